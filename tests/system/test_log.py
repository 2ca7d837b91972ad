"""The log of defects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.system.log import KEPT_BYTES, log_defect, log_path

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


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
