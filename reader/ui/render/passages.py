"""The user's highlights in the open document: where they are, and how they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.view import TextBlock, View, merged_spans
from reader.ui.render.text_flow import INDENT
from reader.ui.symbols import NOTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.model import Article, Document, Lines, Paper, Posting
    from reader.store.values import Highlight, Marks, Passage
    from reader.ui.document.location import Tab

    Content = Article | Paper | Posting

NOTE_SIGN = f"{NOTED} "


def contents_of(document: Document, tab: Tab) -> Sequence[Content]:
    """Return what a tab shows of the items of a document: one after the other, for postings."""
    if tab == "papers":
        return document.papers
    if tab == "postings":
        return document.postings
    return (document.article,) if document.article is not None else ()


class Passages:
    """Where highlights are in a document, looked up again only when either has changed."""

    def __init__(self, marks_of: Callable[[str], Marks]) -> None:
        self._marks_of = marks_of
        self._document: Document | None = None
        self._found: dict[tuple[str, Lines], tuple[tuple[Highlight, ...], Sequence[Passage]]] = {}

    def of(self, document: Document, content: Content) -> Sequence[Passage]:
        """Return the passages of an item in the order of the text, and then those whose words are gone."""
        highlights = self._marks_of(content.id).highlights
        if not highlights:
            return ()
        from reader.library.passages import passages_in

        if document is not self._document:
            self._document, self._found = document, {}
        key = content.id, content.lines
        known = self._found.get(key)
        if known is None or known[0] != highlights:
            known = self._found[key] = highlights, passages_in(document, content.lines, highlights)
        return known[1]


def spans_of(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return where passages are, as far as their words are there."""
    return merged_spans([passage.span for passage in passages if passage.span is not None])


def with_passages(view: View, passages: Sequence[Passage]) -> View:
    """Mark passages in a view, and put the note on each below the block that it ends in."""
    if not passages:
        return view
    noted = [passage for passage in passages if passage.highlight.note and passage.span is not None]
    blocks = list(_with_notes(view.blocks, noted)) if noted else view.blocks
    return view._replace(blocks=blocks, passages=spans_of(passages))


def _with_notes(blocks: Sequence[TextBlock], noted: Sequence[Passage]) -> Iterator[TextBlock]:
    below: dict[int, list[str]] = {}
    for passage in noted:
        at = _block_of(blocks, passage.span[1] if passage.span else 0)
        if at is not None:
            below.setdefault(at, []).append(passage.highlight.note)
    for number, block in enumerate(blocks):
        yield block
        for note in below.get(number, ()):
            yield TextBlock(note, style="mark", space=0, indent=INDENT, sign=NOTE_SIGN)


def _block_of(blocks: Sequence[TextBlock], stop: int) -> int | None:
    """Return the index of the block with the last character of a passage."""
    for number, block in enumerate(blocks):
        if block.start is not None and block.start < stop <= block.start + len(block.text):
            return number
    return None
