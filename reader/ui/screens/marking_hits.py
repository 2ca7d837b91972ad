"""Marks on the chosen result of a search, as on what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.screens.marking import MarkKeys
from reader.ui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from reader.model import ItemKind


class MarkingHits(MarkKeys):
    """Part of the search screen."""

    @property
    def marked(self) -> tuple[str, ItemKind] | None:
        """The chosen result."""
        hit = self.query_one(ResultList).hit
        return None if hit is None else (hit.id, hit.kind)
