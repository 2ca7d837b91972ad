"""The messages that cross several widgets, and what they carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.errors import SourceError
    from reader.model import Document
    from reader.search import Results


class Arrived(Message):
    """Documents have been read, or could not be, since the last message of this kind."""

    def __init__(self, arrivals: Sequence[Document | SourceError], *, last: bool) -> None:
        super().__init__()
        self.arrivals = arrivals
        self.last = last
        """Whether all sources have now been tried."""


class Answered(Message):
    """A search has come to its end."""

    def __init__(self, generation: int, results: Results) -> None:
        super().__init__()
        self.generation = generation
        """Of the query; an answer to an earlier query than the last is dropped."""
        self.results = results
