"""Text → what to add to the library: the document, its items, and which of them are edited ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.library.digests import parser_digest
from reader.library.item_matching import match_edited_items

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.sources import Text
    from reader.store import Storage
    from reader.store.values import Addition


def addition_of(
    storage: Storage,
    text: Text,
    source: str,
    resolved: str | None,
    digest: str,
    earlier: str | None,
    *,
    is_news: bool = False,
    progress: Callable[[float], None] = lambda _: None,
) -> Addition:
    """Return what to add for the text of a source.

    `resolved` is what the source is known by, `earlier` the id of the document that it was before. `progress`
    is called with the part that is parsed, and may raise.
    """
    from reader.parsing import items_of, parse
    from reader.store.values import Addition

    document = parse(text.text, source, text.notices, progress, text.outline)
    items = items_of(document)
    joins = match_edited_items(storage, earlier, items) if earlier else {}
    return Addition(document, items, resolved, digest, parser_digest(), joins, is_news=is_news)
