"""One line of the reading pane, painted: margin, sign, text, what is lit and what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from reader.ui.layout import Place
from reader.ui.painting import paint
from reader.ui.view import FILLER, RULE
from reader.ui.wrapping import clusters, is_narrow

if TYPE_CHECKING:
    from textual.selection import Selection
    from textual.widget import Widget

    from reader.ui.layout import Chunks, Line
    from reader.ui.matches import Matches

CUT_LEFT, CUT_RIGHT = "‹", "›"
"""Stand at the edges of a line that can be scrolled sideways."""
CURSOR = Style(reverse=True)
PLACES_PER_CHUNK = 1 << 20
"""Selecting by mouse needs one number per line that rises downwards and outlives a change of width:
the chunk times this, and the character that the line begins with."""


class Frame(NamedTuple):
    """What all lines of a page have in common."""

    width: int
    """Of the widget, in cells."""
    left: int
    """Cells before the column."""
    column: int
    """Cells of the column."""
    shift: int
    """Cells by which unwrapped lines are scrolled."""


class Selected(NamedTuple):
    """A selected stretch of a view, [first, last)."""

    first: Place
    last: Place
    cursor: Place | None = None
    """The character to show as the one that the keys have reached."""


def selected_places(selection: Selection, chunks: Chunks) -> Selected:
    """From Textual's offsets, as `paint_line` gave them out, to places; None stands for either end."""

    def place(x: int, y: int) -> Place:
        index, character = divmod(y, PLACES_PER_CHUNK)
        if index >= len(chunks):
            return chunks.end
        chunk, _ = chunks.of(index)
        return Place(index, min(character + max(0, x), chunk.stop - chunk.start))

    first = Place(0, 0) if selection.start is None else place(*selection.start)
    return Selected(first, chunks.end if selection.end is None else place(*selection.end))


def paint_line(widget: Widget, line: Line, origin: int, frame: Frame, body: Content) -> Strip:
    """A line of a page, as wide as the widget. `origin` is where its chunk starts in the piece.

    `body` is the line's text with its styles, as `styled` makes it.
    """
    base = widget.visual_style
    piece = line.piece
    sign = "" if line.blank else piece.sign
    if sign and not (line.first or piece.every):
        sign = " " * Content(sign).cell_length
    head = Content(" " * (frame.left + line.indent)) + Content.styled(sign, ".reading-pane--sign")
    room = max(0, frame.column - head.cell_length + frame.left)
    skipped = 0
    if not piece.wrap:
        body, skipped = _sideways(body, frame.shift, room)
    strip = paint(widget, head + body, base)
    number = line.chunk * PLACES_PER_CHUNK + line.start - origin
    return _placed(strip, skipped - len(head), number).crop_extend(0, frame.width, base.rich_style)


def _placed(strip: Strip, x: int, y: int) -> Strip:
    """A strip whose segments know where they stand, for selecting by mouse; without its fillers.

    As `Strip.apply_offsets`, but that fillers count.
    """
    if FILLER not in strip.text:
        return strip.apply_offsets(x, y)
    segments: list[Segment] = []
    for text, style, _ in strip:
        for number, part in enumerate(text.split(FILLER)):
            x += bool(number)
            if part:
                meta = RichStyle.from_meta({"offset": (x, y)})
                segments.append(Segment(part, style + meta if style else meta))
                x += len(part)
    return Strip(segments, strip.cell_length)


def styled(
    line: Line, origin: int, column: int, quiet: Matches, matches: Matches, selection: Selected | None
) -> Content:
    """The text of a line with its look, what steps back, its matches, and what is selected of it."""
    if line.blank:
        return Content("")
    if line.piece.style == RULE:
        return Content.styled("─" * column, ".reading-pane--rule")
    text = line.text
    content = Content(text, strip_control_codes=False).stylize(f".reading-pane--{line.piece.style}")
    for start, stop, look in line.looks:
        content = content.stylize(f".reading-pane--{look}", max(0, start), stop)
    if (offset := line.offset) is not None:
        for start, stop, _ in quiet.within(offset, offset + len(text)):
            content = content.stylize(".reading-pane--repeated", start - offset, stop - offset)
        for start, stop, current in matches.within(offset, offset + len(text)):
            style = ".reading-pane--current" if current else ".reading-pane--match"
            content = content.stylize(style, start - offset, stop - offset)
            if current:
                content = content.stylize(Style(reverse=True), start - offset, stop - offset)
    if selection is not None and selection.first.chunk <= line.chunk <= selection.last.chunk:
        first, last, cursor = selection
        start = origin + first.character - line.start if line.chunk == first.chunk else 0
        stop = origin + last.character - line.start if line.chunk == last.chunk else len(text)
        if max(0, start) < min(len(text), stop):
            content = content.stylize(".reading-pane--selection", max(0, start), min(len(text), stop))
        if cursor is not None and cursor.chunk == line.chunk:
            content = _with_cursor(content, line, origin + cursor.character - line.start)
    return content


def _with_cursor(content: Content, line: Line, at: int) -> Content:
    """The cursor on a character of a line, or on the space that its break has swallowed."""
    for start, stop, _ in clusters(line.text):
        if start <= at < stop:
            return content.stylize(CURSOR, start, stop)
    beyond = line.piece.text[line.stop : line.start + at + 1]
    if at >= len(line.text) and beyond.isspace() and "\n" not in beyond[:-1]:
        return content + Content.styled(" ", CURSOR)
    return content


def _sideways(body: Content, shift: int, room: int) -> tuple[Content, int]:
    """What of an unwrapped line fits into `room` cells from `shift` on, and the characters skipped."""
    if not shift and body.cell_length <= room:
        return body, 0
    start = _characters(body.plain, shift)
    rest = body[start:]
    cut = rest.cell_length > room
    shown = rest[: _characters(rest.plain, room)] if cut else rest
    sign = ".reading-pane--sign"
    if start and shown:
        first = _characters(shown.plain, 1) or 1
        shown = Content.styled(CUT_LEFT, sign) + shown[first:]
    if cut and shown:
        shown = shown[: _characters(shown.plain, room - 1)] + Content.styled(CUT_RIGHT, sign)
    return shown, start


def _characters(text: str, cells: int) -> int:
    """How many code points fit into that many cells without cutting a cluster."""
    if is_narrow(text):
        return min(len(text), max(0, cells))
    for start, _, size in clusters(text):
        cells -= size
        if cells < 0:
            return start
    return len(text)
