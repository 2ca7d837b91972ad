"""Find in one document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import TextFinder, find_in

FILLER = "filler " * 60
TEXT = f"An on-device model.\n{FILLER}\nModels for Hakkani-Tür; deep learning. {FILLER} Learning alone. nlp"


def marked(query: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in find_in(text, query)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("model", ["model", "Models"]),
        ("modle", ["model"]),
        ("ondevice", ["on-device"]),
        ("on device", ["on", "device"]),
        ("hakkani tur", ["Hakkani", "Tür"]),
        ('"deep learning"', ["deep learning"]),
        ("deep learning", ["deep", "learning"]),
        ("lerning", ["learning", "Learning"]),
        ("natural language processing", ["nlp"]),
        ("xqztk", []),
        ("", []),
        ("-model", []),
        ("place:seattle", []),
    ],
)
def test_matches_as_the_search_does(query: str, found: list[str]) -> None:
    assert marked(query) == found


def test_words_that_stand_together_nowhere_are_found_where_they_are() -> None:
    assert marked("device alone") == ["device", "alone"]


@given(st.text(max_size=80), st.text(max_size=20))
def test_spans_are_in_order_and_within_the_text(text: str, query: str) -> None:
    finder = TextFinder(text)
    spans = finder.find(query)
    assert spans == finder.find(query)
    end = 0
    for start, after in spans:
        assert end <= start < after <= len(text)
        end = after
