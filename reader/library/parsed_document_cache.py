"""Documents of a library file, taken apart when they are wanted; the last few stay so."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.store_handle import Vault
    from reader.model import Document

MOST = 8
"""Documents that stay taken apart, so that turning back to one is instant."""


class AtHand:
    """For any number of threads. Its methods raise LibraryError where the file or a text is damaged."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._lock = Lock()
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._stamp = 0
        self.under_way: float | None = None
        """See documents.Documents."""

    def __contains__(self, document_id: str) -> bool:
        """Whether a document is taken apart already, though the file may have changed since."""
        with self._lock:
            return document_id in self._documents

    def get(self, document_id: str, stamp: int) -> Document:
        """A document as it is at a stamp of the file. Raises KeyError where there is none."""
        with self._lock:
            known = self._documents.get(document_id) if self._stamp == stamp else None
            if known is not None:
                self._documents.move_to_end(document_id)
                return known
        document = self.parse(document_id)
        with self._lock:
            if self._stamp != stamp:  # those at hand may read otherwise now
                self._documents.clear()
                self._stamp = stamp
            self._documents[document_id] = document
            while len(self._documents) > MOST:
                self._documents.popitem(last=False)
        return document

    def parse(self, document_id: str) -> Document:
        """A document, taken apart now, and not kept. Raises KeyError where there is none."""
        storage = self._vault.opened()
        if storage is None:
            raise KeyError(document_id)
        stored = storage.documents.get(document_id)
        from reader.parsing import parse

        try:
            return parse(stored.text, stored.source, stored.notices, self._tell)
        finally:
            self.under_way = None

    def _tell(self, done: float) -> None:
        self.under_way = done
