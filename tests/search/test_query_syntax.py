"""OR, groups in parentheses, and what is no error in either."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search import Index, Results, facets, find_in, search
from reader.search.query import AnyOf, Query
from reader.search.query_parser import MOST_ALTERNATIVES, parse_query
from reader.search.query_syntax import MOST_DEPTH
from tests.search.builders import Builder, city


def alternatives(typed: str) -> list[list[tuple[str, ...]]]:
    """The words of the alternatives of each group."""
    return [[query.words for query in group.alternatives] for group in parse_query(typed).groups]


@pytest.mark.parametrize(
    ("typed", "groups", "words"),
    [
        ("robots OR drones", [[("robots",), ("drones",)]], ()),
        ("robots OR drones OR cats", [[("robots",), ("drones",), ("cats",)]], ()),
        ("big robots OR drones fly", [[("robots",), ("drones",)]], ("big", "fly")),
        ("(big robots) OR drones", [[("big", "robots"), ("drones",)]], ()),
        ("(robots)", [], ("robots",)),
        ("(big (small robots))", [], ("big", "small", "robots")),
        ("(robots OR drones) (cats OR dogs)", [[("robots",), ("drones",)], [("cats",), ("dogs",)]], ()),
        ("robots OR robots!", [[("robots",)]], ()),
        ("f(x) OR g(x)", [[("f", "x"), ("g", "x")]], ()),
        ("robots or drones", [], ("robots", "or", "drones")),
        ("robots Or drones", [], ("robots", "or", "drones")),
    ],
)
def test_groups(typed: str, groups: list[list[tuple[str, ...]]], words: tuple[str, ...]) -> None:
    query = parse_query(typed)
    assert (alternatives(typed), query.words, query.notes) == (groups, words, ())


def test_any_part_can_be_an_alternative() -> None:
    (group,) = parse_query(
        '(role:economist OR "data scientist" OR -robots OR in:papers OR is:starred)'
    ).groups
    parts = [
        (query.filters, query.phrases, query.excluded, query.kinds != parse_query("").kinds, query.marks)
        for query in group.alternatives
    ]
    assert [sum(map(bool, part)) for part in parts] == [1, 1, 1, 1, 1]


def test_a_group_can_be_excluded() -> None:
    assert parse_query("-(a1 OR b1)").groups == (
        AnyOf((Query("", words=("a1",)), Query("", words=("b1",))), excluded=True),
    )
    assert parse_query("-(a1 b1)").groups == (AnyOf((Query("", words=("a1", "b1")),), excluded=True),)


@pytest.mark.parametrize(
    ("typed", "words", "note"),
    [
        ("OR robots", ("or", "robots"), "OR has nothing to join"),
        ("robots OR", ("robots", "or"), "OR has nothing to join"),
        ("(OR robots)", ("or", "robots"), "OR has nothing to join"),
        ("(robots OR) drones", ("robots", "or", "drones"), "OR has nothing to join"),
        ("(robots", ("robots",), "no partner"),
        ("robots)", ("robots",), "no partner"),
        ("-(robots", ("robots",), "no partner"),
        (")robots(", ("robots",), "no partner"),
        ('(robots "drones', ("robots", "drones"), "not closed"),
        ("(colour:blue)", ("colour", "blue"), "no field"),
    ],
)
def test_what_is_no_syntax_is_text_and_is_told(typed: str, words: tuple[str, ...], note: str) -> None:
    query = parse_query(typed)
    assert query.words == words
    assert any(note in told for told in query.notes)


@pytest.mark.parametrize("typed", ["remote:maybe", "(remote:maybe)", "remote:maybe OR has:hat"])
def test_a_value_that_a_field_lacks_is_text_and_is_told(typed: str) -> None:
    query = parse_query(typed)
    assert query.notes[0] == '"remote:" takes yes or no: anything else is searched as text.'
    assert ("maybe",) in [part.words for part in query.parts()]


def test_marks_are_known_from_every_part() -> None:
    query = parse_query("is:starred -(tag:boats OR (status:hidden robots))")
    assert [mark.value for mark in query.all_marks] == ["starred", "boats", "hidden"]
    assert query.asks_for_hidden
    assert not parse_query("is:starred OR status:none").asks_for_hidden


@pytest.mark.parametrize("typed", ["()", "( )", "-()", "(()())", "() OR ()", '("") OR ("!")'])
def test_empty_groups_ask_for_nothing(typed: str) -> None:
    assert parse_query(typed).is_empty


def test_nesting_and_alternatives_are_bounded() -> None:
    deep = parse_query("(" * 500 + "robots OR drones" + ")" * 500)
    assert len(deep.groups) == 1
    assert any(str(MOST_DEPTH) in note for note in deep.notes)
    many = parse_query(" OR ".join(["in:papers", *(f"pay:>{number}k" for number in range(300))]))
    assert len(many.groups[0].alternatives) <= MOST_ALTERNATIVES
    assert any(str(MOST_ALTERNATIVES) in note for note in many.notes)


def test_the_last_word_of_an_alternative_is_open() -> None:
    (group,) = parse_query("robots OR dron").groups
    assert [query.is_open for query in group.alternatives] == [False, True]


MADE = (
    Builder().paragraph("An article on robots and drones").paper("Seas", ("Yang Liu",), "A paper on drones.")
)
MADE.posting("We build robots with care", city("US, WA, Seattle"), role="Economist", level="senior")
MADE.posting("We fly drones over data scientists", city("ES, B, Barcelona"), role="Pilot")
MADE.posting("We sail robots and drones", city("GB, MLN, Edinburgh"), role="Sailor")
INDEX = Index.of([MADE.build()])


def titles(results: Results) -> set[str]:
    assert results.total == len(results.hits) == sum(results.counts.values())
    assert not results.relaxed
    return {hit.title for hit in results.hits}


ARTICLE = "An article on robots and drones"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("robots OR drones", {ARTICLE, "Seas", "Economist", "Pilot", "Sailor"}),
        ("build OR fly", {"Economist", "Pilot"}),
        ("biuld OR flying", {"Economist", "Pilot"}),
        ("robots (build OR sail)", {"Economist", "Sailor"}),
        ("place:seattle OR place:barcelona", {"Economist", "Pilot"}),
        ("(place:seattle drones) OR (place:barcelona drones)", {"Pilot"}),
        ("(role:economist OR \"data scientists\") -remote:yes", {"Economist", "Pilot"}),
        ("robots -(drones OR economist)", set()),
        ("robots -(drones sail)", {ARTICLE, "Economist"}),
        ("robots -(drones -sail)", {"Economist", "Sailor"}),
        ("in:papers OR place:seattle", {"Seas", "Economist"}),
        ("-robots OR sail", {"Seas", "Pilot", "Sailor"}),
        ("author:liu OR level:sr", {"Seas", "Economist"}),
        ("((build OR fly) OR sail) robots", {"Economist", "Sailor"}),
        ("company:acme OR build", {"Economist"}),
    ],
)  # fmt: skip
def test_finds(query: str, found: set[str]) -> None:
    assert titles(search(INDEX, query)) == found
    postings = found - {ARTICLE, "Seas"}
    assert sum(value.count for value in facets(INDEX, query)["level"]) == len(postings)


def test_scores_and_matches_go_by_the_alternative_that_an_item_has() -> None:
    results = search(INDEX, "(build robots) OR drones")
    assert all(hit.score > 0.5 for hit in results.hits)
    shown = {hit.title: [hit.snippet[slice(*span)] for span in hit.matches] for hit in results.hits}
    assert shown["Economist"] == ["build", "robots"]
    assert shown["Pilot"] == ["drones"]


def test_better_matches_of_alternatives_rank_first() -> None:
    results = search(INDEX, "drones OR rbots", kind="posting")
    assert [hit.title for hit in results.hits][-1] == "Economist"


def test_a_group_is_never_relaxed() -> None:
    results = search(INDEX, "robots zebras (build OR sail)")
    assert results.relaxed
    assert {hit.title for hit in results.hits} == {"Economist", "Sailor"}
    assert search(INDEX, "robots (zebras OR lions)").total == 0


def test_words_in_groups_are_found_in_a_document() -> None:
    text = "We build robots, and drones fly."
    assert [text[slice(*span)] for span in find_in(text, "(build OR fly) -robots")] == ["build", "fly"]


WORDS = st.sampled_from(["robots", "drones", "build", "fly", "sail", "seas", "pilot"])


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_or_finds_what_each_finds(words: list[str]) -> None:
    each = set().union(*(titles(search(INDEX, word)) for word in words))
    assert titles(search(INDEX, " OR ".join(words))) == each
    assert titles(search(INDEX, f"in:postings -({' OR '.join(words)})")).isdisjoint(
        set().union(*(titles(search(INDEX, f'"{word}"')) for word in words))
    )


@given(st.text(st.sampled_from('()OR -":abc'), max_size=60))
def test_any_text_is_a_query(typed: str) -> None:
    query = parse_query(typed)
    assert query.text == typed
    assert search(INDEX, typed).total >= 0
