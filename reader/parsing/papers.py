"""Paper summaries: a title and its authors, then affiliations, venue, links and a summary.

`heads` finds titles with their authors; `complete` gives each its summary once the inserts are known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.parsing import authors, shapes
from reader.parsing.evidence import Cue, weigh
from reader.parsing.lines import Line, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.parsing.facts import Facts

_PAPERS = re.compile(
    r"\b(?:papers?|publications?|publishes|accepted|proceedings|reading list|conference|research "
    r"at|posters?|abstracts?)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[—–|]\s+|\s+-{1,2}\s+|,?\s+by\s+")
_DASHES = (" — ", " – ", " | ", " - ", " -- ", " by ")
_SEVERAL = re.compile(r"\s+(?=[•▪●]\s)")
_ABSTRACT = re.compile(r"(?:abstract|summary|tl;?dr)\s*[:.—–-]", re.IGNORECASE)
_VENUE = re.compile(
    r"\b(?:proceedings|conference|workshop|symposium|journal|transactions|arxiv|doi|preprint|best "
    r"paper|oral|poster|spotlight|"
    r"accepted|to appear|published|presented|track|session|university|institute|labs?|college"
    r"|inc\.|department|equal contribution|"
    r"corresponding author|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://\S+|www\.\S+|(?:(?:read|get|download|view|see)\s+(?:the\s+)?)?(?:full\s+)?(?:pdf"
    r"|paper|code|blog post|blog|video|"
    r"slides|poster|arxiv|doi|project page|publication|link|bibtex|data(?:set)?)\b(?:\s*["
    r"|·,/•\]\[]\s*\w[\w ]{0,20})*\W*)",
    re.IGNORECASE,
)
_NOTE_LENGTH = 220
_MAX_NOTES = 4


@dataclass(frozen=True, slots=True)
class Head:
    """A paper as far as its title and authors say: indices into the lines, offsets into the document."""

    title: tuple[int, int]
    authors: tuple[int, int]
    names: tuple[str, ...]
    rows: tuple[int, ...]
    """The lines of title and authors, in order."""
    notes: tuple[int, ...] = ()
    summary: tuple[int, ...] = ()
    begin: int = 0
    """Where its stretch begins: its first line, or its part of a line that holds several papers."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A title and a line of authors that may be a paper."""

    head: Head
    title: str
    byline: authors.Byline
    tight: bool
    """The two lines stand right under each other."""
    alone: bool
    """Nothing but notes shares their chunk."""
    summed: bool
    """Prose follows."""
    announced: bool
    """The document's title or the last heading speaks of papers."""
    sure_others: int
    """How many other candidates have two authors and more."""
    facts: Facts


CUES: tuple[Cue[_Candidate], ...] = (
    Cue("a label announces the authors", 4, lambda it: it.byline.labelled),
    Cue("two authors", 2, lambda it: len(it.byline.names) == 2),
    Cue("three authors and more", 3, lambda it: len(it.byline.names) > 2),
    Cue("right under each other", 1, lambda it: it.tight),
    Cue("nothing else in the chunk", 0.5, lambda it: it.alone),
    Cue("a summary follows", 1, lambda it: it.summed),
    Cue("papers are announced", 1.5, lambda it: it.announced),
    Cue("another paper", 1.5, lambda it: it.sure_others >= 1),
    Cue("several other papers", 1, lambda it: it.sure_others >= 2),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) >= 4),
    Cue("the title ends in a full stop", -3, lambda it: it.title.endswith(".")),
    Cue(
        "the title is a question among questions",
        -1.5,
        lambda it: it.title.endswith("?") and it.facts.bare_questions > 3,
    ),
    Cue(
        "the one author is the article's subject",
        -2,
        lambda it: len(it.byline.names) == 1 and it.byline.names[0] in it.facts.people,
    ),
    Cue("an interview", -1, lambda it: it.facts.interview),
)
THRESHOLD = 4


