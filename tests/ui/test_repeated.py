"""What recurs in other postings: it steps back, folds away, or is shown like all else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import Repeat
from reader.ui.document.posting_words import name_of
from reader.ui.document.view import TextBlock
from reader.ui.render.repeated_text import FOLD_SIGN, folded
from reader.ui.widgets.posting_list import PostingList
from tests.ui.builders import posting, row_lines
from tests.ui.driving import document_view, pane, running, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.screens.main import MainScreen

FERRY = "Ferries bring all of our guests home late at night."
OFFICE = "Our office looks out over the old harbour."
OWN = (
    "You will paint the bow of the ship red.",
    "You will mend torn sails.",
    "You will count all our coins.",
)
PLACES = ("NO, 03, Oslo", "DK, 84, Copenhagen", "SE, AB, Stockholm")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    parts = ["Ferries", "", "We run ferries, and look for people.", ""]
    for place, own in zip(PLACES, OWN, strict=True):
        parts += [
            place,
            f"{FERRY} {own} {own.lower()} " + f"{OFFICE} " + "You will like it here with us. " * 8,
            "",
        ]
    (tmp_path / "ferries.txt").write_text("\n".join(parts), encoding="utf-8")
    return tmp_path


def quiet_words(screen: MainScreen) -> list[str]:
    document = document_view(screen).document
    assert document is not None
    return [document.text[start:stop] for start, stop in pane(screen).view.dimmed]


async def test_it_steps_back_folds_away_and_is_plain(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, screen):
        await pilot.press("3")
        await until(pilot, lambda: bool(pane(screen).view.dimmed))
        assert quiet_words(screen)[:2] == [FERRY, OFFICE]
        await pilot.press("full_stop")
        assert FERRY not in shown(screen).replace("\n", " ")
        assert "as in 2 other postings" in shown(screen)
        assert OWN[0] in shown(screen).replace("\n", " ")
        await pilot.press("full_stop")
        assert "other postings" not in shown(screen)
        assert not pane(screen).view.dimmed
        await pilot.press("full_stop")
        assert quiet_words(screen)[:2] == [FERRY, OFFICE]


async def test_the_next_posting_is_known_before_one_turns_to_it(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, screen):
        await pilot.press("3")
        postings = document_view(screen).document.postings  # type: ignore[union-attr]
        await until(pilot, lambda: bool(screen.services.repeats.of(postings[1])))
        await pilot.press("j")
        assert quiet_words(screen)[0] == FERRY


@pytest.mark.long
async def test_a_sentence_with_a_match_is_not_folded_away(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, screen):
        await pilot.press("3")
        await until(pilot, lambda: bool(pane(screen).view.dimmed))
        await pilot.press("full_stop", "slash", *"harbour paint", "enter")
        await until(
            pilot, lambda: screen.navigator.search is not None and OFFICE in shown(screen).replace("\n", " ")
        )
        assert FERRY not in shown(screen).replace("\n", " ")
        await pilot.press("escape")
        await pilot.pause()
        assert OFFICE not in shown(screen).replace("\n", " ")


async def test_in_the_list_postings_are_called_by_their_own_words(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, screen):
        await pilot.press("3")
        rows = screen.query_one(PostingList)

        def named(first: int) -> bool:
            return all(OWN[at][:12] in row_lines(rows, at)[0] for at in range(first, 3))

        assert FERRY[:12] in row_lines(rows, 0)[0] or named(0)
        await until(pilot, lambda: named(0))
        await pilot.press("full_stop", "full_stop")
        await pilot.pause()
        assert FERRY[:12] in row_lines(rows, 0)[0]


def test_a_posting_without_words_of_its_own_is_called_by_its_first() -> None:
    one = posting(10, "aaaa. bbbb. cccc.")
    assert name_of(one, [Repeat(10, 15, 2)]) == "…bbbb. cccc."
    assert name_of(one, [Repeat(16, 21, 2)]) == "aaaa. bbbb. cccc."
    assert name_of(one, [Repeat(10, 15, 2), Repeat(16, 21, 2), Repeat(22, 27, 2)]) == "aaaa. bbbb. cccc."
    assert name_of(posting(10, " ")) == "Posting"
    assert name_of(posting(0, "x" * 90)) == "x" * 60 + "…"


async def test_what_is_set_holds_for_documents_opened_later(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, screen):
        await pilot.press("full_stop", "3")
        await until(pilot, lambda: "other postings" in shown(screen))
        assert screen.workspace.settings.repeated == "folded"


def test_a_fold_goes_on_over_paragraphs_and_bullets() -> None:
    blocks = [
        TextBlock("aa bb", 0),
        TextBlock("cc", 7, indent=2, sign="• "),
        TextBlock("dd", 11, indent=2, sign="• "),
    ]
    repeats = [Repeat(3, 5, 4), Repeat(7, 9, 9)]
    one, fold, last = folded(blocks, repeats)
    assert one == TextBlock("aa", 0)
    assert fold == TextBlock("2 sentences as in 4–9 other postings", None, "fold", 0, 0, FOLD_SIGN)
    assert last == blocks[2]


def test_a_bullet_keeps_its_sign_where_its_beginning_is_folded() -> None:
    fold, rest = folded([TextBlock("aa bb", 0, indent=2, sign="• ")], [Repeat(0, 2, 3)])
    assert fold.text == "1 sentence as in 3 other postings"
    assert rest == TextBlock("bb", 3, space=0, indent=2, sign="• ")


@given(st.lists(st.tuples(st.text("ab ", min_size=1, max_size=12), st.booleans()), min_size=1, max_size=8))
def test_folding_keeps_every_other_word_where_it_stands(parts: list[tuple[str, bool]]) -> None:
    text, repeats = "", []
    for words, recurs in parts:
        if recurs and words.strip():
            repeats.append(Repeat(len(text), len(text) + len(words), 2))
        text += words + " "
    kept = [block for block in folded([TextBlock(text, 0)], repeats) if block.start is not None]
    assert all(text.startswith(block.text, block.start) for block in kept if block.start is not None)
    plain = "".join(
        words if not any(one.start == at for one in repeats) else ""
        for words, at in zip((w for w, _ in parts), _starts([w for w, _ in parts]), strict=True)
    )
    assert "".join("".join(block.text.split()) for block in kept) == "".join(plain.split())


def _starts(words: list[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    return starts
