"""What a block's layout alone reveals: code, tables, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import codes, quotations, shapes, summaries, tables
from reader.parsing.lines import Line, Span, chunks, margin

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.facts import Facts

_TIME = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?[ T])?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,6})?Z?(?: ?[AaPp][Mm])?"
_STAMP = lazy.regex(
    rf"[\[(]{_TIME}[\])]\s+\S|{_TIME} (?:-->|- )"
    rf"|{_TIME}\s+(?:<[^>\s]+>|[^\s:]{{1,24}}(?: [^\s:]{{1,24}})?:\s)"
)
"""A time in brackets or before somebody's name, or a subtitle's."""
_STAMPS = 5
_FENCES = ("```", "~~~")
_TIGHT_LENGTH = 200
_DUMP = 2000
"""This many lines in a row are a dump: an article or a list of papers has a longer one much sooner."""
_SET_IN = 4
"""Lines indented this far beyond the text are code in Markdown."""


def dumps(lines: Sequence[Line], first: int, end: int) -> list[Span]:
    """Return runs of thousands of short or gapless lines: data, for which no cue is checked."""
    spans: list[Span] = []
    begin = first
    short = tight = True
    above = 0
    for index, line in enumerate((*lines[first:end], None), first):
        if line is not None:
            length = len(line.bare)
            short = short and length <= tables.CELL_LENGTH
            tight = tight and length <= _TIGHT_LENGTH and (index == begin or line.row == above + 1)
            above = line.row
            if short or tight:
                continue
        if index - begin >= _DUMP:
            spans += [Span("paragraph", chunk.first, chunk.last) for chunk in chunks(lines, begin, index - 1)]
        begin = index
        length = len(line.bare) if line is not None else 0
        short, tight = length <= tables.CELL_LENGTH, length <= _TIGHT_LENGTH
    return spans


def logged(lines: Sequence[Line], first: int, end: int) -> list[Span]:
    """Return the lines of a chat, a log or of subtitles, which a time opens: they are text.

    Many of a document's lines must be such. The times of a programme stand alone, from one to another.
    """
    stamped = [index for index in range(first, end) if _is_stamped(lines[index].bare)]
    if len(stamped) < _STAMPS or len(stamped) * 3 < end - first:
        return []
    return [Span("paragraph", index, index) for index in stamped]


def _is_stamped(text: str) -> bool:
    opens = text[0] in "[(" or text[0].isdigit()
    return opens and _STAMP.match(text) is not None and not summaries.is_time(text)


def fenced(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> list[Span]:
    """Return the code between fences: nothing in it is read as anything else. A fence needs its partner."""
    spans: list[Span] = []
    opening: int | None = None
    for index in range(first, end):
        if index in taken:
            opening = None
        elif lines[index].bare.startswith(_FENCES):
            if opening is None:
                opening = index
            elif lines[index].bare[:3] == lines[opening].bare[:3]:
                spans.append(Span("code", opening, index))
                opening = None
    return spans


def find(lines: Sequence[Line], first: int, end: int, taken: Container[int], facts: Facts) -> list[Span]:
    """Return the spans of code, tables and lists between two indices (`end` excluded)."""
    spans: list[Span] = []
    index, barren = first, first
    left = margin(lines, 0, end)
    while index < end:
        line, span = lines[index], None
        if index in taken:
            index += 1
            continue
        if len(line.bare) <= shapes.LONG:
            is_set_in = line.indent >= left + _SET_IN
            span = _quoted(lines, index, end, taken)
            span = span or (_verse(lines, index, end, taken) if is_set_in else None)
            span = span or codes.find(lines, index, end, taken) or tables.columns(lines, index, end, taken)
            span = span or (
                _set_in(lines, index, end, taken, left) if is_set_in else codes.led(lines, index, end, taken)
            )
            if not span and index >= barren and not facts.board:
                span, barren = tables.flattened(lines, index, end, taken)
        if not span and index not in facts.stated:
            span = _list(lines, index, end, taken, left) or _led_to(lines, index, end, taken)
        if span:
            spans.append(span)
        index = span.last + 1 if span else index + 1
    return spans


_VERSES = range(2, 17)
_VERSE_END = frozenset(",;:.!?…—–。，！？")
_BEFORE_VERSE = 60


def _verse(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return verses or other words that are quoted: lines set in equally between paragraphs that aren't."""
    indent = lines[first].indent
    if not first or first - 1 in taken:
        return None
    before = lines[first - 1]
    led = len(before.bare) > _BEFORE_VERSE or before.bare[-1] == ":"
    if not led or before.indent >= indent - 2 or before.row + 1 == lines[first].row:
        return None
    last = first
    while last < end and last not in taken and _is_verse(lines[last], indent) and last - first < _VERSES.stop:
        last += 1
    count = last - first
    closed = last >= end or lines[last].row > lines[last - 1].row + 1
    stopped = sum(line.bare[-1] in _VERSE_END for line in lines[first:last])
    ends = count in _VERSES and closed and stopped * 2 >= count and lines[last - 1].bare[-1] in _VERSE_END
    return Span("quote", first, last - 1) if ends else None


