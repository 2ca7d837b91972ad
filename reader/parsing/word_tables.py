"""The words that the rules look for, by language: `languages/` has a table of each.

A line of a table has what its words are for, a tab, and the words between bars. Another language is another
table; no rule has to know of it. The words of job ads are listed in `vocabulary`; these are the others. They
are in lower case, with straight apostrophes; "_" at the end stands for a space.

    page.chrome         whole lines that no author ever wrote: "skip to content", "accept all"
    page.sponsored      over what somebody pays for in a letter
    page.paid           after other words, before who pays: "sponsored by"
    page.menu           menu entries and buttons that may as well be headings: they count where several are
                        together
    page.networks, page.common      what a row of buttons for sharing consists of; those of them that are
                        words like others, and count only among others
    page.sharing        how a button for sharing begins or ends
    page.related        before a link to something else: "read more"
    page.more           before a name, and like that: "more from"
    page.opening        how lines open that sort, filter, or say where else to read: "sort by"
    page.results        after their number: "34 results"
    page.counted        what sites count of a text, after the number: "12 comments"
    page.kicker         a line over a title that says what sort of text it is: "interview", "essay"
    page.viewing        in a line that offers a mail in the browser
    page.linked         buttons, where their addresses follow: "comment: https://…"
    page.of             between the number of a printed page and how many there are: "Page 1 of 2"
    page.callout        over a remark in a guide: "Note"
    page.points         over what a text says in short: "Key points"
    page.about          how the heading of a box on somebody opens
    notice.consent, notice.legal    in a text that asks for consent; in a line that closes a page or a mail
    date.months, date.days, date.dating     in a line with a date, an age or a reading time
    date.seasons        seasons, which with a year name an issue of a magazine
    date.ages           after a number of days or hours: "3 days ago"
    date.greetings      how a text opens that greets its readers
    date.bylines, date.reporters    before the name of an article's author; after it
    date.offices                    in place of that name: "staff writer"
    thread.login        how a line opens under a thread that says who may answer: "log in to reply"
    thread.posts, thread.by         before the author of a comment: "posted", "by"
    thread.buttons, thread.reactions        under a comment: what one can do; before who reacted how
    thread.counts, thread.likes     after a number there; before one
    thread.removed, thread.stamped  there too: what became of it; before when it was written
    thread.signs        what else is on the line of the author
    interview.askers, interview.answerers   who asks, who answers
    interview.announcing (patterns), interview.interviews       in a title, or a standfirst or byline, before
                        questions
    interview.addressing, interview.asking  words that speak to somebody; first words of questions
    interview.inviting  how an interviewer opens (without spaces: closes) what is no question: "tell me"
    mail.fields, mail.subject, mail.sender  labels in the head of a mail; of its subject; of who sent it
    mail.number         before the number of a mail in a digest: "Message: 3"
    mail.forwarded      between two rules, over a mail that is passed on: "forwarded message"
    paper.announcing    in a title or heading over papers; patterns
    paper.sorts         lines over a title that say what sort of paper it is: "poster"
    paper.references    headings over what an article cites, which is no list of papers
    paper.conclusion    the last section of a report, after its number: "conclusion"
    paper.thanks        a report's heading over thanks, funding or data
    paper.title, paper.authors, paper.abstract, paper.facts     labels of a paper's fields
    paper.affiliations  a line over where a paper's authors work
    paper.pages         before the numbers of pages
    paper.dated         opens a line on when a paper was submitted, revised or published
    paper.undated       in brackets where a citation has its year: "in press"
    paper.editors       in brackets after names of people who edited a volume: "eds."
    paper.same          in a citation, for the authors of the one above: "ders."
    paper.invited       before the title of a talk, with a colon: "Keynote"
    paper.plenary       what a programme has besides talks: "Opening remarks"
    paper.rooms         before the letter or number of a room, in brackets behind what is on: "Hall A"
    paper.sessions      before a number and a paper to read: "Week 3:"
    paper.numbered      before a paper's number: "Paper 12:"
    paper.cited         before how often a paper is cited
    paper.people        headings over names of people
    name.not            in no name of a person, though it opens with a capital there
    name.not_within     within what is no name of a person, in scripts without spaces
    name.nouns          before a noun, where nouns have a capital as names do
    name.seldom         those of them that are names of people too: "June", "West"
    paper.venues, paper.venues_within       in names of what publishes papers; patterns; without spaces
    picture.credits     before a colon and a name, for who made a picture
    picture.courtesy    before a name, for who let a picture be printed
    picture.media       lines that stand for a picture, as text browsers leave them
    picture.where       after a name, for where somebody is in a picture
    picture.opening, picture.pointing       before a picture's number; in what says where in it something is
    picture.agencies    who sells pictures; patterns
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

UNPARTED = frozenset({"ar", "hi", "ja", "ko", "zh"})
"""Languages whose words are looked for within others: without spaces, or with words joined."""

_FOLDER = Path(__file__).with_name("languages")


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Return the words for each purpose, by language, English first. There are bars between the words.

    As lists, all words of all languages would take some 2 MiB, and most are only needed within a pattern.
    """
    found: dict[str, dict[str, str]] = {}
    paths = {path.stem: path for path in _FOLDER.glob("*.tsv")}
    for language in sorted(paths, key=lambda language: (language != "en", language)):
        for row in paths[language].read_text(encoding="utf-8").splitlines():
            purpose, _, words = row.partition("\t")
            if words and not row.startswith("#"):
                found.setdefault(purpose, {})[language] = words
    return found


def let_go() -> None:
    """Forget the tables until a rule asks for words again: those asked for by now have what they need.

    Read again they take 5 ms; kept they take 0.5 MiB.
    """
    tables.cache_clear()
    words_for.cache_clear()


def by_language(purpose: str) -> Mapping[str, Sequence[str]]:
    """Return the words of each language for a purpose."""
    return {
        language: [word[:-1] + " " if word.endswith("_") else word for word in words.split("|")]
        for language, words in tables()[purpose].items()
    }


@cache  # rules share the words that several of them look for
def words_for(purpose: str) -> frozenset[str]:
    """Return the words of all languages for a purpose."""
    return frozenset(word for words in by_language(purpose).values() for word in words)


def starts(words: Iterable[str]) -> frozenset[str]:
    """Return the signs that some words start with, in both cases: a text with another first sign is none."""
    return frozenset(form for word in words for form in (word[0], word[0].upper()))


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, parted by their first letters.

    A search with it asks of each place in a text a few letters, not all the words.
    """
    branches: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        branches.setdefault(word[:1], []).append(word[1:])
    ends = branches.pop("", None) is not None
    ways = [re.escape(letter) + any_of(rests) for letter, rests in branches.items()]
    whole = ways[0] if len(ways) == 1 and not ends else f"(?:{'|'.join(ways)})" if ways else ""
    return whole + "?" * (ends and bool(ways))


def any_for(purpose: str) -> str:
    """Return a pattern for any of the words of all languages for a purpose."""
    return f"(?:{any_of(words_for(purpose))})"


def at_word(patterns: Iterable[str]) -> str:
    """Return a pattern for any of some patterns that start with a letter, where a word begins.

    It starts with a set of letters, which makes it fast to search for. As tables have them, they are in lower
    case: search in a text that is.
    """
    rests: dict[str, list[str]] = {}
    for pattern in sorted(set(patterns)):
        rests.setdefault(pattern[0], []).append(pattern[1:])
    ways = (f"(?<={letter})(?:{'|'.join(rest)})" for letter, rest in rests.items())
    return rf"[{''.join(rests)}](?<!\w.)(?:{'|'.join(ways)})"
