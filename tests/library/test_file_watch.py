"""Files that change after they were read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import SourceError
from tests.library.samples import HARBOR, TIDES, add, id_of, page, write

if TYPE_CHECKING:
    from pathlib import Path


def touch(path: Path, text: str | None = None) -> None:
    """Gives a file another text, and in any case another time."""
    if text is not None:
        path.write_text(text)
    os.utime(path, ns=(10**18, path.stat().st_mtime_ns + 10**9))


@pytest.fixture(params=["paths", "user"])
def opened(
    request: pytest.FixtureRequest, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Library:
    """Two documents, read from paths or kept in a file."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "docs", a=page("First", TIDES, HARBOR), b=page("Second", HARBOR))
    if request.param == "paths":
        return Library.of(["docs"])
    library = Library.open(file)
    add(library, "docs")
    return library


def test_a_file_changes_when_its_text_does(opened: Library, tmp_path: Path) -> None:
    path = tmp_path / "docs" / "a.txt"
    first = opened.documents.list()[0].id
    assert not opened.documents.file_changed(first)
    touch(path)
    assert not opened.documents.file_changed(first)
    touch(path, page("First", TIDES))
    assert opened.documents.file_changed(first)
    assert opened.documents.file_changed(first)
    path.unlink()
    assert not opened.documents.file_changed(first)
    assert not opened.documents.file_changed("0" * 16)
    opened.close()


def test_a_file_that_is_no_text_any_more_has_not_changed(opened: Library, tmp_path: Path) -> None:
    first = opened.documents.list()[0].id
    (tmp_path / "docs" / "a.txt").write_bytes(b"%PDF-1.7 and so on")
    assert not opened.documents.file_changed(first)
    assert isinstance(opened.documents.reload(first), SourceError)
    assert opened.documents.list()[0].id == first
    opened.close()


def test_what_is_read_again_takes_the_place_of_what_was(opened: Library, tmp_path: Path) -> None:
    first, second = (entry.id for entry in opened.documents.list())
    source = opened.documents.list()[0].source
    before = opened.search("boats")
    assert before is not None
    assert [len(hit.copies) for hit in before.hits] == [1]
    touch(tmp_path / "docs" / "a.txt", page("First, anew", TIDES))
    entry = opened.documents.reload(first)
    assert not isinstance(entry, SourceError)
    assert (entry.source, entry.title, entry.counts["posting"]) == (source, "First, anew", 1)
    assert [entry.id for entry in opened.documents.list()] == [entry.id, second]
    assert opened.documents.get(entry.id).title == "First, anew"
    assert not opened.documents.file_changed(entry.id)
    results = opened.search("anew")
    assert results is not None
    assert results.total == 1
    boats = opened.search("boats")
    assert boats is not None
    assert [(hit.document, hit.copies) for hit in boats.hits] == [(second, ())]
    with pytest.raises(KeyError):
        opened.documents.reload(first)
    opened.close()


def test_what_says_the_same_as_another_when_it_is_read_again_is_that_one(
    opened: Library, tmp_path: Path
) -> None:
    first, second = (entry.id for entry in opened.documents.list())
    touch(tmp_path / "docs" / "a.txt", page("Second", HARBOR))
    entry = opened.documents.reload(first)
    assert not isinstance(entry, SourceError)
    assert entry.id == second
    assert opened.documents.get(second).title == "Second"
    assert {entry.id for entry in opened.documents.list()} - {first} == {second}
    assert len(opened.items()) == len({item.id for item in opened.items()})
    opened.close()


def test_marks_stay_when_a_kept_document_is_read_again(file: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES, HARBOR))
    with Library.open(file) as library:
        add(library, folder)
        item = id_of(library, "Economist")
        library.marks.set(item, starred=True)
        touch(
            folder / "a.txt", page("First", TIDES, (HARBOR[0], HARBOR[1].replace("boats", "boats and ships")))
        )
        library.documents.reload(library.documents.list()[0].id)
        assert library.marks.of(id_of(library, "Economist")).starred


def test_standard_input_cannot_be_read_again(file: Path) -> None:
    import io

    with Library.open(file, stdin=io.BytesIO(page("Piped", TIDES).encode())) as library:
        list(library.documents.add(["-"]))
        (entry,) = library.documents.list()
        assert not library.documents.file_changed(entry.id)
        told = library.documents.reload(entry.id)
        assert isinstance(told, SourceError)
