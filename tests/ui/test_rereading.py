"""A document that changes on disk while it is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.document.location import relocate
from tests.ui.builders import notifications
from tests.ui.driving import document_view, pane, running, shown, until
from tests.ui.test_collections import open_collection

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [f"Paragraph {number} has some words of its own, and stays what it is." for number in range(80)]


def write(path: Path, paragraphs: list[str]) -> None:
    path.write_text("A title of some words\n\n" + "\n\n".join(paragraphs) + "\n")
    os.utime(path, ns=(10**18, 10**18 + len(paragraphs) * 10**9))


async def test_a_change_is_told_and_read_again_at_the_same_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, PARAGRAPHS)
    async with running([str(path)], size=(100, 30)) as (pilot, screen):
        at = path.read_text().index("Paragraph 40 ")
        screen.action_turn("article")
        pane(screen).goto(at)
        await pilot.pause()
        assert shown(screen).startswith("Paragraph 40 ")
        write(path, ["A paragraph that is new.", *PARAGRAPHS])
        screen.reloading.check_file()
        await until(pilot, lambda: any("has changed" in told.message for told in notifications(pilot.app)))
        notices = len(notifications(pilot.app))
        screen.reloading.check_file()
        await pilot.press("R")
        await until(pilot, lambda: "A paragraph that is new." in desk_text(screen))
        await pilot.pause()
        assert shown(screen).startswith("Paragraph 40 ")
        told = [one.message for one in notifications(pilot.app) if "has changed" in one.message]
        assert len(told) == 1
        assert notices


def desk_text(screen: object) -> str:
    document = document_view(screen).document  # type: ignore[arg-type]
    return "" if document is None else document.text


async def test_what_cannot_be_read_again_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write(path, PARAGRAPHS)
    async with running([str(path)], size=(100, 30)) as (pilot, screen):
        path.unlink()
        await pilot.press("R")
        await until(pilot, lambda: any("no such" in told.message for told in notifications(pilot.app)))
        assert "Paragraph 1 " in shown(screen)


@given(
    st.lists(st.sampled_from(["one", "two", "three", ""]), max_size=8),
    st.integers(0, 40),
    st.text(max_size=5),
)
def test_a_place_is_carried_over_what_was_put_before_it(lines: list[str], offset: int, more: str) -> None:
    text = "\n".join(lines)
    offset = min(offset, len(text))
    assert relocate(text, offset, text) == offset
    assert 0 <= relocate(text, offset, more) <= max(len(more), 0)


def test_of_several_places_the_nearest_is_taken() -> None:
    assert relocate("a\nbb\nc", 2, "bb\na\nx\nbb\nc") == 0
    assert relocate("a\nbb\nc", 2, "a\nx\nbb\nc\nbb") == 4
    assert relocate("a\nbb\nc", 2, "nothing") == 2
    assert relocate("a\n\nc", 2, "") == 0


async def test_the_document_of_a_result_is_read_again_from_the_list(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"The {name} harbours\n\nGauges are read here.\n")
    async with running([str(tmp_path)], size=(120, 30)) as (pilot, main):
        screen = await open_collection(pilot, main, "All articles")
        assert [hit.title for hit in screen.rows.hits] == ["The a harbours", "The b harbours"]
        (tmp_path / "b.txt").write_text("The b harbours\n\nGauges and ships are read here.\n")
        screen.rows.move_to(1)
        before = [hit.document for hit in screen.rows.hits]
        await pilot.press("R")
        await until(pilot, lambda: [hit.document for hit in screen.rows.hits] != before)
        entries = main.services.library.documents.list()
        assert [hit.document for hit in screen.rows.hits] == [entry.id for entry in entries]
        assert pilot.app.screen is screen
        assert document_view(main).document is main.services.library.documents.get(
            main.documents.entries[0].id
        )
