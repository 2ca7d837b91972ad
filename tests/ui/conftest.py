"""What every test of the interface starts from: bundled documents and style sheets, each parsed once."""

from __future__ import annotations

import gc
from functools import cache
from time import time
from typing import TYPE_CHECKING, Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from reader.config import bundled
from reader.parsing import parse
from reader.ui.services import tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Document, Outline

BUNDLED = str(bundled("seeds"))
RULES: dict[tuple[Any, ...], Any] = {}
"""What Textual made of each style sheet, by all that this depends on."""


@cache
def parsed(text: str, source: str, notices: tuple[str, ...], outline: Outline | None) -> Document:
    return parse(text, source, notices, outline=outline)


@pytest.fixture(autouse=True)
def _bundled_documents_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the parser makes of the bundled documents: else it is a fifth of starting an app on them."""

    def kept(
        text: str,
        source: str = "",
        notices: tuple[str, ...] = (),
        progress: Callable[[float], None] = lambda _: None,
        outline: Outline | None = None,
    ) -> Document:
        if BUNDLED in source:
            return parsed(text, source, notices, outline)
        return parse(text, source, notices, progress, outline)

    monkeypatch.setattr("reader.parsing.parse", kept)


@pytest.fixture(autouse=True, scope="session")
def _style_sheets_are_parsed_once() -> None:
    """Keep the rules of each style sheet for all apps of the process. Textual keeps them for one app."""
    parse_rules = getattr(Stylesheet, "_parse_rules")  # noqa: B009 - another's

    def kept(self: Stylesheet, *args: Any, **more: Any) -> Any:  # noqa: ANN401 - as Textual has it
        key = (*args, *more.items(), *self._variables.items())
        if key not in RULES:
            RULES[key] = parse_rules(self, *args, **more)
        return RULES[key]

    setattr(Stylesheet, "_parse_rules", kept)  # noqa: B010


@pytest.fixture
def composed_frames() -> None:
    """Ask for every frame of a test to be composed."""


@pytest.fixture(autouse=True)
def _frames_that_nobody_sees_are_not_composed(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spare the frames of an app without a terminal: each would be composed, and thrown away.

    They are a quarter of the work. What stands on the screen is composed when a test looks at it, and
    `.ci/run`, whose profile is another, composes every frame once.
    """
    profile = request.config.getoption("--hypothesis-profile")
    if profile is None and "composed_frames" not in request.fixturenames:
        monkeypatch.setattr(Compositor, "render_update", _nothing)


def _nothing(frame: Compositor, *_args: object, **_more: object) -> None:
    frame._dirty_regions.clear()


@pytest.fixture(autouse=True)
def _garbage_is_seldom_collected(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare tests that are not about them most collections: each looks through what tests have left."""
    if "all_is_collected" not in request.fixturenames:
        monkeypatch.setattr(tasks, "RARELY", gc.get_threshold())
        monkeypatch.setattr(tasks, "COLLECT_AFTER", 600.0)


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> float:
    """Stop the clock by which notices expire: on a busy machine three seconds pass between two looks."""
    stopped = time()
    monkeypatch.setattr("reader.ui.services.notices.time", lambda: stopped)
    return stopped
