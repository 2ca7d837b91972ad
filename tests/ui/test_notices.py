"""Notices: one line above the keys, on whatever screen the user is, that covers no text and moves none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui.app import ReaderApp
from reader.ui.screens.main import MainScreen
from reader.ui.services.notices import MOST_NOTICES
from reader.ui.widgets.notice_line import NoticeLine
from tests.ui.builders import notifications, screen_text
from tests.ui.driving import pane, running, until

if TYPE_CHECKING:
    from textual.pilot import Pilot

NARROW = 40


def reader_of(pilot: Pilot[None]) -> ReaderApp:
    """The app, as what it is."""
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app


def line(pilot: Pilot[None], number: int) -> str:
    """A line of the screen; -1 is the last."""
    return screen_text(pilot.app).split("\n")[number].strip()


async def said(pilot: Pilot[None], sentence: str) -> None:
    """Waits until a sentence is shown above the keys, and nothing else there."""
    await until(pilot, lambda: line(pilot, -2) == sentence)


async def test_the_newest_is_shown_above_the_keys_and_covers_no_text(now: float) -> None:
    async with running(size=(80, 24)) as (pilot, screen):
        app = reader_of(pilot)
        app.clear_notifications()
        await said(pilot, "")
        text, size = screen_text(app).split("\n"), pane(screen).size
        app.notify("Failed.", title="Library", severity="error", timeout=60)
        await said(pilot, "✗ Library: Failed.")
        app.say("Starred.")
        await until(pilot, lambda: line(pilot, -2).startswith("› Starred."))
        assert line(pilot, -2).endswith("+1 f3 more")
        app.say("Not starred.")
        await until(pilot, lambda: line(pilot, -2).startswith("› Not starred."))
        assert [notice.message for notice in notifications(app)] == ["Failed.", "Not starred."]
        assert screen_text(app).split("\n")[:-2] == text[:-2]
        assert pane(screen).size == size
        for notice in notifications(app)[1:]:
            notice.raised_at = now - 2 * notice.timeout
        app.notify("Failed.", title="Library", severity="error", timeout=60)
        await said(pilot, "✗ Library: Failed.")
        app.clear_notifications()
        await said(pilot, "")
        assert screen_text(app).split("\n") == text


async def test_it_goes_by_itself(now: float, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        app.notify("Soon over.", timeout=0.05)
        await said(pilot, "› Soon over.")
        monkeypatch.setattr("reader.ui.services.notices.time", lambda: now + 1)
        await said(pilot, "")


async def test_of_many_sentences_at_once_the_last_is_shown() -> None:
    async with running() as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        for number in range(100):
            app.say(f"Did {number}.")
        await said(pilot, "› Did 99.")
        app.say("Starred.")
        app.clear_notifications()
        await said(pilot, "")


@pytest.mark.parametrize("many", [MOST_NOTICES + 1, 60])
async def test_few_wait_and_the_same_is_one(many: int) -> None:
    async with running() as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        for number in range(many):
            for _again in range(3):
                app.notify(f"Failed {number}.", timeout=60)
        told = [notice.message for notice in notifications(app)]
        assert told == [f"Failed {number}." for number in range(many - MOST_NOTICES, many)]
        assert sum(notice.message == told[-1] for notice in app.notices.past) == 1


async def test_it_follows_the_user_into_a_dialog_and_back() -> None:
    async with running() as (pilot, screen):
        app = reader_of(pilot)
        app.clear_notifications()
        app.notify("Failed.", timeout=60)
        await said(pilot, "› Failed.")
        await pilot.press("question_mark")
        await until(pilot, lambda: bool(app.screen.query(NoticeLine)))
        await said(pilot, "› Failed.")
        await until(pilot, lambda: not screen.query_one(NoticeLine).display)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen and screen.query_one(NoticeLine).display)
        await said(pilot, "› Failed.")


@pytest.mark.parametrize(
    ("size", "keys", "number"),
    [((NARROW, 12), (), -1), ((NARROW, 11), (), 0), ((80, 24), ("z",), -1), ((NARROW, 12), ("z",), -1)],
)
async def test_where_no_line_is_to_spare_it_covers_keys_or_tabs_but_never_text(
    size: tuple[int, int], keys: tuple[str, ...], number: int
) -> None:
    async with running(size=size) as (pilot, screen):
        app = reader_of(pilot)
        await pilot.press("J", "enter", *keys)
        await until(pilot, lambda: pane(screen).has_focus)
        app.clear_notifications()
        app.notify("A long sentence, much longer than the line that it has.", timeout=60)
        await until(pilot, lambda: line(pilot, number).startswith("› A long sen"))
        (found,) = screen.query(NoticeLine)
        assert not found.region.overlaps(pane(screen).region)
        assert line(pilot, number).endswith("…  f3 more") == (size[0] == NARROW)


@pytest.mark.parametrize("key", ["T", "question_mark"])
async def test_in_a_low_window_it_covers_no_key_of_a_dialog(key: str) -> None:
    async with running(size=(NARROW, 12)) as (pilot, _):
        await pilot.press("J", "enter", key)
        await until(pilot, lambda: "esc c" in line(pilot, -1))
        reader_of(pilot).notify("A long sentence, much longer than the line that it has.", timeout=60)
        await until(pilot, lambda: line(pilot, -2).startswith("› A long sen"))
        assert "esc c" in line(pilot, -1)
        assert line(pilot, -2).endswith("…  more")  # no key that does nothing here


async def test_what_was_cut_can_be_read_again_in_full() -> None:
    async with running(size=(40, 16)) as (pilot, _):
        app = reader_of(pilot)
        await pilot.press("f3")
        await until(pilot, lambda: "No notices yet." in screen_text(app) or "New here?" in screen_text(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MainScreen))
        app.notify("[b]広い文字 and a sentence that is longer than a line.", severity="warning", timeout=60)
        await until(pilot, lambda: bool(app.screen.query(NoticeLine)))
        await pilot.click(NoticeLine)
        await until(pilot, lambda: "longer than a" in screen_text(app))
        assert "! [b]広い文字 and" in screen_text(app)
