"""Joining: which new item is an old one edited or moved, so that its marks can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.folding import letters
from reader.model import ITEM_KINDS
from reader.similarity.contents import facts_of, may_be_same, text_of
from reader.similarity.matching import similar_pairs
from reader.similarity.measure import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Item, ItemKind


def match_items(
    vanished: Sequence[Item], newcomers: Sequence[Item], at_least: float = 0.85
) -> Mapping[str, str]:
    """Return the ids of vanished items, each with the id of the newcomer it became; others are left out.

    The match is one to one and within a kind. The most similar two are joined first; ties go to those in the
    same place, then to those closest in line numbers. Two postings never match if both state a role or both
    state a level and these differ. The order of the input doesn't matter. An id on both sides joins nothing
    else.
    """
    staying = {item.id for item in vanished} & {item.id for item in newcomers}
    old = list({item.id: item for item in vanished if item.id not in staying}.values())
    new = list({item.id: item for item in newcomers if item.id not in staying}.values())
    kinds: dict[ItemKind, tuple[list[Item], list[Item]]] = {}
    for side, items in enumerate((old, new)):
        for item in items:
            kinds.setdefault(item.kind, ([], []))[side].append(item)
    joined: dict[str, str] = {}
    for before, after in kinds.values():
        joined.update(_match_one_kind(before, after, at_least))
    return joined


def near_matches(
    marked: Sequence[Item], newcomers: Sequence[Item], at_least: float = 0.85
) -> Iterator[tuple[str, str, float]]:
    """Yield newcomer, marked item and their likeness for every two of one kind that may be the same.

    As in `match_items`, two postings are not the same if both state a role or both state a level and these
    differ.
    """
    for kind in ITEM_KINDS:
        old = [item for item in marked if item.kind == kind]
        known = {item.id for item in old}
        new = [item for item in newcomers if item.kind == kind and item.id not in known]
        for i, j, share in _similar(old, new, at_least):
            yield new[j].id, old[i].id, share


def _match_one_kind(old: Sequence[Item], new: Sequence[Item], at_least: float) -> dict[str, str]:
    """Join items of one kind, all different."""
    found = _similar(old, new, at_least)
    joined: dict[str, str] = {}
    taken: set[str] = set()
    for *_, a, b in sorted((-share, *_distance(old[i], new[j])) for i, j, share in found):
        if a not in joined and b not in taken:
            joined[a] = b
            taken.add(b)
    return joined


def _similar(old: Sequence[Item], new: Sequence[Item], at_least: float) -> Iterator[tuple[int, int, float]]:
    """Yield the positions in both lists of items that may be the same, with their likeness."""
    items = (*old, *new)
    claims = [facts_of(item) for item in items]

    def across(i: int, j: int) -> bool:
        return i < len(old) <= j and may_be_same(claims[i], claims[j])

    for i, j, share in similar_pairs([folded(text_of(item)) for item in items], at_least, wanted=across):
        yield i, j - len(old), share


def _distance(a: Item, b: Item) -> tuple[bool, int, str, str]:
    """Return a sort key for ties, lowest first: place, then lines; ids last."""
    return _place(a) != _place(b), abs(a.content.lines[0] - b.content.lines[0]), a.id, b.id


def _place(item: Item) -> str:
    return letters(item.place.text) if item.place else ""
