"""Whatever comes: nothing raises, what comes out is safe, and time grows as the feed does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.clean import clean, clean_link
from reader.feeds import linked_feeds, read_feed
from reader.feeds.fields import MOST_ENTRIES, Field, read_fields
from reader.feeds.reading import BROKEN, TOO_MANY
from reader.feeds.xml_events import MOST_MISTAKES
from tests.feeds.test_reading import ATOM, feed, only, rss

if TYPE_CHECKING:
    from reader.feeds import Feed


def keeps_its_promises(found: Feed) -> None:
    """Fail if something that is to be clean isn't."""
    for entry in found.entries:
        lines = [entry.title, entry.name, *entry.authors, *entry.categories, entry.language, entry.guid]
        assert all(clean(line) == line and "\n" not in line for line in lines if line is not None)
        links = [entry.link, *entry.enclosures]
        assert all(clean_link(link) == link for link in links if link is not None)
        assert not (entry.html and entry.text)


PIECES = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<entry>",
            "</entry>",
            "<title>",
            "</title>",
            "<link>",
            "</link>",
            "<link href='a'/>",
        ),
        *("<author>", "</author>", "<name>", "</name>", "<content type='xhtml'>", "<content>", "</content>"),
        *("<guid isPermaLink='x'>", "</guid>", "<media:group>", "</media:group>", "<media:content url='/a'>"),
        *(
            "</media:content>",
            "<br>",
            "<p>",
            "</p>",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "&",
            "&amp;",
            "&lt;p&gt;",
        ),
        *(
            "&#0;",
            "&nbsp;",
            "<",
            ">",
            "'",
            '"',
            "x",
            " ",
            "\n",
            "\0",
            "\ud800",
            "\u202e",
            "\x1b]52;c;x\x07",
            "2026-11-03",
        ),
        *(
            "<!DOCTYPE x [",
            "]>",
            "<?",
            "?>",
            "<a:b xmlns:a=''>",
            "</a:b>",
            "xml:base='http://[x'",
            "</channel>",
            "é",
        ),
    ]
)


@settings(max_examples=300)
@given(
    st.lists(PIECES, max_size=60).map("".join),
    st.sampled_from(["<rss><channel>", f"<feed xmlns='{ATOM}'>", ""]),
)
def test_any_xml(inside: str, start: str) -> None:
    found = read_feed(f"{start}<item><title>a</title></item>{inside}", "https://marsh.example/")
    if found is not None:
        keeps_its_promises(found)


@given(st.text())
def test_any_text(text: str) -> None:
    read_feed(text)
    linked_feeds(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "url", "title", "tags", "authors", "name", "items"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


@given(JSON, JSON, st.integers(0, 400))
def test_any_json(items: object, title: object, cut: int) -> None:
    import json

    text = json.dumps({"version": "https://jsonfeed.org/version/1", "title": title, "items": [items, items]})
    for each in (text, text[:cut]):
        found = read_feed(each, "https://marsh.example/")
        if found is not None:
            keeps_its_promises(found)


def test_entities_are_never_expanded_nor_fetched() -> None:
    lines = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">'
    declared = f"<!DOCTYPE rss [{lines}]>"
    entry = only(rss("<title>x &b; &c;</title>").replace("?>", f"?>{declared}", 1))
    assert entry.title == "x &b; &c;"
    inside = feed(rss("<title>a</title>", "<title>b</title>", head=declared))
    assert inside.notices
    assert all("aaaa" not in (entry.title or "") for entry in inside.entries)
    tricky = declared.replace("]>", "<!-- ] -->]>")
    text = tricky + rss("<title>x &b;</title>").partition("?>")[2]
    assert read_feed(text) is None
    read = read_fields(text)
    assert read.entries == [{"title": [Field("x &b;", {}, is_markup=False, base="", language="")]}]
    assert read.mistakes


def test_of_too_many_entries_the_first_are_taken() -> None:
    found = feed(rss(*["<title>a</title>"] * (MOST_ENTRIES + 3)))
    assert (len(found.entries), found.notices) == (MOST_ENTRIES, (TOO_MANY.format(3),))


def test_after_many_mistakes_the_rest_is_given_up() -> None:
    found = feed(rss(*["<title>a</b></title>"] * 300))
    assert len(found.entries) == MOST_MISTAKES
    assert found.notices == (BROKEN.format(f"{MOST_MISTAKES} places"),)


def test_many_of_one_field_are_cut() -> None:
    entry = only(rss("<title>x</title>" + "".join(f"<category>c{n}</category>" for n in range(500))))
    assert len(entry.categories) == 100


def test_namespaces_without_end() -> None:
    deep = "".join(f"<a{n}:x xmlns:a{n}='urn:{n}'>" for n in range(500))
    found = feed(f"<rss>{deep}<channel>")
    assert found.entries == ()
    wide = "".join(
        f"<item xmlns:a{n}='urn:{n}'><a{n}:title>no</a{n}:title><title>a</title></item>" for n in range(500)
    )
    assert len(feed(f"<rss><channel>{wide}</channel></rss>").entries) == 500


def flood(unit: str, count: int) -> list[str]:
    """Feeds with a flood of one thing in the places that differ."""
    many = unit * count
    return [
        rss(f"<title>{many}</title>"),
        rss(f"<description>{many}</description><author>{many}</author><pubDate>{many}</pubDate>"),
        rss(f"<description><![CDATA[{many}]]></description><link>{many}</link><guid>{many}</guid>"),
        f"<feed xmlns='{ATOM}'><entry><content type='xhtml'>{many}</content></entry>{many}",
        f"<rss {many}><channel><item {many}><title>x</title></item></channel></rss>",
        f"{many}<rss>",
        f"<rss><channel>{many}",
    ]


UNITS = [
    *(
        " ",
        "<",
        ">",
        "&",
        "&lt;",
        "&amp;lt;",
        "&#",
        "&#9;",
        "<!--",
        "<![CDATA[",
        "]]>",
        "<a ",
        "<p>",
        "<br/>",
        "</p>",
    ),
    *(
        "<item>",
        "<item><title>x",
        "<title>",
        "<link/>",
        "<category>x</category>",
        "<author><name>x</name></author>",
    ),
    *(
        "a@b.",
        "(",
        "1",
        "1:",
        "Tue, ",
        "<!DOCTYPE x>",
        "<!DOCTYPE x [",
        "<?x ",
        "x='y' ",
        "x:y='z' ",
        "xmlns:x='y' ",
    ),
    *(
        "<x xml:base='a/'>",
        "<media:group>",
        "<enclosure url='x'/>",
        "\0",
        "\ud800",
        "-",
        "http://",
        "<entry>\n",
    ),
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_as_the_feed_does(unit: str) -> None:
    """Whatever comes in a flood, ten times as much takes not much more than ten times as long."""

    def seconds(text: str) -> float:
        start = time.process_time()
        read_feed(text, "https://marsh.example/")
        return time.process_time() - start

    size = 40_000 // len(unit)
    for small, large in zip(flood(unit, size), flood(unit, 10 * size), strict=True):
        assert seconds(large) < 30 * max(seconds(small), 0.01)


@pytest.mark.slow
def test_ten_megabytes() -> None:
    body = "&lt;p&gt;The reeds bend in every wind.&lt;/p&gt; " * 20
    text = rss(
        *[f"<title>Note</title><guid>{n}</guid><description>{body}</description>" for n in range(10_000)]
    )
    assert len(text) > 9_000_000
    assert len(feed(text).entries) == 10_000
