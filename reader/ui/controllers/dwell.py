"""When a text counts as read: at its end, unless that was jumped to; in passing only after a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.services.tasks import call_after

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.ui.services.marks_cache import MarksCache
    from reader.ui.widgets.document_view import DocumentView

DWELL = 10.0
"""Seconds at the end of a text without the focus, after which it counts as read."""


class Dwell:
    """Watches the user come to the end of a text."""

    def __init__(self, marks: MarksCache, view: DocumentView) -> None:
        self._marks = marks
        self._view = view
        self._timer: Timer | None = None

    def moved(self, *, at_end: bool) -> None:
        """Another line is at the top; `at_end` is whether the end has been reached. Papers have none."""
        if self._timer is not None:
            self._timer.stop()
        item = self._view.item
        if item is None or not at_end or item.kind == "paper":
            return
        if self._view.pane.has_focus:
            self._marks.mark_finished(item.id)
            return

        def stayed() -> None:
            now = self._view.item
            if now is not None and now.id == item.id and self._view.is_at_end:
                self._marks.mark_finished(item.id)

        self._timer = call_after(self._view, DWELL, stayed)
