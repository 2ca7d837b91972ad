"""Texts → the pairs that are much alike, without looking at every pair.

Equal texts are found by hash. For the others, sketches name the candidates and the exact measure decides.
Work and memory grow with the number of texts and of pairs found.
"""

from __future__ import annotations

from array import array
from itertools import combinations, product
from typing import TYPE_CHECKING

from reader.similarity.measure import ratio
from reader.similarity.sketches import bands_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

FEW = 100
"""Up to this many different texts are compared each with each: nothing can be missed."""
SHORT = 500
"""Below this many characters a text is sketched by its words too, ..."""
SHORTEST_LONG = 330
"""... and from this many on by its word pairs alone. Texts in between are sketched both ways, so that no pair
is separated: at a likeness of 0.8 the shorter has two thirds of the longer's length."""


def similar_pairs(
    texts: Sequence[str],
    at_least: float,
    *,
    wanted: Callable[[int, int], bool] = lambda _i, _j: True,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[int, int, float]]:
    """Yield pairs of folded texts as (i, j, likeness), i < j, each once, always in the same order.

    Texts without words are in no pair. Only pairs that are `wanted` are compared. `cancelled` is called once
    for each text; once it returns True, the rest is skipped.
    """
    copies: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if text:
            copies.setdefault(text, []).append(index)
    found = list(copies)
    near = _candidates(found, at_least, cancelled)
    for number, text in enumerate(found):
        if cancelled():
            return
        yield from ((i, j, 1.0) for i, j in combinations(copies[text], 2) if wanted(i, j))
        for other in sorted(near(number)):
            yield from _pairs_of_copies(copies, text, found[other], at_least, wanted)


def _pairs_of_copies(
    copies: Mapping[str, Sequence[int]],
    text: str,
    other: str,
    at_least: float,
    wanted: Callable[[int, int], bool],
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs between copies of one text and copies of another; none if the texts aren't alike."""
    share = None
    for i, j in map(sorted, product(copies[text], copies[other])):
        if wanted(i, j):
            share = ratio(text, other, at_least) if share is None else share
            if share < at_least:
                return
            yield i, j, share


def _candidates(
    texts: Sequence[str], at_least: float, cancelled: Callable[[], bool]
) -> Callable[[int], set[int]]:
    """Return a function from a text's number to the higher numbers of texts that may be like it."""
    if len(texts) <= FEW:
        return lambda number: set(range(number + 1, len(texts)))
    groups: list[list[list[int]]] = [[] for _ in texts]
    short = [number for number, text in enumerate(texts) if len(text) < SHORT]
    long = [number for number, text in enumerate(texts) if len(text) >= SHORTEST_LONG]
    for numbers, single in ((short, True), (long, False)):
        for group in _groups(texts, numbers, at_least, cancelled, single=single):
            for number in group:
                groups[number].append(group)
    return lambda number: {other for group in groups[number] for other in group if other > number}


def _groups(
    texts: Sequence[str],
    numbers: Sequence[int],
    at_least: float,
    cancelled: Callable[[], bool],
    *,
    single: bool,
) -> Iterator[list[int]]:
    """Yield the numbers of texts that share a key."""
    bands = bands_for(at_least)
    columns = [array("q") for _ in range(bands.count)]
    for number in numbers:
        if cancelled():
            return
        for column, key in zip(columns, bands.keys(texts[number], single=single), strict=True):
            column.append(key)
    for column in columns:
        firsts: dict[int, int] = {}
        shared: dict[int, list[int]] = {}
        for number, key in zip(numbers, column, strict=True):
            first = firsts.setdefault(key, number)
            if first != number:
                shared.setdefault(key, [first]).append(number)
        yield from shared.values()
