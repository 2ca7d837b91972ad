"""Where a highlight is in a text that may have changed since. Pure.

An anchor names a passage as the text quote selector of the W3C's Web Annotation model does: by its words and
by what is around them, with its position only as a hint. It is found by comparing words, so that another
wrapping, other quotation marks or another case change nothing.

Work is linear in the text. The costly part, which is needed only if the words have changed too, looks at
SEARCHED characters around the hint.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Anchor
from reader.search.words import allowed_mistakes, fold_token, found_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Span = tuple[int, int]
    Pair = tuple[int, int, float]
    """A word of the anchor, a word of the text, and how alike they are, from 0 to 1."""

CONTEXT = 48
"""Characters kept before and after a passage; less is there only at the ends of the text."""
LONGEST = 10_000
"""The most characters of a passage."""
SEARCHED = 200_000
"""Characters around the hint that are searched word by word."""
_STEP = SEARCHED // 4
_EDGE = ""
"""Stands for the beginning and the end of the text among its words."""
_DISTINCT = 32
"""Letters from which words are recognized by themselves; fewer need a known neighbourhood."""
_DISTINCT_WORDS = 12
"""The same in words: in scripts where each letter is one, few letters say much."""
_SUPPORT = 0.5
"""The share of the words before or after a passage that makes a neighbourhood known."""
_LIKENESS = 0.6
"""The likeness to its old words from which a passage is still itself (2 for all letters in both texts, over
the letters of both)."""
_SHORT_LIKENESS = 0.75
"""The same for a few words, which others are like by chance."""
_FOREIGN = 0.5
"""What a letter of another word costs among matched ones, each of which gains 1."""
_COPIES = 500
"""The most places with the same words that are told apart by what is around them."""
_COMMON = 4
"""Pairs of words that recur more often in an anchor say nothing about where it is."""
_REGIONS = 3
"""The places compared word by word, the most likely first."""
_GAP = 8
"""The most words in a gap in which spellings are compared."""


def anchor_of(text: str, start: int, stop: int) -> Anchor | None:
    """Return an anchor for text[start:stop] without the space around it; None if no word is in it."""
    words = text[start:stop]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if next(found_tokens(words), None) is None:
        return None
    stop = start + len(words)
    return Anchor(words, text[max(0, start - CONTEXT) : start], text[stop : stop + CONTEXT], start)


def locate(anchor: Anchor, text: str) -> Span | None:
    """Return where an anchor's passage is in a text, [start, stop); None if its words are gone."""
    return Locator(text).find(anchor)


