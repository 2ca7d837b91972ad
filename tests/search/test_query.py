from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import ITEM_KINDS
from reader.search.query import Filter, Query
from reader.search.query_parser import MOST_WORDS, parse_query
from reader.search.words import MOST_LETTERS


def test_words_are_folded_each_once_in_their_order() -> None:
    query = parse_query("Hakkani-Tür  says hakkani")
    assert query.words == ("hakkani", "tur", "says")
    assert query.kinds == ITEM_KINDS
    assert query.notes == ()


def test_an_accent_typed_as_a_mark_of_its_own_is_folded() -> None:
    assert parse_query("cafe\u0301s").words == ("cafes",)


@pytest.mark.parametrize("typed", ['"On Device" ml', "“on device” ml", "ml «on-device»"])
def test_a_phrase_stands_in_quotes_of_any_kind(typed: str) -> None:
    query = parse_query(typed)
    assert query.phrases == (("on", "device"),)
    assert query.words == ("ml",)


def test_excluded_words_and_phrases() -> None:
    query = parse_query('robots -manager -on-device -"vice dean" well-known')
    assert query.excluded == (("manager",), ("on", "device"), ("vice", "dean"))
    assert query.words == ("robots", "well", "known")


def test_field_filters() -> None:
    query = parse_query('place:"New York" ROLE:scientist -level:intern team:AGI author:tur')
    assert query.filters == (
        Filter("place", ("new", "york")),
        Filter("role", ("scientist",)),
        Filter("level", ("intern",), excluded=True),
        Filter("team", ("agi",)),
        Filter("author", ("tur",)),
    )
    assert query.words == ()
    assert query.notes == ()


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("in:papers", ("paper",)),
        ("in:Posting", ("posting",)),
        ("in:a", ("article",)),
        ("in:p", ("paper", "posting")),
        ("in:articles in:papers", ("article", "paper")),
        ("-in:papers", ("article", "posting")),
        ("in:papers -in:papers", ()),
    ],
)
def test_kinds(typed: str, kinds: tuple[str, ...]) -> None:
    query = parse_query(typed)
    assert query.kinds == kinds
    assert not query.is_empty


@pytest.mark.parametrize("typed", ["in:books", "in:!", 'in:""'])
def test_an_unknown_kind_is_text(typed: str) -> None:
    query = parse_query(typed)
    assert query.kinds == ITEM_KINDS
    assert query.words == (("books",) if "books" in typed else ())
    assert "in:" in query.notes[0]


def test_an_unknown_field_is_text_and_is_told() -> None:
    query = parse_query("city:Seattle -town:Bath")
    assert query.words == ("city", "seattle")
    assert query.excluded == (("town", "bath"),)
    assert query.notes == (
        'There is no field "city": it is searched as text.',
        'There is no field "town": it is searched as text.',
    )


@pytest.mark.parametrize(
    ("typed", "words"), [("https://example.org", ("https", "example", "org")), ("12:30", ("12", "30"))]
)
def test_addresses_and_times_are_no_fields(typed: str, words: tuple[str, ...]) -> None:
    assert parse_query(typed) == Query(typed, words=words, is_open=parse_query(typed).is_open)


def test_an_unclosed_quote_is_text_and_is_told() -> None:
    query = parse_query('"on device')
    assert query.words == ("on", "device")
    assert query.phrases == ()
    assert "not closed" in query.notes[0]


@pytest.mark.parametrize("typed", ["place:", "robots in:", "Level:"])
def test_a_field_that_waits_for_its_value_filters_nothing(typed: str) -> None:
    query = parse_query(typed)
    assert query.words == (("robots",) if "robots" in typed else ())
    assert query.filters == ()
    assert "no value yet" in query.notes[0]


@pytest.mark.parametrize(("typed", "word"), [("place", "place"), ("in", "in"), ("Robots:", "robots")])
def test_only_a_field_with_its_colon_waits_for_a_value(typed: str, word: str) -> None:
    query = parse_query(typed)
    assert query.words == (word,)
    assert query.notes == ()


@pytest.mark.parametrize("typed", ["robots", '"on device"', "-robots", "place:wa", "is:starred", "in:papers"])
def test_each_part_alone_asks_for_something(typed: str) -> None:
    assert not parse_query(typed).is_empty


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "- -", '""', '-""', "...", "\0", "place:!", '-"!"', "🙂", "\u202e"]
)
def test_what_asks_for_nothing_is_empty(typed: str) -> None:
    query = parse_query(typed)
    assert query.is_empty
    assert query.text == typed


@pytest.mark.parametrize(
    ("typed", "is_open"),
    [
        ("robo", True),
        ("a robo", True),
        ("robo ", False),
        ("robo!", False),
        ("-robo", False),
        ('"robo"', False),
        ("place:robo", False),
        ("", False),
    ],
)
def test_the_last_word_is_open_until_something_follows(typed: str, is_open: bool) -> None:
    assert parse_query(typed).is_open is is_open


def test_words_beyond_the_bound_are_left_out_and_it_is_told() -> None:
    query = parse_query(" ".join(f"w{number}" for number in range(MOST_WORDS + 5)))
    assert len(query.words) == MOST_WORDS
    assert query.notes == (f"Only the first {MOST_WORDS} words are searched.",)


def test_up_to_the_bounds_nothing_is_left_out_and_nothing_told() -> None:
    words = tuple(f"{number}".ljust(MOST_LETTERS, "x") for number in range(MOST_WORDS))
    query = parse_query(" ".join(words))
    assert query.words == words
    assert query.notes == ()


def test_the_bound_holds_for_all_parts_together() -> None:
    query = parse_query('"' + "a " * 20 + '" -' + "b-" * 20 + " place:x y")
    taken = [*query.phrases, *query.excluded, *(one.words for one in query.filters), query.words]
    assert sum(map(len, taken)) == MOST_WORDS


def test_long_words_and_long_texts_are_cut_and_it_is_told() -> None:
    query = parse_query("x" * 100_000)
    assert query.words == ("x" * MOST_LETTERS,)
    assert any("characters" in note for note in query.notes)
    assert any("Long words" in note for note in query.notes)
    assert query.text == "x" * 100_000


@given(st.text(st.characters() | st.sampled_from('":- \0“placein'), max_size=200))
def test_any_text_is_a_query(typed: str) -> None:
    query = parse_query(typed)
    assert query == parse_query(typed)
    assert query.text == typed
    runs = [query.words, *query.phrases, *query.excluded, *(one.words for one in query.filters)]
    assert sum(map(len, runs)) <= MOST_WORDS
    for run in runs:
        assert all(0 < len(word) <= MOST_LETTERS for word in run)
    assert all(note.endswith(".") for note in query.notes)


@given(st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), min_size=1, max_size=10, unique=True))
def test_plain_words_come_through_as_they_are(typed: list[str]) -> None:
    query = parse_query(" ".join(typed))
    assert query.words == tuple(typed)
    assert query.is_open


def test_an_apostrophe_leaves_no_letter_behind() -> None:
    assert parse_query("can't").words == ("can",)


def test_a_tag_of_signs_alone_is_searched_for_as_nothing() -> None:
    assert parse_query("tag:!!!").marks == ()
