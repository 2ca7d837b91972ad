"""Highlights in a library: where they are, how they follow their item, and what goes out and comes in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.highlights import anchor_of
from reader.library.passages import passages_in, stretch_of
from tests.library.samples import add, id_of

if TYPE_CHECKING:
    from pathlib import Path

    from reader.store.values import Highlight, Passage

TEXT = """\
How the harbour counts

The harbour master of Ellinghaven counts every boat twice, and keeps her ledgers dry in a tin box.

## Who counts

Most of the boats are counted by children now. They are paid in salted plums,
and they are seldom wrong about the larger ones.
"""
FIRST, SECOND = "counts every boat twice", "paid in salted plums,\nand they are seldom wrong"


@pytest.fixture
def page(tmp_path: Path, library: Library) -> Path:
    """A file in the library, with two highlights, the later passage first."""
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    add(library, path)
    highlight(library, SECOND, "Ask about the *plums*.")
    highlight(library, FIRST)
    return path


def article(library: Library) -> str:
    return id_of(library, "How the harbour counts")


def highlight(library: Library, words: str, note: str = "") -> Highlight:
    item = library.item(article(library))
    assert item is not None
    text = library.documents.get(item.document).text
    start, stop = stretch_of(text, item.lines)
    at = text.index(words) - start
    anchor = anchor_of(text[start:stop], at, at + len(words))
    assert anchor is not None
    return library.marks.highlight(item.id, anchor, note)


def passages(library: Library) -> list[Passage]:
    item = library.item(article(library))
    assert item is not None
    return list(library.passages(item, library.marks.of(item.id)))


@pytest.mark.usefixtures("page")
def test_passages_are_in_the_order_of_the_text_with_lines_and_heading(library: Library) -> None:
    told = [(it.highlight.anchor.words, it.lines, it.heading) for it in passages(library)]
    assert told == [(FIRST, (3, 3), ""), (SECOND, (7, 8), "Who counts")]
    document = library.documents.get(library.documents.list()[0].id)
    for passage in passages(library):
        assert passage.span is not None
        assert document.text[slice(*passage.span)] == passage.highlight.anchor.words


def test_an_edited_file_keeps_its_highlights_or_says_that_words_are_gone(
    library: Library, page: Path
) -> None:
    page.write_text(
        TEXT.replace(FIRST, "looks out").replace("## Who", "New words.\n\n## Who"), encoding="utf-8"
    )
    add(library, page)
    told = [(it.highlight.anchor.words, it.lines) for it in passages(library)]
    assert told == [(SECOND, (9, 10)), (FIRST, None)]


@pytest.mark.usefixtures("page")
def test_without_highlights_nothing_is_looked_up(library: Library) -> None:
    document = library.documents.get(library.documents.list()[0].id)
    assert passages_in(document, (1, 1), ()) == []
    for one in library.marks.highlights():
        library.marks.remove_highlight(one)
    assert passages(library) == []


@pytest.mark.usefixtures("page")
def test_each_change_is_a_step_with_a_name(library: Library) -> None:
    first, second = library.marks.highlights()
    library.marks.note_highlight(first, " twice!\x1b ")
    assert library.marks.highlights()[0].note == "twice!␛"
    library.marks.note_highlight(first, " ")
    library.marks.remove_highlight(second)
    quoted = "“paid in salted plums, and they are…”"
    assert [step.name for step in library.marks.history()][:5] == [
        f"removed the highlight {quoted} in How the harbour counts",
        "deleted a note on “counts every boat twice”",
        "wrote a note on “counts every boat twice”",
        "highlighted “counts every boat twice” in How the harbour counts",
        f"highlighted {quoted} in How the harbour counts",
    ]
    library.marks.undo()
    assert library.marks.highlights() == [first, second]


@pytest.mark.usefixtures("page")
def test_the_library_written_out_and_read_again_has_the_same_highlights(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text("".join(f"{line}\n" for line in library.export()), encoding="utf-8")
    with Library.open(tmp_path / "other.db") as other:
        add(other, path)
        assert other.marks.of(article(other)).highlights == library.marks.of(article(library)).highlights
        add(other, path)
        assert len(other.marks.highlights()) == 2


def test_markdown_has_the_highlights_and_where_they_are(library: Library, page: Path) -> None:
    page.write_text(TEXT.replace(FIRST, "looks out"), encoding="utf-8")
    add(library, page)
    written = "\n".join(library.write([article(library)], "markdown"))
    assert (
        f"""
## Highlights

> {SECOND.split(chr(10))[0]}
> {SECOND.split(chr(10))[1]}

— How the harbour counts, “Who counts”, lines 7–8

Ask about the \\*plums\\*.

> {FIRST}

— How the harbour counts, words gone

## Text
"""
        in written
    )


@pytest.mark.usefixtures("page")
def test_json_has_the_highlights_and_where_they_are(library: Library) -> None:
    (line,) = library.write([article(library)], "jsonl")
    first, second = json.loads(line)["marks"]["highlights"]
    assert (first["text"], first["note"], first["lines"]) == (FIRST, None, [3, 3])
    assert (second["text"], second["note"], second["lines"]) == (SECOND, "Ask about the *plums*.", [7, 8])
    assert first["date"] == second["date"] == "2026-05-01"


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("has:highlight", 1),
        ("-has:highlight", 0),
        ("has:note", 0),
        ("plums ask about", 1),
        ("has:highlights", 1),
    ],
)
def test_highlights_and_the_notes_on_them_are_searched(library: Library, query: str, total: int) -> None:
    results = library.search(query)
    assert results is not None
    assert (results.total, results.relaxed) == (total, False)


def test_an_item_with_a_highlight_stays_when_its_file_is_forgotten(library: Library, page: Path) -> None:
    item = article(library)
    library.documents.forget([str(page)])
    kept = library.item(item)
    assert kept is not None
    assert kept.gone is not None
    assert [passage.lines for passage in library.passages(kept, library.marks.of(item))] == [(3, 3), (7, 8)]
