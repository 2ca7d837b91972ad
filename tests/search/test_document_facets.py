"""Facets and orders over the postings of one document, against a search over the same postings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.library import Library
from reader.search import ALL_FACETS, UNKNOWN, DocumentFacets, Facet, Order
from reader.search.grouping import COLUMN_ORDERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.model import Posting

TEXT = """A title

A first paragraph that is long enough to be one, with a full stop at its end.

Related content

US, WA, Seattle

Job summaryThe robotics team in Seattle is hiring a Senior Applied Scientist who will work with others.

IN, KA, Bengaluru

Job summaryThe robotics team in Bengaluru is hiring a Data Scientist who will work with many others.

GB, London

Job summaryThe Prime Video team in London is hiring a Principal Economist who will work with others.

US, CA, Sunnyvale

Job summaryPeople are wanted here for something that has no name yet, and they will work with others.
"""
WHERES: list[dict[Facet, frozenset[str]]] = [
    {},
    {"country": frozenset({"United States"})},
    {"country": frozenset({"United States", "India"}), "level": frozenset({UNKNOWN})},
    {"level": frozenset({"senior"}), "family": frozenset({"Economist"})},
    {"team": frozenset({UNKNOWN}), "country": frozenset()},
]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path: Path = tmp_path_factory.mktemp("listing") / "one.txt"
    path.write_text(TEXT)
    with Library.of([path]) as library:
        yield library


@pytest.fixture(scope="module")
def postings(library: Library) -> tuple[Posting, ...]:
    found = library.documents.get(library.documents.list()[0].id).postings
    assert len(found) == 4
    return found


@pytest.mark.parametrize("where", WHERES)
def test_the_values_are_those_of_the_search(
    library: Library, postings: tuple[Posting, ...], where: dict[Facet, frozenset[str]]
) -> None:
    assert DocumentFacets(postings).facets(where) == library.facets("", where)


@pytest.mark.parametrize("where", WHERES[1:4])
def test_what_is_listed_is_what_the_search_finds(
    library: Library, postings: tuple[Posting, ...], where: dict[Facet, frozenset[str]]
) -> None:
    results = library.search("", where=where)
    assert results is not None
    listed = DocumentFacets(postings).postings(where, "relevance")
    assert {posting.id for posting in listed} == {hit.id for hit in results.hits}
    starts = [posting.start for posting in listed]
    assert starts == sorted(starts)


@pytest.mark.parametrize("order", [*COLUMN_ORDERS, "-place", "-level", "-pay", "-posted"])
def test_the_orders_are_those_of_the_search(
    library: Library, postings: tuple[Posting, ...], order: Order
) -> None:
    results = library.search("in:postings", order=order)
    assert results is not None
    listed = [value_of(posting, order) for posting in DocumentFacets(postings).postings({}, order)]
    found = {posting.id: value_of(posting, order) for posting in postings}
    assert listed == [found[hit.id] for hit in results.hits]


def value_of(posting: Posting, order: Order) -> str | None:
    name = order.removeprefix("-")
    if name == "place":
        return posting.place.text if posting.place else None
    return str(getattr(posting, name))


def test_every_facet_counts_every_posting(postings: tuple[Posting, ...]) -> None:
    for facet, values in DocumentFacets(postings).facets({}).items():
        assert sum(value.count for value in values) == len(postings), facet


def test_nothing_to_list() -> None:
    assert DocumentFacets(()).postings({}, "place") == []
    assert set(DocumentFacets(()).facets({})) == set(ALL_FACETS)
