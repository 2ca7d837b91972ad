"""Find the units of a plan in a text: for ranking, for passages, for find in a document.

A unit matches in its best form; only if that is missing, in its misspelled forms: where there is "team",
"term" is no match.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.search.normalized_text import BREAK, Folded, folded
from reader.search.plan import Level, Unit
from reader.search.words import MOST_LETTERS, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.search.results import Span

_LONG = 100_000
"""In texts longer than this, very frequent units are not looked for everywhere."""
_MANY = 1000
"""From this many matches, a unit is very frequent."""
_NEAR = 400
"""How far around the match of a rarer unit frequent ones are looked for, in letters."""
_REST_OF_WORD = re.compile(r"[^\W_]*")
_BETWEEN = rf"(?:[^\w{BREAK}]|_)+"
# Some of these scripts have vowel signs, which separate nothing.
_BETWEEN_UNSPACED = rf"(?:(?![\u0900-\u17dd])[^\w{BREAK}]|_)*"


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
        """Return all matches in a text, in order: for each unit those of its best level, and those up to
        BEGINNING.
        """
        return in_text(self.find_folded(found := folded(text)), found) if self._needles else []

    def find_folded(self, text: Folded) -> list[Match]:
        """Like `find`, with offsets in `text.plain`."""
        found: list[Match] = []
        for needles in self._needles:
            found += needles.find(text.plain)
        found.sort()
        return found

    def find_some(self, text: Folded) -> list[Match]:
        """Like `find_folded`, fast in a text of any length: of very frequent units, only some matches.

        Those are close to the matches of rarer units; of the rarest unit, the first ones.
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
            near = merged([(match.start - _NEAR, match.end + _NEAR) for match in sorted(found[:_MANY])])
            found += (near and needles.find(plain, near)) or needles.find(plain, most=_MANY)
        found.sort()
        return found


def in_text(found: Sequence[Match], text: Folded) -> list[Match]:
    """Translate matches in `text.plain` to matches in the original text."""
    if not text.plain_at:
        return list(found)
    return [Match(*text.span(match.start, match.end), match.unit, match.cost) for match in found]


class _Needles:
    """What to look for in folded texts for one unit."""

    def __init__(self, number: int, unit: Unit) -> None:
        self._number = number
        self._unit = unit
        good = [word for word, cost in unit.variants.items() if cost < Level.MISTAKE]
        # A word that begins with another word here is found together with it.
        begun = tuple(unit.beginnings)
        self._good = [*begun, *(word for word in good if not (begun and word.startswith(begun)))]
        self._misspelled = [word for word, cost in unit.variants.items() if cost >= Level.MISTAKE]
        self._runs = [(run[0], _run_pattern(run), cost) for run, cost in unit.sequences.items()]

    def find(self, plain: str, within: Sequence[Span] = (), most: int | None = None) -> list[Match]:
        """Return the matches of the best level in the text, and those up to BEGINNING.

        Looks in all of the text or only `within` some stretches, for at most `most` of each form.
        """
        stretches = within or ((0, len(plain)),)
        # Most words are missing, and `in` is the fastest way to tell.
        good = [needle for needle in self._good if needle in plain]
        found = [match for needle in good for match in islice(self._words(plain, needle, stretches), most)]
        found += [
            match for run in self._runs for match in islice(self._find_run(plain, *run, stretches), most)
        ]
        if found or within or not self._misspelled:
            return found
        present = [needle for needle in self._misspelled if needle in plain]
        found = [match for needle in present for match in islice(self._words(plain, needle, stretches), most)]
        best = min((int(match.cost) for match in found), default=0)
        return [match for match in found if int(match.cost) == best]

    def count(self, plain: str) -> int:
        """Return about how often the unit occurs; never less than `find` returns."""
        count = sum(map(plain.count, (*self._good, *(run[0] for run in self._runs))))
        return count or sum(map(plain.count, self._misspelled))

    def _words(self, plain: str, needle: str, stretches: Sequence[Span]) -> Iterator[Match]:
        """Yield the words that begin with the needle and stand for the unit."""
        is_ascii = plain.isascii()
        for start in _starts(plain, needle, stretches):
            end = _REST_OF_WORD.match(plain, start).end() if is_ascii else _word_end(plain, start)  # type: ignore[union-attr]
            cost = self._unit.cost(plain[start : min(end, start + MOST_LETTERS)])
            if cost is not None:
                yield Match(start, end, self._number, cost)

    def _find_run(
        self, plain: str, first: str, pattern: re.Pattern[str], cost: float, stretches: Sequence[Span]
    ) -> Iterator[Match]:
        for start in _starts(plain, first, stretches):
            if (run := pattern.match(plain, start)) and _ends_word(plain, run.end()):
                yield Match(start, run.end(), self._number, cost)


def _starts(plain: str, needle: str, stretches: Sequence[Span]) -> Iterator[int]:
    """Yield where words begin with the needle, within some stretches of the text."""
    is_ascii = plain.isascii()
    for start, end in stretches:
        at = plain.find(needle, max(start, 0), end)
        while at >= 0:
            is_start = at == 0 or not plain[at - 1].isalnum()
            if is_start or not (is_ascii or _is_in_word(plain, at)):
                yield at
            at = plain.find(needle, at + len(needle), end)


def _word_end(plain: str, start: int) -> int:
    """Return where the word that starts at an offset ends."""
    if is_unspaced(plain[start]):
        return start + 1
    end = _REST_OF_WORD.match(plain, start).end()  # type: ignore[union-attr]
    if plain[start:end].isascii():
        return end
    return next((at for at in range(start, end) if is_unspaced(plain[at])), end)


def _ends_word(plain: str, end: int) -> bool:
    """Return whether a word can end at an offset."""
    is_last = end == len(plain) or not plain[end].isalnum()
    return is_last or is_unspaced(plain[end]) or is_unspaced(plain[end - 1])


def _is_in_word(plain: str, at: int) -> bool:
    """Return whether a letter that follows another one belongs to the same word."""
    return not (is_unspaced(plain[at - 1]) or is_unspaced(plain[at]))


@lru_cache(maxsize=256)
def _run_pattern(run: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of the words of a run in order, with anything that separates words between them.

    Nothing need separate letters of scripts without spaces.
    """
    pattern = ""
    for word, other in zip(run, (*run[1:], ""), strict=True):
        is_cut = len(word) == MOST_LETTERS and not is_unspaced(word)
        pattern += re.escape(word) + (r"[^\W_]*" if is_cut else "")
        if other:
            pattern += _BETWEEN_UNSPACED if is_unspaced(word) or is_unspaced(other) else _BETWEEN
    return re.compile(pattern)


def covered(found: Sequence[Match]) -> tuple[Span, ...]:
    """Return the stretches that matches cover, in order, with overlaps merged."""
    return merged([(match.start, match.end) for match in found])


def merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, with overlaps merged."""
    result: list[Span] = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)
