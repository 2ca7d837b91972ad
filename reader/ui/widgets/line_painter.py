"""Paints a line of the reading pane: margin, sign, text, highlights and selection."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.content import Content
from textual.strip import Strip
from textual.style import Style

from reader.ui.document.layout import Place
from reader.ui.document.view import HIDDEN_CHAR, RULE, Highlights, Line
from reader.ui.document.wrapping import clusters, is_narrow
from reader.ui.widgets.painting import DIM, SIGN, paint

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from textual.selection import Selection
    from textual.widget import Widget

    from reader.ui.document.layout import Chunks
    from reader.ui.document.viewport import Viewport

CUT_LEFT, CUT_RIGHT = "‹", "›"
"""At the edges of a line that can be scrolled sideways."""
BAR = "│"
"""Between the columns of a table."""
CURSOR = Style(reverse=True)
PLACES_PER_CHUNK = 1 << 20
"""Textual's selection needs a number for each line that rises downwards and outlives a change of width: the
chunk times this, plus the character that the line begins with."""

STYLES = {
    "title": "bold $accent",
    "dek": "italic $quiet",
    "heading": "bold $heading",
    "subheading": "italic $heading",
    "question": "bold",
    "caption": DIM,
    "quote": "italic",
    "aside": DIM,
    "dim": DIM,
    "mark": SIGN,
    "fold": DIM,
    "strong": "bold",
    "emphasis": "italic",
    "verbatim": "on $panel",
    "link": "underline",
    "struck": "strike",
    "comment": DIM,
    "keyword": "bold $keyword",
    "string": "$string",
    "number": "$number",
    "added": "$success",
    "removed": "$error",
}
"""How the styles that a view names are drawn; any other as plain text."""
RULE_STYLE = "$rule"
MATCH_STYLE, CURRENT_STYLE = "bold underline $accent", "bold $accent"
"""A match, and the one the user is at."""
PASSAGE_STYLE, ANSI_PASSAGE_STYLE = "on $highlight", "underline"
"""What the user highlighted; no colour of the terminal's own can lie under text."""


class Frame(NamedTuple):
    """What all lines of a page share."""

    width: int
    """Width of the widget in cells."""
    left: int
    """Cells before the column."""
    column: int
    """Cells of the column."""
    shift: int
    """Cells by which unwrapped lines are scrolled."""


class SelectedRange(NamedTuple):
    """A selected stretch of a view, [first, last)."""

    first: Place
    last: Place
    cursor: Place | None = None
    """The character to paint as the cursor."""
    style: str = "on $accent-muted"
    """How it is drawn."""


def selected_range(selection: Selection, chunks: Chunks) -> SelectedRange:
    """Convert Textual's offsets, as `paint_line` gave them out, to places. None is the start or the end."""

    def place(x: int, y: int) -> Place:
        index, character = divmod(y, PLACES_PER_CHUNK)
        if index >= len(chunks):
            return chunks.end
        chunk, _ = chunks.of(index)
        return Place(index, min(character + max(0, x), chunk.stop - chunk.start))

    first = Place(0, 0) if selection.start is None else place(*selection.start)
    last = chunks.end if selection.end is None else place(*selection.end)
    # In a table, what is lower on the screen may come first.
    return SelectedRange(min(first, last), max(first, last))


class Body(NamedTuple):
    """The content of a line, without margin and sign."""

    content: Content
    places: Sequence[int] | None = None
    """The position of each character, counted from the line's start; None if they are consecutive."""


