"""What every reference format says about an item, before one of them writes it out. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.export.citing import link_of, venue
from reader.folding import words
from reader.model import Article, Paper, Posting

if TYPE_CHECKING:
    from reader.export.formats import Taken

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?", re.IGNORECASE)
_BARE_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
"""Suffixes that also occur without a comma, as in "King III"."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD_LENGTH = 12


class Name(NamedTuple):
    """An author's name in parts; `family` holds all of it if the parts can't be told apart."""

    family: str
    given: str = ""
    suffix: str = ""


class Reference(NamedTuple):
    """An item as a reference."""

    key: str
    """ASCII letters, digits and hyphens; stable, and unique to the item."""
    kind: str
    """article, paper or posting."""
    title: str
    authors: tuple[Name, ...]
    year: str
    """From a paper's venue; "" if that has none."""
    venue: str
    """Where a paper appeared; "" if its text doesn't say."""
    abstract: str
    document: str
    source: str
    link: str
    place: str
    keywords: tuple[str, ...]
    notes: tuple[str, ...]


def reference_of(taken: Taken) -> Reference:
    """Return an item as a reference, with each text on one line."""
    content = taken.item.content
    authors = content.authors if isinstance(content, Paper) else ()
    appeared = (venue(content) or "") if isinstance(content, Paper) else ""
    year = _YEAR.search(appeared)
    return Reference(
        key=_key(taken, authors),
        kind=taken.item.kind,
        title=_line(taken.item.title),
        authors=tuple(map(name_of, authors)),
        year=year[0] if year else "",
        venue=appeared,
        abstract=_abstract(content),
        document=_line(taken.document),
        source=_line(taken.item.source),
        link=link_of(taken.item) or "",
        place=_line(taken.item.place.text) if taken.item.place else "",
        keywords=tuple(map(_line, taken.marks.tags)),
        notes=tuple(_line(note.text) for note in taken.marks.notes),
    )


def name_of(author: str) -> Name:
    """Parse an author's name: "Tenzin Thorne, Jr." has a suffix, "Ana van der Berg" a long family name.

    A single word stays whole, and so does a name with a comma that no suffix follows.
    """
    name, comma, suffix = (part.strip() for part in _line(author).partition(","))
    given = name.split()
    if len(given) < 2 or (comma and not _SUFFIX.fullmatch(suffix)):
        return Name(_line(author))
    if not comma and len(given) > 2 and _BARE_SUFFIX.fullmatch(given[-1]):
        suffix = given.pop()
    at = len(given) - 1
    while at > 1 and given[at - 1].islower():
        at -= 1
    return Name(" ".join(given[at:]), " ".join(given[:at]), suffix)


def _abstract(content: Article | Paper | Posting) -> str:
    if isinstance(content, Paper):
        return _line(content.summary or "")
    return _line(content.text if isinstance(content, Posting) else content.dek or "")


def _key(taken: Taken, authors: tuple[str, ...]) -> str:
    first = name_of(authors[0]).family if authors else taken.item.kind
    plain = [word for word in words(f"{first} {taken.item.title}") if word.isascii() and word.isalnum()]
    named = "-".join(word[:_WORD_LENGTH] for word in plain[:3]) or taken.item.kind
    return f"{named}-{taken.item.id}"


def _line(text: str) -> str:
    return " ".join(text.split())
