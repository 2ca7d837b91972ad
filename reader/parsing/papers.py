"""Papers: titles with their authors; `summaries` finds what else belongs to them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.parsing import authors, citations, dating, fields, page_words, paper_words, shapes, summaries
from reader.parsing.evidence import Cue, Scale, weigh
from reader.parsing.lines import Head, Line, Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from reader.parsing.facts import Facts
    from reader.parsing.lines import Claims

_PAPERS = re.compile(
    "|".join(
        rf"\b(?:{'|'.join(words)})\b" if language not in page_words.UNPARTED else "|".join(words)
        for language, words in paper_words.ANNOUNCING.items()
    ),
    re.IGNORECASE,
)
_REFERENCES = page_words.every(paper_words.REFERENCES)
_PROSE = 200
"""A longer line is a paragraph."""
_PEOPLE = page_words.every(paper_words.PEOPLE)
_SCHEDULED = re.compile(r"\d{1,2}[:.h]\d\d\b|(?:session|panel|track|keynote|workshop|tutorial)\b", re.IGNORECASE)
_DASH = re.compile(r"\s+[—–|]\s+|\s+-{1,2}\s+|,?\s+by\s+")
_DASHES = (" — ", " – ", " | ", " - ", " -- ", " by ")
_IN_BRACKETS = re.compile(r"\s+\((?=((?:[^()]|\([^()]{1,30}\)){5,400})\)\.?$)")
"""Before authors in brackets at the end of a line."""
_TIME = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[–-]\s?\d{1,2}[:.h]\d\d)?\s*(?:Uhr|h|am|pm)?[:.]?\s+(?=\S)")
_BRACKETED = re.compile(r"\[\d{1,3}\]\s+(?=\S)")
_OPENING, _CLOSING = '“"«„', '”"»“'
_REACH = 4000
"""Longer lines hold no names."""
_BETWEEN = (
    re.compile(r"\s+(?=[•▪●]\s)"),
    re.compile(r"[;,]?\s+(?=\(?\d{1,2}[.)]\s)"),
    re.compile(r"\s*;\s+"),
)
"""What may separate several papers on one line: bullets, numbers, semicolons."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A title and a line of authors that may be a paper."""

    head: Head
    title: str
    byline: authors.Byline
    tight: bool
    """The two lines are adjacent, or all such lines are separated by blank lines."""
    alone: bool
    """There are only notes besides them in their chunk."""
    summed: bool
    """Prose follows."""
    abstracted: bool
    """Its summary is labelled as such."""
    noted: bool
    """Its affiliations, venue or links stand right under the authors."""
    numbered: bool
    """Its title has a number in square brackets."""
    signed: bool
    """"By" announces the authors, as over any article."""
    dated: bool
    """A date follows, as over any article."""
    heads_page: bool
    """It is the first title of its document."""
    announced: bool
    """The document's title or the last heading mentions papers."""
    timed: bool
    """A time stands before its title."""
    within: bool
    """Prose stands in its chunk."""
    sparse: bool
    """There are few such lines in a long document."""
    sure_others: int
    """How many other candidates near it have at least two authors."""
    facts: Facts


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


