"""`reader search` with queries of all sorts, over a library whose index is on disk."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main
from tests.library.samples import HARBOR, TIDES, add, id_of, page, write
from tests.search.hostile import hostile_queries

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's library, with an article and two postings."""
    path = tmp_path / "library.db"
    monkeypatch.setenv("READER_LIBRARY", str(path))
    with Library.open(path) as library:
        add(library, write(tmp_path / "pages", sea=page("The sea", TIDES, HARBOR)))
        library.prepare()
    return path


def found(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """Return the titles found by `reader search --json`."""
    code = main(["search", "--json", *words])
    record = json.loads(capsys.readouterr().out)
    assert code == (0 if record["total"] else 1)
    return [hit["title"] for hit in record["hits"]]


@pytest.mark.slow
@pytest.mark.usefixtures("library")
def test_hostile_queries_are_answered_without_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    for query in hostile_queries():
        for options in ([], ["--json"]):
            assert main(["search", *options, "--", query]) in (0, 1), query
            told = capsys.readouterr()
            assert "Traceback" not in told.err
            assert "\x1b" not in told.out + told.err


def test_what_is_hidden_is_found_only_where_it_is_asked_for(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(library) as opened:
        opened.marks.set(id_of(opened, "Economist"), status="hidden")
        opened.marks.tag(id_of(opened, "Senior"), add=["to read"])
    assert found(capsys, "economist") == []
    assert found(capsys, "status:hidden") == ["Economist"]
    assert found(capsys, 'tag:"to read"') == ["Senior Applied Scientist"]


@pytest.mark.usefixtures("library")
def test_the_order_can_be_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    assert found(capsys, "in:postings", "--order", "role") == ["Economist", "Senior Applied Scientist"]
    assert found(capsys, "in:postings", "--order", "newest") == ["Senior Applied Scientist", "Economist"]
    assert found(capsys, "in:postings", "--order", "level") == ["Senior Applied Scientist", "Economist"]


@pytest.mark.usefixtures("library")
def test_it_finds_what_the_library_finds(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for query in ("captians", "sea", "place:london", "colour:red sea", "zzz captains"):
        main(["search", "--json", query])
        record = json.loads(capsys.readouterr().out)
        with Library.open(library) as opened:
            results = opened.search(query)
            assert results is not None
            assert [hit["id"] for hit in record["hits"]] == [hit.id for hit in results.hits]
            assert (record["total"], record["relaxed"]) == (results.total, results.relaxed)
            assert record["unknown_fields"] == list(results.unknown_fields)


def test_hits_say_since_when_they_are_gone_and_what_they_are_nearly(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(library) as opened:
        opened.marks.set(id_of(opened, "Senior"), status="applied")
    main(["forget", str(tmp_path / "pages" / "sea.txt")])
    capsys.readouterr()
    assert main(["search", "status:applied"]) == 0
    first, _ = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r".*\tgone since \d{4}-\d\d-\d\d", first)
    place, text = TIDES
    write(tmp_path / "pages", again=page("The sea again", (place, f"{text} Two days at home.")))
    main(["add", str(tmp_path / "pages" / "again.txt")])
    capsys.readouterr()
    assert main(["search", "days at home"]) == 0
    assert "\t≈ applied, 9" in capsys.readouterr().out.splitlines()[0]


@pytest.mark.parametrize("options", [[], ["--ids"], ["--count"]])
def test_hidden_ones_are_named_with_the_way_to_see_them(
    library: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    with Library.open(library) as opened:
        opened.marks.set(id_of(opened, "Economist"), status="hidden")
    assert main(["search", "economist", *options]) == 1
    assert "reader: 1 hidden; with status:hidden in the query" in capsys.readouterr().err
    assert main(["search", "economist status:hidden", *options]) == 0
    assert "hidden" not in capsys.readouterr().err
