"""Rows of postings: whole names at every size, columns where there is room, and how they are sorted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import COLUMN_NAMES, Settings
from reader.model import Pay, Place, PostingSummary
from reader.search import Repeat
from reader.store.values import Marks
from reader.ui.dialogs.order import OrderScreen
from reader.ui.document.columns import SHARES, Column, fit, natural_widths, table_widths
from reader.ui.document.posting_words import (
    MOST_CHARACTERS,
    city_of,
    facts_of,
    name_of,
    name_of_hit,
    places_of,
    short_pay,
)
from reader.ui.search_request import order_words
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.posting_rows import (
    NAME_LINES,
    PostingRow,
    name_height,
    row_lines,
    state_words,
    table_lines,
)
from reader.ui.widgets.posting_rows import row_lines as lines_of
from reader.ui.widgets.tabs import ColumnHeader
from tests.ui.builders import posting, screen_text
from tests.ui.builders import row_lines as drawn_lines
from tests.ui.driving import document_view, pane, running, sidebar, until
from tests.ui.test_collections import open_collection

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.screens.main import MainScreen
    from reader.ui.widgets.result_list import ResultList

NOTHING = PostingSummary(None, None, None, None, None, (), None, None)
READ = Marks("j", read=True)
JOBS = """A title

A first paragraph that is long enough to be one, with a full stop at its end.

Related content

US, WA, Seattle

Job summaryThe Robotics team in Seattle is hiring a Senior Applied Scientist who works with others.

IN, KA, Bengaluru

Job summaryThe Prime Video team in Bengaluru is hiring a Data Scientist who works with many others.

GB, London

Job summaryThe Advertising team in London is hiring a Principal Economist who works with others.
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "jobs.txt"
    path.write_text(JOBS)
    return str(path)


def list_of(screen: MainScreen) -> PostingList:
    return screen.query_one(PostingList)


# Names


def test_a_posting_is_named_by_its_role_or_its_team_and_city_or_its_first_words() -> None:
    one = replace(posting(10, "aaaa. bbbb. cccc."), team="Robotics")
    assert name_of(posting(0, "Sail", role="Skipper")) == "Skipper"
    assert name_of(one) == "Robotics · Seattle"
    assert name_of(replace(one, place=None, places=())) == "Robotics"
    nameless = replace(one, team=None)
    assert name_of(nameless, [Repeat(10, 15, 2)]) == "…bbbb. cccc."
    assert name_of(nameless, [Repeat(16, 21, 2)]) == "aaaa. bbbb. cccc."
    assert name_of(posting(10, " ")) == "Posting"
    assert name_of(posting(0, "x" * 90)) == "x" * MOST_CHARACTERS + "…"


def test_where_a_posting_is() -> None:
    one = posting(10, "aaaa.")
    assert city_of(one) == "Seattle"
    assert city_of(replace(one, place=Place("Anywhere on Earth"))) == "Anywhere on Earth"
    assert city_of(replace(one, place=None, remote=True)) == "Remote"
    assert city_of(replace(one, place=None, remote=False)) == ""
    assert places_of(NOTHING._replace(cities=("Beijing", "Shanghai"))) == "Beijing, Shanghai"
    assert places_of(NOTHING._replace(cities=("Beijing", "Shanghai", "Hangzhou"))) == "Beijing +2"
    assert places_of(NOTHING._replace(remote=True)) == "Remote"