class Locator:
    """Finds anchors in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searched: dict[int, _Words] = {}

    def find(self, anchor: Anchor) -> Span | None:
        """Return where the passage is, [start, stop); None if its words are gone."""
        start = self._verbatim(anchor)
        if start is not None:
            return start, start + len(anchor.words)
        target, words = _Target.of(anchor), self._words_near(anchor.position)
        return self._same_words(anchor, target, words) or self._changed_words(anchor, target, words)

    def _verbatim(self, anchor: Anchor) -> int | None:
        """Return where the very characters are, with the same around them, nearest to the hint."""
        text, at = self._text, anchor.position - len(anchor.before)
        whole = anchor.before + anchor.words + anchor.after
        is_end = len(anchor.after) < CONTEXT
        if at >= 0 and text.startswith(whole, at) and (not is_end or at + len(whole) == len(text)):
            return anchor.position
        if len(whole) - len(anchor.words) < CONTEXT:
            return None
        found = [text.find(whole, max(0, at)), text.rfind(whole, 0, max(0, at) + len(whole))]
        near = min((each for each in found if each >= 0), key=lambda each: abs(each - at), default=None)
        return None if near is None else near + len(anchor.before)

    def _words_near(self, position: int) -> _Words:
        """Return the words of the part of the text that is searched for a hint."""
        first = max(0, min(position, len(self._text)) - SEARCHED // 2) // _STEP * _STEP
        if len(self._text) <= SEARCHED:
            first = 0
        if first not in self._searched:
            self._searched[first] = _Words(self._text, first, first + SEARCHED + _STEP)
        return self._searched[first]

    def _same_words(self, anchor: Anchor, target: _Target, text: _Words) -> Span | None:
        """Return the same words that have the most of the same around them, the nearest of equals."""
        spans = [
            self._with_signs(anchor, *text.span(at, len(target.words))) for at in text.runs_of(target.words)
        ]
        spans += self._cut_words(anchor, text) if not spans else []
        best, most = None, (-1.0, 0.0)
        for span in sorted(spans, key=lambda span: abs(span[0] - anchor.position))[:_COPIES]:
            support = text.support(target, span)
            if sum(support) > most[0]:
                best, most = span, (sum(support), max(support))
        is_known = _is_distinct(target.letters, len(target.words)) or most[1] >= _SUPPORT
        return best if is_known else None

    def _cut_words(self, anchor: Anchor, text: _Words) -> Iterator[Span]:
        """Yield where the very characters are, which may begin or end in the middle of a word."""
        at = self._text.find(anchor.words, text.first, text.last)
        while at >= 0:
            yield at, at + len(anchor.words)
            at = self._text.find(anchor.words, at + 1, text.last)

    def _changed_words(self, anchor: Anchor, target: _Target, text: _Words) -> Span | None:
        """Return the words that are most like the passage, if they are still itself."""
        best, likeness = None, 0.0
        for first, last in _regions(target, text.folded):
            found = _aligned(target, text.folded[first:last])
            if found is not None and found[2] > likeness:
                best, likeness = text.span(first + found[0], found[1] - found[0]), found[2]
        return None if best is None else self._with_signs(anchor, *best)

    def _with_signs(self, anchor: Anchor, start: int, stop: int) -> Span:
        """Take in the signs with which the passage began and ended."""
        tokens = list(found_tokens(anchor.words))
        head, tail = anchor.words[: tokens[0].start()], anchor.words[tokens[-1].end() :]
        start -= len(head) if head and self._text.endswith(head, 0, start) else 0
        stop += len(tail) if tail and self._text.startswith(tail, stop) else 0
        return start, stop


class _Words:
    """The folded words of a part of a text, and where they are in it."""

    def __init__(self, text: str, first: int, last: int) -> None:
        found = list(found_tokens(text[first:last]))
        self.first, self.last = first, last
        self.folded = [fold_token(token.group()) for token in found]
        self._starts = [first + token.start() for token in found]
        self._stops = [first + token.end() for token in found]
        if not first:
            self._insert(0, 0)
        if last >= len(text):
            self._insert(len(self.folded), len(text))

    def _insert(self, at: int, offset: int) -> None:
        self.folded.insert(at, _EDGE)
        self._starts.insert(at, offset)
        self._stops.insert(at, offset)

    def span(self, at: int, size: int) -> Span:
        """Return where some words are in the text."""
        return self._starts[at], self._stops[at + size - 1]

    def runs_of(self, words: Sequence[str]) -> list[int]:
        """Return where these words are, one after the other: the index of the first."""
        text, wanted = f" {' '.join(self.folded)} ", f" {' '.join(words)} "
        places: list[int] = []
        at = text.find(wanted)
        while at >= 0:
            places.append(at)
            at = text.find(wanted, at + 1)
        if not places:
            return []
        begins = [0]
        for word in self.folded:
            begins.append(begins[-1] + len(word) + 1)
        return [bisect_left(begins, place) for place in places]

    def support(self, target: _Target, span: Span) -> tuple[float, float]:
        """Return the shares of the words before and after a passage that are there too, from 0 to 1."""
        first, last = bisect_right(self._stops, span[0]), bisect_left(self._starts, span[1])
        before = self.folded[max(0, first - 2 * len(target.before)) : first]
        after = self.folded[last : last + 2 * len(target.after)]
        return _shared(target.before[::-1], before[::-1]), _shared(target.after, after)


class _Target(NamedTuple):
    """The folded words of an anchor."""

    before: list[str]
    words: list[str]
    after: list[str]
    position: int

    @classmethod
    def of(cls, anchor: Anchor) -> _Target:
        """Fold an anchor. A word that its context begins or ends in the middle of is left out."""
        before, words, after = (
            [fold_token(token.group()) for token in found_tokens(text)]
            for text in (anchor.before, anchor.words, anchor.after)
        )
        before = before[1:] if len(anchor.before) >= CONTEXT else [_EDGE, *before]
        after = after[:-1] if len(anchor.after) >= CONTEXT else [*after, _EDGE]
        return cls(before, words, after, anchor.position)

    @property
    def letters(self) -> int:
        """The letters of the passage."""
        return sum(map(len, self.words))


def _is_distinct(letters: float, words: int) -> bool:
    return letters >= _DISTINCT or words >= _DISTINCT_WORDS


def _shared(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Return the share of some words that others have in the same order, from 0 to 1."""
    if not wanted:
        return 0.0
    from rapidfuzz.distance import LCSseq

    return LCSseq.similarity(wanted, found) / len(wanted)


