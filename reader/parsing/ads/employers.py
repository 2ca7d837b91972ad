"""The heaviest of the names in an ad that may be the employer's.

A name counts by where it stands (beside the role, before "is looking for", after "We are" or "Jobs at", in
the signature), by its form ("GmbH", "& Sons") and by what agrees with it: an address, the rest of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import shapes, vocabulary
from reader.parsing.ads import around_names, candidates, names
from reader.parsing.evidence import Cue, weigh

if TYPE_CHECKING:
    from collections.abc import Container

    from reader.model import Place
    from reader.parsing.ads.page import Page

_COUNT = lazy.regex(r"(?<=\w) \d{1,3}$")
"""A number that may close a name: "Haltestelle 7"."""
_LEAST, _INITIALS = 4, 3
"""A shorter part of an address, and fewer initials, agree with too much."""
_JOINS = lazy.regex(names.JOINING)


class Employer(NamedTuple):
    """A name that may be the employer's."""

    text: str
    where: str
    """header, masthead, posts, about, told (of the writers), opens, beside (the role), title, seeks, self,
    careers, home, called, at, subject, within, signature, rights.

    Of a page's head: named, site, addressed.
    """
    agreed: bool = False
    """An address has it."""
    repeated: bool = False
    """The text has it elsewhere too."""
    headed: bool = False
    """It is a line over the ad's title, and a sentence is about it."""
    spoken: bool = False
    """Prose speaks of it as one does of an employer."""
    within: bool = False
    """It is a part of an employer, whose own name is over the title."""


_SAID = frozenset({"seeks", "self", "at", "subject"})
_LOOSE = _SAID | {"opens", "home", "within", "called", "signature", "rights"}
_HEAD = frozenset({"named", "site", "addressed"})

CUES: tuple[Cue[Employer], ...] = (
    Cue("the form of an employer's name", 3, lambda it: it.where != "site" and _is_firm(it.text)),
    Cue("prose speaks of it", 3, lambda it: it.spoken),
    Cue("an address has it", 4, lambda it: it.agreed),
    Cue("the text has it elsewhere", 1.5, lambda it: it.repeated),
    Cue("the heading of what is told of it", 2.5, lambda it: it.where == "about"),
    Cue("where the writers say who they are", 4, lambda it: it.where == "told"),
    Cue("what the first sentence on it is about", 2.5, lambda it: it.where == "opens"),
    Cue("beside the role", 4, lambda it: it.where == "beside"),
    Cue("in the header", 1.5, lambda it: it.where in {"header", "masthead"}),
    Cue("after the role", 4, lambda it: it.where == "title"),
    Cue("it seeks somebody", 4, lambda it: it.where == "seeks"),
    Cue("it is what the writers are", 4, lambda it: it.where == "self"),
    Cue("after words for who shows the ad", 5, lambda it: it.where == "posts"),
    Cue("after words for a page of jobs", 5, lambda it: it.where == "careers"),
    Cue("in the page's head and its address", 4, lambda it: it.where == "addressed"),
    Cue("in the page's head", 1.5, lambda it: it.where in ("named", "site")),
    Cue("where the writers are", 5, lambda it: it.where == "home"),
    Cue("in which the writers are", 3, lambda it: it.where == "within"),
    Cue("after words for what it is called", 5, lambda it: it.where == "called"),
    Cue("where somebody is sought", 3, lambda it: it.where == "at"),
    Cue("what a sentence is about", 2, lambda it: it.where == "subject"),
    Cue("what a sentence is about is on a line at the top", 1, lambda it: it.headed),
    Cue("below the text", 2, lambda it: it.where == "signature"),
    Cue("a part of an employer that is named", -3, lambda it: it.within),
    Cue("one word in a sentence", -2.5, lambda it: it.where in _SAID and _is_word(it.text)),
)
THRESHOLD = 4


def _is_firm(name: str) -> bool:
    """Return whether a name has a word of employers, or opens with one for a public body: "Ville de"."""
    return names.is_firm(name) or _is_body(name)


def _is_body(name: str) -> bool:
    return name.partition(" ")[0].casefold() in vocabulary.tables()["firm.public"]


def _is_word(name: str) -> bool:
    return " " not in name and not vocabulary.is_wide(name)


