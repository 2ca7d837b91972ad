"""What a search returns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.model import ItemKind, Lines, PostingSummary, Standing

Span: TypeAlias = tuple[int, int]
"""Start and end of a stretch of text, in code points, excluding the end."""


class Cancelled(Exception):  # noqa: N818 - no error: the caller asked for it
    """`cancelled` has said that the result is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that a search found, with the passage to show for it."""

    id: str
    kind: ItemKind
    document: str
    """The id of the document where the item first appears; all offsets and lines refer to that document."""
    source: str
    title: str
    title_matches: tuple[Span, ...]
    """What matched in `title`."""
    place: str | None
    """The place line of a posting, as in its text."""
    place_matches: tuple[Span, ...]
    """What matched in `place`; all of it if another name of the place did."""
    lines: Lines
    """The item's lines."""
    passage: Lines
    """The lines of the snippet."""
    score: float
    """From 0 to 1; never higher than that of the hit before."""
    snippet: str
    """The document's own words, including line ends, with … where it was cut.

    Where only notes or tags match, theirs.
    """
    matches: tuple[Span, ...]
    """What matched in `snippet`, in order, without overlaps."""
    offset: int
    """Where to land in the document's text: at the passage's first match, or else at its start."""
    spans: tuple[Span, ...]
    """What matched in the document's text within the item, in order; the first few hundred."""
    copies: tuple[Standing, ...]
    """The item's other standings."""
    summary: PostingSummary | None = None
    """What a posting says of itself; None for the other kinds."""


@dataclass(frozen=True, slots=True)
class Results:
    """The result of a query."""

    query: str
    """As it was typed."""
    hits: tuple[Hit, ...]
    """Best first, as many as the limit allows."""
    total: int
    """How many items match, each counted once; only of the kind asked for, if any."""
    counts: Mapping[ItemKind, int]
    """How many items of each kind match, whichever kind was asked for; always has all three kinds."""
    relaxed: bool
    """Whether no item had all the words, so that the nearest items are shown."""
    suggestion: str | None
    """The query with its unknown words spelled as the nearest known ones; None if there are none."""
    notes: tuple[str, ...]
    """What the search made of the query that the user may not expect, a plain sentence each."""
    unknown_fields: tuple[str, ...] = ()
    """Names before a colon that are not fields, and so were searched as text; `notes` says so."""
    is_partial: bool = False
    """Whether the index was still being updated, so that some documents were not searched."""
    hidden: int = 0
    """How many more items of the kind asked for match, but are hidden and were not asked for."""
