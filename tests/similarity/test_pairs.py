"""Near-identical items: which are reported, and whether they count as copies."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.similarity import Pair, near_identical, similarity
from reader.similarity.contents import text_of
from reader.similarity.matching import FEW
from reader.similarity.measure import folded, ratio
from reader.similarity.sketches import MOST_BANDS, bands_for, features
from tests.similarity.samples import (
    TEXT,
    article,
    corpus,
    edited,
    near_copies,
    paper,
    posting,
    postings_in,
    seeded,
    vocabulary_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from random import Random

    from reader.model import Item, Level

EDITED = TEXT.replace("harbour", "station").replace("four hundred", "five hundred")


def pairs_of(items: Iterable[Item], at_least: float = 0.9) -> set[tuple[str, str]]:
    return {(pair.a, pair.b) for pair in near_identical(items, at_least)}


def all_pairs(items: list[Item], at_least: float) -> set[tuple[str, str]]:
    texts = [(item.id, folded(text_of(item))) for item in items]
    return {(a[0], b[0]) for a, b in combinations(texts, 2) if ratio(a[1], b[1], at_least) >= at_least}


def test_an_edited_copy() -> None:
    a, b, other = posting(), posting(EDITED), posting("Nothing of the kind is said in this one.")
    assert list(near_identical([a, other, b])) == [Pair(a.id, b.id, similarity(TEXT, EDITED), same=True)]


def test_the_same_text_in_another_place() -> None:
    a, b = posting(TEXT), posting(TEXT.upper(), "NO, Oslo")
    assert list(near_identical(iter([a, b]))) == [Pair(a.id, b.id, 1.0, same=True)]


def test_copies_of_one_text_are_each_paired_with_copies_of_a_near_one() -> None:
    items = [posting(text, place) for place in ("NO, Oslo", "NO, Bergen") for text in (TEXT, EDITED)]
    assert pairs_of(items) == all_pairs(items, 0.9)
    assert len(pairs_of(items)) == 6


@pytest.mark.parametrize(
    ("roles", "levels", "same"),
    [
        (("Pilot", "Pilot"), ("senior", "senior"), True),
        (("Pilot", "PILOT"), (None, None), True),
        (("Pilot", None), ("senior", None), True),
        (("Pilot", "Senior Pilot"), (None, None), False),
        (("Pilot", "Pilot"), ("senior", "junior"), False),
        ((None, None), ("lead", "intern"), False),
    ],
)
def test_other_roles_or_levels_are_no_copies(
    roles: tuple[str | None, str | None], levels: tuple[Level | None, Level | None], same: bool
) -> None:
    a = posting(TEXT, role=roles[0], level=levels[0])
    b = posting(EDITED, role=roles[1], level=levels[1])
    assert [pair.same for pair in near_identical([a, b])] == [same]


def test_kinds_are_never_mixed() -> None:
    title, *_ = TEXT.split(",")
    items = [posting(title), paper(title, None), article(title, title)]
    assert pairs_of(items) == set()
    items += [posting(title, "NO, Oslo"), paper(title, None, "An Author"), article(title + "!", title)]
    assert pairs_of(items, 0.85) == {
        (a.id, b.id) for a, b in zip(items[:3], items[3:], strict=True) if a.id != b.id
    }


def test_an_item_that_comes_twice_is_one() -> None:
    assert pairs_of([posting(), posting()]) == set()


def test_items_without_words_are_in_no_pair() -> None:
    assert pairs_of([posting("?"), posting("?", "NO, Oslo"), posting("!")]) == set()


@pytest.mark.parametrize("calls", [0, 3, 150, 260, 420, 500])
def test_it_can_be_cancelled(calls: int) -> None:
    items = [posting(f"{number} {TEXT}") for number in range(FEW + 50)]
    asked = iter(range(10_000))
    found = list(near_identical(items, cancelled=lambda: next(asked) >= calls))
    assert next(asked) <= calls + 4
    assert bool(found) == (calls > 450)
    assert len(found) < len(list(near_identical(items)))


def test_both_fulfillment_postings_read_alike_and_are_two(shared: Path) -> None:
    items = postings_in(shared / "seeds" / "aaai-papers.txt")
    (pair,) = near_identical(items)
    assert round(pair.similarity, 2) == 0.91
    assert not pair.same
    assert sorted(item.title for item in items if item.id in (pair.a, pair.b)) == [
        "Applied Scientist",
        "Senior Applied Scientist",
    ]


@pytest.mark.parametrize("at_least", [0.0, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1.0])
def test_every_threshold_has_its_bands(at_least: float) -> None:
    bands = bands_for(at_least)
    assert 1 <= bands.count <= MOST_BANDS
    assert len(bands.keys("one word", single=False)) == bands.count
    assert bands.count * bands.rows == len(bands.points)


def test_scripts_without_spaces_are_sketched_letter_by_letter() -> None:
    assert len(features("北京大学", single=False)) == 3
    assert len(features("北京大学", single=True)) == 7
    assert len(features("beijing", single=False)) == 1


def _short_texts(count: int, random: Random) -> list[Item]:
    """Return snippets of 4 to 90 words, each also with up to a tenth of its words changed."""
    words = [
        f"{a}{b}{c}" for a in "bdfgklmnprst" for b in ("a", "en", "or", "il") for c in ("", "s", "ing", "ed")
    ]
    made = []
    for number in range(count):
        text = " ".join(random.choices(words, k=random.randint(4, 90)))
        changes = int(len(text.split()) * random.uniform(0, 0.1))
        made += [posting(text), posting(edited(text, changes, words, random), f"NO, Oslo {number}")]
    return made


def test_recall_among_short_texts() -> None:
    items = _short_texts(200, seeded(11))
    true, found = all_pairs(items, 0.9), pairs_of(items)
    assert found <= true
    assert len(true) > 150
    assert len(found) >= 0.98 * len(true)


@pytest.mark.slow
@pytest.mark.parametrize(
    "at_least",
    [pytest.param(0.85, marks=pytest.mark.slow), 0.9, pytest.param(0.97, marks=pytest.mark.slow)],
)
def test_recall_among_copies_edited_at_random(shared: Path, tmp_path: Path, at_least: float) -> None:
    originals = corpus(shared, tmp_path, 250)
    items = originals + near_copies(originals, seeded(5))
    true = {
        pair
        for pair in zip(originals, items[250:], strict=True)
        if similarity(*map(text_of, pair)) >= at_least
    }
    found = pairs_of(items, at_least)
    assert len(true) > 30
    assert len(found & {(a.id, b.id) for a, b in true}) >= 0.98 * len(true)


@pytest.mark.slow
def test_recall_against_all_pairs_of_two_thousand(shared: Path, tmp_path: Path) -> None:
    random = seeded(7)
    originals = corpus(shared, tmp_path, 1600)
    vocabulary = vocabulary_of(originals[:300])
    few = [posting(edited(text_of(item), 3, vocabulary, random), "NO, Oslo") for item in originals[:50]]
    items = originals + few + near_copies(originals[:350], random)
    true, found = all_pairs(items, 0.9), pairs_of(items)
    assert len(items) == 2000
    assert len(true) > 300
    assert found <= true
    assert len(found & true) >= 0.98 * len(true)


@given(st.lists(st.sampled_from(["a", "b", "ab", "ba", "abc", "", "?"]), max_size=12), st.floats(0, 1))
def test_few_texts_are_compared_each_with_each(texts: list[str], at_least: float) -> None:
    items = list(
        {item.id: item for item in (posting(text, f"NO, {n}") for n, text in enumerate(texts))}.values()
    )
    with_words = [item for item in items if any(c.isalpha() for c in text_of(item))]
    assert pairs_of(items, at_least) == all_pairs(with_words, at_least)
