"""The filter of the postings: values with counts, chips, in the search and in the list of a document."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.search import ALL_FACETS, UNKNOWN
from reader.search.facets import FacetValue
from reader.ui.dialogs.filters import (
    LEAST_LINES,
    Counted,
    FacetRow,
    FilterList,
    FilterScreen,
    MoreRow,
    ValueRow,
    rows_of,
    total,
)
from reader.ui.screens.search import SearchScreen
from reader.ui.search_request import FACET_NAMES, Filters, FilterValue, SearchRequest
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.result_list import ResultList
from reader.ui.widgets.search_tabs import FilterChips, KindTabs
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import running, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from textual.pilot import Pilot

    from reader.search import Facet

INDIA = FilterValue("country", "India")
SENIOR = FilterValue("level", "senior")


async def open_filter(pilot: Pilot[Any], *keys: str) -> FilterScreen:
    """Opens the filter, and waits for its counts."""
    await pilot.press(*keys)
    await until(pilot, lambda: isinstance(pilot.app.screen, FilterScreen))
    screen = pilot.app.screen
    assert isinstance(screen, FilterScreen)
    await until(pilot, lambda: bool(screen.query_one(FilterList).rows))
    return screen


async def choose(pilot: Pilot[Any], screen: FilterScreen, value: str) -> None:
    """Types a value and takes it."""
    await pilot.press(*value.replace(" ", "").lower())
    await pilot.pause()
    await pilot.press("enter")
    await until(pilot, lambda: bool(screen.filters.values))
    await pilot.pause()


def values(screen: FilterScreen) -> dict[str, int]:
    """The values that are listed, with their counts."""
    return {
        row.value.value: row.number for row in screen.query_one(FilterList).rows if isinstance(row, ValueRow)
    }


def postings(screen: SearchScreen) -> int:
    """How many postings the tabs say there are."""
    return (screen.query_one(KindTabs).counts or {}).get("posting", 0)


@pytest.mark.long
async def test_a_choice_narrows_the_search_and_the_counts_follow() -> None:
    async with running() as (pilot, _):
        await pilot.press("slash", *"scientist")
        screen = pilot.app.screen
        assert isinstance(screen, SearchScreen)
        await until(pilot, lambda: screen.is_settled and postings(screen) > 0)
        all_of_them = postings(screen)
        facets = await open_filter(pilot, "ctrl+f")
        in_india = values(facets)["India"]
        assert 0 < in_india < all_of_them
        await choose(pilot, facets, "India")
        await until(pilot, lambda: postings(screen) == in_india)
        assert screen.query_one(FilterChips).values == (INDIA,)
        await until(pilot, lambda: "Bengaluru, KA" in values(facets) and "Seattle, WA" not in values(facets))
        assert "United States" in values(facets), "another value of the same facet can be added"
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert {hit.kind for hit in screen.query_one(ResultList).rows} == {"posting"}  # type: ignore[union-attr]
        for _ in "scientist":
            await pilot.press("backspace")
        assert screen.filters.values == (INDIA,)
        await pilot.press("backspace")
        await until(pilot, lambda: not screen.filters.values)
        assert not screen.query_one(FilterChips).display


@pytest.mark.long
async def test_several_values_widen_each_other_and_the_last_goes_first() -> None:
    async with running() as (pilot, _):
        facets = await open_filter(pilot, "slash", "ctrl+f")
        await pilot.press("enter", "down", "enter")
        await until(pilot, lambda: len(facets.filters.values) == 2)
        first, second = facets.filters.values
        assert first.facet == second.facet == "country"
        await until(
            pilot,
            lambda: f"{sum(list(values(facets).values())[:2])} postings" in screen_text(pilot.app),
        )
        await pilot.press("backspace")
        assert facets.filters.values == (first,)


async def test_a_click_takes_a_value_and_a_click_on_its_chip_takes_it_back() -> None:
    async with running() as (pilot, _):
        facets = await open_filter(pilot, "slash", "ctrl+f")
        await pilot.click(FilterList, offset=(6, 2))
        await until(pilot, lambda: len(facets.filters.values) == 1)
        await pilot.pause()
        await pilot.click("FilterScreen FilterChips", offset=(4, 0))
        await until(pilot, lambda: not facets.filters.values)


async def test_a_late_count_changes_nothing() -> None:
    async with running() as (pilot, _):
        facets = await open_filter(pilot, "slash", "ctrl+f")
        before = values(facets)
        late = {"level": (FacetValue("senior", 7, is_chosen=False),)}
        facets.post_message(Counted(facets.generation - 1, late, is_partial=False))  # type: ignore[arg-type]
        await pilot.pause()
        assert values(facets) == before
        facets.post_message(Counted(facets.generation, late, is_partial=False))  # type: ignore[arg-type]
        await pilot.pause()
        assert values(facets) == {"senior": 7}


async def test_tab_goes_from_group_to_group_and_a_long_one_opens() -> None:
    async with running() as (pilot, _):
        facets = await open_filter(pilot, "slash", "ctrl+f")
        rows = facets.query_one(FilterList)
        await pilot.press("tab", "tab")
        row = rows.row
        assert isinstance(row, ValueRow)
        assert row.value.facet == "city"
        await pilot.press("shift+tab")
        at = next(n for n, row in enumerate(rows.rows) if isinstance(row, MoreRow) and row.facet == "city")
        before = len(values(facets))
        rows.move_to(at)
        await pilot.press("enter")
        await until(pilot, lambda: len(values(facets)) > before)


@pytest.mark.long
async def test_the_list_of_a_document_is_narrowed_and_ordered_too() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "3")
        await pilot.pause()
        rows = main.query_one(PostingList)
        everything = list(rows.rows)
        facets = await open_filter(pilot, "f")
        seattle = values(facets)["Seattle, WA"]
        await choose(pilot, facets, "Seattle")
        await pilot.press("escape")
        await until(pilot, lambda: len(rows.rows) == seattle)
        main.view.set_filters(main.view.filter.of(main.view.document).sorted_by("place"))
        await until(pilot, lambda: "sorted by place" in main.query_one("#tabs").render().plain)  # type: ignore[union-attr]
        rows.focus()
        await pilot.press("backspace")
        await until(pilot, lambda: len(rows.rows) == len(everything))
        main.view.set_filters(main.view.filter.of(main.view.document).sorted_by("relevance"))
        await until(pilot, lambda: list(rows.rows) == everything)
        await pilot.press("O", "J", "3")
        await pilot.pause()
        assert main.view.filter.of(main.view.document) == Filters()


async def test_filters_stand_above_the_names_of_the_columns_and_a_click_removes_one() -> None:
    async with running(size=(200, 60)) as (pilot, main):
        await pilot.press("j", "3")
        rows, header = main.query_one(PostingList), main.query_one("#columns")
        await until(pilot, lambda: header.display and rows.index is not None)
        everything = list(rows.rows)
        main.view.set_filters(Filters((FilterValue("city", "Seattle, WA"),)))
        await until(pilot, lambda: len(rows.rows) < len(everything))
        await pilot.pause()
        assert f"1 of {len(rows.rows)}" in str(main.query_one("#tabs").render())
        chips = main.query_one("#list-frame FilterChips")
        assert [chips.region.bottom, header.region.bottom] == [header.region.y, rows.region.y]
        await pilot.click("#list-frame FilterChips", offset=(4, 0))
        await until(pilot, lambda: list(rows.rows) == everything)
        assert not chips.display
        main.view.set_filters(Filters((FilterValue("city", "Seattle, WA"),)))
        await until(pilot, lambda: chips.display)
        await pilot.press("J")
        await until(pilot, lambda: not chips.display)


def counted(facet: Facet, *found: tuple[str, int]) -> dict[Facet, tuple[FacetValue, ...]]:
    return {facet: tuple(FacetValue(value, count, is_chosen=False) for value, count in found)}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (FilterValue("city", "Seattle, WA"), "Seattle, WA"),
        (FilterValue("level", UNKNOWN), "not stated"),
        (FilterValue("pay", UNKNOWN), "not stated"),
        (FilterValue("pay", "USD 0–50k"), "USD 0–50k"),
        (FilterValue("pay", "INR 2.5–3M"), "INR 25–30 lakh"),
        (FilterValue("pay", "USD 300k+"), "USD 300k+"),  # of an earlier version
    ],
)
def test_values_are_shown_in_the_words_of_the_other_views(value: FilterValue, shown: str) -> None:
    assert value.shown == shown


MANY = counted("city", *((f"City {n}, XX", 9) for n in range(20)), (UNKNOWN, 1))


def test_a_total_counts_each_posting_once() -> None:
    levels = (FacetValue("senior", 3, is_chosen=False), FacetValue("junior", 2, is_chosen=True))
    assert total({"level": levels[:1], "city": levels}) == 3
    assert total({"level": levels}) == 2


def test_a_long_group_is_cut_and_says_by_how_much() -> None:
    rows = rows_of(MANY, "")
    assert rows[0] == FacetRow("city", 21)
    assert rows[-1] == MoreRow("city", 21 - sum(isinstance(row, ValueRow) for row in rows))
    assert not any(isinstance(row, MoreRow) for row in rows_of(MANY, "", {"city"}))


@pytest.mark.parametrize(
    ("typed", "found"),
    [("city 13", ["City 13, XX"]), ("not st", [UNKNOWN]), ("zzz", []), ("statde", [UNKNOWN])],
)
def test_what_is_typed_keeps_to_values_like_it(typed: str, found: list[str]) -> None:
    assert [row.value.value for row in rows_of(MANY, typed) if isinstance(row, ValueRow)] == found


def test_the_name_of_a_group_shows_all_of_it() -> None:
    assert sum(isinstance(row, ValueRow) for row in rows_of(MANY, "cit")) == 21


def test_a_chosen_value_is_listed_however_rare() -> None:
    rare: dict[Facet, tuple[FacetValue, ...]] = {}
    rare["city"] = (*MANY["city"], FacetValue("Nowhere", 0, is_chosen=True))
    assert any(isinstance(row, ValueRow) and row.is_selected for row in rows_of(rare, ""))


def test_narrowing() -> None:
    narrowing = Filters().toggled(INDIA).toggled(SENIOR).toggled(FilterValue("country", "Spain"))
    assert narrowing.where == {"country": {"India", "Spain"}, "level": {"senior"}}
    assert narrowing.wider().values == (INDIA, SENIOR)
    assert narrowing.toggled(INDIA).values == (SENIOR, FilterValue("country", "Spain"))
    assert Filters.of(narrowing.where, "role").where == narrowing.where
    assert narrowing.sorted_by("place").order == "place"
    assert narrowing.sorted_by("place").sorted_by("place").order == "-place"
    assert narrowing.sorted_by("place").sorted_by("place").sorted_by("place").order == "place"
    assert narrowing.sorted_by("relevance").order == "relevance"
    assert set(FACET_NAMES) == set(ALL_FACETS)
    assert INDIA.words == "country India"


async def test_where_there_is_nothing_to_filter_it_says_so() -> None:
    async with running() as (pilot, _):
        pilot.app.push_screen(FilterScreen(Filters(), lambda *_: [({}, False)], lambda _: None))
        await until(pilot, lambda: "No postings to filter." in screen_text(pilot.app))


async def test_filters_opened_while_the_index_is_made_are_counted_again_once_it_is_whole() -> None:
    is_whole = Event()

    def count(*_: object) -> Iterator[tuple[dict[Facet, tuple[FacetValue, ...]], bool]]:
        yield {}, True
        yield counted("level", ("senior", 1)), True
        is_whole.wait()
        yield counted("level", ("senior", 5)), False

    async with running() as (pilot, _):
        screen = FilterScreen(Filters(), count, lambda _: None)
        pilot.app.push_screen(screen)
        await until(pilot, lambda: "1 posting so far" in screen_text(pilot.app))
        assert "No postings to filter." not in screen_text(pilot.app)
        is_whole.set()
        await until(pilot, lambda: "5 postings" in screen_text(pilot.app))
        assert "so far" not in screen_text(pilot.app)
        assert values(screen) == {"senior": 5}


async def test_keys_for_values_wait_until_all_are_counted() -> None:
    is_whole = Event()
    chosen: list[Filters] = []

    def count(*_: object) -> Iterator[tuple[dict[Facet, tuple[FacetValue, ...]], bool]]:
        yield counted("level", ("senior", 1)), True
        is_whole.wait()
        yield counted("country", ("India", 5)) | counted("level", ("senior", 5), ("junior", 2)), False

    async with running() as (pilot, _):
        pilot.app.push_screen(FilterScreen(Filters(), count, chosen.append))
        await until(pilot, lambda: "1 posting so far" in screen_text(pilot.app))
        await pilot.press("down", "tab", "shift+tab", "down", "enter")
        await pilot.pause()
        assert not chosen
        is_whole.set()
        await until(pilot, lambda: bool(chosen))
        assert chosen == [Filters((FilterValue("level", "junior"),))]


async def test_filters_of_a_search_that_can_not_be_counted_say_nothing_of_their_own() -> None:
    def count(*_: object) -> Iterator[tuple[dict[Facet, tuple[FacetValue, ...]], bool]]:
        raise LibraryError("the library can't be read")

    async with running() as (pilot, _):
        pilot.app.push_screen(FilterScreen(Filters(), count, lambda _: None))
        await until(pilot, lambda: "No postings to filter." in screen_text(pilot.app))


async def test_postings_of_a_document_are_filtered_by_status_as_it_is_now() -> None:
    async with running() as (pilot, main):
        await pilot.press("j", "3", "a", "i")
        screen = await open_filter(pilot, "f")
        await until(pilot, lambda: values(screen).get("applied") == 1)
        screen.apply(screen.filters.toggled(FilterValue("status", "applied")))
        await pilot.press("escape")
        rows = main.query_one(PostingList)
        await until(pilot, lambda: len(rows.postings) == 1)
        assert "applied" not in "".join(row_lines(rows, 0))
        await pilot.press("u", "u")
        await until(pilot, lambda: not rows.postings)
        await pilot.press("U")
        await until(pilot, lambda: len(rows.postings) == 1)


async def test_results_are_filtered_by_status() -> None:
    async with running() as (pilot, _):
        await pilot.press("j", "3", "x", "i", "g", "slash", *"in:postings")
        found = pilot.app.screen
        assert isinstance(found, SearchScreen)
        await until(pilot, lambda: found.is_settled and found.results is not None)
        screen = await open_filter(pilot, "ctrl+f")
        await until(pilot, lambda: values(screen).get("hidden") == 1)
        await choose(pilot, screen, "hidden")
        await pilot.press("escape")
        await until(pilot, lambda: found.results is not None and found.results.total == 1)
        assert "hidden" not in "".join(row_lines(found.rows, 0))


@pytest.mark.parametrize(
    ("query", "values", "status"),
    [
        ("", (), None),
        ("status:applied", (), "applied"),
        ("status:applied place:london", (), "applied"),
        ("-status:applied", (), None),
        ("status:applied OR status:offer", (), None),
        ("london", ("offer",), "offer"),
        ("london", ("offer", "applied"), None),
    ],
)
def test_a_list_of_one_status_knows_it(query: str, values: Sequence[str], status: str | None) -> None:
    filters = Filters(tuple(FilterValue("status", value) for value in values))
    assert SearchRequest(query, filters=filters).status == status


async def test_the_values_have_their_room_whatever_the_chips_take() -> None:
    async with running() as (pilot, _):
        await pilot.press("slash")
        screen = await open_filter(pilot, "ctrl+f")
        facets: tuple[Facet, ...] = ("country", "city", "team", "level")
        screen.apply(Filters(tuple(FilterValue(facet, f"a long name of a {facet}") for facet in facets)))
        await until(pilot, lambda: screen.query_one(FilterChips).lines == 3)
        await pilot.press(*"xyz")
        await until(pilot, lambda: not screen.rows.rows)
        await until(pilot, lambda: screen.rows.content_size.height == LEAST_LINES)