def find(page: Page, title: int | None, places: tuple[Place, ...]) -> str | None:
    """Return the name of the employer, or None if no name is likely enough to be it."""
    placed = {name for place in places for name in (place.text, place.city)} | {*page.stated("team")}
    over = page.passed_on.start
    hosts = _hosts("\n".join(page.texts[over:])) - _hosts("\n".join(page.texts[:over]))
    prose = page.prose[: candidates.PROSE]
    wholes = any(names.is_firm(it) and not candidates.is_part(it) for it in page.texts[: title or 0])
    wholes |= title is not None and title + 2 in page.top and candidates.is_under_part(page, title, title + 2)
    found: list[tuple[float, str, str]] = []
    for text, where in candidates.find(page, title):
        name, other = _of_two(_without_town(_without_head(_trimmed(text)), placed), prose)
        if not name:  # a line of signs
            continue
        agreed = _agrees(name, hosts)
        does = any(around_names.does(it, prose) for it in (name, other) if it)
        if (
            name in placed
            or not _may_be(name, agreed=agreed or does, public=where == "careers" and name[-1] in _BODIES)
            or (where in _LOOSE and not _is_named(name, page.whole))
        ):
            continue
        spoken = where != "seeks" and (does or _is_spoken_of(name, where, page))
        headed = where == "subject" and title is not None and name in page.texts[:title]
        repeated = name in prose if where in _HEAD else _is_repeated(name, page.whole)
        within = wholes and candidates.is_part(name)
        it = Employer(name, where, agreed, repeated, headed, spoken, within)
        found.append((weigh(CUES, it), name, where))
    likely = [each for each in found if each[0] >= THRESHOLD]
    if not likely:
        return None
    _, best, where = max(likely, key=lambda each: each[0])
    # "About Halden" speaks of Halden Clocks, whose name is on top of the page.
    wide = likely if where in {"about", "told"} else [each for each in likely if each[2] == "beside"]
    wide = [*wide, *(each for each in found if each[2] == "masthead")]
    more = [name for _, name, _ in wide if name.startswith(f"{best} ") and not _is_of_jobs(name)]
    whole = [name for name in more if not names.is_known(name.removeprefix(f"{best} "))]
    # "Halden" in prose is "Halden, S.A." in the header.
    whole += [
        name for _, name, it in found if it in _TOP and name.startswith(f"{best}, ") and names.is_firm(name)
    ]
    return whole[0] if whole else best


def _of_two(name: str, prose: str) -> tuple[str, str]:
    """Return a name, and the other one behind it in brackets if the prose has that: "Halden (The Bakery)"."""
    first, bracket, rest = name.partition(" (")
    other = candidates.bare(rest.removesuffix(")"))
    return (first, other) if bracket and other in prose else (name, "")


_BODIES = frozenset("市区町村県")
"""How names of towns and the like end that employ people, in Japanese."""
_TOP = frozenset({"beside", "header"})


def _is_of_jobs(name: str) -> bool:
    """Return whether a name is that of a site's pages of jobs, or of a picture: "Halden Careers"."""
    if (
        candidates.LOGO.fullmatch(name)
        or names.of_careers(name)
        or any(vocabulary.phrases(it).search(name) for it in ("listing", "careers"))
    ):
        return True
    return any(word.casefold() in vocabulary.tables()["page.menu"] for word in name.split())


def _is_spoken_of(name: str, where: str, page: Page) -> bool:
    """Return whether an ad's prose speaks of a name; a word may stand for the name of a site."""
    prose = page.prose[: candidates.PROSE]
    if where in _LOOSE - {"opens"}:
        return False
    if where not in {"masthead", "about", "told"}:
        return around_names.is_spoken_of(name, prose, but_applied_to=where in _HEAD)
    told = "\n".join(text for text in prose.split("\n") if shapes.ends_sentence(text))
    words = [word for word in name.split()[:_FEW_WORDS] if len(word) >= _LEAST and word[0].isupper()]
    own = [word for word in words if not (names.is_known(word) or names.is_other(word))]
    return any(
        around_names.is_spoken_of(it, told) or around_names.is_said_to_be_in(it, told) for it in (name, *own)
    )


def _trimmed(text: str) -> str:
    """Return a name without signs around it; the stop of a shortened form stays: "Cables S.L."."""
    bare = text.strip(" ,!*_#")
    return bare if _SHORTENED.search(bare) else bare.strip(" .,!*_#")


_SHORTENED = lazy.regex(r"\s(?:(?:Co|Inc|Ltd|Corp|Bros|Cia|Cía|Lda|Ltda|Soc)|(?:\w\.)+\w)\.$")


def _is_repeated(name: str, text: str) -> bool:
    """Return whether a text has a name more than once."""
    if vocabulary.is_wide(name):
        return text.count(name) > 1
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) > 1


