"""The kinds of item with how many of each were found, and the order they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader.model import ITEM_KINDS, ItemKind
from reader.ui.messages import WidgetMessage
from reader.ui.widgets.painting import style_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.app import RenderResult

KINDS: tuple[ItemKind | None, ...] = (None, *ITEM_KINDS)
NAMES: Mapping[ItemKind | None, str] = {
    None: "All",
    "article": "Articles",
    "paper": "Papers",
    "posting": "Postings",
}
GAP, CLOSE_GAP = 3, 1
NUMBER, ORDER = "kind", "order"


class KindTabs(Widget):
    """All 12   Articles 2   Papers 1   Postings 9                    order: place"""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"kind-tabs--chosen", "kind-tabs--quiet"}
    DEFAULT_CSS = """
    KindTabs { height: 1; padding: 0 1; }
    """

    kind: reactive[ItemKind | None] = reactive(None)
    counts: reactive[Mapping[ItemKind, int] | None] = reactive(None)
    """None where nothing was asked."""
    note: reactive[str] = reactive("")
    """What stands at the right, where there is room for it."""

    class Chosen(WidgetMessage["KindTabs"]):
        """A kind was clicked."""

        def __init__(self, kind_tabs: KindTabs, kind: ItemKind | None) -> None:
            super().__init__(kind_tabs)
            self.kind = kind

    class Reordered(WidgetMessage["KindTabs"]):
        """The order was clicked."""

    def render(self) -> RenderResult:
        """The kinds from the left, as close together as they must be; the note at the right."""
        width = self.content_size.width
        labels = [self._label(number, kind) for number, kind in enumerate(KINDS)]
        tabs = Content(" " * GAP).join(labels)
        if tabs.cell_length > width:
            tabs = Content(" " * CLOSE_GAP).join(labels)
        style = style_of(self, ".kind-tabs--quiet") + Style.from_meta({ORDER: True})
        note = Content.styled(self.note, style)
        room = width - tabs.cell_length - note.cell_length
        return tabs + Content(" " * room) + note if room >= GAP else tabs.truncate(width, ellipsis=True)

    def on_click(self, event: events.Click) -> None:
        """The kind under the mouse, or another order."""
        number = event.style.meta.get(NUMBER)
        if isinstance(number, int):
            self.post_message(self.Chosen(self, KINDS[number]))
        elif event.style.meta.get(ORDER):
            self.post_message(self.Reordered(self))

    def _label(self, number: int, kind: ItemKind | None) -> Content:
        words = NAMES[kind]
        if self.counts is not None:
            found = sum(self.counts.values()) if kind is None else self.counts.get(kind, 0)
            words += f" {found:,}"
        style = style_of(self, ".kind-tabs--chosen" if kind == self.kind else ".kind-tabs--quiet")
        return Content.styled(words, style + Style.from_meta({NUMBER: number}))
