"""A text folded for comparing, from which every place leads back to the text itself.

Most texts fold letter for letter: then the places are the same. Where one letter folds into two ("ß",
"½") or marks stand alone, the places at which the two part are remembered. Words are looked for at the
speed of `str.find` in both.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.folding import letters
from reader.search.words import MOST_LETTERS, TOKEN, fold_token, tokens_with_starts

if TYPE_CHECKING:
    from reader.search.results import Span

BREAK = "\0"
"""Stands between two pieces of text that do not read on; no run of words reaches across it."""
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_ASCII_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `span` leads from it to the text."""

    plain: str
    """Words in lower case without accents, with something in between that is no letter or digit."""
    plain_at: tuple[int, ...] = ()
    """Places in `plain`, rising, from which on the text goes along with it up to the next one; none where
    the text folded letter for letter.
    """
    text_at: tuple[int, ...] = ()
    """The places in the text that these are."""

    def span(self, start: int, end: int) -> Span:
        """Where in the text a stretch of whole words in `plain` stands."""
        return (start, end) if not self.plain_at else (self._place(start), self._place(end))

    def _place(self, at: int) -> int:
        number = bisect_right(self.plain_at, at) - 1
        return self.text_at[number] + at - self.plain_at[number]


def folded(text: str) -> Folded:
    """Fold a text for comparing."""
    lowered, odd = _lowered(text)
    if not odd:
        return Folded(lowered)
    plain_letters = {letter: letters(letter) for letter in odd}
    if not all(plain or _is_mark(letter) for letter, plain in plain_letters.items()):
        return _folded_by_tokens(text)
    pieces, plain_at, text_at = [], [0], [0]
    at, shift = 0, 0
    for found in re.finditer(f"[{re.escape(''.join(odd))}]", lowered):
        place = found.start()
        plain = plain_letters[found.group()]
        pieces += [lowered[at:place], plain]
        at = place + 1
        shift += len(plain) - 1
        plain_at.append(at + shift)
        text_at.append(at)
    return Folded("".join([*pieces, lowered[at:]]), tuple(plain_at), tuple(text_at))


def words(text: str) -> list[str]:
    """The folded words of a text in their order."""
    return cut_short(spaced(text).split())


def spaced(text: str) -> str:
    """The folded words of a text in their order, in their whole length, with spaces in between."""
    plain = folded(text).plain
    if not plain.isascii():
        for letter in set(_BEYOND_ASCII.findall(plain)):
            plain = plain if letter.isalnum() else plain.replace(letter, " ")
    # Replacing what is no letter is several times as fast as looking for letters.
    return plain.translate(_ASCII_SPACES) if plain.isascii() else " ".join(TOKEN.findall(plain))


def cut_short(found: list[str]) -> list[str]:
    """Words by so many letters as are compared."""
    if found and max(map(len, found)) > MOST_LETTERS:
        return [word[:MOST_LETTERS] for word in found]
    return found


def aligned(text: str) -> str | None:
    """The text in lower case without accents, each letter in its place; None where that cannot be."""
    lowered, odd = _lowered(text)
    return None if odd else lowered


def _lowered(text: str) -> tuple[str, list[str]]:
    """The text in lower case without accents, each letter in its place but for some, which are named."""
    # The only letter that is longer in lower case.
    lowered = text.replace("İ", "I").lower()
    odd = []
    if not lowered.isascii():
        for letter in sorted(set(_BEYOND_ASCII.findall(lowered))):
            plain = _plain(letter)
            if plain is None:
                odd.append(letter)
            elif plain != letter:
                lowered = lowered.replace(letter, plain)
    return lowered, odd


def _is_mark(letter: str) -> bool:
    """Whether it belongs to the letter before it."""
    return "\u0300" <= letter <= "\u036f"


@cache
def _plain(letter: str) -> str | None:
    """The one letter that this one folds to; None where it is not one, or a mark on another letter."""
    if _is_mark(letter):
        return None
    if not letter.isalnum():
        return letter
    plain = letters(letter)
    return plain if len(plain) == 1 and plain.isalnum() else None


def _folded_by_tokens(text: str) -> Folded:
    """For texts with letters of which nothing is left by themselves."""
    pieces, plain_at, text_at = [], [0], [0]
    end = length = 0
    for token, start in zip(*tokens_with_starts(text), strict=True):
        between = BREAK if BREAK in text[end:start] else " "
        word = fold_token(token)
        end = start + len(token)
        pieces += [between, word]
        plain_at += [length + 1, length + 1 + len(word)]
        text_at += [start, end]
        length += 1 + len(word)
    return Folded("".join(pieces), tuple(plain_at), tuple(text_at))
