"""Reading web pages, against html.parser alone on the same markup.

The second column is what the standard library's parser takes by itself; both in processor time.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from reader.pages import read_page
from tests.benchmarks.measuring import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).resolve().parents[1] / "pages" / "samples"
SIZE = 100_000
LIMIT = 3.0
ROUNDS = 7
SCRIPT = (
    "<script>var settings = {a: 1, b: [2, 3], address: 'https://quay.example/'};\n"
    + "f(1);\n" * 400
    + "</script>"
)


def main() -> list[Comparison]:
    read_page("<p>The gull.</p>" * 3)  # load what is imported on first use
    return [_compared(f"100 KB: {name}", markup) for name, markup in _pages().items()]


def _compared(name: str, markup: str) -> Comparison:
    comparison = Comparison(name, LIMIT)
    return comparison.run(ROUNDS, lambda: _seconds(read_page, markup), lambda: _seconds(_parse, markup))


def _parse(markup: str) -> None:
    parser = HTMLParser()
    parser.feed(markup)
    parser.close()


def _seconds(call: Callable[[str], object], markup: str) -> float:
    started = process_time()
    call(markup)
    return process_time() - started


def _pages() -> dict[str, str]:
    """Return pages of 100 KB: the body of a sample, over and over, with scripts as pages have."""
    names = ("news-site", "wordpress-post", "encyclopedia", "sphinx-docs", "old-table-layout", "forum-thread")
    pages = {}
    for name in names:
        head, body, rest = (SAMPLES / f"{name}.html").read_text().partition("<body")
        if not body:
            head, body, rest = (SAMPLES / f"{name}.html").read_text().partition("<BODY")
        page = body + rest + SCRIPT
        pages[name] = head + page * (SIZE // len(page) + 1)
    return pages
