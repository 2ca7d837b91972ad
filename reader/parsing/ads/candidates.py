"""Every name in an ad that may be its employer's, and where it stands: header, sentences, edges."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import menus, shapes, vocabulary
from reader.parsing.ads import around_names, heads, names, short_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.ads.page import Page

LONGEST = 90
PROSE = 6000
LINK = lazy.regex(
    r"(?:@|://(?:www\.)?|www\.)([\w.-]+)\.\w{2,}"
    r"|(?<![\w@./-])([a-z][\w-]{3,}(?:\.[\w-]+)*)\.[a-z]{2,}(?!\w| at )"
)
"""An address, or a host alone: "jobs at rosebakery.example", as archives of mailing lists write it."""
MAILED = lazy.regex(r"\w@\w|\w at [\w-]+(?:\.[\w-]+)+$")
"""An address of mail, also as archives of mailing lists write it."""
_WORD = rf"(?:St\. )?{names.CAPITAL}[\w’'&-]*(?:\.\w[\w-]*)*"
NAME = rf"{_WORD}(?: (?:{names.JOINING} ?)*{_WORD}){{0,5}}(?: \d{{1,3}}(?=\s[^\W\d_A-Z]|$))?"
_FULL = rf"{NAME}(?:(?<=\.\w)\.)?"
"""A name with the stop of its shortened form: "Ponteverde S.p.A."."""
_BEFORE = lazy.regex(
    rf"(?:^|[.!?:]\s|\n)(?P<name>{_FULL})(?P<within>\s[a-zà]{{1,3}}\s{_WORD})?"
    r"(?:\s\([^()\n]{2,60}\))?(?:,[^.!?\n]{0,140}|(?:\s+[^\W\d_A-Z]\w*){0,2})\s*$"
)
_FIRM_ACTS = lazy.regex(rf"(?<=[.!?] )(?P<name>{_FULL}) [^\W\d_A-Z]")
"""What a later sentence of a paragraph is about."""
_SUBJECT = lazy.regex(rf"(?P<name>{_FULL})(?: \([^()]{{2,60}}\))? [^\W\d_A-Z]")
"""What a sentence is about, maybe with where that is: "Institute for Language (Edinburgh) invites"."""
_AFTER = lazy.regex(rf"\s+{names.ARTICLE}(?P<name>{NAME})")
_CLOSED = lazy.regex(rf"\s*(?:[.,;!–—(]|$|\n)|\s(?:{names.JOINING})\s[^\W\d_A-Z]")
_OPENING = 10
_CLOSING = 10
_SENTENCE = 200
LOGO = lazy.regex(
    r"(?P<name>\S.{1,50}?)(?:['’]s)? logo"
    r"|(?:[^\W\d_]+ )?logo (?:of|for|von|der|de|du|di|da|van|för|av|af),? (?P<of>\S.{1,50}?)\.?",
    re.IGNORECASE,
)
"""What stands for the picture over an ad."""
_COPYRIGHT = lazy.regex(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d|\d\d))?[\s,]+)?", re.IGNORECASE
)
"""Before the name of whom a page belongs to: the employer, or the board that shows the ad."""


def find(page: Page, title: int | None) -> Iterator[tuple[str, str]]:
    """Yield the names that may be the employer's, with where they stand."""
    if masthead := _masthead(page, title):
        yield masthead, "masthead"
    lines: set[int] = set()
    own = frozenset(vocabulary.tables()["we"])
    for part in page.segments(title):
        first = part.index not in lines
        lines.add(part.index)
        below = title is not None and (part.index == title + 1 or is_under_part(page, title, part.index))
        above = title is not None and part.index == title - 1 and part.alone and title - 1 not in page.menu
        posted = part.alone and part.index > 0 and _posts(page.texts[part.index - 1])
        where = "posts" if posted else "beside" if first and (below or above) else "header"
        label, _, named = part.text.partition(": ")
        yield named if named and len(label) <= _LABEL and names.is_firm(named) else part.text, where
        if within := _within().search(part.text):
            yield within["name"], "header"
    if title is None and (found := _at_name().search(page.captioned)):
        yield _with_parts(page.captioned, found), "title"
    if title is not None:
        for text in (page.texts[title], *(it.text for it in page.values if it.index in page.mail)):
            if found := _at_name().search(text):
                yield _with_parts(text, found), "title"
        yield from ((part, "title") for part in page.texts[title].split(" | ")[1:-1])
    for index, row in enumerate(page.rows):
        if name := vocabulary.told_of(row.bare):
            said = page.rows[index + 1].bare if index + 1 < len(page.rows) else ""
            yield name, "told" if said.partition(" ")[0].casefold() in own else "about"
    yield from _at_the_edges(page)
    yield from _in_sentences(page)
    yield from heads.candidates(page, title)


