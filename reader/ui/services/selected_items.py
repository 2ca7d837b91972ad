"""The postings the user has selected, in every list the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.signal import Signal

if TYPE_CHECKING:
    from typing import Any

    from textual.app import App


class SelectedItems:
    """Ids of postings, in the order of selecting."""

    def __init__(self, app: App[Any]) -> None:
        self.ids: tuple[str, ...] = ()
        self.changed: Signal[frozenset[str]] = Signal(app, "selected items changed")
        """Published with the ids selected now."""

    def toggle(self, item: str) -> None:
        """Select an item, or deselect it."""
        others = tuple(other for other in self.ids if other != item)
        self.ids = others if item in self.ids else (*others, item)
        self.changed.publish(frozenset(self.ids))
