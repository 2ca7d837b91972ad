"""The words of one text, or of a few."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reader.search.compounds import LONGEST_ENDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.query import Field

_MOST_KEPT = 256


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
        near = self._near.get(key)
        if near is None:
            if len(self._near) >= _MOST_KEPT:
                self._near.clear()
            near = self._near[key] = self._similar(word, mistakes, prefix=prefix)
        return near

    def _similar(self, word: str, mistakes: int, *, prefix: bool) -> list[str]:
        from rapidfuzz.distance import OSA

        def is_near(other: str) -> bool:
            return OSA.distance(word, other, score_cutoff=mistakes) <= mistakes

        lengths = range(len(word) - mistakes, len(word) + mistakes + 1)
        if prefix:
            return [other for other in self._sorted if any(is_near(other[:length]) for length in lengths)]
        return [other for other in self._sorted if len(other) in lengths and is_near(other)]
