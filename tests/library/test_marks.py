"""Marks through the library: what is set, where it is kept, and how its steps are named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import LibraryError
from reader.store.values import Marks, Stop
from tests.fakes import Clock
from tests.library.samples import HARBOR, TIDES, add, id_of, page, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NOBODY = "0123456789abcdef"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", a=page("First", TIDES, HARBOR), b=page("Second [b]", HARBOR))


@pytest.fixture(params=["kept", "paths", "memory"])
def any_library(request: pytest.FixtureRequest, folder: Path, file: Path) -> Iterator[Library]:
    """The same documents in each of the places where marks can be kept."""
    if request.param == "kept":
        library = Library.open(file, clock=Clock())
        add(library, folder)
    else:
        library = Library.of([folder], marks=file if request.param == "paths" else None, clock=Clock())
        library.documents.list()
    with library:
        yield library


def test_marks_are_set_found_and_taken_away(any_library: Library) -> None:
    library, item = any_library, id_of(any_library, "Economist")
    assert library.marks.of(item) == Marks(item)
    library.marks.set(item, starred=True, status="interested")
    library.marks.tag(item, add=["sea", " sea ", "", "b\x1b[0m"])
    marks = library.marks.of(item)
    assert (marks.starred, marks.read, marks.status) == (True, True, "interested")
    assert marks.tags == ("b␛[0m", "sea")
    assert library.marks.tags() == {"b␛[0m": 1, "sea": 1}
    assert library.marks.find(starred=True, tag="sea") == [item]
    library.marks.set(item, starred=False, status="none")
    library.marks.tag(item, remove=["sea", "b\x1b[0m"])
    assert library.marks.of_many([item, NOBODY])[item].tags == ()
    assert list(library.marks.find(starred=True)) == []


def test_read_is_counted_by_document_as_often_as_it_stands(any_library: Library) -> None:
    library = any_library
    first, second = library.documents.list()
    library.marks.set(id_of(library, "Economist"), id_of(library, "First"), read=True)
    counts = library.marks.read_counts()
    assert counts[first.id] == {"article": 1, "paper": 0, "posting": 1}
    assert counts[second.id] == {"article": 0, "paper": 0, "posting": 1}


def test_items_are_counted_once_by_their_marks_without_hidden_ones(any_library: Library) -> None:
    marks = any_library.marks
    assert marks.counts() == ({"article": 2, "posting": 2}, {"article": 2, "posting": 2}, {None: 2}, 0, 0)
    economist, article = id_of(any_library, "Economist"), id_of(any_library, "First")
    marks.set(economist, article, starred=True)
    marks.set(economist, status="applied")
    marks.add_note(economist, "a note")
    marks.set(NOBODY, status="applied")
    counts = marks.counts()
    assert counts.unread == {"article": 2, "posting": 1}
    assert counts.postings == {None: 1, "applied": 1}
    assert (counts.starred, counts.noted) == (2, 1)
    marks.set(economist, status="hidden")
    counts = marks.counts()
    assert (counts.items["posting"], counts.unread["posting"]) == (1, 1)
    assert (counts.postings[None], counts.postings["hidden"], counts.starred, counts.noted) == (1, 1, 1, 0)


def test_what_is_gone_still_counts_while_it_has_a_mark(library: Library, folder: Path) -> None:
    add(library, folder)
    economist, other = id_of(library, "Economist"), id_of(library, "Second [b]")
    library.marks.set(economist, status="applied")
    library.marks.set(other, read=True)
    library.documents.forget([str(folder)])
    assert library.marks.counts() == ({"posting": 1}, {"posting": 0}, {"applied": 1, None: 0}, 0, 0)
    library.marks.set(economist, status="none")
    assert not library.marks.counts().items["posting"]


def test_coming_to_the_end_reads_unless_the_user_said_otherwise(any_library: Library) -> None:
    library, item = any_library, id_of(any_library, "Economist")
    assert library.marks.finish(item)
    assert not library.marks.finish(item)
    library.marks.set(item, read=False)
    assert not library.marks.finish(item)
    assert not library.marks.of(item).read


def test_notes_are_written_changed_and_deleted(any_library: Library) -> None:
    library, item = any_library, id_of(any_library, "Economist")
    note = library.marks.add_note(item, "first\nline \x07")
    assert note.text == "first\nline ␇"
    changed = library.marks.edit_note(note, "second")
    assert library.marks.of(item).notes == (changed,)
    assert changed.written == note.written
    library.marks.delete_note(changed)
    assert library.marks.of(item).notes == ()
    with pytest.raises(KeyError):
        library.marks.delete_note(changed)


STEPS: list[tuple[Callable[[Library, str], object], str]] = [
    (lambda library, item: library.marks.set(item, starred=True), "starred Economist"),
    (lambda library, item: library.marks.set(item, read=True), "marked Economist read"),
    (lambda library, item: library.marks.set(item, read=False), "marked Economist unread"),
    (lambda library, item: library.marks.set(item, status="applied"), "marked Economist applied"),
    (lambda library, item: library.marks.set(item, status="hidden"), "hid Economist"),
    (lambda library, item: library.marks.tag(item, add=["a", "b"]), "tagged Economist +a, +b"),
    (lambda library, item: library.marks.add_note(item, "x"), "wrote a note on Economist"),
    (lambda library, _: library.marks.set(NOBODY, starred=True), "starred 1 item"),
    (
        lambda library, item: library.marks.set(item, id_of(library, "Senior"), status="hidden"),
        "hid 2 postings",
    ),
    (
        lambda library, item: library.marks.set(item, id_of(library, "First"), starred=True),
        "starred 2 items",
    ),
    (lambda library, _: library.marks.set(id_of(library, "Second"), starred=True), "starred Second [b]"),
]


@pytest.mark.parametrize(("change", "name"), STEPS, ids=[name for _, name in STEPS])
def test_each_step_is_named_undone_and_done_again(
    any_library: Library, change: Callable[[Library, str], object], name: str
) -> None:
    item = id_of(any_library, "Economist")
    change(any_library, item)
    undone = any_library.marks.undo()
    assert undone is not None
    assert undone.name == name
    assert any_library.marks.of(item) == Marks(item)
    again = any_library.marks.redo()
    assert again is not None
    assert again.name == name
    assert any_library.marks.redo() is None


def test_a_step_calls_a_posting_without_a_role_what_lists_call_it(tmp_path: Path, file: Path) -> None:
    text = "Team: Rosters & Routes\nWe plan who sails when, and write it down where all of the crew see it."
    folder = write(tmp_path / "rosters", c=page("Third", ("GB, London", text), HARBOR))
    with Library.open(file, clock=Clock()) as kept, Library.of([folder], clock=Clock()) as of_paths:
        add(kept, folder)
        of_paths.documents.list()
        for library in (kept, of_paths):
            library.marks.set(id_of(library, "Team"), status="hidden")
            assert library.marks.history()[0].name == "hid Rosters & Routes · London"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda library, item: library.marks.set(item, starred=False), "took the star off Economist"),
        (lambda library, item: library.marks.set(item, status="none"), "took the status off Economist"),
        (lambda library, item: library.marks.tag(item, remove=["sea"]), "tagged Economist −sea"),
        (
            lambda library, item: library.marks.edit_note(library.marks.of(item).notes[0], "y"),
            "changed a note on Economist",
        ),
        (
            lambda library, item: library.marks.delete_note(library.marks.of(item).notes[0]),
            "deleted a note on Economist",
        ),
    ],
)
def test_taking_marks_away_is_named_too(
    library: Library, folder: Path, change: Callable[[Library, str], object], name: str
) -> None:
    add(library, folder)
    item = id_of(library, "Economist")
    library.marks.set(item, starred=True, status="applied")
    library.marks.tag(item, add=["sea"])
    library.marks.add_note(item, "x")
    change(library, item)
    step = library.marks.undo()
    assert step is not None
    assert step.name == name


def test_what_changes_nothing_is_no_step(library: Library, folder: Path, file: Path) -> None:
    library.marks.set(starred=True)
    library.marks.set(NOBODY)
    library.marks.tag(NOBODY, add=["", "  "])
    assert not file.exists()
    add(library, folder)
    library.marks.set(NOBODY, starred=False)
    step = library.marks.undo()
    assert step is not None
    assert step.name == "added 2 documents"


def test_a_long_title_is_cut_in_the_name_of_a_step(library: Library, tmp_path: Path) -> None:
    add(library, write(tmp_path / "docs", a=page("A very long title " * 7)))
    library.marks.set(library.items("article")[0].id, starred=True)
    step = library.marks.undo()
    assert step is not None
    assert step.name.startswith("starred A very long title")
    assert len(step.name) < 100


def test_places_stops_and_settings(any_library: Library) -> None:
    marks = any_library.marks
    assert (marks.position(NOBODY, "article"), marks.last_stop(), marks.setting("history")) == (
        None,
        None,
        None,
    )
    marks.set_position(NOBODY, "article", 17)
    marks.set_stop(Stop(NOBODY, "article", 17))
    marks.set_setting("history", "[]")
    assert (marks.position(NOBODY, "article"), marks.setting("history")) == (17, "[]")
    assert marks.last_stop() == Stop(NOBODY, "article", 17)
    marks.set_setting("history", None)
    assert marks.setting("history") is None
    assert marks.undo() is None or any_library.kind == "user"


def test_marks_of_paths_are_there_for_the_library_and_the_other_way_round(folder: Path, file: Path) -> None:
    with Library.of([folder], marks=file) as shown:
        item = id_of(shown, "Economist")
        shown.marks.set(item, starred=True)
    with Library.open(file) as kept:
        assert kept.documents.list() == []
        assert kept.marks.of(item).starred
        add(kept, folder)
        assert [found.title for found in kept.items() if kept.marks.of(found.id).starred] == ["Economist"]


def test_marks_in_memory_leave_nothing_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    library = Library.of([folder])
    library.marks.set(NOBODY, starred=True)
    assert list(temporary.iterdir())
    library.close()
    assert list(temporary.iterdir()) == []
    with pytest.raises(LibraryError, match="closed"):
        library.marks.set(NOBODY, starred=True)


def test_threads_mark_at_once_from_the_first_mark_on(folder: Path, file: Path) -> None:
    with Library.of([folder], marks=file) as library, ThreadPoolExecutor(4) as pool:
        ids = [f"{number:016x}" for number in range(24)]
        list(pool.map(lambda item: library.marks.set(item, starred=True), ids))
        assert sorted(library.marks.find(starred=True)) == ids
