"""Which line by a line of authors is a paper's title: the one above, over its notes, or below."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.naming import name_of
from reader.parsing import authors, dating, fields, menus, paper_cuts, paper_lines, shapes, summaries
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.parsing.facts import Facts
    from reader.parsing.lines import Line


@dataclass(frozen=True, slots=True)
class Ground:
    """The lines in which to look for papers."""

    lines: Sequence[Line]
    first: int
    end: int
    taken: Container[int]
    bylines: Mapping[int, authors.Byline]
    """The author lines by index."""
    facts: Facts
    announced: int
    """From this index on, the title or a heading has mentioned papers."""
    apart: bool
    """Most lines with several authors have blank lines before and after."""
    labels: frozenset[str]
    """What stands before the colon in several short lines: "Discussion leader"."""


def labels(lines: Sequence[Line], first: int, end: int) -> frozenset[str]:
    """Return what stands before the colon in two short lines and more; no title opens so."""
    counts = Counter(
        found
        for index in range(first, end)
        if len(lines[index].bare) < shapes.LONG and (found := label_of(lines[index].bare))
    )
    return frozenset(label for label, times in counts.items() if times > 1)


def label_of(text: str) -> str:
    """Return what stands before a colon near the start of a line, or ""."""
    at = text.find(": ", 0, _LABEL)
    return text[:at] if at > 0 else ""


_LABEL = 30


def stand_under(ground: Ground, options: Mapping[int, Sequence[int]], votes: int) -> bool:
    """Return whether the page puts titles below their authors.

    Evidence is what papers already found say (`votes`, below 0 for titles above), an author line with room
    for a title on one side only, and which lines open a chunk. Without evidence, the side with the longer
    lines has the titles; the other has just the occasional heading.
    """
    longer = 0
    for index, found in options.items():
        if len(found) == 1:
            votes += found[0] - index
        elif found:
            above, under = found
            votes += opens(ground, index) - opens(ground, above)
            longer += len(ground.lines[under].bare) - len(ground.lines[above].bare)
    return votes > 0 or (votes == 0 and longer > 0)


def is_wrapped(ground: Ground, title: int) -> bool:
    """Return whether a title goes on from the line over it, which opens their chunk."""
    above = title - 1
    if above < ground.first or above in ground.taken or above in ground.bylines:
        return False
    text, rest = ground.lines[above].bare, ground.lines[title].bare
    if ground.lines[title].row > ground.lines[above].row + 1 or not opens(ground, above):
        return False
    broken = rest[0].islower() or rest[0].isdigit() or text[-1] in ":-–,&" or text.split()[-1].islower()
    return (
        broken and len(text) > _LEAST_WRAPPED and not shapes.ends_sentence(text) and len(text) < shapes.LONG
    )


_LEAST_WRAPPED = 40


def opens(ground: Ground, index: int) -> bool:
    """Return whether a blank line or nothing is above a line."""
    return index == 0 or ground.lines[index].row > ground.lines[index - 1].row + 1


def titles(ground: Ground, index: int) -> list[int]:
    """Return the lines next to an author line that may be its title: adjacent ones, or else a lone one."""
    lines, byline = ground.lines, ground.bylines[index]
    tight, apart = [], []
    for other in (_over_notes(ground, index), index + 1):
        if not ground.first <= other < ground.end or other in ground.taken:
            continue
        if not can_be_title(title_in(lines[other].bare), ground.bylines.get(other)):
            continue
        if label_of(lines[other].bare) in ground.labels:
            continue
        if other > index and summaries.reads_as_note(lines[other].bare):
            continue
        if are_glued(lines, other, index):
            tight.append(other)
        elif (
            other < index
            and (opens(ground, other) or is_wrapped(ground, other))
            and (ground.apart or is_sure(byline))
        ):
            apart.append(other)
    return tight or apart


def _over_notes(ground: Ground, index: int) -> int:
    """Return the line over authors; over their notes, if one to three stand between: "Article · May 2031"."""
    lines, above = ground.lines, index - 1
    if _stands_over_summary(ground, index):
        return index - 2
    least = max(ground.first, index - _BETWEEN)
    while above > least and above not in ground.taken and _is_between(lines[above].bare):
        above -= 1
    if above == index - 1 or lines[index].row - lines[above].row != index - above:
        return index - 1
    return above if opens(ground, above) else index - 1


_BETWEEN = 4


def _stands_over_summary(ground: Ground, index: int) -> bool:
    """Return whether a title opens a chunk, one sentence is under it, and then come the authors."""
    lines, title = ground.lines, index - 2
    if title < ground.first or {title, index - 1} & ground.bylines.keys() or title in ground.taken:
        return False
    told = lines[index - 1].bare
    glued = lines[title].row + 2 == lines[index].row and opens(ground, title)
    return glued and len(told) < shapes.LONG and told[-1] == "." and len(told) > len(lines[title].bare)


def _is_between(text: str) -> bool:
    return len(text) < 160 and (
        summaries.reads_as_note(text) or dating.ends_in_date(text) or _KIND.match(text) is not None
    )


_KIND = lazy.regex(r"[^\W\d_][\w ]{2,30} · [^\W\d_]{3,12} (?:19|20)\d\d$")


def are_glued(lines: Sequence[Line], one: int, other: int) -> bool:
    """Return whether no blank line is between two lines."""
    return abs(lines[one].row - lines[other].row) == abs(one - other)


def is_dated(ground: Ground, title: int, index: int) -> bool:
    """Return whether a day stands under title and authors, or nothing but days between them."""
    first, last = min(title, index), max(title, index)
    below = last + 1 < ground.end and dating.is_dated(ground.lines[last + 1].bare)
    if below and are_glued(ground.lines, first, last) and not are_glued(ground.lines, last, last + 1):
        below = False  # of what is next
    between = [ground.lines[at].bare for at in range(first + 1, last)]
    return below or (bool(between) and all(map(dating.is_dated, between)))


@lru_cache(maxsize=512)  # a line is asked about by the one above and the one below
def title_in(text: str) -> str:
    """Return the title that is all of a line but its number, signs and links."""
    return name_of(text[slice(*paper_cuts.title_span(text, paper_lines.sign_length(text), len(text)))])


def can_be_title(text: str, byline: authors.Byline | None) -> bool:
    """Return whether a line without its number can be a title, though it may be read as one name."""
    if (
        not text
        or shapes.plain(text) in _NO_TITLES
        or menus.bare(text) in menus.CHROME
        or dating.is_dated(text.partition(",")[0])
        or not shapes.is_title_like(text)
        or fields.label(text)
        or summaries.is_identified(text)
        or (text[0] == "[" and menus.is_link_bar(text))
        or (text[0] == "+" and text[1:2].isdigit())  # of authors who are left out
        or menus.counts_results(text)
        or (text[-1].isdigit() and len(text) < _STAMP and dating.ends_in_date(text))
    ):
        return False
    return byline is None or (len(byline.names) == 1 and not (byline.labelled or byline.marked))


SORTS = words_for("paper.sorts")
_NO_TITLES = SORTS | words_for("paper.cited") | words_for("paper.facts") | paper_lines.PLENARY
_STAMP = 40
"""A sort of text and its day are no longer: "Article 12 May 2032"."""


def is_sure(byline: authors.Byline) -> bool:
    """Return whether a line of authors says so by a label or by several names."""
    return byline.labelled or len(byline.names) > 1
