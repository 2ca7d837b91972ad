"""Highlighting passages: in the text, in the contents, and in the list of all of them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, TextArea

from reader.library.protocol import TextPreview
from reader.model import Anchor
from reader.store.values import Highlight, Passage
from reader.ui.dialogs.highlights import HighlightRow, HighlightsRead, HighlightsScreen
from reader.ui.dialogs.modal import INPUT_LINES
from reader.ui.dialogs.note import NoteScreen
from reader.ui.dialogs.outline import OutlineScreen
from reader.ui.widgets.sidebar_rows import Collection
from tests.ui.builders import notifications, screen_strips, screen_text
from tests.ui.driving import document_view, pane, running, shown, sidebar, until, written
from tests.ui.test_writing_ahead import opening, second

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.ui.screens.main import MainScreen

TEXT = """\
How the harbour counts

The harbour master counts every boat twice, and keeps her ledgers dry in a tin box.

## Who counts

Most of the boats are counted by children, who are paid in salted plums.
"""
PASSAGE = "The harbour master"
SELECT = ("v", "right_curly_bracket", "s", "e", "e", "e")
"""Select that passage."""


@asynccontextmanager
async def reading(tmp_path: Path, *, text: str = TEXT) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    path = tmp_path / "harbour.txt"
    path.write_text(text, encoding="utf-8")
    async with running([str(path)], size=(100, 30)) as (pilot, screen):
        await until(pilot, lambda: document_view(screen).document is not None)
        pane(screen).focus()
        await pilot.pause()
        yield pilot, screen


async def press(pilot: Pilot[None], screen: MainScreen, *keys: str) -> None:
    await pilot.press(*keys)
    await written(pilot, screen)


def highlights(screen: MainScreen) -> list[tuple[str, str]]:
    """The highlights on disk: their words and notes."""
    return [(one.anchor.words, one.note) for one in screen.services.library.marks.highlights()]


def the_highlight(screen: MainScreen) -> Highlight:
    (highlight,) = screen.services.library.marks.highlights()
    return highlight


def drawn(pilot: Pilot[None]) -> str:
    """The words that are drawn as highlighted."""
    colour = pilot.app.theme_variables["highlight"]
    return "".join(
        segment.text
        for strip in screen_strips(pilot.app)
        for segment in strip
        if segment.style and segment.style.bgcolor and segment.style.bgcolor.name == colour
    )


def last_notice(pilot: Pilot[None]) -> str:
    return [notice.message for notice in notifications(pilot.app)][-1]


async def test_m_highlights_the_selection_and_takes_the_highlight_away_again(tmp_path: Path) -> None:
    async with reading(tmp_path) as (pilot, screen):
        await press(pilot, screen, *SELECT, "m")
        assert highlights(screen) == [(PASSAGE, "")]
        assert last_notice(pilot) == "Highlighted. e to add a note."
        assert not pane(screen).selecting
        assert drawn(pilot) == PASSAGE
        await press(pilot, screen, *SELECT[:3], "w", "m")  # a part of it is enough
        assert highlights(screen) == []
        assert last_notice(pilot) == "Removed the highlight. u to undo."
        assert drawn(pilot) == ""
        await press(pilot, screen, "u")
        assert highlights(screen) == [(PASSAGE, "")]
        await until(pilot, lambda: drawn(pilot) == PASSAGE)


async def test_what_was_just_highlighted_gets_a_note_with_e_until_the_user_moves_on(tmp_path: Path) -> None:
    async with reading(tmp_path, text=TEXT + "\n\n".join(f"Paragraph {n}." for n in range(40))) as (
        pilot,
        screen,
    ):
        await press(pilot, screen, *SELECT, "m", "e")
        await pilot.press(*"twice?")
        assert isinstance(pilot.app.screen, NoteScreen)
        await press(pilot, screen, "ctrl+s")
        assert highlights(screen) == [(PASSAGE, "twice?")]
        lines = shown(screen).split("\n")
        assert lines.index("✎ twice?") > next(n for n, line in enumerate(lines) if PASSAGE in line)
        await press(pilot, screen, "e")
        assert pilot.app.screen.query_one(TextArea).text == "twice?"
        pilot.app.screen.query_one(TextArea).text = ""
        await press(pilot, screen, "ctrl+s")
        assert highlights(screen) == [(PASSAGE, "")]
        await press(pilot, screen, "j", "e", *"on all", "ctrl+s")  # the note on the article
        assert highlights(screen) == [(PASSAGE, "")]
        await press(pilot, screen, "backspace")
        assert highlights(screen) == [(PASSAGE, "")]


@pytest.mark.long
async def test_n_highlights_with_a_note_in_one_step_and_esc_makes_nothing(tmp_path: Path) -> None:
    async with reading(tmp_path) as (pilot, screen):
        await press(pilot, screen, *SELECT, "n", *"no", "escape")
        assert highlights(screen) == []
        await press(pilot, screen, "escape", *SELECT, "n", *"why", "ctrl+s")
        assert highlights(screen) == [(PASSAGE, "why")]
        await press(pilot, screen, "backspace")  # it is the current one
        assert highlights(screen) == []
        await press(pilot, screen, "u", "u")
        assert highlights(screen) == []
        await press(pilot, screen, "U", *SELECT[:3], "n")
        assert pilot.app.screen.query_one(TextArea).text == "why"


async def test_a_selection_of_the_mouse_is_highlighted(tmp_path: Path) -> None:
    async with reading(tmp_path) as (pilot, screen):
        y = shown(screen).split("\n").index(next(it for it in shown(screen).split("\n") if PASSAGE in it))
        x = pane(screen).render_line(y).text.index("master")
        await pilot.click(pane(screen), offset=(x, y), times=2)
        await press(pilot, screen, "m")
        assert highlights(screen) == [("master", "")]
        await press(pilot, screen, "j", "k")
        await pilot.click(pane(screen), offset=(x + 2, y))
        await press(pilot, screen, "e", *"who?", "ctrl+s")
        assert highlights(screen) == [("master", "who?")]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("v", "right_curly_bracket", "s", "e", "e", "e", "o", "backspace"), "No highlight here."),
        (("v", "right_curly_bracket", "s", "dollar_sign", "s", "m"), "Select some words to highlight them."),
    ],
)
async def test_what_cannot_be_done_is_said(tmp_path: Path, keys: tuple[str, ...], told: str) -> None:
    text = TEXT.replace("twice, and keeps her ledgers dry in a tin box.", "—")
    async with reading(tmp_path, text=text) as (pilot, screen):
        await press(pilot, screen, *keys)
        assert last_notice(pilot) == told
        assert highlights(screen) == []


async def test_a_posting_keeps_its_own() -> None:
    async with running(size=(120, 36)) as (pilot, screen):
        await pilot.press("j", "3")
        await until(pilot, lambda: document_view(screen).tab == "postings" and not screen.opened.is_loading)
        pane(screen).focus()
        await pilot.pause()
        await press(pilot, screen, "v", *["right_curly_bracket"] * 3, "s", "dollar_sign", "m")
        assert last_notice(pilot) == "Select words of the text itself to highlight them."  # it is a fact
        await press(pilot, screen, "right_curly_bracket", "right_curly_bracket", "right_curly_bracket")
        await press(pilot, screen, "s", "dollar_sign", "m")
        view = document_view(screen)
        assert view.document is not None
        assert the_highlight(screen).item == view.document.postings[view.posting].id
        assert drawn(pilot)


async def test_what_is_highlighted_in_a_preview_is_highlighted_once_the_document_is_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opening(tmp_path, monkeypatch) as (pilot, screen, go_on):
        _, entry = screen.documents.entries
        text = (tmp_path / "two.txt").read_text(encoding="utf-8")
        document_view(screen).show_preview(TextPreview(entry.source, text, 0, 0, whole=True))
        pane(screen).focus()
        await pilot.press("v", "e", "e", "n", *"typed ahead")
        assert isinstance(pilot.app.screen, NoteScreen)
        await pilot.press("ctrl+s")
        assert document_view(screen).document is None
        go_on.set()
        await until(pilot, lambda: bool(highlights(screen)))
        assert highlights(screen) == [("Second page", "typed ahead")]
        assert the_highlight(screen).item == second(screen)


async def test_the_contents_list_highlights_at_their_place_and_go_there(tmp_path: Path) -> None:
    long = TEXT + "\n\n".join(f"Paragraph {n}." for n in range(60))
    async with reading(tmp_path, text=long) as (pilot, screen):
        await press(pilot, screen, *SELECT, "n", *"why", "ctrl+s", "G", "t")
        dialog = pilot.app.screen
        assert isinstance(dialog, OutlineScreen)
        assert [row.name for row in dialog.rows.rows] == ["How the harbour counts", PASSAGE, "Who counts"]
        (line,) = [line for line in screen_text(pilot.app).split("\n") if f"▎ {PASSAGE}" in line]
        assert "✎ why" in line
        pilot.app.screen.query_one(Input).value = "master"
        await pilot.pause()
        await press(pilot, screen, "enter")
        assert PASSAGE in shown(screen)
        assert pane(screen).passage is not None
        await press(pilot, screen, "t")
        await press(pilot, screen, "ctrl+x", "escape")
        assert highlights(screen) == []


@pytest.mark.long
async def test_an_edited_text_keeps_the_highlight_or_says_that_its_words_are_gone(tmp_path: Path) -> None:
    async with reading(tmp_path) as (pilot, screen):
        await press(pilot, screen, *SELECT, "m")
        (tmp_path / "harbour.txt").write_text(TEXT.replace("\n\nThe", "\n\nAt night, the"), encoding="utf-8")
        await press(pilot, screen, "R")
        await until(pilot, lambda: "At night" in shown(screen))
        await written(pilot, screen)
        assert drawn(pilot) == "the harbour master"
        (tmp_path / "harbour.txt").write_text(TEXT.replace("The harbour master", "She"), encoding="utf-8")
        await press(pilot, screen, "R")
        await until(pilot, lambda: "She counts" in shown(screen))
        await written(pilot, screen)
        assert drawn(pilot) == ""
        await press(pilot, screen, "t")
        assert f"words gone: “{PASSAGE}”" in screen_text(pilot.app)


async def test_the_collection_lists_all_highlights_and_goes_to_them(tmp_path: Path) -> None:
    async with reading(tmp_path) as (pilot, screen):
        assert not any(isinstance(row, Collection) and row.is_highlights for row in sidebar(screen).rows)
        await press(pilot, screen, *SELECT, "n", *"why", "ctrl+s")
        await until(
            pilot,
            lambda: any(isinstance(row, Collection) and row.is_highlights for row in sidebar(screen).rows),
        )
        screen.open_collection(
            next(row for row in sidebar(screen).rows if isinstance(row, Collection) and row.is_highlights)
        )
        await until(pilot, lambda: isinstance(pilot.app.screen, HighlightsScreen))
        await until(pilot, lambda: PASSAGE in screen_text(pilot.app))
        assert "✎ why" in screen_text(pilot.app)
        await until(pilot, lambda: pilot.app.screen.query_one(".frame").size.height == 3 + INPUT_LINES)
        await press(pilot, screen, "enter")
        assert pane(screen).passage is not None
        screen.open_collection(
            next(row for row in sidebar(screen).rows if isinstance(row, Collection) and row.is_highlights)
        )
        await until(pilot, lambda: isinstance(pilot.app.screen, HighlightsScreen))
        await until(pilot, lambda: PASSAGE in screen_text(pilot.app))
        await until(pilot, lambda: pilot.app.screen.query_one(".frame").size.height == 3 + INPUT_LINES)
        await press(pilot, screen, "ctrl+x")
        assert highlights(screen) == []
        assert "No highlights yet" in screen_text(pilot.app)


async def test_the_terminals_own_colours_underline_highlights(tmp_path: Path) -> None:
    async with reading(tmp_path) as (pilot, screen):
        await press(pilot, screen, *SELECT, "m")
        pilot.app.theme = "mono"
        await pilot.pause()
        underlined = [
            segment.text
            for strip in screen_strips(pilot.app)
            for segment in strip
            if segment.style and segment.style.underline
        ]
        assert "".join(underlined).endswith(PASSAGE)


async def test_without_highlights_the_keys_to_make_one_are_those_that_the_user_has() -> None:
    async with running() as (pilot, _):
        screen = HighlightsScreen(lambda _: None, {"pane.select": "f10", "select.highlight": "f11"})
        pilot.app.push_screen(screen)
        screen.post_message(HighlightsRead(()))
        await until(pilot, lambda: "press f10, select words, and press f11" in screen_text(pilot.app))


def _head(pilot: Pilot[None]) -> list[str]:
    """The lines in the pane, at the right of the screen, down to the rule over a posting's text."""
    return [line.rpartition("▕")[2] for line in screen_text(pilot.app).split("\n")[:12]]


