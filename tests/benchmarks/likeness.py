"""Near-identical items and recurring sentences among 100,000 postings: time, memory, copies found.

The second column is the limit for the first: three minutes in all; three times the memory of the bare text;
two in a hundred missed of the planted copies that are alike enough.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from reader.model import Posting
from reader.similarity import near_identical, repeated_sentences, similarity
from tests.benchmarks.measuring import Comparison
from tests.similarity.samples import corpus, near_copies, seeded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Item

POSTINGS = 98_000
PLANTED = 2_000
SECONDS = 180.0
SHARED = Path(__file__).resolve().parents[3] / "shared"


class Peak:
    """The peak memory, in MiB above the start. Passed as `cancelled`, though it never cancels."""

    def __init__(self) -> None:
        self._calls = 0
        self._first = _resident()
        self.most = 0.0

    def __call__(self) -> bool:
        self._calls += 1
        if self._calls % 1000 == 0:
            self.most = max(self.most, _resident() - self._first)
        return False


def main() -> list[Comparison]:
    with TemporaryDirectory() as folder:
        originals = corpus(SHARED, Path(folder), POSTINGS)
    copies = near_copies(originals[:PLANTED], seeded(3))
    items = originals + copies
    size = sum(len(text(item)) for item in items) / 2**20
    return [*_recurring(items, size), *_near(items, copies, size)]


def _near(items: Sequence[Item], copies: Sequence[Item], size: float) -> list[Comparison]:
    peak = Peak()
    started = perf_counter()
    found = {(pair.a, pair.b) for pair in near_identical(items, 0.9, peak)}
    seconds = perf_counter() - started
    planted = {
        (original.id, copy.id)
        for original, copy in zip(items, copies, strict=False)
        if similarity(text(original), text(copy)) >= 0.9
    }
    return [
        Comparison(f"near-identical of {len(items):,} postings", 1, "s", [seconds], [SECONDS]),
        Comparison("  memory beside the items", 1, "MiB", [peak.most], [3 * size]),
        Comparison(
            f"  of {len(planted)} planted, unnoticed", 1, "", [len(planted - found)], [0.02 * len(planted)]
        ),
    ]


def _recurring(items: Sequence[Item], size: float) -> list[Comparison]:
    peak = Peak()
    started = perf_counter()
    found = repeated_sentences(items, cancelled=peak)
    seconds = perf_counter() - started
    return [
        Comparison(f"recurring sentences: {len(found.sentences):,}", 1, "s", [seconds], [SECONDS]),
        Comparison("  memory beside the items", 1, "MiB", [peak.most], [size]),
    ]


def text(item: Item) -> str:
    """Return a posting's own text."""
    assert isinstance(item.content, Posting)
    return item.content.text


def _resident() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024