LISTED: Scale[_Listed] = Scale(
    3.5,
    Cue("two authors and more", 2, lambda it: len(it.head.names) > 1),
    Cue("three authors and more", 0.5, lambda it: len(it.head.names) > 2),
    Cue("several papers on the line", 2, lambda it: it.shared),
    Cue("a bullet or a number", 0.5, lambda it: _sign(it.text)),
    Cue("a number in brackets", 1.5, lambda it: _BRACKETED.match(it.text)),
    Cue("papers are announced", 2, lambda it: it.announced),
    Cue("lines of the same form near it", 1, lambda it: it.like > 0),
    Cue("lines with several authors near it", 1, lambda it: it.sure > 0),
    Cue("more of them", 0.5, lambda it: it.sure > 1),
    Cue("most near it have several authors", 1, lambda it: it.sure * 2 > it.like),
    Cue("a venue's words", 1, lambda it: summaries.backs(it.text[:200])),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) > 3),
    Cue("quotation marks around the title", 0.5, lambda it: it.text.lstrip("-*• ")[0] in _OPENING),
    Cue("by, as in any sentence", -1, lambda it: it.by),
    Cue("one word by somebody", -2, lambda it: it.by and len(it.title.split()) == 1),
    Cue("by, after a verb", -4, lambda it: it.by and _MADE.search(it.title)),
    Cue("the title starts in lower case", -2.5, lambda it: it.title[0].islower()),
    Cue("signs of code or a path", -3, lambda it: _CODE.search(it.title)),
    Cue("the title names the authors", -3, lambda it: any(name in it.title for name in it.head.names)),
    Cue("capitals throughout", -3, lambda it: it.text.isupper()),
    Cue("a time or a session", -3, lambda it: _SCHEDULED.match(it.title)),
    Cue("a heading over people", -6, lambda it: shapes.plain(it.title) in _PEOPLE),
    Cue("rare in a long document", -3, lambda it: it.sparse),
)
_MADE = re.compile(r"\b(?:\w+(?:ed|en|t)|made|done|found|fix|patch|work|translations?|update|idea|code|help|file)$", re.IGNORECASE)
_CODE = re.compile(r"\w/\w|\w\.\w{1,5}\b|[{}=<>\\#]|\w_\w|::|\(\)")
_NEAR = 40
"""Papers on the same page are at most this many lines apart."""
_LONG_DOCUMENT, _RARE = 200, 25
"""In a document longer than this, a list has a paper for every so many lines at least."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """The lines in which to look for papers."""

    lines: Sequence[Line]
    first: int
    end: int
    taken: Container[int]
    bylines: Mapping[int, authors.Byline]
    """The author lines by index."""
    facts: Facts
    announced: int
    """From this index on, the title or a heading has mentioned papers."""
    apart: bool
    """Most lines with several authors have blank lines before and after."""


CUES: tuple[Cue[_Candidate], ...] = (
    Cue("a label announces the authors", 4, lambda it: it.byline.labelled and not it.signed),
    Cue("a word as over articles, by", 2, lambda it: it.signed),
    Cue("two authors", 2, lambda it: len(it.byline.names) == 2),
    Cue("three authors and more", 3, lambda it: len(it.byline.names) > 2),
    Cue("right under each other, or as far apart as all others", 1, lambda it: it.tight),
    Cue("nothing else in the chunk", 0.5, lambda it: it.alone),
    Cue("a summary follows", 1, lambda it: it.summed),
    Cue("its abstract follows, called so", 3, lambda it: it.abstracted),
    Cue("its venue or links follow", 2, lambda it: it.noted),
    Cue("papers are announced", 1.5, lambda it: it.announced),
    Cue("another paper", 1.5, lambda it: it.sure_others >= 1),
    Cue("several other papers", 1, lambda it: it.sure_others >= 2),
    Cue("a number in brackets", 1.5, lambda it: it.numbered),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) >= 4),
    Cue("nothing but the names says so", -2.5, lambda it: not _is_backed(it)),
    Cue("signed like an article, and no more says so", -2, lambda it: it.signed and not _is_backed(it)),
    Cue(
        "one name without a label, and no other paper near it",
        -2,
        lambda it: len(it.byline.names) == 1 and not it.byline.labelled and not it.sure_others,
    ),
    Cue("a date under the names", -2, lambda it: it.dated),
    Cue("under the title of the page", -2, lambda it: it.heads_page and not (it.abstracted or it.noted)),
    Cue("a heading over people", -6, lambda it: shapes.plain(it.title) in _PEOPLE),
    Cue("a heading's signs", -1, lambda it: it.title.startswith("#")),
    Cue("a session", -3, lambda it: _SCHEDULED.match(it.title)),
    Cue("a time before it", -1, lambda it: it.timed),
    Cue("the title starts in lower case", -2.5, lambda it: it.title[0].islower()),
    Cue("capitals throughout", -4, lambda it: it.title.isupper() and all(map(str.isupper, it.byline.names))),
    Cue("signs of code or a path", -2, lambda it: _CODE.search(it.title)),
    Cue("other text above it in the chunk", -2, lambda it: it.within),
    Cue("rare in a long document", -3, lambda it: it.sparse),
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


def _is_backed(it: _Candidate) -> bool:
    """Return whether something besides names says that there are papers."""
    labelled = it.byline.labelled and not it.signed
    return labelled or it.abstracted or it.noted or it.announced or it.numbered or it.sure_others > 0


def heads(lines: Sequence[Line], first: int, end: int, taken: Container[int], facts: Facts) -> list[Head]:
    """Return the titles and authors of the papers between two indices (`end` excluded), in order."""
    if facts.board:
        return []
    listed: list[tuple[int, list[Head]]] = []
    bylines: dict[int, authors.Byline] = {}
    end = _before_references(lines, first, end, taken)
    announced = _announced(lines, first, end, taken, facts)
    found = citations.find(lines, first, end, taken, announced)
    cited = {head.rows[0] for head in found}
    for index in range(first, end):
        text = lines[index].bare
        if index in taken or index in cited or len(text) > _REACH:
            continue
        one_line = _one_line(lines[index], index)
        if one_line:
            listed.append((index, one_line))
            continue
        byline = authors.byline(text) or citations.signed(text)
        if byline:
            bylines[index] = byline
    sure = [index for index, it in bylines.items() if _is_sure(it)]
    crowd = _Crowd(len(lines), [*(index for index, _ in listed), *cited], sure)
    several = [head.rows[0] for head in found if len(head.names) > 1]
    found += _listed_papers(lines, listed, announced, crowd, several)
    blocked = {head.rows[0] for head in found} | {index for index, _ in listed}
    apart = _stand_apart(lines, [index for index, it in bylines.items() if len(it.names) > 1], end)
    ground = _Ground(lines, first, end, taken, bylines, facts, announced, apart)
    found += _judged(list(_candidates(ground, blocked)), [head.rows[0] for head in found], len(lines))
    return sorted(found, key=lambda head: head.begin)


def _announced(lines: Sequence[Line], first: int, end: int, taken: Container[int], facts: Facts) -> int:
    """Return from which index on the title, a heading or a line that leads on has mentioned papers."""
    if _PAPERS.search(facts.title):
        return first - 1
    for index in range(first, end):
        text = lines[index].bare
        leads = len(text) < 120 and not shapes.ends_sentence(text)
        if index not in taken and leads and _PAPERS.search(text):
            return index
    return end


def _before_references(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> int:
    """Return where the list of works begins that an article cites; they are not in the document."""
    prose = False
    for index in range(first, end):
        text = lines[index].bare
        prose = prose or len(text) > _PROSE
        if prose and index not in taken and shapes.plain(text.strip("#*_ ")[:60]) in _REFERENCES:
            return index
    return end


class _Crowd:
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


def _listed_papers(
    lines: Sequence[Line], listed: Sequence[tuple[int, list[Head]]], announced: int, crowd: _Crowd,
    cited: Sequence[int],
) -> Iterator[Head]:
    """Yield the papers of those lines with a title and authors that weigh enough."""
    several = _Crowd(len(lines), [*(index for index, heads in listed if _are_sure(heads)), *cited])
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


def _judged(candidates: Sequence[_Candidate], certain: Sequence[int], count: int) -> Iterator[Head]:
    """Yield the heads of candidates that weigh enough; papers already certain are at the lines `certain`."""
    own = [it.head.rows[0] for it in candidates if _is_sure(it.byline) and not it.signed]
    crowd = _Crowd(count, [*own, *certain], [it.head.rows[0] for it in candidates])
    for it in candidates:
        near = crowd.near(it.head.rows[0], 0)
        if weigh(CUES, replace(it, sure_others=near, sparse=crowd.sparse)) >= THRESHOLD:
            yield it.head


def _one_line(line: Line, index: int) -> list[Head]:
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
    offset_in = _sign(piece)
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


def _candidates(ground: _Ground, blocked: set[int]) -> Iterator[_Candidate]:
    """Yield the author lines with their titles; no line belongs to two of them."""
    used = set(blocked)
    options = {index: _titles(ground, index) for index in ground.bylines}
    under = _stand_under(ground, options)
    for index, found in options.items():
        if index in used:
            continue
        free = [other for other in found if other not in used]
        if free:
            title = max(free) if under else min(free)
            used.update((index, title))
            yield _candidate(ground, index, title)


def _stand_under(ground: _Ground, options: Mapping[int, Sequence[int]]) -> bool:
    """Return whether the page puts titles below their authors.

    Evidence is an author line with room for a title on one side only, and which lines open a chunk. Without
    evidence, the side with the longer lines has the titles; the other has just the occasional heading.
    """
    votes, longer = 0, 0
    for index, found in options.items():
        if len(found) == 1:
            votes += found[0] - index
        elif found:
            above, under = found
            votes += _opens(ground, index) - _opens(ground, above)
            longer += len(ground.lines[under].bare) - len(ground.lines[above].bare)
    return votes > 0 or (votes == 0 and longer > 0)


def _opens(ground: _Ground, index: int) -> bool:
    return index == 0 or ground.lines[index].row > ground.lines[index - 1].row + 1


def _titles(ground: _Ground, index: int) -> list[int]:
    """Return the lines next to an author line that may be its title: adjacent ones, or else a lone one."""
    lines, byline = ground.lines, ground.bylines[index]
    tight, apart = [], []
    for other in (index - 1, index + 1):
        if not ground.first <= other < ground.end or other in ground.taken:
            continue
        if not _can_be_title(lines[other].bare[_sign(lines[other].bare) :], ground.bylines.get(other)):
            continue
        if other > index and summaries.reads_as_note(lines[other].bare):
            continue
        if abs(lines[other].row - lines[index].row) == 1:
            tight.append(other)
        elif other < index and _opens(ground, other) and (ground.apart or _is_sure(byline)):
            apart.append(other)
    return tight or apart


def _candidate(ground: _Ground, index: int, title: int) -> _Candidate:
    lines = ground.lines
    first, last = min(index, title), max(index, title)
    sign = _sign(lines[title].bare)
    byline = ground.bylines[index]
    head = Head(
        _unquoted(lines[title], sign),
        _authors_in(lines[index], byline),
        byline.names,
        (first, last),
        begin=lines[first].start,
    )
    after = summaries.after_notes(lines, last + 1, len(lines))
    return _Candidate(
        head,
        lines[title].bare[sign:],
        byline,
        tight=ground.apart or abs(lines[title].row - lines[index].row) == 1,
        alone=ground.facts.unparted or after >= len(lines) or lines[after].row > lines[after - 1].row + 1,
        summed=after < ground.end and len(lines[after].bare) > 150,
        abstracted=after < ground.end and _is_abstract(lines[after].bare),
        noted=byline.venue or any(summaries.backs(lines[at].bare) for at in range(last + 1, after)),
        numbered=_BRACKETED.match(lines[title].bare) is not None,
        signed=byline.labelled and _SIGNED.match(lines[index].bare) is not None,
        dated=last + 1 < ground.end and dating.is_dated(lines[last + 1].bare),
        heads_page=_heads_page(ground, title),
        announced=index > ground.announced,
        timed=_TIME.match(lines[title].bare) is not None,
        within=_stands_within(ground, first, after),
        sparse=False,
        sure_others=0,
        facts=ground.facts,
    )


_SIGNED = re.compile(r"(?:(?:written |authored )?by|von|par|por|di|door|av|af)\b(?!\s*:)", re.IGNORECASE)


def _is_abstract(text: str) -> bool:
    found = fields.label(text)
    return summaries.is_label(text) or (found is not None and found[0] == "abstract")


def _stands_within(ground: _Ground, first: int, after: int) -> bool:
    """Return whether the lines right above are text rather than another paper's, in a text with blank lines."""
    if ground.facts.unparted or first == 0 or first - 1 in ground.taken or _opens(ground, first):
        return False
    begin = first
    while begin > 0 and first - begin < 5 and not _opens(ground, begin):
        begin -= 1
    listed = any(index in ground.bylines or summaries.reads_as_note(ground.lines[index].bare) for index in range(begin, first))
    return not listed and first - begin > 1


