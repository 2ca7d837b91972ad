"""What is new, changed and gone: its collection in the sidebar, its list, and when it counts as seen."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.naming import count_of
from reader.ui.controllers.open_document import FORGOTTEN
from reader.ui.document.location import TAB_OF
from reader.ui.services.tasks import run_exclusive
from reader.ui.symbols import new_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.store.values import News
    from reader.ui.controllers.collections import CollectionsController
    from reader.ui.dialogs.news import Row
    from reader.ui.document.location import Tab
    from reader.ui.services import Services

NOTHING_NEW = "Nothing is new."
NOWHERE = "No document has it any more."
ALL_SEEN = "Marked {} as seen."


class NewsController:
    """Shows news, goes to an item in it, and marks items as seen."""

    def __init__(
        self,
        services: Services,
        screen: Screen[Any],
        collections: CollectionsController,
        go_to_place: Callable[[str, Tab, int], None],
    ) -> None:
        """`go_to_place` goes to a document, a tab of it and an offset."""
        self._services = services
        self._library = services.library
        self._screen = screen
        self._collections = collections
        self._go_to_place = go_to_place
        self._news: Sequence[News] = ()

    @property
    def name(self) -> str:
        """What the collection is called: "New since Tuesday"; empty if nothing is new."""
        return new_words(min(each.at for each in self._news)) if self._news else ""

    def load(self) -> None:
        """Read the news. In a thread."""
        if self._library.kind != "paths":
            self._screen.call_later(self._take, self._library.news.list())

    def open(self) -> None:
        """Show the news, and go to what the user chooses."""
        from reader.ui.dialogs.news import NewsScreen

        ask = NewsScreen(self.name, self._news, self._library.news.wordings, self.mark_all_seen)
        self._screen.app.push_screen(ask, self._go)

    def mark_all_seen(self) -> None:
        """Mark all news as seen, after a question, since undo doesn't bring it back."""
        from reader.ui.dialogs.news import NewsScreen
        from reader.ui.dialogs.prompt import ConfirmScreen

        news = self._news
        items = count_of(len(news), "item")
        if not news:
            self._services.say(NOTHING_NEW)
            return

        def answer(agreed: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if not agreed:
                return
            self._see([each.item for each in news])
            self._screen.notify(ALL_SEEN.format(items), markup=False)
            if isinstance(self._screen.app.screen, NewsScreen):
                self._screen.app.screen.dismiss(None)

        question = f"Mark {items} as seen? This can't be undone."
        self._screen.app.push_screen(ConfirmScreen("all seen", question), answer)

    def _take(self, news: Sequence[News]) -> None:
        if news != self._news:
            self._news = news
            self._collections.show_news(self.name, len(news))

    def _go(self, row: Row | None) -> None:
        from reader.store.values import News

        if not isinstance(row, News):
            return
        self._see([row.item])
        if row.what == "gone":
            self._services.say(NOWHERE)
        else:
            run_exclusive(self._screen, partial(self._open, row), "open news")

    def _see(self, items: Sequence[str]) -> None:
        def see() -> None:
            self._library.marks.seen(*items)
            self.load()
            self._services.marks.load_counts()

        self._services.marks.run(see)

    async def _open(self, news: News) -> None:
        try:
            place = await asyncio.to_thread(self._place, news)
        except (KeyError, ReaderError):
            place = None
        if place is None:
            self._screen.notify(FORGOTTEN, severity="error", markup=False)
        else:
            self._go_to_place(*place)

    def _place(self, news: News) -> tuple[str, Tab, int] | None:
        """Return where an item is: document, tab, offset. In a thread."""
        item = self._library.item(news.item)
        if item is None:
            return None
        first, _ = item.content.lines
        document = self._library.documents.get(item.document)
        above = document.text.split("\n", first - 1)[:-1] if news.kind != "article" else ()
        return document.id, TAB_OF[news.kind], sum(len(line) + 1 for line in above)
