"""The foot of a page: what follows the last text of an article, down to the lines that only pages have.

It is known by its shape: short lines in a row, no sentences but those among them, and known lines in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import furniture, menus, related, shapes
from reader.parsing.lines import is_rule
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.lines import Line

_LINE, _SENTENCE = 60, 90
"""A line of a foot is no longer; a sentence as long as this is text of the article."""
_MOST, _LEAST = 40, 3
_SHARE = 6
"""One of so many lines must be known, at least."""
_NEAR = 16
"""An article has text within so many lines above its foot."""
_SURE = 2


def begin(rows: Sequence[Line], top: int, bottom: int, strength: Mapping[int, int]) -> int:
    """Return the index of the first line of the foot that ends the page, or `bottom` if no more is.

    `strength` has the known lines: 2 for what only pages say, 1 for words of a menu. From `bottom` on all
    lines are known to be residue.
    """
    closed = min(
        _closed(rows, top, strength), _imprint(rows, top), _parted(rows, top, strength), _rights(rows, top)
    )
    if closed < bottom:
        return closed
    least = max(top, bottom - _MOST)
    first = bottom
    while first > least and _may_be_of_foot(rows, first - 1, strength):
        first -= 1
    told = sum(_is_text(rows[index].bare) for index in range(first, bottom) if index not in strength)
    if first == least or told > 1 or not _is_under_text(rows, top, first):
        return bottom
    known = [index for index in range(first, len(rows)) if index in strength]
    enough = len(known) * _SHARE >= len(rows) - first >= _LEAST
    if not enough or sum(strength[index] for index in known) < _SURE:
        return bottom
    start = sure = min(known[0], bottom)
    while start > first and rows[start].row == rows[start - 1].row + 1 and not _is_told(rows, start):
        start -= 1
    links = any(related.opens(row.bare) for row in rows[start:sure])
    return sure if links else start


def _closed(rows: Sequence[Line], top: int, strength: Mapping[int, int]) -> int:
    """Return the index of the page's last chunk if what only pages say opens or fills it, and closes it."""
    first = len(rows) - 1
    while first > max(top, len(rows) - _MOST) and rows[first].row == rows[first - 1].row + 1:
        first -= 1
    known = [index for index in range(first, len(rows)) if strength.get(index) == _SURE]
    if first <= top or known[-1:] != [len(rows) - 1]:
        return len(rows)
    fills = len(known) > 1 and len(known) * 2 >= len(rows) - first and _are_short(rows[first:])
    return first if known[0] == first or fills else len(rows)


def _parted(rows: Sequence[Line], top: int, strength: Mapping[int, int]) -> int:
    """Return the index of the rule over the last lines of a mail, or the end.

    "--" and a row of underscores have nothing but an address or a list's name below them; under other rules
    most lines must be known.
    """
    for index in range(max(top + 1, len(rows) - _PARTED), len(rows) - 1):
        text = rows[index].bare
        if text[0] not in _RULES or not _parts(text) or not _are_short(rows[index + 1 :]):
            continue
        known = sum(it in strength for it in range(index + 1, len(rows)))
        if text in _DASHES or text[0] == "_" or known * 2 > len(rows) - index - 1:
            return index
    return len(rows)


def signature(rows: Sequence[Line], top: int) -> int:
    """Return the index of the two dashes over the signature of a mail, which ends it, or the end."""
    near = range(max(top + 1, len(rows) - _PARTED), len(rows) - 1)
    return next((at for at in near if rows[at].bare in _DASHES and _are_short(rows[at + 1 :])), len(rows))


_PARTED = 7
"""A rule over a mail's foot is among so many last lines."""
_RULES = "-_=–—"
_DASHES = frozenset({"--", "—", "––"})


def _parts(text: str) -> bool:
    """Return whether a line is a rule, or the two dashes over a signature."""
    return text in _DASHES or is_rule(text)


def _rights(rows: Sequence[Line], top: int) -> int:
    """Return the last line if the rights open it, and more is said, or whose site it is, or the end.

    A picture's credit is nothing but a name.
    """
    last = len(rows) - 1
    text = rows[last].bare if last > top else ""
    if not text or not furniture.claims_rights(text):
        return len(rows)
    name = text[1:].strip() if text[0] == "©" else ""
    sites = name != "" and (name in {row.bare for row in rows[:_SITE]} or _is_firm(name))
    return last if sites or len(shapes.sentences(text)) > 1 else len(rows)


def _is_firm(name: str) -> bool:
    """Return whether the form of a firm closes a name: "Made Slowly Ltd"."""
    return name.rstrip(".").rpartition(" ")[2] in _FIRMS


_FIRMS = words_for("firm")
_SITE = 12
"""The name of a page's site is among so many first lines."""


def _are_short(rows: Sequence[Line]) -> bool:
    """Return whether none of some lines is the text of an article, or an item of a list."""
    return not any(_is_text(row.bare) or shapes.bullet(row.bare) for row in rows)


def _imprint(rows: Sequence[Line], top: int) -> int:
    """Return where the words of a legal line open one of the last chunks, "Imprint", or the end."""
    for index in range(max(top + 1, len(rows) - _IMPRINT), len(rows)):
        text = rows[index].bare
        if len(text) <= _WORD and rows[index].row > rows[index - 1].row + 1 and menus.bare(text) in _LEGAL:
            return index
    return len(rows)


_LEGAL = words_for("notice.legal")
_IMPRINT, _WORD = 10, 24


def _is_under_text(rows: Sequence[Line], top: int, index: int) -> bool:
    """Return whether a sentence is right above a line, and the text of an article not far."""
    near = rows[max(top, index - _NEAR) : index]
    return shapes.ends_sentence(near[-1].bare) and any(_is_text(row.bare) for row in near)


def _is_told(rows: Sequence[Line], index: int) -> bool:
    """Return whether the lines right above one are sentences in a row, as in texts without blank lines."""
    above = rows[max(0, index - _TOLD) : index]
    together = len(above) == _TOLD and above[-1].row == above[0].row + _TOLD - 1
    return together and all(shapes.ends_sentence(row.bare) for row in above)


_TOLD = 5


def _is_text(text: str) -> bool:
    return len(text) > _SENTENCE and shapes.ends_sentence(text)


def _may_be_of_foot(rows: Sequence[Line], index: int, strength: Mapping[int, int]) -> bool:
    """Return whether a line is known, short and no sentence, or a sentence in a row of such."""
    text = rows[index].bare
    if index in strength:
        return True
    if len(text) <= _LINE and not shapes.ends_sentence(text):
        listed = shapes.bullet(text) or text[0].isdigit() or text.count(", ") > 1
        return not listed and not shapes.closes_with_credit(text)
    below = index + 1 < len(rows) and rows[index + 1].row == rows[index].row + 1
    above = index > 0 and rows[index].row == rows[index - 1].row + 1
    if len(text) <= _LINE:
        return below or above
    return below and above and not _is_text(rows[index - 1].bare)