def _heads_page(ground: _Ground, title: int) -> bool:
    """Return whether nothing but residue comes before a title, and the document has no other."""
    return not ground.facts.title and all(index in ground.taken for index in range(title))


def _can_be_title(text: str, byline: authors.Byline | None) -> bool:
    if not text or not shapes.is_title_like(text):
        return False
    return byline is None or (len(byline.names) == 1 and not (byline.labelled or byline.marked))


def _is_sure(byline: authors.Byline) -> bool:
    return byline.labelled or len(byline.names) > 1


def _stand_apart(lines: Sequence[Line], several: Sequence[int], end: int) -> bool:
    """Return whether most of these lines, and at least two, are between blank lines."""
    lone = sum(
        lines[index - 1].row + 1 < lines[index].row and lines[index].row + 1 < lines[index + 1].row
        for index in several
        if 0 < index < end - 1
    )
    return lone > 1 and lone * 2 > len(several)


def _sign(text: str) -> int:
    """Return how many characters a bullet, an item number ("1.", "[1]") or a time takes before a title."""
    bracketed = _BRACKETED.match(text) or _TIME.match(text)
    return bracketed.end() if bracketed else shapes.bullet(text) or shapes.number_length(text)


def _unquoted(line: Line, sign: int) -> tuple[int, int]:
    """Return where a title starts and ends, without quotation marks around all of it."""
    begin, end = _stretch(line, sign)
    quoted = line.bare[sign] in _OPENING and line.bare[-1] in _CLOSING and end - begin > 2
    return (begin + 1, end - 1) if quoted else (begin, end)


