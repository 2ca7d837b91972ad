"""Everything out of one library and into another."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean import clean
from reader.model import Anchor
from reader.store import Storage, open_library
from reader.store.subscription_values import StoredFeedEntry, Subscription
from reader.store.values import (
    STATUSES,
    Addition,
    MarkChange,
    Marks,
    Position,
    RecentQuery,
    Setting,
    Stop,
    StoredDocument,
    StoredSearch,
)  # fmt: skip
from tests.fakes import Clock
from tests.store.samples import addition, contents, put_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.store.values import ExportRecord, ImportRecord

DOCUMENTS = {
    given.document.id: given for given in (addition(f"{n}.txt", f"item {n}", title=f"T{n}") for n in range(4))
}
SOURCES = ("https://tides.example/", "https://boards.example/lantern")
ids = st.sampled_from(["x", "y", *(item.id for given in DOCUMENTS.values() for item in given.items)])
texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).map(clean).filter(str.strip)
changes = st.builds(
    MarkChange, st.none() | st.booleans(), st.none() | st.booleans(), st.none() | st.sampled_from(STATUSES)
)
actions = st.lists(
    st.one_of(
        st.tuples(st.just("put"), st.sampled_from(sorted(DOCUMENTS)), st.none()),
        st.tuples(st.just("forget"), st.sampled_from(sorted(DOCUMENTS)), st.none()),
        st.tuples(st.just("set"), ids, changes),
        st.tuples(st.just("tag"), ids, texts),
        st.tuples(st.just("note"), ids, texts),
        st.tuples(st.just("highlight"), ids, texts),
        st.tuples(st.just("finish"), ids, st.none()),
        st.tuples(st.just("position"), ids, st.integers(0, 2**40)),
        st.tuples(st.just("stop"), ids, st.integers(0, 2**40)),
        st.tuples(st.just("setting"), texts, texts),
        st.tuples(st.just("search"), texts, texts),
        st.tuples(st.just("type"), texts, st.none()),
        st.tuples(st.just("subscribe"), st.sampled_from(SOURCES), texts),
        st.tuples(st.just("entry"), st.sampled_from(SOURCES), texts),
        st.tuples(st.just("undo"), st.none(), st.none()),
    ),
    max_size=25,
)
_IN_STEPS = (StoredDocument, Marks, StoredSearch, Subscription)
Action = tuple[str, str | None, MarkChange | str | int | None]


@pytest.mark.long
@settings(max_examples=12)
@given(actions)
def test_an_export_makes_the_same_library_and_adds_nothing_twice(done: list[Action]) -> None:
    _export_and_restore(done)


@pytest.mark.slow
@settings(max_examples=30)
@given(actions)
def test_any_of_more_exports_makes_the_same_library(done: list[Action]) -> None:
    _export_and_restore(done)


def _export_and_restore(done: list[Action]) -> None:
    with tempfile.TemporaryDirectory() as folder, _open(folder, "a") as first, _open(folder, "b") as second:
        for action in done:
            _act(first, action)
        records = list(first.export())
        second.restore(_restored(records), step="restored")
        assert _comparable(second.export()) == _comparable(records)
        assert [item.id for item in second.documents.items()] == [item.id for item in first.documents.items()]
        assert second.check() == []

        before = contents(second)
        outcomes = second.restore(_restored(records), step="restored again")
        assert {outcome.kind for outcome in outcomes} <= {"unchanged"}
        assert contents(second) == before

        for record in records:
            if isinstance(record, _IN_STEPS):
                assert second.history.undo() is not None
                assert not any(isinstance(left, _IN_STEPS) for left in second.export())
                break


def test_what_is_here_already_wins(library: Storage) -> None:
    library.marks.set(["x"], MarkChange(read=False, status="applied"), step="set")
    library.marks.add_note("x", "mine", step="noted")
    library.positions.set_position(Position("d", "article", 1))
    library.positions.set_stop(Stop("d", "article", 1))
    library.positions.set_setting("key", "mine")
    library.searches.save(StoredSearch("robots", "mine", None, {}, "relevance"), step="saved")
    library.searches.remember("mine")
    note = library.marks.of("x").notes[0]
    library.restore(
        [
            Marks("x", starred=True, read=True, status="rejected", tags=("far",), notes=(note,)),
            Position("d", "article", 2), Stop("d", "article", 2), Setting("key", "theirs"),
            StoredSearch("robots", "theirs", None, {}, "relevance"),
            RecentQuery("theirs"), RecentQuery("mine"),
        ],
        step="restored",
    )  # fmt: skip
    marks = library.marks.of("x")
    assert (marks.starred, marks.read, marks.status, marks.tags) == (True, False, "applied", ("far",))
    assert marks.notes == (note,)
    assert library.positions.position("d", "article") == 1
    assert library.positions.last_stop() == Stop("d", "article", 1)
    assert library.positions.setting("key") == "mine"
    assert [search.query for search in library.searches.saved()] == ["mine"]
    assert library.searches.recent() == ["mine", "theirs"]


def _open(folder: str, name: str) -> Storage:
    return open_library(Path(folder) / f"{name}.db", clock=Clock())


def _act(library: Storage, action: Action) -> None:
    what, subject, value = action
    name = str(subject)
    if what == "put":
        library.documents.put(DOCUMENTS[name], step="added")
    elif what == "forget":
        library.documents.forget([name], step="forgot")
    elif what == "set" and isinstance(value, MarkChange):
        library.marks.set([name], value, step="set")
    elif what == "tag":
        put_tags(library, [name], add=[str(value)], step="tagged")
    elif what == "highlight":
        library.marks.add_highlight(
            name, Anchor(str(value), "before ", " after", 7), str(value), step="highlight"
        )
    elif what == "note":
        note = library.marks.add_note(name, "…", step="noted")
        library.marks.edit_note(note.id, str(value), step="edited")
    elif what == "finish":
        library.marks.finish(name)
    elif what == "position" and isinstance(value, int):
        library.positions.set_position(Position(name, "article", value))
    elif what == "stop" and isinstance(value, int):
        library.positions.set_stop(Stop(name, "article", value))
    elif what == "search":
        where = {"city": frozenset({str(value), "unknown"}), "level": frozenset[str]()}
        library.searches.save(StoredSearch(name, str(value), "paper", where, "place"), step="saved")
    elif what == "type":
        library.searches.remember(name)
    elif what in ("subscribe", "entry"):
        known = {each.source: each.key for each in library.subscriptions.list()}
        given = Subscription(name, "feed", tags=(str(value),), key=known.get(name, 0))
        (made,) = library.subscriptions.put([given], step="subscribed") if what == "subscribe" else (given,)
        if what == "entry" and made.key:
            entry = StoredFeedEntry(str(value), "", "", "c", "0" * 16, Clock()())
            library.subscriptions.put_entries(made.key, [entry])
    elif what == "setting":
        library.positions.set_setting(name, str(value))
    else:
        library.history.undo()


def _restored(records: Iterable[ExportRecord]) -> Iterator[ImportRecord]:
    """An export as it comes back: documents taken apart again."""
    for record in records:
        if isinstance(record, StoredDocument):
            known = DOCUMENTS[record.id]
            yield Addition(
                known.document, known.items, record.resolved, record.digest, added=record.added,
                gone=record.gone,
            )  # fmt: skip
        else:
            yield record


def _comparable(records: Iterable[ExportRecord]) -> list[object]:
    """Records without the numbers of notes, which are each library's own."""
    return [
        (record.item, record.starred, record.read, record.overridden, record.status, record.tags,
         [(note.text, note.written, note.edited) for note in record.notes], record.changed, record.statuses)
        if isinstance(record, Marks) else record
        for record in records
    ]  # fmt: skip
