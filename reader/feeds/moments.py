"""Dates and times as feeds write them → ISO 8601, and the order they put entries in."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from reader.pages.dates import iso_date

_LONGEST = 100
_FIRST_YEAR, _LAST_YEAR = 1980, 2200
"""Years beyond these are stand-ins for no date."""
_DAY = 86_400
_TIME = re.compile(r"\d{1,2}:\d{2}")


def moment(said: str) -> str | None:
    """Return a date or time in ISO 8601, as exact as it is given; None if it is none.

    Times keep the zone that they are given in, and have none if none is given.
    """
    said = " ".join(said[:_LONGEST].split())
    written = None if said[:4].isdecimal() else _of_mail(said)
    found = written or iso_date(said)
    return found if found and _FIRST_YEAR <= int(found[:4]) <= _LAST_YEAR else None


def _of_mail(said: str) -> str | None:
    """Return a time written as in mails, "Tue, 3 Nov 2026 08:00 EST", which is what RSS asks for."""
    try:
        parts = parsedate_tz(said) if _TIME.search(said) else None
        if parts is None:
            return None
        zone = None
        # "-0000" is a time in UTC of which nobody says where it was.
        if parts[9] is not None and abs(parts[9]) < _DAY and _names_zone(said):
            zone = UTC if parts[9] == 0 else timezone(timedelta(seconds=parts[9]))
        written = datetime(*parts[:6], tzinfo=zone).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return written.replace("+00:00", "Z")


def _names_zone(said: str) -> bool:
    """Return whether something stands after the time; without it the standard library says UTC too."""
    return bool(re.split(_TIME, said)[-1].lstrip(":0123456789. "))


def in_order(said: str | None, arrival: datetime) -> datetime:
    """Return the time that puts an entry in its place: what it says, but not after it came.

    One that says nothing, or nothing that is a time, goes by when it came. A time without a zone is in UTC.
    `arrival` has a zone.
    """
    try:
        time = datetime.fromisoformat(said) if said else arrival
    except ValueError:
        return arrival
    return min(time if time.tzinfo else time.replace(tzinfo=UTC), arrival)
