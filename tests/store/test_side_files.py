"""What is next to a library in the place of SQLite's files: followed nowhere, waited for never."""

from __future__ import annotations

import os
import shutil
import socket
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.store import open_library
from reader.store.quick_peek import peek
from reader.store.side_files import SIDES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes import Clock


def link(side: Path) -> None:
    side.with_name("victim").write_text("not ours")
    side.symlink_to("victim")


def listen(side: Path) -> None:
    with chdir(side.parent), socket.socket(socket.AF_UNIX) as made:  # a whole path may be too long
        made.bind(side.name)


WAYS: dict[str, Callable[[Path], None]] = {
    "a pipe": os.mkfifo,
    "a link": link,
    "a dead link": lambda side: side.symlink_to("nowhere"),
    "a loop": lambda side: side.symlink_to(side.name),
    "a device": lambda side: side.symlink_to("/dev/null"),
    "an endless device": lambda side: side.symlink_to("/dev/zero"),
    "a folder": Path.mkdir,
    "a socket": listen,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("suffix", SIDES)
def test_what_is_no_file_is_refused_and_left(path: Path, clock: Clock, suffix: str, way: str) -> None:
    open_library(path, clock=clock).close()
    before = path.read_bytes()
    side = path.with_name(path.name + suffix)
    WAYS[way](side)
    assert peek(path) is None
    with pytest.raises(LibraryError, match="has something next to it that is no file") as refused:
        open_library(path, clock=clock)
    assert str(side) in str(refused.value)
    assert path.read_bytes() == before
    assert not path.with_name("nowhere").exists()
    assert way != "a link" or path.with_name("victim").read_text() == "not ours"


def test_a_wal_is_looked_for_where_a_link_leads(path: Path, clock: Clock, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    with open_library(path, clock=clock) as library:
        library.positions.set_setting("theme", "light")
        for file in path.parent.glob("library.db*"):
            shutil.copy(file, there)
    named = tmp_path / "linked.db"
    named.symlink_to(there / "library.db")
    seen = peek(named)
    assert seen is not None
    assert seen.settings == {"theme": "light"}
    with open_library(named, clock=clock) as library:
        assert library.positions.setting("theme") == "light"
