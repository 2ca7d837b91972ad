"""What there is to go to in a document, and how much is left to read. Pure.

Each tab of a document is looked through once, when it is first asked about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.ui.document.location import TABS, minutes_left, percent, tab_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model import Document
    from reader.store.values import Passage
    from reader.ui.document.location import Tab

HEADINGS = frozenset({"title", "heading", "question"})
"""Kinds of blocks in an article that are entries."""


class OutlineEntry(NamedTuple):
    """A place to go to."""

    tab: Tab
    offset: int
    """In the document's text."""
    name: str
    kind: str
    """title, heading, question, paper, posting or highlight."""
    detail: str = ""
    """The city of a posting; the note on a highlight."""
    passage: Passage | None = None
    """Of a highlight."""


class OutlineGroup(NamedTuple):
    """The name of a tab, above its entries."""

    name: str
    size: int | None
    """How many entries there are; None for the headings of one text."""
    is_first: bool


class Outline:
    """The headings, papers and postings of a document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._headings: dict[Tab, list[OutlineEntry]] = {}
        self._lengths: dict[Tab, int] = {}

    @property
    def entries(self) -> list[OutlineEntry]:
        """All entries: title, headings and questions, then papers, then postings."""
        from reader.ui.document.posting_words import city_of, name_of

        found = [entry for tab in TABS for entry in self.headings(tab)]
        for one in self.document.postings:
            city = city_of(one) if one.role or not one.team else ""  # else it is in the name
            found.append(OutlineEntry("postings", one.start, name_of(one), "posting", city))
        return found

    def headings(self, tab: Tab) -> list[OutlineEntry]:
        """Return the papers, or the title, headings and questions of the article, in order."""
        if tab not in self._headings:
            self._headings[tab] = sorted(self._find(tab), key=_offset)
        return self._headings[tab]

    def beyond(self, tab: Tab, offset: int, direction: int) -> int | None:
        """Return the offset of the next heading or paper, with -1 of the previous one; None without."""
        found = self.headings(tab)
        if direction > 0:
            at = bisect_right(found, offset, key=_offset)
        else:
            at = bisect_left(found, offset, key=_offset) - 1
        return found[at].offset if 0 <= at < len(found) else None

    def section(self, offset: int) -> str:
        """Return the heading or question above a place in the article; empty before the first."""
        found = self.headings("article")
        at = bisect_right(found, offset, key=_offset) - 1
        return found[at].name if at >= 0 and found[at].kind != "title" else ""

    def progress(self, tab: Tab, offset: int, share: float) -> str:
        """Return where that is: "18 %  ·  5 min left", in the papers "2 of 7  ·  18 %".

        `share` is how far down the text the user is, from 0 to 1.
        """
        minutes = minutes_left(self._length(tab), share)
        words = [percent(share)]
        if tab == "papers":
            found = self.headings(tab)
            at = bisect_right(found, offset, key=_offset)
            words.insert(0, f"{max(1, at)} of {len(found)}")
        if minutes:
            words.append(f"{minutes} min left")
        return "  ·  ".join(words)

    def _length(self, tab: Tab) -> int:
        if tab not in self._lengths:
            article = self.document.article
            blocks = article.blocks if article is not None and tab == "article" else ()
            papers = self.document.papers if tab == "papers" else ()
            self._lengths[tab] = sum(len(block.text) for block in blocks) + sum(
                len(part.text) for paper in papers for part in paper.parts
            )
        return self._lengths[tab]

    def _find(self, tab: Tab) -> Iterator[OutlineEntry]:
        from reader.markdown_signs import heading_words
        from reader.ui.document.inline_markup import plain

        if tab == "papers":
            for paper in self.document.papers:
                yield OutlineEntry(tab, paper.parts[0].start, _one_line(paper.title), "paper")
        elif tab == "article" and self.document.article is not None:
            literal = self.document.is_literal
            for block in self.document.article.blocks:
                if block.kind in HEADINGS:
                    first, last = (0, len(block.text)) if literal else heading_words(block.text)
                    words = block.text[first:last].partition("\n")[0]
                    name = words if literal else plain(words)
                    yield OutlineEntry(tab, block.start + first, _one_line(name), block.kind)


def passage_name(passage: Passage) -> str:
    """Return the words of a highlight in one line; if they are gone, that they are."""
    words = _one_line(passage.highlight.anchor.words)
    return words if passage.span is not None else f"words gone: “{words}”"


def with_passages(
    entries: Sequence[OutlineEntry], passages: Iterable[tuple[Tab, int, Passage]]
) -> list[OutlineEntry]:
    """Return entries with highlights after the entry they are under; a title is above all that it belongs to.

    Each comes with its tab and with the offset of its item, where it is listed if its words are gone.
    """
    more = [
        OutlineEntry(
            tab, passage.span[0] if passage.span else item, passage_name(passage), "highlight",
            _one_line(passage.highlight.note), passage,
        )
        for tab, item, passage in passages
    ]  # fmt: skip
    order = {tab: number for number, tab in enumerate(TABS)}

    def place(entry: OutlineEntry) -> tuple[int, bool, int]:
        return order[entry.tab], entry.kind != "title", entry.offset

    return sorted([*entries, *more], key=place) if more else [*entries]


def matching(entries: Sequence[OutlineEntry], typed: str) -> list[OutlineEntry]:
    """Return the entries that contain every word typed, or words that begin or end in it."""
    from reader.folding import words

    wanted = words(typed)
    if not wanted:
        return list(entries)
    texts = [" ".join(words(f"{entry.name} {entry.detail}")) for entry in entries]
    return [entry for entry, text in zip(entries, texts, strict=True) if all(word in text for word in wanted)]


def grouped(entries: Sequence[OutlineEntry]) -> list[OutlineEntry | OutlineGroup]:
    """Return the entries with a group above those of each tab; without groups if there is one tab."""
    if len({entry.tab for entry in entries}) < 2:
        return list(entries)
    rows: list[OutlineEntry | OutlineGroup] = []
    for tab in TABS:
        inside = [entry for entry in entries if entry.tab == tab]
        if inside:
            size = None if tab == "article" else len(inside)
            rows += [OutlineGroup(tab_name(tab), size, is_first=not rows), *inside]
    return rows


def entry_at(entries: Sequence[OutlineEntry], tab: Tab, offset: int) -> OutlineEntry | None:
    """Return the entry that a place belongs to: the last one before it in its tab, or else the first."""
    inside = [entry for entry in entries if entry.tab == tab]
    before = [entry for entry in inside if entry.offset <= offset]
    return before[-1] if before else inside[0] if inside else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _offset(entry: OutlineEntry) -> int:
    return entry.offset
