"""What is new, changed and gone since the user last looked; and how what changed differs."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual import on
from textual.content import Content

from reader.errors import ReaderError
from reader.store.values import News
from reader.ui.commands import bindings
from reader.ui.dialogs.detail import DetailModal
from reader.ui.render.compare import difference_text
from reader.ui.services.tasks import run_exclusive
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual.binding import BindingType

    from reader.library.news import Wordings
    from reader.store.values import NewsKind

SECTIONS: tuple[tuple[str, frozenset[NewsKind]], ...] = (
    ("New", frozenset({"new", "back"})),
    ("Changed", frozenset({"changed"})),
    ("Gone", frozenset({"gone"})),
)
SIDES = "before", "now"
NOWHERE = "No document has it any more. It said:\n\n"
NO_EARLIER = "The earlier wording is unknown.\n\n"
UNTITLED = "untitled"
MOST_SHOWN = 20_000
"""Characters of a text to show; the document has all of it."""


class Section(NamedTuple):
    """A line above the news of a kind."""

    name: str
    number: int


Row: TypeAlias = News | Section


def news_rows(news: Sequence[News]) -> list[Row]:
    """Return news under a heading for each kind that there is."""
    rows: list[Row] = []
    for name, kinds in SECTIONS:
        found = [each for each in news if each.what in kinds]
        rows += [Section(name, len(found)), *found] if found else []
    return rows


class NewsList(VirtualList[Row]):
    """Items, a line each, under their headings."""

    def selectable(self, row: Row) -> bool:
        """Items can be chosen."""
        return isinstance(row, News)

    def key(self, row: Row) -> Hashable:
        """An item by its id, a heading by its name."""
        return row.item if isinstance(row, News) else row.name

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw the title, and at the right what it is; of a heading, how many there are."""
        if isinstance(row, News):
            name, style, end = row.title or UNTITLED, "", str(row.kind)
        else:
            name, style, end = row.name, DIM, f"{row.number:,}"
        room = max(0, width - len(end) - 2)
        title = Content.styled(name, style).truncate(room, ellipsis=True, pad=True)
        return title + Content("  ") + Content.styled(end, DIM)


class NewsScreen(DetailModal[Row]):
    """Ends with the item to open; below the list is what one says, or how it changed."""

    LIST_SHARE = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("news"),
        *bindings("copies"),
        *bindings("modal"),
        *bindings("viewer"),
    ]

    def __init__(
        self,
        title: str,
        news: Sequence[News],
        wordings: Callable[[News], Wordings],
        mark_all_seen: Callable[[], None],
    ) -> None:
        """`wordings` is called in a thread; `mark_all_seen` closes this if the user agrees."""
        super().__init__(title, NewsList(), news_rows(news))
        self._wordings = wordings
        self._mark_all_seen = mark_all_seen

    @on(NewsList.Highlighted)
    def _highlighted(self) -> None:
        row = self.rows.row
        if isinstance(row, News):
            run_exclusive(self, partial(self._show, row), "wording")

    async def _show(self, news: News) -> None:
        try:
            text = await asyncio.to_thread(lambda: news_text(news, self._wordings(news)))
        except ReaderError as error:
            text = Content.styled(str(error), DIM)
        self.show_text(text)

    def action_all_seen(self) -> None:
        """Mark all as seen, after a question."""
        self._mark_all_seen()


def news_text(news: News, wordings: Wordings) -> Content:
    """Return what an item says; of a changed one the words that differ, of one that is gone what it said."""
    now, before = (wordings.now or "")[:MOST_SHOWN], (wordings.before or "")[:MOST_SHOWN]
    if news.what == "gone":
        return Content.styled(NOWHERE, DIM) + Content(before)
    if news.what == "changed" and wordings.before is not None:
        return difference_text(wordings.before, wordings.now or "", SIDES)
    return (Content.styled(NO_EARLIER, DIM) if news.what == "changed" else Content("")) + Content(now)
