"""Undo and redo, against a model that keeps a copy of every state."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from reader.clean import clean
from reader.store import Storage, open_library
from reader.store.values import STATUSES, MarkChange
from tests.fakes import Clock
from tests.store.samples import addition, digest_at, next_steps, posting, put_tags

if TYPE_CHECKING:
    from reader.store.values import Status, Step

ITEMS = ("a", "b", posting("one").id, posting("two").id)
DOCUMENTS = ("one", "two", "three")
items = st.lists(st.sampled_from(ITEMS), min_size=1, max_size=3, unique=True)
texts = st.text(st.characters(codec="utf-8"), max_size=20).map(clean)
tags = st.lists(st.sampled_from(("far", "near", "größte", "a b")), max_size=3)


def test_undo_and_redo_name_their_steps_across_restarts(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        library.marks.set(["x"], MarkChange(starred=True), step="starred Senior Applied Scientist")
        library.marks.add_note("x", "text", step="noted")
    with open_library(path, clock=clock) as library:
        assert _name(library.history.undo()) == "noted"
        assert next_steps(library) == ("starred Senior Applied Scientist", "noted")
    with open_library(path, clock=clock) as library:
        assert _name(library.history.undo()) == "starred Senior Applied Scientist"
        assert library.history.undo() is None
        assert _name(library.history.redo()) == "starred Senior Applied Scientist"
        assert _name(library.history.redo()) == "noted"
        assert library.history.redo() is None
        assert library.marks.of("x").notes[0].text == "text"


def test_a_new_step_loses_no_way_back(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="added")
    library.history.undo()
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    assert next_steps(library) == ("starred", "added")
    assert _name(library.history.redo()) == "added"
    assert [entry.source for entry in library.documents.list()] == ["a.txt"]
    assert library.marks.of("x").starred
    assert [(step.name, step.undone, step.again) for step in library.history.steps()] == [
        ("added", False, False), ("starred", False, False), ("added", True, True),
    ]  # fmt: skip
    assert library.history.redo() is None
    assert library.check() == []
    assert [_name(library.history.undo()) for _ in range(3)] == ["added", "starred", None]
    assert [_name(library.history.redo()) for _ in range(3)] == ["starred", "added", None]
    assert library.documents.get(given.document.id).text == given.document.text


def test_steps_are_redone_in_the_reverse_order_of_their_undoing(library: Storage) -> None:
    for name in "abc":
        library.marks.set([name], MarkChange(starred=True), step=name)
    library.history.undo()
    library.marks.set(["d"], MarkChange(starred=True), step="d")
    assert [_name(library.history.undo()) for _ in range(2)] == ["d", "b"]
    assert [_name(library.history.redo()) for _ in range(4)] == ["b", "d", "c", None]
    assert sorted(library.marks.find(starred=True)) == ["a", "b", "c", "d"]


def test_back_to_any_point(library: Storage) -> None:
    for name in "abcd":
        library.marks.set([name], MarkChange(starred=True), step=name)
    second = library.history.steps()[2].id
    assert [step.name for step in library.history.back_to(second)] == ["d", "c"]
    assert sorted(library.marks.find(starred=True)) == ["a", "b"]
    assert [step.name for step in library.history.back_to(None)] == ["b", "a"]
    assert library.marks.find(starred=True) == []
    assert _name(library.history.bring_back(second)) == "b"
    assert library.marks.find(starred=True) == ["b"]
    library.history.bring_back(second)
    assert library.marks.find(starred=True) == ["b"]
    for unknown in (library.history.back_to, library.history.bring_back):
        with pytest.raises(KeyError):
            unknown(99)
    assert [step.name for step in library.history.steps(2)] == ["d", "c"]


def test_what_is_brought_back_does_what_still_can_be_done(library: Storage) -> None:
    note = library.marks.add_note("x", "first", step="wrote")
    library.marks.edit_note(note.id, "second", step="changed")
    library.marks.set(["x"], MarkChange(status="applied"), step="applied")
    wrote, changed, applied = (step.id for step in reversed(library.history.steps()))
    library.history.back_to(None)
    library.marks.set(["x"], MarkChange(status="offer"), step="offered")
    library.history.bring_back(changed)
    assert library.marks.of("x").notes == ()
    library.history.bring_back(applied)
    assert library.marks.of("x").status == "applied"
    library.history.bring_back(wrote)
    assert [known.text for known in library.marks.of("x").notes] == ["first"]
    library.history.back_to(None)
    marks = library.marks.of("x")
    assert (marks.status, marks.notes) == (None, ())
    assert library.check() == []


def test_a_text_brought_back_takes_the_place_of_the_one_that_came_since(library: Storage) -> None:
    old, new = addition("a.txt", "one"), addition("a.txt", "two")
    library.documents.put(old, step="added")
    library.history.undo()
    library.documents.put(new, step="added the other")
    library.history.redo()
    assert [entry.id for entry in library.documents.list()] == [old.document.id]
    library.history.undo()
    assert [entry.id for entry in library.documents.list()] == [new.document.id]
    assert library.check() == []


def test_a_document_that_another_step_speaks_of_stays(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="added")
    library.documents.forget([given.document.id], step="forgot")
    library.history.undo()
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    assert _rows(library)[0] == 1
    library.history.undo()
    assert _name(library.history.undo()) == "added"
    library.history.redo()
    assert library.documents.get(given.document.id).text == given.document.text


def test_undo_of_an_update_brings_the_old_text_back(library: Storage) -> None:
    old, new = addition("a.txt", "one"), addition("a.txt", "one", "two")
    library.documents.put(old, step="added")
    library.documents.put(new, step="updated")
    library.history.undo()
    assert library.documents.get(old.document.id).text == old.document.text
    assert digest_at(library, "/home/a.txt") == old.digest
    library.history.redo()
    assert library.documents.get(new.document.id).text == new.document.text


@dataclass
class Model:
    """What the user should see."""

    starred: set[str] = field(default_factory=set)
    read: dict[str, bool] = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=dict)
    notes: dict[int, tuple[str, str]] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)


class UndoMachine(RuleBasedStateMachine):
    """Every action on library and model alike; undo and redo lead to the model's earlier and later states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = Clock()
        self.model = Model()
        self.past: list[Model] = []
        self.future: list[Model] = []

    @initialize()
    def start(self) -> None:
        self.library = self._open()

    def _open(self) -> Storage:
        return open_library(Path(self.folder.name) / "library.db", clock=self.clock)

    def _do(self, before: Model) -> None:
        if before != self.model:
            self.past.append(before)
            self.future.clear()

    @rule(chosen=items, starred=st.booleans())
    def star(self, chosen: list[str], *, starred: bool) -> None:
        before = deepcopy(self.model)
        self.library.marks.set(chosen, MarkChange(starred=starred), step="star")
        self.model.starred = self.model.starred | set(chosen) if starred else self.model.starred - set(chosen)
        self._do(before)

    @rule(chosen=items, read=st.booleans())
    def read(self, chosen: list[str], *, read: bool) -> None:
        before = deepcopy(self.model)
        self.library.marks.set(chosen, MarkChange(read=read), step="read")
        self.model.read |= dict.fromkeys(chosen, read)
        self._do(before)

    @rule(chosen=items, status=st.sampled_from(("none", *STATUSES)))
    def set_status(self, chosen: list[str], status: Status) -> None:
        before = deepcopy(self.model)
        self.library.marks.set(chosen, MarkChange(status=status), step="status")
        for item in chosen:
            self.model.status.pop(item, None)
            if status in STATUSES:
                self.model.status[item] = status
                if item in self.model.read:  # a decision says that it was read
                    self.model.read[item] = True
        self._do(before)

    @rule(chosen=items, add=tags, remove=tags)
    def tag(self, chosen: list[str], add: list[str], remove: list[str]) -> None:
        before = deepcopy(self.model)
        adding = [tag for tag in add if tag not in remove]
        put_tags(self.library, chosen, add=adding, remove=remove, step="tag")
        for item in chosen:
            self.model.tags[item] = (self.model.tags.pop(item, set()) - set(remove)) | set(adding)
            if not self.model.tags[item]:
                del self.model.tags[item]
        self._do(before)

    @rule(item=st.sampled_from(ITEMS), text=texts)
    def note(self, item: str, text: str) -> None:
        before = deepcopy(self.model)
        written = self.library.marks.add_note(item, text, step="note")
        self.model.notes[written.id] = (item, text)
        self._do(before)

    @precondition(lambda self: self.model.notes)
    @rule(data=st.data(), text=texts)
    def edit(self, data: st.DataObject, text: str) -> None:
        before = deepcopy(self.model)
        number = data.draw(st.sampled_from(sorted(self.model.notes)))
        self.library.marks.edit_note(number, text, step="edit")
        self.model.notes[number] = (self.model.notes[number][0], text)
        self._do(before)

    @precondition(lambda self: self.model.notes)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        before = deepcopy(self.model)
        number = data.draw(st.sampled_from(sorted(self.model.notes)))
        self.library.marks.delete_note(number, step="delete")
        del self.model.notes[number]
        self._do(before)

    @rule(name=st.sampled_from(DOCUMENTS))
    def add(self, name: str) -> None:
        before = deepcopy(self.model)
        self.library.documents.put(addition(name, name, title=name), step="add")
        self.model.documents.add(name)
        self._do(before)

    @rule(name=st.sampled_from(DOCUMENTS))
    def forget(self, name: str) -> None:
        before = deepcopy(self.model)
        self.library.documents.forget([addition(name, name, title=name).document.id], step="forget")
        self.model.documents.discard(name)
        self._do(before)

    @rule()
    def undo(self) -> None:
        assert (self.library.history.undo() is not None) == bool(self.past)
        if self.past:
            self.future.append(self.model)
            self.model = self.past.pop()

    @rule()
    def redo(self) -> None:
        step = self.library.history.redo()
        if self.future:
            assert step is not None
            self.past.append(self.model)
            self.model = self.future.pop()
        elif step is not None:
            self._resume()

    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        undone = [step.id for step in self.library.history.steps() if step.undone and not step.again]
        if undone and not self.future:
            self.library.history.bring_back(data.draw(st.sampled_from(undone)))
            self._resume()

    def _resume(self) -> None:
        """Take the library's word for what an old step does to a newer state; undoing it will test that."""
        before, self.model = self.model, self._actual()
        self._do(before)

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.library = self._open()

    def _actual(self) -> Model:
        marks = self.library.marks.of_many(ITEMS)
        read = {item: found.read for item, found in marks.items() if found.overridden}
        notes = {note.id: (note.item, note.text) for found in marks.values() for note in found.notes}
        return Model(
            {item for item, found in marks.items() if found.starred},
            read,
            {item: found.status for item, found in marks.items() if found.status},
            {item: set(found.tags) for item, found in marks.items() if found.tags},
            notes,
            {entry.source for entry in self.library.documents.list()},
        )

    @invariant()
    def agrees(self) -> None:
        assert self.model == self._actual()
        for entry in self.library.documents.list():
            name = entry.source
            assert self.library.documents.get(entry.id).text == addition(name, name, title=name).document.text

    def teardown(self) -> None:
        assert self.library.check() == []
        self.library.close()
        self.folder.cleanup()


