"""Parse what was typed into a query.

    reinforcment lerning     words: each is required, in any of its forms
    "on device"              these words in this order
    -manager -"vice dean"    without exactly these
    place:seattle            in the item's place; a value of several words needs quotes
    in:papers                of this kind
    is:starred tag:thesis    with these marks, see mark_filters.py

Everything else is text. There are no errors: what makes no sense is dropped or taken as text, and `notes`
says so. Sizes are bounded, because anything can be pasted into a search box.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from reader.model import ITEM_KINDS, ItemKind
from reader.search.mark_filters import MARK_FIELDS, VALUES, MarkField, MarkFilter, mark_filter
from reader.search.normalized_text import words
from reader.search.words import MOST_LETTERS, TOKEN

Field: TypeAlias = Literal["place", "role", "level", "team", "author"]

FIELDS: tuple[Field, ...] = get_args(Field)
_NAMES = ("in", *FIELDS, *MARK_FIELDS)
MOST_WORDS = 32
"""Further words are dropped."""
MOST_CHARACTERS = 2 * MOST_WORDS * MOST_LETTERS

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PIECE = re.compile(r'(?P<minus>-?)(?:(?P<field>[^\W\d_]+):)?(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+|"))')


@dataclass(frozen=True, slots=True)
class Filter:
    """A field that must have all the words of a value, or must not."""

    field: Field
    words: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a search asks for. All words are folded."""

    text: str
    """As it was typed."""
    words: tuple[str, ...] = ()
    """Each once, in the order of typing."""
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    """Words, or runs of words, that must not occur."""
    filters: tuple[Filter, ...] = ()
    """Of several for one field, one must hold; of those that exclude, none may."""
    marks: tuple[MarkFilter, ...] = ()
    """Marks that an item must have, or must not have."""
    kinds: tuple[ItemKind, ...] = ITEM_KINDS
    """The kinds of item to search."""
    is_open: bool = False
    """Whether the last of `words` may still be growing: nothing was typed after it."""
    unknown_fields: tuple[str, ...] = ()
    """Names before a colon that are not fields, and so are searched as text."""
    notes: tuple[str, ...] = ()
    """What the user may not expect, a plain sentence each, unknown fields included."""

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        asked = self.words or self.phrases or self.excluded or self.filters or self.marks
        return not asked and self.kinds == ITEM_KINDS


def parse_query(text: str) -> Query:
    """Parse a query. Never raises, for any text."""
    return _QueryParser(text).read()


