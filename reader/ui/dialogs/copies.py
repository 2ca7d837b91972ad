"""The copies of a posting, and how each of them differs."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.content import Content

from reader.export.wording import in_percent
from reader.model import Posting
from reader.ui.commands import bindings
from reader.ui.dialogs.detail import DetailModal
from reader.ui.render.compare import difference_text
from reader.ui.services.tasks import run_exclusive
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual.binding import BindingType

    from reader.model import Document, Item
    from reader.search import NearCopy

SHARE_WIDTH = 6
SOURCE_PARTS = 2
"""Of a path, folder and name are enough; in a narrow window the name."""
WITH_SOURCE = 60
"""Cells that a row needs to name the source too; with fewer, it is below."""


class Copy(NamedTuple):
    """A place with the same posting, or with a nearly identical one."""

    likeness: float
    """From 0 to 1."""
    title: str
    place: str
    source: str
    lines: tuple[int, int]
    document: str
    """The id of the document."""
    offset: int | None
    """Of the posting in the document's text; None if it is not known yet."""
    text: str
    id: str


def copies_of(item: Item, document: Document, alike: Sequence[NearCopy]) -> list[Copy]:
    """Return the other places of a posting, then the near-identical postings, the most similar first.

    Raises ValueError for an item that is no posting.
    """
    posting = item.content
    if not isinstance(posting, Posting):
        raise ValueError(f"{item.kind}s have no copies")
    here = (document.id, posting.lines)
    place = posting.place.text if posting.place else ""
    exact = [
        Copy(1.0, item.title, place, one.source, one.lines, one.document, None, posting.text, item.id)
        for one in item.standings
        if (one.document, one.lines) != here
    ]
    near = [
        Copy(
            one.similarity, one.title, one.place or "", one.standings[0].source, one.standings[0].lines,
            one.standings[0].document, one.offset, one.text, one.id,
        )
        for one in alike
    ]  # fmt: skip
    return exact + near


class CopyList(VirtualList[Copy]):
    """Copies, a line each."""

    def key(self, row: Copy) -> Hashable:
        """Identify a copy by its place."""
        return (row.id, row.document, row.lines)

    def render_row(self, row: Copy, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw likeness, title, place and source."""
        share = Content(f"{in_percent(row.likeness):>5} ")
        place = Content.styled(f"  {row.place}", DIM).truncate(width // 3, ellipsis=True)
        source = Content("")
        if width >= WITH_SOURCE:
            source = Content.styled(f"  {row.source.rpartition('/')[2]}", DIM)
            source = source.truncate(width // 4, ellipsis=True)
        room = max(0, width - SHARE_WIDTH - place.cell_length - source.cell_length)
        name = Content(row.title).truncate(room, ellipsis=True, pad=True)
        return share + name + place + source


class CopiesScreen(DetailModal[Copy]):
    """Ends with the copy to go to; below the list is how one differs."""

    LIST_SHARE = 3
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("copies"),
        *bindings("modal"),
        *bindings("viewer"),
    ]

    def __init__(self, posting: Posting, title: str, found: Sequence[Copy]) -> None:
        super().__init__(f"copies of {title}", CopyList(), found)
        self._posting = posting

    @on(CopyList.Highlighted)
    def _highlighted(self) -> None:
        if self.rows.row is not None:
            run_exclusive(self, partial(self._show, self.rows.row), "difference")

    async def _show(self, copy: Copy) -> None:
        text = await asyncio.to_thread(difference_text, self._posting.text, copy.text)
        parts = SOURCE_PARTS if self.size.width >= WITH_SOURCE else 1
        self.show_text(_head(self._posting, copy, parts) + text)


def _head(posting: Posting, copy: Copy, parts_of_path: int) -> Content:
    """Return where the copy is, by that many parts of its path, and both places if they differ."""
    mine = posting.place.text if posting.place else ""
    first, last = copy.lines
    source = "/".join(copy.source.split("/")[-parts_of_path:])
    parts = [Content.styled(f"{source}, lines {first}–{last}\n", "dim")]
    if mine != copy.place:
        parts.append(Content(f"Here {mine or 'no place'}, there {copy.place or 'no place'}.\n"))
    return Content("").join(parts) + "\n"
