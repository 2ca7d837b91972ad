"""When there is room between two keys, at any pace."""

from __future__ import annotations

import pytest

from reader.ui.services.search_session import PAUSE, SLACK, USUAL, TypingPace


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rhythm(clock: Clock) -> TypingPace:
    return TypingPace(clock)


def strike(rhythm: TypingPace, clock: Clock, *gaps: float) -> None:
    """Keys, each so many seconds after the one before; the clock then stands at the last."""
    rhythm.strike()
    for gap in gaps:
        clock.now += gap
        rhythm.strike()


def test_who_has_typed_nothing_is_not_waited_for(rhythm: TypingPace) -> None:
    assert rhythm.wait(10.0) == 0


def test_the_first_key_is_taken_for_that_of_a_fast_typist(rhythm: TypingPace, clock: Clock) -> None:
    rhythm.strike()
    assert rhythm.wait(USUAL - 0.001) == 0
    assert rhythm.wait(USUAL + 0.001) == pytest.approx(USUAL + SLACK)
    clock.now += USUAL + SLACK
    assert rhythm.wait(10.0) == pytest.approx(0)


@pytest.mark.parametrize("gap", [0.03, 0.1, 0.2])
def test_what_is_done_before_the_next_key_comes_is_begun_at_once(
    rhythm: TypingPace, clock: Clock, gap: float
) -> None:
    strike(rhythm, clock, gap, gap)
    clock.now += gap / 2
    assert rhythm.wait(gap / 3) == 0
    assert rhythm.wait(gap) == pytest.approx(gap / 2 + SLACK)


def test_the_faster_of_the_last_two_keys_tells_the_pace(rhythm: TypingPace, clock: Clock) -> None:
    strike(rhythm, clock, 0.1, 0.2)
    assert rhythm.wait(0.15) == pytest.approx(0.1 + SLACK)
    clock.now += 0.2
    rhythm.strike()
    assert rhythm.wait(0.15) == 0


def test_a_pause_is_no_pace(rhythm: TypingPace, clock: Clock) -> None:
    strike(rhythm, clock, 0.1, 0.1, PAUSE)
    assert rhythm.wait(0.15) == pytest.approx(0.1 + SLACK)
    clock.now += 0.2
    assert rhythm.wait(0.15) == 0