def _quoted(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return what a colon leads to if it is a text set in deeper than what leads to it."""
    if not first or first - 1 in taken:
        return None
    before, line = lines[first - 1], lines[first]
    if before.bare[-1] not in ":：" or line.indent < before.indent + 2 or before.row + 1 == line.row:
        return None
    last = first
    while last + 1 < end and last + 1 not in taken and lines[last + 1].indent == line.indent:
        last += 1
    told = " ".join(it.bare for it in lines[first : last + 1][: _VERSES.stop])
    said = len(told) > _BEFORE_VERSE and shapes.ends_sentence(told) and told.count(" ") * 9 > len(told)
    return Span("quote", first, last) if said and not (_is_item(told) or _has_signs(told)) else None


def _has_signs(text: str) -> bool:
    return codes.opens(Line(0, 0, text, text, 0, 0, 0))


def _is_verse(line: Line, indent: int) -> bool:
    text = line.bare
    words = len(text) <= _TIGHT_LENGTH and " " in text and text[0].isalpha()
    return words and line.indent == indent and not _is_item(text) and not codes.SIGN.search(text.rstrip(":;"))


def _set_in(lines: Sequence[Line], first: int, end: int, taken: Container[int], left: int) -> Span | None:
    """Return lines indented by four or more between prose that isn't: Markdown code, whatever it says.

    Under a list they continue its item, and an indented sentence is a quotation or a remark.
    """
    before = lines[first - 1] if first else None
    if before is None or before.indent > left or _is_item(before.bare):
        return None
    if before.row + 1 == lines[first].row:
        return None
    last = first
    while last < end and last not in taken and _is_set_in(lines[last], left):
        last += 1
    if last == first or (last == first + 1 and _is_centred(lines, first)):
        return None
    return Span("code", first, last - 1)


def _is_centred(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line has as much room before it as behind it, up to where those around it end."""
    line = lines[index]
    near = [len(other.text) for other in lines[max(0, index - _AROUND) : index + _AROUND + 1]]
    return line.indent > _AROUND and abs(line.indent - (max(near) - len(line.text))) <= _OFF


_AROUND, _OFF = 6, 12


def _is_set_in(line: Line, left: int) -> bool:
    return (
        line.indent >= left + _SET_IN
        and len(line.bare) <= _TIGHT_LENGTH
        and not _is_item(line.bare)
        and not shapes.ends_sentence(line.bare)
    )


def _list(lines: Sequence[Line], first: int, end: int, taken: Container[int], left: int) -> Span | None:
    """Return one list item with its continuations, if it is one of several or indented."""
    line = lines[first]
    if not _is_item(line.bare) or _is_asked(lines, first, end) or _is_source(lines, first, end):
        return None
    single = shapes.is_pictured(line.bare)
    if single and not any(_is_next_item(lines, first, at, end) for at in (first - 1, first + 1)):
        return None
    step = line.bare[-1] in ":：" and shapes.number(line.bare).isdigit()
    if not (single or step or line.indent > left or line.bare[0] == "•" or _has_sibling(lines, first, end)):
        return None
    last = first
    while last + 1 < end and last + 1 not in taken and _continues(lines, first, last + 1):
        last += 1
    return Span("list", first, last)


def _led_to(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return the items without bullets that a sentence with a colon leads to: "Please send:" / "a letter".

    They are a few words each, and open in lower case, as a sentence goes on.
    """
    text, before = lines[first].bare, lines[first - 1].bare if first else ""
    if before[-1:] not in _COLONS or len(before.split()) < _LEADING or not text[0].islower():
        return None
    last = first
    stop = min(end, first + _FEW_ITEMS.stop)
    while last + 1 < stop and last + 1 not in taken and lines[last + 1].row == lines[last].row + 1:
        last += 1
    texts = [line.bare for line in lines[first : last + 1]]
    short = max(map(len, texts)) <= _LED and not any(map(shapes.ends_sentence, texts[:-1]))
    fits = len(texts) in _FEW_ITEMS and short and all(text[0].islower() for text in texts)
    return Span("list", first, last) if fits and not any(map(_has_signs, texts)) else None


_COLONS = (":", "：")
_LEADING, _LED, _FEW_ITEMS = 2, 120, range(2, 24)


def _is_source(lines: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a dash opens who said what is right above, a sentence that no such dash opens."""
    line = lines[index]
    if line.bare[0] not in quotations.DASHES or not index or len(line.bare) > quotations.SOURCE_LENGTH:
        return False
    above = lines[index - 1]
    alone = above.row + 1 == line.row and (index + 1 >= end or lines[index + 1].row > line.row + 1)
    said = shapes.ends_sentence(above.bare) and above.indent <= line.indent and not _is_item(above.bare)
    return alone and said and not shapes.ends_sentence(line.bare)


def _is_asked(lines: Sequence[Line], index: int, end: int) -> bool:
    """Return whether an item's number is that of a question answered by the line below."""
    if not shapes.ends_question(lines[index].bare) or index + 1 >= end:
        return False
    below = lines[index + 1]
    item_above = index > 0 and _is_item(lines[index - 1].bare)
    return not item_above and not _is_item(below.bare) and below.indent <= lines[index].indent


def _is_next_item(lines: Sequence[Line], index: int, other: int, end: int) -> bool:
    """Return whether the line right over or under one opens with a picture too."""
    near = 0 <= other < end and abs(lines[other].row - lines[index].row) == 1
    return near and shapes.is_pictured(lines[other].bare)


def _is_item(text: str) -> bool:
    return bool(shapes.bullet(text) or shapes.number(text) or shapes.is_pictured(text))


def _continues(lines: Sequence[Line], first: int, index: int) -> bool:
    """Return whether a line continues the item: deeper than its bullet, or a wrapped sentence."""
    line = lines[index]
    if _is_item(line.bare):
        return False
    if line.indent > lines[first].indent:
        return True
    wrapped = line.row == lines[index - 1].row + 1 and line.bare[0].islower()
    return wrapped and not shapes.ends_sentence(lines[index - 1].bare)


def _has_sibling(lines: Sequence[Line], first: int, end: int) -> bool:
    """Return whether a nearby line has the same bullet or an adjacent number."""
    mine = shapes.number(lines[first].bare)
    for index in (first - 1, first + 1, first - 2, first + 2):
        if 0 <= index < end and _is_sibling(mine, lines[first].bare, lines[index].bare):
            return abs(index - first) == 1 or not mine or not _is_short_heading(lines[first].bare)
    return False


def _is_sibling(mine: str, text: str, other: str) -> bool:
    theirs = shapes.number(other)
    if mine.isdigit() and theirs.isdigit():
        return abs(int(mine) - int(theirs)) == 1
    if mine or theirs:
        return bool(mine and theirs) and mine.isdigit() == theirs.isdigit()
    return text[0] == other[0] and shapes.bullet(other) > 0


def _is_short_heading(text: str) -> bool:
    """Return whether it looks like a section heading: "2. Methods" between paragraphs is not an item."""
    return len(text) <= 60 and not shapes.ends_sentence(text) and not text.endswith((";", ","))
