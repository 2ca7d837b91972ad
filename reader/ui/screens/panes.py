"""The panes of the main screen: which are shown, and which has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.reactive import reactive

from reader.ui.display_settings import DisplaySettings  # noqa: TC001 - an annotation that Textual evaluates
from reader.ui.mixing import ScreenPart
from reader.ui.pane_layout import (
    SIDEBAR_LEAST,
    SIDEBAR_MOST,
    SIDEBAR_SHARE,
    Pane,
    PaneLayout,
    layout_panes,
)
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.desk import DocumentView
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.widget import Widget

WIDGET_OF: dict[Pane, type[Widget]] = {"sidebar": Sidebar, "list": PostingList, "text": ReadingPane}


class Panes(ScreenPart):
    """Part of the main screen: sidebar, list of postings and text, by the size of the window."""

    look: reactive[Pane] = reactive("sidebar", init=False)
    """The pane that has the focus; in a narrow window, the only one that is shown."""
    sidebar_wanted: reactive[bool] = reactive(default=True, init=False)
    zen: reactive[bool] = reactive(default=False, init=False)
    """Whether there is nothing on the screen but the text."""
    looks: DisplaySettings

    @property
    def remapped(self) -> Mapping[str, str]:
        """The keys that the configuration gives to commands, by the ids of their bindings."""
        keymap: Mapping[str, str] = getattr(self.app, "keymap", {})
        return keymap

    def on_resize(self, event: events.Resize) -> None:
        """Another size may be another arrangement."""
        self.arrange_panes(event.size.width, event.size.height)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse moves the focus too."""
        for pane, kind in WIDGET_OF.items():
            if isinstance(event.widget, kind):
                self.look = pane

    def action_pane(self, direction: Literal[1, -1]) -> None:
        """The pane to the left or to the right, if there is one."""
        panes = self._panes()
        self.look_at(panes[max(0, min(panes.index(self.look) + direction, len(panes) - 1))])

    def action_pane_round(self, direction: Literal[1, -1]) -> None:
        """The next or previous pane, round and round."""
        panes = self._panes()
        self.look_at(panes[(panes.index(self.look) + direction) % len(panes)])

    def action_sidebar(self) -> None:
        """The sidebar away, and back."""
        self.sidebar_wanted = not self.sidebar_wanted
        if not self.sidebar_wanted and self.look == "sidebar":
            self.look_at("text")
        self.arrange_panes()

    def look_at(self, pane: Pane) -> None:
        """Moves the focus."""
        self.look = "text" if self.zen else pane
        self.arrange_panes()
        self.set_focus(self.query_one(WIDGET_OF[self.look]))  # at once: the next key is meant for it

    def follow_part(self) -> None:
        """Another part is on the desk: only that of the postings has a list to look at."""
        if self.look == "list" and self.query_one(DocumentView).part != "postings":
            self.look_at("text")
        else:
            self.arrange_panes()

    def arrange_panes(self, width: int | None = None, height: int | None = None) -> PaneLayout:
        """Shows the panes that belong into a window of this size, or of the size it has."""
        desk, sidebar = self.query_one(DocumentView), self.query_one(Sidebar)
        arrangement = layout_panes(
            width or self.size.width,
            height or self.size.height,
            look=self.look,
            part=desk.part,
            sidebar=self.sidebar_wanted,
            sidebar_width=self.looks.sidebar,
            zen=self.zen,
        )
        sidebar.display = "sidebar" in arrangement.panes
        self._widen(sidebar, arrangement.sidebar_width)
        desk.display = arrangement.panes != ("sidebar",)
        self.query_one(CommandBar).display = arrangement.keys
        self.query_one("#room").set_class(not arrangement.keys, "-bare")
        desk.take_up(arrangement)
        return arrangement

    def _widen(self, sidebar: Sidebar, width: int | None) -> None:
        """Makes the sidebar as wide as it is to be.

        A share of the window is left to the layout to work out: a style that changes with each size of the
        window would have everything laid out and painted twice.
        """
        styles = sidebar.styles
        sidebar.set_class(width is None, "-alone")
        if width is None:
            styles.width, styles.min_width, styles.max_width = "100%", None, None
        elif self.looks.sidebar is None:
            styles.width = f"{SIDEBAR_SHARE:.0%}"
            styles.min_width, styles.max_width = SIDEBAR_LEAST, SIDEBAR_MOST
        else:
            styles.width, styles.min_width, styles.max_width = width, None, None

    def _panes(self) -> tuple[Pane, ...]:
        """All panes that there are, whether or not the window has room for all of them."""
        if self.zen:
            return ("text",)
        return (
            ("sidebar", "list", "text")
            if self.query_one(DocumentView).part == "postings"
            else ("sidebar", "text")
        )
