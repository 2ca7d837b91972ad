"""Going to a place by its name: to anything, or to what is in the open document."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from reader.library.names import Name
from reader.ui.dialogs.go_to import Goal, Goals, GoToScreen
from reader.ui.document.location import Location, tab_name
from reader.ui.document.outline import HEADINGS, Outline, OutlineEntry, with_passages
from reader.ui.widgets.sidebar_rows import Collection, Feed, last_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.library.library import Library
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.controllers.highlighting import Highlighting
    from reader.ui.controllers.navigation import Navigator
    from reader.ui.document.location import Tab
    from reader.ui.pane_layout import Pane
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.sidebar import Sidebar

MOST_RECENT, MOST_LISTED = 9, 500
"""Documents visited, and others, that are listed before anything is typed."""


class GoTo(NamedTuple):
    """What there is to go to, and how to go there."""

    library: Library
    documents: DocumentController
    navigator: Navigator
    view: DocumentView
    sidebar: Sidebar
    go_to_place: Callable[[str, Tab, int], None]
    go_to_item: Callable[[str, str, tuple[int, int], int | None], None]
    open_collection: Callable[[Collection], None]
    focus: Callable[[Pane], None]
    """Focuses a pane."""

    def ask(self) -> None:
        """Ask for a name and go there, closing all screens over the main one."""
        recent = self._recent()
        goals = Goals(recent, self._documents(recent), [*self._headings(), *self._rows()], self._elsewhere)
        self.view.app.push_screen(GoToScreen(self.library, goals), self._go)

    def ask_in_document(self, highlighting: Highlighting) -> None:
        """Ask for an entry of the contents of the open document, its highlights included, and go there."""
        from reader.ui.dialogs.outline import OutlineScreen

        location, outline = self.view.location, self.view.outline
        if location is None or outline is None:
            return
        document = location.document

        def go(entry: OutlineEntry | None) -> None:
            if entry is not None and entry.passage is not None:
                highlighting.go(document, entry.tab, entry.offset, entry.passage)
            elif entry is not None:
                self.go_to_place(document, entry.tab, entry.offset)

        entries = with_passages(outline.entries, highlighting.passages())
        passage = self.view.pane.passage
        at = location.offset if passage is None else passage[0]
        postings = self.view.document.postings if self.view.document is not None else ()
        if location.tab == "postings" and postings:
            at = max(at, postings[self.view.posting].start)  # the head may be in sight above it
        dialog = OutlineScreen(entries, location.tab, at, highlighting.remove)
        self.view.app.push_screen(dialog, go)

    def _go(self, goal: Goal | None) -> None:
        target = None if goal is None else goal.target
        if target is not None:
            for screen in self.view.app.screen_stack[:0:-1]:
                screen.dismiss(None)
        if isinstance(target, Location):
            self.navigator.leave_search()
            self.navigator.return_to(target)
            self.focus("text")
        elif isinstance(target, OutlineEntry) and self.view.document is not None:
            self.go_to_place(self.view.document.id, target.tab, target.offset)
        elif isinstance(target, Collection):
            self.open_collection(target)
        elif isinstance(target, Feed):
            self._go_to_feed(target)
        elif isinstance(target, Name):
            self._go_to_name(target)

    def _go_to_name(self, name: Name) -> None:
        if name.kind == "document":
            self.navigator.leave_search()
            self.documents.opened.open(name.id)
        else:
            self.go_to_item(name.id, name.document, name.lines, None)
        self.focus("text")

    def _go_to_feed(self, feed: Feed) -> None:
        for index, row in enumerate(self.sidebar.rows):
            if isinstance(row, Feed) and row.key == feed.key:
                self.sidebar.move_to(index)
        self.focus("sidebar")

    # What there is

    def _recent(self) -> Sequence[Goal]:
        """Return the documents visited last, without the open one, each at the place where it was left."""
        names = self.documents.names
        here = self.documents.opened.id
        latest: dict[str, Location] = {}
        for location in self.navigator.history.latest_first:
            if location.document != here and location.document in names:
                latest.setdefault(location.document, location)
        found = [Goal(names[key], "", tab_name(location.tab), location) for key, location in latest.items()]
        return found[:MOST_RECENT]

    def _documents(self, recent: Sequence[Goal]) -> Sequence[Goal]:
        listed = {goal.target.document for goal in recent if isinstance(goal.target, Location)}
        others = (entry for entry in self.documents.entries if entry.id not in listed)
        return [
            Goal.of(Name(entry.name, "document", entry.id, entry.id, entry.source))._replace(what="")
            for entry in islice(others, MOST_LISTED)
        ]

    def _headings(self) -> Iterator[Goal]:
        outline = self.view.outline
        name = "" if self.view.document is None else self.view.document.name
        for entry in outline.entries if outline is not None else ():
            if entry.kind in HEADINGS and entry.kind != "title":
                yield Goal(entry.name, "heading", name, entry)

    def _elsewhere(self) -> Sequence[Goal]:
        """Return the headings of the other documents that are parsed already; in a thread."""
        here, names = self.documents.opened.id, self.documents.names
        return [
            Goal(entry.name, "heading", names[document.id], Location(document.id, entry.tab, entry.offset))
            for document in self.library.documents.parsed()
            if document.id != here and document.id in names
            for entry in Outline(document).headings("article")
            if entry.kind != "title"
        ]

    def _rows(self) -> Iterator[Goal]:
        for row in self.sidebar.rows:
            if isinstance(row, Feed):
                yield Goal(row.name, "subscription", last_part(row.source), row)
            elif isinstance(row, Collection):
                yield Goal(row.name, "saved search" if row.is_saved else "collection", "", row)
