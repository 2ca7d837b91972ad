"""Driving the app in tests: a library of a few documents, and waiting for what is to come."""

from __future__ import annotations

from contextlib import asynccontextmanager
from time import monotonic
from typing import TYPE_CHECKING

from textual.css.query import NoMatches
from textual.widgets import Input

from reader.config import Settings, samples, style_sheets
from reader.library.library import Library
from reader.library.preferences import Preferences
from reader.model import Entry
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.dialogs.palette import PaletteList
from reader.ui.screens.main import MainScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.document_view import DocumentView
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.sidebar import Sidebar
from tests.ui.builders import notifications, row_lines, screen_text
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping
    from typing import Any

    from textual.app import App
    from textual.pilot import Pilot
    from textual.screen import Screen

    from reader.ui.dialogs.palette import PaletteEntry
    from reader.ui.services.system import System

PATIENCE = 60.0
"""Seconds after which what is waited for is not coming; only a failing test waits this long."""


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Lets the app work until something holds, and every screen has its widgets: a new one has none yet."""
    end = monotonic() + PATIENCE
    while not (holds() and all(screen.is_mounted for screen in pilot.app.screen_stack)):
        assert monotonic() < end, f"waited in vain at\n{screen_text(pilot.app)}"
        await pilot.pause(0.01)


async def written(pilot: Pilot[Any], screen: MainScreen) -> None:
    """Waits until all that is under way with marks is on disk and shown."""
    done: list[bool] = []
    screen.services.marks.run(lambda: done.append(True))
    await until(pilot, lambda: bool(done))
    await pilot.pause()


async def by_palette(pilot: Pilot[Any], name: str) -> None:
    """Does a command by its name, in the palette."""
    await pilot.press("colon")
    await until(pilot, lambda: bool(pilot.app.screen.query(PaletteList)))
    pilot.app.screen.query_one(Input).value = name
    found = pilot.app.screen.query_one(PaletteList)
    await until(pilot, lambda: found.row is not None and found.row.command.title.startswith(name))
    await pilot.press("enter")


def palette_entries(app: App[Any]) -> list[PaletteEntry]:
    """What the palette would list now."""
    assert isinstance(app, ReaderApp)
    return app.palette_commands.entries()


@asynccontextmanager
async def running(
    paths: Iterable[str] | None = None,
    size: tuple[int, int] = (120, 36),
    system: System | None = None,
    *,
    settings: Settings | None = None,
    keymap: Mapping[str, str] | None = None,
) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The app on some documents, by default the bundled ones, once all of them have been read.

    After the test it is asked to end, as a user asks it: a dialog that is just opening is then no defect.
    """
    library = Library.of(paths or samples())
    app = ReaderApp(
        library,
        LaunchOptions(
            style_sheets(),
            preferences=Preferences(settings or Settings()),
            keymap=keymap or {},
            system=system or FakeSystem(),
        ),
    )
    is_tested = False
    try:
        async with app.run_test(size=size) as pilot:
            screen = app.screen_stack[0]
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete)
            await written(pilot, screen)  # who is new has had the hint
            yield pilot, screen
            is_tested = True
            if app.return_code is None:
                app.exit()
    except NoMatches:
        defect, _ = app.outcome
        if not is_tested or defect is not None:
            raise


def document_view(screen: MainScreen) -> DocumentView:
    """The desk."""
    return screen.query_one(DocumentView)


def pane(screen: MainScreen) -> ReadingPane:
    """The text on the desk."""
    return screen.query_one("#text", ReadingPane)


def sidebar(screen: MainScreen) -> Sidebar:
    """The list of documents."""
    return screen.query_one(Sidebar)


def documents(screen: MainScreen) -> list[str]:
    """The documents in the sidebar, each as its first line is drawn."""
    bar = screen.query_one(Sidebar)
    numbers = [number for number, row in enumerate(bar.rows) if isinstance(row, Entry)]
    return [row_lines(bar, number)[0] for number in numbers]


def shown(screen: MainScreen) -> str:
    """The words in sight in the text."""
    text = pane(screen)
    return "\n".join(text.render_line(y).text.strip() for y in range(text.size.height))


def help_shown(screen: Screen[Any]) -> str:
    """The words of the help, all of them."""
    return "\n".join(str(text.render()) for text in screen.query("#help-columns Static") if text.display)


async def opened_search(pilot: Pilot[Any]) -> SearchScreen:
    """Wait until a search or a collection lists all that it finds at first, and return it."""
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    await until(
        pilot, lambda: screen.is_settled and screen.results is not None and not screen.results.is_partial
    )
    return screen


def notices(pilot: Pilot[Any]) -> str:
    """What the user has been told lately, a line each."""
    return "\n".join(notice.message for notice in notifications(pilot.app))


async def in_results(pilot: Pilot[Any], words: str) -> SearchScreen:
    """Searches, and goes into the list of results."""
    await pilot.press("slash")
    await until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    screen.input.value = words
    await until(pilot, lambda: screen.is_settled and screen.results is not None and bool(screen.results.hits))
    await pilot.press("ctrl+l")
    return screen
