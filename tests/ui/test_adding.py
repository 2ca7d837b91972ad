"""Adding in the app: how far it is, above the keys, until it is done or stopped; and what became of it."""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.widgets import Input

from reader.config import style_sheets
from reader.errors import SourceError
from reader.library.library import Library
from reader.sources import NO_TEXT
from reader.store.values import Outcome
from reader.system.network import Network
from reader.system.network.turns import Turns
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers.adding import DocumentsAdded
from reader.ui.dialogs.prompt import AddingScreen
from reader.ui.screens.main import MainScreen
from reader.ui.services.additions import Additions
from reader.ui.widgets.progress_line import ProgressLine
from reader.web_addresses import looks_like_address
from tests.library.samples import page, write
from tests.ui.builders import notifications, screen_text
from tests.ui.driving import documents, notices, running, until
from tests.web import Handler, Page, Web, article

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.library.protocol import AddResult, Progress
    from tests.web import Answers

BOARD = "https://careers.smartrecruiters.com/Lanternworks"
API = "https://api.smartrecruiters.com/v1/companies/Lanternworks/postings"
MANY = "The wardens count the tides and tell the town about them. " * 4000


@asynccontextmanager
async def library_app(
    folder: Path, web: Web, size: tuple[int, int] = (100, 30)
) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The app on an empty library, for which `web` is everything there is."""
    turns = Turns(wait=lambda _: None, clock=_hurrying())
    with Library.open(folder / "library.db", network=Network(web.proxy, turns=turns)) as library:
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=size, notifications=True) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete)
            yield pilot, screen


def _hurrying() -> Callable[[], float]:
    """A clock by which a minute passes with each look."""
    minutes = [0.0]

    def now() -> float:
        minutes[0] += 60
        return minutes[0]

    return now


async def add(pilot: Pilot[None], source: str) -> None:
    await pilot.press("A")
    await until(pilot, lambda: bool(pilot.app.screen.query("PromptInput")))
    pilot.app.screen.query_one(Input).value = source
    await pilot.press("enter")
    if looks_like_address(source):
        await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen))
        await pilot.press("enter")


def line(pilot: Pilot[None]) -> str:
    """What is said above the keys; empty while nothing is."""
    lines = [one for one in pilot.app.screen.query(ProgressLine) if one.display]
    return "".join(one.text for one in lines)


class Slow:
    """An answer of which one half comes at once, and the other when it may."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.may_go_on = Event()

    def __call__(self, handler: Handler) -> None:
        data = self.body.encode()
        half = len(data) // 2
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[:half])
        while not (self.may_go_on.wait(0.01) or handler.web.over.is_set()):
            pass
        handler.wfile.write(data[half:])


def listed(number: int) -> dict[str, object]:
    return {
        "id": str(number),
        "name": f"Lamp Keeper {number}",
        "company": {"identifier": "Lanternworks", "name": "Lanternworks"},
        "location": {"city": "Lisbon", "country": "pt"},
    }


def detail(number: int) -> str:
    text = f"<p>Keep lamp number {number} lit through the night, and write down when it was not.</p>"
    return json.dumps(
        {**listed(number), "jobAd": {"sections": {"jobDescription": {"title": "Work", "text": text}}}}
    )


def board(count: int) -> str:
    content = [listed(number) for number in range(count)]
    return json.dumps({"offset": 0, "limit": 100, "totalFound": count, "content": content})


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_how_much_of_a_page_came_is_said_until_it_is_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    slow = Slow(article("The tide clock", MANY))
    with Web({"http://a.test/tide": slow}) as web:
        async with library_app(tmp_path, web, size) as (pilot, screen):
            await add(pilot, "http://a.test/tide")
            await until(pilot, lambda: line(pilot).startswith("Asking a.test… 1"))
            assert line(pilot).endswith(" KB")
            rows = screen_text(pilot.app).splitlines()
            shown = next(number for number, row in enumerate(rows) if "Asking a.test…" in row)
            assert rows[shown].rstrip().endswith("ctrl+c stop")
            assert shown == len(rows) - 2
            slow.may_go_on.set()
            await until(pilot, lambda: "The tide clock" in "".join(documents(screen)))
            await until(pilot, lambda: not line(pilot))
            await until(pilot, lambda: "1 added" in notices(pilot) and screen.view.document is not None)


