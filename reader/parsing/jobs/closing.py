"""The jobs at the end of a page that lists papers: "Open positions" below the works of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import announcing, cited_lines, shapes, vocabulary
from reader.parsing.ads import finding as ads
from reader.parsing.jobs import anchoring, beneath, weighing
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.finding import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.ads import Ad
    from reader.parsing.lines import Line

_PAPERS = 2
"""So many papers above the jobs, and the page is no ad."""
_SEVERAL = 2
_HEADING, _MOST_LINES = 60, 400


def find(rows: Sequence[Line]) -> Listed | None:
    """Return the jobs below the last heading that announces jobs, if papers are above that."""
    heading = _heading(rows) if len(rows) <= _MOST_LINES else None
    if heading is None or len(cited_lines.find(rows, 0, heading, (), 0)) < _PAPERS:
        return None
    entries = _labelled(rows, heading + 1) or _one(rows, heading + 1)
    return Listed(tuple(entries), (), entries[0].first) if entries else None


def _is_over_papers(text: str) -> bool:
    return shapes.announces_papers(text) or announcing.heads_references(text)


def _labelled(rows: Sequence[Line], first: int) -> list[Entry]:
    """Return the jobs of chunks that each open with a title right over facts with labels, if several do."""
    anchors = [index for index in range(first, len(rows) - 1) if _is_over_facts(rows, index)]
    if len(anchors) < _SEVERAL:
        return []
    entries = []
    for anchor, stop in zip(anchors, [*anchors[1:], len(rows)], strict=True):
        last = anchor + 1
        while last + 1 < stop and (_is_glued(rows, last + 1) or _is_told(rows[last + 1].bare)):
            last += 1
        entry = Entry(anchor, last, anchor, rows[anchor].bare, "w", bare=True)
        beneath.below(rows, entry)
        entries.append(entry)
    return entries if weighing.weighs(rows, entries, {}) else []


def _is_over_facts(rows: Sequence[Line], index: int) -> bool:
    text, below = rows[index].bare, rows[index + 1].bare
    if _is_glued(rows, index) or not _is_glued(rows, index + 1) or not shapes.is_title_like(text):
        return False
    found = vocabulary.label(below)
    return found is not None and found.kind in anchoring.LABELLED and bool(found.value)


def _is_glued(rows: Sequence[Line], index: int) -> bool:
    """Return whether no blank line is above a line."""
    return rows[index].row == rows[index - 1].row + 1


def _one(rows: Sequence[Line], first: int) -> list[Entry]:
    """Return the job of the one ad that the rest of the page is, if it is one."""
    one = ads.find(rows[first:])
    if one is None or one.title is None:
        return []
    told = (at for at in range(one.title + 1, one.last + 1) if _tells(one, at))
    anchor, last = first + one.title, first + max(told, default=one.last)
    return [Entry(anchor, last, anchor, rows[anchor].bare, "w", bare=True)]


def _heading(rows: Sequence[Line]) -> int | None:
    """Return the last line by itself that announces jobs, below the first heading over papers."""
    short = [
        index
        for index, row in enumerate(rows[:-1])
        if len(row.bare) <= _HEADING and row.last + 1 < rows[index + 1].number
    ]
    over = next((index for index in short if _is_over_papers(rows[index].bare)), len(rows))
    below = (index for index in reversed(short) if index > over)
    return next((index for index in below if weighing.announces(rows[index].bare)), None)


def _tells(ad: Ad, index: int) -> bool:
    """Return whether a line of an ad is a sentence, an item or a fact rather than a name or an address."""
    return index in ad.page.labelled or _is_told(ad.page.texts[index])


def _is_told(text: str) -> bool:
    return shapes.ends_sentence(text) or shapes.bullet(text) > 0
