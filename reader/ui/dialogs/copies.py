"""The copies of a posting, and how each of them differs."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.model import Posting
from reader.ui.commands import bindings
from reader.ui.dialogs.backdrop import extent
from reader.ui.dialogs.modal import ChoiceModal
from reader.ui.render.compare import difference_text
from reader.ui.services.tasks import run_exclusive
from reader.ui.symbols import in_percent
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.scrollable_page import ScrollablePage
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Document, Item
    from reader.search import NearCopy

SHARE_WIDTH = 6
SOURCE_PARTS = 2
"""Of a path, folder and name are enough; in a narrow window the name."""
LIST_SHARE = 3
"""The list takes a third of the height at most."""
WIDTH = 88
"""Cells of the box: those of a line that is easy to read, and its frame."""
FRAME = 4
"""Cells beside the difference: border and padding."""
AROUND = 3
"""Lines that are neither row nor difference: border, and the rule between them."""
LEAST_BESIDE, LEAST_ABOVE = 8, 3
"""Cells and lines of the screen below that are worth showing."""
WITH_SOURCE = 60
"""Cells that a row needs to name the source too, which stands below."""


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


class CopiesScreen(ChoiceModal[Copy]):
    """Ends with the copy to go to."""

    SHEET = "copies.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("copies"),
        *bindings("modal"),
        *bindings("viewer"),
    ]

    def __init__(self, posting: Posting, title: str, found: Sequence[Copy]) -> None:
        super().__init__()
        self._posting = posting
        self._title = title
        self._found = found
        self._text = Content("")
        self._lines = 0
        """The most lines that a difference took: the box grows, and does not jump."""

    def compose(self) -> ComposeResult:
        """Show the copies, and below them how the one under the cursor differs."""
        with Vertical(id="copies-box", classes="frame") as box:
            box.border_title = Content(f"copies of {self._title}")
            yield CopyList(id="copies")
            with ScrollablePage(id="difference-page"):
                yield Static(id="difference", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Fill the list, which keeps the focus."""
        self.page.can_focus = False
        self.rows.set_rows(self._found)
        self.rows.focus()

    def on_resize(self) -> None:
        """Fit the box to the window."""
        self._lines = 0
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Make the box as large as its content, the list as high as its rows."""
        width, height = self.size.width, self.size.height - 1
        rows = min(len(self._found), max(1, (height - AROUND) // LIST_SHARE))
        box = extent(min(WIDTH, width), width, LEAST_BESIDE)
        most = max(1, height - AROUND - rows)
        self._lines = max(self._lines, _lines(self._text, max(1, box - FRAME), most))
        self.rows.styles.height = rows
        self.query_one("#copies-box").styles.width = box
        self.query_one("#copies-box").styles.height = extent(self._lines + rows + AROUND, height, LEAST_ABOVE)

    @property
    def rows(self) -> CopyList:
        """The list."""
        return self.query_one(CopyList)

    @property
    def page(self) -> ScrollablePage:
        """The difference."""
        return self.query_one(ScrollablePage)

    @on(CopyList.Highlighted)
    def _highlighted(self, event: CopyList.Highlighted) -> None:
        if event.index is not None:
            run_exclusive(self, partial(self._show, self._found[event.index]), "difference")

    async def _show(self, copy: Copy) -> None:
        text = await asyncio.to_thread(difference_text, self._posting.text, copy.text)
        parts = SOURCE_PARTS if self.size.width >= WITH_SOURCE else 1
        self._text = _head(self._posting, copy, parts) + text
        self.query_one("#difference", Static).update(self._text)
        self._fit()
        self.page.scroll_home(animate=False)

    def action_turn_page(self, direction: Literal[1, -1]) -> None:
        """Scroll the difference by a page."""
        self.page.move_by(direction * self.page.page_height)


def _lines(text: Content, width: int, most: int) -> int:
    """Return how many lines a text takes, or more than `most` if it takes more."""
    return len(text.wrap(width)) if len(text.plain) <= width * most else most + 1


def _head(posting: Posting, copy: Copy, parts_of_path: int) -> Content:
    """Return where the copy is, by so many parts of its path, and both places if they differ."""
    mine = posting.place.text if posting.place else ""
    first, last = copy.lines
    source = "/".join(copy.source.split("/")[-parts_of_path:])
    parts = [Content.styled(f"{source}, lines {first}–{last}\n", "dim")]
    if mine != copy.place:
        parts.append(Content(f"Here {mine or 'no place'}, there {copy.place or 'no place'}.\n"))
    return Content("").join(parts) + "\n"
