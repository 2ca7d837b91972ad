"""The pane one reads in: a column of text of any length, wrapped only where it shows.

The pane holds its place as a character, not as a line: it stays through any change of width, and
text above that turns out longer than estimated does not move what is being read.
"""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.config import COLUMN
from reader.ui.commands import bindings
from reader.ui.document.clipboard_text import copied_text
from reader.ui.document.layout import Chunks, Layout, Place, Position
from reader.ui.document.view import Highlights, Line, TextBlock, View
from reader.ui.messages import WidgetMessage
from reader.ui.widgets.colouring import Colouring
from reader.ui.widgets.line_painter import (
    PLACES_PER_CHUNK,
    Body,
    Frame,
    Selected,
    paint_line,
    row_of_parts,
    selected_places,
    styled,
)
from reader.ui.widgets.painting import LineCache
from reader.ui.widgets.pane_styles import SHEET, STYLES
from reader.ui.widgets.scrolling import ScrollActions, show_line_count, size_without_layout
from reader.ui.widgets.selecting import Selecting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual.binding import BindingType
    from textual.selection import Selection

NARROWEST_COLUMN = 20
AIR = 2
"""Cells between the text and either edge."""
NARROW = 60
"""Below this width there is one cell of air."""
SIDEWAYS = 8
"""Cells by which unwrapped lines move at a key."""
CONTEXT = 3
EMPTY = View("", (TextBlock("", space=0),))


