"""Sidebar, list of postings and text: which of them are shown, how wide, and which has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.containers import Horizontal
from textual.reactive import reactive

from reader.ui.pane_layout import (
    SIDEBAR_LEAST,
    SIDEBAR_MOST,
    SIDEBAR_SHARE,
    DisplaySettings,
    Pane,
    PaneLayout,
    Repeated,
    has_room_for_sidebar,
    layout_panes,
)
from reader.ui.widgets.posting_list import PostingList
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.scrolling import size_without_layout
from reader.ui.widgets.sidebar import Sidebar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from reader.library.preferences import Preference
    from reader.ui.widgets.command_bar import CommandBar
    from reader.ui.widgets.document_view import DocumentView

WIDGET_OF: dict[Pane, type[Widget]] = {"sidebar": Sidebar, "list": PostingList, "text": ReadingPane}
LEFT_BUTTON = 1
NOTICE_SECONDS = 2.0
"""How long a notice stays about a change that can be seen anyway."""
REPEATED_NOTICES: dict[Repeated, str] = {
    "dimmed": "Repeated sentences and menus are dimmed.",
    "folded": "Repeated sentences and menus are folded.",
    "plain": "Repeated sentences and menus are shown.",
}


class Workspace(Horizontal):
    """Sidebar and document side by side."""

    virtual_size = size_without_layout()
    BLANK = True

    focused_pane: reactive[Pane] = reactive("sidebar", init=False)
    """The pane with the focus; in a narrow window, the only one shown."""
    is_sidebar_wanted: reactive[bool | None] = reactive(default=None, init=False)
    """Whether the user has asked for the sidebar, or sent it away; None for where there is room."""
    is_zen: reactive[bool] = reactive(default=False, init=False)
    """Whether nothing but the text is on the screen."""

    def __init__(
        self,
        sidebar: Sidebar,
        view: DocumentView,
        bar: CommandBar,
        display: DisplaySettings,
        prefer: Callable[[Preference, str | int], None],
    ) -> None:
        """`bar` is shown below when there is room; `prefer` keeps a setting for later starts."""
        super().__init__(id="workspace")
        self._sidebar = sidebar
        self._view = view
        self._bar = bar
        self._prefer = prefer
        self.settings = display
        """How wide column and sidebar are, and how repeated text is shown."""
        self._before_drag: DisplaySettings | None = None
        """The settings before the line beside the sidebar was dragged; None while it is not."""

    def compose(self) -> ComposeResult:
        """The sidebar, and the document beside it."""
        yield self._sidebar
        yield self._view

    @property
    def can_go_back(self) -> bool:
        """Whether zen mode, or a pane, can be left for what is to its left."""
        return self.is_zen or self.focused_pane != "sidebar"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse moves the focus too."""
        for pane, kind in WIDGET_OF.items():
            if isinstance(event.widget, kind):
                self.focused_pane = pane

    def focus_pane(self, pane: Pane) -> None:
        """Move the focus."""
        self.focused_pane = "text" if self.is_zen else pane
        self.arrange_panes()
        # At once: the next key is meant for it.
        self.screen.set_focus(self.query_one(WIDGET_OF[self.focused_pane]))

    def step_pane(self, direction: Literal[1, -1], *, wrap: bool = False) -> None:
        """Focus the pane to the right or left; with `wrap`, after the last comes the first."""
        panes = self._panes()
        if self.focused_pane not in panes:  # it is away, and the focus with it
            self.focus_pane(panes[-1])
            return
        at = panes.index(self.focused_pane) + direction
        self.focus_pane(panes[at % len(panes) if wrap else max(0, min(at, len(panes) - 1))])

    def toggle_sidebar(self) -> None:
        """Hide the sidebar, or show it."""
        if self._sidebar.display:
            self.is_sidebar_wanted = False
        else:
            has_room = has_room_for_sidebar(self.screen.size.width, self._view.tab)
            self.is_sidebar_wanted = None if has_room else True
        if self.is_sidebar_wanted is False and self.focused_pane == "sidebar":
            self.focus_pane("list" if self._view.has_postings else "text")
        self.arrange_panes()

    def set_zen(self, *, wanted: bool) -> None:
        """Show nothing but the text, or everything there is room for."""
        self.is_zen = wanted
        self.focus_pane("text")
        self.screen.refresh_bindings()

    def follow_tab(self) -> None:
        """Arrange for the tab shown now: only the postings have a list."""
        if self.focused_pane == "list" and self._view.tab != "postings":
            self.focus_pane("text")
        else:
            self.arrange_panes()

    def change_column(self, direction: Literal[1, -1]) -> None:
        """Widen or narrow the column of text."""
        self._set(self.settings.with_column(direction, self._view.pane.widest_column))

    def change_sidebar(self, direction: Literal[1, -1]) -> None:
        """Widen or narrow the sidebar."""
        self._set(self.settings.with_sidebar(direction, self._sidebar.outer_size.width))

    # The line beside the sidebar, which the mouse moves

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the line."""
        if event.button == LEFT_BUTTON and self._is_on_line(event):
            self.capture_mouse()
            self._before_drag = self.settings
            event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Have the line follow the mouse."""
        if self._before_drag is not None:
            width = event.screen_x + 1 - self._sidebar.region.x
            settings = self.settings.with_sidebar_of(width)
            if settings != self.settings:
                self.settings = settings
                self.arrange_panes()

    def on_mouse_up(self) -> None:
        """Stop dragging, and keep the width for later starts."""
        before, self._before_drag = self._before_drag, None
        if before is not None:
            self.release_mouse()
            settings, self.settings = self.settings, before
            self._set(settings)

    def on_click(self, event: events.Click) -> None:
        """With two clicks on the line, reset the width of the sidebar."""
        if event.chain > 1 and self._is_on_line(event):
            self._set(self.settings._replace(sidebar=None))

    def _is_on_line(self, event: events.MouseEvent) -> bool:
        bar = self._sidebar
        return bar.display and bar.styles.border_right[0] != "" and event.screen_x == bar.region.right - 1

    def cycle_repeated(self) -> None:
        """Show repeated text in the next way."""
        self._set(self.settings.with_repeated())
        self.notify(REPEATED_NOTICES[self.settings.repeated], markup=False, timeout=NOTICE_SECONDS)

    def show_settings(self) -> None:
        """Show everything as it is set."""
        self._view.show_settings(self.settings)
        self.arrange_panes()

    def arrange_panes(self, width: int | None = None, height: int | None = None) -> PaneLayout:
        """Show the panes that fit a window of this size, by default of the screen's."""
        size = self.screen.size
        layout = layout_panes(
            width or size.width,
            height or size.height,
            focused=self.focused_pane,
            tab=self._view.tab,
            sidebar=self.is_sidebar_wanted,
            sidebar_width=self.settings.sidebar,
            zen=self.is_zen,
            wanted=self._view.list.row_layout.widths,
            column=self.settings.column,
        )
        self._sidebar.display = "sidebar" in layout.panes
        self._set_sidebar_width(layout.sidebar_width)
        self._view.display = layout.panes != ("sidebar",)
        self._bar.display = layout.keys
        self.screen.set_class(not layout.keys, "-bare")
        self.screen.set_class(self.is_zen, "-zen")
        self._view.apply_layout(layout)
        return layout

    def _set(self, settings: DisplaySettings) -> None:
        if settings != self.settings:
            before, self.settings = self.settings.preferences(), settings
            self.show_settings()
            for name, value in settings.preferences().items():
                if value != before[name]:
                    self._prefer(name, value)

    def _set_sidebar_width(self, width: int | None) -> None:
        """Set the width of the sidebar; None is the whole window.

        A share of the window is left to the layout: a style that changes with each size of the window would
        have everything laid out and painted twice.
        """
        styles = self._sidebar.styles
        self._sidebar.set_class(width is None, "-alone")
        if width is None:
            styles.width, styles.min_width, styles.max_width = "100%", None, None
        elif self.settings.sidebar is None:
            styles.width = f"{SIDEBAR_SHARE:.0%}"
            styles.min_width, styles.max_width = SIDEBAR_LEAST, SIDEBAR_MOST
        else:
            styles.width, styles.min_width, styles.max_width = width, None, None

    def _panes(self) -> tuple[Pane, ...]:
        """All panes there are, whether or not the window has room for all of them."""
        if self.is_zen:
            return ("text",)
        return ("sidebar", "list", "text") if self._view.tab == "postings" else ("sidebar", "text")
