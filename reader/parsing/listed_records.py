"""One record of a listing of papers: a title and authors, and what of it others have in common.

A listing says how its lines open, which of them are names, and whether surnames come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import (
    authors,
    cited_names,
    dating,
    fields,
    listed_names,
    menus,
    paper_lines,
    paper_titles,
    shapes,
    summaries,
    venues,
)
from reader.parsing.lines import count_wide
from reader.parsing.memo import memoized

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from reader.parsing.lines import Line

    Place = Callable[["Listing", int], int | None]
    Question = Callable[["Listing", int], bool]

_TITLE = range(6, 300)
_ABOVE = 6
"""So many lines over its authors, a record opens."""
_BELOW = 6
"""So many lines under title and authors, what says that it is a paper stands."""
_PARTS = frozenset({"abs", "abstract", "bibtex", "cite", "cited", "doi", "pdf", "preprint", "pages"})
_FIGURES = lazy.regex(r"\d+(?:[.,]\d+)*")
_COUNTS = lazy.regex(r"[\d\s*.,]+")
_SENTENCE, _TOLD = 30, 90


class Record(NamedTuple):
    """A title and authors, with what records of a listing have in common."""

    title: int
    named: listed_names.Names
    sign: str
    """What kind of number or bullet opens it."""
    over: str
    """What is right above it: nothing, one or two lines of its chunk, or how the line above opens."""
    several: bool
    """There are several names, or quotation marks around the title."""
    backed: bool
    """A venue, pages, links or affiliations are in it."""
    venued: bool
    """A line of it has a year, a volume or a link."""
    like: bool
    """A line of it opens as one of most others does: "Pages: 4-12"."""


class Listing(NamedTuple):
    """Lines in which records may repeat."""

    lines: Sequence[Line]
    first: int
    end: int
    taken: Container[int]
    announced: int
    """From which line on papers are announced."""
    common: frozenset[str]
    """How lines open that many have: buttons, badges."""
    labels: frozenset[str]
    """What stands before the colon in several short lines: "Location"."""
    seeds: frozenset[int]
    """Which lines are several names."""
    turned: bool
    """Surnames are in front, where there are several names: "Bo, Ana; Dee, Cy"."""
    short: bool
    """Names are surnames: "Bo & Dee, 2031"."""
    caseless: bool
    """Names are in a script without capitals, and so may a word alone be one."""
    answers: dict[tuple[Question, int], bool]
    """What is known of lines so far: several records ask the same of the lines near them."""


@memoized
def opening(text: str) -> str:
    """Return the first two words of a line, with any number for a number: "downloads 0"."""
    return _FIGURES.sub("0", " ".join(text.casefold().split(None, 2)[:2]))


_WORDS = 3


def record_of(
    listing: Listing, named: listed_names.Names, title: int | None, usual: str = ""
) -> Record | None:
    """Return the record of a line of names whose title is at an index, if it is one.

    What is right above a record is `usual`, or nothing, for what may not read like a title to be one.
    """
    if title is None or not may_be_title(listing, title):
        return None
    first = min(title, named.row)
    if first and fields.label(listing.lines[first - 1].bare):
        return None  # labelled, and read by what the labels say
    over, sign = _over(listing, first), _sign(listing.lines[first].bare)
    near = list(_near(listing, title, named.row))
    quoted = listed_names.is_quoted(listing.lines[title].bare)
    backed = named.venue or any(_backs(listing, text) for text in near) or (quoted and any(map(_tells, near)))
    like = any(opening(text) in listing.common for text in near)
    sure = (backed or like) and over in {"", usual} and first == title
    fits = sure or not _once(listing, _reads_otherwise, title)
    venued = any(_is_dated_venue(text) for text in near)
    several = quoted or len(named.names) > 1
    return Record(title, named, sign, over, several, backed, venued, like) if fits else None


def may_be_papers(listing: Listing, named: Sequence[listed_names.Names]) -> bool:
    """Return whether anything in a listing says of the records around lines of names that they are papers.

    Most lists of names are of something else, and none of their records is looked at.
    """
    return (
        listing.announced < listing.end
        or any(it.venue for it in named)
        or any(
            _backs(listing, line.bare) or listed_names.is_quoted(line.bare)
            for line in listing.lines[listing.first : listing.end]
        )
    )


def _tells(text: str) -> bool:
    return len(text) > _TOLD and shapes.ends_sentence(text)


@memoized
def _is_dated_venue(text: str) -> bool:
    return shapes.has_digit(text) and venues.reads_as_venue(text) and not dating.is_dated(text)


def right_above(listing: Listing, row: int) -> int | None:
    """Return the line right above another one, if it may be of the same record."""
    return row - 1 if row > listing.first and _is_glued(listing, row) else None


def right_below(listing: Listing, row: int) -> int | None:
    """Return the line right below another one, if it may be of the same record."""
    return row + 1 if row + 1 < listing.end and _is_glued(listing, row + 1) else None


def first_of_chunk(listing: Listing, row: int) -> int | None:
    """Return the first line of its chunk that is no number, badge, day or button."""
    at = row
    while at > max(listing.first, row - _ABOVE) and _is_glued(listing, at):
        at -= 1
    while at < row and _is_furniture(listing, at):
        at += 1
    longest = len(listing.lines[at].bare)
    between = (other for other in range(at + 1, row) if len(listing.lines[other].bare) >= longest)
    return at if at < row and all(_may_be_between(listing, other) for other in between) else None


def _may_be_between(listing: Listing, row: int) -> bool:
    """Return whether a line between a title and its authors is no further title, however long it is."""
    text = listing.lines[row].bare
    told = len(text) > _SENTENCE and shapes.ends_sentence(text)
    return told or _is_furniture(listing, row) or summaries.reads_as_note(text)


def _is_glued(listing: Listing, row: int) -> bool:
    """Return whether a line is free and right below another free one."""
    glued = listing.lines[row].row == listing.lines[row - 1].row + 1
    return glued and row not in listing.taken and row - 1 not in listing.taken


def _is_furniture(listing: Listing, row: int) -> bool:
    """Return whether a line is a number, a badge, a day, a button, or says what many lines do."""
    return _once(listing, _looks_like_furniture, row)


def _once(listing: Listing, question: Question, row: int) -> bool:
    """Return the answer to a question about a line, which is looked at once."""
    known = listing.answers.get((question, row))
    if known is None:
        known = listing.answers[question, row] = question(listing, row)
    return known


def _looks_like_furniture(listing: Listing, row: int) -> bool:
    text = listing.lines[row].bare
    word = text.isalpha() and _is_word(text)
    if len(text) < _SHORT and (word or _KEY.fullmatch(text) or menus.bare(text) in menus.CHROME):
        return True
    if shapes.plain(text) in paper_titles.SORTS:
        return True
    return opening(text) in listing.common or dating.is_dated(text)


_SHORT = 30
_KEY = lazy.regex(r"[\[(#]?\d{1,4}[\])]?[.:]?")


def may_be_title(listing: Listing, row: int) -> bool:
    """Return whether a line may be a title where one must be: it may read like a venue, or be a word."""
    return _once(listing, _can_be_title, row)


def _can_be_title(listing: Listing, row: int) -> bool:
    text = listing.lines[row].bare
    if len(text) not in _TITLE or _COUNTS.fullmatch(text) or opening(text) in listing.common:
        return False
    bare = paper_titles.title_in(text)
    if not paper_titles.can_be_title(bare, None) or shapes.plain(bare) in paper_lines.PEOPLE:
        return False
    if len(bare.split()) <= _WORDS and _names_part(bare):
        return False
    return paper_titles.label_of(text) not in listing.labels and not _are_several(text)


def _reads_otherwise(listing: Listing, row: int) -> bool:
    """Return whether a line is a word, or reads like a venue or like what many lines say."""
    text = listing.lines[row].bare
    word = _is_word(paper_titles.title_in(text))
    return word or summaries.reads_as_note(text) or _is_furniture(listing, row)


def _is_word(text: str) -> bool:
    """Return whether a line is one word, in a script that parts words."""
    return " " not in text and not count_wide(text)


def _are_several(text: str) -> bool:
    """Return whether a line is several names."""
    names = authors.byline(text)
    return names is not None and len(names.names) > 1


def _sign(text: str) -> str:
    """Return the kind of sign before a record's first words: a number's bracket, a bullet, or nothing."""
    if paper_lines.TIME.match(text):
        return "a time"
    length = paper_lines.sign_length(text)
    return _FIGURES.sub("0", text[:length]).strip() if length else ""


def _over(listing: Listing, row: int) -> str:
    """Return what is right above a line: how many lines of its chunk, or what the last of more is."""
    first = row
    while first > 0 and first > row - _DEEP and _is_glued(listing, first):
        first -= 1
    if row - first < _DEEP:
        return "." * (row - first)
    text = listing.lines[row - 1].bare
    if _COUNTS.fullmatch(text):
        return "counts"
    if summaries.reads_as_note(text):
        return "a note"
    return "a sentence" if shapes.ends_sentence(text) and len(text) > _SENTENCE else opening(text)


_DEEP = 3


def _near(listing: Listing, title: int, named: int) -> Iterator[str]:
    """Yield the lines between title and names and right below them, up to the next lines of names."""
    low, high = min(title, named), max(title, named)
    yield from (listing.lines[at].bare for at in range(low + 1, high))
    for at in range(high + 1, min(listing.end, high + 1 + _BELOW)):
        if listing.lines[at].row > listing.lines[at - 1].row + 1 or not listing.seeds.isdisjoint(
            (at, at + 1)
        ):
            break
        yield listing.lines[at].bare


def _backs(listing: Listing, text: str) -> bool:
    """Return whether a line says of what is above it that it is a paper, or is a link to a part of one."""
    counted = _COUNTS.fullmatch(text) is not None and _is_dated_venue(text)  # citations and a year
    shared = opening(text) in listing.common and (
        _PAGES.fullmatch(text) is not None
        or ("|" in text and _is_dated_venue(text))
        or (shapes.has_digit(text) and len(text) <= shapes.LONG and cited_names.names_venue(text))
    )
    return counted or shared or (len(text) <= shapes.LONG and summaries.backs(text)) or _names_part(text)


_PAGES = lazy.regex(r"[^\W\d_]{1,10}\.? \d{1,4} ?[-–] ?\d{1,4}")
"""Where a paper is in an issue, in any language, if most records say so: "Pagine 7-16"."""


@memoized
def _names_part(text: str) -> bool:
    """Return whether the first words of a line are a link to a part of a paper: "View PDF"."""
    return not _PARTS.isdisjoint(text.casefold().replace(":", " ").split(None, _WORDS)[:_WORDS])
