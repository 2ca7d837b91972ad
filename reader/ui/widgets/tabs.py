"""One-line widgets whose parts can be clicked: tabs of a document, kinds of results, filters."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader.model import ITEM_KINDS, ItemKind
from reader.ui.document.location import TABS, tab_name
from reader.ui.messages import WidgetMessage
from reader.ui.search_request import FilterValue  # noqa: TC001 - an annotation that Textual evaluates
from reader.ui.symbols import CLOSE
from reader.ui.widgets.painting import style_of
from reader.ui.widgets.scrolling import size_without_layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import RenderResult

    from reader.ui.document.location import Tab

DOT = "  ·  "
MIN_SECTION_WIDTH = 12
"""Cells; with fewer left, the section is not shown."""
MAX_CHIP_WIDTH = 40
"""Cells; the name of a team can be a sentence."""
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
_PART = "part"


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

    COMPONENT_CLASSES: ClassVar[set[str]] = {"document-tabs--current", "document-tabs--dim"}
    DEFAULT_CSS = """
    DocumentTabs {
        height: 1;
        color: $foreground;
        & > .document-tabs--current { text-style: bold underline; }
        & > .document-tabs--dim { color: $quiet; }
        &.-active > .document-tabs--current { color: $accent; }
    }
    """

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
    """Whether the focus is in the panes below. Follows the focus by itself."""

    @dataclass
    class Selected(Message):
        """A tab was clicked."""

        tabs: DocumentTabs
        tab: Tab

        @property
        def control(self) -> DocumentTabs:
            """The tabs."""
            return self.tabs

    def on_mount(self) -> None:
        """Follow the focus: styles of a component are not updated by `:focus-within` of an ancestor."""
        self.watch(self.screen, "focused", self._follow_focus)

    def _follow_focus(self, focused: Widget | None) -> None:
        self.is_active = focused is not None and self.parent in focused.ancestors

    def watch_is_active(self, is_active: bool) -> None:  # noqa: FBT001 - as Textual calls it
        """Take on the accent, or give it up."""
        self.set_class(is_active, "-active")

    async def part_clicked(self, number: int) -> None:
        """Tell which tab was clicked."""
        self.post_message(self.Selected(self, TABS[number]))

    def render(self) -> RenderResult:
        """Draw the tabs and the note. In narrow windows the least important gives way first."""
        shape, shown = self._fitting()
        dim = style_of(self, ".document-tabs--dim")
        content = Content(" " * shape.margin) + Content(" " * shape.gap).join(self._labels(shape))
        note = Content.styled(shown, dim)
        room = self.size.width - content.cell_length - note.cell_length - shape.margin
        if room < 0:
            return content.truncate(self.size.width, ellipsis=True)
        if self.section and shown == self.note and room - shape.gap >= MIN_SECTION_WIDTH + len(DOT):
            section = Content.styled(self.section, dim)
            section = section.truncate(room - shape.gap - len(DOT), ellipsis=True)
            note = section + Content.styled(DOT, dim) + note
            room = self.size.width - content.cell_length - note.cell_length - shape.margin
        return content + Content(" " * room) + note

    def _fitting(self) -> tuple[_Shape, str]:
        """Return the first shape and note that fit, or else the smallest."""
        filled = tuple(tab for tab in TABS if self.counts[TABS.index(tab)] or tab == self.tab)
        shapes = [_Shape(TABS, WIDE_GAP, 2), _Shape(TABS), _Shape(filled), _Shape(filled, with_counts=False)]
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
        style = "current" if tab == self.tab else "" if number else "dim"
        name = Content.styled(f"{tab_name(tab)}{count}", self._style(style) if style else "")
        return part(Content.styled(f"{index + 1} ", self._style("dim")) + name, index)

    def _style(self, name: str) -> Style:
        return style_of(self, f".document-tabs--{name}")


class KindTabs(ClickableLine):
    """`All 12   Articles 2   Papers 1   Postings 9`; on the right, the sort order."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"kind-tabs--current", "kind-tabs--dim"}
    DEFAULT_CSS = """
    KindTabs {
        height: 1;
        padding: 0 1;
        & > .kind-tabs--current { color: $accent; text-style: bold; }
        & > .kind-tabs--dim { color: $quiet; }
    }
    """

    kind: reactive[ItemKind | None] = reactive(None)
    counts: reactive[Mapping[ItemKind, int] | None] = reactive(None)
    """None before a search."""
    note: reactive[str] = reactive("")
    """On the right, if there is room: the sort order."""

    @dataclass
    class Selected(Message):
        """A kind was clicked."""

        tabs: KindTabs
        kind: ItemKind | None

        @property
        def control(self) -> KindTabs:
            """The tabs."""
            return self.tabs

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
        labels = [self._label(number, kind) for number, kind in enumerate(KINDS)]
        tabs = Content(" " * WIDE_GAP).join(labels)
        if tabs.cell_length > width:
            tabs = Content(" " * NARROW_GAP).join(labels)
        note = part(Content.styled(self.note, style_of(self, ".kind-tabs--dim")), SORT)
        room = width - tabs.cell_length - note.cell_length
        if room < WIDE_GAP:
            return tabs.truncate(width, ellipsis=True)
        return tabs + Content(" " * room) + note

    def _label(self, number: int, kind: ItemKind | None) -> Content:
        name = NAMES[kind]
        if self.counts is not None:
            found = sum(self.counts.values()) if kind is None else self.counts.get(kind, 0)
            name += f" {found:,}"
        style = style_of(self, ".kind-tabs--current" if kind == self.kind else ".kind-tabs--dim")
        return part(Content.styled(name, style), number)


class FilterChips(ClickableLine):
    """The filters that are set; a click removes one. Hidden without filters, as high as it must be with."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"filter-chips--chip", "filter-chips--close"}
    DEFAULT_CSS = """
    FilterChips {
        height: auto;
        display: none;
        padding: 0 1;
        & > .filter-chips--chip { color: $accent; background: $chosen; }
        & > .filter-chips--close { color: $quiet; }
    }
    """

    values: reactive[tuple[FilterValue, ...]] = reactive((), layout=True)

    @dataclass
    class Removed(Message):
        """A chip was clicked."""

        chips: FilterChips
        value: FilterValue

        @property
        def control(self) -> FilterChips:
            """The chips."""
            return self.chips

    def watch_values(self, values: tuple[FilterValue, ...]) -> None:
        """Hide the line without filters."""
        self.display = bool(values)

    async def part_clicked(self, number: int) -> None:
        """Tell which filter to remove."""
        if number < len(self.values):
            self.post_message(self.Removed(self, self.values[number]))

    def render(self) -> RenderResult:
        """Draw the chips."""
        return Content("  ").join(self._chip(number, value) for number, value in enumerate(self.values))

    def _chip(self, number: int, value: FilterValue) -> Content:
        words = Content(value.words).truncate(MAX_CHIP_WIDTH, ellipsis=True)
        chip = words + Content.styled(f" {CLOSE}", style_of(self, ".filter-chips--close"))
        # Non-breaking spaces keep a chip on one line.
        whole = Content(chip.plain.replace(" ", "\u00a0"), spans=[*chip.spans])
        return part(whole.stylize(style_of(self, ".filter-chips--chip")), number)
