"""Papers on one line, title and authors: "• Title — Authors", weighed with the lines near them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import cited_titles, paper_cuts, shapes, summaries, venues
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import Head
from reader.parsing.memo import memoized
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Line
    from reader.parsing.paper_cuts import Cut

PEOPLE = words_for("paper.people")
PLENARY = words_for("paper.plenary")
"""What a programme has besides talks."""
SCHEDULED = lazy.regex(
    r"\d{1,2}[:.h]\d\d\b|(?:session|panel|track|keynote|workshop|tutorial|seminar)\b", re.IGNORECASE
)
_MONTHS = "|".join(sorted(words_for("date.months"), key=len, reverse=True))
TIME = lazy.regex(
    r"\d{1,2}[./]\d{1,2}[./](?:(?:19|20)?\d\d)?:?\s+(?=\S)|(?:19|20)\d\d-\d\d-\d\d:?\s+(?=\S)"
    rf"|\d{{1,2}}\.? (?i:{_MONTHS})\b\.?(?: (?:19|20)\d\d)?(?::\s+|\s{{2,}})(?=\S)"
    r"|\d{1,2}月\d{1,2}日\s*(?=\S)"
    r"|\d{1,2}[:.h]\d\d(?:\s?[–-]\s?\d{1,2}[:.h]\d\d)?\s*(?:Uhr|h|am|pm)?[:.]?\s+(?=\S)"
)
"""A day or a time before a talk."""
CLOCK = lazy.regex(r"\d{1,2}[:.h]\d\d(?:\s?[–-]\s?\d{1,2}[:.h]\d\d)?\s?(?:uhr|h|[ap]\.?m\.?)?", re.IGNORECASE)
"""A time and nothing else."""
_CODED = lazy.regex(
    r"\[[A-Z]{1,3}-?\d{1,3}\]\s+(?=\S)|[A-Z]{1,3}-?\d{1,3}(?:[.:)]\s+|\s{2,}|\s[–—-]\s)(?=\S)|[★☆▲△↑♥♡👍]\s*\d[\d.,k]*\s+(?=\S)"
    r"|[→➜▶►]\s+(?=\S)|(?:19|20)\d\d(?:[-/]\d{1,4}|:)\s+(?=[^\W\d_]|[“\"«„])|#\d{1,4}[.:]?\s+(?=\S)"
    rf"|(?i:{'|'.join(sorted(words_for('paper.numbered')))})\s?(?:#|no\.?|nr\.?)?\s?\d{{1,4}}\s?[:.)–—-]\s+(?=\S)"
)
"""A poster's number, a score or an arrow."""
_LINKED = lazy.regex(
    r"(?:\[(?:pdf|bib|bibtex|abs|abstract|html|code|video|slides|poster|data|doi|arxiv)\]\s*){1,6}(?=[^\s\[])",
    re.IGNORECASE,
)
"""Links to what a paper has, before its title: "[pdf] [bib] Slow locks"."""
BRACKETED = lazy.regex(r"\[\d{1,3}\]\s+(?=\S)")
_BETWEEN = (
    (lazy.regex(r"[•▪●]\s"), lazy.regex(r"\s+(?=[•▪●]\s)")),
    (lazy.regex(r"\d[.)]\s"), lazy.regex(r"[;,\s](?:(?<=\s)|\s)\s*(?=\(?\d{1,2}[.)]\s)")),
    (lazy.regex(r";\s"), lazy.regex(r"\s*;\s+")),
)
"""What may separate several papers on one line: bullets, numbers, semicolons; after a part that is quick to
search for."""


class Listed(NamedTuple):
    """A title with its authors on one line."""

    head: Head
    title: str
    cut: Cut


class _Listed(NamedTuple):
    """A title with its authors on one line, on its page."""

    head: Head
    title: str
    cut: Cut
    text: str
    shared: bool
    """Several papers are on the line."""
    announced: bool
    like: int
    """How many lines near it have this form."""
    sure: int
    """How many of those name several authors."""
    sparse: bool


