"""Programs are found by PATH, but never in the folder one stands in."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest

from reader.system.browser import opener
from reader.system.clipboard import copy
from reader.system.programs import find_program, keys_for_the_program
from tests.hostile_folder import lay_out, that_ran

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = lay_out(tmp_path / "downloads")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("path", ["", ".", ":/usr/bin", "/usr/bin:", "/usr/bin::/bin", "./", "../downloads"])
@pytest.mark.parametrize("name", ["my-editor", "./my-editor", "../downloads/my-editor", "xdg-open"])
@pytest.mark.usefixtures("folder")
def test_a_program_of_the_current_folder_is_not_found(
    monkeypatch: pytest.MonkeyPatch, path: str, name: str
) -> None:
    monkeypatch.setenv("PATH", path)
    assert not (find_program(name) or "").endswith(("my-editor", "downloads/xdg-open"))


def test_a_program_is_found_by_an_absolute_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = folder.parent / "bin"
    own.mkdir()
    (folder / "my-editor").rename(own / "my-editor")
    monkeypatch.setenv("PATH", f".::{own}")
    assert find_program("my-editor") == str(own / "my-editor")
    assert find_program(str(own / "my-editor")) == str(own / "my-editor")
    assert find_program("gone") is None
    monkeypatch.delenv("PATH")
    assert find_program("sh")


@pytest.mark.parametrize(
    "variable", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "w"}, {"BROWSER": "./my-editor"}]
)
def test_neither_browser_nor_clipboard_come_from_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch, variable: dict[str, str]
) -> None:
    monkeypatch.setenv("PATH", ".:")
    assert opener("https://example.org/", environment=variable, platform="linux") is None
    assert copy("a text", environment=variable) is None
    assert that_ran(folder) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_a_program_with_the_terminal_is_ended_alone(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with keys_for_the_program():
        os.kill(os.getpid(), number)
        ended = subprocess.run(["/bin/sh", "-c", f"kill -{number.value} $$; exit 3"])
    assert ended.returncode == -number
    assert signal.getsignal(number) == before
