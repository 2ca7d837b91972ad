"""Interviewers who only state, and those whose lines a sign opens; somebody answers at greater length."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import interviews, shapes
from reader.parsing.evidence import Cue, Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Chunk

_STATED, _SENTENCES = 130, 2
_LED_LENGTH = 320
"""What an interviewer's sign opens is no longer."""
_LEAD = lazy.regex(
    r"[―─—–-]{1,3}\s?(?=\w|[¿¡«„“\"「])|[■□◆◇●○▼▶►▲◎★☆※](?:\s|(?=\w))|[Ｑ][.．：:]?\s?|#{2,6}\s"
)
"""Signs that may open each of an interviewer's lines."""
_SIGNS = "―─—–-■□◆◇●○▼▶►▲◎★☆※Ｑ#"
"""How these begin."""


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
    if all(len(it.texts[0]) > _STATED for it in chunks):
        return frozenset()
    plain = [it for it in chunks if len(it.texts) == 1 and _closes(it.texts[0])]
    found: set[int] = set()
    for run in _runs(plain):
        if len(run) > 2 and TALK.tips(_talk(run)):
            found.update(short.first for short, _ in run)
    return frozenset(found)


def _closes(text: str) -> bool:
    """Return whether a line is a sentence, and no heading, item or quotation."""
    if not shapes.ends_sentence(text) or text[0] in '“"«„‘':
        return False
    return not (shapes.bullet(text) or shapes.is_markdown_heading(text))


def _runs(chunks: Sequence[Chunk]) -> Iterator[list[tuple[Chunk, Chunk]]]:
    """Yield the longest runs in which each short paragraph has a longer paragraph under it.

    Before another such pair, an answer may go on in a second paragraph, or be short itself where the line
    above it speaks to somebody.
    """
    run: list[tuple[Chunk, Chunk]] = []
    texts = [chunk.texts[0] for chunk in chunks]
    pairs = [_is_pair(*pair) for pair in pairwise(texts)]
    at = 0 if sum(pairs) > 1 else len(pairs)  # between two short ones in a row is a pair too
    while at < len(pairs):
        curt = run and any(pairs[at + 2 : at + 3]) and not pairs[at] and _speaks(texts[at])
        if pairs[at] or curt:
            run.append((chunks[at], chunks[at + 1]))
            at += 2
            continue
        answered = bool(run) and not _turns_to(run[-1][1].texts[0])
        if answered and any(pairs[at + 1 : at + 2]) and _goes_on(*texts[at : at + 3]):
            at += 1
            continue
        yield run
        run = []
        at += 1
    yield run


def _goes_on(more: str, short: str, answer: str) -> bool:
    """Return whether a paragraph goes on with an answer, before what is stated and answered next."""
    asked = any(map(interviews.asks, (more, short, answer))) or interviews.tells_of_self(short)
    return len(more) > _MORE * len(short) and not asked


_MORE = 3


def _is_pair(short: str, longer: str) -> bool:
    return (
        len(short) <= _STATED
        and len(short) * 1.3 < len(longer)
        and len(shapes.sentences(short)) <= _SENTENCES
    )


def _turns_to(text: str) -> bool:
    """Return whether a short line asks or invites, or speaks to somebody in no more words than ask."""
    if len(text) > _STATED:
        return False
    return interviews.asks(text) or interviews.invites(text) or (len(text) < _CURT and _speaks(text))


_CURT = 80


def _speaks(text: str) -> bool:
    """Return whether a short line speaks to somebody, invites to tell, or asks."""
    if len(text) > _STATED:
        return False
    return interviews.invites(text) or interviews.addresses(text) or interviews.asks(text)


