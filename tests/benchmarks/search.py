"""The search on 100,000 postings against a bare tantivy query and fzf; its answers on 20,000.

Needs ../shared/tools/make_corpus.py next to the checkout; corpora are made once and kept in the temporary
folder. Everything in a run is measured in turn, on one machine, in one go. The answers are printed too.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import defaultdict
from functools import partial
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from reader.library.parse_pool import ParsePool, RawDocument, prepare_document
from reader.search import ALL_ORDERS, Index, search
from tests.benchmarks.measuring import Comparison
from tests.benchmarks.rivals import SHOWN, Fts5, Fzf, Line, Rival, Tantivy, lines
from tests.search.hostile import hostile_queries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MANY, SOME = 100_000, 20_000
MAKER = Path(__file__).resolve().parents[3] / "shared" / "tools" / "make_corpus.py"
TIMED = 600
"""Known items to time."""
ASKED = 150
"""Known items of each kind to ask every engine for; fzf is asked for some of these."""
ASKED_FZF = 12
ROUNDS = 5
FREQUENT = ("team", "machine", "data", "experience", "customers", "scientist", "amazon", "learn")
LETTERS = tuple("aestcm")


class Known(NamedTuple):
    """A query and the one posting that is right for it."""

    kind: str
    query: str
    document: str
    line: int


def corpus(postings: int) -> Path:
    """Return a folder of documents, creating it unless an earlier run has."""
    folder = Path(gettempdir()) / f"reader-benchmark-corpus-{postings}"
    if not folder.is_dir():
        partial = folder.with_suffix(".partial")
        rmtree(partial, ignore_errors=True)
        subprocess.run([sys.executable, str(MAKER), str(partial), str(postings)], check=True)
        partial.rename(folder)
    return folder


def known_items(folder: Path, each: int) -> list[Known]:
    """Return some queries of each kind, the same ones every time."""
    by_kind: dict[str, list[Known]] = defaultdict(list)
    for row in (folder / "known_items.jsonl").read_text(encoding="utf-8").splitlines():
        values = json.loads(row)
        one = Known(values["kind"], values["query"], values["document"], values["line"])
        by_kind[one.kind].append(one)
    chooser = random.Random(5)  # noqa: S311
    return [one for found in by_kind.values() for one in chooser.sample(found, min(each, len(found)))]


def built(folder: Path, index: Index) -> Index:
    """Return the index of a corpus, filled like a library's: parsed by workers, committed along the way."""
    paths = sorted(folder.glob("*.txt"))
    sources = (RawDocument(path.read_text(encoding="utf-8"), path.name) for path in paths)
    index.begin()
    with ParsePool() as workers:
        for number, items in enumerate(workers.map(prepare_document, sources)):
            index.add_prepared(str(number), items)
            if number.bit_count() == 1:
                index.commit()
    index.commit(1)
    index.end()
    return index


