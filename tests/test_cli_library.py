"""The commands that work on the user's library: what they print and store, and their exit codes."""

from __future__ import annotations

import json
import signal
import sqlite3
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main
from reader.commands.progress import Progress
from reader.library.store_handle import user_library
from tests.library.samples import HARBOR, TIDES, page, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", a=page("First", TIDES, HARBOR), b=page("Second", HARBOR))


SCIENTIST, ECONOMIST = "bf8d401b4d3d4cef", "f0b2da05416c2ccd"
Capture = pytest.CaptureFixture[str]


def lines(capsys: Capture) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def test_add_tells_what_became_of_each_source(folder: Path, capsys: Capture) -> None:
    assert main(["add", str(folder)]) == 0
    assert lines(capsys) == [
        ["added", str(folder / "a.txt"), "1 article, 2 postings"],
        ["added", str(folder / "b.txt"), "1 article, 1 posting"],
    ]
    write(folder, b=page("Second", TIDES), c=page("First", TIDES, HARBOR), d="")
    (folder / "e.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20)
    assert main(["add", str(folder), str(folder / "missing")]) == 3
    printed = capsys.readouterr()
    assert [line.split("\t") for line in printed.out.splitlines()] == [
        ["unchanged", str(folder / "a.txt"), "1 article, 2 postings"],
        ["updated", str(folder / "b.txt"), "1 new, 1 gone"],
        ["    new", "posting", "Senior Applied Scientist", SCIENTIST],
        ["    gone", "posting", "Economist", ECONOMIST],
        ["unchanged", str(folder / "c.txt"), f"same text as {folder / 'a.txt'}"],
    ]
    assert [line.split(": ")[1] for line in printed.err.splitlines()] == [
        str(folder / "d.txt"), str(folder / "e.txt"), str(folder / "missing"),
    ]  # fmt: skip


def crews(*numbers: int) -> list[tuple[str, str]]:
    """Return postings that have nothing in common but their place."""
    words = ("lantern", "anchor", "compass", "rigging", "galley", "chart", "bilge")
    return [("FR, Paris", f"The {words[n]} crew wants {n} people. " + f"{words[n]} " * 20) for n in numbers]


def test_the_first_items_of_an_update_are_named_and_all_if_wanted(tmp_path: Path, capsys: Capture) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES))
    assert main(["add", str(folder)]) == 0
    write(folder, a=page("First", (TIDES[0], f"{TIDES[1]} Apply now."), *crews(0, 1, 2, 3, 4)))
    capsys.readouterr()
    assert main(["add", str(folder)]) == 0
    named = lines(capsys)
    assert named[0][2] == "5 new, 1 changed"
    assert [row[:2] for row in named[1:6]] == [["    changed", "posting"], *[["    new", "posting"]] * 4]
    assert named[6:] == [["    and 1 more; --verbose names them"]]
    main(["undo"])
    capsys.readouterr()
    assert main(["add", "-v", str(folder)]) == 0
    assert [row[0] for row in lines(capsys)] == ["updated", "    changed", *["    new"] * 5]
    write(folder, a=page("First", (TIDES[0], f"{TIDES[1]} Apply now."), *crews(0, 1, 2, 3)))
    assert main(["add", str(folder)]) == 0
    assert [row[0] for row in lines(capsys)] == ["updated", "    gone"]


def test_add_as_json_is_an_object_for_each_source(tmp_path: Path, capsys: Capture) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES), b="")
    assert main(["add", "--json", str(folder)]) == 3
    printed = capsys.readouterr()
    first, second = (json.loads(line) for line in printed.out.splitlines())
    assert first == {
        "schema": 1, "source": str(folder / "a.txt"), "result": "new", "new": 2, "changed": 0, "gone": 0,
        "why": None, "next": None, "document": first["document"], "items": [], "notices": [],
    }  # fmt: skip
    assert second == {
        "schema": 1, "source": str(folder / "b.txt"), "result": "failed", "new": 0, "changed": 0, "gone": 0,
        "why": "is empty", "next": None,
    }  # fmt: skip
    assert printed.err == f"reader: {folder / 'b.txt'}: is empty\n"
    write(folder, a=page("First", (TIDES[0], f"{TIDES[1]} Apply now."), HARBOR), b=page("First", TIDES))
    assert main(["add", "--json", str(folder)]) == 0
    changed, other = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (changed["result"], changed["new"], changed["changed"]) == ("changed", 1, 1)
    assert [(item["result"], item["title"], item["was"]) for item in changed["items"]] == [
        ("changed", "Senior Applied Scientist", SCIENTIST), ("new", "Economist", None),
    ]  # fmt: skip
    assert {item["kind"] for item in changed["items"]} == {"posting"}
    assert changed["items"][1]["id"] == ECONOMIST
    assert other["result"] == "new"
    write(folder, c=page("First", TIDES))
    assert main(["add", "--json", str(folder / "c.txt")]) == 0
    copy = json.loads(capsys.readouterr().out)
    assert (copy["result"], copy["why"]) == ("unchanged", f"same text as {folder / 'b.txt'}")


