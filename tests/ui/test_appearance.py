"""What is seen: nothing is cut without a sign, things are aligned, and no key is named in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.widgets import Input, TextArea

from reader.config import Settings, bundled
from reader.ui.commands import COMMANDS
from reader.ui.controllers.collections import KIND_NAMES
from reader.ui.dialogs.outline import OutlineList
from reader.ui.dialogs.palette import PaletteList
from reader.ui.document.layout import Chunks, Layout
from reader.ui.document.outline import OutlineGroup
from reader.ui.render.article import article_view
from reader.ui.render.welcome import nothing_to_read
from reader.ui.theme import DARK, LIGHT
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.sidebar_rows import Collection
from reader.ui.widgets.tabs import DocumentTabs
from tests.ui.builders import document, notifications, row_lines, screen_strips
from tests.ui.driving import document_view, pane, running, shown, sidebar, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App
    from textual.theme import Theme

SIZES = [(120, 36), (80, 24), (200, 60), (40, 12)]


def screen_lines(app: App[None]) -> list[str]:
    """All that is to be seen, line by line."""
    return [strip.text for strip in screen_strips(app)]


def footer(app: App[None]) -> str:
    return str(app.screen.query_one(CommandBar).render())


@pytest.mark.parametrize("width", [36, 60])
def test_the_lines_of_a_caption_begin_below_each_other(width: int) -> None:
    view = article_view(document(("title", "Title"), ("caption", "A photo\nCredit: someone")))
    layout = Layout(Chunks(view), width)
    lines = [line for at in range(len(view.blocks)) for line in layout.lines(at) if not line.blank]
    begins = [line.indent + len(line.block.sign) for line in lines if line.block.style == "caption"]
    assert len(begins) == 2
    assert len(set(begins)) == 1


async def test_a_list_that_is_alone_has_no_rule_under_it() -> None:
    async with running(size=(40, 12)) as (pilot, screen):
        await pilot.press("J", "3")
        await pilot.pause()
        frame = screen.query_one("#list-frame")
        assert frame.size.height == frame.outer_size.height
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: pane(screen).display)
        assert frame.size.height < frame.outer_size.height


async def test_list_and_posting_begin_in_the_same_row() -> None:
    async with running(size=(120, 36)) as (pilot, screen):
        await pilot.press("J", "3")
        await until(pilot, lambda: pane(screen).view.key.count(":") == 2)
        row = next(y for y in range(9) if pane(screen).render_line(y).text.strip())
        assert screen.query_one(PostingList).content_region.y == pane(screen).content_region.y + row


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_no_collection_is_cut_for_its_numbers(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, screen):
        bar = sidebar(screen)
        await until(pilot, lambda: any(isinstance(row, Collection) and row.unread for row in bar.rows))
        for at, row in enumerate(bar.rows):
            if isinstance(row, Collection):
                assert row.name in row_lines(bar, at)[0]


async def test_documents_of_paths_are_counted_before_anything_is_searched() -> None:
    async with running() as (pilot, screen):
        bar = sidebar(screen)
        await until(pilot, lambda: any(isinstance(row, Collection) and row.number for row in bar.rows))
        assert not screen.services.library.is_indexed
        told = {row.name: (row.number, row.unread) for row in bar.rows if isinstance(row, Collection)}
        for kind, name in KIND_NAMES.items():
            results = screen.services.library.search(f"in:{kind}s", limit=1)
            assert results is not None
            assert told[name] == (results.total, results.total)


async def test_what_is_hidden_is_not_counted_where_it_is_not_listed() -> None:
    async with running() as (pilot, screen):
        await pilot.press("J", "3", "x", "x")
        tabs = screen.query_one(DocumentTabs)
        await until(pilot, lambda: len(screen.query_one(PostingList).rows) == 6)
        await until(pilot, lambda: tabs.note.startswith("1 of 5"))
        await pilot.press("j")
        await until(pilot, lambda: tabs.note.startswith("2 of 5"))


@pytest.mark.parametrize("size", SIZES)
async def test_the_help_is_never_cut(size: tuple[int, int]) -> None:
    async with running(size=size) as (pilot, _):
        await pilot.press("question_mark")
        await pilot.pause()
        box = pilot.app.screen.query_one("#help-list")
        for text in pilot.app.screen.query("#help-columns Static"):
            if text.display:
                assert text.region.right <= box.content_region.right


async def test_the_contents_name_the_keys_that_walk_them() -> None:
    async with running() as (pilot, _):
        await pilot.press("J", "t")
        await pilot.pause()
        assert "↓ ↑ choose" in footer(pilot.app)
        rows = pilot.app.screen.query_one(OutlineList)
        groups = [
            row_lines(rows, at)[-1].strip()
            for at, row in enumerate(rows.rows)
            if isinstance(row, OutlineGroup)
        ]
        assert groups == ["Article", "Papers 7", "Postings 7"]
        before = rows.index
        await pilot.press("down")
        assert rows.index != before


async def test_the_commands_for_the_current_item_come_first_in_the_order_of_the_help() -> None:
    async with running() as (pilot, _):
        await pilot.press("j", "enter", "colon")
        await until(pilot, lambda: len(pilot.app.screen.query_one(PaletteList).rows) > 9)
        names = [row.command.title for row in pilot.app.screen.query_one(PaletteList).rows[:9]]
        assert names[:2] == ["Star or unstar", "Mark as read or unread"]
        assert footer(pilot.app).split() == ["enter", "run", "↓", "↑", "choose", "esc", "close"]
        assert any("commands" in line and "╭" in line for line in screen_lines(pilot.app))


async def test_where_there_is_nothing_to_read_it_says_why_and_names_no_key_in_vain(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_bytes(b"")
    async with running([str(tmp_path / "one.txt"), str(tmp_path / "none")]) as (pilot, screen):
        await until(pilot, lambda: "Nothing to read here" in shown(screen))
        told = shown(screen).replace("\n", "")
        assert "/one.txt:" in told
        assert "/none:" in told
        assert not notifications(pilot.app)
        await pilot.pause()
        words = [word for word in ("open", "move", "search", "add") if word in footer(pilot.app)]
        assert words == ["open", "move", "add"]  # of the collections
        assert not any("Documents" in line for line in screen_lines(pilot.app))


def test_of_many_that_could_not_be_taken_a_few_are_told() -> None:
    from reader.errors import SourceError

    failures = [SourceError(f"{number}.txt", "empty") for number in range(9)]
    words = [block.text for block in nothing_to_read({}, failures).blocks]
    assert sum(".txt" in word for word in words) == 5
    assert "and 4 more; see the sidebar" in words


async def test_a_document_that_was_left_at_its_top_comes_back_with_the_space_above_it(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("\n\nThe title\n\nWords of it, and more of them.\n" * 3)
    async with running([str(tmp_path), str(bundled("seeds"))]) as (pilot, screen):
        text = pane(screen)
        await until(pilot, lambda: document_view(screen).document is not None)
        page = [text.render_line(y).text for y in range(5)]
        assert text.offset_at_top
        await pilot.press("J", "K")
        await until(pilot, lambda: [text.render_line(y).text for y in range(5)] == page)
        text.show(text.view, at=text.offset_at_top)
        assert [text.render_line(y).text for y in range(5)] == page


async def test_papers_that_were_left_at_their_top_come_back_so() -> None:
    async with running() as (pilot, screen):
        await pilot.press("J", "2")
        await pilot.pause()
        page = [pane(screen).render_line(y).text for y in range(3)]
        assert not page[0].strip()
        await pilot.press("1", "2")
        await pilot.pause()
        assert [pane(screen).render_line(y).text for y in range(3)] == page


async def test_zen_has_no_scrollbar() -> None:
    async with running() as (pilot, screen):
        await pilot.press("J", "z")
        await pilot.pause()
        assert pane(screen).room == screen.size.width
        await pilot.press("z")
        await pilot.pause()
        assert pane(screen).room == pane(screen).size.width - 1


async def test_the_end_of_a_long_proposed_name_is_in_sight() -> None:
    async with running(size=(40, 12)) as (pilot, _):
        await pilot.press("J", "enter", "w")
        await pilot.pause()
        assert any(".md" in line for line in screen_lines(pilot.app))


async def test_the_way_out_is_named_while_text_is_selected_in_a_narrow_window() -> None:
    async with running(size=(40, 12)) as (pilot, _):
        await pilot.press("J", "enter", "v")
        await pilot.pause()
        assert "esc cancel" in footer(pilot.app)


async def test_there_is_a_line_for_notices_above_the_keys() -> None:
    async with running(size=(120, 36)) as (pilot, screen):
        await pilot.press("J", "enter")
        await until(pilot, lambda: any(notice.title for notice in notifications(pilot.app)))  # the hint
        pilot.app.clear_notifications()
        await until(pilot, lambda: not screen_lines(pilot.app)[-2].strip())
        await pilot.press("z")
        await pilot.pause()
        assert pane(screen).size.height == 35
        await pilot.press("z")
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: pane(screen).size.height == 24 - 5)


async def test_the_rule_beside_the_pane_with_the_focus_has_the_accent() -> None:
    async with running() as (pilot, screen):
        lit = Color.parse(pilot.app.theme_variables["accent"])
        await pilot.press("J", "3")
        rows = screen.query_one("#list-frame")
        await until(pilot, lambda: rows.styles.border_right[1] == lit)
        assert sidebar(screen).styles.border_right[1] != lit
        await pilot.press("h")
        await until(pilot, lambda: sidebar(screen).styles.border_right[1] == lit)
        await until(pilot, lambda: rows.styles.border_right[1] != lit)


async def test_a_sidebar_that_is_alone_has_no_rule_beside_it() -> None:
    async with running(size=(40, 12)) as (pilot, screen):
        await pilot.press("escape", "escape")
        await until(pilot, lambda: sidebar(screen).display)
        assert sidebar(screen).outer_size.width == sidebar(screen).size.width
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: sidebar(screen).outer_size.width > sidebar(screen).size.width)


async def test_a_command_is_found_by_the_word_that_the_footer_has_for_it() -> None:
    async with running() as (pilot, _):
        await pilot.press("colon", *"export")
        summary = next(command.summary for command in COMMANDS if command.id == "item.export")
        rows = pilot.app.screen.query_one(PaletteList)
        await until(pilot, lambda: rows.row is not None and rows.row.command.title == summary)


async def test_documents_of_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# Same name\n\nWords of {name}, and some more of them.\n")
    async with running([str(tmp_path)], size=(80, 24)) as (_, screen):
        bar = sidebar(screen)
        rows = [row_lines(bar, at) for at, row in enumerate(bar.rows) if hasattr(row, "counts")]
        assert [row[1].strip(" ▌").split()[0] for row in rows] == ["one.md", "two.md"]


async def test_what_was_not_taken_is_reached_by_key_and_tells_why(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("# A name\n\nWords of it, and some more of them.\n")
    (tmp_path / "bad.md").write_text("")
    async with running([str(tmp_path)]) as (pilot, screen):
        await pilot.press("G")
        pilot.app.clear_notifications()
        await pilot.press("enter")
        await until(pilot, lambda: any("bad.md" in notice.message for notice in notifications(pilot.app)))
        document = document_view(screen).document
        assert document is not None
        assert document.source.endswith("good.md")


async def test_a_text_that_is_in_sight_as_a_whole_has_no_way_to_go(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# A name\n\nWords of it, and some more of them.\n")
    async with running([str(tmp_path)]) as (_, screen):
        assert not screen.query_one(DocumentTabs).note
    async with running() as (_, screen):
        assert "%" in screen.query_one(DocumentTabs).note


async def test_what_can_be_typed_is_not_cut_in_a_narrow_window() -> None:
    async with running(size=(40, 12)) as (pilot, _):
        await pilot.press("slash")
        await until(pilot, lambda: any("What you can type" in line for line in screen_lines(pilot.app)))
        assert not any("…" in line for line in screen_lines(pilot.app))


@pytest.mark.parametrize("theme", [DARK, LIGHT])
async def test_what_stands_in_an_empty_box_can_be_read(theme: Theme) -> None:
    async with running(settings=Settings(theme=theme.name)) as (pilot, _):
        await pilot.press("slash")
        await pilot.pause()
        words = pilot.app.screen.query_one(Input).get_component_styles("input--placeholder").color
        assert words.hex.lower() == theme.variables["quiet"]
        await pilot.press("escape", "e")
        await until(pilot, lambda: bool(pilot.app.screen.query(TextArea)))
        cursor = pilot.app.screen.query_one(TextArea).get_component_styles("text-area--cursor").background
        lit = Color.parse(theme.accent or "")
        assert max(abs(one - other) for one, other in zip(cursor.rgb, lit.rgb, strict=True)) <= 1


async def test_what_is_typed_stands_in_one_place_whether_or_not_the_box_has_the_focus() -> None:
    async with running() as (pilot, _):
        await pilot.press("slash", *"robotics")
        box = pilot.app.screen.query_one(Input)
        left = box.content_region.x
        await pilot.press("ctrl+l")
        await until(pilot, lambda: not box.has_focus)
        await pilot.pause()
        assert box.content_region.x == left
