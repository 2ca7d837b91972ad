"""How single values read in a line, shared by the app and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from reader.model import Near, Outline, Pay, Posting

CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "CAD": "CA$", "AUD": "A$"}


def pay_words(pay: Pay) -> str:
    """Return a range of pay as it reads in a line: "$134,500–185,000 a year", "up to £90,000 a year"."""
    sign = CURRENCIES.get(pay.currency, f"{pay.currency} ")
    ends = [f"{amount:,.2f}".removesuffix(".00") for amount in pay.ends]
    amount = ends[0] if ends[0] == ends[1] else "–".join(ends)
    bound = "up to " if pay.minimum is None else "from " if pay.maximum is None else ""
    return f"{bound}{sign}{amount} {'an' if pay.period == 'hour' else 'a'} {pay.period}"


def day_of(time: datetime) -> str:
    """Return the day of a time in the user's time zone: "2026-11-28"."""
    return local(time).date().isoformat()


def minute_of(time: datetime) -> str:
    """Return a time in the user's time zone, to the minute: "2026-11-28 17:05"."""
    return local(time).replace(tzinfo=None).isoformat(" ", "minutes")


def moment_of(time: datetime) -> str:
    """Return a time in the user's time zone, in ISO 8601 with its offset."""
    return local(time).isoformat()


def local(time: datetime) -> datetime:
    """Return a time in the user's time zone; one at the very end of the calendar stays in its own."""
    try:
        return time.astimezone()
    except (OverflowError, ValueError, OSError):
        return time


def near_words(near: Near) -> str:
    """Return what an item is nearly a copy of: "≈ applied, 99 % the same"."""
    return f"≈ {near.status or 'marked'}, {int(near.likeness * 100)} % the same"


def origin_words(outline: Outline) -> str:
    """Return who wrote a page, when, and where it stands: "Inés Carrow · 2026-05-04 · span.example"."""
    host = (outline.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
    return " · ".join(words for words in (outline.byline, (outline.published or "")[:10], host) if words)


def date_words(posting: Posting) -> str:
    """Return when a posting was posted and until when one can apply, as far as its data says."""
    posted = f"posted {posting.posted}" if posting.posted else ""
    until = f"open until {posting.valid_through}" if posting.valid_through else ""
    return " · ".join(words for words in (posted, until) if words)
