"""The values that every other module hands around: a document and the items in it.

All are frozen, hold clean text only (see clean.py), and know nothing of files, screens or clocks.
An offset counts code points in the text of the whole document, from 0. Lines count from 1, both
ends included. For every value that has `start` and `text`, the document's text holds that text at
that offset; this is what lets search, reading position and selection speak of the same place.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Literal, Protocol, Self, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

BlockKind: TypeAlias = Literal[
    "title", "dek", "paragraph", "heading", "question", "caption", "quote", "teaser",
    "list", "table", "code", "paper", "posting", "footer",
]  # fmt: skip
ItemKind: TypeAlias = Literal["article", "paper", "posting"]
Level: TypeAlias = Literal[
    "intern", "junior", "mid", "senior", "staff", "principal", "lead", "manager", "director"
]  # fmt: skip
Period: TypeAlias = Literal["hour", "day", "month", "year"]
PartRole: TypeAlias = Literal["title", "authors", "summary", "note"]
Lines: TypeAlias = tuple[int, int]

ITEM_KINDS: tuple[ItemKind, ...] = ("article", "paper", "posting")
ID_DIGITS = 16


def identity(kind: str, *folded: str) -> str:
    """The id of an item or document: 16 hexadecimal digits of SHA-256 over its kind and folded texts.

    The texts must have been through `folding.squash`, so that case, accents, spaces and punctuation
    do not tell two copies apart.
    """
    return sha256("\0".join((kind, *folded)).encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a posting is. `text` is the source's own words; the rest is None where it is not known."""

    text: str
    country: str | None = None
    country_code: str | None = None
    region: str | None = None
    region_code: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """A range of pay as a posting states it; both ends are equal where it states one figure."""

    minimum: float
    maximum: float
    currency: str
    """ISO 4217."""
    period: Period


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive lines of a document that play one role."""

    kind: BlockKind
    lines: Lines
    start: int
    text: str
    """The lines as they stand, joined by newlines."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paper that plays one role; `note` is for affiliations, venues and links."""

    role: PartRole
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The summary of a paper inside a document."""

    id: str
    title: str
    authors: tuple[str, ...]
    summary: str | None
    lines: Lines
    parts: tuple[Part, ...]
    """All the text of its blocks in document order, nothing left out."""


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A paragraph or a bullet of a posting; a bullet's text is without its bullet sign."""

    kind: Literal["paragraph", "bullet"]
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a posting under a heading that its own words announce, or under none."""

    heading: str | None
    start: int
    """Where the heading stands, or the first block where there is no heading."""
    blocks: tuple[SectionBlock, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """A job posting. What its text does not say is None, never guessed."""

    id: str
    place: Place | None
    places: tuple[Place, ...]
    """Every place it names as its own, `place` first."""
    role: str | None
    level: Level | None
    team: str | None
    pay: Pay | None
    remote: bool | None
    links: tuple[str, ...]
    sections: tuple[Section, ...]
    start: int
    text: str
    """Its text without the place line."""
    lines: Lines
    """Of the place line and the text."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a document says in its own voice: its blocks without papers, postings and footer."""

    id: str
    title: str | None
    dek: str | None
    blocks: tuple[Block, ...]
    lines: Lines
    """From its first block to its last; papers may stand in between."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source, taken apart. Every non-blank line is in exactly one of `blocks`."""

    id: str
    source: str
    text: str
    title: str | None
    dek: str | None
    blocks: tuple[Block, ...]
    article: Article | None
    papers: tuple[Paper, ...]
    postings: tuple[Posting, ...]
    notices: tuple[str, ...] = ()
    """What was cut or replaced on the way in, a plain sentence each."""

    @property
    def name(self) -> str:
        """What to call it in a list: its title, or else the last part of its source."""
        return self.title or self.source.rstrip("/").rpartition("/")[2] or self.source


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list of documents shows of one."""

    id: str
    source: str
    name: str
    title: str | None
    counts: Mapping[ItemKind, int]
    """Each posting or paper as often as it stands in the document."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """The entry of a document."""
        counts: dict[ItemKind, int] = {
            "article": int(document.article is not None),
            "paper": len(document.papers),
            "posting": len(document.postings),
        }
        return cls(document.id, document.source, document.name, document.title, counts)


@dataclass(frozen=True, slots=True)
class Standing:
    """One place where an item stands."""

    document: str
    """The document's id."""
    source: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Item:
    """An article, a paper or a posting, together with every place where it stands."""

    content: Article | Paper | Posting
    """As it reads where it stands first."""
    standings: tuple[Standing, ...]
    title: str
    """For a posting its role, or else its first words."""

    @property
    def id(self) -> str:
        """The same wherever the item stands."""
        return self.content.id

    @property
    def kind(self) -> ItemKind:
        """Which of the three it is."""
        return KIND_OF[type(self.content)]

    @property
    def place(self) -> Place | None:
        """A posting's place; None for the others."""
        return self.content.place if isinstance(self.content, Posting) else None

    @property
    def document(self) -> str:
        """The id of the document where it stands first."""
        return self.standings[0].document

    @property
    def source(self) -> str:
        """The source of that document."""
        return self.standings[0].source

    @property
    def lines(self) -> Lines:
        """Its lines in that document."""
        return self.standings[0].lines


class ListedItem(Protocol):
    """What a list of items shows of one. `Item` is such, and so is what the store
    keeps of one without its text.
    """

    @property
    def id(self) -> str:
        """The same wherever the item stands."""
        ...

    @property
    def kind(self) -> ItemKind:
        """Article, paper or posting."""
        ...

    @property
    def title(self) -> str:
        """For a posting its role, or else its first words."""
        ...

    @property
    def place(self) -> Place | None:
        """A posting's place; None for the others."""
        ...

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Every place where it stands, in the order of the documents; at least one."""
        ...


KIND_OF: dict[type[Article] | type[Paper] | type[Posting], ItemKind] = {
    Article: "article",
    Paper: "paper",
    Posting: "posting",
}
