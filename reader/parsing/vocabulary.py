"""The words of job ads in many languages: labels, headings, roles, phrases, buttons.

They are in `languages/`, a table each: a line has what its words are for, a tab, and the words between bars.
All languages count at once, since ads mix them. Another language is another table.

    label.KIND      before a value: "Location:", "Ort:", "勤務地："
    heading.KIND    over a section: "What you will do", "Ihr Profil"
    role            nouns for who is hired; `role.first` where other words may follow them ("técnico de
                    sonido", "Sachbearbeiter Einkauf"), `role.ending` in languages that join words
    employment.KIND, remote.yes|hybrid|no, level.KIND
    remote.area     beside an area whose people alone may apply, wherever they are: "Europe only"
    remote.from     where a place may stand, before the area from which one works: "télétravail (Québec)"
    remote.apart    the like said of something else: "remote interviews"
    remote.home     behind a place and "or", where people may work as well: "Hull or home"
    remote.told.yes|no  how prose says so: "entirely from home", "il lavoro si svolge in presenza"
    seek, apply, offer, you, based      phrases: "we are looking for", "apply now", "we offer", "based in"
    apply.until     before the last day to apply: "Apply by"
    based.job, based.firm       in a sentence on where somebody will work, or on where else an employer is
    based.at        before a named site and its town: "based at" (Fell Hospital, Keswick)
    based.held      in a sentence on where the work is done: "takes place"
    based.site      before a town, for a place of work there: "Werkstatt Ulm"
    based.own       before a place of work: "our"
    seek.own, seek.thing        the like as one person says it: "I need"; what one looks for that is no worker
    seek.for, seek.before, seek.we      before whom somebody is sought for; before the employer; who seeks
    seek.short, seek.by, seek.after     between an employer and who is sought, and after that, in scripts that
                    put no spaces between words; `place.after` is after a place there
    seek.from       before the day from when
    firm.lawful     the form of a firm before its name
    time.spans      after a number, for how long
    seek.free       asks who has time to work as somebody: "anyone free as"
    role.form       how such nouns end where the tables lack them
    field.ending    how fields of work and study end: "Oncology"
    role.feminine   how they end of a woman, and of a man, as the tables have them: "euse>eur"
    notice          lines that only say that this is an ad: "Job vacancy"
    vacancy.opening, vacancy.before     how titles of public bodies' ads open; what is before the role there
    town            how names of towns end, or words in them
    town.part, town.case    what stands beside the name of one ("City"); endings of its cases, and what they
                    are in the first: "owie>ów"
    town.county     before a county behind the name of a town: "Athlone, Co. Westmeath"
    town.site, town.site.before     how names of where by a town an employer works end, and open: "campus"
    firm.part       how names of an employer's parts begin: "department"
    firm.people     whom it has so many of: "employees"
    firm.joining    small words within names of employers: "and", "of"
    firm.public     words in names of employers that are their town's: "stadsbibliotek"
    role.opening    before a role in a title: "position as"
    role.who        between a role and what somebody does: "Baker who sings"
    role.field      roles after which "in" may lead on to what somebody knows: "lecturer"
    role.idiom      what sounds like a role and is none: "pair of hands"
    near            what only stands before places: "just outside"
    firm, does      words in names of employers, and what is said of one: "GmbH", "makes"
    in, at, preposition, determiner     small words before places, employers, what follows a role, nouns
    we, we.are      how an ad speaks of its writers and others; what stands before the employer's name
    called          between what something is and its name: "a company called X"
    at.home         before the name of an employer, or of a town, where the writers are: "à la"
    we.ending       how verbs end that say "we" without the word
    we.own          how the writers of a page speak of themselves
    careers         what stands before it over a page of jobs: "Jobs at"
    careers.after   what stands after it in the name of a site of its jobs: "Careers"
    careers.host    how the address of such a site begins
    role.not        nouns for people or things that end like roles and are none that is hired
    praise          what stands before a role and is no part of it: "experienced"
    self, byline    who tells a story, and who wrote it: "I", "by"
    asks            how titles of articles open: "how", "warum"
    gender          what follows a role: "m/w/d", "H/F"
    button, age     what a board's page has around an ad: "Save job", "{n} days ago"
    button.back     how a link opens that leads back or in: "back to", "log in as"
    badge           what a board marks an ad with, behind its name: "New"
    tenure          for how long somebody is hired: "permanent"
    hiring          before a colon and a role, that somebody is hired
    counted         after a number, how many jobs there are
    wanted, cut     what follows a role that is sought ("gesucht"), or an ad ("Similar jobs")
    cut.searches    over links to other searches of a board: "Related searches"
    thread.wrote, thread.agreed     between who wrote a post and when; after how many agree with an answer
    thread.answered                 before the day of an answer, below it
    thread.reply                    the button to answer, under a post
    thread.edited, thread.expand    behind a name, where a post was changed; the line under a long quotation
    article, cv     what speaks for an article about jobs ("according to"), or for a curriculum vitae
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

from reader import lazy
from reader.parsing import word_tables
from reader.parsing.finding import lowered
from reader.parsing.phrase_patterns import Phrases, is_picture, run_length
from reader.parsing.phrase_patterns import is_wide as is_wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Employment

LabelKind: TypeAlias = Literal[
    "place", "role", "company", "pay", "level", "employment", "remote", "team", "date", "other", "sale"
]
HeadingKind: TypeAlias = Literal["company", "team", "role", "tasks", "profile", "offer", "apply"]
Manner: TypeAlias = Literal["yes", "hybrid", "no"]

_Openings: TypeAlias = "Mapping[str, Sequence[tuple[str, list[str]]]]"

_SHORT = 120
"""Characters of the longest line whose label is remembered."""
_LABEL_LENGTH = 48
_HEADING_LENGTH = 70
_SIGNS = " \u00a0*_#•‣▪●◦○■□➢✓·–—-►▶→|>"
"""What may stand before a label or heading."""
_LABEL_SIGNS = _SIGNS + "【["
_LONE_LABEL_SIGNS = _SIGNS + "【】[]:：?？"
_HEADING_SIGNS = _SIGNS + "【】[]■◆★☆:：?？!！…¿¡.~="
_BUTTON_SIGNS = _SIGNS + "[]()!.…‹›«»<"
_AGE_SIGNS = _SIGNS + ".,()"
_SEPARATORS = r"\*{0,2}\s?[:：]\*{0,2}|】|]|\s[–—-]\s|\s?\|\s?|\s{2,}|\t"
_SEPARATOR = lazy.searched(r"*\s:：】\]|", _SEPARATORS)
_SEPARATES = lazy.regex(r"[:：】\]|\s](?:(?<!\s)|[\s–—-]|(?<=\t))")
"""What is in all of them but hardly in a sentence, and takes less time to look for."""
_SEPARATOR_WIDE = lazy.regex(rf"{_SEPARATORS}|(?<=[\u3040-\u30ff\u3400-\u9fff])[ \u3000](?=\S)")
"""The same for a text with letters of scripts that put no spaces between words."""
_PATH = lazy.regex(r"\s+[/>›»→|]\s+")
"""Between the parts of a page's path: "Home / Jobs / Cork"."""
_GAPS = lazy.regex(r"\s{2,}")
_NUMBERED = lazy.regex(r"\s*(?:\d{1,2}|[IVX]{1,4}|[a-h])[.)]\s+(?=\S)")
_REFERENCE = lazy.regex(r"^[\s*•+-]*\[\d{1,3}\]")
"""What a text browser puts before a link."""
_COUNT = lazy.regex(r"\d{1,3}")


