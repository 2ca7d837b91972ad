"""Dates as pages write them, as ISO 8601: as exact as they are given, and none for garbage.

A date in slashes is read where it can be read in one way only, or where the page's language says which.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISO = lazy.regex(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d{1,9})?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_PLAIN = lazy.regex(r"(?P<year>(?:19|20)\d{2})[/.]?(?P<month>\d{2})[/.]?(?P<day>\d{2})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan janv ene gen янв stycz leden ledn tammi ocak січ يناير",
            "feb fév fev фев lut únor helmi şubat лют فبراير",
            "mar mär maa мар břez maalis mart берез مارس",
            "apr avr abr апр kwie dub huhti nisan квіт أبريل ابريل",
            "may mai mei mag maj май мая květ touko mayıs трав مايو",
            "jun juin giu июн czerw červen červn kesä haziran черв يونيو",
            "jul juil lug июл lip červenec července heinä temmuz лип يوليو",
            "aug aoû ago авг sierp srp elo ağustos серп أغسطس اغسطس",
            "sep set сен wrze zář syys eylül верес سبتمبر",
            "oct okt ott out окт paźdz říj loka ekim жовт أكتوبر اكتوبر",
            "nov ноя listop marras kasım листоп نوفمبر",
            "dec dez déc dic des дек grud prosin joulu aralık груд ديسمبر",
        ),
        1,
    )
    for name in names.split()
}
"""How months begin in English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic languages,
Polish, Czech, Russian, Ukrainian, Turkish and Arabic."""
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = (
    r"(?:(?:[,\s]+|\s?[-–|]\s)(?:(?:at|um|à|kl\.?|às|alle)\s+)?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?!\s*[ap]\.?m)"
    r"\s*(?P<zone>Z|UTC|GMT(?:[+-]\d{4})?|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST = lazy.regex(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?[\s.-]+(?:de\s|of\s)?(?P<name>{_NAMED})\w*\.?,?[\s-]+(?:del?\s)?"
    rf"(?P<year>\d{{4}})\b(?:\s?(?:года?|г\.))?{_TIME}",
    re.IGNORECASE,
)
_MONTH_FIRST = lazy.regex(
    rf"\b(?P<name>{_NAMED})[a-z]*\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_LOGGED = lazy.regex(
    rf"\b(?P<name>{_NAMED})[a-z]*\s+(?P<day>\d{{1,2}})\s+(?P<time>\d{{1,2}}:\d{{2}}(?::\d{{2}})?)\s+(?:[A-Z]{{2,5}}\s+)?"
    r"(?P<year>\d{4})\b",
    re.IGNORECASE,
)
"""As machines write it: "Mar 13 21:30:09 EST 2015"."""
_DOTTED = lazy.regex(
    r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d{2})\b" + _TIME, re.IGNORECASE
)
_EASTERN = lazy.regex(
    r"(?P<year>(?:19|20)\d{2})\s?[年년]\s?(?P<month>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日号일]"
    r"(?:\s?(?P<time>\d{1,2}(?::\d{2}){1,2}|\d{1,2}\s?[時时시]\s?\d{1,2})(?:\s?[分분])?)?"
)
_YEAR_FIRST = lazy.regex(
    r"\b(?P<year>(?:19|20)\d{2})(?:\.\s?|/)(?P<month>\d{1,2})(?:\.\s?|/)(?P<day>\d{1,2})\b\.?" + _TIME,
    re.IGNORECASE,
)
_SLASHED = lazy.regex(
    r"(?<![\d/])(?P<day>\d{1,2})(?P<sign>[/-])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d{2})\b" + _TIME,
    re.IGNORECASE,
)
_YEAR = lazy.regex(r"\d{4}")
"""What each of those below has, and few lines."""
_WRITTEN = (_ISO, _DAY_FIRST, _MONTH_FIRST, _LOGGED, _DOTTED, _EASTERN, _YEAR_FIRST, _SLASHED)
_PUBLISHED = (
    r"(?:first\s|originally\s)?(?:published|posted|issued|written|created)|veröffentlicht|erschienen|erstellt|"
    r"publi[ée]e?|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst|publicerad|udgivet|publisert|opublikowan[oya]|"
    r"vydáno|publikováno|julkaistu|опубликован\w*|опубліковано|发布|發布|发表|公開日?|掲載|등록|입력"
)
_UPDATED = (
    r"(?:last\s)?(?:updated|modified|revised|edited|changed|reviewed)|last update|aktualisiert|geändert|"
    r"stand|mise? à jour|modifiée?|actualizad[oa]|modificad[oa]|aggiornat[oa]|bijgewerkt|atualizad[oa]|"
    r"uppdaterad|opdateret|oppdatert|zaktualizowano|aktualizace|aktualizováno|päivitetty|обновлен\w*|оновлено|"
    r"更新日?|수정"
)
_CUE = lazy.regex(rf"(?<!\w)(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))", re.IGNORECASE)
"""What is said before a date, in the languages above and those of the East."""
_REPORTED = lazy.regex(
    r"reported|opened|submitted|filed|asked|gemeldet|eingereicht|signalé|ouvert|reportado|abierto|segnalato|"
    r"aberto|gemeld|rapporterad|oprettet|opprettet|zgłoszon[eoy]|nahlášeno|ilmoitettu|создан\w*|створено",
    re.IGNORECASE,
)
"""What stands before the date of a report or a question."""
_NUMBER = lazy.regex(r"\d+")
_DAYS = (
    r"\w{2,6}day|\w{3,7}tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|"
    r"mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|luned[ìi]|marted[ìi]|mercoled[ìi]|gioved[ìi]|venerd[ìi]|sabato|"
    r"domenica|\w{3,7}-feira|\w{2,4}dag|måndag|tisdag|torsdag|lördag|søndag|понедельник|вторник|среда|четверг|"
    r"пятница|суббота|воскресенье|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
)
_BEFORE = lazy.regex(
    rf"^\W*(?:(?:{_PUBLISHED}|{_UPDATED}|last|first|date|datum|fecha|data|on|at|am|le|el|il|em|den|op|dne|the|"
    rf"{_DAYS})(?!\w)\W*){{0,5}}",
    re.IGNORECASE,
)
_BESIDE = lazy.regex(
    rf"(?<!\w)(?:{_PUBLISHED}|{_UPDATED}|last|first|date|datum|fecha|data|on|at|am|um|uhr|le|el|il|em|den|op|dne|"
    rf"the|à|a las|às|alle|kl|{_DAYS}|"
    r"\d{1,2}[:.h]\d{2}|[ap]\.?m|utc|gmt|[ecmp][sd]t|cest?|bst|ist|jst|г)(?!\w)",
    re.IGNORECASE,
)
"""What may stand beside dates in a line of nothing else."""
LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1500, 2200
MONTHS = 12
_PATH = lazy.regex(r"/(?P<year>(?:19|20)\d{2})/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=/|$)")
_MONTH_BEFORE_DAY = frozenset(("en-us",))


class Said(NamedTuple):
    """A date in a line of text."""

    date: str
    start: int
    end: int
    updated: bool
    """Whether the line says that it is when the text was changed."""


def is_month_first(language: str | None) -> bool | None:
    """Return whether 4/3/2019 is April 3rd in a page's language ("en-US"); None where it may be March 4th."""
    said = (language or "").lower()
    if said.split("-")[0] in ("", "en"):
        return True if said in _MONTH_BEFORE_DAY else (False if said in ("en-gb", "en-au", "en-ie") else None)
    return False


