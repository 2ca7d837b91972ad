"""What else an ad states of its job: role, employer, level, employment, whether it is remote, and the pay."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from reader import lazy
from reader.naming import name_of
from reader.parsing import details, role_words, roles, vocabulary
from reader.parsing.ads import employers, names, naming
from reader.places.table import find_cities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.model import Employment, Level, Pay, Place
    from reader.parsing.ads.page import Page, Value

_LEVELS: tuple[Level, ...] = (
    "intern", "director", "manager", "principal", "staff", "lead", "senior", "mid", "junior",
)  # fmt: skip
_WINDOW = 90
_STOP = lazy.regex(
    r"[.!?;:,(（–—\n]|\s(?:to|who|with|that|für|zur|der|die|pour|qui|para|que|per|che|om|som|voor|die"
    r"|do|oder|zu|till?(?=\sv[oå]r))\s"
)
_NORDIC = {
    "NO": lazy.regex(
        r"(?<!\w)(?:\w*lønn\w*|søknad\w*|vi tilbyr|stilling ledig|dager siden|i året)(?!\w)", re.IGNORECASE
    ),
    "DK": lazy.regex(
        r"(?<!\w)(?:\w*løn|ansøgning\w*|drikkepenge|af|åbent|arbejd\w*|efterår\w*|vi tilbyder|måneden"
        r"|fuldtid|dage siden|om året)(?!\w)",
        re.IGNORECASE,
    ),
}
"""What tells whose crowns are meant."""
_WORDS = 6
_SMALL = 4
_OPENS = (" for", " a", " an")
"""How English phrases end that a role follows with its small words before it."""
_ENGLISH = lazy.regex(r"\s*(?:(?:an?|our|another)\s+)?")


def role(page: Page, title: int | None, places: tuple[Place, ...], employer: str | None = None) -> str | None:
    """Return the role in the ad's own words: of a label, the title, or the sentence that seeks somebody."""
    known = frozenset(
        vocabulary.plain(name)
        for name in (
            *page.stated("company"),
            *([employer] if employer else []),
            *(it.text for it in places),
            *(it.city for it in places if it.city),
            *(name for part in page.segments(title) for name in (part.text, part.text.rpartition(", ")[0])),
        )
    )
    own = title is not None and naming.heads(page.texts[title])
    sought = None if own else _unplaced(_sought(page) or roles.find(page.whole), places)
    over = title if own and title is not None else 0
    mail = page.mail if own and title not in page.mail else frozenset()  # its subject says less
    values = (it for it in page.values if it.index not in mail and not (own and _is_of_person(page, it)))
    given = [it.text for it in values if _names_role(it, over) and naming.heads(it.text)]
    given += [page.captioned] if page.captioned and title is None else []
    # A mail's subject may say more than the label below: "Opening: Dyer in Biella (ref. 31/118)".
    labelled = next((it for it in given[1:] if it in given[0]), given[0]) if given else None
    rank = page.texts[title].removesuffix(labelled) if own and title is not None and labelled else ""
    if labelled and not (rank.strip() and _named_level(rank.strip(), whole=True)):  # "Senior" is over it
        named = naming.role(labelled, known)
        return name_of(sought if sought and named.casefold().startswith(sought.casefold()) else named)
    if title is None or (sought and not own):
        return sought or naming.labelled(page.stated("role"))
    named = name_of(naming.role(page.texts[title], known))
    seeks = vocabulary.phrases("seek").search(page.texts[title]) is not None
    told = _sought(page) if seeks and not role_words.names_role(named) else None  # below "We need help!"
    return told or named or None


def _names_role(value: Value, over: int) -> bool:
    """Return whether a label names the role, and is no entry of the menu over the title: "Emploi"."""
    on_its_line = vocabulary.label(value.line) is not None
    return value.kind == "role" and (value.index >= over or on_its_line)


def _is_of_person(page: Page, value: Value) -> bool:
    """Return whether a label says what somebody is whose name is under one right above it, whom to call."""
    above = page.texts[value.index - 1] if value.index else ""
    label, colon, name = above.partition(": ")
    if value.kind != "role" or not colon or len(label) > _RANK or not _PERSON.fullmatch(name):
        return False
    known = vocabulary.label(above)
    return (known is None or known.kind == "other") and not (names.is_firm(name) or names.is_known(name))


