"""Inserts in a body: where captions, teasers and pull quotes begin and end."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reader.parsing import insert_kinds, menus, openings, pictures, quotations, related, shapes, top_chunks
from reader.parsing.lines import Chunk, Line, Span, chunks, is_rule
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.model import BlockKind
    from reader.parsing.facts import Facts

_POINTS = words_for("page.points")
_INSERT_LENGTH = 1500
_LINES = 4
"""A chunk with more lines is not an insert as a whole."""
_TIGHT_MARGIN = 1.5
"""A heading over a short paragraph looks like a teaser if no blank line sets it off."""
_TIGHT_LENGTH = 160
"""Among lines without blank lines in between, an insert's first line is no longer than this."""


def _are_rows(texts: Sequence[str]) -> bool:
    """Return whether three lines and more are as short as rows, no sentences, and speak of no picture.

    What a rule or a word for the main points opens is no insert either, nor what an address is under, or
    several sentences.
    """
    if is_rule(texts[0]) or shapes.plain(texts[0]) in _POINTS or _is_linked(texts) or _heads_sentences(texts):
        return True
    if len(texts) < _ROWS or related.is_label(texts[0]) or menus.is_sponsored(texts[0]):
        return False
    return not quotations.attribution(texts[-1]) and all(map(_may_be_row, texts))


_ROWS, _LONG_ROW = 3, 90
"""So many rows there are at least, and none is longer."""


def _heads_sentences(texts: Sequence[str]) -> bool:
    """Return whether three short sentences and more, a line each, are under a line that is none."""
    rest = texts[1:]
    if len(rest) < _ROWS or shapes.ends_sentence(texts[0]) or related.is_label(texts[0]):
        return False
    shown = shapes.is_file_name(texts[0]) or any(map(shapes.is_credit, texts))
    short = max(map(len, texts)) <= _LONG_ROW
    return short and not shown and all(map(shapes.ends_sentence, rest))


def _is_linked(texts: Sequence[str]) -> bool:
    return len(texts) > 2 and "://" in texts[1] and " " not in texts[1]


def _may_be_row(text: str) -> bool:
    if len(text) > _LONG_ROW or shapes.ends_sentence(text) or len(shapes.sentences(text)) > 1:
        return False
    shown = shapes.is_file_name(text) or shapes.is_credit(text) or shapes.is_agency(text)
    return not (shown or shapes.closes_with_credit(text) or pictures.speaks_of_picture(text))


_KEPT = 4096
"""How many judgements of lines to keep while a document is read: many have the same lines again."""


class _Weigh(Protocol):
    def __call__(self, texts: tuple[str, ...], name: str, *, repeated: bool) -> tuple[float, BlockKind]:
        """Return by how much lines that a name closes, or "", pass as an insert, and as which."""


class _Page(NamedTuple):
    """What inserts of a document are judged by."""

    facts: Facts
    repeats: quotations.Repeats
    weigh: _Weigh


def _page(facts: Facts, text: str) -> _Page:
    return _Page(facts, quotations.Repeats(text), lru_cache(_KEPT)(partial(insert_kinds.heaviest, facts)))


