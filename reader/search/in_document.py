"""Find in one document: the same matching as in a search, over the document's own words."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.search.expansion import expand
from reader.search.matching import Match, Matcher, covered, in_text
from reader.search.normalized_text import folded, words
from reader.search.passages import worth_showing
from reader.search.query_parser import parse_query
from reader.search.text_vocabulary import TextVocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.results import Span

TOGETHER_LETTERS = 200
"""Words of a query at most this far apart count as close together."""


def find_in(text: str, query: str) -> tuple[Span, ...]:
    """Return where a query matches in a text: spans in code points, in order, without overlaps.

    Words and phrases count; fields and exclusions do not. If all words occur close together anywhere, only
    such places are returned, else every place of every word. For several queries on one text, keep a
    TextFinder.
    """
    return TextFinder(text).find(query)


class TextFinder:
    """A text prepared to be searched on every key press. Safe to use from several threads."""

    def __init__(self, text: str) -> None:
        self._folded = folded(text)
        self._vocabulary = TextVocabulary(words(text))

    def find(self, query: str) -> tuple[Span, ...]:
        """See `find_in`."""
        plan = expand(parse_query(query), self._vocabulary)
        units = plan.all_units()
        found = worth_showing(Matcher(units).find_folded(self._folded)) if units else []
        together = _find_together(found, len(units))
        return covered(in_text(together or found, self._folded))


def _find_together(found: Sequence[Match], units: int) -> list[Match]:
    """Return the matches that have a match of every other unit close by."""
    starts: list[list[int]] = [[] for _ in range(units)]
    for match in found:
        starts[match.unit].append(match.start)
    return [match for match in found if all(_is_close(match.start, others) for others in starts)]


def _is_close(start: int, others: Sequence[int]) -> bool:
    at = bisect_left(others, start - TOGETHER_LETTERS)
    return at < len(others) and others[at] <= start + TOGETHER_LETTERS
