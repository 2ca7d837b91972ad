"""Refreshing: what hosts answer, what is asked when, and several at once."""

from __future__ import annotations

import gzip
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import SourceError, Stopped
from reader.library.refreshes import HELD, LOCK, UNKNOWN
from reader.store import open_library
from reader.store.values import MarkChange
from reader.system.locks import exclusive
from reader.system.network import Network, Timing
from tests.library.test_web_sources import GREENHOUSE, GREENHOUSE_API, board, job
from tests.library.tides import FEED, HOUR, SOON, counts, item, names, refreshed, rss, subscribe
from tests.web import LONG, MORE, Handler, Page, Web, article, redirect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.refreshing import Refreshed
    from tests.fakes import Clock


@pytest.fixture
def library(web_library: Library) -> Library:
    return web_library


def validating(tag: str, answers: list[int]) -> Callable[[Handler], None]:
    def feed(handler: Handler) -> None:
        known = (
            handler.headers.get("If-None-Match") == tag
            and handler.headers.get("If-Modified-Since") == "Fri, 01 May 2026"
        )
        answers.append(304 if known else 200)
        headers = {"ETag": tag, "Last-Modified": "Fri, 01 May 2026", "Cache-Control": "max-age=7200"}
        handler.send(Page("" if known else rss(item(1)), answers[-1], headers))

    return feed


def test_validators_come_back_byte_for_byte_and_a_host_says_how_long_its_answer_holds(
    file: Path, library: Library, web: Web, clock: Clock
) -> None:
    answers: list[int] = []
    web.pages[FEED] = validating('W/"\xe4 1"', answers)
    subscribe(library, FEED)
    list(library.refresh())
    clock.now += HOUR
    assert list(library.refresh()) == []
    clock.now += HOUR
    library.close()
    with Library.open(file, clock=clock, network=Network(web.proxy)) as again:
        (second,) = again.refresh()
        assert counts(second) == ("unchanged", 0, 0, 0)
        assert second.next is not None
        assert timedelta(0) < clock.now + timedelta(hours=2) - second.next < SOON
        clock.now += timedelta(hours=3)
        list(again.refresh())
    assert answers == [200, 304, 304]


@pytest.mark.parametrize(
    ("page", "result", "why", "hours"),
    [
        (Page("", 410), "gone", "is gone for good (410)", None),
        (Page("", 429, {"Retry-After": "7200"}), "later", "try again in 2 hours", 2),
        (Page("", 503, {"Retry-After": "7200"}), "later", "try again in 2 hours", 2),
        (Page("", 429), "later", "try again later", 1),
        (Page("", 404), "failed", "there is no such page (404)", 1),
        (Page("", 500), "failed", "the site has a problem (500)", 1),
        (Page("\x89PNG\r\n", 200, {"Content-Type": "image/png"}), "failed", "is an image", 1),
        (Page("Not a feed at all."), "failed", "is no feed; `reader add` takes a page once", 1),
        (Page('{"a": 1}'), "failed", "is no feed", 1),
    ],
)
def test_what_brings_nothing_says_why_and_when_next(
    library: Library, web: Web, clock: Clock, page: Page, result: str, why: str, hours: int | None
) -> None:
    web.pages[FEED] = page
    subscribe(library, FEED)
    (told,) = library.refresh()
    assert (told.result, why in (told.why or "")) == (result, True), told
    if hours is None:
        assert told.next is None
    else:
        assert told.next is not None
        assert timedelta(hours=hours) <= told.next - clock.now + SOON <= timedelta(hours=1.25 * hours) + SOON
    clock.now += timedelta(minutes=59)
    assert list(library.refresh()) == []
    assert library.documents.list() == []
    assert not library.check()


