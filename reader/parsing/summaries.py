"""What belongs to a paper besides title and authors: affiliations, venue and links, and its summary."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import shapes
from reader.parsing.evidence import Cue, Scale, weigh
from reader.parsing.memo import memoized
from reader.parsing.word_tables import at_word, by_language, words_for

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.parsing.lines import Head, Line

_ABSTRACT = lazy.regex(r"(?:abstract|summary|tl;?dr)\s*[:.—–-]", re.IGNORECASE)
_LABELS = words_for("paper.abstract")
_VENUES = (
    "proceedings", "conference", "workshop", "symposium", "journal", "transactions", "arxiv", "doi",
    "preprint", "best paper", "oral", "poster", "spotlight", "accepted", "to appear", "published",
    "presented", "track", "session", "university", "institute", "labs?", "college", r"inc\.", "research",
    "laborator(?:y|ies)", "school", "department", "equal contribution", "corresponding author",
)  # fmt: skip
_VENUES_ABROAD = (
    word
    for language, words in by_language("paper.venues").items()
    for word in words
    if language != "en" and word.isalpha()
)
_VENUE = lazy.regex(rf"{at_word((*_VENUES, *_VENUES_ABROAD))}\b")
# No two of its parts can match the same spaces, so a line that doesn't fit fails at once.
_LINK = lazy.regex(
    r"(?:(?:[A-Za-z][\w -]{1,24}:\s+)?(?:https?://\S+|www\.\S+)\s*){1,4}|doi:?\s*10\.\S+"
    r"|(?:abs|abstract|bib|html)"
    r"(?: (?:abs|abstract|bib|bibtex|html|pdf|code|video|slides|poster|website|supp|arxiv|doi)){1,8}"
    r"|[\[(]?(?:(?:read|get|download|view|see)\s+(?:the\s+)?)?(?:full\s+)?"
    r"(?:pdf|paper|code|blog post|blog|video|slides|poster|arxiv|doi|project page|publication|link|bibtex"
    r"|data(?:set)?)\b(?:(?: (?:pdf|paper|code|video|slides|poster|talk|demo|dataset|data|models?|website"
    r"|supplement(?:ary material|al)?|appendix|bibtex|press|cad files))+$)?"
    r"(?:\s*[|·,/•()\[\]][\s|·,/•()\[\]]*\w(?:[\w ]{0,19}\w)?)*\W*",
    re.IGNORECASE,
)
_SEVERAL_LINKS = lazy.regex(r"://|\w\s*[\]|·,/•]\s*\[?\w|^\[")
_NOTE_LENGTH = 220
_SHORT_NOTE = 120
_MAX_NOTES, _MOST_MARKED = 4, 40
"""So many lines of notes are under a title and its authors, and so many of which each is tied to a name."""

_MARKED = lazy.regex(
    rf"(?!\d{{1,2}} (?i:{'|'.join(sorted(words_for('date.months')))})\b)"
    r"(?:\d{1,2}|[*†‡§¶∗⁎¹²³⁴⁵⁶⁷⁸⁹]|\([a-z\d]\)|\[\w\])\s?[^\W\d_a-z]"
)
"""What ties an affiliation to a name."""
_NAMED = lazy.regex(
    r"(?:affiliations?|institutions?|venue|published(?: (?:in|at))?|presented at|appeared in|conference"
    r"|journal|links?|resources|keywords?|track|doi|arxiv|code|project page|contact|e-?mail"
    r"|date|pages?|presenter|presenting author)\s?:\s*\S",
    re.IGNORECASE,
)
_AFFILIATIONS = words_for("paper.affiliations")
_YEAR = lazy.regex(r"\b(?:19|20)\d\d\W*$")
_SET_OFF_YEAR = lazy.regex(r"[,(] ?(?:19|20)\d\d\b")
_CITED = lazy.regex(r"\b\d[\d,.]* citations?\b|\bcited by \d", re.IGNORECASE)
_SESSION = lazy.regex(r"(?:session|track|day|part|area|theme|topic) \w{1,3}\s?[:.–—-]", re.IGNORECASE)
_DATE = lazy.regex(
    r"(?:\w{3,9}\.? \d{1,2}|\d{1,2}\.? \w{3,9}\.?),? (?:19|20)\d\d|(?:19|20)\d\d"
    r"|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
)
_INSTITUTION = r"(?:[^\W\d_a-z][\w’'.&-]*|of|for|and|the|de|&)"
_INSTITUTIONS = lazy.regex(rf"{_INSTITUTION}(?:(?:[,;] ?| ){_INSTITUTION}){{0,15}}[,;]?")
_LED = lazy.regex(
    r"(?:in |to appear|published|presented|accepted|venue|[(\[]"
    r"|(?:proceedings|journal|transactions) (?:of|on)|(?:workshop|symposium|conference) on|\w*rxiv\b)",
    re.IGNORECASE,
)
_IDENTIFIER = lazy.regex(
    r"https?://|\bdoi\b|\b10\.\d{4,}/|\barxiv:\s?\d|(?<![\d.])\d{4}\.\d{5}\b", re.IGNORECASE
)
_DATED_LENGTH = 130
_DATED = lazy.regex(
    rf"(?:{'|'.join(sorted(words_for('paper.dated')))})\b.{{0,60}}\b(?:19|20)\d\d\b.{{0,60}}",
    re.IGNORECASE,
)
_VOLUME = lazy.regex(
    r"\b\d{1,3} ?\(\d{1,4}\)|\b(?:s|p|págs?|pp|str)\. ?\d{1,4} ?[-–] ?\d|\b(?:vol|pp)\. ?\d|\bpages \d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Note:
    """A line after a paper's authors or after a note."""

    text: str
    tight: bool
    """It is directly below the line above."""
    last: bool
    """A blank line or nothing follows, or similar lines up to there."""


