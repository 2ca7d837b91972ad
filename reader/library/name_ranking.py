"""Finding names by what is typed of them: by beginnings, by initials, and with typos. Pure.

A word typed can be the beginning of a word of the name, or be made of the beginnings of words that follow
each other: "mlee" finds "Michelle Lee". Everything is linear in the length of the names.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.folding import fold, words
from reader.lazy import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence

MOST_WORDS = 12
"""Words typed up to which more than their beginnings is looked at: more are a name that was pasted."""
MOST_INITIALS = 32
"""Letters up to which a word may be made of beginnings of others."""
CHECK_EVERY = 2_000
"""Names between two looks whether the result is still wanted."""
_WORD = regex(r"[^\W_]+")
_BEYOND = "\U0010ffff"


class Tier(IntEnum):
    """How well a name fits, the best first."""

    EXACT = 0
    BEGINS = 1
    """The name begins with what was typed."""
    BEGINNINGS = 2
    """Each word typed is the beginning of a word."""
    INITIALS = 3
    """Each is that, or made of beginnings of words that follow each other."""
    INSIDE = 4
    """Each is that, or inside a word."""
    TYPOS = 5
    """Each is that, or the beginning of a word but for typos."""


class RankedName(NamedTuple):
    """A name that fits."""

    number: int
    """Which of the names."""
    tier: Tier


class NameIndex:
    """Names in a fixed order, found by what is typed of them."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` come with the most important first: of two that fit as well, the earlier one is better."""
        kept: dict[str, str] = {}
        self._words: list[tuple[str, ...]] = []
        numbers: dict[str, list[int]] = {}
        for number, name in enumerate(names):
            found = tuple(kept.setdefault(word, word) for word in name_words(name))
            self._words.append(found)
            for word in dict.fromkeys(found):
                numbers.setdefault(word, []).append(number)
        self._numbers = numbers
        self._vocabulary = sorted(numbers)

    def find(
        self,
        typed: str,
        limit: int,
        *,
        without: Container[int] = (),
        cancelled: Callable[[], bool] = lambda: False,
    ) -> list[RankedName] | None:
        """Return the best names for what was typed, best first; none if that is blank.

        Those with a number in `without` are left out. Returns None as soon as `cancelled` says that the
        result is no longer wanted.
        """
        wanted = name_words(typed)
        if not wanted:
            return []
        search = _Search(self._words, self._numbers, self._vocabulary, wanted)
        found: list[RankedName] = []
        seen: set[int] = set()
        for number, tier in search.found():
            if number is None:
                if cancelled():
                    return None
            elif number not in seen and number not in without:
                seen.add(number)
                found.append(RankedName(number, tier))
                if len(found) == limit:
                    break
        return found


def name_words(text: str) -> list[str]:
    """Return the folded words of a name or query; of one without letters and digits, its signs."""
    return words(text) or text.casefold().split()


class _Search:
    """One search among names."""

    def __init__(
        self,
        names: Sequence[Sequence[str]],
        numbers: dict[str, list[int]],
        vocabulary: Sequence[str],
        wanted: Sequence[str],
    ) -> None:
        self._names = names
        self._numbers = numbers
        self._vocabulary = vocabulary
        self._wanted = wanted
        self._initials = {word: Initials(word) for word in wanted}

    def found(self) -> Iterator[tuple[int | None, Tier]]:
        """Yield the names that fit, best first, some more than once; and None now and then."""
        wanted = dict.fromkeys(self._wanted)
        numbers = sorted(set.intersection(*map(self._beginning_with, wanted)))
        yield None, Tier.EXACT
        exact, beginning = self._from_the_start(numbers)
        yield from ((number, Tier.EXACT) for number in exact)
        yield from ((number, Tier.BEGINS) for number in beginning)
        yield from ((number, Tier.BEGINNINGS) for number in numbers)
        if len(wanted) > MOST_WORDS:
            return
        begun = {word: self._beginning_with(word) for word in wanted}
        same_letter = {word: self._beginning_with(word[0]) for word in wanted}
        yield from self._fitting(Tier.INITIALS, begun, same_letter)
        inside = {word: begun[word] | self._with(self._words_around(word)) for word in wanted}
        yield from self._fitting(Tier.INSIDE, inside, same_letter)
        mistaken = {word: inside[word] | self._with(self._words_like(word)) for word in wanted}
        yield from self._fitting(Tier.TYPOS, mistaken, same_letter)

    def _from_the_start(self, numbers: Iterable[int]) -> tuple[list[int], list[int]]:
        """Return those of some names that are what was typed, and those that begin with it."""
        wanted = " ".join(self._wanted)
        exact, beginning = [], []
        for number in numbers:
            if self._names[number][0].startswith(self._wanted[0]):
                name = " ".join(self._names[number])
                if name == wanted:
                    exact.append(number)
                elif name.startswith(wanted):
                    beginning.append(number)
        return exact, beginning

    def _fitting(
        self, tier: Tier, sets: dict[str, set[int]], same_letter: dict[str, set[int]]
    ) -> Iterator[tuple[int | None, Tier]]:
        """Yield the names that are, for each word, in its set, or have it as initials."""
        possible = set.intersection(*(sets[word] | same_letter[word] for word in sets))
        for at, number in enumerate(sorted(possible)):
            if at % CHECK_EVERY == 0:
                yield None, tier
            name = self._names[number]
            if all(number in sets[word] or self._initials[word].are_in(name) for word in sets):
                yield number, tier

    def _with(self, found: Iterable[str]) -> set[int]:
        """Return the names that have any of some words."""
        return set().union(*map(self._numbers.__getitem__, found))

    def _beginning_with(self, start: str) -> set[int]:
        return self._with(self._begun_words(start))

    def _begun_words(self, start: str) -> Sequence[str]:
        first = bisect_left(self._vocabulary, start)
        return self._vocabulary[first : bisect_left(self._vocabulary, start + _BEYOND, first)]

    def _words_around(self, part: str) -> list[str]:
        return [word for word in self._vocabulary if part in word]

    def _words_like(self, typed: str) -> Iterator[str]:
        """Yield the words that begin with what was typed, but for typos."""
        from reader.search.words import allowed_mistakes

        mistakes = allowed_mistakes(typed)
        if mistakes:
            lengths = range(len(typed) - mistakes, len(typed) + mistakes + 1)
            starts = {word[:length] for length in lengths for word in self._vocabulary}
            for start in alike(typed, starts, mistakes):
                yield from self._begun_words(start)


