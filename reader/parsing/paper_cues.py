"""What tells a paper over two lines, a title and its authors: named cues that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import paper_lines, role_words, shapes
from reader.parsing.evidence import Cue, Scale
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from reader.parsing import authors
    from reader.parsing.facts import Facts
    from reader.parsing.lines import Head

_OTHERS = paper_lines.PEOPLE | words_for("listing")


class Candidate(NamedTuple):
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
    hashed: bool
    """Its title has a heading's signs."""
    linked: bool
    """Its title is a link, or one follows it."""
    paged: bool
    """Dots lead from its title to a page."""
    numbered: bool
    """Its title has a number in square brackets."""
    signed: bool
    """"By" announces the authors, as over any article."""
    dated: bool
    """A date follows, as over any article."""
    published: bool
    """The date says when it was submitted or published."""
    heads_page: bool
    """It is the first title of its document."""
    announced: bool
    """The document's title or the last heading mentions papers."""
    timed: bool
    """A time stands before its title."""
    daily: bool
    """The day of a talk is right over its lines, and in brackets behind the one name whose it is."""
    within: bool
    """Prose stands in its chunk."""
    parted: bool
    """A sentence stands between its title and its authors."""
    submitted: bool
    """The line above says when it was submitted, as servers of preprints do."""
    stacked: bool
    """Another line of one name and what it belongs to is right under such a line."""
    listed: bool
    """It is among five short lines and more, as an entry of a menu."""
    sparse: bool
    """There are few such lines in a long document."""
    sure_others: int
    """How many other candidates near it have at least two authors."""
    facts: Facts


def _is_office(it: Candidate) -> bool:
    """Return whether a title is what the one person is whose name is over it: "Honorary Secretary"."""
    under = it.head.title[0] > it.head.authors[0] and len(it.byline.names) == 1
    return under and len(it.title.split()) <= _OFFICE and role_words.names_role(it.title)


_OFFICE = 4
_VALUE = lazy.regex(r"\w+: \S+(?: \S+)?$")


CUES: tuple[Cue[Candidate], ...] = (
    Cue("a label announces the authors", 4, lambda it: _is_labelled(it) and len(it.byline.names) > 1),
    Cue("a label announces one author", 3, lambda it: _is_labelled(it) and len(it.byline.names) == 1),
    Cue("a word as over articles, by", 2, lambda it: it.signed),
    Cue("two authors", 2, lambda it: len(it.byline.names) == 2),
    Cue("three authors and more", 3, lambda it: len(it.byline.names) > 2),
    Cue("right under each other, or as far apart as all others", 1, lambda it: it.tight),
    Cue("nothing else in the chunk", 0.5, lambda it: it.alone),
    Cue("a summary follows", 1, lambda it: it.summed),
    Cue("its abstract follows, called so", 3, lambda it: it.abstracted),
    Cue("its venue or links follow", 2, lambda it: it.noted),
    Cue("when it was submitted stands above it", 3, lambda it: it.submitted),
    Cue("its title is linked", 0.5, lambda it: it.linked),
    Cue("papers are announced", 1.5, lambda it: it.announced),
    Cue("another paper", 1.5, lambda it: it.sure_others >= 1),
    Cue("several other papers", 1, lambda it: it.sure_others >= 2),
    Cue("a talk on its day, where talks are announced", 3, lambda it: it.daily and it.announced),
    Cue("a number in brackets", 1.5, lambda it: it.numbered),
    Cue("dots lead to its page", 2.5, lambda it: it.paged),
    Cue("a title of four words and more", 0.5, lambda it: len(it.title.split()) >= 4),
    Cue("nothing but the names says so", -2.5, lambda it: not _is_backed(it)),
    Cue("signed like an article, and no more says so", -2, lambda it: it.signed and not _is_backed(it)),
    Cue(
        "one name without a label, and no other paper near it",
        -2,
        lambda it: len(it.byline.names) == 1 and not it.byline.labelled and not it.sure_others,
    ),
    Cue(
        "a date under the names",
        -2,
        lambda it: it.dated and not (it.published and it.sure_others),
    ),
    Cue(
        "under the title of the page",
        -2,
        lambda it: it.heads_page and not (it.abstracted or it.noted or it.submitted),
    ),
    Cue("a title of one word, and names alone", -2, lambda it: " " not in it.title and not _is_said(it)),
    Cue(
        "a sentence between title and names, and no other paper",
        -4,
        lambda it: it.parted and not it.sure_others,
    ),
    Cue("one of several people with their offices", -4, lambda it: it.stacked),
    Cue("an office under somebody's name", -4, _is_office),
    Cue("a heading over people or jobs", -6, lambda it: shapes.plain(it.title) in _OTHERS),
    Cue("a heading's signs", -1, lambda it: it.hashed),
    Cue("a session", -3, lambda it: paper_lines.SCHEDULED.match(it.title)),
    Cue("a time before it", -1, lambda it: it.timed),
    Cue("the title starts in lower case", -2.5, lambda it: it.title[0].islower()),
    Cue("capitals throughout", -4, lambda it: it.title.isupper() and all(map(str.isupper, it.byline.names))),
    Cue("signs of code or a path", -2, lambda it: paper_lines.CODE.search(it.title)),
    Cue("other text above it in the chunk", -2, lambda it: it.within),
    Cue("rare in a long document", -3, lambda it: it.sparse),
    Cue("one name among short lines, as in a menu", -4, lambda it: it.listed),
    Cue(
        "the title is a short value with its label",
        -3,
        lambda it: it.byline.labelled and _VALUE.match(it.title),
    ),
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


SCALE: Scale[Candidate] = Scale(4, *CUES)


def _is_labelled(it: Candidate) -> bool:
    return it.byline.labelled and not it.signed


def _is_backed(it: Candidate) -> bool:
    """Return whether something besides names says that there are papers."""
    return _is_labelled(it) or it.abstracted or it.noted or it.submitted or _is_listed(it)


def is_told(it: Candidate) -> bool:
    """Return whether a venue, links, an abstract or a text follow."""
    return it.noted or it.abstracted or it.summed


def _is_said(it: Candidate) -> bool:
    """Return whether more than names and other papers speaks for a title, or its script has no spaces."""
    said = it.noted or it.abstracted or it.announced or it.numbered or it.paged or it.summed
    return said or not it.title.isascii()


def _is_listed(it: Candidate) -> bool:
    return it.announced or it.numbered or it.paged or it.sure_others > 0
