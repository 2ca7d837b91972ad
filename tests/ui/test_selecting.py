"""Selecting text by keyboard and by mouse: what is copied is the source, unwrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Offset

from reader.ui.document.view import HIDDEN_CHAR, TextBlock, View
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.builders import ThemedApp, prose_view, screen_strips, screen_text
from tests.ui.driving import document_view, pane, running

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

FIRST = "The tide comes in twice a day, and " + "it goes out again " * 12 + "at last."
SECOND = "Café déjà-vu 漢字 👨\u200d👩\u200d👧 end."
THIRD = "A third paragraph closes the text."
TEXT = f"{FIRST}\n{SECOND}\n{THIRD}"
SIZE = (60, 20)


class Reading(ThemedApp):
    """One pane."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.pane = ReadingPane()
        self.pane.show(view)
        self.taken = 0

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_reading_pane_copied(self) -> None:
        self.taken += 1


SELECTED = [
    ("v", "T"),
    ("v l l", "The"),
    ("v e", "The"),
    ("v e e", "The tide"),
    ("v w", "The t"),
    ("v w w b", "The t"),
    ("v w s e", "tide"),
    ("v w s e o h", " tide"),
    ("v h k", "T"),
    ("v w w s 0", "The tide c"),
    ("v right_curly_bracket left dollar_sign", FIRST),
    ("v right_curly_bracket s dollar_sign", SECOND),
    ("v right_curly_bracket right_curly_bracket s left_curly_bracket", f"{SECOND}\n\nA"),
    ("v G", f"{FIRST}\n\n{SECOND}\n\n{THIRD}"),
    ("v G s left_curly_bracket", THIRD),
    ("v G s g", f"{FIRST}\n\n{SECOND}\n\n{THIRD}"),
    ("v G s pageup", f"{FIRST}\n\n{SECOND}\n\n{THIRD}"[33:]),
    ("v right_curly_bracket s e l l l l l l l l l l l l l", "Café déjà-vu 漢字 👨\u200d👩\u200d👧"),
    ("v right_curly_bracket s e w e", "Café déjà-vu"),
    ("v j j j j j j j j j j s b b", "end.\n\nA"),
]


async def test_the_keys_move_the_cursor_and_what_lies_between_is_selected() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        for keys, selected in SELECTED:
            app.pane.show(prose_view(TEXT))
            assert (app.pane.selecting, app.pane.selected_text) == (False, ""), keys
            await pilot.press(*keys.split())
            assert app.pane.selected_text == selected, keys


async def test_one_key_ends_it_and_gives_the_keys_back() -> None:
    app = Reading(prose_view(TEXT * 9))
    async with app.run_test(size=SIZE) as pilot:
        for key in ("v", "escape"):
            await pilot.press("v", "l", "l", key)
            assert (app.pane.selecting, app.pane.selected_text) == (False, "")
            assert app.pane.offset_at_top == 0
        await pilot.press("j", "j")
        assert app.pane.offset_at_top > 0


async def test_enter_takes_a_selection_and_without_one_means_nothing() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        assert app.taken == 0
        await pilot.press("v", "enter")
        assert app.taken == 1


async def test_the_cursor_is_seen_and_scrolls_the_text() -> None:
    app = Reading(prose_view("\n".join(f"line {number}" for number in range(99))))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v", *["j"] * 40)
        assert app.pane.selected_text.endswith("line 39\n\nl")
        assert "line 40" in screen_text(app)
        reversed_ = [
            segment.text
            for strip in screen_strips(app)
            for segment in strip
            if segment.style is not None and segment.style.reverse
        ]
        assert "l" in reversed_
        await pilot.press("g")
        assert "line 0" in screen_text(app)


async def test_what_is_selected_looks_selected_in_every_theme() -> None:
    async with running() as (pilot, screen):
        await pilot.press("J", "l", "v", "right_curly_bracket", "right_curly_bracket", "s", "w", "w")
        for theme in ("dark", "light", "ansi", "mono"):
            pilot.app.theme = theme
            await pilot.pause()
            words = pane(screen).selected_text[:-1]
            looks = {
                (segment.style.bgcolor, segment.style.underline)
                for strip in screen_strips(pilot.app)
                for segment in strip
                if segment.style is not None and segment.text in (words, words.split()[0])
            }
            plain = (pane(screen).visual_style.rich_style.bgcolor, None)
            assert any(look not in (plain, (plain[0], False)) for look in looks), (theme, words, looks, plain)


