"""What tells an ad from an article about jobs, a list of jobs, or anything else: named cues that add up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import details, finding, role_words, shapes, vocabulary
from reader.parsing.ads import names, naming
from reader.parsing.evidence import Cue

if TYPE_CHECKING:
    from reader.parsing.ads.page import Page

_SPEECH = lazy.regex(r"[“„«\"][^“”„«»\"]{12,}[”“»\",]")
_YEARS = lazy.regex(r"(?<!\d)(?:19|20)\d\d\s?[–—-]\s?(?:(?:19|20)\d\d|\d\d|now|present|heute|aujourd|today)")
_PERCENT = lazy.regex(r"\d\s?(?:%|percent|per cent|Prozent|pour cent|por ciento|procent)")
_TURN = lazy.regex(r"[^\W\d_a-z][\w .’'-]{0,30}:\s")
_STAMP = lazy.regex(r"\[?\d{1,2}:\d\d")
_CODE = lazy.regex(r"[{}]|^<[a-z!/]|^\s*(?:\$ |#!|import |def |pip install|npm )|```|^v?\d+\.\d+\.\d+|::")
_THREAD = lazy.regex(
    r"\| ?(?:next|parent|prev|flag|reply|hide)\b|\bpoints? by\b|^(?:reply|répondre|antworten|responder)$"
    r"|\b(?:wrote|schrieb|a écrit|escribió)\s?:|^>|^(?:#\d+|From:|Von:|De :)\s",
    re.IGNORECASE,
)
_FACTS = frozenset({"place", "company", "pay", "employment"})
_REACH = 30_000


@dataclass(frozen=True)
class Sight:
    """A page as what may be an ad."""

    page: Page
    title: int | None
    """The line that names the job."""

    @cached_property
    def labels(self) -> frozenset[str]:
        """The kinds of its labels."""
        return frozenset(value.kind for value in self.page.values)

    @cached_property
    def role_labelled(self) -> bool:
        """A label gives the role."""
        if any(map(naming.heads, self.page.stated("role"))) or self.page.captioned:
            return True
        return len(self.labels & _FACTS) > 1 and naming.labelled(self.page.stated("role")) is not None

    @property
    def named(self) -> bool:
        """A line, a label or a sentence names the job."""
        return self.title is not None or self.role_labelled or self.sought

    @cached_property
    def formed(self) -> bool:
        """The first line that could be a title may name a role that the tables lack."""
        first = opening(self.page)
        return first is not None and naming.looks_like_one(self.page.texts[first])

    @cached_property
    def sections(self) -> frozenset[str]:
        """The kinds of its headings, also of those with their text in the same line."""
        inline = (
            vocabulary.heading(text.partition(":")[0]) for text in self.page.texts if ": " in text[:_ROW]
        )
        return frozenset((*self.page.headings.values(), *filter(None, inline)))

    @cached_property
    def sought(self) -> bool:
        """A phrase such as "we are looking for" is followed by a role."""
        windows = [
            self.page.whole[found.end : found.end + _ROW].partition("\n")[0]
            for found in self.page.spoken["seek"]
        ]
        return any(role_words.names_role(text) or naming.new_noun(text) for text in windows)

    @cached_property
    def sought_below(self) -> bool:
        """Somebody is sought in the text below the line that names the job."""
        if self.title is None:
            return False
        return any(found.begin > self._title_end for found in self.page.spoken["seek"])

    @cached_property
    def _title_end(self) -> int:
        return len("\n".join(self.page.texts[: (self.title or 0) + 1]))

    @cached_property
    def inclusive(self) -> bool:
        """The line that names the job has a form for all genders: "Konditor:in"."""
        return self.title is not None and role_words.is_inclusive(self.page.texts[self.title])

    @cached_property
    def applied(self) -> int:
        """How many different phrases ask for applications."""
        return len({it.words for it in self.page.spoken["apply"]})

    @cached_property
    def addressed(self) -> float:
        """How often it speaks to who reads it, per hundred words."""
        words = max(1, len(self.page.whole.split()))
        return 100 * len(self.page.spoken["you"]) / words

    @cached_property
    def told(self) -> int:
        """How many words of articles there are."""
        return len(self.page.spoken["article"])

    @cached_property
    def quoted(self) -> int:
        """How many times somebody is quoted."""
        return len(_SPEECH.findall(self.page.prose[:_REACH]))

    @cached_property
    def asked(self) -> int:
        """How many lines ask something and are no headings of ads."""
        return sum(
            shapes.ends_question(text)
            for i, text in enumerate(self.page.texts)
            if i not in self.page.headings
        )

    @cached_property
    def turns(self) -> int:
        """How many lines are turns of a conversation, or begin with a time."""
        return sum(
            bool(
                _STAMP.match(text)
                or (_TURN.match(text) and vocabulary.label(text) is None and len(text) > 30)
            )
            for text in self.page.texts
        )

    @cached_property
    def said(self) -> int:
        """How many lines are those of threads, not counting a mail's head."""
        lines = (text for index, text in enumerate(self.page.texts) if index not in self.page.menu)
        return sum(_THREAD.search(text) is not None for text in lines)

    @cached_property
    def coded(self) -> int:
        """How many lines are code or versions."""
        return sum(_CODE.search(text) is not None for text in self.page.texts)

    @cached_property
    def lived(self) -> bool:
        """It has the headings or spans of years of a life."""
        known = set(vocabulary.tables()["cv"])
        named = sum(
            vocabulary.bare_heading(text) in known or text.casefold().partition(":")[0] in known
            for text in self.page.texts
        )
        return named >= 2 or (named >= 1 and len(_YEARS.findall(self.page.whole)) >= 2)

    @cached_property
    def jobs(self) -> int:
        """How many jobs there seem to be: short lines headed by a role, or labels that repeat."""
        headings = self.page.headings
        skills = {
            index
            for chunk in self.page.chunks
            if headings.get(chunk.first) == "profile"
            for index in range(chunk.first, chunk.last + 1)
        }
        others = self.page.labelled | self.page.menu | skills  # "Adobe Illustrator" is a skill
        rows = sum(
            naming.heads(text)
            for index, text in enumerate(self.page.texts)
            if len(text) < _ROW and index not in others and not (shapes.bullet(text) or text[-1] in _GOES_ON)
        )
        roles = sum(value.kind == "role" for value in self.page.values)
        return max(rows, roles)

    @cached_property
    def offers(self) -> int:
        """How many different roles its labels give, or else how many places in labels of their own.

        "Academic Advisor" and "Academic Advisor, College of Agriculture" are one.
        """
        roles = {
            value.text for value in self.page.values if value.kind == "role" and naming.heads(value.text)
        }
        apart = [it for it in roles if not any(it in other for other in roles if other != it)]
        places = {value.text for value in self.page.values if value.kind == "place"}
        return max(len(apart), len(places) - 1)

    @cached_property
    def seeks_work(self) -> bool:
        """Somebody looks for work: words say so above the sections of an ad, which may name job seekers."""
        first = next((at for at, kind in self.page.headings.items() if kind in _SECTIONS), self.page.end)
        quiet = self.page.quiet | self.page.menu  # "Find a job", an entry
        opening = "\n".join(self.page.texts[at] for at in range(first) if at not in quiet)
        return vocabulary.phrases("seeker").search(opening) is not None

    @cached_property
    def ages(self) -> int:
        """How many lines are ages."""
        return sum(map(vocabulary.is_age, self.page.texts))


