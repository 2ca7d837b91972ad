"""The reading pane: a column of text of any length, wrapped only where it shows."""

from __future__ import annotations

from functools import partial
from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView

from reader.config import COLUMN
from reader.ui.commands import bindings
from reader.ui.document.view import Highlights
from reader.ui.document.viewport import Viewport
from reader.ui.messages import WidgetMessage
from reader.ui.services.tasks import run_in_thread
from reader.ui.widgets.line_painter import paint_page_line
from reader.ui.widgets.painting import LineCache
from reader.ui.widgets.scrolling import ScrollActions, show_line_count, size_without_layout
from reader.ui.widgets.text_selection import TextSelection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection
    from textual.strip import Strip

    from reader.ui.document.view import StyleSpan, TextBlock, View

NARROWEST_COLUMN = 20
MARGIN = 2
"""Cells between the text and either edge."""
NARROW = 60
"""Below this width the margin is one cell."""
SIDEWAYS = 8
"""Cells by which a key scrolls unwrapped lines."""
CONTEXT = 3
"""Lines above a match."""
HEAD = 2 / 3
"""A match in this part of the first page leaves the beginning of the text in sight."""
NOT_OF_THE_TEXT = "Select words of the text itself to highlight them."
HighlightVerb: TypeAlias = Literal["toggle", "note", "rewrite", "remove"]
"""Make or remove; make with a note, or write on the note; the same of the current one; remove."""


