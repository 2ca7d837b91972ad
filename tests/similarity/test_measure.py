"""The measure of similarity, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reader.similarity as room
from reader.folding import words
from reader.similarity import similarity
from reader.similarity.measure import LONG
from tests.similarity.samples import TEXT

some_text = st.text(st.sampled_from("aábß Z9.-\n北½™\u0301\ud800"), max_size=40) | st.text(max_size=40)


@given(some_text, some_text)
def test_it_is_symmetric_and_within_bounds(a: str, b: str) -> None:
    assert 0 <= similarity(a, b) <= 1
    assert similarity(a, b) == similarity(b, a)


@given(some_text, some_text)
def test_it_is_one_for_the_same_folded_words_alone(a: str, b: str) -> None:
    assert similarity(a, a) == 1
    assert (similarity(a, b) == 1) == (words(a) == words(b))


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        ("", "", 1.0),
        ("", "word", 0.0),
        ("?!", "…", 1.0),
        ("On-device  MODELS", "on device: models.", 1.0),
        ("abcd efgh", "abcd ijkl", 10 / 18),
        ("abcd efgh", "efgh abcd", 8 / 18),
    ],
)
def test_examples(a: str, b: str, share: float) -> None:
    assert similarity(a, b) == pytest.approx(share)


def test_long_texts_are_compared_by_words() -> None:
    long = "word " * LONG
    assert similarity(long, long + "more") == pytest.approx(2 * LONG / (2 * LONG + 1))
    assert similarity(long, TEXT) == 0


@pytest.mark.usefixtures("unmeasured")
def test_the_import_brings_nothing_heavy() -> None:
    program = (
        "import sys, reader.similarity\n"
        "heavy = {'rapidfuzz', 'random', 'textual', 'rich', 'reader.folding', 'reader.model'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_every_public_name_is_there_and_no_other() -> None:
    for name in room.__all__:
        vars(room).pop(name, None)
        assert getattr(room, name).__name__ == name
        assert name in vars(room)
    with pytest.raises(AttributeError, match="nonsense"):
        getattr(room, "nonsense")  # noqa: B009 -- mypy knows that it is missing