@pytest.mark.parametrize(
    ("pay", "words"),
    [
        (Pay(160_000, 220_000, "USD", "year"), "$160–220k"),
        (Pay(134_500, 134_500, "USD", "year"), "$134.5k"),
        (Pay(None, 90_000, "GBP", "year"), "up to £90k"),
        (Pay(25, 40.5, "EUR", "hour"), "€25–40.5/h"),
        (Pay(4_000, None, "CHF", "month"), "from CHF 4,000/month"),
        (Pay(9_500, 12_000, "EUR", "month"), "€9,500–12,000/month"),
        (Pay(900_000, 1_250_000, "USD", "year"), "$900k–1.25M"),
        (Pay(5_500_000, 8_000_000, "JPY", "year"), "¥5.5–8M"),
        (Pay(2_800_000, 4_100_000, "INR", "year"), "₹28–41 lakh"),
        (Pay(9_500_000, 12_000_000, "INR", "year"), "₹95 lakh–1.2 crore"),
        (Pay(80_000, None, "INR", "month"), "from ₹80k/month"),
    ],
)
def test_pay_in_a_few_words(pay: Pay, words: str) -> None:
    assert short_pay(pay) == words


def test_facts_say_nothing_that_the_name_says() -> None:
    pay = Pay(160_000, 220_000, "USD", "year")
    one = PostingSummary("Senior Economist", "Alexa AI", "senior", pay, "Halden", ("Oslo",), True, None)
    assert facts_of(one) == ("Oslo", "remote", "Halden", "Alexa AI", "$160–220k")
    assert facts_of(one._replace(role="Economist", remote=None))[-1] == "senior"
    named_by_team = one._replace(role=None, remote=None, company=None, level=None, pay=None)
    assert facts_of(named_by_team) == ()
    assert facts_of(named_by_team._replace(cities=("Oslo", "Bergen"))) == ("Oslo, Bergen",)


# Rows


@given(st.text(" ab漢é-", max_size=80).map(str.strip), st.integers(8, 60), st.booleans())
def test_a_name_takes_as_many_lines_as_are_drawn_and_none_is_too_wide(
    name: str, width: int, has_state: bool
) -> None:
    marks = replace(READ, status="interview") if has_state else READ
    lines = row_lines(PostingRow(name, ["Oslo", "a team with a long name"], marks), width)
    assert len(lines) == 1 + name_height(name, width - 2)
    assert all(line.cell_length <= width for line in lines)
    if len(lines) <= NAME_LINES and not has_state:
        assert "".join(line.plain for line in lines[:-1]).replace(" ", "") == name.replace(" ", "")


def test_what_became_of_a_posting_is_on_the_first_line_that_has_room() -> None:
    row = PostingRow("Senior Economist", ["London", "Prime Video"], replace(READ, status="interview"))
    assert [line.plain for line in lines_of(row, 36)] == [
        "  Senior Economist         interview",
        "  London · Prime Video",
    ]
    assert [line.plain for line in lines_of(row, 24)] == ["  Senior Economist", "  London · P…  interview"]
    near = PostingRow("Economist", [], READ, "≈ applied, 99 % the same")
    assert lines_of(near, 40)[0].plain.endswith("≈ applied, 99 % the same")
    assert lines_of(near, 26)[0].plain.endswith("  ≈ applied")


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Skipper", ["Skipper     applied  Boats  senior"]),
        ("Harbor inspectors", ["Harbor inspectors    Boats    applied"]),
        ("Sailing and rowing instructor", ["Sailing and rowing   Boats  senior", "instructor  applied"]),
        (
            "Harbor and inspector of boats",
            ["Harbor and           Boats  senior", "inspector of boats            applied"],
        ),
    ],
)
def test_in_columns_a_state_takes_the_place_of_none_where_a_name_has_another_line(
    name: str, lines: list[str]
) -> None:
    columns = [Column("role", 19), Column("team", 5), Column("level", 6)]
    row = PostingRow(name, ["Boats", "senior"], Marks("a", read=True, status="applied"))
    assert [line.plain.strip() for line in table_lines(row, columns, 39)] == lines


def test_in_columns_a_state_is_told_in_full_unless_the_name_would_be_alone() -> None:
    columns = [Column("role", 19), Column("team", 5), Column("level", 6)]
    row = PostingRow("Skipper", ["Boats", "senior"], READ, "≈ applied, 99 % the same")
    for width, words in (
        (62, "Skipper Boats senior ≈ applied, 99 % the same"),
        (60, "Skipper Boats ≈ applied, 99 % the same"),
        (39, "Skipper Boats ≈ applied"),
        (30, "Skipper ≈ applied"),
    ):
        (line,) = table_lines(row, columns, width)
        assert " ".join(line.plain.split()) == words
        assert line.cell_length <= width


