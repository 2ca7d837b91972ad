"""A document of 20 MB: how soon its text shows, how it pages and resizes, and how much memory it takes."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.config import bundled
from tests.benchmarks.measuring import Comparison, Timed
from tests.benchmarks.start import BARE, READER, first_paint, memory

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALL, BIG = 20_000, 20_000_000
POSTINGS_SHARE = 0.3
ROUNDS = 5
PAGES = 12
SIZES = ((200, 60), (80, 24), (120, 36), (100, 30))
TAKEN_APART = "min left"
"""What the line above the text says once the document is parsed."""


def write_document(path: Path, size: int) -> None:
    """Write an article with postings, about `size` bytes, in the words of the bundled documents."""
    article, _, tail = (
        bundled("seeds").joinpath("02-aaai-papers.txt").read_text().rpartition("Related content")
    )
    title, *lines = [line for line in article.split("\n") if line.strip()]
    paragraphs = [line for line in lines if len(line) > 200]
    postings = [line for line in tail.split("\n") if line.strip()]
    out = [title, ""]
    out += _filled((f"Paragraph {n}. {words}" for n in count(1) for words in paragraphs), size, gap=True)
    out += ["Related content", ""]
    pairs = list(zip(postings[::2], postings[1::2], strict=False))
    places = (f"{place}\n{words} Number {n}." for n in count(1) for place, words in pairs)
    out += _filled(places, int(size * POSTINGS_SHARE), gap=False)
    path.write_text("\n".join(out), encoding="utf-8")


def _filled(parts: Iterator[str], size: int, *, gap: bool) -> list[str]:
    """Return as many parts as fill that many bytes."""
    out: list[str] = []
    while size > 0:
        part = next(parts)
        out += [part, ""] if gap else [part]
        size -= len(part.encode()) + 1 + gap
    return out


def pages(words: list[str], until: str) -> list[float]:
    """Return the seconds from a page-down key to the last byte painted because of it."""
    with Timed(words) as program:
        program.painted(until)
        program.settle()
        return [program.key(" ") for _ in range(PAGES)]


def resizes(words: list[str], until: str) -> list[float]:
    """Return the seconds from resizing the window to the last byte painted because of it."""
    with Timed(words) as program:
        program.painted(until)
        program.settle()
        return [program.resize(*size) for size in SIZES]


def main() -> list[Comparison]:
    """Return all comparisons of this kind."""
    with TemporaryDirectory() as folder:
        small, big = Path(folder, "small.txt"), Path(folder, "big.txt")
        write_document(small, int(SMALL / (1 + POSTINGS_SHARE)))
        write_document(big, int(BIG / (1 + POSTINGS_SHARE)))
        body = "Paragraph 1."
        first = Comparison("first text of 20 MB, against 20 KB", 3.0)
        first.run(
            ROUNDS,
            lambda: first_paint([*READER, str(big)], body),
            lambda: first_paint([*READER, str(small)], body),
        )
        repaint = [sys.executable, BARE, "repaint"]
        page = Comparison("page down in 20 MB, against a bare repaint", 4.0)
        page.bare += pages(repaint, "READY")
        page.ours += pages([*READER, str(big)], TAKEN_APART)
        resize = Comparison("resize of 20 MB, against a bare repaint", 8.0)
        resize.bare += page.bare
        resize.ours += resizes([*READER, str(big)], TAKEN_APART)
        taken = Comparison("memory over a bare app, against the file", 8.0, "MiB")
        bare = memory([sys.executable, BARE, "text"], "READY")
        taken.run(
            1, lambda: memory([*READER, str(big)], TAKEN_APART) - bare, lambda: big.stat().st_size / 2**20
        )
        return [first, page, resize, taken]