def iso_date(said: str, *, month_first: bool | None = None) -> str | None:
    """Return a date from metadata in ISO 8601, its time and zone as given; None if it is no date."""
    said = " ".join(said[:LONGEST].split())
    for pattern in (_ISO, _PLAIN):
        if match := pattern.match(said):
            return _written(match)
    return date_in(said, month_first=month_first)


def date_in(text: str, *, month_first: bool | None = None) -> str | None:
    """Return the date that a line of text names: when it was published, if it says so of one of several."""
    said = said_in(text, month_first=month_first)
    return None if said is None else said.date


def said_in(text: str, *, month_first: bool | None = None) -> Said | None:
    """Return the date of publication in a line of text, else the first that is not one of a change."""
    text = text[:LONGEST]
    found: list[tuple[int, Said]] = []
    before = 0
    for match, date in _dates(text, month_first=month_first):
        cues = _cues(text[before : match.start()])
        updated = cues[-1:] == [True]
        rank = 2 if updated else (0 if cues else 1)
        found.append((rank, Said(date, match.start(), match.end(), updated)))
        before = match.end()
    return min(found, key=lambda one: one[0])[1] if found else None


def is_only_dates(text: str) -> bool:
    """Return whether a line says nothing but when a text was published or changed."""
    rest, at = "", 0
    for match, _ in _dates(text[:LONGEST], month_first=True):
        rest += f"{text[at : match.start()]} "
        at = match.end()
    return at > 0 and not any(map(str.isalnum, _BESIDE.sub(" ", rest + text[at:])))