class ReadingPane(Selecting, Colouring, ScrollView, ScrollActions, can_focus=True, inherit_bindings=False):
    """Shows a `View`. Its place in the text is `offset`, in code points of the document."""

    COMPONENT_CLASSES: ClassVar[set[str]] = STYLES
    """The styles of blocks; see pane_styles.py."""
    HELP = "The text: move with j and k, page with space and b."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("select"), *bindings("move"), *bindings("pane")]
    DEFAULT_CSS = SHEET

    virtual_size = size_without_layout()
    column: reactive[int] = reactive(COLUMN)
    """The widest that a line of prose becomes, in cells."""

    class Moved(WidgetMessage["ReadingPane"]):
        """Another line stands at the top, or the pane has another size or text."""

        def __init__(self, pane: ReadingPane, offset: int, progress: float) -> None:
            super().__init__(pane)
            self.offset = offset
            self.progress = progress

    class Leapt(WidgetMessage["ReadingPane"]):
        """The reader has gone to the top or to the end."""

        def __init__(self, pane: ReadingPane, offset: int) -> None:
            super().__init__(pane)
            self.offset = offset
            """Where that was before."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        self._painted = LineCache()
        super().__init__(id=id, classes=classes)
        self._view = EMPTY
        self._colours = {}
        self._chunks = Chunks(EMPTY)
        self._wrapped = Layout(self._chunks, 1)
        self._anchor, self._lead = Place(0, 0), 0
        self._top = Position(0, 0)
        self._page: list[Line] = []
        self._matches = Highlights()
        self._quiet = Highlights()
        self._shift = 0
        self._syncing = False
        self._drawing = False
        """Whether whoever lays out anew sees to the painting too."""
        self._laid_out = Size(0, 0)
        self.strolled = False
        """Whether the reader has moved since something was shown or gone to."""

    # What is shown, and where

    @property
    def view(self) -> View:
        """What is shown."""
        return self._view

    def show(self, view: View, *, at: int | None = None) -> None:
        """Show a view, from an offset of its document or from its top. Highlights are lit no more.

        Where its first words stand is its top: the space above them is shown too.
        """
        first = next((block.start for block in view.blocks if block.start is not None), 0)
        self._take_up(view, 0 if at is None or at == first else at)

    def change(self, view: View) -> None:
        """Show another view of the same text; the place and the lit matches stay.

        Only the lines that have become others are painted.
        """
        if view == self._view:
            return
        at = 0 if self._top == Position(0, 0) else self._chunks.offset(self._anchor)
        matches, page, quiet = self._matches, self._page, self._view.dimmed
        held, lead, strolled = self._hold_selection(), self._lead, self.strolled
        self._drawing = True
        self._take_up(view, at, lead)
        self._light(matches)
        self._drawing = False
        self.strolled = strolled
        self._take_selection_up(held)
        if view.dimmed != quiet:
            self.refresh()
        for y, (before, now) in enumerate(zip_longest(page, self._page)):
            if before != now:
                self.refresh(Region(0, y, self.size.width, 1))

    def _light(self, matches: Highlights) -> None:
        """Lights stretches, and shows what was hidden of them."""
        self._matches = matches
        if self._wrapped.set_highlights(matches):
            self._place()

    def goto(self, offset: int, *, top: bool = True, context: int = CONTEXT) -> None:
        """Bring the line that holds an offset to the top, or with `top` False `context` lines below it."""
        self._anchor, self._lead = self._chunks.find(offset), 0 if top else context
        self.strolled = False
        self._place()

    def highlight(self, spans: Sequence[tuple[int, int]], current: int | None = None) -> None:
        """Light stretches of the document, [start, stop) each; `current` is the index of the chief one."""
        self._light(Highlights(spans, current))
        self.refresh()

    @property
    def offset_at_top(self) -> int:
        """The place that is kept, in the document's text: a character of the first line in sight.

        It is the line's first when the reader has moved there, and stays the same while only the width
        changes. Where the top line is not of the document, the next one that is counts.
        """
        if self._anchor != Place(0, 0) and self._page and self._top == self._wrapped.line_of(self._anchor):
            return self._chunks.offset(self._anchor)
        for line in self._page:
            if line.offset is not None:
                return line.offset
        return self._chunks.offset(self._anchor)

    @property
    def lead_at_top(self) -> int:
        """The lines in sight above the one that `offset_at_top` speaks of."""
        at = self.offset_at_top
        return next((y for y, line in enumerate(self._page) if line.offset == at), 0)

    @property
    def progress(self) -> float:
        """How far down the text is, from 0 at the top to 1 where the end is in sight."""
        above = self._wrapped.y(self._top)
        below = self.total_lines - self.size.height
        return min(1.0, above / below) if below > 0 else 1.0

    @property
    def total_lines(self) -> int:
        """Lines of the whole view at this width, estimated where nobody has looked."""
        return self._wrapped.heights.total

    # Events

    def on_resize(self) -> None:
        """Wrap anew, at the same character, unless a frame has been drawn at this size already."""
        if self.size != self._laid_out:
            self._relayout()

    def watch_column(self) -> None:
        """Wrap anew, at the same character."""
        self._relayout()

    def validate_column(self, column: int) -> int:
        """No narrower than words are long."""
        return max(NARROWEST_COLUMN, column)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The wheel or the scrollbar has moved the text."""
        super().watch_scroll_y(old_value, new_value)
        # While the size changes, Textual clamps to lines that are about to be wrapped anew.
        if not self._syncing and self.size == self._laid_out:
            self._scrolled_to(round(new_value))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as the source has it, unwrapped."""
        places = selected_places(selection, self._chunks)
        return copied_text(self._chunks, self._view.source, places.first, places.last), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Draw what is selected."""
        self.refresh()

    # Moving

    @property
    def room(self) -> int:
        """Cells beside the scrollbar."""
        return max(0, self.size.width - self.scrollbar_size_vertical)

    def move_by(self, lines: int) -> None:
        """That many lines; of the cursor while text is selected by keyboard."""
        if self.selecting:
            self.move_cursor_by(lines)
            return
        self._stand(self._wrapped.move(self._top, lines))

    def move_to_end(self, *, end: bool) -> None:
        """To the top or to the end."""
        if self.selecting:
            self.move_cursor_to_end(end=end)
            return
        self.post_message(self.Leapt(self, self.offset_at_top))
        self._stand(self._wrapped.last_top(self.size.height) if end else Position(0, 0))

    def action_scroll_left(self) -> None:
        """Unwrapped lines back to the left."""
        self._shift_by(-SIDEWAYS)

    def action_scroll_right(self) -> None:
        """Unwrapped lines on to the right, as far as one in sight goes."""
        self._shift_by(SIDEWAYS)

    def _shift_by(self, cells: int) -> None:
        wide = (line.cells + line.indent for line in self._page if not line.block.wrap)
        most = max(wide, default=0) - self._wrapped.width
        self._shift = max(0, min(self._shift + cells, most))
        self.refresh()

    def _show_place(self, place: Place) -> None:
        """Scrolls no further than a character's line needs to be in sight."""
        position = self._wrapped.line_of(place)
        if position < self._top:
            self._stand(position)
        elif position > self._wrapped.move(self._top, self.size.height - 1):
            self._stand(self._wrapped.move(position, 1 - self.size.height))

    def _scrolled_to(self, y: int) -> None:
        """Follow the scrollbar: exactly over short distances, else by what is known of the heights."""
        distance = y - self._wrapped.y(self._top)
        if y >= self.max_scroll_y:
            self._stand(self._wrapped.last_top(self.size.height))
        elif abs(distance) <= 3 * self.size.height:
            self._stand(self._wrapped.move(self._top, distance))
        else:
            self._stand(self._wrapped.at(y))

    def _stand(self, top: Position) -> None:
        """Make a line the top, and its character the place that is kept."""
        top = min(top, self._wrapped.last_top(self.size.height))
        self.strolled = True
        line = self._wrapped.lines(top.chunk)[top.row]
        chunk, _ = self._chunks.of(top.chunk)
        self._anchor = Place(top.chunk, line.start - chunk.start)
        self._lead = self._wrapped.line_of(self._anchor).row - top.row if line.blank else 0
        self._settle(top)

    def _take_up(self, view: View, at: int, lead: int = 0) -> None:
        """Show a view with an offset at the top, under so many lines."""
        self._view = view if view.blocks else EMPTY
        self._chunks = Chunks(self._view)
        self._chunks.code_styles = self._colours
        self._matches, self._shift = Highlights(), 0
        self._quiet = Highlights(self._view.dimmed)
        self._anchor, self._lead = self._chunks.find(at), lead
        self.strolled = False
        self._take_selection_up(None)
        self._relayout()

    @property
    def widest_column(self) -> int:
        """The cells that there are for a column: all but the air beside it."""
        air = AIR if self.size.width >= NARROW else 1
        return self.room - 2 * air

    def _relayout(self) -> None:
        self._laid_out = self.size
        self._wrapped = Layout(self._chunks, min(self.column, self.widest_column))
        self._place()

    def _place(self) -> None:
        """Put the kept place at the top, or as near as the end of the text lets it."""
        if not self.size.height:
            self._page = []
            return
        anchored = self._wrapped.line_of(self._anchor)
        lead = anchored.row if self._anchor == Place(0, 0) else self._lead
        top = self._wrapped.move(anchored, -lead)
        self._settle(min(top, self._wrapped.last_top(self.size.height)))

    def _settle(self, top: Position) -> None:
        """Show the page from a line on, and bring scrollbar and listeners up to date."""
        self._top = top
        self._page = self._wrapped.page(top, self.size.height)
        self._colour()
        self._syncing = True
        y = self._wrapped.y(top)
        total = self.total_lines
        if self.virtual_size.height != total:
            show_line_count(self, total)
        self.scroll_target_y = self.scroll_y = y
        self._syncing = False
        if not self._drawing:
            self.refresh()
        self.post_message(self.Moved(self, self.offset_at_top, self.progress))

    # Drawing

    def settle(self) -> None:
        """Lays out what is on the screen for its size: the first frame of that comes before the message."""
        if self.size != self._laid_out:
            self._drawing = True
            self._relayout()
            self._drawing = False

    def validate_scroll_y(self, value: float) -> float:
        """Textual's own. It asks after every change of size and before it paints: the time to wrap anew."""
        if not self._syncing and self.size != self._laid_out:
            self.settle()
            value = self.scroll_y
        return super().validate_scroll_y(value)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint again, all of it or some regions."""
        if repaint:
            self._painted.drop(*regions)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines, the fast way if there is no border or padding."""
        strips = self._painted.render(self, crop)
        return super().render_lines(crop) if strips is None else strips

    def render_line(self, y: int) -> Strip:
        """One line of the page."""
        width, column = self.room, self._wrapped.width
        base = self.visual_style.rich_style
        if y >= len(self._page):
            return Strip.blank(width, base).apply_offsets(0, len(self._chunks) * PLACES_PER_CHUNK)
        line = self._page[y]
        origin = self._chunks[line.chunk].start
        frame = Frame(width, max(0, width - column) // 2, column, self._shift)
        with_styles = partial(
            styled,
            origin=origin,
            column=column,
            quiet=self._quiet,
            matches=self._matches,
            selection=self._selected(),
        )
        body = row_of_parts(line, with_styles) if line.runs else Body(with_styles(line))
        return paint_line(self, line, origin, frame, body)

    def _selected(self) -> Selected | None:
        selection = self.text_selection
        if selection is None:
            return None
        return selected_places(selection, self._chunks)._replace(cursor=self.cursor)
