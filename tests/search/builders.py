"""Small documents made by hand: text first, everything else cut out of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.folding import squash
from reader.model import (
    Article,
    Block,
    Document,
    Item,
    Level,
    Lines,
    Paper,
    Part,
    Place,
    Posting,
    identity,
)
from reader.parsing.items import items_of
from reader.search import Index

Made = tuple[Document, tuple[Item, ...]]


@dataclass
class Builder:
    """Grows a document line by line; `build` gives it with its items."""

    source: str = "made.txt"
    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)

    def _append(self, text: str) -> tuple[int, Lines]:
        start = sum(len(line) + 1 for line in self.lines)
        first = len(self.lines) + 1
        added = text.split("\n")
        self.lines += added
        return start, (first, first + len(added) - 1)

    def paragraph(self, text: str) -> Builder:
        start, lines = self._append(text)
        self.blocks.append(Block("paragraph", lines, start, text))
        self._append("")
        return self

    def paper(self, title: str, authors: tuple[str, ...], summary: str) -> Builder:
        named = ", ".join(authors)
        title_at, (first, _) = self._append(title)
        authors_at, _ = self._append(named)
        summary_at, (_, last) = self._append(summary)
        parts = (
            Part("title", title_at, title),
            Part("authors", authors_at, named),
            Part("summary", summary_at, summary),
        )
        name = identity("paper", squash(title), squash(named))
        self.papers.append(Paper(name, title, authors, summary, (first, last), parts))
        return self

    def posting(
        self,
        text: str,
        place: Place | None = None,
        *,
        role: str | None = None,
        level: Level | None = None,
        team: str | None = None,
    ) -> Builder:
        first = len(self.lines) + 1
        if place:
            self._append(place.text)
        start, (_, last) = self._append(text)
        self.postings.append(
            Posting(
                id=identity("posting", squash(place.text if place else ""), squash(text)),
                place=place,
                places=(place,) if place else (),
                role=role,
                level=level,
                team=team,
                pay=None,
                remote=None,
                links=(),
                sections=(),
                start=start,
                text=text,
                lines=(first, last),
            )
        )
        return self

    def build(self) -> Made:
        text = "\n".join(self.lines)
        name = identity("document", squash(text))
        article = None
        if self.blocks:
            lines = (self.blocks[0].lines[0], self.blocks[-1].lines[1])
            title = self.blocks[0].text
            article = Article(identity("article", squash(title)), title, None, tuple(self.blocks), lines)
        document = Document(
            id=name,
            source=self.source,
            text=text,
            title=article.title if article else None,
            dek=None,
            blocks=(),
            article=article,
            papers=tuple(self.papers),
            postings=tuple(self.postings),
        )
        return document, items_of(document)


def city(text: str) -> Place:
    """A place of which only the line is known."""
    return Place(text, city=text.rpartition(", ")[2])


def postings(*texts: str, source: str = "made.txt") -> Made:
    """A document of postings without place or role."""
    builder = Builder(source)
    for text in texts:
        builder.posting(text)
    return builder.build()


def index_of(*texts: str) -> Index:
    """An index of postings without place or role."""
    return Index.of([postings(*texts)])
