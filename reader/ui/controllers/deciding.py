"""A list of results while the user decides: what leaves it, what undo brings back, what an empty one says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.commands import first_key
from reader.ui.undecided import following

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reader.model import ItemKind
    from reader.search import Hit, Results
    from reader.ui.search_request import SearchPreset
    from reader.ui.services import Services
    from reader.ui.widgets.result_list import ResultList, Row

NOTHING_FOUND = "No results. Try fewer words."
NOTHING_HERE = "Nothing is in {} now.\n{} to go back"
ALL_DECIDED = "All decided. Nothing is left to do here.\n{} to go back · {} to undo · {} to add more"


class Deciding:
    """Takes items out of a collection with the key that decides on them, before a search says so."""

    def __init__(self, services: Services, preset: SearchPreset) -> None:
        self._marks = services.marks
        self._keymap = services.keymap
        self._preset = preset
        self._decided: set[str] = set()
        """The items whose status was changed while the list was open: what is known of them is current."""
        self._undone: frozenset[str] = frozenset()
        """The items to show next, since a change of them was undone."""

    def decide(self, items: Collection[str]) -> None:
        """Note that items were given another status."""
        self._decided.update(items)

    def undo(self, items: Collection[str]) -> None:
        """Note that a step that changed items was undone or redone."""
        self._decided.update(items)
        self._undone = frozenset(items)

    def hits(self, results: Results, query: str) -> Sequence[Hit]:
        """Return the hits that are still in the collection; all of them once the query is another one."""
        return [hit for hit in results.hits if not self._has_left(hit, query)]

    def counts(self, results: Results, query: str) -> Mapping[ItemKind, int]:
        """Return how many there are of each kind."""
        left = [hit.kind for hit in results.hits if self._has_left(hit, query)]
        return {kind: number - left.count(kind) for kind, number in results.counts.items()}

    def empty_words(self, results: Results | None, query: str) -> str:
        """Return what an empty list says; nothing while more may come."""
        if results is None or results.is_partial or results.total > len(results.hits):
            return ""
        if query != self._preset.request.query or self._preset.holds is None:
            return NOTHING_FOUND
        back, undo, add = (first_key(name, self._keymap) for name in ("close", "undo", "add"))
        if self._preset.is_task:
            return ALL_DECIDED.format(back, undo, add)
        return NOTHING_HERE.format(self._preset.title, back)

    def go_on(self, rows: ResultList) -> None:
        """Put the cursor on the next result, if there is another below it."""
        hits = {hit.id for hit in rows.hits}
        place = following(rows.rows, rows.index, lambda row: _id_of(row) in hits)
        if place is not None:
            rows.move_to(place)

    def show_undone(self, rows: ResultList) -> None:
        """Put the cursor on the first item whose change was undone, if it is listed."""
        undone, self._undone = self._undone, frozenset()
        place = following(rows.rows, None, lambda row: _id_of(row) in undone)
        if place is not None:
            rows.move_to(place)

    def _has_left(self, hit: Hit, query: str) -> bool:
        holds = self._preset.holds
        if holds is None or hit.id not in self._decided or query != self._preset.request.query:
            return False
        return not holds(self._marks.of(hit.id))


def _id_of(row: Row) -> str:
    return getattr(row, "id", "")