class ReadingPane(ScrollView, ScrollActions, can_focus=True, inherit_bindings=False):
    """Shows a `View`. Positions are offsets in code points of the document."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("select"), *bindings("highlight"), *bindings("move"), *bindings("pane"),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ReadingPane { overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """

    virtual_size = size_without_layout()
    column: reactive[int] = reactive(COLUMN)
    """The widest a line of prose becomes, in cells."""

    class Moved(WidgetMessage["ReadingPane"]):
        """Another line is at the top, or the pane has a new size or text."""

        def __init__(self, pane: ReadingPane, offset: int, progress: float) -> None:
            super().__init__(pane)
            self.offset = offset
            self.progress = progress

    class Leapt(WidgetMessage["ReadingPane"]):
        """The user went to the top or to the end. `offset` is where that was from."""

        def __init__(self, pane: ReadingPane, offset: int) -> None:
            super().__init__(pane)
            self.offset = offset

    class Copied(Message):
        """Enter was pressed on a selection."""

    class HighlightPressed(Message):
        """A key for highlights was pressed on a selection, or on the current highlight."""

        def __init__(self, verb: HighlightVerb, stretch: tuple[int, int]) -> None:
            super().__init__()
            self.verb = verb
            self.stretch = stretch
            """What it is for, in the document's text: [start, stop)."""

    def __init__(self, *, id: str | None = None, can_highlight: bool = False) -> None:  # noqa: A002
        """`can_highlight` is whether what is shown belongs to items that can have highlights."""
        self._painted = LineCache()
        super().__init__(id=id)
        self._can_highlight = can_highlight
        self.viewport = Viewport()
        """The page in sight."""
        self.selection = TextSelection(self, self.viewport)
        self.has_moved = False
        """Whether the user has moved since something was shown or gone to."""
        self.passage: tuple[int, int] | None = None
        """The highlight that keys are for while nothing is selected: one just made or gone to."""
        self._laid_out = Size(0, 0)
        self._syncing = False
        """Whether the scrollbar is being updated."""
        self._drawing = False
        """Whether whoever lays out also takes care of painting."""

    # What is shown, and where

    def show(self, view: View, *, at: int | None = None) -> None:
        """Show a view from an offset of its document, or from its top. Clears highlights and selection."""
        first = next((block.start for block in view.blocks if block.start is not None), 0)
        self.has_moved = False
        self.make_current(None)
        self.viewport.begin(view, 0 if at is None or at == first else at)
        self.selection.restore(None)
        self._relayout()

    def change(self, view: View) -> None:
        """Show another view of the same text, at the same position. Paints only the lines that differ."""
        if view == self.view:
            return
        viewport, saved = self.viewport, self.selection.save()
        page, before = viewport.page, self.view
        self._drawing = True
        viewport.show(view, viewport.anchor_offset, viewport.lead, viewport.highlights)
        self._relayout()
        self._drawing = False
        self.selection.restore(saved)
        if (view.dimmed, view.passages) != (before.dimmed, before.passages):
            self.refresh()
        for y, (line, now) in enumerate(zip_longest(page, viewport.page)):
            if line != now:
                self.refresh(Region(0, y, self.size.width, 1))

    def goto(self, offset: int, lead: int = 0, *, near: float = 0) -> None:
        """Bring the line with an offset `lead` lines below the top.

        Where it is less than that part of a page from the beginning (0 to 1), begin there.
        """
        self.has_moved = False
        self.viewport.goto(offset, lead, near=near)
        self._update()

    def goto_match(self, offset: int) -> None:
        """Bring a match into sight, with what is before it; with the head of the text where there is room."""
        self.goto(offset, CONTEXT, near=HEAD)

    def highlight(self, spans: Sequence[tuple[int, int]], current: int | None = None) -> None:
        """Highlight stretches of the document, [start, stop) each; `current` is the index of the main one."""
        self.viewport.set_highlights(Highlights(spans, current))
        self._update()

    @property
    def view(self) -> View:
        """What is shown."""
        return self.viewport.view

    @property
    def offset_at_top(self) -> int:
        """The position that is kept: the offset of a character in the first line from the document."""
        return self.viewport.offset

    @property
    def lead_at_top(self) -> int:
        """The lines in sight above the line of `offset_at_top`."""
        return self.viewport.lines_above

    @property
    def progress(self) -> float:
        """How far down the text is, from 0 at the top to 1 with the end in sight."""
        return self.viewport.progress

    @property
    def is_read(self) -> bool:
        """Whether the end is in sight, and no page before it was skipped."""
        return self.viewport.is_read

    @property
    def total_lines(self) -> int:
        """Lines of the whole view at this width, partly estimated."""
        return self.viewport.total

    @property
    def room(self) -> int:
        """Cells beside the scrollbar."""
        return max(0, self.size.width - self.scrollbar_size_vertical)

    @property
    def widest_column(self) -> int:
        """Cells available for a column: all but the margins."""
        return self.room - 2 * (MARGIN if self.size.width >= NARROW else 1)

    @property
    def selecting(self) -> bool:
        """Whether the keys move the selection's cursor."""
        return self.selection.is_active

    @property
    def selected_text(self) -> str:
        """The selected text, unwrapped and as in the source; empty if nothing is selected."""
        return self.selection.text

    def end_selecting(self) -> None:
        """Select nothing, and give the keys back."""
        self.selection.clear()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text and its line end, for Textual."""
        return self.selection.text_in(selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002
        """Paint the new selection."""
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the selection's keys only while they do something."""
        is_selected = self.selecting or self.text_selection is not None
        if action in ("leave_selection", "take_selection"):
            return is_selected
        if action == "highlight":
            is_current = self.passage is not None and not is_selected
            offered = {"remove": is_selected or is_current, "rewrite": is_current}
            return self._can_highlight and offered.get(str(parameters[0]), is_selected)
        return self.selecting if action.startswith("cursor_") else super().check_action(action, parameters)

    def action_select(self) -> None:
        """Start selecting with keys, where the mouse left off or at the top; or end it."""
        if self.selecting:
            self.selection.clear()
        else:
            self.selection.begin(self.viewport.first_place)

    def action_leave_selection(self) -> None:
        """Select nothing."""
        self.selection.clear()

    def action_take_selection(self) -> None:
        """Ask to copy the selection."""
        self.post_message(self.Copied())

    def action_highlight(self, verb: HighlightVerb) -> None:
        """Ask to do something with the highlight that the selection is in, with the current or a new one."""
        stretch = self.selection.stretch or self.passage
        if stretch is None:
            self.notify(NOT_OF_THE_TEXT, markup=False)
        else:
            self.post_message(self.HighlightPressed(verb, stretch))

    def make_current(self, passage: tuple[int, int] | None) -> None:
        """Let keys be for a highlight, until the user moves on; None for none."""
        if passage != self.passage:
            self.passage = passage
            self.refresh_bindings()

    def action_cursor_to(self, motion: str) -> None:
        """Move the cursor by character, word or block."""
        self.selection.move(motion)
        self._show_cursor()

    def action_cursor_edge(self, edge: Literal["start", "end"]) -> None:
        """Move the cursor to the start or end of its line."""
        self.selection.move_to_edge(edge)
        self._show_cursor()

    def action_cursor_swap(self) -> None:
        """Move the cursor to the other end of the selection."""
        self.selection.swap()
        self._show_cursor()

    def action_cursor_begin(self) -> None:
        """Begin a new selection at the cursor."""
        self.selection.restart()

    def _show_cursor(self) -> None:
        """Scroll as far as the cursor's line needs to be in sight."""
        if self.selection.cursor is not None and self.viewport.reveal(self.selection.cursor):
            self._user_moved()

    # Events

    def on_resize(self) -> None:
        """Wrap again, unless that was done before the frame was painted."""
        self._fit_size()

    def watch_column(self) -> None:
        """Wrap again, at the same character."""
        self._relayout()

    def validate_column(self, column: int) -> int:
        """Keep the column wide enough for words."""
        return max(NARROWEST_COLUMN, column)

    def validate_scroll_y(self, value: float) -> float:
        """Clamp. Textual asks after each change of size, before painting: the moment to wrap again."""
        if not self._syncing and self._fit_size():
            value = self.scroll_y
        return super().validate_scroll_y(value)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the wheel or the scrollbar."""
        super().watch_scroll_y(old_value, new_value)
        # While the size changes, Textual clamps to lines that are about to be wrapped again.
        if not self._syncing and self.size == self._laid_out:
            if new_value >= self.max_scroll_y:
                self.viewport.move_to_end(end=True)
            else:
                self.viewport.follow(round(new_value))
            self._user_moved()

    def on_mouse_down(self) -> None:
        """A drag may begin here. The screen is told when the button is released."""
        self.selection.is_dragged = True

    def on_click(self, event: events.Click) -> None:
        """Select a word or a block. A single click lets keys be for the highlight that is there."""
        event.prevent_default()  # Textual's own would select the whole pane
        self.selection.click(event)
        offset = self.selection.offset_at(event.screen_x, event.screen_y)
        if offset is not None and self.viewport.passages.within(offset, offset + 1):
            self.make_current((offset, offset + 1))

    # Moving

    def move_by(self, lines: int) -> None:
        """Scroll by lines; while the keys select, move the cursor."""
        if self.selecting:
            self.selection.move_by(lines)
            self._show_cursor()
        else:
            self.viewport.move(lines)
            self._user_moved()

    def move_to_end(self, *, end: bool) -> None:
        """Go to the end or to the top; while the keys select, move the cursor there."""
        if self.selecting:
            self.selection.move_to_end(end=end)
            self._show_cursor()
            return
        self.post_message(self.Leapt(self, self.offset_at_top))
        self.viewport.move_to_end(end=end)
        self._user_moved()

    def action_scroll_left(self) -> None:
        """Scroll unwrapped lines back to the left."""
        self.viewport.shift_by(-SIDEWAYS)
        self.refresh()

    def action_scroll_right(self) -> None:
        """Scroll unwrapped lines to the right, as far as the longest one in sight goes."""
        self.viewport.shift_by(SIDEWAYS)
        self.refresh()

    def _user_moved(self) -> None:
        self.has_moved = True
        self.make_current(None)
        self._update()

    # Laying out

    def _fit_size(self) -> bool:
        """Wrap again if the size has changed. Return whether it has."""
        if self.size == self._laid_out:
            return False
        self._drawing = True
        self._relayout()
        self._drawing = False
        return True

    def _relayout(self) -> None:
        self._laid_out = self.size
        self.viewport.resize(min(self.column, self.widest_column), self.size.height)
        self._update()

    def _update(self) -> None:
        """Bring scrollbar, painting and listeners up to date with the viewport."""
        if not self.size.height:
            return
        self._highlight_code()
        self._syncing = True
        y, total = self.viewport.y, self.total_lines
        if self.virtual_size.height != total:
            show_line_count(self, total)
        self.scroll_target_y = self.scroll_y = y
        self._syncing = False
        if not self._drawing:
            self.refresh()
        self.post_message(self.Moved(self, self.offset_at_top, self.progress))

    def _highlight_code(self) -> None:
        """Start highlighting the code in sight, in threads."""

        def work(block: TextBlock) -> None:
            # Imported here because few texts have code.
            from reader.ui.document.syntax import highlight_code

            self.call_later(self._show_code, block, highlight_code(block.text, block.language))

        for block in self.viewport.new_code():
            run_in_thread(self, partial(work, block), "code")

    def _show_code(self, block: TextBlock, styles: Sequence[StyleSpan]) -> None:
        if self.viewport.set_code_styles(block, styles):
            self._update()

    # Painting

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
        """Paint a line of the page."""
        self._fit_size()
        return paint_page_line(self, self.viewport, y, self.selection.range)
