"""Papers of a listing: records that repeat, in which all together tell which line is the title.

Lines of several names are the seeds. Where most of them have a title at the same place (right above, first in
their chunk, or right below) and a venue, pages, links or a heading say that these are papers, whatever else
near them has the same shape is one too: with a single name, or with one that alone would be in doubt.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import (
    announcing,
    authors,
    cited_names,
    dating,
    fields,
    listed_names,
    listing_parts,
    menus,
    paper_cuts,
    paper_lines,
    paper_titles,
    shapes,
    summaries,
    venues,
)
from reader.parsing.lines import Head, count_wide

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from reader.parsing.lines import Line

    _Place = Callable[["_Listing", int], int | None]

_LEAST, _SHARE = 3, 0.6
"""So many records there are at least, and so many of them are alike."""
_TITLE = range(6, 300)
_NEAR = 24
"""Names of neighbouring records are so many lines apart at most."""
_ABOVE = 6
"""So many lines over its authors, a record opens."""
_BELOW = 6
"""So many lines under title and authors, what says that it is a paper stands."""
_PARTS = frozenset({"abs", "abstract", "bibtex", "cite", "cited", "doi", "pdf", "preprint", "pages"})
_FIGURES = lazy.regex(r"\d+(?:[.,]\d+)*")
_COUNTS = lazy.regex(r"[\d\s*.,]+")
_SENTENCE, _TOLD = 30, 90


class _Record(NamedTuple):
    """A title and authors, with what records of a listing have in common."""

    title: int
    named: listed_names.Names
    sign: str
    """What kind of number or bullet opens it."""
    over: str
    """What is right above it: nothing, one or two lines of its chunk, or how the line above opens."""
    several: bool
    """There are several names, or quotation marks around the title."""
    backed: bool
    """A venue, pages, links or affiliations are in it."""
    venued: bool
    """A line of it has a year, a volume or a link."""
    like: bool
    """A line of it opens as one of most others does: "Pages: 4-12"."""


class _Listing(NamedTuple):
    """Lines in which records may repeat."""

    lines: Sequence[Line]
    first: int
    end: int
    taken: Container[int]
    common: frozenset[str]
    """How lines open that many have: buttons, badges."""
    labels: frozenset[str]
    """What stands before the colon in several short lines: "Location"."""
    seeds: frozenset[int]
    """Which lines are several names."""
    turned: bool
    """Surnames are in front, where there are several names: "Bo, Ana; Dee, Cy"."""
    short: bool
    """Names are surnames: "Bo & Dee, 2031"."""
    caseless: bool
    """Names are in a script without capitals, and so may a word alone be one."""
    furniture: dict[int, bool]
    """What is known of lines so far: whether they are numbers, badges, days or buttons."""


def find(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> list[Head]:
    """Return the papers of such listings between two indices (`end` excluded), in order."""
    seeds = [
        it for index in range(first, end) if index not in taken and (it := listed_names.seed(lines, index))
    ]
    found: list[_Record] = []
    for run in _runs(seeds):
        reach = max(first, run[0].row - _NEAR), min(end, run[-1].row + _NEAR)
        if reach[1] - reach[0] < len(run) + _LEAST:
            continue  # hardly a line is left for titles
        common, labels = _common(lines[slice(*reach)], len(run)), paper_titles.labels(lines, *reach)
        rows = frozenset(seed.row for seed in run)
        turned = sum(", " in seed.names[0] for seed in run) > _HALF * len(run)
        short = any(" " not in seed.names[0] for seed in run)
        caseless = all(name.upper() == name.lower() for name in run[0].names)
        listing = _Listing(lines, *reach, taken, common, labels, rows, turned, short, caseless, {})
        found += _records(listing, run)
    if not found:
        return []
    stop, _ = announcing.before_references(lines, first, end, taken)
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
    looks = Counter(_opening(lines[head.notes[-1]].bare) for head in heads if len(head.notes) == usual > 0)
    for head in heads:
        own = range(head.rows[-1] + 1, head.rows[-1] + 1 + usual)
        fewer = len(head.notes) < usual and times > len(heads) * _HALF and own.stop <= len(lines)
        glued = fewer and lines[own.stop - 1].row - lines[head.rows[-1]].row == usual
        alike = glued and looks[_opening(lines[own.stop - 1].bare)] > 1
        yield replace(head, notes=tuple(own)) if alike else head


def _runs(seeds: Sequence[listed_names.Names]) -> Iterator[list[listed_names.Names]]:
    """Yield the lines of names that are near each other, where there are two and more."""
    run: list[listed_names.Names] = []
    for seed in seeds:
        if run and seed.row - run[-1].row > 2 * _NEAR:
            if len(run) > 1:
                yield run
            run = []
        run.append(seed)
    if len(run) > 1:
        yield run


def _common(lines: Sequence[Line], records: int) -> frozenset[str]:
    """Return how lines open that many records have."""
    counts = Counter(_opening(line.bare) for line in lines if len(line.bare) < shapes.LONG)
    return frozenset(it for it, times in counts.items() if times >= max(_LEAST, records / 2))


def _opening(text: str) -> str:
    """Return the first two words of a line, with any number for a number: "downloads 0"."""
    return _FIGURES.sub("0", " ".join(text.casefold().split(None, 2)[:2]))


def _records(listing: _Listing, seeds: Sequence[listed_names.Names]) -> list[_Record]:
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
        free = index not in known and index not in listing.taken
        other = _other(listing, index, chosen, people, usual) if free else None
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
    return every if backed or _is_announced(listing, every[0]) else []


def _other(
    listing: _Listing, index: int, place: _Place, people: Container[str], usual: str
) -> _Record | None:
    """Return the record around a line that reads like a single name, or is one that other records have.

    `usual` is what is right above most records.
    """
    text = listing.lines[index].bare
    if text in people:
        return _record(listing, listed_names.Names(index, (text,), len(text), venue=False), place, usual)
    named = listed_names.named(text, index) if len(text) <= listed_names.NAMES else None
    if named is None and listing.caseless and (names := authors.listed(text)):
        named = listed_names.Names(index, names, len(text), venue=False)
    if named is None and listing.turned and (names := cited_names.inverted(text)):
        named = listed_names.Names(index, names, len(text), venue=False)
    if named is None and listing.short and (found := cited_names.surnames(text, 1))[0]:
        named = listed_names.Names(index, *found, venue=True)
    return _record(listing, named, place, usual) if named else None


def _repeats(other: _Record, shared: Mapping[str, int], known: Container[int]) -> bool:
    """Return whether a record is like others, or opens so: below a blank line, a button, another's names."""
    first = min(other.title, other.named.row)
    return not other.over or other.like or shared.get(other.over, 0) > 1 or first - 1 in known


