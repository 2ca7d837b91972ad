"""Help: all keys, by category, and finding one by what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.commands import CATEGORIES, COMMANDS, SCOPE_LABELS
from reader.ui.dialogs.help import (
    COLUMN,
    KEY_WIDTH,
    HelpScreen,
    Section,
    help_text,
    in_columns,
    lines,
    matching,
)
from reader.ui.keymap import keymap
from tests.ui.builders import screen_text
from tests.ui.driving import help_shown, running, until

if TYPE_CHECKING:
    from collections.abc import Mapping


async def test_every_command_is_in_the_help() -> None:
    async with running() as (pilot, _):
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.pause()
        assert "─ help ─" in screen_text(pilot.app)
        text = " ".join(help_shown(pilot.app.screen).split())
        for line in lines():
            assert line.summary in text
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, HelpScreen)


@pytest.mark.parametrize("size", [(200, 60), (40, 12)])
async def test_a_key_is_found_by_what_it_does(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, _):
        await pilot.press("question_mark")
        await pilot.pause()
        await pilot.press("slash", *"hide posting")
        await pilot.pause()
        assert help_shown(pilot.app.screen).split() == ["Mark", "x", "Hide", "this", "posting"]
        await pilot.press(*"zzz")
        await pilot.pause()
        assert "No matches. The command palette (:)" in help_shown(pilot.app.screen)
        await pilot.press("ctrl+u", "enter", "G")
        await pilot.pause()
        keys = pilot.app.screen.query_one("#help-list")
        assert keys.scroll_offset.y == keys.max_scroll_y
        await pilot.press("q")
        assert not isinstance(pilot.app.screen, HelpScreen)


async def test_the_key_that_opened_it_closes_it_too() -> None:
    async with running() as (pilot, screen):
        for key in ("q", "question_mark", "escape"):
            await pilot.press("question_mark")
            await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
            await pilot.press(key)
            await until(pilot, lambda: pilot.app.screen is screen)


def found(typed: str, keys: Mapping[str, str] | None = None) -> list[list[str]]:
    """The names of the commands on each line with what was typed."""
    sections = matching(typed, keys or {})
    return [[command.name for command in line.commands] for section in sections for line in section.lines]


def test_first_comes_where_the_user_is_then_what_works_everywhere_then_other_places() -> None:
    sections = [section.name for section in matching("", {}, {"postings", "main"})]
    assert sections[: len(CATEGORIES) + 1] == ["In the list of postings", *CATEGORIES]
    assert "In the text" in sections
    assert len(set(sections)) == len(sections)
    assert {section.lower() for section in sections} == {
        name.lower() for name in (*CATEGORIES, *SCOPE_LABELS.values())
    }


async def test_the_keys_of_the_pane_one_looks_at_come_first() -> None:
    async with running() as (pilot, _):
        await pilot.press("j", "3", "question_mark")
        await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
        await pilot.pause()
        assert help_shown(pilot.app.screen).startswith("In a list\n")
        assert help_shown(pilot.app.screen).index("In the list of postings") < 200


def test_commands_are_found_by_summary_name_and_the_keys_the_user_has() -> None:
    assert found("unstar") == [["star"]]
    assert found("take_suggestion") == [["take_suggestion"]]
    assert found("ctrl+b", keymap({"star": "ctrl+b"}, str)) == [["star"]]
    assert found("next_document") == [["next_document", "previous_document"]]


def test_commands_that_belong_together_are_of_one_scope_and_told_in_one_line() -> None:
    told = [line for line in lines() if len(line.commands) > 1]
    assert len(told) > 20
    for line in told:
        assert len({command.scope for command in line.commands}) == 1
        assert line.commands[0].line
    assert [command for line in lines() for command in line.commands] == list(COMMANDS)


def test_a_line_has_the_first_key_of_each_command_then_the_second() -> None:
    keys = {line.commands[0].id: line.keys({}) for line in lines()}
    assert keys["move.line_down"] == "j k ↓ ↑"
    assert keys["picker.row_down"] == "↓ ↑"
    assert keys["main.previous_part"] == "[ ]"
    assert keys["main.part_article"] == "1 2 3"


def test_a_line_fits_into_a_column() -> None:
    assert [line.summary for line in lines() if len(line.summary) > COLUMN - KEY_WIDTH + 1] == []


@pytest.mark.parametrize("width", [COLUMN, 30])
def test_summaries_stand_below_each_other(width: int) -> None:
    sections = matching("", {})
    drawn = help_text(sections, {}, width).plain.split("\n")
    starts = {len(row) - len(row.lstrip()) for row in drawn if row.startswith("   ")}
    assert len(starts) == 1
    (start,) = starts
    alone = {f"  {line.keys({})}" for line in lines()} | {section.name for section in sections}
    assert all(row[start - 1] == " " != row[start] for row in drawn if row and row.rstrip() not in alone)


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12), st.integers(1, 3))
def test_columns_keep_all_sections_in_order(heights: list[int], number: int) -> None:
    (line, *_) = lines()
    sections = [Section(str(at), [line] * height) for at, height in enumerate(heights)]
    columns = in_columns(sections, number)
    assert [section for column in columns for section in column] == sections
    assert len(columns) <= number
    assert all(columns)
