"""A library whose items an earlier version found: they become what this one finds, and nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library import rereading
from reader.library.store_handle import StoreHandle
from reader.model import Pay
from reader.store.values import StoredItem
from tests.library.samples import HARBOR, TIDES, add, id_of, page, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.model import ListedItem

PAID = (
    "CA, ON, Toronto",
    "The Clocks team is looking for a Data Engineer. The salary is $98,000 - $120,000 per year. Wind them.",
)
LEAST = (
    "US, WA, Kent",
    "The Locks team is looking for a Data Analyst. The pay starts at $25 per hour. Count.",
)
PAYS = {
    PAID[0]: Pay(98_000, 120_000, "CAD", "year"),
    LEAST[0]: Pay(25, None, "USD", "hour"),
    TIDES[0]: None,
    HARBOR[0]: None,
}
INVENTED = ("a" * 16, "b" * 16, "c" * 16)
"""Starred now, starred once, never starred."""


@pytest.fixture
def earlier(file: Path, tmp_path: Path) -> Path:
    """A library from an earlier version: it found no pay, and three papers that are none; one posting is
    gone.
    """
    folder = write(tmp_path / "docs", a=page("First", TIDES, PAID), b=page("Second", HARBOR, LEAST))
    with Library.open(file) as library:
        add(library, folder)
        library.marks.set(id_of(library, "Data Analyst"), status="applied")
        library.documents.forget([str(folder / "b.txt")])
    with closing(sqlite3.connect(file)) as connection, connection:
        for number, item in enumerate(INVENTED):
            connection.execute("INSERT INTO item (id, kind, title) VALUES (?, 'paper', ?)", (item, item))
            connection.execute("INSERT INTO standing VALUES (1, ?, ?, 3, 3)", (90 + number, item))
        connection.execute("UPDATE document SET papers = 3, title = 'Fist'")
    with Library.open(file) as library:
        for item in INVENTED[:2]:
            library.marks.set(item, starred=True)
        library.marks.set(INVENTED[1], starred=False)
    age(file)
    return file


def age(file: Path) -> None:
    """Make a library one of an earlier version."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "UPDATE item SET pay_minimum = NULL, pay_maximum = NULL, pay_currency = NULL, pay_period = NULL"
        )
        connection.execute("UPDATE document SET parser = 'an earlier one'")


def pays(items: Sequence[ListedItem]) -> dict[str, Pay | None]:
    return {item.place.text: item.pay for item in items if item.place and isinstance(item, StoredItem)}


def test_the_items_are_found_again_once(earlier: Path) -> None:
    with Library.open(earlier) as library:
        listed = [item for item in library.items("posting") if isinstance(item, StoredItem)]
        assert pays(listed) == {place: pay for place, pay in PAYS.items() if place != HARBOR[0]}
        assert {item.gone is not None for item in listed if item.pay == PAYS[LEAST[0]]} == {True}
        assert [library.marks.of(item.id).status for item in listed if item.gone] == ["applied"]
        (entry,) = library.documents.list()
        assert (entry.title, dict(entry.counts)) == ("First", {"article": 1, "paper": 2, "posting": 2})
        assert not library.check()
    with closing(sqlite3.connect(earlier)) as connection, connection:
        connection.execute("UPDATE item SET pay_currency = NULL")
    with Library.open(earlier) as library:  # nothing is read again
        assert set(pays(library.items("posting")).values()) == {None}


def test_items_with_a_mark_now_or_in_the_history_stay(earlier: Path) -> None:
    with Library.open(earlier) as library:
        assert [item.id for item in library.items("paper")] == list(INVENTED[:2])
        assert library.marks.undo() is not None
        assert library.marks.of(INVENTED[1]).starred
    with closing(sqlite3.connect(earlier)) as connection:
        assert connection.execute("SELECT 1 FROM item WHERE id = ?", (INVENTED[2],)).fetchone() is None


def test_a_search_and_its_results_are_of_this_version_too(earlier: Path) -> None:
    with Library.open(earlier) as library:
        found = library.search("clocks")
        assert found is not None
        listed = library.documents.listed_item(found.hits[0].id)
        assert isinstance(listed, StoredItem)
        assert listed.pay == PAYS[PAID[0]]
        assert not found.is_partial


def test_a_damaged_text_leaves_the_others(earlier: Path) -> None:
    with Library.open(earlier) as library, closing(sqlite3.connect(earlier)) as connection:
        with connection:
            connection.execute("UPDATE text SET crc = crc + 1 WHERE document = 1")
        assert {pay for pay in pays(library.items("posting")).values() if pay} == {PAYS[LEAST[0]]}


def test_a_library_that_is_in_use_is_listed_all_the_same(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.store.connections.WAIT_SECONDS", 0.0)
    with Library.open(earlier) as library, closing(sqlite3.connect(earlier)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(library.items("posting")) == 3


@pytest.mark.long
def test_several_processes_find_the_same(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "_WORTH_WORKERS", 0)
    with Library.open(earlier) as library:
        assert pays(library.items("posting"))[PAID[0]] == PAYS[PAID[0]]


def test_what_is_no_longer_wanted_stops_between_batches(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "_BATCH", 1)
    handle = StoreHandle(earlier)
    storage = handle.open_existing()
    assert storage is not None
    answers = iter([False, True])
    rereading.reread(storage, lambda: next(answers))
    assert len(storage.documents.outdated("another")) == 2
    rereading.reread(storage)
    rereading.reread(storage, lambda: pytest.fail("asked for nothing"))
    handle.close()


def test_files_and_a_library_that_is_not_there_have_nothing_to_complete(file: Path, tmp_path: Path) -> None:
    with Library.open(file) as library:
        library.documents.complete()
    assert not file.exists()
    with Library.of([write(tmp_path / "docs", a=page("First", PAID))]) as library:
        library.documents.complete()
        assert len(library.items("posting")) == 1