def are_links(text: str) -> bool:
    """Return whether a line is several links to what a paper has: "PDF · Code · BibTeX"."""
    return (
        len(text) < _LINKS and _SEVERAL_LINKS.search(text) is not None and _LINK.fullmatch(text) is not None
    )


_LINKS = 90


def is_dated(text: str) -> bool:
    """Return whether a line says when a paper was submitted, revised or published."""
    return len(text) < _DATED_LENGTH and _DATED.fullmatch(text) is not None


WORD_CUES: tuple[Cue[str], ...] = (
    Cue("a link and nothing else", 3, lambda text: len(text) < _LINKS and _LINK.fullmatch(text)),
    Cue("several links, or one as such", 1, are_links),
    Cue("a label of such lines", 2, _NAMED.match),
    Cue("a mark that ties it to a name", 2, _MARKED.match),
    Cue("over where the authors work", 2, lambda text: shapes.plain(text) in _AFFILIATIONS),
    Cue("words of venues and institutions", 1, lambda text: _VENUE.search(text.lower())),
    Cue("opens as a venue does", 1, _LED.match),
    Cue("a year closes it", 1, _YEAR.search),
    Cue("a year after a comma or in brackets", 1, _SET_OFF_YEAR.search),
    Cue("how often it is cited", 2, _CITED.search),
    Cue("a session with its letter or number", -3, _SESSION.match),
    Cue("a volume or pages", 2, lambda text: shapes.has_digit(text) and _VOLUME.search(text)),
    Cue("an address or identifier in it", 2, lambda text: len(text) < 160 and _identifier(text)),
    Cue("when it was submitted or revised", 2.5, is_dated),
    Cue("a date", 2, _DATE.fullmatch),
    Cue(
        "institutions and nothing else",
        1,
        lambda text: _INSTITUTIONS.fullmatch(text) and _VENUE.search(text.lower()),
    ),
    Cue("a sentence without any mark", -1.5, lambda text: shapes.ends_sentence(text) and text[0].isalpha()),
    Cue("a question", -3, shapes.ends_question),
    Cue("a summary's label", -6, _ABSTRACT.match),
    Cue("a heading's signs", -6, shapes.is_markdown_heading),
)
"""What a line of affiliations, venue or links says."""
NOTE_CUES: tuple[Cue[_Note], ...] = (
    Cue("right under the line above", 1, lambda it: it.tight),
    Cue("apart", -1.5, lambda it: not it.tight),
    Cue("no sentence", 0.5, lambda it: not shapes.ends_sentence(it.text)),
    Cue("the last of its lines", 1, lambda it: it.tight and it.last and len(it.text) < _SHORT_NOTE),
)
"""Where it is."""
NOTE_THRESHOLD = 2.5
_SURELY: Scale[str] = Scale(2, *WORD_CUES)
"""Whether it says so wherever it is."""


@lru_cache(maxsize=512)  # lines above and below ask about each other
def reads_as_note(text: str) -> bool:
    """Return whether a line gives affiliations, venue or links, wherever it is."""
    return len(text) <= _NOTE_LENGTH and _SURELY.tips(text)


