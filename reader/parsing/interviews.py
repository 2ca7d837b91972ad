"""Interviews: who asks, and which lines are questions though no question mark closes them.

An interviewer may be named before each turn, or open each chunk with the answer right below, or take turns
with the answers, line by line. Each of these layouts is weighed for the document as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parsing import shapes
from reader.parsing.evidence import Cue, Scale
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import BlockKind
    from reader.parsing.lines import Chunk

_ASKERS = words_for("interview.askers")
_ANSWERERS = words_for("interview.answerers")
_QUESTION_LENGTH = 320
_STATED = 170
"""What an interviewer states is shorter."""
_ANSWER_LENGTH = 60


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Who speaks in a conversation, and how."""

    name: str
    turns: int
    asked: float
    """The share of turns that end in a question."""
    length: float
    """Of a turn, on average, in characters."""
    others: float
    """The same of everybody else."""
    first: bool


ASKS: Scale[_Speaker] = Scale(
    3,
    Cue("asks in most turns", 3, lambda it: it.asked > 0.5),
    Cue("asks in some turns", 1.5, lambda it: 0.2 <= it.asked <= 0.5),
    Cue("opens the conversation", 1, lambda it: it.first),
    Cue("says less than the others", 1, lambda it: it.length * 1.5 < it.others),
    Cue("is named as who asks", 3, lambda it: it.name.casefold() in _ASKERS),
    Cue("is named as who answers", -4, lambda it: it.name.casefold() in _ANSWERERS),
    Cue("never asks", -2, lambda it: not it.asked),
    Cue("has one turn", -2, lambda it: it.turns == 1),
)


def turns(texts: Sequence[str]) -> dict[str, BlockKind]:
    """Return a conversation's speakers, each with the kind of block for what they say; empty otherwise."""
    said: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        name = shapes.speaker(text)
        if name:
            said[name].append(text)
    if len(said) < 2:
        return {}
    askers = {name for name in said if ASKS.tips(_speaker(name, said))}
    others = {name for name in said if name not in askers}
    spoken = sum(len(said[name]) for name in others)
    if not askers or spoken < sum(len(said[name]) for name in askers):
        return {}
    return {name: "question" if name in askers else "paragraph" for name in said}


def _speaker(name: str, said: Mapping[str, Sequence[str]]) -> _Speaker:
    own = said[name]
    rest = [text for other, texts in said.items() if other != name for text in texts]
    return _Speaker(
        name,
        len(own),
        sum(map(shapes.ends_question, own)) / len(own),
        sum(map(len, own)) / len(own),
        sum(map(len, rest)) / max(1, len(rest)),
        next(iter(said)) == name,
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """The chunks of a body that could be questions with their answers right below."""

    pairs: int
    """Chunks whose short first line is a sentence, with more below."""
    asking: int
    """Those whose first line asks."""
    others: int
    """Other chunks with several lines."""
    lone: int
    """Chunks of one line."""
    announced: bool


PAIRED: Scale[_Layout] = Scale(
    4,
    Cue("three pairs and more", 1.5, lambda it: it.pairs > 2),
    Cue("some ask", 1.5, lambda it: it.asking),
    Cue("a third of them and more ask", 1, lambda it: it.asking * 3 >= it.pairs),
    Cue("most of them ask", 1, lambda it: it.asking * 2 > it.pairs),
    Cue("questions are announced", 1.5, lambda it: it.announced),
    Cue("few chunks of other kinds", 1, lambda it: it.others * 3 <= it.pairs),
    Cue("hardly a chunk of one line", 0.5, lambda it: it.lone * 2 <= it.pairs),
    Cue("none asks", -6, lambda it: not it.asking),
    Cue("more chunks of other kinds", -3, lambda it: it.others > it.pairs),
)


def stated(chunks: Sequence[Chunk], *, announced: bool) -> frozenset[int]:
    """Return the lines that ask without a question mark, judging by where the others ask."""
    return frozenset(
        _openings(chunks, announced=announced) | _alternating(chunks, announced=announced) | _bold(chunks)
    )


def _openings(chunks: Sequence[Chunk], *, announced: bool) -> set[int]:
    """Return the first lines of chunks that are pairs of a question and its answer."""
    pairs = [chunk for chunk in chunks if _is_pair(chunk)]
    layout = _Layout(
        len(pairs),
        sum(shapes.ends_question(chunk.texts[0]) for chunk in pairs),
        sum(len(chunk) > 1 for chunk in chunks) - len(pairs),
        sum(len(chunk) == 1 for chunk in chunks),
        announced,
    )
    if not pairs or not PAIRED.tips(layout):
        return set()
    return {chunk.first for chunk in pairs}


def _is_pair(chunk: Chunk) -> bool:
    if len(chunk) < 2:
        return False
    first, answer = chunk.texts[0], chunk.texts[1]
    plain = not (shapes.bullet(first) or shapes.is_markdown_heading(first) or shapes.is_credit(answer))
    return (
        plain
        and len(first) <= _QUESTION_LENGTH
        and shapes.ends_sentence(first)
        and shapes.ends_sentence(answer)
    )


def _bold(chunks: Sequence[Chunk]) -> set[int]:
    """Return the statements in bold where two questions and more are in bold."""
    lines = [chunk for chunk in chunks if _is_bold(chunk.texts[0])]
    asked = sum(shapes.ends_question(chunk.texts[0]) for chunk in lines)
    if asked < 2 or asked * 3 < len(lines):
        return set()
    return {chunk.first for chunk in lines if shapes.ends_sentence(chunk.texts[0])}


def _is_bold(text: str) -> bool:
    return text[:2] in {"**", "__"} and text[-2:] == text[:2] and len(text) <= _QUESTION_LENGTH


def _alternating(chunks: Sequence[Chunk], *, announced: bool) -> set[int]:
    """Return the statements between answers where questions and answers take turns, a line each.

    Only a single paragraph answers each question there; three in a row, the middle one short, have a question
    that states in the middle.
    """
    chunks = [chunk for chunk in chunks if len(chunk) == 1 and shapes.ends_sentence(chunk.texts[0])]
    asked = [at for at, chunk in enumerate(chunks) if _asks(chunk.texts[0])]
    gaps = [after - before - 1 for before, after in pairwise(asked)]
    if not announced and sum(gap == 1 for gap in gaps) * 2 < len(gaps):
        return set()
    if len(asked) < (2 if announced else 3):
        return set()
    found: set[int] = set()
    for before, gap in zip(asked, gaps, strict=False):
        if gap % 2 and gap > 1:
            middle = range(before + 2, before + gap, 2)
            if all(_is_stated(chunks, at) for at in middle):
                found.update(chunks[at].first for at in middle)
    return found


def _asks(text: str) -> bool:
    return len(text) <= _QUESTION_LENGTH and shapes.ends_question(text)


def _is_stated(chunks: Sequence[Chunk], at: int) -> bool:
    before, own, after = (chunks[place].texts for place in (at - 1, at, at + 1))
    short = len(own) == 1 and len(own[0]) <= _STATED and shapes.ends_sentence(own[0])
    return short and len(own[0]) * 1.15 < min(len(before[0]), len(after[0]))
