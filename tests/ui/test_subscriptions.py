"""Subscriptions in the app: made, shown with their documents, refreshed while one reads, and ended."""

from __future__ import annotations

from contextlib import asynccontextmanager
from threading import Event
from typing import TYPE_CHECKING, NoReturn

import pytest
from textual.app import App
from textual.widgets import Input

from reader.config import style_sheets
from reader.errors import LibraryError, SourceError
from reader.library.library import Library
from reader.library.refreshes import WAITING
from reader.library.refreshing import Refreshed
from reader.library.subscriptions import Options
from reader.model import Entry
from reader.store.values import Stop
from reader.system.network import Network
from reader.system.network.turns import Turns
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers.first_hint import HINT_SEEN
from reader.ui.controllers.refreshing import refresh_notice
from reader.ui.dialogs.prompt import AddingScreen, ConfirmScreen, PromptScreen
from reader.ui.screens.main import MainScreen
from reader.ui.services.additions import Additions
from reader.ui.widgets.sidebar_rows import Feed
from tests.library.samples import page, write
from tests.ui.builders import row_lines, screen_text
from tests.ui.driving import by_palette, documents, notices, running, shown, until, written
from tests.ui.test_adding import Slow, line
from tests.web import Page, Web, article

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from reader.library.protocol import Progress

TIDES, LOOMS = "http://tides.test/feed", "http://looms.test/feed"
WORDS = "The wardens count the tides at noon, and the town sets its clocks by what they say. "
LONG = "\n\n".join(
    f"Paragraph {number} of the warden's diary says that the tide came in." for number in range(60)
)


def item(number: int, text: str = "") -> str:
    said = text or f"{WORDS}That is all there is to say of day {number}."
    return (
        f"<item><title>Day {number}</title><link>http://tides.test/{number}</link><guid>{number}</guid>"
        f"<description>{said}</description></item>"
    )


def feed(*items: str, title: str = "Tide Tables") -> str:
    channel = f"<channel><title>{title}</title>{''.join(items)}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'


@pytest.fixture
def web() -> Iterator[Web]:
    with Web({TIDES: feed(item(2), item(1)), LOOMS: feed(title="The Loom Room")}) as web:
        yield web


@asynccontextmanager
async def subscribed_app(
    folder: Path, web: Web, *sources: str, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[tuple[Pilot[None], MainScreen]]:
    """The app on a library with a file and these subscriptions, which have been asked."""
    network = Network(web.proxy, turns=Turns(wait=lambda _: None, clock=lambda: 0.0))
    with Library.open(folder / "library.db", network=network) as library:
        list(library.documents.add([str(write(folder / "docs", mine=f"My own notes\n\n{LONG}"))]))
        for source in sources:
            library.subscriptions.subscribe([source], Options(full="never"))
        list(library.refresh())
        library.marks.set_setting(HINT_SEEN, "yes")
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=size, notifications=True) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete and screen.view.document is not None)
            await until(pilot, lambda: len(feeds(screen)) == len(sources))
            yield pilot, screen


def feeds(screen: MainScreen) -> list[str]:
    """The subscriptions in the sidebar, each as it is drawn."""
    bar = screen.sidebar
    numbers = [number for number, row in enumerate(bar.rows) if isinstance(row, Feed)]
    return [" ".join(" ".join(row_lines(bar, number)).split()) for number in numbers]


def names(screen: MainScreen) -> list[str]:
    """The documents in the sidebar, without their numbers."""
    return [name.split("●")[0].strip(" ▌▏") for name in documents(screen)]


def choose(screen: MainScreen, name: str) -> None:
    """Put the sidebar's cursor on a subscription or a document."""
    bar = screen.sidebar
    bar.focus()
    bar.move_to(next(number for number in range(len(bar.rows)) if name in row_lines(bar, number)[0]))


def opened(screen: MainScreen) -> str:
    """The name of the document that is open; empty while another is on its way."""
    document = screen.view.document
    return "" if document is None or screen.opened.is_loading else document.name


async def refresh(pilot: Pilot[None], key: str = "ctrl+r") -> str:
    """Refresh, and return the notice."""
    pilot.app.clear_notifications()
    await pilot.press(key)
    await until(pilot, lambda: bool(notices(pilot)))
    await until(pilot, lambda: not line(pilot))
    return notices(pilot)


# Refreshing


