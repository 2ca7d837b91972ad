"""Near copies of a posting, found in the index without comparing it with every posting.

The posting's rarest words name the candidates; the exact measure decides. That is equally fast in a library
of any size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.search.normalized_text import words
from reader.search.results import Cancelled
from reader.similarity.measure import folded, ratio

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Posting, Standing
    from reader.search.index import Index
    from reader.search.snapshot import Snapshot

AT_LEAST = 0.8
_MOST = 64
"""Candidates whose text is compared."""
_RAREST = 24
"""Words that name the candidates."""


class NearCopy(NamedTuple):
    """A posting that is nearly the same as another."""

    id: str
    title: str
    place: str | None
    """Its place line."""
    similarity: float
    """As `similarity` returns for the two texts; 1.0 for the same words in another place."""
    text: str
    """Its text without the place line."""
    offset: int
    """Where that text starts in the document of its first standing."""
    standings: tuple[Standing, ...]


def alike(
    index: Index,
    posting: Posting,
    at_least: float = AT_LEAST,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[NearCopy, ...]:
    """Return the other postings of at least that similarity (0.7 to 1), most similar first; about 60 at most.

    The posting itself need not be in the index. `cancelled` is asked before each comparison; if it says so,
    Cancelled is raised.
    """
    snapshot = index.snapshot()
    own = folded(posting.text)
    found: list[NearCopy] = []
    for record in snapshot.sharing_words(_rarest(snapshot, posting.text), "posting", _MOST):
        if cancelled():
            raise Cancelled
        text = record.text[record.body :]
        share = ratio(own, folded(text), at_least) if record.id != posting.id else 0.0
        if share >= at_least:
            offset = record.pieces[0].offset + record.body
            found.append(
                NearCopy(record.id, record.title, record.place, share, text, offset, record.standings)
            )
    return tuple(sorted(found, key=lambda copy: (-copy.similarity, copy.title, copy.place or "", copy.id)))


def _rarest(snapshot: Snapshot, text: str) -> list[str]:
    """Return the rarest words of a text that another item may have too."""
    counted = [(count, word) for word in set(words(text)) if (count := snapshot.frequency(word)) > 1]
    return [word for _, word in sorted(counted)[:_RAREST]]