def _authors_in(line: Line, byline: authors.Byline) -> tuple[int, int]:
    """Return where the authors stand in their line; a venue after them is not part of it."""
    return line.span(0, byline.length) if byline.length else line.stretch


def _stretch(line: Line, sign: int) -> tuple[int, int]:
    begin, end = line.stretch
    return begin + sign, end


def kept(found: Sequence[Head], kinds: Claims) -> Iterator[Head]:
    """Yield the papers whose title and authors are in blocks of papers, with what else of them is."""
    for head in found:
        if all(kinds.get(index) == "paper" for index in head.rows):
            notes, summary = (
                tuple(index for index in indices if kinds.get(index) == "paper")
                for indices in (head.notes, head.summary)
            )
            yield replace(head, notes=notes, summary=summary)


def spans(found: Sequence[Head]) -> list[Span]:
    """Return the papers' lines: one span for a head with its notes, one for each run of summary."""
    result: list[Span] = []
    for head in found:
        for index in sorted((*head.rows, *head.notes, *head.summary)):
            if result and index <= result[-1].last:
                continue
            if result and index == result[-1].last + 1 and index not in {head.rows[0], *head.summary[:1]}:
                result[-1] = Span("paper", result[-1].first, index)
            else:
                result.append(Span("paper", index, index))
    return result