async def test_what_is_chosen_is_refreshed_and_the_list_follows(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES, LOOMS) as (pilot, screen):
        choose(screen, "Tide Tables")
        web.asked.clear()
        assert await refresh(pilot) == "Nothing new."
        assert web.asked == [TIDES]
        web.pages[TIDES] = feed(item(3), item(2, WORDS + "They miscounted."), item(1))
        assert await refresh(pilot) == "1 new, 1 changed."
        await until(pilot, lambda: "Tide Tables •2" in feeds(screen)[0])
        assert screen.sidebar.row == screen.sidebar.feed
        assert names(screen) == ["My own notes"]


async def test_a_document_is_refreshed_by_its_subscription_or_by_itself(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        choose(screen, "Tide Tables")
        await pilot.press("enter")
        choose(screen, "Day 2")
        web.asked.clear()
        assert await refresh(pilot) == "Nothing new."
        assert web.asked == [TIDES]
        choose(screen, "My own notes")
        web.asked.clear()
        assert await refresh(pilot) == "Nothing new."
        path = tmp_path / "docs" / "mine.txt"
        path.write_text(f"My own notes\n\nA line that is new.\n\n{LONG}")
        told = await refresh(pilot)  # that the file has changed may have been told just before
        assert "1 changed." in told.splitlines()
        await until(pilot, lambda: "A line that is new." in shown(screen))
        assert web.asked == []


@pytest.mark.parametrize("way", ["f9", "palette", "ctrl+r on a collection"])
async def test_all_that_is_due_is_refreshed(tmp_path: Path, web: Web, way: str) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        screen.services.library.subscriptions.subscribe([LOOMS], Options())
        web.asked.clear()
        if way == "palette":
            await by_palette(pilot, "Refresh all")
        elif way == "f9":
            await pilot.press("f9")
        else:
            choose(screen, "To decide")
            await pilot.press("ctrl+r")
        await until(pilot, lambda: "Nothing new." in notices(pilot))
        assert web.asked == [LOOMS]


async def test_a_document_that_changes_while_open_stays_at_the_same_words(tmp_path: Path, web: Web) -> None:
    path = tmp_path / "docs" / "mine.txt"
    async with subscribed_app(tmp_path, web) as (pilot, screen):
        await pilot.press("enter", "space", "space")
        first = next(one for one in shown(screen).splitlines() if one.startswith("Paragraph"))
        path.write_text(f"My own notes\n\nIt begins with other words.\n\nAnd more.\n\n{LONG}\n")
        before = screen.opened.id
        assert "changed" in await refresh(pilot)
        await until(pilot, lambda: screen.view.document is not None and screen.view.document.id != before)
        await pilot.pause()
        assert first in shown(screen)
        assert screen.sidebar.entry is not None
        assert screen.sidebar.entry.id == screen.opened.id


async def test_how_far_it_is_is_said_while_one_reads_and_ctrl_c_stops_it(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        web.pages[TIDES] = Slow(feed(item(3)))
        choose(screen, "Tide Tables")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: line(pilot) == "Refreshing tides.test")
        await pilot.press("f9")
        assert "A refresh is under way. Press ctrl+c to stop it." in notices(pilot)
        choose(screen, "My own notes")
        await pilot.press("enter", "ctrl+c")
        await until(pilot, lambda: "Stopped: nothing new. The rest was not refreshed." in notices(pilot))
        await until(pilot, lambda: not line(pilot))
        web.pages[TIDES] = feed(item(4))
        choose(screen, "Tide Tables")
        assert await refresh(pilot) == "1 new."


async def test_several_are_counted_by_their_hosts() -> None:
    async with App[None]().run_test() as pilot:
        additions = Additions(pilot.app)
        told: list[str] = []

        def work(progress: Progress, _cancelled: Callable[[], bool]) -> None:
            for done in (11, 200):
                progress(done, 200, "example.org")
                told.append(additions.line)
            progress(0, 1, WAITING)
            told.append(additions.line)

        additions.refresh("what is due", work)
        await until(pilot, lambda: not additions.line)
        assert told == ["Refreshing 12 of 200: example.org", "Refreshing 200 of 200: example.org", WAITING]
        additions.close()


async def test_documents_from_paths_are_reloaded_not_refreshed() -> None:
    async with running() as (pilot, _):
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "Only a library can be refreshed. Press R to reload this document." in notices(pilot)


@pytest.mark.parametrize(
    ("results", "is_stopped", "notice"),
    [
        ([], False, "Nothing new."),
        ([], True, "Stopped: nothing new. The rest was not refreshed."),
        (
            [Refreshed("a", "new", 1200, 1), Refreshed("b", "changed", 0, 2, 3)],
            False,
            "1,200 new, 3 changed, 3 gone.",
        ),
        ([Refreshed("a", "new", 4)], True, "Stopped: 4 new. The rest was not refreshed."),
        (
            [Refreshed("a", "failed", why="is down"), Refreshed("b", "failed", why="is lost")],
            False,
            "2 failed. a: is down.",
        ),
        (
            [Refreshed("a", "later", why="the site asks to wait")],
            False,
            "Nothing new. a: the site asks to wait.",
        ),
        ([Refreshed("a", "moved", moved_to="b")], False, "Nothing new. a has moved to b."),
        ([Refreshed("a", "unchanged", notices=("is cut",))], False, "Nothing new. is cut."),
        ([Refreshed("a", "changed")], False, "1 changed."),
    ],
)
def test_what_came_is_told_in_a_sentence(results: list[Refreshed], is_stopped: bool, notice: str) -> None:
    assert refresh_notice(results, is_stopped=is_stopped) == notice


# Subscribing


async def ask(pilot: Pilot[None], source: str) -> None:
    await pilot.press("A")
    await until(pilot, lambda: isinstance(pilot.app.screen, PromptScreen))
    pilot.app.screen.query_one(Input).value = source
    await pilot.press("enter")


async def asked_how(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, AddingScreen) and pilot.app.screen.is_mounted)
    await pilot.pause()