async def test_a_selection_survives_scrolling_resizing_and_a_change_above_it() -> None:
    app = Reading(prose_view(TEXT * 9))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v", "right_curly_bracket", "s", "dollar_sign")
        before = app.pane.selected_text
        for size in ((40, 12), (200, 60), (20, 6), SIZE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.pane.selected_text == before
        app.pane.scroll_to(y=40, animate=False)
        await pilot.pause()
        assert app.pane.selected_text == before
        app.pane.change(View("v", [TextBlock("a line of ours"), *app.pane.view.blocks]))
        await pilot.pause()
        assert app.pane.selected_text == before
        await pilot.press("l", "h", "o")
        assert app.pane.selected_text == before
        app.pane.show(prose_view("another text"))
        await pilot.pause()
        assert (app.pane.selecting, app.pane.selected_text) == (False, "")


async def test_two_clicks_take_a_word_three_a_paragraph() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        lines = screen_text(app).split("\n")
        y = next(at for at, line in enumerate(lines) if "déjà" in line)
        spot = Offset(lines[y].index("jà"), y)
        await pilot.click(ReadingPane, offset=spot, times=2)
        assert app.pane.selected_text == "déjà-vu"
        await pilot.click(ReadingPane, offset=spot, times=3)
        assert app.pane.selected_text == SECOND
        await pilot.press("v", "h", "h", "h", "h")
        assert app.pane.selected_text == SECOND[: SECOND.index(" end")] + " "
        await pilot.click(ReadingPane, offset=spot)
        assert (app.pane.selecting, app.pane.selected_text) == (False, "")


async def test_escape_drops_what_the_mouse_has_selected() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.click(ReadingPane, offset=Offset(5, 1), times=2)
        assert app.pane.selected_text
        await pilot.press("escape")
        assert not app.pane.selected_text


async def test_paragraphs_that_were_wrapped_by_hand_are_copied_in_one_line() -> None:
    app = Reading(
        View(
            "v",
            [
                TextBlock(f"one {HIDDEN_CHAR}{HIDDEN_CHAR}two", 0),
                TextBlock("", style="rule"),
                TextBlock("three", 9),
            ],
        )
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("v", "e", "l", "l")
        assert app.pane.selected_text == "one t"
        await pilot.press("G")
        assert app.pane.selected_text == "one two\n\nthree"


async def test_lists_are_copied_with_their_signs_and_words_of_our_own_are_left_out(tmp_path: Path) -> None:
    source = (
        "Before sailing\n\nThere are things to see to:\n\n- Read the charts\n- Keep\n  the log\n\n"
        "1. First\n2. Second\n\nAll of them matter.\n"
    )
    (tmp_path / "list.txt").write_text(source)
    async with running([str(tmp_path)]) as (pilot, screen):
        await pilot.press("l", "v", "G", "s", "g")
        copied = pane(screen).selected_text
        assert " ".join(copied.split()) == " ".join(source.split())
        assert "\n- Read the charts\n- Keep the log\n" in copied
        assert "\n1. First\n2. Second\n" in copied


async def test_a_posting_is_copied_in_its_own_words() -> None:
    async with running() as (pilot, screen):
        await pilot.press("J", "3", "l", "v", "G", "s", "g")
        document = document_view(screen).document
        assert document is not None
        text = document.postings[0].text
        copied = pane(screen).selected_text.split("\n\n", 1)[1]
        assert "".join(copied.split()) in "".join(text.split())


@pytest.mark.parametrize("view", [View("v", []), View("v", [TextBlock("", 0), TextBlock("", style="rule")])])
async def test_where_there_is_nothing_to_select_nothing_breaks(view: View) -> None:
    app = Reading(view)
    keys = "v h l j k w b e 0 dollar_sign g G o s right_curly_bracket left_curly_bracket space enter v"
    async with app.run_test(size=(3, 2)) as pilot:
        await pilot.press(*keys.split())
        assert app.pane.selected_text == ""
