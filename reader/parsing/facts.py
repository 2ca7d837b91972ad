"""Facts about a whole document, gathered once, so that single lines can be judged in context."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import board, interviews, shapes, turn_taking
from reader.parsing.lines import chunks
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from reader.model import BlockKind
    from reader.parsing.lead import Lead
    from reader.parsing.lines import Chunk, Line
    from reader.parsing.scanning import Scan

_NAME = lazy.regex(
    r"[^\W\d_a-z][\w'’-]+(?:\s(?:[^\W\d_a-z]\.|van|von|de|der|den|di|da|bin|al|ter|ten|[^\W\d_a-z][\w'’-]+))*"
    r"\s[^\W\d_a-z][\w'’-]+"
)
_OPENERS = frozenset(
    [
        "How",
        "Why",
        "What",
        "When",
        "Where",
        "Who",
        "Which",
        "The",
        "A",
        "An",
        "Is",
        "Are",
        "Meet",
        "Inside",
        "On",
        "In",
        "At",
        "From",
        "With",
        "For",
        "And",
    ]
)


def _announcing() -> str:
    """Return a pattern for what announces questions; in ASCII, nothing is tried but at its first letters."""
    words = sorted(words_for("interview.announcing"))
    ascii_words = [word for word in words if word[0].isascii()]
    firsts = "".join(sorted({word[0] for word in ascii_words}))
    others = [word for word in words if not word[0].isascii()]
    return "|".join((rf"\b(?=[{firsts}])(?:{'|'.join(ascii_words)})\b", *others))


_ANNOUNCES_QUESTIONS = lazy.regex(_announcing, re.IGNORECASE)
_FIRST_PERSON = lazy.regex(r"\b(?:I|my|me)\b")
_INTERVIEWS = words_for("interview.interviews")
_HEAD, _LINE = 12, 120
"""How many lines from the top may announce an interview, and the length of a line that asks on its own."""
_TOLD = 60
_SEVERAL = 5
"""No rule tells more of them apart."""
_REACH = 400
"""How many lines from the top to check for facts about the whole."""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """What is true of a document as a whole; equal to no other, so that judgements may be kept by it."""

    title: str
    people: frozenset[str]
    """The full names in its title, dek and lead captions."""
    interview: bool
    """It marks its questions ("Q.")."""
    questions_announced: bool
    """Its title mentions questions, answers or an interview."""
    essay: bool
    """One person writes in the first person, judging by the title or an editor's note."""
    board: bool
    """It is the page of one job on a board."""
    bare_questions: int
    """How many of its lines are questions without a mark."""
    lone_questions: int
    """How many lines ask and do nothing else."""
    paragraphs: int
    """How many lines are longer than such a question, several at most."""
    told: int
    """How many lines are sentences of a text, however short its paragraphs are; several at most."""
    turns: Mapping[str, BlockKind]
    """Who speaks in its conversation, and the kind of block for what they say: an interviewer's is a
    question."""
    stated: frozenset[int]
    """The lines that are questions though no question mark closes them."""
    unparted: bool
    """It has (almost) no blank lines, so adjacent lines need not belong together."""


def gather(lines: Sequence[Line], scan: Scan, lead: Lead, end: int, taken: Container[int]) -> Facts:
    """Gather the facts from the lines before `end` (the first line of the tail) that are not taken."""
    first = lead.spans[-1].last + 1 if lead.spans else 0
    reach = min(end, _REACH)
    body = list(chunks(lines, first, reach - 1, taken))
    return with_turns(without_turns(lines, scan, lead, end, taken), lines[:reach], body, taken)


def with_turns(known: Facts, lines: Sequence[Line], body: Sequence[Chunk], taken: Container[int]) -> Facts:
    """Return the facts with who speaks, and which lines ask without a mark, now that more may be taken.

    `body` are the chunks of the free lines below title and standfirst.
    """
    reach = [line.bare for line in lines[:_REACH]]
    free = (text for index, text in enumerate(reach) if index not in taken)
    near = [chunk for chunk in body if chunk.first < _REACH]
    return replace(
        known,
        board=known.board and board.is_board_page(list(free)),  # with fewer lines none becomes one
        turns=interviews.turns(reach),
        stated=interviews.stated(near, announced=known.questions_announced)
        | turn_taking.stated(near)
        | turn_taking.led(near),
    )


def without_turns(lines: Sequence[Line], scan: Scan, lead: Lead, end: int, taken: Container[int]) -> Facts:
    """Gather what is simply counted or looked up: what finding papers needs."""
    near = scan.within(0, min(end, _REACH))
    head = [lines[i].bare for span in lead.spans for i in range(span.first, span.last + 1)]
    title = lead.text(lines, "title") or ""
    reach = [line.bare for line in lines[: min(end, _REACH)]]
    free = [reach[index] for index in near.short if index not in taken]
    announced = _ANNOUNCES_QUESTIONS.search(title) is not None or _says_interview(reach[:_HEAD])
    marked = [shapes.marked_question(reach[index]) for index in near.asking]
    asking = [text for index in near.asking if shapes.ends_question(text := reach[index])]
    return Facts(
        title=title,
        people=frozenset(_people(text[: shapes.LONG] for text in head)),
        interview=any(marked),
        questions_announced=announced,
        essay=_FIRST_PERSON.search(title) is not None
        or any(text[:13].casefold().replace("’", "'") == "editor's note" for text in reach[:12]),
        board=board.is_board_page(free),
        bare_questions=sum(len(text) < shapes.LONG and not shapes.marked_question(text) for text in asking),
        lone_questions=sum(len(text) <= _LINE for text in asking),
        paragraphs=_up_to_several(len(text) > _LINE for text in reach),
        told=_up_to_several(len(text) > _TOLD and shapes.ends_sentence(text) for text in reach),
        turns={},
        stated=frozenset(),
        unparted=len(reach) > 4 and (len(reach) - 1 - len(near.glued)) * 12 < len(reach),
    )


def _up_to_several(holds: Iterable[bool]) -> int:
    """Return for how many lines something holds; more than several are not counted."""
    return sum(islice(filter(None, holds), _SEVERAL))


def _says_interview(texts: Sequence[str]) -> bool:
    """Return whether a standfirst or a byline calls what follows an interview."""
    short = (text.casefold() for text in texts if len(text) <= 2 * _LINE)
    return any(any(map(low.__contains__, _INTERVIEWS)) for low in short)


def _people(texts: Iterable[str]) -> set[str]:
    """Return the runs of capitalised words that may be someone's full name."""
    found = set()
    for text in texts:
        for match in _NAME.finditer(text):
            tokens = match.group().split()
            while tokens and tokens[0] in _OPENERS:
                tokens = tokens[1:]
            if len(tokens) > 1:
                found.add(" ".join(tokens))
    return found
