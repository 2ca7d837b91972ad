"""The installed program in a folder full of Python files: none of them runs, in none of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.corpus import write_postings
from tests.end_to_end.terminal import Terminal, command
from tests.hostile_folder import FOR_PYTHON, lay_out, that_ran

MANY = 2_100
"""Postings: enough for the program to start other processes."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hostile folder, stood in. A script doesn't look there; `-m` does, for what Python itself needs."""
    is_script = "READER_COMMAND" in os.environ
    folder = lay_out(tmp_path / "downloads", *(FOR_PYTHON if is_script else ()))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PATH", f".::{os.environ['PATH']}")
    monkeypatch.setenv("EDITOR", "my-editor")
    return folder


@pytest.mark.slow
def test_no_process_of_the_program_runs_anything_of_the_folder(folder: Path, tmp_path: Path) -> None:
    write_postings(tmp_path / "pages", MANY)
    for words in (["add", str(tmp_path / "pages")], ["search", "robots"], ["list"], ["check"]):
        done = subprocess.run([*command(), *words], capture_output=True, text=True)
        assert (done.returncode, "hostile" in done.stderr) == (0, False), done.stderr
    assert that_ran(folder) == []


@pytest.mark.slow
def test_the_app_runs_nothing_of_the_folder(folder: Path, tmp_path: Path) -> None:
    write_postings(tmp_path / "pages", MANY)
    assert subprocess.run([*command(), "add", str(tmp_path / "pages")]).returncode == 0
    with Terminal([], environment={"DISPLAY": ":0"}) as terminal:
        terminal.wait_for("postings")
        terminal.press("/")
        terminal.wait_for("─ search ─")
        terminal.press("robots\r")
        terminal.wait_for("result 1 of")
        terminal.press("Y")
        terminal.wait_for("Copied")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    assert that_ran(folder) == []


def test_the_script_does_not_look_there_at_all(folder: Path) -> None:
    script = Path(sys.executable).with_name("reader")
    if not script.exists():
        pytest.skip("there is no script beside this interpreter")
    lay_out(folder / "more", *FOR_PYTHON)
    done = subprocess.run([str(script), "list"], capture_output=True, cwd=folder / "more")
    assert done.returncode == 0
    assert that_ran(folder) == []
