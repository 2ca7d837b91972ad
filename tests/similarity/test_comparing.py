"""Comparing postings: facts and sections aligned, and what each has that the others don't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Posting, Section, SectionBlock
from reader.similarity.comparing import compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.similarity.comparing import Row


def posting(*sections: tuple[str | None, Sequence[str]]) -> Posting:
    made = tuple(
        Section(
            heading,
            0,
            tuple(SectionBlock("bullet" if text.startswith("-") else "paragraph", 0, text) for text in texts),
        )
        for heading, texts in sections
    )
    return Posting("id", None, (), None, None, None, None, None, (), made, 0, "", (1, 1))


def told(row: Row, at: int) -> list[tuple[str, str]]:
    return [(stretch.text, stretch.kind) for paragraph in row.cells[at] for stretch in paragraph.stretches]


COMMON = "We sail the seven seas in every weather there is."


def test_sections_are_aligned_by_their_headings() -> None:
    one = posting((None, [COMMON]), ("What you do", ["-Steer the ship by day."]))
    other = posting((None, [COMMON]), ("WHAT YOU DO:", ["-Mend the sails at night."]), ("Pay", ["Much."]))
    text, does, pay = compare([one, other], [])
    assert (text.label, text.differs, told(text, 0)) == ("", False, [(COMMON, "same")])
    assert (does.label, does.differs, does.cells[0][0].is_bullet) == ("What you do", True, True)
    assert told(does, 0) == [("-Steer the ship by day.", "own")]
    assert (pay.cells[0], told(pay, 1)) == ((), [("Much.", "own")])


def test_words_that_are_put_otherwise_are_lit_in_a_sentence_that_is_nearly_the_same() -> None:
    one = posting((None, [f"{COMMON} You have sailed for 5 years or more on open water."]))
    other = posting((None, [f"{COMMON} You have sailed for 3 years or more on open water."]))
    (row,) = compare([one, other], [])
    assert told(row, 0) == [
        (f"{COMMON} ", "same"),
        ("You have sailed for ", "own"),
        ("5", "changed"),
        (" years or more on open water.", "own"),
    ]


def test_a_sentence_may_differ_at_its_ends_and_by_a_word_more() -> None:
    one = posting((None, ["Five sailors steer the ferry through the harbour by day and by night", ""]))
    other = posting((None, ["Nine sailors steer the big ferry through the harbour by day and by noon"]))
    (row,) = compare([one, other], [])
    assert told(row, 0) == [
        ("Five", "changed"),
        (" sailors steer the ", "own"),
        ("ferry through the harbour by day and by ", "own"),
        ("night", "changed"),
    ]
    assert ("big", "changed") in told(row, 1)
    assert len(row.cells[0]) == 1


def test_signs_before_a_sentence_are_kept() -> None:
    (row,) = compare([posting((None, [f"a) {COMMON}", "•"])), posting((None, [COMMON]))], [])
    assert told(row, 0) == [("a) ", "own"), (COMMON, "same"), ("•", "own")]


def test_what_two_of_three_have_is_not_the_same_in_all() -> None:
    one, two, three = (
        posting((None, [COMMON])),
        posting((None, [COMMON])),
        posting((None, ["Nothing of it."])),
    )
    (row,) = compare([one, two, three], [])
    assert told(row, 0) == [(COMMON, "own")]
    assert row.differs


def test_facts_say_whether_they_differ() -> None:
    one = posting((None, [COMMON]))
    place, level, _ = compare([one, one], [("Place", ["US, WA", "us wa"]), ("Level", ["senior", ""])])
    assert (place.differs, told(place, 0)) == (False, [("US, WA", "same")])
    assert (level.differs, told(level, 0), level.cells[1]) == (True, [("senior", "changed")], ())


words = st.text(alphabet="abc .•-\n漢é5", max_size=60)


@given(st.lists(st.lists(words, max_size=3), min_size=2, max_size=4))
def test_no_word_is_lost(texts: list[list[str]]) -> None:
    postings = [posting((None, [f"x{text}" for text in one])) for one in texts]
    rows = compare(postings, [])
    for at, one in enumerate(postings):
        shown = "".join(text for row in rows for text, _ in told(row, at))
        source = "".join(block.text for section in one.sections for block in section.blocks)
        assert "".join(filter(str.isalnum, shown)) == "".join(filter(str.isalnum, source))