_PERSON = lazy.regex(r"(?:[^\W\d_a-z][\w’'-]*\.? ){1,3}[^\W\d_a-z][\w’'-]+")


def _unplaced(role: str | None, places: tuple[Place, ...]) -> str | None:
    """Return a role without the place behind it: "bookbinder in Hay-on-Wye"."""
    for place in places if role else ():
        found = re.search(rf",?\s\w{{1,9}}\s{re.escape(place.text)}$", role or "")
        role = role[: found.start()] if found and role else role
    return role


def _sought(page: Page) -> str | None:
    """Return the role after the first phrase such as "we are looking for", or None."""
    for found in page.spoken["seek"]:
        window = page.whole[found.end : found.end + _WINDOW]
        named = roles.find("We are hiring " + window)
        if named and not named.islower():
            return named
        marked = role_words.gender(window)
        stop = _STOP.search(window)
        window = window[: marked.start()] if marked else window[: stop.start() if stop else None]
        spans = role_words.find(window)
        if spans and vocabulary.phrases("role.idiom").search(window[: spans[0][1] + 1]):
            continue
        if spans:
            return _whole(window, *spans[0], english=found.words.endswith(_OPENS))
        noun = naming.new_noun(window)
        if noun:
            return noun
    return None


def _whole(window: str, begin: int, end: int, *, english: bool) -> str:
    """Return a role's noun with its rank and the capitals before it, or with what follows it."""
    before = reversed(window[:begin].split()[-_WORDS:])
    plain = _ENGLISH.match(window)
    if english and plain and (plain.end() < begin or not naming.leads(window[begin:end])):
        praise = vocabulary.tables()["praise"]
        words = [*dropwhile(praise.__contains__, window[plain.end() : begin].split())]
        if len(words) < _SMALL:
            return " ".join([*words, window[begin:end]])
    kept = [
        *takewhile(
            lambda word: word[0].isupper() or vocabulary.phrases("level.senior").fullmatch(word), before
        )
    ][::-1]
    own = window[begin:] if naming.leads(window[begin:end]) else window[begin:end]
    words = own.split()
    small = (vocabulary.tables()[kind] for kind in ("at", "in", "preposition"))
    if len(words) > 1 and any(words[-1] in kind for kind in small):
        words.pop()  # "en tekniker til" is one more
    return " ".join([*kept, *words])


def level(page: Page, role_name: str | None, title: int | None) -> Level | None:
    """Return the rank in the role's own words, under a label for it, or on a line of the header."""
    for text in filter(None, (role_name, *page.stated("level"))):
        found = roles.level(text)
        if found:
            return found
        if named := _named_level(text):
            return named
    lines = (part.text for part in page.segments(title) if len(part.text) <= _RANK)
    return next((it for text in lines if (it := _named_level(text, whole=True))), None)


def _named_level(text: str, *, whole: bool = False) -> Level | None:
    """Return the rank that a text names first, or that it is if it must be nothing else."""
    found: list[tuple[int, int, Level]] = []
    for order, name in enumerate(_LEVELS):
        kind = f"level.{name}"
        pattern = vocabulary.phrases(kind) if kind in vocabulary.tables() else None
        match = pattern and (pattern.fullmatch(text) if whole else pattern.search(text))
        if match:
            found.append((match.start(), order, name))
    return min(found)[2] if found else None


_RANK = 30
"""A line that is only a rank is shorter."""


def company(page: Page, title: int | None, places: tuple[Place, ...]) -> str | None:
    """Return the employer under a label for it, or the name most likely to be its."""
    stated = (text for text in page.stated("company") if len(text) <= _WINDOW)
    # The picture of a house may stand before how one works: "🏢 100% on site".
    labelled = next((it for it in stated if names.is_firm(it) or not vocabulary.manner(it)), None)
    return labelled or employers.find(page, title, places)


def employment(page: Page, title: int | None) -> Employment | None:
    """Return the kind of employment that a label, the title or the header names."""
    texts = [*page.stated("employment"), *([page.texts[title]] if title is not None else [])]
    texts += [part.text for part in page.segments(title) if len(part.text) <= _WINDOW]
    return next((kind for text in texts if (kind := vocabulary.employment(text))), None)