class Label(NamedTuple):
    """A label at the start of a line, with its value: [begin, end) of the line."""

    kind: LabelKind
    begin: int
    end: int
    value: str
    """ "" if the value is on the next line."""


class _Tables(Mapping[str, tuple[str, ...]]):
    """The words of all languages by what they are for; those that nobody asks for are not prepared."""

    def __init__(self) -> None:
        self._ready: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, purpose: str) -> tuple[str, ...]:
        if purpose not in self._ready:
            words = "|".join(word_tables.tables()[purpose].values())
            low = words.casefold().replace("’", "'").split("|")
            self._ready[purpose] = tuple(dict.fromkeys(" ".join(word.split()) for word in low))
        return self._ready[purpose]

    def __iter__(self) -> Iterator[str]:
        return iter(word_tables.tables())

    def __len__(self) -> int:
        return len(word_tables.tables())


@cache
def tables() -> Mapping[str, tuple[str, ...]]:
    """Return the words of all languages by what they are for, in lower case, English first."""
    return _Tables()


def plain(text: str) -> str:
    """Return words as the tables have them: lower case, single spaces, straight apostrophes."""
    return " ".join(text.casefold().replace("’", "'").split())


def label(text: str) -> Label | None:
    """Return the label that opens a line ("Ort: Graz", "- **Salary:** …", "【職種】調律師"), or None."""
    return _label_of_short(text) if len(text) <= _SHORT else _label_of(text)


