"""Timers ring, whatever their delay; Textual's never end with one below zero."""

from __future__ import annotations

import ast
from functools import partial
from pathlib import Path

from reader.ui.services.tasks import SHORTEST, call_after
from tests.ui.builders import notifications
from tests.ui.driving import running, until

UI = Path(__file__).resolve().parents[2] / "reader" / "ui"
MAKERS = ("set_timer", "set_interval", "Timer")


async def test_work_is_called_after_any_delay() -> None:
    async with running() as (pilot, screen):
        delays = [-1e9, -1.0, -0.00008, -0.0, 0.0, 1e-12, 0.00001, 0.02]
        called: list[float] = []
        for number, delay in enumerate(delays, 1):
            call_after(screen, delay, partial(called.append, delay))
            await until(pilot, lambda number=number: len(called) >= number)  # type: ignore[misc]
        await pilot.pause(2 * SHORTEST)
        assert called == delays


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
                if name == "set_interval":
                    assert isinstance(node.args[0], ast.Name), path
                    assert node.args[0].id.isupper(), path
                elif name in MAKERS:
                    assert path.name == "tasks.py", path