async def test_what_is_selected_is_copied_and_nothing_stopped(tmp_path: Path) -> None:
    with Web({"http://a.test/tide": Slow(article("The tide clock"))}) as web:
        async with library_app(tmp_path, web) as (pilot, _):
            await add(pilot, "http://a.test/tide")
            await until(pilot, lambda: bool(line(pilot)))
            await pilot.press("A")
            await until(pilot, lambda: bool(pilot.app.screen.query("PromptInput")))
            box = pilot.app.screen.query_one(Input)
            box.value = "docs"
            box.select_all()
            await pilot.press("ctrl+c")
            await until(pilot, lambda: pilot.app.clipboard == "docs")
            assert line(pilot) or pilot.app.screen_stack[0].query_one(ProgressLine).text
            box.value = ""
            await pilot.press("ctrl+c")
            await until(pilot, lambda: "Stopped: nothing added." in notices(pilot))
            await pilot.press("ctrl+c")
            await pilot.pause()
            assert "Nothing to stop" not in notices(pilot)


async def test_postings_of_a_board_are_counted_as_they_come(tmp_path: Path) -> None:
    slow = Slow(detail(2))
    with Web({f"{API}?limit=100&offset=0": board(4), f"{API}/2": slow}) as web:
        web.pages |= {f"{API}/{number}": detail(number) for number in (0, 1, 3)}
        async with library_app(tmp_path, web) as (pilot, screen):
            await add(pilot, BOARD)
            await until(pilot, lambda: "api.smartrecruiters.com… 2 of 4 postings · " in line(pilot))
            slow.may_go_on.set()
            await until(pilot, lambda: "1 added" in notices(pilot) and screen.view.document is not None)


async def test_ctrl_c_stops_it_and_the_app_is_free_meanwhile(tmp_path: Path) -> None:
    with Web({"http://a.test/tide": Slow(article("The tide clock"))}) as web:
        async with library_app(tmp_path, web) as (pilot, screen):
            await add(pilot, "http://a.test/tide")
            await until(pilot, lambda: bool(line(pilot)))
            await pilot.press("question_mark")
            await until(pilot, lambda: pilot.app.screen is not screen)
            await pilot.press("escape")
            await until(pilot, lambda: pilot.app.screen is screen)
            await pilot.press("ctrl+c")
            await until(pilot, lambda: "Stopped: nothing added." in notices(pilot))
            await until(pilot, lambda: not line(pilot))
            assert documents(screen) == []
            await pilot.press("ctrl+c")
            await until(pilot, lambda: "Nothing to stop. Press ctrl+q to quit." in notices(pilot))


async def test_a_click_stops_it_too(tmp_path: Path) -> None:
    with Web({"http://a.test/tide": Slow(article("The tide clock"))}) as web:
        async with library_app(tmp_path, web) as (pilot, _):
            await add(pilot, "http://a.test/tide")
            await until(pilot, lambda: line(pilot).startswith("Asking"))
            await pilot.pause()
            await pilot.click(ProgressLine, offset=(len(f"  {line(pilot)}  ctrl"), 0))
            await until(pilot, lambda: "Stopped: nothing added." in notices(pilot))


