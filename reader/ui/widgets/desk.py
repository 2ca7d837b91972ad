"""The desk: one document, its three parts, and where in them one reads."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Container, Vertical

from reader.ui.document.location import Location, Tab, first_tab, posting_at, tab_at
from reader.ui.document.outline import Outline
from reader.ui.messages import WidgetMessage
from reader.ui.viewer import Viewer
from reader.ui.widgets.part_tabs import PartTabs
from reader.ui.widgets.posting_list import ChipRow, HiddenNote, PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.scrolling import size_without_layout
from reader.ui.widgets.sketching import Sketching
from reader.ui.widgets.telling import Telling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from reader.model import Article, Document, Item, Lines, Paper, Posting
    from reader.store.values import Marks
    from reader.ui.document.view import View
    from reader.ui.search_request import FilterValue
    from reader.ui.services.repeated_text import RepeatedText


class Parts(Container):
    """List and text; nothing is to be seen of itself."""

    virtual_size = size_without_layout()
    BLANK = True


class DocumentView(Sketching, Telling, Vertical):
    """Tabs, the list of postings, and the text."""

    virtual_size = size_without_layout()
    BLANK = True

    class Turned(WidgetMessage["DocumentView"]):
        """Another document or another part is on the desk."""

    class Moved(WidgetMessage["DocumentView"]):
        """Another place in the text is at the top.

        The pane's own message does not get beyond the desk where the desk itself has moved the text:
        a message ends at whoever has caused it.
        """

        def __init__(self, desk: DocumentView, *, at_end: bool) -> None:
            super().__init__(desk)
            self.at_end = at_end
            """Whether the end of the text is in sight."""

    class Left(WidgetMessage["DocumentView"]):
        """The reader has gone far away from a place, within the text."""

        def __init__(self, desk: DocumentView, spot: Location) -> None:
            super().__init__(desk)
            self.spot = spot

    def __init__(
        self,
        marks_of: Callable[[str], Marks],
        place_in: Callable[[str, str], int | None],
        repeats: RepeatedText,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._place_in = place_in
        self.document: Document | None = None
        self.part: Tab = "article"
        self._marks_of = marks_of
        self._items: dict[str, Item] = {}
        self.posting = -1
        self._offsets: dict[tuple[str, Tab], int] = {}
        self.viewer = Viewer(marks_of, repeats)
        """How the document is shown, from the next time that something is."""
        self.places: Outline | None = None
        """What there is to go to in the document."""

    def compose(self) -> ComposeResult:
        """From top to bottom; the parts are arranged by the size of the window."""
        yield PartTabs(id="tabs")
        with Parts(id="parts"):
            yield PostingList(self._marks_of, self.viewer.repeats_of, id="list")
            yield ReadingPane(id="text")

    def on_mount(self) -> None:
        """A posting is shown at once where a key has moved to it: the next key is for that one."""
        self.watch(self.query_one(PostingList), "index", self._show_chosen, init=False)

    # What is on it

    @property
    def spot(self) -> Location | None:
        """Where one reads; None where there is nothing to read."""
        if self.document is None:
            return None
        pane = self.query_one(ReadingPane)
        return Location(self.document.id, self.part, pane.offset_at_top, pane.lead_at_top)

    @property
    def item(self) -> Item | None:
        """What one reads, for marks: the posting, the paper at the top, or the article."""
        document = self.document
        if document is None:
            return None
        content: Article | Paper | Posting | None = document.article
        if self.part == "postings" and document.postings:
            content = document.postings[self.posting]
        elif self.part == "papers" and document.papers:
            starts = [paper.parts[0].start for paper in document.papers]
            at = bisect_right(starts, self.query_one(ReadingPane).offset_at_top) - 1
            content = document.papers[max(0, at)]
        return None if content is None else self._items.get(content.id)

    @property
    def at_end(self) -> bool:
        """Whether the end of the text is in sight."""
        return self.query_one(ReadingPane).progress >= 1

    @property
    def items(self) -> Sequence[str]:
        """The ids of all the items of the document."""
        return tuple(self._items)

    def clear(self) -> None:
        """Takes the document off; where it was left is remembered."""
        self._remember()
        self.document, self.places, self._items = None, None, {}
        self.query_one(PartTabs).counts = (0, 0, 0)
        self.query_one(PostingList).fill((), keep=False)
        self.part = self.query_one(PartTabs).part = "article"
        self.tell()

    def lay(self, document: Document, part: Tab | None = None, offset: int | None = None) -> None:
        """Puts a document on the desk: at a place, or where it was left, or at its beginning.

        Who has moved in its draft meanwhile stays there.
        """
        from reader.parsing.items import items_of

        if self.drafted == document.source and self.is_begun:
            offset = self.query_one(ReadingPane).offset_at_top
            part = tab_at(document, offset)
        self._draft = None
        self._remember()
        self.document = document
        self.places = Outline(document)
        self._items = {item.id: item for item in items_of(document)}
        tabs = self.query_one(PartTabs)
        tabs.counts = (int(document.article is not None), len(document.papers), len(document.postings))
        self.query_one(PostingList).fill(document.postings, keep=False)
        self.list_note = ""
        self._show(part or first_tab(document), offset)

    def show_marks(self) -> None:
        """Shows the marks as they are now; the text stays where it is."""
        rows = self.query_one(PostingList)
        rows.refresh_marks()
        self.show_again()

    def show_again(self) -> None:
        """Shows the same text as it is to be shown now, at the same place."""
        document = self.document
        if document is None:
            return
        pane = self.query_one(ReadingPane)
        in_posting = self.part == "postings" and document.postings
        view = self._view(document.postings[self.posting].start if in_posting else pane.offset_at_top)
        if view.blocks:
            pane.change(view)

    def go(self, part: Tab, offset: int) -> None:
        """Goes to a place in the document that is on the desk."""
        if self.document is not None:
            self._remember()
            self._show(part, offset)

    def return_to(self, spot: Location) -> None:
        """Goes back to the very line, in the document that is on the desk."""
        self.go(spot.part, spot.offset)
        self.settle(spot)

    def settle(self, spot: Location) -> None:
        """Once a spot has been gone to: the lines above it are in sight as they were."""
        if spot.lead:
            self.query_one(ReadingPane).goto(spot.offset, top=False, context=spot.lead)

    def turn(self, part: Tab) -> None:
        """Shows another part of the same document, where it was left."""
        if self.document is not None and part != self.part:
            self._remember()
            self._show(part, None)

    def bring(self, part: Tab, offset: int) -> None:
        """Shows the part, or the posting, that a place of the same document is in, unless it is shown."""
        document = self.document
        if document is None:
            return
        in_posting = part == "postings" and document.postings
        if part != self.part or (in_posting and posting_at(document, offset) != self.posting):
            self.go(part, offset)

    def list_postings(self, postings: Sequence[Posting], choices: tuple[FilterValue, ...], note: str) -> None:
        """Lists some of the document's postings, or in another order; `note` says so above the text."""
        self.list_note = note
        self.query_one(PostingList).narrow(postings, choices)
        self.tell()

    def jump(self, direction: int) -> None:
        """To the next or previous paper, posting or heading."""
        if self.document is None:
            return
        if self.part == "postings":
            rows = self.query_one(PostingList)
            rows.action_line_down() if direction > 0 else rows.action_line_up()
            return
        pane = self.query_one(ReadingPane)
        beyond = None if self.places is None else self.places.beyond(self.part, pane.offset_at_top, direction)
        if beyond is not None:
            pane.goto(beyond)

    def look_up_repeats(self) -> None:
        """Has it found out what recurs in the posting that is shown, and in those one may turn to."""
        if self.document is not None and self.part == "postings":
            self.viewer.look_up(self.document.postings, self.posting)

    def light(self, spans: Sequence[Lines], current: int | None, note: str) -> None:
        """Lights matches in the text, and says at the top right where in the search one is."""
        self.walk_note, self.viewer.lit = note, spans
        if self.part == "postings":
            # A sentence with a match in it is not to be folded away.
            self.show_again()
        self.query_one(ReadingPane).highlight(spans, current)
        self.tell()

    # How it is shown

    def _show(self, part: Tab, offset: int | None) -> None:
        assert self.document is not None  # noqa: S101 - its callers have seen to it
        document = self.document
        at = offset
        if at is None:
            at = self._offsets.get((document.id, part), self._place_in(document.id, part))
        self.part = self.query_one(PartTabs).part = part
        self.posting = -1
        if part == "postings" and document.postings:
            number = 0 if at is None else posting_at(document, at)
            self._show_posting(number, at)
            self.query_one(PostingList).go_to(document.postings[number])
        else:
            self.query_one(ReadingPane).show(self._view(0), at=at)
        self.tell()
        self.post_message(self.Turned(self))

    def _show_posting(self, number: int, offset: int | None) -> None:
        assert self.document is not None  # noqa: S101
        if number != self.posting:
            self.posting = number
            posting = self.document.postings[number]
            at = posting.start if offset is None else offset
            view = self._view(at)
            # A place in the head is the top of the view: the role stands above it.
            self.query_one(ReadingPane).show(view, at=offset if at > posting.start else None)
            self.tell()
            self.look_up_repeats()

    def _remember(self) -> None:
        spot = self.spot
        if spot is not None:
            self._offsets[spot.document, spot.part] = spot.offset

    def _view(self, offset: int) -> View:
        """The view of the part that is shown."""
        assert self.document is not None  # noqa: S101 - its callers have seen to it
        return self.viewer.view(self.document, self.part, offset)

    @on(PostingList.Highlighted)
    def _posting_chosen(self, event: PostingList.Highlighted) -> None:
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        """Shows the posting under the cursor as it is by now; a message may be about rows that are gone."""
        row = self.query_one(PostingList).row
        if row is None or isinstance(row, HiddenNote | ChipRow):
            return
        if self.part == "postings" and self.document is not None:
            self._show_posting(self.document.postings.index(row), None)

    @on(PartTabs.Chosen)
    def _part_chosen(self, event: PartTabs.Chosen) -> None:
        event.stop()
        self.turn(event.part)

    @on(ReadingPane.Leapt)
    def _leapt(self, event: ReadingPane.Leapt) -> None:
        event.stop()
        if self.spot is not None:
            self.post_message(self.Left(self, self.spot.at(event.offset)))

    @on(ReadingPane.Moved)
    def _moved(self, event: ReadingPane.Moved) -> None:
        event.stop()
        self.tell()
        self.post_message(self.Moved(self, at_end=event.progress >= 1))
