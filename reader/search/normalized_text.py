"""A text folded for comparison, with a way back from every offset to the text itself.

Most texts fold letter for letter, so the offsets stay the same. Where one letter folds into two ("ß", "½"),
or marks stand alone, the offsets at which the two diverge are recorded. Words are found at the speed of
`str.find` in both cases.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from reader.folding import letters
from reader.search.signs import with_signs
from reader.search.words import (
    MARKS,
    MOST_LETTERS,
    fold_token,
    found_tokens,
    found_typed_words,
    is_unspaced,
    tokens,
)

if TYPE_CHECKING:
    from reader.search.results import Span

BREAK = "\0"
"""Separates two pieces of text that do not read on; no run of words crosses it."""
_MARK = re.compile(f"[{MARKS}]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_ASCII_SPACES = {code: " " for code in range(128) if not chr(code).isalnum()}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `span` leads back to the original text."""

    plain: str
    """Words in lower case without accents, separated by anything that is no letter or digit."""
    plain_at: tuple[int, ...] = ()
    """Rising offsets in `plain`; from each to the next, the text runs in parallel. Empty if the text folded
    letter for letter.
    """
    text_at: tuple[int, ...] = ()
    """The same offsets in the text."""

    def span(self, start: int, end: int) -> Span:
        """Return where in the text a stretch of whole words in `plain` is."""
        return (start, end) if not self.plain_at else (self._place(start), self._place(end))

    def _place(self, at: int) -> int:
        number = bisect_right(self.plain_at, at) - 1
        return self.text_at[number] + at - self.plain_at[number]


def folded(text: str) -> Folded:
    """Fold a text for comparison."""
    text = with_signs(text)
    lowered, odd = _lowered(text)
    if not odd:
        return Folded(lowered)
    plain_letters = {letter: normalize("NFC", letters(letter)) for letter in odd}
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
    """Return the folded words of a text, in order."""
    return cut_short(spaced(text).split())


def query_words(text: str) -> list[str]:
    """Return the folded words of what was typed; neighbouring letters of a script without spaces make one."""
    return cut_short([word.group() for word in found_typed_words(folded(text).plain)])


def spaced(text: str) -> str:
    """Return the folded words of a text, in order and full length, separated by spaces."""
    plain = folded(text).plain
    if not plain.isascii():
        for letter in set(_BEYOND_ASCII.findall(plain)):
            plain = plain if letter.isalnum() or is_unspaced(letter) else plain.replace(letter, " ")
    # Replacing everything else is several times as fast as looking for letters.
    return plain.translate(_ASCII_SPACES) if plain.isascii() else " ".join(tokens(plain))


def cut_short(found: list[str]) -> list[str]:
    """Cut words to the letters that are compared."""
    if found and max(map(len, found)) > MOST_LETTERS:
        return [word[:MOST_LETTERS] for word in found]
    return found


def aligned(text: str) -> str | None:
    """Return the text in lower case without accents, letter for letter; None if that is impossible."""
    lowered, odd = _lowered(text)
    return None if odd else lowered


def _lowered(text: str) -> tuple[str, list[str]]:
    """Return the text in lower case without accents, and the letters that do not fold in place."""
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
    """Return whether it belongs to the letter before it."""
    return _MARK.match(letter) is not None


@cache
def _plain(letter: str) -> str | None:
    """Return the one letter that this letter folds to; None if it is not one, or a mark on another letter."""
    if _is_mark(letter):
        return None
    # Some signs of Chinese radicals are words, though no letters to Python, and fold to the letter they show.
    is_word = is_unspaced(letter)
    if (is_word and not letters(letter)) or not (is_word or letter.isalnum()):
        return letter
    # Folding takes Korean syllables apart.
    plain = normalize("NFC", letters(letter))
    return plain if len(plain) == 1 and plain.isalnum() else None


def _folded_by_tokens(text: str) -> Folded:
    """Fold a text with letters of which nothing is left on their own."""
    pieces, plain_at, text_at = [], [0], [0]
    end = length = 0
    for found in found_tokens(text):
        token, start = found.group(), found.start()
        between = BREAK if BREAK in text[end:start] else " "
        word = fold_token(token)
        end = start + len(token)
        pieces += [between, word]
        plain_at += [length + 1, length + 1 + len(word)]
        text_at += [start, end]
        length += 1 + len(word)
    return Folded("".join(pieces), tuple(plain_at), tuple(text_at))
