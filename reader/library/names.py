"""The names in a library: of documents, papers and postings, found by what is typed of them."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader.naming import posting_name

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from reader.library.marks import LibraryMarks
    from reader.library.name_ranking import NameIndex, Tier
    from reader.library.protocol import Documents
    from reader.model import Lines
    from reader.store.values import ItemName

NameKind: TypeAlias = Literal["document", "paper", "posting"]
SEPARATOR = " · "
REMOTE = "Remote"


class Name(NamedTuple):
    """What something in the library is called, and where it is."""

    text: str
    kind: NameKind
    id: str
    """Of the document, or of the item."""
    document: str
    """The id of the document."""
    where: str
    """The source of a document; the name of an item's document, after the team of a posting."""
    lines: Lines = (1, 1)
    """Of an item in its document."""


class NameQuery(NamedTuple):
    """What was typed of a name."""

    text: str
    limit: int


class FoundName(NamedTuple):
    """A name that fits what was typed, and how well."""

    name: Name
    tier: Tier


class LibraryNames:
    """Finds documents, papers and postings by their names. Safe to use from several threads."""

    def __init__(self, documents: Documents, marks: LibraryMarks) -> None:
        self._documents = documents
        self._marks = marks
        self._lock = Lock()
        self._known: _Known | None = None

    def find(
        self, query: NameQuery, cancelled: Callable[[], bool] = lambda: False
    ) -> Sequence[FoundName] | None:
        """Return the names that fit best, best first, without hidden postings and those that are gone.

        Returns None as soon as `cancelled` says that the result is no longer wanted. Reads all names first if
        documents have changed since the last time. Raises LibraryError if the file cannot be read.
        """
        known = self._now()
        found = known.ranking.find(query.text, query.limit, without=self._hidden(known), cancelled=cancelled)
        return None if found is None else [FoundName(known.names[each.number], each.tier) for each in found]

    def _now(self) -> _Known:
        stamp = self._documents.stamp()
        with self._lock:
            if self._known is None or self._known.stamp != stamp:
                from reader.library.name_ranking import NameIndex

                names = list(_names(self._documents))
                postings = {name.id: number for number, name in enumerate(names) if name.kind == "posting"}
                self._known = _Known(stamp, names, postings, NameIndex(name.text for name in names))
            return self._known

    def _hidden(self, known: _Known) -> Container[int]:
        hidden = self._marks.find(status="hidden")
        return {known.postings[item] for item in hidden if item in known.postings}


class _Known(NamedTuple):
    """All names, as of a stamp of the documents."""

    stamp: int
    names: Sequence[Name]
    postings: dict[str, int]
    """Number of its name for each posting, by id."""
    ranking: NameIndex


def _names(documents: Documents) -> Iterator[Name]:
    """Yield all names: of documents, then of papers, then of postings."""
    entries = documents.entries()
    for entry in entries:
        yield Name(entry.name, "document", entry.id, entry.id, entry.source)
    called = {entry.id: entry.name for entry in entries}
    postings: list[Name] = []
    for item in documents.item_names():
        where = called.get(item.document, "")
        if item.kind == "paper":
            yield Name(item.title, "paper", item.id, item.document, where, item.lines)
        else:
            team = item.team if item.role else None  # else it is in the name
            stands = SEPARATOR.join(filter(None, (team, where)))
            postings.append(Name(full_name(item), "posting", item.id, item.document, stands, item.lines))
    yield from postings


def full_name(item: ItemName) -> str:
    """Return a posting's role and place; without a role its team and place, or else its first words."""
    place = item.city or item.place or (REMOTE if item.remote else None)
    name = posting_name(item.title, item.role, item.team, place)
    return f"{name}{SEPARATOR}{place}" if item.role and place else name
