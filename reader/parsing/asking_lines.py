"""Whether a single line of a body asks somebody who answers below, or heads what follows with a question."""

from __future__ import annotations

import re

from reader import lazy
from reader.parsing import interviews, openings, shapes, units
from reader.parsing.evidence import Cue, Scale
from reader.parsing.word_tables import any_for

_ASKING = lazy.regex(rf"[¿¡«„“\"]?{any_for('interview.asking')}\b", re.IGNORECASE)


def is_row_among_rows(it: units.Unit) -> bool:
    """Return whether a number or a date opens it, and a line right above or below."""
    near = (it.before, it.after if it.glued else "")
    return openings.is_row(it.text) and any(map(openings.is_row, near))


def _all_questions(it: units.Unit) -> bool:
    return all(map(shapes.ends_question, it.sentences))


def _tells_first(it: units.Unit) -> bool:
    """Return whether a sentence tells much before a colon, and what it asks is short."""
    told, _, asked = it.text.rpartition(": ")
    return len(told) > units.SHORT and len(asked) < len(told)


def prose_follows(it: units.Unit) -> bool:
    """Return whether what may be an answer is below, as yet of no kind."""
    return it.after_kind is None and len(it.after) > 0 and not shapes.ends_question(it.after)


QUESTION: Scale[units.Unit] = Scale(
    4,
    Cue("all of it asks", 2, _all_questions),
    Cue("a single sentence", 1.5, lambda it: len(it.sentences) == 1),
    Cue("several sentences of which some tell", -1, lambda it: not _all_questions(it)),
    Cue("more than five sentences", -2, lambda it: len(it.sentences) > 5),
    Cue("tells much before the question", -2, _tells_first),
    Cue("speaks to somebody", 2, lambda it: interviews.addresses(it.text)),
    Cue("its last sentence asks what or whether", 1, lambda it: _ASKING.match(it.sentences[-1])),
    Cue("an answer follows", 1, prose_follows),
    Cue("the answer stands right under it", 1, lambda it: it.glued and prose_follows(it)),
    Cue("questions are announced", 2, lambda it: it.facts.questions_announced),
    Cue("others like it", 1, lambda it: it.facts.bare_questions > 1),
    Cue("short, and one of many", 2, lambda it: it.facts.bare_questions > 2 and len(it.text) <= units.SHORT),
    Cue("the document marks its questions", -3, lambda it: it.facts.interview),
    Cue("opens with a quotation mark", -4, lambda it: it.text[0] in "“\"‘'"),
    Cue("an answer's mark", -5, lambda it: shapes.marked_answer(it.text)),
    Cue("opens the body", -1, lambda it: it.opening),
    Cue("a row among rows", -6, is_row_among_rows),
    Cue("a heading's signs", -1, lambda it: it.text[0] == "#"),
)


def _asks_alone(it: units.Unit) -> bool:
    """Return whether hardly another line asks, among paragraphs: then it heads what follows."""
    few = it.facts.lone_questions < 2 and (it.facts.paragraphs > 1 or it.facts.told > _SEVERAL_TOLD)
    return len(it.text.split()) <= 8 and (few or (it.facts.lone_questions < 3 and it.facts.paragraphs > 4))


_SEVERAL_TOLD = 4


ESSAY: Scale[units.Unit] = Scale(
    2.5,
    Cue("an essay", 2, lambda it: it.facts.essay),
    Cue("a job board", 6, lambda it: it.facts.board),
    Cue("short", 0.5, lambda it: len(it.text.split()) <= 6),
    Cue("alone", 0.5, lambda it: it.alone),
    Cue("a few words, and hardly another asks", 2, _asks_alone),
    Cue("the only line that asks", 1, lambda it: it.alone and it.facts.lone_questions == 1),
    Cue("in the first person", 0.5, lambda it: re.search(r"\b(?:I|my)\b", it.text)),
    Cue("the answer stands right under it", -2, lambda it: it.glued and not it.facts.unparted),
    Cue("questions are announced", -3, lambda it: it.facts.questions_announced),
    Cue("speaks to somebody", -1, lambda it: interviews.addresses(it.text)),
)