def test_who_asks_to_wait_is_left_alone_even_if_named_and_after_a_restart(
    file: Path, library: Library, web: Web, clock: Clock
) -> None:
    web.pages[FEED] = Page("", 429, {"Retry-After": "86400"})
    subscribe(library, FEED)
    list(library.refresh())
    library.close()
    clock.now += timedelta(hours=23)
    with Library.open(file, clock=clock, network=Network(web.proxy)) as again:
        (named,) = again.refresh([FEED])
        assert (named.result, named.why) == ("later", HELD)
        assert web.asked == [FEED]
        clock.now += HOUR
        web.pages[FEED] = rss(item(1))
        (later,) = again.refresh()
        assert counts(later) == ("new", 1, 0, 0)


def test_what_is_gone_is_asked_again_only_if_named(library: Library, web: Web, clock: Clock) -> None:
    web.pages[FEED] = Page("", 410)
    subscribe(library, FEED)
    list(library.refresh())
    clock.now += timedelta(days=400)
    assert list(library.refresh()) == []
    web.pages[FEED] = rss(item(1))
    (named,) = library.refresh([FEED])
    assert counts(named) == ("new", 1, 0, 0)


def test_failures_in_a_row_wait_twice_as_long_each_time_up_to_a_day(
    library: Library, web: Web, clock: Clock
) -> None:
    subscribe(library, FEED)
    waits = []
    for _ in range(8):
        (told,) = library.refresh()
        assert told.next is not None
        waits.append(told.next - clock.now)
        clock.now = told.next
    assert all(wait <= timedelta(days=1.25) for wait in waits)
    assert all(a < b for a, b in pairwise(waits[:4]))
    assert waits[-1] >= timedelta(days=1)
    web.pages[FEED] = rss(item(1))
    (good,) = library.refresh()
    assert good.next is not None
    assert timedelta(0) < clock.now + timedelta(hours=1) - good.next < SOON


def test_the_second_permanent_redirect_in_a_row_moves(library: Library, web: Web, clock: Clock) -> None:
    web.pages |= {FEED: redirect("/new", 301), "http://tides.test/new": rss(item(1))}
    subscribe(library, FEED)
    results: list[Refreshed] = []
    for _ in range(3):
        results += library.refresh()
        clock.now += HOUR
    assert [(each.result, each.source, each.moved_to) for each in results] == [
        ("new", FEED, None),
        ("moved", FEED, "http://tides.test/new"),
        ("unchanged", "http://tides.test/new", None),
    ]
    (only,) = library._handle.open_or_create().subscriptions.list()
    assert (only.source, only.title) == ("http://tides.test/new", "Tides of Today")
    assert web.asked[-1] == "http://tides.test/new"


def test_two_that_move_to_one_address_are_both_asked_on(library: Library, web: Web, clock: Clock) -> None:
    new, other = "http://tides.test/new", "http://tides.test/other"
    web.pages |= {FEED: redirect("/new", 301), other: redirect("/new", 308), new: rss(item(1))}
    subscribe(library, FEED, other, new)
    results: list[Refreshed] = []
    for _ in range(3):
        results += library.refresh()
        clock.now += HOUR
    assert [each.moved_to for each in results] == [None] * 9
    assert {each.subscription.source for each in library.subscriptions.list()} == {FEED, other, new}
    assert names(library) == ["Tide 1"]


def test_a_page_names_its_feeds(library: Library, web: Web) -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>'
    web.pages["http://tides.test/"] = page
    subscribe(library, "http://tides.test/")
    (told,) = library.refresh()
    assert told.why == f"is a page, not a feed; it names {FEED}: subscribe to that"


