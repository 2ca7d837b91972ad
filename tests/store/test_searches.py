"""A library's saved searches and typed queries."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.store import Storage, open_library
from reader.store.searches import MAX_RECENT
from reader.store.values import StoredSearch

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import Clock

ROBOTS = StoredSearch("robots", "robots in space", "posting", {"city": frozenset({"Seattle, WA"})}, "newest")
PAPERS = StoredSearch("papers", "in:papers", None, {}, "relevance")


def test_a_search_is_saved_replaced_and_removed(library: Storage) -> None:
    library.searches.save(ROBOTS, step="saved robots")
    library.searches.save(PAPERS, step="saved papers")
    assert library.searches.saved() == [PAPERS, ROBOTS]
    other = StoredSearch("robots", "robts", None, {}, "place")
    library.searches.save(other, step="saved robots")
    assert library.searches.saved() == [PAPERS, other]
    assert library.searches.remove("papers", step="deleted papers")
    assert not library.searches.remove("papers", step="deleted papers")
    assert library.searches.saved() == [other]


def test_saving_and_removing_are_steps(library: Storage) -> None:
    library.searches.save(ROBOTS, step="saved robots")
    library.searches.save(ROBOTS, step="saved it again, which changes nothing")
    library.searches.save(StoredSearch("robots", "other", None, {}, "place"), step="changed robots")
    library.searches.remove("robots", step="deleted robots")
    assert library.searches.saved() == []
    names = []
    while step := library.history.undo():
        names.append((step.name, step.items, step.documents, len(library.searches.saved())))
    assert names == [
        ("deleted robots", (), (), 1),
        ("changed robots", (), (), 1),
        ("saved robots", (), (), 0),
    ]
    library.history.redo()
    assert library.searches.saved() == [ROBOTS]


@pytest.mark.parametrize("name", ["", " "])
def test_a_search_needs_a_name(library: Storage, name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        library.searches.save(StoredSearch(name, "robots", None, {}, "relevance"), step="saved")
    assert library.history.undo() is None


def test_what_is_typed_is_remembered_once_the_last_first(library: Storage) -> None:
    for query in ("rust", "robots", "日本 語", "rust"):
        library.searches.remember(query)
    assert library.searches.recent() == ["rust", "日本 語", "robots"]
    library.searches.forget("robots")
    library.searches.forget("nothing like it")
    assert library.searches.recent() == ["rust", "日本 語"]
    assert library.history.undo() is None


def test_only_so_many_are_remembered(library: Storage) -> None:
    for number in range(MAX_RECENT + 5):
        library.searches.remember(str(number))
    typed = library.searches.recent()
    assert (typed[0], typed[-1], len(typed)) == (str(MAX_RECENT + 4), "5", MAX_RECENT)


def test_what_is_typed_is_there_on_the_next_start(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.searches.remember("robots")
        library.searches.save(ROBOTS, step="saved")
    with open_library(path, clock=clock) as library:
        assert library.searches.recent() == ["robots"]
        assert library.searches.saved() == [ROBOTS]


@pytest.mark.parametrize("narrowed", ["no json", "[]", '{"city": 3}'])
def test_a_saved_search_that_cannot_be_read(library: Storage, narrowed: str) -> None:
    library.searches.save(ROBOTS, step="saved")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE search SET narrowed = ?", (narrowed,))
    with pytest.raises(LibraryError, match="damaged"):
        library.searches.saved()
