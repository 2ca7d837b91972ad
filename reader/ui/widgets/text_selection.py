"""The selection in the reading pane, made with keys or mouse and held by places in the text.

It is Textual's own selection of the screen, so keys and mouse work on the same one. Its numbers encode places
of the view (see line_painter), which outlive scrolling and any change of width.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.geometry import Offset
from textual.selection import Selection

from reader.ui.document import cursor as motions
from reader.ui.widgets.line_painter import PLACES_PER_CHUNK, selected_range

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from reader.ui.document.layout import Chunks, KeptPlace, Place
    from reader.ui.document.viewport import Viewport
    from reader.ui.widgets.line_painter import SelectedRange

ANSI_STYLE = "underline"
"""How a selection is drawn in the colours of the terminal, none of which can lie under text."""
WORD_CLICKS, BLOCK_CLICKS = 2, 3
"""Clicks that select a word, and a block."""


class SavedSelection(NamedTuple):
    """A selection on its way from one view of a text to another."""

    first: KeptPlace
    last: KeptPlace
    cursor: KeptPlace | None
    mark: KeptPlace | None


class TextSelection:
    """What is selected in a widget, and the cursor with which the keys select."""

    def __init__(self, widget: Widget, viewport: Viewport) -> None:
        self._widget = widget
        self._viewport = viewport
        self.is_dragged = False
        """Whether the mouse is selecting, from a press in the widget to its release anywhere."""
        self.cursor: Place | None = None
        """The character that the cursor is on; None unless the keys select."""
        self._mark: Place | None = None
        """Where the selection began."""
        self._column: int | None = None
        """The column that moving up and down keeps to."""

    @property
    def is_active(self) -> bool:
        """Whether the keys move the cursor."""
        return self.cursor is not None

    @property
    def range(self) -> SelectedRange | None:
        """What is selected, with the cursor."""
        selection = self._widget.text_selection if self._widget.is_attached else None
        if selection is None:
            return None
        selected = selected_range(selection, self._chunks)._replace(cursor=self.cursor)
        return selected._replace(style=ANSI_STYLE) if self._widget.app.current_theme.ansi else selected

    @property
    def text(self) -> str:
        """The selected text, unwrapped and as in the source; empty if nothing is selected."""
        selection = self._widget.text_selection if self._widget.is_attached else None
        return "" if selection is None else self.text_in(selection)

    def text_in(self, selection: Selection) -> str:
        """Return the text in a selection of Textual's."""
        first, last = selected_range(selection, self._chunks)[:2]
        return motions.copied_text(self._chunks, self._viewport.view.source, first, last)

    @property
    def stretch(self) -> tuple[int, int] | None:
        """What is selected, in the document's text; None if nothing of it is."""
        selected = self.range
        return (
            None if selected is None else motions.source_stretch(self._chunks, selected.first, selected.last)
        )

    # Starting and ending

    def begin(self, place: Place) -> None:
        """Let the keys select: from what the mouse has selected, or at a place."""
        selected = self.range
        if selected is None:
            self._mark = self.cursor = motions.nearest(self._chunks, place)
        else:
            self._mark, self.cursor = selected.first, motions.left(self._chunks, selected.last)
        self._column = None
        self._update_selection()
        self._widget.refresh_bindings()

    def clear(self) -> None:
        """Select nothing."""
        self.cursor = self._mark = self._column = None
        if self._widget.is_attached:
            self._widget.screen.clear_selection()
        self._widget.refresh()
        self._widget.refresh_bindings()

    def drop_cursor(self) -> None:
        """Give the keys back; the selection stays."""
        self.cursor = self._mark = None
        self._widget.refresh_bindings()

    # Moving the cursor

    def move(self, motion: str) -> None:
        """Move the cursor by character, word or block; `motion` is a key of `cursor.MOTIONS`."""
        if self.cursor is not None:
            self._column = None
            self._put_cursor(motions.MOTIONS[motion](self._chunks, self.cursor))

    def move_to_edge(self, edge: Literal["start", "end"]) -> None:
        """Move the cursor to the first or last character of its line."""
        if self.cursor is not None:
            self._column = None
            to_edge = motions.line_start if edge == "start" else motions.line_end
            self._put_cursor(to_edge(self._viewport.layout, self.cursor))

    def move_by(self, lines: int) -> None:
        """Move the cursor down or up, in the same column if the line is long enough."""
        if self.cursor is not None:
            if self._column is None:
                self._column = motions.column_of(self._viewport.layout, self.cursor)
            self._put_cursor(motions.lines_on(self._viewport.layout, self.cursor, lines, self._column))

    def move_to_end(self, *, end: bool) -> None:
        """Move the cursor to the last or first character of the text."""
        self._column = None
        self._put_cursor(motions.last(self._chunks) if end else motions.first(self._chunks))

    def swap(self) -> None:
        """Move the cursor to the other end of the selection."""
        if self.cursor is not None and self._mark is not None:
            self._mark, to = self.cursor, self._mark
            self._put_cursor(to)

    def restart(self) -> None:
        """Begin a new selection at the cursor."""
        self._mark = self.cursor
        self._update_selection()

    # The mouse

    def clamp_drag(self, x: int, y: int) -> tuple[int, int]:
        """Move a cell of the screen to the nearest cell of the text, while the mouse selects.

        Otherwise dragging one cell too far to the side would select the rest of the document.
        """
        if not self.is_dragged:
            return x, y
        region, bar = self._widget.content_region, self._widget.scrollbar_size_vertical
        return min(max(x, region.x), region.right - bar - 1), min(max(y, region.y), region.bottom - 1)

    def click(self, event: events.Click) -> None:
        """Select a word with two clicks, its block with three."""
        self.drop_cursor()
        if event.chain not in (WORD_CLICKS, BLOCK_CLICKS):
            return
        screen = self._widget.screen
        widget, offset = screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if widget is self._widget and offset is not None:
            place = selected_range(Selection(offset, offset), self._chunks).first
            around = motions.block_at if event.chain == BLOCK_CLICKS else motions.word_at
            self._select(*around(self._chunks, motions.nearest(self._chunks, place)))

    def offset_at(self, x: int, y: int) -> int | None:
        """Return the offset in the document of what is drawn in a cell of the screen; None for none."""
        widget, offset = self._widget.screen.get_widget_and_offset_at(x, y)
        if widget is not self._widget or offset is None:
            return None
        place = selected_range(Selection(offset, offset), self._chunks).first
        stretch = motions.source_stretch(self._chunks, place, place._replace(character=place.character + 1))
        return None if stretch is None else stretch[0]

    # From one view to the next

    def save(self) -> SavedSelection | None:
        """Return what is selected, for another view of the same text."""
        selected = self.range
        if selected is None:
            return None
        keep = self._chunks.keep
        ends = [None if place is None else keep(place) for place in (self.cursor, self._mark)]
        return SavedSelection(keep(selected.first), keep(selected.last), *ends)

    def restore(self, saved: SavedSelection | None) -> None:
        """Select the same words in the view shown now; nothing if nothing was saved."""
        if saved is None:
            if self.cursor is not None or self.range is not None:
                self.clear()
            return
        if saved.cursor is not None and saved.mark is not None:
            self.cursor = motions.nearest(self._chunks, self._chunks.find_again(saved.cursor))
            self._mark = motions.nearest(self._chunks, self._chunks.find_again(saved.mark))
        self._select(self._chunks.find_again(saved.first), self._chunks.find_again(saved.last))

    @property
    def _chunks(self) -> Chunks:
        return self._viewport.chunks

    def _put_cursor(self, place: Place) -> None:
        self.cursor = place
        self._update_selection()

    def _update_selection(self) -> None:
        """Select from the mark to the cursor, both included."""
        if self.cursor is None or self._mark is None:
            return
        first, last = sorted((self._mark, self.cursor))
        self._select(motions.before(self._chunks, first), motions.after(self._chunks, last))
        self._widget.refresh()

    def _select(self, first: Place, last: Place) -> None:
        self._widget.screen.selections = {self._widget: Selection(_number(first), _number(last))}


def _number(place: Place) -> Offset:
    return Offset(0, place.chunk * PLACES_PER_CHUNK + place.character)


def if_attached(widget: Widget | None, offset: Offset | None) -> tuple[Widget | None, Offset | None]:
    """Return what is at a point of a screen; nothing if that was just removed.

    It is found where it was drawn until the next layout, and Textual asks its parent where it is when a drag
    may begin there.
    """
    is_gone = widget is not None and widget.parent is None
    return (None, None) if is_gone else (widget, offset)
