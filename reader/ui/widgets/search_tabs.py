"""The lines above the results of a search: kinds of items, and filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive

from reader.model import ITEM_KINDS, ItemKind
from reader.ui.messages import WidgetMessage
from reader.ui.search_request import FilterValue  # noqa: TC001 - an annotation that Textual evaluates
from reader.ui.symbols import CLOSE
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.tabs import ClickableLine, part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import RenderResult
    from textual.geometry import Size

MAX_CHIP_WIDTH, CHIP_GAP = 42, 2
"""Cells of a chip, since the name of a team can be a sentence; and between two."""
KINDS: tuple[ItemKind | None, ...] = (None, *ITEM_KINDS)
NAMES: Mapping[ItemKind | None, str] = {
    None: "All",
    "article": "Articles",
    "paper": "Papers",
    "posting": "Postings",
}
WIDE_GAP, NARROW_GAP = 3, 1
SORT = len(KINDS)
"""The number of the part after the kinds."""


class KindTabs(ClickableLine):
    """`All 3 of 12   Articles 2   Papers 1   Postings 9`; on the right, the sort order."""

    DEFAULT_CSS = """
    KindTabs { height: 1; padding: 0 1; }
    """

    kind: reactive[ItemKind | None] = reactive(None)
    counts: reactive[Mapping[ItemKind, int] | None] = reactive(None)
    """None before a search."""
    note: reactive[str] = reactive("")
    """On the right, if there is room: the sort order."""
    at: reactive[int | None] = reactive(None)
    """Which of the results the cursor is on, from 1, where that is worth saying."""
    is_brief: reactive[bool] = reactive(default=False)
    """Whether to name only the kinds found, and of a single one its number once."""

    class Selected(WidgetMessage["KindTabs"]):
        """A kind was clicked."""

        def __init__(self, tabs: KindTabs, kind: ItemKind | None) -> None:
            super().__init__(tabs)
            self.kind = kind

    class SortClicked(WidgetMessage["KindTabs"]):
        """The sort order was clicked."""

    async def part_clicked(self, number: int) -> None:
        """Tell which kind was clicked, or that the sort order was."""
        if number == SORT:
            self.post_message(self.SortClicked(self))
        else:
            self.post_message(self.Selected(self, KINDS[number]))

    def render(self) -> RenderResult:
        """Draw the kinds, closer together in narrow windows, and the note."""
        width = self.content_size.width
        shapes = ((WIDE_GAP, self.at), (NARROW_GAP, self.at), (NARROW_GAP, None))
        lines = (self._line(gap, at) for gap, at in shapes)
        tabs = next((line for line in lines if line.cell_length <= width), self._line(NARROW_GAP, None))
        note = part(Content.styled(self.note, DIM), SORT)
        room = width - tabs.cell_length - note.cell_length
        if room < WIDE_GAP:
            return tabs.truncate(width, ellipsis=True)
        return tabs + Content(" " * room) + note

    def _line(self, gap: int, at: int | None) -> Content:
        labels = (self._label(number, kind, at) for number, kind in enumerate(KINDS) if self._is_named(kind))
        return Content(" " * gap).join(labels)

    def _is_named(self, kind: ItemKind | None) -> bool:
        if not self.is_brief or self.counts is None:
            return True
        found = [one for one in ITEM_KINDS if self.counts.get(one, 0)]
        return kind in found if len(found) == 1 else kind is None or kind in found

    def _label(self, number: int, kind: ItemKind | None, at: int | None) -> Content:
        name, is_current = NAMES[kind], kind == self.kind
        if self.counts is not None:
            found = sum(self.counts.values()) if kind is None else self.counts.get(kind, 0)
            name += f" {at:,} of {found:,}" if is_current and at is not None and found > 1 else f" {found:,}"
        style = "bold $accent" if is_current else DIM
        return part(Content.styled(name, style), number)


class FilterChips(ClickableLine):
    """The filters that are set; a click removes one. Hidden without filters, as high as it must be with."""

    DEFAULT_CSS = """
    FilterChips { height: auto; display: none; padding: 0 1; }
    """

    values: reactive[tuple[FilterValue, ...]] = reactive((), layout=True)

    class Removed(WidgetMessage["FilterChips"]):
        """A chip was clicked."""

        def __init__(self, chips: FilterChips, value: FilterValue) -> None:
            super().__init__(chips)
            self.value = value

    def watch_values(self, values: tuple[FilterValue, ...]) -> None:
        """Hide the line without filters."""
        self.display = bool(values)

    async def part_clicked(self, number: int) -> None:
        """Tell which filter to remove."""
        if number < len(self.values):
            self.post_message(self.Removed(self, self.values[number]))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Return how many lines the chips take."""
        return len(self._lines(width))

    @property
    def lines(self) -> int:
        """How many lines they take; before they have been laid out, one."""
        width = self.content_size.width
        return len(self._lines(width)) if width else bool(self.values)

    def render(self) -> RenderResult:
        """Draw the chips."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """Return the chips, as many to a line as fit."""
        lines: list[Content] = []
        for number, value in enumerate(self.values):
            chip = self._chip(number, value, min(MAX_CHIP_WIDTH, width))
            if lines and lines[-1].cell_length + CHIP_GAP + chip.cell_length <= width:
                lines[-1] += Content(" " * CHIP_GAP) + chip
            else:
                lines.append(chip)
        return lines

    def _chip(self, number: int, value: FilterValue, most: int) -> Content:
        close = f" {CLOSE}"
        words = Content(value.words).truncate(max(0, most - len(close)), ellipsis=True)
        return part((words + Content.styled(close, DIM)).stylize("$accent on $chosen"), number)
