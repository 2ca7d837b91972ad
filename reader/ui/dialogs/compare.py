"""Comparing postings, and seeing what sets a copy apart."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from reader.model import Posting
from reader.similarity.comparing import compare
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import Modal
from reader.ui.render.compare import comparison_text, facts_of
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.posting_list import name_of
from reader.ui.widgets.scrolling import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.screen import Screen

    from reader.library.library import Library
    from reader.similarity.comparing import Row

FEWEST, MOST = 2, 4
EDGES = 6
"""Cells of border, padding and scrollbar."""
ASK_FOR = "Select two to four postings with space in the list; c compares them."


async def compare_chosen(screen: Screen[Any], library: Library, chosen: Sequence[str]) -> None:
    """Shows the postings that were selected side by side."""
    postings = await asyncio.to_thread(_postings, library, chosen)
    if len(postings) < FEWEST:
        screen.notify(ASK_FOR, markup=False)
        return
    if len(postings) > MOST:
        screen.notify(f"{len(postings)} are selected; the first {MOST} are compared.", markup=False)
        postings = postings[:MOST]
    rows = await asyncio.to_thread(compare, postings, facts_of(postings))
    if screen.is_current:  # else one has gone on to something else meanwhile
        screen.app.push_screen(CompareScreen(postings, rows))


def _postings(library: Library, chosen: Sequence[str]) -> list[Posting]:
    found = [library.item(item) for item in chosen]
    return [item.content for item in found if item is not None and isinstance(item.content, Posting)]


class CompareScreen(Modal[None]):
    """Two to four postings, side by side or one under another."""

    SHEET = "taking.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("overlay")]

    def __init__(self, postings: Sequence[Posting], rows: Sequence[Row]) -> None:
        super().__init__()
        self._names = [name_of(posting) for posting in postings]
        self._rows = rows

    def compose(self) -> ComposeResult:
        """One page."""
        with ScrollablePage(id="compare-box", classes="frame") as box:
            box.border_title = Content(f"compare {len(self._names)} postings")
            yield Static(id="compared", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.query_one(ScrollablePage).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Columns as wide as there is room for."""
        # While the screen itself takes on its size, a change of what is in it is not laid out.
        self.call_after_refresh(self._show, max(1, event.size.width - EDGES))

    def _show(self, room: int) -> None:
        self.query_one(Static).update(comparison_text(self._names, self._rows, room))
