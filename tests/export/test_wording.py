"""The dates of a posting in words, and whether it is closed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.export.wording import closed_words, date_words, today, written_day
from reader.model import GivenPosting, Outline, Posting
from reader.parsing import parse

LAST = "2026-11-12"


def posting(posted: str | None = None, last: str | None = None) -> Posting:
    given = GivenPosting((1, 1), role="Wader", posted=posted, valid_through=last)
    return parse("You wade.", outline=Outline(postings=(given,))).postings[0]


@pytest.mark.parametrize(
    ("one", "day", "words"),
    [
        (posting(), "2026-11-13", ""),
        (posting("2026-10-30"), "2026-11-13", "posted 30 Oct 2026"),
        (posting("2026-10-30", LAST), None, "posted 30 Oct 2026 · open until 12 Nov 2026"),
        (posting("2026-10-30", LAST), LAST, "posted 30 Oct 2026 · open until 12 Nov 2026"),
        (posting("2026-10-30", LAST), "2026-11-13", "posted 30 Oct 2026 · closed 12 Nov 2026"),
        (posting(None, f"{LAST}T23:59:00Z"), LAST, f"open until {LAST}T23:59:00Z"),
        (posting("soon", "later"), "2026-11-13", "posted soon · open until later"),
    ],
)
def test_the_dates_of_a_posting(one: Posting, day: str | None, words: str) -> None:
    assert date_words(one, day) == words


def test_how_many_postings_are_closed() -> None:
    closed, opened = posting(last=LAST), posting(last="2027-01-01")
    assert closed_words([closed], LAST) == ""
    assert closed_words([closed], "2026-11-13") == "The posting closed 12 Nov 2026"
    assert closed_words([opened, closed, posting()], "2026-11-13") == "1 of 3 postings is closed"
    assert closed_words([replace(closed)] * 2, "2026-11-13") == "2 of 2 postings are closed"


def test_today_is_a_day() -> None:
    assert len(today()) == len(LAST)
    assert written_day("2026-02-01") == "1 Feb 2026"
