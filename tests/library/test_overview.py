"""The library at a glance: every number is the total of the search it comes with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import Library
from reader.library.overview import ASIDE, UNDER_WAY, WEEKS, Bar, Overview, last_mondays, pay_bars, week_bars
from reader.search import UNKNOWN, FacetValue
from reader.store.values import Status
from tests.fakes import Clock
from tests.library.samples import add, page, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STATUSES = get_args(Status)
TEXT = "The {team} team is looking for a {role} who counts {team} boats all day and says why. {more}"
POSTINGS = {
    "old": [
        ("US, WA, Seattle", "Tides", "Senior Applied Scientist", "The pay is $120,000 to $150,000 a year."),
        ("US, WA, Kent", "Reeds", "Economist", "The pay is $60 to $70 per hour."),
        ("GB, London", "Harbor", "Data Scientist", "We pay £70,000 - £90,000 per year."),
    ],
    "newer": [
        ("IN, KA, Bengaluru", "Monsoon", "Principal Engineer", "We pay ₹2,500,000 to ₹3,200,000 a year."),
        ("US, WA, Seattle", "Gulls", "Applied Scientist", ""),
        ("US, MA, Boston", "Buoys", "Applied Science Manager", "The pay is $260,000 to $330,000 a year."),
    ],
    "newest": [("ES, B, Barcelona", "Nets", "Economist", "It pays well.")],
}
FERRY = """Ferry Pilot, Sounds
Company: Narrow Waters
LOCATION: Tampa, Florida, United States; Leeds, England, United Kingdom
Employment type: Full-time

About the job

We cross the sound eight times a day, and we would like somebody to cross it with us.

Responsibilities

- Steer the ferry.
- Greet those who come aboard.
"""
ADDED = {
    "old": datetime(2026, 1, 15, 12, tzinfo=UTC),
    "newer": datetime(2026, 4, 12, 12, tzinfo=UTC),
    "newest": datetime(2026, 4, 28, 12, tzinfo=UTC),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Postings that came in three times, the last two within a dozen weeks."""
    folder, clock = tmp_path_factory.mktemp("overview"), Clock()
    with Library.open(folder / "library.db", clock=clock) as library:
        for name, postings in POSTINGS.items():
            clock.now = ADDED[name]
            texts = [
                (place, TEXT.format(team=team, role=role, more=more)) for place, team, role, more in postings
            ]
            add(library, write(folder / name, **{name: page(name, *texts)}))
        clock.now = datetime(2026, 5, 1, 12, tzinfo=UTC)
        yield library


def overview(library: Library) -> Overview:
    found = library.overview()
    assert found is not None
    return found


def bars_of(found: Overview) -> list[Bar]:
    pay = [bar for each in found.pay for bar in (*each.bars, each.whole)]
    facets = [*found.levels, *found.roles, *found.countries, *found.cities]
    return [*found.stages, *found.aside, *found.weeks, *pay, found.unpaid, *facets]


def total(library: Library, bar: Bar) -> int:
    search = bar.search
    results = library.search(search.query, kind=search.kind, where=search.where, order=search.order)
    assert results is not None
    assert not results.relaxed
    assert not results.notes
    return results.total


def numbers(bars: tuple[Bar, ...]) -> dict[str, int]:
    return {bar.name: bar.number for bar in bars}


@settings(max_examples=4)
@given(given_statuses=st.lists(st.sampled_from((None, *STATUSES)), min_size=7, max_size=7))
def test_every_number_is_what_its_search_finds(library: Library, given_statuses: list[Status | None]) -> None:
    items = library.items("posting")
    for item, status in zip(items, given_statuses, strict=True):
        library.marks.set(item.id, status=status or "none")
    found = overview(library)
    assert {(bar.search.name, bar.number) for bar in bars_of(found)} == {
        (bar.search.name, total(library, bar)) for bar in bars_of(found)
    }
    seen = sum(status != "hidden" for status in given_statuses)
    assert found.postings == seen
    assert found.to_decide == given_statuses.count(None)
    assert sum(bar.number for bar in (*found.stages, *found.aside)) == len(items)
    for bars in (found.levels, found.roles, found.countries, found.cities):
        assert sum(bar.number for bar in bars) == seen  # each has one place
    assert sum(pay.whole.number for pay in found.pay) + found.unpaid.number == seen
    for pay in found.pay:
        assert sum(bar.number for bar in pay.bars) == pay.whole.number


