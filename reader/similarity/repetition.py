"""Repeated text: sentences that occur in several postings of a library.

A sentence is identified by 64 bits of a hash of its folded letters and digits, so case, punctuation and
spacing don't matter; no text is kept. Among a million sentences, the chance of any two different ones being
confused is 1 in 40 million.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import TYPE_CHECKING

from reader.folding import letters
from reader.model import Posting
from reader.similarity.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.model import Item

FEWEST_WORDS = 4
"""Shorter ones are labels and phrases, not sentences that get tedious to read again ..."""
FEWEST_BYTES = 24
"""... unless they have this many bytes: eight letters of a script without spaces between words."""
_SHARES = 16
"""Hashes are counted in this many shares, one after the other, to keep few of them as objects at a time."""


@dataclass(frozen=True, slots=True)
class RepeatedSentences:
    """The sentences that recur in a library."""

    sentences: frozenset[int]
    """Their hashes."""

    def spans(self, posting: Posting) -> tuple[tuple[int, int], ...]:
        """Return start and stop of each recurring sentence, as ascending offsets in its document's text.

        They don't overlap and exclude headings and bullets. The posting need not be one of those counted.
        """
        return tuple((start, stop) for start, stop, key in _keyed(posting) if key in self.sentences)


def repeated_sentences(
    items: Iterable[Item], at_least: int = 3, cancelled: Callable[[], bool] = lambda: False
) -> RepeatedSentences:
    """Find the sentences that occur in at least `at_least` postings; articles and papers are skipped.

    A posting counts a sentence once, and postings with the same text in several places count as one:
    otherwise all of that text would recur, and nothing in it would stand out. Time is linear in the text;
    memory is 8 bytes per sentence and about 100 per posting. `cancelled` is called once for each item; if it
    returns True, nothing recurs.
    """
    shares = [array("Q") for _ in range(_SHARES)]
    seen: set[int] = set()
    for item in items:
        if cancelled():
            return RepeatedSentences(frozenset())
        if isinstance(item.content, Posting) and (text := _hash(item.content.text)) not in seen:
            seen.add(text)
            for key in {key for _, _, key in _keyed(item.content)}:
                shares[key % _SHARES].append(key)
    return RepeatedSentences(frozenset(key for share in shares for key in _frequent(share, at_least)))


def _frequent(keys: array[int], at_least: int) -> Iterator[int]:
    for key, group in groupby(sorted(keys)):
        if sum(1 for _ in group) >= at_least:
            yield key


def sentences_of(posting: Posting) -> Iterator[tuple[int, int, str]]:
    """Yield each sentence of a posting that is long enough to recur: start, stop and text.

    Start and stop are ascending offsets in the document. They don't overlap and exclude headings and bullets.
    """
    for text, offset in _stretches(posting):
        for start, stop in sentences(text):
            sentence = text[start:stop]
            if len(sentence.split(None, FEWEST_WORDS)) >= FEWEST_WORDS or _is_long(sentence):
                yield offset + start, offset + stop, sentence


def _keyed(posting: Posting) -> Iterator[tuple[int, int, int]]:
    """Return start, stop and hash of each sentence of a posting that is long enough to count."""
    return ((start, stop, _hash(sentence)) for start, stop, sentence in sentences_of(posting))


def _is_long(sentence: str) -> bool:
    return not sentence.isascii() and len(sentence.encode("utf-8", "surrogatepass")) >= FEWEST_BYTES


def _stretches(posting: Posting) -> Iterator[tuple[str, int]]:
    """Yield a posting's paragraphs and bullets, or all of its text if it has no sections."""
    if not posting.sections:
        yield posting.text, posting.start
    for section in posting.sections:
        for block in section.blocks:
            yield block.text.replace("\n", " "), block.start


def _hash(text: str) -> int:
    digest = blake2b(letters(text).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big")
