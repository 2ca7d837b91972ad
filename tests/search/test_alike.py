"""Look-alikes asked of the index: those that comparing each with each finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.search import Cancelled, Index, alike
from reader.similarity import near_identical
from tests.search.builders import Builder, city, index_of, postings

if TYPE_CHECKING:
    from tests.search.builders import Made

SEA = (
    "You steer the ferry through the harbour and along the coast, by day and by night, in fair and foul "
    "weather. You read charts, know every buoy, and keep the log. You have sailed for 5 years or more."
)
LAND = "We bake bread for the whole town, before anybody is awake, and sell what is left of it at noon."


def told(index: Index, made: Made, at: int = 0) -> list[tuple[str | None, int]]:
    found = alike(index, made[0].postings[at])
    assert found is not None
    return [(one.place, round(one.similarity * 100)) for one in found]


def test_the_likest_come_first_and_the_posting_itself_not_at_all() -> None:
    builder = Builder()
    builder.posting(SEA, city("NO, 03, Oslo"))
    builder.posting(SEA, city("DK, Aarhus"))
    builder.posting(SEA.replace("5 years", "7 years").replace("every buoy", "each rock"), city("SE, Malmö"))
    builder.posting(LAND, city("FI, Turku"))
    made = builder.build()
    index = Index.of([made])
    places = told(index, made)
    assert [place for place, _ in places] == ["DK, Aarhus", "SE, Malmö"]
    assert places[0][1] == 100
    assert 90 <= places[1][1] < 100
    assert told(index, made, 3) == []


def test_where_a_look_alike_stands_is_given() -> None:
    made = postings(SEA, SEA.replace("5 years", "7 years"))
    document, _ = made
    found = alike(Index.of([made]), document.postings[0])
    assert found is not None
    (one,) = found
    assert document.text[one.offset :].startswith(one.text)
    assert (one.text, one.id) == (document.postings[1].text, document.postings[1].id)
    assert one.standings[0].document == document.id


def test_a_posting_need_not_be_in_the_index_nor_have_words() -> None:
    index = index_of(SEA, SEA.upper(), LAND)
    assert [share for _, share in told(index, postings(SEA.replace("log", "diary")))] == [98]
    assert told(index, postings("§ § § §")) == []
    assert told(Index.of([]), postings(SEA)) == []


def test_it_can_be_called_off() -> None:
    made = postings(SEA, SEA.replace("5 years", "7 years"))
    with pytest.raises(Cancelled):
        alike(Index.of([made]), made[0].postings[0], cancelled=lambda: True)


phrases = st.sampled_from(
    ["steer the ferry", "read the charts", "bake bread", "7 years", "at noon", "keep the log"]
)


@pytest.mark.long
@settings(max_examples=40)
@given(
    st.lists(st.lists(phrases, min_size=3, max_size=9).map(" and ".join), min_size=2, max_size=8, unique=True)
)
def test_the_same_as_comparing_each_with_each(texts: list[str]) -> None:
    made = postings(*texts)
    document, items = made
    index = Index.of([made])
    pairs = {frozenset((pair.a, pair.b)) for pair in near_identical(items, 0.8)}
    found = {
        frozenset((posting.id, one.id))
        for posting in document.postings
        for one in alike(index, posting) or ()
    }
    assert found == pairs
