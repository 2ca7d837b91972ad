"""Sketches: short keys of long texts; texts that are much alike share at least one key.

MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4). A text is
the set of hashes of its word pairs. Points are scattered over the ring of all hashes; a text answers each
point with the first of its hashes after it. Two texts give the same answer as often as the share J of word
pairs they have in common (Jaccard). A key is a band of several answers. Two texts become candidates if they
share a key, which happens with probability 1 - (1 - J^rows)^bands.
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
"""The share of pairs at the threshold that may be missed; above the threshold it falls steeply."""
MOST_BANDS = 128
MOST_ROWS = 8
LEAST = 0.7
"""Below this likeness nearly all texts share keys, and looking for pairs means looking at all pairs."""
WORDS_PER_LOSS = 1.8
"""The largest share of words that differ, for each share of likeness lost: when a word is exchanged, some of
its letters still match. Random exchanges in real postings gave 1.4 to 1.6; the rest is margin."""

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff]")
"""Letters of scripts without spaces between words: each counts as a word."""


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
        """Return `count` keys of a folded text that has at least one word.

        With `single`, words count as well as pairs: a short text has too few pairs.
        """
        ring = sorted(features(folded, single=single))
        end = len(ring)
        ring.append(ring[0])  # past the last hash, the ring starts over
        answers = [ring[bisect_left(ring, point, 0, end)] for point in self.points]
        return list(map(hash, zip(*[iter(answers)] * self.rows, strict=True)))


def features(folded: str, *, single: bool) -> set[int]:
    """Return the hashes of a folded text's word pairs; of the words too if `single`, or if there is one word.

    CRC-32 and the hash of tuples of integers are the same in every process; `hash(str)` isn't.
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
    """Return the steepest bands that miss at most MISSED of the pairs with that likeness."""
    kept = (1 - WORDS_PER_LOSS * (1 - max(at_least, LEAST))) ** 2
    common = min(kept / (2 - kept), 0.95)
    fitting = [(rows, _needed(common**rows)) for rows in range(1, MOST_ROWS + 1)]
    rows, count = max(choice for choice in fitting if choice[1] <= MOST_BANDS)
    random = Random(rows * MOST_BANDS + count)  # noqa: S311 -- the same points in every run
    return Bands(rows, tuple(random.getrandbits(64) - 2**63 for _ in range(rows * count)))


def _needed(chance: float) -> int:
    return ceil(log(MISSED) / log(1 - chance))
