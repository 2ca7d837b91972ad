"""d: the copies of a posting, what each differs in, and the way there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.wording import in_percent
from reader.ui.dialogs.copies import CopiesScreen
from reader.ui.render.compare import THE_SAME, difference_text
from reader.ui.widgets.scrollable_page import ScrollablePage
from tests.ui.builders import screen_text
from tests.ui.driving import document_view, notices, pane, running, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from reader.ui.screens.main import MainScreen

SEA = (
    "We look for a Pilot who steers the ferry through the harbour and along the coast, by day and by night, "
    "in fair and in foul weather, and who has done so for 5 years. Key job responsibilities - Read the "
    "charts - Keep the log - Know every buoy - Greet the guests [/nope] About the team - We are few and have "
    "been so for long"
)
LAND = (
    "We bake bread for the whole town, every day before anybody is awake, and sell what is left at noon. " * 3
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    def page(title: str, *postings: tuple[str, str]) -> str:
        return (
            f"{title}\n\nAn article.\n\n" + "\n\n".join(f"{place}\n{text}" for place, text in postings) + "\n"
        )

    (tmp_path / "a.txt").write_text(page("First", ("US, WA, Seattle", SEA), ("GB, London", LAND)))
    (tmp_path / "b.txt").write_text(page("Second", ("US, WA, Seattle", SEA)))
    (tmp_path / "c.txt").write_text(page("Third", ("US, CA, Sunnyvale", SEA.replace("5 years", "7 years"))))
    return tmp_path


def title(screen: MainScreen) -> str | None:
    document = document_view(screen).document
    return None if document is None else document.title


@pytest.mark.long
@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12)])
async def test_the_copies_their_likeness_and_differences(folder: Path, size: tuple[int, int]) -> None:
    async with running([str(folder)], size=size) as (pilot, screen):
        await pilot.press("3", "d")
        await until(pilot, lambda: isinstance(pilot.app.screen, CopiesScreen))
        await until(pilot, lambda: size[1] < 20 or THE_SAME in screen_text(pilot.app))
        rows = screen_text(pilot.app).split("\n")
        shares = [found[1] for row in rows if (found := re.search(r"│▌?\s*(\d+) % ", row))]
        assert shares == ["100", "99"]
        await pilot.press("j")
        await until(pilot, lambda: "lines" in screen_text(pilot.app) and "c.txt" in screen_text(pilot.app))
        for _ in range(9):
            await pilot.press("space")
        await until(pilot, lambda: size[1] < 20 or "for −5 +7 years" in screen_text(pilot.app))
        await pilot.press("b", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)


async def test_the_box_is_as_large_as_what_it_shows_and_leaves_no_slivers(folder: Path) -> None:
    async with running([str(folder)], size=(120, 36)) as (pilot, _):
        await pilot.press("3", "d")
        await until(pilot, lambda: isinstance(pilot.app.screen, CopiesScreen) and pilot.app.screen.is_mounted)
        box = pilot.app.screen.query_one("#detail-box")
        await until(pilot, lambda: THE_SAME in screen_text(pilot.app) and box.size.height < 12)
        await pilot.press("j")
        await until(pilot, lambda: "for −5 +7 years" in screen_text(pilot.app))
        assert pilot.app.screen.query_one(ScrollablePage).max_scroll_y == 0
        await pilot.resize_terminal(90, 14)
        await until(pilot, lambda: box.outer_size == (90, 13))
        assert "copies of" in screen_text(pilot.app).split("\n")[0]


async def test_enter_goes_to_the_copy(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, screen):
        await pilot.press("3", "d")
        await until(pilot, lambda: isinstance(pilot.app.screen, CopiesScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: title(screen) == "Third")
        assert document_view(screen).tab == "postings"
        assert "7 years" in "".join(block.text for block in pane(screen).view.blocks)
        await pilot.press("d")
        await until(pilot, lambda: isinstance(pilot.app.screen, CopiesScreen))
        await pilot.press("enter")
        await until(pilot, lambda: title(screen) != "Third")


async def test_a_posting_without_copies_says_so(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, _):
        await pilot.press("3", "j", "d")
        await until(pilot, lambda: "No copies or near copies" in notices(pilot))


words = st.lists(st.sampled_from(["sea", "sail", "log", "night", "7", "漢字", "[b]", "\n"]), max_size=60).map(
    " ".join
)


@given(words, words)
def test_a_difference_shows_every_word_that_differs(mine: str, theirs: str) -> None:
    shown = difference_text(mine, theirs).plain
    for text, other in ((mine, theirs), (theirs, mine)):
        for word in set(text.split()) - set(other.split()) - {"[b]"}:
            assert word in shown
    assert (shown == THE_SAME) == (difference_text(theirs, mine).plain == THE_SAME)


def test_long_stretches_that_both_have_are_left_out() -> None:
    common = "word " * 400
    shown = difference_text(f"{common}5 years {common}", f"{common}7 years {common}").plain
    assert "−5 +7 years" in shown
    assert shown.count("…") == 2
    assert len(shown) < 500


def test_only_the_same_words_are_a_hundred_percent() -> None:
    assert [in_percent(share) for share in (1.0, 0.999, 0.914, 0.8)] == ["100 %", "99 %", "91 %", "80 %"]


async def test_the_head_of_a_posting_names_the_likest(folder: Path) -> None:
    async with running([str(folder)]) as (pilot, screen):
        await pilot.press("3")
        await until(pilot, lambda: "(99 %)" in shown(screen))
        assert "Near   " in shown(screen)  # as wide as the other labels
        await pilot.press("full_stop", "full_stop")
        await until(pilot, lambda: screen.workspace.settings.repeated == "plain")
        await pilot.press("j")
        await until(pilot, lambda: "bake" in shown(screen))
        assert "Near   " not in shown(screen)
        await pilot.press("J", "3")
        await until(pilot, lambda: "(99 %)" in shown(screen))