_MADE = lazy.regex(
    r"\b(?:\w+(?:ed|en|t)|made|done|found|fix|patch|work|translations?|update|idea|code|help|file)$",
    re.IGNORECASE,
)
CODE = lazy.regex(r"\w/\w|\w\.\w{1,5}\b|[{}=<>\\#]|\w_\w|::|\(\)")
_YEAR_ONLY = lazy.regex(r"[\s,;:·|()\[\]-]*(?:(?:19|20)\d\d)?[\s,;:·|()\[\]-]*")
"""What says no more than a year, or nothing."""


def _are_works(it: _Listed) -> bool:
    """Return whether lines mostly name one person, or no more than a year, and no paper is announced."""
    several = it.sure + (len(it.cut.names) > 1)
    if it.announced or it.shared or several * 2 > it.like or (it.cut.quoted and TIME.match(it.text)):
        return False
    bare = _YEAR_ONLY.fullmatch(it.cut.rest) is not None and "://" not in it.text
    return len(it.cut.names) == 1 or (it.like > 0 and bare)


def _is_lone(it: _Listed) -> bool:
    """Return whether two words are signed as anything in a text may be: "With pictures by Ana Bo"."""
    return it.cut.by and len(it.title.split()) == 2 and not it.sure and not sign_length(it.text)


def _is_set_off(it: _Listed) -> bool:
    return it.cut.linked or it.cut.quoted


LISTED: Scale[_Listed] = Scale(
    3.5,
    Cue("two authors and more", 2, lambda it: len(it.cut.names) > 1),
    Cue("three authors and more", 0.5, lambda it: len(it.cut.names) > 2),
    Cue("several papers on the line", 2, lambda it: it.shared),
    Cue("a bullet or a number", 0.5, lambda it: sign_length(it.text)),
    Cue("a number in brackets", 1.5, lambda it: BRACKETED.match(it.text)),
    Cue("dots lead to its page", 1.5, lambda it: paper_cuts.leader(it.text)),
    Cue("papers are announced", 2, lambda it: it.announced),
    Cue("lines of the same form near it", 1, lambda it: it.like > 0),
    Cue("lines with several authors near it", 1, lambda it: it.sure > 0),
    Cue("more of them", 0.5, lambda it: it.sure > 1),
    Cue("most near it have several authors", 1, lambda it: it.sure * 2 > it.like),
    Cue(
        "a venue's words",
        1,
        lambda it: not (it.cut.rest and _YEAR_ONLY.fullmatch(it.cut.rest)) and summaries.backs(it.text[:200]),
    ),
    Cue("a year or venue beside them", 1, lambda it: venues.reads_as_venue(it.cut.rest)),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) > 3),
    Cue("quotation marks around the title", 0.5, lambda it: it.cut.quoted),
    Cue("a time before it, and quotation marks", 1, lambda it: it.cut.quoted and TIME.match(it.text)),
    Cue("one name or a year, as of films and songs", -2.5, _are_works),
    Cue("by, as in any sentence", -1, lambda it: it.cut.by),
    Cue("one word by somebody", -2, lambda it: it.cut.by and len(it.title.split()) == 1),
    Cue("two words by somebody, and no other like it", -2, _is_lone),
    Cue("a number of something", -3, lambda it: it.title[0].isdigit() and len(it.title.split()) < 4),
    Cue("by, after a verb", -4, lambda it: it.cut.by and not _is_set_off(it) and _MADE.search(it.title)),
    Cue("a link between title and authors", 1, lambda it: it.cut.linked),
    Cue("the title starts in lower case", -2.5, lambda it: it.title[0].islower()),
    Cue("speaks of a title in quotation marks", -4, lambda it: cited_titles.speaks_of_title(it.title)),
    Cue("signs of code or a path", -3, lambda it: CODE.search(it.title)),
    Cue("the title names the authors", -3, lambda it: any(name in it.title for name in it.cut.names)),
    Cue("capitals throughout", -3, lambda it: it.text.isupper()),
    Cue("a time or a session", -3, lambda it: SCHEDULED.match(it.title)),
    Cue("a heading over people", -6, lambda it: shapes.plain(it.title) in PEOPLE),
    Cue("no talk of a programme", -6, lambda it: shapes.plain(it.title) in PLENARY),
    Cue("rare in a long document", -3, lambda it: it.sparse),
)


_NEAR = 40
"""Papers on the same page are at most this many lines apart."""
_LONG_DOCUMENT, _RARE = 200, 25
"""In a document longer than this, a list has a paper for every so many lines at least."""


