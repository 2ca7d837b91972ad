"""Every name in an ad that may be the employer's, and the heaviest: in its header, its sentences, its end.

A name counts by where it stands (beside the role, before "is looking for", after "We are" or "Jobs at", in
the signature), by its form ("GmbH", "& Sons") and by what agrees with it: an address, the rest of the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import menus, shapes, vocabulary
from reader.parsing.ads import heads, names
from reader.parsing.evidence import Cue, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Place
    from reader.parsing.ads.page import Page

_COUNT = lazy.regex(r"(?<=\w) \d{1,3}$")
"""A number that may close a name: "Haltestelle 7"."""
_LONGEST = 90
_PROSE = 6000
_LINK = lazy.regex(
    r"(?:@|://(?:www\.)?|www\.)([\w.-]+)\.\w{2,}|(?<![\w@./-])([a-z][\w-]{3,}(?:\.[\w-]+)*)\.[a-z]{2,}(?!\w)"
)
"""An address, or a host alone: "jobs at rosebakery.example", as archives of mailing lists write it."""
_LEAST = 4
"""A shorter part of an address agrees with too much."""
_WORD = rf"(?:St\. )?{names.CAPITAL}[\w’'&-]*(?:\.\w[\w-]*)*"
_JOINS = lazy.regex(names.JOINING)
_NAME = rf"{_WORD}(?: (?:{names.JOINING} ?)*{_WORD}){{0,5}}(?: \d{{1,3}}(?=\s[^\W\d_A-Z]|$))?"
_ASIDE = r"(?: \([^()]{2,60}\))?"
"""Where an employer is, behind its name: "Institute for Language (Edinburgh, Scotland) invites"."""
_BEFORE = lazy.regex(
    rf"(?:^|[.!?:]\s|\n)(?P<name>{_NAME})(?P<within>\s[a-zà]{{1,3}}\s{_WORD})?{_ASIDE}"
    r"(?:,[^.!?\n]{0,140}|(?:\s+[^\W\d_A-Z]\w*){0,2})\s*$"
)
_SUBJECT = lazy.regex(rf"(?P<name>{_NAME}){_ASIDE} [^\W\d_A-Z]")
_AFTER = lazy.regex(rf"\s+(?:(?:the|der|dem|die|la|le|de|het|il|el|o|a) )?(?P<name>{_NAME})")
_CLOSED = lazy.regex(rf"\s*(?:[.,;!–—(]|$|\n)|\s(?:{names.JOINING})\s[^\W\d_A-Z]")
_OPENING = 10
_CLOSING = 10
_FOOT = 4
"""So many lines at the end may link to the employer's site."""
_SENTENCE = 200


