"""What the main screen lets one take along: to the clipboard, to a browser, into a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.events import TextSelected
from textual.reactive import var

from reader.ui.messages import CopyRequested
from reader.ui.screens.walking import Walking
from reader.ui.services.tasks import run_exclusive, run_in_thread
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from textual.geometry import Offset
    from textual.widget import Widget

    from reader.model import Document, Item
    from reader.ui.services.system import System

TAKING = frozenset({"copy", "copy_all", "links", "export"})


class Taking(Walking):
    """Part of the main screen."""

    chosen: var[tuple[str, ...]] = var(())
    """The ids of the postings that were selected, in the order of selecting."""

    @on(PostingList.Toggled)
    def _toggled(self, event: PostingList.Toggled) -> None:
        self.choose(event.posting.id)

    def choose(self, posting: str) -> None:
        """Selects a posting, or no longer."""
        others = tuple(one for one in self.chosen if one != posting)
        self.chosen = others if posting in self.chosen else (*others, posting)

    def watch_chosen(self) -> None:
        """The sign in the list."""
        self.query_one(PostingList).show_chosen(frozenset(self.chosen))

    def action_copy(self) -> None:
        """Copies what is selected, or else the link or citation of what is read."""
        if self._copy_selection():
            return
        item, document = self.item, self.query_one(DocumentView).document
        if item is not None and document is not None:
            self.post_message(pointer_to(item, document))

    def action_copy_all(self) -> None:
        """Copies the whole text of what is read."""
        item = self.item
        if item is not None:
            run_in_thread(self, lambda: self.post_message(text_message(item)), "copy text")

    def action_links(self) -> None:
        """Shows the links of what is read, and opens one after a question."""
        from reader.ui.dialogs.links import choose_link

        if self.item is not None:
            offset = self.query_one(ReadingPane).offset_at_top
            run_exclusive(self, partial(choose_link, self, self.item, offset), "links")

    def action_copies(self) -> None:
        """Shows the copies of the posting that is read, and in what they differ."""
        item, document = self.item, self.query_one(DocumentView).document
        if item is not None and document is not None:
            from reader.ui.dialogs.copies import show_copies

            run_exclusive(self, partial(show_copies, self, self, item, document), "copies")

    def action_compare(self) -> None:
        """Shows the postings that were selected side by side."""
        from reader.ui.dialogs.compare import compare_chosen

        comparing = partial(compare_chosen, self, self.library, self.chosen)
        run_exclusive(self, comparing, "compare")

    def action_export(self) -> None:
        """Asks what to export, how and where to, and does it."""
        from reader.ui.screens.writing import export, scopes

        export(self, self.library, self.outside, list(scopes(self)))

    @property
    def outside(self) -> System:
        """The world beyond the terminal."""
        outside: System = self.app.outside  # type: ignore[attr-defined]
        return outside

    @on(ReadingPane.Copied)
    def _selection_taken(self, event: ReadingPane.Copied) -> None:
        event.stop()
        self._copy_selection()

    def _copy_selection(self) -> bool:
        """Copies what is selected, and ends selecting; gives whether there was anything."""
        pane = self.query_one(DocumentView).query_one(ReadingPane)
        text = pane.selected_text
        if text.strip():
            self.post_message(CopyRequested(text))
            pane.end_selecting()
        return bool(text.strip())

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """See Textual's own; a drag that began in the text stays in it, wherever the mouse goes."""
        pane = self.query_one_optional("#text", ReadingPane)
        if pane is not None:
            x, y = pane.selection.clamp_drag(x, y)
        return super().get_widget_and_offset_at(x, y)

    @on(TextSelected)
    def _drag_ended(self) -> None:
        self.query_one("#text", ReadingPane).selection.is_dragged = False


def pointer_to(item: Item, document: Document) -> CopyRequested:
    """The link of an item, or else its citation, on its way to the clipboard."""
    from reader.export.citing import citation, link_of

    link = link_of(item)
    if link is None:
        return CopyRequested(citation(item, document.name), "the citation")
    return CopyRequested(link, "the link")


def text_message(item: Item) -> CopyRequested:
    """The whole text of an item, on its way to the clipboard."""
    from reader.export.citing import text_of
    from reader.ui.reaching import told

    text = text_of(item)
    return CopyRequested(text, f"the {item.kind}, {told(text)},")
