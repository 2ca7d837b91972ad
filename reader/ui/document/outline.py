"""Where in a document one is: its landmarks, what is left to read, and a line that says so. Pure.

A document is looked through once for each of its parts, when that is first asked about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.folding import words
from reader.ui.document.location import TABS, minutes_left, tab_name
from reader.ui.document.posting_names import city_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Document
    from reader.ui.document.location import Location, Tab

LANDMARKS = frozenset({"title", "heading", "question"})


class OutlineMark(NamedTuple):
    """Something that one may want to go to."""

    start: int
    """Where it stands in the document's text."""
    name: str
    """Its first line."""
    kind: str
    """The kind of its block, or "paper"."""


class Outline:
    """The places of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        """The document that it is about."""
        self._marks: dict[Tab, list[OutlineMark]] = {}
        self._lengths: dict[Tab, int] = {}

    def landmarks(self, part: Tab) -> list[OutlineMark]:
        """Papers, or the title, headings and questions of the article, in the order of the text."""
        if part not in self._marks:
            self._marks[part] = sorted(self._found(part))
        return self._marks[part]

    def beyond(self, part: Tab, offset: int, direction: int) -> int | None:
        """Where the next landmark stands, or with -1 the one before; None where there is none."""
        marks = self.landmarks(part)
        if direction > 0:
            at = bisect_right(marks, offset, key=_start)
        else:
            at = bisect_left(marks, offset, key=_start) - 1
        return marks[at].start if 0 <= at < len(marks) else None

    def section(self, offset: int) -> str:
        """The heading or question that a place in the article stands under; empty before the first."""
        marks = self.landmarks("article")
        at = bisect_right(marks, offset, key=_start) - 1
        return marks[at].name if at >= 0 and marks[at].kind != "title" else ""

    def progress(self, part: Tab, offset: int, share: float) -> str:
        """Where one is, in words: "18 %  ·  5 min left", or "2 of 7  ·  18 %" in the papers.

        `share` is how far down one has come, from 0 to 1.
        """
        minutes = minutes_left(self._length(part), share)
        words = [percent(share)]
        if part == "papers":
            marks = self.landmarks(part)
            at = bisect_right(marks, offset, key=_start)
            words.insert(0, f"{max(1, at)} of {len(marks)}")
        if minutes:
            words.append(f"{minutes} min left")
        return "  ·  ".join(words)

    def _length(self, part: Tab) -> int:
        if part not in self._lengths:
            article = self.document.article
            blocks = article.blocks if article is not None and part == "article" else ()
            papers = self.document.papers if part == "papers" else ()
            self._lengths[part] = sum(len(block.text) for block in blocks) + sum(
                len(piece.text) for paper in papers for piece in paper.parts
            )
        return self._lengths[part]

    def _found(self, part: Tab) -> Iterator[OutlineMark]:
        from reader.ui.document.inline_markup import heading_mark, plain

        if part == "papers":
            for paper in self.document.papers:
                yield OutlineMark(paper.parts[0].start, paper.title, "paper")
        elif part == "article" and self.document.article is not None:
            for block in self.document.article.blocks:
                if block.kind in LANDMARKS:
                    mark = len(heading_mark(block.text))
                    name = plain(block.text[mark:].partition("\n")[0])
                    yield OutlineMark(block.start + mark, name, block.kind)


def percent(share: float) -> str:
    """A share as it is written: "18 %"."""
    return f"{share * 100:.0f} %"


def _start(mark: OutlineMark) -> int:
    return mark.start


class OutlineEntry(NamedTuple):
    """A place in the document."""

    tab: Tab
    offset: int
    name: str
    kind: str
    """What it is: title, heading, question, paper or posting."""
    detail: str = ""
    """A posting's city."""


class OutlineGroup(NamedTuple):
    """A part of the document, above the entries in it."""

    name: str
    size: int | None
    """How many there are in it; None where the entries are places in one text."""
    first: bool


def entries(outline: Outline) -> list[OutlineEntry]:
    """Title, headings and questions, papers, postings, in this order."""
    found = [
        OutlineEntry(part, mark.start, " ".join(mark.name.split()), mark.kind)
        for part in TABS
        for mark in outline.landmarks(part)
    ]
    postings = outline.document.postings
    return found + [
        OutlineEntry("postings", one.start, name_of(one), "posting", city_of(one)) for one in postings
    ]


def matching(found: Sequence[OutlineEntry], typed: str) -> list[OutlineEntry]:
    """The entries in which every word that was typed stands, at least as a piece of a word."""
    asked = words(typed)
    if not asked:
        return list(found)
    return [entry for entry in found if _holds(entry, asked)]


def grouped(found: Sequence[OutlineEntry]) -> list[OutlineEntry | OutlineGroup]:
    """The entries with a line above those of each part; none where all are of one."""
    if len({entry.tab for entry in found}) < 2:
        return list(found)
    rows: list[OutlineEntry | OutlineGroup] = []
    for part in TABS:
        inside = [entry for entry in found if entry.tab == part]
        if inside:
            size = None if part == "article" else len(inside)
            rows += [OutlineGroup(tab_name(part), size, first=not rows), *inside]
    return rows


def nearest(found: Sequence[OutlineEntry], location: Location) -> OutlineEntry | None:
    """The entry that one is in: the last before the place, in the same part, or else the first of that."""
    inside = [entry for entry in found if entry.tab == location.tab]
    before = [entry for entry in inside if entry.offset <= location.offset]
    return before[-1] if before else inside[0] if inside else None


def _holds(entry: OutlineEntry, asked: Sequence[str]) -> bool:
    text = " ".join(words(f"{entry.name} {entry.detail}"))
    return all(word in text for word in asked)