def _apart(known: Mapping[int, _Record]) -> Iterator[_Record]:
    """Yield one record for each title, in order, the one with the most names; no title is another's names."""
    by_title: dict[int, _Record] = {}
    for record in known.values():
        other = by_title.get(record.title)
        if other is None or len(record.named.names) > len(other.named.names):
            by_title[record.title] = record
    rows = {it.named.row for it in by_title.values() if it.title not in known}
    yield from sorted((it for it in by_title.values() if it.title not in rows), key=lambda it: it.named.row)


_HALF, _FEW = 0.5, 0.3
_HALF_TITLE = 40
_WORDS, _CLEARLY = 3, 1.2


def _place(listing: _Listing, seeds: Sequence[listed_names.Names]) -> tuple[_Place, list[_Record]]:
    """Return where most lines of names have their titles, and those that do; right above if in doubt."""
    found = [
        (place, _alike(listing, seeds, place)) for place in (_right_above, _first_of_chunk, _right_below)
    ]
    above, first, _ = found
    enough = [records for _, records in found if len(records) >= _SHARE * len(seeds)]
    if first[1] in enough and _length(listing, first[1]) > _CLEARLY * _length(listing, above[1]):
        return first
    return next((it for it in found if it[1] in enough), max(found, key=lambda it: len(it[1])))


def _length(listing: _Listing, records: Sequence[_Record]) -> float:
    """Return how long the titles of records are on average; 0 without any."""
    return sum(len(listing.lines[it.title].bare) for it in records) / max(1, len(records))