def _may_be(name: str, *, agreed: bool = False, public: bool = False) -> bool:
    """Return whether a name can be an employer's: no place, role, label, heading, greeting or sentence.

    If an address or the text agrees (`agreed`), it may sound like a role: "Haltestelle 7". It may be a town
    whose own site the page is of (`public`): "村上市".
    """
    if not 1 < len(name) <= candidates.LONGEST or not any(c.isalpha() for c in name) or name[-1] in ":?":
        return False
    if candidates.MAILED.search(name):
        return False  # who wrote a mail, with the address
    low = vocabulary.plain(name)
    if vocabulary.heading(name) or vocabulary.lone_label(name) or vocabulary.is_button(name):
        return False
    if low in candidates.kinds() or low.split()[0] in _no_start() or vocabulary.phrases("seek").search(name):
        return False
    if ", " in name and low.partition(" ")[0] in vocabulary.tables()["based.site"]:
        return False  # "Werkstatt Ahrensbök, bei Lübeck"
    firm = names.is_firm(name)
    if names.is_greeting(name) or low in vocabulary.tables()["page.menu"]:
        return False
    if not firm and (
        (not agreed and names.is_other(_COUNT.sub("", name))) or (not public and names.is_known(name))
    ):
        return False
    if vocabulary.is_wide(name):
        return len(name) <= _WIDEST and not shapes.ends_sentence(name)
    words = name.split()
    body = len(words) > 1 and name[0].islower() and _is_body(name)
    if (body or names.is_firm(" ".join(words[:2]))) and len(words) <= _LONG_NAME:
        return True
    return _is_title_case(name) or (len(words) <= _FEW_WORDS and names.is_firm(words[-1]))


def _is_named(name: str, text: str) -> bool:
    """Return whether a name is one by its form, and no word that the text has in small letters too."""
    if vocabulary.is_wide(name):
        return names.is_firm(name)
    if name[0].islower() and _is_body(name):
        return True  # "gemeente Marl"
    small = re.search(rf"(?<![\w@./-]){re.escape(name.lower())}(?![\w@]|\.\w)", text)
    article = name.casefold().partition(" ")[0] in vocabulary.tables()["determiner"]
    whole = re.fullmatch(rf"{candidates.NAME}\.?", name) or (
        " " in name and names.is_firm(name.rpartition(" ")[2])
    )
    return small is None and not article and bool(whole)


def _is_title_case(text: str) -> bool:
    """Return whether a text is written as a name: its longer words with capitals, or words of employers."""
    words = [
        word
        for word in text.split()
        if len(word) > _SMALL and not (_JOINS.fullmatch(word) or "." in word[:-1])
    ]
    return all(word != word.lower() or not word[0].isalpha() or names.is_firm(word) for word in words)


_LONG_NAME, _FEW_WORDS = 8, 4
_SMALL = 3
_WIDEST = 24


@cache
def _no_start() -> frozenset[str]:
    """Return the words that open no name: "Our", "Can", "For"."""
    tables = vocabulary.tables()
    kinds = ("we", "asks", "seek.for")
    return frozenset(word for kind in kinds for word in tables[kind]) - {*tables["determiner"]}


def _without_head(text: str) -> str:
    """Return an employer whose head speaks for it: "Dyrektor Muzeum Ziemi Opatowskiej"."""
    first, _, rest = text.partition(" ")
    heads = " " in rest and names.is_firm(rest) and vocabulary.phrases("level.director").fullmatch(first)
    return rest if heads else text


def _without_town(text: str, known: Container[str | None]) -> str:
    """Return a name without the town or part behind it: "St Mary's, Ludlow", "Halden, Department of Ice"."""
    firm, comma, part = text.partition(", ")
    if comma and candidates.is_part(part):
        return firm
    if rest := names.without_firm(text):
        return text[: -len(rest) - 2]
    placed = _placed().search(text)
    town = placed["place"] if placed else ""
    if placed and " " in text[: placed.start()] and (town in known or names.is_known(town)):
        return text[: placed.start()]
    firm, comma, last = text.rpartition(", ")
    if comma and not names.is_firm(last) and (names.town(text) or names.is_known(last)):
        return firm  # "S.A." is no state
    return text


@cache
def _placed() -> re.Pattern[str]:
    """Return a pattern for the town at the end of a name: "Bageriet Klippen i Svaneke"."""
    return re.compile(rf"(?<!,) (?:{names.pattern('in')}) (?P<place>{names.NAME})$")


def _hosts(text: str) -> set[str]:
    """Return the parts of the hosts of a text's addresses."""
    return {_key(part) for found in candidates.LINK.findall(text) for part in "".join(found).split(".")}


def _agrees(name: str, hosts: set[str]) -> bool:
    """Return whether the host of an address has a name, a word of it or its initials."""
    whole = _key(name)
    words = {_key(word) for word in name.split()}
    initials = "".join(word[0] for word in name.split() if word[0].isupper()).casefold()
    if len(initials) >= _INITIALS and initials in hosts:
        return True
    return any(
        host in words or whole == host or whole.startswith(host) for host in hosts if len(host) >= _LEAST
    )


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
