"""Selecting text in the reading pane by mouse; the stretch is Textual's own selection of the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Offset
from textual.selection import Selection

from reader.ui.document import cursor as motions
from reader.ui.mixing import WidgetPart
from reader.ui.widgets.line_painter import PLACES_PER_CHUNK, selected_places

if TYPE_CHECKING:
    from textual import events

    from reader.ui.document.layout import Chunks, Place

WORD, BLOCK = 2, 3
"""Clicks that select a word, and a block."""


class Clicking(WidgetPart):
    """Part of the reading pane: what is selected, and the clicks that select."""

    _chunks: Chunks

    @property
    def selected_text(self) -> str:
        """What is selected, as the source has it and unwrapped; "" for nothing."""
        selection = self.text_selection
        found = None if selection is None else self.get_selection(selection)
        return "" if found is None else found[0]

    def leave_cursor(self) -> None:
        """The keys move no cursor any more."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        """Two clicks select a word, three its block."""
        event.prevent_default()  # Textual's own would take the whole pane
        self.leave_cursor()
        if event.chain not in (WORD, BLOCK):
            return
        widget, offset = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if widget is self and offset is not None:
            self._select_around(offset, block=event.chain == BLOCK)

    def _select_around(self, offset: Offset, *, block: bool) -> None:
        place = selected_places(Selection(offset, offset), self._chunks).first
        place = motions.nearest(self._chunks, place)
        around = motions.block_at if block else motions.word_at
        self._select_between(*around(self._chunks, place))

    def _select_between(self, first: Place, last: Place) -> None:
        self.screen.selections = {self: Selection(_number(first), _number(last))}


def _number(place: Place) -> Offset:
    return Offset(0, place.chunk * PLACES_PER_CHUNK + place.character)
