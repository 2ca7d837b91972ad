"""Compounds by their last part, as in German: "Entwickler" finds "Softwareentwickler". Pure.

Only where the texts are of a language that has compounds. A part has at least six letters, and what is before
it at least four. If the part looks like an English ending, that must be a word too: "rating" is not in
"integrating".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SHORTEST_PART, SHORTEST_REST = 6, 4
_ENDINGS = frozenset(("", "e", "n", "s", "r", "en", "er", "es", "em", "in", "innen"))
"""What may follow the part: plurals, cases, and the feminine."""
LONGEST_ENDING = max(map(len, _ENDINGS))
_LINKS = ("s", "es", "n", "en", "er", "e")
"""Letters that join two parts."""
_ENGLISH = (
    "ing",
    "ion",
    "able",
    "ment",
    "ness",
    "ally",
    "ive",
    "ity",
    "ence",
    "ance",
    "ship",
    "ings",
    "ions",
)
_COMPOUNDING = """
und der das ein eine einen wir fur ist sind unser unsere het een och att ett og ikke
"""
_COMPOUNDING_WORDS = tuple(_COMPOUNDING.split())
"""Frequent words of German, Dutch, Swedish, Danish and Norwegian."""
_FEWEST_KNOWN = 2
_SHARE = 200
"""One such word in so many items makes compounds likely."""


def are_likely(size: int, frequency: Callable[[str], int]) -> bool:
    """Return whether some of a number of items are in a language with compounds."""
    known = [count for count in map(frequency, _COMPOUNDING_WORDS) if count]
    return len(known) >= _FEWEST_KNOWN and sum(known) * _SHARE >= size


def compounds(part: str, words: Iterable[str], frequency: Callable[[str], int]) -> Iterator[str]:
    """Yield the words that are compounds with a part, of those that have it close to their end."""
    is_likely = not part.endswith(_ENGLISH)
    for word in words:
        at = word.rfind(part)
        rest = word[:at]
        if len(rest) < SHORTEST_REST or not rest.isalpha() or word[at + len(part) :] not in _ENDINGS:
            continue
        if is_likely or any(map(frequency, _firsts(rest))):
            yield word


def _firsts(rest: str) -> Iterator[str]:
    """Yield what the first part may be without the letters that join it to the second."""
    yield rest
    for link in _LINKS:
        first = rest.removesuffix(link)
        if first != rest and len(first) >= SHORTEST_REST:
            yield first
