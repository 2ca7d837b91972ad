"""The shapes of JSON that scripts rely on, and ids that go from one command to the next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from reader import Library
from reader.cli import main
from reader.library.store_handle import user_library
from tests.library.samples import HARBOR, TIDES, id_of, page, write

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PAID = (
    "US, WA, Seattle",
    (
        "The Clocks team is looking for a Senior Data Engineer. The position is on-site. The salary is "
        "$98,000 - $120,000 per year. You will wind them, and you will say which is right and which late."
    ),
)
MARKS = {"starred", "read", "status", "status_since", "tags", "notes"}
ITEM = {
    "id", "kind", "title", "place", "role", "company", "level", "pay", "remote", "marks", "first_seen",
    "gone", "near", "sources",
}  # fmt: skip
HIT = {
    "id", "kind", "document", "source", "title", "place", "lines", "passage", "score", "snippet", "matches",
    "copies", "company", "role", "level", "pay", "remote", "marks", "first_seen", "gone",
}  # fmt: skip
DOCUMENT = {
    "schema", "id", "source", "title", "dek", "byline", "published", "url", "language", "text", "blocks",
    "papers", "postings",
}  # fmt: skip
POSTING = {
    "id", "place", "places", "role", "level", "team", "pay", "remote", "links", "company", "posted",
    "valid_through", "url", "employment", "sections", "text", "lines",
}  # fmt: skip
PAY = {"minimum": 98000.0, "maximum": 120000.0, "currency": "USD", "period": "year"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(
        tmp_path / "docs", a=page("First", TIDES, PAID), b=page("Second", HARBOR, body="It is calm.")
    )


@pytest.fixture
def kept(folder: Path, capsys: Capture) -> Path:
    """Put the documents into the user's library, with marks on one posting."""
    main(["add", str(folder)])
    with Library.open() as library:
        item = id_of(library, "Senior Data")
        library.marks.set(item, status="applied", starred=True)
        library.marks.tag(item, add=["clock"])
        for text in ("sent", "called"):
            library.marks.add_note(item, text)
    capsys.readouterr()
    return folder


def printed(capsys: Capture, *arguments: str) -> Any:  # noqa: ANN401 - whatever the command prints
    """Return the JSON that a command prints."""
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def check_marks(marks: dict[str, Any]) -> None:
    assert marks.keys() >= MARKS
    assert (marks["starred"], marks["status"], marks["tags"]) == (True, "applied", ["clock"])
    assert marks["status_since"][:2] == "20"
    assert len(marks["status_since"]) == 10


def test_an_ad_has_its_employer_wherever_it_is_listed(tmp_path: Path, capsys: Capture) -> None:
    ad = tmp_path / "ad.txt"
    ad.write_text(
        "Kiln Operator\n\nCompany: Halden Potteries\nLocation: Stoke-on-Trent\n\nWhat you will do\n\n"
        "You will fire three kilns a day, and write down what came out of them.\n\nApply now\n"
    )
    assert main(["add", str(ad)]) == 0
    capsys.readouterr()
    (listed,) = printed(capsys, "list", "--kind", "posting")["items"]
    (hit,) = printed(capsys, "search", "kilns company:halden")["hits"]
    assert [(it["role"], it["company"]) for it in (listed, hit)] == [
        ("Kiln Operator", "Halden Potteries")
    ] * 2


@pytest.mark.usefixtures("kept")
def test_a_list_of_items_has_its_shape(capsys: Capture) -> None:
    items = printed(capsys, "list", "--kind", "posting")["items"]
    assert all(item.keys() >= ITEM for item in items)
    (item,) = [item for item in items if item["pay"]]
    assert (item["role"], item["level"], item["pay"]) == ("Senior Data Engineer", "senior", PAY)
    assert (item["remote"], item["company"], item["gone"], item["near"]) == (False, None, None, None)
    assert len(item["first_seen"]) == 10
    check_marks(item["marks"])
    assert item["marks"]["notes"] == 2
    for kind in ("article", "paper"):
        assert all(item.keys() >= ITEM for item in printed(capsys, "list", "--kind", kind)["items"])