def _label_of(text: str) -> Label | None:
    begin = len(text) - len(text.lstrip(_LABEL_SIGNS))
    after = begin + 1
    if text[begin:after] == ":":  # ":moneybag:", as chats name a picture
        after = text.find(":", after, begin + _PICTURE) + 1
    pictured = _labels().get(text[begin:after])
    if pictured and heading(text) is None:
        value = text[after:].strip("\ufe0f *_:：")
        named = label(value)
        at = text.find(value, begin)
        return (
            named._replace(begin=at + named.begin, end=at + named.end)
            if named
            else Label(pictured, at, at + len(value), value)
        )
    if is_picture(text[begin:after]):
        begin = len(text) - len(text[after:].lstrip(_SIGNS + "\ufe0f"))  # one that stands for no label
    head = text[begin : begin + _LABEL_LENGTH]
    separator = _SEPARATOR_WIDE if is_wide(head) else _SEPARATOR
    if separator is _SEPARATOR and not _may_separate(head):
        return None
    for found in separator.finditer(text, begin, begin + _LABEL_LENGTH):
        kind = _labels().get(_single(plain(text[begin : found.start()].rstrip(" ?？"))))
        if kind:
            value = text[found.end() :].strip(" \u00a0*_:：|")
            at = text.find(value, found.end()) if value else len(text)
            return Label(kind, at, at + len(value), value)
    return None


_label_of_short = lru_cache(maxsize=2048)(_label_of)  # many rules ask for the labels of the same lines
_PICTURE = 30


def _may_separate(head: str) -> bool:
    """Return whether a separator may be in the beginning of a line; in most prose there is none."""
    if head.isascii():
        return ":" in head or "  " in head or " -" in head or "|" in head or "]" in head or "\t" in head
    return _SEPARATES.search(head) is not None


def lone_label(text: str) -> LabelKind | None:
    """Return the kind of a line that is nothing but a label; its value is on the next one."""
    return _lone_label(text) if len(text) <= _LABEL_LENGTH else None


@lru_cache(maxsize=2048)  # many rules ask about the same lines
def _lone_label(text: str) -> LabelKind | None:
    return _labels().get(_single(plain(text.strip(_LONE_LABEL_SIGNS))))


def _single(words: str) -> str:
    """Return a label without the ending for several in brackets, unless it is known with it: "role(s)"."""
    return words if words[-1:] != ")" or words in _labels() else _SEVERAL.sub("", words)


_SEVERAL = lazy.regex(r"\s?\([a-zà-ž]{1,3}\)$")


def heading(text: str) -> HeadingKind | None:
    """Return what section of an ad a line heads, or None: "Ihr Profil:", "## What we offer"."""
    if len(text) > _HEADING_LENGTH:
        return None
    number = _NUMBERED.match(text) if "." in text or ")" in text else None
    return _headings().get(bare_heading(text[number.end() :] if number else text))


@lru_cache(maxsize=1024)  # several passes look for headings
def bare_heading(text: str) -> str:
    """Return a heading as the tables have it, without signs and pictures around it."""
    words = text.strip(_HEADING_SIGNS)
    while words and not (words[0].isalnum() or words[-1].isalnum()):
        words = words[1:-1].strip()
    if not words[:2].isalnum():
        words = words.lstrip("\ufe0f" + "".join(c for c in words[:2] if not c.isalnum()))
    return plain(words.rstrip(" :?!…"))


