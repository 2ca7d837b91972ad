"""A library in a file: opened, listed, read, forgotten, changed by others."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import LibraryError, SourceError, UsageError
from reader.library.store_handle import user_library
from reader.library.stored_documents import CACHED_DOCUMENTS
from reader.model import Document
from reader.store.values import Stop
from tests.library.samples import HARBOR, TIDES, add, id_of, kinds, page, write

if TYPE_CHECKING:
    from pathlib import Path

    from reader.search import Hit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "docs", a=page("First", TIDES, HARBOR), b=page("Second", HARBOR))


def test_opening_and_reading_make_no_file(file: Path) -> None:
    with Library.open(file) as library:
        assert library.documents.list() == ()
        assert list(library.documents.load()) == []
        assert library.items() == ()
        assert library.item("0" * 16) is None
        assert library.marks.undo() is None
        assert library.marks.redo() is None
        assert library.marks.read_counts() == {}
        assert library.marks.tags() == {}
        assert list(library.check()) == []
        assert library.backup() is None
        assert not library.changed_elsewhere()
        results = library.search("anything")
        assert results is not None
        assert results.total == 0
        assert len(list(library.export())) == 1
        assert library.documents.first_preview(1000) is None
        with pytest.raises(KeyError):
            library.documents.get("0" * 16)
    assert not file.parent.exists()


def test_without_create_there_must_be_a_file(file: Path) -> None:
    with pytest.raises(LibraryError, match="reader add"):
        Library.open(file, create=False)


def test_the_users_library_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert user_library() == tmp_path / "xdg" / "reader" / "library.db"
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "mine.db"))
    assert user_library() == tmp_path / "mine.db"
    assert Library.open().path == tmp_path / "mine.db"


def test_what_is_shown_without_paths(folder: Path) -> None:
    with Library.usual() as library:
        assert library.kind == "seeds"
        assert library.documents.list()[0].title == "Welcome to reader"
        add(library, folder)
    with Library.usual() as library:
        assert library.kind == "user"
        assert [entry.title for entry in library.documents.list()] == ["First", "Second"]


def test_documents_are_listed_without_and_read_with_their_texts(library: Library, folder: Path) -> None:
    add(library, folder)
    first, second = library.documents.list()
    assert (first.title, first.counts["posting"], second.source) == ("First", 2, str(folder / "b.txt"))
    assert list(library.documents.iter_entries()) == list(library.documents.peek()) == [first, second]
    document = library.documents.get(first.id)
    assert library.documents.get(first.id) is document
    assert [posting.role for posting in document.postings] == ["Senior Applied Scientist", "Economist"]
    assert [arrival.id for arrival in library.documents.load() if isinstance(arrival, Document)] == [
        first.id, second.id,
    ]  # fmt: skip
    assert library.documents.failures == ()


def test_an_item_comes_with_its_content_and_all_its_places(library: Library, folder: Path) -> None:
    add(library, folder)
    item = library.item(id_of(library, "Economist"))
    assert item is not None
    assert "counts boats" in item.content.text  # type: ignore[union-attr]
    assert [standing.source for standing in item.standings] == [
        str(folder / "a.txt"), str(folder / "b.txt"),
    ]  # fmt: skip
    listed = library.documents.listed_item(item.id)
    assert listed is not None
    assert listed.standings == item.standings


def test_a_draft_is_of_the_first_document_or_where_one_stopped(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READER_LIBRARY", str(file))
    with Library.open(file) as library:
        add(library, folder)
        first, second = library.documents.list()
        texts = {entry.id: library.documents.get(entry.id).text for entry in (first, second)}
    with Library.usual() as library:
        assert library.kind == "user"
        assert library.documents.first_preview(10_000) == (first.source, texts[first.id], 0, 0, True)
        assert library.documents.peek() == ()
        library.marks.set_stop(Stop(second.id, "article", 40))
    with Library.open(file) as library:
        assert library.documents.first_preview(10_000) == (second.source, texts[second.id], 0, 40, True)
        library.marks.set_stop(Stop("0" * 16, "article", 40))
    with Library.open(file) as library:
        assert library.documents.first_preview(10_000) == (first.source, texts[first.id], 0, 0, True)


def test_a_draft_of_a_long_text_is_the_stretch_around_where_one_stopped(file: Path, tmp_path: Path) -> None:
    lines = [f"Line number {number} of a long text." for number in range(500)]
    with Library.open(file) as library:
        add(library, write(tmp_path / "docs", a="\n".join(lines)))
        (entry,) = library.documents.list()
        text = library.documents.get(entry.id).text
        at = text.index("Line number 250")
        library.marks.set_stop(Stop(entry.id, "article", at + 5))
    with Library.open(file) as library:
        preview = library.documents.first_preview(1000)
        assert preview is not None
        assert len(preview.text) == 1000
        assert not preview.whole
        assert library.documents.first_preview(None) == (entry.source, text, 0, at + 5, True)
        assert text[preview.start :].startswith(preview.text)
        assert text[preview.start - 1] == "\n"
        assert preview.start < at < preview.offset < preview.start + 1000
        library.marks.set_stop(Stop(entry.id, "article", 10**9))
    with Library.open(file) as library:
        preview = library.documents.first_preview(1000)
        assert preview is not None
        assert preview.offset == len(text)


@pytest.mark.parametrize("damage", ["no library at all", "a broken text", "no tables"])
def test_what_a_glimpse_cannot_tell_is_told_by_opening(
    file: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.setenv("READER_LIBRARY", str(file))
    with Library.open(file) as library:
        add(library, folder)
    if damage == "no library at all":
        file.write_bytes(b"nothing of the kind" * 100)
    else:
        with sqlite3.connect(file) as connection:
            broken = damage == "a broken text"
            connection.execute("UPDATE text SET crc = crc + 1" if broken else "DROP TABLE text")
        connection.close()
    with pytest.raises(LibraryError, match=file.name), Library.usual() as library:
        library.documents.list()


def test_only_the_last_few_documents_stay_at_hand(library: Library, tmp_path: Path) -> None:
    pages = {f"n{number}": page(f"Number {number}") for number in range(CACHED_DOCUMENTS + 1)}
    add(library, write(tmp_path / "docs", **pages))
    entries = library.documents.list()
    documents = [library.documents.get(entry.id) for entry in entries]
    for entry, document in list(zip(entries, documents, strict=True))[-CACHED_DOCUMENTS:]:
        assert library.documents.get(entry.id) is document
    assert library.documents.get(entries[0].id) is not documents[0]


def test_the_text_alone_is_only_of_use_before_the_document(library: Library, tmp_path: Path) -> None:
    add(library, write(tmp_path / "docs", a=page("First")))
    (entry,) = library.documents.list()
    preview = library.documents.preview(entry.id)
    assert preview is not None
    assert preview.text == library.documents.get(entry.id).text
    assert library.documents.preview(entry.id) is None
    assert library.documents.preview("0" * 16) is None


def test_a_changed_document_is_read_anew(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", body="It says. Something!"))
    add(library, folder)
    (entry,) = library.documents.list()
    assert "says. S" in library.documents.get(entry.id).text
    assert not library.documents.entries_changed()
    write(folder, a=page("First", body="It says something?"))
    (outcome,) = add(library, folder)
    assert outcome.document == entry.id
    assert library.documents.entries_changed()
    assert "says s" in library.documents.get(entry.id).text


@pytest.mark.parametrize("meant", ["path", "relative", "source", "id", "folder"])
def test_a_source_is_forgotten_by_any_of_its_names(
    library: Library, folder: Path, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    add(library, "./a.txt", folder / "b.txt")
    first = library.documents.list()[0]
    item = id_of(library, "Senior")
    library.marks.set(item, starred=True)
    names = {"path": str(folder / "a.txt"), "relative": "a.txt", "source": "./a.txt", "id": first.id}
    gone = library.documents.forget([names.get(meant, str(folder))])
    left = library.documents.list()
    if meant == "folder":
        assert (len(gone), len(left)) == (2, 0)
    else:
        assert gone == [first]
        assert [entry.title for entry in left] == ["Second"]
    assert library.marks.of(item).starred
    step = library.marks.undo()
    assert step is not None
    assert step.name == ("forgot 2 documents" if meant == "folder" else "forgot a.txt")
    assert len(library.documents.list()) == 2


def test_what_is_not_there_cannot_be_forgotten(library: Library, folder: Path) -> None:
    assert [type(one) for one in library.documents.forget(["a.txt"])] == [SourceError]
    add(library, folder / "a.txt")
    told = library.documents.forget([str(folder / "b.txt"), "", "-", "\0", str(folder / "a.txt"), "a.txt"])
    assert [type(one) is SourceError for one in told] == [True, True, True, True, False, True]
    with pytest.raises(UsageError):
        Library.of([folder]).documents.forget([str(folder)])


def test_what_another_program_adds_and_marks_arrives(library: Library, folder: Path, file: Path) -> None:
    assert not library.changed_elsewhere()
    with Library.open(file) as other:
        add(other, folder / "a.txt")
        assert library.changed_elsewhere()
        assert not library.changed_elsewhere()
        assert library.documents.entries_changed()
        (entry,) = library.documents.list()
        item = id_of(library, "Economist")
        other.marks.set(item, starred=True)
        assert library.changed_elsewhere()
        assert not library.documents.entries_changed()
        assert library.marks.of(item).starred
        add(other, folder / "b.txt")
        assert [found.title for found in library.documents.list()] == [entry.title, "Second"]
        results = library.search("boats")
        assert results is not None
        assert len(results.hits[0].copies) == 1


def test_the_search_follows_the_documents(library: Library, folder: Path) -> None:
    add(library, folder / "b.txt")
    assert [hit.title for hit in _found(library, "tides")] == []
    add(library, folder / "a.txt")
    assert [hit.title for hit in _found(library, "tides")] == ["Senior Applied Scientist"]
    library.documents.forget([str(folder / "a.txt")])
    assert [hit.title for hit in _found(library, "tides")] == []
    assert library.search("tides", cancelled=lambda: False) is not None


def _found(library: Library, query: str) -> list[Hit]:
    results = library.search(query, limit=1 << 60)
    assert results is not None
    return [] if results.relaxed else list(results.hits)


def test_adding_while_paths_are_shown_adds_to_the_file(folder: Path, file: Path) -> None:
    with Library.of([folder / "a.txt"], marks=file) as shown:
        assert kinds(add(shown, folder)) == ["added", "added"]
        assert len(shown.documents.list()) == 1
        assert len(shown.documents.forget([str(folder)])) == 2
    with Library.of([folder / "a.txt"]) as shown:
        shown.documents.list()
        calls: list[int] = []

        def progress(done: int, total: int, source: str) -> None:
            assert source.startswith(str(folder))
            calls.append(total - done)

        told = list(shown.documents.add([str(folder)], progress=progress))
        assert kinds(told)[1:] == ["added"]
        assert "has the same text" in str(told[0])
        assert calls == [2, 1]
        assert shown.documents.entries_changed()
        assert len(shown.documents.list()) == 2
        assert list(shown.documents.add([str(folder)], cancelled=lambda: True)) == []


def test_a_damaged_text_leaves_the_others_readable(library: Library, folder: Path, file: Path) -> None:
    add(library, folder)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE text SET body = x'00' WHERE document = 1")
    connection.close()
    first, second = library.documents.load()
    assert isinstance(first, SourceError)
    assert first.source == str(folder / "a.txt")
    assert isinstance(second, Document)
    assert library.check()


def test_an_empty_file_is_told_and_left_alone(file: Path) -> None:
    file.parent.mkdir()
    file.touch()
    with pytest.raises(LibraryError, match="empty"):
        Library.open(file)
    with pytest.raises(LibraryError, match="empty"):
        Library.of([], marks=file).marks.of("0" * 16)
    assert file.read_bytes() == b""


def test_a_copy_a_day(library: Library, folder: Path, file: Path) -> None:
    add(library, folder)
    copy = library.backup()
    assert copy is not None
    assert copy.parent == file.parent / "backups"
    assert library.backup() is None