def test_states_from_the_longest_to_the_shortest() -> None:
    applied = replace(READ, status="applied")
    assert state_words(applied, "") == ["applied"]
    assert state_words(applied, "≈ offer, 90 % the same") == ["applied"]
    gone = "gone since 3 Nov"
    assert state_words(applied, gone) == [f"applied · {gone}", "applied · gone", "applied"]
    assert state_words(READ, gone) == [gone, "gone"]
    assert state_words(applied, "≈ offer, 90 % the same", "applied") == []
    assert state_words(applied, gone, "applied") == [gone, "gone"]
    assert state_words(applied, gone, "interested")[-1] == "applied"
    assert state_words(replace(applied, highlights=()), "", "none") == ["applied"]
    assert state_words(READ, "new") == ["new"]
    assert state_words(READ, "") == []


def test_bold_means_unread_and_a_check_mark_takes_the_place_of_the_sign() -> None:
    unread = lines_of(PostingRow("Economist", [], Marks("j")), 30)[0]
    assert unread.plain == "● Economist"
    assert any(span.style == "bold" for span in unread.spans)
    read = lines_of(PostingRow("Economist", [], READ, is_selected=True), 30)[0]
    assert read.plain == "✓ Economist"
    assert not any(span.style == "bold" for span in read.spans)
    assert lines_of(PostingRow("Economist", [], replace(READ, starred=True)), 30)[0].plain == "★ Economist"


def names_seen(rows: PostingList | ResultList, names: list[str]) -> list[bool]:
    """Whether each name is whole in its row, and the row as high as what is drawn."""
    columns = rows.row_layout.columns(rows.row_width) if isinstance(rows, PostingList) else ()
    end = 4 + columns[0].width if columns else None
    drawn = [drawn_lines(rows, at) for at in range(len(names))]
    assert rows.virtual_size.height == sum(map(len, drawn)) + len(rows.rows) - len(names)
    texts = [" ".join(line[4:end].strip() for line in lines) for lines in drawn]
    return [text.startswith(name) for text, name in zip(texts, names, strict=True)]


@pytest.mark.long
@pytest.mark.parametrize(("size", "share"), [((120, 36), 1.0), ((80, 24), 0.9)])
async def test_names_of_real_postings_are_whole(shared: Path, size: tuple[int, int], share: float) -> None:
    async with running([str(path) for path in sorted((shared / "seeds").glob("*.txt"))], size) as (
        pilot,
        main,
    ):
        whole: list[bool] = []
        for entry in main.documents.entries:
            sidebar(main).go_to(entry.id)
            await until(
                pilot,
                lambda entry=entry: (
                    (view := document_view(main)).document is not None  # type: ignore[misc]
                    and view.document.id == entry.id
                ),
            )
            await pilot.press("3")
            await pilot.pause()
            rows, repeats_of = list_of(main), document_view(main).renderer.repeats_of
            whole += names_seen(rows, [name_of(one, repeats_of(one)) for one in rows.postings])
        assert len(whole) >= 47
        assert sum(whole) >= share * len(whole)
        screen = await open_collection(pilot, main, "To decide")
        hits = screen.rows.hits
        seen = names_seen(screen.rows, [name_of_hit(hit) for hit in hits])
        assert len(seen) >= 40
        assert sum(seen) >= share * len(seen)


