"""What the main screen does with marks: star, status, notes, tags, undo; and what has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from reader.ui.mixing import ScreenPart
from reader.ui.screens.loading import Loading
from reader.ui.services.marks_cache import MarksCache, MarksChanged, MarksWriteFailed
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.screen import Screen
    from textual.timer import Timer

    from reader.model import Item, ItemKind
    from reader.store.values import Status
    from reader.ui.dialogs.note import Written

TAG_HINT = "Tags, with commas between them."
DWELL = 10.0
"""Seconds at the end of a text that was not opened, after which it counts as read."""


class MarkKeys(ScreenPart):
    """Part of a screen with an item to mark. Every change is seen at once and written behind."""

    keeper: MarksCache

    @property
    def marked(self) -> tuple[str, ItemKind] | None:
        """The item that the keys mark, by its id, and of what kind it is."""
        raise NotImplementedError

    def action_star(self) -> None:
        """Stars the item, or takes its star away."""
        if self.marked is not None:
            self.keeper.star(self.marked[0])

    def action_read(self) -> None:
        """Read, or unread again."""
        if self.marked is not None:
            self.keeper.read(self.marked[0])

    def action_status(self, status: Status) -> None:
        """Interested, applied, rejected or hidden; the same again takes it away. Only of postings."""
        if self.marked is not None and self.marked[1] == "posting":
            self.keeper.status(self.marked[0], status)

    def action_undo(self) -> None:
        """Takes the last step back."""
        self.keeper.undo()

    def action_redo(self) -> None:
        """Takes the step that was undone last again."""
        self.keeper.redo()


class Marking(MarkKeys, Loading):
    """Part of the main screen."""

    edit: Callable[[str], str | None]
    _staying: Timer | None = None
    """Runs while the end of a text is in sight that was not opened."""

    @property
    def marked(self) -> tuple[str, ItemKind] | None:
        """What is read."""
        return None if self.item is None else (self.item.id, self.item.kind)

    def action_note(self) -> None:
        """Writes a note on what is read, or on with the latest there is."""
        if self.item is not None:
            self._write_note(self.item)

    def _write_note(self, item: Item, draft: str = "") -> None:
        from reader.ui.dialogs.note import NoteScreen

        def keep(written: Sequence[Written] | None) -> None:
            for one in written or ():
                self.keeper.note(item, one.text, one.note)

        notes = self.keeper.of(item.id).notes
        screen = NoteScreen(item.title, notes, self.edit, draft)
        self.app.push_screen(screen, keep)

    def action_tags(self) -> None:
        """Puts tags on what is read, or takes them off."""
        from reader.ui.dialogs.prompt import PromptScreen

        item = self.item
        if item is None:
            return

        def keep(text: str | None) -> None:
            if text is not None:
                self.keeper.tag(item.id, [tag.strip() for tag in text.split(",") if tag.strip()])

        tags = ", ".join(self.keeper.of(item.id).tags)
        self.app.push_screen(PromptScreen("tags", TAG_HINT, tags), keep)

    @on(MarksChanged)
    def _marks_changed(self, event: MarksChanged) -> None:
        if event.notice:
            self.notify(event.notice, markup=False)
        self.query_one(DocumentView).show_marks()
        for screen in self.app.screen_stack[1:]:
            self._show_marks_in(screen)
        if event.counts:
            self.query_one(Sidebar).refresh_rows()

    def _show_marks_in(self, screen: Screen[Any]) -> None:
        """Shows them in what floats over this one too, or lies under something else that does."""
        from reader.ui.widgets.result_list import ResultList

        for rows in screen.query(ResultList):
            rows.refresh_rows()

    @on(MarksWriteFailed)
    def _not_written(self, event: MarksWriteFailed) -> None:
        self.notify(str(event.error), title="The library", severity="error", markup=False, timeout=10)
        if event.item is not None and event.draft:
            self._write_note(event.item, event.draft)

    @on(DocumentView.Moved)
    def _at_the_end(self, event: DocumentView.Moved) -> None:
        """Who has come to the end of a text has read it; who only passes by must stay a while."""
        if self._staying is not None:
            self._staying.stop()
        desk, item = event.control, event.control.item
        if item is None or not event.at_end or item.kind == "paper":
            return
        if desk.query_one(ReadingPane).has_focus:
            self.keeper.finish(item.id)
            return

        def stayed() -> None:
            if desk.item is not None and desk.item.id == item.id and desk.at_end:
                self.keeper.finish(item.id)

        self._staying = self.set_timer(DWELL, stayed)
