"""Files written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.errors import ExistsError, UsageError
from reader.system import files
from reader.system.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

KILLED = """
import os, signal, sys
from reader.system.files import write_atomically
with write_atomically(sys.argv[1]) as file:
    file.write("half of it")
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(params=["unnamed", "named"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With files that have no name until they are whole, and where the system has none of those."""
    if request.param == "named":
        monkeypatch.setattr(files, "DESCRIPTORS", "/nowhere")
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_a_name_that_is_taken_is_not_taken_from_whoever_has_it(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"

    def write() -> None:
        with write_atomically(str(path), replace=False) as file:
            path.write_text("somebody else's")
            file.write("mine")

    with pytest.raises(ExistsError, match="with this name"):
        write()
    assert path.read_text() == "somebody else's"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("way")
def test_a_new_file_and_one_that_is_replaced_are_for_the_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    for text in ("first", "second"):
        with write_atomically(str(path)) as file:
            file.write(text)
        assert path.read_text() == text
        assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="this system has no unnamed files")
def test_a_kill_leaves_nothing_behind(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "out.txt")], timeout=60)
    assert done.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with write_atomically(str(path)) as file:
        file.write("after")
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("way")
def test_what_is_broken_off_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    with pytest.raises(TypeError), write_atomically(str(path)) as file:
        file.writelines(["after", 1])  # type: ignore[list-item]
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("replace", [True, False])
def test_nothing_is_written_through_a_link(tmp_path: Path, replace: bool) -> None:
    (tmp_path / "target").write_text("before")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with (
        pytest.raises(UsageError, match="symbolic link"),
        write_atomically(str(tmp_path / "link"), replace=replace),
    ):
        raise AssertionError
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "before"


@pytest.mark.usefixtures("way")
def test_a_link_that_comes_meanwhile_is_not_followed(tmp_path: Path) -> None:
    path, target = tmp_path / "out.txt", tmp_path / "target"
    path.write_text("before")
    target.write_text("somebody else's")
    with write_atomically(str(path)) as file:
        path.unlink()
        path.symlink_to(target)
        file.write("mine")
    assert target.read_text() == "somebody else's"
    assert path.read_text() == "mine"
    assert not path.is_symlink()


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o440, 0o777])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    path.chmod(mode)
    with write_atomically(str(path)) as file:
        file.write("after")
    assert path.stat().st_mode & 0o7777 == mode


@pytest.mark.usefixtures("way")
@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_a_file_that_is_replaced_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before")
    os.chown(path, 1234, 4321)
    with write_atomically(str(path)) as file:
        file.write("after")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)


@pytest.mark.parametrize("name", ["/dev/null", "/dev/stdout", "/dev/fd/2", "pipe"])
def test_the_app_writes_ordinary_files_alone(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    with pytest.raises(UsageError, match="no ordinary file"):
        files.write_lines(name, ["a line"], replace=True)


@pytest.mark.parametrize("name", ["", "missing/out.txt"])
def test_where_nothing_can_be_written(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="can't be written"), write_atomically(name):
        raise AssertionError


def test_a_failure_of_who_writes_is_no_failure_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a defect"), write_atomically(str(tmp_path / "out.txt")):
        raise ValueError("a defect")
    assert list(tmp_path.iterdir()) == []
