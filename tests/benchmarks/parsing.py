"""Parsing documents: 20 MB of each kind of text, and the worst cases under one megabyte.

The second column is the limit for the first: 8 MB per second, and two seconds; both in processor time.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from reader.parsing import parse
from tests.benchmarks import odd_texts
from tests.benchmarks.measuring import Comparison
from tests.benchmarks.odd_texts import MEGABYTE
from tests.parsing import judged, kinds_without_items
from tests.parsing.test_limits import AWKWARD, POSTINGS

SIZE = 20_000_000
RATE = 8_000_000
PATIENCE = 2.0
SHARED = Path(__file__).resolve().parents[3] / "shared"


def main() -> list[Comparison]:
    parse("US, WA, Seattle\nWe are looking for a Data Scientist.\n" * 3)  # load what is imported on first use
    found = [_timed(f"20 MB: {name}", text) for name, text in _long().items()]
    slowest = max(_short().items(), key=lambda it: _seconds(it[1]))
    found += [
        Comparison(f"1 MB: {name}", 1, "s", [_seconds(text)], [PATIENCE])
        for name, text in (_kinds() | odd_texts.texts()).items()
    ]
    return [
        *found,
        Comparison(f"1 MB, the slowest: {slowest[0]}", 1, "s", [_seconds(slowest[1])], [PATIENCE]),
    ]


def _timed(name: str, text: str) -> Comparison:
    return Comparison(name, 1, "s", [_seconds(text)], [len(text.encode()) / RATE])


def _seconds(text: str) -> float:
    started = process_time()
    parse(text)
    return process_time() - started


def _long() -> dict[str, str]:
    """Return texts of 20 MB: postings by the thousand, and articles one after the other."""
    with TemporaryDirectory() as folder:
        maker, made = SHARED / "tools" / "make_corpus.py", Path(folder) / "corpus"
        count = ["11000", "--per-document", "11000"]
        subprocess.run([sys.executable, maker, made, *count], check=True, capture_output=True)
        postings = next(made.glob("*.txt")).read_text(encoding="utf-8")
    articles = "\n\n".join(
        path.read_text(encoding="utf-8") for path in sorted((SHARED / "seeds").glob("*.txt"))
    )
    return {"postings": postings[:SIZE], "articles": (articles * (SIZE // len(articles) + 1))[:SIZE]}


def _kinds() -> dict[str, str]:
    """Return texts of one megabyte of each kind: pages of ours, and those without papers and postings."""
    kinds = {name: [page.text for page in judged.pages(name)] for name in ("articles", "listings", "others")}
    kinds |= {kind: kinds_without_items.texts(kind, 12) for kind in kinds_without_items.KINDS}
    together = {name: "\n\n".join(texts) for name, texts in kinds.items()}
    return {name: (text + "\n\n") * (MEGABYTE // len(text)) for name, text in together.items()}


def _short() -> dict[str, str]:
    awkward = {name: piece * (MEGABYTE // len(piece)) for name, piece in AWKWARD.items()}
    head = "Related content\n\nUS, WA, Seattle\n"
    return awkward | {f"posting of {piece!r}": head + piece * (MEGABYTE // len(piece)) for piece in POSTINGS}
