"""Without a home, or with a strange one: one line and an exit code, or all goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.folders import user_folder
from reader.library.store_handle import user_library
from reader.system.configuration import config_path

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("data", "cache", "config", "state")
COMMANDS = ["list", "check", "config", "search robot", "add {page}", "show {page}"]


def reader(words: str, page: Path, **variables: str | None) -> subprocess.CompletedProcess[str]:
    """Run a command with other variables in the environment; None takes one out."""
    environment = {**os.environ, **{name: value for name, value in variables.items() if value is not None}}
    for name in [name for name, value in variables.items() if value is None]:
        environment.pop(name, None)
    command = [sys.executable, "-m", "reader", *words.format(page=page).split()]
    return subprocess.run(command, capture_output=True, text=True, env=environment)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("A title\n\nSome words.\n")
    return path


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", ["", " ", "relative", "./here", "~/x", None])
def test_a_variable_that_is_no_whole_path_is_ignored(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, value: str | None
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    name = f"XDG_{kind.upper()}_HOME"
    monkeypatch.delenv(name)
    usual = user_folder(kind)  # type: ignore[arg-type]
    if value is not None:
        monkeypatch.setenv(name, value)
    assert user_folder(kind) == usual  # type: ignore[arg-type]
    assert str(usual).startswith(str(tmp_path))
    assert os.environ.get(name) == value


def test_a_whole_path_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert user_folder("data") == tmp_path / "reader"


@pytest.mark.parametrize("home", [".", "relative", "~nobody-of-that-name"])
def test_without_a_home_it_says_so(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    for kind in KINDS:
        monkeypatch.delenv(f"XDG_{kind.upper()}_HOME")
    monkeypatch.setenv("HOME", home)
    for path in (user_library, config_path):
        with pytest.raises(UsageError, match="set HOME"):
            path()


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("home", ["relative", "~nobody-of-that-name"])
def test_a_command_without_a_home_is_one_line(page: Path, words: str, home: str) -> None:
    ended = reader(words, page, HOME=home, **{f"XDG_{kind.upper()}_HOME": None for kind in KINDS})
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended.stderr
    assert "HOME" in ended.stderr


@pytest.mark.parametrize("words", COMMANDS[:5])
@pytest.mark.parametrize("name", ["~nobody-of-that-name/x.db", "~nobody-of-that-name"])
def test_a_library_of_nobody_is_one_line(page: Path, words: str, name: str) -> None:
    ended = reader(words, page, READER_LIBRARY=name)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1), ended.stderr
    assert "~nobody-of-that-name" in ended.stderr


def test_a_source_of_nobody_is_a_source_that_is_not_there(page: Path) -> None:
    ended = reader("add ~nobody-of-that-name/x.txt", page)
    assert (ended.returncode, ended.stderr.count("\n")) == (3, 1), ended.stderr


@pytest.mark.parametrize(
    "words",
    [
        "list",
        pytest.param("search robot", marks=pytest.mark.slow),
        "show {page}",
        pytest.param("config", marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("home", ["/proc/nonexistent/home", "/proc"])
def test_with_a_home_that_cannot_be_written_reading_goes_on(page: Path, words: str, home: str) -> None:
    variables = {f"XDG_{kind.upper()}_HOME": None for kind in KINDS}
    ended = reader(words, page, HOME=home, **variables)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.count("\n") <= 1
    assert ended.stdout


@pytest.mark.parametrize("home", ["/proc/nonexistent/home", "/proc", "/dev/null"])
def test_with_a_home_that_cannot_be_written_adding_is_one_line(page: Path, home: str) -> None:
    variables = {f"XDG_{kind.upper()}_HOME": None for kind in KINDS}
    ended = reader("add {page}", page, HOME=home, **variables)
    assert (ended.returncode, ended.stderr.count("\n")) == (2 if home == "/dev/null" else 4, 1), ended.stderr
