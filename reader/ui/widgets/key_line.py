"""The footer: the keys that work here, the most useful first, as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from reader.ui.commands import COMMANDS, key_label
from reader.ui.painting import style_of

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult
    from textual.binding import ActiveBinding

GAP = 2
EDGE = 2
_RANKS = {command.id: command.footer for command in COMMANDS if command.footer}


class KeyLine(Widget):
    """One line of keys and what they do. A click does it too."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--label"}
    DEFAULT_CSS = """
    KeyLine { height: 1; dock: bottom; }
    """

    def on_mount(self) -> None:
        """The keys change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._redraw)

    def render(self) -> RenderResult:
        """As many as fit; the last one, which leads to all the others, always."""
        shown = self._fitting(self.size.width - 2 * EDGE)
        return Content(" " * EDGE) + Content(" " * GAP).join(self._label(binding) for binding in shown)

    async def on_click(self, event: events.Click) -> None:
        """Does what stands under the mouse."""
        left = EDGE
        for active in self._fitting(self.size.width - 2 * EDGE):
            right = left + self._label(active).cell_length
            if left <= event.x < right:
                await self.app.run_action(active.binding.action, active.node)
                return
            left = right + GAP

    def _redraw(self, _screen: object) -> None:
        self.refresh()

    def _fitting(self, width: int) -> list[ActiveBinding]:
        ranked: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.enabled and active.binding.id in _RANKS:
                ranked.setdefault(active.binding.id, active)
        if not ranked:
            return []
        *others, last = sorted(ranked.values(), key=lambda active: _RANKS[active.binding.id or ""])
        fitting: list[ActiveBinding] = []
        width -= self._label(last).cell_length
        for active in others:
            width -= self._label(active).cell_length + GAP
            if width < 0:
                break
            fitting.append(active)
        return [*fitting, last]

    def _label(self, active: ActiveBinding) -> Content:
        key = Content.styled(key_label(active.binding), style_of(self, ".key-line--key"))
        return key + Content.styled(f" {active.binding.description}", style_of(self, ".key-line--label"))
