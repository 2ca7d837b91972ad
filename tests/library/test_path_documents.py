"""The documents of a library in memory."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import SourceError
from reader.model import Document

if TYPE_CHECKING:
    from pathlib import Path

POSTINGS = """\
Related content

US, WA, Seattle
The Tides team is looking for a Senior Applied Scientist who reads the sea and writes down what it says.
GB, London
The Harbor team is looking for an Economist who counts boats, and who can say what the counts mean.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(f"First title\n\nThe first paragraph says something.\n\n{POSTINGS}")
    (tmp_path / "b.txt").write_text(f"Second title\n\nThe second paragraph says more.\n\n{POSTINGS}")
    (tmp_path / "c.txt").touch()
    return tmp_path


def test_each_source_arrives_once_in_order(folder: Path) -> None:
    with Library.of([str(folder)]) as library:
        first = list(library.documents.load())
        assert [type(arrival) for arrival in first] == [Document, Document, SourceError]
        assert list(library.documents.load()) == first
        assert [entry.title for entry in library.documents.list()] == ["First title", "Second title"]
        assert len(library.documents.failures) == 1


def test_the_same_posting_in_two_documents_is_one_item_in_two_places(folder: Path) -> None:
    library = Library.of([str(folder)])
    postings = library.items("posting")
    assert len(postings) == 2
    for posting in postings:
        assert len({standing.document for standing in posting.standings}) == 2
    assert {item.kind for item in library.items()} == {"article", "posting"}


def test_a_document_by_its_id(folder: Path) -> None:
    library = Library.of([str(folder)])
    for entry in library.documents.list():
        assert library.documents.get(entry.id).title == entry.title
    with pytest.raises(KeyError):
        library.documents.get("0" * 16)


def test_a_draft_is_the_text_of_the_first_document_or_its_beginning(folder: Path) -> None:
    library = Library.of([str(folder)])
    beginning = library.documents.first_preview(40)
    whole = library.documents.first_preview(10_000)
    assert whole is not None
    assert beginning is not None
    assert whole.text.startswith(beginning.text)
    assert 0 < len(beginning.text) <= 40
    assert (beginning.start, whole.start, whole.offset) == (0, 0, 0)
    assert library.documents.peek() == ()
    documents = [arrival for arrival in library.documents.load() if isinstance(arrival, Document)]
    assert (documents[0].source, documents[0].text) == (whole.source, whole.text)
    assert len(list(library.documents.load())) == 3
    assert library.documents.first_preview(10_000) is None


def test_reading_ahead_where_there_is_nothing_or_only_a_failure(tmp_path: Path) -> None:
    empty = Library.of([])
    assert empty.documents.first_preview(10_000) is None
    assert list(empty.documents.load()) == []
    missing = Library.of([str(tmp_path / "missing.txt")])
    assert missing.documents.first_preview(10_000) is None
    assert len(missing.documents.failures) == 1


def test_several_threads_read_each_source_once(folder: Path) -> None:
    for number in range(40):
        (folder / f"more{number}.txt").write_text(f"Title {number}\n\nParagraph number {number} it is.\n")
    library = Library.of([str(folder)])
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda _: [str(arrival) for arrival in library.documents.load()], range(4)))
    assert all(arrivals == seen[0] for arrivals in seen)
    assert len(seen[0]) == 43


def test_a_search_finds_over_all_documents_and_can_be_given_up(folder: Path) -> None:
    library = Library.of([str(folder)])
    assert library.search("economst london", cancelled=lambda: True) is None
    library.prepare()
    results = library.search("economst london")
    assert results is not None
    assert [hit.place for hit in results.hits] == ["GB, London"]
    assert len(results.hits[0].copies) == 1
    library.close()
    library.close()
