"""Reading web pages, against html.parser alone on the same markup.

The second column is what the standard library's parser takes by itself; both in processor time. First markup
to text and outline, then bytes to document. html.parser hardly looks at text: on the page of long paragraphs
it only finds where they end, so whatever looks at each line of the text is many times that. A page that is
read again has lines that rules have judged before; the last row is of paragraphs that are new each time.
"""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import permutations, repeat
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from reader.pages import read_page
from reader.parsing import parse
from reader.sources import text_of
from tests.benchmarks.measuring import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLES = Path(__file__).resolve().parents[1] / "pages" / "samples"
SIZE = 100_000
MAKES = ("news-site", "old-table-layout")
"""Pages that are also made documents of, beside one of long paragraphs."""
BIRDS = ("gulls", "terns", "geese", "herons", "swifts")
LIMIT = 3.0
ROUNDS = 7
SCRIPT = (
    "<script>var settings = {a: 1, b: [2, 3], address: 'https://quay.example/'};\n"
    + "f(1);\n" * 400
    + "</script>"
)

PARAGRAPHS = (
    "<title>Tides</title><article><h1>Tides</h1><p>The clock in the harbour counts tides instead of hours, "
    "and the wardens of the pier wind it by hand every evening. The motor that once did so was sold in a "
    "hard winter, and nobody has missed it since.</p><p>Who comes by boat reads it from afar; who comes on "
    "foot has to climb.</p></article>"
)


def main() -> list[Comparison]:
    read_page("<p>The gull.</p>" * 3)  # load what is imported on first use
    pages = _pages()
    _document(PARAGRAPHS)
    read = [_compared(f"100 KB: {name}", read_page, markup) for name, markup in pages.items()]
    makes = {name: pages[name] for name in MAKES} | {"long paragraphs": _long_paragraphs()}
    again = [_compared(f"100 KB to document: {name}", _document, it) for name, it in makes.items()]
    new = (_long_paragraphs(f"The {one} and the {two} are about. ") for one, two in permutations(BIRDS, 2))
    return [*read, *again, _compared("100 KB to document: new paragraphs", _document, new)]


def _compared(name: str, read: Callable[[str], object], markup: str | Iterator[str]) -> Comparison:
    """Compare on a page, or on another one each time."""
    pages = repeat(markup) if isinstance(markup, str) else markup
    return Comparison(name, LIMIT).run(
        ROUNDS, lambda: _seconds(read, next(pages)), lambda: _seconds(_parse, next(pages))
    )


def _document(markup: str) -> object:
    text = text_of("page.html", markup.encode())
    return parse(text.text, "page.html", text.notices, outline=text.outline)


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


def _long_paragraphs(opening: str = "") -> str:
    """Return a page of 100 KB of prose, in paragraphs of seven sentences that are all different.

    Each begins with the same `opening`.
    """
    words = PARAGRAPHS.partition("<p>")[2].replace("</p><p>", " ").partition("</p>")[0].split()
    body: list[str] = []
    size, at = 0, 0
    while size < SIZE:
        sentences = []
        for length in (9, 14, 21, 12, 17, 8, 19):
            picked = [
                words[(at * 7 + step * (1 + at % 5)) % len(words)].strip(".;,") for step in range(length)
            ]
            sentences.append(" ".join(picked).capitalize() + ("?" if at % 29 == 0 else "."))
            at += 1
        body.append(f"<p>{opening}{' '.join(sentences)}</p>\n")
        size += len(body[-1])
    return f"<!doctype html><title>Tides</title><body><article><h1>Tides</h1>{''.join(body)}</article></body>"