class Ours:
    """The search itself, as a rival."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def find(self, query: str) -> list[tuple[str, int]]:
        """See Rival."""
        hits = search(self.index, query, SHOWN).hits
        return [(hit.source, hit.lines[1] - 1) for hit in hits if hit.kind == "posting"]


def answers(asked: Sequence[Known], rivals: dict[str, Rival]) -> str:
    """Return a table: how often each engine has the right posting first, and in its top five, per kind."""
    rows = [f"{'right first / within five':<28}" + "".join(f"{name:>15}" for name in rivals)]
    for kind in dict.fromkeys(one.kind for one in asked):
        row = f"{kind:<28}"
        for name, rival in rivals.items():
            some = [one for one in asked if one.kind == kind][: ASKED_FZF if name == "fzf" else None]
            found = [(one, rival.find(one.query)[:5]) for one in some]
            first = sum(hits[:1] == [(one.document, one.line)] for one, hits in found) / len(some)
            five = sum((one.document, one.line) in hits for one, hits in found) / len(some)
            row += f"{first:8.3f} {five:.3f} "
        rows.append(row)
    return "\n".join(rows)


def took(find: Callable[[str], object], query: str) -> float:
    """Return the seconds taken."""
    started = perf_counter()
    find(query)
    return perf_counter() - started


def timed(name: str, limit: float, queries: Sequence[str], index: Index, bare: Tantivy) -> Comparison:
    """Time the whole search call against the bare query, one query after the other."""
    comparison = Comparison(name, limit)
    find = partial(search, index, limit=SHOWN)
    for query in queries:
        comparison.bare.append(took(bare.search, query))
        comparison.ours.append(took(find, query))
    return comparison


def slowest(name: str, limit: float, of: Comparison) -> Comparison:
    """Compare the 95th percentiles of a comparison."""
    at = int(0.95 * len(of.ours))
    return Comparison(name, limit, ours=[sorted(of.ours)[at]], bare=[sorted(of.bare)[at]])


def _speed(folder: Path, index: Index, bare: Tantivy, postings: Sequence[Line]) -> list[Comparison]:
    kinds = ("exact", "typed", "typed twice", "begun")
    asked = [one.query for one in known_items(folder, TIMED // len(kinds)) if one.kind in kinds]
    find = partial(search, index, limit=SHOWN)
    find("warm")
    known = timed("search against bare tantivy: known items", 2.5, asked, index, bare)
    found = [
        known,
        slowest("  their 95th percentile", 3.0, known),
        timed("search: frequent words", 10.0, FREQUENT * ROUNDS, index, bare),
        timed("search: single letters", 10.0, LETTERS * ROUNDS, index, bare),
        Comparison(
            "search: the slowest of 300 hostile queries", 1.0,
            ours=[max(took(find, query) for query in hostile_queries())],
            bare=[1.0],
        ),
    ]  # fmt: skip
    found.append(_sorting(index, asked))
    if Fzf.is_here():
        fzf = Fzf(postings)
        queries = asked[:: len(asked) // 3]
        beside = Comparison("search against fzf --filter", 1 / 200)
        beside.bare = [took(fzf.find, query) for query in queries]
        beside.ours = [took(find, query) for query in queries]
        found.append(beside)
    return found


def _sorting(index: Index, asked: Sequence[str]) -> Comparison:
    """Time sorting all postings by each column, either way, against searches for words."""
    comparison = Comparison("sorting all postings by a column, against a search", 3.0)
    ways = [order for order in ALL_ORDERS if order != "relevance"]
    for order, query in zip(ways, asked, strict=False):
        listing = partial(search, index, limit=SHOWN, kind="posting", order=order)
        listing("in:postings")
        comparison.ours.append(took(listing, "in:postings"))
        comparison.bare.append(took(partial(search, index, limit=SHOWN), query))
    return comparison


def print_answers() -> None:
    """Print the table of answers on 20,000 postings."""
    folder = corpus(SOME)
    postings = list(lines(folder))
    with TemporaryDirectory() as place:
        rivals: dict[str, Rival] = {"reader": Ours(built(folder, Index()))}
        rivals["tantivy"] = Tantivy(postings, Path(place))
        if Fzf.is_here():
            rivals["fzf"] = Fzf(postings)
        if Fts5.is_here():
            rivals["FTS5"] = Fts5(postings)
        print(answers(known_items(folder, ASKED), rivals), flush=True)


def main() -> list[Comparison]:
    """Return all comparisons of this kind; none if the corpora can't be made."""
    if not MAKER.exists():
        return []
    print_answers()
    folder = corpus(MANY)
    with TemporaryDirectory() as place:
        postings = list(lines(folder))
        building = Comparison("building the index, against tantivy alone", 12.0, "s")
        started = perf_counter()
        bare_folder = Path(place, "bare")
        bare_folder.mkdir()
        bare = Tantivy(postings, bare_folder)
        building.bare.append(perf_counter() - started)
        started = perf_counter()
        index = built(folder, Index.open(Path(place, "index")))
        building.ours.append(perf_counter() - started)
        return [building, *_speed(folder, index, bare, postings)]
