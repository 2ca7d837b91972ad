"""Words: how a text and a query are cut into what is compared.

A word is a run of letters and digits, folded; everything else separates words. Index, query and
highlighting all cut by these functions, so that what one of them finds the others find too.
"""

from __future__ import annotations

import re
from itertools import accumulate

from reader.folding import squash

MOST_LETTERS = 64
"""Longer words are compared by so many letters of theirs."""

# A combining mark belongs to the letter before it, else "é" typed as two characters would end the word.
TOKEN = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


_FUNCTION_WORDS = """
a about an and are as at be been by can could did do does for from had has have he her his how i in into is it
its me my no not of on or our she should so that the their them there these they this those to was we were
what when where which who whom whose why will with would you your
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English words that say little by themselves. They are searched like all others, yet tell less."""

_CUT = re.compile(f"({TOKEN.pattern})")


def tokens_with_starts(text: str) -> tuple[list[str], list[int]]:
    """The tokens of a text as they stand, and the offset of each."""
    # Splitting and summing run in C: three times as fast as asking each match for its start.
    pieces = _CUT.split(text)
    return pieces[1::2], list(accumulate(map(len, pieces)))[:-1:2]


def fold_token(token: str) -> str:
    """A token of the text as it is compared: lower case, no accents, at most MOST_LETTERS letters."""
    if token.isascii():
        return token.lower()[:MOST_LETTERS]
    return squash(token)[:MOST_LETTERS]


def allowed_mistakes(word: str) -> int:
    """How many typing mistakes a word may have: none up to 3 letters, one from 4, two from 8.

    A number has none: another number is another thing.
    """
    if word.isdigit() or len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2
