"""What was found in one document, as values: which match comes first, round the ends, and its part."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import samples
from reader.library.library import Library
from reader.ui.document.location import (
    TABS,
    FindCursor,
    Location,
    find_cursor_at,
    shown_spans,
    tab_at,
    tab_showing,
)
from tests.ui.builders import document, paper

HERE = Location("d", "article", 20)
SPANS = [(3, 5), (20, 24), (30, 31)]


@pytest.mark.parametrize(("offset", "at"), [(0, 0), (4, 1), (20, 1), (21, 2), (31, 0)], ids=str)
def test_the_first_match_is_the_next_from_where_one_is(offset: int, at: int) -> None:
    assert find_cursor_at("q", SPANS, HERE._replace(offset=offset)).at == at


def test_the_note_counts_from_one() -> None:
    assert find_cursor_at("q", SPANS, HERE).note == "2 of 3"
    assert find_cursor_at("q", [], HERE).note == "not found"
    assert FindCursor("q", [(n, n + 1) for n in range(1234)], 999, HERE).note == "1,000 of 1,234"


def test_steps_go_round_either_end() -> None:
    found = find_cursor_at("q", SPANS, HERE)
    assert [found.step(1).at, found.step(1).step(1).at, found.step(-1).at] == [2, 0, 0]
    nothing = find_cursor_at("q", [], HERE)
    assert nothing.step(1) == nothing
    assert nothing.offset is None


@given(st.lists(st.integers(0, 50), min_size=1, unique=True), st.integers(0, 60), st.integers(1, 5))
def test_stepping_on_and_back_leads_to_the_same_match(starts: list[int], offset: int, steps: int) -> None:
    found = find_cursor_at(
        "q", [(start, start + 1) for start in sorted(starts)], HERE._replace(offset=offset)
    )
    there = found
    for _ in range(steps):
        there = there.step(1)
    for _ in range(steps):
        there = there.step(-1)
    assert there == found


def test_every_item_is_found_in_its_own_part() -> None:
    with Library.of(samples()) as library:
        for entry in library.documents.list():
            text = library.documents.get(entry.id)
            for posting in text.postings:
                assert tab_showing(text, posting.start) == "postings"
                first = text.text.rfind("\n\n", 0, posting.start) + 2
                assert tab_showing(text, first) == "postings"
            for one in text.papers:
                assert {tab_showing(text, part.start) for part in one.parts} == {"papers"}
            for block in text.article.blocks if text.article else ():
                assert tab_showing(text, block.start) == "article"
                assert tab_at(text, block.start) == "article"


def test_where_there_is_no_article_the_text_belongs_to_what_there_is() -> None:
    papers = document(
        ("paper", "A title\nA. Author\nA summary."), papers=[paper(0, "A title", "A. Author", "A")]
    )
    assert tab_showing(papers, 500) == "papers"
    assert tab_showing(document(), 0) in TABS


def test_a_footer_is_not_searched() -> None:
    text = document(("paragraph", "robots here"), ("footer", "robots there"), ("paragraph", "robots again"))
    starts = [at for at in range(len(text.text)) if text.text.startswith("robots", at)]
    assert len(starts) == 3
    kept = shown_spans(text, [(start, start + 6) for start in starts])
    assert [start for start, _ in kept] == [starts[0], starts[2]]
