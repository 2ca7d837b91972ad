"""Split texts and queries into the words that are compared.

A word is a run of letters and digits, folded; everything else separates words. In scripts that put no spaces
between words, each letter is a word, and what is typed is a run of them: it is found wherever it is in a
sentence. Korean, whose particles and compounds have no spaces either, and the scripts of India, whose vowels
are marks, are split the same way. Index, query and highlighting all use these functions, so that each finds
what the others find.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING
from unicodedata import normalize

from reader.folding import squash
from reader.search.signs import is_signed

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LETTERS = 64
"""Longer words are compared by their first letters only."""

MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
)
"""Accents, and the vowel signs of Hebrew and Arabic, as ranges for a character class."""
UNSPACED = (
    "\u0900-\u0963\u0970-\u09e3\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65"  # of India
    "\u0c70-\u0ce5\u0cf0-\u0d65\u0d70-\u0de5\u0df0-\u0df3"  # vowels are signs that end no word
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai, with its vowel signs
    "\u0e81-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf"  # Lao
    "\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17d3\u17dc\u17dd"  # Khmer
    "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3\uffa1-\uffdc"  # Hangul
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"  # kana
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3105-\u312f\u31a0-\u31bf"  # radicals, 々, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""The letters that are words of their own, as ranges for a character class."""
SPACED_LETTER = rf"[^\W_{UNSPACED}]"
# A combining mark belongs to the letter before it; otherwise an "é" typed as two characters ends the word.
_SPACED_WORD = rf"{SPACED_LETTER}+(?:[{MARKS}]+{SPACED_LETTER}*)*"
TOKEN = re.compile(rf"[{UNSPACED}]|{_SPACED_WORD}")
TYPED_WORD = re.compile(rf"[{UNSPACED}]+|{_SPACED_WORD}")
"""A word as it is typed: neighbouring letters of a script without spaces make one."""
_UNSPACED_LETTER = re.compile(f"[{UNSPACED}]")

_FUNCTION_WORDS = """
a about an and are as at be been by can could did do does for from had has have he her his how i in into is it
its me my no not of on or our she should so that the their them there these they this those to was we were
what when where which who whom whose why will with would you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English words that say little by themselves. They are searched like all others, but count for less."""

_CUT = re.compile(f"({TOKEN.pattern})")


def tokens_with_starts(text: str) -> tuple[list[str], list[int]]:
    """Return the tokens of a text as they are, and the offset of each."""
    # Splitting and summing run in C, three times as fast as asking each match for its start.
    pieces = _CUT.split(text)
    return pieces[1::2], list(accumulate(map(len, pieces)))[:-1:2]


def fold_token(token: str) -> str:
    """Fold a token for comparison: lower case, no accents, at most MOST_LETTERS letters."""
    if token.isascii():
        return token.lower()[:MOST_LETTERS]
    # Folding takes Korean syllables apart.
    return normalize("NFC", squash(token))[:MOST_LETTERS]


def is_unspaced(text: str) -> bool:
    """Return whether a text begins with a letter that is a word of its own."""
    return not text.isascii() and _UNSPACED_LETTER.match(text) is not None


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
