"""The best passage of an item, and everything in the item that matched.

Only the best form of each word that the item has is shown as a match, and words that begin with it: where
there is "team", "term" is no match.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.search.matching import Match, Matcher, covered, in_text
from reader.search.plan import Level, Unit
from reader.search.records import Piece, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model import Lines
    from reader.search.ranking import Ranked
    from reader.search.results import Span

SNIPPET_LETTERS = 200
"""The most letters of a snippet, without its ellipses. It ends between words if it can."""
MOST_SPANS = 400
_BEFORE = 40
"""The most letters shown before the first match."""
_ELLIPSIS = "…"
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of the document's text to show for an item. See the fields of `results.Hit`."""

    snippet: str
    matches: tuple[Span, ...]
    lines: Lines
    offset: int
    spans: tuple[Span, ...]


def passage(ranked: Ranked, units: Sequence[Unit]) -> Passage:
    """Return the SNIPPET_LETTERS of the item with the most words of the query, preferring rare ones."""
    record = ranked.record
    shown = worth_showing(in_text(ranked.matches, ranked.text))
    # A hit shows its place line anyway: the snippet repeats it only if more words match there.
    in_body = [match for match in shown if match.start >= record.body]
    in_place = shown[: len(shown) - len(in_body)]
    telling = in_body if _held(in_body) >= _held(in_place) else shown
    first, piece = _best(record, telling, units)
    if first is None or first.start >= record.body > piece.start:
        piece = _from(record.text, piece, record.body)
    start, end = _cut(record.text, piece, first)
    spans = covered(shown)
    return Passage(
        *_snippet(record.text, piece, start, end, spans),
        lines=_lines(record.text, piece, start, end),
        offset=piece.offset + _landing(spans, start, end) - piece.start,
        spans=_in_document(record, spans[:MOST_SPANS]),
    )


class NotePassages:
    """Finds what to show of items that only their notes and tags match."""

    def __init__(self, notes: Mapping[str, str], units: Sequence[Unit]) -> None:
        """`notes` are notes and tags by item."""
        self._notes = notes
        self._matcher = Matcher([unit.in_notes or unit for unit in units])

    def instead(self, shown: Passage, record: Record) -> Passage:
        """Return a passage; where nothing matches in the item's text, of its notes, at its first line."""
        note = self._notes.get(record.id)
        found = [] if shown.spans or note is None else worth_showing(self._matcher.find(note))
        if note is None or not found:
            return shown
        whole = Piece(0, len(note), 0, 0)
        snippet, matches = _snippet(note, whole, *_cut(note, whole, found[0]), covered(found))
        first = record.lines[0]
        return replace(shown, snippet=snippet, matches=matches, lines=(first, first))


def _landing(spans: Sequence[Span], start: int, end: int) -> int:
    """Return where the first match in a stretch starts, or else where the stretch does."""
    return next((max(first, start) for first, last in spans if first < end and last > start), start)


def name_matches(record: Record, matcher: Matcher) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return what matched in the item's title and its place; all of the place if another of its names did."""
    title = covered(worth_showing(matcher.find(record.title)))
    if record.place is None:
        return title, ()
    in_place = covered(worth_showing(matcher.find(record.place)))
    if not in_place and matcher.find(record.place_names):
        return title, ((0, len(record.place)),)
    return title, in_place


def worth_showing(found: Sequence[Match]) -> list[Match]:
    """Return the matches of each unit's best level, and its beginnings."""
    best: dict[int, int] = {}
    for match in found:
        best[match.unit] = min(int(match.cost), best.get(match.unit, Level.MISTAKES))
    return [match for match in found if int(match.cost) <= max(best[match.unit], Level.BEGINNING)]


def _held(matches: Iterable[Match]) -> int:
    """Return how many units these matches belong to."""
    return len({match.unit for match in matches})


