"""Split texts and queries into the words that are compared.

A word is a run of letters and digits, folded; everything else separates words. In scripts that put no spaces
between words, each letter is a word, and what is typed is a run of them: it is found wherever it is in a
sentence. Korean, whose particles and compounds have no spaces either, and the scripts of India, whose vowels
are marks, are split the same way. Index, query and highlighting all use these functions, so that each finds
what the others find.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from reader.folding import squash
from reader.search.signs import is_signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_LETTERS = 64
"""Longer words are compared by their first letters only."""

MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u3099\u309a\uff9e\uff9f"
)
"""Accents, the vowel signs of Hebrew and Arabic, and the marks of kana, as ranges for a character class."""
_UNSPACED = (
    ("\u0900", "\u0963"), ("\u0966", "\u0df3"),  # India, where vowels are signs
    ("\u0e01", "\u0e3a"), ("\u0e40", "\u0e4e"),  # Thai
    ("\u0e81", "\u0ece"), ("\u0edc", "\u0edf"),  # Lao
    ("\u1000", "\u103f"), ("\u1050", "\u109d"),  # Burmese
    ("\u1100", "\u11ff"), ("\u1780", "\u17d3"),  # Hangul letters, Khmer
    ("\u2e80", "\u2fdf"), ("\u3005", "\u3007"), ("\u3021", "\u3029"),  # Han radicals, numerals
    ("\u3041", "\u3096"), ("\u309d", "\u309f"),  # Hiragana
    ("\u30a1", "\u30fa"), ("\u30fc", "\u30ff"), ("\u3105", "\u318e"),  # Katakana, Bopomofo, Hangul letters
    ("\u31a0", "\u31bf"), ("\u31f0", "\u31ff"),
    ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uac00", "\ud7a3"), ("\uf900", "\ufaff"),  # Han, Hangul
    ("\uff66", "\uff9d"), ("\uffa1", "\uffdc"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip
"""Ranges of letters that are words of their own."""
_FIRST_LETTERS = [first for first, _ in _UNSPACED]
_SIMPLE_TOKEN = re.compile(r"[^\W_]+")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_any_token("{unspaced}"))


@cache
def _typed_word() -> re.Pattern[str]:
    return re.compile(_any_token("{unspaced}+"))


def _any_token(alone: str) -> str:
    """Return the pattern of a token; classes with so many letters take milliseconds to compile."""
    unspaced = "".join(f"{first}-{last}" for first, last in _UNSPACED)
    # A combining mark belongs to the letter before it; otherwise an "é" typed as two characters ends a word.
    spaced = rf"[^\W_{unspaced}]"
    return rf"{alone.format(unspaced=f'[{unspaced}]')}|{spaced}+(?:[{MARKS}]+{spaced}*)*"


_FUNCTION_WORDS = """
a about an and are as at be been by can could did do does for from had has have he her his how i in into is it
its me my no not of on or our she should so that the their them there these they this those to was we were
what when where which who whom whose why will with would you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English words that say little by themselves. They are searched like all others, but count for less."""


def tokens(text: str) -> list[str]:
    """Return the tokens of a text as they are."""
    return (_SIMPLE_TOKEN if text.isascii() else _token()).findall(text)


def found_tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield where each token of a text is."""
    return (_SIMPLE_TOKEN if text.isascii() else _token()).finditer(text)


def found_typed_words(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a text as they are typed: neighbouring unspaced letters are one."""
    return (_SIMPLE_TOKEN if text.isascii() else _typed_word()).finditer(text)


def fold_token(token: str) -> str:
    """Fold a token for comparison: lower case, no accents, at most MOST_LETTERS letters."""
    if token.isascii():
        return token.lower()[:MOST_LETTERS]
    # Folding takes Korean syllables apart.
    return normalize("NFC", squash(token))[:MOST_LETTERS]


def is_unspaced(text: str) -> bool:
    """Return whether a text begins with a letter that is a word of its own."""
    return not text.isascii() and _is_unspaced_letter(text[0])


@lru_cache(maxsize=1 << 12)
def _is_unspaced_letter(letter: str) -> bool:
    at = bisect_right(_FIRST_LETTERS, letter) - 1
    return at >= 0 and letter <= _UNSPACED[at][1]


def is_single_letter(word: str) -> bool:
    """Return whether a folded word is one letter of a script with spaces, which stands for itself only."""
    return len(word) == 1 and word.isalpha() and not is_unspaced(word)


def stands_alone(word: str) -> bool:
    """Return whether a word is unspaced, or a name with signs, so that signs around it join nothing to it."""
    return is_signed(word) or is_unspaced(word)


def letters_of(word: str) -> tuple[str, ...]:
    """Return the words of the index that a typed word is a run of: its letters if it is unspaced."""
    return tuple(word) if is_unspaced(word) else tuple(word.split(" "))


def run_of(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words of the index that typed words are a run of."""
    return tuple(part for word in words for part in letters_of(word))


def allowed_mistakes(word: str) -> int:
    """Return how many typos to forgive in a word: 0 up to 3 letters, 1 from 4, 2 from 8.

    Numbers, names with signs ("C#") and unspaced words get none: another one is another thing.
    """
    if word.isdigit() or len(word) < 4 or is_signed(word) or is_unspaced(word):
        return 0
    return 1 if len(word) < 8 else 2
