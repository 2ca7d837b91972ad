"""The second wall: whatever reaches it, nothing unsafe leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.widgets import Input, Static

from reader.clean import is_safe
from reader.ui.theme import ControlCharFilter
from tests.ui.builders import screen_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.filter import LineFilter

BLACK = Color(0, 0, 0)
HOSTILE = ["\x1b[2J", "\x1b]52;c;eA==\x07", "\x9b31m", "a\u202eb", "\x00", "\x7f", "\u2066x", "\ud800"]


@given(st.lists(st.text(max_size=20), max_size=5))
def test_every_text_that_leaves_is_safe_and_as_long(texts: list[str]) -> None:
    style = Style(bold=True)
    segments = ControlCharFilter().apply([Segment(text, style) for text in texts], BLACK)
    assert all(is_safe(segment.text) for segment in segments)
    assert [len(segment.text) for segment in segments] == [len(text) for text in texts]
    assert all(segment.style == style for segment in segments)


def test_safe_lines_and_control_segments_pass_untouched() -> None:
    safe = [Segment("naïve 漢字 👍 —\u00a0"), Segment("e\u0301")]
    control = [Segment("\x1b[H", None, [(ControlType.HOME,)])]
    assert ControlCharFilter().apply(safe, BLACK) is safe
    assert ControlCharFilter().apply(control, BLACK) is control
    mixed = ControlCharFilter().apply([*safe, *control, Segment("\x1b")], BLACK)
    assert [segment.text for segment in mixed] == ["naïve 漢字 👍 —\u00a0", "e\u0301", "\x1b[H", "\ufffd"]


class Walled(App[None]):
    """Widgets that draw hostile text, behind the wall."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.hostile = text
        self.wall = ControlCharFilter()

    def compose(self) -> ComposeResult:
        yield Static(f"static {self.hostile} end", markup=False)
        yield Input(value=f"input {self.hostile} end")

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self.wall]


@pytest.mark.parametrize("text", HOSTILE)
async def test_nothing_unsafe_is_painted(text: str) -> None:
    app = Walled(text)
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        painted = screen_text(app)
        assert "static" in painted
        assert "input" in painted
        assert all(is_safe(line) for line in painted.split("\n"))
