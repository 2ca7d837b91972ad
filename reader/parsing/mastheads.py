"""What names a newsletter's issue or a sort of text, and titles of which there are several on a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import shapes
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

SORTS = words_for("page.kicker")
_REACH = 80
"""Others are looked for in so many lines below."""
ISSUE = lazy.regex(
    r"(?:\b(?:n\.?\s?[°ºo]\.?|n\.|nr\.?|no\.|n[uú]m\.?|heft|band|bd\.?|tomo?e?|nummer|number|issue|ausgabe|numéro|número|numero|edition|vol(?:umen?)?\.?|#)[\s-]?\d{1,5}\b)|#\d+"
    r"|第\s?[\d一二三四五六七八九十百]+\s?[期号回]", re.IGNORECASE,
)  # fmt: skip


PAGES = lazy.regex(rf"(?:{'|'.join(map(re.escape, sorted(words_for('paper.pages'))))})\s?\d", re.IGNORECASE)


def numbers_issue(text: str) -> bool:
    """Return whether an issue's number is in a text; most lines have no digit."""
    return (shapes.has_digit(text) or "第" in text) and ISSUE.search(text) is not None


def is_one_of_several(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether two lines and more below, each on its own, are like a line in capitals and tail."""
    look = _look(rows[index].bare)
    if not look:
        return False
    near = rows[index : min(end, index + _REACH + 2)]
    alike = (
        look == _look(row.bare)
        for above, row, below in zip(near, near[1:], near[2:], strict=False)
        if len(row.bare) <= _LONGEST and above.row + 1 < row.row and row.row + 1 < below.row
    )
    return sum(alike) >= _SEVERAL


_LONGEST, _SEVERAL = 120, 2


def _look(text: str) -> str:
    """Return what tells a heading of several by its look: all in capitals, and the signs that close it."""
    match = _CLOSING.search(text)
    return f"{shapes.is_upper(text)}{_FIGURES.sub('1', match[0])}" if match else ""


_CLOSING = lazy.regex(r"(?:\)\s?)?\[\d{1,3}\]$|[)→»›]$")
_FIGURES = lazy.regex(r"\d+")