async def test_an_address_is_subscribed_and_asked_at_once(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web) as (pilot, screen):
        await ask(pilot, TIDES)
        await asked_how(pilot)
        said = screen_text(pilot.app)
        assert TIDES in said
        assert "enter once" in said
        assert "s subscribe" in said
        await pilot.press("s")
        await until(pilot, lambda: "2 new." in notices(pilot))
        await until(pilot, lambda: feeds(screen) == ["▸ Tide Tables"])
        assert names(screen) == ["My own notes"]


async def test_esc_goes_back_to_the_address_and_a_file_is_not_asked_about(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web) as (pilot, screen):
        await ask(pilot, TIDES)
        await asked_how(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, PromptScreen))
        assert pilot.app.screen.query_one(Input).value == TIDES
        pilot.app.screen.query_one(Input).value = str(write(tmp_path / "more", other=page("Another")))
        await pilot.press("enter")
        await until(pilot, lambda: "1 added" in notices(pilot))
        assert screen.services.library.subscriptions.list() == []


async def test_an_address_once_is_no_subscription(tmp_path: Path, web: Web) -> None:
    web.pages["http://a.test/tide"] = article("The tide clock")
    async with subscribed_app(tmp_path, web) as (pilot, screen):
        await ask(pilot, "http://a.test/tide")
        await asked_how(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "1 added" in notices(pilot))
        assert screen.services.library.subscriptions.list() == []


@pytest.mark.parametrize("address", ["http://", "gopher://a.test/"])
async def test_what_is_no_address_is_refused(tmp_path: Path, web: Web, address: str) -> None:
    async with subscribed_app(tmp_path, web) as (pilot, screen):
        await ask(pilot, address)
        await asked_how(pilot)
        await pilot.press("s")
        await until(pilot, lambda: address in notices(pilot))
        assert feeds(screen) == []


async def test_subscribing_amid_a_refresh_leaves_it_for_the_next(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        slow = Slow(feed(item(3)))
        web.pages[TIDES] = slow
        choose(screen, "Tide Tables")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: bool(line(pilot)))
        await ask(pilot, LOOMS)
        await asked_how(pilot)
        await pilot.press("s")
        await until(pilot, lambda: f"Subscribed to {LOOMS}. The next refresh fetches it." in notices(pilot))
        slow.may_go_on.set()
        await until(pilot, lambda: "1 new." in notices(pilot))


# In the sidebar