_ROW = 80
_GOES_ON = frozenset(",;，；、")
"""How an item ends that more of its list follow."""
_SECTIONS = frozenset({"tasks", "profile", "role"})


def opening(page: Page) -> int | None:
    """Return the first line that could be the name of an unknown kind of job, by preference by its ending."""
    could = [
        index
        for index in page.top
        if len((text := page.texts[index]).split()) <= _TITLE_WORDS
        and shapes.is_title_like(text)
        and not shapes.ends_sentence(text)
    ]
    could = [it for it in could if not vocabulary.is_notice(page.texts[it])] or could
    rows = page.rows
    column = [it for it in could[:_FIRST] if rows[it].row - rows[could[0]].row == it - could[0]]
    formed = (it for it in column if naming.looks_like_one(page.texts[it]))
    if len(column) <= _FEW or len(page.values) <= _FEW:
        return next(iter(could), None)
    return next(formed, next(iter(could), None))


_TITLE_WORDS, _FIRST, _FEW = 9, 5, 2


def _employed(it: Sight) -> bool:
    return any(
        len(it.page.texts[index]) < 2 * _ROW and vocabulary.employment(it.page.texts[index])
        for index in it.page.top
    )


def _paid(it: Sight) -> bool:
    return any(finding.names_money(it.page.texts[index], 200) for index in it.page.top)


def _placed(it: Sight) -> bool:
    return any(names.is_known(part.text) or names.town(part.text) for part in it.page.segments(it.title))


def _is_note(it: Sight) -> bool:
    return it.sought and not it.quoted and len(it.page.whole) < _NOTICE


def _is_bare(it: Sight) -> bool:
    return not (it.named or it.labels or it.sections or (_employed(it) and _paid(it)))


def _pays(it: Sight) -> bool:
    short = len(it.page.whole) < _NOTICE and "pay" not in it.labels and not _paid(it)
    return short and details.pay(it.page.whole) is not None


def _buttoned(it: Sight) -> bool:
    apply = vocabulary.phrases("apply")
    return any(index in it.page.quiet and apply.match(it.page.texts[index]) for index in range(it.page.end))


def _bylined(it: Sight, index: int) -> bool:
    text = it.page.texts[index]
    found = vocabulary.phrases("byline").match(text) if len(text) < _ROW else None
    return found is not None and text[found.end() :].lstrip(": ")[:1].isupper()


def _own_story(it: Sight) -> bool:
    words = vocabulary.plain(it.page.prose).split()
    own = frozenset(vocabulary.tables()["self"])
    return len(words) > _STORY and sum(map(own.__contains__, words)) * 50 > len(words)