class Employer(NamedTuple):
    """A name that may be the employer's."""

    text: str
    where: str
    """header, masthead, about, beside (the role), title, seeks, post, self, careers, at, subject,
    signature, rights.

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


_LOGO = lazy.regex(
    r"(?P<name>\S.{1,50}?)(?:['’]s)? logo"
    r"|(?:[^\W\d_]+ )?logo (?:of|for|von|der|de|du|di|da|van|för|av|af),? (?P<of>\S.{1,50}?)\.?",
    re.IGNORECASE,
)
"""What stands for the picture over an ad."""
_COPYRIGHT = lazy.regex(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?[\s,]+)?", re.IGNORECASE
)
"""Before the name of whom a page belongs to: the employer, or the board that shows the ad."""
_SAID = frozenset({"seeks", "self", "at", "subject"})
_LOOSE = _SAID | {"signature", "rights"}
_HEAD = frozenset({"named", "site", "addressed"})

CUES: tuple[Cue[Employer], ...] = (
    Cue("the form of an employer's name", 3, lambda it: it.where != "site" and names.is_firm(it.text)),
    Cue("prose speaks of it", 3, lambda it: it.spoken),
    Cue("an address has it", 4, lambda it: it.agreed),
    Cue("the text has it elsewhere", 1.5, lambda it: it.repeated),
    Cue("the heading of what is told of it", 2.5, lambda it: it.where == "about"),
    Cue("beside the role", 4, lambda it: it.where == "beside"),
    Cue("in the header", 1.5, lambda it: it.where in {"header", "masthead"}),
    Cue("after the role", 4, lambda it: it.where == "title"),
    Cue("it seeks somebody", 4, lambda it: it.where == "seeks"),
    Cue("a sentence on its vacant post opens with it", 4.5, lambda it: it.where == "post"),
    Cue("it is what the writers are", 4, lambda it: it.where == "self"),
    Cue("after words for who shows the ad", 5, lambda it: it.where == "posts"),
    Cue("after words for a page of jobs", 5, lambda it: it.where == "careers"),
    Cue("in the page's head and its address", 4, lambda it: it.where == "addressed"),
    Cue("in the page's head", 1.5, lambda it: it.where in ("named", "site")),
    Cue("where somebody is sought", 3, lambda it: it.where == "at"),
    Cue("what a sentence is about", 2, lambda it: it.where == "subject"),
    Cue("what a sentence is about is on a line at the top", 1, lambda it: it.headed),
    Cue("below the text", 2, lambda it: it.where == "signature"),
    Cue("one word in a sentence", -2.5, lambda it: it.where in _SAID and _is_word(it.text)),
)
THRESHOLD = 4


def _is_word(name: str) -> bool:
    return " " not in name and not vocabulary.is_wide(name)


def find(page: Page, title: int | None, places: tuple[Place, ...]) -> str | None:
    """Return the name of the employer, or None if no name is likely enough to be it."""
    placed = {name for place in places for name in (place.text, place.city)} | {*page.stated("team")}
    hosts = {_key(part) for found in _LINK.findall(page.whole) for part in "".join(found).split(".")}
    prose = page.prose[:_PROSE]
    found: list[tuple[float, str, str]] = []
    for text, where in _candidates(page, title):
        name = _without_town(_trimmed(text))
        if not name:  # a line of signs
            continue
        agreed = _agrees(name, hosts)
        does = names.does(name, prose)
        if (
            name in placed
            or not (_may_be(name, agreed=agreed or does) or (where == "post" and name in page.texts))
            or (where in _LOOSE and not _is_named(name, page.whole))
        ):
            continue
        spoken = where != "seeks" and (does or _is_spoken_of(name, where, page))
        headed = where == "subject" and title is not None and name in page.texts[:title]
        repeated = name in prose if where in _HEAD else _is_repeated(name, page.whole)
        it = Employer(name, where, agreed, repeated, headed, spoken)
        found.append((weigh(CUES, it), name, where))
    likely = [each for each in found if each[0] >= THRESHOLD]
    if not likely:
        return None
    _, best, where = max(likely, key=lambda each: each[0])
    # "About Halden" speaks of Halden Clocks, whose name is on top of the page.
    wide = likely if where == "about" else [each for each in likely if each[2] == "beside"]
    wide = [*wide, *(each for each in found if each[2] == "masthead")]
    more = [name for _, name, _ in wide if name.startswith(f"{best} ") and not _is_of_jobs(name)]
    whole = [name for name in more if not names.is_known(name.removeprefix(f"{best} "))]
    # "Halden" in prose is "Halden, S.A." in the header.
    whole += [
        name for _, name, it in found if it in _TOP and name.startswith(f"{best}, ") and names.is_firm(name)
    ]
    return whole[0] if whole else best


_TOP = frozenset({"beside", "header"})


def _is_of_jobs(name: str) -> bool:
    """Return whether a name is that of a site's pages of jobs, or of a picture: "Halden Careers"."""
    if (
        _LOGO.fullmatch(name)
        or names.of_careers(name)
        or any(vocabulary.phrases(it).search(name) for it in ("listing", "careers"))
    ):
        return True
    return any(word.casefold() in vocabulary.tables()["page.menu"] for word in name.split())


