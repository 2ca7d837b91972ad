"""Papers of a listing: records that repeat, in which all together tell which line is the title.

Lines of several names are the seeds. Where most of them have a title at the same place (right above, first in
their chunk, or right below) and a venue, pages, links or a heading say that these are papers, whatever else
near them has the same shape is one too: with a single name, or with one that alone would be in doubt.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parsing import (
    announcing,
    authors,
    cited_names,
    listed_names,
    listing_parts,
    paper_cuts,
    paper_lines,
    paper_titles,
    shapes,
    summaries,
)
from reader.parsing.lines import Head
from reader.parsing.listed_records import (
    Listing,
    Record,
    first_of_chunk,
    may_be_papers,
    may_be_title,
    opening,
    record_of,
    right_above,
    right_below,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.parsing.lines import Line
    from reader.parsing.listed_records import Place

_LEAST, _SHARE = 3, 0.6
"""So many records there are at least, and so many of them are alike."""
_NEAR = 24
"""Names of neighbouring records are so many lines apart at most."""
_TURN = 200
"""So many lines of names are judged in a turn: what they have in common need not hold in all of a text."""


def find(lines: Sequence[Line], short: Sequence[int], end: int, taken: Container[int]) -> list[Head]:
    """Return the papers of such listings before an index, in order; `short` are the short lines there."""
    seeds = [it for index in short if index not in taken and (it := listed_names.seed(lines, index))]
    runs = list(_runs(seeds))
    announced = announcing.announced(lines, range(end), end, taken) if runs else end
    found: list[Record] = []
    for run in runs:
        reach = max(0, run[0].row - _NEAR), min(end, run[-1].row + _NEAR)
        if reach[1] - reach[0] < len(run) + _LEAST:
            continue  # hardly a line is left for titles
        common, labels = _common(lines[slice(*reach)], len(run)), paper_titles.labels(lines, *reach)
        rows = frozenset(seed.row for seed in run)
        turned = sum(", " in seed.names[0] for seed in run) > _HALF * len(run)
        surnames = any(" " not in seed.names[0] for seed in run)
        caseless = all(name.upper() == name.lower() for name in run[0].names)
        listing = Listing(
            lines, *reach, taken, announced, common, labels, rows, turned, surnames, caseless, {}
        )
        if may_be_papers(listing, run):
            found += _records(listing, run)
    if not found:
        return []
    stop, _ = announcing.before_references(lines, short, 0, end, taken)
    once = {record.named.row: record for record in found if record.title < stop}
    if len(once) < _LEAST:
        return []
    heads = [_head(lines, once[row]) for row in sorted(once)]
    kinds = {span.first: span.kind for span in listing_parts.groups(lines, heads)}
    *before, last = _with_as_many(lines, list(summaries.with_notes(lines, heads, stop, kinds)))
    most = max(len(head.notes) for head in before)  # what is below the last one may be of the page
    return [*before, replace(last, notes=last.notes[:most])]


def _with_as_many(lines: Sequence[Line], heads: Sequence[Head]) -> Iterator[Head]:
    """Yield the papers; those with fewer lines below than most get as many, where the last opens alike."""
    usual, times = Counter(len(head.notes) for head in heads).most_common(1)[0]
    looks = Counter(opening(lines[head.notes[-1]].bare) for head in heads if len(head.notes) == usual > 0)
    for head in heads:
        own = range(head.rows[-1] + 1, head.rows[-1] + 1 + usual)
        fewer = len(head.notes) < usual and times > len(heads) * _HALF and own.stop <= len(lines)
        glued = fewer and lines[own.stop - 1].row - lines[head.rows[-1]].row == usual
        alike = glued and looks[opening(lines[own.stop - 1].bare)] > 1
        yield replace(head, notes=tuple(own)) if alike else head


def _runs(seeds: Sequence[listed_names.Names]) -> Iterator[list[listed_names.Names]]:
    """Yield the lines of names that are near each other, where there are two and more, in turns."""
    run: list[listed_names.Names] = []
    for seed in seeds:
        if run and (seed.row - run[-1].row > 2 * _NEAR or len(run) == _TURN):
            if len(run) > 1:
                yield run
            run = []
        run.append(seed)
    if len(run) > 1:
        yield run


def _common(lines: Sequence[Line], records: int) -> frozenset[str]:
    """Return how lines open that many records have."""
    counts = Counter(opening(line.bare) for line in lines if len(line.bare) < shapes.LONG)
    return frozenset(it for it, times in counts.items() if times >= max(_LEAST, records / 2))


def _records(listing: Listing, seeds: Sequence[listed_names.Names]) -> list[Record]:
    """Return the records around lines of names, all with their titles at the same place; empty if none."""
    chosen, best = _place(listing, seeds)
    if len(best) < 2:
        return []
    sign = Counter(it.sign for it in best).most_common(1)[0][0]
    known = {it.named.row: it for it in best if it.sign == sign}
    shared = Counter(it.over for it in known.values())
    usual = max(shared, key=lambda over: shared[over])
    low, high = min(known), max(known)
    step = 2 * max((below - above for above, below in pairwise(known)), default=0)
    people = frozenset(name for seed in seeds for name in seed.names)
    for index in range(listing.first, listing.end):
        title = None if index in known or index in listing.taken else chosen(listing, index)
        could = title is not None and may_be_title(listing, title)
        other = _other(listing, index, title, people, usual) if could else None
        if other is None or other.sign != sign or not (sign or _repeats(other, shared, known)):
            continue
        whole = other.venued or len(listing.lines[other.title].bare.split()) > _WORDS
        near = other.backed or low - step <= index <= high + step
        if sign or low < index < high or (whole and near):
            known[index] = other
            high = max(high, index)
    every = list(_apart(known))
    backed = sum(it.backed for it in every) >= _SHARE * len(every)
    several = sum(it.several for it in every)
    if len(every) < _LEAST or several < 2 or several < len(every) * (_FEW if backed else _HALF):
        return []
    announced = listing.announced < min(every[0].title, every[0].named.row)
    return every if backed or announced else []


def _other(
    listing: Listing, index: int, title: int | None, people: Container[str], usual: str
) -> Record | None:
    """Return the record around a line that reads like a single name, or is one that other records have.

    `title` is where its title would be, `usual` is what is right above most records.
    """
    text = listing.lines[index].bare
    if text in people:
        return record_of(listing, listed_names.Names(index, (text,), len(text), venue=False), title, usual)
    named = listed_names.named(text, index) if len(text) <= listed_names.NAMES else None
    if named is None and listing.caseless and (names := authors.listed(text)):
        named = listed_names.Names(index, names, len(text), venue=False)
    if named is None and listing.turned and (names := cited_names.inverted(text)):
        named = listed_names.Names(index, names, len(text), venue=False)
    if named is None and listing.short and (found := cited_names.surnames(text, 1))[0]:
        named = listed_names.Names(index, *found, venue=True)
    return record_of(listing, named, title, usual) if named else None


def _repeats(other: Record, shared: Mapping[str, int], known: Container[int]) -> bool:
    """Return whether a record is like others, or opens so: below a blank line, a button, another's names."""
    first = min(other.title, other.named.row)
    return not other.over or other.like or shared.get(other.over, 0) > 1 or first - 1 in known


