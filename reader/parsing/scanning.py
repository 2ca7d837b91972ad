"""Which lines of a document most rules are about, found once: long paragraphs are few rules' business."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.parsing import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line


class Scan(NamedTuple):
    """Lines of a document by what is seen at a glance: their indices, in order."""

    short: Sequence[int]
    """Those that may be titles, names and labels."""
    glued: Sequence[int]
    """Those right under another."""
    signed: Sequence[int]
    """Those that neither a letter nor a digit opens."""
    asking: Sequence[int]
    """Those that end in a question, or are marked as one ("Q.")."""

    def within(self, first: int, end: int) -> Scan:
        """Return those of the lines between two indices (`end` excluded)."""
        return Scan(*(it[bisect_left(it, first) : bisect_left(it, end)] for it in self))


def scan(rows: Sequence[Line]) -> Scan:
    """Look at each line of a document."""
    return Scan(
        [index for index, row in enumerate(rows) if len(row.bare) <= shapes.LONG],
        [index for index, (above, row) in enumerate(pairwise(rows), 1) if row.row == above.row + 1],
        [index for index, row in enumerate(rows) if not row.bare[0].isalnum()],
        [
            index
            for index, row in enumerate(rows)
            if (row.bare[-1] in shapes.MAY_ASK and shapes.ends_question(row.bare))
            or (row.bare[0] in shapes.MARKS and shapes.marked_question(row.bare))
        ],
    )
