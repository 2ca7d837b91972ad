"""What the index stores of an item: everything needed to rank and show it, including its text.

An item's text, for search, is an article's blocks, a paper's parts, or a posting's place line and text. A
record consists of plain values, so that one process can make it for another that writes the index.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from reader.model import Article, Paper, Pay, Posting, PostingSummary, Standing
from reader.places import names
from reader.search.grouping import facet_values, yearly_pay
from reader.search.normalized_text import BREAK, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.model import Document, Item, ItemKind, Lines, Place
    from reader.search.grouping import Facet
    from reader.search.query import Field


_KIND_WORDS: Mapping[ItemKind, str] = {
    "article": "article articles",
    "paper": "paper papers",
    "posting": "posting postings job jobs",
}


class Piece(NamedTuple):
    """Text of an item that reads on without a break."""

    start: int
    """Where it starts in the record's text."""
    end: int
    offset: int
    """Where it starts in the document's text."""
    line: int
    """The document's line that it starts on."""


@dataclass(frozen=True, slots=True)
class Record:
    """An item as the index stores it."""

    id: str
    kind: ItemKind
    title: str
    place: str | None
    """A posting's place line."""
    place_names: str
    """The folded words of that line, and of all other names of its place."""
    body: int
    """Where a posting's text starts in `text`, after its place line; 0 for other kinds."""
    head: str
    """The folded words that name it."""
    pieces: tuple[Piece, ...]
    standings: tuple[Standing, ...]
    fields: Mapping[Field, str]
    """The folded words of the fields it has."""
    facets: Mapping[Facet, tuple[str, ...]]
    """Its values of each facet. See grouping.py."""
    pay: tuple[int, int, str] | None
    """The least and the most that a posting pays a year, in cents, and its currency."""
    summary: PostingSummary | None
    """What a posting says of itself."""
    text: str
    """Its pieces, separated by BREAK."""

    @property
    def lines(self) -> Lines:
        """Its lines in the document where it first appears."""
        return self.standings[0].lines

    def to_bytes(self) -> bytes:
        """Encode the record as a line of JSON, followed by the text as it is, which is much faster."""
        standings = [(standing.document, standing.source, *standing.lines) for standing in self.standings]
        values = [
            self.id, self.kind, self.title, self.place, self.place_names, self.body, self.head, self.pieces,
            standings, self.fields, self.facets, self.pay, self._summary_values(),
        ]  # fmt: skip
        # Lone surrogates cannot be encoded otherwise; this way they survive.
        return f"{json.dumps(values)}\n{self.text}".encode(errors="surrogatepass")

    def _summary_values(self) -> list[object] | None:
        if self.summary is None:
            return None
        pay = self.summary.pay
        plain = None if pay is None else (pay.minimum, pay.maximum, pay.currency, pay.period)
        role, team, level, _, *rest = self.summary
        return [role, team, level, plain, *rest]

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Decode what `to_bytes` returned."""
        line, _, text = data.partition(b"\n")
        values = json.loads(line)
        values[7] = tuple([Piece(*piece) for piece in values[7]])
        values[8] = tuple([Standing(row[0], row[1], (row[2], row[3])) for row in values[8]])
        values[11] = tuple(values[11]) if values[11] else None
        values[12] = _summary_of(values[12])
        values.append(text.decode(errors="surrogatepass"))
        return cls(*values)


def _summary_of(values: list[Any] | None) -> PostingSummary | None:
    """Return the summary that `Record._summary_values` gave as plain values."""
    if values is None:
        return None
    role, team, level, pay, company, cities, remote, posted = values
    return PostingSummary(
        role, team, level, Pay(*pay) if pay else None, company, tuple(cities), remote, posted
    )


def record_of(item: Item, document: Document) -> Record:
    """Return the record of an item in the document where it first appears."""
    fields = {name: " ".join(found) for name, found in field_words(item).items()}
    pieces, texts, start = [], [], 0
    for offset, line, text in _stretches(item, document):
        pieces.append(Piece(start, start + len(text), offset, line))
        texts.append(text)
        start += len(text) + len(BREAK)
    content = item.content
    place_names = _place_words(item.place) if item.place else ()
    body = content.start - pieces[0].offset if isinstance(content, Posting) else 0
    return Record(
        id=item.id,
        kind=item.kind,
        title=item.title,
        place=item.place.text if item.place else None,
        place_names=" ".join(place_names),
        body=body,
        head=" ".join([*_head_words(item, fields), *place_names]),
        pieces=tuple(pieces),
        standings=item.standings,
        fields=fields,
        facets=facet_values(content) if isinstance(content, Posting) else {},
        pay=yearly_pay(content.pay) if isinstance(content, Posting) and content.pay else None,
        summary=PostingSummary.of(content) if isinstance(content, Posting) else None,
        text=BREAK.join(texts),
    )


def _stretches(item: Item, document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the item's text in document order: offset, line and text of each stretch."""
    content = item.content
    if isinstance(content, Posting):
        start = place_start(content, document)
        line = content.lines[1] - document.text.count("\n", start, content.start + len(content.text))
        yield start, line, document.text[start : content.start + len(content.text)]
    elif isinstance(content, Article):
        for block in content.blocks:
            yield block.start, block.lines[0], block.text
    else:
        line, offset = content.lines[0], content.parts[0].start if content.parts else 0
        for part in content.parts:
            line, offset = line + document.text.count("\n", offset, part.start), part.start
            yield part.start, line, part.text


def place_start(posting: Posting, document: Document) -> int:
    """Return where the place line starts, just above the text; without one, where the text starts."""
    if posting.place is None:
        return posting.start
    line = posting.place.text
    # Blank lines may follow it; the last mention before the text is the line itself.
    found = document.text.rfind(line, max(0, posting.start - len(line) - 64), posting.start)
    return found if found >= 0 else posting.start


def field_words(item: Item) -> dict[Field, list[str]]:
    """Return the words of the fields that the item has."""
    content = item.content
    if isinstance(content, Paper):
        return {"author": words(" ".join(content.authors))}
    if not isinstance(content, Posting):
        return {}
    fields: dict[Field, list[str]] = {
        "place": _words_of_places(content.places),
        "role": _words_of(content.role or ""),
        "level": _words_of(content.level or ""),
        "team": _words_of(content.team or ""),
        "company": _words_of(getattr(content, "company", None) or ""),
    }
    return {name: found for name, found in fields.items() if found}


_words_of = lru_cache(maxsize=4096)(words)


@lru_cache(maxsize=4096)
def _words_of_places(places: tuple[Place, ...]) -> list[str]:
    return list(dict.fromkeys(word for place in places for word in _place_words(place)))


@lru_cache(maxsize=4096)
def _place_words(place: Place) -> tuple[str, ...]:
    """Return the words of a place's line and of all its names, each once."""
    return tuple(dict.fromkeys(words(" ".join([place.text, *names(place)]))))


def _head_words(item: Item, fields: Mapping[Field, str]) -> list[str]:
    """Return the words that name the item, apart from its place.

    That is a title; for postings, role, level and team; authors; and the kind of thing, so that "paper on
    attention" finds a paper that never calls itself one. Of several places, only the first names a posting.
    """
    # Without a role, a posting's title is its first words, which do not name it.
    title = [] if isinstance(item.content, Posting) else words(item.title)
    return [*title, *(found for name, found in fields.items() if name != "place"), _KIND_WORDS[item.kind]]
