"""The outline of a document, and where in it the user is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reader.model import Anchor, Article
from reader.store.values import Highlight, Passage
from reader.ui.dialogs.outline import OutlineList, OutlineScreen
from reader.ui.document.location import CHARACTERS_PER_MINUTE, has_tab
from reader.ui.document.outline import (
    Outline,
    OutlineEntry,
    entry_at,
    grouped,
    matching,
    with_passages,
)
from reader.ui.widgets.posting_list import PostingList
from tests.ui.builders import LINES, document, paper, posting, screen_text
from tests.ui.driving import document_view, pane, running, shown, until

if TYPE_CHECKING:
    from pathlib import Path

MADE = document(
    ("title", "Ships"),
    ("paragraph", "a" * CHARACTERS_PER_MINUTE),
    ("heading", "Sails"),
    ("paragraph", "b" * CHARACTERS_PER_MINUTE),
    ("question", "Why sail?\nAnd where to?"),
    ("paragraph", "c"),
)
SHIPS = replace(MADE, article=Article("a", "Ships", None, MADE.blocks, LINES))
TITLE, _, SAILS, _, WHY, _ = (block.start for block in SHIPS.blocks)


def test_title_headings_and_questions_are_headings() -> None:
    places = Outline(SHIPS)
    assert [entry.offset for entry in places.headings("article")] == [TITLE, SAILS, WHY]
    assert [entry.name for entry in places.headings("article")] == ["Ships", "Sails", "Why sail?"]
    assert not places.headings("papers")


def test_a_heading_is_called_as_it_is_shown() -> None:
    made = document(("heading", "## **Two** of [three](https://x.org) `ships`"))
    places = Outline(replace(made, article=Article("a", None, None, made.blocks, LINES)))
    assert [entry.name for entry in places.headings("article")] == ["Two of three `ships`"]


def test_the_next_heading_is_beyond_the_current_one() -> None:
    places = Outline(SHIPS)
    assert [places.beyond("article", at, 1) for at in (0, SAILS - 1, SAILS, WHY)] == [SAILS, SAILS, WHY, None]
    assert [places.beyond("article", at, -1) for at in (0, SAILS, SAILS + 1)] == [None, TITLE, SAILS]


def test_the_section_is_the_last_heading_above() -> None:
    places = Outline(SHIPS)
    assert [places.section(at) for at in (0, SAILS - 1, SAILS, WHY + 1)] == ["", "", "Sails", "Why sail?"]


def test_a_city_is_told_once() -> None:
    by_team = replace(posting(10, "aaaa."), team="Robotics")
    found = Outline(
        replace(MADE, article=None, postings=(posting(0, "Sail", role="Skipper"), by_team))
    ).entries
    assert [(entry.name, entry.detail) for entry in found] == [
        ("Skipper", "Seattle"),
        ("Robotics · Seattle", ""),
    ]


def test_progress_in_words() -> None:
    places = Outline(SHIPS)
    assert places.progress("article", 0, 0.0) == "0 %  ·  3 min left"
    assert places.progress("article", WHY, 1.0) == "100 %"
    both = document(papers=(paper(0, "One", "A", "x"), paper(10, "Two", "B", "y")))
    assert Outline(both).progress("papers", 10, 0.5) == "2 of 2  ·  50 %  ·  1 min left"


def test_an_empty_document_has_nothing() -> None:
    nothing = document()
    assert Outline(nothing).section(0) == ""
    assert Outline(nothing).progress("article", 0, 1.0) == "100 %"
    assert not has_tab(nothing, "article")
    assert not has_tab(None, "papers")


MIXED = document(
    ("paragraph", "x"),
    papers=[paper(0, "Of Ships", "A", "x")],
    postings=[posting(50, "Sail", role="Skipper")],
)


def test_entries_and_what_is_typed() -> None:
    found = Outline(MIXED).entries
    assert [(entry.tab, entry.name, entry.detail) for entry in found] == [
        ("papers", "Of Ships", ""),
        ("postings", "Skipper", "Seattle"),
    ]
    assert matching(found, " ") == found
    assert matching(found, "SÉA skip") == [found[1]]
    assert matching(found, "ships skipper") == []


def test_groups_only_where_there_are_several() -> None:
    found = Outline(MIXED).entries
    assert [type(row).__name__ for row in grouped(found)] == [
        "OutlineGroup",
        "OutlineEntry",
        "OutlineGroup",
        "OutlineEntry",
    ]
    assert grouped(found[:1]) == found[:1]
    assert grouped([]) == []


def test_the_entry_that_a_place_belongs_to() -> None:
    found = [OutlineEntry("article", 10, "One", "heading"), OutlineEntry("article", 20, "Two", "heading")]
    assert entry_at(found, "article", 19) == found[0]
    assert entry_at(found, "article", 0) == found[0]
    assert entry_at(found, "papers", 50) is None


async def test_contents_begin_where_one_is_and_lead_elsewhere() -> None:
    async with running() as (pilot, screen):
        await pilot.press("enter", "right_square_bracket", "right_square_bracket", "t")
        await pilot.pause()
        contents = pilot.app.screen
        assert isinstance(contents, OutlineScreen)
        row = contents.query_one(OutlineList).row
        assert isinstance(row, OutlineEntry)
        assert row.name == "Moving"
        await pilot.press(*"own files", "enter")
        await pilot.pause()
        assert shown(screen).startswith("Opening your own files")
        assert pane(screen).has_focus


async def test_contents_begin_at_the_posting_whose_head_is_in_sight() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "3")
        rows = screen.query_one(PostingList)
        await until(pilot, lambda: len(rows.postings) > 2 and rows.has_focus)
        await pilot.press("j", "j")
        await until(pilot, lambda: document_view(screen).posting == 2)
        await pilot.press("t")
        await pilot.pause()
        row = pilot.app.screen.query_one(OutlineList).row
        assert isinstance(row, OutlineEntry)
        assert row.offset == rows.postings[2].start


async def test_contents_lead_to_a_posting_and_escape_back() -> None:
    async with running() as (pilot, screen):
        await pilot.press("j", "t", *"senior economist", "enter")
        await pilot.pause()
        assert document_view(screen).tab == "postings"
        assert "Senior Economist" in shown(screen)
        await pilot.press("t", "down", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert "Senior Economist" in shown(screen)


async def test_what_is_typed_right_after_t_is_not_lost() -> None:
    async with running() as (pilot, screen):
        await pilot.press("t", *"moving", "enter")
        await pilot.pause()
        assert shown(screen).startswith("Moving")


async def test_words_that_no_entry_has() -> None:
    async with running() as (pilot, _):
        await pilot.press("t", *"zzzz", "enter")
        await pilot.pause()
        contents = pilot.app.screen
        assert isinstance(contents, OutlineScreen)
        assert not contents.query_one(OutlineList).rows
        assert "No matches." in screen_text(pilot.app)
        await pilot.press("escape")


async def test_a_click_goes_to_the_entry() -> None:
    async with running() as (pilot, screen):
        await pilot.press("t", *"moving")
        await pilot.pause()
        await pilot.click(OutlineList, offset=(5, 0))
        await until(pilot, lambda: pilot.app.screen is screen)
        assert shown(screen).startswith("Moving")


async def test_a_text_without_headings_says_so(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("words and words and words and words, and that is all of them.\n" * 3)
    async with running([str(tmp_path)]) as (pilot, _):
        await pilot.press("t")
        await until(pilot, lambda: "No headings in this document." in screen_text(pilot.app))


def test_the_title_is_above_a_highlight_in_a_caption_before_it() -> None:
    made = Highlight(1, "a", Anchor("Skarrow Light", "", " at dusk", 4), datetime(2026, 11, 3, tzinfo=UTC))
    entries = [
        OutlineEntry("article", 40, "The lighthouse", "title"),
        OutlineEntry("article", 90, "Why", "heading"),
    ]
    found = with_passages(
        entries, [("article", 0, Passage(made, (4, 17))), ("article", 0, Passage(made, (60, 73)))]
    )
    assert [entry.name for entry in found] == ["The lighthouse", "Skarrow Light", "Skarrow Light", "Why"]
    assert [entry.offset for entry in found] == [40, 4, 60, 90]


async def test_keys_in_contents_that_are_still_read_wait_for_them() -> None:
    entries = [OutlineEntry("article", at, name, "heading") for at, name in ((10, "One"), (20, "Two"))]
    async with running() as (pilot, _):
        dialog = OutlineScreen(None, "article", 0)
        ended: list[OutlineEntry | None] = []
        pilot.app.push_screen(dialog, ended.append)
        await until(pilot, lambda: dialog.is_mounted)
        await pilot.press("down", "ctrl+x", "enter")
        await pilot.pause()
        assert not ended
        dialog.fill(entries)
        await until(pilot, lambda: bool(ended))
        assert ended == entries[1:]
