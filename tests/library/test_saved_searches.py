"""Saved and earlier searches of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library.saved_searches import SavedSearch
from reader.store import open_library
from reader.store.values import StoredSearch
from tests.fakes import Clock

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_made_to_look_for_searches(library: Library, file: Path) -> None:
    assert (library.searches.saved(), library.searches.recent()) == ((), ())
    assert not library.searches.remove("robots")
    library.searches.forget("robots")
    library.searches.remember(" ")
    assert not file.exists()


def test_a_search_is_saved_with_all_that_it_asks_for(library: Library) -> None:
    where = {"city": frozenset({"Seattle, WA", "unknown"}), "level": frozenset[str]()}
    saved = library.searches.save(
        " robots\n in \x1b[1mspace", "robots", kind="posting", where=where, order="newest"  # type: ignore[arg-type]
    )  # fmt: skip
    assert saved.name.startswith("robots in ")
    assert "\x1b" not in saved.name
    assert saved.where == {"city": where["city"]}
    library.searches.save("papers", "in:papers")
    assert library.searches.saved() == [SavedSearch("papers", "in:papers"), saved]
    step = library.marks.undo()
    assert step is not None
    assert step.name == "saved the search papers"
    assert library.searches.saved() == [saved]
    assert library.searches.remove(saved.name)
    assert library.searches.saved() == []


def test_a_search_needs_a_name(library: Library) -> None:
    with pytest.raises(ValueError, match="name"):
        library.searches.save(" \n ", "robots")


def test_what_another_version_of_the_program_knows_is_left_out(library: Library, file: Path) -> None:
    where = {"colour": frozenset({"blue"}), "team": frozenset({"Tides"})}
    with open_library(file, clock=Clock()) as storage:
        storage.searches.save(StoredSearch("robots", "robots", None, where, "by colour"), step="saved")
    assert library.searches.saved() == [SavedSearch("robots", "robots", where={"team": frozenset({"Tides"})})]


@pytest.mark.parametrize(
    ("bands", "found"),
    [
        ({"USD 300k+"}, {"350"}),
        ({"USD 300k+", "USD 150\u2013200k"}, {"350", "160"}),
        ({"EUR 300k+", "unknown"}, {"none"}),
    ],
)
def test_pay_without_an_upper_end_is_still_found(
    library: Library, file: Path, tmp_path: Path, bands: set[str], found: set[str]
) -> None:
    ads = {"350": "$350,000 a year", "160": "$160,000 a year", "none": "as agreed"}
    postings = [f"US, WA, Seattle\n\nWe look for a keeper. Number {n}. Pay: {pay}." for n, pay in ads.items()]
    (tmp_path / "ads.txt").write_text(
        "Tides\n\nA text.\n\nRelated content\n\n" + "\n\n".join(postings) + "\n"
    )
    list(library.documents.add([str(tmp_path / "ads.txt")]))
    with open_library(file, clock=Clock()) as storage:
        stored = StoredSearch("pay", "number OR figure", "posting", {"pay": frozenset(bands)}, "relevance")
        storage.searches.save(stored, step="saved")
    (search,) = library.searches.saved()
    hits = library.search(search.query, kind=search.kind, where=search.where).hits
    assert {number for number in ads for hit in hits if f"Number {number}" in hit.snippet} == found


def test_earlier_searches_are_kept(library: Library, file: Path) -> None:
    for query in ("robots", "in\nspace ", "robots"):
        library.searches.remember(query)
    with Library.open(file) as other:
        assert other.searches.recent() == ["robots", "in space"]
        other.searches.forget("robots")
    assert library.searches.recent() == ["in space"]


def test_searches_go_out_with_an_export_and_come_back(library: Library, tmp_path: Path) -> None:
    library.searches.save(
        "robots", "robots", kind="paper", where={"team": frozenset({"a", "b"})}, order="role"
    )
    library.searches.remember("rust")
    library.searches.remember("日本")
    export = tmp_path / "export.jsonl"
    export.write_text("\n".join(library.export()), encoding="utf-8")
    with Library.open(tmp_path / "other.db") as other:
        assert list(other.documents.add([str(export)])) == []
        assert other.searches.saved() == library.searches.saved()
        assert other.searches.recent() == ["日本", "rust"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"is": "search", "name": " ", "query": "", "kind": null, "where": {}, "order": "role"}', "no name"),
        ('{"is": "search", "name": "a", "query": "", "kind": "x", "where": {}, "order": "role"}', "kind"),
        ('{"is": "search", "name": "a", "query": "", "kind": null, "where": [], "order": "role"}', "where"),
        ('{"is": "typed search"}', "query"),
    ],
)
def test_lines_of_an_export_that_are_no_searches(
    library: Library, tmp_path: Path, line: str, reason: str
) -> None:
    export = tmp_path / "export.jsonl"
    export.write_text(f"{next(iter(library.export()))}\n{line}\n", encoding="utf-8")
    (told,) = library.documents.add([str(export)])
    assert reason in str(told)


def test_what_a_line_says_of_unknown_values_is_left_out(library: Library, tmp_path: Path) -> None:
    line = (
        '{"is": "search", "name": "a", "query": "b", "kind": null, "order": "x",'
        ' "where": {"team": ["c", 3], "city": 4}}'
    )
    export = tmp_path / "export.jsonl"
    export.write_text(f"{next(iter(library.export()))}\n{line}\n", encoding="utf-8")
    assert list(library.documents.add([str(export)])) == []
    assert library.searches.saved() == [SavedSearch("a", "b", where={"team": frozenset({"c"})})]
