"""Recognize edited items: which vanished item of a document became which new one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reader.model import Article, Block, Item, Paper, Posting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.model import Standing
    from reader.search import NearCopy
    from reader.store import Storage
    from reader.store.values import StoredDocument, StoredItem

MIN_SIMILARITY = 0.85
"""The similarity from which an item counts as edited, as promised to users."""


def match_edited_items(storage: Storage, document: str, items: Sequence[Item]) -> Mapping[str, str]:
    """Return the ids of items that were edited in a document's new state, each with the id it has now.

    That is another one for most. An article keeps its own if its title and beginning stay, a paper if its
    title and authors do. `document` is the id of its state in the library, `items` are the items of its new
    state.
    """
    now = {item.id: item for item in items}
    before = storage.documents.items_in(document)
    vanished = [
        item
        for item in before
        if item.id not in now and {standing.document for standing in item.standings} == {document}
    ]
    same = [item for item in before if item.id in now and item.kind != "posting"]
    newcomers = _newcomers(storage, items) if vanished else []
    if not newcomers and not same:
        return {}
    from reader.similarity import match_items

    stored = storage.documents.get(document)
    edited = {item.id: item.id for item in _with_content(stored, same) if _says_else(item, now[item.id])}
    if not newcomers:
        return edited
    return {**match_items(_with_content(stored, vanished), newcomers, MIN_SIMILARITY), **edited}


def _says_else(item: Item, now: Item) -> bool:
    """Return whether the words of an item have changed. Signs and spaces aren't words."""
    from reader.folding import letters

    return letters(_words(item)) != letters(_words(now))


def _words(item: Item) -> str:
    """Return what an article or a paper says. Where it stands is no part of it."""
    content = item.content
    if isinstance(content, Article):
        return "\n".join(block.text for block in content.blocks)
    return content.summary or "" if isinstance(content, Paper) else content.text


class NearCopies:
    """Finds the newcomers that are nearly copies of items that carry marks."""

    MOST = 2_000
    """Newcomers compared at a time."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._marked = storage.documents.marked_items()
        self._newcomers: list[Item] = []

    def take(self, items: Sequence[Item]) -> None:
        """Note the items of a document about to be added; those the library has are left out."""
        if self._marked:
            self._newcomers += _newcomers(self._storage, items)
            if len(self._newcomers) >= self.MOST:
                self.store()

    def store(self) -> None:
        """Compare the newcomers so far with the marked items, and store what was found."""
        newcomers, self._newcomers = self._newcomers, []
        if newcomers:
            from reader.similarity import near_matches

            self._storage.documents.put_near(near_matches(self._contents, newcomers, MIN_SIMILARITY))

    @cached_property
    def _contents(self) -> Sequence[Item]:
        by_document: dict[str, list[StoredItem]] = {}
        for item in self._marked:
            by_document.setdefault(item.standings[0].document, []).append(item)
        found: list[Item] = []
        for document, items in by_document.items():
            found += _with_content(_stored(self._storage, document), items)
        return found


def near_copies(
    marked: Iterable[Item],
    stored: Callable[[str], StoredItem | None],
    alike: Callable[[Posting], Iterable[NearCopy]],
) -> Iterator[tuple[str, str, float]]:
    """Yield copy, marked item and likeness for the postings that are nearly copies of marked ones.

    `alike` returns candidates for a posting, `stored` an item by its id: no document is parsed for it.
    """
    from reader.similarity import facts, may_be_same

    for item in marked:
        posting = item.content
        if isinstance(posting, Posting):
            own = facts("posting", posting.role, posting.level)
            for copy in alike(posting):
                other = stored(copy.id) if copy.similarity >= MIN_SIMILARITY else None
                if other is None or other.id == item.id:
                    continue
                if may_be_same(own, facts(other.kind, other.role, other.level)):
                    yield other.id, item.id, copy.similarity


def _newcomers(storage: Storage, items: Sequence[Item]) -> list[Item]:
    """Return the items that no document has."""
    missing = storage.documents.missing(item.id for item in items)
    return [item for item in items if item.id in missing]


def _stored(storage: Storage, document: str) -> StoredDocument:
    """Return a document, whether or not it is still in the library."""
    try:
        return storage.documents.get(document)
    except KeyError:
        return storage.documents.get_gone(document)


def _with_content(stored: StoredDocument, items: Sequence[StoredItem]) -> list[Item]:
    """Return the items with their content: parsed again, or rebuilt from their lines if the parser has
    changed.
    """
    from reader.parsing import items_of, parse

    parsed = {item.id: item for item in items_of(parse(stored.text, stored.source, outline=stored.outline))}
    rows = stored.text.split("\n")
    return [parsed.get(item.id) or _rebuilt(item, item.standings[0], rows) for item in items]


def _rebuilt(item: StoredItem, standing: Standing, rows: Sequence[str]) -> Item:
    """Rebuild an item as far as matching needs it."""
    first, last = standing.lines
    text = "\n".join(rows[first - 1 : last])
    content: Article | Paper | Posting
    if item.kind == "article":
        content = Article(
            item.id, item.title, None, (Block("paragraph", (first, last), 0, text),), (first, last)
        )
    elif item.kind == "paper":
        rest = text.replace(item.title, "", 1)  # its authors and its summary
        content = Paper(item.id, item.title, (), rest, (first, last), ())
    else:
        body = text[len(item.place.text) :] if item.place and text.startswith(item.place.text) else text
        content = Posting(
            item.id, item.place, (), item.role, item.level, item.team, None, item.remote, (), (), 0, body,
            (first, last),
        )  # fmt: skip
    return Item(content, item.standings, item.title)
