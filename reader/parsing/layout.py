"""What a block's layout alone reveals: code, tables, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import codes, dating, menus, quotations, shapes, summaries
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
_CELL = lazy.regex(r"\d|:$|%$")
_GAPS = lazy.regex(r"\s{2,}")
_COLUMNS = lazy.regex(r"\s{3}")
_CELLS = 6
"""Fewer short lines in a row are headings or captions rather than the cells of a table."""
_CELL_LENGTH = 60
_WIDTHS = range(2, 7)
"""How many columns a flattened table may have had."""
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
    for index in range(first, end + 1):
        if index < end:
            length = len(lines[index].bare)
            still_short = short and length <= _CELL_LENGTH
            glued = index == begin or lines[index].row == lines[index - 1].row + 1
            still_tight = tight and glued and length <= _TIGHT_LENGTH
            if still_short or still_tight:
                short, tight = still_short, still_tight
                continue
        if index - begin >= _DUMP:
            spans += [Span("paragraph", chunk.first, chunk.last) for chunk in chunks(lines, begin, index - 1)]
        begin = index
        length = len(lines[index].bare) if index < end else 0
        short, tight = length <= _CELL_LENGTH, length <= _TIGHT_LENGTH
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
            span = span or codes.find(lines, index, end, taken) or _columns(lines, index, end, taken)
            span = span or (
                _set_in(lines, index, end, taken, left) if is_set_in else codes.led(lines, index, end, taken)
            )
            if not span and index >= barren and not facts.board:
                span, barren = _cells(lines, index, end, taken)
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


def _columns(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
    """Return a table that has kept its columns, with at least two rows."""
    last = first
    while (
        last < end
        and last not in taken
        and (
            _has_columns(lines[last])
            or _goes_on(lines, first, last)
            or (last == first and _is_over_row(lines[last : min(end, last + 2)]))
        )
    ):
        last += 1
    return Span("table", first, last - 1) if last - first >= 2 else None


def _goes_on(lines: Sequence[Line], first: int, index: int) -> bool:
    """Return whether a line right under a row has as many cells, with narrower gaps in between."""
    if index == first or lines[index].row > lines[index - 1].row + 1:
        return False
    if "  " not in lines[index].bare:
        return index - first > 1 and _fills(lines[index], lines[index - 2 : index])
    return len(_GAPS.split(lines[index].bare)) == len(_GAPS.split(lines[index - 1].bare))


def _is_over_row(pair: Sequence[Line]) -> bool:
    """Return whether a line right over another has three cells and more, as that one, with narrow gaps."""
    if len(pair) < 2 or not all("  " in line.bare for line in pair) or pair[1].row > pair[0].row + 1:
        return False
    cells = [len(_GAPS.split(line.bare)) for line in pair]
    return cells[0] == cells[1] > 2 and not any(shapes.ends_sentence(line.bare) for line in pair)


def _fills(line: Line, above: Sequence[Line]) -> bool:
    """Return whether the first cell of a row is as wide as its column: the second begins where others do."""
    begins = {match.end() for row in above if (match := _GAPS.search(row.text, row.indent + 1))}
    at = min(begins, default=0)
    return (
        len(begins) == 1
        and line.text[at - 1 : at] == " "
        and line.text[at - 2 : at - 1] not in {"", " "}
        and line.text[at : at + 1] not in {"", " "}
    )


def _cells(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> tuple[Span | None, int]:
    """Return the cells of a flattened table, one per line, and where to look for the next ones."""
    last, telling = first, 0
    while last < end and last not in taken and _could_be_cell(lines[last].bare):
        if last > first + 1 and _gap(lines, last) != _gap(lines, last - 1):
            break
        if _has_columns(lines[last]):
            break
        if codes.opens(lines[last]):
            break
        telling += _CELL.search(lines[last].bare) is not None or shapes.is_upper(lines[last].bare)
        last += 1
    last -= _heads_prose(lines, first, last, end)
    if last - first > _CELLS:
        first += _is_under_heading([_CELL.search(line.bare) is not None for line in lines[first:last]])
    enough = last - first >= _CELLS and telling * 5 >= 2 * (last - first)
    enough = enough and not (
        _is_signature(lines[first:last])
        or _are_of_page(lines, first, last)
        or _are_cards(lines, first, last, taken)
    )
    return (Span("table", first, last - 1) if enough else None), max(last, first + 1)


def _is_signature(lines: Sequence[Line]) -> bool:
    """Return whether lines are a name, a day, and what sites count of a text: likes, comments."""
    words = [at for at, line in enumerate(lines) if shapes.has_word(line.bare)]
    return words[-1:] != [] and words[-1] in _SIGNED_BY and dating.is_dated(lines[words[-1]].bare)


_SIGNED_BY = range(1, 4)


def _are_of_page(lines: Sequence[Line], first: int, last: int) -> bool:
    """Return whether lines are what a page has around its text: two of them, or a line on rights, say so.

    Or two words of menus do, with a day.
    """
    texts = [line.bare for line in lines[first:last]]
    known = sum(
        menus.bare(text) in menus.CHROME or menus.is_share_row(text) or menus.opens_as_pages_do(text)
        for text in texts
    )
    if known > 1 or (known > 0 and len(texts) < _FEW_CELLS) or any(text[0] == "©" for text in texts):
        return True
    entries = sum(menus.bare(text) in menus.KNOWN for text in texts)
    return entries > 1 and any(map(dating.is_dated, texts))


_FEW_CELLS = 7


def _are_cards(lines: Sequence[Line], first: int, last: int, taken: Container[int]) -> bool:
    """Return whether lines right over a page's foot are what sites have of other texts: days, likes, tabs."""
    if last >= len(lines) or last not in taken or len(lines) - last > _FOOT:
        return False
    texts = [line.bare for line in lines[first:last]]
    known = sum(menus.bare(text) in menus.KNOWN for text in texts)
    liked = any(map(_LIKED.fullmatch, texts))
    return (known > 1 or liked) and any(dating.is_dated(_SIGNED.split(text)[0]) for text in texts)


