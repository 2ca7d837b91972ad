"""The passage beside the results: the hit under the cursor, in its document."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual.css.query import NoMatches

from reader.errors import ReaderError
from reader.ui.document.viewport import EMPTY
from reader.ui.render.renderer import DocumentRenderer
from reader.ui.services.tasks import call_after, run_exclusive
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from typing import Any

    from textual.screen import Screen
    from textual.timer import Timer

    from reader.library.library import Library
    from reader.search import Hit
    from reader.ui.services.search_session import SearchSession

PREVIEW_WIDTH = 100
"""Columns from which the passage is shown beside the list."""
NO_HIT = "-empty"
"""The class of the pane while it shows nothing: then there is no rule beside it either."""
PREVIEW_DELAY = 0.1
"""Seconds a hit stays under the cursor before it is shown."""
PARSING = 0.08
"""Seconds for which parsing its document may want the processor that typing wants."""


class HitPreview:
    """Shows the hit under the cursor in the reading pane of its screen."""

    def __init__(self, screen: Screen[Any], session: SearchSession, library: Library) -> None:
        self._screen = screen
        self._session = session
        self._library = library
        self._timer: Timer | None = None

    def show(self, hit: Hit | None) -> None:
        """Show a hit soon, unless another is chosen before; None shows nothing."""
        screen = self._screen
        if self._timer is not None:
            self._timer.stop()
        if hit is None:
            screen.workers.cancel_group(screen, "preview")
            pane = screen.query_one(ReadingPane)
            pane.show(EMPTY)
            pane.add_class(NO_HIT)
        elif screen.size.width >= PREVIEW_WIDTH:
            self._timer = call_after(screen, PREVIEW_DELAY, lambda: self.begin(hit))

    def begin(self, hit: Hit) -> None:
        """Begin between keys: the user may type on, and find the same hit with each."""
        if left := self._session.pace.wait(PARSING):
            self._timer = call_after(self._screen, left, lambda: self.begin(hit))
            return
        run_exclusive(self._screen, partial(self.load, hit), "preview")

    async def load(self, hit: Hit) -> None:
        """Show a hit; its document is parsed off the event loop."""
        try:
            document = await asyncio.to_thread(self._library.documents.get, hit.document)
            pane = self._screen.query_one(ReadingPane)
        except (KeyError, ReaderError, NoMatches):  # without a document, or a pane: the search was closed
            return
        view = DocumentRenderer().view_of_hit(document, hit.kind, hit.offset)
        pane.remove_class(NO_HIT)
        pane.show(view, at=hit.offset if hit.kind == "paper" else None)
        if hit.spans:
            pane.highlight(hit.spans, None)
            pane.goto_match(hit.offset)
