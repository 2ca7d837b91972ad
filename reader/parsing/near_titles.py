"""What a line is, as its neighbours tell: a page's owner, a paper of a list, a kicker, an issue's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    authors,
    citations,
    dating,
    mastheads,
    quotations,
    shapes,
    signing,
    summaries,
    top_lines,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

BELOW = 14
STANDFIRST = 60
_NUMBERED = lazy.regex(r"\[\d{1,3}\]$")
_CRUMBS = lazy.regex(r"\s?[>›»＞→]\s?|\s+[/‹]\s+")


def is_owner(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a line under a blank one is a person's name, who is in several lines of names below."""
    text = rows[index].bare
    below = rows[index + 1 : min(end, index + _OWNED)]
    if (
        rows[index].row == rows[index - 1].row + 1
        or not signing.is_name(text)
        or len(text.split()) > top_lines.FEW
    ):
        return False
    last = text.split()[-1]
    return sum(last in row.bare and _names(row.bare) for row in below) >= _OWN


def _names(text: str) -> bool:
    """Return whether a line is names, as those under or over the title of a paper."""
    found = authors.byline(text.rstrip(":")) if len(text) <= top_lines.LONG else None
    return found is not None


_OWNED, _OWN = 40, 3


def is_entry_of_papers(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether several names are right under a line, and soon again right under another one."""
    if index + 1 >= end or not is_over_names(rows, index) or shapes.announces_papers(rows[index].bare):
        return False
    return any(is_over_names(rows, at) for at in range(index + _ENTRY, min(index + BELOW, end - 1)))


def opens_papers(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a line right under the title is the first paper's: its names and a venue follow."""
    if is_entry_of_papers(rows, index, end):
        return True
    if index + 2 >= end or not is_over_names(rows, index):
        return False
    below = rows[index + 2].bare
    return summaries.reads_as_note(below) and not dating.is_dated(below)


def is_over_names(rows: Sequence[Line], index: int) -> bool:
    """Return whether several names, and perhaps a venue, are right under a line."""
    text = rows[index + 1].bare
    glued = rows[index + 1].row == rows[index].row + 1
    found = authors.byline(text) or citations.signed(text) if glued and len(text) < top_lines.LONG else None
    return found is not None and len(found.names) > 1 and not found.labelled


_ENTRY = 3
"""An entry of a list of papers has so many lines and more."""


def is_contents(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a line has an issue's number, over several that give the pages of what is in it."""
    if not mastheads.ISSUE.search(rows[index].bare):
        return False
    below = rows[index + 1 : min(end, index + _OWNED)]
    return sum(_gives_pages(row.bare) for row in below) > 1


def names_contents(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line over an issue's contents has its number, and whose it is or what it is about."""
    named = mastheads.ISSUE.sub("", rows[index].bare)
    return sum(map(str.isalpha, named.split())) > 1 and is_contents(rows, index, len(rows))


def _gives_pages(text: str) -> bool:
    """Return whether a line says where in an issue a paper is: "Pages 4-12", "91-94", "2031, 18(1): 1."."""
    if len(text) <= top_lines.SHORT and (mastheads.PAGES.match(text) or _PAGES.fullmatch(text)):
        return True
    return text[:1].isdigit() and len(text) <= top_lines.LONG and summaries.reads_as_note(text)


_PAGES = lazy.regex(r"e?\d{1,4}\s?[-–]\s?e?\d{1,4}")


def quoted(rows: Sequence[Line]) -> frozenset[str]:
    """Return what stands in the quotation marks that close short lines: "2 thoughts on “Slow locks”"."""
    short = (row.bare for row in rows if row.bare[-1] in _CLOSING and len(row.bare) <= top_lines.LONG)
    return frozenset(found[1] for text in short if (found := _QUOTED.search(text)))


_CLOSING = frozenset('”"»’“')
_QUOTED = lazy.regex(r"[^\W_]\W? [“\"«„‘]\s?([^“”\"«»„]{8,160}?)\s?[”\"»’“]$")


def is_over_links(rows: Sequence[Line], index: int) -> bool:
    """Return whether two links of a column, as text browsers print them, are right under a line."""
    below = [row.bare for row in rows[index + 1 : index + 3]]
    return len(below) > 1 and all(text[0] in "*+•[" and _LINKED.match(text) for text in below)


_LINKED = lazy.regex(r"(?:[*+•]\s+)?\[\d{1,3}\][^\W_]")


def is_sited(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line above opens with a title, and dashes or the like part it from the site's name."""
    text = rows[index].bare.lstrip("# ")
    tails = (row.bare[len(text) :].lstrip() for row in rows[:index] if row.bare.startswith(text))
    return len(text) > _NAME and any(tail[:1] in _PARTED for tail in tails if tail)


_NAME = 12
_PARTED = frozenset("-–—|·:»/")


def ends_in_number(text: str) -> bool:
    """Return whether the number of a link closes a line."""
    return text[-1:] == "]" and _NUMBERED.search(text) is not None


def column(rows: Sequence[Line], index: int) -> int:
    """Return how many lines of few words stand right over a line, without a blank one in between."""
    begin = index
    while (
        begin > 0
        and rows[begin].row == rows[begin - 1].row + 1
        and top_lines.may_be_entry(rows[begin - 1].bare)
    ):
        begin -= 1
    return index - begin


def is_counted(rows: Sequence[Line], index: int) -> bool:
    """Return whether the line below, with a blank line between at most, sorts, filters or counts a list."""
    if (
        index + 1 >= len(rows)
        or rows[index + 1].row > rows[index].row + 2
        or top_lines.has_label(rows[index].bare)
    ):
        return False
    return top_lines.counts(rows[index + 1].bare)


def kicks(rows: Sequence[Line], index: int, stop: int) -> bool:
    """Return whether a short line, a title, its standfirst and a signature stand together.

    Without a standfirst, a few words over a title that is a little longer. Blank lines may be in between if
    the first line is a few words.
    """
    if index + 3 > stop or index + 3 >= len(rows):
        return False
    text, title, told, below = (rows[at].bare for at in range(index, index + 4))
    quoted = quotations.is_quotation(title)
    longer = len(text) < len(title) or (quoted and len(text) <= top_lines.SHORT)
    longer = longer and len(title) <= top_lines.LONG
    longer = longer and (shapes.is_title_like(title) or top_lines.is_headline(title))
    if not longer or signing.is_name(title):
        return False
    signed = top_lines.is_sign(below) or signing.is_name(below)
    told_of = len(told) > len(title) and shapes.ends_sentence(told) and signed
    if rows[index + 3].row == rows[index].row + 3:
        return told_of
    few = top_lines.words(text) <= top_lines.FEW and text[-1].isalnum() and not signing.is_name(text)
    if rows[index + 1].row > rows[index].row + 1:
        close = rows[index + 3].row <= rows[index].row + 2 * 3
        return close and few and told_of and top_lines.words(title) > top_lines.FEW
    apart = rows[index + 2].row > rows[index + 1].row + 1
    if few and apart and len(told) > len(title) and signed:
        return True  # a standfirst that no stop closes
    few = few and len(title) < STANDFIRST
    if quoted and len(told) > len(title):
        return True  # who says what the title quotes, over a standfirst
    sorted_above = index > 0 and top_lines.names_sort(rows[index - 1].bare)
    named = mastheads.ISSUE.search(told) is not None  # the name of a newsletter, its motto, its number
    return few and (apart or sorted_above) and top_lines.is_sign(told) and not named


def path_end(text: str) -> str:
    """Return the last part of a path of sections, or "" if a line is none: "Home > Jobs > Baker"."""
    if not top_lines.PATH.search(text[: top_lines.LONG]):
        return ""
    return _CRUMBS.split(text[-top_lines.LONG :])[-1].strip()


def ends_path(rows: Sequence[Line], index: int) -> bool:
    """Return whether a path above a line ends in its first words, as the page's own name does."""
    text = rows[index].bare.casefold()
    for row in rows[max(0, index - BELOW) : index]:
        last = path_end(row.bare).casefold()
        if len(last) > 3 and text.startswith(last) and not text[len(last) : len(last) + 1].isalnum():
            return True
    return False
