"""Which words stand for which, seen from outside: what a query finds and what it does not."""

from __future__ import annotations

import pytest

from reader.places import parse_place
from reader.search import Index, search
from tests.search.builders import Builder, city, index_of

BENGALURU = city("IN, KA, Bengaluru")
SEATTLE = city("US, WA, Seattle")


def found(index: Index, query: str) -> list[str]:
    return [hit.snippet.strip("…") for hit in search(index, query).hits]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("learning", "learning"),
        ("learning", "learn"),
        ("learning", "lerning"),
        ("learning", "laerning"),
        ("learning", "learnimg"),
        ("learning", "xearning"),
        ("learning", "elarning"),
        ("learning", "learnning"),
        ("robotic", "rbootic"),
        ("robotic", "roboti"),
        ("robotic", "orbotic"),
        ("reinforcement", "renforcment"),
        ("reinforcement", "erinforcemetn"),
        ("Hakkani-Tür", "hakkani tur"),
        ("Hakkani-Tür", "HAKKANI-TÜR"),
        ("Hakkani-Tu\u0308r", "tür"),
        ("on-device models", "on device"),
        ("on-device models", "ondevice"),
        ("on device models", "on-device"),
        ("ondevice models", "on device"),
        ("ondevice models", "on-device"),
        ("the Straße", "strasse"),
        ("ﬁnance", "finance"),
        ("Москва", "москва"),
        ("机器学习 x", "机器学习"),
        ("a\u00a0robot", "robot"),
        ("deep learning, and more", '"deep learning"'),
        ("deep-learning", '"deep learning"'),
        ("2024", "2024"),
        ("x" * 100, "x" * 100),
        ("reinforcement", "reinfocem"),
    ],
)
def test_finds(text: str, query: str) -> None:
    index = index_of(text, "nothing of the kind stands here")
    results = search(index, query)
    assert [hit.snippet for hit in results.hits] == [text]
    assert not results.relaxed


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("the cat", "cot"),
        ("team", "taex"),
        ("learning", "lrnng"),
        ("reinforcement", "rnfrcmnt"),
        ("learning", "arnin"),
        ("2024", "2025"),
        ("Barcelona", "edinbrgh"),
        ("learning deep", '"deep learning"'),
        ("long each and rare letters need innings", "learning"),
        ("relearning", "learn"),
    ],
)
def test_does_not_find(text: str, query: str) -> None:
    assert search(index_of(text), query).total == 0


def test_of_many_short_words_only_the_last_ones_are_beginnings() -> None:
    text = "every fine garden has its old trees"
    assert not search(index_of(text), "ol tr").relaxed
    assert not search(index_of(text), "ev fi ga tree").relaxed
    assert not search(index_of(text), "its ga ha tr").relaxed
    assert search(index_of(text), "ev fi ga ha").relaxed
    assert not search(index_of(text), "eve fin gar has").relaxed


def test_all_words_must_be_there() -> None:
    index = index_of("robots in labs", "robots in space", "labs in space")
    assert found(index, "robots space") == ["robots in space"]


def test_excluded_words_are_excluded_exactly() -> None:
    index = index_of("robots and an intern", "robots and interns", "robots alone")
    assert set(found(index, "robots -intern")) == {"robots and interns", "robots alone"}
    assert found(index, 'robots -"and an" -interns') == ["robots alone"]


def test_only_exclusions_leave_all_the_others_in_the_order_of_adding() -> None:
    index = index_of("one robot", "two robots", "three")
    assert found(index, "-robot") == ["two robots", "three"]


def test_places_are_found_by_their_line() -> None:
    index = Index.of([Builder().posting("robots", SEATTLE).posting("robots", BENGALURU).build()])
    for query in ("WA", "seattle", "place:wa", "robots place:seatle", "place:wa place:nowhere"):
        assert [hit.place for hit in search(index, query).hits] == ["US, WA, Seattle"], query
    assert [hit.place for hit in search(index, "-place:seattle").hits] == ["IN, KA, Bengaluru"]


