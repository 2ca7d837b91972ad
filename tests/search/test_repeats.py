"""Repeated text, asked of the index: the same as counting all sentences gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Index, repeats
from reader.similarity import repeated_sentences
from tests.search.builders import Builder, city, index_of, postings

if TYPE_CHECKING:
    from tests.search.builders import Made

FERRY = "Ferries bring our guests home at night."
OFFICE = "Our office looks over the old harbour."
OWN = ("You will paint the bow red.", "You will mend torn sails.", "You will count all our coins.")


def told(index: Index, made: Made, at: int = 0) -> list[tuple[str, int]]:
    document, _ = made
    found = repeats(index, document.postings[at])
    return [(document.text[one.start : one.stop], one.others) for one in found]


def test_a_sentence_of_three_postings_recurs_in_each() -> None:
    made = postings(*(f"{FERRY} {own} {OFFICE}" for own in OWN))
    index = Index.of([made])
    for at in range(3):
        assert told(index, made, at) == [(FERRY, 2), (OFFICE, 2)]


def test_two_postings_are_too_few() -> None:
    made = postings(*(f"{FERRY} {own}" for own in OWN[:2]))
    assert told(Index.of([made]), made) == []


def test_case_accents_and_punctuation_do_not_matter() -> None:
    made = postings(
        f"{FERRY} {OWN[0]}", f"{FERRY.upper()} {OWN[1]}", f"{FERRY.replace(' at', ', at')} {OWN[2]}"
    )
    assert told(Index.of([made]), made) == [(FERRY, 2)]


def test_the_same_text_in_many_places_does_not_recur_in_itself() -> None:
    builder = Builder()
    for number in range(20):
        builder.posting(f"{FERRY} {OWN[0]}", city(f"NO, 03, Oslo {number}"))
    made = builder.posting(f"{FERRY} {OWN[1]}").build()
    assert told(Index.of([made]), made) == []
    made = builder.posting(f"{FERRY} {OWN[2]}").build()
    assert told(Index.of([made]), made) == [(FERRY, 21)]


def test_copies_without_number_are_not_all_looked_at() -> None:
    builder = Builder()
    for number in range(300):
        builder.posting(f"{FERRY} {OWN[0]}", city(f"NO, 03, Oslo {number}"))
    made = builder.build()
    assert told(Index.of([made]), made) == []


def test_a_posting_need_not_be_in_the_index() -> None:
    index = index_of(*(f"{FERRY} {own}" for own in OWN))
    assert told(index, postings(f"Quite another one. {FERRY}")) == [(FERRY, 3)]
    assert told(index, postings("Nothing is in here. § § § §")) == []
    assert told(Index(), postings(FERRY)) == []


def test_articles_and_papers_do_not_count() -> None:
    builder = Builder().paragraph(FERRY).paper("Ferries", ("A. Who",), FERRY)
    made = builder.posting(f"{FERRY} {OWN[0]}").posting(f"{FERRY} {OWN[1]}").build()
    assert told(Index.of([made]), made) == []


@pytest.mark.long
@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.lists(st.sampled_from([FERRY, OFFICE, *OWN]), min_size=1, max_size=4), min_size=1, max_size=6)
)
def test_it_agrees_with_counting_all_sentences(texts: list[list[str]]) -> None:
    document, items = made = postings(*(" ".join(sentences) for sentences in texts))
    index, counted = Index.of([made]), repeated_sentences(items)
    for posting in document.postings:
        assert tuple((one.start, one.stop) for one in repeats(index, posting)) == counted.spans(posting)
