"""What the user does with items: the same on the main screen, in collections and in results."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ReaderError
from reader.naming import count_of
from reader.ui.controllers.marking import ItemRef, Marking, Targets
from reader.ui.controllers.open_document import FORGOTTEN
from reader.ui.messages import CopyRequested
from reader.ui.services.tasks import post_to, run_exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.model import Document, Item
    from reader.ui.dialogs.compare import CompareScreen
    from reader.ui.dialogs.copies import Copy
    from reader.ui.dialogs.export import ExportRequest, ExportScope
    from reader.ui.dialogs.links import Link
    from reader.ui.services import Services


class Ports(NamedTuple):
    """What the actions ask of the screen they work in."""

    targets: Targets
    """What marks are for, and other actions too: they take the current item."""
    scopes: Callable[[], Sequence[ExportScope]]
    """What can be exported, the most likely first."""
    copy_selection: Callable[[], bool]
    """Copies selected text; False where none is being selected."""
    go_to_copy: Callable[[str, str, tuple[int, int], int | None], None]
    """Goes to an item in a document: its id, the document's, its lines, and its offset if known."""


class ItemActions:
    """Marks, copies, exports … the current item of a screen. Every change is seen at once."""

    def __init__(self, services: Services, screen: Screen[Any], ports: Ports) -> None:
        self._services = services
        self._library = services.library
        self._marks = services.marks
        self._screen = screen
        self._ports = ports
        self._current = ports.targets.current
        self.marking = Marking(services, screen, ports.targets)
        """Star, read, status, notes and tags."""

    def run(self, name: str) -> None:
        """Run the item command of that name."""
        ACTIONS[name](self)

    def undo(self) -> None:
        """Undo the last change."""
        self._marks.steps.take("undo")

    def redo(self) -> None:
        """Redo what was undone."""
        self._marks.steps.take("redo")

    def history(self) -> None:
        """Go back to a step that the user chooses, or bring back one that was undone."""
        from reader.ui.dialogs.history import HistoryLoaded, HistoryRow, HistoryScreen

        steps = self._marks.steps

        def chosen(row: HistoryRow | None) -> None:
            if row is not None and row.step is not None and row.step.undone:
                steps.bring_back(row.step)
            elif row is not None:
                steps.back_to(row.step)

        dialog = HistoryScreen()
        self._screen.app.push_screen(dialog, chosen)
        steps.steps(lambda found: post_to(dialog, HistoryLoaded(found)))

    # Copying and opening

    def copy(self) -> None:
        """Copy the selected text, or else the link or citation of the item."""
        if self._ports.copy_selection():
            return

        async def copy(item: Item, document: Document) -> None:
            from reader.export.citing import citation, link_of

            link = link_of(item)
            text, what = (link, "the link") if link else (citation(item, document.name), "the citation")
            self._screen.post_message(CopyRequested(text, what))

        self._with_item(copy)

    def copy_all(self) -> None:
        """Copy the whole text of the item."""

        async def copy(item: Item, document: Document) -> None:
            from reader.export.citing import text_of
            from reader.ui.services.system import line_count

            text = await asyncio.to_thread(text_of, item, is_literal=document.is_literal)
            self._screen.post_message(CopyRequested(text, f"the {item.kind}, {line_count(text)},"))

        self._with_item(copy)

    def links(self) -> None:
        """Open a link of the item, after a question; from a list if there are several."""
        current = self._current()
        offset = current.offset if current else 0

        async def choose(item: Item, document: Document) -> None:
            from reader.ui.commands import first_key
            from reader.ui.dialogs.links import LinksScreen, OpenScreen, links_of

            found = await asyncio.to_thread(links_of, item, document)
            if not self._screen.is_active:  # the user has gone on to something else
                return
            if not found:
                self._screen.notify(f"No links in this {item.kind}.", markup=False)
                return

            def ask(link: Link | None) -> None:
                if link is not None:
                    copy_key = first_key("copy_link", self._services.keymap)
                    screen = OpenScreen(link, can_open=self._can_open, copy_key=copy_key)
                    self._screen.app.push_screen(screen)

            if len(found) == 1:
                ask(found[0])
                return
            at = next((at for at, link in enumerate(found) if link.offset >= offset), 0)
            self._screen.app.push_screen(LinksScreen(found, at), ask)

        self._with_item(choose)

    def _can_open(self, address: str) -> bool:
        return self._services.system.opener(address) is not None

    # Copies and comparing

    def copies(self) -> None:
        """List the copies of a posting, and how each differs."""
        self._with_item(self._show_copies)

    async def _show_copies(self, item: Item, document: Document) -> None:
        from reader.model import Posting
        from reader.ui.dialogs.copies import CopiesScreen, copies_of
        from reader.ui.document.posting_words import name_of_item

        posting = item.content
        if not isinstance(posting, Posting):
            return
        if not await asyncio.to_thread(lambda: self._library.is_indexed):
            self._screen.notify("Looking for copies…", markup=False, timeout=3)
        try:
            alike = await asyncio.to_thread(self._library.alike, posting)
        except ReaderError as error:
            self._screen.notify(str(error), severity="error", markup=False)
            return
        found = copies_of(item, document, alike or ())
        if not found:
            self._screen.notify("No copies or near copies.", markup=False)
            return

        def opened(copy: Copy | None) -> None:
            if copy is not None:
                self._ports.go_to_copy(copy.id, copy.document, copy.lines, copy.offset)

        if self._screen.is_active:
            self._screen.app.push_screen(CopiesScreen(posting, name_of_item(item), found), opened)

    def compare(self) -> None:
        """Compare the selected postings side by side."""
        from reader.ui.controllers.comparing import compare

        def open_screen(screen: CompareScreen, refs: Sequence[ItemRef]) -> None:
            below = self._ports.targets.decided
            at_cursor = (lambda: refs[screen.at]), list, (lambda: screen.action_step(1))
            targets = Targets(*at_cursor, screen.go_undecided, below)
            ports = self._ports._replace(targets=targets, copy_selection=lambda: False)
            screen.run_item = ItemActions(self._services, screen, ports).run
            self._screen.app.push_screen(screen)

        run_exclusive(self._screen, partial(compare, self._services, self._screen, open_screen), "compare")

    # Exporting

    def export(self) -> None:
        """Export what is shown into a file."""
        from reader.ui.dialogs.export import ExportScreen

        scopes = self._ports.scopes()
        if scopes:
            self._screen.app.push_screen(ExportScreen(scopes), self._export)

    def _export(self, request: ExportRequest | None) -> None:
        from reader.ui.controllers.file_export import write_file

        if request is None:
            return

        def lines() -> tuple[Iterator[str], str]:
            items = request.scope.ids()
            what = count_of(len(items), "item")
            return self._library.write(items, request.format), what

        write_file(self._services, self._screen, request.name, lines)

    def _with_item(self, then: Callable[[Item, Document], Coroutine[Any, Any, None]]) -> None:
        """Look the current item up off the event loop, and go on with it."""
        current = self._current()
        if current is not None:
            run_exclusive(self._screen, partial(self._fetch, current, then), "item")

    async def _fetch(
        self, current: ItemRef, then: Callable[[Item, Document], Coroutine[Any, Any, None]]
    ) -> None:
        try:
            item = await asyncio.to_thread(self._library.item, current.id)
            document = await asyncio.to_thread(self._library.documents.get, current.document)
        except (KeyError, ReaderError):
            item = document = None
        if item is None or document is None:
            self._screen.notify(FORGOTTEN, severity="error", markup=False)
        else:
            await then(item, document)


ACTIONS: dict[str, Callable[[ItemActions], None]] = {
    "star": lambda actions: actions.marking.star(),
    "read": lambda actions: actions.marking.read(),
    "interested": lambda actions: actions.marking.toggle_status("interested"),
    "applied": lambda actions: actions.marking.toggle_status("applied"),
    "rejected": lambda actions: actions.marking.toggle_status("rejected"),
    "hidden": lambda actions: actions.marking.toggle_status("hidden"),
    "status": lambda actions: actions.marking.choose_status(),
    "next_undecided": lambda actions: actions.marking.go_undecided(1),
    "previous_undecided": lambda actions: actions.marking.go_undecided(-1),
    "take_over": lambda actions: actions.marking.take_over(),
    "undo": ItemActions.undo,
    "redo": ItemActions.redo,
    "history": ItemActions.history,
    "note": lambda actions: actions.marking.note(),
    "tags": lambda actions: actions.marking.tags(),
    "copy": ItemActions.copy,
    "copy_all": ItemActions.copy_all,
    "links": ItemActions.links,
    "copies": ItemActions.copies,
    "compare": ItemActions.compare,
    "export": ItemActions.export,
}
"""By the names of the commands in the scope "item"."""
