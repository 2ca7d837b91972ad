"""Going about in the search: rows, kinds, from the box to the list and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.content import Content

from reader.ui.screens.answering import Answering
from reader.ui.widgets.inputs import QueryInput
from reader.ui.widgets.kind_tabs import KINDS
from reader.ui.widgets.result_list import ResultList

if TYPE_CHECKING:
    from reader.model import ItemKind
    from reader.ui.searching import QueryHistory


class Stepping(Answering):
    """Part of the search screen."""

    history: QueryHistory

    def entitle(self, title: str) -> None:
        """Gives the box a title."""
        self.query_one("#search-box").border_title = Content(title)

    def action_results_up(self) -> None:
        """One result up; in an empty box, an earlier query."""
        rows, box = self.query_one(ResultList), self.query_one(QueryInput)
        first = next((at for at, row in enumerate(rows.rows) if rows.selectable(row)), None)
        if self.results is not None or (rows.index is not None and rows.index != first):
            rows.action_line_up()
            return
        earlier = self.history.earlier()
        if earlier is not None:
            box.fill(earlier)

    def action_step_kind(self, direction: Literal[1, -1]) -> None:
        """All, articles, papers, postings; or the same backwards."""
        self.turn_to(KINDS[(KINDS.index(self.kind) + direction) % len(KINDS)])

    def turn_to(self, kind: ItemKind | None) -> None:
        """Shows what is of one kind, or of all."""
        self.kind = kind
        self.entitle("search")
        self.show_narrowing()
        self.asked_anew()

    def action_to_list(self) -> None:
        """From the box to the list, where keys are commands."""
        self.query_one(ResultList).focus()

    def action_to_box(self) -> None:
        """From the list to the box."""
        self.query_one(QueryInput).focus()
