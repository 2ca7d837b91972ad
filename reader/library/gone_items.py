"""Items that no document has any more, but that carry marks, in the search index.

Each is indexed as a document of its own, after all others.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.search.index_writer import GONE_PLACE, PreparedItem, gone_key, microseconds
from reader.search.records import record_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from reader.model import Document, Item
    from reader.search import Index
    from reader.store.protocol import DocumentStore
    from reader.store.values import StoredItem


class GoneItems:
    """The items of a library that are gone."""

    def __init__(self, documents: DocumentStore) -> None:
        self._documents = documents
        gone = [item for item in documents.marked_items() if item.gone] if documents.gone() else []
        self._items = {gone_key(item.id): item for item in gone}

    @property
    def versions(self) -> dict[str, str]:
        """The names under which they are indexed, each with a text that changes with the item."""
        return {
            key: indexed_version(str(item.gone), item.standings[0].source)
            for key, item in self._items.items()
        }

    def add_to(self, index: Index, known: Container[str]) -> None:
        """Add those that the index lacks."""
        versions = self.versions
        missing = {key: item for key, item in self._items.items() if key not in known}
        by_document: dict[str, dict[str, StoredItem]] = {}
        for item in missing.values():
            by_document.setdefault(item.standings[0].document, {})[item.id] = item
        for document_id, wanted in by_document.items():
            for item, prepared in self._prepared(document_id, wanted):
                index.add_prepared(
                    gone_key(item.id), [prepared], versions[gone_key(item.id)], place=_place(item)
                )

    def _prepared(
        self, document_id: str, wanted: dict[str, StoredItem]
    ) -> Iterator[tuple[StoredItem, PreparedItem]]:
        """Yield the items of one document, ready for the index."""
        from reader.parsing import items_of

        document = self._parsed(document_id)
        if document is None:
            return
        for item in items_of(document):
            if (stored := wanted.get(item.id)) is not None:
                yield stored, _prepare(item, stored, document)

    def _parsed(self, document_id: str) -> Document | None:
        """Return the document that last had an item; None if it is damaged, which reading it reports."""
        from reader.parsing import parse

        try:
            stored = self._documents.get_gone(document_id)
        except (KeyError, LibraryError):
            return None
        return parse(stored.text, stored.source, stored.notices, outline=stored.outline)


def indexed_version(digest: str, source: str) -> str:
    """Return a text that changes with a document's text, its name and the parser."""
    from reader.library.digests import parser_digest

    return f"{parser_digest()[:12]} {digest[:32]} {source}"


def _prepare(item: Item, stored: StoredItem, document: Document) -> PreparedItem:
    record = record_of(replace(item, standings=stored.standings), document)
    return PreparedItem.of(record, first_seen=microseconds(stored.first_seen))


def _place(item: StoredItem) -> int:
    """Return the place of an item in the index: the order in which they went."""
    return GONE_PLACE + microseconds(item.gone) // 1_000_000
