"""Comparing postings: facts and sections aligned, and what each has that the others don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.folding import letters
from reader.model import Posting, Section, SectionBlock
from reader.similarity.comparing import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.similarity.comparing import Part


def posting(*sections: tuple[str | None, Sequence[str]]) -> Posting:
    made = tuple(
        Section(
            heading,
            0,
            tuple(SectionBlock("bullet" if text.startswith("-") else "paragraph", 0, text) for text in texts),
        )
        for heading, texts in sections
    )
    text = "\n".join(text for _, texts in sections for text in texts)
    return Posting("id", None, (), None, None, None, None, None, (), made, 0, text, (1, 1))


def told(cell: Sequence[Part]) -> list[tuple[str, str]]:
    return [
        (stretch.text, stretch.kind)
        for part in cell
        for paragraph in part.paragraphs
        for stretch in paragraph.stretches
    ]


def differing(*postings: Posting) -> list[list[tuple[str, str]]]:
    """What each posting says in the one band that differs."""
    (band,) = compare(postings).bands
    return [told(cell) for cell in band.cells]


COMMON = "We sail the seven seas in every weather there is."
LONG = "The ferry leaves at six and comes home when the last guest has been brought across the sound."


def test_sections_are_aligned_by_the_headings_that_all_have() -> None:
    one = posting((None, [LONG]), ("What you do", ["-Steer the ship by day."]), ("Pay", ["Much."]))
    other = posting((None, [LONG]), ("WHAT YOU DO:", ["-Steer the ship by night."]))
    found = compare([one, other])
    assert found.is_related
    (does,) = found.bands
    assert does.label == "What you do"
    assert [part.label for part in does.cells[0]] == ["", "Pay"]
    assert told(does.cells[0]) == [
        ("-Steer the ship by ", "own"),
        ("day", "changed"),
        (".", "own"),
        ("Much.", "own"),
    ]
    assert does.cells[0][0].paragraphs[0].is_bullet
    assert [(part.label, told([part])) for part in found.shared] == [("", [(LONG, "same")])]


def test_headings_in_another_order_and_headings_alone_are_kept() -> None:
    one = posting(("Pay", ["Much."]), ("Tasks", [LONG]), ("Late", []))
    other = posting(("Tasks", [LONG]), ("Pay", ["Little."]), ("Early", []))
    found = compare([one, other])
    (pay,) = found.bands
    assert pay.label == "Pay"
    assert [[part.label for part in cell] for cell in pay.cells] == [["", "Late"], ["", "Early"]]


def test_unrelated_postings_are_not_compared_by_words() -> None:
    one = posting((None, [f"{COMMON} You have sailed for 5 years."]), ("Offer", [COMMON]), ("Pay", ["Much."]))
    other = posting(
        (None, ["Bread is baked at four in the morning, and sold until noon. You have sailed for 3 years."]),
        ("Offer", [COMMON, "Rolls, buns and pies for everyone in the house, and a nap on Sundays."]),
    )
    found = compare([one, other])
    assert not found.is_related
    assert found.shared == ()
    assert [band.label for band in found.bands] == ["", "Offer"]
    assert told(found.bands[0].cells[0]) == [(f"{COMMON} ", "same"), ("You have sailed for 5 years.", "own")]
    assert [part.label for part in found.bands[1].cells[0]] == ["", "Pay"]


def test_words_that_are_put_otherwise_are_lit_in_a_sentence_that_is_nearly_the_same() -> None:
    one = posting((None, [f"{COMMON} You have sailed for 5 years or more on open water."]))
    other = posting((None, [f"{COMMON} You have sailed for 3 years or more on open water."]))
    assert differing(one, other)[0] == [
        (f"{COMMON} ", "same"),
        ("You have sailed for ", "own"),
        ("5", "changed"),
        (" years or more on open water.", "own"),
    ]


def test_a_sentence_may_differ_at_its_ends_and_by_a_word_more() -> None:
    one = posting((None, ["Five sailors steer the ferry through the harbour by day and by night", ""]))
    other = posting((None, ["Nine sailors steer the big ferry through the harbour by day and by noon"]))
    mine, theirs = differing(one, other)
    assert mine == [
        ("Five", "changed"),
        (" sailors steer the ", "own"),
        ("ferry through the harbour by day and by ", "own"),
        ("night", "changed"),
    ]
    assert ("big", "changed") in theirs


def test_signs_before_a_sentence_are_kept() -> None:
    mine, theirs = differing(posting((None, [f"a) {COMMON}", "•"])), posting((None, [COMMON])))
    assert mine == [("a) ", "own"), (COMMON, "same"), ("•", "own")]
    assert theirs == []


def test_what_two_of_three_have_is_not_the_same_in_all() -> None:
    one, other = posting((None, [COMMON])), posting((None, ["Nothing of it."]))
    (band,) = compare([one, one, other]).bands
    assert told(band.cells[0]) == [(COMMON, "own")]


words = st.text(alphabet="abc .•-\n漢é5", max_size=60)
sections = st.tuples(st.sampled_from([None, "Pay", "Tasks", "Offer"]), st.lists(words, max_size=3))


@given(st.lists(st.lists(sections, max_size=4), min_size=2, max_size=4))
def test_no_word_is_lost(texts: list[list[tuple[str | None, list[str]]]]) -> None:
    postings = [
        posting(*((heading, [f"x{text}" for text in under]) for heading, under in one)) for one in texts
    ]
    found = compare(postings)
    shared = letters("".join(text for text, _ in told(found.shared)))
    for at, one in enumerate(postings):
        shown = letters("".join(text for band in found.bands for text, _ in told(band.cells[at])))
        texts_of = [block.text for section in one.sections for block in section.blocks]
        assert all(letters(text) in shown or letters(text) in shared for text in texts_of)
