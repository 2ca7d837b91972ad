"""Searches over real documents, as a user would type them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.parsing import items_of, parse
from reader.search import Index, search
from tests.search.wanted import WANTED
from tests.search.wanted_too import WANTED_IN_SENTENCES, WANTED_TOO

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture(scope="module")
def index(shared: Path) -> Index:
    documents = [
        parse(path.read_text(encoding="utf-8"), path.name)
        for path in sorted((shared / "seeds").glob("*.txt"))
    ]
    return Index.of([(document, items_of(document)) for document in documents])


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("barcelna", "ES, B, Barcelona"),
        ("edinbrgh", "GB, MLN, Edinburgh"),
        ("reinforcment lerning seatle", "US, WA, Seattle"),
        ("on-device", "US, CA, Sunnyvale"),
        ("on device", "US, CA, Sunnyvale"),
        ("ondevice", "US, CA, Sunnyvale"),
        ("survey research", "US, VA, Arlington"),
        ("senior applied scientist new york", "US, NY, New York"),
        ("place:gurugram level:senior", "IN, HR, Gurugram"),
        ("intern econmist", "US, WA, Seattle"),
    ],
)
def test_the_right_posting_comes_first(index: Index, query: str, place: str) -> None:
    results = search(index, query, kind="posting")
    assert results.hits[0].place == place
    assert not results.relaxed


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("hakkani tur dst", "MA-DST"),
        ("author:kim", "Just Ask"),
        ("dialog state tracking", "MA-DST"),
        ("yolact", "How Yong Jae Lee"),
        ("reza ganadan", "Amazon brings"),
        ("ml solutions lab", "How Michelle K. Lee"),
        ("fairnes", "3 questions: Prem Natarajan"),
        ("in:papers feedback self learning", "Feedback-Based Self-Learning"),
    ],
)
def test_the_right_text_comes_first(index: Index, query: str, title: str) -> None:
    assert search(index, query).hits[0].title.startswith(title)


def test_a_city_is_not_mistaken_for_another(index: Index) -> None:
    assert [hit.place for hit in search(index, "edinbrgh").hits] == ["GB, MLN, Edinburgh"]
    assert [hit.place for hit in search(index, "barcelna").hits] == ["ES, B, Barcelona"]


def test_three_mistyped_words_find_postings_that_hold_all_three(index: Index) -> None:
    results = search(index, "reinforcment lerning seatle")
    assert results.total >= 2
    assert results.suggestion == "reinforcement learning seattle"
    for hit in results.hits:
        assert {"reinforcement", "learning"} <= {hit.snippet[a:b].lower() for a, b in hit.matches}


def test_all_items_are_indexed_once(index: Index) -> None:
    everything = search(index, "-xqztk", limit=0)
    assert everything.counts == {"article": 5, "paper": 7, "posting": 47}


@pytest.mark.parametrize(
    ("wanted", "count", "first", "five"),
    [
        ([(query, source, line) for query, _, source, line in WANTED], 60, 0.9, 1),
        (WANTED_TOO, 146, 0.9, 1),
        (WANTED_IN_SENTENCES, 42, 0.8, 0.9),
    ],
)
def test_queries_find_what_a_person_finds_right(
    index: Index, wanted: Sequence[tuple[str, str, int]], count: int, first: float, five: float
) -> None:
    ranks = {}
    for query, source, line in wanted:
        hits = search(index, query).hits
        right = (at for at, hit in enumerate(hits) if hit.source.startswith(source) and hit.lines[0] == line)
        ranks[query] = next(right, 99)
    assert len(ranks) == len(wanted) == count
    assert sum(rank < 5 for rank in ranks.values()) >= five * count, ranks
    assert sum(rank == 0 for rank in ranks.values()) >= first * count, ranks


def test_cities_are_found_by_what_they_lie_in(index: Index) -> None:
    def cities(query: str) -> set[str | None]:
        return {hit.place and hit.place.split(", ")[-1] for hit in search(index, query).hits}

    assert cities("scotland") == cities("place:scotland") == {"Edinburgh"}
    assert cities("place:england") == {"London"}
    # The posting of Bellevue is for Sunnyvale too.
    valley = {"Palo Alto", "Sunnyvale", "Santa Clara", "Bellevue"}
    assert cities('place:"silicon valley"') == valley
    assert cities('place:"bay area"') == cities("place:bay") == {"San Francisco", *valley}
