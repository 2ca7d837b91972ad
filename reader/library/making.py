"""A document → what to add to the library: its items, and which of them are edited ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.digests import parser_digest
from reader.library.item_matching import match_edited_items

if TYPE_CHECKING:
    from reader.model import Document
    from reader.store import Storage
    from reader.store.values import Addition


def addition_of(
    storage: Storage,
    document: Document,
    resolved: str | None,
    digest: str,
    earlier: str | None,
    *,
    is_news: bool = False,
) -> Addition:
    """Return what to add for a document that was just parsed.

    `resolved` is what its source is known by, `earlier` the id of the document that it was before.
    """
    from reader.parsing import items_of
    from reader.store.values import Addition

    items = items_of(document)
    joins = match_edited_items(storage, earlier, items) if earlier else {}
    return Addition(document, items, resolved, digest, parser_digest(), joins, is_news=is_news)
