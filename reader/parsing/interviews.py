"""Interviews: who asks, and which lines are questions though no question mark closes them.

An interviewer may be named before each turn, or open each chunk with the answer right below, or take turns
with the answers, line by line. Each of these layouts is weighed for the document as a whole.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import cited_names, dating, shapes, word_tables
from reader.parsing.evidence import Cue, Scale
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import BlockKind
    from reader.parsing.lines import Chunk

_ASKERS = words_for("interview.askers")
_ANSWERERS = words_for("interview.answerers")
_YOU = frozenset(
    word
    for language, words in word_tables.by_language("interview.addressing").items()
    if language not in word_tables.UNPARTED
    for word in words
)
_YOU_WITHIN = tuple(
    word
    for language, words in word_tables.by_language("interview.addressing").items()
    if language in word_tables.UNPARTED
    for word in words
)
_INVITATIONS = word_tables.by_language("interview.inviting")
_INVITING = tuple(sorted(word for words in _INVITATIONS.values() for word in words))
_INVITING_ENDS = tuple(
    word for language, words in _INVITATIONS.items() if language in word_tables.UNPARTED for word in words
)
_SELF = words_for("self")
_WORD = lazy.regex(r"[^\W\d_]+")
_ASCII_YOU = frozenset(word.encode("ascii") for word in _YOU if word.isascii())
_LETTERS = bytes(code if chr(code).isalpha() else 0x20 for code in range(128)).ljust(256)
"""What the signs of a line in ASCII are to its words, which are found so in a tenth of the time."""
_BEFORE_DASH = lazy.regex(r"\*{0,2}([^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3})\*{0,2} [—–] (?=\S)")
_ASKING_ENDS = ("か", "かな", "でしょう", "ですよね", "ますよね")
_QUESTION_LENGTH = 320
_STATED = 170
"""What an interviewer states is shorter."""
_TOP = 12
"""A byline stands among so many lines."""
_NAMES = lazy.regex(r"[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){1,3}")


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
    signs: bool
    """The byline over the text has this name, or one with these initials."""
    speaks_to: float
    """The share of turns that speak to somebody or invite to tell."""
    own: float
    """The share of everybody else's turns that speak of oneself."""


ASKS: Scale[_Speaker] = Scale(
    3,
    Cue("asks in most turns", 3, lambda it: it.asked > 0.5),
    Cue("asks in some turns", 1.5, lambda it: 0.2 <= it.asked <= 0.5),
    Cue("opens the conversation", 1, lambda it: it.first),
    Cue("says less than the others", 1, lambda it: it.length * 1.5 < it.others),
    Cue("is named as who asks", 3, lambda it: it.name.casefold() in _ASKERS),
    Cue("is named as who answers", -4, lambda it: it.name.casefold() in _ANSWERERS),
    Cue("speaks to others, who speak of themselves", 2, lambda it: it.speaks_to > 0.5 and it.own > 0.4),
    Cue("wrote the text", 2, lambda it: it.signs),
    Cue("never asks, and speaks to nobody", -2, lambda it: not (it.asked or it.speaks_to or it.signs)),
    Cue("has one turn", -2, lambda it: it.turns == 1),
)


def turns(texts: Sequence[str]) -> dict[str, BlockKind]:
    """Return a conversation's speakers, each with the kind of block for what they say; empty otherwise."""
    said: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if (":" in text or not text.isascii()) and (name := speaker(text)):  # most lines have no colon
            said[name].append(text)
    _drop_lone(said)
    if not said:
        return {}
    also = cited_names.shortened(tuple(said))
    for short, name in also.items():
        said[name] += said.pop(short)
    kinds = _kinds(said, _who_signs(texts, said))
    return kinds | {short: kinds[name] for short, name in also.items() if name in kinds}


