# ruff: noqa: S608 - the statements are made of constants
"""Single values that can't be what was stored: the check names them, and reading on leaves them out."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError, ReaderError
from reader.model import Anchor
from reader.store import open_library
from reader.store.subscription_values import StoredFeedEntry, Subscription, SubscriptionState
from reader.store.values import MarkChange, Marks, Position, Stop, StoredDocument, StoredSearch
from tests.fakes import Clock
from tests.store.damage import change
from tests.store.samples import addition, kept, posting, put_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

ITEM = posting("one").id
NOTES = 12


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a closed library with a row of everything, to be copied and never changed."""
    path, clock = tmp_path_factory.mktemp("whole") / "library.db", Clock()
    with open_library(path, clock=clock) as library:
        for name in ("one", "two"):
            library.documents.put(addition(f"{name}.txt", name, title=name), step=f"added {name}")
        library.marks.set([ITEM], MarkChange(starred=True, status="applied"), step="starred")
        put_tags(library, [ITEM], add=["far", "near"], step="tagged")
        for number in range(NOTES):
            library.marks.add_note(ITEM, f"note number {number} of some length", step="noted")
        library.marks.edit_note(1, "another text", step="edited")
        for number in range(2):
            library.marks.add_highlight(ITEM, Anchor("one", "", "", number), "why?", step="highlighted")
        library.searches.save(
            StoredSearch("boats", "boats", "posting", {"level": frozenset({"senior"})}, "place"), step="s"
        )
        library.searches.remember("harbor")
        library.positions.set_position(Position("d", "article", 7))
        library.positions.set_stop(Stop("d", "article", 7))
        library.positions.set_setting("key", "value")
        feed, _ = library.subscriptions.put(
            [
                Subscription("https://tides.example/feed", "feed", every=3600),
                Subscription("https://boards.example/lantern", "board", tags=("jobs",)),
            ],
            step="subscribed",
        )
        at = clock()
        library.subscriptions.set_state(feed.key, SubscriptionState(at, at, at))
        library.subscriptions.put_entries(
            feed.key, [StoredFeedEntry("ebb", "https://tides.example/ebb", "Ebb", "c", "0" * 16, at)]
        )
        library.subscriptions.set_absences(feed.key, {"job": at})
        library.documents.put(addition("two.txt", "two", "three", title="two"), step="updated")
    assert not path.with_name("library.db-wal").exists()
    return path


@pytest.fixture
def rich(whole: Path, path: Path) -> Path:
    """Return a closed library with a row of everything, the test's own."""
    path.parent.mkdir()
    return Path(shutil.copy(whole, path))


