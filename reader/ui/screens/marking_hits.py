"""Marks on the chosen result of a search, as on what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.ui.searching import Landing
from reader.ui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.store.values import Status
    from reader.ui.keeping import Keeper


class MarkingHits(Screen[Landing | None]):
    """Part of the search screen. Every change is seen at once and written behind."""

    keeper: Keeper

    def action_star(self) -> None:
        """Stars the chosen result, or takes its star away."""
        self._with_hit(self.keeper.star)

    def action_read(self) -> None:
        """Read, or unread again."""
        self._with_hit(self.keeper.read)

    def action_status(self, status: Status) -> None:
        """Interested, applied, rejected or hidden; the same again takes it away."""
        hit = self.query_one(ResultList).hit
        if hit is not None and hit.kind == "posting":
            self.keeper.status(hit.id, status)

    def action_undo(self) -> None:
        """Takes the last step back."""
        self.keeper.undo()

    def action_redo(self) -> None:
        """Takes the step that was undone last again."""
        self.keeper.redo()

    def _with_hit(self, change: Callable[[str], None]) -> None:
        hit = self.query_one(ResultList).hit
        if hit is not None:
            change(hit.id)
