"""The messages that cross several widgets, and what they carry."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.message import Message

from reader.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from reader.errors import ReaderError
    from reader.library.protocol import TextPreview
    from reader.model import Entry
    from reader.search import Results
    from reader.store.values import Outcome
    from reader.ui.document.view import View


Teller = TypeVar("Teller", bound="Widget")


class Told(Message, Generic[Teller]):
    """What a widget tells of itself; nested in it, and named as what has happened."""

    def __init__(self, widget: Teller) -> None:
        super().__init__()
        self._widget = widget

    @property
    def control(self) -> Teller:
        """The widget it happened in."""
        return self._widget


class Arrived(Message):
    """Documents have been read, or could not be, since the last message of this kind."""

    def __init__(self, arrivals: Sequence[Entry | SourceError], *, last: bool) -> None:
        super().__init__()
        self.arrivals = arrivals
        self.last = last
        """Whether all sources have now been tried."""


class Drafted(Message):
    """The whole text of a long document, of which the beginning is shown already."""

    def __init__(self, draft: TextPreview, view: View) -> None:
        super().__init__()
        self.draft = draft
        self.view = view


class Refused(Message):
    """The library's file cannot be used, so nothing would be remembered: the program ends with that."""

    def __init__(self, error: ReaderError) -> None:
        super().__init__()
        self.error = error


class Listed(Message):
    """The documents of the library's file, as they are now."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.entries = entries


class Added(Message):
    """Sources were taken into the library, or refused."""

    def __init__(self, outcomes: Sequence[Outcome | SourceError], entries: Sequence[Entry]) -> None:
        super().__init__()
        self.outcomes = outcomes
        self.entries = entries
        """The documents of the library as they are now."""

    @property
    def told(self) -> str:
        """What became of them, in a sentence."""
        failures = [outcome for outcome in self.outcomes if isinstance(outcome, SourceError)]
        counts = Counter(outcome.kind for outcome in self.outcomes if not isinstance(outcome, SourceError))
        words = [f"{number} {kind}" for kind, number in counts.items()]
        words += [f"{len(failures)} not taken ({failures[0]})"] if failures else []
        return ", ".join(words) or "Nothing there to add."


class Answered(Message):
    """A search has come to its end."""

    def __init__(self, generation: int, results: Results, *, more: bool = False) -> None:
        super().__init__()
        self.generation = generation
        """Of the query; an answer to an earlier query than the last is dropped."""
        self.results = results
        self.more = more
        """Whether it is the same query again, with more hits than before."""


class Unanswered(Message):
    """A search could not be done."""

    def __init__(self, generation: int, error: ReaderError) -> None:
        super().__init__()
        self.generation = generation
        self.error = error


class SearchesChanged(Message):
    """Searches were saved or removed; `notice` is a sentence for the user."""

    def __init__(self, notice: str) -> None:
        super().__init__()
        self.notice = notice


class CopyWanted(Message):
    """A text is to go to the clipboard."""

    def __init__(self, text: str, what: str = "") -> None:
        super().__init__()
        self.text = text
        self.what = what
        """What to call it in the notice; empty for how much it is."""


class OpenWanted(Message):
    """The user has seen where an address leads, and wants it opened."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
