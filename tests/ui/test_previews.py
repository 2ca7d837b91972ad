"""What is shown before a document has been parsed, and how the document takes its place."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import SMALL_BYTES, bundled, style_sheets
from reader.library.library import Library
from reader.library.protocol import TextPreview
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.document.location import tab_at
from reader.ui.render.preview import view_of_preview
from reader.ui.screens.main import MainScreen
from reader.ui.widgets.tabs import DocumentTabs
from tests.ui.builders import document, paper, posting
from tests.ui.driving import document_view, pane, shown, until

if TYPE_CHECKING:
    from pathlib import Path


@given(st.text(st.sampled_from("ab \n"), max_size=80), st.integers(0, 3))
def test_all_lines_of_a_preview_are_where_they_are_in_the_document(text: str, start: int) -> None:
    blocks = view_of_preview(TextPreview("a.txt", text, start, 0, whole=True)).blocks
    assert [block.text for block in blocks] == [line for line in text.split("\n") if line.strip()]
    for block in blocks:
        assert block.start is not None
        assert text[block.start - start :].startswith(block.text)


def test_the_first_line_is_shown_as_the_title_and_blank_lines_stay() -> None:
    blocks = view_of_preview(TextPreview("a.txt", "A title\n\nOne\nTwo\n\nThree\n", 0, 0, whole=True)).blocks
    assert [(block.style, block.space) for block in blocks] == [
        ("title", 1), ("text", 1), ("text", 0), ("text", 1),
    ]  # fmt: skip
    dense = view_of_preview(TextPreview("a.txt", "One\nTwo\n", 5, 0, whole=True)).blocks
    assert [(block.style, block.space) for block in dense] == [("text", 1), ("text", 1)]


def test_the_part_that_shows_an_offset() -> None:
    card = paper(16, "A paper", "Ann Lee", "It sums up.")
    source = document(("title", "Title"), ("paragraph", "Words."), ("paper", "A paper\nAnn Lee\nIt sums up."))
    whole = document(*((block.kind, block.text) for block in source.blocks), papers=[card])
    assert tab_at(whole, 0) == "papers"  # the first that has anything: there is no article in it
    assert tab_at(whole, source.text.index("Ann")) == "papers"
    assert tab_at(document(("posting", "Words"), postings=[posting(0, "Words")]), 3) == "postings"


async def test_text_is_there_before_anything_is_taken_apart_and_keeps_its_place(tmp_path: Path) -> None:
    marks = tmp_path / "library.db"
    with Library.open(marks) as made:
        made.marks.set_setting("kind", "one that is there")
    # Where one stopped is asked for first, and waits for whoever holds the library.
    other = sqlite3.connect(marks, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    library = Library.of([str(bundled("seeds"))], marks=marks)
    app = ReaderApp(
        library,
        LaunchOptions(style_sheets(), preview=library.documents.first_preview(1 << 20), focus_text=True),
    )
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: "You started" in shown(screen))
        assert document_view(screen).document is None
        await pilot.press("space", "space")
        await pilot.pause()
        at = pane(screen).offset_at_top
        assert at > 0
        other.close()
        await until(pilot, lambda: screen.documents.is_complete)
        await pilot.pause()
        assert document_view(screen).document is not None
        assert pane(screen).offset_at_top == at
    library.close()


async def test_a_library_that_cannot_be_used_ends_the_program(tmp_path: Path) -> None:
    marks = tmp_path / "library.db"
    marks.write_bytes(b"no database at all" * 100)
    library = Library.of([str(bundled("seeds"))], marks=marks)
    app = ReaderApp(library, LaunchOptions(style_sheets(), preview=library.documents.first_preview(1 << 20)))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.refusal is not None)
    assert str(marks) in str(app.refusal)
    assert marks.read_bytes() == b"no database at all" * 100
    library.close()


async def test_a_part_asked_for_early_comes_when_it_is_there() -> None:
    library = Library.of([str(bundled("seeds") / "02-aaai-papers.txt")])
    app = ReaderApp(library, LaunchOptions(style_sheets(), preview=library.documents.first_preview(1 << 20)))
    async with app.run_test(size=(120, 36)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        document_view(screen).show_preview(TextPreview("a.txt", "Words.\n", 0, 0, whole=True))
        screen.action_turn("postings")
        await until(pilot, lambda: screen.documents.is_complete and screen.workspace.focused_pane == "list")
        assert document_view(screen).tab == "postings"
    library.close()


def write_long(path: Path) -> str:
    """A document longer than what is read for the first frame; gives its last paragraph."""
    paragraphs = [f"Paragraph {number} of many, which say nothing but that." for number in range(8000)]
    path.write_text("A long title\n\n" + "\n\n".join(paragraphs) + "\n")
    return paragraphs[-1]


async def test_a_long_document_is_read_whole_before_it_is_taken_apart(tmp_path: Path) -> None:
    last = write_long(tmp_path / "long.txt")
    library = Library.of([str(tmp_path / "long.txt")])
    preview = library.documents.first_preview(SMALL_BYTES)
    assert preview is not None
    assert not preview.whole
    app = ReaderApp(library, LaunchOptions(style_sheets(), preview=preview, focus_text=True))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        seen: list[str] = []

        def complete() -> bool:
            seen.append(pane(screen).view.key)
            return screen.documents.is_complete

        await until(pilot, complete)
        await pilot.press("G")
        await until(pilot, lambda: last in shown(screen))
        assert seen[0].startswith("preview:")
        assert document_view(screen).document is not None
    library.close()


@pytest.mark.long
async def test_a_long_document_of_the_library_shows_its_text_first(tmp_path: Path) -> None:
    last = write_long(tmp_path / "long.txt")
    (tmp_path / "short.txt").write_text("A short title\n\nIt has one paragraph of words.\n")
    with Library.open(tmp_path / "library.db") as library:
        list(library.documents.add([str(tmp_path / "short.txt"), str(tmp_path / "long.txt")]))
        app = ReaderApp(
            library, LaunchOptions(style_sheets(), preview=library.documents.first_preview(SMALL_BYTES))
        )
        async with app.run_test(size=(120, 36)) as pilot:
            screen = app.screen
            assert isinstance(screen, MainScreen)
            await until(
                pilot, lambda: screen.documents.is_complete and document_view(screen).document is not None
            )
            long = library.documents.list()[1]
            await screen.opened.preview(long.id, None)
            assert document_view(screen).preview_source == str(tmp_path / "long.txt")
            assert document_view(screen).document is None
            screen.opened.open(long.id)

            def laid() -> bool:
                document = document_view(screen).document
                return document is not None and document.title == "A long title"

            await until(pilot, laid)
            screen.action_turn("article")
            await pilot.press("G")
            await until(pilot, lambda: last in shown(screen))


async def test_another_stretch_of_a_preview_keeps_the_place() -> None:
    library = Library.of([])
    app = ReaderApp(library, LaunchOptions(style_sheets()))
    text = "\n".join(f"Line {number} of the text." for number in range(200)) + "\n"
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, MainScreen)
        await until(pilot, lambda: screen.documents.is_complete)
        at = text.index("Line 60 ")
        start = text.index("Line 40 ")
        document_view(screen).show_preview(
            TextPreview("a.txt", text[start : start + 900], start, at, whole=False)
        )
        await pilot.pause()
        assert shown(screen).startswith("Line 60 ")
        document_view(screen).show_progress(0.35)
        assert screen.query_one(DocumentTabs).note.endswith("35%")
        document_view(screen).show_preview(TextPreview("a.txt", text, 0, 0, whole=True))
        await pilot.pause()
        assert shown(screen).startswith("Line 60 ")
        assert not document_view(screen).has_moved_in_preview
    library.close()
