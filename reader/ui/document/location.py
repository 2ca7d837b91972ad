"""Where the reader is, and the walk through the results of a search. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from reader.model import Document, ItemKind
    from reader.search import Hit, Results

Tab: TypeAlias = Literal["article", "papers", "postings"]
CARRIED = 200
"""Characters by which a place is known again in a text that has changed."""
TABS: tuple[Tab, ...] = ("article", "papers", "postings")
_NAMES: dict[Tab, str] = {"article": "Article", "papers": "Papers", "postings": "Postings"}
TAB_OF: dict[ItemKind, Tab] = {"article": "article", "paper": "papers", "posting": "postings"}
CHARACTERS_PER_MINUTE = 1400
"""About 230 words a minute, which adults read silently in English (Brysbaert 2019: 238)."""


class Location(NamedTuple):
    """A place to come back to."""

    document: str
    part: Tab
    offset: int
    """Of the text at the top of the pane, in the document's text."""
    lead: int = 0
    """Lines above that text that are none of the document's: blank ones, or words of our own."""

    def at(self, offset: int) -> Location:
        """Another place in the same part."""
        return self._replace(offset=offset, lead=0)


class SearchCursor(NamedTuple):
    """A walk through the results of a search, match by match."""

    results: Results
    index: int  # type: ignore[assignment]  # where a result stands in its list, not tuple.index
    """Of the hit that is open."""
    match: int
    """Of the match that is lit brightest, within the hit."""
    origin: Location | None
    """Where the reader was before."""

    @property
    def hit(self) -> Hit:
        """The hit that is open."""
        return self.results.hits[self.index]

    @property
    def offset(self) -> int:
        """Where the current match stands in the document's text."""
        spans = self.hit.spans
        return spans[self.match][0] if spans else self.hit.offset

    def at(self, index: int) -> SearchCursor:
        """The walk at another hit, at its best passage; round the end to the other."""
        walk = self._replace(index=index % len(self.results.hits), match=0)
        best = [number for number, (start, _) in enumerate(walk.hit.spans) if start >= walk.hit.offset]
        return walk._replace(match=best[0] if best else 0)

    def step(self, direction: Literal[1, -1]) -> SearchCursor:
        """One match on or back; past the last match of a hit, the first of the next hit."""
        match = self.match + direction
        if 0 <= match < len(self.hit.spans):
            return self._replace(match=match)
        walk = self.at(self.index + direction)
        return walk if direction > 0 else walk._replace(match=max(0, len(walk.hit.spans) - 1))


def tab_name(part: Tab) -> str:
    """What a part is called on the screen."""
    return _NAMES[part]


def first_tab(document: Document) -> Tab:
    """The part that a document opens on: the first that has anything in it."""
    if document.article is None and document.papers:
        return "papers"
    return "article" if document.article is not None or not document.postings else "postings"


def tab_at(document: Document, offset: int) -> Tab:
    """The part that shows the text at an offset."""
    if document.postings and offset >= document.postings[0].start:
        return "postings"
    at = bisect_right(document.blocks, offset, key=lambda block: block.start) - 1
    return "papers" if at >= 0 and document.blocks[at].kind == "paper" else first_tab(document)


def relocate(before: str, offset: int, now: str) -> int:
    """Where the words at an offset of a text stand in another state of it; else about as far down.

    Of several places with the same words, the nearest to where they stood.
    """
    words = before[offset : offset + CARRIED].partition("\n")[0]
    if not words.strip():
        return min(offset, len(now))
    after = now.find(words, offset)
    ahead = now.rfind(words, 0, offset + len(words))
    found = [at for at in (after, ahead) if at >= 0]
    return min(found, key=lambda at: abs(at - offset), default=min(offset, len(now)))


def posting_at(document: Document, offset: int) -> int:
    """The index of the posting that an offset falls into, its place line included; else of the next."""
    at = bisect_left(document.postings, offset, key=lambda posting: posting.start + len(posting.text))
    return min(at, max(0, len(document.postings) - 1))


def minutes_left(characters: int, progress: float) -> int:
    """How many minutes of reading are left of a text, rounded up; 0 at its end."""
    left = characters * (1 - progress)
    return -int(-left // CHARACTERS_PER_MINUTE) if progress < 1 else 0
