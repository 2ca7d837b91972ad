"""Lists of jobs and hiring threads: each job in them is a posting of its own.

The entries of a page are found by form (anchoring.py, bulleted.py, tables.py, offering.py, batches.py), and
each group of one form is weighed as a whole (weighing.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reader.parsing import lines, mail_heads, menus, role_words, threads, vocabulary
from reader.parsing.jobs import (
    anchoring,
    around,
    batches,
    blurbs,
    bulleted,
    cell_sorts,
    column_sorts,
    headlines,
    hosts,
    judging,
    looks,
    offering,
    parting,
    regrouping,
    run_in,
    stating,
    tables,
    weighing,
)
from reader.parsing.lines import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.ads import Ad
    from reader.parsing.comment_lines import Comment
    from reader.parsing.jobs.anchoring import Entry
    from reader.parsing.lines import Line
    from reader.parsing.scanning import Scan

_BUDGET = 3000
"""So many lines that could name a job, without any that does, and the rest is not searched."""
_FRUIT = 300
"""So many more may follow one that does."""
_COMMENTS = 50_000
"""No thread has more; its comments are read one by one."""
_SECTIONS = frozenset({"tasks", "profile", "offer", "role"})
_OWN_SECTIONS = frozenset({"tasks", "profile", "apply"})
"""An ad has these once; others, such as "Job details" and "Job description", it may have twice."""
_LONG_SECTION = 40
_APART = 60
_STATED = 3
"""So many entries with a place, and more that they state, are jobs of their own."""
_HALF_DOZEN, _PARTS = 6, 2
"""A page that is one ad seems to list no more jobs, and has as many headings of ads."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The jobs of a page, in order, and what around them is no text."""

    entries: tuple[Entry, ...]
    quiet: tuple[Span, ...]

    begin: int
    """The index of the first entry, or of the first line about a comment."""

    title: int | None = None
    """The index of the title, if the page's menu is above it; then the lines over it are quiet."""
    counted: int | None = None
    """The index of the line over the first entry that counts the jobs of a search; no title is below it."""
    apart: bool = False
    """The rest is a text about something else."""

    def spans(self) -> Iterator[Span]:
        """Yield the span of each entry, then those that are quiet."""
        for entry in self.entries:
            yield Span("posting", entry.first, entry.last)
        yield from self.quiet


def find(rows: Sequence[Line], scan: Scan) -> Listed | None:
    """Return the jobs that a text lists, or None if nothing suggests a list; `scan` is that of its lines."""
    end = len(rows)
    said = threads.comments(rows, scan)
    if len(said) > _COMMENTS:
        return None
    entries = list(offering.find(rows, said)) if said else []
    if not entries:
        title = _title(rows, end)
        entries = _of_tables(rows, scan) or _of_forms(rows, scan, title)
        for more in (bulleted.find(rows, scan.signed), run_in.find(rows, end)):
            entries = _with(entries, more)
        entries = [entry for entry in entries if title is None or entry.first > title]
        metas = {index for it in said for index in range(it.meta, it.first)}
        if any(entry.anchor in metas for entry in entries):
            return None  # who wrote in a thread, and nobody offers a job
    if not entries:
        return None
    entries.sort(key=lambda entry: entry.first)
    if not said and (host := hosts.find(rows, entries)):
        hosts.settle(rows, entries, host)
    begin = min([entries[0].first, *(comment.meta for comment in said)])
    title = headlines.find(rows, begin, thread=True) if said else _title(rows, begin)
    if title is None:
        title = _of_thread(rows, begin, entries, said) if said else _under_menu(rows, begin)
    around.tell_remote(rows, entries, title)
    stating.tell_country(entries)
    quiet = around.find(rows, entries, said, end, title)
    counted = None if said else around.counts(rows, begin)
    return Listed(tuple(entries), tuple(quiet), begin, title, counted)


def _of_thread(
    rows: Sequence[Line], begin: int, entries: Sequence[Entry], said: Sequence[Comment]
) -> int | None:
    second = said[1].meta if len(said) > 1 else begin
    return headlines.of_thread(rows, begin, second if entries[0].first > second else begin)


def _title(rows: Sequence[Line], first: int) -> int | None:
    """Return the title of a page or mail that lists jobs, above its first one."""
    found = headlines.find(rows, first)
    return headlines.of_mail(rows, first) if found is None else found


def _under_menu(rows: Sequence[Line], first: int) -> int | None:
    """Return the title of a page of jobs by where it stands."""
    found = headlines.alone(rows, first)
    return headlines.over_list(rows, first) if found is None else found


