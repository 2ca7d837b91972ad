"""Feeds in the library: each entry a document of its own, the same one in the next fetch."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import SourceError
from reader.sources.feed_entries import NO_ENTRIES
from reader.system.network import Network
from tests.fakes import Clock
from tests.library.samples import add, kinds
from tests.web import Page, Web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REEDS = "The reeds at the edge of the marsh bend in every wind, and those who cut them in winter know which."
FROGS = "Frogs sing from the ditch behind the mill until the miller comes out with a lamp and asks them why."
HERONS = "A heron stands on one leg at noon, and nobody has yet found out what it does with the other one."
AD = (
    "&lt;p&gt;Location: Seattle, WA&lt;/p&gt;"
    "&lt;p&gt;Lanternworks keeps the lamps of forty harbours lit.&lt;/p&gt;"
    "&lt;h3&gt;What you will do&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Keep the log of the pier&lt;/li&gt;"
    "&lt;li&gt;Wind the clock each evening&lt;/li&gt;&lt;/ul&gt;&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;"
    "&lt;li&gt;3+ years of experience with lamps&lt;/li&gt;&lt;li&gt;Good eyes at night&lt;/li&gt;&lt;/ul&gt;"
)


def item(title: str, text: str, guid: str | None = None, link: str | None = None) -> str:
    named = f"<guid isPermaLink='false'>{guid}</guid>" if guid else ""
    leads = f"<link>{link}</link>" if link else ""
    return f"<item><title>{title}</title>{named}{leads}<description>{text}</description></item>"


def rss(*items: str) -> str:
    return f"<rss version='2.0'><channel><title>Marsh</title>{''.join(items)}</channel></rss>"


def titles(library: Library) -> list[str | None]:
    return [entry.title for entry in library.documents.list()]


def found(library: Library, query: str) -> list[str]:
    results = library.search(query)
    assert results is not None
    return sorted(hit.title for hit in results.hits)


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.xml"
    path.write_text(
        rss(
            item("Reeds", REEDS, "http://m.example/?p=1", "http://m.example/reeds"),
            item("Frogs", FROGS, "http://m.example/?p=2", "http://m.example/frogs"),
        )
    )
    return path


def test_each_entry_is_a_document(library: Library, feed: Path) -> None:
    (outcome,) = add(library, feed)
    assert (outcome.kind, outcome.source, outcome.counts["article"]) == ("added", str(feed), 2)
    reeds, frogs = library.documents.list()
    assert (reeds.title, reeds.source) == ("Reeds", "http://m.example/reeds")
    document = library.documents.get(frogs.id)
    assert document.outline is not None
    assert (document.text, document.outline.url) == (f"Frogs\n\n{FROGS}", "http://m.example/frogs")
    assert found(library, "miller") == ["Frogs"]


def test_the_same_again_is_unchanged(library: Library, feed: Path) -> None:
    add(library, feed)
    feed.write_text(feed.read_text().replace("<title>Marsh", "<ttl>60</ttl><title>Marsh"))
    (outcome,) = add(library, feed)
    assert (outcome.kind, outcome.counts["article"]) == ("unchanged", 2)


def test_new_edited_and_fallen_off(library: Library, feed: Path) -> None:
    add(library, feed)
    library.marks.set(library.items()[0].id, starred=True)
    feed.write_text(
        rss(
            item("Herons", HERONS, "http://m.example/?p=3"),
            item("Reeds", f"{REEDS} Ask them.", "http://m.example/?p=1", "http://m.example/reeds"),
        )
    )
    (outcome,) = add(library, feed)
    assert (outcome.kind, outcome.new, outcome.changed, outcome.gone) == ("updated", 1, 1, 0)
    assert titles(library) == ["Reeds", "Frogs", "Herons"]
    assert [library.marks.of(one.id).starred for one in library.items()] == [True, False, False]
    assert found(library, "is:new") == ["Herons", "Reeds"]


def test_the_first_entries_of_a_feed_are_not_new(library: Library, feed: Path) -> None:
    add(library, feed)
    assert found(library, "is:new") == []


@pytest.mark.parametrize("renamed", ["https://m.example/?p={}", "tag:m.example:{}"])
def test_a_feed_that_renames_its_entries_makes_nothing_new(
    library: Library, feed: Path, renamed: str
) -> None:
    add(library, feed)
    texts = [item("Reeds", REEDS, renamed.format(1)), item("Frogs", f"{FROGS} So.", renamed.format(2))]
    feed.write_text(rss(*texts))
    (outcome,) = add(library, feed)
    assert (outcome.new, outcome.changed) == (0, 1)
    assert titles(library) == ["Reeds", "Frogs"]
    feed.write_text(rss(*texts[:1], item("On frogs", "Wholly rewritten.", renamed.format(2))))
    add(library, feed)
    assert titles(library) == ["Reeds", "On frogs"]


def test_entries_that_swap_their_guids_keep_their_texts(library: Library, feed: Path) -> None:
    add(library, feed)
    feed.write_text(
        rss(item("Reeds", REEDS, "http://m.example/?p=2"), item("Frogs", FROGS, "http://m.example/?p=1"))
    )
    (outcome,) = add(library, feed)
    assert (outcome.new, outcome.gone) == (0, 0)
    assert titles(library) == ["Reeds", "Frogs"]


def test_two_of_one_guid_stay_two(library: Library, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss(item("Reeds", REEDS, "0"), item("Frogs", FROGS, "0")))
    add(library, feed)
    feed.write_text(rss(item("Herons", HERONS, "0"), item("Frogs", FROGS, "0")))
    add(library, feed)
    assert titles(library) == ["Reeds", "Frogs", "Herons"]


def test_a_guid_that_was_another_s_does_not_take_its_place(library: Library, feed: Path) -> None:
    add(library, feed)
    feed.write_text(
        rss(
            item("Reeds", REEDS, "http://m.example/?p=2", "http://m.example/reeds"),
            item("Frogs", FROGS, "http://m.example/?p=9", "http://m.example/frogs"),
            item("Herons", HERONS, "http://m.example/?p=1", "http://m.example/herons"),
        )
    )
    add(library, feed)
    assert titles(library) == ["Reeds", "Frogs", "Herons"]
    assert library.check() == []


def test_an_ad_in_a_feed_is_a_posting(library: Library, tmp_path: Path) -> None:
    feed = tmp_path / "jobs.xml"
    feed.write_text(rss(item("Senior Lamp Keeper", AD, "1", "http://lantern.example/1")))
    add(library, feed)
    (posting,) = library.items("posting")
    assert (posting.title, posting.place and posting.place.city) == ("Senior Lamp Keeper", "Seattle")


def test_copies_are_stored_once(library: Library, feed: Path, tmp_path: Path) -> None:
    add(library, feed)
    other = tmp_path / "other.xml"
    other.write_text(feed.read_text())
    (outcome,) = add(library, other)
    assert (outcome.kind, outcome.twin, outcome.source) == ("copy", "http://m.example/reeds", str(other))
    assert titles(library) == ["Reeds", "Frogs"]


def test_from_standard_input(file: Path, feed: Path) -> None:
    for kind in ("added", "copy"):
        with Library.open(file, clock=Clock(), stdin=io.BytesIO(feed.read_bytes())) as library:
            (outcome,) = library.documents.add(["-"])
            assert not isinstance(outcome, SourceError)
            assert outcome.kind in (kind, "unchanged")
            assert titles(library) == ["Reeds", "Frogs"]


def test_forgetting_a_feed_forgets_its_entries(library: Library, feed: Path) -> None:
    add(library, feed)
    gone = library.documents.forget(["http://m.example/frogs"])
    assert [entry.source for entry in gone] == ["http://m.example/frogs"]
    assert titles(library) == ["Reeds"]
    assert len(list(library.documents.forget([str(feed)]))) == 1
    assert titles(library) == []


def test_reloading_an_entry_reads_its_feed_again(library: Library, feed: Path) -> None:
    add(library, feed)
    reeds, frogs = library.documents.list()
    feed.write_text(feed.read_text().replace(FROGS, f"{FROGS} So."))
    assert not library.documents.file_changed(frogs.id)
    reloaded = library.documents.reload(frogs.id)
    assert not isinstance(reloaded, SourceError)
    assert reloaded.source == "http://m.example/frogs"
    assert library.documents.get(reloaded.id).text.endswith("So.")
    assert library.documents.reload(reeds.id) == library.documents.list()[0]
    feed.unlink()
    assert isinstance(library.documents.reload(reeds.id), SourceError)


def test_an_empty_feed_is_no_failure(library: Library, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(rss())
    (told,) = library.documents.add([str(feed)])
    assert isinstance(told, SourceError)
    assert (told.reason, told.copy) == (NO_ENTRIES, True)


def test_notices_are_told_once(library: Library, feed: Path) -> None:
    feed.write_text(feed.read_text().replace("</channel></rss>", ""))
    (outcome,) = add(library, feed)
    assert len(outcome.notices) == 1


def test_an_export_keeps_where_entries_came_from(library: Library, feed: Path, tmp_path: Path) -> None:
    add(library, feed)
    export = tmp_path / "library.jsonl"
    export.write_text("".join(f"{line}\n" for line in library.export()))
    with Library.open(tmp_path / "second.db", clock=Clock()) as second:
        add(second, export)
        assert [entry.source for entry in second.documents.list()] == [
            "http://m.example/reeds",
            "http://m.example/frogs",
        ]
        (again,) = add(second, feed)
        assert again.counts["article"] == 2
        assert titles(second) == ["Reeds", "Frogs"]


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


def test_a_feed_on_the_web(file: Path, web: Web) -> None:
    served = rss(item("Reeds", REEDS, "1", "/reeds"), item("Frogs", FROGS, "2"))
    web.pages["/feed"] = Page(served, headers={"Content-Type": "text/html"})
    address = f"{web.base}/feed"
    with Library.open(file, clock=Clock(), network=Network({})) as library:
        assert kinds(library.documents.add([address])) == ["added"]
        reeds, frogs = library.documents.list()
        assert reeds.source == f"{web.base}/reeds"
        assert frogs.source.startswith(f"{address}#entry-")
        assert kinds(library.documents.add([address])) == ["unchanged"]
        web.pages["/feed"] = rss(item("Herons", HERONS, "3"), item("Frogs", f"{FROGS} So.", "2"))
        (outcome,) = library.documents.add([address])
        assert not isinstance(outcome, SourceError)
        assert (outcome.kind, outcome.new, outcome.changed) == ("updated", 1, 1)
        reloaded = library.documents.reload(reeds.id)
        assert reloaded.source == f"{web.base}/reeds"
        assert len(list(library.documents.forget([address]))) == 3


def test_a_feed_s_file_without_a_library(feed: Path) -> None:
    with Library.of([str(feed)]) as library:
        assert library.documents.first_preview(None) is None
        assert titles(library) == ["Reeds", "Frogs"]
        reeds, frogs = library.documents.list()
        assert reeds.source == "http://m.example/reeds"
        assert found(library, "miller") == ["Frogs"]
        feed.write_text(feed.read_text().replace(FROGS, f"{FROGS} So."))
        reloaded = library.documents.reload(frogs.id)
        assert not isinstance(reloaded, SourceError)
        assert library.documents.get(reloaded.id).text.endswith("So.")
        feed.write_text(rss(item("Herons", HERONS)))
        lost = library.documents.reload(reeds.id)
        assert isinstance(lost, SourceError)
        assert lost.reason == "is no longer in its feed"
        feed.unlink()
        assert isinstance(library.documents.reload(reeds.id), SourceError)


def test_adding_a_feed_where_there_is_no_library(feed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A note\n\nIt says something.")
    with Library.of([str(tmp_path / "a.txt")]) as library:
        assert kinds(library.documents.add([str(feed)])) == ["added", "added"]
        assert len(titles(library)) == 3