@memoized
def backs(text: str) -> bool:
    """Return whether a short line says of what is above it that it is a paper: its venue, pages or links."""
    return _SURELY.tips(text) and not (_DATE.fullmatch(text) or is_dated(text))


def is_identified(text: str) -> bool:
    """Return whether an address or identifier is in the first half of a line, where no title has one."""
    found = _identifier(text[:80])
    return found is not None and found.start() < len(text) / 2


def _identifier(text: str) -> re.Match[str] | None:
    """Return the first address or identifier in a text; one without a digit is rare."""
    could = shapes.has_digit(text) or "://" in text or "doi" in text.casefold()
    return _IDENTIFIER.search(text) if could else None


def after_notes(lines: Sequence[Line], index: int, end: int, taken: Container[int] = frozenset()) -> int:
    """Return the first index from `index` on, up to `end`, that is taken or isn't such a note."""
    last, most = min(end, index + _MAX_NOTES), min(end, index + _MOST_MARKED)
    while index < last and index not in taken and _is_note(lines, index, end):
        last += last < most and _MARKED.match(lines[index].bare) is not None  # each name may have its own
        index += 1
    return index


def with_notes(
    lines: Sequence[Line], found: Sequence[Head], end: int, taken: Container[int]
) -> Iterator[Head]:
    """Yield the heads with the lines of affiliations, venue and links right after the authors."""
    ends = [head.rows[0] for head in found[1:]] + [end] * bool(found)
    for head, stop in zip(found, ends, strict=True):
        first, above = head.rows[-1] + 1, head.rows[0] - 1
        notes = range(first, after_notes(lines, first, stop, taken))
        timed = above >= 0 and above not in taken and lines[above].row + 1 == lines[above + 1].row
        yield replace(head, notes=(above, *notes) if timed and is_time(lines[above].bare) else tuple(notes))


_TIME = lazy.regex(r"\d{1,2}[:.h]\d\d(?:\s?[–—-]\s?\d{1,2}[:.h]\d\d)?(?: ?(?:am|pm|h|Uhr))?")


def is_time(text: str) -> bool:
    """Return whether a line is the time of a talk, and nothing else."""
    return text[0].isdigit() and len(text) < _TIME_LENGTH and _TIME.fullmatch(text) is not None


_TIME_LENGTH = 20


_KEY = lazy.regex(r"\[[A-Za-z]{0,3}\d{1,3}\]|(?:19|20)\d\d ?[–-] ?[\w ]{4,8}")
"""The key over the next entry of a list, or the years over several."""


def _is_note(lines: Sequence[Line], index: int, end: int) -> bool:
    text = lines[index].bare
    if len(text) > _NOTE_LENGTH or text.isdigit() or is_time(text) or _KEY.fullmatch(text):
        return False
    note = _Note(text, lines[index].row == lines[index - 1].row + 1, _closes_soon(lines, index, end))
    return weigh(NOTE_CUES, note) + _words_weigh(text) >= NOTE_THRESHOLD


@lru_cache(maxsize=1024)  # a line under a title may be another one's, too
def _words_weigh(text: str) -> float:
    return weigh(WORD_CUES, text)


def _closes_soon(lines: Sequence[Line], index: int, end: int) -> bool:
    """Return whether a blank line follows, directly or after at most two more lines like this.

    If the next paper comes right below (at `end`), the line may be a heading.
    """
    for below in range(index + 1, index + 4):
        if below >= len(lines) or lines[below].row > lines[below - 1].row + 1:
            return True
        if below >= end or len(lines[below].bare) >= _SHORT_NOTE or shapes.ends_sentence(lines[below].bare):
            return False
    return False


