"""Sentences: where they start and end, and which of them recur."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Item, Posting, Section, SectionBlock
from reader.similarity import RepeatedSentences, repeated_sentences
from reader.similarity.sentences import sentences
from tests.similarity.samples import TEXT, article, bulleted, paper, posting

FERRY = "Ferries bring our guests home at night."
OFFICE = "Our office looks over the old harbour."


@pytest.mark.parametrize(
    "parted",
    [
        "One thing.| Another thing!| A third?| “Yes.”| (No.)| Then more…|  End",
        "We serve the U.S. market, e.g. Ohio and St. Louis, i.e. the middle.| Then Dr. J. Smith speaks.",
        "He lives in the U.S.| The rest does not.| Cars, boats, etc.| Our own too.| See Acme Inc. Boston.",
        "It grew 3.5 times in 2023.| In 2024 it took no. 1 of 5.| Ten more came (cf. Fig. 3).| So be it.",
        "Visit us at example.com. or not.| Really.",
        "Wait... what?| No!| …| Well",
        "It ends with etc.",
        "etc. \n|More etc.\n|And more",
        "We have one Ph.D.| You have two.",
        "It is version 12.| Version 13 comes.",
        "我们在北京。|你好！|再见",
    ],
)
def test_sentences(parted: str) -> None:
    text = parted.replace("|", "")
    assert [text[start:stop] for start, stop in sentences(text)] == [
        part.strip() for part in parted.split("|")
    ]


def test_bullets_and_lines() -> None:
    text = "Duties\n- Sail boats\n  * Mend nets. Dry them\n\n\n2. Sing • Dance ▪ Sleep - or rest\n(b) Eat "
    assert [text[start:stop] for start, stop in sentences(text)] == [
        "Duties", "Sail boats", "Mend nets.", "Dry them", "Sing", "Dance", "Sleep - or rest", "Eat",
    ]  # fmt: skip


@given(st.text(st.sampled_from("aB1.!?… \n•-)(\"'é。"), max_size=60))
def test_sentences_hold_all_of_a_text_but_spaces_and_bullets(text: str) -> None:
    found = list(sentences(text))
    ends = [offset for span in found for offset in span]
    assert ends == sorted(ends)
    assert all(start < stop and text[start:stop].strip() == text[start:stop] for start, stop in found)
    gaps = zip([0, *(stop for _, stop in found)], [*(start for start, _ in found), len(text)], strict=True)
    for start, stop in gaps:
        assert all(len(word) <= 4 and word[-1] in ".)•-" for word in text[start:stop].split())


@pytest.mark.parametrize(
    "text", [". " * 50_000, " " * 100_000, "." * 100_000, "1. " * 30_000, "U.S. A" * 20_000]
)
def test_no_text_takes_long(text: str) -> None:
    assert sum(stop - start for start, stop in sentences(text)) <= len(text)


def spans(item: Item, among: list[Item], at_least: int = 3) -> list[str]:
    assert isinstance(item.content, Posting)
    text = " " * item.content.start + item.content.text
    return [text[start:stop] for start, stop in repeated_sentences(among, at_least).spans(item.content)]


def test_a_sentence_recurs_whatever_its_case_punctuation_and_spacing() -> None:
    items = [
        posting(f"Only here does this stand. {FERRY} And that is the end of it."),
        posting("FERRIES bring our guests\u00a0home, at night! Nothing else is said in this."),
        posting(f"Quite another thing is said first.\n- {FERRY}", start=100),
    ]
    assert spans(items[0], items) == [FERRY]
    assert spans(items[2], items) == [FERRY]
    assert spans(items[0], items[:2]) == []
    assert spans(items[0], items[:2], at_least=2) == [FERRY]


def test_a_sentence_broken_at_a_column_recurs_as_well() -> None:
    words = FERRY.split()
    wrapped = f"{' '.join(words[:4])}\n{' '.join(words[4:])}"
    items = [wrapped_posting(f"This is number {number}. {wrapped}") for number in range(3)]
    assert spans(items[0], items) == [wrapped]


def wrapped_posting(text: str) -> Item:
    """Return a posting whose only paragraph stands on two lines."""
    item = posting(text)
    assert isinstance(item.content, Posting)
    section = Section(None, 0, (SectionBlock("paragraph", 0, text),))
    return replace(item, content=replace(item.content, sections=(section,)))


def test_a_posting_counts_a_sentence_once() -> None:
    items = [posting(" ".join([FERRY] * 3)), posting(f"{FERRY} And more of it.")]
    assert spans(items[0], items) == []
    assert spans(items[0], items, at_least=2) == [FERRY] * 3


def test_the_same_text_in_several_places_counts_once() -> None:
    items = [posting(f"{FERRY} {OFFICE}", f"NO, {number}") for number in range(5)]
    assert spans(items[0], items) == []
    items += [posting(f"{FERRY} Another end of it {number}.") for number in range(2)]
    assert spans(items[0], items) == [FERRY]


def test_short_phrases_do_not_recur() -> None:
    items = [posting(f"About us. Sail with us. {number} is our number here.") for number in range(3)]
    assert spans(items[0], items) == []


def test_scripts_without_spaces() -> None:
    items = [posting(f"我们在海边的办公室里工作。{number}。短句。") for number in range(3)]
    assert spans(items[0], items) == ["我们在海边的办公室里工作。"]


def test_paragraphs_and_bullets_count_apart_from_headings_and_signs() -> None:
    items = [
        bulleted(f"The number of this one is {number}.", "Sail the boats at dawn", FERRY)
        for number in range(3)
    ]
    assert spans(items[0], items) == ["Sail the boats at dawn", FERRY]


def test_only_postings_count() -> None:
    others = [article(None, FERRY), paper("A title", FERRY), paper("Another title", FERRY)]
    assert spans(posting(FERRY), others) == []


def test_it_can_be_cancelled() -> None:
    items = [posting(f"{FERRY} {number}") for number in range(3)]
    assert repeated_sentences(items, cancelled=lambda: True) == RepeatedSentences(frozenset())
    assert repeated_sentences(items, cancelled=lambda: False) == repeated_sentences(items)


@given(
    st.lists(st.lists(st.sampled_from([FERRY, OFFICE, TEXT, "Short one.", "- x"]), max_size=5), max_size=6)
)
def test_spans_rise_within_the_text_and_recur(postings: list[list[str]]) -> None:
    items = [posting(" ".join(parts), start=11) for parts in postings]
    found = repeated_sentences(items, 2)
    assert found == repeated_sentences(reversed(items), 2)
    for item in items:
        content = item.content
        assert isinstance(content, Posting)
        ends = [offset for span in found.spans(content) for offset in span]
        assert ends == sorted(ends)
        assert all(11 <= offset <= 11 + len(content.text) for offset in ends)
