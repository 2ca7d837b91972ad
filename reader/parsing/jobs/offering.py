"""The comments of a thread, or mails of a digest, that offer a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import details, threads, vocabulary
from reader.parsing.jobs import anchoring, cell_sorts, column_sorts, parting, weighing, wording
from reader.parsing.jobs.anchoring import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Line
    from reader.parsing.threads import Comment

_ENOUGH = 3
_LABELS = 8
_OPENING = 60
_TITLE = 80
"""A longer line at the top says how to take part, and may name both who offers and who seeks."""


def find(rows: Sequence[Line], said: Sequence[Comment]) -> Iterator[Entry]:
    """Yield the comments of a thread that offer a job; in a hiring thread, their first line may say less."""
    words = weighing.words_over(rows, said[0].meta + 1)
    announced = any(map(weighing.announces, words))
    titles = [text for text in words if len(text) < _TITLE]
    if not announced and any(wording.seeks_work(text) for text in titles):
        return
    found: list[Entry] = []
    for comment in said:
        if comment.first > comment.last or wording.seeks_work(
            rows[comment.first].bare[comment.at :][:_OPENING]
        ):
            continue
        entry = _offered(rows, comment, announced=announced)
        if entry:
            found.append(entry)
    for entry in found:
        if entry.form[:1] == "|":  # everybody has an order of their own
            column_sorts.settle([entry], {})
    column_sorts.settle([entry for entry in found if entry.form[:1] != "|"], {})
    for entry in found:
        if _offers(rows, entry, announced=announced):
            yield entry


def _offers(rows: Sequence[Line], entry: Entry, *, announced: bool) -> bool:
    """Return whether a comment states enough to be a job."""
    stated = (
        entry.facts() + (entry.place is not None and not entry.has("place")) + (entry.company is not None)
    )
    stated += 2 * weighing.is_tag(entry.tag) + (entry.form == "s") + bool(vocabulary.gender(entry.role))
    if stated + 2 * announced + (entry.form[:1] == "|") >= _ENOUGH:
        return True
    own = [rows[index].bare for index in range(entry.first, min(entry.first + _LABELS, entry.last + 1))]
    spoken = vocabulary.spoken("\n".join(own))
    stated += 2 * bool(spoken["seek"]) + bool(spoken["apply"]) if entry.has("place") else 0
    if stated + 1 < _ENOUGH:
        return False
    if stated >= _ENOUGH:
        return True
    reached = entry.form == "s" and any("://" in text or "@" in text for text in own)
    return reached or (not entry.has("pay") and any(map(details.pay, own)))


def _offered(rows: Sequence[Line], comment: Comment, *, announced: bool) -> Entry | None:
    """Return the entry of a comment, if it begins with one or with labels."""
    first, last = comment.first, comment.last
    entry = anchoring.anchored(rows, first, rows[first].bare[comment.at :])
    if entry is None and vocabulary.label(rows[first].bare):
        labelled = (
            anchoring.anchored(rows, index) for index in range(first + 1, min(first + _LABELS, last + 1))
        )
        entry = next((it for it in labelled if it and it.form == "label"), None)
    if entry is None and comment.subject is not None:
        entry = anchoring.anchored(rows, comment.subject, threads.subject(rows[comment.subject].bare))
        first = comment.subject
    entry = entry or (_headed(rows, first) if announced and not comment.at else None)
    if entry is None:
        return None
    entry.first, entry.last = first, last
    anchoring.below(rows, entry)
    return entry if entry.cells else None


def _headed(rows: Sequence[Line], index: int) -> Entry | None:
    """Return the entry of a header that names no job, only facts: "Halden | Oslo | ONSITE | several"."""
    line = parting.parted(rows[index].bare) if len(rows[index].bare) <= parting.LONGEST else None
    if line is None or len(line.cells) < 3:
        return None
    cells = [(cell, cell_sorts.sort_of(cell.text)) for cell in line.cells]
    entry = Entry(index, index, index, "", line.style + line.sign, cells, line.tag)
    return entry if entry.facts() > 1 else None