async def test_documents_of_a_feed_are_folded_under_it(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES, LOOMS) as (pilot, screen):
        assert feeds(screen) == ["▸ Tide Tables", "▸ The Loom Room"]
        assert names(screen) == ["My own notes"]
        choose(screen, "Tide Tables")
        await pilot.press("enter")
        await until(pilot, lambda: names(screen) == ["Day 2", "Day 1", "My own notes"])
        assert opened(screen) == "My own notes"
        await pilot.press("enter")
        await until(pilot, lambda: names(screen) == ["My own notes"])
        choose(screen, "The Loom Room")
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing from it yet. ctrl+r to refresh." in notices(pilot))
        at = next(at for at, row in enumerate(screen.sidebar.rows) if isinstance(row, Feed))
        await pilot.click("#sidebar", offset=(5, at + 1))
        await until(pilot, lambda: names(screen) == ["Day 2", "Day 1", "My own notes"])


async def test_j_and_k_and_going_to_a_document_unfold(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        await pilot.press("K")
        await until(pilot, lambda: opened(screen) == "Day 1")
        await pilot.press("K")
        await until(pilot, lambda: opened(screen) == "Day 2")
        assert names(screen) == ["Day 2", "Day 1", "My own notes"]
        await pilot.press("K")
        assert screen.sidebar.entry is not None
        assert screen.sidebar.entry.name == "Day 2"
        choose(screen, "Tide Tables")
        await pilot.press("enter")
        await until(pilot, lambda: names(screen) == ["My own notes"])
        day = next(entry for entry in screen.documents.entries if entry.name == "Day 1")
        screen.navigator.go_to(day.id, "article", 0)
        await until(pilot, lambda: opened(screen) == "Day 1")
        assert names(screen) == ["Day 2", "Day 1", "My own notes"]
        assert isinstance(screen.sidebar.row, Entry)
        assert screen.sidebar.row.id == day.id


async def test_the_place_in_a_folded_document_is_found_again(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        await pilot.press("K")
        await until(pilot, lambda: opened(screen) == "Day 1")
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        await until(pilot, lambda: opened(screen) == "Day 1")
        assert "Day 1" in names(screen)


async def test_what_fails_has_a_sign_and_says_why(tmp_path: Path, web: Web) -> None:
    web.pages[LOOMS] = Page("", 410)
    async with subscribed_app(tmp_path, web, TIDES, LOOMS) as (pilot, screen):
        assert feeds(screen)[1].startswith("▸ looms.test/feed ! is gone for good (410)")
        choose(screen, "looms.test")
        pilot.app.clear_notifications()
        await pilot.press("enter")
        await until(pilot, lambda: f"{LOOMS}: is gone for good (410)" in notices(pilot))


@pytest.mark.parametrize("way", ["delete", "f8", "palette"])
async def test_unsubscribing_leaves_the_documents_and_is_undone(tmp_path: Path, web: Web, way: str) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        choose(screen, "Tide Tables")
        if way == "palette":
            await by_palette(pilot, "Unsubscribe")
        else:
            await pilot.press(way)
        await until(pilot, lambda: "Unsubscribed from Tide Tables. u to undo." in notices(pilot))
        await until(pilot, lambda: feeds(screen) == [])
        assert sorted(names(screen)) == ["Day 1", "Day 2", "My own notes"]
        await pilot.press("u")
        await until(pilot, lambda: feeds(screen) == ["▸ Tide Tables"])
        await written(pilot, screen)


async def test_only_a_subscription_can_be_ended(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        choose(screen, "My own notes")
        await pilot.press("f8")
        assert "Choose a subscription in the sidebar first." in notices(pilot)
        await pilot.press("delete")
        assert "Only saved searches and subscriptions can be removed." in notices(pilot)
        assert len(feeds(screen)) == 1


async def test_a_refresh_is_undone_after_a_question(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        choose(screen, "Tide Tables")
        await pilot.press("enter")
        web.pages[TIDES] = feed(item(3))
        assert await refresh(pilot) == "1 new."
        await until(pilot, lambda: names(screen) == ["Day 3", "Day 2", "Day 1", "My own notes"])
        await pilot.press("u")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.pause()
        assert "refreshed 1 subscription" in screen_text(pilot.app)
        await pilot.press("y")
        await until(pilot, lambda: names(screen) == ["Day 2", "Day 1", "My own notes"])
        assert screen.sidebar.row == screen.sidebar.feed


class Refusing(Library):
    """A library that can't be written while it is refreshed."""

    def refresh(self, *_: object, **__: object) -> NoReturn:
        raise LibraryError("library.db: no space left on the disk")


async def test_a_refresh_that_fails_is_told_and_can_be_begun_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", mine=page("My own notes"))
    with Refusing.open(tmp_path / "library.db") as library:
        list(library.documents.add([str(folder)]))
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(notifications=True) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete)
            for _ in range(2):
                app.clear_notifications()
                await pilot.press("f9")
                await until(pilot, lambda: "no space left on the disk" in notices(pilot))
                await until(pilot, lambda: not screen.documents.is_refreshing)


async def test_beside_the_samples_a_subscription_waits_for_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "library.db"))
    with Library.open() as library:
        library.subscriptions.subscribe([TIDES], Options())
    with Library.usual() as library:
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: screen.documents.is_complete and screen.view.document is not None)
            await until(pilot, lambda: feeds(screen) == ["▸ tides.test/feed"])
            choose(screen, "tides.test")
            await until(pilot, lambda: screen.sidebar.has_focus)
            await pilot.press("enter")
            await until(pilot, lambda: "Start reader again to see your own documents." in notices(pilot))


