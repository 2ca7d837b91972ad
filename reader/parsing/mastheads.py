"""What stands right above a title: the section, the site, the day, the name of a newsletter and its issue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors, dating, shapes
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import Span, chunks
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.parsing.lines import Line

_MENU = words_for("page.menu")
SORTS = words_for("page.kicker")
_CRUMBS = lazy.regex(r"\S\s*[>›»＞]\s*\S")
_SHORT, _WORDS = 40, 4
_REACH = 80
"""A title that is said again stands at most this many lines below."""


@dataclass(frozen=True, slots=True)
class _Kicker:
    """A line at the top that may only name a section, a site or a day, and the two lines below."""

    text: str
    alone: bool
    below: str
    later: str
    apart: bool
    """A blank line is under the line below."""


def _heads_two(it: _Kicker) -> bool:
    """Return whether it is the shorter of two lines that stand together, neither of them a sentence."""
    return (
        not it.alone
        and it.apart
        and len(it.text) < len(it.below)
        and it.text[-1].isalnum()
        and authors.byline(it.below) is None
        and (dating.is_dated(it.later) or dating.is_byline(it.later))
    )


KICKER: Scale[_Kicker] = Scale(
    4,
    Cue("a word of menus", 3, lambda it: it.text.casefold().strip(" :*_") in _MENU),
    Cue(
        "a word for a sort of text",
        3,
        lambda it: it.text.casefold().replace("’", "'").strip(" :*_|") in SORTS,
    ),
    Cue("a path of sections", 4.5, lambda it: _CRUMBS.search(it.text)),
    Cue("a date or an age", 4, lambda it: dating.is_dated(it.text)),
    Cue("capitals over a title without", 2, lambda it: shapes.is_upper(it.text) and not it.below.isupper()),
    Cue("a title of four words and more below", 1.5, lambda it: len(it.below.split()) >= _WORDS),
    Cue(
        "a byline or a date under that",
        1.5,
        lambda it: dating.is_dated(it.later) or dating.is_byline(it.later),
    ),
    Cue("a standfirst under that", 0.5, lambda it: shapes.ends_sentence(it.later) and len(it.later) <= 250),
    Cue("more than four words", -2, lambda it: len(it.text.split()) > _WORDS),
    Cue("right above it", -0.5, lambda it: not it.alone),
    Cue("a few words over a longer title, and no more in their chunk", 2.5, _heads_two),
    Cue("no title below", -6, lambda it: not shapes.is_title_like(it.below)),
    Cue("a sentence", -3, lambda it: shapes.ends_sentence(it.text)),
    Cue("a heading's signs", -6, lambda it: shapes.is_markdown_heading(it.text)),
    Cue("announces papers", -3, lambda it: shapes.announces_papers(it.text)),
    Cue("a date below", -4, lambda it: dating.is_dated(it.below) or dating.is_byline(it.below)),
)


@dataclass(frozen=True, slots=True)
class _Masthead:
    """A chunk above what may be the title of a newsletter's issue."""

    texts: tuple[str, ...]
    title: str
    later: str
    knows: Callable[[str], bool]
    """Whether a line is residue."""
    under: bool
    """Residue stands above it."""
    alike: bool
    """Several lines below look like the title, as those over the items of one issue do."""


