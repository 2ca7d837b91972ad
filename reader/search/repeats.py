"""Repeated text: which sentences of a posting stand in other postings too, asked of the index.

Only the sentences of the one posting are looked up, each as a run of words, so that it takes the same
short time in a library of any size, and nothing has to be counted ahead.
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
"""Postings of different wording that hold a sentence, from which on it recurs. The same text in several
places counts as one: otherwise all of it would recur, and nothing in it would stand out."""
_FIRST_LOOK, _SECOND_LOOK = 8, 256
"""Postings whose wording is compared: some, and many where the first of them were all alike."""


class Repeat(NamedTuple):
    """A sentence that recurs."""

    start: int
    """As an offset into the text of the document, like `stop`."""
    stop: int
    others: int
    """In how many other postings it stands too."""


def repeats(index: Index, posting: Posting) -> tuple[Repeat, ...]:
    """The sentences of a posting that recur among those in the index, rising; it need not be one of them.

    A sentence counts as the same where its words are, whatever their case, accents and punctuation.
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
    """In how many postings but this one a run of words stands; 0 where it does not recur."""
    # A rare word rules most sentences out at once.
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
