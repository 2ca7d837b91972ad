"""The comments of a thread, or mails of a digest, that offer a job."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import comment_lines, details, mail_digests, role_words, shapes, vocabulary
from reader.parsing.ads import names
from reader.parsing.jobs import (
    anchoring,
    beneath,
    blurbs,
    column_sorts,
    parting,
    saying,
    seeking,
    templates,
    told,
    weighing,
    wording,
)
from reader.parsing.jobs.anchoring import Entry
from reader.parsing.jobs.cell_sorts import sort_of
from reader.parsing.jobs.parting import Cell
from reader.places import shapes as place_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.parsing.comment_lines import Comment
    from reader.parsing.jobs.cell_sorts import Sort
    from reader.parsing.lines import Line

_ENOUGH = 3
_LABELS = 8
_OPENING = 60
_TITLE = 80
"""A longer line at the top says how to take part, and may name both who offers and who seeks."""


def find(rows: Sequence[Line], said: Sequence[Comment]) -> Iterator[Entry]:
    """Yield the comments of a thread that offer a job; in a hiring thread, their first line may say less."""
    words = weighing.words_over(rows, said[0].meta + 1)
    announced = any(map(weighing.announces, words)) or _is_tagged(rows[said[0].first].bare)
    titles = [text for text in words if len(text) < _TITLE]
    if not announced and any(wording.seeks_work(text) for text in titles):
        return
    texts = [it for it in said if it.first <= it.last and not _seeks_work(rows, it)]
    first = said if announced else said[:_SAMPLE]
    sample = [it for it in texts if it.meta <= first[-1].meta]
    found = _weighed(rows, sample, announced=announced)
    some = not announced and 0 < len(first) <= len(found) * _FEW
    if some or len(sample) < len(texts):
        found = _weighed(rows, texts, announced=announced or some)
    yield from found


_FEW, _SAMPLE = 4, 400
"""Where one in so many of the first comments offers a job, others do."""


def _is_tagged(text: str) -> bool:
    """Return whether what opens a thread has a tag for jobs: "#jobs", "#hiring"."""
    return "#" in text and any(map(weighing.announces, _TAGS.findall(text)))


_TAGS = lazy.regex(r"#([^\W\d_]{3,20})")


def _seeks_work(rows: Sequence[Line], comment: Comment) -> bool:
    text = _ungreeted(rows, comment)
    return wording.seeks_work(rows[text.first].bare[text.at :][:_OPENING])


def _ungreeted(rows: Sequence[Line], comment: Comment) -> Comment:
    """Return a comment without a greeting on a line of its own: "Dear all,"."""
    text = rows[comment.first].bare
    alone = not comment.at and comment.first < comment.last and len(text) < _GREETING and text[-1] in ",!"
    return comment._replace(first=comment.first + 1) if alone else comment


_GREETING = 40


def _weighed(rows: Sequence[Line], said: Sequence[Comment], *, announced: bool) -> list[Entry]:
    """Return the entries of comments that state enough to be jobs."""
    offers = (offered(rows, comment, announced=announced) for comment in said)
    found = [entry for entry in offers if entry]
    _name_seconds(found)
    settle(found)
    return [it for it in found if it.form in _SAID or _offers(rows, it, announced=announced)]


def _name_seconds(found: Sequence[Entry]) -> None:
    """Take what is second in a header that names no known role for one, as others of its thread have theirs.

    "Port Marl | Wharfinger | Marl, Norway" besides "Halden Mill | Baker | Hull".
    """
    signs = {entry.form[:1] for entry in found if entry.role and _SLOTS & _slots(entry) == {"0"}}
    for entry in found:
        if entry.role or entry.form[:1] not in signs or not entry.facts():
            continue
        for second, sort in entry.cells[1:2]:
            if second.slot[-1] == "1" and _may_be_role(second, sort):
                entry.role = second.text
                del entry.cells[1]


def _slots(entry: Entry) -> set[str]:
    return {cell.slot[-1] for cell, _ in entry.cells if cell.slot[:1] == entry.form[:1]}


_SLOTS = {"0", "1"}


def _may_be_role(cell: Cell, sort: Sort) -> bool:
    return not sort and cell.text[0].isupper() and not parting.within(cell.text)


def settle(found: Sequence[Entry]) -> None:
    """Decide what the cells of offers are: together for those of one form that name no employer."""
    alike: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        role, comma, firm = entry.role.rpartition(", ")
        named = " " in firm and wording.is_firm(firm) and ". " not in firm and not parting.within(firm)
        if comma and named and entry.bare and not entry.has("company"):
            entry.role, entry.cells[:0] = role, saying.cells("", firm)
        if entry.form[:1] == "|" or entry.form in _SAID or entry.has("company"):
            column_sorts.settle([entry], {})  # everybody has an order of their own
        else:
            alike[entry.form].append(entry)
    for together in alike.values():
        column_sorts.settle(together, {})


_SAID = frozenset({"said", "headed"})
"""Offers that have been weighed by their words; each stands for itself."""


def _offers(rows: Sequence[Line], entry: Entry, *, announced: bool) -> bool:
    """Return whether a comment states enough to be a job."""
    stated = (
        entry.facts() + (entry.place is not None and not entry.has("place")) + (entry.company is not None)
    )
    stated += 2 * weighing.is_tag(entry.tag) + (entry.form == "s") + bool(role_words.gender(entry.role))
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


def offered(rows: Sequence[Line], comment: Comment, *, announced: bool) -> Entry | None:
    """Return the entry of a comment, if it begins with one or with labels, or offers a job in a sentence."""
    text, firm = _led(rows, comment, announced=announced)
    text = text if text.first > comment.first else _exclaimed(rows, _ungreeted(rows, comment))
    # A subject says less than the labels of a mail.
    label = None if text.subject is None else vocabulary.label(rows[text.first].bare)
    entry = (
        templates.read(rows, text.first, text.last, text.at)
        or (label and label.kind == "role" and _stated(rows, text, announced=announced))
        or _said(rows, text, announced=announced)
        or _stated(rows, text, announced=announced)
    )
    if entry and entry.form == "said" and text.first < text.last:
        _add_line(rows, entry, text.first + 1)
    if entry and entry.first <= text.first:
        entry.first = comment.first
    if entry and not entry.company and not entry.has("company"):
        entry.cells[:0] = saying.cells("", firm or _hirer(rows, comment))
    return entry


def _add_line(rows: Sequence[Line], entry: Entry, below: int) -> None:
    """Add the facts of the line under a sentence that has its role again: "Baker, Nights / Hull"."""
    line = None if entry.has("place") else anchoring.anchored(rows, below)
    if line and line.has("place") and line.role.casefold().startswith(entry.role.casefold()):
        entry.cells += [it for it in line.cells if it[1] in anchoring.SURE_FACTS]


def _exclaimed(rows: Sequence[Line], comment: Comment) -> Comment:
    """Return a comment without a call before the role that it offers: "We have one! Baker, Halden Mill"."""
    call = _CALL.match(rows[comment.first].bare, comment.at)
    if (
        call is None
        or anchoring.anchored(rows, comment.first, rows[comment.first].bare[call.end() :]) is None
    ):
        return comment
    return comment._replace(at=call.end())


_CALL = lazy.regex(r"[^\W_][^.!?]{1,30}!\s+(?=[^\W\d_a-z])")


def _led(rows: Sequence[Line], comment: Comment, *, announced: bool) -> tuple[Comment, str]:
    """Return a comment without a first line that only leads to the job, and who hires if it says so.

    "Halden is hiring:"; where jobs are `announced` "Hi all, we have one:" over what is one does too.
    """
    opening = rows[comment.first].bare[comment.at :]
    if comment.first == comment.last or len(opening) > _TITLE or opening[-1:] not in {":", "!"}:
        return comment, ""
    firm = seeking.employer(opening)
    below = comment.first + 1
    one = announced and opening[-1] == ":" and not shapes.number_length(rows[below].bare)  # no contents
    leads = firm or (one and anchoring.anchored(rows, below) is not None)
    return (comment._replace(first=comment.first + 1, at=0) if leads else comment), firm


def _hirer(rows: Sequence[Line], comment: Comment) -> str:
    """Return who wrote a comment if that is the name of an employer and no member's: "Fenland Bakery"."""
    name = comment_lines.author(rows[comment.meta].bare)
    several = " " in name and all(word[0].isupper() for word in name.split())
    return name if several and (names.is_firm(name) or wording.is_firm(name)) else ""