def alike(typed: str, found: Collection[str], mistakes: int) -> list[str]:
    """Return the words with at most that many letters added, left out, swapped or replaced."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    close = extract(typed, found, scorer=OSA.distance, score_cutoff=mistakes, limit=None)
    return [word for word, _, _ in close]


class Initials:
    """Tells whether a word is made of the beginnings of words that follow each other.

    One word may be left out in between: "mlee" for "Michelle K. Lee". Names share words, so what each word
    adds is kept.
    """

    def __init__(self, wanted: str) -> None:
        self._wanted = wanted
        self._done = 1 << len(wanted)
        self._steps: dict[tuple[int, str], int] = {}

    def are_in(self, name: Iterable[str]) -> bool:
        """Return whether a name has it, given as its folded words."""
        before = last = 0
        for word in name if len(self._wanted) <= MOST_INITIALS else ():
            key = (before | last | 1, word)
            step = self._steps.get(key)
            if step is None:
                step = self._steps[key] = self._step(*key)
            if step & self._done:
                return True
            before, last = last, step
        return False

    def _step(self, reached: int, word: str) -> int:
        """Return how many letters can be made with a word, as bits, from how many were before it."""
        made = 0
        for start in range(len(self._wanted)):
            if reached >> start & 1:
                for length in range(1, common_length(self._wanted[start:], word) + 1):
                    made |= 1 << (start + length)
        return made


def common_length(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    for at, (letter, others) in enumerate(zip(one, other, strict=False)):
        if letter != others:
            return at
    return min(len(one), len(other))


def lit(name: str, typed: str) -> list[tuple[int, int]]:
    """Return which stretches of a name are what was typed, as start and end: for showing why it was found."""
    tokens = [_Token(found.start(), found[0], fold(found[0])) for found in _WORD.finditer(name)]
    spans: list[tuple[int, int]] = []
    for wanted in dict.fromkeys(words(typed)):
        spans += _lit_word(tokens, wanted)
    return sorted(set(spans))


class _Token(NamedTuple):
    """A word of a name."""

    start: int
    text: str
    folded: str

    def span(self, at: int, length: int) -> tuple[int, int]:
        """Return where that many folded letters are in the name: the whole word if it is folded to others."""
        if len(self.folded) != len(self.text):
            return self.start, self.start + len(self.text)
        return self.start + at, self.start + min(at + length, len(self.text))


def _lit_word(tokens: Sequence[_Token], wanted: str) -> list[tuple[int, int]]:
    for token in tokens:
        if token.folded.startswith(wanted):
            return [token.span(0, len(wanted))]
    if len(wanted) <= MOST_INITIALS and (made := _lit_initials(tokens, wanted)):
        return made
    for token in tokens:
        at = token.folded.find(wanted)
        if at >= 0:
            return [token.span(at, len(wanted))]
    from reader.search.words import allowed_mistakes

    mistakes = allowed_mistakes(wanted)
    lengths = range(len(wanted) - mistakes, len(wanted) + mistakes + 1) if mistakes else ()
    for token in tokens:
        if alike(wanted, {token.folded[:length] for length in lengths}, mistakes):
            return [token.span(0, len(wanted))]
    return []


def _lit_initials(tokens: Sequence[_Token], wanted: str) -> list[tuple[int, int]]:
    """Return the beginnings of words that a word is made of; none if it isn't."""
    reached: dict[int, tuple[int, list[tuple[int, int]]]] = {0: (-1, [])}
    """By the letters made: the token that made the last of them, and the stretches."""
    for number, token in enumerate(tokens):
        new: dict[int, tuple[int, list[tuple[int, int]]]] = {}
        for letters, (last, spans) in reached.items():
            if letters and number - last > 2:
                continue
            for length in range(1, common_length(wanted[letters:], token.folded) + 1):
                new[letters + length] = number, [*spans, token.span(0, length)]
        reached |= new
        if len(wanted) in reached:
            return reached[len(wanted)][1]
    return []