def paint_page_line(widget: Widget, viewport: Viewport, y: int, selection: SelectedRange | None) -> Strip:
    """Paint line `y` of the page in sight, as wide as the widget without its scrollbar."""
    width, layout = max(0, widget.size.width - widget.scrollbar_size_vertical), viewport.layout
    if y >= len(viewport.page):
        blank = Strip.blank(width, widget.visual_style.rich_style)
        return blank.apply_offsets(0, len(layout.chunks) * PLACES_PER_CHUNK)
    line = viewport.page[y]
    origin = layout.chunks[line.chunk].start
    frame = Frame(width, max(0, width - layout.width) // 2, layout.width, viewport.shift)
    style = partial(
        styled_line,
        origin=origin,
        column=layout.width,
        dimmed=viewport.dimmed,
        passages=viewport.passages,
        passage_style=ANSI_PASSAGE_STYLE if widget.app.current_theme.ansi else PASSAGE_STYLE,
        highlights=viewport.highlights,
        selection=selection,
    )
    body = table_row(line, style) if line.runs else Body(style(line))
    return paint_line(widget, line, origin, frame, body)


def paint_line(widget: Widget, line: Line, origin: int, frame: Frame, body: Body) -> Strip:
    """Paint a line as wide as the widget. `origin` is where its chunk starts in the block."""
    base = widget.visual_style
    block = line.block
    sign = "" if line.blank else block.sign
    if sign and not (line.first or block.every):
        sign = " " * Content(sign).cell_length
    head = Content(" " * (frame.left + line.indent)) + Content.styled(sign, DIM)
    room = max(0, frame.column - head.cell_length + frame.left)
    content, skipped = (body.content, 0) if block.wrap else _sideways(body.content, frame.shift, room)
    strip = paint(head + content, base)
    number = line.chunk * PLACES_PER_CHUNK + line.start - origin
    if body.places is None:
        places: Sequence[int] = range(skipped - len(head), skipped + len(content))
    else:
        shown = body.places[skipped : skipped + len(content)]
        places = [*range(shown[0] - len(head), shown[0]), *shown] if shown else range(len(head))
    return _placed(strip, places, number).crop_extend(0, frame.width, base.rich_style)


def _placed(strip: Strip, places: Sequence[int], y: int) -> Strip:
    """Tell the segments of a strip their position, for selecting by mouse, and leave out hidden characters.

    Like `Strip.apply_offsets`, but with one number for each character.
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


def table_row(line: Line, style: Callable[[Line], Content]) -> Body:
    """Lay out a line of a table: its cells in their columns, with thin lines in between."""
    content = Content("")
    places: list[int] = []
    for x, start, stop, text, styles in line.runs:
        gap = _gap(content.cell_length, x, line.bars)
        words = style(Line(line.chunk, line.block, start, stop, 0, text=text, styles=styles))
        content += Content.styled(gap, RULE_STYLE) + words
        begin = start - line.start
        places += [*range(begin - len(gap), begin), *range(begin, begin + len(words))]
    gap = _gap(content.cell_length, max(line.bars, default=0) + 1, line.bars)
    end = places[-1] + 1
    return Body(content + Content.styled(gap, RULE_STYLE), [*places, *range(end, end + len(gap))])


def _gap(start: int, stop: int, bars: Collection[int]) -> str:
    """Return what is between two columns."""
    return "".join(BAR if cell in bars else " " for cell in range(start, stop))


def styled_line(
    line: Line,
    origin: int,
    column: int,
    dimmed: Highlights,
    passages: Highlights,
    passage_style: str,
    highlights: Highlights,
    selection: SelectedRange | None,
) -> Content:
    """Return the text of a line with all its styles."""
    if line.blank:
        return Content.styled(line.text, RULE_STYLE)
    if line.block.style == RULE:
        return Content.styled("─" * column, RULE_STYLE)
    text = line.text
    content = Content(text, strip_control_codes=False).stylize(_drawn_as(line.block.style))
    for start, stop, style in line.styles:
        content = content.stylize(_drawn_as(style), max(0, start), stop)
    if (offset := line.offset) is not None:
        for start, stop, _ in dimmed.within(offset, offset + len(text)):
            content = content.stylize(DIM, start - offset, stop - offset)
        for start, stop, _ in passages.within(offset, offset + len(text)):
            content = content.stylize(passage_style, start - offset, stop - offset)
        for start, stop, current in highlights.within(offset, offset + len(text)):
            style = CURRENT_STYLE if current else MATCH_STYLE
            content = content.stylize(style, start - offset, stop - offset)
            if current:
                content = content.stylize(Style(reverse=True), start - offset, stop - offset)
    if selection is not None and selection.first.chunk <= line.chunk <= selection.last.chunk:
        first, last, cursor, style = selection
        start = origin + first.character - line.start if line.chunk == first.chunk else 0
        stop = origin + last.character - line.start if line.chunk == last.chunk else len(text)
        if max(0, start) < min(len(text), stop):
            content = content.stylize(style, max(0, start), min(len(text), stop))
        if cursor is not None and cursor.chunk == line.chunk:
            content = _with_cursor(content, line, origin + cursor.character - line.start)
    return content


def _drawn_as(style: str) -> str:
    return STYLES.get(style, "")


def _with_cursor(content: Content, line: Line, at: int) -> Content:
    """Paint the cursor on a character, or on the space that a line break swallowed."""
    for start, stop, _ in clusters(line.text):
        if start <= at < stop:
            return content.stylize(CURSOR, start, stop)
    beyond = line.block.text[line.stop : line.start + at + 1]
    if at >= len(line.text) and beyond.isspace() and "\n" not in beyond[:-1]:
        return content + Content.styled(" ", CURSOR)
    return content


def _sideways(body: Content, shift: int, room: int) -> tuple[Content, int]:
    """Return what fits into `room` cells of an unwrapped line from `shift` on, and the characters skipped."""
    if not shift and body.cell_length <= room:
        return body, 0
    start = _characters(body.plain, shift)
    rest = body[start:]
    cut = rest.cell_length > room
    shown = rest[: _characters(rest.plain, room)] if cut else rest
    sign = DIM
    if start and shown:
        first = _characters(shown.plain, 1) or 1
        shown = Content.styled(CUT_LEFT, sign) + shown[first:]
    if cut and shown:
        shown = shown[: _characters(shown.plain, room - 1)] + Content.styled(CUT_RIGHT, sign)
    return shown, start


def _characters(text: str, cells: int) -> int:
    """Return how many code points fit into that many cells without cutting a cluster."""
    if is_narrow(text):
        return min(len(text), max(0, cells))
    for start, _, size in clusters(text):
        cells -= size
        if cells < 0:
            return start
    return len(text)
