"""Work counted as calls and returns, which no other program on the machine can slow down."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def steps_of(call: Callable[[str], object], text: str) -> int:
    """Return how many functions, ours and built in, a call enters and leaves."""
    steps = 0

    def count(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        call(text)
    finally:
        sys.setprofile(before)
    return steps
