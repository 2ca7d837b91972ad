"""The tail: the postings at a document's end and the footer lines before them.

A posting is a place line with its text below; its role may stand between them. The tail starts at the last
footer line ("Related content") or line that announces jobs that is followed only by postings or, if there is
none, at the first of the pairs that run to the end of the document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reader import places
from reader.parsing import shapes, vocabulary, word_tables
from reader.parsing.evidence import Cue, weigh
from reader.parsing.lines import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

FOOTER_WORDS = frozenset(
    {
        "research areas", "research area", "related content", "related jobs", "related positions",
        "open positions",
        "open roles", "open jobs", "job openings", "latest jobs", "work with us", "careers", "jobs",
        "job postings",
        "see more jobs", "view all jobs", "tags", "topics", "latest news", "more jobs",
        "current openings", "join us",
    }
)  # fmt: skip
_FOOTER_STARTS = word_tables.starts(FOOTER_WORDS)
_AREAS = 12
_PLACE_LENGTH = 120
_BODY_LENGTH = 150
"""A posting's text is longer than this; the second line of a caption or teaser seldom is."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The postings and the footer."""

    begin: int
    """The index of its first line; the number of all lines if there is no tail."""
    footer: tuple[Span, ...]
    postings: tuple[Span, ...]
    """Each with its place line first."""


@dataclass(frozen=True)
class _Run:
    """Pairs that may be a document's postings."""

    lines: Sequence[Line]
    starts: Sequence[int]
    announced: bool

    @cached_property
    def texts(self) -> Sequence[str]:
        """What each posting says first, below its place and the role that may stand over the text."""
        return [self.lines[start + (2 if is_headed(self.lines, start) else 1)].bare for start in self.starts]


CUES: tuple[Cue[_Run], ...] = (
    Cue("a footer line announces them", 3, lambda run: run.announced),
    Cue("a text is long", 2, lambda run: any(len(text) > _BODY_LENGTH for text in run.texts)),
    Cue("the first text is long", 1, lambda run: len(run.texts[0]) > _BODY_LENGTH),
    Cue("there are several", 1, lambda run: len(run.starts) > 1),
    Cue(
        "the first place starts with a country code", 1, lambda run: run.lines[run.starts[0]].bare[2:3] == ","
    ),
    Cue("the first text is glued to its place", 1, lambda run: _glued(run.lines, run.starts[0])),
    Cue(
        "a text is short and no sentence",
        -2,
        lambda run: any(map(_short, run.texts)),
    ),
)
THRESHOLD = 4


def find(lines: Sequence[Line], short: Sequence[int]) -> Tail:
    """Return the tail of a document, empty if nothing suggests one; `short` are its short lines."""
    starts = _starts(lines, short)
    if starts:
        announced = _is_announced(lines, starts[0])
        if weigh(CUES, _Run(lines, starts, announced)) >= THRESHOLD:
            foot = _foot(lines, starts[-1] + 2)
            ends = [*(start - 1 for start in starts[1:]), foot - 1]
            postings = tuple(Span("posting", a, b) for a, b in zip(starts, ends, strict=True))
            found = _with_footer(lines, starts[0], postings)
            below = tuple(Span("footer", index, index) for index in range(foot, len(lines)))
            return replace(found, footer=(*found.footer, *below))
    return _with_footer(lines, len(lines), ())


def _foot(lines: Sequence[Line], first: int) -> int:
    """Return where the last chunk of a document begins if it is a site's foot, or the number of lines.

    Its lines are short, and one says whose rights they are; it is not above `first`.
    """
    top = len(lines) - 1
    while top > first and lines[top].row == lines[top - 1].row + 1:
        top -= 1
    texts = [line.bare for line in lines[top:]] if top >= first else []
    short = all(len(text) <= _FOOT and not shapes.ends_sentence(text) for text in texts)
    owned = any(text.startswith(("©", "(c)", "Copyright")) for text in texts)
    return top if short and owned else len(lines)


_FOOT = 60
_FOOTER = 40