def _said(rows: Sequence[Line], comment: Comment, *, announced: bool) -> Entry | None:
    """Return the job that a comment announces in a line of its own, or offers in a sentence."""
    first, at = comment.first, comment.at
    opening = rows[first].bare[at:]
    if first < comment.last and saying.heads(opening):
        return _under_heading(rows, first, comment.last)
    spoken = None if "|" in opening else saying.said(rows, first, comment.last, at, announced=announced)
    if comment.subject is None:
        return spoken
    subject = mail_digests.subject(rows[comment.subject].bare)
    role, place = saying.titled(subject)
    if not role or (spoken is None and not place):
        return spoken
    said = spoken or saying.entry(first, comment.last, role, "", saying.offered(rows, first, comment.last)[1])
    role = said.role if said.role.casefold() == role.casefold() else role
    cells = [it for it in said.cells if it[1] != "place" or not place]
    return Entry(first, comment.last, first, role, "said", [*cells, *saying.cells(place, "")])


def _under_heading(rows: Sequence[Line], heading: int, last: int) -> Entry | None:
    """Return the job in the lines under "*VACANCY*": its role is the first of them, known or not."""
    first = heading + 1
    found = anchoring.anchored(rows, first)
    role = found.role if found else rows[first].bare
    entry = found or Entry(first, last, first, role, "headed", bare=len(role) <= _TITLE)
    entry.form, entry.last = "headed", last
    beneath.below(rows, entry)
    entry.first = heading
    return entry if entry.has("place", "pay") and entry.role else None


