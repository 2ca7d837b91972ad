"""Joining: which new item is an old one edited or moved, so that its marks can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.folding import letters
from reader.similarity.contents import facts_of, may_be_same, text_of
from reader.similarity.matching import similar_pairs
from reader.similarity.measure import folded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def _match_one_kind(old: Sequence[Item], new: Sequence[Item], at_least: float) -> dict[str, str]:
    """Join items of one kind, all different."""
    items = (*old, *new)
    claims = [facts_of(item) for item in items]

    def across(i: int, j: int) -> bool:
        return i < len(old) <= j and may_be_same(claims[i], claims[j])

    found = similar_pairs([folded(text_of(item)) for item in items], at_least, wanted=across)
    joined: dict[str, str] = {}
    taken: set[str] = set()
    for *_, a, b in sorted((-share, *_distance(items[i], items[j])) for i, j, share in found):
        if a not in joined and b not in taken:
            joined[a] = b
            taken.add(b)
    return joined


def _distance(a: Item, b: Item) -> tuple[bool, int, str, str]:
    """Return a sort key for ties, lowest first: place, then lines; ids last."""
    return _place(a) != _place(b), abs(a.content.lines[0] - b.content.lines[0]), a.id, b.id


def _place(item: Item) -> str:
    return letters(item.place.text) if item.place else ""