class _QueryParser:
    """Collects the parts of a query, and counts how many more it may take."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.left = MOST_WORDS
        self.words: dict[str, None] = {}
        self.phrases: dict[tuple[str, ...], None] = {}
        self.excluded: dict[tuple[str, ...], None] = {}
        self.filters: dict[Filter, None] = {}
        self.marks: dict[MarkFilter, None] = {}
        self.unknown: dict[str, None] = {}
        self.kinds: set[ItemKind] = set()
        self.other_kinds: set[ItemKind] = set()
        self.notes: dict[str, None] = {}

    def read(self) -> Query:
        """Parse the whole query."""
        text = self.text[:MOST_CHARACTERS].translate(_QUOTES)
        if len(self.text) > MOST_CHARACTERS:
            self.note(f"Only the first {MOST_CHARACTERS:,} characters are searched.")
        last = None
        for last in _PIECE.finditer(text):
            self.piece(last)
        asked = self.kinds or set(ITEM_KINDS)
        return Query(
            text=self.text,
            words=tuple(self.words),
            phrases=tuple(self.phrases),
            excluded=tuple(self.excluded),
            filters=tuple(self.filters),
            marks=tuple(self.marks),
            kinds=tuple(kind for kind in ITEM_KINDS if kind in asked - self.other_kinds),
            is_open=last is not None and _is_growing(last, text),
            unknown_fields=tuple(self.unknown),
            notes=tuple(self.notes),
        )

    def piece(self, piece: re.Match[str]) -> None:
        """Take a piece: a word, a phrase, or a field and its value."""
        quoted, plain, name = piece["quoted"], piece["plain"] or "", piece["field"]
        if plain == '"':
            self.note("A quotation mark is not closed: the words after it are searched one by one.")
        elif name is not None:
            self.field(name, plain or quoted, excluded=bool(piece["minus"]))
        elif plain.endswith(":") and plain[:-1].lower() in _NAMES:
            self.note(f'"{plain.lower()}" has no value yet.')
        elif piece["minus"]:
            self.exclude(quoted or plain)
        elif quoted is not None:
            self.phrase(quoted)
        else:
            self.word(plain)

    def field(self, name: str, value: str, *, excluded: bool) -> None:
        """Take `name:value`; with an unknown name it is text."""
        folded = name.lower()
        field = next((known for known in FIELDS if known == folded), None)
        mark = next((known for known in MARK_FIELDS if known == folded), None)
        if folded == "in":
            self.kind(value, excluded=excluded)
        elif mark is not None:
            self.mark(mark, value, excluded=excluded)
        elif field is not None:
            if taken := self.take(value):
                self.filters[Filter(field, taken, excluded)] = None
        else:
            # The colon of an address does not end a field's name.
            if not value.startswith("//"):
                self.unknown[name[:MOST_LETTERS]] = None
                self.note(f'There is no field "{name[:MOST_LETTERS]}": it is searched as text.')
            text = f"{name} {value}"
            self.exclude(text) if excluded else self.word(text)

    def kind(self, value: str, *, excluded: bool) -> None:
        """Take `in:value`; a value that begins no kind's name is searched as text."""
        folded = "".join(words(value))
        matching = {kind for kind in ITEM_KINDS if folded and f"{kind}s".startswith(folded)}
        if matching:
            (self.other_kinds if excluded else self.kinds).update(matching)
            return
        self.note('"in:" takes articles, papers or postings: anything else is searched as text.')
        self.word(value)

    def mark(self, name: MarkField, value: str, *, excluded: bool) -> None:
        """Take a mark's value; one that `is:` or `status:` does not know is searched as text."""
        if name == "tag":
            if taken := self.take(value):
                self.marks[MarkFilter("tag", " ".join(taken), excluded)] = None
            return
        found = mark_filter(name, value, excluded=excluded)
        if found is not None:
            self.marks[found] = None
            return
        *most, last = VALUES[name]
        self.note(f'"{name}:" takes {", ".join(most)} or {last}: anything else is searched as text.')
        self.word(value)

    def exclude(self, text: str) -> None:
        """Take words that must not occur."""
        if taken := self.take(text):
            self.excluded[taken] = None

    def phrase(self, text: str) -> None:
        """Take words that must occur together."""
        if taken := self.take(text):
            self.phrases[taken] = None

    def word(self, text: str) -> None:
        """Take each word of a text on its own."""
        self.words.update(dict.fromkeys(self.take(text)))

    def take(self, text: str) -> tuple[str, ...]:
        """Return the words of a text, as many as may still be taken."""
        if any(len(token) > MOST_LETTERS for token in TOKEN.findall(text)):
            self.note(f"Long words are searched by their first {MOST_LETTERS} letters.")
        found = words(text)
        if len(found) > self.left:
            self.note(f"Only the first {MOST_WORDS} words are searched.")
        taken = tuple(found[: self.left])
        self.left -= len(taken)
        return taken

    def note(self, sentence: str) -> None:
        """Add a note about the query, once."""
        self.notes[sentence] = None


def _is_growing(last: re.Match[str], text: str) -> bool:
    """Return whether the query ends in a word that is searched as such, with nothing typed after it."""
    if last["minus"] or last["field"] or last["quoted"] is not None or last.end() < len(text):
        return False
    return text[-1].isalnum()