def _of_tables(rows: Sequence[Line], scan: Scan) -> list[Entry]:
    found: list[Entry] = []
    at = 0
    while table := tables.find(rows, scan.within(at, min(len(rows) - 1, at + _REACH)).short):
        head, entries, columns = table
        if weighing.weighs(rows, entries, columns):
            found += entries
        at = max(head, entries[-1].last) + 1
    return found


_REACH = 4000
"""A table's header is among so many lines."""


def _of_forms(rows: Sequence[Line], scan: Scan, title: int | None) -> list[Entry]:
    """Return the entries of the groups that weigh enough; none stands within another's, or over the title."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    fruitless = 0
    end = len(rows)
    rules = [index for index in scan.signed if lines.is_rule(rows[index].bare)]
    menu = headlines.menu(rows, end)
    searches = looks.searches(rows, scan.short)
    first = 0 if title is None else title + 1
    may_open = [index for index, row in enumerate(rows[first:], first) if blurbs.may_open(row.bare)]
    for index in may_open:
        if index in searches:
            continue
        entry = blurbs.anchored(rows, index)
        if entry and ((index < menu and _is_audience(entry.role)) or _is_page(entry)):
            continue
        if entry and (_is_of_page(rows, index, entry.role) or _says_more(rows, index)):
            continue
        if entry and not _is_in_section(rows, index):
            form = "[]" if entry.tag else entry.form
            groups[form].append(entry)
            if len(groups[form]) > weighing.MOST:
                return []
        fruitless = (
            max(0, fruitless - _FRUIT)
            if entry
            else fruitless + (len(rows[index].bare) < weighing.ANNOUNCEMENT)
        )
        if fruitless > _BUDGET:
            break
    regrouping.regroup(rows, groups, scan.signed)
    if rules:
        groups = _ruled(groups, rules)
    found: list[Entry] = []
    begun: list[int] = []  # where those found begin
    if not any(len(group) > 1 for group in groups.values()):
        return _of_unknown(rows, end)
    for group in sorted(groups.values(), key=_strength, reverse=True):
        within = {index for other in found for index in range(other.first, other.last + 1)}
        free = [it for it in group if it.anchor not in within]
        for part in _parts(free) if free else ():
            stop = _stop(part, end, begun)
            jobs = judging.judged(rows, list(part), stop) or _whole_ads(rows, part, stop)
            if not _is_contents(jobs, found):
                found += jobs
                begun = sorted([*begun, *(job.first for job in jobs)])
    return found or _of_unknown(rows, end)


def _with(found: list[Entry], items: list[Entry]) -> list[Entry]:
    """Return entries with those of another form where these are more, or say more, than those found there."""
    inside = {it.anchor for it in items}
    apart: list[Entry] = []
    others: list[Entry] = []
    for it in found:
        (apart if inside.isdisjoint(range(it.first, it.last + 1)) else others).append(it)
    stated = [
        sum((it.place is not None) + it.facts() - it.has("place") for it in group)
        for group in (items, others)
    ]
    return [*apart, *items] if (len(items), stated[0]) > (len(others), stated[1]) else found


def _of_unknown(rows: Sequence[Line], end: int) -> list[Entry]:
    """Return the entries of a page that announces jobs, none of which has a word that a table knows."""
    if not any(map(weighing.announces, weighing.words_over(rows, min(end, _TOP_LINES)))):
        return []
    group = looks.alike(rows, end)
    return judging.judged(rows, group, end) if group else []


def _ruled(groups: dict[str, list[Entry]], rules: Sequence[int]) -> dict[str, list[Entry]]:
    """Return groups with one for the ads between rules, whatever their forms, if there is one in most."""
    entries = sorted((entry for group in groups.values() for entry in group), key=lambda it: it.anchor)
    bounds = [-1, *rules]
    leading: dict[int, Entry] = {}
    for entry in entries:
        over = bounds[bisect_right(bounds, entry.anchor) - 1]
        if over < 0 or entry.anchor - over <= _TOP:
            leading.setdefault(over, entry)
    leads = [*leading.values()]
    spare = len(entries) - len(leads)
    most = max(map(len, groups.values()), default=0)  # one form may have as many
    parted = len(leads) > max(most, _ADS - 1) and len(leads) * 2 >= len(rules) and spare * 2 <= len(leads)
    return {"ruled": leads} if parted else groups


def _is_audience(role: str) -> bool:
    """Return whether an entry of a menu says whom its pages are for: "Recruiters"."""
    return " " not in role and role.isascii() and role.endswith("s")


def _says_more(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line says again what is right above it, or how one works there."""
    return index > 0 and (anchoring.says_again(rows, index) or anchoring.says_how(rows, index))


def _is_page(entry: Entry) -> bool:
    """Return whether what reads like a role names a page of jobs: "Ofertas de empleo de panadero"."""
    return " " in entry.role and weighing.opens_listing(entry.role)


