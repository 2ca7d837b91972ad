"""The main screen: the sidebar of documents, and the document that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.screen import Screen

from reader.errors import SourceError
from reader.ui.commands import bindings
from reader.ui.controllers.history import Trail
from reader.ui.document.outline import has
from reader.ui.pane_layout import HIGH, NARROW, SPACIOUS
from reader.ui.screens.collecting import Collecting
from reader.ui.screens.finding import Finding
from reader.ui.screens.guiding import Guiding
from reader.ui.screens.listing import Listing
from reader.ui.screens.marking import Marking
from reader.ui.screens.taking import TAKING, Taking
from reader.ui.screens.tidying import Tidying
from reader.ui.searching import History
from reader.ui.services.repeated_text import Repeats
from reader.ui.widgets.command_bar import KeyLine
from reader.ui.widgets.desk import Desk
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.sidebar import Collection, Sidebar
from reader.ui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.library import Library
    from reader.library.preferences import Preference
    from reader.library.protocol import TextPreview
    from reader.ui.display_settings import Looks
    from reader.ui.document.location import Part

MARKING = frozenset({"star", "read", "status", "note", "tags"})


class Room(Steady, Horizontal):
    """Sidebar and desk side by side; nothing is to be seen of itself."""

    BLANK = True


class MainScreen(Steady, Collecting, Finding, Listing, Marking, Taking, Guiding, Tidying, Screen[None]):
    """Everything but what floats over it."""

    BLANK = True
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SPACIOUS, "-tall"), (HIGH, "-high")]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self,
        library: Library,
        *,
        edit: Callable[[str], str | None],
        looks: Looks,
        prefer: Callable[[Preference, str | int], None],
        draft: TextPreview | None = None,
        focus_text: bool = False,
    ) -> None:
        super().__init__()
        self.looks = looks
        self.prefer = prefer
        self.edit = edit
        self._focus_text = focus_text
        self.prepare_loading(library, draft)
        self.repeats = Repeats(library, self, lambda: self.complete)
        self.trail = Trail()
        self.history = History(self.remember)

    def compose(self) -> ComposeResult:
        """Sidebar and desk, and the keys under them."""
        with Room(id="room"):
            yield Sidebar(self.unread, id="sidebar")
            yield Desk(self.keeper.of, self.keeper.places.of, self.repeats, id="desk")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """The first text, and the focus where it is wanted."""
        self.show_looks()
        self.watch(self.query_one(Sidebar), "index", self._document_chosen, init=False)
        self.begin_loading()
        self.look_at("text" if self._focus_text or self.size.width < NARROW else "sidebar")

    def on_unmount(self) -> None:
        """Whatever is under way gets to the disk."""
        self.keep_place()
        self.keeper.close()

    @on(Sidebar.Highlighted, "#sidebar")
    def _document_chosen(self) -> None:
        """At once where a key has moved the cursor: the next key is for what it stands on now."""
        entry = self.query_one(Sidebar).entry if self.has_documents else None
        if entry is not None:
            if entry.id != self.destination:
                self.depart("documents" if self.look == "sidebar" else None)
                self.end_walk()
            self.open_document(entry.id)
        self.refresh_bindings()

    @on(Sidebar.Selected, "#sidebar")
    def _document_opened(self) -> None:
        row = self.query_one(Sidebar).row
        if isinstance(row, Collection):
            self.open_collection(row)
            return
        if isinstance(row, SourceError):
            self.notify(str(row), title="Not taken", severity="warning", markup=False)
            return
        self.look_at("list" if self.query_one(Desk).part == "postings" else "text")

    @on(PostingList.Selected, "#list")
    def _posting_opened(self) -> None:
        self.look_at("text")

    @on(Desk.Turned)
    def _turned(self, event: Desk.Turned) -> None:
        self.keeper.look_up(event.control.items)
        sidebar = self.query_one(Sidebar)
        on_collection = sidebar.has_focus and isinstance(sidebar.row, Collection)
        if event.control.document is not None and not on_collection:
            sidebar.go_to(event.control.document.id)
        self.follow_part()
        self.refresh_bindings()
        wish, self.wish = self.wish, None
        if wish is not None:
            self.action_turn(wish)

    def action_turn(self, part: Part) -> None:
        """One of the three parts; the focus moves from the sidebar into it."""
        desk = self.query_one(Desk)
        if desk.drafted is not None or self.is_under_way:
            self.wish = part
            return
        if not has(desk.document, part):
            self.tell_missing(part)
            return
        desk.turn(part)
        self.look_at("list" if part == "postings" else "text")

    def action_leave(self) -> None:
        """Back out of zen or a search; at the top level, out of the program."""
        if self.zen or self.is_away:
            self.action_back()
        else:
            self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Keys that would do nothing here are not there."""
        desk = self.query_one_optional(Desk)
        document = None if desk is None else desk.document
        if action == "turn":
            return document is not None or (desk is not None and desk.drafted is not None)
        if action == "step_match":
            return self.walk is not None or self.found is not None
        if action in ("narrow", "reorder", "widen"):
            return desk is not None and desk.part == "postings" and has(document, "postings")
        if action == "remove_search":
            return self.is_on_saved
        if action == "search":
            return self.has_documents or not self.complete
        if action == "back":
            return self.zen or self.is_away or self.look != "sidebar"
        if action in ("contents", "jump", "find", "step_document"):
            return document is not None
        if action in ("sidebar", "sidebar_width"):
            return not self.zen
        if action in ("status", "copies", "compare"):
            return desk is not None and desk.part == "postings" and has(document, "postings")
        return document is not None if action in MARKING | TAKING else True
