"""The line above the text: the parts of the document, and how far one has read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from reader.ui.document.location import TABS, tab_name
from reader.ui.messages import WidgetMessage
from reader.ui.widgets.painting import style_of
from reader.ui.widgets.scrolling import size_without_layout

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult

    from reader.ui.document.location import Tab

GAP = 3
EDGE = 2
DOT = "  ·  "
LEAST_PLACE = 12
"""Cells below which the place is left out."""


class Tabs(NamedTuple):
    """Which tabs are shown, and how far apart."""

    parts: tuple[Tab, ...]
    gap: int = 2
    """Cells between two of them."""
    edge: int = 1
    """Cells before the first, and after the note."""
    counts: bool = True
    """Whether they say how many there are."""


class PartTabs(Widget):
    """1 Article · 2 Papers · 3 Postings, the one that is shown underlined; a note at the right."""

    virtual_size = size_without_layout()
    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"part-tabs--chosen", "part-tabs--quiet"}
    DEFAULT_CSS = """
    PartTabs { height: 1; }
    """

    part: reactive[Tab] = reactive("article")
    counts: reactive[tuple[int, int, int]] = reactive((0, 0, 0))
    """How many articles, papers and postings there are; what there is none of steps back."""
    note: reactive[str] = reactive("")
    """At the right: how far one is."""
    brief: reactive[str] = reactive("")
    """The same in a few cells, for a narrow window."""
    place: reactive[str] = reactive("")
    """Before the note, as far as there is room: what one is in."""

    class Chosen(WidgetMessage["PartTabs"]):
        """A part was clicked."""

        def __init__(self, part_tabs: PartTabs, part: Tab) -> None:
            super().__init__(part_tabs)
            self.part = part

    def render(self) -> RenderResult:
        """The tabs from the left, the note at the right; what matters least gives way where it is narrow."""
        tabs, shown = self._arranged()
        quiet = style_of(self, ".part-tabs--quiet")
        content = Content(" " * tabs.edge) + Content(" " * tabs.gap).join(self._labels(tabs))
        note = Content.styled(shown, quiet)
        room = self.size.width - content.cell_length - note.cell_length - tabs.edge
        if room < 0:
            return content.truncate(self.size.width, ellipsis=True)
        if self.place and shown == self.note and room - tabs.gap >= LEAST_PLACE + len(DOT):
            place = Content.styled(self.place, quiet).truncate(room - tabs.gap - len(DOT), ellipsis=True)
            note = place + Content.styled(DOT, quiet) + note
            room = self.size.width - content.cell_length - note.cell_length - tabs.edge
        return content + Content(" " * room) + note

    def on_click(self, event: events.Click) -> None:
        """Chooses the part under the mouse."""
        tabs, _ = self._arranged()
        left = tabs.edge
        for part, label in zip(tabs.parts, self._labels(tabs), strict=True):
            right = left + label.cell_length
            if left <= event.x < right:
                self.post_message(self.Chosen(self, part))
            left = right + tabs.gap

    def _arranged(self) -> tuple[Tabs, str]:
        """The tabs and the note that there is room for: the first choice that fits, or else the last."""
        full = tuple(part for part in TABS if self.counts[TABS.index(part)] or part == self.part)
        wide, all_parts, some = Tabs(TABS, GAP, EDGE), Tabs(TABS), Tabs(full)
        bare = Tabs(full, counts=False)
        choices = [(wide, self.note), (all_parts, self.note), (some, self.note)]
        choices += [(tabs, self.brief) for tabs in (wide, all_parts, some, bare)]
        choices += [(tabs, "") for tabs in (wide, all_parts, some, bare)]
        for tabs, note in choices:
            cells = (
                sum(label.cell_length + tabs.gap for label in self._labels(tabs)) + Content(note).cell_length
            )
            if cells - (0 if note else tabs.gap) + 2 * tabs.edge <= self.size.width:
                return tabs, note
        return bare, ""

    def _labels(self, tabs: Tabs) -> list[Content]:
        return [self._label(part, counts=tabs.counts) for part in tabs.parts]

    def _label(self, part: Tab, *, counts: bool) -> Content:
        index = TABS.index(part)
        number = self.counts[index]
        count = f" {number}" if index and number and counts else ""
        style = ".part-tabs--chosen" if part == self.part else ".part-tabs--quiet" if not number else ""
        words = Content.styled(f"{tab_name(part)}{count}", style_of(self, style) if style else "")
        return Content.styled(f"{index + 1} ", style_of(self, ".part-tabs--quiet")) + words