def _is_spoken_of(name: str, where: str, page: Page) -> bool:
    """Return whether an ad's prose speaks of a name; a word may stand for the name of a site."""
    prose = page.prose[:_PROSE]
    if where in _LOOSE:
        return False
    if where not in {"masthead", "about"}:
        return names.is_spoken_of(name, prose, but_applied_to=where in _HEAD)
    told = "\n".join(text for text in prose.split("\n") if shapes.ends_sentence(text))
    words = [word for word in name.split()[:_FEW_WORDS] if len(word) >= _LEAST and word[0].isupper()]
    own = [word for word in words if not (names.is_known(word) or names.is_other(word))]
    return any(names.is_spoken_of(it, told) or names.is_said_to_be_in(it, told) for it in (name, *own))


def _posts(text: str) -> bool:
    """Return whether a line leads on to who posted an ad: "Posted 3 days ago by"."""
    return len(text) <= _POSTED and text.rpartition(" ")[2].casefold() in vocabulary.tables()["byline"]


_POSTED = 40


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


def _may_be(name: str, *, agreed: bool = False) -> bool:
    """Return whether a name can be an employer's: no place, role, label, heading, greeting or sentence.

    If an address or the text agrees (`agreed`), it may sound like a role: "Haltestelle 7".
    """
    if not 1 < len(name) <= _LONGEST or not any(c.isalpha() for c in name) or name[-1] in ":?":
        return False
    low = vocabulary.plain(name)
    if vocabulary.heading(name) or vocabulary.lone_label(name) or vocabulary.is_button(name):
        return False
    if low.split()[0] in _own() or vocabulary.phrases("seek").search(name):
        return False
    firm = names.is_firm(name)
    if names.is_greeting(name) or low in vocabulary.tables()["page.menu"]:
        return False
    if not firm and ((not agreed and names.is_other(_COUNT.sub("", name))) or names.is_known(name)):
        return False
    if vocabulary.is_wide(name):
        return len(name) <= _WIDEST and not shapes.ends_sentence(name)
    words = name.split()
    if names.is_firm(" ".join(words[:2])) and len(words) <= _LONG_NAME:
        return True
    return _is_title_case(name) or (len(words) <= _FEW_WORDS and names.is_firm(words[-1]))


def _is_named(name: str, text: str) -> bool:
    """Return whether a name is one by its form, and no word that the text has in small letters too."""
    if vocabulary.is_wide(name):
        return names.is_firm(name)
    small = re.search(rf"(?<![\w@./-]){re.escape(name.lower())}(?![\w@]|\.\w)", text)
    article = name.casefold().partition(" ")[0] in vocabulary.tables()["determiner"]
    whole = re.fullmatch(rf"{_NAME}\.?", name) or (" " in name and names.is_firm(name.rpartition(" ")[2]))
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
def _own() -> frozenset[str]:
    articles = vocabulary.tables()["determiner"]
    return frozenset(
        word for kind in ("we", "asks") for word in vocabulary.tables()[kind] if word not in articles
    )


def _without_town(text: str) -> str:
    """Return a name without the town or part behind it: "St Mary's, Ludlow", "Halden, Department of Ice"."""
    firm, comma, part = text.partition(", ")
    if comma and vocabulary.plain(part).partition(" ")[0] in vocabulary.tables()["firm.part"]:
        return firm
    if placed := names.without_firm(text):
        return text[: -len(placed) - 2]
    firm, comma, last = text.rpartition(", ")
    if comma and not names.is_firm(last) and (names.town(text) or names.is_known(last)):
        return firm  # "S.A." is no state
    return text