def _stated(rows: Sequence[Line], comment: Comment, *, announced: bool) -> Entry | None:
    first, last = comment.first, comment.last
    opening = rows[first].bare[comment.at :]
    entry = anchoring.anchored(rows, first, opening) if comment.at else blurbs.anchored(rows, first)
    if entry is None:
        entry = _labelled(rows, comment) or _filled(rows, comment)
    if entry is None and comment.subject is not None:
        entry = anchoring.anchored(rows, comment.subject, mail_digests.subject(rows[comment.subject].bare))
        first = comment.subject
    if entry is None and announced and not comment.at:
        entry = _headed(rows, first) or _listed(rows, first) or _titled(rows, first, last)
    if entry is None:
        return None
    entry.first, entry.last = first, last
    told.read(rows, entry)
    return entry if entry.cells else None


def _labelled(rows: Sequence[Line], comment: Comment) -> Entry | None:
    """Return the entry of the first lines with labels, over which it may say who hires."""
    first = comment.first
    lines = range(first + 1, min(first + _LABELS, comment.last + 1))
    if not any(":" in rows[index].bare or "：" in rows[index].bare for index in lines):
        return None
    found = (anchoring.anchored(rows, index) for index in lines)
    entry = next((it for it in found if it and it.form == "label"), None)
    firm = seeking.employer(rows[first].bare[comment.at :]) if entry else ""
    if entry and firm:
        entry.bare, entry.cells = False, [(Cell(firm, "s0"), "company")]
    return entry


def _filled(rows: Sequence[Line], comment: Comment) -> Entry | None:
    """Return the entry of a message that fills in labels, none of them for its role.

    That opens or is sought in what no label of a fact is on: "DESCRIPTION: Baker, nights. We mill our own."
    """
    lines = range(comment.first, min(comment.first + _FILLED, comment.last + 1))
    labels = {index: vocabulary.label(rows[index].bare) for index in lines}
    facts = {index for index, it in labels.items() if it and it.value and it.kind in anchoring.LABELLED}
    if len({it.kind for index in facts if (it := labels[index])} & _FILLED_IN) < _ENOUGH:
        return None
    rest = [index for index in lines if index not in facts]
    for index in rest:
        if role := seeking.opening_role(rows[index].bare.partition(": ")[2]):
            return Entry(comment.first, comment.last, index, role, "label", bare=True)
    role = saying.offered(rows, rest[0], comment.last)[0] if rest else ""
    role = role or next(filter(wording.is_role, _behind_commas(it.value for it in labels.values() if it)), "")
    return Entry(comment.first, comment.last, rest[0] if rest else comment.last, role, "label", bare=True)


def _behind_commas(values: Iterable[str]) -> Iterator[str]:
    """Yield what labels say besides: "Full time, Compiler Engineer"."""
    return (piece for value in values for piece in value.split(", ")[1:])


_FILLED = 12
_FILLED_IN = frozenset({"company", "place", "pay", "employment", "remote"})


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
    beneath.below(rows, entry)
    return entry if any(cell.slot == "=place" for cell, _ in entry.cells) else None


def _listed(rows: Sequence[Line], index: int) -> Entry | None:
    """Return the entry of a line that commas part, its role known or what is behind an employer's name.

    "Halden Theatre, Lighting Technician, Marl, £28,000 a year": one fact beyond all doubt is enough.
    """
    text = rows[index].bare
    text = text[:-1] if text[-1] == "." and sort_of(text.rpartition(", ")[2]) == "pay" else text
    pieces = parting.listed(text) if len(text) <= _TITLE and not shapes.ends_sentence(text) else ()
    cells = [(cell, sort_of(cell.text)) for cell in pieces]
    sorts = [sort for _, sort in cells]
    if "prose" in sorts or not ({"pay", "place"} & set(sorts)):
        return None
    at = sorts.index("role") if "role" in sorts else 1 if sorts[:2] == ["company", ""] else -1
    if at < 0:
        return None
    if at and sorts[at - 1] == "":
        cells[at - 1] = (cells[at - 1][0], "company")
    behind = cells[at + 1] if at + 1 < len(cells) else None
    if behind and "place" not in sorts and not behind[1] and place_shapes.is_city(behind[0].text):
        cells[at + 1] = (behind[0], "place")
    role = cells.pop(at)[0].text
    return Entry(index, index, index, role, ",list", cells) if role[:1].isupper() else None


def _headed(rows: Sequence[Line], index: int) -> Entry | None:
    """Return the entry of a header that names no job, only facts: "Halden | Oslo | ONSITE | several"."""
    line = parting.parted(rows[index].bare) if len(rows[index].bare) <= parting.LONGEST else None
    if line is None or len(line.cells) < 3:
        return None
    cells = [(cell, sort_of(cell.text)) for cell in line.cells]
    entry = Entry(index, index, index, "", line.style + line.sign, cells, line.tag)
    return entry if entry.facts() > 1 else None
