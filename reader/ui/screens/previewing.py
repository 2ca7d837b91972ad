"""The chosen hit of a search, shown beside the list at its passage."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.errors import ReaderError
from reader.ui.document.viewport import EMPTY
from reader.ui.searching import SearchSelection
from reader.ui.services.tasks import run_exclusive
from reader.ui.views import view_of_hit
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from textual.timer import Timer

    from reader.library.library import Library
    from reader.search import Hit
    from reader.ui.services.typing_pace import TypingPace

PREVIEW_WIDTH = 100
"""Columns from which the chosen hit is shown beside the list."""
DELAY = 0.1
"""Seconds a hit stays chosen before it is shown."""
TAKING_APART = 0.08
"""Seconds that its document may want the processor that typing wants."""


class Previewing(Screen[SearchSelection]):
    """Part of the search screen."""

    library: Library
    rhythm: TypingPace
    _preview_timer: Timer | None = None

    def preview(self, hit: Hit | None) -> None:
        """Shows a hit soon, unless another one is chosen before; None shows nothing."""
        if self._preview_timer is not None:
            self._preview_timer.stop()
        if hit is None:
            self.workers.cancel_group(self, "preview")
            self.query_one(ReadingPane).show(EMPTY)
        elif self.size.width >= PREVIEW_WIDTH:
            self._preview_timer = self.set_timer(DELAY, lambda: self._begin(hit))

    def _begin(self, hit: Hit) -> None:
        """Not between the keys of somebody who types on, and finds the same hit with each."""
        if left := self.rhythm.wait(TAKING_APART):
            self._preview_timer = self.set_timer(left, lambda: self._begin(hit))
            return
        run_exclusive(self, partial(self._show_hit, hit), "preview")

    async def _show_hit(self, hit: Hit) -> None:
        """Taking a document apart may take a moment: it is done off the event loop."""
        try:
            document = await asyncio.to_thread(self.library.documents.get, hit.document)
        except (KeyError, ReaderError):
            return
        if not self.is_attached:  # the search has been left meanwhile
            return
        pane = self.query_one(ReadingPane)
        pane.show(view_of_hit(document, hit.kind, hit.offset), at=hit.offset if hit.kind == "paper" else None)
        if hit.spans:
            pane.highlight(hit.spans, None)
            pane.goto(hit.offset, top=False)
