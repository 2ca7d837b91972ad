"""The one job at the end of a page that lists papers: "Open positions" below the works of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import citations, shapes
from reader.parsing.ads import finding as ads
from reader.parsing.jobs import weighing
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.finding import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.ads import Ad
    from reader.parsing.lines import Line

_PAPERS = 2
"""So many papers above the job, and the page is no ad."""
_HEADING, _MOST_LINES = 60, 400


def find(rows: Sequence[Line]) -> Listed | None:
    """Return the job below the last heading that announces jobs, if papers are above that."""
    heading = _heading(rows) if len(rows) <= _MOST_LINES else None
    if heading is None or len(citations.find(rows, 0, heading, (), 0)) < _PAPERS:
        return None
    first = heading + 1
    one = ads.find(rows[first:])
    if one is None or one.title is None:
        return None
    anchor = first + one.title
    last = max((at for at in range(one.title + 1, one.last + 1) if _tells(one, at)), default=one.last)
    entry = Entry(anchor, first + last, anchor, rows[anchor].bare, "w", bare=True)
    return Listed((entry,), (), anchor)


def _heading(rows: Sequence[Line]) -> int | None:
    """Return the last line by itself that announces jobs, below the first heading over papers."""
    short = [
        index
        for index, row in enumerate(rows[:-1])
        if len(row.bare) <= _HEADING and row.last + 1 < rows[index + 1].number
    ]
    over = next((index for index in short if shapes.announces_papers(rows[index].bare)), len(rows))
    below = (index for index in reversed(short) if index > over)
    return next((index for index in below if weighing.announces(rows[index].bare)), None)


def _tells(ad: Ad, index: int) -> bool:
    """Return whether a line of an ad is a sentence, an item or a fact rather than a name or an address."""
    text = ad.page.texts[index]
    return index in ad.page.labelled or shapes.ends_sentence(text) or shapes.bullet(text) > 0
