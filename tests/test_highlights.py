"""Highlights in texts that change: they stay on their words, or say that these are gone."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from reader.folding import letters
from reader.highlights import CONTEXT, SEARCHED, anchor_of, locate

if TYPE_CHECKING:
    from reader.model import Anchor

TEXT = """Quiet tides

The harbour master of Ellinghaven counts every boat twice, once at dusk and once before the fog lifts.
“A boat that is counted once,” she says, “is a rumour.” Her ledgers go back ninety years.

Most of the boats are counted by children now. They are paid in salted plums, and they are seldom wrong.
The fog does not mind who counts the boats, and nobody has asked the boats.
"""
PASSAGE = "Her ledgers go back ninety years."


def anchor(passage: str, text: str = TEXT) -> Anchor:
    start = text.index(passage)
    made = anchor_of(text, start, start + len(passage))
    assert made is not None
    return made


def found(made: Anchor, text: str) -> str | None:
    span = locate(made, text)
    return None if span is None else text[slice(*span)]


def test_an_anchor_is_the_words_and_what_is_around_them() -> None:
    made = anchor_of(TEXT, TEXT.index(" Her ledgers"), TEXT.index("\n\nMost"))
    assert made is not None
    assert made.words == PASSAGE
    assert made.before == TEXT[made.position - CONTEXT : made.position]
    assert made.after.startswith("\n\nMost of the boats")
    assert len(made.after) == CONTEXT


@pytest.mark.parametrize("passage", ["", "  \n ", "—", "“…”"])
def test_without_a_word_there_is_no_anchor(passage: str) -> None:
    assert anchor_of(f"One {passage} two", 4, 4 + len(passage)) is None


@pytest.mark.parametrize(
    ("passage", "now"),
    [
        (PASSAGE, TEXT),
        (PASSAGE, "A new first line.\n\n" + TEXT),
        (PASSAGE, TEXT.replace("\n", " ")),
        (PASSAGE, TEXT[TEXT.index(PASSAGE) :]),
        (PASSAGE, TEXT[: TEXT.index(PASSAGE) + len(PASSAGE)]),
        ("boats", TEXT.replace("The harbour master", "The old harbour mistress")),
        ("salted plums", TEXT.replace("Quiet tides\n\n", "")),
        ("“is a rumour.”", TEXT.replace("Quiet", "Loud")),
        (TEXT.strip(), TEXT),
    ],
)
def test_the_same_words_are_found(passage: str, now: str) -> None:
    assert found(anchor(passage), now) == passage


@pytest.mark.parametrize(
    ("passage", "now", "expected"),
    [
        (PASSAGE, TEXT.replace("ninety", "ninety-one"), "Her ledgers go back ninety-one years."),
        (PASSAGE, TEXT.replace("Her ledgers", "Her old ledgers"), "Her old ledgers go back ninety years."),
        (PASSAGE, TEXT.replace("Her ledgers go", "Her ledgers\ngo"), "Her ledgers\ngo back ninety years."),
        ("“is a rumour.”", TEXT.replace("“", '"').replace("”", '"'), "is a rumour"),
        ("seldom", TEXT.replace("seldom", "selldom"), "selldom"),
        ("seldom", TEXT.replace("seldom", "seldomly"), "seldom"),
        ("paid in salted plums", TEXT.replace("salted", "SALTED"), "paid in SALTED plums"),
    ],
)
def test_edited_words_are_followed(passage: str, now: str, expected: str) -> None:
    assert found(anchor(passage), now) == expected


@pytest.mark.parametrize(
    ("passage", "now"),
    [
        (PASSAGE, TEXT.replace(PASSAGE, "")),
        (PASSAGE, TEXT.replace(PASSAGE, "Nobody reads what she writes.")),
        ("boats", "Boats are built elsewhere too, of larch, in sheds without a single window."),
        (PASSAGE, ""),
        ("seldom", TEXT.replace("they are seldom wrong", "nobody minds")),
    ],
)  # fmt: skip
def test_words_that_are_gone_are_gone(passage: str, now: str) -> None:
    assert locate(anchor(passage), now) is None


def test_a_single_word_is_not_followed_to_another_sentence() -> None:
    start = TEXT.index("counted by")
    made = anchor_of(TEXT, start, start + len("counted"))
    assert made is not None
    now = TEXT.replace(
        "Most of the boats are counted by children now. They are paid in salted plums, and ", ""
    )
    assert "counted" in now
    assert locate(made, now) is None


def test_of_the_same_words_those_with_the_same_around_them() -> None:
    row = "{}: open from nine to five\n"
    text = "".join(row.format(day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"))
    start = text.index("open", text.index("Wednesday"))
    made = anchor_of(text, start, start + len("open from nine to five"))
    assert made is not None
    now = text.replace("Monday: open from nine to five\n", "").replace("Tuesday", "On Tuesday")
    at = locate(made, now)
    assert at is not None
    assert now[: at[0]].endswith("Wednesday: ")


def test_words_in_a_script_without_spaces() -> None:
    text = "港の長は船を二度数える。夕暮れに一度、霧が晴れる前に一度。子どもたちは梅干しで払われる。"
    made = anchor("霧が晴れる前に一度", text)
    assert found(made, "序文。" + text.replace("一度、", "一回、")) == "霧が晴れる前に一度"
    assert locate(made, "まったく別の話である。") is None


def test_a_long_text_is_searched_near_the_hint_alone() -> None:
    filler = "Gulls argue over the price of bread. " * (2 * SEARCHED // 37)
    made = anchor(PASSAGE, filler + TEXT)
    assert found(made, filler + "Now. " + TEXT) == PASSAGE
    edited = TEXT.replace("ninety", "ninety-one")
    assert found(made, filler + edited) == "Her ledgers go back ninety-one years."
    assert locate(made, edited + filler) is None


class Edit(NamedTuple):
    """Replaces characters, counted from the beginning of the passage, by so many words."""

    at: int
    removed: int
    words: int


VOWELS, CONSONANTS = "aeiou", "bdfgklmnprstvz"
EDITS = st.builds(Edit, st.integers(-150, 200), st.integers(0, 60), st.integers(0, 6))


def words_of(random: Random, number: int) -> str:
    """Return invented words, some of which recur."""
    made = (random.choice(CONSONANTS) + random.choice(VOWELS) for _ in range(3 * number))
    syllables = list(made)
    return " ".join("".join(syllables[at : at + random.randint(1, 3)]) for at in range(0, 3 * number, 3))


def edited(text: str, start: int, stop: int, edits: list[Edit], random: Random) -> tuple[str, list[bool]]:
    """Return the text after the edits, and of each character whether it is one of the passage."""
    signs = [(sign, start <= at < stop) for at, sign in enumerate(text)]
    for edit in edits:
        at = min(max(0, start + edit.at), len(signs))
        signs[at : at + edit.removed] = [(sign, False) for sign in words_of(random, edit.words)]
    return "".join(sign for sign, _ in signs), [own for _, own in signs]


@pytest.mark.long
@settings(max_examples=500, deadline=None)
@given(
    st.integers(0, 1 << 30), st.integers(12, 60), st.floats(0, 1), st.integers(1, 200),
    st.lists(EDITS, min_size=1, max_size=6),
)  # fmt: skip
def test_whatever_is_edited_a_highlight_stays_on_its_words(
    seed: int, sentences: int, share: float, size: int, edits: list[Edit]
) -> None:
    random = Random(seed)  # noqa: S311 - it is for a test
    text = ". ".join(words_of(random, random.randint(1, 8)) for _ in range(sentences))
    start = int(share * (len(text) - 2))
    made = anchor_of(text, start, start + size)
    if made is None:
        return
    now, own = edited(text, made.position, made.position + len(made.words), edits, random)
    span = locate(made, now)
    before, after = own.index(True) if any(own) else 0, len(own) - own[::-1].index(True) if any(own) else 0
    is_there = now[before:after] == made.words and len(letters(made.words)) >= 40
    if span is None:
        assert not is_there, "its words are there"
        return
    words, kept = now[slice(*span)], sum(own[slice(*span)])
    assert ratio(letters(words), letters(made.words)) >= 75 or 2 * kept >= len(words), "it is on other words"
    if is_there:
        assert span == (before, after)