def _is_listed(it: Sight) -> bool:
    if it.title is None or it.title + 1 >= it.page.end:
        return False
    pair = it.page.texts[it.title : it.title + 2]
    return all(map(shapes.bullet, pair)) or all(map(shapes.number_length, pair))


CUES: tuple[Cue[Sight], ...] = (
    # what is named
    Cue("a line near the top is headed by a role", 2.5, lambda it: it.title is not None),
    Cue(
        "with a remark on genders",
        2,
        lambda it: it.title is not None and role_words.gender(it.page.texts[it.title]),
    ),
    Cue(
        "with a word that somebody is wanted",
        2,
        lambda it: it.title is not None and naming.is_wanted(it.page.texts[it.title]),
    ),
    Cue("in a form for all genders", 2, lambda it: it.inclusive),
    Cue("a label gives the role", 2, lambda it: it.role_labelled),
    Cue("someone is sought, and for a role", 2, lambda it: it.sought),
    Cue("in a short text", 1.5, _is_note),
    Cue(
        "someone is sought below the line that names the job",
        1.5,
        lambda it: it.sought_below and not it.quoted,
    ),
    # what is stated
    Cue("a label gives the place", 1.5, lambda it: "place" in it.labels),
    Cue("a label gives the pay", 1.5, lambda it: "pay" in it.labels),
    Cue("a label gives the kind of employment", 1.5, lambda it: "employment" in it.labels),
    Cue("a label gives the employer", 1, lambda it: "company" in it.labels),
    Cue("a label gives level, team or date", 0.5, lambda it: it.labels & {"level", "team", "date", "remote"}),
    Cue("a header line names the kind of employment", 1.5, _employed),
    Cue("the header names money", 1, _paid),
    Cue(
        "and a place, and the kind of employment", 1.5, lambda it: _employed(it) and _paid(it) and _placed(it)
    ),
    # its sections
    Cue("a section of tasks", 2, lambda it: "tasks" in it.sections),
    Cue("a section on who is wanted", 2, lambda it: "profile" in it.sections),
    Cue("a section on what is offered", 1, lambda it: "offer" in it.sections),
    Cue("a section on applying", 1, lambda it: "apply" in it.sections),
    Cue("a section about the job", 1.5, lambda it: "role" in it.sections),
    Cue("a section about the employer", 0.5, lambda it: it.sections & {"company", "team"}),
    # how it speaks
    Cue("it asks for applications", 1.5, lambda it: it.applied),
    Cue("in several ways", 1, lambda it: it.applied > 1),
    Cue("it says what it offers", 1.5, lambda it: it.page.spoken["offer"] and "offer" not in it.sections),
    Cue("a short text names pay", 1, _pays),
    Cue("it speaks to the reader", 1, lambda it: it.addressed >= 1),
    Cue("a button to apply", 1, _buttoned),
    # what speaks against
    Cue("the first line may be a role by its form", 1.5, lambda it: it.title is None and it.formed),
    Cue("by its form alone", -2, _is_bare),
    Cue("nothing names a job", -3, lambda it: not it.named and not it.formed),
    Cue("nor could the first line", -6, lambda it: not it.named and opening(it.page) is None),
    Cue("a word of articles", -1, lambda it: it.told > 0),
    Cue("several", -1.5, lambda it: it.told > 2),
    Cue("many", -2, lambda it: it.told > 5),
    Cue("somebody is quoted", -1.5, lambda it: it.quoted > 0),
    Cue("several times", -1.5, lambda it: it.quoted > 2),
    Cue("many questions", -3, lambda it: it.asked > 4),
    Cue("turns of a conversation", -4, lambda it: it.turns > 3),
    Cue("code or versions", -4, lambda it: it.coded > 2),
    Cue("a label of something else: a price, a venue", -3, lambda it: "sale" in it.labels),
    Cue("a life", -8, lambda it: it.lived),
    Cue("labels of several jobs", -5, lambda it: it.offers > 1),
    Cue("several jobs", -3, lambda it: it.jobs > 2),
    Cue("many jobs", -4, lambda it: it.jobs > 4),
    Cue("a list with ages", -4, lambda it: it.ages > 1),
    Cue("somebody looks for work", -8, lambda it: it.seeks_work),
    Cue("the line that names the job is one of several items", -3, _is_listed),
    Cue("subtitles", -8, lambda it: " --> " in it.page.whole),
    Cue("a thread", -8, lambda it: it.said > 1),
    Cue("percentages", -1.5, lambda it: len(_PERCENT.findall(it.page.prose[:_REACH])) > 3),
    Cue("a byline", -3, lambda it: any(_bylined(it, index) for index in it.page.top[:6])),
    Cue("a writer's own story", -1.5, _own_story),
    Cue("long prose without sections", -2, lambda it: len(it.page.prose) > _ESSAY and len(it.sections) < 2),
)
THRESHOLD = 5.5
_ESSAY = 4000
_STORY = 100
_NOTICE = 1500
