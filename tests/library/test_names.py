"""The names in a library: what they are, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library import search_service
from reader.library.names import NameQuery
from tests.library.samples import HARBOR, TIDES, add, page, write
from tests.library.test_live_search import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["stored", "paths"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    folder = write(
        tmp_path / "pages", tides=page("What the tide says", TIDES, HARBOR), dunes="Dunes\n\nSand.\n"
    )
    opened = Library.open(tmp_path / "library.db") if request.param == "stored" else Library.of([folder])
    with opened as library:
        if request.param == "stored":
            add(library, folder)
        yield library


def names(library: Library, typed: str) -> list[tuple[str, str]]:
    found = library.names.find(NameQuery(typed, 10))
    return [(each.name.kind, each.name.text) for each in found or ()]


def test_documents_and_postings_are_found_by_name(library: Library) -> None:
    assert names(library, "tide") == [("document", "What the tide says")]
    assert names(library, "sas") == [("posting", "Senior Applied Scientist · Seattle")]
    (found,) = library.names.find(NameQuery("economist lon", 10)) or ()
    assert found.name.where == "Harbor · What the tide says"
    postings = library.documents.get(found.name.document).postings
    assert [each.role for each in postings if each.lines == found.name.lines] == ["Economist"]


def test_a_posting_in_two_documents_has_one_name(library: Library, tmp_path: Path) -> None:
    add(library, write(tmp_path / "more", harbor=page("What the harbor says", HARBOR)))
    assert names(library, "economist") == [("posting", "Economist · London")]


def test_hidden_postings_are_left_out(library: Library) -> None:
    (found,) = library.names.find(NameQuery("economist", 10)) or ()
    library.marks.set(found.name.id, status="hidden")
    assert names(library, "economist") == []
    library.marks.set(found.name.id, status="none")
    assert len(names(library, "economist")) == 1


def test_names_follow_the_documents(library: Library, tmp_path: Path) -> None:
    assert names(library, "lighthouse") == []
    add(library, write(tmp_path / "more", light="A lighthouse\n\nIt says something about the sea.\n"))
    assert names(library, "lighthouse") == [("document", "A lighthouse")]


def test_to_look_for_names_is_not_to_look_at_the_list(library: Library, tmp_path: Path) -> None:
    library.documents.list()
    add(library, write(tmp_path / "more", light="A lighthouse\n\nIt says something about the sea.\n"))
    assert names(library, "lighthouse")
    assert library.documents.entries_changed()


def test_what_is_gone_has_no_name(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        add(library, write(tmp_path / "pages", tides=page("What the tide says", TIDES)))
        (found,) = library.names.find(NameQuery("sas", 10)) or ()
        library.marks.set(found.name.id, starred=True)
        library.documents.forget([str(tmp_path / "pages" / "tides.txt")])
        assert names(library, "sas") == names(library, "tide") == []


def test_a_library_without_a_file_has_no_names(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        assert names(library, "tide") == []


def test_in_a_large_library_another_process_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(search_service, "LARGE_LIBRARY", 1)
    with Library.open(tmp_path / "library.db") as library:
        add(library, write(tmp_path / "pages", tides=page("What the tide says", TIDES, HARBOR)))
        live, query = library.live_search, NameQuery("sas", 10)
        assert live.names(query, lambda: True) is None
        assert live.names(query, lambda: False) == library.names.find(query)
        until(lambda: live.uses_process)
        process = live._process
        assert process is not None
        process.close()
        assert live.names(query, lambda: False) == library.names.find(query)


def test_a_posting_without_a_role_is_called_by_its_team_and_place() -> None:
    from reader.library.names import full_name
    from reader.store.values import ItemName

    item = ItemName("i", "posting", "We count", None, "Tides", "Lyon", "FR, Lyon", False, "d", (1, 2))
    assert full_name(item) == "Tides · Lyon"
    assert full_name(item._replace(city=None)) == "Tides · FR, Lyon"
    assert full_name(item._replace(city=None, place=None, remote=True)) == "Tides · Remote"
    assert full_name(item._replace(city=None, place=None)) == "Tides"
    assert full_name(item._replace(team=None)) == "We count"
    assert full_name(item._replace(role="Clerk")) == "Clerk · Lyon"
    assert full_name(item._replace(role="Clerk", city=None, place=None)) == "Clerk"
