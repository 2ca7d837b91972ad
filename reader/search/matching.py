"""Where the units of a plan stand in a text: for ranking, for passages, for a find in the document.

A unit is looked for by what stands best for it; only where nothing does, by its misspelled forms: where
"team" stands, "term" is no match for it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.search.normalized_text import BREAK, Folded, folded
from reader.search.plan import Level, Unit
from reader.search.words import MOST_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.results import Span

_LONG = 100_000
"""Letters of a text in which what is there very often is not looked for everywhere."""
_MANY = 1000
"""Matches of one unit that are very many."""
_NEAR = 400
"""Letters around the match of a rarer unit in which others are looked for."""
_REST_OF_WORD = re.compile(r"[^\W_]*")
_BETWEEN = rf"(?:[^\w{BREAK}]|_)+"


class Match(NamedTuple):
    """A unit found in a text."""

    start: int
    end: int
    unit: int
    """Its number in the plan."""
    cost: float
    """See expansion.py."""


class Matcher:
    """Finds the units of one plan in any number of texts."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._needles = [_Needles(number, unit) for number, unit in enumerate(units)]

    def find(self, text: str) -> list[Match]:
        """All matches in a text, in its order, with the best level of each unit or BEGINNING at worst."""
        return in_text(self.find_folded(found := folded(text)), found) if self._needles else []

    def find_folded(self, text: Folded) -> list[Match]:
        """The same with places in `text.plain`."""
        found: list[Match] = []
        for needles in self._needles:
            found += needles.find(text.plain)
        found.sort()
        return found

    def find_some(self, text: Folded) -> list[Match]:
        """The same in a text of any length: of a unit that is there very often, only some of its matches.

        Those are near the matches of rarer units; of the rarest, the first ones.
        """
        plain = text.plain
        if len(plain) < _LONG:
            return self.find_folded(text)
        found: list[Match] = []
        counts = [(needles.count(plain), number) for number, needles in enumerate(self._needles)]
        for count, number in sorted(counts):
            needles = self._needles[number]
            if count <= _MANY:
                found += needles.find(plain)
                continue
            near = merged([(one.start - _NEAR, one.end + _NEAR) for one in sorted(found[:_MANY])])
            found += (near and needles.find(plain, near)) or needles.find(plain, most=_MANY)
        found.sort()
        return found


def in_text(found: Sequence[Match], text: Folded) -> list[Match]:
    """Matches in `text.plain` as matches in the text that it was made from."""
    if not text.plain_at:
        return list(found)
    return [Match(*text.span(one.start, one.end), one.unit, one.cost) for one in found]


class _Needles:
    """What to look for in folded texts for one unit."""

    def __init__(self, number: int, unit: Unit) -> None:
        self._number = number
        self._unit = unit
        good = [word for word, cost in unit.variants.items() if cost < Level.MISTAKE]
        # A word that begins with another one here is met together with it.
        begun = tuple(unit.beginnings)
        self._good = [*begun, *(word for word in good if not (begun and word.startswith(begun)))]
        self._misspelled = [word for word, cost in unit.variants.items() if cost >= Level.MISTAKE]
        self._runs = [(run[0], _run_pattern(run), cost) for run, cost in unit.sequences.items()]

    def find(self, plain: str, within: Sequence[Span] = (), most: int | None = None) -> list[Match]:
        """The matches of the best level that the text has, and those up to BEGINNING.

        They are looked for `within` some stretches only, or in all of the text; and at most so many of
        each form.
        """
        stretches = within or ((0, len(plain)),)
        # Most words are not there at all, which `in` says soonest.
        good = [needle for needle in self._good if needle in plain]
        found = [one for needle in good for one in islice(self._words(plain, needle, stretches), most)]
        found += [one for run in self._runs for one in islice(self._find_run(plain, *run, stretches), most)]
        if found or within or not self._misspelled:
            return found
        present = [needle for needle in self._misspelled if needle in plain]
        found = [one for needle in present for one in islice(self._words(plain, needle, stretches), most)]
        best = min((int(match.cost) for match in found), default=0)
        return [match for match in found if int(match.cost) == best]

    def count(self, plain: str) -> int:
        """About how often the unit is there; never less than what `find` gives."""
        count = sum(map(plain.count, (*self._good, *(run[0] for run in self._runs))))
        return count or sum(map(plain.count, self._misspelled))

    def _words(self, plain: str, needle: str, stretches: Sequence[Span]) -> Iterator[Match]:
        """The words that begin with the needle and stand for the unit."""
        for start in _starts(plain, needle, stretches):
            end = _REST_OF_WORD.match(plain, start).end()  # type: ignore[union-attr]
            cost = self._unit.cost(plain[start : min(end, start + MOST_LETTERS)])
            if cost is not None:
                yield Match(start, end, self._number, cost)

    def _find_run(
        self, plain: str, first: str, pattern: re.Pattern[str], cost: float, stretches: Sequence[Span]
    ) -> Iterator[Match]:
        for start in _starts(plain, first, stretches):
            if run := pattern.match(plain, start):
                yield Match(start, run.end(), self._number, cost)


def _starts(plain: str, needle: str, stretches: Sequence[Span]) -> Iterator[int]:
    """Where words begin with the needle, within some stretches of the text."""
    for start, end in stretches:
        at = plain.find(needle, max(start, 0), end)
        while at >= 0:
            if at == 0 or not plain[at - 1].isalnum():
                yield at
            at = plain.find(needle, at + len(needle), end)


def _run_pattern(run: Sequence[str]) -> re.Pattern[str]:
    """The words of a run in their order, whatever separates them."""
    rests = (r"[^\W_]*" if len(word) == MOST_LETTERS else r"(?![^\W_])" for word in run)
    return re.compile(_BETWEEN.join(re.escape(word) + rest for word, rest in zip(run, rests, strict=True)))


def covered(found: Sequence[Match]) -> tuple[Span, ...]:
    """The stretches that matches cover, in order, those that overlap made one."""
    return merged([(match.start, match.end) for match in found])


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in their order with those that overlap made one."""
    result: list[Span] = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