FEED = (
    "<rss version='2.0'><channel><title>Marsh</title>"
    "<item><title>Reeds</title><link>https://marsh.example/reeds</link><description>They bend.</description>"
    "</item>"
    "<item><title>Frogs</title><guid>2</guid><description>They sing from the ditch.</description></item>"
)


def test_a_feed_is_one_line_and_a_document_for_each_entry(tmp_path: Path, capsys: Capture) -> None:
    feed = tmp_path / "saved.txt"
    feed.write_text(f"{FEED}</channel></rss>")
    assert main(["add", str(feed)]) == 0
    assert main(["add", str(feed)]) == 0
    assert lines(capsys) == [["added", str(feed), "2 articles"], ["unchanged", str(feed), "2 articles"]]
    feed.write_text(
        FEED.replace("sing", "sing all day") + "<item><title>Herons</title></item></channel></rss>"
    )
    assert main(["add", str(feed)]) == 0
    assert [row[:3] for row in lines(capsys)] == [
        ["updated", str(feed), "1 new, 1 changed"],
        ["    changed", "article", "Frogs"],
        ["    new", "article", "Herons"],
    ]
    assert main(["list"]) == 0
    assert [line[2] for line in lines(capsys)] == ["Reeds", "Frogs", "Herons"]
    assert main(["forget", str(feed)]) == 0
    assert len(lines(capsys)) == 3


def test_a_broken_feed_gives_what_can_be_read_and_says_so(tmp_path: Path, capsys: Capture) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED)
    for command in ("add", "show"):
        assert main([command, str(feed)]) == 0
        printed = capsys.readouterr()
        assert printed.err.count("The feed is broken in 1 place") == 1
    assert "They sing from the ditch." in printed.out