def test_what_is_counted(library: Library) -> None:
    library.marks.set(*(item.id for item in library.items("posting")), status="none")
    found = overview(library)
    assert [bar.name for bar in found.stages] == ["To decide", "Interested", "Applied", "Interview", "Offer"]
    assert (len(found.stages), len(found.aside)) == (len(UNDER_WAY), len(ASIDE))
    assert numbers(found.countries) == {"United States": 4, "India": 1, "Spain": 1, "United Kingdom": 1}
    assert next(iter(numbers(found.cities).items())) == ("Seattle, WA", 2)
    assert [(pay.currency, pay.whole.number) for pay in found.pay] == [("USD", 3), ("GBP", 1), ("INR", 1)]
    dollars, _, rupees = found.pay
    assert numbers(dollars.bars) == {"100–150k": 2, "150–200k": 0, "200–250k": 0, "250–300k": 1}
    assert numbers(rupees.bars) == {"25–30 lakh": 1}
    assert found.unpaid.number == 2
    assert found.levels[-1].is_unstated
    assert numbers(found.weeks) == {"6 Apr": 3, "13 Apr": 0, "20 Apr": 0, "This week": 1}


def test_a_posting_with_several_places_counts_in_each(tmp_path: Path) -> None:
    folder = write(tmp_path, ferry=FERRY)
    with Library.of([folder]) as library:
        found = overview(library)
        assert found.postings == 1
        assert numbers(found.countries) == {"United Kingdom": 1, "United States": 1}
        assert [total(library, bar) for bar in found.countries] == [1, 1]
        assert found.weeks == ()  # what is opened from a path never came in


def test_an_empty_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        found = overview(library)
    assert (found.postings, found.to_decide) == (0, 0)
    assert not any(bar.number for bar in bars_of(found))
    assert [len(bars) for bars in (found.weeks, found.pay, found.cities)] == [0, 0, 0]


def test_it_ends_when_told(tmp_path: Path) -> None:
    with Library.of([write(tmp_path, ferry=FERRY)]) as library:
        assert library.overview(cancelled=lambda: True) is None
        assert overview(library).postings == 1


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_weeks_end_with_this_one(today: date) -> None:
    days = last_mondays(today)
    assert len(days) == WEEKS
    assert all(day.weekday() == 0 for day in days)
    assert days[-1] <= today < days[-1] + timedelta(weeks=1)
    assert {end - day for day, end in pairwise(days)} == {timedelta(weeks=1)}


def test_weeks_before_the_first_posting_are_left_out() -> None:
    days = last_mondays(date(2026, 11, 29))
    bars = week_bars(days, (*[0] * 9, 4, 0, 2))
    assert numbers(bars) == {"9 Nov": 4, "16 Nov": 0, "This week": 2}
    assert [bar.search.query for bar in bars] == [
        "new:2026-11-09 -new:2026-11-16",
        "new:2026-11-16 -new:2026-11-23",
        "new:2026-11-23",
    ]
    assert week_bars(days, [0] * WEEKS) == ()


def test_currencies_by_how_common_they_are() -> None:
    values = [
        FacetValue("EUR 50–100k", 2, is_chosen=False),
        FacetValue("JPY 5–10M", 2, is_chosen=False),
        FacetValue("USD 500k–1M", 3, is_chosen=False),
        FacetValue(UNKNOWN, 9, is_chosen=False),
    ]
    assert [(pay.currency, numbers(pay.bars)) for pay in pay_bars(values)] == [
        ("USD", {"500k–1M": 3}),
        ("EUR", {"50–100k": 2}),
        ("JPY", {"5–10M": 2}),
    ]
