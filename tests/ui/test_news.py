"""What is new, changed and gone: a collection while there is any, its list, and when it counts as seen."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.library.news import Wordings
from reader.store.values import News
from reader.ui.dialogs.news import NewsScreen, Section, news_rows, news_text
from reader.ui.dialogs.prompt import ConfirmScreen
from reader.ui.symbols import new_words
from reader.ui.widgets.sidebar_rows import Collection
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import by_palette, notices, until, written
from tests.ui.test_subscriptions import (
    TIDES,
    WORDS,
    choose,
    feed,
    feeds,
    item,
    opened,
    refresh,
    subscribed_app,
)
from tests.web import Web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.store.values import NewsKind
    from reader.ui.screens.main import MainScreen

LATER = feed(item(3), item(2, f"{WORDS}They miscounted."), item(1))


@pytest.fixture
def web() -> Iterator[Web]:
    with Web({TIDES: feed(item(2), item(1))}) as web:
        yield web


def collections(screen: MainScreen) -> list[str]:
    """The collections in the sidebar, each as it is drawn."""
    bar = screen.sidebar
    numbers = [number for number, row in enumerate(bar.rows) if isinstance(row, Collection)]
    return [" ".join(row_lines(bar, number)[0].split()) for number in numbers]


async def refreshed(pilot: Pilot[None], screen: MainScreen, web: Web) -> None:
    """Refresh: an entry is new, and another one changed."""
    web.pages[TIDES] = LATER
    choose(screen, "Tide Tables")
    assert await refresh(pilot) == "1 new, 1 changed."
    await until(pilot, lambda: "New today 2" in collections(screen))


async def opened_news(pilot: Pilot[None], screen: MainScreen) -> NewsScreen:
    choose(screen, "New today")
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, NewsScreen) and pilot.app.screen.is_mounted)
    dialog = pilot.app.screen
    assert isinstance(dialog, NewsScreen)
    await until(pilot, lambda: bool(dialog.rows.rows))
    return dialog


@pytest.mark.long
async def test_it_is_a_collection_only_while_anything_is_new(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        assert not any(name.startswith("New") for name in collections(screen))
        await refreshed(pilot, screen, web)
        dialog = await opened_news(pilot, screen)
        assert [row_lines(dialog.rows, at)[0].strip(" ▌▏").split()[0] for at in range(4)] == [
            "New",
            "Day",
            "Changed",
            "Day",
        ]
        assert "New" in screen_text(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: opened(screen) == "Day 3")
        await until(pilot, lambda: "New today 1" in collections(screen))
        await until(pilot, lambda: "•1" in feeds(screen)[0])
        await opened_news(pilot, screen)
        await pilot.press("enter")
        await until(pilot, lambda: opened(screen) == "Day 2")
        await until(pilot, lambda: not any(name.startswith("New") for name in collections(screen)))


def said(pilot: Pilot[None]) -> str:
    """All words on the screen, without borders and ends of lines."""
    return " ".join(word for word in screen_text(pilot.app).split() if word not in "│▏▌")


@pytest.mark.long
async def test_the_words_that_changed_are_shown(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        await refreshed(pilot, screen, web)
        dialog = await opened_news(pilot, screen)
        await until(pilot, lambda: "That is all there is to say of day 3" in said(pilot))
        await until(pilot, lambda: dialog.query_one("#detail-box").size.height < 14)  # no more than it needs
        assert dialog.page.max_scroll_y == 0
        await pilot.press("j")
        await until(pilot, lambda: "+They miscounted" in said(pilot))
        assert "−before +now" in said(pilot)
        assert "−That is all" in said(pilot)
        await pilot.press("space", "b", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert "New today 2" in collections(screen)


@pytest.mark.parametrize("way", ["in the list", "on the main screen", "palette"])
async def test_all_are_seen_after_a_question(tmp_path: Path, web: Web, way: str) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        await refreshed(pilot, screen, web)

        async def ask(answer: str) -> None:
            if way == "palette":
                await by_palette(pilot, "Mark all as seen")
            else:
                await pilot.press("ctrl+a")
            await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
            await pilot.pause()
            assert "Mark 2 items as seen? This can't be undone." in screen_text(pilot.app)
            await pilot.press(answer)

        if way == "in the list":
            await opened_news(pilot, screen)
        await ask("escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, ConfirmScreen))
        await written(pilot, screen)
        assert len(screen.services.library.news.list()) == 2
        await ask("y")
        await until(pilot, lambda: pilot.app.screen is screen)
        await until(pilot, lambda: not any(name.startswith("New") for name in collections(screen)))
        assert "Marked 2 items as seen." in notices(pilot)
        await pilot.press("ctrl+a")
        await until(pilot, lambda: "Nothing is new." in notices(pilot))


async def test_what_is_gone_says_so_and_is_seen(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web) as (pilot, screen):
        (tmp_path / "docs" / "mine.txt").write_text("Boats\n\nWholly other words, of boats and sails.\n")
        choose(screen, "My own notes")
        assert await refresh(pilot) == "1 new, 1 gone."
        await until(pilot, lambda: "New today 2" in collections(screen))
        await opened_news(pilot, screen)
        await pilot.press("G")
        await until(pilot, lambda: "No document has it any more. It said:" in screen_text(pilot.app))
        await pilot.press("enter")
        await until(pilot, lambda: "No document has it any more." in notices(pilot))
        await until(pilot, lambda: "New today 1" in collections(screen))


@pytest.mark.long
async def test_saved_searches_say_how_much_of_what_they_find_is_new(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        screen.services.library.searches.save("Tides", "wardens")
        screen.services.library.searches.save("Boats", "boats")
        screen.collections.load_searches()
        await refreshed(pilot, screen, web)
        await until(
            pilot, lambda: any("Tides" in name and name.endswith("2 new") for name in collections(screen))
        )
        (boats,) = [name for name in collections(screen) if "Boats" in name]
        assert boats == "Boats 0"


def news(what: NewsKind, was: str | None = None, title: str = "A title") -> News:
    return News("0" * 16, "article", title, what, datetime.now().astimezone(), was)


def test_the_list_has_a_heading_for_each_kind_there_is() -> None:
    gone, back, new = news("gone"), news("back"), news("new")
    assert news_rows([gone, back, new]) == [Section("New", 2), back, new, Section("Gone", 1), gone]
    assert news_rows([]) == []


@pytest.mark.parametrize(
    ("what", "wordings", "words"),
    [
        ("new", Wordings("Now.", None), "Now."),
        ("new", Wordings(None, None), ""),
        ("changed", Wordings("Now.", None), "The earlier wording is unknown.\n\nNow."),
        ("changed", Wordings("The end.", "The end."), "The same text, word for word."),
        ("gone", Wordings(None, "Then."), "No document has it any more. It said:\n\nThen."),
    ],
)
def test_what_is_said_of_an_item(what: NewsKind, wordings: Wordings, words: str) -> None:
    assert news_text(news(what), wordings).plain == words


@pytest.mark.parametrize("days", [0, 1, 6, 7, 400])
def test_it_is_named_by_the_day(days: int) -> None:
    now = datetime.now().astimezone()
    day = now - timedelta(days=days)
    year = f" {day.year}" if day.year != now.year else ""
    expected = {0: "New today", 1: f"New since {day:%A}", 6: f"New since {day:%A}"}
    assert new_words(day) == expected.get(days, f"New since {day.day} {day:%b}{year}")
