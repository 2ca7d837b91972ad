"""Folding: spellings of one text meet, different texts don't."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.folding import fold, letters, letters_of, squash, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Hakkani-Tür", "hakkani-tur"),
        ("CAFE\u0301 café", "cafe cafe"),
        ("Straße ﬁne Å", "strasse fine a"),
        ("Łódź Ørsted Þór Æsir œuvre Đà", "lodz orsted thor aesir oeuvre da"),
        ("İstanbul ısı", "istanbul isi"),
        ("ＡＢＣ ½", "abc 1⁄2"),
        ("Αθήνα МОСКВА 日本", "αθηνα москва 日本"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_case_and_composition_do_not_matter(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)
    assert fold(text.casefold()) == fold(text)


@given(st.text(st.characters(codec="ascii")))
def test_ascii_keeps_its_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(text) == text.lower()


def test_letters_of_ascii_are_its_letters_and_digits_in_lower_case() -> None:
    text = bytes(range(128)).decode("ascii")
    assert letters(text) == "".join(sign for sign in text.lower() if sign.isalnum())


def test_squash_keeps_letters_and_digits_only() -> None:
    assert squash("On-device, 2 — a_b") == "ondevice2ab"
    assert squash("on device 2 AB") == squash("On-device, 2 — a_b")


def test_what_has_no_letters_stands_for_itself() -> None:
    assert squash(" *** ") == "***"
    assert squash("---") != squash("***")
    assert squash("  ") == ""


@given(st.text())
def test_words_hold_what_squash_holds(text: str) -> None:
    found = words(text)
    assert all(found)
    assert not any(character.isspace() for word in found for character in word)
    if found:
        assert "".join(found) == squash(text)


def test_words() -> None:
    assert words("  On-device: Speech_recognition, naïve! ") == [
        "on",
        "device",
        "speech",
        "recognition",
        "naive",
    ]
    assert words("!?") == []


@given(
    st.lists(st.text(st.characters(exclude_characters="\n"))) | st.lists(st.text("Ab c-1_\t.", max_size=9))
)
def test_the_letters_of_lines_are_those_of_each(lines: list[str]) -> None:
    assert letters_of(lines) == [letters(line) for line in lines]