def employment(text: str) -> Employment | None:
    """Return the kind of employment that a text names, or None if none, or full time as well as part time."""
    found = {name for name in _EMPLOYMENTS if phrases(f"employment.{name}").search(text)}
    for name in ("intern", "contract", "temporary"):
        if name in found:
            return cast("Employment", name)
    return cast("Employment", found.pop()) if len(found) == 1 else None


def manner(text: str) -> Manner | None:
    """Return whether a text says that people work remotely, in part, or on site; None if it doesn't."""
    found = [
        (len(match.group()), name) for name in _MANNERS if (match := phrases(f"remote.{name}").search(text))
    ]
    return _MANNERS[max(found, key=lambda it: it[0])[1]] if found else None


_MANNERS: Mapping[str, Manner | None] = {"hybrid": "hybrid", "no": "no", "yes": "yes", "apart": None}


def is_town(name: str) -> bool:
    """Return whether a name that the table of places lacks is built like that of a town: "Wickmouth"."""
    words = name.casefold().replace("-", " ").split()
    ends = _towns()
    return bool(words) and (words[-1].endswith(ends[0]) or any(word in ends[1] for word in words))


@cache
def _towns() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return how names of towns end, and what is a word of them."""
    words = tables()["town"]
    return tuple(word for word in words if len(word) > 2 or is_wide(word)), frozenset(words)


def is_button(text: str) -> bool:
    """Return whether a line is a button or link of a board's page, or a row of them: "Save job   Share"."""
    return len(text) <= _LABEL_LENGTH and _are_buttons(text)


@lru_cache(maxsize=2048)  # many rules ask about the same lines
def _are_buttons(text: str) -> bool:
    known = _buttons()
    bare = (_REFERENCE.sub("", text) if "[" in text else text).strip(_BUTTON_SIGNS)
    words = plain(bare)
    if words in known or (words.startswith(_backs()) and words.count(" ") <= _BACK):
        return True
    if "  " in bare and all(map(is_button, _GAPS.split(text.strip()))):
        return True
    path = _PATH.split(text, maxsplit=1)
    if len(path) > 1:
        return plain(path[0].strip(_SIGNS)) in known
    return words.count(" ") >= _ROW - 1 and run_length(words.split(), known.__contains__) >= _ROW


_ROW = 3
"""So many buttons are a row, with no other word."""


def is_notice(text: str) -> bool:
    """Return whether a line only says that it is an ad: "Job vacancy", "Stellenausschreibung"."""
    return len(text) <= _LABEL_LENGTH and bare_heading(text) in _notices()


def is_age(text: str) -> bool:
    """Return whether a line says how old an ad is: "2 days ago", "vor 3 Wochen", "3日前", "3 天前".

    A word that goes with days may open it, and the hour close it: "Publicerad i går, kl. 16.40".
    """
    return len(text) <= _LABEL_LENGTH and _says_age(text)


@lru_cache(maxsize=2048)  # many rules ask about the same lines
def _says_age(text: str) -> bool:
    words = without_hour(plain(text.strip(_AGE_SIGNS)))
    opening, _, rest = words.partition(" ")
    return _is_span(words) or (opening in _dating() and _is_span(rest))


@cache
def _dating() -> frozenset[str]:
    return word_tables.words_for("date.dating")


def without_hour(text: str) -> str:
    """Return what says a day without the hour that closes it: "yesterday", of "yesterday at 09:30"."""
    return _HOUR.sub("", text)


_HOUR = lazy.regex(r",?\s(?:[^\W\d]{1,4}\.?\s)?\d{1,2}[.:h]\d\d(?:\s[^\W\d]{1,4})?$")


def _is_span(words: str) -> bool:
    counted = _COUNT.sub("{n}", words)
    return words in _ages() or counted in _ages() or (is_wide(words) and counted.replace(" ", "") in _ages())


@cache
def phrases(kind: str) -> Phrases:
    """Return what looks for any of the words of one kind."""
    return Phrases(tables()[kind])


class Phrase(NamedTuple):
    """Words of a table in a text: [begin, end) of it."""

    words: str
    """As the table has them, without signs."""
    begin: int
    end: int


