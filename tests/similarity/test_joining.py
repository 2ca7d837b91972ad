"""Joining: marks move to the edited or moved item, and to no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Posting
from reader.similarity import match_items, similarity
from reader.similarity.contents import text_of
from tests.similarity.samples import TEXT, edited, paper, posting, postings_in, seeded, vocabulary_of

if TYPE_CHECKING:
    from pathlib import Path

PAGES = (
    "aaai-papers.txt",
    "michelle-lee-ml-solutions-lab.txt",
    "prem-natarajan-fairness.txt",
    "responsible-ai-in-the-wild.txt",
    "yong-jae-lee-computer-vision.txt",
)
NEAR = TEXT.replace("captains", "sailors")
NEARER = TEXT.replace("captains", "captain")
FAR = "We sell umbrellas, mostly black ones, and have done so since the rain began."


@pytest.mark.parametrize("page", PAGES)
def test_three_words_changed_in_every_real_posting(shared: Path, page: str) -> None:
    old = list({item.id: item for item in postings_in(shared / "seeds" / page)}.values())
    words, random = vocabulary_of(old), seeded(len(page))
    new = []
    for item in old:
        content = item.content
        assert isinstance(content, Posting)
        assert item.place
        text = edited(content.text, 3, words, random)
        new.append(posting(text, item.place.text, role=content.role, level=content.level))
    assert match_items(old, new) == {a.id: b.id for a, b in zip(old, new, strict=True)}


def test_other_levels_are_never_joined(shared: Path) -> None:
    items = postings_in(shared / "seeds" / "aaai-papers.txt")
    a, b = (item for item in items if "Fulfillment by Amazon (FBA) team is" in text_of(item))
    assert similarity(text_of(a), text_of(b)) > 0.9
    assert match_items([a], [b]) == {}
    assert match_items([b], [a]) == {}


def test_the_likest_come_first() -> None:
    old, near, nearer = posting(), posting(NEAR), posting(NEARER)
    assert match_items([old], [near, nearer]) == {old.id: nearer.id}
    assert match_items([near, nearer], [old]) == {nearer.id: old.id}


def test_what_has_lost_its_likest_takes_the_next() -> None:
    old = [posting(TEXT), posting(NEARER, "NO, Oslo")]
    new = [posting(TEXT, "NO, Hamar"), posting(NEAR)]
    assert match_items(old, new) == {old[0].id: new[0].id, old[1].id: new[1].id}


def test_of_equally_like_ones_those_in_the_same_place() -> None:
    places = ("NO, Oslo", "NO, Bergen", "NO, Hamar")
    old, new = (
        [posting(TEXT, place) for place in places],
        [posting(NEAR, place) for place in reversed(places)],
    )
    assert match_items(old, new) == {a.id: b.id for a, b in zip(old, reversed(new), strict=True)}


def test_then_those_that_stand_nearest() -> None:
    old = [posting(TEXT, f"NO, {line}", line=line) for line in (10, 50)]
    new = [posting(TEXT, f"SE, {line}", line=line) for line in (52, 12)]
    assert match_items(old, new) == {old[0].id: new[1].id, old[1].id: new[0].id}


def test_kinds_are_never_mixed_and_papers_are_joined_too() -> None:
    old, new = paper("On tides", TEXT, "Ada Berg"), paper("On tides, again", TEXT, "Ada Berg")
    assert match_items([old, posting(FAR)], [posting(TEXT), new]) == {old.id: new.id}


def test_what_is_on_both_sides_stays_itself() -> None:
    staying, moved = posting(TEXT), posting(TEXT, "NO, Oslo")
    assert match_items([staying], [staying, moved]) == {}


def test_the_threshold() -> None:
    a, b = posting(TEXT), posting(NEAR)
    share = similarity(TEXT, NEAR)
    assert match_items([a], [b], at_least=share) == {a.id: b.id}
    assert match_items([a], [b], at_least=share + 0.001) == {}


@given(st.data())
def test_one_to_one_and_the_same_in_any_order(data: st.DataObject) -> None:
    texts = st.sampled_from([TEXT, NEAR, NEARER, FAR, FAR.lower() + " Still."])
    items = st.lists(st.builds(posting, texts, st.sampled_from(["A", "B", "C", "D"])), max_size=8)
    old, new = data.draw(items), data.draw(items)
    joined = match_items(old, new)
    assert len(set(joined.values())) == len(joined)
    assert joined.keys() <= {item.id for item in old}
    assert set(joined.values()) <= {item.id for item in new}
    assert match_items(data.draw(st.permutations(old)), data.draw(st.permutations(new))) == joined
    known = {item.id: text_of(item) for item in (*old, *new)}
    assert all(similarity(known[a], known[b]) >= 0.85 for a, b in joined.items())