def _posts(text: str) -> bool:
    """Return whether a line leads on to who posted an ad: "Posted 3 days ago by"."""
    return len(text) <= _POSTED and text.rpartition(" ")[2].casefold() in vocabulary.tables()["byline"]


_POSTED = 40
_LABEL = 24
"""What stands before a name and a colon, whatever it says, is no longer: "Stand 7: Manufaktur Remsgold"."""


@cache
def _within() -> re.Pattern[str]:
    """Return a pattern for a name after "at" or "in", behind what somebody does there: "Recruiter at X"."""
    return re.compile(rf"\w\s(?:{names.pattern('at')}|{names.pattern('in')}){_AFTER.pattern}$")


def _with_parts(text: str, found: re.Match[str]) -> str:
    """Return a name, or what the part of an employer that it is belongs to: "Department of Ecology, Marl"."""
    if not is_part(found["name"]):
        return found["name"]
    whole = _BEHIND.match(text, found.end())
    return whole["name"] if whole and names.is_firm(whole["name"]) else found["name"]


_BEHIND = lazy.regex(rf", {names.ARTICLE}(?P<name>{NAME})")


def is_part(name: str) -> bool:
    """Return whether a name is that of an employer's part: "Department of Geology"."""
    return vocabulary.plain(name).partition(" ")[0] in vocabulary.tables()["firm.part"]


@cache
def _at_name() -> re.Pattern[str]:
    """Return a pattern for a name after "at", which may have its article: "at the University of Marl"."""
    return re.compile(rf"\s(?:{names.pattern('at')}){_AFTER.pattern}")


def _masthead(page: Page, title: int | None) -> str:
    """Return the first line of a page over its title if it may be the name of the site, else ""."""
    over = page.texts[: title or 0]
    own = (text for text in over if menus.bare(text) not in menus.CHROME)
    name = next((text for text in own if not menus.opens_as_pages_do(text)), "")
    return "" if LINK.search(name) else short_lines.SEGMENT.split(name)[0]  # before facts, or a menu


def is_under_part(page: Page, title: int, index: int) -> bool:
    """Return whether a line is under a part of an employer, or what that is a part of, under the title.

    "Department of Geology" / "University of Marl"; "Department of Rivers" / "Bureau of Inland Waters".
    """
    if index != title + 2 or page.rows[index].row != page.rows[title].row + 2:
        return False
    return " " in page.texts[title + 1] and is_part(page.texts[title + 1])


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
        if logo := LOGO.fullmatch(text):
            yield logo["name"] or logo["of"], "careers"
    for index in range(max(page.body + 1, page.end - _CLOSING), page.end):
        text = page.texts[index]
        if index not in page.quiet | page.labelled and not shapes.bullet(text) and len(text) < LONGEST:
            rights = _COPYRIGHT.match(text)
            firm, comma, rest = text.rpartition(": ")[2].partition(", ")
            if comma and shapes.has_digit(rest) and names.is_firm(firm):
                yield firm, "signature"  # over its address
            yield text[rights.end() if rights else 0 :], "rights" if rights else "signature"


