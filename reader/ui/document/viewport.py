"""The page of a view in sight. Pure.

Its position is held by a character, not by a line. So it survives any change of width, and text above that
turns out longer than estimated does not move what is being read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.layout import Chunks, Layout, Place, Position
from reader.ui.document.view import Highlights, TextBlock, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.ui.document.view import Line, StyleSpan

EXACT_PAGES = 3
"""Follow the scrollbar line by line over this many pages, and by estimated heights beyond."""
HIGHLIGHTED_CODE = 64
"""Code blocks whose syntax highlighting is kept."""
EMPTY = View("", (TextBlock("", space=0),))


class Viewport:
    """A window of some lines onto the layout of a view, with what is highlighted in it."""

    def __init__(self) -> None:
        self.view = EMPTY
        self.height = 0
        """Lines in sight; 0 until there is a size."""
        self.layout = Layout(Chunks(EMPTY), 1)
        self.highlights = Highlights()
        self.dimmed = Highlights()
        self.passages = Highlights()
        """What the user highlighted; the current one is what keys are for."""
        self.shift = 0
        """Cells by which unwrapped lines are scrolled."""
        self.top = Position(0, 0)
        self.page: list[Line] = []
        """The lines in sight."""
        self._anchor, self._lead = Place(0, 0), 0
        """The character that keeps its position, and the lines in sight above it."""
        self._near = 0.0
        """The part of a page from the beginning in which the beginning stays in sight."""
        self._skipped: int | None = None
        """The offset at the top before text was skipped; None while nothing is skipped."""
        self.code_styles: dict[TextBlock, Sequence[StyleSpan]] = {}
        """Styles of code blocks, empty while they are being computed; the oldest first."""

    @property
    def chunks(self) -> Chunks:
        """The text, cut up."""
        return self.layout.chunks

    @property
    def offset(self) -> int:
        """The position that is kept: the offset of a character in the first line from the document.

        It is the line's first if the user moved there, and stays the same while only the width changes.
        """
        if self._anchor != Place(0, 0) and self.page and self.top == self.layout.line_of(self._anchor):
            return self.chunks.offset(self._anchor)
        for line in self.page:
            if line.offset is not None:
                return line.offset
        return self.chunks.offset(self._anchor)

    @property
    def anchor_offset(self) -> int:
        """The offset of the character that keeps its position; 0 at the very top."""
        is_top = self.top == Position(0, 0) and bool(self.height)
        return 0 if is_top or self._anchor == Place(0, 0) else self.chunks.offset(self._anchor)

    @property
    def lead(self) -> int:
        """The lines that were asked for above the anchor."""
        return self._lead

    @property
    def lines_above(self) -> int:
        """The lines in sight above the line of `offset`."""
        at = self.offset
        return next((y for y, line in enumerate(self.page) if line.offset == at), 0)

    @property
    def y(self) -> int:
        """The number of the top line, partly estimated."""
        return self.layout.y(self.top)

    @property
    def total(self) -> int:
        """Lines of the whole view at this width, partly estimated."""
        return self.layout.heights.total

    @property
    def progress(self) -> float:
        """How far down the text is, from 0 at the top to 1 with the end in sight."""
        below = self.total - self.height
        return min(1.0, self.y / below) if below > 0 else 1.0

    @property
    def is_read(self) -> bool:
        """Whether the end is in sight, and no page before it was skipped."""
        return self.progress >= 1 and self._skipped is None

    @property
    def first_place(self) -> Place:
        """The first character in sight but for the line of marks; the first of all if there is none."""
        for line in self.page:
            if not line.blank and line.text.strip() and line.block.style != "mark":
                return Place(line.chunk, line.start - self.chunks[line.chunk].start)
        return Place(0, 0)

    # What is shown, and where

    def show(self, view: View, offset: int, lead: int = 0, highlights: Highlights | None = None) -> None:
        """Show the view as it is now, with an offset `lead` lines below the top."""
        self.view = view if view.blocks else EMPTY
        chunks = Chunks(self.view)
        self.highlights = chunks.highlights = highlights or Highlights()
        chunks.code_styles = self.code_styles
        self.dimmed, self.shift = Highlights(self.view.dimmed), 0
        self.passages = Highlights(self.view.passages)
        self.layout = Layout(chunks, self.layout.width)
        self._keep(offset, lead)

    def begin(self, view: View, offset: int) -> None:
        """Show another view from an offset, with nothing highlighted and nothing skipped."""
        self._skipped = None
        self.show(view, offset)

    def resize(self, width: int, height: int) -> None:
        """Wrap again, at the same character."""
        self.height = height
        self.layout = Layout(self.chunks, width)
        self.update()

    def set_highlights(self, highlights: Highlights) -> None:
        """Highlight stretches, and show what is hidden in them."""
        self.highlights = highlights
        if self.layout.set_highlights(highlights):
            self.update()

    def new_code(self) -> list[TextBlock]:
        """Return the code blocks in sight without syntax highlighting, each block only once."""
        blocks = dict.fromkeys(line.block for line in self.page if line.block.language)
        new = [block for block in blocks if block not in self.code_styles]
        for block in new:
            self.code_styles[block] = ()
        while len(self.code_styles) > HIGHLIGHTED_CODE:
            del self.code_styles[next(iter(self.code_styles))]
        return new

    def set_code_styles(self, block: TextBlock, styles: Sequence[StyleSpan]) -> bool:
        """Take the syntax highlighting of a code block. Return whether that changes the page."""
        self.code_styles[block] = styles
        changed = bool(styles) and any(line.block == block for line in self.page)
        if changed:
            self.layout.clear()
            self.update()
        return changed

    def shift_by(self, cells: int) -> None:
        """Scroll unwrapped lines sideways, as far as the longest one in sight goes."""
        wide = (line.cells + line.indent for line in self.page if not line.block.wrap)
        most = max(wide, default=0) - self.layout.width
        self.shift = max(0, min(self.shift + cells, most))

    def goto(self, offset: int, lead: int, *, near: float = 0) -> None:
        """Bring the line with an offset `lead` lines below the top.

        Where it is less than that part of a page from the beginning (0 to 1), begin there.
        """
        before = self._here
        self._keep(offset, lead, near)
        self._note_skip(*before)

    def _keep(self, offset: int, lead: int, near: float = 0) -> None:
        self._anchor, self._lead, self._near = self.chunks.find(offset), lead, near
        self.update()

    def update(self) -> None:
        """Put the kept position at the top again, or as near as the end of the text allows."""
        if not self.height:  # the line is found once there is a width to wrap at
            self.top, self.page = Position(self._anchor.chunk, 0), []
            return
        anchored = self.layout.line_of(self._anchor)
        lead = anchored.row if self._anchor == Place(0, 0) else self._lead
        near = int(self._near * self.height)
        if lead < near and self.layout.move(anchored, -near) == Position(0, 0):
            lead = near
        self._show(min(self.layout.move(anchored, -lead), self.layout.last_top(self.height)))

    # Moving

    def move(self, lines: int) -> None:
        """Scroll by lines, down if positive."""
        self.set_top(self.layout.move(self.top, lines))

    def move_to_end(self, *, end: bool) -> None:
        """Go to the end, or to the top."""
        before = self._here
        self.set_top(self.layout.last_top(self.height) if end else Position(0, 0))
        self._note_skip(*before)

    def follow(self, y: int) -> None:
        """Go to a line by its number: exactly over short distances, else by the estimated heights."""
        before = self._here
        distance = y - self.y
        if abs(distance) <= EXACT_PAGES * self.height:
            self.move(distance)
        else:
            self.set_top(self.layout.at(y))
        self._note_skip(*before)

    @property
    def _here(self) -> tuple[int, int]:
        return self.y, self.offset

    def _note_skip(self, y: int, offset: int) -> None:
        """Remember where the user was before going down by more than what was in sight."""
        if self._skipped is None and self.y - y > self.height:
            self._skipped = offset

    def reveal(self, place: Place) -> bool:
        """Scroll as far as the line of a character needs to be in sight. Return whether that was needed."""
        top, position = self.top, self.layout.line_of(place)
        if position < top:
            self.set_top(position)
        elif position > self.layout.move(top, self.height - 1):
            self.set_top(self.layout.move(position, 1 - self.height))
        return self.top != top

    def set_top(self, top: Position) -> None:
        """Put a line at the top, and keep the position of its first character from now on."""
        top = min(top, self.layout.last_top(self.height))
        line = self.layout.lines(top.chunk)[top.row]
        self._anchor = Place(top.chunk, line.start - self.chunks[top.chunk].start)
        self._lead = self.layout.line_of(self._anchor).row - top.row if line.blank else 0
        self._near = 0
        self._show(top)

    def _show(self, top: Position) -> None:
        self.top = top
        self.page = self.layout.page(top, self.height)
        if self._skipped is not None and (not self.y or self.offset <= self._skipped):
            self._skipped = None  # back where the skip began