async def test_it_is_seen_and_stopped_in_the_search_as_well(tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First"))
    with Web({"http://a.test/tide": Slow(article("The tide clock"))}) as web:
        async with library_app(tmp_path, web) as (pilot, screen):
            await add(pilot, str(folder / "a.txt"))
            await until(pilot, lambda: "1 added" in notices(pilot))
            await add(pilot, "http://a.test/tide")
            await until(pilot, lambda: bool(line(pilot)))
            await pilot.press("slash")
            await until(pilot, lambda: pilot.app.screen is not screen and bool(line(pilot)))
            await pilot.press("ctrl+c")
            await until(pilot, lambda: "Stopped: nothing added." in notices(pilot))
            await until(pilot, lambda: not line(pilot))


async def test_an_address_read_again_says_how_far_it_is(tmp_path: Path) -> None:
    with Web({"http://a.test/tide": article("The tide clock")}) as web:
        async with library_app(tmp_path, web) as (pilot, screen):
            await add(pilot, "http://a.test/tide")
            await until(pilot, lambda: screen.view.document is not None)
            slow = Slow(article("The tide clock", "It was mended.", MANY))
            web.pages["http://a.test/tide"] = slow
            await pilot.press("R")
            await until(pilot, lambda: line(pilot).startswith("Asking a.test…"))
            slow.may_go_on.set()
            await until(pilot, lambda: not line(pilot))
            document = screen.opened.id
            assert document is not None
            assert "It was mended." in screen.services.library.documents.get(document).text


async def test_a_stopped_reload_says_that_nothing_was_changed(tmp_path: Path) -> None:
    with Web({"http://a.test/tide": article("The tide clock")}) as web:
        async with library_app(tmp_path, web) as (pilot, screen):
            await add(pilot, "http://a.test/tide")
            await until(pilot, lambda: screen.view.document is not None)
            before = screen.opened.id
            web.pages["http://a.test/tide"] = Slow(article("The tide clock", "It was mended.", MANY))
            await pilot.press("R")
            await until(pilot, lambda: line(pilot).startswith("Asking a.test…"))
            await pilot.press("ctrl+c")
            await until(pilot, lambda: "Stopped: nothing changed." in notices(pilot))
            await until(pilot, lambda: not line(pilot))
            assert screen.opened.id == before
            web.pages["http://a.test/tide"] = article("The tide clock", "It was mended.")
            await pilot.press("R")
            await until(pilot, lambda: screen.opened.id not in (None, before))
            assert notices(pilot).count("Stopped") == 1


@pytest.mark.long
async def test_postings_that_came_before_a_stop_are_kept(tmp_path: Path) -> None:
    with Web({f"{API}?limit=100&offset=0": board(4), f"{API}/2": Slow(detail(2))}) as web:
        web.pages |= {f"{API}/{number}": detail(number) for number in (0, 1, 3)}
        async with library_app(tmp_path, web) as (pilot, screen):
            await add(pilot, BOARD)
            await until(pilot, lambda: "2 of 4 postings" in line(pilot))
            await pilot.press("ctrl+c")
            await until(pilot, lambda: "Stopped: 1 added" in notices(pilot))
            assert "2 of 4 postings have no text yet; add the address again" in notices(pilot)
            await until(pilot, lambda: screen.view.document is not None)
            web.pages |= {f"{API}/2": detail(2), f"{API}/3": Slow(detail(3))}
            await pilot.press("R")
            await until(pilot, lambda: "1 of 4 postings" in line(pilot))
            await pilot.press("ctrl+c")
            await until(pilot, lambda: "Stopped: what had arrived by then was added." in notices(pilot))
            (entry,) = screen.services.library.documents.list()
            assert entry.counts["posting"] == 3


async def test_what_fails_is_told_with_the_remedy(tmp_path: Path) -> None:
    pages: dict[str, Answers] = {
        "http://a.test/404": Page("", 404),
        "http://a.test/shell": "<html><body><div id=a></div><script>x()</script></body></html>",
        "http://a.test/png": Page(b"x", 200, {"Content-Type": "image/png"}),
    }
    told = {
        "http://a.test/404": "http://a.test/404: there is no such page (404); check the address",
        "http://a.test/shell": f"http://a.test/shell: {NO_TEXT}",
        "http://a.test/png": "http://a.test/png: is an image (image/png), not a page or text; "
        "check the address",
        "/nowhere": "/nowhere: no such file or folder",
    }
    with Web(pages) as web:
        async with library_app(tmp_path, web) as (pilot, _):
            for address, sentence in told.items():
                pilot.app.clear_notifications()
                await add(pilot, address)
                await until(pilot, lambda sentence=sentence: sentence == notices(pilot))  # type: ignore[misc]
                (notice,) = notifications(pilot.app)
                assert notice.severity == "warning"


async def test_a_path_without_room_is_left_out_and_the_count_is_whole(tmp_path: Path) -> None:
    begun, go_on = Event(), Event()

    def folder(progress: Progress, _: Callable[[], bool]) -> None:
        progress(2, 1200, "a/folder/in/a/folder/notes.txt")
        begun.set()
        go_on.wait()

    async with running([str(tmp_path)], size=(40, 12)) as (pilot, main):
        main.services.additions.add("docs", folder)
        await until(pilot, lambda: begun.is_set() and bool(line(pilot)))
        drawn = str(pilot.app.screen.query_one(ProgressLine).render())
        assert drawn.split("  ") == ["", "Adding 3 of 1,200", "ctrl+c stop"]
        go_on.set()
        await until(pilot, lambda: not main.services.additions.line)


async def test_several_are_told_on_one_line_and_stopped_at_once() -> None:
    begun, stopped = Event(), Event()

    def folder(progress: Progress, cancelled: Callable[[], bool]) -> None:
        progress(2, 1200, "docs/notes.txt")
        begun.set()
        while not cancelled():
            pass
        stopped.set()

    async with App[None]().run_test() as pilot:
        additions = Additions(pilot.app)
        assert (additions.line, additions.stop()) == ("", False)
        additions.add("docs", folder)
        await until(pilot, begun.is_set)
        assert additions.line == "Adding 3 of 1,200: docs/notes.txt"
        additions.reload("https://a.test/", lambda _progress, cancelled: folder(lambda *_: None, cancelled))
        await until(pilot, lambda: additions.line == "Reloading https://a.test/ · and 1 more")
        assert additions.stop()
        await until(pilot, lambda: stopped.is_set() and not additions.line)
        additions.close()


def outcome(kind: str, new: int = 0, changed: int = 0, gone: int = 0) -> Outcome:
    counts = {"article": 0, "paper": 0, "posting": 3}
    return Outcome(kind, "a.txt", "0" * 16, counts, new=new, changed=changed, gone=gone)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("results", "is_stopped", "notice", "is_failed"),
    [
        ([], False, "Nothing to add there.", False),
        ([], True, "Stopped: nothing added.", False),
        ([outcome("added")] * 1200, False, "1,200 added", False),
        (
            [outcome("added"), outcome("copy")],
            True,
            "Stopped: 1 added, 1 already here. The rest was not added.",
            False,
        ),
        ([outcome("updated", 2, 0, 1)], False, "1 updated (2 new, 1 gone)", False),
        ([outcome("unchanged")], False, "1 unchanged", False),
        (
            [replace(outcome("updated", gone=3), notices=("has no postings now",))],
            False,
            "1 updated (3 gone). a.txt: has no postings now",
            False,
        ),
        ([SourceError("a", "is empty", copy=True)], False, "a: is empty", False),
        ([SourceError("a", "is missing")], False, "a: is missing", True),
        (
            [outcome("added"), SourceError("a", "is missing"), SourceError("b", "is binary")],
            False,
            "1 added. a: is missing. 1 more could not be read",
            True,
        ),
    ],
)
def test_what_became_of_it_is_one_sentence(
    results: list[AddResult], is_stopped: bool, notice: str, is_failed: bool
) -> None:
    told = DocumentsAdded(results, (), is_stopped=is_stopped)
    assert (told.notice, told.is_failed) == (notice, is_failed)
