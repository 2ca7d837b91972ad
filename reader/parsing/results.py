"""Papers as search engines and medical indexes give them: a title, and a line of names, venue, year and site.

"A Bo, C Dee - Coastal Notes, 2031 - coast.example", also in the mails that these send; and "Bo A, Dee C."
over "J Slow Med. 2031 Mar;12(3):140-8."
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import cited_names, menus, shapes, summaries
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import Head
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_DASH = lazy.regex(r"\s+[-–‐]\s+")
_TAG = lazy.regex(r"(?:\[[^\W\d_]{1,12}\]\s*){1,2}")
_SOURCE = lazy.regex(r"(?:\[[^\W\d_]{1,12}\]\s*){1,2}[\w.-]+\.[a-z]{2,8}")
_YEAR = lazy.regex(r"(?:.*\D)?(?:19|20)\d\d")
_SITE = lazy.regex(r"[\w-]+(?:\.[\w-]+)+|[^\W\d_][^,]{2,60}")
_HOST = lazy.regex(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,8}")
_INITIALED = lazy.regex(r"[^\W\d_a-z]{1,3}(?:[ -][^\W\d_a-z]{1,3})? [^\W\d_].+")
_CITED = lazy.regex(
    rf"(?:.*\W)?(?:{'|'.join(sorted(words_for('paper.cited'), key=len, reverse=True))})", re.IGNORECASE
)
_ISSUE = lazy.regex(
    r".{2,120}?(?:19|20)\d\d\b.{0,25};\s?\S.{0,160}|.{2,120}\bdoi:.{0,120}|.{2,160}\bPMID\b.{0,60}"
)
_LINKS = lazy.regex(
    r"(?:[\[(]?(?:pdf|bib|bibtex|abs|abstract|html|code|video|slides|poster|software|dataset|doi|cite)[\])]?[\s|·,]*){1,8}",
    re.IGNORECASE,
)
_NUMBER = lazy.regex(r"\d{1,4}[.:)]\s*")
_LONGEST = 300
_NEAR = 60
"""Results of one page are at most so many lines apart."""


@dataclass(frozen=True, slots=True)
class _Result:
    """A line of names, venue, year and site, with the title right above it."""

    title: str
    names: tuple[str, ...]
    cells: tuple[str, ...] = ()
    """What stands between dashes after the names."""
    tagged: bool = False
    """The title's line opens with a kind of document in brackets."""
    quoted: bool = False
    """What is right below begins with dots, as an excerpt."""
    below: bool = False
    """Text is right below."""
    cited: bool = False
    """Soon below, a line says how often it is cited."""
    others: int = 0
    """How many other lines near it are like it."""
    formed: bool = False
    """Its form is rare elsewhere: nothing but links above, or the day when it was posted."""


RESULT: Scale[_Result] = Scale(
    5,
    Cue("a year closes a part", 2, lambda it: any(map(_YEAR.fullmatch, it.cells))),
    Cue("a site closes the line", 1.5, lambda it: len(it.cells) > 1 and _HOST.fullmatch(it.cells[-1])),
    Cue("initials without points", 1.5, lambda it: all(map(_INITIALED.fullmatch, it.names))),
    Cue("its kind in brackets", 1.5, lambda it: it.tagged),
    Cue("an excerpt", 1.5, lambda it: it.quoted),
    Cue("text below", 0.5, lambda it: it.below),
    Cue("how often it is cited", 2, lambda it: it.cited),
    Cue("another like it", 1, lambda it: it.others),
    Cue("a form of such pages, and another like it", 5, lambda it: it.formed and it.others),
    Cue("the title is such a line too", -4, lambda it: _DASH.search(it.title) and _YEAR.search(it.title)),
    Cue("several names", 1, lambda it: len(it.names) > 1),
    Cue("a title of one word", -1, lambda it: len(it.title.split()) < 2),
)


