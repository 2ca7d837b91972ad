"""The footer: the commands that can run here, the most useful first, as many as fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content

from reader.ui.commands import COMMANDS, key_label
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.tabs import ClickableLine, part
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import RenderResult
    from textual.binding import ActiveBinding, Binding
    from textual.widget import Widget

    from reader.ui.commands import Context

KEY_STYLE = "bold $foreground"
GAP = 2
MARGIN = 2
HELP_PLACE = 99
"""The place of help in the footer."""
Group: TypeAlias = "list[ActiveBinding]"
"""Keys that share a label."""
_KEYS = {command.id: command.keys for command in COMMANDS}
_ON_ROW = frozenset(command.id for command in COMMANDS if command.on_row)
_ON_WALK = frozenset(command.id for command in COMMANDS if command.on_walk)
_PLACES = {command.id: command.footer for command in COMMANDS if command.footer}


class CommandBar(ClickableLine):
    """One line of keys and labels. A click runs the command."""

    DEFAULT_CSS = "CommandBar { height: 1; dock: bottom; }"

    def __init__(self, *, id: str | None = None, comes_second: bool = False) -> None:  # noqa: A002 - as Textual calls it
        """With `comes_second` it waits for the second frame of its screen, so that the first comes sooner."""
        super().__init__(id=id)
        self._comes_second = comes_second
        self._groups: list[Group] = []
        self._drawn: list[ActiveBinding] = []
        """What was drawn last; parts are numbered by it."""
        self._followed: Context | None = None
        self._looks_soon = False
        """Whether it is about to look at what can run."""

    def on_mount(self) -> None:
        """Follow the focus, and what can run."""
        if self._comes_second:
            self.call_after_refresh(self._begin)
        else:
            self._begin()

    def render(self) -> RenderResult:
        """Draw as many as fit, and always the last: help, or the way out."""
        shown = self._fitting(self.size.width - 2 * MARGIN)
        self._drawn = []
        return Content(" " * MARGIN) + Content(" " * GAP).join(self._clickable(group) for group in shown)

    async def part_clicked(self, number: int) -> None:
        """Run the command that was clicked; a label stands for the first of its keys."""
        if number < len(self._drawn):
            active = self._drawn[number]
            await self.app.run_action(active.binding.action, active.node)

    def follow(self, context: Context) -> None:
        """Have the bindings looked at again if there is something else to act on.

        Not with every change in a list: each would take a frame, and the echo of a key would wait for it.
        """
        if context != self._followed:
            self._followed = context
            self.screen.refresh_bindings()

    def _begin(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._look_soon)
        self.app.screen_change_signal.subscribe(self, self._look_soon)
        self._redraw()

    def _look_soon(self, _screen: object) -> None:
        """Look once at what can run, however many changes come together: each look asks of every key."""
        if not self._looks_soon:
            self._looks_soon = True
            self.call_later(self._redraw)

    def _redraw(self) -> None:
        """Draw what can run now if it is something else, unless a dialog is on top.

        All that is below a dialog would have to be dimmed again.
        """
        self._looks_soon = False
        if self.app.screen is self.screen and (groups := self._find_groups()) != self._groups:
            self._groups = groups
            self.refresh()

    def _fitting(self, width: int) -> list[Group]:
        groups = self._groups
        if not groups:
            return []
        last = max(groups, key=lambda group: _importance(group[0].binding))
        width -= self._label(last).cell_length
        fitting: list[Group] = []
        for group in groups:
            if group is last:
                continue
            width -= self._label(group).cell_length + GAP
            if width < 0:
                break
            fitting.append(group)
        return [*fitting, last]

    def _find_groups(self) -> list[Group]:
        """Return the commands that can run, in their order, grouped by label."""
        placed: dict[str, ActiveBinding] = {}
        left_out = _ON_ROW if self._has_no_row else frozenset()
        for active in self.screen.active_bindings.values():
            if active.enabled and active.binding.id in _PLACES and active.binding.id not in left_out:
                placed.setdefault(active.binding.id, self._named(active))
        groups: dict[str, Group] = {}
        for active in sorted(placed.values(), key=lambda active: _PLACES[active.binding.id or ""]):
            groups.setdefault(active.binding.description, []).append(active)
        return list(groups.values())

    def _named(self, active: ActiveBinding) -> ActiveBinding:
        """Return a command with the label that it has here."""
        if active.binding.id not in _ON_WALK:
            return active
        context: Context = self.screen.context  # type: ignore[attr-defined] # of the one with such commands
        return active._replace(binding=replace(active.binding, description=context.walked))

    @property
    def _has_no_row(self) -> bool:
        """Whether the keys are for a list, and that has no row to act on."""
        rows: Widget | None = self.screen.focused
        if not isinstance(rows, VirtualList) and hasattr(type(self.screen), "rows"):
            rows = next(iter(self.screen.query("VirtualList")), None)  # it may not be there yet
        return isinstance(rows, VirtualList) and rows.index is None

    def _label(self, group: Group) -> Content:
        return Content(" ").join([*self._keys(group), self._word(group)])

    def _clickable(self, group: Group) -> Content:
        first = len(self._drawn)
        self._drawn += group
        keys = [part(key, first + number) for number, key in enumerate(self._keys(group))]
        return Content(" ").join([*keys, part(self._word(group), first)])

    def _keys(self, group: Group) -> list[Content]:
        if len(group) == 1 and (alone := group[0].binding.key_display):
            return [Content.styled(alone, KEY_STYLE)]
        return [Content.styled(_first_key(active.binding), KEY_STYLE) for active in group]

    def _word(self, group: Group) -> Content:
        return Content.styled(group[0].binding.description, DIM)


def _importance(binding: Binding) -> int:
    """Rank help above the way out, and that above all else."""
    if _PLACES[binding.id or ""] == HELP_PLACE:
        return 2
    return int("escape" in _KEYS[binding.id or ""].split(","))


def _first_key(binding: Binding) -> str:
    """Return the first key of a command, even if the focused widget uses that key for itself."""
    keys = _KEYS[binding.id or ""].split(",")
    return key_label(keys[0] if binding.key in keys else binding.key)
