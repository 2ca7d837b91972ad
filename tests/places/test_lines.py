"""Which lines of a document are place lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.places import is_place_line
from tests.places.cases import NO_PLACES, PLACE_LINES, PLACES_BUT_NO_PLACE_LINES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Place


@pytest.mark.parametrize("place", PLACE_LINES, ids=lambda place: place.text)
def test_a_place_line(place: Place) -> None:
    assert is_place_line(place.text)


@pytest.mark.parametrize("text", [*NO_PLACES, *(place.text for place in PLACES_BUT_NO_PLACE_LINES)])
def test_no_place_line(text: str) -> None:
    assert not is_place_line(text)


def test_a_place_line_ends_somewhere() -> None:
    assert not is_place_line("US, WA, Seattle" + " " * 200)


def test_the_place_lines_of_the_samples_are_those_of_their_postings(shared: Path) -> None:
    for folder, pages in (("seeds", "."), ("layouts", "pages")):
        for document in json.loads((shared / folder / "labels.json").read_text(encoding="utf-8")):
            path = shared / folder / pages / f"{document['id']}.txt"
            lines = path.read_text(encoding="utf-8").split("\n")
            found = [line for line in lines if is_place_line(line)]
            assert found == [posting["location"] for posting in document["postings"]], document["id"]