class Crowd:
    """Where the lines are that could be papers, and how many of them near a line."""

    def __init__(self, count: int, *places: Sequence[int]) -> None:
        self._places = [sorted(some) for some in places]
        together = sum(map(len, places))
        self.sparse = count > _LONG_DOCUMENT and together * _RARE < count

    def near(self, index: int, which: int) -> int:
        """Return how many of a sort are near a line, without that line."""
        places = self._places[which]
        found = bisect_right(places, index + _NEAR) - bisect_left(places, index - _NEAR)
        return found - (bisect_right(places, index) - bisect_left(places, index))


def find(
    lines: Sequence[Line],
    listed: Sequence[tuple[int, list[Listed]]],
    announced: int,
    crowd: Crowd,
    cited: Sequence[int],
) -> Iterator[Head]:
    """Yield the papers of those lines with a title and authors that weigh enough."""
    several = Crowd(len(lines), [*(index for index, found in listed if _are_sure(found)), *cited])
    for index, found in listed:
        it = _Listed(
            *found[0], lines[index].bare, len(found) > 1, index > announced,
            crowd.near(index, 0), several.near(index, 0), crowd.sparse,
        )  # fmt: skip
        if LISTED.tips(it):
            yield from (one.head for one in found)


def _are_sure(found: Sequence[Listed]) -> bool:
    return len(found) > 1 or len(found[0].cut.names) > 1


class _Piece(NamedTuple):
    """A stretch of a line that is a paper."""

    begin: int
    stop: int
    cut: Cut


def on_one_line(line: Line, index: int) -> list[Listed]:
    """Return the papers on one line, "• Title — Authors"; with several, empty if any part isn't one."""
    text = line.bare
    if len(text) > shapes.LONG and (len(text) > _LONGEST_ITEM or not shapes.bullet(text)):
        return []
    return [_listed(line, index, piece) for piece in _pieces(text)]


_LONGEST_ITEM = 2000


@memoized
def _pieces(text: str) -> tuple[_Piece, ...]:
    if not paper_cuts.could_be_cut(text):
        return ()
    whole = _cut(text, 0, len(text))
    best = [whole] if whole else []
    for part, between in _BETWEEN:
        if not part.search(text):
            continue
        cuts = [match.span() for match in between.finditer(text) if match.start()]
        if not cuts:
            continue
        begins, stops = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
        found = [_cut(text, *piece) for piece in zip(begins, stops, strict=True)]
        pieces = [piece for piece in found if piece]
        if len(pieces) == len(found) > len(best):
            best = pieces
    return tuple(best)


def _cut(text: str, begin: int, stop: int) -> _Piece | None:
    cut = paper_cuts.best(text, begin + sign_length(text[begin:stop]), stop)
    return _Piece(begin, stop, cut) if cut else None


def _listed(line: Line, index: int, piece: _Piece) -> Listed:
    """Return the paper on a stretch of a line."""
    begin, stop, cut = piece
    start = line.span(begin, stop)[0] if begin else line.start
    head = Head(line.span(*cut.title), line.span(*cut.authors), cut.names, (index,), begin=start)
    return Listed(head, line.bare[slice(*cut.title)], cut)


def sign_length(text: str) -> int:
    """Return how many characters a bullet, an item number ("1.", "[1]") or a time takes before a title."""
    bracketed = BRACKETED.match(text) or TIME.match(text) or _CODED.match(text) or _LINKED.match(text)
    if bracketed:
        length = bracketed.end()
    else:
        length = shapes.bullet(text)
        numbered = _IN_BRACKETS.match(text, length)
        length = numbered.end() if numbered else length or shapes.number_length(text)
    invited = _INVITED.match(text, length) if ":" in text[length : length + _LONGEST_INVITED] else None
    return invited.end() if invited else length


_INVITED = lazy.regex(
    rf"(?:{'|'.join(sorted(words_for('paper.invited'), key=len, reverse=True))})(?: \d)?\s?:\s+(?=\S)",
    re.IGNORECASE,
)
"""Before a talk's title: "Keynote: The lock keeper's dilemma"."""
_LONGEST_INVITED = 32
_IN_BRACKETS = lazy.regex(r"\(\d{1,4}\)\s+(?=\S)")
