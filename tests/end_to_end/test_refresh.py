"""The real program in a terminal, with a feed of our own: what came is told, listed, unfolded and seen."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.terminal import Terminal, command
from tests.library.samples import TIDES, page, write
from tests.library.tides import item, rss
from tests.web import Web

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals and terminals")


def reader(*arguments: object) -> str:
    words = [*command(), *map(str, arguments)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def test_a_refresh_from_the_app_shows_what_is_new(tmp_path: Path) -> None:
    with Web() as web:
        feed = f"{web.base}/feed"
        web.pages["/feed"] = rss(item(1, link=f"{web.base}/1"))
        reader("add", write(tmp_path / "docs", a=page("First", TIDES)))
        reader("subscribe", feed)
        assert reader("refresh") == f"new\t{feed}\t1 new\n"
        web.pages["/feed"] = rss(item(1, link=f"{web.base}/1"), item(2, link=f"{web.base}/2"))
        with Terminal([], columns=120, rows=36) as terminal:
            terminal.wait_for("Tides of Today", "Postings 1")
            terminal.press("g", *"jjj")
            terminal.wait_for("▌ ▸ Tides of Today")
            terminal.press("\x12")
            terminal.wait_for("1 new.", "New today")
            terminal.press("\r")
            terminal.wait_for("▾ Tides of Today", "Tide 1", "Tide 2")
            terminal.press("q")
            assert terminal.wait_for_end() == 0
    assert reader("list", "--kind", "article", "--json").count('"Tide 2"') == 1
