"""How single values read in a line, shared by the app and the command line."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Lines, Near, Outline, Pay, Posting

_UNITS = (("d", 86_400), ("h", 3_600), ("m", 60))
"""Units of time and their seconds."""
CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹", "JPY": "¥", "CAD": "CA$", "AUD": "A$"}
_SCALES: Mapping[str, Sequence[tuple[str, int]]] = {
    "INR": ((" crore", 10_000_000), (" lakh", 100_000), ("k", 1_000)),
    "": (("M", 1_000_000), ("k", 1_000)),
}
"""The units in which large sums are told, by currency; "" for all others."""
_TOLD_WHOLE = 10_000
"""Below this a sum is told in full."""
_INDIAN_GROUPS = re.compile(r"(?<=\d)(?=(?:\d\d)*\d{3}$)")
"""Where commas stand in a whole number in India: 28,00,000."""


def pay_words(pay: Pay) -> str:
    """Return a range of pay as it reads in a line: "$134,500–185,000 a year", "up to £90,000 a year"."""
    sign = CURRENCIES.get(pay.currency, f"{pay.currency} ")
    ends = [_whole_sum(amount, pay.currency) for amount in pay.ends]
    amount = ends[0] if ends[0] == ends[1] else "–".join(ends)
    bound = "up to " if pay.minimum is None else "from " if pay.maximum is None else ""
    return f"{bound}{sign}{amount} {'an' if pay.period == 'hour' else 'a'} {pay.period}"


def short_range(low: float, high: float, currency: str) -> str:
    """Return two sums as briefly as they can be said: "160–220k", "900k–1.2M", in rupees "28–41 lakh"."""
    ends = [_short_sum(amount, currency, in_full=0 < low < _TOLD_WHOLE) for amount in (low, high)]
    if ends[0] == ends[1]:
        return "".join(ends[0])
    (first, unit), (second, last) = ends
    return f"{first}{unit if unit != last and low else ''}–{second}{last}"


def _short_sum(amount: float, currency: str, *, in_full: bool) -> tuple[str, str]:
    """Return a sum in its unit, and the unit."""
    scale = () if in_full else _SCALES.get(currency, _SCALES[""])
    unit, size = next((each for each in scale if amount >= each[1]), ("", 1))
    return f"{amount / size:,.2f}".rstrip("0").rstrip("."), unit


def _whole_sum(amount: float, currency: str) -> str:
    whole, _, cents = f"{amount:.2f}".partition(".")
    grouped = _INDIAN_GROUPS.sub(",", whole) if currency == "INR" else f"{int(whole):,}"
    return grouped if cents == "00" else f"{grouped}.{cents}"


def day_of(time: datetime) -> str:
    """Return the day of a time in the user's time zone: "2026-11-28"."""
    return local(time).date().isoformat()


def minute_of(time: datetime) -> str:
    """Return a time in the user's time zone, to the minute: "2026-11-28 17:05"."""
    return local(time).replace(tzinfo=None).isoformat(" ", "minutes")


def moment_of(time: datetime) -> str:
    """Return a time in the user's time zone, in ISO 8601 with its offset."""
    return local(time).isoformat()


def span_words(seconds: int) -> str:
    """Return a length of time as `--every` takes it: "1d", "36h", "90m"."""
    unit, size = next((each for each in _UNITS if seconds % each[1] == 0), ("s", 1))
    return f"{seconds // size}{unit}"


def keep_words(keep: str) -> str:
    """Return which entries stay as `--keep` takes it: "all", "20" for the last 20, "30d" for 30 days."""
    return keep.removeprefix("last ").replace(" days", "d")


def local(time: datetime) -> datetime:
    """Return a time in the user's time zone; one at the very end of the calendar stays in its own."""
    try:
        return time.astimezone()
    except (OverflowError, ValueError, OSError):
        return time


def in_percent(likeness: float) -> str:
    """Return a likeness in whole percent; 100 only for the same words."""
    return "100 %" if likeness == 1 else f"{min(99, round(likeness * 100))} %"


def near_words(near: Near) -> str:
    """Say which marks a near copy has: "≈ applied, 99 % the same"."""
    return f"≈ {near.status or 'marked'}, {in_percent(near.likeness)} the same"


def lines_words(lines: Lines | None, heading: str = "") -> str:
    """Return where a highlight is, with the heading above: "“Method”, lines 12–14"; or that it is nowhere."""
    if lines is None:
        return "words gone"
    first, last = lines
    where = f"line {first}" if first == last else f"lines {first}–{last}"
    return f"“{heading}”, {where}" if heading else where


def origin_words(outline: Outline) -> str:
    """Return who wrote a page, when, and where it stands: "Inés Carrow · 4 May 2026 · span.example"."""
    host = (outline.url or "").partition("://")[2].partition("/")[0].removeprefix("www.")
    day = written_day((outline.published or "")[:10])
    return " · ".join(words for words in (outline.byline, day, host) if words)


def date_words(posting: Posting, today: str | None = None) -> str:
    """Return when a posting was posted and until when it takes applications: "posted 30 Oct 2026 · closed …".

    `today`, in ISO 8601, tells whether that day is over; without it nothing is called closed.
    """
    is_closed = today is not None and posting.is_closed(today)
    posted = f"posted {written_day(posting.posted)}" if posting.posted else ""
    last = f"{'closed' if is_closed else 'open until'} {written_day(posting.valid_through or '')}"
    return " · ".join(words for words in (posted, last if posting.valid_through else "") if words)


def closed_words(postings: Sequence[Posting], today: str) -> str:
    """Return a sentence on postings that are closed, without a full stop; "" if none is."""
    closed = [posting for posting in postings if posting.is_closed(today)]
    if not closed:
        return ""
    if len(postings) > 1:
        return f"{len(closed):,} of {len(postings):,} postings {'is' if len(closed) == 1 else 'are'} closed"
    return f"The posting closed {written_day(closed[0].valid_through or '')}"


def written_day(day: str) -> str:
    """Return a day in ISO 8601 as people write it, "12 Nov 2026"; anything else as it is."""
    try:
        known = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{known.day} {known:%b} {known.year}"


def today() -> str:
    """Return the day it is in the user's time zone, in ISO 8601."""
    return datetime.now().astimezone().date().isoformat()