def _alike(listing: _Listing, seeds: Sequence[listed_names.Names], place: _Place) -> list[_Record]:
    """Return the records of lines of names with a title at a place, and not with the end of a longer one."""
    found = [it for seed in seeds if (it := _record(listing, seed, place))]
    shared, rows = Counter(it.over for it in found), {seed.row for seed in seeds}
    return [it for it in found if it.sign or _is_headed(listing, it) or _repeats(it, shared, rows)]


def _is_headed(listing: _Listing, record: _Record) -> bool:
    """Return whether what is right above a record is too short to be the first half of its title."""
    first = min(record.title, record.named.row)
    return not first or len(listing.lines[first - 1].bare) < _HALF_TITLE


def _is_announced(listing: _Listing, record: _Record) -> bool:
    begin = min(record.title, record.named.row)
    return announcing.announced(listing.lines, 0, begin, listing.taken, "") < begin


def _record(listing: _Listing, named: listed_names.Names, place: _Place, usual: str = "") -> _Record | None:
    """Return the record of a line of names whose title is at a place, if it has one there.

    What is right above a record is `usual`, or nothing, for what may not read like a title to be one.
    """
    title = place(listing, named.row)
    if title is None or _are_several(listing.lines[title].bare):
        return None
    first = min(title, named.row)
    if first and fields.label(listing.lines[first - 1].bare):
        return None  # labelled, and read by what the labels say
    over, sign = _over(listing, first), _sign(listing.lines[first].bare)
    near = list(_near(listing, title, named.row))
    quoted = listed_names.is_quoted(listing.lines[title].bare)
    backed = named.venue or any(_backs(listing, text) for text in near) or (quoted and any(map(_tells, near)))
    like = any(_opening(text) in listing.common for text in near)
    sure = (backed or like) and over in {"", usual} and first == title
    fits = _may_be_title(listing, title, sure=sure)
    venued = any(_is_dated_venue(text) for text in near)
    several = quoted or len(named.names) > 1
    return _Record(title, named, sign, over, several, backed, venued, like) if fits else None


def _tells(text: str) -> bool:
    return len(text) > _TOLD and shapes.ends_sentence(text)


def _is_dated_venue(text: str) -> bool:
    return shapes.has_digit(text) and venues.reads_as_venue(text) and not dating.is_dated(text)


def _right_above(listing: _Listing, row: int) -> int | None:
    return row - 1 if row > listing.first and _is_glued(listing, row) else None


def _right_below(listing: _Listing, row: int) -> int | None:
    return row + 1 if row + 1 < listing.end and _is_glued(listing, row + 1) else None


def _first_of_chunk(listing: _Listing, row: int) -> int | None:
    """Return the first line of its chunk that is no number, badge, day or button."""
    at = row
    while at > max(listing.first, row - _ABOVE) and _is_glued(listing, at):
        at -= 1
    while at < row and _is_furniture(listing, at):
        at += 1
    longest = len(listing.lines[at].bare)
    between = (other for other in range(at + 1, row) if len(listing.lines[other].bare) >= longest)
    return at if at < row and all(_may_be_between(listing, other) for other in between) else None


def _may_be_between(listing: _Listing, row: int) -> bool:
    """Return whether a line between a title and its authors is no further title, however long it is."""
    text = listing.lines[row].bare
    told = len(text) > _SENTENCE and shapes.ends_sentence(text)
    return told or _is_furniture(listing, row) or summaries.reads_as_note(text)


def _is_glued(listing: _Listing, row: int) -> bool:
    """Return whether a line is free and right below another free one."""
    glued = listing.lines[row].row == listing.lines[row - 1].row + 1
    return glued and row not in listing.taken and row - 1 not in listing.taken


def _is_furniture(listing: _Listing, row: int) -> bool:
    """Return whether a line is a number, a badge, a day, a button, or says what many lines do.

    Each record asks it of the lines above, so it is looked at once.
    """
    known = listing.furniture.get(row)
    if known is None:
        known = listing.furniture[row] = _looks_like_furniture(listing, listing.lines[row].bare)
    return known


