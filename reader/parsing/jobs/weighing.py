"""Whether a group of entries is a list of jobs: named cues that add up.

What announces jobs, what the entries state, and what speaks for something else that names people's work: a
team, a programme, somebody's career.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import menus, role_words, shapes, top_lines, vocabulary
from reader.parsing.evidence import Cue, Scale
from reader.parsing.jobs import anchoring, column_sorts, wording
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

_REACH = 12
"""How many lines from the top, and over a list, may say what it is."""
MOST = 5000
"""A text with more entries is no page but data."""
ANNOUNCEMENT = 110
_FEW = 5
_SIGNS = "*•-–+1"
"""How the forms of items end, which may have a text each."""
_MOST = 0.6
_HALF = 0.5
_SAMPLE = 60
"""So many entries tell of the rest."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Entries of one form, and what the page says over them."""

    entries: Sequence[Entry]
    announced: bool
    people: bool
    remarks: bool
    """Their page has ages, buttons or links by them."""
    dated: bool
    """Under most stands from when to when."""
    sorted_over: bool
    """What sorts or counts a list is over them."""

    def share(self, *sorts: Sort) -> float:
        """Return how many of the entries have a cell of these cell_sorts."""
        return sum(entry.has(*sorts) for entry in self.entries) / len(self.entries)


CUES: tuple[Cue[_Group], ...] = (
    Cue("the page announces jobs", 2.5, lambda it: it.announced),
    Cue("there are three and more", 1, lambda it: len(it.entries) > 2),
    Cue("there are two", 0.5, lambda it: len(it.entries) == 2),
    Cue(
        "most have a place",
        1.5,
        lambda it: sum(entry.place is not None for entry in it.entries) >= _MOST * len(it.entries),
    ),
    Cue("one names what it pays", 1.5, lambda it: it.share("pay") > 0),
    Cue("some say how much or from where one works", 1.5, lambda it: it.share("remote", "employment") > 0),
    Cue("ages, buttons or links by the entries", 2, lambda it: it.remarks),
    Cue("what sorts or counts a list over them", 1.5, lambda it: it.sorted_over and len(it.entries) > 2),
    Cue("a remark on genders", 2.5, lambda it: any(role_words.gender(entry.role) for entry in it.entries)),
    Cue("a tag that says so", 3, lambda it: any(is_tag(entry.tag) for entry in it.entries)),
    Cue(
        "labels of jobs",
        1.5,
        lambda it: (
            sum(entry.form == "label" or _labels(entry) > 0 for entry in it.entries)
            >= _HALF * len(it.entries)
        ),
    ),
    Cue("columns named like those of jobs", 3, lambda it: it.entries[0].form == "table"),
    Cue("a rank in a role", 0.5, lambda it: any(map(_is_ranked, it.entries))),
    Cue("people are announced", -4, lambda it: it.people),
    Cue("years, hours or prices in most", -3, lambda it: it.share("figure") >= _MOST),
    Cue("spans of years under most", -6, lambda it: it.dated),
    Cue("their employers read like people's names", -1.5, lambda it: _are_people(it.entries)),
    Cue("one only", -1, lambda it: len(it.entries) == 1),
)
LIST: Scale[_Group] = Scale(4, *CUES)

_RANKED = lazy.regex(r"\b(?:senior|junior|lead|principal|staff|intern|trainee)\b", re.IGNORECASE)
_PERSON = lazy.regex(r"(?:Dr\.? |Prof\.? )?[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][.\w'’-]*){1,2}")


def weighs(
    rows: Sequence[Line], entries: Sequence[Entry], columns: Mapping[str, Sort], *, headed: bool = False
) -> bool:
    """Settle what a group's entries say, and return whether they weigh enough to be jobs."""
    column_sorts.settle(entries, columns)
    words = words_over(rows, entries[0].first)
    announced = any(announces(text) for text in words)
    people = not announced and people_over(rows, entries[0].first)
    remarked = _are_remarked(rows, entries)
    stated = sum(
        entry.place is not None or entry.facts() > 0 or (announced and remarked and entry.company is not None)
        for entry in entries
    )
    told = all(entry.form[-1] in _SIGNS and entry.cells for entry in entries)
    if stated < _HALF * len(entries) and not (announced and (headed or told)):
        return False
    sorted_over = any(map(top_lines.counts, words))
    group = _Group(entries, announced, people, remarked, _are_dated(rows, entries), sorted_over)
    return LIST.tips(group)


