"""The log of defects."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reader.system.log import KEPT_BYTES, log_defect, log_path


def defect(words: str) -> ValueError:
    try:
        raise ValueError(words)
    except ValueError as error:
        return error


def test_it_is_in_the_state_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert log_path() == tmp_path / "reader" / "log"


def test_a_defect_is_appended_clean_with_its_traceback(tmp_path: Path) -> None:
    path = tmp_path / "new" / "log"
    assert log_defect(defect("first"), path) == path
    assert log_defect(defect("evil \x1b]0;title\x07"), path) == path
    text = path.read_text(encoding="utf-8")
    assert "ValueError: first" in text
    assert "test_log.py" in text
    assert "\x1b" not in text


def test_it_does_not_grow_without_end(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"old\n" * KEPT_BYTES)
    log_defect(defect("latest"), path)
    assert path.stat().st_size < KEPT_BYTES
    assert "latest" in path.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_second_defect(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert log_defect(defect("lost"), blocked / "log") is None


@pytest.mark.parametrize("what", ["a link", "a dangling link", "a pipe", "a folder", "a device"])
def test_a_log_that_is_no_file_is_left_alone(tmp_path: Path, what: str) -> None:
    path, target = tmp_path / "log", tmp_path / "target"
    if what == "a link":
        target.write_text("precious")
        path.symlink_to(target)
    elif what == "a dangling link":
        path.symlink_to(target)
    elif what == "a pipe":
        os.mkfifo(path)
    elif what == "a folder":
        path.mkdir()
    else:
        path = Path("/dev/null")
    assert log_defect(defect("lost"), path) is None
    if what == "a link":
        assert target.read_text() == "precious"
    else:
        assert not target.exists()


def test_only_the_user_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.touch(0o644)
    assert log_defect(defect("first"), path) == path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert log_defect(defect("first"), tmp_path / "new") == tmp_path / "new"
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


def test_without_a_home_there_is_no_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", "relative")
    assert log_defect(defect("lost")) is None
