"""Endings and short forms: what stands for what, seen from outside and by the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import Index, search
from reader.search.endings import forms
from reader.search.short_forms import shortened, spelled_out
from tests.search.builders import Builder, index_of


@pytest.mark.parametrize(
    "family",
    [
        "model models modeled modelled modeling modelling",
        "study studies studied studying",
        "bias biases",
        "box boxes boxed boxing",
        "analyse analysed analysing analyze analyzed analyzing",
        "optimise optimize optimizing optimising",
        "plan plans planned planning",
        "use uses used using",
    ],
)
def test_the_forms_of_a_word_lead_to_each_other(family: str) -> None:
    words = family.split()
    for word in words:
        assert set(words) - {word} <= forms(word), word


@pytest.mark.parametrize("word", ["news", "this", "as", "us", "sing", "2024s", "modèle"])
def test_what_only_looks_like_an_ending_is_none(word: str) -> None:
    assert word[:-1] not in forms(word)
    assert word not in forms(word)


@given(st.from_regex(r"[a-z]{1,14}", fullmatch=True))
def test_forms_are_words_and_never_the_word_itself(word: str) -> None:
    found = forms(word)
    assert word not in found
    assert all(len(form) >= 3 and form.isalpha() for form in found)


def titles(texts: list[str], query: str) -> list[str]:
    return [hit.title.split()[0] for hit in search(index_of(*texts), query).hits]


def test_other_endings_come_between_the_word_itself_and_its_misspellings() -> None:
    texts = ["mistaken we do modelxing", "other we do models", "itself we do modelling"]
    assert titles(texts, "modelling ") == ["itself", "other", "mistaken"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("natural language processing", "nlp"),
        ("NLP", "natural language processing"),
        ("Senior Scientist", "sr scientist"),
        ("Sr. Scientist", "senior scientist"),
        ("machine-learning", "ML"),
        ("San Francisco", "sf"),
        ("large language models", "llm"),
        ("an LLM", "large language model"),
    ],
)
def test_short_forms_stand_for_what_they_mean_and_back(text: str, query: str) -> None:
    results = search(index_of(text, "nothing of the kind"), query)
    assert [hit.snippet for hit in results.hits] == [text]
    assert (results.relaxed, results.suggestion) == (False, None)
    assert results.hits[0].matches


def test_the_short_form_itself_comes_first() -> None:
    assert titles(["long machine learning", "short ml"], "ml") == ["short", "long"]


def test_words_apart_are_not_what_a_short_form_means() -> None:
    assert search(index_of("learning by machine"), "ml").total == 0


def test_fields_know_short_forms_too() -> None:
    made = Builder().posting("text", role="Senior Scientist", level="senior").posting("more", role="Manager")
    index = Index.of([made.build()])
    for query in ("role:sr", "level:sr", "role:mgr"):
        assert search(index, query).total == 1, query


def test_every_short_form_leads_back_from_what_it_means() -> None:
    for short in ("ml", "nlp", "sr", "nyc", "sf", "uk", "ai", "cv"):
        assert spelled_out(short)
        for run in spelled_out(short):
            assert all(short in found for found in shortened(run).values())
            assert sorted(shortened(run)) == list(range(len(run)))
