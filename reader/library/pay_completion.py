"""Fill in the pay of postings that an earlier version stored without it."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import BusyError, LibraryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Pay
    from reader.store import Storage
    from reader.store.values import StoredItem


def complete_pay(storage: Storage) -> None:
    """Read the pay in the library's own texts, once after it was brought up to date from an earlier version.

    Ids and marks stay as they are. If the library can't be written to, its items are listed without pay.
    """
    if storage.documents.knows_pay():
        return
    postings: dict[tuple[str, bool], list[StoredItem]] = defaultdict(list)
    for item in storage.documents.items("posting"):
        postings[item.standings[0].document, item.gone is not None].append(item)
    with suppress(LibraryError, BusyError):
        storage.documents.put_pay(
            (item.id, pay)
            for (document, _), items in postings.items()
            for item, pay in zip(items, _pays(storage, document, items), strict=False)
            if pay is not None
        )


def _pays(storage: Storage, document: str, items: list[StoredItem]) -> Iterator[Pay | None]:
    """Yield what the text of each item says about its pay; nothing if the text is damaged."""
    from reader.parsing.details import pay

    is_gone = items[0].gone is not None
    try:
        stored = storage.documents.get_gone(document) if is_gone else storage.documents.get(document)
    except (KeyError, LibraryError):
        return
    lines = stored.text.split("\n")
    for item in items:
        first, last = item.standings[0].lines
        yield pay("\n".join(lines[first - 1 : last]), item.place.country_code if item.place else None)
