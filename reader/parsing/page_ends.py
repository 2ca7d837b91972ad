"""The end of a page: its last chunks, with lines that only pages have in them, and addresses under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import cited_names, dating, fields, furniture, menus, openings, related, shapes
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.lines import Line

_RELATED = words_for("page.related")
_REACH = 80
"""How many lines a chunk of it has at most."""
_CHUNKS = 6
_LEGAL_LENGTH = 400
_LINKS = 2
"""So many links under their label are other texts, and no part of a page's foot."""
_ADDRESSES, _WORD = 2, 16
"""So many addresses there are at least; the heading over them is no longer."""


def over_addresses(rows: Sequence[Line], end: int) -> int:
    """Return where the numbered addresses begin that text browsers put under a page, or `end`."""
    first = end
    while first > 0 and "://" in rows[first - 1].bare and openings.is_noted([rows[first - 1].bare]):
        first -= 1
    if end - first < _ADDRESSES:
        return end
    # "References", "Visible links"
    heads = [len(row.bare) <= _WORD for row in rows[max(0, first - 2) : first]]
    return first - (heads[-1:] == [True]) - (heads == [True, True])


def begin(rows: Sequence[Line], top: int, end: int, strength: Mapping[int, int]) -> int:
    """Return the index from which on only residue follows: the last chunks in which some lines are known."""
    start = end
    for _ in range(_CHUNKS):
        first = start - 1
        while first > top and rows[first].row == rows[first - 1].row + 1:
            first -= 1
        if (
            first < top
            or start - first > _REACH
            or (0 < first == top and _may_be_title(rows, first, strength))
            or not _is_quiet(rows, first, start, strength, closed=start < end)
        ):
            break
        start = first
    last = start
    if (
        last == end
        and end - 2 > top
        and strength.get(end - 2) == 2
        and furniture.claims_rights(rows[end - 1].bare)
    ):
        start -= 1
    while start - 1 > top and (
        (strength.get(start - 1) == 2 and len(rows[start - 1].bare) < _LEGAL_LENGTH)
        or (start < end and _is_between(rows, start - 1, strength))
    ):
        start -= 1
    return start


def _is_between(rows: Sequence[Line], index: int, strength: Mapping[int, int]) -> bool:
    """Return whether a line over a page's last lines is a menu's, or a short one right under such."""
    if rows[index].row + 1 != rows[index + 1].row or not furniture.is_short(rows[index].bare):
        return False
    above = rows[index - 1]
    glued = index > 0 and above.row + 1 == rows[index].row
    return index in strength or (glued and index - 1 in strength and not related.opens(above.bare))


def _may_be_title(rows: Sequence[Line], index: int, strength: Mapping[int, int]) -> bool:
    """Return whether a line right under the menus is no part of them but over what sorts or counts a list."""
    over = index + 1 < len(rows) and menus.opens_as_pages_do(rows[index + 1].bare)
    return over and index not in strength and shapes.is_title_like(rows[index].bare)


def _is_quiet(
    rows: Sequence[Line], first: int, stop: int, strength: Mapping[int, int], *, closed: bool
) -> bool:
    """Return whether a chunk at the end is residue; `closed` if only residue follows it."""
    texts = [rows[index].bare for index in range(first, stop)]
    known = [
        index
        for index in range(first, stop)
        if index in strength
        or dating.is_dated(rows[index].bare)
        or furniture.claims_rights(rows[index].bare)
        or (index + 1 in strength and menus.bare(rows[index].bare) in _RELATED)
    ]

    def known_below(at: int) -> bool:
        return any(it in strength for it in range(at + 1, at + 1 + _LINKS))

    sure = sum(strength.get(index, 1 + rows[index].bare[0].isalpha()) for index in known)
    if sure < (1 if closed and len(texts) > 1 else 2) or len(known) * 4 < len(texts):
        return False
    if any(related.opens(text) and not known_below(at) for at, text in enumerate(texts[:-_LINKS], first)):
        return False
    if {"title", "authors"} <= {found[0] for text in texts if ":" in text and (found := fields.label(text))}:
        return False
    closed_by_date = first in known and first not in strength
    if closed_by_date and any("," in text and len(cited_names.names_in(text)) > 1 for text in texts):
        return False  # a day, a title and its authors
    return all(
        index in known
        or furniture.is_short(text)
        or (closed_by_date and len(text) <= 2 * menus.SHORT)
        or menus.is_bar(text)
        or (not closed and _is_address(text))
        for index, text in enumerate(texts, first)
    )


def _is_address(text: str) -> bool:
    """Return whether a line may be where people live or work, as under a letter: "Quay News, Tide Row 1"."""
    short = len(text) <= 2 * menus.SHORT and not shapes.ends_sentence(text)
    return short and "," in text and any(map(str.isdigit, text))
