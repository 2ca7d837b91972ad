"""Looking for any of many phrases, with patterns of no more of them than a text can have."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_WIDE = lazy.regex("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
"""The letters of scripts that put no spaces between words."""
_MAY_BE_WIDE = lazy.regex("[^\0-\u303f]")
ALNUM = lazy.regex(r"[^\W_]+")


def is_wide(text: str) -> bool:
    """Return whether a text has letters of a script that puts no spaces between words."""
    if text.isascii() or not (found := _MAY_BE_WIDE.search(text)):
        return False
    return _WIDE.search(text, found.start()) is not None


class LowWords(NamedTuple):
    """A text in lower case."""

    text: str
    words: frozenset[str]
    is_wide: bool
    """Whether it has letters of a script that puts no spaces between words."""


class Phrases:
    """Some words, longest first, where words begin and end; looked for as by a pattern.

    A text's pattern is of those that the text can have by how they open: most texts need none. Patterns of
    a part are made as long as all of them cost no more than one of the whole.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_opening: dict[str, list[str]] = {}
        self._patterns: dict[frozenset[str], re.Pattern[str]] = {}
        for word in sorted(words, key=_longest_first):
            opening = None if is_wide(word) else ALNUM.search(word)
            self._by_opening.setdefault(opening.group() if opening else word, []).append(word)
        self._within = [it for it in self._by_opening if is_wide(it) or not ALNUM.search(it)]
        self._within_spaced = [it for it in self._within if not is_wide(it)]
        self._left = sum(map(len, self._by_opening.values()))

    def _pattern(self, text: str) -> re.Pattern[str] | None:
        """Return a pattern for those that can be in a text; None if none can."""
        low, words, wide = low_words(text)
        found = self._by_opening.keys() & words
        found.update(filter(low.__contains__, self._within if wide else self._within_spaced))
        if not found:
            return None
        key = frozenset(found)
        if key not in self._patterns:
            cost = sum(len(self._by_opening[it]) for it in found)
            key = key if cost <= self._left else frozenset(self._by_opening)
            self._left -= cost
        if key not in self._patterns:
            self._patterns[key] = _phrase_pattern(word for it in key for word in self._by_opening[it])
        return self._patterns[key]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first of them in a text."""
        pattern = self._pattern(text)
        return pattern.search(text) if pattern else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the one that opens a text."""
        pattern = self._pattern(text)
        return pattern.match(text) if pattern else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the one that a text is."""
        pattern = self._pattern(text)
        return pattern.fullmatch(text) if pattern else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return each of them in a text, in order."""
        pattern = self._pattern(text)
        return pattern.finditer(text) if pattern else iter(())

    def without(self, text: str, instead: str = "") -> str:
        """Return a text with something else instead of each of them."""
        pattern = self._pattern(text)
        return pattern.sub(instead, text) if pattern else text


@lru_cache(maxsize=8)  # a text is looked through for several kinds of phrases
def low_words(text: str) -> LowWords:
    """Return a text in lower case, and the words in it."""
    low = text.casefold()
    return LowWords(low, frozenset(ALNUM.findall(low)), is_wide(low))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _phrase_pattern(words: Iterable[str]) -> re.Pattern[str]:
    known = sorted(words, key=_longest_first)
    wide = [re.escape(word) for word in known if is_wide(word)]
    spaced = [re.escape(word) for word in known if not is_wide(word)]
    spaced = [word.replace("'", "['’]").replace(r"\ ", r"[\s\u00a0]") for word in spaced]
    parts = [rf"(?<![\w])(?:{'|'.join(spaced)})(?![\w])"] if spaced else []
    return re.compile("|".join(parts + wide), re.IGNORECASE)


def is_picture(sign: str) -> bool:
    """Return whether a sign is a picture, as messages have it before their lines."""
    return "\u2600" <= sign <= "\u27bf" or "\U0001f1e6" <= sign <= "\U0001faff"


def run_length(words: Sequence[str], is_known: Callable[[str], bool]) -> int:
    """Return how many known phrases follow one another in words, or 0 if a word is in none."""
    known = at = 0
    while at < len(words):
        sizes = range(min(_LONGEST_OF_RUN, len(words) - at), 0, -1)
        size = next((it for it in sizes if is_known(" ".join(words[at : at + it]))), 0)
        if not size:
            return 0
        at += size
        known += 1
    return known


_LONGEST_OF_RUN = 4