ISSUE = lazy.regex(
    r"(?:\b(?:n\.?\s?[°ºo]\.?|n\.|nr\.?|no\.|num\.|nummer|number|issue|ausgabe|numéro|número|numero|edition|vol\.?|#)\s?\d{1,5}\b)|#\d+"
    r"|第\s?[\d一二三四五六七八九十百]+\s?[期号回]", re.IGNORECASE,
)  # fmt: skip
MASTHEAD: Scale[_Masthead] = Scale(
    4,
    Cue("the number of an issue", 3, lambda it: any(map(ISSUE.search, it.texts))),
    Cue("a date closes a line", 2, lambda it: any(map(dating.ends_in_date, it.texts))),
    Cue("residue among it or above", 1.5, lambda it: it.under or any(map(it.knows, it.texts))),
    Cue(
        "the number of an issue under the title",
        2,
        lambda it: len(it.later) <= 80 and ISSUE.search(it.later),
    ),
    Cue(
        "a title of four words and more below",
        1.5,
        lambda it: len(it.title.split()) >= _WORDS or len(it.title) > 30,
    ),
    Cue("exclaims", 1, lambda it: it.texts[0].endswith("!")),
    Cue(
        "text or a greeting under that",
        0.5,
        lambda it: shapes.ends_sentence(it.later) or it.later.endswith(","),
    ),
    Cue("a byline", -4, lambda it: any(map(dating.is_byline, it.texts))),
    Cue("a title like several below", -4, lambda it: it.alike),
    Cue("a long line", -2, lambda it: max(map(len, it.texts)) > 80),
    Cue(
        "no title below",
        -6,
        lambda it: not shapes.is_title_like(it.title) or shapes.is_markdown_heading(it.title),
    ),
)


def _masthead(rows: Sequence[Line], top: int, end: int, knows: Callable[[str], bool]) -> int:
    """Return how many lines name a newsletter and its issue, over the title of that issue."""
    chunk = next(chunks(rows, top, min(end, top + 6) - 1), None)
    if chunk is None or len(chunk) > 3 or chunk.last + 2 >= end:
        return 0
    title, later = rows[chunk.last + 1], rows[chunk.last + 2]
    if dating.is_dated(title.bare) and chunk.last + 3 < end:
        title, later = later, rows[chunk.last + 3]
    if later.row == title.row + 1:
        return 0
    alike = is_one_of_several(rows, rows.index(title, chunk.last), end)
    seen = _Masthead(chunk.texts, title.bare[:300], later.bare[:300], knows, top > 0, alike)
    return len(chunk) if MASTHEAD.tips(seen) else 0


def is_one_of_several(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether two lines and more below, each on its own, are like a line in capitals and tail."""
    look = _look(rows[index].bare)
    alike = (
        look == _look(row.bare)
        for above, row, below in zip(
            rows[index : end - 2], rows[index + 1 : end - 1], rows[index + 2 : end][:_REACH], strict=False
        )
        if len(row.bare) <= _LONGEST and above.row + 1 < row.row and row.row + 1 < below.row
    )
    return bool(look) and sum(alike) >= _SEVERAL


_LONGEST, _SEVERAL = 120, 2


def _look(text: str) -> str:
    """Return what tells a heading of several by its look: all in capitals, and the signs that close it."""
    match = _CLOSING.search(text)
    return f"{shapes.is_upper(text)}{_FIGURES.sub('1', match[0])}" if match else ""


_CLOSING = lazy.regex(r"(?:\)\s?)?\[\d{1,3}\]$|[)→»›]$")
_FIGURES = lazy.regex(r"\d+")


def find(rows: Sequence[Line], top: int, end: int, knows: Callable[[str], bool]) -> list[Span]:
    """Return the lines right above the title that only name a section, a site or a day."""
    index = top
    if top < min(end, _REACH) and len(rows[top].bare) > 12 and _is_named_with_site(rows, top, end):
        index += 1
    index += _masthead(rows, index, end, knows)
    while index < min(end, top + 4) - 1 and len(rows[index].bare) <= 2 * _SHORT:
        kicker = _Kicker(
            rows[index].bare,
            rows[index + 1].row > rows[index].row + 1,
            rows[index + 1].bare[:300],
            rows[index + 2].bare[:300] if index + 2 < end else ".",
            index + 2 < end and rows[index + 2].row > rows[index + 1].row + 1,
        )
        if not KICKER.tips(kicker):
            break
        index += 1
    return [Span("footer", top, index - 1)] if index > top else []


def _is_named_with_site(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a title that stands again below has the site's name after it: "The title - The site"."""
    text = rows[index].bare
    for other in rows[index + 1 : min(end, index + _REACH)]:
        bare = other.bare.lstrip("# ")
        if 12 < len(bare) < len(text) and text.startswith(bare):
            return text[len(bare) :].lstrip()[:1] in {"-", "–", "—", "|", "·", ":", "»", "/"}
    return False