def _regions(target: _Target, text: Sequence[str]) -> Iterator[Span]:
    """Yield where most pairs of neighbouring words of the anchor are, as far as in the same distances."""
    wanted = [*target.before, *target.words, *target.after]
    places: dict[tuple[str, str], list[int]] = {}
    for index, pair in enumerate(pairwise(wanted)):
        places.setdefault(pair, []).append(index)
    width = max(4, len(wanted) // 4)
    votes: Counter[int] = Counter()
    for at, pair in enumerate(pairwise(text)):
        indexes = places.get(pair)
        if indexes is not None and len(indexes) <= _COMMON:
            votes.update({(at - index) // width for index in indexes})
    heaped = {heap: votes[heap] + votes[heap + 1] for heap in votes}
    slack = len(wanted) // 2 + width
    for heap in sorted(heaped, key=lambda heap: -heaped[heap])[:_REGIONS]:
        begin = heap * width
        yield max(0, begin - slack), min(len(text), begin + len(wanted) + 2 * width + slack)


def _aligned(target: _Target, region: Sequence[str]) -> tuple[int, int, float] | None:
    """Return the run of a region that is the passage, [first, last), and its likeness; None if none is."""
    wanted = [*target.before, *target.words, *target.after]
    pairs = _pairs(wanted, region)
    begin, end = len(target.before), len(target.before) + len(target.words)
    inside = [pair for pair in pairs if begin <= pair[0] < end]
    if not inside:
        return None
    first, last, letters = _densest(inside, wanted, region)
    size = sum(map(len, region[first:last]))
    likeness = 2 * letters / (target.letters + size)
    before = sum(index < begin and at < first for index, at, _ in pairs)
    after = sum(index >= end and at >= last for index, at, _ in pairs)
    support = max(before / max(1, len(target.before)), after / max(1, len(target.after)))
    words = sum(first <= at < last for _, at, _ in inside)
    if _is_distinct(letters, words):
        return (first, last, likeness) if likeness >= _LIKENESS else None
    return (first, last, likeness) if likeness >= _SHORT_LIKENESS and support >= _SUPPORT else None


def _pairs(wanted: Sequence[str], region: Sequence[str]) -> list[Pair]:
    """Return which words of the anchor are which of the text, in order; other spellings count in part."""
    from rapidfuzz.distance import LCSseq

    pairs: list[Pair] = []
    index = at = 0
    for block in LCSseq.opcodes(wanted, region):
        if block.tag == "equal":
            pairs += _spellings(wanted, region, (index, block.src_start), (at, block.dest_start))
            pairs += [
                (block.src_start + step, block.dest_start + step, 1.0)
                for step in range(block.src_end - block.src_start)
            ]
            index, at = block.src_end, block.dest_end
    return [*pairs, *_spellings(wanted, region, (index, len(wanted)), (at, len(region)))]


def _spellings(wanted: Sequence[str], region: Sequence[str], missing: Span, new: Span) -> Iterator[Pair]:
    """Yield the words in a gap that are other spellings of those that were there."""
    if max(missing[1] - missing[0], new[1] - new[0]) > _GAP:
        return
    from rapidfuzz.distance import OSA

    at = new[0]
    for index in range(*missing):
        word = wanted[index]
        for there in range(at, new[1]):
            mistakes = OSA.distance(word, region[there])
            if word and mistakes <= allowed_mistakes(word):
                yield index, there, 1 - mistakes / len(word)
                at = there + 1
                break


def _densest(pairs: Sequence[Pair], wanted: Sequence[str], region: Sequence[str]) -> tuple[int, int, float]:
    """Return the run of a region in which matched letters outweigh the others most, and how many it has."""
    best = (0, 0, 0.0)
    most = total = letters = 0.0
    first, before = 0, -1
    for index, at, likeness in pairs:
        total -= _FOREIGN * sum(map(len, region[before + 1 : at])) if before >= 0 else 0
        if total <= 0:
            first, total, letters = at, 0.0, 0.0
        gain = likeness * len(wanted[index])
        total, letters, before = total + gain, letters + gain, at
        if total > most:
            most, best = total, (first, at + 1, letters)
    return best
