"""Timers and background work. Timers ring, whatever their delay; Textual's never end with one below zero."""

from __future__ import annotations

import ast
import asyncio
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest
from textual.css.query import NoMatches

from reader.ui.services.tasks import SHORTEST, call_after, run_exclusive
from tests.ui.builders import notifications
from tests.ui.driving import running, until

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.dom import DOMNode

UI = Path(__file__).resolve().parents[2] / "reader" / "ui"
MAKERS = ("set_timer", "Timer")


async def test_work_is_called_after_any_delay() -> None:
    async with running() as (pilot, screen):
        delays = [-1e9, -1.0, -0.00008, -0.0, 0.0, 1e-12, 0.00001, 0.02]
        called: list[float] = []
        for number, delay in enumerate(delays, 1):
            call_after(screen, delay, partial(called.append, delay))
            await until(pilot, lambda number=number: len(called) >= number)  # type: ignore[misc]
        await pilot.pause(2 * SHORTEST)
        assert called == delays


async def test_work_is_called_once_by_a_busy_screen_and_not_after_a_stop() -> None:
    async with running() as (pilot, screen):
        called: list[str] = []
        is_free = asyncio.Event()
        asyncio.get_running_loop().call_later(5 * SHORTEST, is_free.set)
        call_after(screen, SHORTEST, partial(called.append, "stopped")).stop()
        call_after(screen, SHORTEST, partial(called.append, "late"))
        screen.call_next(is_free.wait)
        await until(pilot, lambda: bool(called))
        await pilot.pause(2 * SHORTEST)
        assert called == ["late"]


async def test_a_notice_that_expires_while_it_is_put_up_has_time_left(now: float) -> None:
    async with running() as (pilot, _):
        for late in (0.0, 0.00008, 0.5, 1e6):
            pilot.app.notify("Soon over.", timeout=60, markup=False)
            await pilot.pause()
            notice = notifications(pilot.app)[-1]
            notice.raised_at = now - notice.timeout - late
            assert notice.has_expired
            assert notice.time_left >= SHORTEST


def test_timers_are_set_in_one_place_and_intervals_are_constants() -> None:
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
                if name == "set_interval" and path.name != "tasks.py":
                    assert isinstance(node.args[0], ast.Name), path
                    assert node.args[0].id.isupper(), path
                assert name not in MAKERS, path  # see `call_after`


class Node:
    """Runs work at once; it may have gone from the app, or the app may have ended."""

    def __init__(self, *, is_running: bool, is_attached: bool) -> None:
        self.app = SimpleNamespace(is_running=is_running)
        self.is_attached = is_attached
        self.work: Callable[[], Coroutine[Any, Any, None]] | None = None

    def run_worker(self, work: Callable[[], Coroutine[Any, Any, None]], **_: object) -> None:
        self.work = work


@pytest.mark.parametrize("is_running", [True, False])
@pytest.mark.parametrize("is_attached", [True, False])
async def test_work_whose_widgets_have_gone_with_the_app_is_no_defect(
    *, is_running: bool, is_attached: bool
) -> None:
    async def late() -> None:
        raise NoMatches

    node = Node(is_running=is_running, is_attached=is_attached)
    run_exclusive(cast("DOMNode", node), late, "late")
    assert node.work is not None
    if is_running and is_attached:
        with pytest.raises(NoMatches):
            await node.work()
    else:
        await node.work()
