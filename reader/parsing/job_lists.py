"""Lists of jobs and hiring threads: each job in them is a posting of its own.

The entries of a page are found by form (job_entries.py, job_tables.py, threads.py), and each group of one form
is weighed as a whole: what announces jobs, what its entries state, and what speaks for something else that
names people's work, such as a team, a programme or somebody's career.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import places
from reader.parsing import job_batches, job_cells, job_entries, job_extents, job_tables, threads, vocabulary
from reader.parsing.evidence import Cue, Scale
from reader.parsing.job_entries import Entry
from reader.parsing.lines import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.parsing.ads import Ad
    from reader.parsing.job_cells import Sort
    from reader.parsing.threads import Comment
    from reader.parsing.lines import Line

_REACH = 12
"""How many lines from the top, and over a list, may say what it is."""
_ANNOUNCEMENT = 110
_FEW = 5
_BUDGET = 3000
"""So many lines that could name a job, without any that does, and the rest is not searched."""
_FRUIT = 300
"""So many more may follow one that does."""
MOST = 5000
"""A text with more entries is no page but data."""
_MOST = 0.6
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Listed:
    """The jobs of a page, in order, and what around them is no text."""

    entries: tuple[Entry, ...]
    quiet: tuple[Span, ...]

    @property
    def begin(self) -> int:
        """The index of the first line of all."""
        firsts = [self.entries[0].first, *(span.first for span in self.quiet)]
        return min(firsts)

    def spans(self) -> Iterator[Span]:
        """Yield the span of each entry, then those that are quiet."""
        for entry in self.entries:
            yield Span("posting", entry.first, entry.last)
        yield from self.quiet


@dataclass(frozen=True, slots=True)
class _Group:
    """Entries of one form, and what the page says over them."""

    entries: Sequence[Entry]
    announced: bool
    people: bool
    remarks: bool
    """Their page has ages, buttons or links by them."""
    thread: bool

    def share(self, *sorts: Sort) -> float:
        """Return how many of the entries have a cell of these sorts."""
        return sum(entry.has(*sorts) for entry in self.entries) / len(self.entries)


CUES: tuple[Cue[_Group], ...] = (
    Cue("the page announces jobs", 2.5, lambda it: it.announced),
    Cue("there are three and more", 1, lambda it: len(it.entries) > 2),
    Cue("there are two", 0.5, lambda it: len(it.entries) == 2),
    Cue(
        "most have a place",
        1.5,
        lambda it: sum(entry.place is not None for entry in it.entries) >= _MOST * len(it.entries),
    ),
    Cue("one names what it pays", 1.5, lambda it: it.share("pay") > 0),
    Cue("some say how much or from where one works", 1.5, lambda it: it.share("remote", "employment") > 0),
    Cue("ages, buttons or links by the entries", 2, lambda it: it.remarks),
    Cue("a remark on genders", 2.5, lambda it: any(vocabulary.gender(entry.role) for entry in it.entries)),
    Cue("a tag that says so", 3, lambda it: any(_is_tag(entry.tag) for entry in it.entries)),
    Cue(
        "labels of jobs",
        1.5,
        lambda it: (
            sum(entry.form == "label" or _labels(entry) > 0 for entry in it.entries)
            >= _HALF * len(it.entries)
        ),
    ),
    Cue("columns named like those of jobs", 3, lambda it: it.entries[0].form == "table"),
    Cue("a rank in a role", 0.5, lambda it: any(_RANKED.search(entry.role) for entry in it.entries)),
    Cue("people are announced", -4, lambda it: it.people),
    Cue("years, hours or prices in most", -3, lambda it: it.share("figure") >= _MOST),
    Cue("their employers read like people's names", -1.5, lambda it: _are_people(it.entries)),
    Cue("one only", -1, lambda it: len(it.entries) == 1),
)
LIST: Scale[_Group] = Scale(4, *CUES)

_RANKED = re.compile(r"\b(?:senior|junior|lead|principal|staff|intern|trainee)\b", re.IGNORECASE)
_PERSON = re.compile(r"(?:Dr\.? |Prof\.? )?[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][.\w'’-]*){1,2}")


def find(rows: Sequence[Line], end: int) -> Listed | None:
    """Return the jobs listed before a line, or None if nothing suggests a list."""
    said = threads.comments(rows, end)
    if len(said) > MOST:
        return None
    entries = list(_hiring_comments(rows, said)) if said else []
    entries = entries or _of_tables(rows, end) or _of_forms(rows, end)
    if not entries:
        return None
    entries.sort(key=lambda entry: entry.first)
    return Listed(tuple(entries), tuple(_quiet(rows, entries, said, end)))


def _of_tables(rows: Sequence[Line], end: int) -> list[Entry]:
    found: list[Entry] = []
    at = 0
    while table := job_tables.find(rows, at, end):
        head, entries, columns = table
        if _weighs(rows, entries, columns, thread=False):
            found += entries
        at = max(head, entries[-1].last) + 1
    return found


def _of_forms(rows: Sequence[Line], end: int) -> list[Entry]:
    """Return the entries of the groups that weigh enough; none stands within another's."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    fruitless = 0
    for index in range(end):
        entry = job_entries.anchored(rows, index)
        if entry and not _is_in_section(rows, index):
            groups[entry.form].append(entry)
            if len(groups[entry.form]) > MOST:
                return []
        fruitless = (
            max(0, fruitless - _FRUIT) if entry else fruitless + (len(rows[index].bare) < _ANNOUNCEMENT)
        )
        if fruitless > _BUDGET:
            break
    if not any(len(group) > 1 for group in groups.values()):
        return []
    found: list[Entry] = []
    for group in sorted(groups.values(), key=_strength, reverse=True):
        free = [it for it in group if not any(other.first <= it.anchor <= other.last for other in found)]
        for part in _parts(rows, free):
            judged = _judged(rows, list(part), end, found) or _whole_ads(rows, part, end, found)
            if not _is_contents(judged, found):
                found += judged
    return found


