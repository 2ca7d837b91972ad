"""The footer: the keys that work here, the most useful first, as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual.content import Content
from textual.widget import Widget

from reader.ui.commands import COMMANDS, key_label
from reader.ui.widgets.painting import style_of
from reader.ui.widgets.scrolling import size_without_layout

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult
    from textual.binding import ActiveBinding, Binding

GAP = 2
EDGE = 2
LEADS_ON = 99
"""The place in the footer of the key that leads to all the others."""
Group: TypeAlias = "list[ActiveBinding]"
"""Keys that share one word."""
_KEYS = {command.id: command.keys for command in COMMANDS}
_RANKS = {command.id: command.footer for command in COMMANDS if command.footer}


class CommandBar(Widget):
    """One line of keys and what they do. A click does it too."""

    virtual_size = size_without_layout()
    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"command-bar--key", "command-bar--label"}
    DEFAULT_CSS = """
    CommandBar { height: 1; dock: bottom; }
    """

    def on_mount(self) -> None:
        """The keys change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._redraw)

    def render(self) -> RenderResult:
        """As many as fit; the last one, the way to all the others or the way out, always."""
        shown = self._fitting(self.size.width - 2 * EDGE)
        return Content(" " * EDGE) + Content(" " * GAP).join(self._label(group) for group in shown)

    async def on_click(self, event: events.Click) -> None:
        """Does what stands under the mouse: the key itself, or the first of those that share a word."""
        left = EDGE
        for group in self._fitting(self.size.width - 2 * EDGE):
            right = left + self._label(group).cell_length
            if left <= event.x < right:
                active = self._under(group, event.x - left)
                await self.app.run_action(active.binding.action, active.node)
                return
            left = right + GAP

    def _redraw(self, _screen: object) -> None:
        self.refresh()

    def _fitting(self, width: int) -> list[Group]:
        groups = self._groups()
        if not groups:
            return []
        last = max(groups, key=lambda group: _matters(group[0].binding))
        others = [group for group in groups if group is not last]
        fitting: list[Group] = []
        width -= self._label(last).cell_length
        for group in others:
            width -= self._label(group).cell_length + GAP
            if width < 0:
                break
            fitting.append(group)
        return [*fitting, last]

    def _groups(self) -> list[Group]:
        """The keys that work here, in their order; those that have one word share it."""
        ranked: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            if active.enabled and active.binding.id in _RANKS:
                ranked.setdefault(active.binding.id, active)
        ordered = sorted(ranked.values(), key=lambda active: _RANKS[active.binding.id or ""])
        groups: dict[str, Group] = {}
        for active in ordered:
            groups.setdefault(active.binding.description, []).append(active)
        return list(groups.values())

    def _under(self, group: Group, x: int) -> ActiveBinding:
        for active in group:
            x -= len(_first(active.binding)) + 1
            if x < 0:
                return active
        return group[0]

    def _label(self, group: Group) -> Content:
        alone = group[0].binding.key_display if len(group) == 1 else None
        keys = alone or " ".join(_first(active.binding) for active in group)
        word = Content.styled(f" {group[0].binding.description}", style_of(self, ".command-bar--label"))
        return Content.styled(keys, style_of(self, ".command-bar--key")) + word


def _matters(binding: Binding) -> int:
    """The way to all keys must be there, or else the way out; where there is neither, what comes first."""
    if _RANKS[binding.id or ""] == LEADS_ON:
        return 2
    return int("escape" in _KEYS[binding.id or ""].split(","))


def _first(binding: Binding) -> str:
    """The first key of a command: a widget of Textual's may stand before it with one of the others."""
    keys = _KEYS[binding.id or ""].split(",")
    return key_label(keys[0] if binding.key in keys else binding.key)