@pytest.mark.parametrize(
    "query", ["bangalore", "india", "karnataka", "place:in", "banglore robots", "place:ka"]
)
def test_places_are_found_by_any_of_their_names(query: str) -> None:
    indian, american = parse_place("IN, KA, Bengaluru"), parse_place("US, WA, Seattle")
    index = Index.of([Builder().posting("labs", american).posting("robots", indian).build()])
    (hit,) = search(index, query).hits
    assert hit.place == "IN, KA, Bengaluru"
    assert (hit.snippet, hit.matches) == ("robots", ((0, 6),) if "robots" in query else ())
    assert hit.place_matches == (((0, len(hit.place)),) if ":" not in query else ())


def test_a_code_that_stands_there_is_not_taken_for_a_beginning() -> None:
    index = Index.of([Builder().posting("robots", SEATTLE).posting("labs", city("PL, MZ, Warsaw")).build()])
    assert [hit.place for hit in search(index, "place:wa").hits] == ["US, WA, Seattle"]


def test_fields_are_searched_loosely_and_for_themselves() -> None:
    made = (
        Builder()
        .posting("builds robots", role="Senior Applied Scientist", level="senior", team="Robotics")
        .posting("a senior applied scientist of the robotics team", role="Manager", level="manager")
        .paper("Robots that learn", ("Dilek Hakkani-Tür", "Yang Liu"), "A summary of robots.")
        .build()
    )
    index = Index.of([made])
    for query in ('role:"applied sientist"', "level:seni", "team:robotic"):
        assert [hit.title for hit in search(index, query).hits] == ["Senior Applied Scientist"], query
    assert [hit.kind for hit in search(index, "author:hakani").hits] == ["paper"]
    assert search(index, "author:robots").total == 0


def test_kinds_are_kept_apart_and_counted() -> None:
    made = (
        Builder()
        .paragraph("An article on robots")
        .paper("Robots that learn", ("Yang Liu",), "A summary.")
        .posting("robots")
        .posting("more robots")
        .build()
    )
    index = Index.of([made])
    everything = search(index, "robots")
    assert everything.counts == {"article": 1, "paper": 1, "posting": 2}
    assert everything.total == 4
    papers = search(index, "robots", kind="paper")
    assert [hit.kind for hit in papers.hits] == ["paper"]
    assert papers.total == 1
    assert papers.counts == everything.counts
    asked = search(index, "in:postings robots")
    assert asked.counts == {"article": 0, "paper": 0, "posting": 2}
    assert search(index, "in:papers").total == 1
    assert search(index, "in:papers -in:papers robots").total == 0


def test_the_limit_bounds_the_hits_and_not_the_counts() -> None:
    index = index_of(*(f"robots number {number}" for number in range(30)))
    results = search(index, "robots", limit=7)
    assert (len(results.hits), results.total, results.counts["posting"]) == (7, 30, 30)
    for limit in (0, -1):
        assert search(index, "robots", limit=limit).hits == ()
        assert search(index, "robots", limit=limit).total == 30


def test_nothing_found_shows_the_nearest_and_says_so() -> None:
    index = index_of("robots in the deep sea", "robots in space", "cooking")
    results = search(index, "robots sea moon")
    assert results.relaxed
    assert [hit.snippet for hit in results.hits] == ["robots in the deep sea"]
    assert (results.total, results.counts["posting"]) == (1, 1)


def test_the_nearest_keep_to_filters_and_exclusions() -> None:
    index = Index.of([Builder().posting("robots", SEATTLE).posting("robots ocean", BENGALURU).build()])
    results = search(index, "robots ocean place:seattle")
    assert results.relaxed
    assert [hit.place for hit in results.hits] == ["US, WA, Seattle"]
    assert search(index, "robots moon -robots").total == 0


def test_no_word_found_at_all_finds_nothing() -> None:
    results = search(index_of("robots in space"), "xqztk wvbnm")
    assert (results.hits, results.total, results.relaxed, results.suggestion) == ((), 0, False, None)


def test_unknown_words_are_respelled_in_the_suggestion() -> None:
    index = index_of("reinforcement learning", "learning again", "Seattle")
    assert search(index, "Reinforcment lerning -seatle").suggestion == "reinforcement learning -seatle"
    assert search(index, "reinforcement learn").suggestion is None
    assert search(index, "learning xqztkv").suggestion is None


def test_notes_come_through() -> None:
    assert "half" not in search(index_of("half"), '"half').notes
    assert search(index_of("half"), '"half').notes != ()