def find(
    lines: Sequence[Line], first: int, end: int, taken: Container[int], facts: Facts, text: str
) -> list[Span]:
    """Return the captions, teasers and quotes between two indices (`end` excluded)."""
    spans: list[Span] = []
    page = _page(facts, text)
    alone = _only_quotation(lines, first, end)
    pending: Chunk | None = None
    said: Chunk | None = None
    for chunk in chunks(lines, first, end - 1, taken):
        follows = pending is not None and chunk.first == pending.last + 1
        if pending and follows and _may_be_teased(chunk):
            spans.append(Span("teaser", pending.first, chunk.last))
            pending = None
            continue
        if len(chunk) == 1 and openings.is_announced(chunk.texts[0]):
            spans.append(Span("teaser", chunk.first, chunk.last))
            continue
        if all(map(quotations.is_marked, chunk.texts)):
            spans.append(Span("quote", chunk.first, chunk.last))
            continue
        if said and said.last + 1 == chunk.first and _attributes(chunk, page.repeats, said.texts[0]):
            if spans and spans[-1].last == said.last:
                spans.pop()
            spans.append(Span("quote", said.first, chunk.last))
            said = None
            continue
        said = chunk if len(chunk) == 1 and quotations.is_quotation(chunk.texts[0]) else None
        pulled = _is_pulled(chunk, lines[chunk.first].start, page.repeats, said=said is not None)
        pulled = pulled or (
            said is not None and quotations.shortens(chunk.texts[0], lines[chunk.first - 1].bare)
        )
        if pulled or (said and chunk.first == alone and not facts.interview):
            spans.append(Span("quote", chunk.first, chunk.last))
            pending = None
            continue
        pending = chunk if len(chunk) == 1 and related.is_label(chunk.texts[0]) else None
        if len(chunk) == 1 and not (said or quotations.is_self_quoted(chunk.texts[0])):
            continue  # a line alone is no other insert
        if shapes.are_wrapped(chunk.texts) or openings.is_noted(chunk.texts) or _are_rows(chunk.texts):
            continue
        if openings.is_timed(chunk.texts[0]):
            continue  # a part of a programme, over who leads it
        if chunk.first in facts.stated:
            continue  # what an interviewer says, over the answer
        if pictures.is_over_text(chunk.texts):
            spans.append(Span("caption", chunk.first, chunk.first))
            continue
        whole = 1 < len(chunk) <= _LINES and max(map(len, chunk.texts)) <= _INSERT_LENGTH
        kind = _judge(chunk.texts, page) if whole and not facts.unparted else None
        if kind:
            spans.append(Span(kind, chunk.first, chunk.last))
        else:
            spans += _in_tight(chunk, page, closing=chunk.last + 1 >= end)
    return spans


def _may_be_teased(chunk: Chunk) -> bool:
    """Return whether a chunk under a label for other texts is one of them, or the titles of several."""
    if len(chunk) == 1:
        return len(chunk.texts[0]) <= insert_kinds.TEASED
    return len(chunk) <= _TITLES and all(map(top_chunks.is_title, chunk.texts))


_TITLES = 8


def _judge(texts: tuple[str, ...], page: _Page) -> BlockKind | None:
    """Return the kind of insert that two or more lines are, or None."""
    name = quotations.attribution(texts[-1])
    margin, kind = page.weigh(texts, name, repeated=_says_again(texts, name, page.repeats))
    return kind if margin >= 0 else None


def _says_again(texts: tuple[str, ...], name: str, repeats: quotations.Repeats) -> bool:
    """Return whether the text repeats the first line of what may be a quotation, closed by a name or not."""
    return (name != "" or quotations.could_be_quoted(texts)) and repeats.hold(texts[0])


def _is_pulled(chunk: Chunk, start: int, repeats: quotations.Repeats, *, said: bool) -> bool:
    """Return whether a line on its own, which starts there, is what the text says elsewhere.

    What no stop closes is a heading if what it is drawn from is below.
    """
    text = chunk.texts[0]
    if said:
        whole = shapes.ends_sentence(text) or len(shapes.sentences(text)) > 1
        return repeats.hold(text) if whole else repeats.hold_above(text, start)
    if len(chunk) == 1 and quotations.could_be_pulled_bare(text):
        return repeats.hold_sentence_above(text, start)
    return quotations.could_be_pulled(chunk) and repeats.hold_within(text)


