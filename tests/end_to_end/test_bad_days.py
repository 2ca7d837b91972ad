"""The app on bad days: its library is taken away, cut short or replaced, or its disk is full."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library.store_handle import user_library
from tests.end_to_end.terminal import Terminal
from tests.library.samples import HARBOR, TIDES, add, page, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX terminals")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return the user's library of a few documents."""
    pages = {f"n{number}": page(f"Number {number}", TIDES, HARBOR) for number in range(6)}
    folder = write(tmp_path / "docs", **pages)
    with Library.open() as library:
        add(library, folder)
    return user_library()


def cut(path: Path) -> None:
    os.truncate(path, 5000)


def empty(path: Path) -> None:
    os.truncate(path, 0)


def replace(path: Path) -> None:
    other = path.with_name("other")
    shutil.copy(path, other)
    other.replace(path)


def overwrite(path: Path) -> None:
    path.write_bytes(b"something else\n" * 10)


def delete(path: Path) -> None:
    path.unlink()


def delete_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def cut_all(path: Path) -> None:
    for file in path.parent.glob(f"{path.name}*"):
        os.truncate(file, 0)


WAYS = [cut, empty, replace, overwrite, delete, delete_folder, cut_all]
DOINGS = {"nothing": "", "mark": "m", "next": "J", "search": "/boats", "undo": "u", "read on": "3jjj\r"}
CASES = [
    *((way, "nothing") for way in WAYS),
    *((cut, doing) for doing in DOINGS if doing != "nothing"),
    *((delete, doing) for doing in ("mark", "search")),
]
OFTEN = [(delete_folder, "nothing"), (cut, "mark")]
"""The cases of a plain run of the tests."""


def ends(terminal: Terminal, path: Path) -> str:
    """Return the one line that the program ends with."""
    code = terminal.wait_for_end()
    after = terminal.output.rpartition(b"\x1b[?1049l")[2].decode()
    lines = [line for line in after.splitlines() if "reader:" in line]
    assert code == 4, (code, terminal.text)
    assert len(lines) == 1, after
    assert str(path) in lines[0]
    assert "Traceback" not in after
    return lines[0]


@pytest.mark.parametrize(
    ("way", "doing"),
    [
        pytest.param(
            *case, marks=[] if case in OFTEN else pytest.mark.slow, id=f"{case[0].__name__}-{case[1]}"
        )
        for case in CASES
    ],
)
def test_a_library_lost_under_the_app_ends_it_with_one_line(
    library: Path, way: Callable[[Path], None], doing: str
) -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Documents", "Number 5")
        way(library)
        terminal.press(*DOINGS[doing])
        assert "while open" in ends(terminal, library)
