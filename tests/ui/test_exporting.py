"""Exporting: what is shown goes into a file, and no file is replaced without a question."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.errors import ExistsError
from reader.system.files import write_lines
from reader.ui.dialogs.export import ExportScreen, file_name
from reader.ui.dialogs.prompt import ConfirmScreen
from reader.ui.widgets.posting_list import PostingList
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import document_view, in_results, notices, running, until
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


async def test_the_item_that_is_read_is_written_and_told() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, screen):
        await pilot.press("j", "l", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        await pilot.pause()
        assert "this article   whole document" in screen_text(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: bool(world.files))
        item = document_view(screen).item
        assert item is not None
        assert list(world.files) == [file_name(item.title, "markdown")]
        assert world.files.popitem()[1].startswith(f"# {item.title}\n")
        await until(pilot, lambda: "Exported 1 item to /home/someone/amazon" in notices(pilot))


async def test_format_and_name_follow_each_other() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, _):
        await pilot.press("j", "l", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        await pilot.press("tab", "down")
        box = pilot.app.screen.query_one(Input)
        assert box.value.endswith(".csv")
        assert box.selected_text == box.value.removesuffix(".csv")
        await pilot.press(*"mine")
        assert box.value == "mine.csv"
        await pilot.press("end", *["backspace"] * 3, *"json")
        await pilot.press("up", "up")
        assert box.value == "mine.jsonl"
        await pilot.press("escape")
        assert world.files == {}
        await pilot.press("w", *"things.bib", "enter")
        await until(pilot, lambda: list(world.files) == ["things.bib"])
        assert next(iter(world.files.values())).startswith("@")


async def test_postings_that_are_selected_come_first_then_what_is_listed() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, screen):
        await pilot.press("j", "3", "space", "j", "space", "space", "k", "space")
        rows = screen.query_one(PostingList)
        await until(pilot, lambda: len(screen.services.selected.ids) == 2)
        assert ["✓" in row_lines(rows, at)[0] for at in range(4)] == [True, False, True, False]
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        await pilot.pause()
        assert "2 selected   7 listed   this posting   whole document" in screen_text(pilot.app)
        pilot.app.screen.query_one(Input).value = "two.csv"
        await pilot.press("enter")
        await until(pilot, lambda: "two.csv" in world.files)
        written = list(csv.DictReader(StringIO(world.files["two.csv"], newline="")))
        assert [row["id"] for row in written] == list(screen.services.selected.ids)


async def test_the_results_of_a_search_are_written() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, screen):
        await pilot.press("slash", *"reinforcement", "enter")
        await until(pilot, lambda: screen.navigator.search is not None and pilot.app.screen is screen)
        assert screen.navigator.search is not None
        hits = [hit.id for hit in screen.navigator.search.results.hits]
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        pilot.app.screen.query_one(Input).value = "found.jsonl"
        await pilot.pause()
        assert f"{len(hits)} results" in screen_text(pilot.app)
        await pilot.press("shift+tab", "shift+tab")
        await pilot.press("enter")
        await until(pilot, lambda: "found.jsonl" in world.files)
        assert [json.loads(line)["id"] for line in world.files["found.jsonl"].split("\n")] == hits


async def test_a_file_that_is_there_is_replaced_only_when_one_says_so() -> None:
    world = FakeSystem()
    world.files["kept.md"] = "kept"
    async with running(system=world) as (pilot, screen):
        for key, kept in (("escape", True), ("enter", True), ("y", False)):
            await pilot.press("j", "w")
            await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
            pilot.app.screen.query_one(Input).value = "kept.md"
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
            await pilot.press(key)
            if key == "enter":
                assert isinstance(pilot.app.screen, ConfirmScreen)
                await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)
            await until(pilot, lambda kept=kept: (world.files["kept.md"] == "kept") == kept)  # type: ignore[misc]
        assert "Nothing exported." in notices(pilot)


async def test_a_file_that_cannot_be_written_is_told() -> None:
    async with running() as (pilot, _):
        await pilot.press("j", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        pilot.app.screen.query_one(Input).value = "nowhere/x.md"
        await pilot.press("enter")
        await until(pilot, lambda: "nowhere/x.md: can't be written" in notices(pilot))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Who? What/../Where: x", "who-what-where-x.md"),
        ("漢字 и é", "漢字-и-é.md"),
        ("../../etc/passwd", "etc-passwd.md"),
        ("…", "export.md"),
        ("word " * 30, "word-word-word-word-word-word-word-word.md"),
        ("How Ines Carrow plans to help every business tap", "how-ines-carrow-plans-to-help-every.md"),
        ("x" * 50, "x" * 40 + ".md"),
    ],
)
def test_a_name_after_a_title_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "markdown") == name


def test_a_file_is_written_whole_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "a name.md"
    assert write_lines(str(path), ["one", "two"], replace=False) == str(path)
    assert path.read_text() == "one\ntwo\n"
    with pytest.raises(ExistsError, match="a file with this name"):
        write_lines(str(path), ["three"], replace=False)
    assert path.read_text() == "one\ntwo\n"
    write_lines(str(path), ["three"], replace=True)
    assert path.read_text() == "three\n"

    path.unlink()
    other = tmp_path / "b.md"

    def taken_meanwhile() -> Iterator[str]:
        other.write_text("another program's")
        yield "x"

    with pytest.raises(ExistsError):
        write_lines(str(other), taken_meanwhile(), replace=False)
    assert other.read_text() == "another program's"
    assert [file.name for file in tmp_path.iterdir()] == ["b.md"]


async def test_what_is_merely_near_has_to_be_chosen_and_says_so() -> None:
    world = FakeSystem()
    async with running(system=world) as (pilot, main):
        screen = await in_results(pilot, "zebra barges scientist")
        assert screen.results is not None
        assert screen.results.relaxed
        number = screen.results.total
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        await pilot.pause()
        assert f"{number} closest results" in screen_text(pilot.app)
        pilot.app.screen.query_one(Input).value = "one.csv"
        await pilot.press("enter")
        await until(pilot, lambda: "one.csv" in world.files)
        assert len(list(csv.DictReader(StringIO(world.files["one.csv"])))) == 1
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        pilot.app.screen.query_one(Input).value = "all.csv"
        await pilot.press("tab", "enter")
        await until(pilot, lambda: "all.csv" in world.files)
        assert len(list(csv.DictReader(StringIO(world.files["all.csv"])))) == number > 1
        assert main.services.selected.ids == ()