def remote(page: Page, title: int | None) -> bool | None:
    """Return True if the ad says that the job is remote, False if on site, None if neither, or in part."""
    answers = (ANSWER.match(text) for text in page.stated("remote"))
    if answered := next(filter(None, answers), None):
        return answered["yes"] is not None
    texts = [*page.stated("remote", "place", "employment")]
    texts += [page.texts[title]] if title is not None else []
    texts += [part.text for part in page.segments(title) if len(part.text) <= _WINDOW]
    texts += [text for text in page.texts if len(text) <= _RANK and names.is_manner(text)]
    for text in texts:
        found = vocabulary.manner(text)
        if found:
            return {"yes": True, "no": False, "hybrid": None}[found]
    return True if _far(page.whole) else told_remote(page.whole)


ANSWER = lazy.regex(
    r"(?:(?P<yes>yes|ja|oui|sí|si|sim|tak|kyllä|fully|only|はい|是)|no|nein|non|nee|nej|nei|não|nie|ei|いいえ|否"
    r"|nicht möglich|not possible|pas possible|impossible|no (?:es )?posible|niet mogelijk|não é possível)"
    r"(?![\w-])",
    re.IGNORECASE,
)
"""Whether people may work elsewhere, under a label that asks."""


def told_remote(text: str) -> bool | None:
    """Return whether prose says that the work is remote (True) or on site; None for neither, or both."""
    found = details.remote(text)
    if found is not None:
        return found
    yes, no = (vocabulary.phrases(f"remote.told.{it}").search(text) is not None for it in ("yes", "no"))
    return None if yes == no else yes


def _far(text: str) -> bool:
    """Return whether a text says somewhere that all of the work is remote."""
    spans = (text[it.start() : it.end() + _NEAR] for it in _WHOLLY.finditer(text))
    return any(vocabulary.manner(span) == "yes" for span in spans)


_WHOLLY = lazy.regex(r"100[\s\u00a0]?%")
_NEAR = 24


def pay(page: Page, places: tuple[Place, ...]) -> Pay | None:
    """Return the pay under a label for it, or else the pay that the ad states."""
    country = _country(page, places)
    labelled = "\n".join(f"Salary: {value.line}" for value in page.values if value.kind == "pay")
    return details.pay(labelled, country) or details.pay(page.whole, country) or _bare_pay(page)


def _bare_pay(page: Page) -> Pay | None:
    """Return the pay of a Chinese ad that names neither currency nor period ("25-40K·14薪"): yuan a month."""
    return bare_pay(page.whole, (*page.stated("pay"), *(page.texts[index] for index in page.top)))


def bare_pay(whole: str, texts: Iterable[str]) -> Pay | None:
    """Return the pay that the first of some texts gives in the Chinese way, if the whole is Chinese."""
    if not _CHINESE.search(whole) or _KANA.search(whole):
        return None
    found = next((it for text in texts if (it := _BARE_PAY.search(text))), None)
    if found is None:
        return None
    scale = found["high_scale"]
    return details.pay(
        f"月薪 {found['low']}{found['low_scale'] or scale}元-{found['high']}{scale}元/月", "CN"
    )


_CHINESE, _KANA = lazy.regex(r"[\u4e00-\u9fff]"), lazy.regex(r"[\u3040-\u30ff]")
_BARE_PAY = lazy.regex(
    r"(?<![\d.])(?P<low>\d{1,2}(?:\.\d)?)\s?(?P<low_scale>[kK万])?\s?[-–~～至—]\s?"
    r"(?P<high>\d{1,2}(?:\.\d)?)\s?(?P<high_scale>[kK万])(?!\s?(?:元|/年|/天))"
)


def _country(page: Page, places: tuple[Place, ...]) -> str | None:
    """Return the code of the job's country, which decides whose crowns are meant."""
    for place in places:
        if place.country_code:
            return place.country_code
        cities = find_cities(place.city or "") if place.city else []
        if cities:
            return cities[0].country
    return crowns(page.whole)


def crowns(text: str) -> str | None:
    """Return the code of the country whose crowns a text in a Nordic language means; None for Sweden's."""
    return next((code for code, words in _NORDIC.items() if words.search(text)), None)