def is_footer(text: str) -> bool:
    """Return whether it is one of the lines that separate an article from the postings."""
    return len(text) < _FOOTER and text[0] in _FOOTER_STARTS and shapes.plain(text) in FOOTER_WORDS


def _starts(lines: Sequence[Line], short: Sequence[int]) -> list[int]:
    """Return the place lines from which on there are only pairs of a place and its text.

    They follow a line that announces them, open the text, or run to its end.
    """
    last_footer = next((index for index in reversed(short) if is_footer(lines[index].bare)), -1)
    after = [index for index in short if index > last_footer and _may_be_place(lines[index].bare)]
    announced = (at for at, index in enumerate(after) if not index or _is_announced(lines, index))
    first = next((at for at in announced if _is_pair(lines, after[at])), None)
    if first is not None:
        return [index for index in after[first:] if _is_pair(lines, index)]
    return _pairs_to_the_end(lines, set(after))


def _is_pair(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line is a place, and the next one its text."""
    return (
        index + 1 < len(lines)
        and _is_place(lines[index].bare)
        and not _is_place(lines[index + 1].bare)
        and not is_footer(lines[index + 1].bare)
    )


def _is_announced(lines: Sequence[Line], place: int) -> bool:
    """Return whether the line over a place is one of a footer, or says in any language that jobs follow."""
    over = lines[place - 1].bare if place else ""
    if not over or is_footer(over):
        return bool(over)
    short = len(over) < _FOOTER and not shapes.ends_sentence(over)
    return short and vocabulary.phrases("listing").search(over) is not None


def is_headed(lines: Sequence[Line], place: int) -> bool:
    """Return whether a short line with a sentence below it is right below a place: the role, as a rule."""
    if place + 2 >= len(lines):
        return False
    first, second = lines[place + 1].bare, lines[place + 2].bare
    return (
        len(first) <= _ROLE
        and shapes.is_title_like(first)
        and len(first) < len(second)
        and shapes.ends_sentence(second)
    )


_ROLE = 90


def _pairs_to_the_end(lines: Sequence[Line], candidates: Container[int]) -> list[int]:
    """Return the longest run of strict pairs to the end of the document, for lack of a footer line."""
    starts: list[int] = []
    index = len(lines) - 2
    while index in candidates and _is_pair(lines, index) and _glued(lines, index):
        starts.append(index)
        index -= 2
    return starts[::-1]


def _is_place(text: str) -> bool:
    """Return whether a line is a place. Checks the shape first: the table of places is slow to load."""
    return _may_be_place(text) and places.is_place_line(text)


def _may_be_place(text: str) -> bool:
    shaped = len(text) <= _PLACE_LENGTH and "," in text[:-1]
    shaped = shaped and text[0].isalpha() and not text[0].islower() and text[-1] not in ",;:"
    # "Washington, D.C." is not a sentence.
    return shaped and not (shapes.ends_sentence(text) and text[-3:-2] != ".")


def _glued(lines: Sequence[Line], index: int) -> bool:
    return lines[index + 1].row == lines[index].row + 1


def _short(text: str) -> bool:
    return len(text) < _BODY_LENGTH and not shapes.ends_sentence(text)


def _with_footer(lines: Sequence[Line], end: int, postings: tuple[Span, ...]) -> Tail:
    """Return the tail with the footer lines just before it; without postings, a footer at the very end."""
    begin = end
    while begin > 0 and is_footer(lines[begin - 1].bare):
        begin -= 1
    if begin == 0 and not postings:
        begin = end
    if begin < len(lines):
        begin = _with_areas(lines, begin)
    return Tail(begin, tuple(Span("footer", index, index) for index in range(begin, end)), postings)


def _with_areas(lines: Sequence[Line], begin: int) -> int:
    """Return the start of the footer, including areas and tags listed under footer lines of their own."""
    index = begin - 1
    while index > max(0, begin - 1 - _AREAS) and _may_be_area(lines[index].bare):
        if is_footer(lines[index].bare):
            begin = index
        index -= 1
    return begin


def _may_be_area(text: str) -> bool:
    return len(text) <= _FOOT and not shapes.ends_sentence(text)