def _who_signs(texts: Sequence[str], said: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the speakers that a byline at the top names, in full or by whom the initials stand for."""
    signed = [
        name
        for text in texts[:_TOP]
        if dating.is_byline(text)
        for name in _NAMES.findall(text.partition(" ")[2])
    ]
    stand_for = cited_names.shortened((*signed, *said)) if signed else {}
    return frozenset(name for name in said if stand_for.get(name, name) in signed)


def _kinds(said: Mapping[str, Sequence[str]], signed: frozenset[str]) -> dict[str, BlockKind]:
    """Return the kind of block for what each speaker says; empty if nobody asks the others.

    `signed` are the speakers who wrote the text.
    """
    if len(said) < 2:
        return dict.fromkeys(filter(lambda name: _asks_alone(said[name]), said), "question")
    askers = {name for name in said if ASKS.tips(_speaker(name, said, name in signed))}
    others = {name for name in said if name not in askers}
    spoken = sum(len(said[name]) for name in others)
    if not askers or spoken < sum(len(said[name]) for name in askers):
        return {}
    return {name: "question" if name in askers else "paragraph" for name in said}


def speaker(text: str) -> str:
    """Return the name at the start of a turn ("Ilse Varga: …", "Ilse Varga — …"), or ""."""
    if ":" not in text and text.isascii():
        return ""  # as are most lines
    name = shapes.speaker(text)
    if name or not (" — " in text[:40] or " – " in text[:40]):
        return name
    match = _BEFORE_DASH.match(text)
    return match[1] if match else ""


def _drop_lone(said: dict[str, list[str]]) -> None:
    """Leave out who says a single thing after a dash, which may be a title and its authors, or small words.

    A magazine whose name is small words says more: "brand neu: …".
    """
    for name in [name for name, own in said.items() if len(own) == 1]:
        if not shapes.speaker(said[name][0]) or (" " in name and name == name.lower()):
            del said[name]


def _asks_alone(own: Sequence[str]) -> bool:
    """Return whether nobody but who asks is named: "Question: …" over bare answers."""
    return len(own) > 2 and sum(map(asks, own)) * 2 >= len(own)


def _speaker(name: str, said: Mapping[str, Sequence[str]], signs: bool) -> _Speaker:  # noqa: FBT001
    own = said[name]
    rest = [text for other, texts in said.items() if other != name for text in texts]
    spoken_to = sum(addresses(text[len(name) :]) or invites(text[len(name) :].lstrip(":： ")) for text in own)
    return _Speaker(
        name,
        len(own),
        sum(map(asks, own)) / len(own),
        sum(map(len, own)) / len(own),
        sum(map(len, rest)) / max(1, len(rest)),
        next(iter(said)) == name,
        signs,
        spoken_to / len(own),
        sum(map(tells_of_self, rest)) / max(1, len(rest)),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """The chunks of a body that could be questions with their answers right below."""

    pairs: int
    """Chunks whose short first line is a sentence, with more below."""
    asking: int
    """Those whose first line asks, or speaks to whom the answer tells of."""
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
    Cue("a single pair, which nothing announces", -3, lambda it: it.pairs == 1 and not it.announced),
    Cue("more chunks of other kinds", -3, lambda it: it.others > it.pairs),
)


def stated(chunks: Sequence[Chunk], *, announced: bool) -> frozenset[int]:
    """Return the lines that ask without a question mark, judging by where the others ask."""
    firsts = [chunk.texts[0] for chunk in chunks if len(chunk.texts) == 1]
    if len(firsts) == len(chunks) and sum(map(_asks, firsts)) < 2:
        return frozenset()  # of lines on their own, others have to ask
    plain = [it for it in chunks if len(it.texts) == 1 and shapes.ends_sentence(it.texts[0])]
    asked = [_asks(chunk.texts[0]) for chunk in plain]
    return frozenset(
        _openings(chunks, announced=announced)
        | _alternating(plain, asked, announced=announced)
        | _addressed(plain, asked, announced=announced)
        | _emphasized(chunks)
        | _numbered(chunks)
        | _unmarked(chunks)
    )


def _openings(chunks: Sequence[Chunk], *, announced: bool) -> set[int]:
    """Return the first lines of chunks that are pairs of a question and its answer."""
    pairs = [chunk for chunk in chunks if _is_pair(chunk)]
    if not pairs:
        return set()
    layout = _Layout(
        len(pairs),
        sum(asks(chunk.texts[0]) or _is_told_of(chunk) for chunk in pairs),
        sum(len(chunk) > 1 for chunk in chunks) - len(pairs),
        sum(len(chunk) == 1 for chunk in chunks),
        announced,
    )
    if not PAIRED.tips(layout):
        return set()
    return {chunk.first for chunk in pairs}


def _is_told_of(chunk: Chunk) -> bool:
    """Return whether a line speaks to somebody, or invites, who tells of themselves below."""
    first = chunk.texts[0]
    return (addresses(first) or invites(first)) and tells_of_self(chunk.texts[1])


def _is_pair(chunk: Chunk) -> bool:
    if len(chunk.texts) < 2:
        return False
    first, answer = chunk.texts[0], chunk.texts[1]
    plain = not (shapes.bullet(first) or shapes.is_markdown_heading(first) or shapes.is_credit(answer))
    return (
        plain
        and len(first) <= _QUESTION_LENGTH
        and shapes.ends_sentence(first)
        and shapes.ends_sentence(answer)
    )


def _emphasized(chunks: Sequence[Chunk]) -> set[int]:
    """Return the statements in bold or italics where two questions and more are set so."""
    found: set[int] = set()
    chunks = [chunk for chunk in chunks if chunk.texts[0][0] in "*_"]
    for sign in ("**", "__", "*", "_") if chunks else ():
        lines = [chunk for chunk in chunks if _is_set_in(chunk.texts[0], sign)]
        asked = sum(asks(chunk.texts[0]) for chunk in lines)
        if asked > 1 and asked * 3 >= len(lines):
            found.update(chunk.first for chunk in lines if shapes.ends_sentence(chunk.texts[0]))
    return found


def _is_set_in(text: str, sign: str) -> bool:
    plain = text[len(sign) : -len(sign)]
    return (
        text.startswith(sign) and text.endswith(sign) and len(text) <= _QUESTION_LENGTH and sign not in plain
    )


def _unmarked(chunks: Sequence[Chunk]) -> set[int]:
    """Return the lines that ask without a question mark, as in Japanese, if three and more do so alone."""
    if all(chunk.texts[0].isascii() for chunk in chunks):
        return set()
    asked = {
        chunk.first
        for chunk in chunks
        if len(chunk.texts[0]) <= _STATED
        and asks(chunk.texts[0])
        and len(shapes.sentences(chunk.texts[0])) < 3
    }
    bare = {
        chunk.first for chunk in chunks if chunk.first in asked and not shapes.ends_question(chunk.texts[0])
    }
    return bare if len(bare) > 2 and len(asked) * 5 >= len(chunks) else set()


def asks(text: str) -> bool:
    """Return whether a line asks, with a question mark or as Japanese does without one."""
    return shapes.ends_question(text) or (
        not text.isascii() and text[-8:].rstrip("。」* _").endswith(_ASKING_ENDS)
    )


def _numbered(chunks: Sequence[Chunk]) -> set[int]:
    """Return the numbered lines over answers, if the numbers count up and half of the lines ask."""
    lines = [
        (chunk, at)
        for chunk in chunks
        for at in range(len(chunk.texts))
        if not chunk.texts[at][0].isalpha() and shapes.number(chunk.texts[at]).isdigit()
    ]
    numbers = [int(shapes.number(chunk.texts[at])) for chunk, at in lines]
    if len(lines) < 3 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return set()
    indices = [chunk.first + at for chunk, at in lines]
    texts = [chunk.texts[at] for chunk, at in lines]
    answered = all(below > index + 1 for index, below in pairwise(indices)) and chunks[-1].last > indices[-1]
    asked = sum(map(asks, texts))
    if not answered or asked < 2 or asked * 2 < len(lines) or max(map(len, texts)) > _QUESTION_LENGTH:
        return set()
    return {index for index, text in zip(indices, texts, strict=True) if shapes.ends_sentence(text)}


@dataclass(frozen=True, slots=True)
class _Statement:
    """A paragraph between two others where somebody is interviewed."""

    text: str
    before: str
    after: str


STATED: Scale[_Statement] = Scale(
    4,
    Cue("invites to tell", 4, lambda it: invites(it.text)),
    Cue("speaks to somebody", 2, lambda it: addresses(it.text)),
    Cue("a single sentence", 1, lambda it: len(shapes.sentences(it.text)) == 1),
    Cue("shorter than the one below", 1, lambda it: len(it.text) < len(it.after)),
    Cue("shorter than the one above", 0.5, lambda it: len(it.text) < len(it.before)),
    Cue("speaks of oneself", -4, lambda it: not invites(it.text) and tells_of_self(it.text)),
    Cue("a condition, as answers have", -1, lambda it: it.text.startswith(("If ", "When "))),
    Cue("opens with a quotation mark", -3, lambda it: it.text[0] in '“"«„‘'),
)


def _addressed(plain: Sequence[Chunk], asked: Sequence[bool], *, announced: bool) -> set[int]:
    """Return the statements that speak to who is interviewed, where others ask, a line each.

    `plain` are the lines on their own, `asked` is whether each asks.
    """
    if sum(asked) < (2 if announced else 3) or sum(asked) * (8 if announced else 5) < len(plain):
        return set()
    found: set[int] = set()
    for at in range(asked.index(True) + 2, len(plain) - 1):
        own = plain[at].texts[0]
        if asked[at - 1] or asked[at] or asked[at + 1] or len(own) > _STATED or plain[at - 1].first in found:
            continue
        if STATED.tips(_Statement(own, plain[at - 1].texts[0], plain[at + 1].texts[0])):
            found.add(plain[at].first)
    return found


def invites(text: str) -> bool:
    """Return whether it asks somebody to tell something."""
    folded = text.casefold().replace("’", "'").lstrip("*_#¿¡ ")
    opened = (
        next((word for word in _INVITING if folded.startswith(word)), "")
        if folded.startswith(_INVITING)
        else ""
    )
    if opened and not (opened.isascii() and folded[len(opened) : len(opened) + 1].isalnum()):
        return True
    return folded.rstrip("。．.!！ ").endswith(_INVITING_ENDS)


def addresses(text: str) -> bool:
    """Return whether it speaks to somebody."""
    if text.isascii():
        return not _ASCII_YOU.isdisjoint(text.lower().encode("ascii").translate(_LETTERS).split())
    return not _YOU.isdisjoint(_WORD.findall(text.casefold())) or any(map(text.__contains__, _YOU_WITHIN))


def tells_of_self(text: str) -> bool:
    """Return whether who says it speaks of themselves."""
    return not _SELF.isdisjoint(text.casefold().replace("’", "'").split())


def _alternating(chunks: Sequence[Chunk], asks: Sequence[bool], *, announced: bool) -> set[int]:
    """Return the statements between answers where questions and answers take turns, a line each.

    Only a single paragraph answers each question there; three in a row, the middle one short, have a question
    that states in the middle. `chunks` are the lines on their own, `asks` is whether each asks.
    """
    asked = [at for at, asking in enumerate(asks) if asking]
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
    return len(text) <= _QUESTION_LENGTH and asks(text)


def _is_stated(chunks: Sequence[Chunk], at: int) -> bool:
    before, own, after = (chunks[place].texts for place in (at - 1, at, at + 1))
    short = len(own) == 1 and len(own[0]) <= _STATED and shapes.ends_sentence(own[0])
    return short and len(own[0]) * 1.15 < min(len(before[0]), len(after[0]))