def find(
    lines: Sequence[Line], glued: Sequence[int], end: int, taken: Container[int], *, searched: bool = False
) -> list[Head]:
    """Return the papers among the results of searches before an index, in order.

    `glued` are the lines there that are right under another. `searched` leaves out those of other pages.
    """
    found = [
        it
        for index in glued
        if 1 < len(lines[index].bare) <= _LONGEST
        and index not in taken
        and index - 1 not in taken
        and (it := _read(lines, index, end, taken, searched=searched))
    ]
    places = [head.rows[0] for head, _ in found]
    heads = []
    for at, (head, seen) in enumerate(found):
        near = sum(
            0 < abs(places[other] - places[at]) <= _NEAR
            for other in (at - 1, at + 1)
            if 0 <= other < len(found)
        )
        if seen is None or RESULT.tips(replace(seen, others=near)):
            heads.append(head)
    return heads


def could_be_searched(text: str) -> bool:
    """Rule out most pages quickly: whether a text has what parts names and issues in results of a search."""
    return sum(map(text.count, _PARTING)) > 1


_PARTING = (" - ", " – ", "doi:", "PMID", ";")


def _read(
    lines: Sequence[Line], index: int, end: int, taken: Container[int], *, searched: bool
) -> tuple[Head, _Result | None] | None:
    """Return the paper whose names are on a line, with what has to be weighed; None if there are none."""
    text = lines[index].bare
    if " - " in text or " – " in text:
        return _result(lines, index, end, taken)
    if found := _indexed(lines, index, end) if "," in text or text[-1] == "." else None:
        return found
    return None if searched else _under_links(lines, index) or _posted(lines, index, end)


def _result(
    lines: Sequence[Line], index: int, end: int, taken: Container[int]
) -> tuple[Head, _Result] | None:
    text, above = lines[index].bare, lines[index - 1].bare
    dash = _DASH.search(text)
    cells = tuple(_DASH.split(text[dash.end() :])) if dash else ()
    if dash is None or len(cells) > 3 or not any(map(_YEAR.fullmatch, cells)):
        return None
    named = text[: dash.start()].rstrip("…., ")
    names = _names(named)
    at = shapes.bullet(above)
    if tag := _TAG.match(above, at):
        at = tag.end()
    title = above[at:]
    if not names or not 3 < len(title) <= _LONGEST or (title[-1] in ".,;:" and title[-3:] != "..."):
        return None
    if title.isascii() and cited_names.names_in(title):
        return None
    below = range(index + 1, _stop(lines, index, end))
    cited = next((row for row in below if len(lines[row].bare) < 160 and _CITED.match(lines[row].bare)), None)
    told = tuple(row for row in below if row != cited and len(lines[row].bare) > 40)[:1]
    source = index > 1 and index - 2 not in taken and _is_source(lines, index - 2)
    notes = (*((index - 2,) if source else ()), *(row for row in below if row not in told))
    spans = lines[index - 1].span(at, len(above)), lines[index].span(0, len(named))
    head = Head(*spans, names, (index - 1, index), notes, told, lines[index - 1].start)
    quoted = len(below) > 0 and lines[below[0]].bare.startswith(("…", "..."))
    seen = _Result(title, names, cells, tag is not None or source, quoted, bool(told), cited is not None)
    return head, seen


def _names(named: str) -> tuple[str, ...]:
    """Return the names before the first dash; "A" is an initial here, whatever it is elsewhere."""
    pieces = tuple(named.split(", "))
    initialed = all(len(piece) < _NAME and _INITIALED.fullmatch(piece) for piece in pieces)
    return pieces if initialed else cited_names.names_in(named)


_NAME = 40


def _under_links(lines: Sequence[Line], index: int) -> tuple[Head, _Result] | None:
    """Return the paper whose title is right under nothing but words for links: "pdf bib abs"."""
    over = index - 2
    if over < 0 or len(lines[over].bare) > 60 or lines[over].row != lines[index].row - 2:
        return None
    if not _LINKS.fullmatch(lines[over].bare) or lines[index].bare[-1] in ".!?":
        return None
    if shapes.bullet(lines[index - 1].bare):
        return None  # what is over it is the item before
    names = cited_names.names_in(lines[index].bare)
    return _alike(lines, (index - 1, index), names, (over,)) if names else None


