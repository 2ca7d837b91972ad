"""How the text is shown: the width of column and sidebar, text alone, what recurs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on

from reader.ui.screens.panes import Panes
from reader.ui.services.repeated_text import RepeatedTextFound
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.preferences import Preference
    from reader.ui.display_settings import DisplaySettings, Repeated

TELL_FOR = 2.0
"""Seconds for which a notice of a change stays that can be seen anyway."""
TOLD: dict[Repeated, str] = {
    "dimmed": "What recurs in other postings steps back.",
    "folded": "What recurs in other postings is folded away.",
    "plain": "What recurs in other postings is shown like all else.",
}


class Viewing(Panes):
    """Part of the main screen. What is set here is kept for the next start."""

    prefer: Callable[[Preference, str | int], None]
    """Keeps a value for later starts."""

    def action_column(self, direction: Literal[1, -1]) -> None:
        """A wider or narrower column of text."""
        pane = self.query_one(ReadingPane)
        self._take_looks(self.looks.with_column(direction, pane.widest_column))

    def action_sidebar_width(self, direction: Literal[1, -1]) -> None:
        """A wider or narrower sidebar."""
        now = self.query_one(Sidebar).outer_size.width
        self._take_looks(self.looks.with_sidebar(direction, now))

    def action_zen(self) -> None:
        """Nothing but the text, and back."""
        self.set_zen(wanted=not self.zen)

    def action_repeated(self) -> None:
        """Text that recurs in other postings: dimmed, folded, plain, and round again."""
        self._take_looks(self.looks.with_repeated())
        self.notify(TOLD[self.looks.repeated], markup=False, timeout=TELL_FOR)

    @on(RepeatedTextFound)
    def _recurred(self, event: RepeatedTextFound) -> None:
        desk = self.query_one(DocumentView)
        if desk.item is not None and desk.item.id == event.posting:
            desk.show_again()
        desk.query_one(PostingList).refresh_rows()

    def set_zen(self, *, wanted: bool) -> None:
        """Nothing but the text, or all that there is room for."""
        self.zen = wanted
        self.look_at("text")
        self.refresh_bindings()

    def show_looks(self) -> None:
        """Shows everything as it is set."""
        desk = self.query_one(DocumentView)
        self.query_one(ReadingPane).column = self.looks.column
        if desk.renderer.repeated != self.looks.repeated:
            desk.renderer.repeated = self.looks.repeated
            desk.show_again()
            desk.look_up_repeats()
            desk.query_one(PostingList).refresh_rows()
        self.arrange_panes()

    def _take_looks(self, looks: DisplaySettings) -> None:
        if looks != self.looks:
            before, self.looks = self.looks.preferences(), looks
            self.show_looks()
            for name, value in looks.preferences().items():
                if value != before[name]:
                    self.prefer(name, value)
