"""The best passage of an item, and everything in the item that matched.

Only what stands for a word as well as anything in the item does, or begins with it, is a match to
show: where "team" stands, "term" is no match for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from reader.model import Document, Lines, Posting
from reader.search.entries import Entry, Stretch, field_words, stretches
from reader.search.expansion import Level, Unit
from reader.search.words import tokens_with_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.search.matching import Matcher
    from reader.search.results import Span

SNIPPET_LETTERS = 200
"""A snippet is at most so long, without its ellipses; it ends between words where it can."""
MOST_SPANS = 400
_BEFORE = 40
"""Letters shown before the first match, at most."""
_ELLIPSIS = "…"


class Match(NamedTuple):
    """A unit found in a text."""

    start: int
    end: int
    unit: int
    cost: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the document's text to show for an item; see the fields of `results.Hit`."""

    snippet: str
    matches: tuple[Span, ...]
    lines: Lines
    offset: int
    spans: tuple[Span, ...]


def passage(entry: Entry, units: Sequence[Unit], matcher: Matcher) -> Passage:
    """The SNIPPET_LETTERS of the item with the most of the query's words, rare ones first."""
    parts = list(stretches(entry.item, entry.document))
    found = [find_matches(part.text, matcher, part.start) for part in parts]
    shown = _worth_showing([match for matches in found for match in matches])
    content = entry.item.content
    body = content.start if isinstance(content, Posting) else 0
    best_value, first, best_part = 0.0, None, parts[0] if parts else Stretch(body, "")
    # A hit shows its place line anyway: the snippet has it only where it holds more of the words.
    in_body = {match for match in shown if match.start >= body}
    telling = in_body if _held(in_body) >= _held(shown - in_body) else shown
    for part, matches in zip(parts, found, strict=True):
        value, match = _best_window([match for match in matches if match in telling], units)
        if value > best_value:
            best_value, first, best_part = value, match, part
    if first is None or first.start >= body > best_part.start:
        best_part = _from(best_part, body)
    start, end = _cut(best_part, first)
    spans = merged(match[:2] for match in sorted(shown))
    return Passage(
        *_snippet(entry.document.text, best_part, start, end, spans),
        lines=_lines(entry.document, start, end),
        offset=start if first is None else first.start,
        spans=spans[:MOST_SPANS],
    )


def find_matches(text: str, matcher: Matcher, base: int = 0) -> list[Match]:
    """The units in a text, in its order, with offsets that count from `base` at its start."""
    tokens, starts = tokens_with_starts(text)
    return [
        Match(base + starts[at], base + starts[at + length - 1] + len(tokens[at + length - 1]), unit, cost)
        for at, length, unit, cost in matcher.find(tokens)
    ]


def name_matches(entry: Entry, matcher: Matcher) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """What matched in the item's title and in its place; all of a place that has another matching name."""
    place = entry.item.place
    in_title = _worth_showing(find_matches(entry.item.title, matcher))
    title = merged(match[:2] for match in sorted(in_title))
    if place is None:
        return title, ()
    in_place = _worth_showing(find_matches(place.text, matcher))
    if not in_place and matcher.find(field_words(entry.item).get("place", [])):
        return title, ((0, len(place.text)),)
    return title, merged(match[:2] for match in sorted(in_place))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order with those that overlap made one."""
    result: list[Span] = []
    for start, end in spans:
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _worth_showing(found: Sequence[Match]) -> set[Match]:
    """The matches of each unit's best level, and its beginnings."""
    best: dict[int, int] = {}
    for match in found:
        best[match.unit] = min(int(match.cost), best.get(match.unit, Level.MISTAKES))
    return {match for match in found if int(match.cost) <= max(best[match.unit], Level.BEGINNING)}


def _held(matches: Iterable[Match]) -> int:
    """How many units these matches are of."""
    return len({match.unit for match in matches})


def _best_window(matches: Sequence[Match], units: Sequence[Unit]) -> tuple[float, Match | None]:
    """The value of the best SNIPPET_LETTERS of a stretch, and the first match in it."""
    most = sum(_value(unit, Level.EXACT) for unit in units)
    best, first = 0.0, None
    for number, match in enumerate(matches):
        values: dict[int, float] = {}
        for other in matches[number:]:
            if other.end - match.start > SNIPPET_LETTERS - _BEFORE and other is not match:
                break
            value = _value(units[other.unit], other.cost)
            values[other.unit] = max(value, values.get(other.unit, 0.0))
        total = sum(values.values())
        if total > best:
            best, first = total, match
        if best >= most:
            break
    return best, first


def _value(unit: Unit, cost: float) -> float:
    """What showing a unit is worth: rare words tell more than frequent ones, exact ones more than others."""
    return (0.2 + unit.rarity) * (1 - 0.15 * int(cost))


def _from(part: Stretch, offset: int) -> Stretch:
    """The rest of a stretch from an offset in the document's text."""
    return Stretch(offset, part.text[offset - part.start :]) if offset > part.start else part


def _cut(part: Stretch, first: Match | None) -> Span:
    """Where the snippet starts and ends in the document's text."""
    start, end_of_part = part.start, part.start + len(part.text)
    if first is not None and first.start - _BEFORE > start:
        start = _next_word(part, first.start - _BEFORE, first.start)
    end = min(start + SNIPPET_LETTERS, end_of_part)
    if end < end_of_part:
        end = _word_end(part, end, max(start + SNIPPET_LETTERS // 2, first.end if first else start))
    return start, end


def _next_word(part: Stretch, offset: int, latest: int) -> int:
    """The start of the first word after an offset; `latest` where there is none before that."""
    for at in range(offset, latest):
        if part.text[at - part.start - 1].isspace() and not part.text[at - part.start].isspace():
            return at
    return latest


def _word_end(part: Stretch, offset: int, earliest: int) -> int:
    """The end of the last whole word before an offset; the offset itself where that is too early."""
    at = offset
    while at > earliest and not part.text[at - part.start].isspace():
        at -= 1
    while at > earliest and part.text[at - part.start - 1].isspace():
        at -= 1
    return at if at > earliest else offset


def _snippet(
    text: str, part: Stretch, start: int, end: int, spans: Sequence[Span]
) -> tuple[str, tuple[Span, ...]]:
    """The piece of text with its ellipses, and the spans in it."""
    before = _ELLIPSIS if start > part.start else ""
    after = _ELLIPSIS if end < part.start + len(part.text) else ""
    shift = len(before) - start
    matches = tuple(
        (max(one, start) + shift, min(other, end) + shift)
        for one, other in spans
        if one < end and other > start
    )
    return before + text[start:end] + after, matches


def _lines(document: Document, start: int, end: int) -> Lines:
    """The lines of a piece of the document's text."""
    first = document.text.count("\n", 0, start) + 1
    return first, first + document.text.count("\n", start, end)
