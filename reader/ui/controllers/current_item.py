"""Which item a key on the main screen is for: the one at the cursor of the pane with the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands import OPENING, first_key_in
from reader.ui.messages import CopyRequested
from reader.ui.widgets.posting_list import HiddenNote
from reader.ui.widgets.sidebar_rows import Collection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from reader.model import Entry, Item
    from reader.search import Results
    from reader.store.values import Status
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.controllers.marking import ItemRef
    from reader.ui.dialogs.export import ExportScope
    from reader.ui.search_request import SearchRequest
    from reader.ui.services import Services
    from reader.ui.widgets.document_view import DocumentView
    from reader.ui.widgets.posting_list import Row as PostingRow
    from reader.ui.widgets.sidebar import Sidebar
    from reader.ui.widgets.workspace import Workspace

ON_COLLECTION = "The cursor is on a collection. Press {} to open it."
ON_HIDDEN = "The cursor is on hidden postings. Press {} to list them."
ON_LISTED = "Go to one of the hidden postings first."
NO_ARTICLE = "This document has no article. Go to its papers or postings first."


class CurrentItem:
    """The item at the cursor.

    In the list it is the posting, in the text what is shown, in the sidebar the article of the document.
    """

    def __init__(
        self,
        workspace: Workspace,
        sidebar: Sidebar,
        view: DocumentView,
        documents: DocumentController,
        services: Services,
    ) -> None:
        self._workspace = workspace
        self._sidebar = sidebar
        self._view = view
        self._documents = documents
        self._opened = documents.opened
        self._library = services.library
        self._selected = services.selected
        self._marks = services.marks
        self._open_key = first_key_in("list", "open", services.keymap)

    @property
    def item(self) -> Item | None:
        """The item itself; None while another document is opening, since keys are meant for that one."""
        if self._opened.is_loading or self._view.document is None or self._on_hidden:
            return None
        if not self._in_sidebar:
            return self._view.item
        entry = self._sidebar.entry
        return self._view.article if entry and entry.id == self._view.document.id else None

    def ref(self) -> ItemRef | None:
        """Return what to do something with it by; None without one."""
        view, item = self._view, self.item
        if item is None or view.document is None:
            return None
        from reader.ui.controllers.marking import ItemRef  # not needed by the first frame

        return ItemRef(item.id, item.kind, view.document.id, view.pane.offset_at_top, self._name_of(item))

    def _name_of(self, item: Item) -> str:
        """Return what an item is called, as in the list."""
        from reader.model import Posting
        from reader.ui.document.posting_words import name_of_item

        content = item.content
        repeats = self._view.renderer.repeats_of(content) if isinstance(content, Posting) else ()
        return name_of_item(item, repeats)

    @property
    def why_none(self) -> str:
        """Why there is none; empty where that needs no words of its own."""
        if self.item is not None:
            return ""
        if self._in_sidebar and isinstance(self._sidebar.row, Collection):
            return ON_COLLECTION.format(self._open_key)
        row = self._view.list.row
        if self._on_hidden and isinstance(row, HiddenNote):
            return ON_LISTED if row.is_open else ON_HIDDEN.format(self._open_key)
        if self._documents.is_opening:
            return OPENING
        return NO_ARTICLE if self._in_sidebar and self._sidebar.entry is not None else ""

    def opening(self) -> tuple[str, str] | None:
        """Return id and name of the document that is opening, if keys are meant for its item; else None.

        Both are empty while it isn't known yet which document that is.
        """
        if self.why_none != OPENING:
            return None
        coming = self._opened.id or ""
        return coming, self._documents.names.get(coming, "")

    def selected(self) -> Sequence[ItemRef]:
        """Return the selected postings of the list, if it has the focus."""
        view = self._view
        if self._workspace.focused_pane != "list" or view.document is None or self._opened.is_loading:
            return []
        from reader.ui.controllers.marking import ItemRef

        ids = frozenset(self._selected.ids)
        items = (view.item_of(row.id) for row in view.list.postings if row.id in ids)
        document = view.document.id
        return [ItemRef(one.id, one.kind, document, 0, self._name_of(one)) for one in items if one]

    def scopes(self, search: tuple[SearchRequest, Results] | None) -> Sequence[ExportScope]:
        """Return what can be exported here; `search` is the one whose results are walked through."""
        from reader.ui.dialogs.export import main_scopes

        view = self._view
        if view.document is None or self._opened.is_loading:
            return ()
        return main_scopes(
            self._library,
            view.document.name,
            view.item,
            selected=self._selected.ids,
            listed=[row.id for row in view.list.postings] if view.tab == "postings" else [],
            list_first=self._workspace.focused_pane == "list",
            search=search,
            whole=view.items,
        )

    def copy_selection(self) -> bool:
        """Copy the selected text, and end selecting; return whether text was being selected."""
        pane = self._view.pane
        text = pane.selected_text
        if text.strip():
            pane.screen.post_message(CopyRequested(text))
            pane.end_selecting()
            return True
        if pane.selecting:
            pane.notify("Nothing is selected yet.", markup=False)
        return pane.selecting

    def advance(self) -> None:
        """Put the list's cursor on the next posting, if the list has the focus."""
        from reader.ui.undecided import following

        rows = self._view.list
        place = following(rows.rows, rows.index, lambda row: self._has_status(row, "hidden") is False)
        if place is not None and self._workspace.focused_pane == "list":
            rows.move_to(place, 1)

    def go_undecided(self, direction: Literal[1, -1]) -> str:
        """Go to the next posting to decide, or unread document; return what to say if there is none."""
        from reader.ui.undecided import NO_UNDECIDED, NO_UNREAD, next_place

        if not self._in_sidebar and self._view.tab == "postings":
            rows = self._view.list
            place = next_place(rows.rows, rows.index, direction, self._is_undecided)
            if place is not None:
                rows.move_to(place, direction)
            return NO_UNDECIDED if place is None else ""
        entry = self._sidebar.next_document(direction, self._is_unread)
        if entry is not None:
            self._sidebar.go_to(entry.id)
        return NO_UNREAD if entry is None else ""

    def _is_undecided(self, row: PostingRow) -> bool:
        return self._has_status(row, None) is True

    def _has_status(self, row: PostingRow, status: Status | None) -> bool | None:
        """Return whether the posting of a row has a status; None for a row without a posting."""
        if isinstance(row, HiddenNote):
            return None
        return self._marks.of(row.id).status == status

    def _is_unread(self, entry: Entry) -> bool:
        return self._marks.counts.of(entry).unread > 0

    @property
    def _on_hidden(self) -> bool:
        return self._workspace.focused_pane == "list" and isinstance(self._view.list.row, HiddenNote)

    @property
    def _in_sidebar(self) -> bool:
        return self._workspace.focused_pane == "sidebar"
