"""Documents made by hand for the store, and a library's contents in a comparable form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader.folding import squash
from reader.model import Article, Document, Item, Paper, Place, Posting, Standing, identity
from reader.store.values import Addition, MarkChange, Marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.store import Storage

T = TypeVar("T")

SEATTLE = Place("US, WA, Seattle", "United States", "US", "Washington", "WA", "Seattle")


def posting(
    text: str, line: int = 1, *, place: Place | None = SEATTLE, remote: bool | None = None
) -> Posting:
    """Return a posting of one line, at a place."""
    found = identity("posting", squash(place.text if place else ""), squash(text))
    return Posting(
        found, place, (place,) if place else (), "Scientist", "senior", "Robotics", None, remote, (), (), 0,
        text, (line, line),
    )  # fmt: skip


def addition(
    name: str, *postings: str, title: str | None = "A title", joins: Mapping[str, str] | None = None,
    resolved: bool = True, paper: str | None = None,
) -> Addition:  # fmt: skip
    """Return a document of an article (if it has a title), perhaps a paper, and postings, one per line."""
    text = "\n".join([title or "", paper or "", *postings])
    document_id = identity("document", squash(text))
    article = Article(identity("article", squash(title)), title, None, (), (1, 1)) if title else None
    papers = (Paper(identity("paper", paper), paper, ("Ann",), None, (2, 2), ()),) if paper else ()
    found = tuple(posting(text, line) for line, text in enumerate(postings, 3))
    document = Document(document_id, name, text, title, None, (), article, papers, found)
    return Addition(
        document,
        items_of(document),
        f"/home/{name}" if resolved else None,
        f"digest of {document_id}",
        joins=joins or {},
    )


def items_of(document: Document) -> Sequence[Item]:
    """Return its items, each once."""
    contents: list[Article | Paper | Posting] = [
        *([document.article] if document.article else []),
        *document.papers,
        *document.postings,
    ]
    items: dict[str, Item] = {}
    for content in contents:
        standing = Standing(document.id, document.source, content.lines)
        known = items.get(content.id)
        standings = (*known.standings, standing) if known else (standing,)
        items[content.id] = Item(content, standings, getattr(content, "role", None) or "A title")
    return tuple(items.values())


def named(added: int, updated: int) -> str:
    """Return the name of a `put_all` step."""
    return f"added {added} documents" + (f", updated {updated}" if updated else "")


def kept(storage: Storage, kind: type[T]) -> list[T]:
    """Return everything of one kind in a library (Marks, Position, Setting …), in export order."""
    return [record for record in storage.export() if isinstance(record, kind)]


def digest_at(storage: Storage, resolved: str) -> str | None:
    """Return the digest of the document that came from a path; None if there is none."""
    return next((entry.digest for entry in storage.documents.list() if entry.resolved == resolved), None)


def put_tags(
    storage: Storage, items: Sequence[str], *, add: Iterable[str] = (), remove: Iterable[str] = (), step: str
) -> None:
    """Add and remove tags."""
    storage.marks.set(items, MarkChange(tag=tuple(add), untag=tuple(remove)), step=step)


def next_steps(storage: Storage) -> tuple[str | None, str | None]:
    """Return the steps that undo and redo would take."""
    done, undone = storage.history.next_undo(), storage.history.next_redo()
    return (done.name if done else None, undone.name if undone else None)


def contents(storage: Storage) -> tuple[object, ...]:
    """Return everything a library holds for its user, without counters and dates."""
    records = [replace(r, changed=None) if isinstance(r, Marks) else r for r in storage.export()]
    return (*records, *storage.documents.items(), next_steps(storage))