def test_a_copy_of_the_library_is_made_before_it_is_changed(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    backups = user_library().parent / "backups"
    assert not backups.exists()
    main(["forget", str(folder / "a.txt")])
    (copy,) = backups.iterdir()
    main(["add", str(folder)])
    assert list(backups.iterdir()) == [copy]
    with Library.open(copy) as library:
        assert len(library.documents.list()) == 2
    assert capsys.readouterr().err == ""


def test_a_copy_that_cannot_be_made_stops_nothing(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    (user_library().parent / "backups").write_text("in the way")
    assert main(["forget", str(folder / "a.txt")]) == 0
    assert "couldn't back up the library" in capsys.readouterr().err


def test_an_update_that_changes_no_item_says_so(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    with (folder / "a.txt").open("a") as file:
        file.write("\nResearch areas\n")
    capsys.readouterr()
    main(["add", str(folder)])
    assert lines(capsys)[0][0] == "updated"


def test_without_a_path_the_library_is_read(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    capsys.readouterr()
    assert main(["list"]) == 0
    assert [line[2] for line in lines(capsys)] == ["First", "Second"]
    assert main(["list", "--kind", "posting", "--json"]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert [(item["title"], len(item["sources"])) for item in items] == [
        ("Senior Applied Scientist", 1), ("Economist", 2),
    ]  # fmt: skip
    assert main(["list", "--kind", "posting"]) == 0
    assert [line[1] for line in lines(capsys)] == ["Senior Applied Scientist", "Economist"]
    assert main(["search", "boats"]) == 0
    assert "Economist" in capsys.readouterr().out
    assert main(["search", "xyzzyplugh"]) == 1


def test_an_item_is_shown_with_its_marks(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    with Library.open() as library:
        item = library.items("posting")[0].id
        document = library.documents.list()[1].id
        library.marks.set(item, starred=True, status="applied")
        library.marks.add_note(item, "call them")
    capsys.readouterr()
    assert main(["show", item, "--json"]) == 0
    marks = json.loads(capsys.readouterr().out)["marks"]
    assert (marks["starred"], marks["read"], marks["status"]) == (True, True, "applied")
    assert marks["notes"][0]["text"] == "call them"
    assert main(["show", item]) == 0
    assert "Senior Applied Scientist" in capsys.readouterr().out
    assert main(["show", document, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Second"


def test_the_documents_of_the_program_have_marks_too(capsys: Capture) -> None:
    main(["list", "--kind", "article", "--json"])
    item = json.loads(capsys.readouterr().out)["items"][0]["id"]
    assert not user_library().exists()
    with Library.open() as library:
        library.marks.set(item, starred=True)
    assert main(["show", item, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["marks"]["starred"] is True


def test_forget_takes_out_and_tells(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    capsys.readouterr()
    assert main(["forget", str(folder / "a.txt"), "nothing.txt"]) == 3
    printed = capsys.readouterr()
    assert printed.out == f"forgot\t{folder / 'a.txt'}\n"
    assert "nothing.txt: is not in the library" in printed.err
    assert main(["forget", str(folder)]) == 0
    capsys.readouterr()
    main(["list"])
    assert "Welcome to reader" in capsys.readouterr().out


def test_an_exported_library_moves_to_another_home(
    folder: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["add", str(folder)])
    with Library.open() as library:
        library.marks.set(library.items()[1].id, starred=True)
    capsys.readouterr()
    assert main(["export", "--to", "jsonl"]) == 0
    printed = capsys.readouterr().out
    out = tmp_path / "export.jsonl"
    assert main(["export", "--to", "jsonl", "-o", str(out)]) == 0
    assert out.read_text() == printed
    assert out.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "elsewhere.db"))
    assert main(["add", str(out)]) == 0
    capsys.readouterr()
    assert main(["export", "--to", "jsonl", "-o", "-"]) == 0
    assert capsys.readouterr().out == printed


def test_export_of_a_query_is_its_items(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    capsys.readouterr()
    assert main(["export", "boats", "--to", "jsonl"]) == 0
    (record,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (record["kind"], record["role"], len(record["sources"])) == ("posting", "Economist", 2)
    assert record["marks"]["starred"] is False


@pytest.mark.parametrize(
    ("to", "begins"),
    [("markdown", "# "), ("csv", "id,kind"), ("bibtex", "@"), ("csl", "["), ("ris", "TY  - ")],
)
def test_export_knows_the_formats_of_other_programs(
    folder: Path, capsys: Capture, to: str, begins: str
) -> None:
    main(["add", str(folder)])
    capsys.readouterr()
    for query in ([], ["tides"]):
        assert main(["export", *query, "--to", to]) == 0
        assert capsys.readouterr().out.startswith(begins)


def test_an_export_of_the_nearest_hits_says_that_they_are(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    capsys.readouterr()
    assert main(["export", "tides zzyzxq city:x", "--to", "csv", "--nearest"]) == 0
    printed = capsys.readouterr()
    assert "Senior Applied Scientist" in printed.out
    assert "closest results" in printed.err
    assert 'no field "city"' in printed.err


@pytest.mark.parametrize("name", ["missing/export.jsonl", ".", "a\0b"])
def test_an_export_that_cannot_be_written_is_told(
    tmp_path: Path, name: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "--to", "jsonl", "-o", name]) == 2
    assert "can't be written" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_export_into_a_device_leaves_it_one() -> None:
    assert main(["export", "--to", "jsonl", "-o", "/dev/null"]) == 0


def test_formats_that_do_not_exist_yet_are_refused(capsys: Capture) -> None:
    assert main(["export", "--to", "papyrus"]) == 2
    assert "papyrus" in capsys.readouterr().err


def test_check_says_what_is_there(folder: Path, capsys: Capture) -> None:
    assert main(["check"]) == 0
    assert "no library yet" in capsys.readouterr().out
    main(["add", str(folder)])
    capsys.readouterr()
    assert main(["check"]) == 0
    sound, index = capsys.readouterr().out.splitlines()
    assert sound == f"{user_library()}: sound; 2 documents, 4 items"
    assert index == "search index: the next search will update it"
    main(["search", "boats"])
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "search index: up to date"


def test_check_tells_what_is_wrong_and_what_to_do(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    connection = sqlite3.connect(user_library())
    connection.execute("UPDATE text SET body = x'00' WHERE document = 1")
    connection.commit()
    connection.close()
    capsys.readouterr()
    code, told = main(["check"]), capsys.readouterr()
    assert code == 4
    assert str(user_library()) in told.err
    assert "there is no backup: move it away and `reader add` your sources again" in told.err


def test_check_tells_what_only_a_whole_examination_finds(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    connection = sqlite3.connect(user_library())
    connection.execute("UPDATE document SET postings = 7 WHERE key = 1")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert main(["check"]) == 4
    finding, remedy = capsys.readouterr().out.splitlines()
    assert finding.startswith(f"{user_library()}: document")
    assert remedy == "    add its source again"


@pytest.mark.parametrize("content", [b"", b"Dear diary", b"SQLite format 3\0" + bytes(5000)])
@pytest.mark.parametrize("command", [["list"], ["check"], ["add", "-"], ["export", "--to", "jsonl"], []])
def test_a_file_that_is_no_library_is_told_and_left_alone(
    content: bytes, command: list[str], capsys: Capture
) -> None:
    path = user_library()
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert main(command) == 4
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert str(path) in printed.err
    assert path.read_bytes() == content


def test_reading_makes_no_file(capsys: Capture) -> None:
    for command in (["list"], ["search", "tides"], ["export", "--to", "jsonl"], ["check"], ["forget", "x"]):
        main(command)
    capsys.readouterr()
    assert not user_library().parent.exists()


def test_ctrl_c_keeps_what_is_done(folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Progress.show

    def show(self: Progress, done: int, total: int, source: str) -> None:
        shown(self, done, total, source)
        if done == 1:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Progress, "show", show)
    write(folder, c=page("Third"))
    before = signal.getsignal(signal.SIGINT)
    assert main(["add", str(folder)]) == 130
    printed = capsys.readouterr()
    assert printed.out.count("added") == 2
    assert "stopped" in printed.err
    with Library.open() as library:
        assert len(library.documents.list()) == 2
    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_while_standard_input_is_waited_for(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Waiting:
        class buffer:  # noqa: N801 - as sys.stdin has it
            @staticmethod
            def read(_size: int) -> bytes:
                signal.raise_signal(signal.SIGINT)
                raise AssertionError

    monkeypatch.setattr("sys.stdin", Waiting)
    assert main(["add", str(folder / "a.txt"), "-", str(folder / "b.txt")]) == 130
    assert "stopped" in capsys.readouterr().err
    with Library.open() as library:
        assert [entry.title for entry in library.documents.list()] == ["First"]


def test_what_is_marked_stays_and_is_said_to(tmp_path: Path, capsys: Capture) -> None:
    folder = write(tmp_path / "docs", a=page("Monday", TIDES, HARBOR))
    main(["add", str(folder)])
    with Library.open() as library:
        for item in library.items("posting"):
            library.marks.set(item.id, status="applied")
    write(folder, a=page("Monday", TIDES))
    capsys.readouterr()
    assert main(["add", str(folder)]) == 0
    assert lines(capsys)[0][2] == "1 gone (kept: 1 applied)"
    (folder / "a.txt").rename(folder / "b.txt")
    assert main(["add", str(folder)]) == 0
    assert lines(capsys)[0][2] == f"renamed from {folder / 'a.txt'}"
    assert main(["forget", str(folder)]) == 0
    told = capsys.readouterr()
    assert told.out == f"forgot\t{folder / 'b.txt'}\n"
    assert "marked items stay (kept: 1 applied); `reader search is:gone` lists them" in told.err


def test_forget_takes_ids_of_documents_and_an_unknown_one_is_wrong_usage(
    folder: Path, capsys: Capture
) -> None:
    main(["add", str(folder)])
    with Library.open() as library:
        first, posting = library.documents.list()[0].id, library.items("posting")[0].id
    capsys.readouterr()
    assert main(["forget", "0" * 16, posting]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert [line.split(":")[1].strip() for line in printed.err.splitlines()] == ["0" * 16, posting]
    assert main(["forget", "0" * 16, "nothing.txt"]) == 3
    assert main(["forget", first]) == 0
    assert capsys.readouterr().out.startswith("forgot\t")


def test_forgetting_hands_marks_to_the_near_copy(tmp_path: Path, capsys: Capture) -> None:
    edited = (TIDES[0], f"{TIDES[1]} Work from home on Fridays.")
    folder = write(tmp_path / "docs", a=page("Monday", TIDES))
    main(["add", str(folder)])
    with Library.open() as library:
        library.marks.set(library.items("posting")[0].id, status="applied")
    write(folder, b=page("Friday", edited))
    main(["add", str(folder)])
    capsys.readouterr()
    assert main(["forget", str(folder / "a.txt")]) == 0
    assert "1 near copy took over the marks" in capsys.readouterr().err
