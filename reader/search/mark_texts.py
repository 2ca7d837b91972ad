"""The words of notes and tags, so that a search finds items by them too."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reader.search.matching import Matcher
from reader.search.normalized_text import folded, words
from reader.search.text_vocabulary import TextVocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.search.plan import Unit

_MOST_BEGUN = 1000


class MarkTexts:
    """Notes and tags by item. Safe to use from several threads."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = {item: folded(text) for item, text in texts.items()}
        self._items: dict[str, set[str]] = defaultdict(set)
        for item, text in texts.items():
            for word in words(text):
                self._items[word].add(item)
        self.vocabulary = TextVocabulary([word for word, items in self._items.items() for _ in items])
        """Their words, counted by item. See Vocabulary."""

    def items_with(self, unit: Unit) -> dict[str, float]:
        """Return the ids of the items that have a unit in their notes or tags, each with its lowest cost."""
        likely = {item for word in self._words(unit) for item in self._items.get(word, ())}
        matcher = Matcher([unit])
        costs = {item: [match.cost for match in matcher.find_folded(self._texts[item])] for item in likely}
        return {item: min(found) for item, found in costs.items() if found}

    def _words(self, unit: Unit) -> Iterator[str]:
        """Yield the words of which an item with the unit has at least one."""
        yield from unit.variants
        for beginning in unit.beginnings:
            yield from self.vocabulary.with_prefix(beginning, _MOST_BEGUN)
        for run in unit.sequences:
            yield min(run, key=self.vocabulary.frequency)