def complete(lines: Sequence[Line], found: Sequence[Head], end: int, taken: Mapping[int, str]) -> list[Head]:
    """Return one or more papers with the summary that follows each, and the links below it.

    `taken` names the kind of each line already decided by a pass: captions and teasers may come between a
    paper's authors and its summary; a heading ends it.
    """
    ends = [*(head.rows[0] for head in found[1:]), end]
    prose = [_prose(lines, head, stop, taken) for head, stop in zip(found, ends, strict=True)]
    # After the last paper the article may go on: give it as much as the others have.
    usual = sorted(len(indices) for indices in prose[:-1])
    parts = _parts(lines, prose[-1])
    if usual:
        labelled = bool(prose[-1]) and _ABSTRACT.match(lines[prose[-1][0]].bare) is not None
        prose[-1] = prose[-1][: max(usual[len(usual) // 2], int(labelled), parts)]
    else:
        prose[-1] = prose[-1][: max(1, parts)]
    if _is_remark(lines, found, prose):
        prose = [() for _ in found]
    return [
        replace(
            head,
            summary=head.summary or indices,
            notes=(*head.notes, *_label_over(lines, indices), *_links_under(lines, indices, stop, taken)),
        )
        for head, indices, stop in zip(found, prose, ends, strict=True)
    ]


def _parts(lines: Sequence[Line], summary: Sequence[int]) -> int:
    """Return how many paragraphs from the first on are parts of an abstract, each after its label."""
    labels = (_PART.match(lines[index].bare) for index in summary)
    return sum(1 for _ in takewhile(lambda it: it is not None and it[1].casefold() not in _FACTS, labels))


_FACTS = words_for("paper.facts")
_PART = lazy.regex(r"([^\W\d_]{4,}(?:,? (?:[&/]|[^\W\d_]+)){0,3}) ?[:：] ?[^\W\d_]")
"""Opens a part of an abstract: "Methods: we", "Materials and methods: two"."""


def _is_remark(lines: Sequence[Line], found: Sequence[Head], prose: Sequence[Sequence[int]]) -> bool:
    """Return whether one paragraph is under one of several papers cited on a line each: it is on none."""
    told = [indices for indices in prose if indices]
    if len(found) < _ALIKE or len(told) != 1 or any(head.summary or len(head.rows) > 1 for head in found):
        return False
    return len(told[0]) == 1 and not _ABSTRACT.match(lines[told[0][0]].bare)


_ALIKE = 5


def _label_over(lines: Sequence[Line], summary: Sequence[int]) -> Iterator[int]:
    """Yield the line above a summary if it is nothing but its label: "Abstract"."""
    if summary and is_label(lines[summary[0] - 1].bare):
        yield summary[0] - 1


def is_label(text: str) -> bool:
    """Return whether a line is the label of an abstract, with nothing after it."""
    return len(text) < 40 and shapes.plain(text.strip("#* ")) in _LABELS


def opens_abstract(text: str) -> bool:
    """Return whether a line is the label of an abstract, alone or before its first words."""
    if is_label(text):
        return True
    head = _LABEL_END.split(text[:40], maxsplit=1)
    return len(head) > 1 and shapes.plain(head[0].strip("#*_ ")) in _LABELS


_LABEL_END = lazy.regex(r"[:：.]|\s?[—–]")


def _links_under(
    lines: Sequence[Line], summary: Sequence[int], stop: int, taken: Mapping[int, str]
) -> Iterator[int]:
    """Yield the lines of links that end a summary, and what it is about: "Keywords: tides; gulls"."""
    for index in range(summary[-1] + 1, stop) if summary else ():
        text = lines[index].bare
        linked = len(text) < _LINKS and _LINK.fullmatch(text) is not None
        if taken.get(index) not in _NO_OTHERS or not (linked or _states_fact(text)):
            return
        yield index


def _states_fact(text: str) -> bool:
    """Return whether the label of a fact opens a line: "Keywords: tides; gulls"."""
    label = _PART.match(text) if len(text) <= _NOTE_LENGTH else None
    return label is not None and label[1].casefold() in _FACTS


_NO_OTHERS = frozenset({None, "heading", "caption"})
"""What else a line of links may look like."""


def _prose(lines: Sequence[Line], head: Head, stop: int, taken: Mapping[int, str]) -> tuple[int, ...]:
    """Return the paragraphs after a head, up to the next heading or anything else that isn't an insert."""
    indices: list[int] = []
    for index in range(max((*head.rows, *head.notes)) + 1, stop):
        kind = taken.get(index)
        if not indices and is_label(lines[index - 1].bare) and len(lines[index].bare) > 90:
            indices.append(index)
            continue
        if kind in {"caption", "teaser", "quote"} or (kind == "footer" and not indices):
            continue
        text = lines[index].bare
        if not indices and is_label(text):
            continue
        if (
            kind
            or not any(map(str.isalpha, text))
            or not (shapes.ends_sentence(text) or len(text) > 150)
            or (shapes.ends_question(text) and len(text) < 150)
        ):
            break
        indices.append(index)
    return tuple(indices)
