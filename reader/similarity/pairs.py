"""Near-identical items: edited copies, the same text in another place, and look-alikes that are neither."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.similarity.contents import Facts, facts_of, may_be_same, text_of
from reader.similarity.matching import similar_pairs
from reader.similarity.measure import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.model import Item, ItemKind


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items of one kind whose texts are much alike."""

    a: str
    """The id of the one that came first."""
    b: str
    similarity: float
    """As returned by `likeness()` for their texts; 1.0 for the same text in another place."""
    same: bool
    """Whether they count as copies. False if both state a role or both state a level and these differ: then
    they are two postings that read alike. This holds for these two only: a copy of a copy may still be
    another posting."""


def near_identical(
    items: Iterable[Item],
    at_least: float = 0.9,
    cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Pair]:
    """Yield the pairs of items of one kind with at least that likeness (0 to 1), each once.

    An item given twice counts once. Among up to 100 texts of a kind no pair is missed; among more, at most a
    few in a thousand, and more than that below 0.8. Time and memory are linear in the number of items and of
    pairs found; pairs are yielded as they are found. `cancelled` is called once for each item; once it
    returns True, the rest is skipped.
    """
    lots: dict[ItemKind, _Batch] = {}
    for item in items:
        if cancelled():
            return
        lots.setdefault(item.kind, _Batch({}, [])).take(item)
    for lot in lots.values():
        known = list(lot.known.items())
        for i, j, share in similar_pairs(lot.texts, at_least, cancelled=cancelled):
            (a, of_a), (b, of_b) = known[i], known[j]
            yield Pair(a, b, share, may_be_same(of_a, of_b))


class _Batch(NamedTuple):
    """What is needed of the items of one kind."""

    known: dict[str, Facts]
    """By id."""
    texts: list[str]
    """Folded, in the same order."""

    def take(self, item: Item) -> None:
        if item.id not in self.known:
            self.known[item.id] = facts_of(item)
            self.texts.append(folded(text_of(item)))
