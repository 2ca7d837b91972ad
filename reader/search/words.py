"""Split texts and queries into the words that are compared.

A word is a run of letters and digits, folded; everything else separates words. Index, query and highlighting
all use these functions, so that each finds what the others find.
"""

from __future__ import annotations

import re
from itertools import accumulate

from reader.folding import squash

MOST_LETTERS = 64
"""Longer words are compared by their first letters only."""

# A combining mark belongs to the letter before it; otherwise an "é" typed as two characters ends the word.
TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


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
    return squash(token)[:MOST_LETTERS]


def allowed_mistakes(word: str) -> int:
    """Return how many typos to forgive in a word: 0 up to 3 letters, 1 from 4, 2 from 8.

    Numbers get none: another number is another thing.
    """
    if word.isdigit() or len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2
