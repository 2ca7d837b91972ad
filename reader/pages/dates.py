"""Dates as pages write them, as ISO 8601: as exact as they are given, and none for garbage."""

from __future__ import annotations

import re
from datetime import datetime

from reader import lazy

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
            *(
                "jan janv ene gen",
                "feb fév fev",
                "mar mär maa",
                "apr avr abr",
                "may mai mei mag",
                "jun juin giu",
            ),
            *("jul juil lug", "aug aoû ago", "sep set", "oct okt ott out", "nov", "dec dez déc dic"),
        ),
        1,
    )
    for name in names.split()
}
"""How months begin in English, German, French, Spanish, Italian, Portuguese and Dutch."""
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TIME = (
    r"(?:[,\s]+(?:at\s+)?(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?!\s*[ap]\.?m)"
    r"\s*(?P<zone>Z|UTC|GMT(?:[+-]\d{4})?|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST = lazy.regex(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.-]+(?:de\s)?(?P<name>{_NAMED})\w*\.?,?[\s-]+(?:de\s)?(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_MONTH_FIRST = lazy.regex(
    rf"\b(?P<name>{_NAMED})[a-z]*\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}",
    re.IGNORECASE,
)
_DOTTED = lazy.regex(r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d{2})\b")
_WRITTEN = (_ISO, _DAY_FIRST, _MONTH_FIRST, _DOTTED)
_BEFORE = lazy.regex(
    r"^\W*(?:(?:last|first|posted|published|updated|written|modified|date|on|at|am|le|el|the|"
    r"\w{2,6}day|\w{3,7}tag|mittwoch|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b\W*){0,4}",
    re.IGNORECASE,
)
LONGEST = 200
FIRST_YEAR, LAST_YEAR = 1500, 2200


def iso_date(said: str) -> str | None:
    """Return a date from metadata in ISO 8601, its time and zone as given; None if it is no date."""
    said = " ".join(said[:LONGEST].split())
    for pattern in (_ISO, _PLAIN):
        if match := pattern.match(said):
            return _written(match)
    return date_in(said)


def date_in(text: str) -> str | None:
    """Return the first date that a line of text names with its month or in full."""
    text = text[:LONGEST]
    for pattern in _WRITTEN:
        if match := pattern.search(text):
            return _written(match)
    return None


def date_at_start(text: str) -> str | None:
    """Return the date that a line begins with, after no more than a weekday or "Published on"."""
    text = _BEFORE.sub("", text[:LONGEST])
    for pattern in _WRITTEN:
        if match := pattern.match(text):
            return _written(match)
    return None


def _written(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["month"]) if parts.get("month") else _MONTHS[parts["name"].lower()]
    try:
        day = datetime(int(parts["year"]), month, int(parts["day"]))
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            return None
        time = parts.get("time")
        if not time:
            return day.date().isoformat()
        hours, minutes, *seconds = (int(part) for part in time.split(":"))
        clock = day.replace(hour=hours, minute=minutes, second=seconds[0] if seconds else 0)
    except ValueError:
        return None
    written = clock.isoformat(timespec="seconds" if seconds else "minutes")
    return written + _zone(parts.get("zone") or "")


def _zone(said: str) -> str:
    said = said.upper().removeprefix("GMT").removeprefix("UTC") or ("Z" if said else "")
    if len(said) == 5 and said[1:].isdigit():
        said = f"{said[:3]}:{said[3:]}"
    return "Z" if said == "+00:00" else said
