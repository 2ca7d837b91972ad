"""No line is in two blocks, for any mix of what passes may claim, nor is one in none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.parsing import papers, parse
from reader.parsing.lines import Claims, Head, Span

if TYPE_CHECKING:
    from reader.model import BlockKind, Document

_KINDS: tuple[BlockKind, ...] = ("code", "paper", "table", "posting", "paragraph")
_PIECES = (
    ("```python",),
    ("```",),
    ("~~~",),
    ("By Ana B",),
    ("Ilse Varga, Jun-ho Tran, Bao Iyer",),
    ("Slow tides: a study of patience", "Ilse Varga, Jun-ho Tran"),
    ("Authors: Ilse Varga; Jun-ho Tran", "Proceedings of the Tide Workshop, 2031"),
    ("• Whisper maps — Ilse Varga, Jun-ho Tran • Fog — Bao Iyer, Priya Kessler",),
    ("Abstract: " + "The lock opens when the level is right. " * 5,),
    ("pdf | code | slides",),
    ("University of Utrecht",),
    ("US, WA, Seattle",),
    ("US, WA, Seattle", "The Ledger team is looking for a Data Analyst. " * 5),
    ("Location: Tampa, Florida, United States",),
    ("About the role",),
    ("## What we offer",),
    ("Company: Halden", "Salary: £30,000", "Employment type: Full-time"),
    ("- one", "  - two", "    and it goes on"),
    ("1. first", "2. second"),
    ("a | b | c", "1 | 2 | 3"),
    ("Level", "3.5", "7 %", "12:30", "Rate", "4.5", "8 %", "13:30"),
    ("def lock(level):", "    return level > 3;", "}"),
    ("    indented = far(1)",),
    ("Related content",),
    ("Related content", "Tides at the Harbor Lab", "Why the lab keeps old charts."),
    ("Research areas",),
    ("tides.png", "Credit: Ilse Varga"),
    ("“A bound is a promise.”", "— Ilse Varga, head of tides"),
    ("Q. How did it begin?", "A. By accident."),
    ("Why does a tide that is slow in the morning come", "back faster in the evening, and what would"),
    ("A short sentence stands here.",),
    ("",),
    ("",),
)
mixed = st.lists(st.sampled_from(_PIECES), max_size=30).map(
    lambda pieces: "\n".join(line for piece in pieces for line in piece)
)


def _blocks_of_lines(document: Document) -> dict[int, list[str]]:
    """Return the kinds of the blocks of each non-blank line."""
    return {
        number: [block.kind for block in document.blocks if block.lines[0] <= number <= block.lines[1]]
        for number, line in enumerate(document.text.split("\n"), 1)
        if line.strip()
    }


def _check(document: Document) -> None:
    kinds = _blocks_of_lines(document)
    assert {number: len(found) for number, found in kinds.items() if len(found) != 1} == {}
    ends = [end for block in document.blocks for end in block.lines]
    assert ends == sorted(ends)
    for paper in document.papers:
        assert {kinds[n][0] for n in paper.lines} == {"paper"}
        for part in paper.parts:
            first = document.text.count("\n", 0, part.start) + 1
            assert kinds[first] == ["paper"]
            assert paper.lines[0] <= first <= paper.lines[1]
    listed = [block.lines for block in document.blocks if block.kind == "posting"]
    one_ad = document.article is None and len(document.postings) == 1
    if listed and not one_ad:  # the page of one ad keeps the kinds of its lines
        assert [posting.lines for posting in document.postings] == listed


@given(mixed)
@settings(max_examples=4 * settings().max_examples)
def test_each_line_is_in_one_block_and_papers_and_postings_agree(text: str) -> None:
    _check(parse(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("```\n```python\nBy Ana B", ["code", "code", "paragraph"]),
        ("```\nSlow tides\nBy Ana B\n```", ["code"] * 4),
        (
            "~~~\nSlow tides and ebbs\nIlse Varga, Jun-ho Tran, Bao Iyer\n~~~\nText.",
            [*["code"] * 4, "paragraph"],
        ),
        (
            "Slow tides: a study\nAuthors: Ilse Varga, Jun-ho Tran, Bao Iyer\n```\nx = 1\n```",
            ["paper", "paper", *["code"] * 3],
        ),
        ("```\n- one\na | b | c\n~~~\n```\nText.", [*["code"] * 5, "paragraph"]),
        ("```\nText goes on.\n\nRelated content\n\nUS, WA, Seattle\n" + "We plan routes. " * 20, None),
        ("Slow tides: a study\nIlse Varga, Jun-ho Tran, Bao Iyer\n" + "short\n" * 3000, None),
    ],
)
def test_a_fence_wins_over_all_that_stands_in_it(text: str, kinds: list[str] | None) -> None:
    document = parse(text)
    _check(document)
    if kinds is not None:
        assert [found[0] for found in _blocks_of_lines(document).values()] == kinds


spans = st.builds(
    lambda kind, first, length: Span(kind, first, min(first + length, 19)),
    st.sampled_from(_KINDS),
    st.integers(0, 19),
    st.integers(0, 19),
)


@given(st.lists(spans, max_size=30))
def test_the_first_claim_of_a_line_holds(claimed: list[Span]) -> None:
    claims = Claims(20)
    claims.take(claimed)
    given = {index: span.kind for span in claimed[::-1] for index in range(span.first, span.last + 1)}
    found = [(span.kind, index) for span in claims.spans() for index in range(span.first, span.last + 1)]
    assert found == [(given.get(index, "paragraph"), index) for index in range(20)]
    assert [claims.get(index) for index in range(20)] == [given.get(index) for index in range(20)]
    assert {index for index in range(20) if index in claims} == set(given)


def test_claims_of_no_lines_are_none_and_the_line_after_is_free() -> None:
    assert list(Claims(0).spans()) == []
    assert Claims(0).get(0) is None
    assert 1 not in Claims(1)


def test_a_paper_keeps_only_lines_that_are_its_own() -> None:
    claims = Claims(6)
    claims.take([Span("code", 3, 3), Span("paper", 0, 4)])
    whole = Head((0, 1), (2, 3), ("Ana B",), (0, 1), notes=(2, 3), summary=(4, 5))
    lost = Head((0, 1), (2, 3), ("Ana B",), (2, 3))
    assert list(papers.kept([whole, lost], claims)) == [
        Head((0, 1), (2, 3), ("Ana B",), (0, 1), notes=(2,), summary=(4,))
    ]
