"""What is shown at which size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.document.location import TABS, Tab
from reader.ui.pane_layout import Pane, layout_panes

PANES: tuple[Pane, ...] = ("sidebar", "list", "text")


@pytest.mark.parametrize(
    ("width", "part", "panes", "stacked"),
    [
        (120, "article", ("sidebar", "text"), False),
        (120, "postings", ("sidebar", "list", "text"), False),
        (80, "postings", ("sidebar", "list", "text"), True),
        (80, "papers", ("sidebar", "text"), True),
        (40, "article", ("text",), True),
    ],
)
def test_panes_by_width(width: int, part: Tab, panes: tuple[Pane, ...], *, stacked: bool) -> None:
    arrangement = layout_panes(width, 24, focused="text", tab=part, sidebar=True)
    assert arrangement.panes == panes
    assert arrangement.stacked is stacked


@given(
    st.integers(0, 400),
    st.integers(0, 120),
    st.sampled_from(PANES),
    st.sampled_from(TABS),
    st.booleans(),
)
def test_the_pane_one_looks_at_is_shown_and_the_text_keeps_half(
    width: int, height: int, look: Pane, part: Tab, sidebar: bool
) -> None:
    if look == "list" and part != "postings":
        return
    arrangement = layout_panes(width, height, focused=look, tab=part, sidebar=sidebar)
    assert look in arrangement.panes
    if len(arrangement.panes) > 1:
        taken = arrangement.sidebar_width if "sidebar" in arrangement.panes else 0
        assert width - (taken or 0) >= width // 2


def test_a_sidebar_that_was_sent_away_comes_when_it_is_looked_at() -> None:
    assert "sidebar" not in layout_panes(120, 36, focused="text", tab="article", sidebar=False).panes
    assert "sidebar" in layout_panes(120, 36, focused="sidebar", tab="article", sidebar=False).panes


def test_keys_give_way_in_a_flat_window() -> None:
    assert not layout_panes(80, 6, focused="text", tab="article", sidebar=True).keys
    assert layout_panes(80, 12, focused="text", tab="article", sidebar=True).keys
