"""Differences word by word, with offsets into both texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import letters, words
from reader.similarity import Difference, differences
from reader.similarity.changes import LONG
from tests.similarity.test_measure import some_text


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("the same", "The, same!", []),
        ("", "", []),
        ("", "new words", [("", "new words")]),
        ("a senior pilot", "a pilot", [("senior", "")]),
        ("one two three", "one 2 three four", [("two", "2"), ("", "four")]),
        ("on-device models (large)", "on-site models (large)", [("device", "site")]),
        ("say “yes”—twice", "say “no”—twice", [("yes", "no")]),
        ("我们在北京", "我们在上海", [("北京", "上海")]),
        ("x½ mile", "x1 mile", [("x½", "x1")]),
    ],
)
def test_examples(a: str, b: str, found: list[tuple[str, str]]) -> None:
    assert [(a[slice(*it.a)], b[slice(*it.b)]) for it in differences(a, b)] == found


def test_an_empty_stretch_stands_before_the_next_word() -> None:
    assert differences("a  pilot.", "a senior pilot") == [Difference((3, 3), (2, 8))]
    assert differences("a.", "a b") == [Difference((2, 2), (2, 3))]


def test_long_texts() -> None:
    long = "word " * LONG
    assert differences(long, long + "more") == [Difference((5 * LONG, 5 * LONG), (5 * LONG, 5 * LONG + 4))]


@given(some_text, some_text)
def test_between_the_stretches_the_letters_are_the_same(a: str, b: str) -> None:
    found = differences(a, b)
    assert [letters(piece) for piece in _between(a, [it.a for it in found])] == [
        letters(piece) for piece in _between(b, [it.b for it in found])
    ]
    assert found or letters(a) == letters(b)


@given(*[st.text(st.sampled_from("aáB½ 1.-—"), max_size=20)] * 2)
def test_between_the_stretches_the_words_are_the_same(a: str, b: str) -> None:
    found = differences(a, b)
    assert [words(piece) for piece in _between(a, [it.a for it in found])] == [
        words(piece) for piece in _between(b, [it.b for it in found])
    ]
    assert found or words(a) == words(b)


@given(*[st.text(st.sampled_from("aáB 1.-—"), max_size=20)] * 2)
def test_there_are_none_for_the_same_words(a: str, b: str) -> None:
    assert (not differences(a, b)) == (words(a) == words(b))


@given(some_text, some_text)
def test_stretches_rise_and_lie_within_their_texts(a: str, b: str) -> None:
    found = differences(a, b)
    for text, spans in ((a, [it.a for it in found]), (b, [it.b for it in found])):
        ends = [offset for span in spans for offset in span]
        assert ends == sorted(ends)
        assert all(0 <= offset <= len(text) for offset in ends)
    assert all(it.a[0] < it.a[1] or it.b[0] < it.b[1] for it in found)


def _between(text: str, spans: list[tuple[int, int]]) -> list[str]:
    starts, stops = [0, *(stop for _, stop in spans)], [*(start for start, _ in spans), len(text)]
    return [text[start:stop] for start, stop in zip(starts, stops, strict=True)]
