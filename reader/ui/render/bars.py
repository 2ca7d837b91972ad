"""Bars of blocks: how long a number is beside others. Pure.

Drawn here and not by a library for charts: importing plotext 6.1 (MIT) takes 240 ms and more, about as long
as Textual itself, and what is needed is a row of blocks, in the colours of the theme and under a cursor.
"""

from __future__ import annotations

EIGHTHS = " ▏▎▍▌▋▊▉"
FULL = "█"


def bar(number: int, most: int, cells: int) -> str:
    """Return a bar for a number that is `cells` long for `most`, and an eighth of a cell at least.

    Empty for 0. Numbers are rounded to eighths of a cell.
    """
    if number <= 0 or most <= 0 or cells <= 0:
        return ""
    whole, eighths = divmod(max(1, round(8 * cells * min(number, most) / most)), 8)
    return FULL * whole + EIGHTHS[eighths].strip()
