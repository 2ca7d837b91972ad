"""Services of the app: threads, caches and the system. They know no widget; they speak by messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.signal import Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import Any

    from textual.app import App

    from reader.library.library import Library
    from reader.library.preferences import Preference
    from reader.ui.search_request import QueryHistory
    from reader.ui.services.marks_cache import MarksCache
    from reader.ui.services.repeated_text import RepeatedText
    from reader.ui.services.system import System


class Services(NamedTuple):
    """The library, and the objects between it and the screens. Each has one owner: the app."""

    library: Library
    marks: MarksCache
    repeats: RepeatedText
    selected: SelectedItems
    queries: QueryHistory
    system: System
    keymap: Mapping[str, str]
    """From binding ids to the keys the configuration gives them."""
    edit: Callable[[str], str | None]
    """Hands a text to the user's editor; returns what was saved, or None."""
    prefer: Callable[[Preference, str | int], None]
    """Keeps a setting for later starts."""
    say: Callable[[str], None]
    """Tells the user what a key did; the next such sentence takes its place."""
    advance: bool = True
    """Whether the cursor goes on to the next row after a status."""


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

    def drop(self, items: Collection[str]) -> None:
        """Deselect items."""
        left = tuple(other for other in self.ids if other not in items)
        if left != self.ids:
            self.ids = left
            self.changed.publish(frozenset(self.ids))
