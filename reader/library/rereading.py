"""Bring a library's items up to what the present parser finds in the stored texts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import BusyError, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.parse_pool import RawDocument
    from reader.store import Storage

_WORTH_WORKERS = 200_000
"""Below this many characters, parsing them here is faster than starting other processes."""
_BATCH = 64
"""Documents to a transaction."""


def reread(storage: Storage, cancelled: Callable[[], bool] = lambda: False) -> None:
    """Parse again the documents whose items an earlier version found, and store what this one finds.

    Marks, ids of unchanged items and the history stay as they are. If the library can't be written to, its
    items stay too. What was done when `cancelled` says so is kept.
    """
    from reader.library.digests import parser_digest

    keys = storage.documents.outdated(parser_digest())
    if not keys:
        return
    with suppress(LibraryError, BusyError):
        storage.documents.put_again([])  # parse nothing if it can't be stored
        for start in range(0, len(keys), _BATCH):
            if cancelled():
                return
            _reread(storage, keys[start : start + _BATCH])


def _reread(storage: Storage, keys: Sequence[int]) -> None:
    from reader.library.digests import parser_digest
    from reader.library.parse_pool import ParsePool, parse_document
    from reader.parsing import items_of
    from reader.store.values import Addition

    sources = dict(_readable(storage, keys))
    is_large = sum(len(source.text) for source in sources.values()) >= _WORTH_WORKERS
    with ParsePool(None if is_large else 0) as workers:
        documents = list(workers.map(parse_document, sources.values()))
    storage.documents.put_again(
        [
            (key, Addition(document, items_of(document), parser=parser_digest()))
            for key, document in zip(sources, documents, strict=True)
        ]
    )


def _readable(storage: Storage, keys: Sequence[int]) -> Iterator[tuple[int, RawDocument]]:
    """Yield the texts that are not damaged; `check` tells of those that are."""
    from reader.library.parse_pool import RawDocument

    for key in keys:
        with suppress(LibraryError):
            yield key, RawDocument(*storage.documents.text_of(key))