def _candidates(page: Page, title: int | None) -> Iterator[tuple[str, str]]:
    """Yield the names that may be the employer's, with where they stand."""
    if masthead := _masthead(page, title):
        yield masthead, "masthead"
    lines: set[int] = set()
    for part in page.segments(title):
        first = part.index not in lines
        lines.add(part.index)
        below = title is not None and (part.index == title + 1 or _is_under_part(page, title, part.index))
        above = title is not None and part.index == title - 1 and part.alone and title - 1 not in page.menu
        posted = part.alone and part.index > 0 and _posts(page.texts[part.index - 1])
        yield part.text, "posts" if posted else "beside" if first and (below or above) else "header"
    if title is not None:
        found = re.search(rf"\s(?:{names.pattern('at')})\s(?P<name>{_NAME})", page.texts[title])
        if found:
            yield found["name"], "title"
        yield from ((part, "title") for part in page.texts[title].split(" | ")[1:-1])
    for row in page.rows:
        words = vocabulary.phrases("page.about").match(row.bare) if len(row.bare) <= _LONGEST else None
        if words and row.bare[words.end() :].strip(" :")[:1].isupper():
            yield row.bare[words.end() :].strip(" :"), "about"
    yield from _at_the_edges(page)
    yield from _in_sentences(page)
    yield from heads.candidates(page, title)


def _masthead(page: Page, title: int | None) -> str:
    """Return the first line of a page over its title if it may be the name of the site, else ""."""
    over = page.texts[: title or 0]
    own = (text for text in over if menus.bare(text) not in menus.CHROME)
    name = next((text for text in own if not menus.opens_as_pages_do(text)), "")
    return "" if _LINK.search(name) else name


def _is_under_part(page: Page, title: int, index: int) -> bool:
    """Return whether a line is under a part of an employer, or what that is a part of, under the title.

    "Department of Geology" / "University of Marl"; "Department of Rivers" / "Bureau of Inland Waters".
    """
    if index != title + 2 or page.rows[index].row != page.rows[title].row + 2:
        return False
    first, _, rest = vocabulary.plain(page.texts[title + 1]).partition(" ")
    return bool(rest) and first in vocabulary.tables()["firm.part"]


