"""Typing into the search over 100,000 postings, a key every 60 ms, against a bare Textual Input.

The echo of a key is the output that contains everything typed so far. The queries are in capitals: the search
ignores case, and results don't contain them. New results count once their number is painted.
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
"""Seconds a program would wait if it showed nothing until the typing pauses."""
PACE = 0.06
"""Seconds between keys."""
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
    """Make the programs that are started keep their index here."""
    os.environ["XDG_CACHE_HOME"] = str(folder)
    try:
        yield
    finally:
        del os.environ["XDG_CACHE_HOME"]


def typed(program: Timed, query: str) -> list[float]:
    """Type at the pace; return the seconds from each key to its echo."""
    return [
        program.echo(letter, query[: number + 1].rstrip(), pace=PACE) for number, letter in enumerate(query)
    ]


def bare_echoes() -> list[float]:
    """Time a box with nothing behind it."""
    with Timed([sys.executable, BARE, "input"]) as program:
        program.painted("READY")
        found: list[float] = []
        for query in QUERIES:
            found += typed(program, query)
            program.key(CLEAR)
        return found


def our_echoes(body: str, numbers: dict[str, int]) -> tuple[list[float], list[float]]:
    """Time the search: seconds to the echoes, and from each last key to the number of results."""
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
    """Time the search while its index is still being built."""
    with Timed(READER) as program:
        program.painted(body)
        program.settle()
        program.key("/")
        echoes: list[float] = []
        for query in QUERIES:
            echoes += typed(program, query)
            program.key(CLEAR)
        assert b"more results to come" in program.output
        return echoes


def high(values: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(values)[int(0.95 * len(values))]


def counted(path: Path) -> tuple[str, dict[str, int]]:
    """Return words of the first document, and the number of items per query, if its last letter changes that.

    Builds the index.
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
    """Return all comparisons of this kind; none if the corpus can't be made."""
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
