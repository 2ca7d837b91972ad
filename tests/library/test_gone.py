"""What carries a mark never disappears: gone items, near copies, sources as they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library import source_names
from reader.parsing import parse
from reader.store.values import Outcome
from tests.fakes import Clock
from tests.library.samples import HARBOR, TIDES, add, kinds, page, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RIVER = (
    "US, OR, Portland",
    (
        "The River team is looking for a Surveyor who measures locks. You will wade, weigh gravel, and draw "
        "each bank twice a year, with a ruler and a good deal of patience for the weather along the valley."
    ),
)
EDITED = (TIDES[0], f"{TIDES[1]} Work from home on Fridays.")


@pytest.fixture
def two(library: Library, tmp_path: Path) -> Path:
    """A page of two postings, added."""
    folder = write(tmp_path / "docs", a=page("Monday", TIDES, HARBOR))
    add(library, folder)
    return folder


def id_of(posting: tuple[str, str]) -> str:
    return parse(page("A page", posting), "a.txt").postings[0].id


def postings(library: Library) -> dict[str, str | None]:
    """Title → status of every posting listed."""
    return {item.title: library.marks.of(item.id).status for item in library.items("posting")}


@pytest.mark.parametrize("mark", ["star", "status", "tag", "note"])
def test_a_marked_posting_outlives_its_page(library: Library, two: Path, mark: str) -> None:
    item = id_of(HARBOR)
    if mark == "star":
        library.marks.set(item, starred=True)
    elif mark == "status":
        library.marks.set(item, status="applied")
    elif mark == "tag":
        library.marks.tag(item, add=["near"])
    else:
        library.marks.add_note(item, "sent on Monday")
    before = library.item(item)
    write(two, a=page("Monday", TIDES))
    (outcome,) = add(library, two)
    assert (outcome.gone, dict(outcome.kept)) == (1, {"applied" if mark == "status" else None: 1})

    gone = library.item(item)
    assert before is not None
    assert gone is not None
    assert gone.content == before.content
    assert (gone.title, gone.place, gone.source, gone.lines) == (
        before.title, before.place, before.source, before.lines,
    )  # fmt: skip
    assert before.gone is None
    assert gone.gone is not None
    listed = library.items("posting")
    assert [one.id for one in listed] == [id_of(TIDES), item]
    assert listed[1].gone == gone.gone
    assert [line for line in library.write([item], "markdown") if "counts boats" in line]

    write(two, a=page("Monday", TIDES, HARBOR))
    add(library, two)
    back = library.item(item)
    assert back is not None
    assert back.gone is None


def test_an_unmarked_posting_goes_with_its_page(library: Library, two: Path) -> None:
    item = id_of(HARBOR)
    library.marks.finish(item)
    write(two, a=page("Monday", TIDES))
    (outcome,) = add(library, two)
    assert (outcome.gone, dict(outcome.kept)) == (1, {})
    assert library.item(item) is None
    assert list(postings(library)) == ["Senior Applied Scientist"]


def test_a_forgotten_document_leaves_what_is_marked_in_it(library: Library, two: Path) -> None:
    item = id_of(HARBOR)
    library.marks.set(item, status="interview")
    gone = library.documents.forget([str(two / "a.txt")])
    assert (gone.moved, dict(gone.kept)) == (0, {"interview": 1})
    assert library.documents.list() == []
    assert postings(library) == {"Economist": "interview"}
    found = library.item(item)
    assert found is not None
    assert found.source == str(two / "a.txt")
    library.marks.set(item, status="none")
    assert postings(library) == {}
    library.marks.undo()
    assert postings(library) == {"Economist": "interview"}


def test_the_last_wording_of_a_gone_item_is_shown(library: Library, two: Path) -> None:
    library.marks.set(id_of(HARBOR), starred=True)
    add(library, write(two.parent / "more", b=page("Tuesday", HARBOR, body="It says something else.")))
    library.documents.forget([str(two / "a.txt")])
    (item,) = [one for one in library.items("posting") if one.title == "Economist"]
    assert (item.gone, item.standings[0].source) == (None, str(two.parent / "more" / "b.txt"))
    library.documents.forget([str(two.parent / "more")])
    (item,) = library.items("posting")
    assert item.gone is not None
    assert [one.source for one in item.standings] == [str(two.parent / "more" / "b.txt")]


def test_a_near_copy_elsewhere_says_so_and_takes_the_marks_over(library: Library, two: Path) -> None:
    old = id_of(TIDES)
    library.marks.set(old, status="applied", starred=True)
    library.marks.add_note(old, "sent on Monday")
    add(library, write(two.parent / "more", b=page("Friday", EDITED, HARBOR)))
    new = id_of(EDITED)
    near = library.items("posting")[2].near
    assert near is not None
    assert (near.id, near.status) == (old, "applied")
    assert 0.85 <= near.likeness < 1
    whole = library.item(new)
    assert whole is not None
    assert whole.near == near
    assert [item.near for item in library.items("posting")[:2]] == [None, None]

    assert library.marks.take_over(new) == old
    assert library.marks.of(new).status == "applied"
    assert [note.text for note in library.marks.of(new).notes] == ["sent on Monday"]
    assert not library.marks.of(old).is_trace
    first = library.items("posting")[0]
    assert first.near is not None
    assert (first.id, first.near.id) == (old, new)
    step = library.marks.undo()
    assert step is not None
    assert step.name == "took over the marks of Senior Applied Scientist"
    assert library.marks.of(old).status == "applied"
    assert library.marks.take_over(id_of(HARBOR)) is None
    assert library.marks.take_over("0" * 16) is None


def test_a_mark_made_later_is_seen_from_the_near_copy(library: Library, two: Path) -> None:
    add(library, write(two.parent / "more", b=page("Friday", EDITED, HARBOR)))
    library.marks.set(id_of(EDITED), status="applied")
    near = library.items("posting")[0].near
    assert near is not None
    assert (near.id, near.status) == (id_of(EDITED), "applied")
    library.marks.set(id_of(EDITED), status="none")
    assert library.items("posting")[0].near is None


def test_two_of_one_page_are_no_copies(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("Monday", TIDES, EDITED))
    add(library, folder)
    library.marks.set(id_of(TIDES), status="applied")
    write(folder, a=page("Monday", TIDES, EDITED, (TIDES[0], f"{EDITED[1]} And on Mondays.")))
    add(library, folder)
    assert [item.near for item in library.items("posting")] == [None, None, None]


def test_another_level_is_no_copy(library: Library, two: Path) -> None:
    library.marks.set(id_of(TIDES), starred=True)
    junior = (TIDES[0], TIDES[1].replace("Senior", "Principal"))
    add(library, write(two.parent / "more", b=page("Friday", junior)))
    assert [item.near for item in library.items("posting")] == [None, None, None]


@pytest.mark.parametrize("first", ["forget", "add"])
def test_forgetting_hands_the_marks_to_the_near_copy(library: Library, two: Path, first: str) -> None:
    for item in library.items("posting"):
        library.marks.set(item.id, status="applied")
    more = write(two.parent / "more", b=page("Friday", EDITED, HARBOR))
    if first == "add":
        add(library, more)
        forgotten = library.documents.forget([str(two)])
        assert (forgotten.moved, dict(forgotten.kept)) == (1, {})
        assert postings(library) == {"Senior Applied Scientist": "applied", "Economist": "applied"}
        assert len(library.items("posting")) == 2
        library.marks.undo()
        assert len(library.items("posting")) == 3
        assert library.marks.of(id_of(TIDES)).status == "applied"
        return
    library.documents.forget([str(two)])
    add(library, more)
    edited = library.item(id_of(EDITED))
    assert edited is not None
    assert edited.near is not None
    assert edited.near.status == "applied"
    library.marks.take_over(edited.id)
    assert [item.gone for item in library.items("posting")] == [None, None]
    assert set(postings(library).values()) == {"applied"}


def test_an_exported_library_brings_its_gone_items_along(library: Library, two: Path, tmp_path: Path) -> None:
    library.marks.set(id_of(HARBOR), status="applied")
    library.marks.set(id_of(HARBOR), status="offer")
    write(two, a=page("Monday", TIDES))
    add(library, two)
    lines = list(library.export())
    export = tmp_path / "all.jsonl"
    export.write_text("\n".join(lines))
    with Library.open(tmp_path / "other.db", clock=Clock()) as other:
        for _ in range(2):
            list(other.documents.add([str(export)]))
            assert list(other.export()) == lines
            assert postings(other) == {"Senior Applied Scientist": None, "Economist": "offer"}
            assert other.items("posting")[1].gone == library.items("posting")[1].gone
        assert other.check() == []


def test_when_items_came_in_and_whether_they_are_new(library: Library, two: Path) -> None:
    tides, harbor = id_of(TIDES), id_of(HARBOR)
    assert library.items("posting")[0].first_seen == library.items("posting")[1].first_seen
    new = ("FR, Paris", "The Lantern team wants a Designer who draws light, by day as well as by night.")
    write(two, a=page("Monday", EDITED, HARBOR, new))
    add(library, two)
    edited, _, designer = library.items("posting")
    assert (edited.id, designer.id) == (id_of(EDITED), id_of(new))
    seen = {item.id: item.first_seen for item in library.items("posting")}
    assert seen[edited.id] == seen[harbor]
    assert designer.first_seen is not None
    assert edited.first_seen is not None
    assert designer.first_seen > edited.first_seen
    storage = library._handle.open_existing()
    assert storage is not None
    assert storage.documents.new() == {edited.id, designer.id}
    assert storage.documents.since(designer.first_seen) >= {designer.id}
    assert harbor not in storage.documents.since(designer.first_seen)
    library.marks.set(designer.id, starred=True)
    assert storage.documents.new() == {edited.id}
    library.marks.seen(edited.id, tides)
    assert storage.documents.new() == set()


@pytest.fixture
def in_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    source_names._current_folder.cache_clear()
    yield
    monkeypatch.undo()
    source_names._current_folder.cache_clear()


@pytest.mark.usefixtures("in_folder")
def test_two_files_of_one_name_are_told_apart(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("monday", "friday"):
        folder = tmp_path / day
        folder.mkdir()
        write(folder / "pages", x=page(f"Notes of {day}"))
        monkeypatch.chdir(folder)
        source_names._current_folder.cache_clear()
        (outcome,) = add(library, folder / "pages")
        assert outcome.source == os.path.join("pages", "x.txt")  # noqa: PTH118
    assert [entry.source for entry in library.documents.list()] == [
        str(tmp_path / "monday" / "pages" / "x.txt"), "pages/x.txt",
    ]  # fmt: skip
    assert [item.standings[0].source for item in library.items()] == [
        str(tmp_path / "monday" / "pages" / "x.txt"), "pages/x.txt",
    ]  # fmt: skip
    results = library.search("notes")
    assert results is not None
    assert {hit.source for hit in results.hits} == {entry.source for entry in library.documents.list()}
    gone = library.documents.forget(["pages/x.txt"])
    assert [str(one) for one in gone if isinstance(one, Exception)] == []
    assert [entry.title for entry in library.documents.list()] == ["Notes of monday"]


def test_a_renamed_file_is_followed(library: Library, two: Path) -> None:
    (two / "a.txt").rename(two / "b.txt")
    (outcome,) = add(library, two)
    assert (outcome.kind, outcome.source, outcome.twin) == (
        "unchanged", str(two / "b.txt"), str(two / "a.txt"),
    )  # fmt: skip
    assert [entry.source for entry in library.documents.list()] == [str(two / "b.txt")]
    (two / "a.txt").write_text((two / "b.txt").read_text())
    assert kinds(add(library, two)) == ["copy", "unchanged"]
    write(two, b=page("Tuesday", HARBOR))
    assert kinds(list(library.documents.add([str(two / "b.txt")]))) == ["updated"]
    (two / "a.txt").write_text(page("Monday", TIDES, HARBOR))
    assert kinds(add(library, two)) == ["added", "unchanged"]
    for _ in range(3):
        library.marks.undo()
    assert library.documents.list() == []
    for _ in range(3):
        library.marks.redo()
    assert [entry.source for entry in library.documents.list()] == [str(two / "b.txt"), str(two / "a.txt")]
    assert library.check() == []


def sources(library: Library) -> dict[str, int]:
    """Each document's source, with the number of its postings."""
    return {Path(entry.source).name: entry.counts["posting"] for entry in library.documents.list()}


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_files_that_swap_their_names_are_followed(
    library: Library, tmp_path: Path, order: Sequence[str]
) -> None:
    write(tmp_path, a=page("Monday", TIDES, HARBOR), b=page("Tuesday", RIVER))
    add(library, tmp_path)
    for item in library.items("posting"):
        library.marks.set(item.id, status="applied")
    for old, new in (("a", "t"), ("b", "a"), ("t", "b")):
        (tmp_path / f"{old}.txt").rename(tmp_path / f"{new}.txt")
    outcomes = list(library.documents.add([str(tmp_path / f"{name}.txt") for name in order]))
    assert kinds(outcomes) == ["updated", "added"]
    assert sources(library) == {"a.txt": 1, "b.txt": 2}
    assert [item.gone for item in library.items("posting")] == [None] * 3
    assert kinds(add(library, tmp_path)) == ["unchanged", "unchanged"]
    library.marks.undo()
    library.marks.redo()
    assert sources(library) == {"a.txt": 1, "b.txt": 2}
    assert kinds(add(library, tmp_path)) == ["unchanged", "unchanged"]
    assert library.check() == []


