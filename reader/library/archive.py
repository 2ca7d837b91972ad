"""Export a whole library as lines of JSON, and import such an export."""

from __future__ import annotations

from contextlib import ExitStack
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from reader.errors import SourceError
from reader.library.undo_labels import taken_in
from reader.store.subscription_values import EntryOf, Subscription
from reader.store.values import (
    Addition,
    Marks,
    Position,
    RecentQuery,
    Setting,
    Stop,
    StoredDocument,
    StoredSearch,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reader.config import Limits
    from reader.library.protocol import AddResult
    from reader.sources import Found
    from reader.store import Storage
    from reader.store.values import ExportRecord, ImportRecord

ESCAPED = 6
"""The most characters JSON needs for a byte of text; bounds the lines of an export."""
_MORE_BYTES = 1 << 16


def export_archive(records: Iterable[ExportRecord]) -> Iterator[str]:
    """Yield the lines of an export, without line ends."""
    from reader.export import jsonl
    from reader.version import __version__

    makers: Mapping[type[ExportRecord], Callable[..., dict[str, object]]] = {
        StoredDocument: jsonl.document_record,
        Marks: jsonl.marks_line_record,
        Position: jsonl.position_record,
        Stop: jsonl.stop_record,
        Setting: jsonl.setting_record,
        StoredSearch: jsonl.search_record,
        RecentQuery: jsonl.typed_record,
        Subscription: jsonl.subscription_record,
        EntryOf: jsonl.entry_record,
    }
    yield jsonl.line(jsonl.header(__version__))
    for record in records:
        yield jsonl.line(makers[type(record)](record))


def import_archive(
    storage: Storage, found: Found, data: bytes | None, limits: Limits, cancelled: Callable[[], bool]
) -> Iterator[AddResult]:
    """Import an export from its file or from `data`: the documents as one undo step, the rest as another.

    Where the library and the export disagree about an item, the library wins. A line that cannot be used is
    reported and skipped.
    """
    return _ArchiveImport(storage, found, limits, cancelled).run(data)


class _ArchiveImport:
    """The import of one export."""

    def __init__(self, storage: Storage, found: Found, limits: Limits, cancelled: Callable[[], bool]) -> None:
        self._storage = storage
        self._found = found
        self._limits = limits
        self._cancelled = cancelled
        self._refused: list[SourceError] = []
        self._rest: list[ImportRecord] = []
        """The records after the documents: small, and stored all at once."""

    def run(self, data: bytes | None) -> Iterator[AddResult]:
        from reader.sources import open_found

        with ExitStack() as stack:
            try:
                file = stack.enter_context(open_found(self._found) if data is None else BytesIO(data))
            except OSError as error:
                yield SourceError(self._found.source, error.strerror or "cannot be read")
                return
            documents = self._storage.documents
            for outcome in documents.put_all(self._additions(file), step=taken_in):
                yield from self._refusals()
                yield outcome
            yield from self._refusals()
        if not self._cancelled():
            self._storage.restore(self._rest, step=f"took the marks of {self._found.source}")

    def _refusals(self) -> Iterator[SourceError]:
        while self._refused:
            yield self._refused.pop(0)

    def _additions(self, file: BinaryIO) -> Iterator[Addition]:
        """Yield the documents, and collect the other records in `_rest`."""
        from reader.library.archive_records import parse_record

        try:
            for number, line in enumerate(_lines(file, self._limits.file_bytes * ESCAPED + _MORE_BYTES), 1):
                if self._cancelled():
                    return
                if number == 1 or line.isspace():
                    continue
                try:
                    record = parse_record(line)
                except ValueError as error:
                    where = f"{self._found.source}:{number}"
                    self._refused.append(SourceError(where, f"{error}; line skipped"))
                    continue
                if isinstance(record, Addition):
                    yield record
                else:
                    self._rest.append(record)
        except OSError as error:
            self._refused.append(SourceError(self._found.source, error.strerror or "cannot be read"))


def _lines(file: BinaryIO, longest: int) -> Iterator[bytes]:
    """Yield the lines of a file, cut to `longest` bytes."""
    while line := file.readline(longest):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(longest)
