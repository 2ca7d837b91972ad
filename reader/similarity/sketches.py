"""Sketches: short keys of long texts, of which texts that are much alike share at least one.

MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4).
A text is the set of hashes of its word pairs. Points are strewn over the ring of all hashes; a text
answers each point with its first hash after it, and two texts give the same answer as often as the
share J of their common word pairs (Jaccard). A key is a band of several answers; two texts become
candidates where one key of theirs is the same, which happens with 1 - (1 - J^rows)^bands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, log
from random import Random
from zlib import crc32

MISSED = 0.005
"""The share of pairs at the threshold that may go unnoticed; above it, it falls steeply."""
MOST_BANDS = 128
MOST_ROWS = 8
LEAST = 0.7
"""Below this similarity nearly all texts share keys, and looking for pairs is looking at all pairs."""
WORDS_PER_LOSS = 1.8
"""The most words that are others, as a share, for each share of similarity lost: of a word exchanged, some
letters still match. Exchanged at random in real postings, 1.4 to 1.6; the rest is margin."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words: each stands for a word."""


@dataclass(frozen=True)
class Bands:
    """How many keys a text gets, and from which points of the ring."""

    rows: int
    points: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many keys each text has."""
        return len(self.points) // self.rows

    def keys(self, folded: str, *, single: bool) -> list[int]:
        """The keys of a folded text with at least one word, as many as `count`.

        With `single` the words themselves count beside the pairs: a short text has too few pairs.
        """
        ring = sorted(features(folded, single=single))
        end = len(ring)
        ring.append(ring[0])  # past the last hash, the ring begins anew
        answers = [ring[bisect_left(ring, point, 0, end)] for point in self.points]
        return list(map(hash, zip(*[iter(answers)] * self.rows, strict=True)))


def features(folded: str, *, single: bool) -> set[int]:
    """The hashes of a folded text's word pairs; of a single word, and with `single`, of words too.

    CRC-32 and the hash of tuples of integers are the same in every process, `hash(str)` is not.
    """
    if not folded.isascii():
        folded = _UNSPACED.sub(r" \g<0> ", folded)
    numbers = list(map(crc32, folded.encode("utf-8", "surrogatepass").split()))
    found = set(map(hash, pairwise(numbers)))
    if single or not found:
        found.update(hash((number,)) for number in numbers)
    return found


@cache
def bands_for(at_least: float) -> Bands:
    """The steepest bands that miss no more than MISSED of the pairs with that similarity."""
    kept = (1 - WORDS_PER_LOSS * (1 - max(at_least, LEAST))) ** 2
    common = min(kept / (2 - kept), 0.95)
    fitting = [(rows, _needed(common**rows)) for rows in range(1, MOST_ROWS + 1)]
    rows, count = max(choice for choice in fitting if choice[1] <= MOST_BANDS)
    random = Random(rows * MOST_BANDS + count)  # noqa: S311 -- the same points in every run
    return Bands(rows, tuple(random.getrandbits(64) - 2**63 for _ in range(rows * count)))


def _needed(chance: float) -> int:
    return ceil(log(MISSED) / log(1 - chance))
