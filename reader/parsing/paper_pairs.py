"""Papers over two lines: a line of authors by its title, weighed with the lines near them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import (
    authors,
    dating,
    fields,
    menus,
    paper_cuts,
    paper_lines,
    paper_titles,
    shapes,
    signing,
    summaries,
    venues,
)
from reader.parsing.lines import Head
from reader.parsing.paper_cues import SCALE, Candidate, is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Line


def judged(
    candidates: Sequence[Candidate],
    certain: Sequence[int],
    more: Sequence[int],
    alike: Sequence[int],
    count: int,
) -> Iterator[Head]:
    """Yield the heads of candidates that weigh enough.

    Papers already certain are at the lines `certain`; those at `more` vouch for several names alone. One
    name with nothing else is vouched for by candidates alone and those at `alike`, not by another form.
    """
    own = [it.head.rows[0] for it in candidates if paper_titles.is_sure(it.byline) and not it.signed]
    lone = [it for it in candidates if len(it.byline.names) == 1]
    venues = [it.head.rows[0] for it in lone if it.byline.venue and it.tight]
    own += venues if len(venues) > _LEAST_VENUES else []
    crowd = paper_lines.Crowd(count, [*own, *certain], [it.head.rows[0] for it in candidates])
    same, others = paper_lines.Crowd(count, [*own, *alike]), paper_lines.Crowd(count, more)
    for it in candidates:
        under = it.head.title > it.head.authors
        is_lone = len(it.byline.names) == 1 and not it.byline.labelled and (under or not is_told(it))
        near = (same if is_lone else crowd).near(it.head.rows[0], 0)
        near += others.near(it.head.rows[0], 0) if len(it.byline.names) > 1 else 0
        if SCALE.tips(it._replace(sure_others=near, sparse=crowd.sparse)):
            yield it.head


_LEAST_VENUES = 2


def candidates(ground: paper_titles.Ground, blocked: set[int], votes: int) -> Iterator[Candidate]:
    """Yield the author lines with their titles; no line belongs to two of them.

    `votes` are those of the papers already found for titles below authors, less those for titles above.
    """
    used = set(blocked)
    options = {index: paper_titles.titles(ground, index) for index in ground.bylines}
    under = paper_titles.stand_under(ground, options, votes)
    over = not under and (votes < 0 or any(min(found) < index for index, found in options.items() if found))
    for index, found in options.items():
        if index in used or (over and _is_title_over(ground, index)):
            continue
        free = [
            other
            for other in found
            if other not in used and not (over and _is_lone_under(ground, index, other))
        ]
        if free:
            title = max(free) if under else min(free)
            used.update((index, title))
            yield _candidate(ground, index, title)


def _is_title_over(ground: paper_titles.Ground, index: int) -> bool:
    """Return whether a line that reads like one name is a title, where titles are over their authors.

    It opens a chunk or is right under a note or a button, and authors are right under it.
    """
    byline = ground.bylines[index]
    if len(byline.names) > 1 or byline.labelled or byline.venue or index + 1 not in ground.bylines:
        return False
    if not paper_titles.are_glued(ground.lines, index, index + 1):
        return False
    above = ground.lines[index - 1].bare if index else ""
    return (
        paper_titles.opens(ground, index)
        or menus.bare(above) in menus.CHROME
        or summaries.reads_as_note(above)
    )


def _is_lone_under(ground: paper_titles.Ground, index: int, title: int) -> bool:
    """Return whether a line is under one name, as an office under somebody who signs."""
    return title > index and len(ground.bylines[index].names) == 1


def _candidate(ground: paper_titles.Ground, index: int, title: int) -> Candidate:
    lines = ground.lines
    first, last = min(index, title), max(index, title)
    sign = paper_lines.sign_length(lines[title].bare)
    byline = ground.bylines[index]
    stretch = lines[title].span(*paper_cuts.title_span(lines[title].bare, sign, len(lines[title].bare)))
    if title < index and paper_titles.is_wrapped(ground, title):
        first = title - 1
        stretch = (
            lines[first].span(paper_lines.sign_length(lines[first].bare), len(lines[first].bare))[0],
            stretch[1],
        )
    head = Head(
        stretch,
        _authors_in(lines[index], byline),
        byline.names,
        tuple(range(first, last + 1)),
        begin=lines[first].start,
    )
    after = summaries.after_notes(lines, last + 1, len(lines))
    signed = byline.labelled and _SIGNED.match(lines[index].bare) is not None
    posted = signed and byline.venue and _is_posted(lines[index].bare[byline.length :])
    return Candidate(
        head,
        paper_titles.title_in(lines[title].bare),
        byline,
        tight=ground.apart or paper_titles.are_glued(lines, title, index),
        alone=ground.facts.unparted or after >= len(lines) or lines[after].row > lines[after - 1].row + 1,
        summed=after < ground.end and len(lines[after].bare) > 150,
        abstracted=_is_abstracted(ground, after),
        noted=(byline.venue and not posted)
        or _ends_in_venue(lines[index].bare)
        or any(summaries.backs(lines[at].bare) for at in range(last + 1, after)),
        hashed=lines[title].bare[0] == "#",
        linked="://" in lines[title].bare,
        paged=paper_cuts.leader(lines[title].bare) is not None,
        numbered=paper_lines.BRACKETED.match(lines[title].bare) is not None,
        signed=signed,
        dated=posted or paper_titles.is_dated(ground, title, index),
        published=last + 1 < ground.end and summaries.is_dated(lines[last + 1].bare),
        heads_page=_heads_page(ground, title),
        announced=index > ground.announced,
        timed=paper_lines.TIME.match(lines[title].bare) is not None,
        daily=_is_daily(ground, first) and _AFFILIATED.search(lines[index].bare) is not None,
        within=_stands_within(ground, first),
        parted=any(_tells(lines[at].bare) for at in range(first + 1, last)),
        submitted=_is_submitted(ground, first),
        listed=len(byline.names) == 1 and not byline.labelled and _is_in_menu(ground, first, last),
        stacked=_is_stacked(ground, index),
        sparse=False,
        sure_others=0,
        facts=ground.facts,
    )


def _is_posted(text: str) -> bool:
    """Return whether what follows a name gives the day of an article: "| November 2031 | 9 min read"."""
    return any(dating.is_dated(part.strip()) for part in _PARTED.split(text) if part.strip())


_PARTED = lazy.regex(r"[|·•]")


def _is_abstracted(ground: paper_titles.Ground, after: int) -> bool:
    """Return whether an abstract follows, called so, at once or below a few affiliations and identifiers."""
    if after < ground.end and fields.opens_abstract(ground.lines[after].bare):
        return True
    for index in range(after, min(after + _AFFILIATIONS, ground.end)):
        if index in ground.bylines or index in ground.taken:
            return False
        if summaries.is_label(ground.lines[index].bare):
            return True
    return False


_AFFILIATIONS = 8


def _ends_in_venue(text: str) -> bool:
    """Return whether a venue in brackets closes a line of names: "Ana Bo, Cy Dee (Working Paper 12)"."""
    at = text.rfind("(")
    return at > 0 and text[-1] == ")" and venues.reads_as_venue(text[at:])


def _tells(text: str) -> bool:
    return len(text) > _SENTENCE and shapes.ends_sentence(text)


_SENTENCE = 60
_SIGNED = lazy.regex(r"(?:(?:written |authored )?by|von|par|por|di|door|av|af)\b(?!\s*:)", re.IGNORECASE)


def _is_submitted(ground: paper_titles.Ground, first: int) -> bool:
    """Return whether when a paper was submitted is right above its title, in square brackets."""
    text = ground.lines[first - 1].bare if first else ""
    return text[:1] == "[" and text[-1] == "]" and summaries.is_dated(text[1:-1])


def _is_timed(ground: paper_titles.Ground, first: int) -> bool:
    """Return whether the time of a talk is right above it: "09:30"."""
    text = ground.lines[first - 1].bare if first else ""
    return text[:1].isdigit() and paper_lines.CLOCK.fullmatch(text) is not None


def _is_daily(ground: paper_titles.Ground, first: int) -> bool:
    """Return whether the day of a talk opens its chunk, right above it."""
    opens = first > 0 and paper_titles.opens(ground, first - 1) and not paper_titles.opens(ground, first)
    return opens and dating.is_dated(ground.lines[first - 1].bare)


_AFFILIATED = lazy.regex(r" \([^\W\d_a-z][^()\d]{2,60}\)$")


def _stands_within(ground: paper_titles.Ground, first: int) -> bool:
    """Return whether the lines right above are text rather than another paper's."""
    if ground.facts.unparted or first == 0 or first - 1 in ground.taken or paper_titles.opens(ground, first):
        return False
    if _is_submitted(ground, first) or _is_timed(ground, first):
        return False
    begin = first
    while begin > 0 and first - begin < 5 and not paper_titles.opens(ground, begin):
        begin -= 1
    listed = any(
        index in ground.bylines or summaries.reads_as_note(ground.lines[index].bare)
        for index in range(begin, first)
    )
    return not listed and first - begin > 1


