"""The part of the desk that says in the line of parts where one is, and that arranges what is on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.outline import percent
from reader.ui.mixing import WidgetPart
from reader.ui.widgets.part_tabs import PartTabs
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane

if TYPE_CHECKING:
    from reader.model import Document
    from reader.ui.document.location import Tab
    from reader.ui.document.outline import Outline
    from reader.ui.pane_layout import PaneLayout


MATCH, BETWEEN = "match ", "  ·  "
"""How a note on a walk begins, and what stands between its parts; where there is little room, the first
part counts."""


class Telling(WidgetPart):
    """What the rest of the desk knows, above the text."""

    document: Document | None
    part: Tab
    posting: int
    """The number of the posting that is shown."""
    places: Outline | None
    walk_note: str = ""
    """Where in a search one is, while one walks through what it found."""
    list_note: str = ""
    """How the list of postings is narrowed and ordered."""

    def tell(self) -> None:
        """Says in the line of parts where one is."""
        tabs, pane, document = self.query_one(PartTabs), self.query_one(ReadingPane), self.document
        note = brief = place = ""
        if self.walk_note:
            note, brief = self.walk_note, self.walk_note.partition(BETWEEN)[0].removeprefix(MATCH)
        elif document is not None and self.part == "postings" and document.postings:
            posting = document.postings[self.posting]
            listed = self.query_one(PostingList).number_of(posting)
            number, total = listed or (self.posting + 1, len(document.postings))
            note = brief = f"{number} of {total}"
            if self.list_note:
                note += f"{BETWEEN}{self.list_note}"
            # A posting that is in sight as a whole has no way to go.
            elif pane.total_lines > pane.size.height:
                note += f"{BETWEEN}{percent(pane.progress)}"
        elif self.places is not None:
            offset, brief = pane.offset_at_top, percent(pane.progress)
            note = self.places.progress(self.part, offset, pane.progress)
            if self.part == "article" and pane.total_lines <= pane.size.height:
                note = brief = ""  # what is in sight as a whole has no way to go
            place = self.places.section(offset) if self.part == "article" else ""
        tabs.note, tabs.brief, tabs.place = note, brief, place

    def take_up(self, arrangement: PaneLayout) -> None:
        """Takes up an arrangement of the panes."""
        rows, parts = self.query_one(PostingList), self.query_one("#parts")
        rows.display = "list" in arrangement.panes
        self.query_one(PartTabs).display = arrangement.tabs
        self.query_one(ReadingPane).display = "text" in arrangement.panes
        parts.set_class(arrangement.stacked, "-stacked")
        parts.set_class(arrangement.panes == ("list",), "-alone")
        parts.set_class(not arrangement.tabs, "-zen")
        if not rows.display:
            return
        size = "1fr" if arrangement.list_size is None else arrangement.list_size
        rows.styles.width = "100%" if arrangement.stacked else size
        rows.styles.height = size if arrangement.stacked else "100%"