def words_over(rows: Sequence[Line], first: int) -> list[str]:
    """Return the short lines at the page's top and right over a list."""
    top = rows[: min(first, _REACH)]
    over = rows[max(0, first - _FEW) : first]
    return [line.bare for line in (*top, *over) if len(line.bare) <= ANNOUNCEMENT]


def people_over(rows: Sequence[Line], first: int) -> bool:
    """Return whether a line over a list says that people follow, besides the entries of a page's menu."""
    over = {*range(min(first, _REACH)), *range(max(0, first - _FEW), first)}
    short = (index for index in over if len(rows[index].bare) <= ANNOUNCEMENT)
    return any(names_people(rows[index].bare) and not _is_in_menu(rows, index) for index in short)


def _is_in_menu(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is a known entry of menus, right by another short line."""
    if shapes.plain(rows[index].bare) not in menus.KNOWN:
        return False
    near = [at for at in (index - 1, index + 1) if 0 <= at < len(rows)]
    return any(
        abs(rows[at].row - rows[index].row) == 1 and len(rows[at].bare.split()) <= _FEW - 1 for at in near
    )


@memoized
def announces(text: str) -> bool:
    """Return whether a line says that jobs follow: "Open positions", "We are hiring"."""
    return vocabulary.phrases("listing").search(text) is not None and not wording.seeks_work(text)


def opens_listing(text: str) -> bool:
    """Return whether a text opens with words that jobs follow, and goes on in small letters."""
    found = vocabulary.phrases("listing").match(text)
    return found is not None and text[found.end() :].lstrip()[:1].islower()


@lru_cache(maxsize=512)
def names_people(text: str) -> bool:
    """Return whether a heading is one over people, or what they do, rather than jobs: "Our team", "Talks"."""
    if len(text.split()) > _FEW or text[:1].isdigit():  # "25 results"
        return False
    return vocabulary.phrases("people").search(text) is not None


def _is_ranked(entry: Entry) -> bool:
    return _RANKED.search(entry.role) is not None


def is_tag(tag: str) -> bool:
    """Return whether a tag at the start of a line says that somebody is hired: "[Hiring]"."""
    return bool(tag) and any(vocabulary.phrases(kind).search(tag) for kind in ("listing", "hiring"))


def _labels(entry: Entry) -> int:
    return sum(cell.slot.startswith("=") for cell, _ in entry.cells)


def _are_people(entries: Sequence[Entry]) -> bool:
    names = [
        cell.text for entry in entries for cell, sort in entry.cells if sort == "" and cell.slot[0] in "-0|"
    ]
    return len(names) >= len(entries) and all(_PERSON.fullmatch(name) for name in names)


def _are_remarked(rows: Sequence[Line], entries: Sequence[Entry]) -> bool:
    """Return whether ages, buttons or links stand by half of the entries."""
    count = 0
    entries = entries[:_SAMPLE]
    for entry in entries:
        after = range(entry.anchor + 1, min(entry.last + 4, len(rows)))
        count += entry.has("age", "button", "link") or any(_is_remark(rows[index].bare) for index in after)
    return count >= _HALF * len(entries)


def _are_dated(rows: Sequence[Line], entries: Sequence[Entry]) -> bool:
    """Return whether spans of years stand right under half of the entries, as in a curriculum vitae."""
    sample = entries[:_SAMPLE]
    spans = sum(
        any(
            _SPAN.fullmatch(row.bare)
            for row in rows[entry.anchor + 1 : min(entry.last, entry.anchor + 3) + 1]
        )
        for entry in sample
    )
    return spans >= _HALF * len(sample)


_SPAN = lazy.regex(
    r"[(\[]?(?:[^\W\d_]{3,9}\.? )?(?:19|20)\d\d\s?[-–—]\s?"
    r"(?:(?:[^\W\d_]{3,9}\.? )?(?:19|20)\d\d|[^\W\d_]{3,12})[)\]]?"
)


def _is_remark(text: str) -> bool:
    if len(text) > 160:
        return False
    return "://" in text or vocabulary.is_age(text) or vocabulary.is_button(text) or anchoring.is_quiet(text)
