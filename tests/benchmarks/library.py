"""A library of 100,000 postings: adding it again, its overview against a search, and opening the app on it,
against an empty library.

Needs ../shared/tools/make_corpus.py next to the checkout; the corpus is made once and kept in the temporary
folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from reader import Library
from tests.benchmarks.measuring import BYTECODE, Comparison, Timed
from tests.benchmarks.start import BARE, BODY, ECHOES, READER, echoes, first_paint, memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model import Document
    from reader.store.values import Status

POSTINGS = 100_000
ROUNDS = 7
ORDINARY = ("machine learning", "applied scientist seattle", "reinforcment lerning", "data", "team -manager")
GIVEN: dict[Status, int] = {"hidden": 7, "rejected": 11, "applied": 13}
"""Every so many postings get a status."""
MAKER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "make_corpus.py"
CORPUS = Path(gettempdir()) / f"reader-benchmark-corpus-{POSTINGS}"


def corpus() -> Path:
    """Return the folder of documents, creating it unless an earlier run has."""
    if not CORPUS.is_dir():
        partial = CORPUS.with_suffix(".partial")
        rmtree(partial, ignore_errors=True)
        subprocess.run([sys.executable, str(MAKER), str(partial), str(POSTINGS)], check=True)
        partial.rename(CORPUS)
    return CORPUS


@contextmanager
def library_file(path: Path) -> Iterator[None]:
    """Make the programs that are started use this library file."""
    os.environ["READER_LIBRARY"] = str(path)
    try:
        yield
    finally:
        del os.environ["READER_LIBRARY"]


def adding(path: Path) -> float:
    """Return the seconds `reader add` takes for the whole corpus."""
    started = perf_counter()
    variables = {**os.environ, "PYTHONPYCACHEPREFIX": BYTECODE}
    with library_file(path):
        subprocess.run(
            [*READER, "add", str(corpus())],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**variables, "READER_LIBRARY": str(path)},
        )
    return perf_counter() - started


def opening(path: Path, body: str) -> float:
    """Return the seconds from the start of the process to the first body text."""
    with library_file(path):
        return first_paint(READER, body)


def resting(path: Path, body: str) -> float:
    """Return the MiB used by the process once it is idle."""
    with library_file(path):
        return memory(READER, body)


def body_of(document: Document) -> str:
    """Return words that are only painted with the text: the start of its standfirst."""
    assert document.dek is not None
    return document.dek[:20]


def marking(path: Path, body: str) -> list[float]:
    """Return the seconds from the key that stars or unstars the open item to its echo."""
    with library_file(path), Timed(READER) as program:
        program.painted(body)
        program.settle()
        return [program.key("m") for _ in range(ECHOES)]


def processor_time(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that some work takes, in all threads."""
    started = process_time()
    work()
    return process_time() - started


def glancing(path: Path) -> Comparison:
    """Compare the overview with ordinary searches, in processor time, while many postings have a status."""
    comparison = Comparison("the overview, against a search", 3.0)
    with Library.open(path) as library:
        items = [item.id for item in library.items("posting")]
        for status, each in GIVEN.items():
            library.marks.set(*items[::each], status=status)
        library.overview()
        library.search("warm")
        for query in ORDINARY * ROUNDS:
            comparison.bare.append(processor_time(partial(library.search, query)))
            comparison.ours.append(processor_time(library.overview))
    return comparison


def main() -> list[Comparison]:
    """Return all comparisons of this kind; none if the corpus can't be made."""
    if not MAKER.is_file():
        return []
    with TemporaryDirectory(prefix="reader-benchmark-") as name:
        large, empty = Path(name) / "large.db", Path(name) / "empty.db"
        again = Comparison("adding 100,000 postings again", 0.2)
        again.bare.append(adding(large))
        again.ours += [adding(large) for _ in range(3)]
        with Library.open(large) as library:
            body = body_of(library.documents.get(library.documents.list()[0].id))
        with Library.open(empty) as library:
            library.marks.set_setting("made", "yes")
        opening(large, body)
        opening(empty, BODY)
        start = Comparison("opening it, against an empty library", 1.3)
        start.run(ROUNDS, lambda: opening(large, body), lambda: opening(empty, BODY))
        resident = Comparison("memory on it, against an empty library", 2.0, "MiB")
        resident.run(3, lambda: resting(large, body), lambda: resting(empty, BODY))
        echo = Comparison("key to echo of a mark, against a bare repaint", 2.0)
        for _ in range(3):
            echo.bare += echoes([sys.executable, BARE, "repaint"], "READY", "")
            echo.ours += marking(large, body)
        glance = glancing(large)
    return [again, start, resident, echo, glance]
