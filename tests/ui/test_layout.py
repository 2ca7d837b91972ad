"""Heights, chunks and positions: whatever is asked lazily agrees with laying out everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.document.cursor import copied_text
from reader.ui.document.layout import CHUNK, Chunks, Layout, Place, Position
from reader.ui.document.line_heights import FEW, GROUP, Heights
from reader.ui.document.view import HIDDEN_CHAR, Highlight, Highlights, Line, TextBlock, View
from reader.ui.document.viewport import Viewport

PIECES = st.builds(
    TextBlock,
    st.text(st.sampled_from("abc d\n漢"), max_size=60),
    st.none(),
    space=st.integers(0, 2),
    indent=st.integers(0, 3),
    sign=st.sampled_from(["", "• "]),
    wrap=st.booleans(),
)
VIEWS = st.lists(PIECES, min_size=1, max_size=12).map(lambda blocks: View("v", blocks))


def everything(view: View, width: int) -> list[Line]:
    layout = Layout(Chunks(view), width)
    return [line for index in range(len(layout.chunks)) for line in layout.lines(index)]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=1500), st.data())
def test_heights_are_sums(heights: list[int], data: st.DataObject) -> None:
    sums = Heights(len(heights), list(heights).__getitem__)
    for _ in range(3):
        at = data.draw(st.integers(0, len(heights) - 1))
        heights[at] = data.draw(st.integers(1, 9))
        sums.set(at, heights[at])
    assert sums.total == sum(heights)
    index = data.draw(st.integers(0, len(heights) - 1))
    assert sums.top(index) == sum(heights[:index])
    row = data.draw(st.integers(0, heights[index] - 1))
    assert sums.find(sums.top(index) + row) == (index, row)


@given(st.integers(FEW + 1, 6 * FEW), st.lists(st.integers(0, 10**6), max_size=20), st.integers(0, 10**6))
def test_among_many_heights_what_was_asked_about_is_exact(count: int, asked: list[int], seed: int) -> None:
    known = [(1, 2, 3, 9)[index * index % (seed + 5) % 4] for index in range(count)]
    looked: list[int] = []

    def height(index: int) -> int:
        looked.append(index)
        return known[index]

    sums = Heights(count, height)
    assert len(looked) < count // 8
    for line in asked:
        index, row = sums.find(line % sums.total)
        assert 0 <= row < known[index]
        assert sums.find(sums.top(index) + row) == (index, row)
    for start in range(0, count, GROUP):
        sums.top(start)
    assert sums.total == sum(known)
    assert sums.top(count - 1) == sum(known) - known[-1]


@given(VIEWS, st.integers(1, 40), st.integers(0, 200), st.integers(-200, 200))
def test_moving_is_counting_lines(view: View, width: int, start: int, lines: int) -> None:
    whole = everything(view, width)
    layout = Layout(Chunks(view), width)
    here = layout.move(Position(0, 0), start)
    there = layout.move(here, lines)
    expected = max(0, min(min(start, len(whole) - 1) + lines, len(whole) - 1))
    assert layout.page(there, 5) == whole[expected : expected + 5]


@given(VIEWS, st.integers(1, 40), st.integers(1, 30))
def test_the_last_page_ends_with_the_last_line(view: View, width: int, height: int) -> None:
    layout = Layout(Chunks(view), width)
    assert layout.page(layout.last_top(height), height + 5) == everything(view, width)[-height:]


def huge(text: str) -> Chunks:
    return Chunks(View("v", [TextBlock("first", 0), TextBlock(text, 7)]))


def test_a_huge_piece_is_cut_and_nothing_is_lost() -> None:
    for text in ("word " * 20_000, "short\n" * 20_000, "x" * 50_000, "👍🏽" * 20_000, "漢字" * 20_000):
        chunks = huge(text)
        assert len(chunks) > 5
        lines = [line.text for index in range(1, len(chunks)) for line in Layout(chunks, 70).lines(index)]
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(chunks[index].stop - chunks[index].start <= 2 * CHUNK for index in range(len(chunks)))
        assert not any(line.startswith("🏽") for line in lines)


def test_an_offset_is_found_and_given_back() -> None:
    chunks = huge("word " * 20_000)
    for offset in range(7, 100_000, 777):
        assert chunks.offset(chunks.find(offset)) == offset
        layout = Layout(chunks, 50)
        line = layout.page(layout.line_of(chunks.find(offset)), 1)[0]
        assert line.offset is not None
        assert line.offset <= offset <= line.offset + 51


def test_offsets_between_pieces_and_beyond() -> None:
    chunks = Chunks(View("v", [TextBlock("chrome"), TextBlock("ten", 10), TextBlock("twenty", 20)]))
    assert chunks.find(0) == Place(0, 0)
    assert chunks.find(15) == Place(1, 3)
    assert chunks.find(999) == Place(2, 6)
    assert chunks.offset(Place(0, 0)) == 10


def test_text_between_places_is_unwrapped_and_without_fillers() -> None:
    blocks = [
        TextBlock("one two", 0),
        TextBlock(f"three {HIDDEN_CHAR}four", 8, space=0),
        TextBlock("five six", 20),
    ]
    chunks = Chunks(View("v", blocks))
    assert copied_text(chunks, "", Place(0, 4), Place(2, 4)) == "two\nthree four\n\nfive"
    assert copied_text(chunks, "", Place(0, 1), Place(0, 3)) == "ne"
    assert copied_text(chunks, "", Place(2, 0), Place(0, 0)) == ""


def test_a_narrow_column_has_half_the_indent() -> None:
    view = View("v", [TextBlock("words", indent=4, space=0)])
    assert [everything(view, width)[0].indent for width in (78, 30)] == [4, 2]


def test_what_is_lit_of_a_line() -> None:
    matches = Highlights([(30, 40), (5, 12)], current=1)
    assert matches.within(10, 35) == [Highlight(10, 12, current=True), Highlight(30, 35, current=False)]
    assert matches.within(12, 30) == []
    assert Highlights().within(0, 9) == []


@given(
    VIEWS,
    VIEWS,
    st.lists(st.tuples(st.integers(-30, 30), st.integers(0, 9), st.integers(1, 40)), min_size=1, max_size=6),
)
def test_a_pane_without_height_can_be_moved_and_shown_another_text(
    first: View, second: View, steps: list[tuple[int, int, int]]
) -> None:
    viewport = Viewport()
    viewport.show(first, 0)
    for number, (lines, height, width) in enumerate(steps):
        viewport.resize(width, height)
        viewport.move(lines)
        viewport.show((second, first)[number % 2], abs(lines))
        viewport.move(lines)
        assert 0 <= viewport.top.chunk < len(viewport.chunks)
        assert 0.0 <= viewport.progress <= 1.0


def test_a_pane_without_height_keeps_its_place() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    viewport = Viewport()
    viewport.show(View("v", [TextBlock(words, 0, space=0)]), 0)
    viewport.resize(40, 10)
    viewport.move(20)
    offset = viewport.anchor_offset
    assert offset > 400
    viewport.resize(40, 0)
    assert viewport.anchor_offset == offset
    viewport.resize(40, 10)
    assert viewport.anchor_offset == offset
