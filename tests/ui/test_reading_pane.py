"""Reading: the place that is kept, moving, matches, selecting, awkward text and sizes."""

from __future__ import annotations

from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from reader.ui.document import layout
from reader.ui.document.view import HIDDEN_CHAR, TextBlock, View
from reader.ui.document.wrapping import wrap
from reader.ui.widgets.reading_pane import CONTEXT, HEAD, ReadingPane
from tests.ui.builders import ThemedApp, prose_view, screen_strips, screen_text, turn_wheel

if TYPE_CHECKING:
    from textual.app import App, ComposeResult

TEXT = "\n".join(
    f"{number} " + " ".join(f"word{number}-{at}" for at in range(number % 60)) for number in range(120)
)
SIZE = (100, 24)


class Reading(ThemedApp):
    """One pane, and all the places it told of."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.pane = ReadingPane()
        self.pane.show(view)
        self.moved: list[tuple[int, float]] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_reading_pane_moved(self, event: ReadingPane.Moved) -> None:
        assert event.control is self.pane
        self.moved.append((event.offset, event.progress))


def first_line(app: App[None]) -> str:
    return next(line.strip() for line in screen_text(app).split("\n") if line.strip())


async def test_the_place_survives_resizing_column_and_theme() -> None:
    app = Reading(prose_view(TEXT))
    random = Random(7)  # noqa: S311
    async with app.run_test(size=(200, 60)) as pilot:
        for _ in range(12):
            app.pane.goto(random.randrange(len(TEXT) - 8_000))
            await pilot.pause()
            offset, line = app.pane.offset_at_top, first_line(app)
            for size in ((40, 12), (120, 36)):
                await pilot.resize_terminal(*size)
                await pilot.pause()
                here = app.pane.offset_at_top
                assert here <= offset < here + 120 or app.pane.progress == 1
            app.pane.column = 50
            app.theme = "textual-light" if app.theme == "textual-dark" else "textual-dark"
            await pilot.pause()
            app.pane.column = 78
            await pilot.resize_terminal(200, 60)
            await pilot.pause()
            assert (app.pane.offset_at_top, first_line(app)) == (offset, line)


async def test_a_place_near_the_end_stays_in_sight_and_is_the_top_where_it_can_be() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=(200, 60)) as pilot:
        offset = TEXT.index("word118-30")
        app.pane.goto(offset)
        await pilot.pause()
        assert app.pane.progress == 1
        assert "word118-30" in screen_text(app)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert app.pane.offset_at_top == offset
        assert "word118-30" in screen_text(app).split("\n")[0]


async def test_going_to_an_offset_puts_its_line_on_top_or_below() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        for word in ("word77-10", "word115-50", "word30-0"):
            app.pane.goto(TEXT.index(word))
            await pilot.pause()
            assert word in screen_text(app).split("\n")[0]
            app.pane.goto(TEXT.index(word), 4)
            await pilot.pause()
            assert word in screen_text(app).split("\n")[4]
            assert app.moved[-1][0] == app.pane.offset_at_top


async def test_a_match_on_the_first_page_leaves_the_beginning_in_sight() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        beginning = screen_text(app).split("\n")
        rows = [row for row, line in enumerate(beginning) if line.strip()]
        low = max(row for row in rows if row <= SIZE[1] * HEAD)
        for row in rows:
            word = beginning[row].split()[0]
            app.pane.goto_match(TEXT.index(word))
            await pilot.pause()
            lines = screen_text(app).split("\n")
            assert (lines == beginning) == (row <= low), row
            assert word in lines[row if row <= low else CONTEXT], row
        app.pane.goto_match(TEXT.index(beginning[low].split()[0]))
        await pilot.resize_terminal(SIZE[0], CONTEXT + 2)  # there is no room for both any more
        await pilot.pause()
        assert beginning[low].split()[0] in screen_text(app)


@pytest.mark.parametrize(
    ("there", "back"),
    [("j", "k"), ("space", "b"), ("pagedown", "pageup"), ("ctrl+d", "ctrl+u"), ("down", "up")],
)
async def test_keys_move_and_move_back(there: str, back: str) -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        # Into text that nobody has measured, where going up has to.
        app.pane.goto(TEXT.index("\n100 ") + 1)
        await pilot.pause()
        offset = app.pane.offset_at_top
        await pilot.press(*[back] * 5)
        assert app.pane.offset_at_top < offset
        await pilot.press(*[there] * 5)
        assert app.pane.offset_at_top == offset


async def test_a_page_keeps_one_line() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space", "space")
        last = screen_text(app).split("\n")[-1].strip()
        await pilot.press("space")
        assert screen_text(app).split("\n")[0].strip() == last


async def test_paging_down_shows_every_line_once() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE):
        seen = [line.offset for line in app.pane.viewport.page]
        while app.pane.progress < 1:
            app.pane.action_line_down()
            seen.append(app.pane.viewport.page[-1].offset)
        shown = [offset for offset in seen if offset is not None]
        assert shown == sorted(set(shown))
        starts = [at for at in range(len(TEXT)) if not at or TEXT[at - 1] == "\n"]
        assert set(starts) <= set(shown)
        assert all(stop - start < 90 for start, stop in pairwise(shown))


async def test_top_and_end_are_clamped() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("G", "j", "space")
        assert app.pane.progress == 1
        assert "word119" in screen_text(app).split("\n")[-1]
        assert app.pane.scroll_y == app.pane.max_scroll_y
        await pilot.press("g", "k", "b")
        assert (app.pane.progress, app.pane.scroll_y, app.pane.offset_at_top) == (0, 0, 0)


async def test_the_wheel_and_the_scrollbar() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test(size=SIZE) as pilot:
        turn_wheel(app.pane, MouseScrollDown)
        await pilot.pause()
        assert app.pane.scroll_y > 0
        turn_wheel(app.pane, MouseScrollUp)
        await pilot.pause()
        assert app.pane.scroll_y == 0
        app.pane.scroll_to(y=app.pane.max_scroll_y // 2, animate=False)
        await pilot.pause()
        assert 0.4 < app.pane.progress < 0.6
        app.pane.scroll_to(y=app.pane.max_scroll_y, animate=False)
        await pilot.pause()
        assert app.pane.progress == 1


async def test_the_column_is_centred_and_never_touches_an_edge() -> None:
    app = Reading(prose_view(TEXT))
    async with app.run_test() as pilot:
        for width, left in ((121, 21), (83, 2), (60, 2), (59, 1), (20, 1)):
            await pilot.resize_terminal(width, 24)
            await pilot.press("space", "space")
            lines = [line[: width - 1].rstrip() for line in screen_text(app).split("\n")]
            words = [line for line in lines if line]
            assert {len(line) - len(line.lstrip()) for line in words} == {left}
            assert all(len(line) <= width - 1 - left for line in words)
            assert max(map(len, words)) > width - 1 - left - 12


async def test_unwrapped_lines_scroll_sideways_and_say_so() -> None:
    code = "start " + "middle " * 20 + "finish"
    app = Reading(View("v", [TextBlock(code, 0, "code", wrap=False), TextBlock("prose", 200)]))
    async with app.run_test(size=(60, 10)) as pilot:
        assert "start" in screen_text(app)
        assert "›" in screen_text(app)
        await pilot.press(*["right"] * 30)
        assert "‹" in screen_text(app)
        assert "›" not in screen_text(app)
        assert "finish" in screen_text(app)
        assert "prose" in screen_text(app)
        await pilot.press(*["left"] * 30)
        assert "start" in screen_text(app)


async def test_signs_hang_and_stand() -> None:
    words = "long " * 30
    blocks = [TextBlock(words, sign="• ", indent=2), TextBlock(words, sign="│ ", every=True)]
    app = Reading(View("v", blocks))
    async with app.run_test(size=(60, 20)):
        lines = [line[2:] for line in screen_text(app).split("\n")]
        assert lines[1].startswith("  • long")
        assert lines[2].startswith("    long")
        assert sum(line.startswith("│ long") for line in lines) >= 3


async def test_matches_are_lit_where_they_stand() -> None:
    app = Reading(prose_view("one two three\nfour five"))
    async with app.run_test(size=SIZE) as pilot:
        app.pane.highlight([(4, 7), (19, 23)], current=0)
        await pilot.pause()
        strips = screen_strips(app)
        lit = {
            segment.text: (bool(segment.style.reverse), bool(segment.style.underline))
            for strip in strips
            for segment in strip
            if segment.style and (segment.style.reverse or segment.style.underline) and segment.text.strip()
        }
        assert lit == {"two": (True, False), "five": (False, True)}


async def test_selecting_gives_the_unwrapped_source() -> None:
    text = "first " * 40 + "end\nsecond paragraph here"
    app = Reading(prose_view(text))
    async with app.run_test(size=(60, 20)) as pilot:
        at = next(y for y, line in enumerate(screen_text(app).split("\n")) if "second" in line)
        await pilot.mouse_down(ReadingPane, offset=(8, 1))
        await pilot.hover(ReadingPane, offset=(7, at))
        await pilot.mouse_up(ReadingPane, offset=(7, at))
        selected = app.screen.get_selected_text()
        assert selected == "first " * 39 + "end\n\nsecond"[: len("end\n\nsecond")]
        app.pane.text_select_all()
        await pilot.pause()
        assert app.screen.get_selected_text() == text.replace("\n", "\n\n")


async def test_fillers_are_neither_shown_nor_copied() -> None:
    app = Reading(View("v", [TextBlock(f"one {HIDDEN_CHAR}{HIDDEN_CHAR}two", 0)]))
    async with app.run_test(size=SIZE) as pilot:
        assert "one two" in screen_text(app)
        app.pane.text_select_all()
        await pilot.pause()
        assert app.screen.get_selected_text() == "one two"


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (3, 9), (20, 6), (200, 60)])
async def test_awkward_sizes_and_texts(size: tuple[int, int]) -> None:
    texts = [
        "[/nope] [@click=app.quit]x[/]",
        "漢字" * 99,
        "👨\u200d👩\u200d👧" * 30,
        "e\u0301" * 99,
        "x" * 5000,
        "",
    ]
    blocks = [TextBlock(text, None, sign="• ", wrap=bool(at % 2)) for at, text in enumerate(texts)]
    app = Reading(View("v", [*blocks, TextBlock("", style="rule")]))
    async with app.run_test(size=size) as pilot:
        app.pane.highlight([(0, 3)], 0)
        for key in ("j", "space", "right", "G", "b", "left", "g"):
            await pilot.press(key)
        await pilot.resize_terminal(60, 10)
        await pilot.pause()
        assert "[/nope] [@click=app.quit]x[/]" in screen_text(app)


async def test_an_empty_view_is_blank() -> None:
    app = Reading(View("v", []))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("j", "G", "space")
        assert app.pane.progress == 1
        app.pane.show(prose_view(TEXT), at=TEXT.index("word99-9"))
        await pilot.pause()
        assert app.pane.offset_at_top <= TEXT.index("word99-9")
        assert "word99-9" in screen_text(app).split("\n")[0]


async def test_a_line_of_nineteen_megabytes_and_three_million_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    wrapped: list[str] = []

    def counted(text: str, width: int) -> list[tuple[int, int]]:
        wrapped.append(text)
        return wrap(text, width)

    monkeypatch.setattr(layout, "wrap", counted)
    for text in ("word " * 3_800_000, "short\n" * 3_000_000):
        app = Reading(View("v", [TextBlock(text, 0)]))
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("G")
            assert app.pane.progress == 1
            app.pane.goto(len(text) // 2)
            await pilot.pause()
            assert 0 <= len(text) // 2 - app.pane.offset_at_top < 80
            assert sum(map(len, wrapped)) < 30 * layout.CHUNK, "laid out more than was looked at"
            wrapped.clear()