def _best(record: Record, telling: Sequence[Match], units: Sequence[Unit]) -> tuple[Match | None, Piece]:
    """Return the first match of the best passage, and its piece; without matches, the first piece."""
    best_value, first = 0.0, None
    best_piece = record.pieces[0] if record.pieces else Piece(0, 0, 0, record.lines[0])
    if not telling:
        return first, best_piece
    most = sum(_value(unit, Level.EXACT) for unit in units) - _TINY
    at = 0
    for piece in record.pieces:
        end = bisect_left(telling, piece.end, lo=at, key=_start)
        value, match = _best_window(telling[at:end], units, most)
        at = end
        if value > best_value:
            best_value, first, best_piece = value, match, piece
        if at == len(telling) or best_value >= most:
            break
    return first, best_piece


def _start(match: Match) -> int:
    return match.start


def _best_window(matches: Sequence[Match], units: Sequence[Unit], most: float) -> tuple[float, Match | None]:
    """Return the value of the best SNIPPET_LETTERS of a stretch, up to `most`, and its first match."""
    best, first = 0.0, None
    for number, match in enumerate(matches):
        values: dict[int, float] = {}
        for other in matches[number:]:
            if other.end - match.start > SNIPPET_LETTERS - _BEFORE and other is not match:
                break
            value = _value(units[other.unit], other.cost)
            values[other.unit] = max(value, values.get(other.unit, 0.0))
        total = sum(values.values())
        # Values summed in another order may differ in the last digit.
        if total > best + _TINY:
            best, first = total, match
        if best >= most:
            break
    return best, first


def _value(unit: Unit, cost: float) -> float:
    """Return the value of showing a unit: rare words say more than frequent ones, exact ones most."""
    return (0.2 + unit.rarity) * (1 - 0.15 * int(cost))


def _from(text: str, piece: Piece, start: int) -> Piece:
    """Return the rest of a piece from an offset in the item's text."""
    if start <= piece.start:
        return piece
    line = piece.line + text.count("\n", piece.start, start)
    return Piece(start, piece.end, piece.offset + start - piece.start, line)


def _cut(text: str, piece: Piece, first: Match | None) -> Span:
    """Return where the snippet starts and ends in the item's text."""
    start = piece.start
    if first is not None and first.start - _BEFORE > start:
        start = _next_word(text, first.start - _BEFORE, first.start)
    end = min(start + SNIPPET_LETTERS, piece.end)
    if end < piece.end:
        end = _word_end(text, end, max(start + SNIPPET_LETTERS // 2, first.end if first else start))
    return start, end


def _next_word(text: str, offset: int, latest: int) -> int:
    """Return the start of the first word after an offset; `latest` if there is none before that."""
    for at in range(offset, latest):
        if text[at - 1].isspace() and not text[at].isspace():
            return at
    return latest


def _word_end(text: str, offset: int, earliest: int) -> int:
    """Return the end of the last whole word before an offset; the offset itself if that is too early."""
    at = offset
    while at > earliest and not text[at].isspace():
        at -= 1
    while at > earliest and text[at - 1].isspace():
        at -= 1
    return at if at > earliest else offset


def _snippet(
    text: str, piece: Piece, start: int, end: int, spans: Sequence[Span]
) -> tuple[str, tuple[Span, ...]]:
    """Return the piece of text with its ellipses, and the spans in it."""
    before = _ELLIPSIS if start > piece.start else ""
    after = _ELLIPSIS if end < piece.end else ""
    shift = len(before) - start
    matches = tuple(
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in spans
        if first < end and last > start
    )
    return before + text[start:end] + after, matches


def _lines(text: str, piece: Piece, start: int, end: int) -> Lines:
    """Return the document's lines of a stretch of the item's text."""
    first = piece.line + text.count("\n", piece.start, start)
    return first, first + text.count("\n", start, end)


def _in_document(record: Record, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Translate spans in the item's text to spans in the document's."""
    found = []
    pieces = iter(record.pieces)
    piece = next(pieces, None)
    for start, end in spans:
        while piece is not None and start >= piece.end:
            piece = next(pieces, None)
        if piece is not None:
            shift = piece.offset - piece.start
            found.append((start + shift, min(end, piece.end) + shift))
    return tuple(found)