LOOSE = "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;"
NOT_UTF8 = "CAST(x'ff00fe41' AS TEXT)"
REFUSED = {
    "a time": ("UPDATE note SET written = 'yesterday' WHERE id = 2", "table note can't be read: written"),
    "a time without zone": ("UPDATE note SET written = '2026-01-01T00:00:00' WHERE id = 2", "written is no"),
    "when edited": ("UPDATE note SET edited = '' WHERE id = 2", "edited is no time"),
    "when marked": ("UPDATE mark SET changed = '32.13.2026'", "changed is no time"),
    "when added": ("UPDATE document SET added = 'then' WHERE key = 1", "added is no time"),
    "notices": ("UPDATE document SET notices = '[1]' WHERE key = 1", "notices is no list of texts"),
    "notices, no JSON": ("UPDATE document SET notices = '[' WHERE key = 1", "notices is no list of texts"),
    "a document's id": ("UPDATE document SET id = 'X' WHERE key = 1", "id is no id"),
    "a search's values": ("UPDATE search SET narrowed = '[]'", "narrowed is no choice of values"),
    "a search's value": ("UPDATE search SET narrowed = '{\"a\": 1}'", "narrowed is no choice of values"),
    "a search, deep": (f"UPDATE search SET narrowed = '{'[' * 9000}'", "narrowed is no choice of values"),
    "a status": (f"{LOOSE} UPDATE mark SET status = 'evil' || char(27)", "status is no known status"),
    "when highlighted": ("UPDATE highlight SET made = 'once' WHERE id = 2", "made is no time"),
    "no words": ("UPDATE highlight SET words = ' ' WHERE id = 2", "words is empty"),
    "an empty tag": ("INSERT INTO tag (item, tag) VALUES ('x', ' ')", "tag is empty"),
    "text in a note": (f"UPDATE note SET text = {NOT_UTF8} WHERE id = 2", "text is no text in UTF-8"),
    "text in a tag": (f"UPDATE tag SET tag = {NOT_UTF8} WHERE tag = 'far'", "tag is no text in UTF-8"),
    "text in a setting": (f"UPDATE setting SET value = {NOT_UTF8}", "value is no text in UTF-8"),
    "text in a query": (f"UPDATE typed SET query = {NOT_UTF8}", "query is no text in UTF-8"),
    "text in a source": (f"UPDATE document SET source = {NOT_UTF8} WHERE key = 1", "source is no text"),
    "text in a position": (f"UPDATE position SET part = {NOT_UTF8}", "part is no text in UTF-8"),
    "a subscription's tags": ("UPDATE subscription SET tags = '{}' WHERE key = 2", "tags is no list"),
    "first of an entry": ("UPDATE feed_entry SET first = 'then'", "first is no time"),
}  # fmt: skip
"""What reading refuses, and what the check says of it."""
FOUND = {
    "an item's kind": (f"{LOOSE} UPDATE item SET kind = 'letter'", "kind is no known kind"),
    "an item's level": ("UPDATE item SET level = 'boss'", "level is no known level"),
    "lines": ("UPDATE standing SET first = 99, last = 99 WHERE document = 1", "at lines that its"),
    "lines backwards": ("UPDATE standing SET first = 3, last = 2 WHERE document = 1", "at lines that its"),
    "a position": ("UPDATE position SET place = -1", "a reading position can't be one"),
    "the stop": ("UPDATE stop SET place = -5", "a reading position can't be one"),
    "a document's place": ("UPDATE document SET position = 1 << 60 WHERE key = 1", "place in the list can't"),
    "a counter": ("UPDATE counter SET value = 9223372036854775807", "a change counter can't be one"),
    "a pay": ("UPDATE item SET pay_minimum = -1", "a pay can't be one"),
    "a pay without end": ("UPDATE item SET pay_maximum = 9e999", "a pay can't be one"),
    "a step's time": ("UPDATE step SET at = 'then' WHERE id = 1", "row in table step can't be read: at"),
    "a note's text": ("UPDATE note SET text = 'nobody wrote this' WHERE id = 2", "a note differs from"),
    "a note's item": ("UPDATE note SET item = 'y' WHERE id = 2", "a note differs from"),
    "a note from nowhere": (
        "INSERT INTO note (id, item, text, written) VALUES (99, 'x', 'own', '2026-01-01T00:00:00+00:00')",
        "a note differs from what was",
    ),
    "a highlight": ("UPDATE highlight SET words = 'other' WHERE id = 2", "a highlight differs from what was"),
    "a passage": (f"UPDATE highlight SET position = {(1 << 62) + 9}", "place of a highlight can't be one"),
    "a tag": ("UPDATE tag SET tag = 'fat' WHERE tag = 'far'", "a tag differs from what was"),
    "a star": ("UPDATE mark SET item = 'y'", "a mark differs from what was"),
    "a search": ("UPDATE search SET query = 'goats'", "a search differs from what was"),
    "a history of texts": (f"UPDATE change SET row = {NOT_UTF8} WHERE step = 1", "row is no text in UTF-8"),
    "a subscription's address": ("UPDATE subscription SET source = '' WHERE key = 2", "source is no address"),
    "what a subscription keeps": ("UPDATE subscription SET keep = 'last'", "keep is no number of entries"),
    "a subscription's time": (f"{LOOSE} UPDATE subscription SET every = -1", "two looks can't be one"),
    "when asked": ("UPDATE subscription_state SET asked = ''", "asked is no time"),
    "when due": ("UPDATE subscription_state SET next = 'soon'", "next is no time"),
    "until when held": ("UPDATE subscription_state SET held = 'later'", "held is no time"),
    "failures": ("UPDATE subscription_state SET failures = -1", "a number of failures can't be one"),
    "moves": ("UPDATE subscription_state SET moves = -1", "a number of moves can't be one"),
    "an entry's document": ("UPDATE feed_entry SET document = 'x'", "document is no id"),
    "an absence": ("UPDATE absence SET since = 'then'", "since is no time"),
    "news": ("UPDATE news SET at = 'then'", "at is no time"),
    "an earlier wording": ("UPDATE news SET was = 'x'", "was is no id"),
}  # fmt: skip
"""What can be read, though no version has written it."""


def check(path: Path, clock: Clock) -> str:
    with open_library(path, clock=clock) as library:
        found = library.check()
        assert all(str(path) in finding.sentence and finding.remedy for finding in found)
        return "\n".join(finding.sentence for finding in found)


def test_a_sound_library_has_no_bad_rows(rich: Path, clock: Clock) -> None:
    assert check(rich, clock) == ""
    with open_library(rich, clock=clock) as library:
        before = list(library.export())
        assert library.leave_out_damaged() == []
        assert list(library.export()) == before


@pytest.mark.parametrize("name", [*REFUSED, *FOUND])
def test_every_wrong_value_is_found(rich: Path, clock: Clock, name: str) -> None:
    sql, sentence = (REFUSED | FOUND)[name]
    change(rich, sql)
    assert sentence in check(rich, clock)


