"""The rules of ranking.py, each by two items that differ in nothing weightier."""

from __future__ import annotations

import pytest

from reader.search import Index, search
from tests.search.builders import Builder, city, index_of

FILLER = " ".join(f"filler{number}" for number in range(60))


def order(index: Index, query: str) -> list[str]:
    return [hit.title.split()[0] for hit in search(index, query).hits]


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("model", "first a model", "second some models"),
        ("model", "first some models", "second some modal"),
        ("modelling", "first a modeling", "second a modling"),
        ("model", f"first {FILLER} model", "second models models models"),
        ("deep model", f"first deep {FILLER} model", "second deep models"),
        ("deep model", "first deep model", "second deep and large model"),
        ("deep model", "first deep large model", f"second deep {FILLER} model"),
        ("deep model", "first model deep", f"second deep {FILLER} model"),
        ("model", "first models", "second modelling"),
        ("learning", "first learninh", "second xlearnin"),
        ("model", "first model model", "second model"),
        ("model", "first model", "second model!"),
    ],
)
def test_text_rules(query: str, better: str, worse: str) -> None:
    assert order(index_of(better, worse), query) == ["first", "second"]
    if better.split()[1:] != worse.strip("!").split()[1:]:
        assert order(index_of(worse, better), query) == ["first", "second"]


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("the model", "first model theme", f"second the {FILLER} models"),
        ("what is a model", f"first model whatever {FILLER} isnt a", "second what is a modal"),
        ("about models", f"first about {FILLER} models", "second about model"),
        ("about the model", "first model about themes", "second about the modal"),
        (
            "who did they respond to",
            "first who did they respond to",
            f"second who did {FILLER} they respond to",
        ),
    ],
)
def test_words_that_say_little_do_not_tell_which_match_is_better(query: str, better: str, worse: str) -> None:
    assert order(index_of(worse, better), query)[0] == "first"


def test_where_only_words_that_say_little_are_lacking_the_others_must_be_there() -> None:
    index = index_of("one speaks about the modle", "two knowledge of models", "three knowledge about none")
    results = search(index, "about the knowledge of models")
    assert [hit.title.split()[0] for hit in results.hits] == ["two"]
    assert results.relaxed
    assert not search(index, '"knowledge of" models').relaxed


def test_what_kind_of_thing_an_item_is_names_it() -> None:
    made = (
        Builder()
        .paragraph("A title")
        .paragraph("It speaks of papers and jobs, and of attention in this article or that.")
        .paper("Attention", ("Ann Lee",), "Of attention.")
        .posting("Attention must be paid.", role="Scientist")
        .build()
    )
    index = Index.of([made])
    queries = ("attention paper", "papers attention", "attention job", "jobs attention", "article attention")
    kinds = [search(index, query).hits[0].kind for query in queries]
    assert kinds == ["paper", "paper", "posting", "posting", "article"]


def test_what_names_an_item_comes_before_what_its_text_mentions() -> None:
    made = (
        Builder()
        .posting("about robotics", role="Scientist")
        .posting("about nothing", role="Chief of Robotics")
        .build()
    )
    assert order(Index.of([made]), "robotics") == ["Chief", "Scientist"]


def test_words_that_name_the_item_are_near_to_all_its_text() -> None:
    made = (
        Builder()
        .posting(f"scattered {FILLER} robots {FILLER} Barcelona")
        .posting(f"placed {FILLER} robots", city("ES, B, Barcelona"))
        .build()
    )
    hits = search(Index.of([made]), "robots barcelona").hits
    assert [hit.place for hit in hits] == ["ES, B, Barcelona", None]


def test_of_the_nearest_those_with_the_rarer_word_come_first() -> None:
    index = index_of(*(f"team {number}" for number in range(9)), "xylophone")
    assert order(index, "team xylophone moon")[0] == "xylophone"


def test_exact_matches_come_first_however_many_others_there_are() -> None:
    index = index_of(*(f"seam {number}" for number in range(300)), *["teams"] * 1, "team")
    assert order(index, "team")[:3] == ["team", "teams", "seam"]


def test_near_words_are_preferred_among_more_than_can_be_ranked() -> None:
    far = [f"deep {FILLER} model {number}" for number in range(400)]
    index = index_of(*far[:200], "near deep model", *far[200:])
    assert order(index, "deep model")[0] == "near"


def test_equal_items_keep_the_order_of_adding() -> None:
    index = index_of(*(f"n{number} robot" for number in range(20)))
    assert order(index, "robot") == [f"n{number}" for number in range(20)]


def test_scores_never_rise_even_where_a_lesser_rule_tells_more() -> None:
    scattered = f"scattered alpha {FILLER} beta {FILLER} gamma {FILLER} delta"
    hits = search(index_of("together alpha beta gamma deltas", scattered), "alpha beta gamma delta").hits
    assert [hit.title.split()[0] for hit in hits] == ["scattered", "together"]
    assert 1 >= hits[0].score >= hits[1].score > 0
