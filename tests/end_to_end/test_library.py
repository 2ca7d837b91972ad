"""The real program on one library: several at once, during an add, and while it is locked."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import IO, TYPE_CHECKING

import pytest

from reader import Library
from reader.library.store_handle import user_library
from tests.end_to_end.terminal import Terminal, command
from tests.library.samples import HARBOR, TIDES, add, page, write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and terminals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", a=page("First", TIDES, HARBOR), b=page("Second", HARBOR))


def reader(*arguments: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    words = [*command(), *map(str, arguments)]
    return subprocess.run(words, input=stdin, capture_output=True)


def start(module: str, *arguments: object) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


@pytest.mark.long
def test_a_library_is_made_read_and_moved(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reader("add", folder).returncode == 0
    shown = json.loads(reader("list", "--kind", "posting", "--json").stdout)["items"]
    assert [item["title"] for item in shown] == ["Senior Applied Scientist", "Economist"]
    exported = reader("export", "--to", "jsonl").stdout
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "new.db"))
    assert reader("add", "-", stdin=exported).returncode == 0
    assert reader("export", "--to", "jsonl").stdout == exported
    assert b"sound" in reader("check").stdout


@pytest.mark.long
def test_marks_of_programs_at_once_all_arrive_and_all_can_read(folder: Path) -> None:
    path = user_library()
    with Library.open() as library:
        add(library, folder)
        workers = [start("tests.end_to_end.worker", path, "tag", prefix, 30) for prefix in ("a", "b")]
        for number in range(30):
            library.marks.tag(library.items()[0].id, add=[f"c{number}"])
            assert len(library.documents.list()) == 2
        for process in workers:
            with process:
                assert output(process).read().split() == [str(number) for number in range(30)]
        assert library.changed_elsewhere()
        assert set(library.marks.tags()) == {f"{prefix}{n}" for prefix in "abc" for n in range(30)}
        assert list(library.check()) == []


@pytest.mark.long
def test_a_library_that_is_held_can_be_read_and_says_who_holds_it(folder: Path) -> None:
    assert reader("add", folder).returncode == 0
    process = start("tests.store.worker", "hold", user_library())
    with process:
        assert output(process).readline() == "held\n"
        listed = reader("list")
        assert (listed.returncode, listed.stdout.count(b"\n")) == (0, 2)
        refused = reader("forget", folder / "a.txt")
        assert refused.returncode == 5
        assert f"is in use by process {process.pid};".encode() in refused.stderr
        assert refused.stderr.count(b"\n") == 1
        assert b"locked" not in refused.stderr
        process.kill()
    assert reader("forget", folder / "a.txt").returncode == 0


@pytest.mark.long
def test_adding_while_another_program_reads(folder: Path, tmp_path: Path) -> None:
    many = write(
        tmp_path / "many", **{f"n{number}": page(f"Number {number}", TIDES) for number in range(200)}
    )
    assert reader("add", folder).returncode == 0
    with Library.open() as library:
        process = subprocess.Popen([*command(), "add", str(many)], stdout=subprocess.PIPE, text=True)
        with process:
            seen = {len(library.documents.list())}
            for _ in output(process):
                seen.add(len(library.documents.list()))
        assert process.returncode == 0
        assert library.changed_elsewhere()
        assert len(library.documents.list()) == 202
        assert min(seen) >= 2
        assert list(library.check()) == []


def test_ctrl_c_keeps_what_is_done_and_says_so(folder: Path) -> None:
    words = [*command(), "add", str(folder / "a.txt"), "-", str(folder / "b.txt")]
    process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin is not None
    _wait_until_reading(process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert process.returncode == 130
    assert out.count(b"added") == 1
    assert b"stopped" in err
    assert b"Traceback" not in err
    with Library.open() as library:
        assert [entry.title for entry in library.documents.list()] == ["First"]


def _wait_until_reading(process: subprocess.Popen[bytes]) -> None:
    """Fill the pipe, which blocks until the program has read from it."""
    assert process.stdin is not None
    process.stdin.write(b"x" * (1 << 20))
    process.stdin.flush()


def test_progress_is_shown_on_a_terminal_and_goes_away(folder: Path) -> None:
    with Terminal(["add", str(folder)]) as terminal:
        assert terminal.wait_for_end() == 0
        shown = "\n".join(terminal.screen.display)
        assert b"0 of 2" in terminal.output
        assert "of 2" not in shown
        assert "added" in shown
