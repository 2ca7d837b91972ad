"""The values that all other modules pass around: a document and the items in it.

All are frozen, hold only clean text (see clean.py), and know nothing of files, screens or clocks. Offsets
count code points in the text of the whole document, from 0. Lines count from 1, both ends included. If a
value has `start` and `text`, the document's text has that text at that offset; this is what lets search,
reading position and selection refer to the same place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, Self, TypeAlias

from reader.hashing import sha256_digits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

BlockKind: TypeAlias = Literal[
    "title", "dek", "paragraph", "heading", "question", "caption", "quote", "teaser",
    "list", "table", "code", "paper", "posting", "footer",
]  # fmt: skip
ItemKind: TypeAlias = Literal["article", "paper", "posting"]
Level: TypeAlias = Literal[
    "intern", "junior", "mid", "senior", "staff", "principal", "lead", "manager", "director"
]  # fmt: skip
Employment: TypeAlias = Literal["full_time", "part_time", "contract", "temporary", "intern"]
Period: TypeAlias = Literal["hour", "day", "month", "year"]
PartRole: TypeAlias = Literal["title", "authors", "summary", "note"]
Lines: TypeAlias = tuple[int, int]

ITEM_KINDS: tuple[ItemKind, ...] = ("article", "paper", "posting")
ID_DIGITS = 16


def identity(kind: str, *folded: str) -> str:
    """Return the id of an item or document: 16 hex digits of SHA-256 over its kind and folded texts.

    The texts must have been through `folding.squash`, so that two copies get the same id whatever their case,
    accents, spaces and punctuation.
    """
    return sha256_digits("\0".join((kind, *folded)).encode("utf-8", "surrogatepass"))[:ID_DIGITS]


def is_over(last_day: str | None, today: str) -> bool:
    """Return whether a last day lies before today, both in ISO 8601; False if there is none."""
    return last_day is not None and last_day[: len(today)] < today


@dataclass(frozen=True, slots=True)
class Place:
    """Where a posting is. `text` is the source's own wording; the rest is None where unknown."""

    text: str
    country: str | None = None
    country_code: str | None = None
    region: str | None = None
    region_code: str | None = None
    city: str | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """A range of pay as stated in a posting.

    One figure is both ends. "From $60,000" states no maximum, "up to $90,000" no minimum: that end is None.
    """

    minimum: float | None
    maximum: float | None
    currency: str
    """ISO 4217."""
    period: Period

    @property
    def ends(self) -> tuple[float, float]:
        """Minimum and maximum; an end that isn't stated is taken to be the other.

        Raises ValueError if neither is stated.
        """
        stated = [amount for amount in (self.minimum, self.maximum) if amount is not None]
        return min(stated), max(stated)


class Block(NamedTuple):
    """Consecutive lines of a document with one role."""

    kind: BlockKind
    lines: Lines
    start: int
    text: str
    """The lines as they are, joined by newlines; spaces for the marks of a mail that mostly quotes."""
    level: int | None = None
    """Of a heading, from 1 to 6, where markup says it."""
    language: str | None = None
    """Of code, where markup names it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paper with one role; `note` is for affiliations, venues and links."""

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
    """A paragraph or bullet of a posting; a bullet's text excludes the bullet itself."""

    kind: Literal["paragraph", "bullet"]
    start: int
    text: str
    """As in the document; a column may have broken it over several lines."""

    @property
    def line(self) -> str:
        """Its text on a single line."""
        return " ".join(self.text.split())


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a posting under a heading announced by its own words, or under none."""

    heading: str | None
    start: int
    """Where the heading is, or the first block if there is no heading."""
    blocks: tuple[SectionBlock, ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """A job posting. Whatever its text doesn't say is None, never guessed."""

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
    company: str | None = None
    """The employer, if a label or the header names it."""
    employment: Employment | None = None
    posted: str | None = None
    """The day it was posted, in ISO 8601; given by data alone, as the next two are."""
    valid_through: str | None = None
    """The last day to apply, in ISO 8601."""
    url: str | None = None
    """Where it stands on the web."""

    def is_closed(self, today: str) -> bool:
        """Return whether the last day to apply is over. `today` is a day in ISO 8601."""
        return is_over(self.valid_through, today)


