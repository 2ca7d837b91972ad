"""The comments of a thread, or mails of a digest, that offer a job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import details, shapes, threads, vocabulary
from reader.parsing.jobs import anchoring, cell_sorts, column_sorts, parting, saying, weighing, wording
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
        if entry.form[:1] == "|" or entry.form in _SAID:  # everybody has an order of their own
            column_sorts.settle([entry], {})
    column_sorts.settle([it for it in found if it.form[:1] != "|" and it.form not in _SAID], {})
    for entry in found:
        if entry.form in _SAID or _offers(rows, entry, announced=announced):
            yield entry


_SAID = frozenset({"said", "headed"})
"""Offers that have been weighed by their words; each stands for itself."""


def _offers(rows: Sequence[Line], entry: Entry, *, announced: bool) -> bool:
    """Return whether a comment states enough to be a job."""
    stated = (
        entry.facts() + (entry.place is not None and not entry.has("place")) + (entry.company is not None)
    )
    stated += 2 * weighing.is_tag(entry.tag) + (entry.form == "s") + bool(vocabulary.gender(entry.role))
    if stated + 2 * announced + (entry.form[:1] == "|") >= _ENOUGH:
        return True
    stated += 2 * (vocabulary.phrases("seek").match(rows[entry.anchor].bare) is not None)
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
    """Return the entry of a comment, if it begins with one or with labels, or offers a job in a sentence."""
    return _said(rows, comment, announced=announced) or _stated(rows, comment, announced=announced)


def _said(rows: Sequence[Line], comment: Comment, *, announced: bool) -> Entry | None:
    """Return the job that a comment announces in a line of its own, or offers in a sentence."""
    first, at = comment.first, comment.at
    opening = rows[first].bare[at:]
    if first < comment.last and saying.heads(opening):
        return _under_heading(rows, first, comment.last)
    spoken = None if "|" in opening else saying.said(rows, first, comment.last, at, announced=announced)
    if comment.subject is None:
        return spoken
    role, place = saying.titled(threads.subject(rows[comment.subject].bare))
    if not role or (spoken is None and not place):
        return spoken
    said = spoken or saying.entry(first, comment.last, role, "", "")
    cells = [it for it in said.cells if it[1] != "place" or not place]
    return Entry(first, comment.last, first, role, "said", [*cells, *saying.cells(place, "")])


def _under_heading(rows: Sequence[Line], heading: int, last: int) -> Entry | None:
    """Return the job in the lines under "*VACANCY*": its role is the first of them, known or not."""
    first = heading + 1
    found = anchoring.anchored(rows, first)
    role = found.role if found else rows[first].bare
    entry = found or Entry(first, last, first, role, "headed", bare=len(role) <= _TITLE)
    entry.form, entry.last = "headed", last
    anchoring.below(rows, entry)
    entry.first = heading
    return entry if entry.has("place", "pay") and entry.role else None


def _stated(rows: Sequence[Line], comment: Comment, *, announced: bool) -> Entry | None:
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
    if entry is None and announced and not comment.at:
        entry = _headed(rows, first) or _titled(rows, first, last)
    if entry is None:
        return None
    entry.first, entry.last = first, last
    anchoring.below(rows, entry)
    return entry if entry.cells else None


def _titled(rows: Sequence[Line], first: int, last: int) -> Entry | None:
    """Return the entry of an ad under a title that no table knows, if a label below says where it is."""
    text = rows[first].bare
    alone = first < last and rows[first + 1].row > rows[first].row + 1
    if not alone or len(text) > _TITLE or shapes.ends_sentence(text) or vocabulary.label(text):
        return None
    cells = parting.parted(text).cells
    if not cells:  # a line of signs
        return None
    entry = Entry(first, last, first, cells[0].text, "w", bare=True)
    anchoring.below(rows, entry)
    return entry if any(cell.slot == "=place" for cell, _ in entry.cells) else None


def _headed(rows: Sequence[Line], index: int) -> Entry | None:
    """Return the entry of a header that names no job, only facts: "Halden | Oslo | ONSITE | several"."""
    line = parting.parted(rows[index].bare) if len(rows[index].bare) <= parting.LONGEST else None
    if line is None or len(line.cells) < 3:
        return None
    cells = [(cell, cell_sorts.sort_of(cell.text)) for cell in line.cells]
    entry = Entry(index, index, index, "", line.style + line.sign, cells, line.tag)
    return entry if entry.facts() > 1 else None
