"""What the main screen says to whoever is new, and where there is nothing to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.message import Message

from reader.ui.commands import first_key
from reader.ui.document.view import TextBlock, View
from reader.ui.messages import DocumentsLoaded
from reader.ui.pane_layout import NARROW
from reader.ui.screens.loading import Loading
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.errors import SourceError
    from reader.ui.document.location import Tab

SEEN = "hint.seen"
"""The key under which the library keeps that the hint was there."""
HINT_SECONDS = 15
MOST_TOLD = 5
"""Sources that could not be taken that are told where there is nothing else to read."""
MISSING: dict[Tab, str] = {
    "article": "There is no article in this document.",
    "papers": "There are no paper summaries in this document.",
    "postings": "There are no postings in this document.",
}


class Guiding(Loading):
    """Part of the main screen."""

    class New(Message):
        """Nothing tells that somebody has been here before."""

    @on(DocumentsLoaded)
    def _all_here(self, event: DocumentsLoaded) -> None:
        if event.last:
            # Later, when the documents themselves have been taken.
            self.call_later(self._guide)

    def _guide(self) -> None:
        """Says what to do: to whoever is new, or where there is nothing to read."""
        if not self.has_documents:
            self.query_one(ReadingPane).show(nothing_to_read(self.remapped, self.failures))
            return

        def look() -> None:
            if self.library.marks.setting(SEEN) is None:
                self.post_message(self.New())

        self.keeper.run(look)

    @on(New)
    def _welcome(self) -> None:
        """Once and never again; it covers little, and goes away by itself."""
        move, search, keys = (first_key(name, self.remapped) for name in ("open", "search", "all_keys"))
        lines = [f"{move} goes into the text", f"{search} searches everything", f"{keys} shows all keys"]
        words = "\n".join(lines[-1:] if self.size.width < NARROW else lines)
        self.notify(words, title="New here?", markup=False, timeout=HINT_SECONDS)
        self.keeper.run(lambda: self.library.marks.set_setting(SEEN, "yes"))

    def tell_missing(self, part: Tab) -> None:
        """Says that the document has nothing of a kind."""
        self.notify(MISSING[part], markup=False, timeout=3)


def nothing_to_read(remapped: Mapping[str, str], failures: Sequence[SourceError] = ()) -> View:
    """What stands in the place of a text where there is none: why, and what can be done."""
    add, leave = first_key("add", remapped), first_key("leave", remapped)
    told = [str(failure) for failure in failures[:MOST_TOLD]]
    if len(failures) > MOST_TOLD:
        told.append(f"and {len(failures) - MOST_TOLD} more; they stand in the sidebar")
    return View(
        "nothing to read",
        (
            TextBlock("Nothing to read here", style="title"),
            *(TextBlock(reason) for reason in told),
            TextBlock(f"{add} adds files or a folder to your library; they stay there."),
            TextBlock(
                f"{leave} leaves. `reader PATH` opens files and folders without keeping them.", style="dim"
            ),
        ),
    )
