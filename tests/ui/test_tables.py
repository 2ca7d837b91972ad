"""Tables: columns fitted to the room there is, every character where it stands."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.document import cursor as motions
from reader.ui.document.cursor import copied_text
from reader.ui.document.layout import CHUNK, Chunks, Layout
from reader.ui.document.tables import MOST_COLUMNS, read_table, tables_in
from reader.ui.document.view import HIDDEN_CHAR, Line, TextBlock, View
from reader.ui.render.article import article_view
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.builders import ThemedApp, document, screen_strips, screen_text

if TYPE_CHECKING:
    from textual.app import ComposeResult

TEA = """\
| Tea | Degrees | What it tastes like |
|:----|--------:|:-------------------:|
| Green | 70 | grassy and light, with a sweetness that comes late |
| Black \\| red | 95 | **strong** |"""
CELLS = st.lists(
    st.sampled_from(["", "a", "two words", "漢字 and", "**b** `c`", "x" * 30, "1.5"]), min_size=2, max_size=4
)
TABLES = st.builds(
    lambda rows, width, ruled, edges: "\n".join(
        (f"| {' | '.join(row)} |" if edges else " | ".join(row))
        for row in [
            *[[*row, *[""] * 4][:width] for row in rows[:1]],
            *([["---"] * width] if ruled else []),
            *[[*row, *[""] * 4][:width] for row in rows[1:]],
        ]
    ),
    st.lists(CELLS, min_size=2, max_size=4),
    st.integers(2, 4),
    st.booleans(),
    st.booleans(),
)


def chunks_of(text: str) -> Chunks:
    return Chunks(View("v", [TextBlock(text, 3, "code", space=1, wrap=False, table=True)], marked=True))


def drawn(line: Line) -> str:
    """What stands on a line, without the thin lines between columns."""
    words = ""
    for run in line.runs:
        words += " " * (run.x - cell_len(words)) + run.text.replace(HIDDEN_CHAR, "")
    return words if line.runs else line.text.replace(HIDDEN_CHAR, "")


def laid_out(text: str, width: int) -> list[str]:
    return [drawn(line) for line in Layout(chunks_of(text), width).lines(0)[1:]]


def test_columns_are_as_wide_as_their_words_and_stand_to_their_side() -> None:
    assert laid_out(TEA, 90) == [
        "Tea           Degrees                  What it tastes like",
        "────────────┼─────────┼───────────────────────────────────────────────────",
        "Green              70   grassy and light, with a sweetness that comes late",
        "Black | red        95                         strong",
    ]


def test_columns_are_narrowed_and_their_words_wrapped() -> None:
    assert laid_out(TEA, 42) == [
        "Tea           Degrees     What it tastes",
        "                               like",
        "────────────┼─────────┼───────────────────",
        "Green              70   grassy and light,",
        "                         with a sweetness",
        "                         that comes late",
        "",
        "Black | red        95         strong",
    ]


def test_words_are_broken_only_where_that_helps() -> None:
    text = "one | extraordinarily\n1 | unpremeditated words"
    assert laid_out(text, 21) == ["one   extraordinarily", "", "1     unpremeditated", "      words"]
    assert laid_out(text, 18) == [
        "one   extraordinar",
        "      ily",
        "",
        "1     unpremeditat",
        "      ed words",
    ]
    assert laid_out(text, 12) == laid_out(text, 21)


def test_what_fits_nowhere_is_scrolled() -> None:
    lines = Layout(chunks_of(TEA), 10).lines(0)
    assert max(line.cells for line in lines) > 10
    assert next(line.text for line in lines if line.runs and "Green" in line.text).startswith("Green")


@pytest.mark.parametrize(
    "text",
    [
        "one | two",
        "a line\nof text",
        "a | b\nc | d | e",
        "| a | b |\n|---|\n| c | d |",
        "| a | b |\n|---|---|\n| c | d | e |",
        "Name      Price\nTea       4.10",
        "|a" * (MOST_COLUMNS + 1) + "|\n" + "|a" * (MOST_COLUMNS + 1) + "|",
        "| a |\n| b |",
        "| a | b |\n|---|---|",
        "",
        "|\n|",
    ],
)
def test_what_gives_no_columns_stays_as_it_stands(text: str) -> None:
    assert read_table(text) is None
    assert laid_out(text, 20) == text.split("\n")


def test_tables_under_one_another_are_parted() -> None:
    spaced = "a | b\n\nc | d"
    assert tables_in(spaced) == [(0, len(spaced))]
    other = "x | y | z\n1 | 2 | 3"
    assert [text[a:b] for text in [f"{TEA}\n \n{other}\n"] for a, b in tables_in(text)] == [TEA, other]
    assert [text[a:b] for text in [f"{TEA}\n\n\n{TEA}"] for a, b in tables_in(text)] == [TEA, TEA]
    source = document(("table", f"{TEA}\n\n{other}"), ("table", "Name      Price\nTea       4.10"))
    assert [(block.text, block.table) for block in article_view(source).blocks] == [
        (TEA, True),
        (other, True),
        ("Name      Price\nTea       4.10", False),
    ]


def test_a_long_table_stays_as_it_stands() -> None:
    text = "| a | b |\n" * CHUNK
    chunks = chunks_of(text)
    assert chunks.shown(0).text == text[: len(chunks.shown(0).text)]
    assert Layout(chunks, 40).lines(0)[2].text == "| a | b |"


@given(TABLES, st.integers(1, 60))
def test_every_character_is_on_the_line_that_is_found_for_it(text: str, width: int) -> None:
    chunks = chunks_of(text)
    layout = Layout(chunks, width)
    lines, shown = layout.lines(0), chunks.shown(0).text
    assert len(shown) == len(text)
    assert all(before.start <= now.start for before, now in pairwise(lines))
    seen = []
    for line in lines:
        assert all(before.x + cell_len(before.text) <= now.x for before, now in pairwise(line.runs))
        assert all(shown[run.start : run.stop] == run.text for run in line.runs)
        seen += [at for run in line.runs for at in range(run.start, run.stop)]
    assert len(seen) == len(set(seen))
    words = {at for at, character in enumerate(shown) if not character.isspace() and character != HIDDEN_CHAR}
    assert read_table(text) is None or words <= set(seen)
    for at in sorted(words):
        position = layout.line_of(chunks.find(3 + at))
        line = lines[position.row]
        assert not line.runs or any(run.start <= at < run.stop for run in line.runs)
    assert copied_text(chunks, "", *(chunks.find(3), chunks.end)) == text


@pytest.mark.long
@given(TABLES, st.integers(1, 60))
def test_the_cursor_goes_through_all_that_is_shown(text: str, width: int) -> None:
    chunks = chunks_of(text)
    layout = Layout(chunks, width)
    shown = chunks.shown(0).text
    place = motions.first(chunks)
    there = [place]
    while (place := motions.right(chunks, place)) != there[-1]:
        there.append(place)
    assert all(shown[at.character] != HIDDEN_CHAR or set(shown) == {HIDDEN_CHAR} for at in there)
    back = [place]
    while (place := motions.left(chunks, place)) != back[-1]:
        back.append(place)
    assert back == there[::-1]
    for at in there:
        column = motions.column_of(layout, at)
        down = motions.lines_on(layout, at, 1, column)
        assert layout.line_of(down) >= layout.line_of(at)


class Reading(ThemedApp):
    """A pane with a table."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = ReadingPane()
        blocks = [
            TextBlock(TEA, 0, "code", indent=2, wrap=False, table=True),
            TextBlock("after", len(TEA) + 2),
        ]
        self.pane.show(View("v", blocks, source=f"{TEA}\n\nafter", marked=True))

    def compose(self) -> ComposeResult:
        yield self.pane


