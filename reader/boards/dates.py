"""Days as boards write them → ISO 8601. The day is the one that is written, in whichever zone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_ISO = re.compile(r"\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_FIRST = re.compile(r"\s*([A-Za-z]{3,9})\.?\s{1,5}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,5}(\d{4})(?!\d)")
_DAY_FIRST = re.compile(
    r"\s*(?:[A-Za-z]{3,9},?\s{1,5})?(\d{1,2})(?:st|nd|rd|th|\.)?\s{1,5}([A-Za-z]{3,9})\.?,?\s{1,5}(\d{4})(?!\d)"
)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Years beyond these are stand-ins for no date."""
_MILLISECONDS = 10**11
"""A larger number counts milliseconds since 1970, a smaller one seconds."""


def day(value: object) -> str | None:
    """Return the day of a date or time in ISO 8601; None for what is no date.

    Read are ISO dates and times ("2026-08-26T04:32:09+03:00", "2026-10-05 16:05:18 UTC"), English ones
    ("November  9, 2026", "9 Nov 2026") and numbers of seconds or milliseconds since 1970 (in UTC).
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _of_number(value)
    if not isinstance(value, str):
        return None
    if found := _ISO.match(value):
        return _of_parts(found[1], found[2], found[3])
    if found := _MONTH_FIRST.match(value):
        return _of_parts(found[3], _month(found[1]), found[2])
    found = _DAY_FIRST.match(value)
    return _of_parts(found[3], _month(found[2]), found[1]) if found else None


def _month(name: str) -> str:
    start = name[:3].lower()
    return str(_MONTHS.index(start) + 1) if start in _MONTHS else "0"


def _of_parts(year: str, month: str, of_month: str) -> str | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(of_month)).isoformat()
    except ValueError:
        return None


def _of_number(value: float) -> str | None:
    try:
        found = datetime.fromtimestamp(value / 1000 if abs(value) >= _MILLISECONDS else value, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return found.isoformat() if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