_FOOT = 40
_SIGNED = lazy.regex(r"\s[•·|]\s")
"""Between a day and who wrote."""
_LIKED = lazy.regex(r"\d{1,3}(?:[.,]\d)?\s?[KkMm]")
"""How many like a text, as sites shorten that: "1.9K"."""


def _gap(lines: Sequence[Line], index: int) -> int:
    """Return how far a line is from the one above: the rows of a table are as far apart as each other."""
    return lines[index].row - lines[index - 1].row


def _is_under_heading(cells: Sequence[bool]) -> bool:
    """Return whether a run of cells starts with a heading: only without it do they form rows.

    `cells` says for each whether it has a number or a date; all rows but the first repeat that pattern.
    """

    def in_rows(begin: int) -> bool:
        count = len(cells) - begin
        return any(
            count % width == 0
            and count >= 3 * width
            and any(cells[begin + width :])
            and all(cells[i] == cells[i + width] for i in range(begin + width, len(cells) - width))
            for width in _WIDTHS
        )

    return (not in_rows(0) and in_rows(1)) or (not cells[0] and all(cells[1:]))


def _heads_prose(lines: Sequence[Line], first: int, last: int, end: int) -> bool:
    """Return whether the last of a run of short lines, far apart, is a heading over the text below."""
    if (
        last - first <= _CELLS
        or last >= end
        or _gap(lines, last - 1) < 2
        or _CELL.search(lines[last - 1].bare)
    ):
        return False
    below = lines[last].bare
    return len(below) > _CELL_LENGTH and shapes.ends_sentence(below)


def _has_columns(line: Line) -> bool:
    text = line.bare
    return len(text) <= shapes.LONG and (text.count("|") >= 2 or _is_parted(text))


def _is_parted(text: str) -> bool:
    """Return whether three spaces and more stand in a row."""
    return "   " in text or (not text.isascii() and _COLUMNS.search(text) is not None)


def _could_be_cell(text: str) -> bool:
    return (
        len(text) <= _CELL_LENGTH
        and not shapes.ends_sentence(text)
        and not (shapes.bullet(text) or shapes.number(text) or shapes.is_markdown_heading(text))
        and not shapes.is_file_name(text)
        and "://" not in text
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