TestUndo = UndoMachine.TestCase
TestUndo.settings = settings(max_examples=12, stateful_step_count=30)


class _LongUndoMachine(UndoMachine):
    """The same, for longer."""


TestUndoAtLength = pytest.mark.slow(_LongUndoMachine.TestCase)
TestUndoAtLength.settings = settings(max_examples=300, stateful_step_count=60)


def _name(step: Step | None) -> str | None:
    return None if step is None else step.name


def _rows(library: Storage) -> tuple[int, ...]:
    """Return how many documents, texts, standings and items the file holds, present or not."""
    tables = ("document", "text", "standing", "item")
    with closing(sqlite3.connect(library.path)) as connection:
        return tuple(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)  # noqa: S608


def test_a_marked_item_of_an_addition_undone_is_gone_since_then(library: Storage) -> None:
    given = addition("a.txt", "one")
    item = posting("one").id
    library.marks.set([item], MarkChange(starred=True), step="starred while it was read from its file")
    library.documents.put(given, step="added")
    library.history.undo()
    (gone,) = library.documents.items("posting")
    assert gone.id == item
    assert gone.gone is not None
    assert library.documents.get_gone(given.document.id).text == given.document.text
    assert library.check() == []
    library.history.redo()
    (back,) = library.documents.items("posting")
    assert back.gone is None


