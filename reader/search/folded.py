"""A text folded for comparing, from which every place leads back to the text itself.

Most texts fold letter for letter: then the places are the same, and words are looked for at the speed
of `str.find`. Where one letter folds into two ("ß", "½") or marks stand alone, the text is cut into
tokens and their starts are remembered.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from reader.folding import squash
from reader.search.words import fold_token, tokens_with_starts

if TYPE_CHECKING:
    from reader.search.results import Span

BREAK = "\0"
"""Stands between two pieces of text that do not read on; no run of words reaches across it."""
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `span` leads from it to the text."""

    plain: str
    """Words in lower case without accents, with something in between that is no letter or digit."""
    plain_starts: tuple[int, ...] = ()
    """Where the tokens start in `plain`; empty where the text folded letter for letter."""
    spans: tuple[Span, ...] = ()
    """Where they stand in the text."""

    def span(self, start: int, end: int) -> Span:
        """Where in the text a stretch of whole words in `plain` stands."""
        if not self.plain_starts:
            return start, end
        first = bisect_right(self.plain_starts, start) - 1
        last = bisect_right(self.plain_starts, end - 1) - 1
        return self.spans[first][0], self.spans[last][1]


def folded(text: str) -> Folded:
    """Fold a text for comparing."""
    plain = aligned(text)
    return Folded(plain) if plain is not None else _folded_by_tokens(text)


def aligned(text: str) -> str | None:
    """The text in lower case without accents, each letter in its place; None where that cannot be."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return None
    if lowered.isascii():
        return lowered
    for letter in set(_BEYOND_ASCII.findall(lowered)):
        plain = _plain(letter)
        if plain is None:
            return None
        if plain != letter:
            lowered = lowered.replace(letter, plain)
    return lowered


@cache
def _plain(letter: str) -> str | None:
    """The one letter that this one folds to; None where it is not one, or a mark on another letter."""
    if "\u0300" <= letter <= "\u036f":
        return None
    if not letter.isalnum():
        return letter
    plain = squash(letter)
    return plain if len(plain) == 1 and plain.isalnum() else None


def _folded_by_tokens(text: str) -> Folded:
    tokens, starts = tokens_with_starts(text)
    if not tokens:
        return Folded("")
    words = [fold_token(token) for token in tokens]
    spans = tuple((start, start + len(token)) for start, token in zip(starts, tokens, strict=True))
    plain = " ".join(words)
    plain_starts = tuple(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
    if BREAK in text:
        letters = list(plain)
        for (one, other), start in zip(pairwise(spans), plain_starts[1:], strict=True):
            if BREAK in text[one[1] : other[0]]:
                letters[start - 1] = BREAK
        plain = "".join(letters)
    return Folded(plain, plain_starts, spans)
