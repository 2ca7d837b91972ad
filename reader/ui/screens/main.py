"""The main screen: the sidebar of documents, and the document that is read."""

from __future__ import annotations

from itertools import islice
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen

from reader.errors import SourceError
from reader.model import Entry
from reader.ui.arrangement import NARROW, SPACIOUS, Arrangement, Pane, arrange
from reader.ui.background import Broke, start
from reader.ui.commands import bindings
from reader.ui.messages import Arrived
from reader.ui.searching import History, Landing
from reader.ui.spots import PART_OF, Part, Spot, Walk
from reader.ui.widgets.desk import Desk, has
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from reader.library.facade import Library
    from reader.model import Document

PATIENCE = 1.0
"""Seconds for which reading on waits for the first text to be painted; both want the same processor."""
TELL_EVERY = 0.1
"""Seconds between two messages about documents that have come in."""
WIDGET_OF: dict[Pane, type[Widget]] = {"sidebar": Sidebar, "list": PostingList, "text": ReadingPane}


class MainScreen(Screen[None]):
    """Everything but what floats over it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SPACIOUS, "-tall")]  # noqa: RUF012 - as Textual declares it

    look: reactive[Pane] = reactive("sidebar", init=False)
    """The pane that has the focus; in a narrow window, the only one that is shown."""
    sidebar_wanted: reactive[bool] = reactive(default=True, init=False)

    def __init__(self, library: Library, search_sheet: str, *, focus_text: bool = False) -> None:
        super().__init__()
        self._search_sheet = search_sheet
        self._library = library
        self._history = History()
        self._walk: Walk | None = None
        self._entries: list[Entry] = []
        self._failures: list[SourceError] = []
        self._focus_text = focus_text
        self._first_painted = Event()
        self._taken = 0
        self.complete = False
        """Whether all sources have been tried."""

    def compose(self) -> ComposeResult:
        """Sidebar and desk, and the keys under them."""
        with Horizontal(id="room"):
            yield Sidebar(id="sidebar")
            yield Desk(id="desk")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Shows what has been read before the start, and starts reading the rest."""
        self.query_one(Sidebar).empty = "Reading …"
        early = self._library.documents.peek()
        if early:
            self._take(early, last=False)
        self._look_at("text" if self._focus_text or self.size.width < NARROW else "sidebar")
        start(self, self._load, "load")

    # Documents come in

    def _load(self) -> None:
        """Reads all documents, telling of the first at once and of the others now and then."""
        news: list[Document | SourceError] = []
        told = 0.0
        self._first_painted.wait(PATIENCE if self._taken else 0)
        for arrival in islice(self._library.documents.load(), self._taken, None):
            news.append(arrival)
            if monotonic() - told > TELL_EVERY:
                self.post_message(Arrived(news, last=False))
                news, told = [], monotonic()
        self.post_message(Arrived(news, last=True))

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        self._take(event.arrivals, last=event.last)

    def _take(self, arrivals: Sequence[Document | SourceError], *, last: bool) -> None:
        self._taken += len(arrivals)
        self._failures += [arrival for arrival in arrivals if isinstance(arrival, SourceError)]
        self._entries += [Entry.of(arrival) for arrival in arrivals if not isinstance(arrival, SourceError)]
        sidebar = self.query_one(Sidebar)
        sidebar.fill(self._entries, self._failures)
        if self._entries and self.query_one(Desk).document is None:
            self._open(self._entries[0].id)
            self.call_after_refresh(self._first_painted.set)
        if not last:
            return
        self.complete = True
        sidebar.empty = "No documents."
        if self._failures:
            self.notify(_told(self._failures), title="Not taken", severity="warning", markup=False)

    @on(Broke)
    def _broke(self, event: Broke) -> None:
        raise event.error

    def _open(self, document_id: str, part: Part | None = None, offset: int | None = None) -> None:
        desk = self.query_one(Desk)
        if desk.document is None or desk.document.id != document_id or part is not None:
            desk.lay(self._library.documents.get(document_id), part, offset)

    @on(Sidebar.Highlighted)
    def _document_chosen(self, event: Sidebar.Highlighted) -> None:
        row = None if event.index is None else self.query_one(Sidebar).row_at(event.index)
        if isinstance(row, Entry):
            desk = self.query_one(Desk)
            if desk.document is None or desk.document.id != row.id:
                self._end_walk()
            self._open(row.id)

    @on(Sidebar.Selected)
    def _document_opened(self) -> None:
        self._look_at("list" if self.query_one(Desk).part == "postings" else "text")

    @on(PostingList.Selected)
    def _posting_opened(self) -> None:
        self._look_at("text")

    @on(Desk.Turned)
    def _turned(self) -> None:
        self._arrange()
        if self.look == "list" and self.query_one(Desk).part != "postings":
            self._look_at("text")
        self.refresh_bindings()

    # Panes and sizes

    def on_resize(self, event: events.Resize) -> None:
        """Another size may be another arrangement."""
        self._arrange(event.size.width, event.size.height)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse moves the focus too."""
        for pane, kind in WIDGET_OF.items():
            if isinstance(event.widget, kind):
                self.look = pane

    def _arrange(self, width: int | None = None, height: int | None = None) -> Arrangement:
        desk, sidebar = self.query_one(Desk), self.query_one(Sidebar)
        arrangement = arrange(
            width or self.size.width,
            height or self.size.height,
            look=self.look,
            part=desk.part,
            sidebar=self.sidebar_wanted,
        )
        sidebar.display = "sidebar" in arrangement.panes
        sidebar.styles.width = "100%" if arrangement.sidebar_width is None else arrangement.sidebar_width
        desk.display = arrangement.panes != ("sidebar",)
        self.query_one(KeyLine).display = arrangement.keys
        desk.take_up(arrangement)
        return arrangement

    def _look_at(self, pane: Pane) -> None:
        self.look = pane
        self._arrange()
        self.query_one(WIDGET_OF[pane]).focus()

    def _panes(self) -> tuple[Pane, ...]:
        """All panes that there are, whether or not the window has room for all of them."""
        return ("sidebar", "list", "text") if self.query_one(Desk).part == "postings" else ("sidebar", "text")

    # The search

    def action_search(self) -> None:
        """Opens the search over the text."""
        from reader.ui.screens.search import SearchScreen

        start(self, self._library.prepare, "prepare search")
        query = self._walk.results.query if self._walk is not None else ""
        self.app.push_screen(
            SearchScreen(self._library, self._history, self._search_sheet, query), self._landed
        )

    def _landed(self, landing: Landing | None) -> None:
        if landing is not None:
            origin = self._walk.origin if self._walk is not None else self.query_one(Desk).spot
            self._go(Walk(landing.results, landing.index, 0, origin).at(landing.index))

    def _go(self, walk: Walk) -> None:
        """Opens the hit of a walk at its current match."""
        before, self._walk = self._walk, walk
        hit, desk = walk.hit, self.query_one(Desk)
        if before is None or before.hit.id != hit.id or before.results is not walk.results:
            self._open(hit.document, PART_OF[hit.kind], walk.offset)
            self.query_one(Sidebar).go_to(hit.document)
        note = f"result {walk.index + 1} of {len(walk.results.hits)}"
        desk.light(hit.spans, walk.match if hit.spans else None, note)
        self.query_one(ReadingPane).goto(walk.offset, top=False)
        if self.look != "text":
            self._look_at("text")
        self.refresh_bindings()

    def _end_walk(self) -> Spot | None:
        """Puts the lights out. Gives the place to go back to."""
        origin = None if self._walk is None else self._walk.origin
        if self._walk is not None:
            self._walk = None
            self.query_one(Desk).light((), None, "")
            self.refresh_bindings()
        return origin

    def action_step_match(self, direction: Literal[1, -1]) -> None:
        """The next or previous match, from one result into the next."""
        if self._walk is not None:
            self._go(self._walk.step(direction))

    # Documents and parts

    def action_step_document(self, direction: Literal[1, -1]) -> None:
        """The next or previous document, or result while one walks the results of a search."""
        if self._walk is not None:
            self._go(self._walk.at(self._walk.index + direction))
            return
        sidebar = self.query_one(Sidebar)
        sidebar.action_line_down() if direction > 0 else sidebar.action_line_up()

    def action_turn(self, part: Part) -> None:
        """One of the three parts; the focus moves from the sidebar into it."""
        self.query_one(Desk).turn(part)
        self._look_at("list" if part == "postings" else "text")

    def action_jump(self, direction: Literal[1, -1]) -> None:
        """The next or previous paper, posting or heading."""
        self.query_one(Desk).jump(direction)

    # Moving between the panes, back and out

    def action_pane(self, direction: Literal[1, -1]) -> None:
        """The pane to the left or to the right, if there is one."""
        panes = self._panes()
        self._look_at(panes[max(0, min(panes.index(self.look) + direction, len(panes) - 1))])

    def action_pane_round(self, direction: Literal[1, -1]) -> None:
        """The next or previous pane, round and round."""
        panes = self._panes()
        self._look_at(panes[(panes.index(self.look) + direction) % len(panes)])

    def action_sidebar(self) -> None:
        """The sidebar away, and back."""
        self.sidebar_wanted = not self.sidebar_wanted
        if not self.sidebar_wanted and self.look == "sidebar":
            self._look_at("text")
        self._arrange()

    def action_back(self) -> None:
        """Out of a search to where one was; else one pane to the left."""
        origin = self._end_walk()
        if origin is not None:
            self._open(origin.document, origin.part, origin.offset)
            self.query_one(Sidebar).go_to(origin.document)
        else:
            self.action_pane(-1)

    def action_leave(self) -> None:
        """Back out of a search; at the top level, out of the program."""
        if self._walk is not None:
            self.action_back()
        else:
            self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that would do nothing here are not there."""
        desk = self.query_one_optional(Desk)
        document = None if desk is None else desk.document
        if action == "turn":
            part: Part = parameters[0]  # type: ignore[assignment]
            return has(document, part)
        if action == "step_match":
            return self._walk is not None
        if action == "back":
            return self._walk is not None or self.look != "sidebar"
        return True


def _told(failures: list[SourceError]) -> str:
    """One notice for all the sources that could not be taken."""
    first = str(failures[0])
    more = len(failures) - 1
    return first if not more else f"{first}\nand {more} more; they stand in the sidebar"