async def test_keys_in_the_list_of_highlights_wait_until_it_has_them() -> None:
    made = datetime(2026, 11, 3, tzinfo=UTC)
    rows = [
        HighlightRow(Passage(Highlight(number, "a", Anchor(word, "", "", 0), made), None))
        for number, word in enumerate(("tide", "gull", "rope"), 1)
    ]
    removed: list[HighlightRow] = []
    async with running() as (pilot, _):
        screen = HighlightsScreen(removed.append, {})
        ended: list[HighlightRow | None] = []
        pilot.app.push_screen(screen, ended.append)
        await until(pilot, lambda: screen.is_mounted)
        await pilot.press("ctrl+x", "down", "enter", "ctrl+x")
        await pilot.pause()
        screen.post_message(HighlightsRead(rows))
        await until(pilot, lambda: bool(ended))
        assert removed == rows[:1]
        assert ended == rows[2:]


async def test_the_cursor_stays_on_a_fact_when_the_posting_is_drawn_anew() -> None:
    async with running(size=(120, 36)) as (pilot, screen):
        await pilot.press("j", "3")
        await until(pilot, lambda: document_view(screen).tab == "postings" and not screen.opened.is_loading)
        pane(screen).focus()
        await press(pilot, screen, "v", *["right_curly_bracket"] * 2)
        where = pane(screen).selection.cursor
        assert where is not None
        assert pane(screen).viewport.chunks.of(where.chunk)[1].start is None  # it is a fact
        await press(pilot, screen, "i")
        await until(pilot, lambda: any(line.strip() == "interested" for line in _head(pilot)))
        assert pane(screen).selection.cursor == where
        await press(pilot, screen, "s", "dollar_sign")
        assert pane(screen).selection.text