def _in_sentences(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the names before "is looking for", after "We are" and "at", and what sentences are about."""
    own = frozenset(vocabulary.tables()["we"])
    for index, text in page.paragraphs:
        if index in page.quiet | page.labelled or len(text) > PROSE:
            continue
        seeks = vocabulary.spoken(text)["seek"]
        if index and vocabulary.phrases("seek").fullmatch(text):
            yield page.texts[index - 1], "seeks"
        opening = text[: seeks[0].begin].strip() if seeks else ""
        opening = _PARTICLE.split(opening)[0] if vocabulary.is_wide(opening[:1]) else opening
        named = opening and not opening.endswith(")") and len(opening.split()) <= _OPENING / 2
        if named and names.is_firm(opening):
            yield bare(opening), "seeks"
        for found in seeks:
            before = _BEFORE.search(text[max(0, found.begin - _SENTENCE) : found.begin])
            kind = before and before["within"] and vocabulary.plain(bare(before["name"])) in kinds()
            words = found.words.split()
            if before and not kind and own.isdisjoint((words[0], words[-1])):
                yield bare(before["name"]), "seeks"
        for said in vocabulary.phrases("we.are").finditer(text):
            named = _AFTER.match(text, said.end())
            if named and _CLOSED.match(text, named.end()):
                yield named["name"], "self"
        for home in _at_home().finditer(text):
            yield home["name"], "home"
        for home in _within_home().finditer(text):
            yield home["name"], "within"
        for team in _of_body().finditer(text):
            yield team["name"], "within"
        for acts in _FIRM_ACTS.finditer(text):
            if names.is_firm(acts["name"]):
                yield bare(acts["name"]), "subject"
        for called in _called().finditer(text):
            yield called["name"], "called"
        if seeks:
            for said in vocabulary.phrases("at").finditer(text):
                named = _AFTER.match(text, said.end())
                if named:
                    yield named["name"], "at"
        placed = around_names.in_apposition().match(text)
        if placed and names.is_known(placed["place"]):
            yield placed["name"], "seeks"
        is_ours = text.partition(" ")[0].casefold() in own  # "Unsere Orgel hat" 2,000 pipes
        about = bare(text) if index >= page.body and not is_ours else ""
        subject = _wide_subject().match(about) if vocabulary.is_wide(about[:1]) else _SUBJECT.match(about)
        if subject:
            told = page.headings.get(index - 1) == "company" or index == page.body
            opens = told and around_names.does(subject["name"], text)
            yield subject["name"], "opens" if opens else "subject"
        if acting := _acting().match(about):
            yield acting["name"], "subject"


_PARTICLE = lazy.regex(r"では|[はがで、]")
"""What ends the name of who seeks somebody, in Japanese."""


@cache
def _at_home() -> re.Pattern[str]:
    """Return a pattern for a name that a sentence opens at, which goes on to its writers: "At Halden, we"."""
    small = r"[^\W\d_A-ZÀ-Þ][\w'’]*"
    return re.compile(
        rf"(?:^|(?<=[.!?:] ))(?i:{names.pattern('at')}){_AFTER.pattern},?(?: {small}){{0,2}}"
        rf" (?:{names.pattern('we.own')}|{names.pattern('you')})(?!\w)"
    )


@cache
def _within_home() -> re.Pattern[str]:
    """Return a pattern for a name after "in", before its writers: "À la Papeterie, nous", "En Guara hacemos".

    A verb's ending may say that it is they. The name may as well be a town's.
    """
    own = rf",? (?:{names.pattern('we.own')})(?!\w)"
    verb = rf",? \w{{2,14}}(?:{names.pattern('we.ending')})(?!\w)"
    return re.compile(rf"(?:^|(?<=[.!?:] ))(?i:{names.pattern('at.home')}){_AFTER.pattern}(?:{own}|{verb})")


@cache
def _of_body() -> re.Pattern[str]:
    """Return a pattern for a public body whose team one joins: "het team Groen van de gemeente Marl"."""
    body = rf"(?i:{names.pattern('firm.public')}) (?:(?:{names.JOINING}) ?)?{NAME}"
    return re.compile(
        rf"(?<!\w)(?i:{names.pattern('label.team')})(?!\w)[^.!?,\n]{{0,60}}? (?:{names.JOINING})"
        rf" {names.ARTICLE}(?P<name>{body})"
    )


@cache
def _called() -> re.Pattern[str]:
    """Return a pattern for a name after what it is the name of: "a company called Halden"."""
    kinds = names.pattern("label.company")
    return re.compile(rf"(?i:{kinds})(?: \w+)?,? (?:{names.pattern('called')}){_AFTER.pattern}")


@cache
def kinds() -> frozenset[str]:
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


def bare(text: str) -> str:
    """Return a name without the article before it."""
    text = _ELIDED.sub("", text)
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in vocabulary.tables()["determiner"] else text


_ELIDED = lazy.regex(r"^[Ll]['’](?=\w)")
