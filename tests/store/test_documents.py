"""Documents and items: added, replaced, forgotten, listed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from reader.errors import LibraryError
from reader.model import Hint, Near, Outline, Pay, Standing
from reader.store.checksums import text_crc
from reader.store.failures import DamageError
from reader.store.rows import stored_pay, stored_time
from reader.store.values import MarkChange, Marks, Position
from tests.fakes import START, TICK
from tests.store.samples import SEATTLE, addition, digest_at, items_of, named, next_steps, posting, put_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.store import Storage
    from reader.store.values import Addition
    from tests.fakes import Clock


def test_a_document_comes_back_as_it_went_in(library: Storage) -> None:
    given = addition("a.txt", "one", "two", paper="On ones")
    given = replace(given, document=replace(given.document, notices=("Cut “here”.",)))
    outcome = library.documents.put(given, step="added a.txt")
    assert (outcome.kind, outcome.new, outcome.gone, outcome.changed) == ("added", 4, 0, 0)
    assert outcome.counts == {"article": 1, "paper": 1, "posting": 2}

    stored = library.documents.get(given.document.id)
    assert stored.text == given.document.text
    assert stored.notices == ("Cut “here”.",)
    assert (stored.source, stored.resolved, stored.digest) == ("a.txt", "/home/a.txt", given.digest)
    assert stored.added == START + TICK
    (entry,) = library.documents.list()
    assert (entry.id, entry.name, entry.title) == (stored.id, "A title", "A title")
    assert entry.counts == outcome.counts
    assert library.documents.size() == sum(outcome.counts.values())


def test_a_document_that_is_not_there(library: Storage) -> None:
    with pytest.raises(KeyError):
        library.documents.get("0" * 16)
    assert library.documents.items_in("0" * 16) == []
    assert library.documents.item("0" * 16) is None
    assert digest_at(library, "/home/a.txt") is None


def test_an_item_keeps_what_lists_show(library: Storage) -> None:
    given = addition("a.txt", "one")
    nowhere = posting("afar", 9, place=None, remote=True)
    document = replace(given.document, postings=(*given.document.postings, nowhere))
    library.documents.put(replace(given, document=document, items=items_of(document)), step="added")
    article, here, afar = library.documents.items()
    assert (article.kind, article.title, article.place, article.role) == ("article", "A title", None, None)
    assert (here.kind, here.place, here.remote) == ("posting", SEATTLE, None)
    assert (here.role, here.level, here.team) == ("Scientist", "senior", "Robotics")
    assert (afar.place, afar.remote, afar.title) == (None, True, "Scientist")
    assert library.documents.item(here.id) == here


def test_a_name_that_is_no_utf8_is_kept(library: Storage) -> None:
    given = replace(addition("a.txt"), resolved="/home/\udcff.txt")
    library.documents.put(given, step="added")
    assert digest_at(library, "/home/\udcff.txt") == given.digest
    assert library.documents.list()[0].resolved == "/home/\udcff.txt"


def test_the_same_again_is_unchanged_and_no_step(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="first")
    stamp = library.changes()
    assert library.documents.put(given, step="second").kind == "unchanged"
    assert library.changes() == stamp
    assert next_steps(library) == ("first", None)


def test_the_same_text_from_other_bytes_is_unchanged_but_known(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="first")
    stamp = library.changes()
    again = replace(given, digest="other", document=replace(given.document, source="./a.txt"))
    assert library.documents.put(again, step="second").kind == "unchanged"
    assert digest_at(library, "/home/a.txt") == "other"
    assert library.documents.list()[0].source == "./a.txt"
    assert library.changes() > stamp


@pytest.mark.parametrize("what", ["text", "title", "lines", "items"])
def test_any_other_content_is_an_update(library: Storage, what: str) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="first")
    document = given.document
    other = {
        "text": replace(document, text=document.text + " "),
        "title": replace(document, title="Another"),
        "lines": replace(document, postings=(posting("one", 4),)),
        "items": replace(document, postings=()),
    }[what]
    outcome = library.documents.put(replace(given, document=other, items=items_of(other)), step="second")
    assert outcome.kind == "updated"
    assert library.documents.get(document.id).text == other.text
    assert len(library.documents.list()) == 1


def test_an_update_takes_the_old_place_and_counts_its_items(library: Storage) -> None:
    first, second = addition("a.txt", "one", "two", "three"), addition("b.txt", "four", title="B")
    for given in (first, second):
        library.documents.put(given, step="added")
    old, new = posting("two").id, posting("two, edited").id
    outcome = library.documents.put(
        addition("a.txt", "one", "two, edited", "five", joins={old: new}), step="updated"
    )
    assert (outcome.kind, outcome.new, outcome.gone, outcome.changed) == ("updated", 1, 1, 1)
    assert [entry.source for entry in library.documents.list()] == ["a.txt", "b.txt"]
    assert library.documents.item(old) is None
    assert [item.id for item in library.documents.items("posting")] == [
        posting(text).id for text in ("one", "two, edited", "five", "four")
    ]


def test_marks_go_along_to_the_edited_item(library: Storage) -> None:
    library.documents.put(addition("a.txt", "two"), step="added")
    old, new = posting("two").id, posting("two, edited").id
    library.marks.set([old], MarkChange(starred=True, status="applied"), step="starred")
    put_tags(library, [old], add=["far"], step="tagged")
    note = library.marks.add_note(old, "call them", step="noted")
    library.marks.set([new], MarkChange(status="rejected"), step="rejected")
    library.documents.put(addition("a.txt", "two, edited", joins={old: new}), step="updated")

    assert library.marks.of(old) == Marks(old)
    moved = library.marks.of(new)
    assert (moved.starred, moved.status, moved.tags) == (True, "rejected", ("far",))
    assert moved.notes == (replace(note, item=new),)

    step = library.history.undo()
    assert step is not None
    assert set(step.items) == {old, new}
    assert library.marks.of(old).notes == (note,)
    assert library.marks.of(old).starred
    back = library.marks.of(new)
    assert back == Marks(new, read=True, status="rejected", changed=back.changed, statuses=back.statuses)


def test_marks_stay_where_the_item_still_stands_or_the_newcomer_is_none(library: Storage) -> None:
    library.documents.put(addition("a.txt", "two", "six"), step="added")
    library.documents.put(addition("b.txt", "two", "seven", title="B"), step="added")
    standing, gone, known = posting("two").id, posting("six").id, posting("seven").id
    for item in (standing, gone):
        library.marks.set([item], MarkChange(starred=True), step="starred")
    outcome = library.documents.put(
        addition("a.txt", "seven", "new", joins={standing: posting("new").id, gone: known}), step="updated"
    )
    assert (outcome.changed, outcome.new, outcome.gone) == (0, 2, 2)
    assert library.marks.of(standing).starred
    assert library.marks.of(gone).starred
    assert not library.marks.of(known).starred


def test_two_items_cannot_become_one(library: Storage) -> None:
    with pytest.raises(ValueError, match="can't become one"):
        library.documents.put(addition("a.txt", "two", joins={"a": "c", "b": "c"}), step="added")


def test_reading_positions_go_along_and_stay_within_the_text(library: Storage) -> None:
    first, second = addition("a.txt", "long " * 10), addition("a.txt", "short")
    library.documents.put(first, step="added")
    library.positions.set_position(Position(first.document.id, "article", 40))
    library.positions.set_position(Position(first.document.id, "postings", 3))
    library.documents.put(second, step="updated")
    length = len(second.document.text)
    assert length < 40
    assert library.positions.position(second.document.id, "article") == length
    assert library.positions.position(second.document.id, "postings") == 3
    library.history.undo()
    assert library.positions.position(first.document.id, "article") == 40


def test_a_second_source_of_the_same_text_is_a_copy(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="added")
    copy = replace(given, resolved="/home/b.txt", document=replace(given.document, source="b.txt"))
    outcome = library.documents.put(copy, step="copied")
    assert (outcome.kind, outcome.twin, outcome.source) == ("copy", "a.txt", "b.txt")
    assert [entry.source for entry in library.documents.list()] == ["a.txt"]


def test_a_source_that_becomes_a_copy_goes(library: Storage) -> None:
    library.documents.put(addition("a.txt", "one"), step="added")
    library.documents.put(addition("b.txt", "two"), step="added")
    outcome = library.documents.put(addition("b.txt", "one"), step="updated")
    assert (outcome.kind, outcome.gone) == ("copy", 2)
    assert [entry.source for entry in library.documents.list()] == ["a.txt"]
    assert library.documents.item(posting("two").id) is None


def test_a_source_without_a_path_is_told_by_its_content(library: Storage) -> None:
    first, second = addition("-", "one", resolved=False), addition("-", "two", resolved=False)
    kinds = [library.documents.put(given, step="added").kind for given in (first, second, first)]
    assert kinds == ["added", "added", "unchanged"]
    assert library.documents.put(addition("a.txt", "two"), step="added").kind == "copy"


def test_an_item_in_two_documents_is_one_that_stands_in_both(library: Storage) -> None:
    one, two = addition("a.txt", "same", "same"), addition("b.txt", "new", "same", title="B")
    for given in (one, two):
        library.documents.put(given, step="added")
    items = {item.id: item for item in library.documents.items()}
    same = items[posting("same").id]
    assert same.standings == (
        Standing(one.document.id, "a.txt", (3, 3)),
        Standing(one.document.id, "a.txt", (4, 4)),
        Standing(two.document.id, "b.txt", (4, 4)),
    )
    assert library.documents.size() == 6
    assert [item.title for item in library.documents.items_in(two.document.id)] == [
        "A title",
        "Scientist",
        "Scientist",
    ]
    assert library.documents.items_in(two.document.id)[2] == same
    library.documents.forget([one.document.id], step="forgot a.txt")
    assert library.documents.size() == 3
    assert [item.id for item in library.documents.items("posting")] == [posting("new").id, same.id]


def test_forgetting_keeps_the_marks_and_is_undone_with_the_text(library: Storage) -> None:
    given, other = addition("a.txt", "one"), addition("b.txt", "two", title="B")
    for each in (given, other):
        library.documents.put(each, step="added")
    item = posting("one").id
    library.marks.set([item], MarkChange(starred=True), step="starred")
    assert library.documents.forget([given.document.id, "unknown"], step="forgot a.txt").documents == 1
    assert [entry.source for entry in library.documents.list()] == ["b.txt"]
    assert digest_at(library, "/home/a.txt") is None
    assert library.marks.of(item).starred
    assert library.documents.forget([given.document.id], step="nothing").documents == 0

    step = library.history.undo()
    assert step is not None
    assert (step.name, step.documents) == ("forgot a.txt", (given.document.id,))
    assert [entry.source for entry in library.documents.list()] == ["a.txt", "b.txt"]
    assert library.documents.get(given.document.id).text == given.document.text


def test_what_is_added_after_forgetting_comes_last(library: Storage) -> None:
    first, second, third = (addition(f"{n}.txt", str(n), title=str(n)) for n in range(3))
    for each in (first, second):
        library.documents.put(each, step="added")
    library.documents.forget([second.document.id], step="forgot")
    library.documents.put(third, step="added")
    library.documents.put(second, step="added again")
    assert [entry.source for entry in library.documents.list()] == ["0.txt", "2.txt", "1.txt"]


def test_many_are_one_step(library: Storage) -> None:
    given = [addition(f"{n}.txt", f"item {n}", title=f"T{n}") for n in range(7)]
    outcomes = list(library.documents.put_all([*given, given[0]], step=named, batch=3))
    assert [outcome.kind for outcome in outcomes] == ["added"] * 7 + ["unchanged"]
    step = library.history.undo()
    assert step is not None
    assert step.name == "added 7 documents"
    assert len(step.documents) == 7
    assert library.documents.list() == []
    library.history.redo()
    assert len(library.documents.list()) == 7
    assert list(library.documents.put_all([], step=named)) == []


def test_a_step_says_how_many_were_added_and_how_many_updated(library: Storage) -> None:
    library.documents.put(addition("0.txt", "item 0", title="T0"), step="added")
    given = [addition(f"{n}.txt", f"item {n}", title=f"T{n} again") for n in range(5)]
    list(library.documents.put_all(given, step=named, batch=2))
    step = library.history.next_undo()
    assert step is not None
    assert step.name == "added 4 documents, updated 1"


def test_a_step_of_somebody_else_in_between_splits_the_step(library: Storage) -> None:
    given = [addition(f"{n}.txt", f"item {n}", title=f"T{n}") for n in range(4)]
    outcomes = library.documents.put_all(given, step=named, batch=2)
    next(outcomes)
    library.marks.set(["x"], MarkChange(starred=True), step="starred x")
    assert len(list(outcomes)) == 3
    undone = [library.history.undo() for _ in range(3)]
    assert [step.name for step in undone if step] == ["added 2 documents", "starred x", "added 2 documents"]


def test_long_texts_end_a_batch_early(library: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.store.bulk._BATCH_CHARACTERS", 10)
    asked: list[int] = []

    def additions() -> Iterator[Addition]:
        for number in range(3):
            asked.append(number)
            yield addition(f"{number}.txt", "a text of some length", title=f"T{number}")

    next(library.documents.put_all(additions(), step=named))
    assert asked == [0]


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, RuntimeError])
def test_what_was_made_before_an_interruption_is_kept(
    library: Storage, interruption: type[BaseException]
) -> None:
    def additions() -> Iterator[Addition]:
        for number in range(5):
            yield addition(f"{number}.txt", f"item {number}", title=f"T{number}")
        raise interruption

    outcomes = library.documents.put_all(additions(), step=named, batch=3)
    taken = [next(outcomes).source for _ in range(5)]
    with pytest.raises(interruption):
        next(outcomes)
    assert taken == [f"{n}.txt" for n in range(5)]
    assert [entry.source for entry in library.documents.list()] == taken


def test_the_date_of_an_export_is_kept(library: Storage, clock: Clock) -> None:
    library.documents.put(replace(addition("a.txt"), added=START - TICK), step="added")
    assert library.documents.list()[0].added == START - TICK
    assert clock.now > START


def test_files_can_be_listed_alone(library: Storage) -> None:
    for name in ("a.txt", "b.txt"):
        library.documents.put(addition(name, name), step="added")
    library.documents.put(replace(addition("c", "three"), resolved="https://tides.example/"), step="added")
    library.documents.put(replace(addition("d", "four"), resolved=None), step="added")
    every = library.documents.list()
    assert [entry.resolved for entry in every][2:] == ["https://tides.example/", None]
    assert library.documents.list_files() == every[:2]


def test_listing_reads_no_text(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="added")
    _spoil_text(library)
    assert len(library.documents.list()) == 1
    assert len(list(library.documents.items())) == 2


def _spoil_text(library: Storage) -> None:
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE text SET body = x'ff'")


def test_near_copies_are_those_of_marked_items(library: Storage) -> None:
    library.documents.put(addition("a.txt", "one"), step="added")
    library.documents.put(addition("b.txt", "two", title="B"), step="added")
    one, two = posting("one").id, posting("two").id
    library.documents.put_near([(one, two, 0.9)])
    assert library.documents.near() == {}
    library.marks.set([one], MarkChange(status="applied"), step="applied")
    assert library.documents.near() == {two: Near(one, 0.9, "applied")}
    assert [item.near for item in library.documents.items("posting")] == [None, Near(one, 0.9, "applied")]
    library.documents.put_near([])
    library.documents.seen([one])


def test_a_marked_item_that_stands_nowhere_is_left_out(library: Storage) -> None:
    library.documents.put(addition("a.txt", "one", "two"), step="added")
    library.marks.set([posting("one").id, posting("two").id], MarkChange(starred=True), step="starred")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("DELETE FROM standing WHERE item = ?", (posting("one").id,))
    assert [item.id for item in library.documents.marked_items()] == [posting("two").id]


def test_marks_are_handed_over_only_to_an_unmarked_copy_that_is_there(library: Storage) -> None:
    documents = [addition(f"{name}.txt", name, title=name) for name in ("one", "two", "six")]
    for each in documents:
        library.documents.put(each, step="added")
    one, two, six = (posting(name).id for name in ("one", "two", "six"))
    library.documents.put_near([(one, two, 0.9), (one, six, 0.88)])
    library.marks.set([one], MarkChange(status="applied", note="sent", tag=("far",)), step="applied")
    library.marks.set([two], MarkChange(starred=True), step="starred")
    library.documents.forget([documents[2].document.id], step="forgot six")
    forgotten = library.documents.forget([documents[0].document.id], step="forgot one")
    assert (forgotten.moved, dict(forgotten.kept)) == (0, {"applied": 1})
    assert library.marks.of(one).status == "applied"
    assert [note.text for note in library.marks.of(one).notes] == ["sent"]
    with pytest.raises(KeyError):
        library.documents.get_gone("0" * 16)


def test_a_stored_time_has_a_zone() -> None:
    assert stored_time("2026-05-01T12:00:00+00:00") == datetime(2026, 5, 1, 12, tzinfo=UTC)
    for text in ("2026-05-01T12:00:00", "yesterday"):
        with pytest.raises(DamageError):
            stored_time(text)


def test_pay_is_kept_with_the_item() -> None:
    assert stored_pay(1, 2, "EUR", "year") == Pay(1, 2, "EUR", "year")
    assert stored_pay(1, None, "EUR", "year") == Pay(1, None, "EUR", "year")
    assert stored_pay(None, 2, "EUR", "year") == Pay(None, 2, "EUR", "year")
    assert stored_pay(None, None, "EUR", "year") is None
    assert stored_pay(1, None, None, None) is None


def with_outline(given: Addition, byline: str = "Ann") -> Addition:
    outline = Outline(hints=(Hint("title", (1, 1)),), byline=byline)
    return replace(given, document=replace(given.document, outline=outline))


def test_an_outline_is_kept_beside_the_text(library: Storage) -> None:
    given = with_outline(addition("a.html", "one"))
    library.documents.put(given, step="added")
    outline = given.document.outline
    assert library.documents.get(given.document.id).outline == outline
    (key,) = library.documents.outdated("another parser")
    assert library.documents.text_of(key).outline == outline
    assert library.documents.put(given, step="added").kind == "unchanged"
    assert library.documents.put(with_outline(given, "Bea"), step="added").kind == "updated"
    library.marks.set([posting("one", 3).id], MarkChange(starred=True), step="starred")
    library.documents.forget([given.document.id], step="forgot")
    told = library.documents.get_gone(given.document.id).outline
    assert told
    assert told.byline == "Bea"


@pytest.mark.parametrize("outline", [None, b'{"byline":"Abe"}'])
def test_an_outline_has_a_checksum(library: Storage, outline: bytes | None) -> None:
    given = with_outline(addition("a.html"))
    library.documents.put(given, step="added")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        connection.execute("UPDATE text SET outline = ?", (outline,))
    with pytest.raises(LibraryError, match="is damaged"):
        library.documents.get(given.document.id)


@pytest.mark.parametrize("outline", [b"[]", b"{", b"\xff"])
def test_what_is_no_outline_is_told(library: Storage, outline: bytes) -> None:
    given = with_outline(addition("a.html"))
    library.documents.put(given, step="added")
    with closing(sqlite3.connect(library.path)) as connection, connection:
        crc = text_crc(given.document.text.encode(), outline)
        connection.execute("UPDATE text SET outline = ?, crc = ?", (outline, crc))
    with pytest.raises(LibraryError, match="is damaged"):
        library.documents.get(given.document.id)
