"""Find in one document: the same matching as in a search, over the document's own words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reader.search.compounds import LONGEST_ENDING
from reader.search.expansion import expand
from reader.search.matching import Match, Matcher, covered, in_text
from reader.search.normalized_text import folded, words
from reader.search.passages import worth_showing
from reader.search.query import parse_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.query import Field
    from reader.search.results import Span

TOGETHER_LETTERS = 200
"""Words of a query at most this far apart count as close together."""
_MOST_KEPT = 256


def find_in(text: str, query: str) -> tuple[Span, ...]:
    """Return where a query matches in a text: spans in code points, in order, without overlaps.

    Words and phrases count; fields and exclusions do not. If all words occur close together anywhere, only
    such places are returned, else every place of every word. For several queries on one text, keep a
    TextFinder.
    """
    return TextFinder(text).find(query)


class TextFinder:
    """A text prepared to be searched on every key press. Safe to use from several threads."""

    def __init__(self, text: str) -> None:
        self._folded = folded(text)
        self._vocabulary = TextVocabulary(words(text))

    def find(self, query: str) -> tuple[Span, ...]:
        """See `find_in`."""
        plan = expand(parse_query(query), self._vocabulary)
        units = plan.all_units()
        found = worth_showing(Matcher(units).find_folded(self._folded)) if units else []
        together = _find_together(found, len(units))
        return covered(in_text(together or found, self._folded))


class TextVocabulary:
    """The words of one text. See Vocabulary."""

    def __init__(self, found: Sequence[str]) -> None:
        self._counts = Counter(found)
        self._sorted = sorted(self._counts)
        self._near: dict[tuple[str, int, bool], list[str]] = {}

    def size(self) -> int:
        """Return the number of words, against which rarity is measured."""
        return sum(self._counts.values())

    def frequency(self, word: str, field: Field | None = None) -> int:  # noqa: ARG002 - a text has no fields
        """Return how often the text has the word."""
        return self._counts.get(word, 0)

    def with_prefix(self, beginning: str, most: int) -> list[str]:
        """Return the words with this beginning, but only `most` of them."""
        start = bisect_left(self._sorted, beginning)
        found = self._sorted[start : start + most]
        return [word for word in found if word.startswith(beginning)]

    def containing(self, part: str) -> list[str]:
        """Return the longer words that a part ends, or nearly ends."""
        longest = len(part) + LONGEST_ENDING
        return [
            word for word in self._sorted if part in word[1:] and len(word) - word.rindex(part) <= longest
        ]

    def similar_words(self, word: str, mistakes: int, *, prefix: bool = False) -> list[str]:
        """Return the words at most `mistakes` typos away from this one, or with `prefix`, words with such a
        beginning.
        """
        key = word, mistakes, prefix
        if key not in self._near:
            if len(self._near) >= _MOST_KEPT:
                self._near.clear()
            self._near[key] = self._similar(word, mistakes, prefix=prefix)
        return self._near.get(key, [])

    def _similar(self, word: str, mistakes: int, *, prefix: bool) -> list[str]:
        from rapidfuzz.distance import OSA

        def is_near(other: str) -> bool:
            return OSA.distance(word, other, score_cutoff=mistakes) <= mistakes

        lengths = range(len(word) - mistakes, len(word) + mistakes + 1)
        if prefix:
            return [other for other in self._sorted if any(is_near(other[:length]) for length in lengths)]
        return [other for other in self._sorted if len(other) in lengths and is_near(other)]


def _find_together(found: Sequence[Match], units: int) -> list[Match]:
    """Return the matches that have a match of every other unit close by."""
    starts: list[list[int]] = [[] for _ in range(units)]
    for match in found:
        starts[match.unit].append(match.start)
    return [match for match in found if all(_is_close(match.start, others) for others in starts)]


def _is_close(start: int, others: Sequence[int]) -> bool:
    at = bisect_left(others, start - TOGETHER_LETTERS)
    return at < len(others) and others[at] <= start + TOGETHER_LETTERS
