"""Folding: what different spellings of a text have in common.

Identity, search, places and similarity all compare folded text, so "Hakkani-Tür" and "hakkani tur" are the
same to all of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Letters that Unicode doesn't decompose, and what people type without them on their keyboard.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
_SEPARATORS = re.compile(r"[\W_]+")
_TYPOGRAPHY = "’‘“”—–…•·→\u00a0"  # why most web texts aren't ASCII; none of it is a letter
_LOWER = bytes(range(128)).lower().ljust(256, b"\0")
_ASCII_SEPARATORS = bytes(code for code in range(128) if not chr(code).isalnum())
_ASCII_SEPARATORS_IN_LINE = _ASCII_SEPARATORS.replace(b"\n", b"")


def fold(text: str) -> str:
    """Return lower case without accents; punctuation and spaces stay. The length may change.

    Compatibility forms are resolved too (ﬁ → fi, Å → a), by NFKD and Unicode's case folding.
    """
    if text.isascii():
        return text.lower()
    # Word by word: most words in most texts are ASCII, and only the others need Unicode's tables.
    return " ".join([word if word.isascii() else _fold_word(word) for word in text.split(" ")]).lower()


@lru_cache(maxsize=1 << 13)
def _fold_word(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_UNDECOMPOSED)


def letters(text: str) -> str:
    """Return only the folded letters and digits, with nothing in between; "" if there are none."""
    return _ascii_letters(text) if text.isascii() else _plain_letters(_without_typography(text))


def _without_typography(text: str) -> str:
    if not text.isascii():
        for sign in _TYPOGRAPHY:
            text = text.replace(sign, " ")
    return text


def _plain_letters(text: str) -> str:
    folded = fold(text)
    return _ascii_letters(folded) if folded.isascii() else _SEPARATORS.sub("", folded)


def _ascii_letters(text: str) -> str:
    """Return the letters and digits of an ASCII text in lower case; as bytes in a third of the time."""
    return text.encode("ascii").translate(_LOWER, _ASCII_SEPARATORS).decode("ascii")


def letters_of(lines: Sequence[str]) -> list[str]:
    """Return `letters` of each of some lines, which have no newline in them; those of ASCII all in one go."""
    text = _without_typography("\n".join(lines))
    if not (lines and text.isascii()):
        return [_plain_letters(line) for line in text.split("\n")] if lines else []
    return text.encode("ascii").translate(_LOWER, _ASCII_SEPARATORS_IN_LINE).decode("ascii").split("\n")


def squash(text: str) -> str:
    """Return only the folded letters and digits, with nothing in between: the basis of an identity.

    A text without letters or digits is kept as is, so that two different ones stay different.
    """
    return letters(text) or text.strip()


def words(text: str) -> list[str]:
    """Return the folded words of a text, split at anything that isn't a letter or digit."""
    return _SEPARATORS.sub(" ", fold(text)).split()