@pytest.mark.parametrize("name", ["Tide Tables", "Other notes"])
async def test_a_cursor_moved_at_the_start_stays_where_it_was_put(
    tmp_path: Path, web: Web, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    network = Network(web.proxy, turns=Turns(wait=lambda _: None, clock=lambda: 0.0))
    with Library.open(tmp_path / "library.db", network=network) as library:
        notes = {"mine": f"My own notes\n\n{LONG}", "other": f"Other notes\n\n{LONG}{LONG}"}
        list(library.documents.add([str(write(tmp_path / "docs", **notes))]))
        library.subscriptions.subscribe([TIDES], Options(full="never"))
        list(library.refresh())
        library.marks.set_setting(HINT_SEEN, "yes")
        entries = library.documents.list()
        library.marks.set_stop(Stop(entries[-1].id, "article", 0))
        read, moved = library.documents.iter_entries, Event()

        def read_late() -> Iterator[Entry | SourceError]:
            moved.wait()
            yield from read()

        monkeypatch.setattr(library.documents, "iter_entries", read_late)
        app = ReaderApp(library, LaunchOptions(style_sheets()))
        async with app.run_test(size=(120, 36)) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: bool(feeds(screen)) and bool(screen.sidebar.entry))
            bar = screen.sidebar
            bar.focus()
            choose(screen, name)
            row = bar.row
            assert row is not None
            moved.set()
            await until(pilot, lambda: screen.documents.is_complete and bool(opened(screen)))
            await pilot.pause()
            assert bar.row is not None
            assert bar.key(bar.row) == bar.key(row)
            assert opened(screen) == ("Other notes" if name == "Other notes" else entries[-1].name)


async def test_no_other_document_opens_while_the_one_last_read_is_still_to_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path / "library.db") as library:
        notes = {"mine": f"My own notes\n\n{LONG}", "other": f"Other notes\n\n{LONG}{LONG}"}
        list(library.documents.add([str(write(tmp_path / "docs", **notes))]))
        library.marks.set_setting(HINT_SEEN, "yes")
        first, last = library.documents.list()
        library.marks.set_stop(Stop(last.id, "article", 0))
        read, is_listed = library.documents.iter_entries, Event()

        def read_in_two() -> Iterator[Entry | SourceError]:
            arrivals = iter(read())
            yield next(arrivals)
            is_listed.wait()
            yield from arrivals

        monkeypatch.setattr(library.documents, "iter_entries", read_in_two)
        async with ReaderApp(library, LaunchOptions(style_sheets())).run_test(size=(120, 36)) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, MainScreen)
            await until(pilot, lambda: [one.id for one in screen.documents.entries] == [first.id])
            await until(pilot, lambda: not screen.opened.is_loading)
            is_listed.set()
            await until(pilot, lambda: screen.documents.is_complete)
            await until(pilot, lambda: opened(screen) == last.name)


async def test_the_way_to_what_is_unread_leads_into_a_folded_subscription(tmp_path: Path, web: Web) -> None:
    async with subscribed_app(tmp_path, web, TIDES) as (pilot, screen):
        library = screen.services.library
        choose(screen, "My own notes")
        own = screen.sidebar.entry
        assert own is not None
        library.marks.set(
            *[one.id for one in library.items() if one.standings[0].document == own.id], read=True
        )
        fed = len(names(screen))
        await pilot.press("right_parenthesis")
        assert screen.sidebar.entry is not None
        assert screen.sidebar.entry != own
        assert len(names(screen)) > fed, "it is unfolded"
