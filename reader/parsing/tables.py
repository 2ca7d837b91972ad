"""Tables in a body: those that have kept their columns, and those of which each cell is a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import codes, dating, menus, shapes
from reader.parsing.lines import Line, Span
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

_CELL = lazy.regex(r"\d|:$|%$")
_GAPS = lazy.regex(r"\s{2,}")
_COLUMNS = lazy.regex(r"\s{3}")
_CELLS = 6
"""Fewer short lines in a row are headings or captions rather than the cells of a table."""
CELL_LENGTH = 60
_WIDTHS = range(2, 7)
"""How many columns a flattened table may have had."""


def columns(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Span | None:
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


def flattened(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> tuple[Span | None, int]:
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
    return len(below) > CELL_LENGTH and shapes.ends_sentence(below)


def _has_columns(line: Line) -> bool:
    text = line.bare
    return len(text) <= shapes.LONG and (text.count("|") >= 2 or _is_parted(text))


def _is_parted(text: str) -> bool:
    """Return whether three spaces and more stand in a row."""
    return "   " in text or (not text.isascii() and _COLUMNS.search(text) is not None)


@memoized
def _could_be_cell(text: str) -> bool:
    return (
        len(text) <= CELL_LENGTH
        and not shapes.ends_sentence(text)
        and not (shapes.bullet(text) or shapes.number(text) or shapes.is_markdown_heading(text))
        and not shapes.is_file_name(text)
        and "://" not in text
    )
