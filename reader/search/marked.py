"""What a search must know of marks, without knowing where they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.search.mark_filters import ItemSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.search.mark_filters import MarkField, MarkFilter
    from reader.search.mark_texts import MarkTexts


@dataclass(frozen=True, slots=True)
class Marked:
    """Made for one query, by whoever knows marks."""

    sets: Mapping[tuple[MarkField, str], ItemSet] = field(default_factory=dict)
    """The items that each field and value of the query's mark filters means."""
    left_out: frozenset[str] = frozenset()
    """Hidden items, unless the query asks for them."""
    texts: MarkTexts | None = None
    """Notes and tags, whose words count as words of their items."""

    def items(self, mark_filter: MarkFilter) -> ItemSet:
        """Return the items with a mark; none for a mark that is not known."""
        return self.sets.get((mark_filter.field, mark_filter.value), ItemSet(frozenset()))


NO_MARKS = Marked()
