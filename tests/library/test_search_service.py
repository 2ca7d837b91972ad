"""Searching a library: its marks in queries, its facets, and an index that is on its way."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import LibraryError
from reader.library import search_service
from reader.library.search_service import Indexing
from reader.search import UNKNOWN
from tests.library.samples import HARBOR, TIDES, add, id_of, page, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.search import Results


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    """An article, and postings of two teams."""
    add(library, write(tmp_path / "pages", sea=page("The sea", TIDES, HARBOR)))
    return library


def search(library: Library, query: str) -> Results:
    results = library.search(query)
    assert results is not None
    return results


def titles(library: Library, query: str) -> Sequence[str]:
    return sorted(hit.title for hit in search(library, query).hits)


SENIOR, ECONOMIST, ARTICLE = "Senior Applied Scientist", "Economist", "The sea"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("is:starred", [SENIOR]),
        ("is:unread", [ECONOMIST, ARTICLE]),
        ("-is:read", [ECONOMIST, ARTICLE]),
        ("is:read", [SENIOR]),
        ("is:read is:starred", [SENIOR]),
        ("is:read -is:starred", []),
        ("is:starred is:unread", []),
        ("status:applied", [ECONOMIST]),
        ("status:applied status:interested", [ECONOMIST, ARTICLE]),
        ("-status:applied", [SENIOR, ARTICLE]),
        ("tag:boats", [ECONOMIST]),
        ("tag:to-read", [ECONOMIST]),
        ("tag:read", [ECONOMIST, ARTICLE]),
        ("tag:bots", [ECONOMIST]),
        ("tag:boats tag:later", [ECONOMIST, ARTICLE]),
        ("-tag:boats -tag:later", [SENIOR]),
        ("is:starred captains", [SENIOR]),
        ("is:starred boats", []),
        ("in:articles is:unread", [ARTICLE]),
        ("status:rejected", []),
        ("tag:nothing", []),
    ],
)
def test_marks_in_queries(filled: Library, query: str, found: list[str]) -> None:
    senior, economist, article = (id_of(filled, title) for title in (SENIOR, ECONOMIST, ARTICLE))
    filled.marks.set(senior, starred=True, read=True)
    filled.marks.set(economist, read=False, status="applied")
    filled.marks.set(article, read=False, status="interested")
    filled.marks.tag(economist, add=["boats", "to read"])
    filled.marks.tag(article, add=["to read later"])
    assert titles(filled, query) == sorted(found)
    facets = filled.facets(query)
    assert facets is not None
    postings = [title for title in found if title != ARTICLE]
    assert sum(value.count for value in facets["level"]) == len(postings)


def test_a_library_that_was_never_written_is_searched_at_once(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(_seconds: float) -> None:
        raise AssertionError("nothing to wait for")

    monkeypatch.setattr(search_service, "sleep", wait)
    with Library.open(file) as library:
        results = library.search("anything")
        assert results is not None
        assert results.total == 0


def test_what_is_hidden_is_found_only_where_it_is_asked_for(filled: Library) -> None:
    economist = id_of(filled, ECONOMIST)
    filled.marks.set(economist, status="hidden", starred=True)
    assert search(filled, "economist").total == 0
    assert titles(filled, "is:starred") == []
    assert titles(filled, "in:postings") == [SENIOR]
    assert titles(filled, "-status:hidden") == sorted([SENIOR, ARTICLE])
    assert titles(filled, "status:hidden") == titles(filled, "is:hidden economist") == [ECONOMIST]
    assert titles(filled, "status:hidden status:applied") == [ECONOMIST]
    facets = filled.facets()
    assert facets is not None
    assert [value.value for value in facets["city"]] == ["Seattle, WA"]
    filled.marks.undo()
    assert titles(filled, "economist") == [ECONOMIST]


def test_a_tag_that_there_is_not_is_told(filled: Library) -> None:
    assert search(filled, "tag:boats").notes == ('No tag is like "boats".',)
    filled.marks.tag(id_of(filled, ECONOMIST), add=["boats"])
    assert search(filled, "tag:boats").notes == ()


def test_marks_of_documents_that_are_not_in_the_file(tmp_path: Path, file: Path) -> None:
    pages = write(tmp_path / "pages", sea=page("The sea", TIDES, HARBOR))
    with Library.of([pages], marks=file) as library:
        assert titles(library, "is:starred") == []
        library.marks.set(id_of(library, ECONOMIST), starred=True)
        library.marks.set(id_of(library, SENIOR), status="hidden")
        assert titles(library, "is:starred") == [ECONOMIST]
        assert titles(library, "captains") == []


def test_a_file_that_is_no_library_is_in_the_way_of_marks_alone(tmp_path: Path, file: Path) -> None:
    pages = write(tmp_path / "pages", sea=page("The sea", TIDES, HARBOR))
    file.parent.mkdir()
    file.write_text("no library")
    with Library.of([pages], marks=file) as library:
        assert titles(library, "captains") == [SENIOR]
        with pytest.raises(LibraryError, match="not a library"):
            library.search("captains is:starred")


def test_facets_follow_the_query_and_each_other(filled: Library) -> None:
    def shown(query: str, **where: str) -> dict[str, list[tuple[str, int, bool]]]:
        chosen = {facet: frozenset({value}) for facet, value in where.items()}
        found = filled.facets(query, chosen)  # type: ignore[arg-type]
        assert found is not None
        return {facet: [(v.value, v.count, v.is_chosen) for v in values] for facet, values in found.items()}

    everything = shown("")
    assert everything["country"] == [("United Kingdom", 1, False), ("United States", 1, False)]
    assert everything["level"] == [("senior", 1, False), (UNKNOWN, 1, False)]
    assert shown("captains")["level"] == [("senior", 1, False)]
    narrowed = shown("", level=UNKNOWN)
    assert narrowed["family"] == [("Economist", 1, False)]
    assert narrowed["level"] == [("senior", 1, False), (UNKNOWN, 1, True)]
    results = filled.search("", where={"level": frozenset({UNKNOWN})}, order="place")
    assert results is not None
    assert [hit.title for hit in results.hits] == [ECONOMIST]


def test_without_waiting_what_is_in_the_index_is_searched(filled: Library) -> None:
    before = filled.is_indexed
    results = filled.search("captains", wait=False)
    assert results is not None
    assert (results.hits, results.is_partial) == ((), True)
    filled.prepare()
    assert (before, filled.is_indexed) == (False, True)
    results = filled.search("captains", wait=False)
    assert results is not None
    assert ([hit.title for hit in results.hits], results.is_partial) == ([SENIOR], False)
    facets = filled.facets(wait=False)
    assert facets is not None
    assert len(facets["level"]) == 2


def test_what_an_update_adds_that_ends_amid_a_search_is_still_to_come(filled: Library) -> None:
    def cancelled() -> bool:
        filled.prepare()
        return False

    results = filled.search("captains", wait=False, cancelled=cancelled)
    assert results is not None
    assert filled.is_indexed
    assert (results.hits, results.is_partial) == ((), True)


def test_an_index_that_was_left_up_to_date_is_so_at_once(filled: Library, file: Path) -> None:
    filled.prepare()
    with Library.open(file) as other:
        assert other.is_indexed
        results = other.search("captains", wait=False)
        assert results is not None
        assert (len(results.hits), results.is_partial) == (1, False)


def test_how_far_the_index_has_come_can_be_read_meanwhile(filled: Library) -> None:
    seen = []

    def cancelled() -> bool:
        seen.append(filled.indexing)
        return False

    before = filled.indexing
    filled.prepare(cancelled)
    assert seen == [Indexing(0, None)]
    assert (before, filled.indexing) == (None, None)


def test_who_waits_for_another_thread_can_give_up(filled: Library) -> None:
    started, go_on = Event(), Event()

    def slow() -> bool:
        started.set()
        go_on.wait()
        return False

    thread = Thread(target=filled.prepare, args=(slow,))
    thread.start()
    try:
        started.wait()
        assert filled.search("captains", cancelled=lambda: True) is None
        assert filled.facets(cancelled=lambda: True) is None
        results = filled.search("captains", wait=False)
        assert results is not None
        assert results.is_partial
        assert filled.indexing is not None
    finally:
        go_on.set()
        thread.join()
    assert titles(filled, "captains") == [SENIOR]
