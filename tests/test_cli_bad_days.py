"""The command line on bad days: a library out of reach, a hostile one, one that must be restored."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main
from reader.commands.parsers import FORMATS
from reader.library.store_handle import user_library
from tests.end_to_end.terminal import command
from tests.library.samples import HARBOR, TIDES, page, write
from tests.test_damaged_libraries import RAW

if TYPE_CHECKING:
    from collections.abc import Callable

Capture = pytest.CaptureFixture[str]
COMMANDS = {
    "list": ["list"], "items": ["list", "--kind", "posting"], "show": ["show", "0123456789abcdef"],
    "search": ["search", "boats"],
    "export": ["export", "--to", "jsonl"], "query": ["export", "x", "--to", "csv"],
    "add": ["add", "{source}"], "forget": ["forget", "{source}"], "check": ["check"],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", a=page("First", TIDES, HARBOR), b=page("Second", HARBOR))


def _below_a_file(path: Path) -> Path:
    (path / "file").write_text("x")
    return path / "file" / "library.db"


def _dangling(path: Path) -> Path:
    (path / "link.db").symlink_to(path / "nowhere" / "library.db")
    return path / "link.db"


def _loop(path: Path) -> Path:
    (path / "loop").symlink_to(path / "loop")
    return path / "loop" / "library.db"


def _loop_itself(path: Path) -> Path:
    (path / "loop.db").symlink_to(path / "loop.db")
    return path / "loop.db"


def _too_long(path: Path) -> Path:
    return path / ("x" * 300) / "library.db"


def _folder(path: Path) -> Path:
    (path / "library.db").mkdir()
    return path / "library.db"


def _fifo(path: Path) -> Path:
    os.mkfifo(path / "library.db")
    return path / "library.db"


PLACES = [_below_a_file, _dangling, _loop, _loop_itself, _too_long, _folder, _fifo]


@pytest.mark.parametrize("place", PLACES, ids=[place.__name__ for place in PLACES])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_library_that_cannot_be_reached_is_no_empty_one(
    name: str, place: Callable[[Path], Path], tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:  # fmt: skip
    path = place(tmp_path)
    monkeypatch.setenv("READER_LIBRARY", str(path))
    words = [word.format(source=folder / "a.txt") for word in COMMANDS[name]]
    assert main(words) == 4
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert str(path)[:200] in printed.err


@pytest.mark.parametrize("place", [_below_a_file, _loop])
def test_a_folder_that_is_none_is_named(
    place: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    path = place(tmp_path)
    monkeypatch.setenv("READER_LIBRARY", str(path))
    assert main(["list"]) == 4
    assert capsys.readouterr().err == f"reader: {path}: can't be used: {path.parent} is not a folder\n"


def _unprivileged() -> list[str]:
    """Return what to put before a command so that permissions hold for it even if we are root."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root may do anything, and there is no setpriv")
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]


@pytest.mark.parametrize("name", ["list", "search", "export", "add", "check"])
@pytest.mark.parametrize("mode", ["folder", "file"])
def test_without_permission_it_is_no_empty_one(name: str, mode: str, folder: Path) -> None:
    main(["add", str(folder)])
    path = user_library()
    (path.parent if mode == "folder" else path).chmod(0)
    words = [word.format(source=folder / "a.txt") for word in COMMANDS[name]]
    try:
        ended = subprocess.run([*_unprivileged(), *command(), *words], capture_output=True, text=True)
    finally:
        path.parent.chmod(0o700)
    assert (ended.returncode, ended.stdout) == (4, ""), ended.stderr
    assert ended.stderr.count("\n") == 1
    assert str(path) in ended.stderr


HOSTILE = "char(27) || ']0;PWN' || char(7) || char(155) || '31m' || char(8238) || char(127) || 'x'"


@pytest.fixture
def hostile(folder: Path) -> list[str]:
    """Return the ids of the items of a library in which every text is hostile."""
    main(["add", str(folder)])
    with Library.open() as library:
        items = [item.id for item in library.items()]
        for item in items:
            library.marks.set(item, starred=True)
            library.marks.tag(item, add=["tag"])
            library.marks.add_note(item, "note")
        library.searches.save("name", "boats")
        library.searches.remember("harbor")
    with closing(sqlite3.connect(user_library())) as connection, connection:
        for table, column in (
            ("item", "title"), ("item", "role"), ("item", "place"), ("item", "team"), ("item", "city"),
            ("document", "title"), ("document", "name"), ("document", "source"), ("note", "text"),
            ("tag", "tag"), ("search", "name"), ("search", "query"), ("typed", "query"), ("step", "name"),
        ):  # fmt: skip
            connection.execute(f"UPDATE {table} SET {column} = {HOSTILE} || {column}")  # noqa: S608
        connection.execute(f"UPDATE document SET notices = json_array({HOSTILE})")  # noqa: S608
    return items