def _apart(known: Mapping[int, Record]) -> Iterator[Record]:
    """Yield one record for each title, in order, the one with the most names; no title is another's names."""
    by_title: dict[int, Record] = {}
    for record in known.values():
        other = by_title.get(record.title)
        if other is None or len(record.named.names) > len(other.named.names):
            by_title[record.title] = record
    rows = {it.named.row for it in by_title.values() if it.title not in known}
    yield from sorted((it for it in by_title.values() if it.title not in rows), key=lambda it: it.named.row)


_HALF, _FEW = 0.5, 0.3
_WORDS, _CLEARLY = 3, 1.2
_HALF_TITLE = 40


def _place(listing: Listing, seeds: Sequence[listed_names.Names]) -> tuple[Place, list[Record]]:
    """Return where most lines of names have their titles, and those that do; right above if in doubt."""
    found = [(place, _alike(listing, seeds, place)) for place in (right_above, first_of_chunk, right_below)]
    above, first, _ = found
    enough = [records for _, records in found if len(records) >= _SHARE * len(seeds)]
    if first[1] in enough and _length(listing, first[1]) > _CLEARLY * _length(listing, above[1]):
        return first
    return next((it for it in found if it[1] in enough), max(found, key=lambda it: len(it[1])))


def _length(listing: Listing, records: Sequence[Record]) -> float:
    """Return how long the titles of records are on average; 0 without any."""
    return sum(len(listing.lines[it.title].bare) for it in records) / max(1, len(records))


def _alike(listing: Listing, seeds: Sequence[listed_names.Names], place: Place) -> list[Record]:
    """Return the records of lines of names with a title at a place, and not with the end of a longer one."""
    found = [it for seed in seeds if (it := record_of(listing, seed, place(listing, seed.row)))]
    shared, rows = Counter(it.over for it in found), {seed.row for seed in seeds}
    return [it for it in found if it.sign or _is_headed(listing, it) or _repeats(it, shared, rows)]


def _is_headed(listing: Listing, record: Record) -> bool:
    """Return whether what is right above a record is too short to be the first half of its title."""
    first = min(record.title, record.named.row)
    return not first or len(listing.lines[first - 1].bare) < _HALF_TITLE


def _head(lines: Sequence[Line], record: Record) -> Head:
    title, named = lines[record.title], lines[record.named.row]
    span = paper_cuts.title_span(title.bare, paper_lines.sign_length(title.bare), len(title.bare))
    rows = tuple(sorted((record.title, record.named.row)))
    return Head(
        title.span(*span),
        named.span(record.named.label, record.named.length),
        record.named.names,
        rows,
        begin=lines[rows[0]].start,
    )
