"""Searching aside: the same answers from another process, and one's own where that cannot answer."""

from __future__ import annotations

from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from reader.config import bundled
from reader.library import search_service
from reader.library.library import Library
from reader.library.live_search import SearchProcess, SearchProcessError
from reader.library.search_service import SearchQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 60.0
"""Seconds; only a failing test waits this long."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("live_search") / "library.db"
    with Library.open(path) as library:
        assert list(library.documents.add([str(bundled("seeds"))]))
    return path


@pytest.fixture(scope="module")
def library(path: Path) -> Iterator[Library]:
    """One for all that only ask: it takes a second until its process answers."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(path.parent / "cache"))
        patch.setattr(search_service, "LARGE_LIBRARY", 1)
        library = _with_process(path)
    with library:
        yield library


@pytest.fixture
def library_of_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """One whose process may come to its end."""
    monkeypatch.setattr(search_service, "LARGE_LIBRARY", 1)
    with _with_process(path) as library:
        yield library


def _with_process(path: Path) -> Library:
    library = Library.open(path)
    library.prepare()
    until(lambda: library.live_search.uses_process)
    return library


def wanted(query: str, limit: int = 20) -> SearchQuery:
    return SearchQuery(query, limit, None, {}, "relevance")


def until(holds: Callable[[], bool]) -> None:
    """Asks until something holds; each question takes its time in another process."""
    with Library.of([]) as nothing:
        end = monotonic() + PATIENCE
        while not holds():
            assert monotonic() < end, "waited in vain"
            nothing.search("x")


def process_of(library: Library) -> SearchProcess:
    assert library.live_search._process is not None
    return library.live_search._process


@pytest.mark.long
@pytest.mark.parametrize("query", ["reinforcment lerning", "barcelna", "zzz qqq", "", '"', "is:starred"])
def test_the_answers_are_those_of_the_library_itself(library: Library, query: str) -> None:
    assert process_of(library).search(wanted(query), lambda: False) == library.search(query, limit=20)


def test_what_is_narrowed_and_ordered_is_so_aside(library: Library) -> None:
    where = {"country": frozenset({"India"})}
    found = process_of(library).search(SearchQuery("", 5, "posting", where, "place"), lambda: False)  # type: ignore[arg-type]
    assert found == library.search("", limit=5, kind="posting", where=where, order="place")  # type: ignore[arg-type]


def test_who_no_longer_wants_to_know_is_not_kept(library: Library) -> None:
    process = process_of(library)
    assert process.search(wanted("learning"), lambda: True) is None
    found = process.search(wanted("barcelna"), lambda: False)
    assert found is not None
    assert found.query == "barcelna"


def test_a_newer_question_puts_an_end_to_the_one_before(library: Library) -> None:
    process = process_of(library)
    found: dict[str, object] = {}

    def ask(query: str) -> None:
        found[query] = process.search(wanted(query, 5), lambda: False)

    queries = [f"learn {letter}" for letter in "abcdefghij"]
    threads = [Thread(target=ask, args=(query,)) for query in queries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answered = [result for result in found.values() if result is not None]
    assert answered
    for query, result in found.items():
        assert result is None or result.query == query  # type: ignore[attr-defined]


@pytest.mark.long
def test_a_process_that_is_gone_is_done_without(library_of_its_own: Library) -> None:
    library = library_of_its_own
    process = process_of(library)
    assert process._process is not None
    process._process.kill()
    process._process.wait()
    found = library.live_search.search(wanted("barcelna"), lambda: False)
    assert found is not None
    assert found.hits
    with pytest.raises(SearchProcessError):
        process.search(wanted("barcelna"), lambda: False)
    assert not library.live_search.uses_process


def test_an_interpreter_that_cannot_be_started_is_done_without(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", str(path.parent / "nowhere"))
    process = SearchProcess(path)
    assert not process.is_ready
    with pytest.raises(SearchProcessError):
        process.search(wanted("x"), lambda: False)
    process.close()


@pytest.mark.long
def test_closing_ends_the_process_and_nothing_starts_it_again(library_of_its_own: Library) -> None:
    library = library_of_its_own
    process = process_of(library)
    library.live_search.close()
    library.live_search.close()
    assert process._process is not None
    assert process._process.returncode is not None
    library.live_search.start()
    assert not library.live_search.uses_process


def test_a_small_library_and_one_in_memory_are_searched_here(path: Path) -> None:
    with Library.open(path) as small:
        small.prepare()
        assert not small.live_search.uses_process
        found = small.live_search.search(wanted("barcelna"), lambda: False)
        assert found is not None
        assert found.hits
    with Library.of([bundled("seeds")]) as memory:
        memory.prepare()
        memory.live_search.start()
        assert not memory.live_search.uses_process
