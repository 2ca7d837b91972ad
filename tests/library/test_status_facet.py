"""Filtering postings by status: counted like any other facet, in a search and in a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model import Document
from reader.search import ALL_STATUSES, DocumentFacets
from tests.library.samples import page, write

if TYPE_CHECKING:
    from pathlib import Path

    from reader import Library
    from reader.search import FacetValue

GIVEN = {"Nurse": "applied", "Cook": "applied", "Pilot": "offer", "Judge": "hidden", "Baker": None}


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    postings = [
        (
            f"US, WA, {city}",
            f"The {word} team is looking for an Economist. A {word.lower()} counts boats.",
        )
        for word, city in zip(GIVEN, ("Seattle", "Kent", "Seattle", "Seattle", "Tacoma"), strict=True)
    ]
    list(library.documents.add([str(write(tmp_path / "docs", a=page("Boats", *postings)))]))
    for item in library.items("posting"):
        if (status := GIVEN[team_of(library, item.id)]) is not None:
            library.marks.set(item.id, status=status)  # type: ignore[arg-type]
    return library


def team_of(library: Library, item: str) -> str:
    return getattr(library.documents.listed_item(item), "team", "")


def counts(values: tuple[FacetValue, ...]) -> dict[str, int]:
    return {value.value: value.count for value in values}


def found(library: Library, query: str, *statuses: str, city: str = "") -> set[str]:
    where = {"status": frozenset(statuses)} | ({"city": frozenset({city})} if city else {})
    results = library.search(query, where=where)  # type: ignore[arg-type]
    assert results is not None
    assert results.counts["article"] == 0
    return {team_of(library, hit.id) for hit in results.hits}


def test_every_status_is_counted_and_so_is_none(filled: Library) -> None:
    values = filled.facets()
    assert values is not None
    assert counts(values["status"]) == {"applied": 2, "offer": 1, "hidden": 1, "none": 1}
    assert list(counts(values["status"])) == [one for one in ALL_STATUSES if one in counts(values["status"])]
    assert sum(counts(values["city"]).values()) == 4  # hidden ones only where they are asked for


def test_counts_follow_the_query_and_the_other_facets(filled: Library) -> None:
    values = filled.facets("nurse OR baker")
    assert values is not None
    assert counts(values["status"]) == {"applied": 1, "none": 1}
    values = filled.facets("", {"city": frozenset({"Seattle, WA"}), "status": frozenset({"applied"})})
    assert values is not None
    assert counts(values["status"]) == {"applied": 1, "offer": 1, "hidden": 1}
    assert [value.value for value in values["status"] if value.is_chosen] == ["applied"]
    assert counts(values["city"]) == {"Seattle, WA": 1, "Kent, WA": 1}


def test_a_search_finds_one_of_the_statuses(filled: Library) -> None:
    assert found(filled, "", "applied") == {"Nurse", "Cook"}
    assert found(filled, "", "applied", "none") == {"Nurse", "Cook", "Baker"}
    assert found(filled, "", "hidden") == {"Judge"}
    assert found(filled, "boats", "offer") == {"Pilot"}
    assert found(filled, "status:applied", "offer") == set()
    assert found(filled, "", "applied", city="Kent, WA") == {"Cook"}
    assert found(filled, "zebra", "applied") == set()


def test_a_saved_search_keeps_its_status(filled: Library) -> None:
    filled.searches.save("mine", "", kind="posting", where={"status": frozenset({"offer", "none"})})
    (saved,) = filled.searches.saved()
    assert saved.where == {"status": frozenset({"offer", "none"})}


def test_a_document_has_the_same_but_for_hidden_ones(filled: Library) -> None:
    document = filled.documents.get(filled.documents.list()[0].id)
    assert isinstance(document, Document)
    status = {item.id: filled.marks.of(item.id).status for item in filled.items("posting")}
    listed = DocumentFacets(document.postings, status.get)
    assert counts(listed.facets({})["status"]) == {"applied": 2, "offer": 1, "none": 1}
    teams = [one.team for one in listed.postings({"status": frozenset({"offer", "none"})}, "relevance")]
    assert teams == ["Pilot", "Baker"]
    status[document.postings[0].id] = None  # as it is now
    assert counts(listed.facets({})["status"]) == {"applied": 1, "offer": 1, "none": 2}


@pytest.fixture
def growing(filled: Library, tmp_path: Path) -> Library:
    """A library with a document that its index doesn't have yet."""
    posting = ("US, WA, Yakima", "The Tide team is looking for an Economist. A tide counts boats.")
    list(filled.documents.add([str(write(tmp_path / "more", b=page("More boats", posting)))]))
    return filled


def test_what_is_indexed_is_counted_at_once_and_all_of_it_once_the_index_is_whole(growing: Library) -> None:
    given = list(growing.growing_facets("", None, lambda: False))
    assert [is_partial for _, is_partial in given] == [True, False]
    assert [counts(values["city"]).get("Yakima, WA") for values, _ in given] == [None, 1]
    assert list(growing.growing_facets("", None, lambda: False)) == given[1:]


def test_no_index_is_made_for_a_count_that_nobody_wants_any_more(growing: Library) -> None:
    assert all(is_partial for _, is_partial in growing.growing_facets("", None, lambda: True))
    assert not growing.is_indexed
