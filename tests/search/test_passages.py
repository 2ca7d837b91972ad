from __future__ import annotations

import pytest

from reader.search import Hit, Index, parse_query, search
from reader.search.expansion import expand
from reader.search.filter_clauses import Constraints
from reader.search.matching import Matcher, merged
from reader.search.normalized_text import folded
from reader.search.passages import MOST_SPANS, SNIPPET_LETTERS
from tests.search.builders import Builder, city, index_of

SEATTLE = city("US, WA, Seattle")
FILLER = " ".join(f"filler{number}" for number in range(80))


def only(index: Index, query: str) -> Hit:
    (hit,) = search(index, query).hits
    return hit


def marked(hit: Hit) -> list[str]:
    return [hit.snippet[start:end] for start, end in hit.matches]


def test_the_passage_is_where_the_words_stand_together() -> None:
    hit = only(index_of(f"deep {FILLER} a deep model of robots {FILLER} model"), "deep model")
    assert "a deep model of robots" in hit.snippet
    assert marked(hit) == ["deep", "model"]
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet) <= SNIPPET_LETTERS + 2


PARAGRAPH = "The model learns from the data that the robots gather. "


@pytest.fixture(scope="module")
def long_article() -> Index:
    builder = Builder().paragraph("A long article").paragraph(PARAGRAPH * 1500)
    builder.paragraph("Here a zebra sits by the modle of a robot.").paragraph(PARAGRAPH * 1500)
    return Index.of([builder.paragraph("A gnu and a zebra see robots.").build()])


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("zebra", "Here a zebra sits by the modle of a robot."),
        ("zebra robots", "A gnu and a zebra see robots."),
        ("robots the zebra a", "Here a zebra sits by the modle of a robot."),
        ("modle", "Here a zebra sits by the modle of a robot."),
        ("the zebra sits", "Here a zebra sits by the modle of a robot."),
        ("gnuu zebra", "A gnu and a zebra see robots."),
        ("robots learn", "The model learns from the data that the robots gather."),
    ],
)
def test_the_passage_of_a_long_text_is_where_its_rare_words_are(
    long_article: Index, query: str, shown: str
) -> None:
    hit = only(long_article, query)
    assert shown in hit.snippet
    assert len(hit.spans) <= MOST_SPANS


def test_of_what_a_long_text_says_very_often_some_is_enough(long_article: Index) -> None:
    plan = expand(parse_query("the robots"), long_article.snapshot())
    ((_, record),) = long_article.snapshot().candidates(plan, 1, Constraints()).records
    matcher = Matcher(plan.units)
    everywhere, some = matcher.find(record.text), matcher.find_some(folded(record.text))
    assert set(some) <= set(everywhere)
    assert len(some) < len(everywhere) / 2
    assert {one.unit for one in some} == {0, 1}


def test_a_snippet_is_cut_between_words() -> None:
    text = f"{FILLER} robot {FILLER}"
    hit = only(index_of(text), "robot")
    assert set(hit.snippet.strip("…").split()) <= set(text.split())
    assert not hit.snippet.strip("…").startswith(" ")
    assert not hit.snippet.strip("…").endswith(" ")


def test_a_short_text_is_shown_whole() -> None:
    assert only(index_of("A robot."), "robot").snippet == "A robot."


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    hit = only(index_of("robot" + "–x" * 2000), "robot")
    assert len(hit.snippet) <= SNIPPET_LETTERS + 2
    assert marked(hit) == ["robot"]


def test_offset_lines_and_spans_lead_into_the_document() -> None:
    document, items = (
        Builder()
        .paragraph("An article on labs")
        .paragraph(f"It speaks of\n{FILLER}\nrobots and more robots.")
        .posting("labs")
        .build()
    )
    hit = only(Index.of([(document, items)]), "robots")
    at = document.text.index("robots")
    again = document.text.index("robots", at + 1)
    assert hit.offset == at
    assert hit.spans == ((at, at + 6), (again, again + 6))
    assert hit.lines == (1, 5)
    assert hit.passage == (4, 5)


def test_a_posting_shows_its_text_where_that_matches_too() -> None:
    made = Builder().posting("labs").posting(f"We build robots in Seattle. {FILLER}", SEATTLE).build()
    hit = only(Index.of([made]), "seattle robots")
    assert hit.snippet.startswith("We build robots in Seattle.")
    assert (hit.passage, hit.lines) == ((3, 3), (2, 3))
    assert [hit.place[start:end] for start, end in hit.place_matches if hit.place] == ["Seattle"]


def test_a_posting_shows_its_place_line_where_nothing_else_matches() -> None:
    document, items = Builder().posting("labs").posting("We build robots.", SEATTLE).build()
    hit = only(Index.of([(document, items)]), "seatle")
    assert hit.snippet == "US, WA, Seattle\nWe build robots."
    assert marked(hit) == ["Seattle"]
    assert hit.offset == document.text.index("Seattle")
    assert hit.passage == (2, 3)


def test_a_place_line_with_more_of_the_words_is_shown() -> None:
    made = Builder().posting("We build new robots.", city("US, NY, New York")).build()
    assert marked(only(Index.of([made]), "new york")) == ["New", "York", "new"]
    assert marked(only(Index.of([made]), "new robots")) == ["new", "robots"]


def test_without_words_the_passage_is_the_beginning() -> None:
    hit = only(Index.of([Builder().posting("We build robots.", SEATTLE).build()]), "place:seattle")
    assert hit.snippet == "We build robots."
    assert (hit.matches, hit.spans) == ((), ())
    assert hit.score == 1.0


def test_phrases_and_compounds_are_marked_as_one() -> None:
    hit = only(index_of("an on-device model"), '"on device"')
    assert marked(hit) == ["on-device"]
    assert marked(only(index_of("an on-device model"), "ondevice")) == ["on-device"]


def test_a_mistake_is_not_marked_beside_the_word_itself() -> None:
    hit = only(index_of("a team of teams in the long term; steam"), "team")
    assert marked(hit) == ["team", "teams"]


def test_letters_that_fold_into_two_keep_the_offsets_right() -> None:
    hit = only(index_of("İstanbul ﬁnds Straße and ½ a robot"), "strasse robot")
    assert marked(hit) == ["Straße", "robot"]


def test_the_title_is_marked() -> None:
    made = Builder().posting("Some text.", role="Senior Robotics Scientist").build()
    hit = only(Index.of([made]), "robotic")
    assert [hit.title[start:end] for start, end in hit.title_matches] == ["Robotics"]
    assert hit.place_matches == ()


def test_papers_show_the_part_that_matched() -> None:
    made = Builder().paper("Robots", ("Yang Liu", "Tenzin Thorne, Jr."), f"{FILLER} about the sea.").build()
    index = Index.of([made])
    assert marked(only(index, "thorne")) == ["Thorne"]
    assert only(index, "sea").passage == (3, 3)
    assert only(index, "liu").snippet == "Yang Liu, Tenzin Thorne, Jr."


def test_an_item_with_nothing_to_show_is_no_error() -> None:
    made = Builder().posting("", SEATTLE).paper("", (), "").build()
    hits = search(Index.of([made]), "-moon").hits
    assert [hit.matches for hit in hits] == [(), ()]


def test_the_number_of_spans_is_bounded() -> None:
    assert len(only(index_of("robot " * 5000), "robot").spans) == MOST_SPANS


def test_overlapping_spans_become_one() -> None:
    assert merged([(0, 3), (2, 5), (2, 4), (5, 6), (9, 9)]) == ((0, 5), (5, 6), (9, 9))
