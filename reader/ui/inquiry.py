"""Questions to the library while one types: each runs off the event loop, and only the newest counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.library.search_service import SearchQuery
from reader.ui.messages import Answered, Unanswered
from reader.ui.search_request import Narrowing

if TYPE_CHECKING:
    from typing import Any

    from textual.screen import Screen

    from reader.library.library import Library
    from reader.model import ItemKind


class Question(NamedTuple):
    """What is asked for."""

    query: str
    kind: ItemKind | None = None
    narrowing: Narrowing = Narrowing()

    @property
    def text(self) -> str:
        """The query; where only a kind is wanted, the one that finds all of that kind."""
        if self.query.strip() or self.kind is None:
            return self.query
        return f"in:{self.kind}s"

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing."""
        return not (self.query.strip() or self.kind or self.narrowing.choices)


class Inquiry:
    """Asks for a screen, which gets `Answered` or `Unanswered` with the generation of its question.

    Its methods are for the event loop and never wait.
    """

    def __init__(self, library: Library, owner: Screen[Any]) -> None:
        self._library = library
        self._owner = owner
        self.generation = 0
        """Of what is wanted now; an answer to an earlier one is late."""

    @property
    def is_aside(self) -> bool:
        """Whether an answer is worked out without holding up what is typed."""
        return self._library.live_search.uses_process

    def change(self) -> None:
        """Something else is wanted: what is under way is late from now on."""
        self.generation += 1

    def ask(self, question: Question, limit: int, *, more: bool = False) -> None:
        """Asks for so many hits; what was asked before is given up.

        `more` says that the hits before them are shown already. The index is not waited for.
        """
        self._owner.run_worker(
            partial(self._answer, question, limit, self.generation, more=more),
            thread=True,
            exclusive=True,
            group="search",
        )

    def _answer(self, question: Question, limit: int, generation: int, *, more: bool) -> None:
        worker = get_current_worker()
        try:
            wanted = SearchQuery(
                question.text, limit, question.kind, question.narrowing.where, question.narrowing.order
            )
            results = self._library.live_search.search(wanted, lambda: worker.is_cancelled)
        except ReaderError as error:
            self._owner.post_message(Unanswered(generation, error))
            return
        if results is not None and not worker.is_cancelled:
            self._owner.post_message(Answered(generation, results, more=more))