def heads(lines: Sequence[Line], first: int, end: int, taken: Container[int], facts: Facts) -> list[Head]:
    """The papers' titles and authors between two indices (`end` not included), in order."""
    found: list[Head] = []
    single: list[Head] = []
    candidates: list[_Candidate] = []
    announced = _PAPERS.search(facts.title) is not None
    used: set[int] = set()
    for index in range(first, end):
        text = lines[index].bare
        if index in taken or index in used or len(text) > 4000:
            continue
        one_line = _one_line(lines[index], index)
        if one_line:
            if len(one_line) > 1 or len(one_line[0].names) > 1 or _sign(text):
                found += one_line
            else:
                single += one_line
            used.add(index)
            continue
        announced = announced or (
            len(text) < 120 and not shapes.ends_sentence(text) and _PAPERS.search(text) is not None
        )
        candidate = _candidate(lines, index, (first, end), (taken, used), (announced, facts))
        if candidate:
            candidates.append(candidate)
            used.update(candidate.head.rows)
    found += single if found else []
    sure = sum(len(it.byline.names) > 1 or it.byline.labelled for it in candidates) + 2 * bool(found)
    for it in candidates:
        own = len(it.byline.names) > 1 or it.byline.labelled
        if weigh(CUES, replace(it, sure_others=sure - own)) >= THRESHOLD:
            found.append(it.head)
    found.sort(key=lambda head: head.begin)
    return list(_with_notes(lines, found, end))


def _one_line(line: Line, index: int) -> list[Head]:
    """Papers on one line, "• Title — Authors", several of them perhaps; nothing where one part is not."""
    text = line.text
    reach = 2000 if shapes.bullet(line.bare) else shapes.LONG
    if len(text) > reach or not any(sign in text for sign in _DASHES):
        return []
    found, begin = [], 0
    for stop in [match.end() for match in _SEVERAL.finditer(text.rstrip()) if match.start()] + [len(text)]:
        head = _dashed(line, index, begin, stop)
        if head is None:
            return []
        found.append(head)
        begin = stop
    return found


def _dashed(line: Line, index: int, begin: int, stop: int) -> Head | None:
    piece = line.text[begin:stop]
    offset = begin + len(piece) - len(piece.lstrip())
    piece = piece.strip()
    offset_in = _sign(piece)
    for match in reversed(list(_DASH.finditer(piece, offset_in))):
        names = authors.byline(piece[match.end() :])
        title = piece[offset_in : match.start()].strip('“”" ')
        if names and shapes.is_title_like(title or ".") and not authors.byline(title):
            at = piece.index(title, offset_in)
            place = line.start + offset
            return Head(
                (place + at, place + at + len(title)),
                (place + match.end(), place + len(piece)),
                names.names,
                (index,),
                begin=line.start + begin,
            )
    return None


def _candidate(
    lines: Sequence[Line],
    index: int,
    bounds: tuple[int, int],
    blocked: tuple[Container[int], Container[int]],
    setting: tuple[bool, Facts],
) -> _Candidate | None:
    """The paper whose authors this line may be, its title above it or under it."""
    line = lines[index]
    found = authors.byline(line.bare)
    if found is None:
        return None
    for other in (index - 1, index + 1):
        if not bounds[0] <= other < bounds[1] or any(other in indices for indices in blocked):
            continue
        tight = abs(lines[other].number - line.number) == 1
        sign = _sign(lines[other].bare)
        title = lines[other].bare[sign:]
        if not _can_be_title(title) or (
            not tight and (other > index or not _lone(lines, other, index, found))
        ):
            continue
        first, last = min(index, other), max(index, other)
        head = Head(
            _stretch(lines[other], sign),
            _stretch(line, 0),
            found.names,
            (first, last),
            begin=lines[first].start,
        )
        after = lines[last + 1].bare if last + 1 < bounds[1] else ""
        alone = last + 1 >= len(lines) or lines[last + 1].number > lines[last].number + 1
        announced, facts = setting
        return _Candidate(head, title, found, tight, alone, len(after) > 150, announced, 0, facts)
    return None


def _can_be_title(text: str) -> bool:
    if not shapes.is_title_like(text) or shapes.is_markdown_heading(text):
        return False
    above = authors.byline(text)
    return above is None or (len(above.names) == 1 and not above.labelled)


