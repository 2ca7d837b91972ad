"""Repeated text: which sentences of a posting recur in other postings, by the search index.

Only the sentences of this posting are looked up, each as a run of words. That is equally fast in a library of
any size, and nothing has to be counted in advance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.folding import letters
from reader.search.normalized_text import words
from reader.similarity import sentences_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Posting
    from reader.search.index import Index
    from reader.search.snapshot import Snapshot

FEWEST = 3
"""How many other postings of different wording make a sentence repeated.

The same text in several places counts once: otherwise all of it would be repeated, and nothing would stand
out.
"""
_FIRST_LOOK, _SECOND_LOOK = 8, 256
"""Postings whose wording is compared: some, and many where the first of them were all alike."""


class Repeat(NamedTuple):
    """A repeated sentence."""

    start: int
    """An offset in the document's text, like `stop`."""
    stop: int
    others: int
    """How many other postings have it too."""


def repeats(index: Index, posting: Posting) -> tuple[Repeat, ...]:
    """Return the sentences of a posting that recur in the index, in order; the posting need not be in it.

    Sentences are the same if their words are, regardless of case, accents and punctuation.
    """
    snapshot = index.snapshot()
    own = letters(posting.text)
    itself = 1 if snapshot.with_value("id", posting.id) else 0
    found: dict[tuple[str, ...], int] = {}
    recurring: list[Repeat] = []
    for start, stop, sentence in sentences_of(posting):
        run = tuple(words(sentence))
        if run not in found:
            found[run] = _others(snapshot, run, own, itself)
        if found[run]:
            recurring.append(Repeat(start, stop, found[run]))
    return tuple(recurring)


def _others(snapshot: Snapshot, run: Sequence[str], own: str, itself: int) -> int:
    """Return how many other postings have a run of words; 0 if it does not recur."""
    # A rare word rules out most sentences at once.
    if not run or min(map(snapshot.frequency, run)) < FEWEST:
        return 0
    for most in (_FIRST_LOOK, _SECOND_LOOK):
        total, records = snapshot.with_run(run, "posting", most)
        if total < FEWEST:
            return 0
        if len({own, *(letters(record.text[record.body :]) for record in records)}) >= FEWEST:
            return total - itself
        if total <= most:
            return 0
    return 0
