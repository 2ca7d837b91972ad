"""From what is typed to what is shown: questions while one types, more hits at rest, nothing late."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from reader.ui.messages import SearchCompleted, SearchFailed
from reader.ui.screens.narrowable import Narrowable
from reader.ui.services.typing_pace import TypingPace
from reader.ui.widgets.inputs import QueryInput

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.timer import Timer

    from reader.search import Results
    from reader.ui.inquiry import SearchSession

LEAD = 0.005
"""Seconds from a key to the search: its echo goes first."""
PAINTING = 0.02
"""Seconds that it takes, at most, to paint results."""
LAYING_OUT = 0.05
"""Seconds that it takes, at most, until something has come or gone between box and results."""
REST = 0.4
"""Seconds without a key after which more hits are fetched than there is room for."""
LIMITS = (40, 200, 1_000, 5_000)
"""Hits that are fetched first, at rest, and as one goes on down; all are counted."""
LOOK_EVERY = 0.7
"""Seconds between two looks how far the index has come."""


class Answering(Narrowable):
    """Part of the search screen."""

    results: Results | None
    """What is shown; None before anything is asked."""
    rhythm: TypingPace
    """Of what is typed into the box."""

    def prepare_answering(self, inquiry: SearchSession) -> None:
        """Sets up what the rest needs."""
        self.results = None
        self._inquiry = inquiry
        self._limit = 0
        self._fetching = False
        self.rhythm = TypingPace()
        self._asked_at = self._took = 0.0
        self._answered = 0
        self._asked = ""
        self._open_for: str | None = None
        self._timer: Timer | None = None
        self._saying: Timer | None = None

    @property
    def generation(self) -> int:
        """Of what is asked for; goes up with every change."""
        return self._inquiry.generation

    @property
    def settled(self) -> bool:
        """Whether the list shows the answer to what is in the box."""
        return self._answered == self.generation and self._asked == self.query_one(QueryInput).value

    def keep_looking(self) -> None:
        """Looks now and then whether there is more to find."""
        self.set_interval(LOOK_EVERY, self._look_again)

    def show(self, results: Results | None, *, keep: bool) -> None:
        """Shows an answer, or what there is before anything is asked."""
        raise NotImplementedError

    @property
    def is_amid(self) -> bool:
        """Whether the cursor has left the best result, and is to stay where it is."""
        raise NotImplementedError

    def say(self, sentences: Sequence[str]) -> None:
        """Says what there is to say beside the results."""
        raise NotImplementedError

    def action_open_result(self) -> None:
        """Opens the chosen row."""
        raise NotImplementedError

    @on(Input.Changed, "#query")
    def typed(self) -> None:
        """Searches between this key and the next; what is under way is no longer wanted."""
        self.rhythm.strike()
        here = 0.0 if self._inquiry.is_aside else self._took
        self._start(max(LEAD, self.rhythm.wait(here + PAINTING)))

    def asked_anew(self) -> None:
        """Searches at once."""
        self._start(LEAD)

    def say_soon(self, sentences: Sequence[str]) -> None:
        """Says it once there is room for that between two keys, if nothing is typed before."""
        self._say_nothing_more()
        if delay := self.rhythm.wait(LAYING_OUT):
            self._saying = self.set_timer(delay, lambda: self.say(sentences))
        else:
            self.say(sentences)

    def _say_nothing_more(self) -> None:
        if self._saying is not None:
            self._saying.stop()

    def _start(self, delay: float) -> None:
        self._say_nothing_more()
        self._inquiry.change()
        self._asked = self.query_one(QueryInput).value
        self._limit = 0
        self._fetching = False
        self._wait(delay, self._ask)

    def _wait(self, delay: float, then: Callable[[], None]) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(delay, then)

    def _ask(self) -> None:
        question = self.question
        self._asked_at = monotonic()
        if question.is_empty:
            self._answered = self.generation
            self.show(None, keep=False)
        else:
            self._inquiry.ask(question, LIMITS[self._limit])

    @on(SearchCompleted)
    def _take(self, event: SearchCompleted) -> None:
        """Shows an answer between two keys, unless something has been asked since."""
        if event.generation != self.generation:
            return
        if not event.more:
            self._took = monotonic() - self._asked_at
        left = self.rhythm.wait(PAINTING)
        if left and self._open_for is None:
            self._wait(left, lambda: self._take_up(event))
        else:
            self._take_up(event)

    def _take_up(self, event: SearchCompleted) -> None:
        if event.generation != self.generation:
            return
        self._answered, self._fetching = event.generation, False
        self.show(event.results, keep=event.more and self.is_amid)
        if self._open_for == self.query_one(QueryInput).value:
            self.action_open_result()
        elif not event.more:
            self._wait(REST, self.fetch_more)

    @on(SearchFailed)
    def _say_why_not(self, event: SearchFailed) -> None:
        if event.generation == self.generation:
            self._answered, self._fetching = event.generation, False
            self.show(None, keep=False)
            self.say_soon([str(event.error)])

    def fetch_more(self) -> None:
        """More hits of the same search, if there are more."""
        shown = self.results
        if shown is None or self._fetching or not self.settled:
            return
        if shown.total > len(shown.hits) and self._limit + 1 < len(LIMITS):
            self._limit += 1
            self._fetching = True
            self._inquiry.ask(self.question, LIMITS[self._limit], more=True)

    def _look_again(self) -> None:
        """While the index is being brought up, there is more to find every moment."""
        if self.results is not None and self.results.is_partial and self.settled and not self._fetching:
            self._fetching = True
            self._inquiry.ask(self.question, LIMITS[self._limit], more=True)
