"""Where the units of a plan stand in a text: for ranking by words, for passages by characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.search.words import fold_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.search.expansion import Unit


class Occurrence(NamedTuple):
    """A unit found in a list of words."""

    position: int
    """Of its first word in the list."""
    length: int
    """How many words it takes."""
    unit: int
    """Its number in the plan."""
    cost: float
    """See expansion.py."""


class Matcher:
    """Finds the units of one plan in any number of texts; remembers what each word stands for.

    For one thread: make one for each search.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._beginnings = tuple(beginning for unit in units for beginning in unit.beginnings)
        self._variants = {word for unit in units for word in unit.variants}
        self._runs = [
            (number, run, unit.sequence_cost) for number, unit in enumerate(units) for run in unit.sequences
        ]
        self._first_words = {run[0] for _, run, _ in self._runs}
        # Words recur from text to text. Most stand for nothing: those are only known, not kept.
        self._known: set[str] = set()
        self._costs: dict[str, list[tuple[int, float]]] = {}
        self._run_starts: set[str] = set()

    def find(self, tokens: Sequence[str]) -> list[Occurrence]:
        """All occurrences in a list of tokens (as `words.TOKEN` cuts them, not yet folded), by position."""
        if not self._units:
            return []
        if new := set(tokens).difference(self._known):
            self._learn(new)
        costs = self._costs
        found = [
            Occurrence(position, 1, unit, cost)
            for position, token in enumerate(tokens)
            if token in costs
            for unit, cost in costs[token]
        ]
        if not self._run_starts.isdisjoint(tokens):
            found += self._find_runs(tokens)
            found.sort()
        return found

    def _learn(self, tokens: set[str]) -> None:
        """Work out which units these tokens stand for."""
        self._known |= tokens
        for token in tokens:
            word = fold_token(token)
            if word in self._first_words:
                self._run_starts.add(token)
            if word.startswith(self._beginnings) or word in self._variants:
                costs = ((number, unit.cost(word)) for number, unit in enumerate(self._units))
                self._costs[token] = [(number, cost) for number, cost in costs if cost is not None]

    def _find_runs(self, tokens: Sequence[str]) -> Iterable[Occurrence]:
        """The phrases, and the words that stand as two."""
        for position, token in enumerate(tokens):
            if token not in self._run_starts:
                continue
            for unit, run, cost in self._runs:
                if run == tuple(map(fold_token, tokens[position : position + len(run)])):
                    yield Occurrence(position, len(run), unit, cost)