def test_a_file_renamed_over_another_is_followed(library: Library, tmp_path: Path) -> None:
    write(tmp_path, a=page("Monday", TIDES, HARBOR), b=page("Tuesday", RIVER))
    add(library, tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    (outcome,) = add(library, tmp_path)
    assert isinstance(outcome, Outcome)
    assert (outcome.kind, outcome.new, outcome.gone) == ("updated", 3, 2)
    assert sources(library) == {"b.txt": 2}


def test_a_copy_has_the_text_once_its_twin_says_something_else(library: Library, tmp_path: Path) -> None:
    write(tmp_path, a=page("Monday", TIDES, HARBOR), b=page("Monday", TIDES, HARBOR))
    assert kinds(add(library, tmp_path)) == ["added", "copy"]
    write(tmp_path, a=page("Tuesday", RIVER))
    add(library, tmp_path)
    assert sources(library) == {"a.txt": 1, "b.txt": 2}
    write(tmp_path, c=page("Monday", TIDES, HARBOR).replace(" ", "  "))
    assert kinds(add(library, tmp_path)) == ["unchanged", "unchanged", "copy"]


@pytest.mark.parametrize("instead", ["folder", "link", "fifo", "nothing in it"])
def test_a_file_with_something_else_in_its_place_was_renamed(
    library: Library, tmp_path: Path, instead: str
) -> None:
    old, new = tmp_path / "a.txt", tmp_path / "b.txt"
    write(tmp_path, a=page("Monday", TIDES, HARBOR))
    add(library, tmp_path)
    old.rename(new)
    if instead == "folder":
        old.mkdir()
    elif instead == "link":
        old.symlink_to(new)
    elif instead == "fifo":
        os.mkfifo(old)
    else:
        old.touch()
    outcomes = list(library.documents.add([str(new)]))
    assert kinds(outcomes) == ["unchanged"]
    assert sources(library) == {"b.txt": 2}


def test_a_file_that_may_not_be_read_was_not_renamed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, a=page("Monday", TIDES, HARBOR))
    add(library, tmp_path)
    write(tmp_path, b=page("Monday", TIDES, HARBOR))
    usual = os.open

    def refusing(path: str, flags: int, mode: int = 0o777) -> int:
        if str(path).endswith("a.txt"):
            raise PermissionError(13, "Permission denied")
        return usual(path, flags, mode)

    monkeypatch.setattr("os.open", refusing)
    assert kinds(list(library.documents.add([str(tmp_path / "b.txt")]))) == ["copy"]
