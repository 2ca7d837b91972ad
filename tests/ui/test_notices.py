"""Notices: few at a time, and nothing of them stays when they have gone, on whatever screen they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.ui.services.notices import HOLDER, MOST_NOTICES
from tests.ui.builders import notifications
from tests.ui.driving import running, until

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App
    from textual.pilot import Pilot

    from reader.ui.app import ReaderApp


def holders(app: App[Any]) -> int:
    """How many widgets hold notices, on all screens."""
    return sum(len(screen.query(HOLDER)) for screen in app.screen_stack)


def reader_of(pilot: Pilot[None]) -> ReaderApp:
    """The app, as what it is."""
    from reader.ui.app import ReaderApp

    assert isinstance(pilot.app, ReaderApp)
    return pilot.app


async def told(pilot: Pilot[None], *messages: str) -> None:
    """Waits until exactly these notices are shown."""
    app = pilot.app
    await until(pilot, lambda: [notice.message for notice in notifications(app)] == [*messages])
    await until(pilot, lambda: holders(app) == len(messages))


async def test_what_keys_did_leaves_nothing_behind() -> None:
    async with running(notices=True) as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        for number in range(12):
            app.say(f"Did {number}.")
            await told(pilot, f"Did {number}.")
        app.clear_notifications()
        await told(pilot)


async def test_of_many_sentences_at_once_the_last_is_shown() -> None:
    async with running(notices=True) as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        for number in range(100):
            app.say(f"Did {number}.")
        await told(pilot, "Did 99.")


@pytest.mark.parametrize("many", [MOST_NOTICES, MOST_NOTICES + 1, 60])
async def test_the_oldest_notices_make_room(many: int) -> None:
    async with running(notices=True) as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        for number in range(many):
            app.notify(f"Failed {number}.", timeout=60, markup=False)
        await told(pilot, *(f"Failed {number}." for number in range(many - MOST_NOTICES, many)))


async def test_a_sentence_takes_the_place_of_the_one_before_and_of_no_notice(now: float) -> None:
    async with running(notices=True) as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        app.notify("Failed.", timeout=60, markup=False)
        app.say("Starred.")
        await told(pilot, "Failed.", "Starred.")
        app.say("Not starred.")
        await told(pilot, "Failed.", "Not starred.")
        for notice in notifications(app):
            notice.raised_at = now - 2 * notice.timeout
        app.say("Hid it.")
        await told(pilot, "Hid it.")


async def test_notices_leave_the_screens_below_a_dialog_too() -> None:
    async with running(notices=True) as (pilot, _):
        app = reader_of(pilot)
        app.clear_notifications()
        app.notify("Failed.", timeout=60, markup=False)
        await told(pilot, "Failed.")
        await pilot.press("question_mark")
        await until(pilot, lambda: len(app.screen_stack) > 1 and holders(app) > 1)
        app.clear_notifications()
        await told(pilot)


async def test_what_was_not_said_yet_is_not_said_once_all_is_cleared() -> None:
    async with running(notices=True) as (pilot, _):
        app = reader_of(pilot)
        app.say("Starred.")
        app.clear_notifications()
        await told(pilot)
