"""Counts by facet, narrowing by them, and the orders of a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Pay, Place, Posting
from reader.places import parse_place
from reader.search import (
    ALL_ORDERS,
    FACETS,
    UNKNOWN,
    FacetValue,
    Index,
    Marked,
    facets,
    first_seen_counts,
    search,
)
from reader.search.facets import sorted_values
from reader.search.grouping import (
    LEVELS,
    UNKNOWN_KEY,
    band_of,
    bands_between,
    day_key,
    parse_pay_band,
    pay_band,
    pay_key,
    role_family,
    sorted_by,
)
from tests.search.builders import Builder

SEATTLE, BOSTON, BARCELONA = map(parse_place, ("US, WA, Seattle", "US, MA, Boston", "ES, B, Barcelona"))


@pytest.fixture(scope="module")
def index() -> Index:
    made = Builder("made.txt")
    made.paragraph("An article on robots")
    made.posting("first robots", SEATTLE, role="Senior Applied Scientist", level="senior", team="Robotics")
    made.posting("second robots", BOSTON, role="Applied Scientist II", team="Robotics")
    made.posting("third robots", BARCELONA, role="Data Scientist Intern", level="intern")
    made.posting("fourth seas")
    document, items = made.build()
    twofold = [with_places(item.content, SEATTLE, BARCELONA) for item in items[1:2]]
    items = (
        items[0],
        *(replace(item, content=other) for item, other in zip(items[1:2], twofold, strict=True)),
        *items[2:],
    )
    began = datetime(2026, 3, 1, tzinfo=UTC)
    dated = [replace(item, first_seen=began + timedelta(days=number)) for number, item in enumerate(items)]
    return Index.of([(document, dated)])


def with_places(content: object, *places: Place | None) -> Posting:
    assert isinstance(content, Posting)
    return replace(content, places=tuple(filter(None, places)), pay=Pay(60, 80, "USD", "hour"), remote=True)


def counted(found: tuple[FacetValue, ...]) -> dict[str, int]:
    return {one.value: one.count for one in found}


def first_words(index: Index, query: str, **wanted: object) -> list[str]:
    return [hit.snippet.split()[0] for hit in search(index, query, **wanted).hits]  # type: ignore[arg-type]


def test_every_facet_counts_the_postings_of_the_query(index: Index) -> None:
    found = facets(index, "robots")
    assert tuple(found) == FACETS
    assert counted(found["country"]) == {"United States": 2, "Spain": 2}
    assert counted(found["city"]) == {"Barcelona, B": 2, "Seattle, WA": 1, "Boston, MA": 1}
    assert counted(found["family"]) == {"Applied Scientist": 2, "Data Scientist": 1}
    assert counted(found["level"]) == {"intern": 1, "senior": 1, UNKNOWN: 1}
    assert counted(found["team"]) == {"Robotics": 2, UNKNOWN: 1}
    assert counted(found["pay"]) == {"USD 100–150k": 1, UNKNOWN: 2}
    assert counted(found["remote"]) == {"remote": 1, UNKNOWN: 2}


def test_values_have_their_order_and_unknown_is_last(index: Index) -> None:
    found = facets(index)
    assert [one.value for one in found["level"]] == ["intern", "senior", UNKNOWN]
    assert [one.value for one in found["country"]] == ["Spain", "United States", UNKNOWN]


def test_narrowing_keeps_to_the_values_and_leaves_its_own_facet_whole(index: Index) -> None:
    where = {"country": frozenset({"United States"})}
    assert sorted(first_words(index, "robots", where=where)) == ["first", "second"]
    found = facets(index, "robots", where)  # type: ignore[arg-type]
    assert counted(found["country"]) == {"United States": 2, "Spain": 2}
    assert [one.value for one in found["country"] if one.is_chosen] == ["United States"]
    assert counted(found["level"]) == {"senior": 1, UNKNOWN: 1}


def test_several_values_add_up_and_several_facets_narrow(index: Index) -> None:
    levels = frozenset({"intern", UNKNOWN})
    assert sorted(first_words(index, "robots", where={"level": levels})) == ["second", "third"]
    both = {"level": levels, "country": frozenset({"Spain"})}
    assert first_words(index, "robots", where=both) == ["third"]


def test_a_choice_that_nothing_has_is_still_listed(index: Index) -> None:
    found = facets(index, "seas", {"team": frozenset({"Robotics"})})
    assert [(one.value, one.count, one.is_chosen) for one in found["team"]] == [
        ("Robotics", 0, True),
        (UNKNOWN, 1, False),
    ]


def test_a_choice_alone_finds_all_that_have_it(index: Index) -> None:
    results = search(index, "", where={"country": frozenset({UNKNOWN})})
    assert [hit.snippet for hit in results.hits] == ["fourth seas"]
    assert results.counts == {"article": 0, "paper": 0, "posting": 1}
    assert search(index, "", where={"country": frozenset()}).total == 0


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("place", ["third", "second", "first", "fourth"]),
        ("role", ["second", "third", "first", "fourth"]),
        ("level", ["third", "first", "second", "fourth"]),
        ("newest", ["fourth", "third", "second", "first"]),
        ("team", ["first", "second", "third", "fourth"]),
        ("pay", ["first", "second", "third", "fourth"]),
        ("-place", ["first", "second", "third", "fourth"]),
        ("-role", ["first", "third", "second", "fourth"]),
        ("-level", ["first", "third", "second", "fourth"]),
        ("-pay", ["first", "second", "third", "fourth"]),
        ("-newest", ["first", "second", "third", "fourth"]),
    ],
)
def test_orders(index: Index, order: str, expected: list[str]) -> None:
    assert order in ALL_ORDERS
    assert first_words(index, "-nothing", kind="posting", order=order) == expected
    assert first_words(index, "-nothing", kind="posting", order=order, limit=2) == expected[:2]


def test_places_sort_by_the_whole_country_then_by_the_city() -> None:
    lines = [
        "IN, KA, Bengaluru",
        "AE, Dubai",
        "GB, London",
        "GB, MAN, Manchester",
        "US, MA, Boston",
        "US, CA, San Diego",
        "US, WA, Seattle",
        "US, WA",  # no city
        "Atlantis",
    ]
    made = Builder("made.txt")
    for number in (4, 1, 7, 0, 8, 3, 6, 2, 5):
        made.posting(f"{number} robots", parse_place(lines[number]) or Place(lines[number]))
    made.posting("nowhere robots")
    expected = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "nowhere"]
    index = Index.of([made.build()])
    assert first_words(index, "robots", order="place") == expected
    for limit in range(1, len(lines)):  # by the numbers in the index alone
        assert first_words(index, "robots", order="place", limit=limit) == expected[:limit]


@pytest.mark.parametrize(
    ("role", "core"),
    [
        ("Senior Applied Scientist, Alexa AI", "Applied Scientist"),
        ("Sr. Manager of Applied Science", "Manager"),
        ("Software Development Engineer II", "Software Development Engineer"),
        ("Data Scientists", "Data Scientist"),
        ("Intern Economist", "Economist"),
        ("AI Researcher - Search", "AI Researcher"),
        ("Member of Technical Staff", "Member"),
        ("Senior", UNKNOWN),
        ("", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_families_of_roles(role: str | None, core: str) -> None:
    assert role_family(role) == core


@pytest.mark.parametrize(
    ("pay", "band"),
    [
        (Pay(99_999, 120_000, "USD", "year"), "USD 50–100k"),
        (Pay(100_000, 120_000, "EUR", "year"), "EUR 100–150k"),
        (Pay(10_000, 10_000, "USD", "month"), "USD 100–150k"),
        (Pay(400_000, 500_000, "USD", "year"), "USD 300–500k"),
        (Pay(700_000, 800_000, "USD", "year"), "USD 500k–1M"),
        (Pay(0, 800_000, "USD", "year"), "USD 0–50k"),
        (Pay(1_200_000, None, "INR", "year"), "INR 1–1.5M"),
        (Pay(6_000_000, None, "JPY", "year"), "JPY 5–10M"),
        (Pay(60_000, None, "USD", "year"), "USD 50–100k"),
        (Pay(None, 120_000, "USD", "year"), "USD 100–150k"),
        (None, UNKNOWN),
    ],
)
def test_bands_of_pay(pay: Pay | None, band: str) -> None:
    assert pay_band(pay) == band


@given(st.floats(0, 1e14))
def test_a_sum_lies_in_its_band(amount: float) -> None:
    band = band_of(amount)
    assert band.low <= amount < band.high
    assert parse_pay_band(f"SEK {band.name}") == ("SEK", band.low)
    bands = bands_between(0, band.low)
    assert bands[-1] == band
    assert all(one.high == other.low for one, other in pairwise(bands))


def test_a_band_of_an_earlier_version_has_its_place() -> None:
    assert parse_pay_band("USD 300k+") == ("USD", 300_000)
    assert parse_pay_band("USD") == ("USD", 0)


def test_bands_are_listed_by_currency_and_sum() -> None:
    bands = ["USD 500k–1M", UNKNOWN, "EUR 50–100k", "USD 0–50k", "EUR 1–1.5M", "EUR 300–500k"]
    found = sorted_values("pay", dict.fromkeys(bands, 1), frozenset())
    assert [one.value for one in found] == [
        "EUR 50–100k", "EUR 300–500k", "EUR 1–1.5M", "USD 0–50k", "USD 500k–1M", UNKNOWN,
    ]  # fmt: skip


@settings(max_examples=6)
@given(st.lists(st.integers(0, 40), max_size=12))
def test_postings_are_counted_by_when_they_came(days: list[int]) -> None:
    made = Builder("made.txt").paragraph("An article never counts")
    for number in range(len(days)):
        made.posting(f"posting number {number}")
    document, items = made.build()
    began = datetime(2026, 3, 1, tzinfo=UTC)
    seen = [began, *(began + timedelta(days=day) for day in days)]
    dated = [replace(item, first_seen=at) for item, at in zip(items, seen, strict=True)]
    index = Index.of([(document, dated)])
    starts = [began + timedelta(days=day) for day in (3, 10, 20)]
    expected = (
        sum(3 <= day < 10 for day in days),
        sum(10 <= day < 20 for day in days),
        sum(day >= 20 for day in days),
    )
    assert first_seen_counts(index, starts) == expected
    hidden = Marked(left_out=frozenset(item.id for item in items))
    assert first_seen_counts(index, starts, hidden) == (0, 0, 0)


def test_levels_are_those_of_the_model() -> None:
    from typing import get_args

    from reader.model import Level

    assert set(LEVELS) == set(get_args(Level))


@given(st.lists(st.tuples(st.none() | st.integers(0, 5), st.integers()), max_size=20))
def test_what_is_not_said_comes_last_either_way(values: list[tuple[int | None, int]]) -> None:
    rising = sorted_by("pay", values, lambda one: one[0])
    falling = sorted_by("-pay", values, lambda one: one[0])
    known = [one for one in values if one[0] is not None]
    assert [one[0] for one in rising[: len(known)]] == sorted(one[0] for one in known if one[0] is not None)
    assert [one[0] for one in falling[: len(known)]] == [one[0] for one in rising[: len(known)]][::-1]
    assert rising[len(known) :] == falling[len(known) :] == [one for one in values if one[0] is None]


def test_pay_sorts_within_its_currency_by_the_most_a_year_the_highest_first() -> None:
    pays = [
        Pay(90, 100, "EUR", "year"), Pay(50, 70, "EUR", "hour"), Pay(0, 1e30, "EUR", "year"),
        Pay(1, 2, "USD", "year"), Pay(None, 9, "USD", "day"),
    ]  # fmt: skip
    assert sorted(pays, key=pay_key) == [pays[2], pays[1], pays[0], pays[4], pays[3]]
    assert all(0 <= pay_key(pay) < UNKNOWN_KEY for pay in pays)


def test_days_sort_the_latest_first() -> None:
    days = ["2026-11-03", "2025-12-31", "2026-11-04T10:00:00+01:00", "2026", ""]
    assert sorted(days, key=day_key) == [days[2], days[0], days[3], days[1], days[4]]
