"""Interviewers who only state: short paragraphs to somebody take turns with longer ones on oneself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.parsing import interviews, shapes
from reader.parsing.evidence import Cue, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Chunk

_STATED, _SENTENCES = 130, 2


@dataclass(frozen=True, slots=True)
class _Talk:
    """Short paragraphs, each with the longer one under it."""

    pairs: int
    spoken_to: float
    """The share of the short ones that speak to somebody or invite to tell, as of those that ask."""
    own: float
    """The share of the longer ones that speak of oneself."""
    about_self: float
    """The same share of the short ones."""
    length: float
    """Of the longer ones, by that of the short ones."""
    lectured: float
    """The share of the longer ones that speak to somebody and not of oneself."""


TALK: Scale[_Talk] = Scale(
    5,
    Cue("four pairs and more", 1, lambda it: it.pairs > 3),
    Cue("half of the short ones speak to somebody", 2, lambda it: it.spoken_to >= 0.5),
    Cue("some do", 1, lambda it: it.spoken_to >= 0.25),
    Cue("most of the longer ones speak of oneself", 2, lambda it: it.own > 0.5),
    Cue("some do", 0.5, lambda it: it.own >= 0.25),
    Cue("the longer ones are more than twice as long", 1, lambda it: it.length > 2),
    Cue("the short ones speak of oneself", -4, lambda it: it.about_self > 0.25),
    Cue("none of the longer ones speaks of oneself", -2, lambda it: not it.own),
    Cue("nobody is spoken to", -4, lambda it: not it.spoken_to),
    Cue("the longer ones speak to somebody too", -2, lambda it: it.lectured > 0.5),
)


def stated(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the lines that an interviewer states, if they and their answers take turns, a line each."""
    plain = [it for it in chunks if len(it) == 1 and _closes(it.texts[0])]
    found: set[int] = set()
    for run in _runs(plain):
        if len(run) > 2 and TALK.tips(_talk(run)):
            found.update(short.first for short, _ in run)
    return frozenset(found)


def _closes(text: str) -> bool:
    """Return whether a line is a sentence, and no heading, item or quotation."""
    plain = not (shapes.bullet(text) or shapes.is_markdown_heading(text) or text[0] in '“"«„‘')
    return plain and shapes.ends_sentence(text)


def _runs(chunks: Sequence[Chunk]) -> Iterator[list[tuple[Chunk, Chunk]]]:
    """Yield the longest runs in which each short paragraph has one longer paragraph under it."""
    run: list[tuple[Chunk, Chunk]] = []
    at = 0
    while at + 1 < len(chunks):
        if _is_pair(chunks[at].texts[0], chunks[at + 1].texts[0]):
            run.append((chunks[at], chunks[at + 1]))
            at += 2
            continue
        yield run
        run = []
        at += 1
    yield run


def _is_pair(short: str, longer: str) -> bool:
    return (
        len(short) <= _STATED
        and len(short) * 1.3 < len(longer)
        and len(shapes.sentences(short)) <= _SENTENCES
    )


def _talk(run: Sequence[tuple[Chunk, Chunk]]) -> _Talk:
    shorts = [short.texts[0] for short, _ in run]
    answers = [answer.texts[0] for _, answer in run]
    own = sum(map(interviews.tells_of_self, answers))
    lectured = sum(interviews.addresses(it) and not interviews.tells_of_self(it) for it in answers)
    spoken = sum(interviews.invites(it) or interviews.addresses(it) or interviews.asks(it) for it in shorts)
    count = len(run)
    return _Talk(
        count,
        spoken / count,
        own / count,
        sum(map(interviews.tells_of_self, shorts)) / count,
        sum(map(len, answers)) / sum(map(len, shorts)),
        lectured / count,
    )
