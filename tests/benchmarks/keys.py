"""Typing into the search over 100,000 postings, a key every 60 ms, against a bare Textual Input.

The echo of a key is the output that holds all that has been typed so far; capitals are typed, which the
search does not mind and results do not have. New results are there when their number is painted.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader import Library
from tests.benchmarks.library import MAKER, adding, body_of, library_file
from tests.benchmarks.measuring import Comparison, Timed
from tests.benchmarks.start import BARE, READER

if TYPE_CHECKING:
    from collections.abc import Iterator

DEBOUNCE = 0.05
"""Seconds for which a program would wait that shows nothing before the typing pauses."""
PACE = 0.06
"""Seconds from key to key."""
QUERIES = (
    "REINFORCMENT LERNING SEATLE",
    "SENIOR APPLIED SCIENTIST ROBOTICS",
    "MACHINE LEARNING LONDON",
    "COMPUTER VISION WARHOUSE",
    "ECONOMIST CAUSAL INFERENCE",
    "SPEECH RECOGNITION CAMBRIDGE",
)
ROUNDS = 3
CLEAR = "\x15"
"""ctrl+u empties the box."""


@contextmanager
def cache(folder: Path) -> Iterator[None]:
    """Lets the programs that are started keep their index here."""
    os.environ["XDG_CACHE_HOME"] = str(folder)
    try:
        yield
    finally:
        del os.environ["XDG_CACHE_HOME"]


def typed(program: Timed, query: str) -> list[float]:
    """Types at the pace. Gives the seconds from each key to its echo."""
    return [
        program.echo(letter, query[: number + 1].rstrip(), pace=PACE) for number, letter in enumerate(query)
    ]


def bare_echoes() -> list[float]:
    """Of a box with nothing behind it."""
    with Timed([sys.executable, BARE, "input"]) as program:
        program.painted("READY")
        found: list[float] = []
        for query in QUERIES:
            found += typed(program, query)
            program.key(CLEAR)
        return found


def our_echoes(body: str, numbers: dict[str, int]) -> tuple[list[float], list[float]]:
    """Of the search: the seconds to the echoes, and from each last key to the number of what it finds."""
    with Timed(READER) as program:
        program.painted(body)
        program.settle()
        program.key("/")
        program.settle()
        echoes: list[float] = []
        results: list[float] = []
        for query in QUERIES:
            echoes += typed(program, query)
            if query in numbers:
                results.append(program.since_key(f"All {numbers[query]:,}"))
            program.settle()
            program.key(CLEAR)
            program.settle()
        return echoes, results


def echoes_while_indexing(body: str) -> list[float]:
    """Of the search while there is no index yet and it is being made."""
    with Timed(READER) as program:
        program.painted(body)
        program.settle()
        program.key("/")
        echoes: list[float] = []
        for query in QUERIES:
            echoes += typed(program, query)
            program.key(CLEAR)
        assert b" so far" in program.output
        return echoes


def high(values: list[float]) -> float:
    """The 95th percentile."""
    return sorted(values)[int(0.95 * len(values))]


def counted(path: Path) -> tuple[str, dict[str, int]]:
    """Words of the first document, and how many items a query finds, if its last letter changes that.

    Makes the index.
    """
    with Library.open(path) as library:
        body = body_of(library.documents.get(library.documents.list()[0].id))
        numbers = {}
        for query in QUERIES:
            results = library.search(query, limit=1)
            before = library.search(query[:-1], limit=1)
            if results is not None and before is not None and results.counts != before.counts:
                numbers[query] = sum(results.counts.values())
        assert len(numbers) > len(QUERIES) / 2
        return body, numbers


def main() -> list[Comparison]:
    """All comparisons of this kind; none where the corpus cannot be made."""
    if not MAKER.is_file():
        return []
    with TemporaryDirectory(prefix="reader-benchmark-") as name:
        path, folder = Path(name) / "large.db", Path(name) / "cache"
        adding(path)
        with cache(folder), library_file(path):
            body, numbers = counted(path)
            bare: list[float] = []
            ours: list[float] = []
            painted: list[float] = []
            for _ in range(ROUNDS):
                bare += bare_echoes()
                echoes, results = our_echoes(body, numbers)
                ours += echoes
                painted += results
            rmtree(folder)
            building = echoes_while_indexing(body)
    echo = Comparison("echo of a key in the search, p95", 2.0, ours=[high(ours)], bare=[high(bare)])
    middle = Comparison("  its median", 2.0, ours=ours, bare=bare)
    shown = Comparison("last key to new results", 1.0, ours=painted, bare=[DEBOUNCE + 6 * median(bare)])
    busy = Comparison("echo while the index is made", 2.0, ours=building, bare=bare)
    slow = Comparison("  its p95", 2.0, ours=[high(building)], bare=[high(bare)])
    return [echo, middle, shown, busy, slow]