def test_a_job_that_two_listings_lack_is_gone(library: Library, web: Web, clock: Clock) -> None:
    web.pages[GREENHOUSE_API] = board(job(1), job(2), job(3))
    subscribe(library, GREENHOUSE)
    (first,) = library.refresh()
    assert counts(first) == ("new", 3, 0, 0)
    marked = library.items("posting")[1]
    library.marks.change([marked.id], MarkChange(status="applied"))
    results: list[Refreshed] = []
    for jobs in ([job(1)], [job(1)], [job(1)], [job(1), job(2)]):
        clock.now += HOUR
        web.pages[GREENHOUSE_API] = board(*jobs)
        results += library.refresh()
    assert [counts(each) for each in results] == [
        ("unchanged", 0, 0, 0),
        ("changed", 0, 0, 2),
        ("unchanged", 0, 0, 0),
        ("new", 1, 0, 0),
    ]
    assert [(news.what, news.title) for news in results[1].news] == [
        ("gone", "Tide Warden 2"), ("gone", "Tide Warden 3")
    ]  # fmt: skip
    assert [news.what for news in results[3].news] == ["back"]
    assert library.marks.of(marked.id).status == "applied"


def test_a_board_says_why_it_brings_nothing(library: Library, web: Web, clock: Clock) -> None:
    subscribe(library, GREENHOUSE)
    (unknown,) = library.refresh()
    assert (unknown.result, unknown.why) == ("failed", "there is no such board; check the address")
    clock.now += timedelta(hours=2)
    web.pages[GREENHOUSE_API] = board()
    (empty,) = library.refresh()
    assert (empty.result, empty.why) == ("unchanged", None)
    assert empty.notices == ("has no postings now",)
    clock.now += HOUR
    web.pages[GREENHOUSE_API] = Page("", 429, {"Retry-After": "7200"})
    (later,) = library.refresh()
    assert later.result == "later"
    assert later.next is not None
    assert timedelta(0) < clock.now + timedelta(hours=2) - later.next < SOON


def test_changed_files_are_read_again_and_pages_if_they_are_named(
    library: Library, web: Web, tmp_path: Path
) -> None:
    file, other = tmp_path / "tide.txt", tmp_path / "other.txt"
    file.write_text(f"Tides\n\n{LONG}\n")
    other.write_text(f"Other\n\n{MORE}\n")
    web.pages["http://tides.test/page"] = article("A page")
    added = library.documents.add([str(file), str(other), "http://tides.test/page"])
    assert all(not isinstance(each, SourceError) for each in added)
    assert list(library.refresh()) == []
    file.write_text(f"Tides\n\n{LONG.replace('harbour', 'port')}\n")
    other.unlink()
    (changed,) = library.refresh()
    assert (changed.source, *counts(changed)) == (str(file), "changed", 0, 1, 0)
    told = refreshed(library, str(other), "http://tides.test/page", "nowhere", str(file))
    assert {source: each.result for source, each in told.items()} == {
        str(other): "failed", "http://tides.test/page": "unchanged", "nowhere": "failed",
        str(file): "unchanged",
    }  # fmt: skip
    assert told["nowhere"].why == UNKNOWN
    web.pages["http://tides.test/page"] = article("A page", LONG, MORE.replace("town", "city"))
    assert refreshed(library, "http://tides.test/page")["http://tides.test/page"].result == "changed"


def test_a_dry_run_asks_nothing(library: Library, web: Web) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    (told,) = library.refresh(is_dry=True)
    assert told.result == "due"
    assert web.asked == []


def test_without_a_library_nothing_is_made(library: Library, file: Path) -> None:
    assert list(library.refresh()) == []
    assert [each.why for each in library.refresh(["a"])] == [UNKNOWN]
    assert not file.exists()


