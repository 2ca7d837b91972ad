"""Papers: titles with their authors; `summaries` finds what else belongs to them."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_letters
from typing import TYPE_CHECKING

from reader.parsing import (
    announcing,
    authors,
    citations,
    cited_lines,
    cited_names,
    cited_pairs,
    dating,
    paper_lines,
    paper_pairs,
    paper_titles,
    shapes,
    summaries,
    venues,
)
from reader.parsing.lines import Span
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.parsing.facts import Facts
    from reader.parsing.lines import Claims, Head, Line
    from reader.parsing.scanning import Scan

_REACH = 4000
"""Longer lines hold no names."""


def heads(
    lines: Sequence[Line],
    scan: Scan,
    first: int,
    end: int,
    taken: Container[int],
    facts: Facts,
    named: Sequence[Head] = (),
    alike: Sequence[Head] = (),
) -> list[Head]:
    """Return the titles and authors of the papers between two indices (`end` excluded), in order.

    `scan` is that of all lines. `named` are the papers already found, which vouch for others near them;
    `alike` those with titles and authors on lines of their own, which vouch for single names too.
    """
    if facts.board:
        return []
    listed: list[tuple[int, list[paper_lines.Listed]]] = []
    bylines: dict[int, authors.Byline] = {}
    near = scan.within(first, end)
    end, cited_from = announcing.before_references(lines, near.short, first, end, taken)
    near = near.within(first, end)
    titled = shapes.announces_papers(facts.title)
    announced = first - 1 if titled else min(cited_from, announcing.announced(lines, near.short, end, taken))
    found = cited_lines.find(lines, first, end, taken, announced)
    cited = {head.rows[0] for head in found}
    found += (pairs := cited_pairs.find(lines, near.glued, first, _Either(taken, cited)))
    cited.update(row for head in pairs for row in head.rows)
    signed = frozenset(near.signed)
    for index in range(first, end):
        text = lines[index].bare
        if index in taken or index in cited or len(text) > _REACH:
            continue
        could_list = len(text) <= shapes.LONG or index in signed
        one_line = paper_lines.on_one_line(lines[index], index) if could_list else None
        if one_line and not (
            _is_over_names(lines, index, one_line) or _is_under_title(lines, index, one_line)
        ):
            listed.append((index, one_line))
            continue
        if not _tells(text) and (byline := _byline(text)):
            bylines[index] = byline
    for index in [it for it in bylines if _is_title_of_two(lines, it, bylines)]:
        del bylines[index]
    same = [head.rows[0] for head in alike if len(head.names) > 1]
    sure = [*same, *(index for index, it in bylines.items() if paper_titles.is_sure(it))]
    crowd = paper_lines.Crowd(len(lines), [*(index for index, _ in listed), *cited], sure)
    several = [head.rows[0] for head in found if len(head.names) > 1]
    found += paper_lines.find(lines, listed, announced, crowd, several)
    blocked = {head.rows[0] for head in found} | {index for index, _ in listed}
    apart = _stand_apart(lines, [index for index, it in bylines.items() if len(it.names) > 1], end)
    labels = paper_titles.labels(lines, first, end) if bylines else frozenset[str]()
    ground = paper_titles.Ground(lines, first, end, taken, bylines, facts, announced, apart, labels)
    certain, more = [head.rows[0] for head in found], [head.rows[0] for head in (*named, *alike)]
    votes = sum(1 if head.title > head.authors else -1 for head in alike)
    found += paper_pairs.judged(
        list(paper_pairs.candidates(ground, blocked, votes)), certain, more, same, len(lines)
    )
    return sorted(found, key=lambda head: head.begin)


def _tells(text: str) -> bool:
    """Return at a glance whether a long line is prose: then no names open it, and none are all of it."""
    may_tell = len(text) > citations.SIGNED_REACH and text[0] in _TELLING
    return may_tell and authors.reads_as_prose(text) and not shapes.number_length(text)


_TELLING = frozenset(ascii_letters) - set("AaBbWw")
"""Letters that open no word for authors, such as "authors", "by" and "written by"."""


@memoized
def _byline(text: str) -> authors.Byline | None:
    """Return the authors whose names a line is."""
    if text[0] in "*_" and text[-1] == text[0]:
        text = text.strip("*_") or text
    byline = citations.signed_abroad(text) or authors.byline(text) or citations.signed(text)
    if byline is None and (number := shapes.number_length(text)):
        byline = _numbered(text[number:])
    return byline if byline and not dating.is_dated(text) else None


class _Either:
    """The lines that are in one of two containers."""

    def __init__(self, one: Container[int], other: Container[int]) -> None:
        self._one, self._other = one, other

    def __contains__(self, index: object) -> bool:
        return index in self._one or index in self._other


def _numbered(text: str) -> authors.Byline | None:
    """Return the authors that follow the number of an entry: several names with commas."""
    found = authors.byline(text) if "," in text else None
    return found if found and len(found.names) > 1 and not found.labelled else None


def _is_title_of_two(lines: Sequence[Line], index: int, bylines: Mapping[int, authors.Byline]) -> bool:
    """Return whether two things joined read like two names, over the names: "Slow Locks and Fast Water"."""
    it = bylines[index]
    if len(it.names) != 2 or it.labelled or it.marked or it.venue or index + 1 not in bylines:
        return False
    opens = index == 0 or lines[index].row > lines[index - 1].row + 1
    if lines[index + 1].row > lines[index].row + 1:
        return False
    noted = index > 0 and summaries.reads_as_note(lines[index - 1].bare)  # the end of another paper's lines
    return noted if "," in lines[index].bare else opens or noted


def _is_over_names(lines: Sequence[Line], index: int, cut: Sequence[paper_lines.Listed]) -> bool:
    """Return whether authors are right under a line that opens with what could be names and a colon."""
    if index + 1 >= len(lines) or lines[index + 1].row > lines[index].row + 1 or len(cut) > 1:
        return False
    doubtful = cut[0].cut.authors[0] < cut[0].cut.title[0]
    return doubtful and authors.byline(lines[index + 1].bare) is not None


def _is_under_title(lines: Sequence[Line], index: int, cut: Sequence[paper_lines.Listed]) -> bool:
    """Return whether names, a subject and a day are right under a line that opens a chunk or has its like.

    "Ana Bo, Cy Dee · Computer Science · 1 June 2030" under a title is no paper on Computer Science.
    """
    first = cut[0].cut
    if len(cut) > 1 or first.authors[0] > first.title[0] or not index:
        return False
    above = lines[index - 1].bare
    glued = lines[index].row == lines[index - 1].row + 1 and len(above) < shapes.LONG
    parted = " · " in lines[index].bare and venues.reads_as_venue(first.rest)
    dated = parted or cited_names.names_venue(cut[0].title)
    return (
        glued
        and dated
        and shapes.is_title_like(paper_titles.title_in(above) or ".")
        and not paper_lines.on_one_line(lines[index - 1], index - 1)
    )


def _stand_apart(lines: Sequence[Line], several: Sequence[int], end: int) -> bool:
    """Return whether most of these lines, and at least two, are between blank lines."""
    lone = sum(
        lines[index - 1].row + 1 < lines[index].row and lines[index].row + 1 < lines[index + 1].row
        for index in several
        if 0 < index < end - 1
    )
    return lone > 1 and lone * 2 > len(several)


def kept(found: Sequence[Head], kinds: Claims) -> Iterator[Head]:
    """Yield the papers whose title and authors are in blocks of papers, with what else of them is."""
    for head in found:
        if all(kinds.get(index) == "paper" for index in head.rows):
            notes, summary = (
                tuple(index for index in indices if kinds.get(index) == "paper")
                for indices in (head.notes, head.summary)
            )
            yield replace(head, notes=notes, summary=summary)


def spans(found: Sequence[Head]) -> list[Span]:
    """Return the papers' lines: one span for a head with its notes, one for each run of summary."""
    result: list[Span] = []
    for head in found:
        for index in sorted((*head.rows, *head.notes, *head.summary)):
            if result and index <= result[-1].last:
                continue
            if result and index == result[-1].last + 1 and index not in {head.rows[0], *head.summary[:1]}:
                result[-1] = Span("paper", result[-1].first, index)
            else:
                result.append(Span("paper", index, index))
    return result
