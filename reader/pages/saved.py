"""What browsers write into a page when they save it: where it came from, and when."""

from __future__ import annotations

from typing import NamedTuple

from reader import lazy
from reader.clean import clean_link
from reader.pages.dates import iso_date

_BEGINNING = 20_000
_SINGLE_FILE = lazy.regex(
    r"Page saved with SingleFile\s+url:\s*(?P<url>\S+)\s+saved date:\s*(?P<date>[^\n]{1,100})"
)
_SAVED_FROM = lazy.regex(r"saved from url=\(\d{1,6}\)(?P<url>\S+)")
_WEEKDAY = lazy.regex(r"^[A-Z][a-z]{2} (?=[A-Z][a-z]{2} \d)")


class Saved(NamedTuple):
    """Where a saved page came from."""

    url: str | None
    date: str | None
    """When it was saved, in ISO 8601; None if it does not say."""


def saved_from(markup: str) -> Saved:
    """Return what a saved page says of where it came from; two times None for any other."""
    beginning = markup[:_BEGINNING]
    if match := _SINGLE_FILE.search(beginning):
        return Saved(clean_link(match["url"]), iso_date(_WEEKDAY.sub("", match["date"].strip())))
    if match := _SAVED_FROM.search(beginning):
        return Saved(clean_link(match["url"]), None)
    return Saved(None, None)
