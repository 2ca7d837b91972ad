"""What the user does with the current item: the same on the main screen, in collections and in results."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import ExistsError, ReaderError
from reader.ui.controllers.documents import FORGOTTEN
from reader.ui.messages import CopyRequested
from reader.ui.services.tasks import run_exclusive

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.model import Document, Item, ItemKind
    from reader.store.values import Status
    from reader.ui.dialogs.copies import Copy
    from reader.ui.dialogs.export import ExportRequest, ExportScope
    from reader.ui.dialogs.links import Link
    from reader.ui.dialogs.note import NoteEdit
    from reader.ui.services import Services

TAG_HINT = "Separate tags with commas."
FEWEST, MOST = 2, 4
"""Postings that can be compared."""
COMPARE_HINT = "Select 2 to 4 postings with {}, then press {}."


class ItemRef(NamedTuple):
    """The current item, as far as the screen knows it."""

    id: str
    kind: ItemKind
    document: str
    """The id of the document it is in."""
    offset: int
    """Where in the document the user is."""


class Ports(NamedTuple):
    """What the actions ask of the screen they work in."""

    current: Callable[[], ItemRef | None]
    """The current item; None without one."""
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

    def run(self, name: str) -> None:
        """Run the item command of that name."""
        ACTIONS[name](self)

    # Marks

    def star(self) -> None:
        """Star or unstar."""
        self._mark(self._marks.toggle_star)

    def read(self) -> None:
        """Mark as read or unread."""
        self._mark(self._marks.toggle_read)

    def set_status(self, status: Status) -> None:
        """Give a posting a status; the same again clears it."""
        current = self._ports.current()
        if current is not None and current.kind == "posting":
            self._marks.toggle_status(current.id, status)

    def undo(self) -> None:
        """Undo the last change."""
        self._marks.undo()

    def redo(self) -> None:
        """Redo what was undone."""
        self._marks.redo()

    def note(self) -> None:
        """Write a note, or go on with the latest."""

        async def write(item: Item, _: Document) -> None:
            self.write_note(item)

        self._with_item(write)

    def write_note(self, item: Item, text: str = "") -> None:
        """Open the notes of an item; `text` is a note that could not be saved."""
        from reader.ui.dialogs.note import NoteScreen

        def save(written: Sequence[NoteEdit] | None) -> None:
            for one in written or ():
                self._marks.write_note(item, one.text, one.note)

        notes = self._marks.of(item.id).notes
        self._screen.app.push_screen(NoteScreen(item.title, notes, self._services.edit, text), save)

    def tags(self) -> None:
        """Edit the tags."""
        from reader.ui.dialogs.prompt import PromptScreen

        current = self._ports.current()
        if current is None:
            return
        item = current.id

        def save(text: str | None) -> None:
            if text is not None:
                self._marks.set_tags(item, [tag.strip() for tag in text.split(",") if tag.strip()])

        tags = ", ".join(self._marks.of(item).tags)
        self._screen.app.push_screen(PromptScreen("tags", TAG_HINT, tags), save)

    def _mark(self, mark: Callable[[str], None]) -> None:
        current = self._ports.current()
        if current is not None:
            mark(current.id)

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

        async def copy(item: Item, _: Document) -> None:
            from reader.export.citing import text_of
            from reader.ui.services.system import line_count

            text = await asyncio.to_thread(text_of, item)
            self._screen.post_message(CopyRequested(text, f"the {item.kind}, {line_count(text)},"))

        self._with_item(copy)

    def links(self) -> None:
        """Open a link of the item, after a question; from a list if there are several."""
        current = self._ports.current()
        offset = current.offset if current else 0

        async def choose(item: Item, _: Document) -> None:
            from reader.ui.commands import first_key
            from reader.ui.dialogs.links import LinksScreen, OpenScreen, links_of

            found = await asyncio.to_thread(links_of, item)
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
            self._screen.notify("No near-duplicates (80 % or more).", markup=False)
            return

        def opened(copy: Copy | None) -> None:
            if copy is not None:
                self._ports.go_to_copy(copy.id, copy.document, copy.lines, copy.offset)

        if self._screen.is_active:
            self._screen.app.push_screen(CopiesScreen(posting, item.title, found), opened)

    def compare(self) -> None:
        """Compare the selected postings side by side."""
        run_exclusive(self._screen, partial(self._compare, self._services.selected.ids), "compare")

    async def _compare(self, ids: Sequence[str]) -> None:
        from reader.model import Posting
        from reader.similarity.comparing import compare
        from reader.ui.commands import first_key
        from reader.ui.dialogs.compare import CompareScreen
        from reader.ui.render.compare import facts_of

        found = [await asyncio.to_thread(self._library.item, item) for item in ids]
        postings = [item.content for item in found if item and isinstance(item.content, Posting)]
        if len(postings) < FEWEST:
            keys = [first_key(name, self._services.keymap) for name in ("choose", "compare")]
            self._screen.notify(COMPARE_HINT.format(*keys), markup=False)
            return
        if len(postings) > MOST:
            notice = f"{len(postings)} selected; comparing the first {MOST}."
            self._screen.notify(notice, markup=False)
            postings = postings[:MOST]
        rows = await asyncio.to_thread(compare, postings, facts_of(postings))
        if self._screen.is_active:
            self._screen.app.push_screen(CompareScreen(postings, rows))

    # Exporting

    def export(self) -> None:
        """Export what is shown into a file."""
        from reader.ui.dialogs.export import ExportScreen

        scopes = self._ports.scopes()
        if scopes:
            self._screen.app.push_screen(ExportScreen(scopes), self._export)

    def _export(self, request: ExportRequest | None) -> None:
        if request is not None:
            self._screen.run_worker(self._write(request, replace=False), group="export")

    async def _write(self, request: ExportRequest, *, replace: bool) -> None:
        number = 0

        def write() -> str:
            nonlocal number
            items = request.scope.ids()
            number = len(items)
            lines = self._library.write(items, request.format)
            return self._services.system.write(request.name, lines, replace=replace)

        def fail(error: ReaderError) -> None:
            self._screen.notify(str(error), title="Not exported", severity="error", markup=False)

        try:
            path = await asyncio.to_thread(write)
        except ExistsError as error:
            if self._screen.is_active:
                self._ask_to_replace(request)
            else:  # a key meant for something else must not answer the question
                fail(error)
        except ReaderError as error:
            fail(error)
        else:
            self._screen.notify(f"Exported {number:,} item{'s' * (number != 1)} to {path}", markup=False)

    def _ask_to_replace(self, request: ExportRequest) -> None:
        from reader.ui.dialogs.prompt import ConfirmScreen

        def answer(agreed: bool | None) -> None:  # noqa: FBT001 - as Textual calls it
            if agreed:
                self._screen.run_worker(self._write(request, replace=True), group="export")
            else:
                self._screen.notify("Nothing exported.", markup=False)

        question = f"{request.name} already exists. Replace it?"
        self._screen.app.push_screen(ConfirmScreen("Replace file", question), answer)

    def _with_item(self, then: Callable[[Item, Document], Coroutine[Any, Any, None]]) -> None:
        """Look the current item up off the event loop, and go on with it."""
        current = self._ports.current()
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
    "star": ItemActions.star,
    "read": ItemActions.read,
    "interested": lambda actions: actions.set_status("interested"),
    "applied": lambda actions: actions.set_status("applied"),
    "rejected": lambda actions: actions.set_status("rejected"),
    "hidden": lambda actions: actions.set_status("hidden"),
    "undo": ItemActions.undo,
    "redo": ItemActions.redo,
    "note": ItemActions.note,
    "tags": ItemActions.tags,
    "copy": ItemActions.copy,
    "copy_all": ItemActions.copy_all,
    "links": ItemActions.links,
    "copies": ItemActions.copies,
    "compare": ItemActions.compare,
    "export": ItemActions.export,
}
"""By the names of the commands in the scope "item"."""
