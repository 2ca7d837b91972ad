"""Items of several documents: the same item in two of them is one, standing in two places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Document, Item


class ItemTable:
    """Items by id, in the order in which they were first met."""

    def __init__(self) -> None:
        self._by_id: dict[str, Item] = {}

    def add(self, document: Document) -> None:
        """Takes in the items of a document that was not added before."""
        from reader.parsing.items import items_of

        for item in items_of(document):
            known = self._by_id.get(item.id)
            if known is not None:
                item = replace(known, standings=known.standings + item.standings)  # noqa: PLW2901
            self._by_id[item.id] = item

    def get(self, item_id: str) -> Item | None:
        """The item of this id as far as it has been met."""
        return self._by_id.get(item_id)

    def all(self) -> Sequence[Item]:
        """A snapshot of all items."""
        return list(self._by_id.values())
