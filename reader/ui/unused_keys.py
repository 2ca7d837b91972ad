"""What to say of a key that does nothing where it was pressed. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands import COMMANDS, SCOPE_LABELS, first_key, key_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.ui.commands import Command, Scope

ON_MAIN_SCREEN: frozenset[Scope] = frozenset({"main", "item", "app", "move", "list", "pane", "sidebar"})
IN_LISTS: frozenset[Scope] = frozenset({"results", "postings"})


def why_not(key: str, remapped: Mapping[str, str], *, in_dialog: bool) -> str:
    """Return what to say of a key that does nothing here; empty where there is nothing to say.

    The key is the subject, since labels are of all sorts: "T (tags) doesn't work here."
    """
    there = next(_commands(key, remapped, ON_MAIN_SCREEN), None)
    pressed, close = key_label(key), first_key("close", remapped)
    if in_dialog:
        if there is None or there.scope not in ("main", "item", "app") or pressed == close:
            return ""
        return f"{pressed} ({there.label}) doesn't work here. Press {close} first."
    listed = next(_commands(key, remapped, IN_LISTS), None)
    if there is not None or listed is None:
        return ""
    return f"{pressed} ({listed.label}) only works {SCOPE_LABELS[listed.scope]}."


def _commands(key: str, remapped: Mapping[str, str], scopes: frozenset[Scope]) -> Iterator[Command]:
    for command in COMMANDS:
        if command.scope in scopes and key in (remapped.get(command.id) or command.keys).split(","):
            yield command
