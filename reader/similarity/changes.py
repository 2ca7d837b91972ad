"""Differences: two texts compared word by word, with offsets into both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from reader.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span: TypeAlias = tuple[int, int]

LONG = 20_000
"""From this many words on, use an alignment that needs little memory."""

_WORD = re.compile(
    # One letter of an unspaced script, or a run without white space, ASCII punctuation, dashes or quotes.
    r"[\u3005-\u30ff\u3400-\u9fff]|"
    r"[^\s\x00-\x2f:-@\[-`{-\x7f’‘“”—–…•\u3005-\u30ff\u3400-\u9fff]+"
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch where two texts differ; one side may be empty, where words were added or removed."""

    a: Span
    """Start and stop in the first text, in code points."""
    b: Span
    """Start and stop in the second text."""


def differences(a: str, b: str) -> Sequence[Difference]:
    """Return where the folded words of two texts differ, in order; empty if the words are the same.

    A stretch goes from the start of its first word to the end of its last. An empty one is where the next
    word starts, or at the end of the text. A character that folds into several words (½) is one.
    """
    in_a, in_b = _Words(a), _Words(b)
    return [
        Difference(in_a.span(*rows[0]), in_b.span(*rows[1])) for rows in _stretches(in_a.words, in_b.words)
    ]


class _Words:
    """The folded words of a text, and where each one is."""

    def __init__(self, text: str) -> None:
        self.words: list[str] = []
        self._spans: list[Span] = []
        self._end = len(text)
        for match in _WORD.finditer(text):
            if word := " ".join(words(match[0])):
                self.words.append(word)
                self._spans.append(match.span())

    def span(self, first: int, end: int) -> Span:
        """Return the stretch of text from one word up to, but excluding, another."""
        if first < end:
            return self._spans[first][0], self._spans[end - 1][1]
        start = self._spans[first][0] if first < len(self._spans) else self._end
        return start, start


def _stretches(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches of words between those that both lists share."""
    from rapidfuzz.distance import Indel, Levenshtein

    align = Levenshtein.opcodes if max(len(a), len(b)) > LONG else Indel.opcodes
    first = (0, 0)
    for step in align(a, b):
        if step.tag == "equal":
            if first != (step.src_start, step.dest_start):
                yield (first[0], step.src_start), (first[1], step.dest_start)
            first = (step.src_end, step.dest_end)
    if first != (len(a), len(b)):
        yield (first[0], len(a)), (first[1], len(b))
