"""The copies of a posting, and in what each of them differs."""

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
from reader.ui.dialogs.modal import Modal
from reader.ui.render.compare import difference_text
from reader.ui.services.repeated_text import in_percent
from reader.ui.services.tasks import run_exclusive
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.scrolling import ScrollablePage
from reader.ui.widgets.virtual_list import DIM, VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Document, Item
    from reader.search import NearCopy

SHARE_CELLS = 6
SOURCE_PARTS = 2
"""Of a path, the folder and the name tell enough."""
LIST_SHARE = 3
"""The list takes a third of the height at most."""


class Copy(NamedTuple):
    """A place where the posting stands too, or one that is nearly the same."""

    likeness: float
    title: str
    place: str
    source: str
    lines: tuple[int, int]
    document: str
    offset: int | None
    """Where its text starts in the document; None where that is not known yet."""
    text: str
    id: str


def copies_of(item: Item, document: Document, alike: Sequence[NearCopy]) -> list[Copy]:
    """The other places of a posting, then the postings that are nearly the same, the likest first."""
    posting = item.content
    assert isinstance(posting, Posting)  # noqa: S101 - only postings are asked for
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
    """A line a copy: how like, what, where, from where."""

    def key(self, row: Copy) -> Hashable:
        """Where it stands."""
        return (row.id, row.document, row.lines)

    def render_row(self, row: Copy, width: int, *, selected: bool) -> Content:
        """Its likeness in percent first."""
        share = Content.styled(f"{in_percent(row.likeness):>5} ", "bold" if selected else "")
        place = Content.styled(row.place, DIM).truncate(width // 4, ellipsis=True)
        source = Content.styled(row.source.rpartition("/")[2], DIM)
        source = source.truncate(width // 4, ellipsis=True)
        room = max(0, width - SHARE_CELLS - place.cell_length - source.cell_length - 4)
        name = Content.styled(row.title, "bold" if selected else "").truncate(room, ellipsis=True, pad=True)
        return share + name + "  " + place + "  " + source


class CopiesScreen(Modal[Copy]):
    """Ends with the copy to go to."""

    SHEET = "copies.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("copies"), *bindings("modal"), *bindings("viewer")]

    def __init__(self, posting: Posting, title: str, found: Sequence[Copy]) -> None:
        super().__init__()
        self._posting = posting
        self._title = title
        self._found = found

    def compose(self) -> ComposeResult:
        """The copies, and under them what is different."""
        with Vertical(id="copies-box", classes="frame") as box:
            box.border_title = Content(f"copies of {self._title}")
            yield CopyList(id="copies")
            with ScrollablePage(id="difference-page"):
                yield Static(id="difference", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """The list has the focus; the difference scrolls with the page keys."""
        self.query_one(ScrollablePage).can_focus = False
        rows = self.query_one(CopyList)
        rows.set_rows(self._found)
        rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        """As many copies as there are, as long as there is room for the difference."""
        most = max(1, (event.size.height - 4) // LIST_SHARE)
        self.query_one(CopyList).styles.height = min(len(self._found), most)

    @on(CopyList.Highlighted)
    def _highlighted(self, event: CopyList.Highlighted) -> None:
        if event.index is not None:
            run_exclusive(self, partial(self._show, self._found[event.index]), "difference")

    async def _show(self, copy: Copy) -> None:
        text = await asyncio.to_thread(difference_text, self._posting.text, copy.text)
        self.query_one("#difference", Static).update(_head(self._posting, copy) + text)
        self.query_one(ScrollablePage).scroll_home(animate=False)

    @on(CopyList.Selected)
    def _selected(self, event: CopyList.Selected) -> None:
        event.stop()
        self.dismiss(self._found[event.index])

    def action_turn_page(self, direction: Literal[1, -1]) -> None:
        """A page of the difference on or back."""
        page = self.query_one(ScrollablePage)
        page.move_by(direction * page.page_height)


def _head(posting: Posting, copy: Copy) -> Content:
    """Where the two stand, if that is not the same."""
    mine = posting.place.text if posting.place else ""
    first, last = copy.lines
    source = "/".join(copy.source.split("/")[-SOURCE_PARTS:])
    parts = [Content.styled(f"{source}, lines {first}–{last}\n", "dim")]
    if mine != copy.place:
        parts.append(Content(f"Here {mine or 'no place'}, there {copy.place or 'no place'}.\n"))
    return Content("").join(parts) + "\n"
