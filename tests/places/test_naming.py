"""The names and codes under which a place can be searched."""

from __future__ import annotations

import pytest
from hypothesis import given

from reader.folding import fold
from reader.model import Place
from reader.places import names, parse_place
from tests.places.test_reading import place_like


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "US, WA, Seattle",
            "united states|us|usa|united states of america|america|washington|wa|seattle|puget sound",
        ),
        (
            "GB, London",
            "united kingdom|gb|gbr|uk|great britain|britain|london|greater london|city of london|england",
        ),
        ("GB, MLN, Edinburgh", "united kingdom|gb|gbr|uk|great britain|britain|edinburgh|edh|scotland"),
        (
            "US, CA, Palo Alto",
            (
                "united states|us|usa|united states of america|america|california|ca|palo alto|"
                "silicon valley|bay area"
            ),
        ),
        ("IN, TG, Hyderabad", "india|in|ind|bharat|भारत|telangana|tg|ts|hyderabad"),
        ("Macon, Georgia", "macon"),
        ("Milan, Lombardia, Italy", "italy|it|ita|italia|lombardia|milan|milano|lombardy"),
        ("Trinidad and Tobago", "trinidad & tobago|trinidad and tobago|tt|tto"),
    ],
)
def test_every_name_once_and_in_order(text: str, expected: str) -> None:
    place = parse_place(text)
    assert place is not None
    assert "|".join(names(place)) == fold(expected)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IN, KA, Bengaluru", "IN, KA, Bangalore"),
        ("IN, HR, Gurugram", "IN, HR, Gurgaon"),
        ("IN, MH, Mumbai", "IN, MH, Bombay"),
        ("IN, TS, Hyderabad", "IN, TG, Hyderabad"),
        ("DE, BY, München", "DE, BY, Munich"),
        ("DE, BY, Muenchen", "Munich, Bayern, Deutschland"),
        ("US, NY, New York", "US, NY, NYC"),
        ("US, CA, San Francisco", "US, CA, SF"),
        ("US, CA, Los Angeles", "US, CA, LA"),
        ("US, MO, St. Louis", "US, MO, Saint Louis"),
        ("CN, 11, Beijing", "CN, BJ, Beijing"),
        ("IN, OD, Puri", "IN, Orissa, Puri"),
        ("UK, London", "London, Great Britain"),
        ("USA", "United States"),
        ("Turkey", "Türkiye"),
        ("Bangalore", "Bengaluru"),
    ],
)
def test_two_ways_to_say_a_place_have_the_same_names(one: str, other: str) -> None:
    first, second = parse_place(one), parse_place(other)
    assert first is not None
    assert second is not None
    assert set(names(first)) == set(names(second))


def test_a_city_of_the_same_name_elsewhere_lends_no_names() -> None:
    assert "vegas" in names(Place("x", "United States", "US", "Nevada", "NV", "Las Vegas"))
    assert "vegas" not in names(Place("x", "United States", "US", "New Mexico", "NM", "Las Vegas"))
    assert "vegas" not in names(Place("x", "Spain", "ES", None, None, "Las Vegas"))


def test_a_city_named_like_its_region_has_all_of_the_names() -> None:
    assert "pondicherry" in names(Place("x", "India", "IN", None, None, "Puducherry"))


def test_what_the_tables_lack_keeps_its_own_words() -> None:
    assert names(Place("x", "Atlantis", "ZZ", "Deep", "D", "Poseidonia")) == (
        "atlantis",
        "deep",
        "d",
        "poseidonia",
    )
    assert names(Place("x")) == ()


@given(place_like)
def test_names_are_folded_and_hold_what_the_place_says(text: str) -> None:
    place = parse_place(text)
    if place is not None:
        found = names(place)
        assert len(set(found)) == len(found)
        said = (place.country, place.country_code, place.region, place.region_code, place.city)
        assert {fold(word) for word in said if word} <= set(found)
