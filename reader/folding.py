"""Folding: what two spellings of one text have in common.

Identity, search, places and likeness all compare folded text, so that none of them tells
"Hakkani-Tür" from "hakkani tur".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, and what a keyboard without them types instead.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_SEPARATORS = re.compile(r"[\W_]+")
_TYPOGRAPHY = "’‘“”—–…•·→\u00a0"  # what makes most texts of the web other than ASCII; none of it is a letter
_ASCII_SEPARATORS = {code: None for code in range(128) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """Lower case without accents; punctuation and spaces stay. The length may change.

    Compatibility forms are resolved too (ﬁ → fi, Å → a), by NFKD and Unicode's case folding.
    """
    if text.isascii():
        return text.lower()
    # Word by word: most words of most texts are ASCII, and only the others need Unicode's tables.
    return " ".join([word if word.isascii() else _fold_word(word) for word in text.split(" ")]).lower()


@lru_cache(maxsize=1 << 13)
def _fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNDECOMPOSED)


def letters(text: str) -> str:
    """Folded letters and digits only, with nothing in between; "" where there are none."""
    if text.isascii():
        return text.lower().translate(_ASCII_SEPARATORS)
    for sign in _TYPOGRAPHY:
        text = text.replace(sign, " ")
    folded = fold(text)
    return folded.translate(_ASCII_SEPARATORS) if folded.isascii() else _SEPARATORS.sub("", folded)


def squash(text: str) -> str:
    """Folded letters and digits only, with nothing in between: what an identity is made of.

    A text without any letter or digit stands for itself, so that two of them stay two.
    """
    return letters(text) or text.strip()


def words(text: str) -> list[str]:
    """The folded words of a text, split at everything that is neither letter nor digit."""
    return _SEPARATORS.sub(" ", fold(text)).split()
