"""What a search gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import ItemKind, Lines, Standing

Span: TypeAlias = tuple[int, int]
"""Start and end of a stretch of text, in code points, the end not included."""


class Cancelled(Exception):  # noqa: N818 - no error: the caller asked for it
    """The answer is no longer wanted, as `cancelled` has said."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One item that a search found, with the passage to show for it."""

    id: str
    kind: ItemKind
    document: str
    """The id of the document where the item stands first; all offsets and lines are in that one."""
    source: str
    title: str
    title_matches: tuple[Span, ...]
    """What matched in `title`."""
    place: str | None
    """The place line of a posting as its text has it."""
    place_matches: tuple[Span, ...]
    """What matched in `place`; all of it where another name of the place did."""
    lines: Lines
    """Of the item."""
    passage: Lines
    """The lines that the snippet comes from."""
    score: float
    """From 0 to 1; never higher than that of the hit before."""
    snippet: str
    """The document's own words, line ends included, with … at an end that was cut."""
    matches: tuple[Span, ...]
    """What matched in `snippet`, in order, not overlapping."""
    offset: int
    """Where to land in the document's text: at the passage's first match, or else at its start."""
    spans: tuple[Span, ...]
    """What matched in the document's text within the item, in order; the first few hundred."""
    copies: tuple[Standing, ...]
    """The other places where the item stands."""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query."""

    query: str
    """As it was typed."""
    hits: tuple[Hit, ...]
    """Best first, as many as the limit allows."""
    total: int
    """How many items match, each counted once; of the one kind that was asked for, if one was."""
    counts: Mapping[ItemKind, int]
    """How many match of each kind, whichever kind was asked for; holds all three kinds."""
    relaxed: bool
    """Whether nothing held all the words, so that the nearest items are shown."""
    suggestion: str | None
    """The query with its unknown words spelled as the nearest known ones; None if there are none."""
    notes: tuple[str, ...]
    """What the search made of the query that its writer may not expect, a plain sentence each."""
    unknown_fields: tuple[str, ...] = ()
    """The names before a colon that are none of a field, and so were searched as text; `notes` says so."""
    is_partial: bool = False
    """Whether the index was being brought up to date, so that some documents were not searched."""