def test_documents_without_a_library_have_nothing_to_refresh(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Tides\n")
    assert list(Library.of([tmp_path]).refresh()) == []


def test_several_hosts_are_asked_at_once_and_one_host_for_one_thing_at_a_time(
    library: Library, web: Web, clock: Clock
) -> None:
    feeds = [f"http://host{host}.test/{number}" for host in range(6) for number in range(3)]
    web.pages |= {feed: rss(item(number)) for number, feed in enumerate(feeds)}
    subscribe(library, *feeds)
    shown: list[tuple[int, int, str]] = []
    results = list(library.refresh(progress=lambda *told: shown.append(told)))
    assert sorted(each.source for each in results) == sorted(feeds)
    assert {each.result for each in results} == {"new"}
    assert [told[:2] for told in shown if told[1] > 1] == [(number + 1, 18) for number in range(18)]
    storage = library._handle.open_or_create()
    assert [step.name for step in storage.history.steps()] == [
        "refreshed 18 subscriptions",
        "subscribed to 18 sources",
    ]
    library.marks.undo()
    assert library.documents.list() == []
    clock.now += HOUR
    assert {each.result for each in library.refresh()} == {"unchanged"}


def test_a_refresh_that_is_stopped_keeps_what_has_come_and_asks_for_the_rest_again(
    library: Library, web: Web
) -> None:
    feeds = [f"http://tides.test/{number}" for number in range(4)]
    web.pages |= {feed: rss(item(number)) for number, feed in enumerate(feeds)}
    web.pages[feeds[3]] = Handler.drip
    subscribe(library, *feeds)
    running = library.refresh()
    first = next(running)
    running.close()  # type: ignore[attr-defined]
    assert first.source == feeds[0]
    web.pages[feeds[3]] = rss(item(3))
    web.asked.clear()
    rest = {each.source for each in library.refresh()}
    assert feeds[0] not in rest
    assert feeds[3] in rest
    assert len(names(library)) == 4


def test_what_cancels_a_refresh_ends_it(library: Library, web: Web) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    list(library.refresh(cancelled=lambda: True))
    assert library.documents.list() == []
    assert {each.result for each in library.refresh()} == {"new"}


def test_only_one_refresh_is_under_way(library: Library, web: Web, file: Path) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    waiting: list[str] = []
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    with exclusive(file.with_name(file.name + LOCK), lambda: None), pytest.raises(Stopped):
        list(library.refresh(progress=lambda *told: waiting.append(told[2]), cancelled=cancelled))
    assert waiting == ["Another refresh is under way; waiting for it"]
    assert web.asked == []
    assert [each.result for each in library.refresh()] == ["new"]


def test_a_defect_in_a_look_comes_out(library: Library, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    monkeypatch.setattr("reader.library.feed_looks.read_feed", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(library.refresh())


def test_a_board_that_became_a_feed_says_so(library: Library, web: Web) -> None:
    careers = "https://tides.recruitee.com"
    web.pages[f"{careers}/api/offers/"] = web.pages[f"{careers}/"] = rss(item(1))
    subscribe(library, careers)
    (told,) = library.refresh()
    assert told.result == "failed"


def test_another_program_sees_what_came(library: Library, web: Web, file: Path, clock: Clock) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    list(library.refresh())
    with open_library(file, clock=clock) as other:
        assert [entry.title for entry in other.documents.list()] == ["Tide 1"]
        assert other.subscriptions.item_counts() == {1: 1}
        assert other.check() == []


def test_hostile_feeds_are_told_in_one_line(file: Path, web: Web, clock: Clock) -> None:
    bomb = gzip.compress(bytes(64_000_000))
    web.pages |= {
        "http://bomb.test/": Page(bomb, 200, {"Content-Encoding": "gzip"}),
        "http://drip.test/": Handler.drip,
        "http://short.test/": Page(rss(item(1)), length=100_000),
        "http://circle.test/": redirect("/"),
        "http://inside.test/": redirect("http://192.168.0.1/feed"),
        "http://good.test/": rss(item(1)),
    }
    network = Network(web.proxy, Timing(5, 5, 1.0))
    with Library.open(file, clock=clock, network=network) as library:
        subscribe(library, *web.pages)
        told = refreshed(library)
        assert told.pop("http://good.test/").result == "new"
        assert {each.result for each in told.values()} == {"failed"}
        expected = {"bomb": "too big", "drip": "took longer", "short": "cut short", "circle": "circle"}
        for name, words in {**expected, "inside": "private"}.items():
            why = told[f"http://{name}.test/"].why or ""
            assert words in why, why
            assert "\n" not in why