def _at_the_edges(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the names in a menu ("Jobs at X"), by a picture ("X logo"), and in the last lines.

    A mail may have been sent by "Careers at X".
    """
    for index in page.mail:
        sender = page.texts[index].partition(": ")[2].partition(" <")[0]
        yield names.of_careers(sender), "careers"
    for text in page.texts[:_OPENING]:
        if (host := names.of_careers(text)) and not menus.is_bar(text):
            yield host, "careers"
        if logo := _LOGO.fullmatch(text):
            yield logo["name"] or logo["of"], "careers"
    for row in page.rows[-_FOOT:]:
        if len(row.bare) <= _LONGEST and (home := _home().search(row.bare)):
            yield row.bare[: home.start()], "careers"
    for index in range(max(page.body + 1, page.end - _CLOSING), page.end):
        text = page.texts[index]
        if index not in page.quiet | page.labelled and not shapes.bullet(text) and len(text) < _LONGEST:
            rights = _COPYRIGHT.match(text)
            yield text[rights.end() if rights else 0 :], "rights" if rights else "signature"


def _in_sentences(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the names before "is looking for", after "We are" and "at", and what sentences are about."""
    own = frozenset(vocabulary.tables()["we"])
    for index, text in page.paragraphs:
        if index in page.quiet | page.labelled or len(text) > _PROSE:
            continue
        seeks = vocabulary.spoken(text)["seek"]
        if index and vocabulary.phrases("seek").fullmatch(text):
            yield page.texts[index - 1], "seeks"
        opening = text[: seeks[0].begin].strip() if seeks else ""
        if opening and len(opening.split()) <= _OPENING / 2 and names.is_firm(opening):
            yield _bare(opening), "seeks"
        for found in seeks:
            before = _BEFORE.search(text[max(0, found.begin - _SENTENCE) : found.begin])
            kind = before and before["within"] and vocabulary.plain(_bare(before["name"])) in _kinds()
            posted = before and _opened_at().match(text, before.start())
            if before and not posted and not kind and own.isdisjoint(found.words.split()):
                yield _bare(before["name"]), "seeks"
        for said in vocabulary.phrases("we.are").finditer(text):
            named = _AFTER.match(text, said.end())
            if named and _CLOSED.match(text, named.end()):
                yield named["name"], "self"
        if seeks and (opened := _opened_at().match(text)):
            yield _whole_of(opened["name"]), "post"
        if seeks:
            for said in vocabulary.phrases("at").finditer(text):
                named = _AFTER.match(text, said.end())
                if named:
                    yield named["name"], "at"
        placed = names.in_apposition().match(text)
        if placed and names.is_known(placed["place"]):
            yield placed["name"], "seeks"
        about = _bare(text) if index >= page.body else ""
        subject = _wide_subject().match(about) if vocabulary.is_wide(about[:1]) else _SUBJECT.match(about)
        if subject:
            yield subject["name"], "subject"
        if acting := _acting().match(about):
            yield acting["name"], "subject"


def _whole_of(name: str) -> str:
    """Return what an employer is a part of: "Institut für Eis der Universität Marl", or all of its name."""
    if vocabulary.plain(name).partition(" ")[0] not in vocabulary.tables()["firm.part"]:
        return name
    words = name.split()
    joined = (at for at in range(2, len(words)) if _JOINS.fullmatch(words[at - 1]))
    return next((" ".join(words[at:]) for at in joined if names.is_firm(words[at])), name)


@cache
def _home() -> re.Pattern[str]:
    """Return a pattern for how a link to a site ends, behind whose that is: "Halden Home Page"."""
    return re.compile(rf"(?i)(?<=\w)(?:['’]s)? (?:{names.pattern('careers.home')})$")


@cache
def _opened_at() -> re.Pattern[str]:
    """Return a pattern for an employer that opens a sentence on its post: "An der Halden-Akademie ist"."""
    words = "|".join(f"{it[0].upper()}{re.escape(it[1:])}" for it in sorted(vocabulary.tables()["at.post"]))
    joint = r"(?<=['’])|\s"
    rest = rf"(?:\s(?!(?:{names.pattern('copula')})\s)[^\W\d_A-Z][\w-]{{3,30}}){{0,2}}"
    return re.compile(
        rf"(?:{words})(?:{joint})(?P<name>{_NAME}{rest})(?=, |\s(?:{names.pattern('copula')})\s)"
    )


@cache
def _kinds() -> frozenset[str]:
    """Return the words that say of what kind an employer is, and which are no name: "Pensjonat"."""
    return frozenset(vocabulary.tables()["firm"])


@cache
def _acting() -> re.Pattern[str]:
    """Return a pattern for a name with small words before what it does: "Nordens limniska institut har"."""
    return re.compile(
        rf"(?P<name>{names.CAPITAL}\S{{2,30}}(?: [^\W\d_A-Z][\w-]{{2,30}}){{1,3}})"
        rf" (?:{names.pattern('does')})\b"
    )


@cache
def _wide_subject() -> re.Pattern[str]:
    """Return a pattern for a firm that opens a sentence without spaces: "三湖船舶有限公司成立于"."""
    words = "|".join(sorted(filter(vocabulary.is_wide, vocabulary.tables()["firm"]), key=len, reverse=True))
    topic = r"(?=で?は[^\u3040-\u309f])"
    named = rf"(?:[^\W\u3040-\u309f]{{2,16}}(?![\u3040-\u309f]{{2}})|\w{{2,16}}?{topic})"
    return re.compile(rf"(?P<name>(?:{words}){named}|\w{{2,20}}?(?:{words})(?!的|の))")


def _bare(text: str) -> str:
    """Return a name without the article before it."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in vocabulary.tables()["determiner"] else text


def _agrees(name: str, hosts: set[str]) -> bool:
    """Return whether the host of an address has a name, or a word of it."""
    whole = _key(name)
    words = {_key(word) for word in name.split()}
    return any(
        host in words or whole == host or whole.startswith(host) for host in hosts if len(host) >= _LEAST
    )


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
