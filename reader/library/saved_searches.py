"""Saved searches and recent queries."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reader.library.undo_labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.library.store_handle import StoreHandle
    from reader.model import ItemKind
    from reader.search import Facet, Order
    from reader.store.values import StoredSearch

MAX_NAME = 200
"""The most characters of a search's name."""
_MAX_QUERY = 4096


class SavedSearch(NamedTuple):
    """A name, and what `Library.search` takes."""

    name: str
    query: str
    kind: ItemKind | None = None
    where: Mapping[Facet, frozenset[str]] = MappingProxyType({})
    order: Order = "relevance"


class LibrarySearches:
    """Saved searches and recent queries, stored in the library's file.

    A change returns when it is on disk. Saving and removing are undo steps. All methods may be called from
    any thread. They raise LibraryError if the file cannot be used, and BusyError if another program holds it
    for more than 5 seconds; then nothing was changed.
    """

    def __init__(self, handle: StoreHandle) -> None:
        self._handle = handle

    def saved(self) -> Sequence[SavedSearch]:
        """Return the saved searches, sorted by name."""
        storage = self._handle.open_existing()
        return [_parse(stored) for stored in storage.searches.saved()] if storage else ()

    def save(
        self,
        name: str,
        query: str,
        *,
        kind: ItemKind | None = None,
        where: Mapping[Facet, frozenset[str]] | None = None,
        order: Order = "relevance",
    ) -> SavedSearch:
        """Save what `Library.search` takes under a name, replacing the search that had that name before.

        Name and query are cleaned. Raises ValueError if nothing is left of the name.
        """
        from reader.store.values import StoredSearch

        chosen: dict[Facet, frozenset[str]] = {
            facet: frozenset(values) for facet, values in (where or {}).items() if values
        }
        search = SavedSearch(_clean(name, MAX_NAME), _clean(query), kind, chosen, order)
        stored = StoredSearch(
            search.name, search.query, kind, {str(facet): values for facet, values in chosen.items()}, order
        )
        step = f"saved the search {label((search.name,), 'search')}"
        self._handle.open_or_create().searches.save(stored, step=step)
        return search

    def remove(self, name: str) -> bool:
        """Delete a saved search; return False if there is none of this name."""
        storage = self._handle.open_existing()
        step = f"deleted the search {label((name,), 'search')}"
        return storage is not None and storage.searches.remove(name, step=step)

    def recent(self) -> Sequence[str]:
        """Return the recent queries, newest first, each once, at most 100."""
        storage = self._handle.open_existing()
        return storage.searches.recent() if storage else ()

    def remember(self, query: str) -> None:
        """Add a query, cleaned, to the recent ones, unless it is empty. Cheap, and no undo step."""
        if query := _clean(query):
            self._handle.open_or_create().searches.remember(query)

    def forget(self, query: str) -> None:
        """Remove a query from the recent ones. No undo step."""
        storage = self._handle.open_existing()
        if storage is not None:
            storage.searches.forget(query)


def _parse(stored: StoredSearch) -> SavedSearch:
    """Return a saved search without facets and orders that only other versions of the program know."""
    from reader.search import ALL_FACETS, ALL_ORDERS

    where = {facet: stored.where[facet] for facet in ALL_FACETS if facet in stored.where}
    order: Order = next((order for order in ALL_ORDERS if order == stored.order), "relevance")
    query = stored.query
    if any(value.endswith("+") for value in where.get("pay", ())):
        query = f"{_pay_query(where.pop('pay'))} {query}".strip()
    return SavedSearch(stored.name, query, stored.kind, where, order)


def _pay_query(bands: frozenset[str]) -> str:
    """Return what finds the pay of some bands, of which one is open above ("USD 300k+").

    Earlier versions of the program had one such band in each currency.
    """
    words = []
    for band in sorted(bands):
        currency, _, sums = band.partition(" ")
        low, _, high = sums.partition("\u2013")
        asked = f">={low.removesuffix('+')}" if low.endswith("+") else f"{low}k..{high}"
        words.append(f"pay:{asked} {currency}" if sums else "-has:pay")
    return f"({' OR '.join(words)})"


def _clean(text: str, most: int = _MAX_QUERY) -> str:
    from reader.clean import clean_line

    return clean_line(text, most)
