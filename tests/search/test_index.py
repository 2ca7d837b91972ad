from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from reader.search import Cancelled, Index, search
from tests.search.builders import Builder, city, index_of, postings


def test_an_empty_index_finds_nothing() -> None:
    results = search(Index(), "anything")
    assert (results.hits, results.total, results.relaxed) == ((), 0, False)
    assert search(Index.of([]), "-anything").total == 0


def test_an_empty_query_finds_nothing() -> None:
    results = search(index_of("robots"), " ")
    assert (results.hits, results.total) == ((), 0)
    assert results.counts == {"article": 0, "paper": 0, "posting": 0}


def test_what_is_added_is_found_after_the_commit() -> None:
    index = Index.of([postings("robots in space")])
    index.add(*postings("robots at sea", source="other.txt"))
    assert search(index, "robots").total == 1
    index.commit()
    assert search(index, "robots").total == 2
    assert [hit.source for hit in search(index, "sea").hits] == ["other.txt"]
    assert [hit.source for hit in search(index, "robts sea").hits] == ["other.txt"]


def test_a_snapshot_stays_as_it_was() -> None:
    index = Index.of([postings("robots in space")])
    before = index.snapshot()
    index.add(*postings("robots at sea"))
    index.commit()
    assert (before.size(), index.snapshot().size()) == (1, 2)
    assert before.frequency("robots") == 1
    assert before.similar_words("rabots", 1) == ["robots"]


def test_an_item_that_stands_in_several_places_is_one_hit() -> None:
    here = Builder("here.txt").posting("robots", city("ES, B, Barcelona")).posting("more").build()
    twice = Builder("there.txt").posting("first").posting("Robots!", city("ES, B, Barcelona"))
    there = twice.posting("robots", city("ES, B, Barcelona")).build()
    index = Index.of([here, there])
    results = search(index, "robots")
    assert results.total == 1
    (hit,) = results.hits
    assert (hit.source, hit.lines, hit.document) == ("here.txt", (1, 2), here[0].id)
    assert [(copy.source, copy.lines) for copy in hit.copies] == [
        ("there.txt", (2, 3)),
        ("there.txt", (4, 5)),
    ]
    index.add(*there)
    index.commit()
    assert search(index, "robots").hits == results.hits


def test_the_package_is_imported_without_tantivy_and_rapidfuzz() -> None:
    program = (
        "import sys, reader.search as s; s.parse_query('a');"
        "print('tantivy' in sys.modules, 'rapidfuzz' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize("looks", range(6))
def test_a_search_that_is_no_longer_wanted_gives_nothing(looks: int) -> None:
    index = index_of(*(f"robots and labs {number}" for number in range(60)))
    answers = iter([False] * looks)
    with pytest.raises(Cancelled):
        search(index, "robots labs", cancelled=lambda: next(answers, True))


def test_a_search_that_stays_wanted_is_the_same_as_any() -> None:
    index = index_of("robots")
    assert search(index, "robots", cancelled=lambda: False) == search(index, "robots")


@pytest.mark.long
def test_searching_while_another_thread_adds() -> None:
    index = Index.of([postings("robots 0")])
    done = Event()

    def add() -> None:
        for number in range(1, 25):
            index.add(*postings(f"robots {number} word{number}"))
            index.commit()
        done.set()

    def look() -> list[int]:
        totals = [search(index, "robts").total]
        while not done.is_set():
            totals.append(search(index, "robts").total)
        return totals

    with ThreadPoolExecutor(2) as pool:
        looking = pool.submit(look)
        pool.submit(add).result()
        totals = looking.result()
    assert totals == sorted(totals)
    assert search(index, "robts").total == 25
