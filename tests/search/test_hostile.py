"""Whatever is typed or pasted, a search answers, and soon."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Index, TextFinder, facets, search
from tests.search.builders import Builder, city
from tests.search.hostile import hostile_queries

INDEX = Builder().paragraph("Robots OR labs AND (seas) title:x [a TO b]").paragraph("An on-device model^2~1")
INDEX.posting("We build robots. " * 50, city("US, WA, Seattle")).paper("Robots", ("Yang Liu",), "Of robots*.")

HOSTILE = hostile_queries()


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of([INDEX.build()])


def test_there_are_three_hundred() -> None:
    assert len(set(HOSTILE)) == 300


@pytest.mark.long
def test_hostile_queries_are_answered(index: Index) -> None:
    for query in HOSTILE:
        results = search(index, query)
        assert results.query == query
        assert len(results.hits) == results.total
        assert facets(index, query)["country"] is not None


def test_hostile_queries_are_looked_for_in_a_document() -> None:
    text = INDEX.build()[0].text
    finder = TextFinder(text)
    for query in HOSTILE:
        assert all(0 <= start < end <= len(text) for start, end in finder.find(query))


@settings(max_examples=150)
@given(st.text(st.characters() | st.sampled_from('robtsla":-()*~^[]\\/ \0'), max_size=80))
def test_any_text_is_answered(query: str) -> None:
    results = search(MADE, query)
    assert len(results.hits) == results.total == sum(results.counts.values())


def test_hostile_texts_are_indexed_and_found() -> None:
    builder = Builder()
    for query in HOSTILE:
        builder.posting(query.replace("\n", " ") + " needle")
    made = builder.build()
    results = search(Index.of([made]), "nedle")
    assert results.total == len(made[1])


MADE = Index.of([INDEX.build()])