def test_a_list_of_paths_has_the_same_shape(kept: Path, capsys: Capture) -> None:
    items = printed(capsys, "list", "--kind", "posting", str(kept))["items"]
    (item,) = [item for item in items if item["pay"]]
    assert item.keys() >= ITEM
    assert (item["pay"], item["first_seen"]) == (PAY, None)
    check_marks(item["marks"])


def test_hits_have_their_shape(kept: Path, capsys: Capture) -> None:
    for paths in ([], [str(kept)]):
        (hit,) = printed(capsys, "search", "clocks", *paths)["hits"]
        assert hit.keys() >= HIT
        assert (hit["pay"], hit["level"], hit["remote"]) == (PAY, "senior", False)
        check_marks(hit["marks"])
        assert hit["marks"]["notes"] == 2
    near = printed(capsys, "search", "clocks zzyzxq")
    assert near["relaxed"]
    assert near["hits"][0].keys() >= HIT


def test_an_item_has_its_shape_and_its_notes(kept: Path, capsys: Capture) -> None:
    (hit,) = printed(capsys, "search", "clocks")["hits"]
    for within in ([], ["--in", str(kept)]):
        item = printed(capsys, "show", hit["id"], *within)
        assert item.keys() >= POSTING | {"marks", "first_seen", "gone", "near", "sources"}
        check_marks(item["marks"])
        assert [note["text"] for note in item["marks"]["notes"]] == ["sent", "called"]
        assert all(len(note["date"]) == 10 for note in item["marks"]["notes"])


def test_a_document_has_its_shape(kept: Path, capsys: Capture) -> None:
    path = kept / "a.txt"
    document = printed(capsys, "show", str(path))
    assert document.keys() >= DOCUMENT
    lines = document["text"].split("\n")
    for block in document["blocks"]:
        first, last = block["lines"]
        assert "\n".join(lines[first - 1 : last]) == block["text"]
    for posting in document["postings"]:
        assert posting.keys() >= POSTING
    check_marks(document["postings"][1]["marks"])
    assert document["postings"][0]["marks"]["status"] is None


@pytest.mark.usefixtures("kept")
def test_an_article_carries_what_its_document_does(capsys: Capture) -> None:
    articles = printed(capsys, "list", "--kind", "article")["items"]
    article = printed(capsys, "show", articles[0]["id"])
    assert article.keys() >= {"byline", "published", "url", "language", "blocks", "title", "dek", "marks"}
    assert [block["kind"] for block in article["blocks"]] == ["title", "paragraph"]


def test_a_broken_library_keeps_no_file_from_being_shown(folder: Path, capsys: Capture) -> None:
    user_library().parent.mkdir(parents=True)
    user_library().write_text("Dear diary")
    assert main(["show", str(folder / "a.txt"), "--json"]) == 4
    told = capsys.readouterr()
    record = json.loads(told.out)
    assert len(record["postings"]) == 2
    assert record["postings"][0]["marks"] is None
    assert told.err.count("\n") == 1
    assert main(["show", str(folder / "a.txt")]) == 0


