"""Names found by what is typed of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library.name_ranking import CHECK_EVERY, MOST_WORDS, NameIndex, Tier, lit, name_words

NAMES = (
    "Michelle K. Lee on tides",
    "Senior Applied Scientist · Bellevue",
    "Applied Scientist · Lyon",
    "Économie générale",
    "Leeds",
    "A sleeve",
)
NAME = st.text("abé ·(-1ß漢", max_size=12).filter(lambda name: bool(name.strip()))
LISTS = st.lists(NAME, min_size=1, max_size=8)


def found(typed: str, names: tuple[str, ...] = NAMES, limit: int = 100) -> list[str]:
    ranked = NameIndex(names).find(typed, limit)
    assert ranked is not None
    return [names[each.number] for each in ranked]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("mlee", "Michelle K. Lee on tides"),
        ("sas bell", "Senior Applied Scientist · Bellevue"),
        ("bell sas", "Senior Applied Scientist · Bellevue"),
        ("senappl", "Senior Applied Scientist · Bellevue"),
        ("aplied scintist lyon", "Applied Scientist · Lyon"),
        ("economie", "Économie générale"),
        ("GÉNÉRALE", "Économie générale"),
        ("pplied sc", "Senior Applied Scientist · Bellevue"),
        ("lee", "Leeds"),
        ("mcihelle", "Michelle K. Lee on tides"),
    ],
)
def test_the_name_meant_comes_first(typed: str, first: str) -> None:
    assert found(typed)[0] == first


def test_what_fits_better_comes_first_and_then_the_order_of_the_names() -> None:
    ranked = NameIndex(NAMES).find("lee", 10)
    assert ranked is not None
    assert [(NAMES[number], tier) for number, tier in ranked] == [
        ("Leeds", Tier.BEGINS),
        ("Michelle K. Lee on tides", Tier.BEGINNINGS),
        ("A sleeve", Tier.INSIDE),
    ]
    assert found("applied", limit=1) == ["Applied Scientist · Lyon"]


def test_initials_are_of_words_that_follow_each_other_but_for_one() -> None:
    assert found("mt", ("Michelle K. Lee on tides",)) == []
    assert found("ml", ("Michelle K. Lee on tides",)) != []


def test_short_words_and_numbers_take_no_typos() -> None:
    assert found("lex") == []
    assert found("2024", ("Notes of 2025",)) == []


@pytest.mark.parametrize("typed", ["", "  ", "\t"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    assert found(typed) == []


def test_names_are_left_out_by_number() -> None:
    ranked = NameIndex(NAMES).find("scientist", 10, without={1})
    assert [each.number for each in ranked or ()] == [2]


def test_who_no_longer_wants_to_know_gets_nothing() -> None:
    assert NameIndex(NAMES).find("lee", 10, cancelled=lambda: True) is None
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 3

    assert NameIndex(["at sea"] * (3 * CHECK_EVERY)).find("ax", 10, cancelled=cancelled) is None
    assert len(asked) == 4


@given(LISTS, st.data())
def test_an_exact_name_comes_first(names: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names))
    ranked = NameIndex(names).find(name, len(names))
    assert ranked
    assert name_words(names[ranked[0].number]) == name_words(name)


@given(LISTS, st.data())
def test_no_beginning_of_a_name_loses_it(names: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(names) - 1))
    index = NameIndex(names)
    for end in range(1, len(names[number]) + 1):
        ranked = index.find(names[number][:end], len(names))
        if name_words(names[number][:end]) and any(map(str.isalnum, names[number][:end])):
            assert number in [each.number for each in ranked or ()]


@given(st.lists(st.text("abc", min_size=1, max_size=4), min_size=1, max_size=5), st.data())
def test_one_more_letter_of_the_same_words_never_loses_a_name(words: list[str], data: st.DataObject) -> None:
    """Beginnings of words that follow each other, with or without blanks between them."""
    pieces = [word[: data.draw(st.integers(1, len(word)))] for word in words]
    gaps = [data.draw(st.sampled_from(["", " "])) for _ in words]
    typed = "".join(piece + gap for piece, gap in zip(pieces, gaps, strict=True))
    index = NameIndex([" ".join(words)])
    for end in range(1, len(typed) + 1):
        assert typed[:end].isspace() or index.find(typed[:end], 1), typed[:end]


@given(LISTS, NAME)
def test_each_name_comes_once_and_the_tiers_rise(names: list[str], typed: str) -> None:
    ranked = NameIndex(names).find(typed, len(names))
    assert ranked is not None
    assert len({each.number for each in ranked}) == len(ranked)
    assert [each.tier for each in ranked] == sorted(each.tier for each in ranked)


def test_a_name_of_many_words_is_found_when_it_is_pasted() -> None:
    name = " ".join(f"word{number}" for number in range(MOST_WORDS + 3))
    assert found(name, (name, "word1")) == [name]
    assert found(f"{name} x", (name,)) == []


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("mlee", "Michelle K. Lee", "M|Lee"),
        ("sas bell", "Senior Applied Scientist · Bellevue", "S|A|S|Bell"),
        ("eco", "Économie", "Éco"),
        ("plied", "Applied", "plied"),
        ("aplied", "An applied art", "applie"),
        ("zzz", "Applied", ""),
        ("strasse", "Straße", "Straße"),
    ],
)
def test_the_letters_typed_are_lit(typed: str, name: str, expected: str) -> None:
    assert "|".join(name[start:end] for start, end in lit(name, typed)) == expected


@given(NAME, NAME)
def test_what_is_lit_is_in_the_name(name: str, typed: str) -> None:
    assert all(0 <= start < end <= len(name) for start, end in lit(name, typed))