def _lone(lines: Sequence[Line], title: int, index: int, found: authors.Byline) -> bool:
    """A blank line may part title and authors where both stand alone and the authors are sure."""
    before = title == 0 or lines[title].number > lines[title - 1].number + 1
    return (
        before and lines[index].number == lines[title].number + 2 and (found.labelled or len(found.names) > 1)
    )


def _sign(text: str) -> int:
    """How many characters a bullet or an item's number takes before a title."""
    return shapes.bullet(text) or shapes.number_length(text)


def _stretch(line: Line, sign: int) -> tuple[int, int]:
    begin, end = line.stretch
    return begin + sign, end


def complete(lines: Sequence[Line], found: Sequence[Head], end: int, taken: Mapping[int, str]) -> list[Head]:
    """The papers with the summary that follows each.

    `taken` names the kind of each line that a pass has decided: captions and teasers may stand
    between a paper's authors and its summary, a heading ends it.
    """
    ends = [head.rows[0] for head in found[1:]] + [end] * bool(found)
    prose = [_prose(lines, head, stop, taken) for head, stop in zip(found, ends, strict=True)]
    # What follows the last paper may be the article going on: it gets as much as the others have.
    usual = sorted(len(indices) for indices in prose[:-1])
    if usual:
        labelled = bool(prose[-1]) and _ABSTRACT.match(lines[prose[-1][0]].bare) is not None
        prose[-1] = prose[-1][: max(usual[len(usual) // 2], int(labelled))]
    elif prose:
        prose[-1] = prose[-1][:1]
    return [replace(head, summary=indices) for head, indices in zip(found, prose, strict=True)]


def _with_notes(lines: Sequence[Line], found: Sequence[Head], end: int) -> Iterator[Head]:
    """The heads with the lines of affiliations, venue and links right after the authors."""
    ends = [head.rows[0] for head in found[1:]] + [end] * bool(found)
    for head, stop in zip(found, ends, strict=True):
        notes: list[int] = []
        for index in range(head.rows[-1] + 1, min(stop, head.rows[-1] + 1 + _MAX_NOTES)):
            if not _is_note(lines[index], lines[index - 1]):
                break
            notes.append(index)
        yield replace(head, notes=tuple(notes))


def _is_note(line: Line, above: Line) -> bool:
    text = line.bare
    if len(text) > _NOTE_LENGTH or _ABSTRACT.match(text):
        return False
    if len(text) < 90 and _LINK.fullmatch(text):
        return True
    tight = line.number == above.number + 1
    led = (
        text[0].isdigit()
        or text[0] in "*†‡§¶∗¹²³⁴⁵(["
        or text.casefold().startswith(("in ", "to appear", "published", "venue"))
    )
    return tight and _VENUE.search(text) is not None and (led or not shapes.ends_sentence(text))


def _prose(lines: Sequence[Line], head: Head, stop: int, taken: Mapping[int, str]) -> tuple[int, ...]:
    """The paragraphs after a head, up to the next heading or to anything that is no insert."""
    indices: list[int] = []
    for index in range(max((*head.rows, *head.notes)) + 1, stop):
        kind = taken.get(index)
        if kind in {"caption", "teaser", "quote"}:
            continue
        text = lines[index].bare
        if (
            kind
            or not (shapes.ends_sentence(text) or len(text) > 150)
            or (shapes.ends_question(text) and len(text) < 150)
        ):
            break
        indices.append(index)
    return tuple(indices)


def spans(found: Sequence[Head]) -> list[Span]:
    """The lines that the papers take: one span for a head with its notes, one for each run of summary."""
    result: list[Span] = []
    for head in found:
        for index in [*head.rows, *head.notes, *head.summary]:
            if result and index <= result[-1].last:
                continue
            if result and index == result[-1].last + 1 and index not in {head.rows[0], *head.summary[:1]}:
                result[-1] = Span("paper", result[-1].first, index)
            else:
                result.append(Span("paper", index, index))
    return result
