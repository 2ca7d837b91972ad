"""What a place line says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.places import is_place_line, parse_place
from tests.places.cases import NO_PLACES, OF_SEEDS_AND_LAYOUTS, PLACE_LINES, PLACES_BUT_NO_PLACE_LINES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Place

_PARTS = (
    "US|WA|Seattle|GB|MLN|Edinburgh|Germany|UK|CA|Georgia|IN|AI|Remote|Jordan|11|St. Louis|of|Île-de-France"
    "|(US)| - |東京|İstanbul|ﬁ|Ⅻ|"
)
place_like = st.lists(st.sampled_from(_PARTS.split("|")), max_size=6).map(", ".join)


@pytest.mark.parametrize("place", [*PLACE_LINES, *PLACES_BUT_NO_PLACE_LINES], ids=lambda place: place.text)
def test_says_what_the_line_says(place: Place) -> None:
    assert parse_place(f"  {place.text}\t") == place


@pytest.mark.parametrize("text", NO_PLACES)
def test_no_place(text: str) -> None:
    assert parse_place(text) is None


def test_a_wide_margin_does_not_hide_a_place() -> None:
    place = parse_place(" " * 200 + "US, WA, Seattle")
    assert place is not None
    assert place.text == "US, WA, Seattle"


@given(st.text() | place_like)
@example("\u0345, US")
def test_any_text_is_read_or_refused(text: str) -> None:
    place = parse_place(text)
    assert place is None or place.text == text.strip()
    assert not is_place_line(text) or place is not None


@given(place_like)
def test_a_place_says_nothing_that_does_not_hang_together(text: str) -> None:
    place = parse_place(text)
    if place is not None:
        assert (place.country is None) == (place.country_code is None)
        assert place.country is not None or (place.region is None and place.region_code is None)
        assert place.country or place.city
        assert place.city is None or place.city in text


def test_every_place_of_the_samples(shared: Path) -> None:
    known = {place.text: place for place in OF_SEEDS_AND_LAYOUTS}
    documents = [
        document
        for folder in ("seeds", "layouts")
        for document in json.loads((shared / folder / "labels.json").read_text(encoding="utf-8"))
    ]
    found = [posting["location"] for document in documents for posting in document["postings"]]
    assert len(found) > 50
    assert set(found) == known.keys()
    assert [parse_place(text) for text in found] == [known[text] for text in found]