@pytest.mark.long
def test_a_hostile_library_prints_stand_ins(hostile: list[str], capsys: Capture, tmp_path: Path) -> None:
    capsys.readouterr()
    runs = [
        ["list"], ["list", "--json"], ["list", "--kind", "posting"], ["list", "--kind", "article", "--json"],
        ["search", "boats"], ["search", "is:starred", "--json"], ["search", "\x1b]0;PWN\x07"], ["check"],
        *(["show", item] for item in hostile), *(["show", item, "--json"] for item in hostile),
        *(["export", "--to", to] for to in FORMATS), ["forget", "\x1b]0;PWN\x07"], ["show", "\x1b]0;PWN\x07"],
    ]  # fmt: skip
    shown = ""
    for words in runs:
        assert main(words) in (0, 1, 3, 4), words
        printed = capsys.readouterr()
        assert not RAW.search(printed.out + printed.err), words
        shown += printed.out
        if words[-1] == "--json":
            json.loads(printed.out)
    assert "␛]0;PWN␇" in shown
    for to in FORMATS:
        file = tmp_path / f"out.{to}"
        main(["export", "--to", to, "-o", str(file)])
        assert not RAW.search(file.read_text(encoding="utf-8")), to


def test_a_bad_note_is_found_and_the_rest_exported(folder: Path, capsys: Capture) -> None:
    main(["add", str(folder)])
    with Library.open() as library:
        item = library.items()[0].id
        library.marks.add_note(item, "kept")
    with closing(sqlite3.connect(user_library())) as connection, connection:
        connection.execute(
            "INSERT INTO note (id, item, text, written) VALUES (99, ?, 'own words', 'yesterday')", (item,)
        )
    capsys.readouterr()
    assert main(["check"]) == 4
    assert "written is no time" in capsys.readouterr().out
    for to in FORMATS:
        assert main(["export", "--to", to]) == 4
        printed = capsys.readouterr()
        assert printed.err.count("\n") == 1
        assert "left out a row of table note (99): written is no time" in printed.err
        assert "First" in printed.out
    main(["export", "--to", "jsonl"])
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sum(record.get("is") == "document" for record in records) == 2
    (marks,) = (record for record in records if record.get("is") == "marks")
    assert [note["text"] for note in marks["notes"]] == ["kept"]


@pytest.mark.usefixtures("unmeasured")  # coverage would want to write a file as well
@pytest.mark.parametrize("words", ["mark {item} --star", "add {more}", "undo", "forget {source}"])
def test_a_disk_that_takes_neither_a_backup_nor_a_change_is_one_line(
    words: str, folder: Path, tmp_path: Path
) -> None:
    main(["add", str(folder)])
    before = user_library().read_bytes()
    with Library.open() as library:
        item = library.items()[0].id
    more = write(tmp_path / "more", c="Third\n\nMore words.\n") / "c.txt"
    named = words.format(item=item, more=more, source=folder / "a.txt").split()

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    ended = subprocess.run([*command(), *named], capture_output=True, text=True, preexec_fn=fill)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (4, "", 1), ended.stderr
    assert str(user_library()) in ended.stderr
    assert user_library().read_bytes() == before


class TestRestoring:
    def test_the_newest_backup_is_put_back(self, folder: Path, capsys: Capture) -> None:
        main(["add", str(folder)])
        main(["forget", str(folder / "a.txt")])  # makes a backup first
        damaged = user_library().read_bytes()[:5000]
        user_library().write_bytes(damaged)
        capsys.readouterr()
        assert main(["list"]) == 4
        assert "`reader check --restore` puts back" in capsys.readouterr().err
        assert main(["check", "--restore", "--yes"]) == 0
        printed = capsys.readouterr().out
        assert "2 documents" in printed
        aside = Path(re.search(r"^(.*): the library as it was$", printed, re.MULTILINE)[1])  # type: ignore[index]
        assert aside.read_bytes() == damaged
        assert stat.S_IMODE(user_library().stat().st_mode) == 0o600
        assert main(["list"]) == 0
        assert capsys.readouterr().out.count("\n") == 2

    def test_nobody_to_ask_is_wrong_usage(self, folder: Path, capsys: Capture) -> None:
        main(["add", str(folder)])
        main(["forget", str(folder / "a.txt")])
        before = user_library().read_bytes()
        assert main(["check", "--restore"]) == 2
        assert "--yes" in capsys.readouterr().err
        assert user_library().read_bytes() == before

    @pytest.mark.parametrize("name", [None, "none.db", "docs/a.txt"])
    def test_what_is_no_backup_is_refused(
        self, name: str | None, folder: Path, tmp_path: Path, capsys: Capture
    ) -> None:
        main(["add", str(folder)])
        words = ["check", "--restore", *([str(tmp_path / name)] if name else []), "--yes"]
        assert main(words) == 4
        assert capsys.readouterr().err.count("\n") == 1
