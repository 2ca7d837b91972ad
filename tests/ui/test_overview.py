"""The overview: bars that open the list of what they count, and are come back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.library.overview import Bar
from reader.library.saved_searches import SavedSearch
from reader.ui.document.location import Location
from reader.ui.screens.overview import OverviewScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.bar_list import BarList, BarRow, MoreRow, Scale, bar
from tests.library.samples import page, write
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import document_view, opened_search, running, until, written

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

PLAIN = "A title\n\nIt says something about the sea.\n"
TEXT = "The {team} team is looking for a {role} who counts {team} boats all day and says why. {pay}"
DOLLARS, POUNDS = "The pay is $120,000 to $150,000 a year.", "We pay £70,000 - £90,000 per year."
TOWNS = ("WA, Seattle", "WA, Kent", "MA, Boston", "TX, Austin", "IL, Chicago", "CO, Boulder", "FL, Tampa")
POSTINGS = [
    *((f"US, {town}", "Tides", "Senior Applied Scientist", DOLLARS) for town in TOWNS),
    ("GB, London", "Harbor", "Data Scientist", POUNDS),
    ("IN, KA, Bengaluru", "Monsoon", "Principal Engineer", ""),
    ("US, WA, Seattle", "Gulls", "Applied Scientist", ""),
    ("ES, B, Barcelona", "Nets", "Economist", ""),
]


@pytest.fixture
def boats(tmp_path: Path) -> list[str]:
    """A document of postings in ten towns, two currencies and three levels."""
    texts = [(place, TEXT.format(team=team, role=role, pay=pay)) for place, team, role, pay in POSTINGS]
    return [str(write(tmp_path / "boats", boats=page("Boats", *texts)))]


async def opened(pilot: Pilot[Any]) -> OverviewScreen:
    """The overview, with its figures."""
    await pilot.press("V")
    await until(pilot, lambda: isinstance(pilot.app.screen, OverviewScreen))
    screen = pilot.app.screen
    assert isinstance(screen, OverviewScreen)
    await until(pilot, lambda: screen.is_settled)
    await pilot.pause()
    return screen


def panel(screen: OverviewScreen) -> BarList:
    """The panel that has the focus."""
    assert isinstance(screen.focused, BarList)
    return screen.focused


def current(screen: OverviewScreen) -> BarRow:
    """The bar under the cursor."""
    row = panel(screen).row
    assert isinstance(row, BarRow)
    return row


async def listed(pilot: Pilot[Any]) -> SearchScreen:
    """The list of the bar under the cursor."""
    await pilot.press("enter")
    return await opened_search(pilot)


async def test_every_panel_opens_its_lists_and_is_come_back_to(boats: list[str]) -> None:
    async with running(boats) as (pilot, main):
        screen = await opened(pilot)
        names = [each.id for each in screen.panels]
        assert names == [
            "stages",
            "pay",
            "levels",
            "countries",
            "cities",
            "roles",
        ]  # from paths, nothing is new
        for name in names:
            assert panel(screen).id == name
            bar_row = current(screen)
            found = await listed(pilot)
            assert found.results is not None
            assert found.results.total == bar_row.bar.number > 0
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)
            assert current(screen).bar.search == bar_row.bar.search
            await pilot.press("tab")
        assert panel(screen).id == "stages"
        await pilot.press("q")
        await until(pilot, lambda: pilot.app.screen is main)


@pytest.mark.long
async def test_a_mark_made_in_the_list_counts_on_return(boats: list[str]) -> None:
    async with running(boats) as (pilot, main):
        screen = await opened(pilot)
        before = current(screen).bar.number
        assert screen.figures is not None
        assert screen.figures.to_decide == before
        await listed(pilot)
        await pilot.press("x", "a")
        await pilot.press("escape")
        await until(pilot, lambda: current(screen).bar.number == before - 2)
        assert row_lines(panel(screen), 3)[0].split()[:2] == ["Applied", "1"]
        assert "Hidden" in row_lines(panel(screen), len(panel(screen).rows) - 1)[0]
        await pilot.press("j")
        assert current(screen).bar.name == "Applied"  # nothing is interesting: there is nothing to open
        found = await listed(pilot)
        assert found.results is not None
        assert found.results.total == 1
        await written(pilot, main)


async def test_a_result_leaves_the_overview_for_its_document(boats: list[str]) -> None:
    async with running(boats) as (pilot, main):
        await opened(pilot)
        found = await listed(pilot)
        hit = found.results.hits[0] if found.results else None
        assert hit is not None
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await until(pilot, lambda: isinstance(document_view(main).location, Location))
        await until(pilot, lambda: main.navigator.is_walking)
        item = document_view(main).item
        assert item is not None
        assert item.id == hit.id


@pytest.mark.long
async def test_columns_follow_the_width(boats: list[str]) -> None:
    async with running(boats, size=(120, 36)) as (pilot, _):
        screen = await opened(pilot)
        for width, columns in ((40, 1), (90, 2), (160, 3)):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            tops = [each.region.y for each in screen.panels]
            assert tops.count(tops[0]) == columns
            assert "To decide" in screen_text(pilot.app)
            await pilot.press("G")
            await pilot.pause()
            assert panel(screen) is screen.panels[-1]
            last = row_lines(panel(screen), panel(screen).index or 0)[0]
            assert last.strip()[:9] in screen_text(pilot.app)
            await pilot.press("g")
            await pilot.pause()
            assert current(screen).bar.name == "To decide"
            assert "Stages" in screen_text(pilot.app)


async def test_moving_goes_on_in_the_next_panel_of_the_column(boats: list[str]) -> None:
    async with running(boats, size=(120, 36)) as (pilot, _):
        screen = await opened(pilot)
        below = screen.panels[2]
        await pilot.press("j")
        assert panel(screen) is below
        assert panel(screen).index == 1
        await pilot.press("k")
        assert current(screen).bar.name == "To decide"
        await pilot.press("k", "h")
        assert panel(screen) is screen.panels[-1]
        await pilot.press("right", "ctrl+d", "ctrl+d")
        assert panel(screen) is below


async def test_long_panels_show_what_there_is_room_for_and_all_when_asked(boats: list[str]) -> None:
    async with running(boats, size=(160, 60)) as (pilot, _):
        screen = await opened(pilot)
        cities = screen.query_one("#cities", BarList)
        assert not any(isinstance(row, MoreRow) for row in cities.rows)
        await pilot.resize_terminal(160, 24)
        await until(pilot, lambda: any(isinstance(row, MoreRow) for row in cities.rows))
        cities.focus()
        more = next(at for at, row in enumerate(cities.rows) if isinstance(row, MoreRow))
        cities.move_to(more)
        shown = len(cities.rows)
        await pilot.press("enter")
        await until(pilot, lambda: len(cities.rows) > shown)
        assert not any(isinstance(row, MoreRow) for row in cities.rows)
        assert cities.index == more


async def test_pay_is_shown_in_one_currency_after_the_other(boats: list[str]) -> None:
    async with running(boats) as (pilot, _):
        screen = await opened(pilot)
        assert screen.figures is not None
        first, second, *_ = screen.figures.pay
        title = row_lines(screen.query_one("#pay", BarList), 0)[0]
        assert title.strip() == f"Pay a year in {first.currency}"
        await pilot.press("dollar_sign")
        await until(pilot, lambda: second.currency in row_lines(screen.query_one("#pay", BarList), 0)[0])


async def test_a_click_opens_a_bar(boats: list[str]) -> None:
    async with running(boats) as (pilot, _):
        screen = await opened(pilot)
        countries = screen.query_one("#countries", BarList)
        row = countries.rows[1]
        assert isinstance(row, BarRow)
        await pilot.click(countries, offset=(5, 1))
        await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        found = pilot.app.screen
        assert isinstance(found, SearchScreen)
        await until(pilot, lambda: found.is_settled and found.results is not None)
        assert found.results is not None
        assert found.results.total == row.bar.number


async def test_without_postings_it_says_what_to_press(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text(PLAIN, encoding="utf-8")
    async with running([str(path)]) as (pilot, _):
        screen = await opened(pilot)
        assert screen.panels == []
        assert "No postings yet. Press esc, then A to add a page." in screen_text(pilot.app)
        await pilot.press("j", "G", "tab", "dollar_sign", "enter")
        assert pilot.app.screen is screen
        await pilot.press("escape")


def test_names_of_any_kind_keep_to_their_column() -> None:
    names = ("[/red] [@click=app.quit]x[/]", "東京都 港区 エンジニア", "e\u0301" * 40, "👩‍🔬 " * 30, "")
    rows = [BarRow(Bar(name, 7, SavedSearch(name, "", "posting"))) for name in names]
    scale = Scale.of(rows)
    for width in (8, 20, 37, 60):
        lines = [scale.draw(row, width, selected=selected) for row in rows for selected in (True, False)]
        assert all(line.plain.rstrip("█ ").endswith("  7") for line in lines)
        assert len({line.cell_length for line in lines}) == 1


def test_bars_are_as_long_as_their_numbers() -> None:
    assert bar(0, 10, 8) == ""
    assert bar(10, 10, 8) == "████████"
    assert bar(5, 10, 8) == "████"
    assert bar(1, 1000, 8) == "▏"
    assert bar(3, 8, 1) == "▍"
    assert bar(5, 0, 8) == bar(5, 10, 0) == ""
