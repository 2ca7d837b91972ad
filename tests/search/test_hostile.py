"""Whatever is typed or pasted, a search answers, and soon."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Index, search
from tests.search.builders import Builder, city

INDEX = Builder().paragraph("Robots OR labs AND (seas) title:x [a TO b]").paragraph("An on-device model^2~1")
INDEX.posting("We build robots. " * 50, city("US, WA, Seattle")).paper("Robots", ("Yang Liu",), "Of robots*.")

HOSTILE = [
    "x" * 100_000,
    "ab " * 50_000,
    '"' * 10_000,
    '"a" ' * 10_000,
    "“ " * 10_000,
    "-" * 10_000,
    "a-" * 10_000,
    ":" * 10_000,
    "place:" * 2_000,
    "é" * 100_000,
    "e\u0301" * 50_000,
    "\u0301" * 100_000,
    "robots\0labs",
    "\0",
    "\ud800 \udfff robots",
    "שלום עולם",
    "\u202erobots\u202c",
    "🙂 👩‍👩‍👧‍👦 robots",
    "(a+)+$",
    "[a TO b}",
    "robots OR labs AND NOT seas",
    "+robots -(labs) title:x^2~1",
    "/rob.*/",
    "robots~2",
    "*",
    "ro*ts",
    "\\",
    "IN [a b c]",
    "{!}",
    '"a"*',
    '"robots',
    "place:",
    "place:-",
    "-place:",
    "in:",
    "in:robots",
    "level:\0",
    " ".join("abcdefgh"[::-1] + str(n) for n in range(64)),
    " ".join("abcdefghijklmnopqrstuvwxyz" * 2 + chr(97 + n) for n in range(26)),
    "机器学习" * 1000,
    "ﷺ" * 1000,
    "İ" * 1000,
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.of([INDEX.build()])


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: repr(query[:20]))
def test_hostile_queries_are_answered_soon(index: Index, query: str) -> None:
    start = perf_counter()
    results = search(index, query)
    assert perf_counter() - start < 60, "far more than is needed on any machine"
    assert results.query == query
    assert len(results.hits) == results.total


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
