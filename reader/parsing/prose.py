"""The rest of a body: its lines one by one, and those that are items without bullets."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.parsing import dating, interviews, lone_items, openings, shapes, signing, single_lines, units
from reader.parsing.lines import Line, Span, chunks
from reader.parsing.word_tables import starts, words_for

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.parsing.facts import Facts
    from reader.parsing.lines import Chunk, Claims
    from reader.parsing.scanning import Scan

_KEPT = 4096
"""How many judgements of lines to keep while a document is read: many have the same lines again."""


def find(lines: Sequence[Line], scan: Scan, first: int, end: int, taken: Claims, facts: Facts) -> list[Span]:
    """Return a span for every line between two indices (`end` excluded) that no pass has taken."""
    spans: list[Span] = []
    opening = True
    numbers = _numbers(lines, scan, first, end)
    judged = lru_cache(_KEPT)(single_lines.judge)
    for chunk in chunks(lines, first, end - 1, taken):
        if not facts.board and _opens_points(chunk):
            spans.append(Span("heading", chunk.first, chunk.first))
            spans += [Span("list", index, index) for index in range(chunk.first + 1, chunk.last + 1)]
            continue
        if _lists(lines, chunk, end, taken) and not facts.board:
            spans += [Span("list", index, index) for index in range(chunk.first, chunk.last + 1)]
            continue
        if shapes.are_wrapped(chunk.texts):
            spans.append(Span("paragraph", chunk.first, chunk.last))
            opening = False
            continue
        for index in range(chunk.first, chunk.last + 1):
            kind = judged(units.unit(lines, index, end, taken, facts, numbers=numbers, opening=opening))
            opening = opening and (kind != "paragraph" or len(lines[index].bare) <= units.SHORT)
            spans.append(Span(kind, index, index))
    return lone_items.settled(lines, spans)


def _numbers(lines: Sequence[Line], scan: Scan, first: int, end: int) -> set[int]:
    """Return the lines that are only a number, in order, or close alike."""
    short = scan.within(first, end - 1).short
    return openings.counting(lines, short) | openings.suffixed(lines, short)


def _opens_points(chunk: Chunk) -> bool:
    """Return whether what a text says in short is under a word for that, a line each."""
    return len(chunk) > 2 and chunk.texts[0][0] in _POINTS_STARTS and shapes.plain(chunk.texts[0]) in _POINTS


_POINTS = words_for("page.points")
_POINTS_STARTS = starts(_POINTS)


def _lists(lines: Sequence[Line], chunk: Chunk, end: int, taken: Claims) -> bool:
    """Return whether lines between blank ones are items without bullets.

    A few words on their own are above them, or what leads on to them.
    """
    head = chunk.first - 1
    if len(chunk) not in _ITEMS or head < 1 or taken.get(head):
        return False
    above = lines[head]
    apart = lines[head - 1].row + 1 < above.row < lines[chunk.first].row - 1
    closed = chunk.last + 1 >= end or lines[chunk.last].row + 1 < lines[chunk.last + 1].row
    headed = _leads_on(above.bare) or (apart and _heads_items(above.bare))
    return closed and headed and all(map(_may_be_item, chunk.texts))


def _leads_on(text: str) -> bool:
    return text[-1] in ":："


_ITEMS = range(3, 13)


def _heads_items(text: str) -> bool:
    short = len(text.split()) <= _HEAD_OF_ITEMS and not shapes.ends_sentence(text)
    return short and shapes.is_title_like(text)


_HEAD_OF_ITEMS = 5


def _may_be_item(text: str) -> bool:
    """Return whether a line may be an item that lost its bullet: no verse, no name, no day, no address."""
    if len(text) > units.SHORT or text[-1] in ",;" or any(map(text.__contains__, ":@")):
        return False
    words = [word[0] for word in text.split() if word[0].isalnum()]
    return (
        len(words) > 1
        and any(map(str.isalpha, words))
        and not (dating.is_dated(text) or signing.is_name(text) or shapes.ends_question(text))
    )


def questions(
    lines: Sequence[Line], scan: Scan, first: int, body: Sequence[Chunk], taken: Claims, facts: Facts
) -> Iterator[Span]:
    """Yield a span for each question that `find` would find from a line on; most are none at a glance.

    `body` are the chunks of the free lines there.
    """
    end = len(lines)
    opening = True
    numbers: Container[int] | None = None
    asking = facts.stated.union(scan.asking)
    for chunk in body:
        if len(chunk.texts) > 1 and shapes.are_wrapped(chunk.texts):
            opening = False
            continue
        for index, text in enumerate(chunk.texts, chunk.first):
            if not (opening or index in asking or (facts.turns and interviews.speaker(text))):
                continue  # it has nothing that `single_lines.judge` calls a question for
            if numbers is None:
                numbers = _numbers(lines, scan, first, end)
            kind = single_lines.judge(
                units.unit(lines, index, end, taken, facts, numbers=numbers, opening=opening)
            )
            opening = opening and (kind != "paragraph" or len(text) <= units.SHORT)
            if kind == "question":
                yield Span(kind, index, index)
