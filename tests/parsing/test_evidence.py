"""A scale agrees with the sum of its cues, whatever it skips."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.parsing.evidence import Cue, Scale, weigh


def _bit(number: int, weight: int) -> Cue[int]:
    return Cue(f"bit {number}", weight / 2, lambda subject: subject >> number & 1)


cues = st.lists(st.builds(_bit, st.integers(0, 3), st.integers(-8, 8)), max_size=8)


@given(cues, st.integers(-6, 6), st.integers(0, 15))
def test_a_scale_tips_where_the_sum_reaches_its_threshold(
    table: list[Cue[int]], threshold: int, subject: int
) -> None:
    scale, weight = Scale(threshold, *table), weigh(table, subject)
    assert scale.tips(subject) == (weight >= threshold)
    assert scale.margin(subject) == weight - threshold or max(scale.margin(subject), weight - threshold) < 0


def test_a_scale_without_cues_weighs_nothing() -> None:
    assert Scale[int](0).tips(1)
    assert not Scale[int](1).tips(1)
