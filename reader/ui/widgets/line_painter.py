"""One line of the reading pane, painted: margin, sign, text, what is lit and what is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from reader.ui.document.layout import Place
from reader.ui.document.view import HIDDEN_CHAR, RULE, Line
from reader.ui.document.wrapping import clusters, is_narrow
from reader.ui.widgets.painting import paint

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from textual.selection import Selection
    from textual.widget import Widget

    from reader.ui.document.layout import Chunks
    from reader.ui.document.view import Highlights

CUT_LEFT, CUT_RIGHT = "‹", "›"
"""Stand at the edges of a line that can be scrolled sideways."""
BAR = "│"
"""Stands between the columns of a table."""
RULE_STYLE = ".reading-pane--rule"
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
    last = chunks.end if selection.end is None else place(*selection.end)
    # In a table, what stands lower may come first.
    return Selected(min(first, last), max(first, last))


class Body(NamedTuple):
    """What stands on a line, with its styles."""

    content: Content
    places: Sequence[int] | None = None
    """Where each of its characters stands in the text, from the start of the line; None for one by one."""


def paint_line(widget: Widget, line: Line, origin: int, frame: Frame, body: Body) -> Strip:
    """A line of a page, as wide as the widget. `origin` is where its chunk starts in the block."""
    base = widget.visual_style
    block = line.block
    sign = "" if line.blank else block.sign
    if sign and not (line.first or block.every):
        sign = " " * Content(sign).cell_length
    head = Content(" " * (frame.left + line.indent)) + Content.styled(sign, ".reading-pane--sign")
    room = max(0, frame.column - head.cell_length + frame.left)
    content, skipped = (body.content, 0) if block.wrap else _sideways(body.content, frame.shift, room)
    strip = paint(widget, head + content, base)
    number = line.chunk * PLACES_PER_CHUNK + line.start - origin
    if body.places is None:
        places: Sequence[int] = range(skipped - len(head), skipped + len(content))
    else:
        shown = body.places[skipped : skipped + len(content)]
        places = [*range(shown[0] - len(head), shown[0]), *shown] if shown else range(len(head))
    return _placed(strip, places, number).crop_extend(0, frame.width, base.rich_style)


def _placed(strip: Strip, places: Sequence[int], y: int) -> Strip:
    """A strip whose segments know where they stand, for selecting by mouse; without its fillers.

    As `Strip.apply_offsets`, but that `places` has one number for each character.
    """
    if isinstance(places, range) and HIDDEN_CHAR not in strip.text:
        return strip.apply_offsets(places.start, y)
    segments: list[Segment] = []
    at = 0
    for text, style, _ in strip:
        begin = 0
        for end in range(1, len(text) + 1):
            ends = end == len(text) or HIDDEN_CHAR in text[end - 1 : end + 1]
            if not ends and places[at + end] == places[at + end - 1] + 1:
                continue
            if text[begin] != HIDDEN_CHAR:
                meta = RichStyle.from_meta({"offset": (places[at + begin], y)})
                segments.append(Segment(text[begin:end], style + meta if style else meta))
            begin = end
        at += len(text)
    return Strip(segments, strip.cell_length)


def row_of_parts(line: Line, with_styles: Callable[[Line], Content]) -> Body:
    """A line of a table: its parts in their columns, and thin lines between those."""
    content = Content("")
    places: list[int] = []
    for x, start, stop, text, styles in line.runs:
        gap = _gap(content.cell_length, x, line.bars)
        words = with_styles(Line(line.chunk, line.block, start, stop, 0, text=text, styles=styles))
        content += Content.styled(gap, RULE_STYLE) + words
        begin = start - line.start
        places += [*range(begin - len(gap), begin), *range(begin, begin + len(words))]
    gap = _gap(content.cell_length, max(line.bars, default=0) + 1, line.bars)
    end = places[-1] + 1
    return Body(content + Content.styled(gap, RULE_STYLE), [*places, *range(end, end + len(gap))])


def _gap(start: int, stop: int, bars: Collection[int]) -> str:
    """The cells between two columns."""
    return "".join(BAR if cell in bars else " " for cell in range(start, stop))


def styled(
    line: Line, origin: int, column: int, quiet: Highlights, matches: Highlights, selection: Selected | None
) -> Content:
    """The text of a line with its look, what steps back, its matches, and what is selected of it."""
    if line.blank:
        return Content.styled(line.text, RULE_STYLE)
    if line.block.style == RULE:
        return Content.styled("─" * column, RULE_STYLE)
    text = line.text
    content = Content(text, strip_control_codes=False).stylize(f".reading-pane--{line.block.style}")
    for start, stop, look in line.styles:
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
    beyond = line.block.text[line.stop : line.start + at + 1]
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