def spoken(text: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Return the phrases in a long text by kind (seek, apply, offer, you, based, article), in order.

    Hyphens and punctuation don't matter. Linear: each word is looked up once. The offsets of `you`,
    `offer` and `article` are 0.
    """
    found: dict[str, list[Phrase]] = {kind: [] for kind in _SPOKEN}
    words = _TOKEN.findall(lowered(text).replace("’", "'"))
    openings, wide = _spoken()
    hits = list(_hits(words, openings))
    spans = [match.span() for match in _TOKEN.finditer(text)] if any(it[0] in _PLACED for it in hits) else []
    for kind, first, last in hits:
        begin, end = (spans[first][0], spans[last][1]) if kind in _PLACED else (0, 0)
        found[kind].append(Phrase(" ".join(words[first : last + 1]), begin, end))
    if is_wide(text):
        for match in wide.finditer(text):
            found[match.lastgroup or ""].append(Phrase(match.group(), *match.span()))
    return {kind: tuple(phrases) for kind, phrases in found.items()}


def _hits(words: list[str], openings: _Openings) -> Iterator[tuple[str, int, int]]:
    """Yield the phrases among words: kind, first and last word."""
    for index in [index for index, word in enumerate(words) if word in openings]:
        for kind, rest in openings[words[index]]:
            if not rest or words[index + 1 : index + 1 + len(rest)] == rest:
                yield kind, index, index + len(rest)
                break


_SPOKEN = ("seek", "apply", "based", "article", "offer", "you")
_PLACED = frozenset({"seek", "apply", "based"})
_TOKEN = lazy.regex(r"[\w'’]+")


@cache
def _spoken() -> tuple[_Openings, re.Pattern[str]]:
    """Return the phrases by first word, longest first, and a pattern of those without spaces.

    Of each it is the kind and the words after the first.
    """
    openings: dict[str, tuple[tuple[str, list[str]], ...]] = {}
    wide, spaced = [], []
    for kind in _SPOKEN:
        spaced += [(kind, _TOKEN.findall(phrase)) for phrase in tables()[kind] if not is_wide(phrase)]
        joined = sorted(filter(is_wide, tables()[kind]), key=len, reverse=True)
        wide.append(f"(?P<{kind}>{'|'.join(map(re.escape, joined))})")
    for kind, (first, *rest) in sorted(spaced, key=lambda it: -len(it[1])):
        openings[first] = (*openings.get(first, ()), (kind, rest))
    return openings, re.compile("|".join(wide))


_EMPLOYMENTS = ("full_time", "part_time", "contract", "temporary", "intern")


@cache
def _labels() -> Mapping[str, LabelKind]:
    return cast("Mapping[str, LabelKind]", _by_word("label."))


@cache
def _headings() -> Mapping[str, HeadingKind]:
    return cast("Mapping[str, HeadingKind]", _by_word("heading."))


def _by_word(prefix: str) -> Mapping[str, str]:
    """Return the kind of each word; one with several kinds has the first."""
    found: dict[str, str] = {}
    for purpose in tables():
        if purpose.startswith(prefix):
            kind = purpose.removeprefix(prefix)
            for word in tables()[purpose]:
                found.setdefault(word, kind)
    return found


@cache
def _buttons() -> frozenset[str]:
    return frozenset(tables()["button"])


_BACK = 4
"""A link that leads back has no more spaces."""


@cache
def _backs() -> tuple[str, ...]:
    return tuple(f"{word}{'' if is_wide(word) else ' '}" for word in tables()["button.back"])


@cache
def _notices() -> frozenset[str]:
    return frozenset(tables()["notice"])


@cache
def _ages() -> frozenset[str]:
    """Return what says how old an ad is, with "{n}" for a number: "today", "{n} days ago"."""
    return frozenset(tables()["age"])


def told_of(text: str) -> str:
    """Return what a short heading says is told of below it, if it is a name: "About Halden"; else ""."""
    words = phrases("page.about").match(text) if len(text) <= _SHORT_HEADING else None
    name = text[words.end() :].strip(" :") if words else ""
    return name if name[:1].isupper() and name[-1] not in ".!?" else ""


_SHORT_HEADING = 60
