"""One-line widgets whose parts can be clicked, among them the tabs of a document."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader.ui.document.location import TABS, tab_name
from reader.ui.messages import WidgetMessage
from reader.ui.symbols import REVERSED, SORTED
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.scrolling import size_without_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import RenderResult

    from reader.ui.document.columns import Column
    from reader.ui.document.location import Tab

WIDE_GAP = 3
DOT = "  ·  "
CURRENT, CURRENT_ACTIVE = "bold underline", "bold underline $accent"
MIN_SECTION_WIDTH = 12
"""Cells; with fewer left, the section is not shown."""
_PART = "part"
COLUMN_GAP = 2
RIGHT_ALIGNED = frozenset({"pay"})
"""Columns of numbers."""


def part(content: Content, number: int) -> Content:
    """Return content that a `ClickableLine` tells apart when it is clicked."""
    return content.stylize(Style.from_meta({_PART: number}))


class ClickableLine(Widget):
    """Draws parts, each made with `part`, and knows which of them was clicked."""

    ALLOW_SELECT: ClassVar[bool] = False
    virtual_size = size_without_layout()

    async def on_click(self, event: events.Click) -> None:
        """Pass on the number of the part under the mouse."""
        number = event.style.meta.get(_PART)
        if isinstance(number, int):
            event.stop()
            await self.part_clicked(number)

    @abstractmethod
    async def part_clicked(self, number: int) -> None:
        """Do what a click on a part does."""


class ColumnHeader(ClickableLine):
    """The names of the columns below it, with an arrow at the one that the rows are sorted by."""

    DEFAULT_CSS = "ColumnHeader { height: 1; }"

    order: reactive[str] = reactive("relevance")
    """The order of the rows."""

    class Selected(WidgetMessage["ColumnHeader"]):
        """The name of a column was clicked."""

        def __init__(self, header: ColumnHeader, column: str) -> None:
            super().__init__(header)
            self.column = column

    def __init__(
        self,
        columns: Callable[[], Sequence[Column]],
        indent: int,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`columns` returns those that the rows have now, the first of them `indent` cells from the left."""
        super().__init__(id=id)
        self._columns = columns
        self._indent = indent

    async def part_clicked(self, number: int) -> None:
        """Tell which column was clicked."""
        self.post_message(self.Selected(self, self._columns()[number].name))

    def render(self) -> RenderResult:
        """Draw the names."""
        line = Content(" " * self._indent)
        for number, column in enumerate(self._columns()):
            line += Content(" " * COLUMN_GAP if number else "") + part(self._label(column), number)
        return line.truncate(self.size.width)

    def _label(self, column: Column) -> Content:
        is_sorted = self.order.removeprefix("-") == column.name
        arrow = (REVERSED if self.order[0] == "-" else SORTED) if is_sorted else ""
        name = f"{column.name.capitalize()}{arrow}"
        label = Content.styled(name, "$accent" if is_sorted else DIM).truncate(column.width)
        rest = column.width - label.cell_length
        return label.pad_left(rest) if column.name in RIGHT_ALIGNED else label.pad_right(rest)


class _Shape(NamedTuple):
    """Which tabs are drawn, and how far apart."""

    tabs: tuple[Tab, ...]
    gap: int = 2
    """Cells between two tabs."""
    margin: int = 1
    """Cells before the first tab, and after the note."""
    with_counts: bool = True


class DocumentTabs(ClickableLine):
    """`1 Article  2 Papers 7  3 Postings 10`, the current one underlined; on the right, a note."""

    DEFAULT_CSS = "DocumentTabs { height: 1; color: $foreground; }"

    tab: reactive[Tab] = reactive("article")
    counts: reactive[tuple[int, int, int]] = reactive((0, 0, 0))
    """Articles, papers and postings. A tab with none is dim."""
    note: reactive[str] = reactive("")
    """On the right: where the user is."""
    short_note: reactive[str] = reactive("")
    """The same for narrow windows."""
    section: reactive[str] = reactive("")
    """Before the note, if there is room: the section the user is in."""
    is_active: reactive[bool] = reactive(default=False)
    """Whether the focus is in the panes below, so that the current tab has the accent."""

    class Selected(WidgetMessage["DocumentTabs"]):
        """A tab was clicked."""

        def __init__(self, tabs: DocumentTabs, tab: Tab) -> None:
            super().__init__(tabs)
            self.tab = tab

    def on_mount(self) -> None:
        """Follow the focus."""
        self.watch(self.screen, "focused", self._follow_focus)

    def _follow_focus(self, focused: Widget | None) -> None:
        self.is_active = focused is not None and self.parent in focused.ancestors

    async def part_clicked(self, number: int) -> None:
        """Tell which tab was clicked."""
        self.post_message(self.Selected(self, TABS[number]))

    def render(self) -> RenderResult:
        """Draw the tabs and the note. In narrow windows the least important gives way first."""
        shape, shown = self._fitting()
        content = Content(" " * shape.margin) + Content(" " * shape.gap).join(self._labels(shape))
        note = Content.styled(shown, DIM)
        room = self.size.width - content.cell_length - note.cell_length - shape.margin
        if room < 0:
            return content.truncate(self.size.width, ellipsis=True)
        if self.section and shown == self.note and room - shape.gap >= MIN_SECTION_WIDTH + len(DOT):
            section = Content.styled(self.section, DIM)
            section = section.truncate(room - shape.gap - len(DOT), ellipsis=True)
            note = section + Content.styled(DOT, DIM) + note
            room = self.size.width - content.cell_length - note.cell_length - shape.margin
        return content + Content(" " * room) + note

    def _fitting(self) -> tuple[_Shape, str]:
        """Return the first shape and note that fit, or else the smallest."""
        filled = tuple(tab for tab in TABS if self.counts[TABS.index(tab)] or tab == self.tab)
        shapes = [_Shape(TABS, WIDE_GAP, 2), _Shape(TABS), _Shape(filled), _Shape(filled, with_counts=False)]
        shapes.append(_Shape(filled, 1, with_counts=False))
        choices = [(shape, self.note) for shape in shapes[:3]]
        choices += [(shape, note) for note in (self.short_note, "") for shape in shapes]
        for shape, note in choices:
            cells = sum(label.cell_length + shape.gap for label in self._labels(shape))
            cells += Content(note).cell_length - (0 if note else shape.gap) + 2 * shape.margin
            if cells <= self.size.width:
                return shape, note
        return shapes[-1], ""

    def _labels(self, shape: _Shape) -> list[Content]:
        return [self._label(tab, with_count=shape.with_counts) for tab in shape.tabs]

    def _label(self, tab: Tab, *, with_count: bool) -> Content:
        index = TABS.index(tab)
        number = self.counts[index]
        count = f" {number:,}" if index and number and with_count else ""
        current = CURRENT_ACTIVE if self.is_active else CURRENT
        style = current if tab == self.tab else "" if number else DIM
        name = Content.styled(f"{tab_name(tab)}{count}", style)
        return part(Content.styled(f"{index + 1} ", DIM) + name, index)
