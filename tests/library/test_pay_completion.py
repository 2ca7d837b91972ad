"""Pay in a library whose postings an earlier version stored without it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.model import Pay
from reader.store.schema import PAY_UNKNOWN
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


@pytest.fixture
def earlier(file: Path, tmp_path: Path) -> Path:
    """A library as it is after its migration: one posting is gone, and none has its pay."""
    folder = write(tmp_path / "docs", a=page("First", TIDES, PAID), b=page("Second", HARBOR, LEAST))
    with Library.open(file) as library:
        add(library, folder)
        library.marks.set(id_of(library, "Data Analyst"), status="applied")
        library.documents.forget([str(folder / "b.txt")])
    forget_pay(file)
    return file


def forget_pay(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(
            "UPDATE item SET pay_minimum = NULL, pay_maximum = NULL, pay_currency = NULL, pay_period = NULL"
        )
        connection.execute("INSERT INTO setting VALUES (?, '')", (PAY_UNKNOWN,))


def pays(items: Sequence[ListedItem]) -> dict[str, Pay | None]:
    return {item.place.text: item.pay for item in items if item.place and isinstance(item, StoredItem)}


def test_pay_is_read_from_the_texts_once_and_nothing_else_changes(earlier: Path) -> None:
    with Library.open(earlier) as library:
        listed = [item for item in library.items("posting") if isinstance(item, StoredItem)]
        assert pays(listed) == {place: pay for place, pay in PAYS.items() if place != HARBOR[0]}
        assert {item.gone is not None for item in listed if item.pay == PAYS[LEAST[0]]} == {True}
        assert [library.marks.of(item.id).status for item in listed if item.gone] == ["applied"]
        assert not library.check()
    with closing(sqlite3.connect(earlier)) as connection, connection:
        assert connection.execute("SELECT key FROM setting WHERE key = ?", (PAY_UNKNOWN,)).fetchall() == []
        connection.execute("UPDATE item SET pay_currency = NULL")
    with Library.open(earlier) as library:  # nothing is read again
        assert set(pays(library.items("posting")).values()) == {None}


def test_a_result_has_its_pay_too(earlier: Path) -> None:
    with Library.open(earlier) as library:
        found = library.search("clocks")
        assert found is not None
        library.documents.complete()
        listed = library.documents.listed_item(found.hits[0].id)
        assert isinstance(listed, StoredItem)
        assert listed.pay == PAYS[PAID[0]]


def test_a_damaged_text_leaves_the_pay_of_the_others(earlier: Path) -> None:
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


def test_the_mark_of_an_earlier_version_is_not_exported(earlier: Path) -> None:
    with Library.open(earlier) as library:
        assert not any(PAY_UNKNOWN in line for line in library.export())


def test_files_and_a_library_that_is_not_there_have_nothing_to_complete(file: Path, tmp_path: Path) -> None:
    with Library.open(file) as library:
        library.documents.complete()
    assert not file.exists()
    with Library.of([write(tmp_path / "docs", a=page("First", PAID))]) as library:
        library.documents.complete()
        assert len(library.items("posting")) == 1
