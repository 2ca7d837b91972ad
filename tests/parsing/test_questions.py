"""The questions of a page's paragraphs are those that the pass over all lines finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parsing import facts, lines, prose
from reader.parsing.lead import Lead
from reader.parsing.lines import Claims, Span, chunks
from reader.parsing.scanning import scan

PAGES = sorted((Path(__file__).parent / "blind").glob("*.txt"))
PIECES = (
    "Why do the ropes hold?",
    "Q. Who plaits them?",
    "A. Four families do, and have done so for as long as anyone who lives there can remember.",
    "Ilse Varga: You must have been afraid.",
    "Bo Reed: I was. We all were, when the wind came up the gorge and the old ropes began to sing.",
    "Tell us about the grass.",
    "*What is it like?*",
    "The grass grows above the gorge, and is cut in June, by hand, before the rains come in from the east.",
    "1. How long is it?",
    "2. How old is it?",
    "The bridge",
    "• thirty metres",
    "",
)


def found_by_both(text: str, taken: tuple[Span, ...] = ()) -> tuple[list[Span], list[Span]]:
    rows = lines.split(text)
    claims = Claims(len(rows))
    claims.take(taken)
    body = list(chunks(rows, 0, len(rows) - 1, claims))
    known = facts.gather(rows, scan(rows), Lead(()), len(rows), claims)
    everything = prose.find(rows, scan(rows), 0, len(rows), claims, known)
    whole = [span for span in everything if span.kind == "question"]
    return whole, list(prose.questions(rows, scan(rows), 0, body, claims, known))


@pytest.mark.parametrize("path", PAGES, ids=[path.stem for path in PAGES])
def test_on_pages(path: Path) -> None:
    whole, quick = found_by_both(path.read_text(encoding="utf-8"))
    assert quick == whole


@given(st.lists(st.sampled_from(PIECES), max_size=24), st.integers(0, 6), st.integers(0, 6))
def test_on_any_lines(pieces: list[str], first: int, more: int) -> None:
    text = "\n".join(pieces)
    last = min(first + more, len(lines.split(text)) - 1)
    taken = (Span("list", first, last),) if first <= last else ()
    whole, quick = found_by_both(text, taken)
    assert quick == whole
