"""Edited items: which of those that vanished from a document have become which of its newcomers.

The rule is that of the product's identity: same kind, a likeness of at least 0.85, one to one; and
never two postings of which both name a role or a level, and not the same one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.folding import fold
from reader.model import Article, Block, Item, Paper, Part, Posting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Standing
    from reader.store import Storage
    from reader.store.values import StoredDocument, StoredItem

AT_LEAST = 0.85


def joins(storage: Storage, document: str, items: Sequence[Item]) -> Mapping[str, str]:
    """Ids of items that vanish with the new state of a document → ids of those that they have become.

    `document` is the id of its state in the library, `items` are those of its new state.
    """
    after = {item.id for item in items}
    vanished = [
        item
        for item in storage.documents.items_in(document)
        if item.id not in after and {standing.document for standing in item.standings} == {document}
    ]
    if not vanished:
        return {}
    newcomers = [item for item in items if storage.documents.item(item.id) is None]
    if not newcomers:
        return {}
    return join(_whole(storage.documents.get(document), vanished), newcomers, AT_LEAST)


def join(
    vanished: Sequence[Item], newcomers: Sequence[Item], at_least: float = AT_LEAST
) -> Mapping[str, str]:
    """The pairs, one to one, the likest first; likeness from 0 to 1 is that of the folded texts."""
    pairs = sorted(_pairs(vanished, newcomers, at_least), key=lambda pair: -pair[0])
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, new in pairs:
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def _pairs(
    vanished: Sequence[Item], newcomers: Sequence[Item], at_least: float
) -> Iterator[tuple[float, str, str]]:
    from rapidfuzz.distance import Indel

    texts = [fold(text_of(item)).split() for item in newcomers]
    for old in vanished:
        words = fold(text_of(old)).split()
        for new, others in zip(newcomers, texts, strict=True):
            if _may_be_one(old, new):
                likeness = Indel.normalized_similarity(words, others, score_cutoff=at_least)
                if likeness >= at_least:
                    yield likeness, old.id, new.id


def _may_be_one(old: Item, new: Item) -> bool:
    """Whether nothing but the likeness of their texts has to decide."""
    if old.kind != new.kind:
        return False
    one, other = old.content, new.content
    if not (isinstance(one, Posting) and isinstance(other, Posting)):
        return True
    return not any(
        here is not None and there is not None and here != there
        for here, there in ((one.role, other.role), (one.level, other.level))
    )


def text_of(item: Item) -> str:
    """All that an item says."""
    content = item.content
    if isinstance(content, Posting):
        return f"{content.place.text if content.place else ''}\n{content.text}"
    if isinstance(content, Paper):
        return "\n".join(part.text for part in content.parts)
    return "\n".join(block.text for block in content.blocks)


def _whole(stored: StoredDocument, items: Sequence[StoredItem]) -> list[Item]:
    """The items with what they said: taken apart again, or by their lines where another parser made them."""
    from reader.parsing import items_of, parse

    parsed = {item.id: item for item in items_of(parse(stored.text, stored.source))}
    rows = stored.text.split("\n")
    return [parsed.get(item.id) or _remade(item, item.standings[0], rows) for item in items]


def _remade(item: StoredItem, standing: Standing, rows: Sequence[str]) -> Item:
    """An item as far as joining needs it."""
    first, last = standing.lines
    text = "\n".join(rows[first - 1 : last])
    content: Article | Paper | Posting
    if item.kind == "article":
        content = Article(
            item.id, item.title, None, (Block("paragraph", (first, last), 0, text),), (first, last)
        )
    elif item.kind == "paper":
        content = Paper(item.id, item.title, (), None, (first, last), (Part("summary", 0, text),))
    else:
        body = text[len(item.place.text) :] if item.place and text.startswith(item.place.text) else text
        content = Posting(
            item.id, item.place, (), item.role, item.level, item.team, None, item.remote, (), (), 0, body,
            (first, last),
        )  # fmt: skip
    return Item(content, item.standings, item.title)
