"""The pager: the user's own, for what is longer than the screen, never a program of the current folder."""

from __future__ import annotations

import shlex
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.system.pager import pager, rows
from tests.end_to_end.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

LONG = "A title\n\n" + "\n\n".join(f"Paragraph {number} says something." for number in range(60)) + "\n"


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Path]:
    """Return what makes a program that takes its standard input, in a folder of its own."""

    def make(name: str) -> Path:
        path = tmp_path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('#!/bin/sh\ncat > "$READER_TEST_TAKEN"\necho "shown by a pager: $*"\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return path

    return make


def test_the_users_own_comes_first(program: Callable[[str], Path]) -> None:
    mine = program("mine")
    folder = str(mine.parent)
    assert pager({"PAGER": "mine -a 'b c'", "PATH": folder}) == [str(mine), "-a", "b c"]
    assert pager({"PAGER": str(mine), "PATH": ""}) == [str(mine)]


@pytest.mark.parametrize(
    "named", [None, "missing", "/missing/pager", "'open quote", "''", "./mine", "bin/mine"]
)
def test_otherwise_there_is_less_or_more(named: str | None, program: Callable[[str], Path]) -> None:
    more = program("more")
    given = {} if named is None else {"PAGER": named}
    assert pager({**given, "PATH": str(more.parent)}) == [str(more)]
    less = program("less")
    assert pager({**given, "PATH": str(more.parent)}) == [str(less), "-R"]


@pytest.mark.parametrize("named", ["", " ", "cat"])
def test_none_is_wanted(named: str, program: Callable[[str], Path]) -> None:
    assert pager({"PAGER": named, "PATH": str(program("less").parent)}) is None


@pytest.mark.parametrize("path", ["", ".", ":", "::", "bin", "./bin", ".:bin:"])
@pytest.mark.parametrize("named", [None, "mine", "./mine", "mine -x"])
def test_no_program_of_the_current_folder_is_run(
    path: str, named: str | None, program: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mine", "less", "more"):
        monkeypatch.chdir(program(name).parent)
        monkeypatch.chdir(program(name).parent.parent)
        Path(name).symlink_to(program(name))
    assert pager({**({} if named is None else {"PAGER": named}), "PATH": path}) is None


@pytest.mark.parametrize(
    ("text", "needed"),
    [("", 0), ("one\n", 1), ("one\n\ntwo\n", 3), ("x" * 21, 3), ("\x1b[1mx\x1b[0m" * 10, 1), ("x" * 20, 2)],
)
def test_long_lines_take_several_rows(text: str, needed: int) -> None:
    assert rows(text, 10) == needed


def show(
    tmp_path: Path, *options: str, text: str = LONG, command: str = "show", **environment: str
) -> tuple[str, str | None]:
    """Return what `reader show` put on a screen of 20 rows, and what a pager took."""
    path, taken = tmp_path / "text.txt", tmp_path / "taken"
    path.write_text(text)
    variables = {"READER_TEST_TAKEN": str(taken), **environment}
    with Terminal([command, str(path), *options], columns=80, rows=20, environment=variables) as terminal:
        assert terminal.wait_for_end() == 0
        return terminal.output.decode(), taken.read_text() if taken.exists() else None


def test_a_long_text_goes_through_the_pager(tmp_path: Path, program: Callable[[str], Path]) -> None:
    shown, taken = show(tmp_path, PAGER=f"{shlex.quote(str(program('mine')))} -x")
    assert "shown by a pager: -x" in shown
    assert "Paragraph" not in shown
    assert taken is not None
    assert "\x1b[1" in taken
    assert "Paragraph 59" in taken


def test_a_short_text_goes_through_none(tmp_path: Path, program: Callable[[str], Path]) -> None:
    shown, taken = show(tmp_path, text="A title\n\nA paragraph.\n", PAGER=str(program("mine")))
    assert taken is None
    assert "A paragraph." in shown


@pytest.mark.parametrize("options", [["--no-pager"], ["--json"]])
def test_it_is_not_always_wanted(tmp_path: Path, options: list[str], program: Callable[[str], Path]) -> None:
    shown, taken = show(tmp_path, *options, PAGER=str(program("mine")))
    assert taken is None
    assert "Paragraph 59" in shown


@pytest.mark.parametrize("environment", [{"PAGER": ""}, {"PAGER": "cat"}, {"TERM": "dumb"}])
def test_without_a_pager_all_of_it_is_printed(tmp_path: Path, environment: dict[str, str]) -> None:
    shown, _ = show(tmp_path, **environment)
    assert "Paragraph 0" in shown
    assert "Paragraph 59" in shown


def test_a_pager_that_cannot_be_run_keeps_nothing_back(
    tmp_path: Path, program: Callable[[str], Path]
) -> None:
    broken = program("broken")
    broken.write_bytes(b"\x00\x01")
    shown, _ = show(tmp_path, PAGER=str(broken))
    assert "Paragraph 59" in shown


def test_a_pager_that_takes_nothing_is_no_error(tmp_path: Path) -> None:
    shown, _ = show(tmp_path, PAGER="true", text=LONG * 60)  # more than a pipe holds
    assert "Traceback" not in shown


def test_less_shows_the_first_screen_and_leaves_it(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(LONG)
    with Terminal(["show", str(path)], columns=80, rows=20, environment={"PAGER": "less"}) as terminal:
        text = terminal.wait_for("A title", "Paragraph 5")
        assert "Paragraph 50" not in text
        assert "ESC" not in text
        terminal.wait_until(lambda text: text.splitlines()[-1].startswith(":"), "less to wait for a key")
        terminal.press("\x03")
        assert terminal.press_until_end("q") == 0