class PostingSummary(NamedTuple):
    """What a posting says of itself in a few words, for lists and for sorting them."""

    role: str | None
    team: str | None
    level: Level | None
    pay: Pay | None
    company: str | None
    cities: tuple[str, ...]
    """The city of each of its places, each once; or else the place as the text has it."""
    remote: bool | None
    posted: str | None

    @classmethod
    def of(cls, posting: Posting) -> Self:
        """Return the summary of a posting."""
        places = posting.places or ((posting.place,) if posting.place else ())
        cities = tuple(dict.fromkeys(place.city or place.text for place in places))
        return cls(
            posting.role, posting.team, posting.level, posting.pay, posting.company, cities, posting.remote,
            posting.posted,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """What a document says in its own voice: its blocks except papers, postings and footer."""

    id: str
    title: str | None
    dek: str | None
    blocks: tuple[Block, ...]
    lines: Lines
    """From its first block to its last; there may be papers in between."""
    outline: Outline | None = None
    """What its document's markup says."""


class Hint(NamedTuple):
    """What markup says that consecutive lines of a text are."""

    kind: BlockKind
    lines: Lines
    level: int | None = None
    """Of a heading, from 1 to 6."""
    language: str | None = None
    """Of code, as the markup names it: "python"."""

    def moved(self, by: int) -> Hint:
        """Return the same of lines so many further down."""
        return self._replace(lines=(self.lines[0] + by, self.lines[1] + by))


class Link(NamedTuple):
    """A stretch of a text that leads elsewhere."""

    start: int
    text: str
    address: str
    """Absolute; http, https or mailto."""

    def moved(self, by: int) -> Link:
        """Return the same link so many characters further on."""
        return self._replace(start=self.start + by)


@dataclass(frozen=True, slots=True)
class GivenPosting:
    """A posting whose fields come as data. What is given wins over what its text says; None says nothing."""

    lines: Lines
    """Of its text, heading included."""
    role: str | None = None
    company: str | None = None
    places: tuple[Place, ...] = ()
    level: Level | None = None
    team: str | None = None
    pay: Pay | None = None
    remote: bool | None = None
    employment: Employment | None = None
    posted: str | None = None
    """The day, in ISO 8601."""
    valid_through: str | None = None
    """The last day to apply, in ISO 8601."""
    url: str | None = None
    links: tuple[str, ...] = ()
    """Where to apply, without `url`."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What markup and data say of a text, kept beside it. Each non-blank line is in at most one hint."""

    hints: tuple[Hint, ...] = ()
    """In the order of their lines."""
    links: tuple[Link, ...] = ()
    byline: str | None = None
    """The names of the authors, joined by ", "."""
    published: str | None = None
    """A date or time in ISO 8601, as exact as the page gives it; it begins with a day."""
    url: str | None = None
    """Where the page says it lives, or else where it came from."""
    language: str | None = None
    """As the page names it: "en", "pt-BR"."""
    postings: tuple[GivenPosting, ...] = ()
    """In the order of their lines."""
    names: tuple[str, ...] = ()
    """How its head calls a page and its site, but for the title: "Data Engineer at Halden | Careers"."""

    @property
    def tells_lines(self) -> bool:
        """Whether it says what lines are, and not only where a plain text stands on the web."""
        return bool(self.hints or self.postings)


@dataclass(frozen=True, slots=True)
class Document:
    """One parsed source. Every non-blank line is in exactly one of `blocks`."""

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
    """What was cut or replaced on import, a plain sentence each."""
    outline: Outline | None = None
    """What its markup says of it; None for plain text."""

    @property
    def name(self) -> str:
        """The name to show in a list: the title, or else the last part of the source."""
        return self.title or self.source.rstrip("/").rpartition("/")[2] or self.source

    @property
    def is_literal(self) -> bool:
        """Whether markup or data said what its lines are: signs of Markdown in it are just characters."""
        return self.outline is not None and self.outline.tells_lines


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as shown in a list."""

    id: str
    source: str
    name: str
    title: str | None
    counts: Mapping[ItemKind, int]
    """Postings and papers count once for each time they appear in the document."""

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return a document's entry."""
        counts: dict[ItemKind, int] = {
            "article": int(document.article is not None),
            "paper": len(document.papers),
            "posting": len(document.postings),
        }
        return cls(document.id, document.source, document.name, document.title, counts)


@dataclass(frozen=True, slots=True)
class Standing:
    """One place where an item appears."""

    document: str
    """The document's id."""
    source: str
    lines: Lines


class Anchor(NamedTuple):
    """What a highlight is found again by, in the text of its item: the lines it is in, as they are."""

    words: str
    """The passage as it was when it was highlighted."""
    before: str
    """What was right before it; short only at the beginning of the text."""
    after: str
    """What was right after it; short only at the end of the text."""
    position: int
    """Where it was, in code points of the item's text: only a hint."""


class Near(NamedTuple):
    """The marked item that an item is nearly a copy of."""

    id: str
    likeness: float
    """From 0.85 to 1."""
    status: str | None
    """The status of the marked one."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article, paper or posting, together with everywhere it appears."""

    content: Article | Paper | Posting
    """As worded where it first appears."""
    standings: tuple[Standing, ...]
    title: str
    """A posting's role, or else its first words."""
    first_seen: datetime | None = None
    """When it first came into the library; None if it is in none."""
    gone: datetime | None = None
    """Since when no document has it any more; only marked items outlive their documents."""
    near: Near | None = None

    @property
    def id(self) -> str:
        """The same wherever the item appears."""
        return self.content.id

    @property
    def kind(self) -> ItemKind:
        """Article, paper or posting."""
        return KIND_OF[type(self.content)]

    @property
    def role(self) -> str | None:
        """A posting's role; None for the other kinds."""
        return self.content.role if isinstance(self.content, Posting) else None

    @property
    def team(self) -> str | None:
        """A posting's team; None for the other kinds."""
        return self.content.team if isinstance(self.content, Posting) else None

    @property
    def place(self) -> Place | None:
        """A posting's place; None for the other kinds."""
        return self.content.place if isinstance(self.content, Posting) else None

    @property
    def document(self) -> str:
        """The id of the document where it first appears."""
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
    """An item as shown in a list; both `Item` and the store's items without text match it."""

    @property
    def id(self) -> str:
        """The same wherever the item appears."""
        ...

    @property
    def kind(self) -> ItemKind:
        """Article, paper or posting."""
        ...

    @property
    def title(self) -> str:
        """A posting's role, or else its first words."""
        ...

    @property
    def role(self) -> str | None:
        """A posting's role; None for the other kinds."""
        ...

    @property
    def team(self) -> str | None:
        """A posting's team; None for the other kinds."""
        ...

    @property
    def place(self) -> Place | None:
        """A posting's place; None for the other kinds."""
        ...

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Everywhere it appears, in document order; at least one. For a gone item, where it was last."""
        ...

    @property
    def first_seen(self) -> datetime | None:
        """When it first came into the library; None if it is in none."""
        ...

    @property
    def gone(self) -> datetime | None:
        """Since when no document has it any more; None while one does."""
        ...

    @property
    def near(self) -> Near | None:
        """The marked item it is nearly a copy of."""
        ...


KIND_OF: dict[type[Article] | type[Paper] | type[Posting], ItemKind] = {
    Article: "article",
    Paper: "paper",
    Posting: "posting",
}
