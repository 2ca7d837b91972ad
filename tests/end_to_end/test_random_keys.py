"""What the random keys call a finding."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.processor_time import Took
from tests.end_to_end.random_keys import GROWTH, INTERRUPTED, Findings
from tests.end_to_end.terminal import CTRL_C, Terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

GOOD = Findings(100, 1000, 1, {0: 1}, Took(0.5), 0.5, [], 0, (100, 100 + GROWTH))


@pytest.mark.parametrize(
    ("codes", "unasked", "hangs", "memory", "is_good"),
    [
        ([0, 0], 0, [], 0, True),
        ([], 0, [], 0, True),
        ([0, INTERRUPTED], 0, [], 0, True),
        ([0, INTERRUPTED], 1, [], 0, False),
        ([70], 0, [], 0, False),
        ([1], 0, [], 0, False),
        ([0], 0, [7], 0, False),
        ([0], 0, [], GROWTH + 1, False),
    ],
)
def test_what_is_bad(
    codes: Sequence[int], unasked: int, hangs: Sequence[int], memory: int, *, is_good: bool
) -> None:
    found = GOOD._replace(codes=Counter(codes), unasked=unasked, hangs=hangs, memory=(100, 100 + memory))
    assert found.is_good == is_good


def test_ctrl_c_is_an_interrupt_only_where_the_terminal_takes_it_for_one() -> None:
    with Terminal([]) as terminal:
        terminal.await_keyboard()
        assert terminal.send(CTRL_C)
        assert terminal.interrupts == 0
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
    with Terminal([], program=["/bin/sh", "-c", "echo ready; read line"]) as waiting:
        waiting.wait_for("ready")
        assert waiting.send(b"some " + CTRL_C)
        assert waiting.interrupts == 1
        assert waiting.wait_for_end() == INTERRUPTED
