"""Several places in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.places import parse_place, split_places
from tests.places.test_reading import place_like


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Utrecht, Utrecht, Netherlands / Leeds, England, UK2032-03-30ONSITE",
            ["Utrecht, Utrecht, Netherlands", "Leeds, England, UK"],
        ),
        ("London, UKREMOTE", ["London, UK"]),
        ("Berlin, Germany (Hybrid) ON-SITE", ["Berlin, Germany (Hybrid)"]),
        ("Leeds, England, UK 3/30/2032 full time", ["Leeds, England, UK"]),
        ("US, WA, Seattle; US, CA, Sunnyvale", ["US, WA, Seattle", "US, CA, Sunnyvale"]),
        ("US, WA, Seattle • Remote", ["US, WA, Seattle"]),
        ("US, WA, Seattle and Remote", ["US, WA, Seattle"]),
        ("Leeds | Utrecht | Tampa.", ["Leeds", "Utrecht", "Tampa"]),
        ("Leeds · Utrecht\nTampa", ["Leeds", "Utrecht", "Tampa"]),
        ("Berlin/Munich/Berlin", ["Berlin", "Munich"]),
        ("New laboratory or London, UK", ["London, UK"]),
        ("Anna and Jordan", []),
        ("Seattle, WA, USA, or Arlington, VA, USA", ["Seattle, WA, USA", "Arlington, VA, USA"]),
        (
            "Port of Spain, Trinidad and Tobago; Sarajevo, Bosnia and Herzegovina",
            ["Port of Spain, Trinidad and Tobago", "Sarajevo, Bosnia and Herzegovina"],
        ),
        (
            "Antigua and Barbuda | London, UK and Berlin, Germany",
            ["Antigua and Barbuda", "London, UK", "Berlin, Germany"],
        ),
        ("Seattle, WA, USA, Boston, MA, USA", ["Seattle, WA, USA", "Boston, MA, USA"]),
        ("US, WA, Seattle,US, CA, Palo Alto", ["US, WA, Seattle", "US, CA, Palo Alto"]),
        ("London, UK, Berlin, Germany", ["London, UK", "Berlin, Germany"]),
        (
            "Boulder, CO, USA, Remote, Paris, France, Munich, Bavaria, Germany",
            ["Boulder, CO, USA", "Paris, France", "Munich, Bavaria, Germany"],
        ),
        (
            "Redmond, King County, Washington, United States",
            ["Redmond, King County, Washington, United States"],
        ),
        ("London, UK, Ferries, Boats", []),
        ("Boston, MA or Washington, D.C.", ["Boston, MA", "Washington, D.C."]),
        ("Senior Scientist / ML", []),
        ("Nowhere | US, WA, Seattle", ["US, WA, Seattle"]),
        ("Dams, towns, and rivers", []),
        ("Remote", []),
        ("", []),
    ],
)
def test_splits(text: str, places: list[str]) -> None:
    assert [place.text for place in split_places(text)] == places


def test_a_long_text_is_no_list() -> None:
    assert split_places("US, WA, Seattle; " * 100) == split_places("US, WA, Seattle")
    assert split_places("US, WA, Seattle; " * 400) == ()


@given(st.text() | st.lists(place_like, max_size=4).map(" / ".join))
def test_every_place_is_one_by_itself_and_stands_in_the_text(text: str) -> None:
    places = split_places(text)
    assert len(set(places)) == len(places)
    for place in places:
        assert place == parse_place(place.text)
        assert place.text in text
