"""Where in a document one is: its landmarks, what is left to read, and a line that says so. Pure.

A document is looked through once for each of its parts, when that is first asked about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.document.location import TABS, minutes_left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Document
    from reader.ui.document.location import Tab

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
        from reader.ui.document.inline_markup import plain
        from reader.ui.render.text_flow import heading_mark

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


def has(document: Document | None, part: Tab) -> bool:
    """Whether a part has anything in it."""
    if document is None:
        return False
    counts = (document.article is not None, bool(document.papers), bool(document.postings))
    return counts[TABS.index(part)]


def _start(mark: OutlineMark) -> int:
    return mark.start