def _looks_like_furniture(listing: _Listing, text: str) -> bool:
    word = text.isalpha() and _is_word(text)
    if len(text) < _SHORT and (word or _KEY.fullmatch(text) or menus.bare(text) in menus.CHROME):
        return True
    if shapes.plain(text) in paper_titles.SORTS:
        return True
    return _opening(text) in listing.common or dating.is_dated(text)


_SHORT = 30
_KEY = lazy.regex(r"[\[(#]?\d{1,4}[\])]?[.:]?")


def _may_be_title(listing: _Listing, row: int, *, sure: bool) -> bool:
    """Return whether a line may be a title; where one must be, it may read like a venue, or be a word."""
    text = listing.lines[row].bare
    if len(text) not in _TITLE or _COUNTS.fullmatch(text) or _opening(text) in listing.common:
        return False
    bare = paper_titles.title_in(text)
    if not paper_titles.can_be_title(bare, None) or shapes.plain(bare) in paper_lines.PEOPLE:
        return False
    if len(bare.split()) <= _WORDS and _names_part(bare):
        return False
    if not sure and (_is_word(bare) or summaries.reads_as_note(text) or _is_furniture(listing, row)):
        return False
    return paper_titles.label_of(text) not in listing.labels


def _is_word(text: str) -> bool:
    """Return whether a line is one word, in a script that parts words."""
    return " " not in text and not count_wide(text)


def _are_several(text: str) -> bool:
    """Return whether a line is several names."""
    names = authors.byline(text)
    return names is not None and len(names.names) > 1


def _sign(text: str) -> str:
    """Return the kind of sign before a record's first words: a number's bracket, a bullet, or nothing."""
    if paper_lines.TIME.match(text):
        return "a time"
    length = paper_lines.sign_length(text)
    return _FIGURES.sub("0", text[:length]).strip() if length else ""


def _over(listing: _Listing, row: int) -> str:
    """Return what is right above a line: how many lines of its chunk, or what the last of more is."""
    first = row
    while first > 0 and first > row - _DEEP and _is_glued(listing, first):
        first -= 1
    if row - first < _DEEP:
        return "." * (row - first)
    text = listing.lines[row - 1].bare
    if _COUNTS.fullmatch(text):
        return "counts"
    if summaries.reads_as_note(text):
        return "a note"
    return "a sentence" if shapes.ends_sentence(text) and len(text) > _SENTENCE else _opening(text)


_DEEP = 3


def _near(listing: _Listing, title: int, named: int) -> Iterator[str]:
    """Yield the lines between title and names and right below them, up to the next lines of names."""
    low, high = min(title, named), max(title, named)
    yield from (listing.lines[at].bare for at in range(low + 1, high))
    for at in range(high + 1, min(listing.end, high + 1 + _BELOW)):
        if listing.lines[at].row > listing.lines[at - 1].row + 1 or not listing.seeds.isdisjoint(
            (at, at + 1)
        ):
            break
        yield listing.lines[at].bare


def _backs(listing: _Listing, text: str) -> bool:
    """Return whether a line says of what is above it that it is a paper, or is a link to a part of one."""
    counted = _COUNTS.fullmatch(text) is not None and _is_dated_venue(text)  # citations and a year
    shared = _opening(text) in listing.common and (
        _PAGES.fullmatch(text) is not None
        or ("|" in text and _is_dated_venue(text))
        or (shapes.has_digit(text) and len(text) <= shapes.LONG and cited_names.names_venue(text))
    )
    return counted or shared or (len(text) <= shapes.LONG and summaries.backs(text)) or _names_part(text)


_PAGES = lazy.regex(r"[^\W\d_]{1,10}\.? \d{1,4} ?[-–] ?\d{1,4}")
"""Where a paper is in an issue, in any language, if most records say so: "Pagine 7-16"."""


def _names_part(text: str) -> bool:
    """Return whether the first words of a line are a link to a part of a paper: "View PDF"."""
    return not _PARTS.isdisjoint(text.casefold().replace(":", " ").split(None, _WORDS)[:_WORDS])


def _head(lines: Sequence[Line], record: _Record) -> Head:
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