def _posted(lines: Sequence[Line], index: int, end: int) -> tuple[Head, _Result] | None:
    """Return the paper whose names are under its venue and the day when it was posted."""
    if not summaries.is_dated(lines[index - 1].bare) or index + 1 >= end:
        return None
    title = index - 1
    while title > max(0, index - 4) and lines[title].row == lines[title - 1].row + 1:
        title -= 1
    glued = title < index - 1 and not summaries.reads_as_note(lines[title].bare)
    names = cited_names.names_in(lines[index].bare)
    told = lines[index + 1].row == lines[index].row + 1 and summaries.reads_as_note(lines[index + 1].bare)
    if not names or not (glued and told) or not shapes.is_title_like(lines[title].bare):
        return None
    notes = (*range(title + 1, index), *range(index + 1, _stop(lines, index, end)))
    return _alike(lines, (title, index), names, notes)


def _alike(
    lines: Sequence[Line], rows: tuple[int, int], names: tuple[str, ...], notes: Sequence[int]
) -> tuple[Head, _Result]:
    """Return a paper that counts if another one near it has the same form."""
    title, named = lines[rows[0]], lines[rows[1]]
    begin = lines[min(rows[0], *notes)].start
    spans = title.span(0, len(title.bare)), named.span(0, len(named.bare))
    head = Head(*spans, names, rows, tuple(notes), begin=begin)
    return head, _Result(title.bare, names, formed=True)


def _stop(lines: Sequence[Line], index: int, end: int) -> int:
    """Return where the lines right below one end, five at most."""
    stop = index + 1
    while (
        stop < min(end, index + 6)
        and lines[stop].row == lines[stop - 1].row + 1
        and not lines[stop].bare.isdigit()  # the number of the next one
        and menus.bare(lines[stop].bare) not in menus.CHROME
    ):
        stop += 1
    return stop


def _is_source(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line says where a document is: "[PDF] coast.example"."""
    glued = lines[index + 1].row == lines[index].row + 1
    return glued and len(lines[index].bare) < 80 and _SOURCE.fullmatch(lines[index].bare) is not None


def _indexed(lines: Sequence[Line], index: int, end: int) -> tuple[Head, None] | None:
    """Return the paper of a medical index whose names are on a line: "Bo A, Dee C."."""
    under = index + 1
    if under + 1 < end and lines[under].bare.endswith(_CUT_SHORT):
        under += 1  # a saved page has the names again, for narrow windows
    if under >= end or lines[under].row != lines[index].row + under - index:
        return None
    issue = lines[under].bare
    if len(issue) > _LONGEST or not _ISSUE.fullmatch(issue):
        return None
    text = lines[index].bare.rstrip(".")
    names = cited_names.surnames_first(text)
    above = lines[index - 1].bare
    number = _NUMBER.match(above)
    at = number.end() if number else shapes.bullet(above)
    title = above[at:].rstrip(".")
    if not names or len(title.split()) < 2 or len(title) > _LONGEST or shapes.is_credit(title):
        return None
    if text.endswith(_CUT_SHORT) and cited_names.surnames_first(title):
        return None
    below = range(index + 1, _stop(lines, under - 1, end))
    told = next((row for row in below if _tells(lines[row].bare)), None)
    notes = tuple(row for row in below if told is None or row < told)
    stretch = lines[index - 1].span(at, at + len(title))
    rows = (index - 1, index)
    summary = () if told is None else (told,)
    return Head(
        stretch, lines[index].span(0, len(text)), names, rows, notes, summary, lines[index - 1].start
    ), None


_CUT_SHORT = (" et al.", " et al")


def _tells(text: str) -> bool:
    """Return whether a line under an issue and its numbers is what an index excerpts of the paper."""
    cut = text.startswith(_DOTS) or text.endswith(_DOTS)
    told = shapes.ends_sentence(text) or cut
    return len(text) > (_CUT if cut else _EXCERPT) and told and not _ISSUE.fullmatch(text)


_EXCERPT, _CUT, _DOTS = 80, 30, ("...", "…")
"""An excerpt is longer; dots at an end of it tell that it is one."""
