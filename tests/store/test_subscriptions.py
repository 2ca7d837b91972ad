"""Feeds and boards that are asked again, and what is known of their answers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.store import Storage, open_library
from reader.store.subscription_protocol import Look, SubscriptionStore
from reader.store.subscription_values import EntryOf, StoredFeedEntry, Subscription, SubscriptionState
from tests.fakes import Faults
from tests.store.samples import addition, next_steps

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.values import ImportRecord
    from tests.fakes import Clock

TIDES = Subscription("https://tides.example/feed", "feed", "Tides", 3600, "never", ("sea", "news"), "last 5")
JOBS = Subscription("https://boards.example/lantern", "board")
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
STATE = SubscriptionState(
    NOON, NOON + timedelta(days=1), NOON + timedelta(hours=1), '"a"', "Fri, 01 May 2026", 2, "is down",
    "https://new.example/feed", 1, stopped=True, listed=True,
)  # fmt: skip


def subscribed(library: Storage, *given: Subscription) -> list[int]:
    """Subscribe to sources; return their keys."""
    return [each.key for each in library.subscriptions.put(given, step="subscribed")]


def entry(name: str, document: str = "0" * 16) -> StoredFeedEntry:
    return StoredFeedEntry(
        name, f"https://tides.example/{name}", name.title(), f"id of {name}", document, NOON
    )


def test_the_store_does_all_that_is_promised(library: Storage) -> None:
    promised = {name for name in vars(SubscriptionStore) if not name.startswith("_")}
    assert promised <= set(dir(library.subscriptions))


def test_subscriptions_come_back_as_they_went_in_in_their_order(library: Storage) -> None:
    tides, jobs = subscribed(library, TIDES, JOBS)
    assert library.subscriptions.list() == [replace(TIDES, key=tides), replace(JOBS, key=jobs)]
    assert library.check() == []


def test_subscribing_changing_and_unsubscribing_are_a_step_each(library: Storage) -> None:
    (key,) = subscribed(library, TIDES)
    changed = replace(TIDES, key=key, every=None, tags=(), keep="30 days")
    assert library.subscriptions.put([changed], step="changed Tides") == [changed]
    library.subscriptions.put([changed], step="changed nothing")
    assert library.subscriptions.remove([key, key, 99], step="unsubscribed Tides") == 1
    assert library.subscriptions.remove([key], step="unsubscribed again") == 0
    states = [library.subscriptions.list()]
    names = []
    while step := library.history.undo():
        names.append((step.name, step.items, step.documents))
        states.append(library.subscriptions.list())
    assert names == [("unsubscribed Tides", (), ()), ("changed Tides", (), ()), ("subscribed", (), ())]
    assert states == [[], [changed], [replace(TIDES, key=key)], []]
    while library.history.redo():
        pass
    assert library.subscriptions.list() == []
    assert library.check() == []


def test_many_are_one_step(library: Storage) -> None:
    subscribed(library, TIDES, JOBS)
    library.history.undo()
    assert library.subscriptions.list() == []
    assert next_steps(library) == (None, "subscribed")


def test_a_source_is_subscribed_once(library: Storage) -> None:
    tides, jobs = subscribed(library, TIDES, JOBS)
    given = replace(TIDES, title=None, tags=("again",))
    (again,) = library.subscriptions.put([given], step="subscribed again")
    assert again == replace(TIDES, tags=("again",), key=tides)
    assert [each.key for each in library.subscriptions.list()] == [tides, jobs]
    with pytest.raises(ValueError, match=r"tides\.example/feed is already subscribed"):
        library.subscriptions.put(
            [replace(JOBS, source="https://c.example/"), replace(JOBS, key=jobs, source=TIDES.source)],
            step="changed",
        )
    assert [each.key for each in library.subscriptions.list()] == [tides, jobs]


@pytest.mark.parametrize("key", [1, 7])
def test_what_is_not_subscribed_cannot_be_changed(library: Storage, key: int) -> None:
    (known,) = subscribed(library, TIDES)
    library.subscriptions.remove([known], step="unsubscribed")
    with pytest.raises(KeyError):
        library.subscriptions.put([replace(TIDES, key=key)], step="changed")


def test_what_is_known_outlives_unsubscribing_and_undo(library: Storage) -> None:
    (key,) = subscribed(library, TIDES)
    library.subscriptions.set_state(key, STATE)
    library.subscriptions.put_entries(key, [entry("ebb")])
    library.subscriptions.set_absences(key, {"job": NOON})
    library.history.undo()
    (again,) = library.subscriptions.put([replace(TIDES, title=None, tags=())], step="subscribed again")
    assert again == replace(TIDES, tags=(), key=key)
    library.subscriptions.remove([key], step="unsubscribed")
    assert subscribed(library, TIDES) == [key]
    assert library.subscriptions.state_of(key) == STATE
    assert library.subscriptions.states() == {key: STATE}
    assert len(library.subscriptions.entries_of(key)) == 1
    assert library.subscriptions.absences(key) == {"job": NOON}
    assert library.check() == []


def test_a_source_of_which_nothing_is_known(library: Storage) -> None:
    (key,) = subscribed(library, TIDES)
    assert library.subscriptions.state_of(key) == SubscriptionState()
    assert library.subscriptions.states() == {}
    assert library.subscriptions.entries_of(key) == []
    assert library.subscriptions.absences(key) == {}


def test_what_was_never_subscribed_has_no_state(library: Storage) -> None:
    store = library.subscriptions
    for change in (
        lambda: store.set_state(1, STATE),
        lambda: store.put_entries(1, [entry("ebb")]),
        lambda: store.set_absences(1, {}),
        lambda: store.take(Look(1), step="took"),
    ):
        with pytest.raises(KeyError):
            change()


def test_each_change_is_seen_by_its_stamp_alone(library: Storage) -> None:
    before = (library.changes(), library.mark_changes())
    (key,) = subscribed(library, TIDES)
    stamps = [library.subscription_changes()]
    for change in (
        lambda: library.subscriptions.set_state(key, STATE),
        lambda: library.subscriptions.put_entries(key, [entry("ebb")]),
        lambda: library.subscriptions.set_absences(key, {}),
        lambda: library.subscriptions.take(Look(key), step="took nothing"),
        library.history.undo,
    ):
        change()
        stamps.append(library.subscription_changes())
    assert stamps == sorted(set(stamps))
    assert (library.changes(), library.mark_changes()) == before
    assert next_steps(library) == (None, "subscribed")


def test_entries_are_changed_by_their_keys_and_not_doubled(library: Storage) -> None:
    (key,) = subscribed(library, TIDES)
    library.subscriptions.put_entries(key, [entry("ebb"), entry("flood")])
    ebb, flood = library.subscriptions.entries_of(key)
    edited = replace(ebb, title="Ebb again", document="1" * 16)
    library.subscriptions.put_entries(key, [edited])
    assert library.subscriptions.entries_of(key) == [edited, flood]
    library.subscriptions.put_entries(key, [entry("flood", "2" * 16)])
    assert [each.document for each in library.subscriptions.entries_of(key)] == ["1" * 16, "2" * 16]


def test_two_entries_that_share_all_names_are_two(library: Storage) -> None:
    (key,) = subscribed(library, TIDES)
    library.subscriptions.put_entries(key, [entry("photo"), replace(entry("photo"), content="another")])
    assert len(library.subscriptions.entries_of(key)) == 2


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (SubscriptionState(), None),
        (SubscriptionState(next=NOON), NOON),
        (SubscriptionState(next=NOON, held=NOON + timedelta(1)), NOON + timedelta(1)),
        (SubscriptionState(next=NOON + timedelta(1), held=NOON), NOON + timedelta(1)),
        (SubscriptionState(next=NOON, stopped=True), None),
    ],
)
def test_when_a_source_is_due(state: SubscriptionState, due: datetime | None) -> None:
    assert state.due == due


def test_a_look_is_taken_as_a_whole_and_as_a_step(library: Storage) -> None:
    (key,) = subscribed(library, replace(TIDES, title=None))
    given = replace(addition("ebb.html", "one"), is_news=True)
    look = Look(
        key, [given], [entry("ebb", given.document.id)], STATE, {"job": NOON}, "Tides of today",
        "https://new.example/feed",
    )  # fmt: skip
    (outcome,), step = library.subscriptions.take(look, step="refreshed 1 source")
    assert (outcome.kind, [news.what for news in outcome.news]) == ("added", ["new", "new"])
    (now,) = library.subscriptions.list()
    assert (now.title, now.source) == ("Tides of today", "https://new.example/feed")
    assert library.subscriptions.state_of(key) == STATE
    assert [each.document for each in library.subscriptions.entries_of(key)] == [given.document.id]
    assert library.subscriptions.absences(key) == {"job": NOON}
    undone = library.history.undo()
    assert undone is not None
    assert (undone.id, undone.name, len(undone.documents)) == (step, "refreshed 1 source", 1)
    assert library.subscriptions.list()[0].source == TIDES.source
    assert library.subscriptions.state_of(key) == STATE
    assert len(library.subscriptions.entries_of(key)) == 1
    assert library.documents.new() == frozenset()


def test_a_title_that_the_user_gave_stays(library: Storage) -> None:
    (key,) = subscribed(library, TIDES)
    library.subscriptions.take(Look(key, title="Other"), step="refreshed")
    assert library.subscriptions.list()[0].title == "Tides"


def test_several_looks_are_one_step(library: Storage) -> None:
    tides, jobs = subscribed(library, TIDES, JOBS)
    step = library.subscriptions.take(Look(tides, [addition("a.txt", "one")]), step="refreshed 1").step
    assert step is not None
    after = library.subscriptions.take(Look(jobs), step="refreshed 1, which changed nothing", after=step).step
    assert after == step
    library.subscriptions.take(Look(jobs, [addition("b.txt", "two")]), step="refreshed 2", after=step)
    assert next_steps(library)[0] == "refreshed 2"
    library.history.undo()
    assert library.documents.list() == []
    assert library.subscriptions.take(Look(jobs), step="refreshed").step is None


def test_nothing_moves_to_an_address_that_is_subscribed(library: Storage) -> None:
    tides, _ = subscribed(library, TIDES, JOBS)
    library.subscriptions.take(Look(tides, [addition("a.txt")], source=JOBS.source), step="moved")
    assert [each.source for each in library.subscriptions.list()] == [TIDES.source, JOBS.source]
    assert len(library.documents.list()) == 1


def test_a_look_that_fails_on_the_way_leaves_nothing(path: Path, clock: Clock) -> None:
    faults = Faults()
    with open_library(path, clock=clock, connect=faults.connect) as library:
        (key,) = subscribed(library, TIDES)
        given = addition("ebb.html", "one")
        look = Look(key, [given], [entry("ebb", given.document.id)], STATE, {"job": NOON})
        for call in range(1, 200):
            faults.arm(call)
            try:
                library.subscriptions.take(look, step="refreshed")
            except LibraryError:
                faults.arm(None)
                assert library.documents.list() == []
                assert library.subscriptions.entries_of(key) == []
                assert library.subscriptions.state_of(key) == SubscriptionState()
            else:
                break
        faults.arm(None)
        assert call > 10
        assert len(library.documents.list()) == len(library.subscriptions.entries_of(key)) == 1


def test_items_are_counted_by_entry_or_by_address(library: Storage) -> None:
    tides, jobs, _ = subscribed(library, TIDES, JOBS, replace(JOBS, source="https://empty.example/"))
    given = addition("ebb.html", "one", "one")
    library.subscriptions.take(
        Look(tides, [given], [entry("ebb", given.document.id), entry("flood")]), step="took"
    )
    board = replace(addition("board", "two", "three", title=None), resolved=JOBS.source)
    library.documents.put(board, step="added")
    assert library.subscriptions.item_counts() == {tides: 2, jobs: 2}
    library.documents.forget([given.document.id], step="forgot")
    assert library.subscriptions.item_counts() == {jobs: 2}


def test_a_document_belongs_to_whose_entry_it_is_or_to_whose_address_it_has(library: Storage) -> None:
    tides, jobs = subscribed(library, TIDES, JOBS)
    ebb, flood = addition("ebb.html", "one"), addition("flood.html", "two")
    entries = [entry("ebb", ebb.document.id), entry("flood", flood.document.id)]
    library.subscriptions.take(Look(tides, [ebb, flood], entries), step="took")
    library.subscriptions.put_entries(jobs, [entry("ebb", ebb.document.id), entry("gone", "f" * 16)])
    board = replace(addition("board", "three", title=None), resolved=JOBS.source)
    for each in (board, addition("mine.txt", "four")):
        library.documents.put(each, step="added")
    library.documents.forget([flood.document.id], step="forgot")
    assert library.subscriptions.of_documents() == {ebb.document.id: tides, board.document.id: jobs}
    library.subscriptions.remove([tides], step="unsubscribed")
    assert library.subscriptions.of_documents() == {ebb.document.id: jobs, board.document.id: jobs}


def test_what_is_new_is_counted_for_each_subscription(library: Storage) -> None:
    tides, _ = subscribed(library, TIDES, JOBS)
    first = replace(addition("ebb.html", "one", "two", title=None), is_news=True)
    library.subscriptions.take(Look(tides, [first], [entry("ebb", first.document.id)]), step="took")
    for postings in (("three", "five"), ("three",)):
        board = replace(addition("board", *postings, title=None), resolved=JOBS.source)
        library.documents.put(board, step="took the board")
    library.history.undo()  # what was gone is there again, and no news
    library.documents.put(
        replace(addition("mine.txt", "two", "four", title=None), is_news=True), step="added"
    )
    assert library.subscriptions.new_counts() == {tides: 2}
    library.documents.seen([first.items[0].id])
    assert library.subscriptions.new_counts() == {tides: 1}
    library.documents.forget([first.document.id], step="forgot")
    assert library.subscriptions.new_counts() == {}
    assert len(library.documents.new()) == 2


def test_who_comes_back_to_an_address_takes_it_from_who_moved_there_since(library: Storage) -> None:
    (tides,) = subscribed(library, TIDES)
    library.subscriptions.remove([tides], step="unsubscribed")
    (jobs,) = subscribed(library, JOBS)
    library.subscriptions.take(Look(jobs, source=TIDES.source), step="moved")
    first, second = reversed(library.history.steps()[-2:])
    assert [step.name for step in (first, second)] == ["subscribed", "unsubscribed"]
    library.history.back_to(second.id)
    assert library.subscriptions.list() == []
    library.history.undo()
    assert [each.key for each in library.subscriptions.list()] == [tides]
    for _ in range(3):
        library.history.redo()
    assert [(each.key, each.source) for each in library.subscriptions.list()] == [(jobs, TIDES.source)]
    # Now a step long ago is brought back.
    library.history.back_to(None)
    subscribed(library, replace(TIDES, kind="board"))
    library.history.bring_back(first.id)
    assert [(each.key, each.source) for each in library.subscriptions.list()] == [(tides, TIDES.source)]
    assert library.check() == []


def test_a_step_brought_back_takes_its_address_from_another(library: Storage) -> None:
    (tides,) = subscribed(library, TIDES)
    step = library.history.undo()
    assert step is not None
    (jobs,) = subscribed(library, JOBS)
    library.subscriptions.take(Look(jobs, source=TIDES.source), step="moved")
    library.history.bring_back(step.id)
    assert [each.key for each in library.subscriptions.list()] == [tides]
    assert library.subscriptions.remove([jobs], step="unsubscribed") == 0


def test_an_address_that_moves_back_is_taken_from_who_subscribed_to_it_since(library: Storage) -> None:
    (tides,) = subscribed(library, TIDES)
    library.subscriptions.take(Look(tides, source="https://new.example/"), step="moved")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute(
            "INSERT INTO subscription SELECT 9, 1, ?, title, kind, every, full, tags, keep FROM subscription",
            (TIDES.source,),
        )
    library.history.undo()
    assert [(each.key, each.source) for each in library.subscriptions.list()] == [(tides, TIDES.source)]


def test_an_import_adds_what_is_not_here(library: Storage) -> None:
    (key,) = subscribed(library, TIDES)
    library.subscriptions.put_entries(key, [entry("ebb")])
    theirs = replace(TIDES, title="Theirs", tags=())
    records: list[ImportRecord] = [
        theirs, JOBS, EntryOf(TIDES.source, entry("ebb", "1" * 16)), EntryOf(TIDES.source, entry("flood")),
        EntryOf("https://unknown.example/", entry("ebb")),
    ]  # fmt: skip
    library.restore(records, step="imported")
    mine, board = library.subscriptions.list()
    assert (mine, board.source) == (replace(TIDES, key=key), JOBS.source)
    assert [each.document for each in library.subscriptions.entries_of(key)] == ["0" * 16, "0" * 16]
    assert library.subscriptions.states() == {key: SubscriptionState(listed=True)}
    library.restore(records, step="imported again")
    assert next_steps(library)[0] == "imported"