def _talk(run: Sequence[tuple[Chunk, Chunk]]) -> _Talk:
    shorts = [short.texts[0] for short, _ in run]
    answers = [answer.texts[0] for _, answer in run]
    own = sum(map(interviews.tells_of_self, answers))
    lectured = sum(interviews.addresses(it) and not interviews.tells_of_self(it) for it in answers)
    spoken = sum(map(_speaks, shorts))
    count = len(run)
    return _Talk(
        count,
        spoken / count,
        own / count,
        sum(map(interviews.tells_of_self, shorts)) / count,
        sum(map(len, answers)) / sum(map(len, shorts)),
        lectured / count,
    )


@dataclass(frozen=True, slots=True)
class _Led:
    """The lines of a document that one sign opens, each with the lines of others under it."""

    sign: str
    asked: int
    share: float
    """Of the lines, that ask."""
    spoken_to: float
    """Of the lines, that ask, invite, or speak to somebody."""
    longer: float
    """Of the lines, with a longer one right under them."""
    named: bool
    """Most of what is under them opens with the same name, apart from what it says."""


LED: Scale[_Led] = Scale(
    4,
    Cue("two of them ask", 1, lambda it: it.asked > 1),
    Cue("some ask", 1, lambda it: it.asked),
    Cue("half of them and more ask", 2, lambda it: it.share >= 0.5),
    Cue("half of them and more ask or speak to somebody", 0.5, lambda it: it.spoken_to >= 0.5),
    Cue("most are shorter than what is under them", 1, lambda it: it.longer > 0.6),
    Cue("a name opens the answers", 1.5, lambda it: it.named),
    Cue("a line of two dashes, as in Japanese", 1, lambda it: it.sign in {"――", "──", "——"}),
    Cue(
        "a heading's signs, and not all ask, or only one",
        -4,
        lambda it: it.sign[0] == "#" and (it.share < 0.5 or it.asked < 2),
    ),
)


def led(chunks: Sequence[Chunk]) -> frozenset[int]:
    """Return the lines that a sign of their own opens, such as "――", if they ask and others answer."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, chunk in enumerate(chunks):
        if chunk.texts[0][0] in _SIGNS and (lead := _LEAD.match(chunk.texts[0])):
            places[lead[0].strip()].append(at)
    found: set[int] = set()
    for sign, own in places.items():
        if _are_answered(chunks, own) and LED.tips(_look_at(chunks, own, sign)):
            found.update(chunks[at].first for at in own)
    return frozenset(found)


def _are_answered(chunks: Sequence[Chunk], own: Sequence[int]) -> bool:
    """Return whether each of these chunks has something under its first line, and none is long."""
    opened = {chunks[at].first for at in own}
    firsts = [chunks[at].texts[0] for at in own]
    closed = firsts[0][0] != "#" or all(map(shapes.ends_sentence, firsts))
    answers = all(len(chunks[at]) > 1 or chunks[at].last + 1 not in opened for at in own)
    return closed and answers and max(map(len, firsts)) <= _LED_LENGTH


def _look_at(chunks: Sequence[Chunk], own: Sequence[int], sign: str) -> _Led:
    firsts = [chunks[at].texts[0] for at in own]
    answers = [_answer(chunks, at) for at in own]
    asked = [interviews.asks(text) for text in firsts]
    spoken = [
        asks or interviews.addresses(text) or interviews.invites(text.lstrip("―─—–- "))
        for asks, text in zip(asked, firsts, strict=True)
    ]
    names = Counter(text.split(" ", 1)[0] for text in answers if " " in text[:_NAME])
    named = not sign.isascii() and len(own) > 2 and max(names.values(), default=0) * 2 > len(own)
    longer = sum(len(answer) > len(text) for answer, text in zip(answers, firsts, strict=True))
    count = len(own)
    return _Led(sign, sum(asked), sum(asked) / count, sum(spoken) / count, longer / count, named)


_NAME = 12


def _answer(chunks: Sequence[Chunk], at: int) -> str:
    """Return the line right under the first one of a chunk, "" at the end."""
    if len(chunks[at]) > 1:
        return chunks[at].texts[1]
    return chunks[at + 1].texts[0] if at + 1 < len(chunks) else ""