@pytest.mark.parametrize("name", REFUSED)
def test_a_row_that_is_refused_is_left_out_and_the_rest_read(rich: Path, clock: Clock, name: str) -> None:
    with open_library(rich, clock=clock) as library:
        whole = list(library.export())
    change(rich, REFUSED[name][0])
    with open_library(rich, clock=clock) as library:
        (phrase,) = library.leave_out_damaged()
        assert phrase.startswith(f"{rich}: left out a row of table ")
        rest = list(library.export())
        assert library.documents.list()
        assert library.leave_out_damaged() == [phrase]
    assert len(whole) - len(rest) <= 1
    lost = [record for record in whole if record not in rest and not isinstance(record, Marks)]
    assert len(lost) <= 1
    if "note" in phrase:
        (marks,) = (record for record in rest if isinstance(record, Marks))
        assert len(marks.notes) == NOTES - 1
        assert marks.status == "applied"


def test_a_damaged_text_takes_only_its_document_along(rich: Path, clock: Clock) -> None:
    good = rich.read_bytes()
    place = good.index(b"one\n\none") if b"one\n\none" in good else good.rindex(b"one\n")
    rich.write_bytes(good[:place] + b"0" + good[place + 1 :])
    with pytest.raises(ReaderError):
        open_library(rich, clock=clock)
    with open_library(rich, clock=clock, salvage=True) as library:
        first, second = library.leave_out_damaged()
        assert "is damaged" in first
        assert "left out a row of table text (1): it doesn't match its checksum" in second
        assert [document.title for document in kept(library, StoredDocument)] == ["two"]
        assert len(kept(library, Marks)[0].notes) == NOTES
        with pytest.raises(ReaderError, match="is damaged"):
            library.marks.set(["x"], MarkChange(starred=True), step="starred")


def test_a_page_takes_only_the_end_of_its_table_along(rich: Path, clock: Clock) -> None:
    page = _root(rich, "typed") - 1
    data = bytearray(rich.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    rich.write_bytes(data)
    with open_library(rich, clock=clock, salvage=True) as library:
        assert any("the end of table typed" in phrase for phrase in library.leave_out_damaged())
        assert len(kept(library, StoredDocument)) == 2
        assert library.searches.recent() == []


@pytest.mark.parametrize("sql", ["PRAGMA user_version = 1", "DROP TABLE note", "PRAGMA application_id = 1"])
def test_what_is_no_such_library_is_not_salvaged(rich: Path, clock: Clock, sql: str) -> None:
    change(rich, sql)
    with pytest.raises(ReaderError):
        open_library(rich, clock=clock, salvage=True)


@pytest.mark.parametrize("rounds", [60, pytest.param(600, marks=pytest.mark.slow)])
def test_what_an_export_refuses_the_check_finds(rich: Path, clock: Clock, rounds: int) -> None:
    good = rich.read_bytes()
    rng = random.Random(rounds)  # noqa: S311
    with open_library(rich, clock=clock) as library:
        base = list(library.export())
    spots = [at + n for at in range(len(good)) if good.startswith(b"note number", at) for n in range(-9, 32)]
    silent = 0
    for number in range(rounds):
        place = rng.choice(spots) if number % 3 else rng.randrange(4096, len(good))
        data = bytearray(good)
        data[place] ^= 1 << rng.randrange(8)
        rich.write_bytes(data)
        for suffix in ("-wal", "-shm"):
            rich.with_name(f"library.db{suffix}").unlink(missing_ok=True)
        try:
            silent += _is_silent(rich, clock, base)
        except ReaderError:
            continue
    assert silent <= rounds // 20


def _is_silent(path: Path, clock: Clock, base: Sequence[object]) -> bool:
    """Return whether a library says something else than before and passes as sound."""
    with open_library(path, clock=clock) as library:
        sound = not library.check()
        try:
            same = list(library.export()) == base
        except ReaderError:
            assert not sound
            return False
        return sound and not same


def _root(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    return int(row[0])


@pytest.mark.parametrize("table", ["mark", "status_change"])
def test_a_status_that_does_not_exist_is_not_given_out(rich: Path, clock: Clock, table: str) -> None:
    change(rich, f"{LOOSE} UPDATE {table} SET status = 'evil' || char(27)")
    with open_library(rich, clock=clock) as library, pytest.raises(LibraryError, match="is damaged"):
        library.marks.of(ITEM)


def test_a_pay_without_end_is_not_given_out(rich: Path, clock: Clock) -> None:
    change(
        rich,
        "UPDATE item SET pay_minimum = 1, pay_maximum = 9e999, pay_currency = 'EUR', pay_period = 'hour'",
    )
    with open_library(rich, clock=clock) as library, pytest.raises(LibraryError, match="is damaged"):
        list(library.documents.items())