def _is_stacked(ground: paper_titles.Ground, index: int) -> bool:
    """Return whether a name and what it belongs to is on each of two lines: "Ana Bo, Hull"."""
    if index + 1 >= ground.end or not paper_titles.are_glued(ground.lines, index, index + 1):
        return False
    texts = [ground.lines[at].bare for at in (index, index + 1)]
    plain = not any(map(str.isdigit, texts[1]))
    return plain and all(text.count(", ") == 1 and signing.is_name(text.partition(", ")[0]) for text in texts)


def _is_in_menu(ground: paper_titles.Ground, first: int, last: int) -> bool:
    """Return whether two lines are in a column of five and more without a year, a sign or many words."""
    if not paper_titles.are_glued(ground.lines, first, last):
        return False
    rows = range(first, last + 1)
    if not all(_may_be_entry(ground.lines[at].bare) for at in rows):
        return False
    return len(rows) + _entries(ground, first, -1) + _entries(ground, last, 1) >= _COLUMN


def _entries(ground: paper_titles.Ground, index: int, step: int) -> int:
    """Return how many lines in a row that may be entries of a menu follow one without a blank line."""
    count = 0
    for at in range(index + step, index + _COLUMN * step, step):
        if not 0 <= at < ground.end or ground.lines[at].row != ground.lines[at - step].row + step:
            break
        if not _may_be_entry(ground.lines[at].bare):
            break
        count += 1
    return count


_COLUMN = 5


def _may_be_entry(text: str) -> bool:
    plain = not shapes.has_digit(text) and text[-1].isalnum()
    return plain and len(text) <= _ENTRY and len(text.split()) <= _COLUMN


_ENTRY = 40


def _heads_page(ground: paper_titles.Ground, title: int) -> bool:
    """Return whether nothing but residue comes before a title, and the document has no other."""
    return not ground.facts.title and all(index in ground.taken for index in range(title))


def _authors_in(line: Line, byline: authors.Byline) -> tuple[int, int]:
    """Return where the authors stand in their line; a venue after them is not part of it."""
    return line.span(0, byline.length) if byline.length else line.stretch
