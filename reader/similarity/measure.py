"""The measure: how much of two texts is the same words in the same order."""

from __future__ import annotations

from reader.folding import words

LONG = 20_000
"""From this many characters on, compare words instead of letters: the time grows with the square."""


def similarity(a: str, b: str) -> float:
    """Return the likeness of two texts, from 0 (nothing in common) to 1 (same folded words); symmetric.

    It is computed on the folded words of both texts, joined by single spaces: twice the longest common
    subsequence of characters over the sum of both lengths (the normalized Indel similarity). So a changed
    word weighs as much as it is long, and an inflected one next to nothing. Two unrelated English texts score
    about 0.5. Texts without any letter or digit are all alike.
    """
    return ratio(folded(a), folded(b))


def folded(text: str) -> str:
    """Return a text's folded words separated by single spaces; "" if there are none."""
    return " ".join(words(text))


def ratio(a: str, b: str, at_least: float = 0.0) -> float:
    """Return the likeness of two texts already folded; 0 if below `at_least`."""
    from rapidfuzz.distance import Indel

    if max(len(a), len(b)) > LONG:
        return Indel.normalized_similarity(a.split(), b.split(), score_cutoff=at_least)
    return Indel.normalized_similarity(a, b, score_cutoff=at_least)
