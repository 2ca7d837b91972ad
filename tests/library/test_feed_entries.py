"""What becomes of the entries of a feed: documents, teasers filled, edits known again, what stays."""

from __future__ import annotations

import gzip
import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from reader.errors import SourceError
from reader.library.feed_looks import MOST_PAGES
from reader.library.importer import SUBSCRIBED
from reader.library.subscriptions import Options
from reader.store.subscription_values import Subscription
from reader.store.values import MarkChange
from tests.library.tides import FEED, HOUR, TEXT, counts, item, names, new, rss, subscribe
from tests.web import LONG, MORE, Page, Web, article

if TYPE_CHECKING:
    from pathlib import Path

    from reader import Library
    from reader.store.subscription_values import Full
    from tests.fakes import Clock


@pytest.fixture
def library(web_library: Library) -> Library:
    return web_library


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
