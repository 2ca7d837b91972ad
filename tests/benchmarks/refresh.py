"""200 feeds with 50 entries each: a refresh with nothing new, and typing while the app refreshes.

Against the requests alone, and against typing without a refresh. One host answers at once, which is as unkind
as it can be: everywhere else a request takes most of the time.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING

from reader import Library
from reader.library.subscriptions import Options
from reader.system.network import Network
from reader.system.network.values import FEED, Ask
from tests.benchmarks.library import library_file
from tests.benchmarks.measuring import Comparison, Timed
from tests.benchmarks.start import READER
from tests.web import Page, Web

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web import Handler

FEEDS = 200
ENTRIES = 50
ROUNDS = 5
DELAY = 0.1
"""Seconds that a host takes to answer while somebody types."""
LETTERS = "tidesandkeepers"
REFRESH_ALL = "\x1b[20~"
"""The key f9 as a terminal sends it."""
PACE = 0.15
"""Seconds from key to key."""
WORDS = "The keeper counts the tides and tells the town, as keepers do. " * 20


class Clock:
    """Stands still unless it is moved."""

    now = datetime(2026, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def feed(number: int) -> str:
    """Return a feed of entries that say all there is."""
    items = "".join(
        f"<item><title>Tide {number}.{n}</title><guid>{number}-{n}</guid>"
        f"<description>{n} of {number}. {WORDS}</description></item>"
        for n in range(ENTRIES)
    )
    return f"<rss version='2.0'><channel><title>Feed {number}</title>{items}</channel></rss>"


def answering(text: str, tag: str, slow: Event) -> Callable[[Handler], None]:
    """Return what answers with a feed once, and then that nothing has changed; after a while if `slow`."""

    def answer(handler: Handler) -> None:
        if slow.is_set():
            handler.web.over.wait(DELAY)
        is_known = handler.headers.get("If-None-Match") == tag
        handler.send(Page("" if is_known else text, 304 if is_known else 200, {"ETag": tag}))

    return answer


def typing(path: Path, *, refreshing: bool) -> list[float]:
    """Return the seconds from a letter to its echo in the search, perhaps while all is refreshed."""
    with library_file(path), Timed(READER) as program:
        program.painted("Subscriptions")
        program.settle()
        if refreshing:
            program.echo(REFRESH_ALL, "Refreshing", pace=PACE)
        program.echo("/", "search", pace=PACE)
        return [program.echo(letter, letter, pace=PACE) for letter in LETTERS]


def main() -> list[Comparison]:
    """Return all comparisons of this kind."""
    clock, slow = Clock(), Event()
    with (
        Web({f"/{n}": answering(feed(n), f'"{n}"', slow) for n in range(FEEDS)}) as web,
        TemporaryDirectory() as folder,
    ):
        path = Path(folder) / "library.db"
        addresses = [f"{web.base}/{n}" for n in range(FEEDS)]
        with Library.open(path, clock=clock) as library:
            library.subscriptions.subscribe(addresses, Options(full="never"))
            assert len(list(library.refresh())) == FEEDS

            def refreshing() -> float:
                clock.now += timedelta(days=1)
                started = perf_counter()
                assert {each.result for each in library.refresh()} == {"unchanged"}
                return perf_counter() - started

            def asking() -> float:
                network = Network()
                started = perf_counter()
                for number, address in enumerate(addresses):
                    network.ask(address, address, Ask(FEED, headers={"If-None-Match": f'"{number}"'}))
                return perf_counter() - started

            refreshing()
            named = f"refresh of {FEEDS} feeds with nothing new"
            quick = Comparison(named, 2.0).run(ROUNDS, refreshing, asking)
            library.prepare()
        slow.set()
        echo = Comparison("key to echo in the search while refreshing", 1.5)
        for _ in range(3):
            echo.bare += typing(path, refreshing=False)
            echo.ours += typing(path, refreshing=True)
        return [quick, echo]