def is_of_change(label: str) -> bool:
    """Return whether the text before a date says that it is when the text was changed: "Updated:"."""
    return _cues(label)[-1:] == [True]


def is_of_publication(label: str) -> bool:
    """Return whether a label says that a date is when something was published or reported: "Opened:"."""
    return _cues(label) == [False] or _REPORTED.fullmatch(label.strip(" :")) is not None


def _cues(text: str) -> list[bool]:
    """Return what a text says that dates are, in its order: True for a change."""
    return [cue["published"] is None for cue in _CUE.finditer(text)]


def date_at_start(text: str, *, month_first: bool | None = None) -> str | None:
    """Return the date that a line begins with, after no more than a weekday or "Published on"."""
    said = said_in(text, month_first=month_first)
    before = _BEFORE.match(text[:LONGEST])
    return said.date if said is not None and before is not None and said.start <= before.end() else None


def date_of_path(path: str) -> str | None:
    """Return the day that an address has as folders: "/2018/04/27/", "/2018/apr/27/"."""
    match = _PATH.search(path[:LONGEST].lower())
    if match is None or not (match["month"].isdigit() or match["month"] in _MONTHS):
        return None
    month = match["month"] if match["month"].isdigit() else _MONTHS[match["month"]]
    return iso_date(f"{match['year']}-{month}-{match['day']}")


def _dates(text: str, *, month_first: bool | None) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the dates of a line in their order."""
    at = 0
    while _YEAR.search(text, at):
        matches = [match for pattern in _WRITTEN if (match := pattern.search(text, at))]
        if not matches:
            return
        match = min(matches, key=lambda one: (one.start(), -one.end()))
        if (date := _written(match, month_first=month_first)) is not None:
            yield match, date
        at = match.end()


def _written(match: re.Match[str], *, month_first: bool | None = None) -> str | None:
    parts = match.groupdict()
    if "sign" in parts and not _put_in_order(parts, month_first=month_first):
        return None
    month = int(parts["month"]) if parts.get("month") else _MONTHS[parts["name"].lower()]
    try:
        day = datetime(int(parts["year"]), month, int(parts["day"]))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return None
        time = parts.get("time")
        if not time:
            return day.date().isoformat()
        hours, minutes, *seconds = (int(part) for part in _NUMBER.findall(time))
        clock = day.replace(hour=hours, minute=minutes, second=seconds[0] if seconds else 0)
    except ValueError:
        return None
    written = clock.isoformat(timespec="seconds" if seconds else "minutes")
    return written + _zone(parts.get("zone") or "")


def _put_in_order(parts: dict[str, str], *, month_first: bool | None) -> bool:
    """Tell day from month in a date of numbers; return whether that can be told."""
    first, second = int(parts["day"]), int(parts["month"])
    if second > MONTHS or (first <= MONTHS and month_first is True):
        parts["day"], parts["month"] = parts["month"], parts["day"]
        return True
    return first > MONTHS or first == second or month_first is False


def _zone(said: str) -> str:
    said = said.upper().removeprefix("GMT").removeprefix("UTC") or ("Z" if said else "")
    if len(said) == 5 and said[1:].isdigit():
        said = f"{said[:3]}:{said[3:]}"
    return "Z" if said == "+00:00" else said