def test_a_tag_taken_off_comes_off_again(library: Storage) -> None:
    put_tags(library, ["x"], add=["far"], step="tagged")
    put_tags(library, ["x"], remove=["far"], step="untagged")
    library.history.undo()
    library.marks.set(["y"], MarkChange(starred=True), step="starred")
    assert _name(library.history.redo()) == "untagged"
    assert library.marks.of("x").tags == ()
    assert library.check() == []


def test_a_step_on_a_row_that_is_no_more_is_undone_without_it(library: Storage) -> None:
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    with closing(sqlite3.connect(library.path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM mark")
    assert _name(library.history.undo()) == "starred"
    assert library.marks.find(starred=True) == []


def test_a_document_that_was_added_again_since_is_not_brought_back(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="added")
    library.history.undo()
    library.documents.put(given, step="added again")
    assert _name(library.history.redo()) == "added"
    assert [step.name for step in library.history.steps()] == ["added again", "added"]
    assert _name(library.history.undo()) == "added again"
    assert library.documents.list() == []


def test_what_was_done_again_since_makes_no_step_when_it_is_brought_back(library: Storage) -> None:
    given = addition("a.txt", "one")
    library.documents.put(given, step="added")
    for _ in range(2):
        library.documents.forget([given.document.id], step="forgot")
        library.marks.set(["x"], MarkChange(status="applied"), step="applied")
        library.history.back_to(1)
    library.documents.forget([given.document.id], step="forgot")
    library.marks.set(["x"], MarkChange(status="applied"), step="applied")
    before = len(library.history.steps())
    while library.history.redo():
        pass
    assert len(library.history.steps()) == before
    assert len(library.marks.of("x").statuses) == 1
    assert library.check() == []
