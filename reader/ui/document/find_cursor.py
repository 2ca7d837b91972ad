"""What was found in one document, match by match, and where in the document each is shown. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Document
    from reader.search import Span
    from reader.ui.document.location import Location, Tab


class FindCursor(NamedTuple):
    """The matches of a query in the document at hand, and the one that the reader is at."""

    query: str
    spans: Sequence[Span]
    """In the order of the text."""
    at: int
    origin: Location
    """Where the reader was before."""

    @property
    def offset(self) -> int | None:
        """Where the current match stands; None where there is none."""
        return self.spans[self.at][0] if self.spans else None

    @property
    def note(self) -> str:
        """Where one is among the matches: "3 of 17"."""
        return f"{self.at + 1:,} of {len(self.spans):,}" if self.spans else "not found"

    def step(self, direction: Literal[1, -1]) -> FindCursor:
        """The next or previous match, round the end to the other."""
        return self._replace(at=(self.at + direction) % len(self.spans)) if self.spans else self


def find_cursor_at(query: str, spans: Sequence[Span], origin: Location) -> FindCursor:
    """The matches, at the first that does not stand before the place where the reader was."""
    at = bisect_left(spans, (origin.offset, 0))
    return FindCursor(query, spans, at if at < len(spans) else 0, origin)


def shown_spans(document: Document, spans: Sequence[Span]) -> list[Span]:
    """The matches without those in a document's footer, which is no part of what is read."""
    footers = [
        (block.start, block.start + len(block.text)) for block in document.blocks if block.kind == "footer"
    ]
    return [span for span in spans if not any(start <= span[0] < stop for start, stop in footers)]


def tab_showing(document: Document, offset: int) -> Tab:
    """The part of a document that shows a place in its text."""
    if document.postings:
        first = document.postings[0]
        place = first.place.text if first.place else ""
        begins = document.text.rfind(place, 0, first.start) if place else first.start
        if offset >= (begins if begins >= 0 else first.start):
            return "postings"
    papers = document.papers
    at = bisect_right(papers, offset, key=lambda paper: paper.parts[0].start) - 1
    if at >= 0:
        last = papers[at].parts[-1]
        if offset < last.start + len(last.text):
            return "papers"
    if document.article is not None:
        return "article"
    return "papers" if papers else "postings"
