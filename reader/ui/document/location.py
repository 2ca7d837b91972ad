"""Where the user is in a document, and the cursor through the results of a search. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Document, ItemKind
    from reader.search import Hit, Results, Span

Tab: TypeAlias = Literal["article", "papers", "postings"]
"""One of the three views of a document."""
TABS: tuple[Tab, ...] = ("article", "papers", "postings")
TAB_OF: dict[ItemKind, Tab] = {"article": "article", "paper": "papers", "posting": "postings"}
_NAMES: dict[Tab, str] = {"article": "Article", "papers": "Papers", "postings": "Postings"}
RECOGNIZED_BY = 200
"""Characters by which a place is found again in a text that has changed."""
CHARACTERS_PER_MINUTE = 1400
"""About 230 words a minute, the speed of adults reading silently in English (Brysbaert 2019: 238)."""


class Location(NamedTuple):
    """A place to come back to."""

    document: str
    tab: Tab
    offset: int
    """Of the text at the top of the pane, in the document's text."""
    lead: int = 0
    """Lines above that text that are not the document's: blank ones, or words of the program."""

    def at(self, offset: int) -> Location:
        """Return another place in the same tab."""
        return self._replace(offset=offset, lead=0)


class SearchCursor(NamedTuple):
    """Where the user is in the results of a search, match by match."""

    results: Results
    index: int  # type: ignore[assignment]  # the place of a result in its list, not tuple.index
    """Of the hit that is open."""
    match: int
    """Of the current match, within the hit."""
    origin: Location | None
    """Where the user was before the search."""

    @property
    def hit(self) -> Hit:
        """The hit that is open."""
        return self.results.hits[self.index]

    @property
    def offset(self) -> int:
        """Where the current match begins in the document's text."""
        spans = self.hit.spans
        return spans[self.match][0] if spans else self.hit.offset

    @property
    def note(self) -> str:
        """Where that is, for the status line: "match 3 of 17  ·  result 2 of 50"."""
        spans = self.hit.spans
        matches = f"match {self.match + 1} of {len(spans)}  ·  " if spans else ""
        return f"{matches}result {self.index + 1} of {len(self.results.hits)}"

    def at(self, index: int) -> SearchCursor:
        """Return the cursor at another hit, at its best passage; it wraps around at either end."""
        cursor = self._replace(index=index % len(self.results.hits), match=0)
        best = [number for number, (start, _) in enumerate(cursor.hit.spans) if start >= cursor.hit.offset]
        return cursor._replace(match=best[0] if best else 0)

    def step(self, direction: Literal[1, -1]) -> SearchCursor:
        """Return the cursor one match on or back; past the last match of a hit is the first of the next."""
        match = self.match + direction
        if 0 <= match < len(self.hit.spans):
            return self._replace(match=match)
        cursor = self.at(self.index + direction)
        return cursor if direction > 0 else cursor._replace(match=max(0, len(cursor.hit.spans) - 1))


def tab_name(tab: Tab) -> str:
    """Return what a tab is called on the screen."""
    return _NAMES[tab]


def has_tab(document: Document | None, tab: Tab) -> bool:
    """Return whether a tab of a document has anything in it."""
    if document is None:
        return False
    counts = (document.article is not None, bool(document.papers), bool(document.postings))
    return counts[TABS.index(tab)]


def first_tab(document: Document) -> Tab:
    """Return the tab that a document opens on: the first with anything in it."""
    if document.article is None and document.papers:
        return "papers"
    return "article" if document.article is not None or not document.postings else "postings"


def tab_at(document: Document, offset: int) -> Tab:
    """Return the tab that shows the text at an offset."""
    if _is_in_article(document, offset):
        return "article"
    if document.postings and offset >= document.postings[0].start:
        return "postings"
    at = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return "papers" if at >= 0 and document.blocks[at].kind == "paper" else first_tab(document)


def relocate(before: str, offset: int, now: str) -> int:
    """Return where the words at an offset of a text are in a newer version of it, or about as far down.

    Of several places with the same words, the nearest.
    """
    words = before[offset : offset + RECOGNIZED_BY].partition("\n")[0]
    if not words.strip():
        return min(offset, len(now))
    after = now.find(words, offset)
    ahead = now.rfind(words, 0, offset + len(words))
    found = [at for at in (after, ahead) if at >= 0]
    return min(found, key=lambda at: abs(at - offset), default=min(offset, len(now)))


def posting_at(document: Document, offset: int) -> int:
    """Return the index of the posting an offset falls into, its place line included; else of the next."""
    at = bisect_left(document.postings, offset, key=lambda posting: posting.start + len(posting.text))
    return min(at, max(0, len(document.postings) - 1))


def percent(share: float) -> str:
    """Return how to write a share: "18 %"."""
    return f"{share * 100:.0f} %"


def minutes_left(characters: int, progress: float) -> int:
    """Return how many minutes of reading are left of a text, rounded up; 0 at its end."""
    left = characters * (1 - progress)
    return -int(-left // CHARACTERS_PER_MINUTE) if progress < 1 else 0


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
        """Which match is the current one: "3 of 17"."""
        return f"{self.at + 1:,} of {len(self.spans):,}" if self.spans else "not found"

    def step(self, direction: Literal[1, -1]) -> FindCursor:
        """The next or previous match, round the end to the other."""
        return self._replace(at=(self.at + direction) % len(self.spans)) if self.spans else self


def find_cursor_at(query: str, spans: Sequence[Span], origin: Location) -> FindCursor:
    """The matches, at the first that does not stand before the place where the reader was."""
    at = bisect_left(spans, (origin.offset, 0))
    return FindCursor(query, spans, at if at < len(spans) else 0, origin)


def shown_spans(document: Document, spans: Sequence[Span]) -> list[Span]:
    """The matches without those in a document's footer, which is no part of the text."""
    footers = [
        (block.start, block.start + len(block.text)) for block in document.blocks if block.kind == "footer"
    ]
    return [span for span in spans if not any(start <= span[0] < stop for start, stop in footers)]


def tab_showing(document: Document, offset: int) -> Tab:
    """The part of a document that shows a place in its text."""
    if _is_in_article(document, offset):
        return "article"
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


def _is_in_article(document: Document, offset: int) -> bool:
    """Return whether an offset is in a block of the article: in a thread, these are between postings too."""
    blocks = document.article.blocks if document.article else ()
    at = bisect_right(blocks, offset, key=lambda block: block.start) - 1
    return at >= 0 and offset < blocks[at].start + len(blocks[at].text)
