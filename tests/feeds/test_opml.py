"""OPML in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clean import clean_line
from reader.feeds import FeedList, ListedFeed, read_opml, write_opml
from reader.feeds.opml import BROKEN, EMPTY, NO_ADDRESS, TOO_MANY


def opml(body: str, head: str = "<title>Mine</title>", version: str = "2.0") -> FeedList:
    found = read_opml(
        '<?xml version="1.0"?>\n<!-- kept by hand -->\n'
        f'<opml version="{version}"><head>{head}</head><body>{body}</body></opml>'
    )
    assert found is not None
    return found


@pytest.mark.parametrize("version", ["1.0", "1.1", "2.0"])
def test_nesting_and_categories_are_tags(version: str) -> None:
    found = opml(
        "<outline text='Water'><outline title='Marsh'>"
        "<outline type='rss' text='Reeds' title='x' xmlUrl='https://a.example/f' "
        "htmlUrl='https://a.example/' category='/a/b,c, Water ,'/></outline></outline>"
        "<outline text='Frogs' XMLURL='http://b.example/f?x=1&y=2'/>",
        version=version,
    )
    assert found == FeedList(
        "Mine",
        (
            ListedFeed(
                "https://a.example/f", "Reeds", "https://a.example/", ("Water", "Marsh", "a", "b", "c")
            ),
            ListedFeed("http://b.example/f?x=1&y=2", "Frogs"),
        ),
    )


def test_an_address_comes_once_with_all_of_its_tags() -> None:
    found = opml(
        "<outline text='A'><outline xmlUrl='https://a.example/f'/></outline>"
        "<outline text='B'><outline text='Reeds' xmlUrl='https://a.example/f' htmlUrl='https://a.example/'/>"
        "</outline>"
        "<outline><outline text='Reeds again' xmlUrl='https://a.example/f'/></outline>"
    )
    assert found.feeds == (ListedFeed("https://a.example/f", "Reeds", "https://a.example/", ("A", "B")),)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("feed://a.example/f", "http://a.example/f"),
        ("feed:https://a.example/f", "https://a.example/f"),
        ("FEED:http://a.example/f", "http://a.example/f"),
        (" https://a.example/f ", "https://a.example/f"),
    ],
)
def test_addresses_as_other_programs_write_them(written: str, address: str) -> None:
    assert [feed.address for feed in opml(f"<outline xmlUrl='{written}'/>").feeds] == [address]


def test_what_has_no_web_address_is_left_out_and_said() -> None:
    one = opml("<outline xmlUrl='javascript:x'/><outline xmlUrl='https://a.example/f'/>")
    assert one.notices == (NO_ADDRESS.format(1, "feed has", "was"),)
    more = opml("<outline xmlUrl='/f'/><outline type='rss' text='x'/><outline xmlUrl='mailto:a@b.example'/>")
    assert (more.feeds, more.notices) == ((), (EMPTY, NO_ADDRESS.format(3, "feeds have", "were")))


def test_empty_broken_and_hostile_ones_say_so_in_one_line() -> None:
    assert opml("<outline text='a note'/>", head="") == FeedList(None, (), (EMPTY,))
    broken = opml(
        "<outline text='A'><outline xmlUrl='https://a.example/f'/></b><outline xmlUrl='https://b.example/f'/>"
    )
    assert [feed.address for feed in broken.feeds] == ["https://a.example/f"]
    assert broken.notices == (BROKEN,)
    declared = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>'
    bomb = read_opml(
        f"{declared}<opml><body><outline text='&b;' xmlUrl='https://a.example/f'/></body></opml>"
    )
    assert bomb is not None
    assert bomb.feeds == (ListedFeed("https://a.example/f", "&b;"),)
    inside = read_opml(f"<opml>{declared}<body><outline xmlUrl='https://a.example/f'/></body></opml>")
    assert inside is not None
    assert (inside.feeds, inside.notices) == ((), (BROKEN,))


def test_the_longest_lists_are_cut() -> None:
    found = opml("".join(f"<outline xmlUrl='https://a.example/{n}'/>" for n in range(10_001)))
    assert (len(found.feeds), found.notices) == (10_000, (TOO_MANY.format(10_000),))
    deep = opml(
        "<outline text='a'>" * 20_000 + "<outline xmlUrl='https://a.example/f'/>" + "</outline>" * 20_000
    )
    assert deep.feeds == (ListedFeed("https://a.example/f", None, None, ("a",)),)


@pytest.mark.parametrize("text", ["", "x", "<rss/>", "<html><body>opml</body></html>", "   " * 20_000, "{}"])
def test_what_is_no_opml(text: str) -> None:
    assert read_opml(text) is None


LINE = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).map(clean_line).filter(bool)
NAMES = LINE | st.sampled_from(["a/b", "a,b", "<b>", "&amp;", '"', "' \"", "x"])
FEEDS = st.lists(
    st.builds(
        ListedFeed,
        address=st.integers(0, 10**6).map(lambda n: f"https://a.example/{n}?a=1&b={n}"),
        title=st.none() | NAMES,
        link=st.none() | st.just("https://a.example/?x&y"),
        tags=st.lists(NAMES, max_size=4, unique=True).map(tuple),
    ),
    max_size=6,
    unique_by=lambda feed: feed.address,
)


@given(FEEDS)
def test_a_round_trip_keeps_everything(feeds: list[ListedFeed]) -> None:
    again = read_opml(write_opml(feeds, "M & <N>"))
    assert again is not None
    assert again.title == "M & <N>"
    by_address = {feed.address: feed for feed in again.feeds}
    assert by_address.keys() == {feed.address for feed in feeds}
    for feed in feeds:
        found = by_address[feed.address]
        assert (found.title, found.link) == (feed.title, feed.link)
        assert set(found.tags) == set(feed.tags)


@given(
    st.lists(
        st.sampled_from(
            ["<outline ", "text='a'", "xmlUrl='http://x'", "/>", ">", "</outline>", "&", "<", "x"]
        )
    )
)
def test_nothing_raises(pieces: list[str]) -> None:
    read_opml("<opml><body>" + "".join(pieces))
