"""The file of the process that writes: nothing in its place is followed, waited for or overwritten."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from reader.store.failures import leave_pid, lock_holder

if TYPE_CHECKING:
    from pathlib import Path


def file_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-pid")


def test_whoever_signs_is_found(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    leave_pid(path)
    assert stat.S_IMODE(file_of(path).stat().st_mode) == 0o600
    assert lock_holder(path) == "another program"  # itself
    file_of(path).write_text(f"{os.getppid():<10}\n")
    assert lock_holder(path) == f"process {os.getppid()}"


@pytest.mark.parametrize("what", ["a link", "a dangling link", "a pipe", "a folder", "a device"])
def test_what_is_no_file_is_left_alone(tmp_path: Path, what: str) -> None:
    path, target = tmp_path / "library.db", tmp_path / "target"
    place = file_of(path)
    if what == "a link":
        target.write_text("precious")
        place.symlink_to(target)
    elif what == "a dangling link":
        place.symlink_to(target)
    elif what == "a pipe":
        os.mkfifo(place)
    elif what == "a folder":
        place.mkdir()
    else:
        place.symlink_to("/dev/full")
    leave_pid(path)
    assert lock_holder(path) == "another program"
    assert target.exists() == (what == "a link")
    assert what != "a link" or target.read_text() == "precious"


def test_a_pipe_that_somebody_reads_gets_nothing(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    os.mkfifo(file_of(path))
    reader = os.open(file_of(path), os.O_RDONLY | os.O_NONBLOCK)
    leave_pid(path)
    assert lock_holder(path) == "another program"
    assert os.read(reader, 100) == b""
    os.close(reader)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"-1", b"0", b"9" * 100, b"99999999999", b"1 2"])
def test_a_file_that_says_nothing_names_nobody(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.db"
    file_of(path).write_bytes(content)
    assert lock_holder(path) == "another program"


def test_a_folder_that_is_gone_is_reported(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        leave_pid(tmp_path / "gone" / "library.db")