def _is_of_page(rows: Sequence[Line], index: int, role: str) -> bool:
    """Return whether a line is a page's own, or another search: "Skip to principal content", "Baker jobs"."""
    text = rows[index].bare
    if menus.bare(text) in menus.CHROME or (menus.opens_as_pages_do(text) and not vocabulary.label(text)):
        return True
    if not weighing.announces(role) or role_words.gender(role) is not None:
        return False
    below = parting.parted(rows[index + 1].bare).cells if index + 1 < len(rows) else ()
    return not any(
        cell_sorts.sort_of(cell.text) in cell_sorts.HOW for cell in below
    )  # "Recruiting Coordinator"


_TOP_LINES = 12
_ADS, _TOP = 2, 5
"""So many ads, and so far below the rule over them, may be parted by rules."""


def _whole_ads(rows: Sequence[Line], group: Sequence[Entry], stop: int) -> list[Entry]:
    words = weighing.words_over(rows, group[0].first)
    announced = any(map(weighing.announces, words))
    if not announced and weighing.people_over(rows, group[0].first):
        return []
    found = batches.judged(rows, group, stop, announced=announced)
    column_sorts.settle(found, {})
    return found


def _stop(group: Sequence[Entry], end: int, begun: Sequence[int]) -> int:
    """Return the index of the first line after a group where another entry has begun, or `end`."""
    later = bisect_right(begun, group[-1].anchor)
    return begun[later] if later < len(begun) else end


def _is_contents(group: Sequence[Entry], others: Sequence[Entry]) -> bool:
    """Return whether a group only lists what others say in full."""
    if not group or any(entry.first < entry.last for entry in group):
        return False
    roles = {entry.role for entry in others if entry.last > entry.first}
    return all(entry.role in roles for entry in group)


def _is_in_section(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line is under a heading of an ad's own ("Your profile"), in the next chunk at most."""
    top = index
    while top > max(0, index - _LONG_SECTION) and rows[top].row == rows[top - 1].row + 1:
        top -= 1
    over = (top, top - 1) if top < index else (top - 1,)
    over_it = rows[index - 1].bare if top < index else ""
    labelled = (vocabulary.lone_label(over_it) or "role") != "role" and not vocabulary.is_button(over_it)
    if labelled and not anchoring.is_fact(rows[index - 1].bare):
        return True  # the value of a label on the line above
    return any(at >= 0 and vocabulary.heading(rows[at].bare) in _SECTIONS for at in over)


def _strength(group: Sequence[Entry]) -> float:
    """Return how many facts a group states: a label says much, a line that is numbered little."""
    labelled = 3 * (group[0].form == "label")
    return sum(1 + labelled + entry.facts() for entry in group) - 0.5 * group[0].form.endswith("1")


def _parts(group: list[Entry]) -> Iterator[list[Entry]]:
    """Yield a group in the runs between which the text goes on for long."""
    part: list[Entry] = []
    for entry in group:
        if part and entry.anchor - part[-1].anchor > _APART:
            yield part
            part = []
        part.append(entry)
    yield part


def is_beside(listed: Listed, ad: Ad) -> bool:
    """Return whether what looks like a list is part of the one ad of a page, or stands below it."""
    first = listed.entries[0]
    if ad.title is not None and ad.last < first.first:
        return True
    if _announces_other(listed.entries, ad):
        return True
    before = sum(entry.first < ad.page.end for entry in listed.entries)
    if ad.page.end < len(ad.page.rows) and before <= 1:
        return True  # the others are what its board has below it
    if sum(entry.place is not None and entry.facts() > 0 for entry in listed.entries) >= _STATED:
        return False
    headings = ad.page.headings
    if len(headings) < _PARTS or len(listed.entries) > _HALF_DOZEN or first.form[:1] not in {"w", "l"}:
        return False
    own = {at: kind for at, kind in headings.items() if not vocabulary.is_button(ad.page.texts[at])}
    inside: list[set[str]] = [{own[at] for at in own if it.first <= at <= it.last} for it in listed.entries]
    return not any(mine & other & _OWN_SECTIONS for mine, other in combinations(inside, 2))


def _announces_other(entries: Sequence[Entry], ad: Ad) -> bool:
    """Return whether the first of two entries, the page's title or a mail's subject, names the other."""
    if len(entries) != _PAIR or entries[1].form != "label":
        return False
    first, second = entries
    heads = first.anchor == ad.title or mail_heads.is_subject(first.role, ad.page.rows[: first.anchor + 1])
    apart = first.place is not None and first.place not in (second.place or "")
    return heads and not apart and second.role.casefold() in first.role.casefold()


_PAIR = 2