def _only_quotation(lines: Sequence[Line], first: int, end: int) -> int | None:
    """Return the one line that opens with a quotation mark, if it is set off between paragraphs that tell.

    Where people talk, or are quoted, several lines do.
    """
    quoted = [index for index in range(first, end) if lines[index].bare[0] in quotations.MARKS]
    if len(quoted) != 1 or not first < quoted[0] < end - 1:
        return None
    above, line, below = lines[quoted[0] - 1 : quoted[0] + 2]
    apart = above.row + 1 < line.row < below.row - 1
    least = max(_TOLD, len(line.bare))
    told = all(len(it.bare) > least and shapes.ends_sentence(it.bare) for it in (above, below))
    told = told and max(len(above.bare), len(below.bare)) > _TOLD_AROUND
    return quoted[0] if apart and told and shapes.ends_sentence(line.bare) else None


_TOLD, _TOLD_AROUND = 80, 120


def _attributes(chunk: Chunk, repeats: quotations.Repeats, said: str) -> bool:
    """Return whether a line on its own says whose quotation stands above it."""
    name = quotations.attribution(chunk.texts[0]) if len(chunk) == 1 else ""
    return name != "" and (chunk.texts[0][0] in "—–-" or repeats.name(name)) and name not in said


def _in_tight(chunk: Chunk, page: _Page, *, closing: bool) -> list[Span]:
    """Return the inserts among lines without blank lines: one to three lines surrounded by prose."""
    spans: list[Span] = []
    index = 0
    while index < len(chunk):
        size, kind = _tight(chunk, index, page)
        ends = closing and page.facts.unparted and index + size >= len(chunk)
        if ends and not related.is_label(chunk.texts[index]):
            kind = None  # the very last lines are rather a heading with its text
        if kind:
            spans.append(Span(kind, chunk.first + index, chunk.first + index + size - 1))
        index += size
    return spans


def _tight(chunk: Chunk, index: int, page: _Page) -> tuple[int, BlockKind | None]:
    """Return how many lines of a tight chunk belong together from here on, and as what kind of insert."""
    texts = chunk.texts[index : index + 3]
    if quotations.is_self_quoted(texts[0]):
        return 1, "quote"
    if openings.is_announced(texts[0]):
        return 1, "teaser"
    if (
        quotations.is_quotation(texts[0])
        and shapes.ends_sentence(texts[0])
        and not any(map(quotations.attribution, texts[1:2]))
        and page.repeats.hold(texts[0])
    ):
        return 1, "quote"
    if len(texts) < 2 or len(texts[0]) > _TIGHT_LENGTH or len(texts[1]) > insert_kinds.TEASED:
        return 1, None
    if related.is_label(texts[0]):
        return (1, None) if shapes.ends_question(texts[1]) else (2, "teaser")
    size = 3 if len(texts) > 2 and (shapes.is_credit(texts[2]) or shapes.is_agency(texts[2])) else 2
    named = shapes.is_file_name(texts[0]) or any(map(_names_maker, texts[1:size]))
    after = chunk.texts[index + size] if index + size < len(chunk) else ""
    name = quotations.attribution(texts[size - 1])
    repeated = _says_again(texts[:size], name, page.repeats)
    quoted = (
        repeated or name in page.facts.people or texts[1][0] in "—–-" or quotations.is_quotation(texts[0])
    )
    # Without a file name or a credit, prose has to surround it: two short lines may be anything.
    before = chunk.texts[index - 1] if index else "."
    begins = shapes.ends_sentence(before) and not shapes.ends_sentence(texts[0])
    alt, caption = texts[:2]
    again = len(alt) > insert_kinds.SAID and caption.startswith(alt.rstrip("."))
    if not (quoted or named or begins or again):
        return 1, None
    margin, kind = page.weigh(texts[:size], name, repeated=repeated)
    if kind == "quote":
        sure = quoted
    else:
        goes_on = not shapes.ends_question(after) and (not after or len(after) > len(texts[1]))
        least = _TIGHT_MARGIN if page.facts.unparted else 0
        sure = again or named or (begins and (margin >= least if goes_on else margin >= _TIGHT_MARGIN + 1))
    return (size, kind) if margin >= 0 and sure else (1, None)


def _names_maker(text: str) -> bool:
    return shapes.is_credit(text) or shapes.is_name_in_capitals(text)
