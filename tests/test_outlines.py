"""An outline comes back as it went out, and what is no outline is refused."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean import clean_line
from reader.model import (
    BlockKind,
    Employment,
    GivenPosting,
    Hint,
    Level,
    Link,
    Outline,
    Pay,
    Period,
    Place,
)
from reader.outlines import from_json, outline_of, to_json

texts = st.text(max_size=30).map(clean_line)
perhaps = st.none() | texts
lines = st.tuples(st.integers(1, 99), st.integers(0, 9)).map(lambda it: (it[0], it[0] + it[1]))
addresses = st.integers(0, 99).map("https://example.org/{}".format)
amounts = st.floats(0, 1e9) | st.integers(0, 10**9)
pays = st.builds(
    Pay, st.none() | amounts, amounts, st.sampled_from(["EUR", "USD"]), st.sampled_from(get_args(Period))
)
places = st.builds(Place, texts, perhaps, perhaps, perhaps, perhaps, perhaps)
postings = st.builds(
    GivenPosting,
    lines,
    role=perhaps,
    company=perhaps,
    places=st.lists(places, max_size=2).map(tuple),
    level=st.none() | st.sampled_from(get_args(Level)),
    team=perhaps,
    pay=st.none() | pays,
    remote=st.none() | st.booleans(),
    employment=st.none() | st.sampled_from(get_args(Employment)),
    posted=perhaps,
    valid_through=perhaps,
    url=st.none() | addresses,
    links=st.lists(addresses, max_size=2).map(tuple),
)
hints = st.builds(Hint, st.sampled_from(get_args(BlockKind)), lines, st.none() | st.integers(1, 6), perhaps)
outlines = st.builds(
    Outline,
    hints=st.lists(hints, max_size=4).map(tuple),
    links=st.lists(st.builds(Link, st.integers(0, 10**6), texts, addresses), max_size=3).map(tuple),
    byline=perhaps,
    published=perhaps,
    url=st.none() | addresses,
    language=perhaps,
    postings=st.lists(postings, max_size=2).map(tuple),
    names=st.lists(texts, max_size=2).map(tuple),
)


@given(outlines)
def test_it_comes_back_as_it_went_out(outline: Outline) -> None:
    assert from_json(to_json(outline)) == outline
    assert to_json(from_json(to_json(outline))) == to_json(outline)


def test_what_it_does_not_say_takes_no_room() -> None:
    assert to_json(Outline(hints=(Hint("title", (1, 1)),))) == '{"hints":[{"kind":"title","lines":[1,1]}]}'


def test_what_comes_back_is_clean() -> None:
    evil = (
        '{"byline": "a\\u001b[2Jb", "url": "javascript:alert(1)", "names": ["b\\u0007"], '
        '"postings": [{"lines": [1, 2], "links": ["file:///x"]}]}'
    )
    outline = from_json(evil)
    assert outline.byline == clean_line("a\x1b[2Jb")
    assert outline.url is None
    assert outline.postings[0].links == ()
    assert outline.names == (clean_line("b\x07"),)


@pytest.mark.parametrize(
    ("record", "wrong"),
    [
        ([], "an outline must be an object"),
        ({"hints": {}}, "`hints` must be a list"),
        ({"hints": [3]}, "a hint must be an object"),
        ({"hints": [{"lines": [1, 1]}]}, "`kind` is missing"),
        ({"hints": [{"kind": "advert", "lines": [1, 1]}]}, "`kind` has no known value"),
        ({"hints": [{"kind": "list", "lines": [2, 1]}]}, "`lines` must be two numbers"),
        ({"hints": [{"kind": "list", "lines": ["1", 1]}]}, "`lines` must be two numbers"),
        ({"hints": [{"kind": "heading", "lines": [1, 1], "level": 7}]}, "`level` must be a number"),
        ({"hints": [{"kind": "heading", "lines": [1, 1], "level": True}]}, "`level` must be a number"),
        ({"hints": [{"kind": "list", "lines": [True, 1]}]}, "`lines` must be two numbers"),
        (
            {"postings": [{"lines": [1, 1], "pay": {"minimum": float("nan"), "period": "year"}}]},
            "`minimum` must be an amount",
        ),
        ({"byline": 3}, "`byline` must be text"),
        ({"names": [3]}, "`names` must be a list of texts"),
        ({"links": [{"start": 0, "address": "https://a.example"}]}, "`text` is missing"),
        ({"links": [{"start": 0, "text": "a", "address": "file:///a"}]}, "leads nowhere"),
        ({"postings": [{"lines": [1, 1], "remote": 1}]}, "`remote` must be true or false"),
        ({"postings": [{"lines": [1, 1], "links": [1]}]}, "`links` must be a list of texts"),
        ({"postings": [{"lines": [1, 1], "pay": {"currency": "EUR"}}]}, "no amount or no period"),
        (
            {"postings": [{"lines": [1, 1], "pay": {"minimum": "1", "period": "year"}}]},
            "`minimum` must be an amount",
        ),
        (
            {"postings": [{"lines": [1, 1], "pay": {"minimum": True, "period": "year"}}]},
            "`minimum` must be an amount",
        ),
    ],
)
def test_what_is_no_outline_is_refused(record: object, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        outline_of(record)


@pytest.mark.parametrize("text", ["", "[", "[" * 100_000, "{]"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(text)
