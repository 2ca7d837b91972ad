"""From the syntax of a query to what it asks for: words, fields and their values, marks and facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model import ITEM_KINDS
from reader.search.grouping import ON_SITE, REMOTE
from reader.search.mark_filters import MARK_FIELDS, VALUES, MarkFilter, mark_filter, nearest_values
from reader.search.normalized_text import folded, query_words, words
from reader.search.pay_filters import ANY_PAY, PayFilter, pay_filter
from reader.search.query import FIELDS, AnyOf, FacetFilter, Filter, Query
from reader.search.query_syntax import Group, Piece, parse_syntax
from reader.search.words import MOST_LETTERS, found_typed_words, is_single_letter, stands_alone

if TYPE_CHECKING:
    from reader.model import ItemKind
    from reader.search.mark_filters import MarkField
    from reader.search.query import Field
    from reader.search.query_syntax import Operand, Term

NAMES = ("in", *FIELDS, *MARK_FIELDS, "pay", "remote")
"""Everything that may be before a colon."""
MOST_WORDS = 32
"""Further words are dropped."""
MOST_CHARACTERS = 2 * MOST_WORDS * MOST_LETTERS
MOST_ALTERNATIVES = 64
"""Further alternatives of OR are dropped."""
_REMOTE = {"yes": REMOTE, "true": REMOTE, "no": ON_SITE, "false": ON_SITE}
_NO_PAY = PayFilter(excluded=True)
_JOINTS = frozenset("&/.+-‐‑–·_")
"""Signs between two letters of one name: R&D, A/B, U.S., x-ray."""
_APOSTROPHES = frozenset("'’‘ʼ`´")
_MOST_JOINED = 8


def parse_query(text: str) -> Query:
    """Parse a query. Never raises, for any text."""
    return _QueryParser(text).read()


@dataclass
class _Parts:
    """What one query, or one alternative in it, asks for so far. Each thing once, in the order of typing."""

    words: dict[str, None] = field(default_factory=dict)
    phrases: dict[tuple[str, ...], None] = field(default_factory=dict)
    excluded: dict[tuple[str, ...], None] = field(default_factory=dict)
    filters: dict[Filter, None] = field(default_factory=dict)
    marks: dict[MarkFilter, None] = field(default_factory=dict)
    facets: dict[FacetFilter, None] = field(default_factory=dict)
    pay: dict[PayFilter, None] = field(default_factory=dict)
    groups: dict[AnyOf, None] = field(default_factory=dict)
    kinds: set[ItemKind] = field(default_factory=set)
    other_kinds: set[ItemKind] = field(default_factory=set)
    is_open: bool = False

    def query(self, text: str = "", unknown: tuple[str, ...] = (), notes: tuple[str, ...] = ()) -> Query:
        """Return all of it as a query."""
        asked = self.kinds or set(ITEM_KINDS)
        return Query(
            text=text,
            words=tuple(self.words),
            phrases=tuple(self.phrases),
            excluded=tuple(self.excluded),
            filters=tuple(self.filters),
            marks=tuple(self.marks),
            facets=tuple(self.facets),
            pay=tuple(self.pay),
            groups=tuple(self.groups),
            kinds=tuple(kind for kind in ITEM_KINDS if kind in asked - self.other_kinds),
            is_open=self.is_open,
            unknown_fields=unknown,
            notes=notes,
        )


class _QueryParser:
    """Reads one query, and counts how many more words it may take."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words_left = MOST_WORDS
        self._alternatives_left = MOST_ALTERNATIVES
        self._unknown: dict[str, None] = {}
        self._notes: dict[str, None] = {}

    def read(self) -> Query:
        """Parse the whole query."""
        if len(self._text) > MOST_CHARACTERS:
            self._note(f"Only the first {MOST_CHARACTERS:,} characters are searched.")
        tree = parse_syntax(self._text[:MOST_CHARACTERS])
        self._notes |= dict.fromkeys(tree.notes)
        parts = _Parts()
        self._terms(tree.terms, parts)
        return parts.query(self._text, tuple(self._unknown), tuple(self._notes))

    def _terms(self, terms: tuple[Term, ...], parts: _Parts) -> None:
        """Take all of these terms."""
        for term in terms:
            if len(term) > 1:
                self._any_of(term, parts, excluded=False)
            elif isinstance(term[0], Piece):
                self._piece(term[0], parts)
            elif not term[0].is_excluded:
                self._terms(term[0].terms, parts)
            else:
                inner = term[0].terms
                # -(a OR b) excludes either; -(a b) excludes only both together.
                whole = inner[0] if len(inner) == 1 else (Group(inner, is_excluded=False),)
                self._any_of(whole, parts, excluded=True)

    def _any_of(self, operands: tuple[Operand, ...], parts: _Parts, *, excluded: bool) -> None:
        """Take the alternatives that ask for something; of several the same, one."""
        found: dict[Query, None] = {}
        for operand in operands:
            if not self._alternatives_left:
                self._note(f"Only the first {MOST_ALTERNATIVES} alternatives are searched.")
                break
            self._alternatives_left -= 1
            alternative = _Parts()
            self._terms(((operand,),), alternative)
            query = alternative.query()
            if not query.is_empty:
                found[query] = None
        if found:
            parts.groups[AnyOf(tuple(found), excluded)] = None

    def _piece(self, piece: Piece, parts: _Parts) -> None:
        """Take a piece: a word, a phrase, or a field and its value."""
        value = piece.value
        if value == '"' and not piece.is_quoted:
            self._note("A quotation mark is not closed: the words after it are searched one by one.")
        elif piece.field is not None:
            self._field(piece, piece.field, parts)
        elif not piece.is_quoted and value.endswith(":") and value[:-1].lower() in NAMES:
            self._note(f'"{value.lower()}" has no value yet.')
        elif piece.is_excluded:
            self._exclude(value, parts)
        elif piece.is_quoted:
            if taken := self._take(query_words(value), value):
                parts.phrases[taken] = None
        else:
            parts.is_open = piece.is_growing
            self._word(value, parts)

    def _field(self, piece: Piece, typed: str, parts: _Parts) -> None:
        """Take `name:value`; with an unknown name it is text."""
        name, value, excluded = typed.lower(), piece.value, piece.is_excluded
        if name == "in":
            self._kind(value, parts, excluded=excluded)
        elif name == "pay":
            self._pay(value, parts, excluded=excluded)
        elif name == "remote":
            self._remote(value, parts, excluded=excluded)
        elif (mark := next((known for known in MARK_FIELDS if known == name), None)) is not None:
            self._mark(mark, value, parts, excluded=excluded)
        elif (field := next((known for known in FIELDS if known == name), None)) is not None:
            self._filter(field, value, parts, excluded=excluded)
        else:
            self._unknown_field(typed, value, parts, excluded=excluded)

    def _unknown_field(self, typed: str, value: str, parts: _Parts, *, excluded: bool) -> None:
        # The colon of an address does not end a field's name.
        if not value.startswith("//"):
            self._unknown[typed[:MOST_LETTERS]] = None
            self._note(f'There is no field "{typed[:MOST_LETTERS]}": it is searched as text.')
        text = f"{typed} {value}"
        self._exclude(text, parts) if excluded else self._word(text, parts)

    def _filter(self, field: Field, value: str, parts: _Parts, *, excluded: bool) -> None:
        if taken := self._take(joined_words(value), value):
            parts.filters[Filter(field, taken, excluded)] = None

    def _kind(self, value: str, parts: _Parts, *, excluded: bool) -> None:
        """Take `in:value`; a value that begins no kind's name is searched as text."""
        folded_value = "".join(words(value))
        matching = {kind for kind in ITEM_KINDS if folded_value and f"{kind}s".startswith(folded_value)}
        if matching:
            (parts.other_kinds if excluded else parts.kinds).update(matching)
        else:
            self._no_value("in", "articles, papers or postings", value, parts)

    def _pay(self, value: str, parts: _Parts, *, excluded: bool) -> None:
        """Take a range of pay; anything else is searched as text."""
        found = pay_filter(value, excluded=excluded)
        if found is not None:
            parts.pay[found] = None
        else:
            self._no_value("pay", "a range such as >150k or 100k..150k", value, parts)

    def _remote(self, value: str, parts: _Parts, *, excluded: bool) -> None:
        meant = nearest_values(words(value), _REMOTE)
        if meant:
            parts.facets[FacetFilter("remote", _REMOTE[meant[0]], excluded)] = None
        else:
            self._no_value("remote", "yes or no", value, parts)

    def _mark(self, name: MarkField, value: str, parts: _Parts, *, excluded: bool) -> None:
        """Take a mark's value; one that its field does not know is searched as text."""
        if name == "tag":
            if taken := self._take(query_words(value), value):
                parts.marks[MarkFilter("tag", " ".join(taken), excluded)] = None
            return
        found = mark_filter(name, value, excluded=excluded)
        if found is None:
            *most, last = VALUES[name]
            self._no_value(name, f"{', '.join(most)} or {last}", value, parts)
        elif found.field == "has" and found.value == "pay":
            parts.pay[ANY_PAY if not excluded else _NO_PAY] = None
        else:
            parts.marks[found] = None

    def _no_value(self, name: str, known: str, value: str, parts: _Parts) -> None:
        self._note(f'"{name}:" takes {known}: anything else is searched as text.')
        self._word(value, parts)

    def _exclude(self, text: str, parts: _Parts) -> None:
        """Take words that must not occur."""
        if taken := self._take(query_words(text), text):
            parts.excluded[taken] = None

    def _word(self, text: str, parts: _Parts) -> None:
        """Take each word of a text on its own."""
        parts.words.update(dict.fromkeys(self._take(joined_words(text), text)))

    def _take(self, found: list[str], text: str) -> tuple[str, ...]:
        """Return the words of a text, as many as may still be taken."""
        if any(len(token.group()) > MOST_LETTERS for token in found_typed_words(text)):
            self._note(f"Long words are searched by their first {MOST_LETTERS} letters.")
        taken = []
        for word in found:
            if word.count(" ") >= self._words_left:
                self._note(f"Only the first {MOST_WORDS} words are searched.")
                break
            self._words_left -= 1 + word.count(" ")
            taken.append(word)
        return tuple(taken)

    def _note(self, sentence: str) -> None:
        """Add a note about the query, once."""
        self._notes[sentence] = None


def joined_words(text: str) -> list[str]:
    """Return the folded words of what was typed; single letters and what signs join to them make one.

    "R&D" gives "r d", and "x-ray" gives "x ray". A letter behind an apostrophe ("women's") is left out.
    """
    plain = folded(text).plain
    found: list[str] = []
    last, end = "", 0
    for token in found_typed_words(plain):
        word, gap = token.group()[:MOST_LETTERS], plain[end : token.start()]
        end = token.end()
        if last and gap in _APOSTROPHES and is_single_letter(word) and not is_single_letter(last):
            continue
        if last and gap in _JOINTS and (is_single_letter(word) or is_single_letter(last)):
            is_full = found[-1].count(" ") + 1 >= _MOST_JOINED
            if not is_full and not stands_alone(word) and not stands_alone(last):
                found[-1] += f" {word}"
                last = word
                continue
        found.append(word)
        last = word
    return found
