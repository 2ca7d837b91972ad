"""Papers on one line, title and authors: "• Title — Authors", weighed with the lines near them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import authors, shapes, summaries
from reader.parsing.evidence import Cue, Scale
from reader.parsing.lines import Head
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Line

PEOPLE = words_for("paper.people")
SCHEDULED = lazy.regex(
    r"\d{1,2}[:.h]\d\d\b|(?:session|panel|track|keynote|workshop|tutorial)\b", re.IGNORECASE
)
_DASH = lazy.regex(r"\s+[—–|]\s+|\s+-{1,2}\s+|,?\s+by\s+")
_DASHES = (" — ", " – ", " | ", " - ", " -- ", " by ")
_IN_BRACKETS = lazy.regex(r"\s+\((?=((?:[^()]|\([^()]{1,30}\)){5,400})\)\.?$)")
"""Before authors in brackets at the end of a line."""
TIME = lazy.regex(r"\d{1,2}[:.h]\d\d(?:\s?[–-]\s?\d{1,2}[:.h]\d\d)?\s*(?:Uhr|h|am|pm)?[:.]?\s+(?=\S)")
BRACKETED = lazy.regex(r"\[\d{1,3}\]\s+(?=\S)")
OPENING, CLOSING = '“"«„', '”"»“'
_BETWEEN = (
    lazy.regex(r"\s+(?=[•▪●]\s)"),
    lazy.regex(r"[;,]?\s+(?=\(?\d{1,2}[.)]\s)"),
    lazy.regex(r"\s*;\s+"),
)
"""What may separate several papers on one line: bullets, numbers, semicolons."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """A title with its authors on one line, on its page."""

    head: Head
    title: str
    names: str
    """The line from the first author on, as it is."""
    text: str
    by: bool
    """"By" stands between title and authors."""
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
LISTED: Scale[_Listed] = Scale(
    3.5,
    Cue("two authors and more", 2, lambda it: len(it.head.names) > 1),
    Cue("three authors and more", 0.5, lambda it: len(it.head.names) > 2),
    Cue("several papers on the line", 2, lambda it: it.shared),
    Cue("a bullet or a number", 0.5, lambda it: sign_length(it.text)),
    Cue("a number in brackets", 1.5, lambda it: BRACKETED.match(it.text)),
    Cue("papers are announced", 2, lambda it: it.announced),
    Cue("lines of the same form near it", 1, lambda it: it.like > 0),
    Cue("lines with several authors near it", 1, lambda it: it.sure > 0),
    Cue("more of them", 0.5, lambda it: it.sure > 1),
    Cue("most near it have several authors", 1, lambda it: it.sure * 2 > it.like),
    Cue("a venue's words", 1, lambda it: summaries.backs(it.text[:200])),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) > 3),
    Cue("quotation marks around the title", 0.5, lambda it: it.text.lstrip("-*• ")[0] in OPENING),
    Cue("by, as in any sentence", -1, lambda it: it.by),
    Cue("one word by somebody", -2, lambda it: it.by and len(it.title.split()) == 1),
    Cue("by, after a verb", -4, lambda it: it.by and _MADE.search(it.title)),
    Cue("the title starts in lower case", -2.5, lambda it: it.title[0].islower()),
    Cue("signs of code or a path", -3, lambda it: CODE.search(it.title)),
    Cue("the title names the authors", -3, lambda it: any(name in it.title for name in it.head.names)),
    Cue("capitals throughout", -3, lambda it: it.text.isupper()),
    Cue("a time or a session", -3, lambda it: SCHEDULED.match(it.title)),
    Cue("a heading over people", -6, lambda it: shapes.plain(it.title) in PEOPLE),
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
    listed: Sequence[tuple[int, list[Head]]],
    announced: int,
    crowd: Crowd,
    cited: Sequence[int],
) -> Iterator[Head]:
    """Yield the papers of those lines with a title and authors that weigh enough."""
    several = Crowd(len(lines), [*(index for index, heads in listed if _are_sure(heads)), *cited])
    for index, heads in listed:
        line, head = lines[index], heads[0]
        names = line.text[head.authors[0] - line.start :]
        title = line.text[head.title[0] - line.start : head.title[1] - line.start]
        between = line.text[head.title[1] - line.start : head.authors[0] - line.start]
        it = _Listed(
            head, title, names, line.bare, "by" in between, len(heads) > 1, index > announced,
            crowd.near(index, 0), several.near(index, 0), crowd.sparse,
        )  # fmt: skip
        if LISTED.tips(it):
            yield from heads


def _are_sure(heads: Sequence[Head]) -> bool:
    return len(heads) > 1 or len(heads[0].names) > 1


def on_one_line(line: Line, index: int) -> list[Head]:
    """Return the papers on one line, "• Title — Authors"; with several, empty if any part isn't one."""
    text = line.text
    reach = 2000 if shapes.bullet(line.bare) else shapes.LONG
    if len(text) > reach or not (line.bare[-1] == ")" or any(map(text.__contains__, _DASHES))):
        return []
    whole = _dashed(line, index, 0, len(text))
    best = [whole] if whole else []
    for between in _BETWEEN:
        cuts = [match.span() for match in between.finditer(text.rstrip()) if match.start()]
        if not cuts:
            continue
        begins, stops = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
        found = [_dashed(line, index, *piece) for piece in zip(begins, stops, strict=True)]
        heads = [head for head in found if head]
        if len(heads) == len(found) > len(best):
            best = heads
    return best


def _dashed(line: Line, index: int, begin: int, stop: int) -> Head | None:
    piece = line.text[begin:stop]
    offset = begin + len(piece) - len(piece.lstrip())
    piece = piece.strip()
    offset_in = sign_length(piece)
    best: Head | None = None
    for match in (*_DASH.finditer(piece, offset_in), *_IN_BRACKETS.finditer(piece, offset_in)):
        end = match.end(1) if match.lastindex else len(piece)
        names = authors.byline(piece[match.end() : end])
        title = piece[offset_in : match.start()].strip('“”" ')
        said = "by" in match.group() or not authors.byline(title or ".")
        # A bar may also separate authors: the right cut, before the first, leaves most of them.
        if names and said and shapes.is_title_like(title or ".") and len(names.names) >= _count(best):
            at = piece.index(title, offset_in)
            place = line.start + offset
            best = Head(
                (place + at, place + at + len(title)),
                (place + match.end(), place + end),
                names.names,
                (index,),
                begin=line.start + begin,
            )
    return best


def _count(head: Head | None) -> int:
    return len(head.names) if head else 0


def sign_length(text: str) -> int:
    """Return how many characters a bullet, an item number ("1.", "[1]") or a time takes before a title."""
    bracketed = BRACKETED.match(text) or TIME.match(text)
    return bracketed.end() if bracketed else shapes.bullet(text) or shapes.number_length(text)
