"""The line above the text: the parts of the document, and how far one has read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.ui.painting import style_of
from reader.ui.spots import PARTS, part_name

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult

    from reader.ui.spots import Part

GAP = 3
EDGE = 2
DOT = "  ·  "
LEAST_PLACE = 12
"""Cells below which the place is left out."""


class PartTabs(Widget):
    """1 Article · 2 Papers · 3 Postings, the one that is shown underlined; a note at the right."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"part-tabs--chosen", "part-tabs--quiet"}
    DEFAULT_CSS = """
    PartTabs { height: 1; }
    """

    part: reactive[Part] = reactive("article")
    counts: reactive[tuple[int, int, int]] = reactive((0, 0, 0))
    """How many articles, papers and postings there are; what there is none of steps back."""
    note: reactive[str] = reactive("")
    """At the right: how far one is."""
    place: reactive[str] = reactive("")
    """Before the note, as far as there is room: what one is in."""

    class Chosen(Message):
        """A part was clicked."""

        def __init__(self, part_tabs: PartTabs, part: Part) -> None:
            super().__init__()
            self.part_tabs = part_tabs
            self.part = part

        @property
        def control(self) -> PartTabs:
            """The tabs it happened in."""
            return self.part_tabs

    def render(self) -> RenderResult:
        """The tabs from the left, the note at the right where there is room for both."""
        gap, edge = self._spacing
        tabs = Content(" " * edge) + Content(" " * gap).join(self._label(part) for part in PARTS)
        quiet = style_of(self, ".part-tabs--quiet")
        note = Content.styled(self.note, quiet)
        room = self.size.width - tabs.cell_length - note.cell_length - edge
        if room < gap:
            return tabs.truncate(self.size.width, ellipsis=True)
        if self.place and room - gap >= LEAST_PLACE + len(DOT):
            place = Content.styled(self.place, quiet).truncate(room - gap - len(DOT), ellipsis=True)
            note = place + Content.styled(DOT, quiet) + note
            room = self.size.width - tabs.cell_length - note.cell_length - edge
        return tabs + Content(" " * room) + note

    def on_click(self, event: events.Click) -> None:
        """Chooses the part under the mouse."""
        gap, left = self._spacing
        for part in PARTS:
            right = left + self._label(part).cell_length
            if left <= event.x < right:
                self.post_message(self.Chosen(self, part))
            left = right + gap

    @property
    def _spacing(self) -> tuple[int, int]:
        """Cells between the tabs and at the edge; they give way first where it is narrow."""
        wide = sum(self._label(part).cell_length for part in PARTS) + 2 * (GAP + EDGE) <= self.size.width
        return (GAP, EDGE) if wide else (2, 1)

    def _label(self, part: Part) -> Content:
        index = PARTS.index(part)
        number = self.counts[index]
        count = f" {number}" if index and number else ""
        style = ".part-tabs--chosen" if part == self.part else ".part-tabs--quiet" if not number else ""
        words = Content.styled(f"{part_name(part)}{count}", style_of(self, style) if style else "")
        return Content.styled(f"{index + 1} ", style_of(self, ".part-tabs--quiet")) + words