def test_ids_printed_by_one_command_work_in_the_next(kept: Path, capsys: Capture) -> None:
    (kept / "b.txt").unlink()
    for within in ([], ["--in", str(kept)]):
        paths = within[1:]
        ids = [item["id"] for item in printed(capsys, "list", "--kind", "posting", *paths)["items"]]
        ids += [entry["id"] for entry in printed(capsys, "list", *paths)["documents"]]
        main(["search", "in:postings", "--ids", *paths])
        ids += capsys.readouterr().out.split()
        main(["list", "--kind", "article", *paths])
        ids += [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
        assert main(["show", *ids, "--json", *within]) == 0
        shown = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
        assert shown == ids


def test_several_libraries_are_opened_once_each(kept: Path, capsys: Capture) -> None:
    ids = [item["id"] for item in printed(capsys, "list", "--kind", "posting")["items"]]
    assert main(["show", ids[0], str(kept / "b.txt"), ids[1], "--json"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["id"] for record in records if "kind" in record] == ids[:2]
    assert records[1]["title"] == "Second"


def test_files_to_look_in_that_cannot_be_read_are_told(kept: Path, capsys: Capture) -> None:
    (hit,) = printed(capsys, "search", "clocks")["hits"]
    assert main(["show", hit["id"], "--in", str(kept), "--in", str(kept / "no.txt"), "--json"]) == 3
    told = capsys.readouterr()
    assert json.loads(told.out)["id"] == hit["id"]
    assert told.err.count("\n") == 1


@pytest.mark.usefixtures("kept")
def test_ids_and_counts_of_a_search(capsys: Capture) -> None:
    ids = [hit["id"] for hit in printed(capsys, "search", "in:postings")["hits"]]
    assert len(ids) == 3
    assert main(["search", "in:postings", "--ids"]) == 0
    assert capsys.readouterr().out.split() == ids
    for words in (["-n", "2"], ["--limit", "2"], ["-n2"], ["--limit=2"]):
        assert main(["search", "in:postings", "--ids", *words]) == 0
        assert capsys.readouterr().out.split() == ids[:2]
    assert main(["search", "in:postings", "--count", "-n", "1"]) == 0
    assert capsys.readouterr().out == "3\n"
    assert main(["search", "in:postings", "-n", "1"]) == 0
    assert "showing 1 of 3; use -n N to see more" in capsys.readouterr().err


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(("option", "nothing"), [("--ids", ""), ("--count", "0\n")])
def test_what_is_merely_near_is_no_match_for_scripts(option: str, nothing: str, capsys: Capture) -> None:
    assert main(["search", "xyzzyplugh", option]) == 1
    assert capsys.readouterr().out == nothing
    assert main(["search", "clocks zzyzxq", option]) == 1
    told = capsys.readouterr()
    assert told.out == nothing
    assert "--nearest takes the closest" in told.err
    assert main(["search", "clocks zzyzxq", option, "--nearest"]) == 0
    assert capsys.readouterr().out != nothing


@pytest.mark.long
def test_all_ids_are_printed_and_not_only_the_first(capsys: Capture) -> None:
    total = printed(capsys, "search", "in:postings")["total"]
    assert main(["search", "in:postings", "--ids"]) == 0
    assert len(capsys.readouterr().out.split()) == total
    assert main(["search", "in:postings", "--count"]) == 0
    assert capsys.readouterr().out == f"{total}\n"


@pytest.mark.parametrize("pair", [("--ids", "--count"), ("--ids", "--json"), ("--count", "--json")])
def test_a_search_prints_one_thing(pair: tuple[str, str], capsys: Capture) -> None:
    assert main(["search", "sea", *pair]) == 2
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.usefixtures("kept")
def test_lists_can_be_cut(capsys: Capture) -> None:
    assert len(printed(capsys, "list", "--kind", "posting", "-n", "2")["items"]) == 2
    assert len(printed(capsys, "list", "--limit", "1")["documents"]) == 1
    assert printed(capsys, "list", "-n", "0")["documents"] == []
    assert main(["list", "-n", "1"]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main(["list", "-n", "-1"]) == 2


COMMANDS = [
    ["list", "--kind", "posting", "--json"], ["search", "sea"],
    ["export", "--to", "csv", "-o", "/dev/stdout"], ["undo"], ["--help"],
]  # fmt: skip
ALIKE = [
    pytest.param(command, marks=pytest.mark.slow)
    for command in (["list"], ["history"], ["export", "--to", "csv"], ["completions", "bash"], ["check"],
                    ["config"], ["search", "in:postings", "--ids"], ["search", "sea", "--count"],
                    ["export", "sea", "--to", "jsonl"], ["redo"], ["mark", "--help"])
]  # fmt: skip
"""They print as one of the others does."""


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("command", [*COMMANDS, *ALIKE])
def test_a_pipe_that_closes_early_is_no_error(command: list[str]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = subprocess.run(
        [sys.executable, "-m", "reader", *command], stdout=write_end, stderr=subprocess.PIPE
    )
    os.close(write_end)
    assert ended.returncode in (0, 141)
    assert ended.stderr == b""
