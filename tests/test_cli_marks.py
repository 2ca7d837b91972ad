"""Marks, undo and history from the shell."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main
from reader.commands.mark_commands import MOST_BYTES
from reader.library.store_handle import user_library
from tests.library.samples import HARBOR, TIDES, page, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.store.values import Marks

Capture = pytest.CaptureFixture[str]
UNKNOWN = "0123456789abcdef"


@pytest.fixture
def ids(added_library: Path) -> list[str]:
    """Return the ids of the two postings of the user's library."""
    user_library().parent.mkdir(parents=True)
    shutil.copy(added_library, user_library())
    with Library.open() as library:
        return [item.id for item in library.items("posting")]


@pytest.fixture
def new_york(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run in another time zone than that of the times in the library."""
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def marks_of(item: str) -> Marks:
    with Library.open() as library:
        return library.marks.of(item)


def steps() -> list[str]:
    with Library.open() as library:
        return [step.name for step in library.marks.history()]


def typed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold these bytes."""

    class Input:
        buffer = BytesIO(data)

    monkeypatch.setattr("sys.stdin", Input)


def test_every_kind_of_mark_is_set_in_one_step(ids: list[str], capsys: Capture) -> None:
    before = len(steps())
    words = ["--star", "--read", "--status", "applied", "--tag", "sea", "--tag", "far away", "--note", "sent"]
    assert main(["mark", *ids, *words]) == 0
    told = capsys.readouterr().out
    assert told == "Marked 2 postings applied, starred, read, tagged +sea +far away, with a note.\n"
    for item in ids:
        marks = marks_of(item)
        assert (marks.starred, marks.read, marks.status) == (True, True, "applied")
        assert marks.tags == ("far away", "sea")
        assert [note.text for note in marks.notes] == ["sent"]
    assert len(steps()) == before + 1
    assert main(["undo"]) == 0
    assert [marks_of(item) for item in ids] == [type(marks)(item) for item in ids]
    assert main(["redo"]) == 0
    assert marks_of(ids[0]).status == "applied"


def test_marks_are_taken_off_again(ids: list[str], capsys: Capture) -> None:
    main(["mark", ids[0], "--star", "--read", "--status", "offer", "--tag", "a", "--tag", "b"])
    capsys.readouterr()
    assert main(["mark", ids[0], "--no-star", "--unread", "--status", "none", "--untag", "a"]) == 0
    assert (
        capsys.readouterr().out == "Marked 1 posting without a status, without a star, unread, tagged −a.\n"
    )
    marks = marks_of(ids[0])
    assert (marks.starred, marks.read, marks.status, marks.tags) == (False, False, None, ("b",))


@pytest.mark.parametrize("form", ["{0}\n{1}\n", "\n\n {0} \n\n{1}", "{0}\r\n{1}\r\n{0}\n", "\ufeff{0}\n{1}"])
def test_ids_come_from_standard_input(
    ids: list[str], form: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, form.format(*ids).encode())
    assert main(["mark", "-", "--status", "rejected"]) == 0
    assert capsys.readouterr().out == "Marked 2 postings rejected.\n"
    assert [marks_of(item).status for item in ids] == ["rejected", "rejected"]


def test_named_and_piped_ids_are_marked_together(
    ids: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, f"{ids[1]}\n".encode())
    assert main(["mark", ids[0], "-", "--star"]) == 0
    assert capsys.readouterr().out == "Marked 2 postings starred.\n"


def test_a_search_is_marked_through_a_pipe(ids: list[str]) -> None:
    program = f"{sys.executable} -m reader"
    line = f"{program} search in:postings --ids | {program} mark - --status applied"
    ended = subprocess.run(["sh", "-c", line], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (0, "Marked 2 postings applied.\n"), ended.stderr
    assert {marks_of(item).status for item in ids} == {"applied"}


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n"])
def test_no_ids_are_nothing_to_mark(
    ids: list[str], data: bytes, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = steps()
    typed(monkeypatch, data)
    assert main(["mark", "-", "--star"]) == 0
    assert capsys.readouterr().out == "Nothing to mark.\n"
    assert steps() == before
    assert ids


@pytest.mark.parametrize(
    "unknown",
    [UNKNOWN, UNKNOWN.upper(), "12", "", "../a.txt", "\x1b[2J", "é" * 16, "\udcff", "0" * 5000],
    ids=range(9),
)
def test_an_unknown_id_keeps_everything_as_it_is(ids: list[str], unknown: str, capsys: Capture) -> None:
    before = steps()
    assert main(["mark", ids[0], unknown, ids[1], "--star", "--note", "x"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "no item has this id" in printed.err
    assert "\x1b" not in printed.err
    assert steps() == before
    assert not marks_of(ids[0]).starred


def test_unknown_ids_are_named(ids: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "\n".join([*ids, *(f"{number:016x}" for number in range(40))]).encode())
    assert main(["mark", "-", "--star"]) == 2
    told = capsys.readouterr().err
    assert f"{3:016x}" in told
    assert "and 28 more" in told


def test_many_ids_are_marked_as_well_as_few(
    ids: list[str], tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = [
        ("GB, Leith", f"The team number {number} is looking for a Pilot of the boat {number}. " * 3)
        for number in range(230)
    ]
    main(["add", str(write(tmp_path / "more", c=page("Many", *many)))])
    assert main(["search", "in:postings", "--ids"]) == 0
    found = capsys.readouterr().out.splitlines()[1:]
    assert len(found) == 232
    typed(monkeypatch, "\n".join(found).encode())
    assert main(["mark", "-", "--status", "hidden"]) == 0
    assert capsys.readouterr().out == "Marked 232 postings hidden.\n"
    typed(monkeypatch, "\n".join([*found, UNKNOWN]).encode())
    assert main(["mark", "-", "--star"]) == 2
    assert marks_of(ids[0]).status == "hidden"
    assert not marks_of(ids[0]).starred


def test_bytes_that_are_no_text_are_no_ids(
    ids: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, b"\xff\xfe\n\x00\x01\n" + ids[0].encode())
    assert main(["mark", "-", "--star"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_endless_input_is_refused(ids: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b"\n" * (MOST_BYTES + 2))
    assert main(["mark", "-", "--star"]) == 3
    assert "too much" in capsys.readouterr().err
    assert ids


def test_input_that_cannot_be_read_is_told(
    ids: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        class buffer:  # noqa: N801 - as sys.stdin has it
            @staticmethod
            def read(_size: int) -> bytes:
                raise OSError(5, "Input/output error")

    monkeypatch.setattr("sys.stdin", Broken)
    assert main(["mark", ids[0], "-", "--star"]) == 3
    assert capsys.readouterr().err == "reader: -: can't be read: Input/output error\n"
    assert not marks_of(ids[0]).starred


@pytest.mark.long
def test_input_that_is_closed_has_no_ids() -> None:
    ended = subprocess.run(
        ["sh", "-c", '"$0" -m reader mark - --star <&-', sys.executable], capture_output=True, text=True
    )
    assert (ended.returncode, ended.stdout) == (0, "Nothing to mark.\n"), ended.stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--star", "--no-star"],
        ["--read", "--unread"],
        ["--status", "hired"],
        ["--tag", ""],
        ["--untag", " \n"],
        ["--tag", "a", "--untag", "a"],
        ["--note", ""],
        ["--note", " \n\t"],
        ["--in", "-", "-"],
        ["--star", "--in", "-", "-"],
    ],
)
def test_a_change_that_makes_no_sense_is_wrong_usage(
    ids: list[str], words: list[str], capsys: Capture
) -> None:
    before = steps()
    assert main(["mark", ids[0], *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert steps() == before


def test_what_is_written_is_cleaned(ids: list[str], capsys: Capture) -> None:
    note = "[red]sent\x1b]0;x\x07 \udcff\nsecond line"
    assert main(["mark", ids[0], "--tag", "a\x1b[2Jb\nc", "--note", note]) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert told.count("\n") == 1
    marks = marks_of(ids[0])
    assert "\x1b" not in "".join(marks.tags) + marks.notes[0].text
    assert marks.notes[0].text.startswith("[red]sent")
    assert marks.notes[0].text.endswith("second line")


def test_the_samples_are_marked_where_there_is_no_library(capsys: Capture) -> None:
    main(["search", "in:postings", "--ids", "-n", "2"])
    first, second = capsys.readouterr().out.split()
    assert not user_library().exists()
    assert main(["mark", first, second, "--status", "interview"]) == 0
    assert marks_of(second).status == "interview"
    assert main(["show", first, "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["marks"]["status"] == "interview"


def test_items_of_a_file_outside_the_library_are_marked_with_in(
    tmp_path: Path, ids: list[str], capsys: Capture
) -> None:
    pilot = ("GB, Leith", "The Harbor team is looking for a Pilot who steers by the stars and by the lights.")
    other = write(tmp_path / "other", b=page("Second", pilot, body="Another text about the stars."))
    assert main(["search", "pilot", str(other), "--ids"]) == 0
    (found,) = capsys.readouterr().out.split()
    assert found not in ids
    assert main(["mark", found, "--star"]) == 2
    assert "--in PATH" in capsys.readouterr().err
    assert main(["mark", found, "--star", "--in", str(other)]) == 0
    assert main(["mark", found, "--status", "hidden", "--in", str(other), "--in", str(tmp_path / "no")]) == 3
    assert marks_of(found).starred
    assert marks_of(found).status == "hidden"
    capsys.readouterr()
    assert main(["show", found, "--in", str(other), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["marks"]["status"] == "hidden"
    assert main(["show", found]) == 2
    assert "--in PATH" in capsys.readouterr().err


def test_the_id_of_a_document_means_its_article(ids: list[str], tmp_path: Path, capsys: Capture) -> None:
    with Library.open() as library:
        (article,) = [item.id for item in library.items("article")]
        (document,) = [entry.id for entry in library.documents.list()]
    assert main(["mark", document, article, "--read"]) == 0
    assert capsys.readouterr().out == "Marked 1 article read.\n"
    assert marks_of(article).read
    assert not marks_of(ids[0]).read
    bare = write(tmp_path / "bare", b=page("", TIDES, body=""))
    main(["add", str(bare)])
    with Library.open() as library:
        (other,) = [entry.id for entry in library.documents.list() if entry.id != document]
    assert main(["mark", other, "--read"]) == 2


def test_one_kind_is_named_and_several_are_items(ids: list[str], capsys: Capture) -> None:
    with Library.open() as library:
        (article,) = [item.id for item in library.items("article")]
    main(["mark", article, "--read"])
    main(["mark", article, *ids, "--read"])
    assert capsys.readouterr().out == "Marked 1 article read.\nMarked 3 items read.\n"


def test_undo_and_redo_name_the_step(ids: list[str], capsys: Capture) -> None:
    main(["mark", ids[0], "--star"])
    capsys.readouterr()
    assert main(["undo"]) == 0
    assert capsys.readouterr().out == "Undone: starred Senior Applied Scientist\n"
    assert not marks_of(ids[0]).starred
    assert main(["redo"]) == 0
    assert capsys.readouterr().out == "Redone: starred Senior Applied Scientist\n"
    assert main(["redo"]) == 0
    assert capsys.readouterr().out == "Nothing to redo.\n"
    assert main(["undo"]) == 0
    assert main(["undo"]) == 0  # also the adding of documents
    capsys.readouterr()
    assert main(["undo"]) == 0
    assert capsys.readouterr().out == "Nothing to undo.\n"
    with Library.open() as library:
        assert not library.documents.list()


def test_without_a_library_there_is_nothing_to_undo(capsys: Capture) -> None:
    for command, told in (
        ("undo", "Nothing to undo.\n"),
        ("redo", "Nothing to redo.\n"),
        ("history", ""),
    ):
        assert main([command]) == 0
        assert capsys.readouterr().out == told
    assert not user_library().exists()


def test_the_history_is_all_steps_newest_first(ids: list[str], capsys: Capture) -> None:
    main(["mark", ids[0], "--star"])
    main(["mark", ids[1], "--status", "applied"])
    main(["undo"])
    capsys.readouterr()
    assert main(["history"]) == 0
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [line[1:] for line in lines] == [
        ["undone", "marked Economist applied"],
        ["", "starred Senior Applied Scientist"],
        ["", "added 1 document"],
    ]
    assert main(["history", "--json", "-n", "2"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["schema"] == 1
    assert [(step["undone"], step["items"]) for step in record["steps"]] == [
        (True, [ids[1]]),
        (False, [ids[0]]),
    ]
    assert main(["history", "--limit", "0"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("new_york")
def test_times_are_those_of_the_user(tmp_path: Path, capsys: Capture) -> None:
    from datetime import UTC, datetime

    night = datetime(2026, 11, 28, 2, 30, tzinfo=UTC)
    folder = write(tmp_path / "docs", a=page("First", TIDES))
    with Library.open(clock=lambda: night) as library:
        assert list(library.documents.add([str(folder)]))
        item = library.items("posting")[0].id
        library.marks.set(item, status="applied")
        library.marks.add_note(item, "sent")
    assert main(["history", "-n", "1"]) == 0
    assert capsys.readouterr().out.startswith("2026-11-27 21:30\t")
    assert main(["history", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["steps"][0]["at"] == "2026-11-27T21:30:00-05:00"
    assert main(["show", item, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["first_seen"] == "2026-11-27"
    assert record["marks"]["status_since"] == "2026-11-27"
    assert record["marks"]["notes"][0]["date"] == "2026-11-27"
    assert record["marks"]["notes"][0]["written"] == "2026-11-27T21:30:00-05:00"
    assert main(["show", item]) == 0
    told = capsys.readouterr().out
    assert "applied since 2026-11-27" in told
    assert "2026-11-27  sent" in told
    assert main(["export", "--to", "markdown"]) == 0
    assert "> **2026-11-27** sent" in capsys.readouterr().out
    assert main(["export", "--to", "csv"]) == 0
    assert "applied,2026-11-27" in capsys.readouterr().out


@pytest.mark.usefixtures("new_york")
def test_the_first_day_of_the_calendar_is_one_too() -> None:
    from datetime import UTC, datetime

    from reader.export.wording import day_of, minute_of, moment_of

    first = datetime(1, 1, 1, tzinfo=UTC)
    assert day_of(first) == "0001-01-01"
    assert minute_of(first) == "0001-01-01 00:00"
    assert moment_of(first) == "0001-01-01T00:00:00+00:00"


def test_what_was_applied_for_stays_where_its_page_has_dropped_it(
    shared: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = shared / "cases" / "field" / "02-applied-then-gone"
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text((case / "mon.txt").read_text())
    main(["add", "page.txt"])
    with Library.open() as library:
        ids = [item.id for item in library.items("posting")]
    assert main(["mark", *ids, "--status", "applied", "--note", "sent on Monday"]) == 0
    (tmp_path / "page.txt").write_text((case / "fri.txt").read_text())
    capsys.readouterr()
    assert main(["add", "page.txt"]) == 0
    assert "1 gone (kept: 1 applied)" in capsys.readouterr().out
    for command in ([], ["forget", "page.txt"]):
        main(command) if command else None
        capsys.readouterr()
        assert main(["list", "--kind", "posting", "--json"]) == 0
        items = {item["id"]: item for item in json.loads(capsys.readouterr().out)["items"]}
        assert set(items) == set(ids)
        assert sum(item["gone"] is not None for item in items.values()) == (2 if command else 1)
        assert all(item["marks"]["status"] == "applied" for item in items.values())
        assert main(["list", "--kind", "posting"]) == 0
        assert "gone since 20" in capsys.readouterr().out
        for item in ids:
            assert main(["show", item]) == 0
            told = capsys.readouterr().out
            assert "applied since 20" in told
            assert "sent on Monday" in told
            assert ("gone since 20" in told) == (items[item]["gone"] is not None)
        assert main(["export", "--to", "csv"]) == 0
        assert capsys.readouterr().out.count("sent on Monday") == 2
        assert main(["mark", *ids, "--star"]) == 0


def test_a_near_copy_says_what_it_is_near_to(
    shared: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = shared / "cases" / "field" / "03-edited-in-a-second-file"
    monkeypatch.chdir(tmp_path)
    for name in ("mon.txt", "fri.txt"):
        (tmp_path / name).write_text((case / name).read_text())
    main(["add", "mon.txt"])
    with Library.open() as library:
        ids = [item.id for item in library.items("posting")]
    main(["mark", *ids, "--status", "applied"])
    main(["add", "fri.txt"])
    capsys.readouterr()
    main(["list", "--kind", "posting", "--json"])
    (copy,) = [item for item in json.loads(capsys.readouterr().out)["items"] if item["near"]]
    assert copy["near"]["id"] in ids
    assert copy["near"]["status"] == "applied"
    assert 0.85 <= copy["near"]["likeness"] < 1
    main(["list", "--kind", "posting"])
    assert "≈ applied, 9" in capsys.readouterr().out
    main(["show", copy["id"]])
    assert f"% the same: {copy['near']['id']}" in capsys.readouterr().out
    main(["show", copy["id"], "--json"])
    assert json.loads(capsys.readouterr().out)["near"] == copy["near"]
    main(["forget", "mon.txt"])
    assert marks_of(copy["id"]).status == "applied"


def test_a_mark_that_is_made_is_no_failure_where_near_copies_cannot_be_looked_for(
    ids: list[str], tmp_path: Path
) -> None:
    main(["add", str(write(tmp_path / "more", b=page("Second", HARBOR)))])
    with closing(sqlite3.connect(user_library())) as connection, connection:
        connection.execute("UPDATE document SET articles = 9223372036854775000")
    assert main(["mark", ids[0], "--star"]) == 0
    assert marks_of(ids[0]).starred
