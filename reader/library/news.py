"""What became of items with later looks at their sources, until the user has seen it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.protocol import Documents
    from reader.library.store_handle import StoreHandle
    from reader.model import Item
    from reader.store.values import News


class Wordings(NamedTuple):
    """What an item says, and what it said before."""

    now: str | None
    """None if no document has it."""
    before: str | None
    """None if it is neither changed nor gone, or its earlier text is unknown."""


class LibraryNews:
    """The news in the library's file. All methods may be called from any thread, and raise LibraryError."""

    def __init__(self, handle: StoreHandle, documents: Documents) -> None:
        self._handle = handle
        self._documents = documents

    def list(self) -> Sequence[News]:
        """Return all news, latest first, one for each item. Quick."""
        storage = self._handle.open_existing()
        return storage.documents.news() if storage else ()

    def wordings(self, news: News) -> Wordings:
        """Return what an item says, and said before it changed. Parses documents."""
        from reader.export.citing import text_of

        item = None if news.what == "gone" else self._documents.item(news.item)
        former = self._former(news.item if news.what == "gone" else news.was)
        return Wordings(None if item is None else text_of(item), None if former is None else text_of(former))

    def _former(self, item_id: str | None) -> Item | None:
        """Return an item as a document had it that is no longer in the library."""
        from reader.parsing import items_of, parse

        storage = self._handle.open_existing()
        stored = storage.documents.former_text(item_id) if storage and item_id else None
        if stored is None:
            return None
        document = parse(stored.text, stored.source, stored.notices, outline=stored.outline)
        return next((item for item in items_of(document) if item.id == item_id), None)
