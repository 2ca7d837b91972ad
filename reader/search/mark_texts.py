"""The words of notes and tags, so that a search finds items by them too."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.clean import clean
from reader.search.matching import Matcher
from reader.search.normalized_text import folded, words
from reader.search.plan import Level, Unit
from reader.search.text_vocabulary import TextVocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


_MOST_BEGUN = 1000
_HIGHEST = 9.0


class MarkTexts:
    """Notes and tags by item. Safe to use from several threads."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.of = {item: clean(text).strip() for item, text in texts.items()}
        """The notes and tags of each item that has any."""
        self._texts = {item: folded(text) for item, text in texts.items()}
        self._items: dict[str, set[str]] = defaultdict(set)
        for item, text in texts.items():
            for word in words(text):
                self._items[word].add(item)
        self.vocabulary = TextVocabulary([word for word, items in self._items.items() for _ in items])
        """Their words, counted by item. See Vocabulary."""

    def items_with(self, unit: Unit) -> dict[str, float]:
        """Return the ids of the items that have a unit in their notes or tags, each with its lowest cost."""
        found: dict[str, float] = {}
        for word in self._words(unit):
            cost = unit.cost(word)
            for item in self._items.get(word, ()) if cost is not None else ():
                found[item] = min(cost or 0.0, found.get(item, _HIGHEST))
        for run, cost in unit.sequences.items():
            for item in self._items_with_run(run):
                found[item] = min(cost, found.get(item, _HIGHEST))
        return found

    def _words(self, unit: Unit) -> Iterator[str]:
        """Yield the words that stand for a unit."""
        yield from unit.variants
        for beginning in unit.beginnings:
            yield from self.vocabulary.with_prefix(beginning, _MOST_BEGUN)

    def _items_with_run(self, run: tuple[str, ...]) -> Iterator[str]:
        """Yield the items that have these words in this order."""
        matcher = Matcher([Unit(sequences={run: Level.EXACT})])
        for item in set.intersection(*(self._items.get(word, set()) for word in run)):
            if matcher.find_folded(self._texts[item]):
                yield item