def _whole_ads(
    rows: Sequence[Line], group: Sequence[Entry], end: int, others: Sequence[Entry]
) -> list[Entry]:
    words = _words_over(rows, group[0].first)
    announced = any(map(_announces, words))
    if not announced and any(map(_names_people, words)):
        return []
    found = job_batches.judged(rows, group, _stop(group, end, others), announced=announced)
    job_entries.settle(found, {})
    return found


def _stop(group: Sequence[Entry], end: int, others: Sequence[Entry]) -> int:
    """Return the index of the first line after a group that is another's entry, or `end`."""
    return min([other.first for other in others if other.first > group[-1].anchor], default=end)


def _is_contents(group: Sequence[Entry], others: Sequence[Entry]) -> bool:
    """Return whether a group only lists what others say in full."""
    roles = {entry.role for entry in others}
    return bool(group) and all(entry.role in roles and entry.first == entry.last for entry in group)


def _is_in_section(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is under a heading of an ad's own ("Your profile"), in the next chunk at most."""
    top = index
    while top > max(0, index - _LONG_SECTION) and rows[top].row == rows[top - 1].row + 1:
        top -= 1
    over = (top, top - 1) if top < index else (top - 1,)
    return any(at >= 0 and vocabulary.heading(rows[at].bare) in _SECTIONS for at in over)


_SECTIONS = frozenset({"tasks", "profile", "offer", "role"})
_LONG_SECTION = 40


def _strength(group: Sequence[Entry]) -> float:
    """Return how many facts a group states, a line with signs before one that is only numbered."""
    return sum(1 + entry.facts() for entry in group) - 0.5 * group[0].form.endswith("1")


def _parts(rows: Sequence[Line], group: list[Entry]) -> Iterator[list[Entry]]:
    """Yield a group in the runs between which the text goes on for long."""
    part: list[Entry] = []
    for entry in group:
        if part and entry.anchor - part[-1].anchor > _APART:
            yield part
            part = []
        part.append(entry)
    if part:
        yield part


_APART = 60


def _judged(rows: Sequence[Line], group: list[Entry], end: int, others: Sequence[Entry]) -> list[Entry]:
    """Return the entries of a group that are jobs; those that state nothing are part of the ones before them."""
    stop = _stop(group, end, others)
    group = _completed(rows, group, stop)
    for _ in range(2):
        if len(group) < 2 and not (group and _is_tag(group[0].tag)):
            return []
        job_extents.spread(rows, group, stop)
        for entry in group:
            job_entries.below(rows, entry)
        headed = _under_headings(rows, group)
        stated = [entry for entry in group if entry.cells or (headed and entry.first == entry.last)]
        if len(stated) == len(group):
            break
        group = stated
    kept = [entry for entry in group if not job_cells.seeks_work(entry.tag) and not entry.has("seeker")]
    return kept if kept and _weighs(rows, kept, {}, thread=False, headed=headed) else []


def _completed(rows: Sequence[Line], group: list[Entry], stop: int) -> list[Entry]:
    """Return a group with the entries between and after its own whose roles nobody has listed."""
    if len(group) < 2:
        return group
    job_extents.spread(rows, group, stop)
    for entry in group:
        job_entries.below(rows, entry)
    more = job_entries.further(rows, group, stop)
    return sorted((*group, *more), key=lambda entry: entry.anchor)


def _weighs(
    rows: Sequence[Line],
    entries: Sequence[Entry],
    columns: Mapping[str, Sort],
    *,
    thread: bool,
    headed: bool = False,
) -> bool:
    """Settle what a group's entries say, and return whether they weigh enough to be jobs."""
    job_entries.settle(entries, columns)
    words = _words_over(rows, entries[0].first)
    announced = any(_announces(text) for text in words)
    people = any(map(_names_people, words)) and not announced
    remarked = announced and _are_remarked(rows, entries)
    stated = sum(
        entry.place is not None or entry.facts() > 0 or (remarked and entry.company is not None)
        for entry in entries
    )
    if stated < _HALF * len(entries) and not (announced and headed):
        return False
    group = _Group(entries, announced, people, _are_remarked(rows, entries), thread)
    return LIST.tips(group)


def _words_over(rows: Sequence[Line], first: int) -> list[str]:
    """Return the short lines at the page's top and right over a list."""
    top = rows[: min(first, _REACH)]
    over = rows[max(0, first - _FEW) : first]
    return [line.bare for line in (*top, *over) if len(line.bare) <= _ANNOUNCEMENT]


def _announces(text: str) -> bool:
    return vocabulary.phrases("listing").search(text) is not None and not job_cells.seeks_work(text)


def _names_people(text: str) -> bool:
    return len(text.split()) <= _FEW and vocabulary.phrases("people").search(text) is not None


def _is_tag(tag: str) -> bool:
    return bool(tag) and vocabulary.phrases("listing").search(tag) is not None


def _labels(entry: Entry) -> int:
    return sum(cell.slot.startswith("=") for cell, _ in entry.cells)


def _are_people(entries: Sequence[Entry]) -> bool:
    names = [
        cell.text for entry in entries for cell, sort in entry.cells if sort == "" and cell.slot[0] in "-0|"
    ]
    return len(names) >= len(entries) and all(_PERSON.fullmatch(name) for name in names)


def _are_remarked(rows: Sequence[Line], entries: Sequence[Entry]) -> bool:
    """Return whether ages, buttons or links stand by half of the entries."""
    count = 0
    entries = entries[:_SAMPLE]
    for entry in entries:
        after = range(entry.anchor + 1, min(entry.last + 4, len(rows)))
        count += entry.has("age", "button", "link") or any(_is_remark(rows[index].bare) for index in after)
    return count >= _HALF * len(entries)


_SAMPLE = 60
"""So many entries tell of the rest."""


def _is_remark(text: str) -> bool:
    if len(text) > 160:
        return False
    return (
        "://" in text or vocabulary.is_age(text) or vocabulary.is_button(text) or job_entries.is_quiet(text)
    )


def _under_headings(rows: Sequence[Line], group: Sequence[Entry]) -> bool:
    """Give entries the team or place of the heading over them; return whether there is one over all."""
    starts = {entry.first: entry for entry in group}
    inside = {index for entry in group for index in range(entry.first, entry.last + 1)}
    place = team = None
    first = group[0].first
    headed = 0
    for index in range(max(0, first - 2), group[-1].last + 1):
        if index in starts:
            entry = starts[index]
            if place and not entry.has("place"):
                entry.place = place
            entry.team = team
            headed += bool(place or team)
        elif index not in inside and job_extents.is_heading(rows, index):
            text = job_cells.parted(rows[index].bare).cells[0].text.rstrip(":")
            if places.is_place(text):
                place = text
            elif job_cells.sort_of(text) == "team":
                team = text
            else:
                place = team = None
    return headed >= _MOST * len(group)


def _hiring_comments(rows: Sequence[Line], said: Sequence[Comment]) -> Iterator[Entry]:
    """Yield the comments of a thread that offer a job: by their first line, in a hiring thread also by less."""
    words = _words_over(rows, said[0].meta + 1)
    announced = any(map(_announces, words))
    if not announced and any(job_cells.seeks_work(text) for text in words):
        return
    found: list[Entry] = []
    for comment in said:
        if comment.first > comment.last or job_cells.seeks_work(rows[comment.first].bare[:60]):
            continue
        entry = _offered(rows, comment, announced=announced)
        if entry:
            found.append(entry)
    for entry in found:
        job_entries.settle([entry], {}) if entry.form[:1] == "|" else None
    job_entries.settle([entry for entry in found if entry.form[:1] != "|"], {})
    for entry in found:
        if _offers(entry, announced=announced):
            yield entry


def _offers(entry: Entry, *, announced: bool) -> bool:
    """Return whether a comment states enough to be a job."""
    stated = entry.facts() + (entry.place is not None and not entry.has("place")) + _is_tag(entry.tag)
    return stated + 2 * announced + (entry.form[:1] == "|") + (entry.company is not None) >= _ENOUGH


_ENOUGH = 3
_LABELS = 8


def _offered(rows: Sequence[Line], comment: Comment, *, announced: bool) -> Entry | None:
    """Return the entry of a comment, if it begins with one or with labels."""
    first, last = comment.first, comment.last
    entry = job_entries.anchored(rows, first)
    if entry is None and vocabulary.label(rows[first].bare):
        labelled = (
            job_entries.anchored(rows, index) for index in range(first + 1, min(first + _LABELS, last + 1))
        )
        entry = next((it for it in labelled if it and it.form == "label"), None)
    if entry is None and comment.subject is not None:
        entry = job_entries.anchored(rows, comment.subject, threads.subject(rows[comment.subject].bare))
        first = comment.subject
    entry = entry or (_headed(rows, first) if announced else None)
    if entry is None:
        return None
    entry.first, entry.last = first, last
    job_entries.below(rows, entry)
    return entry if entry.cells else None


def _headed(rows: Sequence[Line], index: int) -> Entry | None:
    """Return the entry of a header that names no job, only facts: "Halden | Oslo | ONSITE | several roles"."""
    line = job_cells.parted(rows[index].bare) if len(rows[index].bare) <= job_cells.LONGEST else None
    if line is None or len(line.cells) < 3:
        return None
    cells = [(cell, job_cells.sort_of(cell.text)) for cell in line.cells]
    entry = Entry(index, index, index, "", line.style + line.sign, cells, line.tag)
    return entry if entry.facts() > 1 else None


def _quiet(
    rows: Sequence[Line], entries: Sequence[Entry], said: Sequence[Comment], end: int
) -> Iterator[Span]:
    """Yield the lines around the entries that are no text: ages, buttons, rules, who wrote a comment when."""
    inside = {index for entry in entries for index in range(entry.first, entry.last + 1)}
    metas = {
        index
        for it in said
        for index in (*range(it.meta, it.first), *range(it.last + 1, it.end + 1))
        if rows[index].bare[0] != ">"
    }
    first = entries[0].first
    starts = {entry.first for entry in entries}
    for index in range(end):
        text = rows[index].bare
        if index in inside:
            continue
        if index in metas or (said and threads.is_below(text)):
            yield Span("footer", index, index)
        elif not said and index + 1 in starts and _heads_group(rows, index):
            yield Span("heading", index, index)
        elif index > first and job_entries.is_quiet(text):
            yield Span("footer", index, index)
        elif index < first and job_tables.is_header(text, entries[0].form == "table"):
            yield Span("table", index, index)
        elif index < first and not said and _is_talk(text):
            yield Span("footer", index, index)
        elif said and index > said[0].meta:
            yield Span("paragraph", index, index)


def _heads_group(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line right over an entry is the place or team of those below it."""
    if not job_extents.is_heading(rows, index):
        return False
    return job_cells.sort_of(job_cells.parted(rows[index].bare).cells[0].text.rstrip(":")) in {
        "place",
        "team",
    }


_TALK = re.compile(
    r"(?:hi|hello|hey|dear|hallo|bonjour|hola|ciao|hej|olá|witaj|cześć|liebe[r]?|guten tag)\b.{0,60}"
    r"|.*\b(?:job ?alerts?|job ?alarm|alerte emploi|jobbevakning|jobagent|alerta de empleo)\b.*"
    r"|.*\bmatch(?:es|ing)? your\b.*|(?:showing |results )\d.*|(?:filter|sort|search|show|view|browse)\b.{0,40}",
    re.IGNORECASE,
)


def _is_talk(text: str) -> bool:
    """Return whether a line over a list is what a board says of it: how many there are, for whom, a filter."""
    if len(text) > _ANNOUNCEMENT:
        return False
    counted = text[0].isdigit() and len(text) < _COUNTED and _announces(text)
    button = job_entries.is_quiet(text) and not _announces(text)
    return counted or button or _TALK.fullmatch(text) is not None


_COUNTED = 60


def is_beside(listed: Listed, ad: Ad) -> bool:
    """Return whether what looks like a list is part of the one ad of a page, or stands below it."""
    first = listed.entries[0]
    if ad.title is not None and ad.last < first.first:
        return True
    kinds = list(ad.page.headings.values())
    parts = len(kinds) > 1 and len(kinds) < 2 * len(set(kinds))
    return parts and len(listed.entries) <= _HALF_DOZEN and first.form[:1] in {"w", "l"}


_HALF_DOZEN = 6
