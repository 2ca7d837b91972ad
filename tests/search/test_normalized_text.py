"""Folding for comparing: words and places agree, whichever way a text is folded."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.search.normalized_text import BREAK, aligned, folded, words
from reader.search.signs import with_signs
from reader.search.words import MOST_LETTERS, fold_token, found_tokens, tokens

TEXTS = st.text(st.characters() | st.sampled_from("aé ß½’-_\0\u0301İσςﬁC#+.東ひ한ำก"), max_size=60)


@given(TEXTS)
@example("\u2f00")
def test_words_are_the_folded_tokens(text: str) -> None:
    assert words(text) == [fold_token(token) for token in tokens(with_signs(text))]


@given(TEXTS)
def test_every_word_leads_back_to_its_token(text: str) -> None:
    found = folded(text)
    at = 0
    for one in found_tokens(with_signs(text)):
        token, start = one.group(), one.start()
        word = fold_token(token)
        begin = found.plain.index(word, at)
        at = begin + len(word)
        if len(token) <= MOST_LETTERS:
            assert found.span(begin, at) == (start, start + len(token))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Tür", "tur"), ("don’t", "don’t"), ("ΣΑΣ", "σασ"), ("A_b", "a_b"), ("İstanbul", "istanbul")],
)
def test_most_texts_fold_letter_for_letter(text: str, plain: str) -> None:
    assert aligned(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Straße", "strasse"),
        ("½", "12"),
        ("e\u0301", "e"),
        ("ﬁnance", "finance"),
        ("Fluß e\u0301Ü", "fluss eu"),
    ],
)
def test_others_are_not(text: str, plain: str) -> None:
    assert aligned(text) is None
    assert folded(text).plain == plain == " ".join(words(text))


@pytest.mark.parametrize("text", ["0\ufc5e", "\ufc5e", "x \ufc5e\ufc5e\0y\ufc5e ß"])
def test_a_letter_of_which_nothing_remains(text: str) -> None:
    assert words(text) == [fold_token(token) for token in tokens(with_signs(text))]
    assert (BREAK in folded(text).plain) == (BREAK in text)
    test_every_word_leads_back_to_its_token.hypothesis.inner_test(text)  # type: ignore[attr-defined]


def test_where_letters_fold_into_several_the_places_are_known() -> None:
    text = "Die Straße am Fluß, Cafe\u0301s, ½ Uhr"
    found = folded(text)
    for word, token in (
        ("strasse", "Straße"),
        ("fluss", "Fluß"),
        ("cafes", "Cafe\u0301s"),
        ("12", "½"),
        ("uhr", "Uhr"),
    ):
        at = found.plain.index(word)
        start, end = found.span(at, at + len(word))
        assert text[start:end] == token


def test_a_break_stays_a_break() -> None:
    assert BREAK in folded(f"Straße{BREAK}Ende").plain
    assert BREAK not in folded("Straße Ende").plain
