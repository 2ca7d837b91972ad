"""Refreshing: what feeds answer, what becomes of their entries, and what is asked when."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import SourceError, Stopped
from reader.library.feed_looks import MOST_PAGES
from reader.library.importer import SUBSCRIBED
from reader.library.refreshes import HELD, LOCK, UNKNOWN
from reader.library.subscriptions import Options
from reader.store import open_library
from reader.store.subscription_values import Subscription
from reader.store.values import MarkChange
from reader.system.locks import exclusive
from reader.system.network import Network, Timing
from reader.system.network.turns import Turns
from tests.fakes import Clock
from tests.library.test_web_sources import GREENHOUSE, GREENHOUSE_API, Time, board, job
from tests.web import LONG, MORE, Handler, Page, Web, article, redirect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.library.refreshing import Refreshed
    from reader.store.subscription_values import Full

HOUR = timedelta(hours=1, minutes=1)
SOON = timedelta(seconds=30)
"""More than the ticks of the clock that a refresh takes."""
TEXT = " ".join([LONG, MORE] * 4)
"""Too long for a teaser."""


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(file: Path, web: Web, clock: Clock) -> Iterator[Library]:
    time = Time()
    network = Network(web.proxy, turns=Turns(time, time.wait))
    with Library.open(file, clock=clock, network=network) as library:
        yield library


def item(number: int, words: str = TEXT, *, guid: str = "", link: str = "") -> str:
    link = link or f"http://tides.test/{number}"
    return (
        f"<item><title>Tide {number}</title><link>{link}</link><guid>{guid or f'g{number}'}</guid>"
        f"<author>Una Marsh</author><pubDate>Fri, {number + 1:02} May 2026 10:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;Number {number}. {words}&lt;/p&gt;</description></item>"
    )


def rss(*items: str) -> str:
    title = "<title>Tides of Today</title><link>http://tides.test/</link>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{title}{"".join(items)}</channel></rss>'


FEED = "http://tides.test/feed"


def subscribe(library: Library, *sources: str, full: Full | None = None) -> None:
    for result in library.subscriptions.subscribe(sources, Options(full=full)):
        assert not isinstance(result, SourceError)


def refreshed(library: Library, *sources: str) -> dict[str, Refreshed]:
    return {each.source: each for each in library.refresh(sources)}


def counts(result: Refreshed) -> tuple[str, int, int, int]:
    return result.result, result.new, result.changed, result.gone


def names(library: Library) -> list[str]:
    return [entry.name for entry in library.documents.list()]


def new(library: Library) -> set[str]:
    results = library.search("is:new")
    assert results is not None
    return {hit.title for hit in results.hits}


def test_entries_become_documents_and_later_ones_are_new(library: Library, web: Web, clock: Clock) -> None:
    web.pages[FEED] = rss(item(2), item(1))
    subscribe(library, FEED)
    (first,) = library.refresh()
    assert counts(first) == ("new", 2, 0, 0)
    assert names(library) == ["Tide 1", "Tide 2"]
    assert new(library) == set(), "the first look makes nothing new"
    entry = library.documents.list()[0]
    assert entry.source == "http://tides.test/1"
    document = library.documents.get(entry.id)
    assert document.outline is not None
    assert (document.outline.byline, document.outline.published) == ("Una Marsh", "2026-05-02T10:00:00Z")
    assert list(library.refresh()) == [], "it is not due yet"
    clock.now += HOUR
    web.pages[FEED] = rss(item(3), item(2, TEXT.replace("harbour", "port")), item(1))
    (second,) = library.refresh()
    assert counts(second) == ("new", 1, 1, 0)
    assert [(news.what, news.title) for news in second.news] == [("changed", "Tide 2"), ("new", "Tide 3")]
    assert new(library) == {"Tide 2", "Tide 3"}
    assert names(library) == ["Tide 1", "Tide 2", "Tide 3"]
    clock.now += HOUR
    web.pages[FEED] = rss()
    (third,) = library.refresh()
    assert counts(third) == ("unchanged", 0, 0, 0)
    assert len(names(library)) == 3, "what falls off a feed stays"


def test_marks_of_an_edited_entry_go_along(library: Library, web: Web, clock: Clock) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    list(library.refresh())
    (before,) = library.items("article")
    library.marks.change([before.id], MarkChange(starred=True))
    clock.now += HOUR
    web.pages[FEED] = rss(item(1, TEXT.replace("harbour", "port")))
    list(library.refresh())
    (after,) = library.items("article")
    assert after.id != before.id
    assert library.marks.of(after.id).starred
    assert after.first_seen == before.first_seen


def test_an_article_that_is_edited_below_its_beginning_is_changed(
    library: Library, web: Web, clock: Clock, tmp_path: Path
) -> None:
    below = TEXT + "&lt;/p&gt;&lt;p&gt;The tower is closed on Mondays."
    web.pages[FEED] = rss(item(1, below))
    subscribe(library, FEED)
    list(library.refresh())
    (before,) = library.items("article")
    clock.now += HOUR
    web.pages[FEED] = rss(item(1, below.replace("Mondays", "Tuesdays")))
    (told,) = library.refresh()
    assert counts(told) == ("changed", 0, 1, 0)
    (after,) = library.items("article")
    assert after.id == before.id
    assert new(library) == {"Tide 1"}
    (news,) = library.news.list()
    wordings = library.news.wordings(news)
    assert "Mondays" in (wordings.before or "")
    assert "Tuesdays" in (wordings.now or "")
    file = tmp_path / "tide.txt"
    file.write_text(f"A clock\n\n{LONG}\n\n{MORE}\n")
    list(library.documents.add([str(file)]))
    file.write_text(f"A clock\n\n{LONG}\n\n{MORE.replace('four', 'five')}\n")
    (outcome,) = library.documents.add([str(file)])
    assert not isinstance(outcome, SourceError)
    assert (outcome.new, outcome.changed, outcome.gone) == (0, 1, 0)


def test_other_guids_are_no_other_entries_and_one_guid_is_not_one_entry(
    library: Library, web: Web, clock: Clock
) -> None:
    web.pages[FEED] = rss(item(1, guid="same"), item(2, guid="same"))
    subscribe(library, FEED)
    list(library.refresh())
    assert len(names(library)) == 2
    clock.now += HOUR
    web.pages[FEED] = rss(item(1, guid="https://tides.test/a"), item(2, guid="https://tides.test/b"))
    (second,) = library.refresh()
    assert counts(second) == ("unchanged", 0, 0, 0)
    assert len(names(library)) == 2


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


def test_the_same_bytes_again_are_not_read_again(library: Library, web: Web, clock: Clock) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    list(library.refresh())
    for entry in library.documents.list():
        library.documents.forget([entry.id])
    clock.now += HOUR
    (second,) = library.refresh()
    assert counts(second) == ("unchanged", 0, 0, 0)
    web.pages[FEED] = rss(item(1, "Other words altogether."), item(2))
    clock.now += HOUR
    (third,) = library.refresh()
    assert counts(third) == ("new", 1, 0, 0), "what was forgotten does not come back"
    assert names(library) == ["Tide 2"]


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


def test_teasers_are_filled_from_their_pages(library: Library, web: Web, clock: Clock) -> None:
    web.pages |= {
        FEED: rss(item(1, "Short."), item(2, "Short."), item(3)),
        "http://tides.test/1": article("Tide 1", *([LONG, MORE] * 4)),
        "http://tides.test/2": Page("", 503),
    }
    subscribe(library, FEED)
    (told,) = library.refresh()
    assert told.new == 3
    assert told.notices == ("1 entry came without the page; the next refresh tries again",)
    full = library.documents.get(library.documents.list()[2].id)
    assert "Visitors set their watches" in full.text
    assert full.outline is not None
    assert full.outline.byline == "Una Marsh"
    web.asked.clear()
    clock.now += HOUR
    web.pages["http://tides.test/2"] = article("Tide 2", *([LONG, MORE] * 4))
    web.pages[FEED] = rss(item(4), item(1, "Short."), item(2, "Short."), item(3))
    (again,) = library.refresh()
    assert web.asked == [FEED, "http://tides.test/2"]
    assert (again.new, again.changed, again.notices) == (1, 1, ())
    filled = [library.documents.get(entry.id).text for entry in library.documents.list()]
    assert sum("Visitors set their watches" in text for text in filled) == 4


@pytest.mark.parametrize(("full", "asked"), [("never", 0), ("always", 2), ("auto", 1)])
def test_pages_are_asked_for_as_the_user_wants(library: Library, web: Web, full: Full, asked: int) -> None:
    web.pages |= {FEED: rss(item(1, "Short."), item(2)), "http://tides.test/1": Page("no", 404)}
    subscribe(library, FEED, full=full)
    list(library.refresh())
    assert len(web.asked) == 1 + asked
    assert len(names(library)) == 2


def test_a_feed_leads_nowhere_private(library: Library, web: Web) -> None:
    web.pages[FEED] = rss(item(1, "Short.", link=f"{web.base}/secret"))
    subscribe(library, FEED)
    list(library.refresh())
    assert web.asked == [FEED]


def test_an_entry_of_nothing_but_a_link_is_what_its_page_is(library: Library, web: Web, clock: Clock) -> None:
    link = "<item><link>http://tides.test/1</link></item>"
    web.pages |= {FEED: rss(link), "http://tides.test/1": Page("", 500)}
    subscribe(library, FEED)
    assert [each.new for each in library.refresh()] == [1]
    assert [entry.source for entry in library.documents.list()] == ["http://tides.test/1"]
    clock.now += HOUR
    web.pages |= {FEED: rss(link, item(2)), "http://tides.test/1": article("Tide 1")}
    assert [(each.new, each.changed) for each in library.refresh()] == [(1, 1)]
    assert sorted(names(library)) == ["Tide 1", "Tide 2"]


def test_too_many_pages_are_left_for_later(library: Library, web: Web) -> None:
    web.pages[FEED] = rss(*(item(number, "Short.") for number in range(MOST_PAGES + 2)))
    subscribe(library, FEED, full="always")
    (told,) = library.refresh()
    assert told.new == MOST_PAGES + 2
    assert len(web.asked) == MOST_PAGES + 1


def test_who_asks_to_wait_is_asked_for_no_more_pages(library: Library, web: Web) -> None:
    web.pages[FEED] = rss(*(item(number, "Short.") for number in range(4)))
    web.pages["http://tides.test/3"] = Page("", 429)
    subscribe(library, FEED)
    (told,) = library.refresh()
    assert web.asked == [FEED, "http://tides.test/3"]
    assert told.new == 4


def test_a_broken_feed_gives_what_comes_before_the_mistake(library: Library, web: Web) -> None:
    web.pages[FEED] = rss(item(1), item(2)).replace("<title>Tide 2</title>", "<title>Tide <2</title>")
    subscribe(library, FEED)
    (told,) = library.refresh()
    assert told.new >= 1
    assert told.notices


def test_only_what_is_new_and_unmarked_stays_where_the_user_wants_little(
    library: Library, web: Web, clock: Clock
) -> None:
    web.pages[FEED] = rss(*(item(number) for number in (5, 4, 3, 2, 1)))
    subscribe(library, FEED)
    list(library.refresh())
    first = library.items("article")[0]
    library.marks.change([first.id], MarkChange(starred=True))
    store = library._handle.open_or_create().subscriptions
    (only,) = store.list()
    store.put([Subscription(FEED, "feed", key=only.key, keep="last 2")], step="changed")
    clock.now += HOUR
    list(library.refresh())
    assert names(library) == ["Tide 1", "Tide 4", "Tide 5"]
    store.put([Subscription(FEED, "feed", key=only.key, keep="3 days")], step="changed")
    clock.now += timedelta(days=4)
    web.pages[FEED] = rss(*(item(number) for number in (6, 5, 4, 3, 2, 1)))
    (told,) = library.refresh()
    assert told.new == 1
    assert names(library) == ["Tide 1", "Tide 6"]


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


def test_an_entry_is_not_reloaded_by_itself(library: Library, web: Web) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    list(library.refresh())
    (entry,) = library.documents.list()
    told = library.documents.reload(entry.id)
    assert isinstance(told, SourceError)
    assert told.reason == "comes with a subscription; refresh that"


def test_what_is_subscribed_is_not_added_again(library: Library, web: Web) -> None:
    web.pages |= {FEED: rss(item(1, "Short.")), "http://tides.test/1": article("Tide 1", LONG, MORE)}
    subscribe(library, FEED)
    list(library.refresh())
    web.asked.clear()
    (told,) = library.documents.add([FEED])
    assert isinstance(told, SourceError)
    assert (told.reason, told.copy) == (SUBSCRIBED, True)
    assert web.asked == []


def test_a_feed_that_was_added_before_is_not_there_twice(library: Library, web: Web, clock: Clock) -> None:
    web.pages |= {FEED: rss(item(1, "Short."), item(2)), "http://tides.test/1": article("Tide 1", LONG, MORE)}
    assert len(list(library.documents.add([FEED]))) == 1
    star = next(entry.id for entry in library.items("article") if entry.title == "Tide 2")
    library.marks.change([star], MarkChange(starred=True))
    subscribe(library, FEED)
    list(library.refresh())
    assert sorted(names(library)) == ["Tide 1", "Tide 2"]
    assert library.marks.of(star).starred
    clock.now += HOUR
    assert [counts(each) for each in library.refresh()] == [("unchanged", 0, 0, 0)]


def test_a_board_that_became_a_feed_says_so(library: Library, web: Web) -> None:
    careers = "https://tides.recruitee.com"
    web.pages[f"{careers}/api/offers/"] = web.pages[f"{careers}/"] = rss(item(1))
    subscribe(library, careers)
    (told,) = library.refresh()
    assert told.result == "failed"


def test_a_file_with_the_same_words_stays_a_document_of_its_own_right(
    library: Library, web: Web, tmp_path: Path, clock: Clock
) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    list(library.refresh())
    (entry,) = library.documents.list()
    file = tmp_path / "same.txt"
    file.write_text(library.documents.get(entry.id).text)
    (told,) = library.documents.add([str(file)])
    assert not isinstance(told, SourceError)
    assert told.kind == "copy"
    clock.now += HOUR
    web.pages[FEED] = rss(item(1, TEXT.replace("harbour", "port")))
    (second,) = library.refresh()
    assert second.changed == 1


def test_a_feed_in_json_is_read_too(library: Library, web: Web) -> None:
    entry = {"id": "1", "title": "Tide 1", "content_text": TEXT, "url": "http://tides.test/1"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": [entry]}
    web.pages[FEED] = Page(json.dumps(feed), 200, {"Content-Type": "application/feed+json"})
    subscribe(library, FEED)
    (told,) = library.refresh()
    assert counts(told) == ("new", 1, 0, 0)


def test_another_program_sees_what_came(library: Library, web: Web, file: Path, clock: Clock) -> None:
    web.pages[FEED] = rss(item(1))
    subscribe(library, FEED)
    list(library.refresh())
    with open_library(file, clock=clock) as other:
        assert [entry.title for entry in other.documents.list()] == ["Tide 1"]
        assert other.subscriptions.item_counts() == {1: 1}
        assert other.check() == []


def test_shared_feeds(library: Library, web: Web, clock: Clock, shared: Path) -> None:
    folder = shared / "cases" / "web" / "feeds"
    expected = json.loads((shared / "cases" / "web" / "expected.json").read_text())["feeds"]
    pages = {
        f"http://feeds.invalid/{name}": (folder / name).read_bytes() for name in ("atom.xml", "feed.json")
    }
    rss_address = "http://feeds.invalid/rss.xml"
    web.pages |= {**pages, rss_address: (folder / "rss.1.xml").read_bytes()}
    opml = library.subscriptions.subscribe([str(folder / "feeds.opml"), *pages], Options())
    assert len(opml) == 3
    assert not [each for each in library.refresh() if each.result != "new"]
    said = {entry.name: library.documents.get(entry.id).outline for entry in library.documents.list()}
    for feed in ("rss", "atom", "json"):
        for wanted in expected[feed]["items"]:
            outline = said[wanted["title"]]
            assert outline is not None
            assert (outline.published or "")[:10] == wanted["published"]
            assert outline.url == wanted["url"]
            assert outline.byline == wanted.get("byline")
    titles = [each.subscription.title for each in library.subscriptions.list()]
    assert titles == [expected[feed]["title"] for feed in ("rss", "atom", "json")]
    clock.now += HOUR
    web.pages[rss_address] = (folder / "rss.2.xml").read_bytes()
    (told,) = [each for each in library.refresh() if each.result != "unchanged"]
    second = expected["rss"]["second"]
    assert [(news.what, news.title) for news in told.news] == [
        *(("changed", title) for title in second["changed"]),
        *(("new", title) for title in second["new"]),
    ]
    assert set(second["fell_off"]) < set(names(library))


def test_what_servers_do_to_the_bytes_of_a_feed(library: Library, web: Web) -> None:
    """Packed, in an encoding that only the XML names, with one that is wrong, with a mark, as a page."""
    latin = rss(item(1)).replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="iso-8859-1"?>')
    latin = latin.replace("Tide 1", "Tidé 1")
    pages = {
        "packed": Page(gzip.compress(rss(item(10)).encode()), 200, {"Content-Encoding": "gzip"}),
        "latin": Page(latin.encode("latin-1"), 200, {"Content-Type": "application/rss+xml"}),
        "wrong": Page(
            rss(item(3)).replace("Tide 3", "Tidé 3").encode(),
            200,
            {"Content-Type": "text/xml; charset=latin-1"},
        ),
        "marked": Page(rss(item(4)).encode("utf-16"), 200, {"Content-Type": "text/plain"}),
        "page": Page(rss(item(5)), 200, {"Content-Type": "text/html; charset=utf-8"}),
    }
    web.pages |= {f"http://{name}.test/": page for name, page in pages.items()}
    subscribe(library, *(f"http://{name}.test/" for name in pages))
    assert {each.result for each in library.refresh()} == {"new"}
    assert set(names(library)) == {"Tide 10", "Tidé 1", "Tidé 3", "Tide 4", "Tide 5"}


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