@pytest.mark.parametrize("width", [40, 55, 100])
async def test_a_table_is_read_selected_and_copied(width: int) -> None:
    app = Reading()
    async with app.run_test(size=(width, 24)) as pilot:
        lines = screen_text(app).split("\n")
        y, line = next((y, line) for y, line in enumerate(lines) if "Green" in line)
        assert f"│{'70':>8}" in line
        await pilot.click(ReadingPane, offset=(line.index("70"), y), times=2)
        assert app.pane.selected_text == "70"
        await pilot.click(ReadingPane, offset=(line.index("grassy") + 1, y), times=2)
        assert app.pane.selected_text == "grassy"
        app.pane.text_select_all()
        await pilot.pause()
        assert app.pane.selected_text == f"{TEA}\n\nafter"
        app.pane.highlight([(TEA.index("late"), TEA.index("late") + 4)], 0)
        await pilot.pause()
        strips = screen_strips(app)
        lit = [
            text for strip in strips for text, style, _ in strip if style and style.reverse and text.strip()
        ]
        assert lit == ["late"]


async def test_the_place_in_a_table_stays_at_every_width() -> None:
    app = Reading()
    async with app.run_test(size=(40, 6)) as pilot:
        for row in range(2, 9):
            await pilot.press("g", *["j"] * row)
            top = app.pane.viewport.top
            app.pane.viewport.resize(app.pane.viewport.layout.width, app.pane.size.height)
            assert app.pane.viewport.top == top
        await pilot.press("g", "j", "j", "v", "j", "j", "j")
        assert app.pane.selected_text
        assert app.pane.selected_text in TEA


async def test_a_match_in_a_hidden_address_is_shown() -> None:
    app = Reading()
    async with app.run_test(size=(100, 24)) as pilot:
        text = "a | [b](https://x.org)\n1 | 2"
        app.pane.show(View("v", [TextBlock(text, 0, "code", wrap=False, table=True)], marked=True))
        await pilot.pause()
        assert "x.org" not in screen_text(app)
        app.pane.highlight([(text.index("x.org"), text.index("x.org") + 5)])
        await pilot.pause()
        assert "a   │ [b](https://x.org)" in screen_text(app)


async def test_a_table_that_does_not_fit_scrolls_sideways() -> None:
    app = Reading()
    async with app.run_test(size=(24, 24)) as pilot:
        assert "›" in screen_text(app)
        assert "strong" not in screen_text(app)
        await pilot.press(*["right"] * 9)
        assert "‹" in screen_text(app)
        assert "strong" in screen_text(app)