async def test_heights_follow_the_width_and_the_cursor_keeps_its_posting(page: str) -> None:
    async with running([page], (120, 36)) as (pilot, main):
        await pilot.press("3", "j")
        rows = list_of(main)
        await until(pilot, lambda: rows.index == 1)
        for size in ((112, 30), (40, 12), (95, 30), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            height = sum(len(drawn_lines(rows, at)) for at in range(len(rows.rows)))
            assert rows.virtual_size.height == height, size
            assert rows.index == 1


# Columns


def test_columns_that_say_nothing_are_left_out_and_the_last_give_way() -> None:
    one = PostingSummary("Economist", "Alexa AI", "senior", None, None, ("Oslo",), None, "2026-11-03")
    natural = natural_widths([("Economist", one)], COLUMN_NAMES, "2026")
    assert list(natural) == ["role", "team", "place", "level", "posted"]
    least, whole = table_widths(natural)
    assert [column.name for column in fit(natural, whole)] == list(natural)
    assert [column.name for column in fit(natural, least)] == ["role", "team", "place"]
    assert fit(natural, least - 1) == ()
    assert table_widths({"role": (10,), "team": (20,)}) == (0, 0)


WIDTHS = st.lists(st.integers(1, 48), min_size=len(SHARES), max_size=len(SHARES)).map(sorted)


@given(st.dictionaries(st.sampled_from(COLUMN_NAMES), WIDTHS), st.integers(0, 300))
def test_columns_never_take_more_than_there_is(natural: dict[str, list[int]], room: int) -> None:
    columns = fit(natural, room)
    if columns:
        assert sum(column.width + 2 for column in columns) - 2 <= room
        assert all(column.width in natural[column.name] for column in columns)
        assert len(columns) == 3 or all(column.width >= natural[column.name][1] for column in columns)
        assert len(fit(natural, room + 1)) >= len(columns)


def test_most_teams_are_never_cut_and_none_where_there_is_room() -> None:
    teams = [*["EU Decision Science"] * 9, "Customer Growth and Engagement"]
    rows = [
        ("Economist", PostingSummary("Economist", team, "senior", None, None, ("Seattle",), None, None))
        for team in teams
    ]
    natural = natural_widths(rows, COLUMN_NAMES, "2026")
    least, whole = table_widths(natural)
    found = [dict(fit(natural, room))["team"] for room in range(least, whole + 1)]
    assert min(found) == len(teams[0])
    assert found[-1] == len(teams[-1])
    assert not fit(natural, least - 1)


async def test_a_wide_window_has_columns_that_sort_by_a_click(page: str) -> None:
    async with running([page], (200, 40)) as (pilot, main):
        await pilot.press("3")
        header, rows = main.query_one(ColumnHeader), list_of(main)
        await until(pilot, lambda: "Role" in screen_text(pilot.app))
        await pilot.pause()
        at = str(header.render()).index("Place")
        for cities, arrow in (("BLS", "↓"), ("SLB", "↑")):
            await pilot.click(header, offset=(at, 0))

            def is_sorted(cities: str = cities, arrow: str = arrow) -> bool:
                listed = "".join(city_of(one)[0] for one in rows.postings)
                return listed == cities and f"Place{arrow}" in str(header.render())

            await until(pilot, is_sorted)
        assert "sorted by place, reversed" in document_view(main).tabs.note


async def test_a_collection_has_columns_too_where_they_have_about_the_room_they_want(page: str) -> None:
    settings = Settings(columns=("place", "level"))
    async with running([page], (200, 40), settings=settings) as (pilot, main):
        screen = await open_collection(pilot, main, "All postings")
        header, rows = screen.query_one(ColumnHeader), screen.rows
        await until(pilot, lambda: header.display and header.region.height == 1)
        assert str(header.render()).split() == ["Role", "Place", "Level"]
        await pilot.click(header, offset=(str(header.render()).index("Place"), 0))
        await until(pilot, lambda: screen.filters.order == "place" and "Place↓" in str(header.render()))
        await pilot.resize_terminal(45, 40)
        await until(pilot, lambda: not header.display)
        assert all(height > 1 for height in rows.row_heights(rows.rows))
        await pilot.resize_terminal(200, 40)
        await until(pilot, lambda: header.display)
        screen.input.value = "scientist"  # found by words: rows show where
        await until(pilot, lambda: screen.is_settled and not header.display)


async def test_columns_can_be_chosen(page: str) -> None:
    settings = Settings(columns=("level", "place"))
    async with running([page], (200, 40), settings=settings) as (pilot, main):
        await pilot.press("3")
        header = main.query_one(ColumnHeader)
        await until(pilot, lambda: header.display)
        assert str(header.render()).split() == ["Role", "Level", "Place"]


@pytest.mark.long
async def test_the_order_is_chosen_from_a_list_and_again_for_the_other_way_round(page: str) -> None:
    async with running([page], (120, 36)) as (pilot, main):
        await pilot.press("3")
        rows = list_of(main)
        view = document_view(main)
        steps = {"O p": "place", "O enter": "-place", "O p O c escape": "place", "O g enter": "relevance"}
        for keys, order in steps.items():
            for key in keys.split():
                await pilot.press(key)
                await pilot.pause()
            await until(pilot, lambda order=order: view.filter.of(view.document).order == order)  # type: ignore[misc]
        await until(pilot, lambda: not view.tabs.note.endswith("place"))
        assert [one.start for one in rows.postings] == sorted(one.start for one in rows.postings)
        await pilot.press("O")
        await until(pilot, lambda: isinstance(pilot.app.screen, OrderScreen))
        assert "Company" not in screen_text(pilot.app), "no posting here names one"


def test_orders_in_words() -> None:
    assert order_words("relevance") == ""
    assert order_words("place") == "sorted by place"
    assert order_words("-role") == "sorted by role, reversed"
    assert order_words("-pay") == "sorted by pay, lowest first"


# Panes


async def test_the_sidebar_folds_away_while_postings_are_read_and_comes_when_asked_for(page: str) -> None:
    async with running([page], (100, 30)) as (pilot, main):
        bar = sidebar(main)
        assert bar.display
        await pilot.press("3")
        await until(pilot, lambda: not bar.display)
        assert list_of(main).has_focus
        await pilot.press("h")
        await until(pilot, lambda: bar.display and bar.has_focus)
        await pilot.press("l")
        await until(pilot, lambda: not bar.display and list_of(main).has_focus)
        await pilot.press("s")
        await until(pilot, lambda: bar.display)
        assert list_of(main).has_focus
        await pilot.press("s")
        await until(pilot, lambda: not bar.display)
        await pilot.press("1")
        await until(pilot, lambda: pane(main).has_focus and not bar.display)


async def test_the_list_is_beside_above_or_instead_of_the_posting(page: str) -> None:
    async with running([page], (96, 30)) as (pilot, main):
        await pilot.press("3")
        rows, text = list_of(main), pane(main)
        await until(pilot, lambda: rows.region.right <= text.region.x)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: rows.region.bottom <= text.region.y)
        assert rows.region.bottom - rows.region.y <= 24 // 3
        await pilot.resize_terminal(60, 24)
        await until(pilot, lambda: not text.display and rows.has_focus)
        await pilot.press("enter")
        await until(pilot, lambda: text.display and not rows.display)
        await pilot.press("escape")
        await until(pilot, lambda: rows.display and rows.has_focus)


async def test_a_click_shows_a_posting_a_second_opens_it_and_the_right_button_selects_it(page: str) -> None:
    async with running([page], (120, 36)) as (pilot, main):
        await pilot.press("3")
        rows = list_of(main)
        await pilot.click(rows, offset=(6, 2))
        await until(pilot, lambda: rows.index == 1 and document_view(main).posting == 1)
        assert rows.has_focus
        await pilot.click(rows, offset=(6, 4), button=3)
        await until(pilot, lambda: main.services.selected.ids == (rows.postings[2].id,))
        await pilot.click(rows, offset=(6, 0), times=2)
        await until(pilot, lambda: pane(main).has_focus and document_view(main).posting == 0)
