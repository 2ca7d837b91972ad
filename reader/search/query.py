"""Parse what was typed into a query.

    reinforcment lerning     words: each is required, in any of its forms
    C++ R A/B                single letters and signs stand for themselves
    "on device"              these words in this order
    -manager -"vice dean"    without exactly these
    place:seattle            in the item's place; a value of several words needs quotes
    in:papers                of this kind
    is:starred tag:thesis    with these marks, see mark_filters.py
    pay:>150k remote:yes     with such facts, see pay_filters.py
    robots OR drones         either; OR joins the words or groups next to it
    (…) -(…)                 a group, required or excluded, see query_syntax.py

Everything else is text. There are no errors: what makes no sense is dropped or taken as text, and `notes`
says so. Sizes are bounded, because anything can be pasted into a search box.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from reader.model import ITEM_KINDS, ItemKind
from reader.search.mark_filters import HIDDEN, MarkFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.search.grouping import Facet
    from reader.search.pay_filters import PayFilter

Field: TypeAlias = Literal["place", "role", "level", "team", "author", "company"]

FIELDS: tuple[Field, ...] = get_args(Field)


@dataclass(frozen=True, slots=True)
class Filter:
    """A field that must have all the words of a value, or must not."""

    field: Field
    words: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class FacetFilter:
    """A facet that a posting must have a value of, or must not."""

    facet: Facet
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Queries of which one must hold, or none may."""

    alternatives: tuple[Query, ...]
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a search asks for: all of its parts must hold. All words are folded.

    A word may be several words of the index that must be next to each other, separated by spaces ("r d" for
    "R&D"), and neighbouring letters of a script without spaces are one word.
    """

    text: str
    """As it was typed; empty for a part of a query."""
    words: tuple[str, ...] = ()
    """Each once, in the order of typing."""
    phrases: tuple[tuple[str, ...], ...] = ()
    excluded: tuple[tuple[str, ...], ...] = ()
    """Words, or runs of words, that must not occur."""
    filters: tuple[Filter, ...] = ()
    """Of several for one field, one must hold; of those that exclude, none may."""
    marks: tuple[MarkFilter, ...] = ()
    """Marks that an item must have, or must not have."""
    facets: tuple[FacetFilter, ...] = ()
    """Of several for one facet, one must hold; of those that exclude, none may."""
    pay: tuple[PayFilter, ...] = ()
    groups: tuple[AnyOf, ...] = ()
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
        words = self.words or self.phrases or self.excluded or self.filters
        facts = self.marks or self.facets or self.pay
        return not (words or facts or self.groups) and self.kinds == ITEM_KINDS

    def parts(self) -> Iterator[Query]:
        """Yield the query itself, and every query in its groups."""
        yield self
        for group in self.groups:
            for alternative in group.alternatives:
                yield from alternative.parts()

    @property
    def all_marks(self) -> tuple[MarkFilter, ...]:
        """Every mark that any part asks for."""
        return tuple(dict.fromkeys(mark for part in self.parts() for mark in part.marks))

    @property
    def asks_for_hidden(self) -> bool:
        """Whether any part names the status of hidden items."""
        return any(mark.field == "status" and mark.value == HIDDEN for mark in self.all_marks)
