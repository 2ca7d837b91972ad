"""The library: one object that the app, the command line and scripts talk to."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Self

from reader.config import Settings
from reader.library.documents import Documents
from reader.library.finder import Finder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import TracebackType

    from reader.model import Item, ItemKind
    from reader.search import Results


class Library:
    """Documents, the items in them, and the search over all of them.

    Its methods may be called from any thread. It is a context manager; leaving it closes it.
    """

    def __init__(self, documents: Documents) -> None:
        self.documents = documents
        """The documents, in the order of the sidebar."""
        self._finder = Finder(documents)

    @classmethod
    def of(
        cls, paths: Iterable[str], *, settings: Settings | None = None, stdin: BinaryIO | None = None
    ) -> Self:
        """A library of these files and folders, held in memory.

        Nothing is read before it is asked for. A source that cannot be read is told by
        `documents.failures`; it is never in the way of the others.
        """
        return cls(Documents(tuple(paths), settings or Settings(), stdin))

    def items(self, kind: ItemKind | None = None) -> Sequence[Item]:
        """Every item once, or those of one kind, in the order in which they stand in the documents."""
        return [item for item in self.documents.items() if kind is None or item.kind == kind]

    def search(
        self,
        query: str,
        *,
        limit: int = 50,
        kind: ItemKind | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Results | None:
        """What the query finds, best first; no query is an error.

        `limit` bounds the hits shown, not those counted; `kind` narrows the hits, not the counts.
        None only where `cancelled`, asked between slices of the work, has said so.
        """
        return self._finder.search(query, limit=limit, kind=kind, cancelled=cancelled)

    def prepare(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Builds the search index ahead of the first search, or as far as `cancelled` lets it."""
        self._finder.prepare(cancelled)

    def close(self) -> None:
        """Lets go of everything. Closing twice is harmless."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
