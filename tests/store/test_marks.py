"""Star, read, status, tags and notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.model import Anchor
from reader.store.values import STATUSES, MarkChange, Marks
from tests.fakes import START, TICK
from tests.store.samples import addition, kept, next_steps, posting, put_tags

if TYPE_CHECKING:
    from reader.store import Storage
    from tests.fakes import Clock


def test_what_was_never_marked_has_no_marks(library: Storage) -> None:
    assert library.marks.of("x") == Marks("x")
    assert library.marks.of_many(["x", "y"]) == {"x": Marks("x"), "y": Marks("y")}
    assert kept(library, Marks) == []


@pytest.mark.parametrize("status", STATUSES)
def test_a_change_sets_what_it_names_and_no_more(library: Storage, status: str) -> None:
    library.marks.set(["x", "y"], MarkChange(starred=True), step="starred")
    library.marks.set(["x"], MarkChange(status=status), step="status")  # type: ignore[arg-type]
    both = library.marks.of_many(["x", "y"])
    assert (both["x"].starred, both["x"].status, both["x"].read) == (True, status, True)
    assert (both["y"].starred, both["y"].status) == (True, None)
    library.marks.set(["x"], MarkChange(starred=False, status="none"), step="cleared")
    cleared = library.marks.of("x")
    assert [change.status for change in cleared.statuses] == [status, None]
    assert replace(cleared, statuses=(), changed=None) == Marks("x", read=True)
    assert [marks.item for marks in kept(library, Marks)] == ["x", "y"]


def test_a_status_says_that_it_was_read_unless_the_user_says_otherwise(library: Storage) -> None:
    library.marks.set(["x"], MarkChange(status="applied"), step="applied")
    library.marks.set(["y"], MarkChange(status="applied", read=False), step="applied")
    assert (library.marks.of("x").read, library.marks.of("x").overridden) == (True, False)
    assert not library.marks.of("y").read
    library.history.back_to(None)
    assert library.marks.of("x") == Marks("x")
    library.marks.set(["x"], MarkChange(status="none"), step="none")
    assert not library.marks.of("x").read


def test_the_automatic_rule_gives_way_to_the_hand(library: Storage) -> None:
    assert library.marks.finish("x")
    assert not library.marks.finish("x")
    assert library.marks.of("x").read
    assert next_steps(library) == (None, None)
    library.marks.set(["x"], MarkChange(read=False), step="unread")
    stamp = library.mark_changes()
    assert not library.marks.finish("x")
    assert library.mark_changes() == stamp
    marks = library.marks.of("x")
    assert (marks.read, marks.overridden) == (False, True)
    library.history.undo()
    assert library.marks.of("x").read
    assert not library.marks.of("x").overridden


def test_undo_leaves_what_came_without_a_step(library: Storage) -> None:
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    library.marks.finish("x")
    library.history.undo()
    marks = library.marks.of("x")
    assert (marks.starred, marks.read) == (False, True)


def test_the_time_of_the_last_change(library: Storage, clock: Clock) -> None:
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    first = library.marks.of("x").changed
    assert first == START + TICK
    library.marks.set(["x"], MarkChange(starred=True), step="starred again")
    assert library.marks.of("x").changed == first
    library.marks.finish("x")
    assert library.marks.of("x").changed == clock.now - TICK


def test_finding_by_marks(library: Storage) -> None:
    library.marks.set(["a", "b"], MarkChange(starred=True), step="1")
    library.marks.set(["b"], MarkChange(status="applied"), step="2")
    library.marks.set(["c"], MarkChange(read=True, status="applied"), step="3")
    put_tags(library, ["c", "d"], add=["far"], step="4")
    assert library.marks.find(starred=True) == ["b", "a"]
    assert library.marks.find(read=True) == ["c", "b"]
    assert library.marks.find(status="applied") == ["c", "b"]
    assert library.marks.find(tag="far") == ["c", "d"]
    assert library.marks.find(tag="far", status="applied") == ["c"]
    assert library.marks.find(starred=True, read=True, tag="far") == []
    assert library.marks.find() == []


def test_how_much_of_a_document_is_read(library: Storage) -> None:
    first = addition("a.txt", "one", "one", "two")
    second = addition("b.txt", "one", title="B")
    for given in (first, second):
        library.documents.put(given, step="added")
    library.marks.finish(posting("one").id)
    library.marks.finish("elsewhere")
    assert library.marks.read_counts() == {
        first.document.id: {"article": 0, "paper": 0, "posting": 2},
        second.document.id: {"article": 0, "paper": 0, "posting": 1},
    }


def test_tags(library: Storage) -> None:
    put_tags(library, ["x", "y"], add=["far", "far", "big"], step="tagged")
    put_tags(library, ["x"], add=["near", "big"], remove=["far", "unknown"], step="tagged")
    assert library.marks.of("x").tags == ("big", "near")
    assert library.marks.tags() == {"big": 2, "far": 1, "near": 1}
    library.history.undo()
    assert library.marks.of("x").tags == ("big", "far")
    assert [marks.item for marks in kept(library, Marks)] == ["x", "y"]
    with pytest.raises(ValueError, match="empty"):
        put_tags(library, ["x"], add=["ok", " "], step="tagged")


def test_notes_are_dated_edited_and_deleted(library: Storage) -> None:
    first = library.marks.add_note("x", "first", step="noted")
    second = library.marks.add_note("x", "second", step="noted")
    assert (first.text, first.written, first.edited) == ("first", START + TICK, None)
    assert library.marks.of("x").notes == (first, second)
    edited = library.marks.edit_note(first.id, "changed", step="edited")
    assert edited.edited is not None
    assert edited.written == first.written
    assert library.marks.edit_note(first.id, "changed", step="nothing") == edited
    assert library.marks.of("x").notes == (edited, second)
    library.marks.delete_note(second.id, step="deleted")
    assert library.marks.of("x").notes == (edited,)
    library.history.undo()
    assert library.marks.of("x").notes == (edited, second)
    library.history.undo()
    assert library.marks.of("x").notes == (first, second)


def test_notes_keep_their_order_when_the_clock_jumps(library: Storage, clock: Clock) -> None:
    library.marks.add_note("x", "first", step="noted")
    clock.now = START.replace(year=1970)
    library.marks.add_note("x", "second", step="noted")
    assert [note.text for note in library.marks.of("x").notes] == ["first", "second"]


def test_a_note_that_is_not_there(library: Storage) -> None:
    note = library.marks.add_note("x", "text", step="noted")
    library.marks.delete_note(note.id, step="deleted")
    with pytest.raises(KeyError):
        library.marks.edit_note(note.id, "more", step="edited")
    with pytest.raises(KeyError):
        library.marks.delete_note(note.id, step="deleted")
    later = library.marks.add_note("x", "text", step="noted")
    assert later.id > note.id


ANCHOR = Anchor("boats are counted", "Most of the ", " by children", 12)


def test_highlights_are_made_noted_and_deleted(library: Storage) -> None:
    first = library.marks.add_highlight("x", ANCHOR, step="highlighted")
    second = library.marks.add_highlight("x", ANCHOR._replace(position=40), "why?", step="highlighted")
    assert (first.anchor, first.note, first.made, second.note) == (ANCHOR, "", START + TICK, "why?")
    assert library.marks.of("x").highlights == (first, second)
    assert library.marks.highlights() == [second, first]
    noted = library.marks.edit_highlight(first.id, "children!", step="noted")
    assert noted == replace(first, note="children!")
    library.marks.delete_highlight(second.id, step="deleted")
    assert library.marks.of("x").highlights == (noted,)
    for before in ((noted, second), (first, second), (first,), ()):
        library.history.undo()
        assert library.marks.of("x").highlights == before
    while library.history.redo():
        pass
    assert library.marks.of("x").highlights == (noted,)
    assert library.check() == []


def test_a_highlight_that_is_not_there(library: Storage) -> None:
    highlight = library.marks.add_highlight("x", ANCHOR, step="highlighted")
    library.marks.delete_highlight(highlight.id, step="deleted")
    with pytest.raises(KeyError):
        library.marks.edit_highlight(highlight.id, "more", step="noted")
    with pytest.raises(KeyError):
        library.marks.delete_highlight(highlight.id, step="deleted")
    assert library.marks.add_highlight("x", ANCHOR, step="highlighted").id > highlight.id


def test_notes_on_highlights_are_texts_and_highlights_are_found(library: Storage) -> None:
    library.marks.add_note("x", "a note", step="noted")
    library.marks.add_highlight("x", ANCHOR, "on a passage", step="highlighted")
    library.marks.add_highlight("y", ANCHOR, step="highlighted")
    assert library.marks.texts() == {"x": "a note\non a passage"}
    assert sorted(library.marks.find(highlighted=True)) == ["x", "y"]
    assert library.marks.find(highlighted=True, noted=True) == ["x"]


def test_highlights_move_and_meet_those_that_are_there(library: Storage) -> None:
    library.marks.add_highlight("x", ANCHOR, step="highlighted")
    own = library.marks.add_highlight("y", ANCHOR, "own", step="highlighted")
    library.marks.take_over("y", "x", step="took over")
    assert library.marks.of("x") == Marks("x")
    assert [(one.item, one.note) for one in library.marks.of("y").highlights] == [("y", ""), ("y", "own")]
    library.history.undo()
    assert library.marks.of("y").highlights == (own,)
    (there,) = kept(library, Marks)[:1]
    library.restore([there, there], step="restored")
    assert library.marks.of("x").highlights == there.highlights


def test_an_item_with_a_highlight_outlives_its_documents(library: Storage) -> None:
    library.documents.put(addition("a.txt", "one", "two"), step="added")
    item = posting("one").id
    library.marks.add_highlight(item, ANCHOR, step="highlighted")
    library.documents.put(addition("a.txt", "two"), step="updated")
    assert library.documents.gone() == {item}
    assert [each.id for each in library.documents.marked_items()] == [item]
    assert library.marks.of(item).is_trace
    assert [(tally.gone, tally.number) for tally in library.marks.tallies() if tally.gone] == [(True, 1)]


def test_stamps_tell_what_changed(library: Storage) -> None:
    documents, marks = library.changes(), library.mark_changes()
    put_tags(library, ["x"], add=["far"], step="tagged")
    assert library.changes() == documents
    assert library.mark_changes() > marks
    library.documents.put(addition("a.txt"), step="added")
    assert library.changes() > documents
    documents, marks = library.changes(), library.mark_changes()
    library.history.undo()
    assert library.changes() > documents
    assert library.mark_changes() == marks


def test_stamps_grow_also_when_the_clock_goes_back(library: Storage, clock: Clock) -> None:
    put_tags(library, ["x"], add=["far"], step="tagged")
    stamp = library.mark_changes()
    clock.now = START.replace(year=1970)
    put_tags(library, ["x"], add=["near"], step="tagged")
    assert library.mark_changes() == stamp + 1
