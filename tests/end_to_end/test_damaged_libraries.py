"""The app on damaged copies of a real library, in a terminal: it opens, or ends with one line."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.terminal import BRACKETED_PASTE, Terminal
from tests.test_damaged_libraries import make_rich

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX terminals"),
]

STARTING = 10.0
"""Seconds without output after which the app is taken to have started."""
KEY_SECONDS = 0.3
"""How long the app is given to answer a key."""
ENOUGH = 20
"""Times to ask the app to end: an escape that came just before makes another key of the first."""
DAMAGED = {
    "status": "UPDATE mark SET status = 'evil' || char(27) || '[31m'",
    "kind of a search": "UPDATE search SET kind = 'letter'",
    "place of a document": "UPDATE document SET position = 9223372036854775807 WHERE key = 1",
    "endless pay": """UPDATE item
        SET pay_minimum = 1, pay_maximum = 9e999, pay_currency = 'X', pay_period = 'hour'""",
    "escapes": """UPDATE item SET title = char(27) || ']0;PWN' || char(7) || title, team = char(155) || '31m';
        UPDATE document SET name = char(27) || ']0;PWN' || char(7), source = char(27) || ']0;PWN' || char(7);
        UPDATE note SET text = char(27) || ']0;PWN' || char(7) || text; UPDATE tag SET tag = tag || char(27);
        UPDATE search SET name = char(27) || ']0;PWN' || char(7), query = char(27) || ']52;c;PWN'""",
    "a text gone": "DELETE FROM text WHERE document = 2",
    "lines": "UPDATE standing SET first = 999999999, last = 999999999",
}
KEYS = ["J", "3", *"jmiue", "\x1b", "/", "sea\r", "\r", "\x1b", "\x1b", "1", "G", "t", "\x1b", "U", "?"]


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rich")
    make_rich(folder / "library.db", folder / "docs")
    return folder / "library.db"


@pytest.mark.parametrize("name", DAMAGED)
def test_the_app_opens_a_damaged_library_or_ends_with_one_line(rich: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "library.db"
    shutil.copy(rich, path)
    with closing(sqlite3.connect(path)) as connection:
        loose = "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;"
        connection.executescript(f"{loose} {DAMAGED[name]}")
    with Terminal([], environment={"READER_LIBRARY": str(path)}) as terminal:
        while BRACKETED_PASTE not in terminal.output and terminal.await_output(STARTING):
            pass
        for key in ("", *KEYS, *["\x11"] * ENOUGH):
            if not terminal.await_output(KEY_SECONDS) or not terminal.send(key.encode()):
                break
        code = terminal.wait_for_end()
        assert b"\x1b]0;PWN" not in terminal.output
        assert b"\x1b]52;" not in terminal.output
    said = terminal.output.rpartition(b"\x1b[?1049l")[2].decode()
    assert (code, said.count("reader: ")) in ((0, 0), (4, 1)), said
    assert "Traceback" not in said
