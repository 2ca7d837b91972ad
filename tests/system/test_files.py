"""Files that are written whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.system.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_replaced_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with write_atomically(str(path)) as file:
        file.write("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_broken_off_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with pytest.raises(TypeError), write_atomically(str(path)) as file:
        file.writelines(["after", 1])  # type: ignore[list-item]
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("before")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with write_atomically(str(tmp_path / "link")) as file:
        file.write("after")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "after"


@pytest.mark.parametrize("name", ["", "missing/out.txt"])
def test_where_nothing_can_be_written(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="cannot be written"), write_atomically(name):
        raise AssertionError


def test_a_failure_of_who_writes_is_no_failure_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a defect"), write_atomically(str(tmp_path / "out.txt")):
        raise ValueError("a defect")
    assert list(tmp_path.iterdir()) == []
