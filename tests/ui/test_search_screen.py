"""What the search says and lets one do beside its hits: notes, tabs, earlier queries, sizes, odd titles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from textual import events

from reader.library.saved_searches import SavedSearch
from reader.library.search_service import Indexing
from reader.model import PostingSummary, Standing
from reader.search import Hit, Results
from reader.store.values import Marks
from reader.ui.dialogs.order import OrderScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.services.search_session import SearchCompleted
from reader.ui.widgets.hit_rows import HitRow, hit_height, hit_lines, snippet_of
from reader.ui.widgets.inputs import MAX_LENGTH, QueryInput
from reader.ui.widgets.posting_rows import NAME_LINES
from reader.ui.widgets.result_list import (
    CLOSEST,
    InfoRow,
    RecentQuery,
    ResultList,
    SearchNote,
    described,
    note_on,
)
from reader.ui.widgets.search_tabs import KindTabs
from tests.ui.builders import screen_text
from tests.ui.driving import running, until

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

NOTHING = Results(query="q", hits=(), total=0, counts={}, relaxed=False, suggestion=None, notes=())
HIT = Hit(
    id="x", kind="posting", document="d", source="d.txt", title="A role", title_matches=(),
    place="GB, London", place_matches=(), lines=(1, 2), passage=(2, 2), score=1.0,
    snippet="Words of the passage", matches=((0, 5),), offset=0, spans=((0, 5),), copies=(),
)  # fmt: skip


async def search(pilot: Pilot[Any], query: str) -> SearchScreen:
    """Opens the search, types, and waits for the answer."""
    await pilot.press("slash")
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    before = screen.session.generation
    screen.input.value = query
    await until(pilot, lambda: screen.is_settled and screen.session.generation > before)
    await until(pilot, lambda: screen.results is None or not screen.results.is_partial)
    await pilot.pause()
    return screen


def drawn(rows: ResultList) -> str:
    """What stands in the list."""
    return "\n".join(rows.render_line(y).text for y in range(rows.size.height))


async def test_nothing_with_all_the_words_shows_the_nearest_and_what_was_meant() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "x")
        meant = replace(NOTHING, hits=(HIT,), total=1, relaxed=True, suggestion="barcelona")
        note = screen.query_one(SearchNote)

        def told() -> bool:
            """Whether it is said; a true answer may still be on its way, and takes the place of this one."""
            if "Did you mean barcelona?" in str(note.content):
                return True
            screen.post_message(SearchCompleted(screen.session.generation, meant))
            return False

        await until(pilot, told)
        assert CLOSEST in str(note.content)
        assert "ctrl+y" in str(note.content)
        await pilot.press("ctrl+y")
        await until(pilot, lambda: screen.input.value == "barcelona" and screen.is_settled)
        assert not screen.check_action("take_suggestion", ())


async def test_an_unknown_field_is_said_in_a_line() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "plase:london")
        note = screen.query_one(SearchNote)
        await until(pilot, lambda: 'no field "plase"' in str(note.content))


def test_what_is_said_of_an_index_that_is_being_made() -> None:
    partial = replace(NOTHING, is_partial=True)
    assert note_on(partial, Indexing(40_000, 100_000), "") == [
        "Indexing 40,000 of 100,000 documents; more results to come."
    ]
    assert note_on(partial, Indexing(7, None), "") == ["Indexing 7 documents; more results to come."]
    assert note_on(partial, None, "") == ["Indexing; more results to come."]
    assert note_on(NOTHING, None, "") == []


async def test_results_are_looked_for_again_while_the_index_grows() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "barcelna")
        found = screen.results
        assert found is not None
        screen.post_message(SearchCompleted(screen.session.generation, replace(NOTHING, is_partial=True)))

        def found_again() -> bool:
            return (
                screen.results is not None and screen.results is not found and not screen.results.is_partial
            )

        await until(pilot, found_again)
        assert screen.results is not None
        assert screen.results.hits == found.hits


async def test_a_click_on_a_kind_shows_it_and_one_on_the_order_changes_it() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "learning")
        tabs = screen.query_one(KindTabs)
        line = tabs.render().plain  # type: ignore[union-attr]
        await pilot.click(KindTabs, offset=(line.index("Papers") + 2, 0))
        await until(pilot, lambda: screen.kind == "paper" and screen.is_settled)
        await pilot.click(KindTabs, offset=(line.index("best match") + 2, 0))
        await until(pilot, lambda: isinstance(pilot.app.screen, OrderScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: screen.filters.order == "place")
        assert "sorted by place" in tabs.render().plain  # type: ignore[union-attr]


async def test_a_query_typed_before_is_offered_and_can_be_forgotten() -> None:
    async with running() as (pilot, main):
        await search(pilot, "barcelna")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is main)
        screen = await search(pilot, "x")
        screen.input.value = ""
        rows = screen.query_one(ResultList)
        await until(pilot, lambda: rows.row == RecentQuery("barcelna"))
        await pilot.press("delete")
        await until(pilot, lambda: rows.row != RecentQuery("barcelna"))
        await until(pilot, lambda: "barcelna" not in main.services.library.searches.recent())


async def test_a_huge_paste_is_cut_to_a_query_and_cleaned() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "x")
        for text in ("a" * 100_000, "two\nlines\0 and \x1b[31mred", ""):
            screen.input.value = ""
            screen.input.post_message(events.Paste(text))
            await pilot.pause()
            assert len(screen.input.value) <= MAX_LENGTH
            assert screen.input.value.isprintable()
        screen.input.value = "b" * (MAX_LENGTH - 3)
        screen.input.action_end()
        screen.input.post_message(events.Paste("cdefgh"))
        await pilot.pause()
        assert screen.input.value == "b" * (MAX_LENGTH - 3) + "cde"


@pytest.mark.long
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_there_are_results_in_sight_at_every_size(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, _):
        screen = await search(pilot, "barcelna")
        text = screen_text(pilot.app)
        assert "barcelna" in text
        assert "Senior Applied Scientist" in drawn(screen.query_one(ResultList))
        assert "Barc" in drawn(screen.query_one(ResultList))


@pytest.mark.parametrize("title", ["[/red] [bold]role", "", "応用科学者", "👩‍👩‍👧‍👦 role", "long " * 1_000])
def test_every_title_shows(title: str) -> None:
    rows = ResultList(Marks, lambda _: "[b]A document[/]")
    for width in (30, 60, 120):
        lines = rows.render_row(replace(HIT, title=title), width, selected=True)
        assert isinstance(lines, list)
        assert all(line.cell_length <= width for line in lines)
        assert (title.strip()[:8] or "untitled") in lines[0].plain
        assert "London" in lines[0 if width >= 60 else -1].plain
        assert "Words" in lines[-1].plain
        assert ("document" in lines[-1].plain) == (width >= 60)


LONG = "Boats that carry machine learning over the widest of rivers"


@pytest.mark.parametrize("width", [24, 34, 48, 72, 110])
@pytest.mark.parametrize("title", ["Sailor", LONG, "応用" * 20])
@pytest.mark.parametrize("place", [None, "London", "US, WA, Bellevue and many other places by the sea"])
def test_a_name_takes_three_lines_before_it_is_cut(title: str, place: str | None, width: int) -> None:
    posting = replace(HIT, title=title, place=place, place_matches=(), matches=())
    for hit, snippet, words in product(
        (posting, replace(posting, kind="paper")),
        (title, "Words of the passage"),
        ("", "≈ applied, 99 % the same"),
    ):
        row = HitRow(replace(hit, snippet=snippet), Marks("a"), words, "✓ ", "A document", names_kind=True)
        lines = [line.plain for line in hit_lines(row, width)]
        assert len(lines) == hit_height(row, width)
        assert max(map(cell_len, lines)) <= width
        assert Counter(title) <= Counter("".join(lines)) or len(lines) >= NAME_LINES


def test_a_narrow_row_names_the_city_unless_words_of_the_place_were_found() -> None:
    summary = PostingSummary("A role", None, None, None, None, ("Edinburgh",), None, None)
    hit = replace(HIT, summary=summary, place="GB, MLN, Edinburgh")
    for place_matches, words in (((), "Edinburgh  Words"), (((9, 18),), "GB, MLN, Edinb")):
        row = HitRow(replace(hit, place_matches=place_matches), Marks("a"))
        assert words in hit_lines(row, 36)[-1].plain


def test_a_row_tells_of_copies_and_does_not_say_a_title_twice() -> None:
    rows = ResultList(Marks, lambda _: "A document")
    copies = (Standing("e", "e.txt", (1, 2)), Standing("f", "f.txt", (1, 2)))
    lines = rows.render_row(replace(HIT, copies=copies), 100, selected=False)
    assert "+2" in lines[-1].plain
    same = replace(HIT, title="Words of…", snippet="Words of the passage", matches=())
    assert snippet_of(same, 60).plain == "…the passage"
    assert snippet_of(replace(same, matches=((0, 5),)), 60).plain == "Words of the passage"


def test_a_passage_that_is_the_title_is_not_said_again() -> None:
    rows = ResultList(Marks, lambda _: "A document")
    said = replace(HIT, kind="paper", title=LONG, title_matches=((25, 33),), place=None, snippet=LONG)
    (whole,) = rows.render_row(said, 120, selected=False)  # type: ignore[misc]
    assert LONG in whole.plain
    assert whole.plain.endswith("  A document")
    _, below = rows.render_row(replace(said, place="London"), 120, selected=False)  # type: ignore[misc]
    assert below.plain.split() == ["A", "document"]
    for width in (40, 60):
        lines = rows.render_row(replace(said, kind="article"), width, selected=False)
        words = " ".join(line.plain for line in lines).split()  # type: ignore[union-attr]
        assert sorted(words) == sorted(["article", "●", *LONG.split()])


BEFORE = ("", "learning, LLMs, semi-supervised and ", "x" * 90, "広い文字の長い文" * 9, "word " * 30)
WORDS = ("reinforcement", "強化学習", "é" * 18)
AFTER = ("", " learning and more of it, on and on, to the end of the line and beyond")


@pytest.mark.parametrize("width", [24, 30, 48, 80])
def test_the_first_match_is_wholly_in_sight(width: int) -> None:
    for before, word, after in product(BEFORE, WORDS, AFTER):
        match = (len(before), len(before) + len(word))
        shown = snippet_of(replace(HIT, title="", snippet=f"{before}{word}{after}", matches=(match,)), width)
        assert shown.cell_length <= width
        (lit,) = [span for span in shown.spans if span.end > span.start]
        assert shown.plain[lit.start : lit.end] == word
        assert bool(before) <= (lit.start > 0)


@pytest.mark.parametrize("width", range(16, 60))
def test_words_found_one_after_the_other_are_whole_and_the_end_cuts_none(width: int) -> None:
    before, phrase, after = "We design systems for ", "reinforcement learning", " and other ways of learning"
    text = before + phrase + after
    matches = tuple((found.start(), found.end()) for found in re.finditer("reinforcement|learning", text))
    shown = snippet_of(replace(HIT, title="", snippet=text, matches=matches), width)
    assert shown.cell_length <= width
    assert (phrase in shown.plain) == (width >= len(phrase) + 2)
    lit = [shown.plain[span.start : span.end] for span in shown.spans]
    assert set(lit) - {""} <= {"reinforcement", "learning"}


def test_what_a_saved_search_says_of_itself() -> None:
    search = SavedSearch("name", "words", "posting", {"level": frozenset({"senior"})}, "place")
    assert described(search) == "words · postings · senior · by place"
    assert described(SavedSearch("words", "words")) == ""


async def test_more_results_come_as_one_goes_down_and_their_number_is_said(tmp_path: Path) -> None:
    lines = "".join(
        f"GB, London\n\nJob summaryThe robotics team number {n} wants a Data Scientist who works well.\n\n"
        for n in range(90)
    )
    lead = "A title\n\nA first paragraph that is long enough to be one, with a full stop.\n\n"
    (tmp_path / "many.txt").write_text(f"{lead}Related content\n\n{lines}")
    async with running([str(tmp_path)]) as (pilot, _):
        screen = await search(pilot, "robotics")
        rows = screen.query_one(ResultList)
        assert screen.results is not None
        assert screen.results.total >= 90
        await pilot.press(*["pagedown"] * 6)
        await until(pilot, lambda: screen.results is not None and len(screen.results.hits) >= 90)
        await until(pilot, lambda: not any(isinstance(row, InfoRow) for row in rows.rows))


async def test_keys_of_the_list_are_letters_in_the_box() -> None:
    async with running() as (pilot, _):
        screen = await search(pilot, "barcelna")
        await pilot.press("ctrl+l")
        assert screen.query_one(ResultList).has_focus
        await pilot.press("z", "slash")
        assert screen.query_one(QueryInput).has_focus
        assert screen.input.value == "barcelna"
