"""Which lines the rules look at, by a glance."""

from __future__ import annotations

from reader.parsing import lines, shapes
from reader.parsing.scanning import Scan, scan

_TOLD = "The gate is shut at noon. " * 20
_TEXT = f"Q. Who shuts it\n• The keeper\n\n{_TOLD}\n\n{_TOLD}Why (and for whom?)\n“Who?”\n\n(at noon)\n"


def test_a_line_may_be_short_glued_signed_and_asking() -> None:
    assert len(_TOLD) > shapes.LONG
    assert scan(lines.split(_TEXT)) == Scan(
        short=[0, 1, 4, 5], glued=[1, 4], signed=[1, 4, 5], asking=[0, 3, 4]
    )


def test_a_scan_is_narrowed_to_the_lines_between_two() -> None:
    assert scan(lines.split(_TEXT)).within(1, 4) == Scan(short=[1], glued=[1], signed=[1], asking=[3])
