"""The habits of feeds: each of these comes from somebody's server."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime

import pytest

from reader.feeds import Feed, FeedEntry, linked_feeds, read_feed
from reader.feeds.moments import in_order, moment
from reader.feeds.reading import BROKEN, CUT, EMPTY
from reader.pages import encoding_of
from reader.sources.decoding import decode

AT = "https://marsh.example/feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
MODULES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)


def rss(*items: str, head: str = "<title>Marsh Notes</title>", version: str = "2.0") -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="{version}" {MODULES}><channel>{head}{inside}</channel></rss>'


def atom(*entries: str, head: str = "<title>Marsh Notes</title>", given: str = "") -> str:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="{ATOM}" {given}>{head}{inside}</feed>'


def feed(text: str, address: str | None = AT) -> Feed:
    found = read_feed(text, address)
    assert found is not None
    return found


def only(text: str, address: str | None = AT) -> FeedEntry:
    (entry,) = feed(text, address).entries
    return entry


def item(inside: str, head: str = "") -> FeedEntry:
    return only(rss(inside, head=head))


def of_bytes(data: bytes) -> Feed:
    return feed(decode(data, encoding_of(data, None))[0])


def test_rss_2() -> None:
    found = feed(
        rss(
            "<title>Reeds</title><link>https://marsh.example/reeds</link><guid isPermaLink='false'>m-1</guid>"
            "<dc:creator>Ada Loom</dc:creator><pubDate>Tue, 03 Nov 2026 08:00:00 GMT</pubDate>"
            "<category>water</category><category>plants</category><category>water</category>"
            "<description>Short.</description><content:encoded><![CDATA[<p>They bend and <b>stay</b>.</p>]]>"
            "</content:encoded>",
            head="<title>Marsh Notes</title><link>https://marsh.example/</link><language>en-GB</language>"
            "<lastBuildDate>Tue, 03 Nov 2026 09:00:00 +0100</lastBuildDate>",
        )
    )
    assert (found.title, found.link, found.language) == ("Marsh Notes", "https://marsh.example/", "en-GB")
    assert found.updated == "2026-11-03T09:00:00+01:00"
    assert found.entries == (
        FeedEntry(
            "m-1",
            "https://marsh.example/reeds",
            "Reeds",
            ("Ada Loom",),
            "2026-11-03T08:00:00Z",
            None,
            ("water", "plants"),
            "<p>They bend and <b>stay</b>.</p>",
            base="https://marsh.example/",
            language="en-GB",
        ),
    )
    assert found.notices == ()


@pytest.mark.parametrize("version", ["0.91", "0.92", "0.93"])
def test_rss_0(version: str) -> None:
    old = rss("<title>Reeds</title><link>/reeds</link><description>x</description>", version=version)
    doctype = '<!DOCTYPE rss PUBLIC "-//Old//DTD RSS 0.91//EN" "http://old.example/rss-0.91.dtd">'
    entry = only(old.replace("?>", f"?>{doctype}", 1))
    assert (entry.title, entry.link) == ("Reeds", "https://marsh.example/reeds")


@pytest.mark.parametrize("space", ["http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"])
def test_rdf(space: str) -> None:
    found = feed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="{space}" xmlns:d="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="https://marsh.example/"><title>Marsh</title><link>https://marsh.example/</link>'
        '<items><rdf:Seq><rdf:li rdf:resource="https://marsh.example/1"/></rdf:Seq></items></channel>'
        '<item rdf:about="https://marsh.example/1"><title>Reeds</title><d:creator>Ada Loom</d:creator>'
        "<d:date>2026-11-03</d:date><d:subject>water</d:subject><description>They bend.</description></item>"
        "</rdf:RDF>"
    )
    (entry,) = found.entries
    assert found.title == "Marsh"
    assert (entry.guid, entry.link) == ("https://marsh.example/1", "https://marsh.example/1")
    assert (entry.authors, entry.published, entry.categories) == (("Ada Loom",), "2026-11-03", ("water",))


def test_atom() -> None:
    found = feed(
        atom(
            "<title type='html'>Reeds &amp;amp; &lt;em&gt;rushes&lt;/em&gt;</title><id>urn:m:1</id>"
            "<link rel='edit' href='e'/><link rel='alternate' type='application/json' href='r.json'/>"
            "<link rel='alternate' type='text/html' href='reeds'/>"
            "<published>2026-11-03T08:00:00+01:00</published><updated>2026-11-04T08:00:00Z</updated>"
            "<category term='w' label='water'/><category term='plants'/>"
            "<summary>Short.</summary><content type='html'>&lt;p&gt;They bend.&lt;/p&gt;</content>",
            head="<title>Marsh</title><author><name>Ada Loom</name></author>"
            "<link href='https://marsh.example/'/>"
            "<updated>2026-11-04T08:00:00Z</updated>",
            given="xml:lang='en'",
        )
    )
    (entry,) = found.entries
    assert (found.link, found.updated, found.language) == (
        "https://marsh.example/",
        "2026-11-04T08:00:00Z",
        "en",
    )
    assert entry.title == "Reeds & rushes"
    assert entry.link == "https://marsh.example/reeds"
    assert entry.authors == ("Ada Loom",)
    assert (entry.published, entry.updated) == ("2026-11-03T08:00:00+01:00", "2026-11-04T08:00:00Z")
    assert entry.categories == ("water", "plants")
    assert entry.html == "<p>They bend.</p>"


def test_atom_0_3() -> None:
    body = base64.b64encode(b"<p>They bend.</p>").decode()
    entry = only(
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Marsh</title><entry><title>Reeds</title>'
        "<issued>2026-11-03T08:00:00Z</issued><modified>2026-11-04T08:00:00Z</modified>"
        f"<content type='text/html' mode='base64'>{body}</content></entry></feed>"
    )
    assert entry.html == "<p>They bend.</p>"
    assert (entry.published, entry.updated) == ("2026-11-03T08:00:00Z", "2026-11-04T08:00:00Z")
    escaped = only(
        '<feed xmlns="http://purl.org/atom/ns#"><entry>'
        '<content type="text/plain" mode="escaped">&lt;p&gt;x&lt;/p&gt;'
        "</content></entry></feed>"
    )
    assert escaped.html == "<p>x</p>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<content type='text'>a &lt;b&gt; c</content>", ("", "a <b> c")),
        ("<content type='text/plain'>a &lt;b&gt; c</content>", ("", "a <b> c")),
        ("<content type='text/html'>&lt;p&gt;c&lt;/p&gt;</content>", ("<p>c</p>", "")),
        ("<content>&lt;p&gt;c&lt;/p&gt;</content>", ("<p>c</p>", "")),
        ("<content type='image/png'>iVBORw0KGgo=</content><summary>A picture.</summary>", ("A picture.", "")),
        ("<content type='text/plain' mode='base64'>VGhleSBiZW5kLg==</content>", ("", "They bend.")),
        ("<content type='text/html' mode='base64'>?</content><summary>x</summary>", ("x", "")),
    ],
)
def test_kinds_of_content(content: str, expected: tuple[str, str]) -> None:
    entry = only(atom(content))
    assert (entry.html, entry.text) == expected


def test_content_elsewhere_is_a_link() -> None:
    entry = only(atom("<title>Reeds</title><content type='text/html' src='reeds.html'/>"))
    assert (entry.link, entry.html) == ("https://marsh.example/reeds.html", "")


def test_xhtml_is_markup_whatever_its_prefix() -> None:
    bare = only(
        atom(
            "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>One &amp; <b>two</b><br/>"
            "<img src='a.png' alt='&quot;'/></p></div></content><title>Reeds</title>"
        )
    )
    assert bare.html.startswith('<div xmlns="http://www.w3.org/1999/xhtml"><p>One &amp; <b>two</b><br><img ')
    assert bare.html.endswith('alt="&quot;"></p></div>')
    assert bare.title == "Reeds"
    named = only(
        atom(
            "<content type='xhtml'><x:div><x:p>One &lt;two&gt;</x:p></x:div></content>",
            given="xmlns:x='http://www.w3.org/1999/xhtml'",
        )
    )
    assert named.html == "<div><p>One &lt;two&gt;</p></div>"
    raw = item("<description>One &amp; <p>two</p></description>")
    assert raw.html == "One &amp; <p>two</p>"


def test_the_author_is_the_entry_s_then_its_source_s_then_the_feed_s() -> None:
    own, of_source, of_feed = feed(
        atom(
            "<title>a</title><author><name>Bo</name></author><author><email>x@y.example</email></author>",
            "<title>b</title><source><author><name>Cy</name></author></source>",
            "<title>c</title>",
            head="<author><name>Di</name></author><author><name>Ed</name></author>",
        )
    ).entries
    assert (own.authors, of_source.authors, of_feed.authors) == (("Bo",), ("Cy",), ("Di", "Ed"))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("ada@marsh.example (Ada Loom)", "Ada Loom"),
        ("Ada Loom &lt;ada@marsh.example&gt;", "Ada Loom"),
        ("ada@marsh.example", "ada@marsh.example"),
        ("mailto:ada@marsh.example", "ada@marsh.example"),
        ("Ada&amp;nbsp;Loom", "Ada Loom"),
    ],
)
def test_names_of_authors(said: str, name: str) -> None:
    assert item(f"<title>x</title><author>{said}</author>").authors == (name,)


def test_what_is_no_name_is_no_author() -> None:
    assert item("<title>x</title><author>https://marsh.example/ada</author>").authors == ()
    assert item("<title>x</title><author> </author><dc:creator>Bo</dc:creator>").authors == ("Bo",)


def test_json_feed() -> None:
    found = feed(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Marsh",
                "home_page_url": "https://marsh.example/",
                "language": "en",
                "authors": [{"name": "Ada Loom"}, {"name": ""}],
                "items": [
                    {
                        "id": 7,
                        "url": "/reeds",
                        "title": "Reeds",
                        "content_html": "<p>They bend.</p>",
                        "content_text": "They bend.",
                        "date_published": "2026-11-03T08:00:00-05:00",
                        "date_modified": "2026-11-04",
                        "tags": ["water", 5, ""],
                        "attachments": [{"url": "https://marsh.example/a.mp3"}, {"url": 5}, "x"],
                    },
                    {
                        "id": "https://marsh.example/2",
                        "content_text": "One <b> two",
                        "author": {"name": "Bo"},
                    },
                    {"external_url": "https://far.example/", "summary": "Seen elsewhere.", "id": True},
                    "not an item",
                ],
            }
        )
    )
    first, second, third = found.entries
    assert (found.title, found.link, found.language) == ("Marsh", "https://marsh.example/", "en")
    assert first == FeedEntry(
        "7",
        "https://marsh.example/reeds",
        "Reeds",
        ("Ada Loom",),
        "2026-11-03T08:00:00-05:00",
        "2026-11-04",
        ("water",),
        "<p>They bend.</p>",
        base="https://marsh.example/",
        language="en",
        enclosures=("https://marsh.example/a.mp3",),
    )
    assert (second.link, second.authors, second.text) == ("https://marsh.example/2", ("Bo",), "One <b> two")
    assert (third.guid, third.link, third.text) == (None, "https://far.example/", "Seen elsewhere.")


def test_a_json_feed_that_breaks_off_keeps_what_came_before() -> None:
    version = '"version": "https://jsonfeed.org/version/1"'
    whole = f'{{{version}, "title": "M", "items": [{{"id": "1", "title": "a"}}, {{"id"'
    found = feed(whole)
    assert ([entry.title for entry in found.entries], found.notices) == (["a"], (CUT,))
    assert read_feed('{"version": "https://jsonfeed.org/version/1", "title"') is None
    assert read_feed('{"items": [' + "[" * 100_000) is None
    assert read_feed('{"version": [' + "[" * 100_000) is None


@pytest.mark.parametrize("text", ["{}", '{"version": 1}', '{"version": "2"}', "[]", "{", '{"items": [}'])
def test_other_json_is_no_feed(text: str) -> None:
    assert read_feed(text) is None


@pytest.mark.parametrize(
    ("head", "inside", "link"),
    [
        ("", "<link>reeds</link>", "https://marsh.example/reeds"),
        (
            "<link>https://other.example/blog/</link>",
            "<link>reeds</link>",
            "https://other.example/blog/reeds",
        ),
        (
            "<link>https://other.example/</link>",
            "<link xml:base='https://b.example/'>r</link>",
            "https://b.example/r",
        ),
        ("<link>/blog/</link>", "<link>reeds</link>", "https://marsh.example/blog/reeds"),
        ("", "<link>javascript:alert(1)</link>", None),
    ],
)
def test_relative_links_of_rss(head: str, inside: str, link: str | None) -> None:
    assert item(f"<title>x</title>{inside}", head).link == link


def test_relative_links_of_atom() -> None:
    nested = only(
        atom(
            "<link href='a'/><content xml:base='deep/' type='html'>&lt;p&gt;x&lt;/p&gt;</content>",
            given="xml:base='blog/'",
        )
    )
    assert (nested.link, nested.base) == ("https://marsh.example/blog/a", "https://marsh.example/blog/deep/")
    own = only(atom("<link href='a'/>", head=f"<link rel='self' href='{AT}'/>"), None)
    assert own.link == "https://marsh.example/a"
    bad = only(atom("<link href='a'/>", given="xml:base='http://[x'"))
    assert bad.link == "https://marsh.example/a"
    long = only(atom("<link href='a'/>", given=f"xml:base='{'x' * 9000}/'"))
    assert long.link == "https://marsh.example/a"


def test_the_link_of_a_feed_s_own_site_is_a_base_if_nothing_else_is() -> None:
    entry = only(atom("<link href='a'/>", head="<link href='https://marsh.example/blog/'/>"), None)
    assert entry.link == "https://marsh.example/blog/a"


def test_a_link_behind_a_counter_is_the_real_one() -> None:
    counted = (
        '<rss version="2.0" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><item>'
        "<link>https://counter.example/1</link>"
        "<feedburner:origLink>https://marsh.example/1</feedburner:origLink>"
        "</item></channel></rss>"
    )
    assert only(counted).link == "https://marsh.example/1"


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Reeds &amp;amp; rushes", "Reeds & rushes"),
        ("Reeds &amp;amp;amp; rushes", "Reeds & rushes"),
        ("Reeds &lt;em&gt;bend&lt;/em&gt;", "Reeds bend"),
        ("How &lt;script&gt; works", "How <script> works"),
        ("What &lt;b&gt; does", "What <b> does"),
        ("Reeds&lt;br/&gt;bend", "Reeds bend"),
        ("<![CDATA[Reeds & <i>rushes</i>]]>", "Reeds & rushes"),
        ("Reeds & rushes", "Reeds & rushes"),
        ("Caf&eacute;&nbsp;Reed", "Café Reed"),
        ("Reeds &unknown; &#27;rushes&#x1F33E;", "Reeds &unknown; rushes🌾"),
        ("It&amp;#8217;s", "It’s"),
        (" \n Reeds\n bend ", "Reeds bend"),
    ],
)
def test_titles(said: str, title: str) -> None:
    assert item(f"<title>{said}</title>").title == title


def test_a_title_that_is_said_to_be_text_is_text() -> None:
    assert only(atom("<title type='text'>&lt;b&gt;bold&lt;/b&gt;</title>")).title == "<b>bold</b>"
    markup = "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>A <b>b</b></div></title>"
    assert only(atom(markup)).title == "A b"
    assert item("<title type='html'> </title><media:title>Film</media:title>").title == "Film"


def test_without_a_title_it_goes_by_its_first_words() -> None:
    long = item(f"<description>&lt;p&gt;{'The reeds bend, and they stay. ' * 9}&lt;/p&gt;</description>")
    assert long.title is None
    assert long.name == "The reeds bend, and they stay. The reeds bend, and they stay. The reeds bend…"
    assert item("<description>Short.</description>").name == "Short."
    assert only(atom("<content type='text'>a &lt;b&gt;</content>")).name == "a <b>"
    unbroken = item(f"<description>{'草' * 200}</description>").name
    assert unbroken == "草" * 80 + "…"
    assert item("<enclosure url='a.mp3'/>").name is None
    assert item("<title>Reeds</title>").name == "Reeds"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("&amp;lt;p&amp;gt;They bend.&amp;lt;/p&amp;gt;", "<p>They bend.</p>"),
        (
            "&amp;amp;lt;p&amp;amp;gt;They bend.&amp;amp;lt;/p&amp;amp;gt;",
            "&amp;lt;p&amp;gt;They bend.&amp;lt;/p&amp;gt;",
        ),
        ("&lt;p&gt;Write &amp;lt;b&amp;gt;.&lt;/p&gt;", "<p>Write &lt;b&gt;.</p>"),
        ("Write &amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;.", "Write &lt;b&gt;x&lt;/b&gt;."),
        ("&amp;lt;b&amp;gt; is a tag.", "&lt;b&gt; is a tag."),
    ],
)
def test_entities_escaped_twice(said: str, meant: str) -> None:
    assert item(f"<description>{said}</description>").html == meant


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("Tue, 03 Nov 2026 08:00:00 GMT", "2026-11-03T08:00:00Z"),
        ("Tue, 03 Nov 2026 08:00:00 EST", "2026-11-03T08:00:00-05:00"),
        ("Tue, 03 Nov 2026 08:00:00 +0130", "2026-11-03T08:00:00+01:30"),
        ("Tue, 03 Nov 2026 08:00:00", "2026-11-03T08:00:00"),
        ("3 Nov 26 08:00 UT", "2026-11-03T08:00:00Z"),
        ("2026-11-03T08:00:00.123+02:00", "2026-11-03T08:00:00+02:00"),
        ("2026-11-03 08:00:00", "2026-11-03T08:00:00"),
        ("2026-11-03", "2026-11-03"),
        ("03 novembre 2026", "2026-11-03"),
        ("Tue, 03 Nov 2026", "2026-11-03"),
        ("yesterday", None),
        ("12:00", None),
        ("Tue, 33 Nov 2026 08:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("Tue, 03 Nov 2026 08:00:00 +9959", "2026-11-03T08:00:00"),
        ("1" * 5000, None),
        ("", None),
    ],
)
def test_dates(said: str, time: str | None) -> None:
    assert moment(said) == time
    assert item(f"<title>x</title><pubDate>{said}</pubDate>").published == time


def test_the_first_date_that_is_one_counts() -> None:
    entry = item("<title>x</title><pubDate>soon</pubDate><dc:date>2026-11-03</dc:date>")
    assert (entry.published, entry.said) == ("2026-11-03", "2026-11-03")
    changed = only(atom("<title>x</title><updated>2026-11-03</updated>"))
    assert (changed.published, changed.said) == (None, "2026-11-03")


def test_future_dates_stay_as_they_are_and_count_as_now() -> None:
    arrival = datetime(2026, 11, 10, 12, tzinfo=UTC)
    assert item("<title>x</title><pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate>").published == (
        "2100-01-01T00:00:00Z"
    )
    assert in_order("2100-01-01T00:00:00Z", arrival) == arrival
    assert in_order("2026-11-10T13:30:00+02:00", arrival) == datetime(2026, 11, 10, 11, 30, tzinfo=UTC)
    assert in_order("2026-11-09T12:00:00", arrival) == datetime(2026, 11, 9, 12, tzinfo=UTC)
    assert in_order("2026-11-09", arrival) == datetime(2026, 11, 9, tzinfo=UTC)
    assert in_order(None, arrival) == arrival
    assert in_order("garbage", arrival) == arrival


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings(encoding: str) -> None:
    text = rss("<title>Réed</title><description>They bend, and they stay.</description>")
    assert of_bytes(text.encode(encoding)).entries[0].title == "Réed"


def test_a_wrong_charset_is_not_believed() -> None:
    text = rss("<title>Réed</title>").replace("?>", ' encoding="iso-8859-1"?>', 1)
    assert of_bytes(text.encode()).entries[0].title == "Réed"
    assert of_bytes(text.encode("latin-1")).entries[0].title == "Réed"
    assert feed(text.replace("iso-8859-1", "klingon")).entries[0].title == "Réed"


def test_an_empty_feed_says_so() -> None:
    assert feed(rss()).notices == (EMPTY,)
    assert feed(atom()).notices == (EMPTY,)
    assert feed('{"version": "https://jsonfeed.org/version/1"}').notices == (EMPTY,)
    assert feed("<rss/>").entries == ()


def test_broken_in_the_middle_keeps_what_is_before_and_after() -> None:
    whole = rss(
        "<title>a</title>", "<title>b</title><description>They <br> bend.</description>", "<title>c</title>"
    )
    found = feed(whole)
    assert [entry.title for entry in found.entries] == ["a", "b", "c"]
    assert found.entries[1].plain.split() == ["They", "bend."]
    assert found.notices == (BROKEN.format("1 place"),)
    bad = rss("<title>a</b></title>", "<title>b</b></title>", "<title>c</title>")
    twice = feed(bad.replace("</item>", "</item>\n"))
    assert [entry.title for entry in twice.entries] == ["a", "b", "c"]
    assert twice.notices == (BROKEN.format("2 places"),)


def test_broken_off_keeps_what_has_come() -> None:
    whole = rss("<title>a</title><link>/a</link>", "<title>b</title><link>/b</link>")
    for end in range(whole.index("<item>") + 20, len(whole)):
        found = feed(whole[:end])
        assert found.entries[0].title
        assert found.notices == (BROKEN.format("1 place"),)
    last = feed(whole[: whole.index("<link>/b")]).entries[-1]
    assert (last.title, last.link) == ("b", None)


def test_broken_before_the_first_entry() -> None:
    found = feed(rss("<title>a</title><link>r</link>", head="<title>x<br></title>"))
    assert [entry.link for entry in found.entries] == ["https://marsh.example/r"]
    of_atom = feed(
        atom("<link href='a'/><x></entry>", "<link href='b'/>", given="xml:base='https://b.example/'")
    )
    assert [entry.link for entry in of_atom.entries] == ["https://b.example/a", "https://b.example/b"]


def test_two_of_one_guid_stay_two() -> None:
    entries = feed(rss("<guid>1</guid><title>a</title>", "<guid>1</guid><title>b</title>")).entries
    assert [(entry.guid, entry.title) for entry in entries] == [("1", "a"), ("1", "b")]
    copies = feed(rss("<guid>1</guid><title>a</title>", "<guid>1</guid><title>a</title>")).entries
    assert len(copies) == 2


@pytest.mark.parametrize(
    ("inside", "guid", "link"),
    [
        ("<guid>https://marsh.example/1</guid>", "https://marsh.example/1", "https://marsh.example/1"),
        (
            "<guid isPermaLink='true'>https://marsh.example/1</guid>",
            "https://marsh.example/1",
            "https://marsh.example/1",
        ),
        ("<guid isPermaLink='false'>https://marsh.example/1</guid>", "https://marsh.example/1", None),
        ("<guid> m-1\n</guid>", "m-1", None),
        ("", None, None),
        ("<link>/a</link>", None, "https://marsh.example/a"),
    ],
)
def test_guid_and_link(inside: str, guid: str | None, link: str | None) -> None:
    entry = item(f"<title>x</title>{inside}")
    assert (entry.guid, entry.link) == (guid, link)


def test_the_longer_or_richer_body_wins() -> None:
    assert item(
        "<description>Short.</description><content:encoded>They bend, they stay.</content:encoded>"
    ).html == ("They bend, they stay.")
    longer = "<description>They bend, and they stay where they are.</description><content:encoded>…"
    longer += "</content:encoded>"
    assert item(longer).html == "They bend, and they stay where they are."
    alike = "<description>They bend. They stay.</description><content:encoded>&lt;p&gt;They bend.&lt;/p&gt;"
    alike += " They stay</content:encoded>"
    assert item(alike).html.startswith("<p>")


def test_teasers() -> None:
    assert item("<link>/a</link><description>Short.</description>").is_teaser
    assert not item("<title>x</title><description>Short.</description>").is_teaser
    assert not item(f"<link>/a</link><description>{'reeds ' * 200}</description>").is_teaser


def test_podcasts_and_media() -> None:
    entry = item(
        "<title>x</title><enclosure url='/a.mp3' type='audio/mpeg'/><enclosure url='/a.mp3'/>"
        "<media:group><media:content url='/v.mp4' type='video/mp4'/>"
        "<media:content url='/p.jpg' medium='image'/>"
        "<media:description type='plain'>One &lt;b&gt; two.</media:description>"
        "<media:title>y</media:title></media:group>"
        "<atom:link rel='enclosure' href='/b.ogg'/><itunes:author>Ada Loom</itunes:author>"
    )
    assert entry.enclosures == tuple(f"https://marsh.example/{name}" for name in ("a.mp3", "v.mp4", "b.ogg"))
    assert (entry.text, entry.authors, entry.title) == ("One <b> two.", ("Ada Loom",), "x")
    film = item("<media:content url='/v.mp4'><media:title>Film</media:title></media:content>")
    assert (film.title, film.enclosures) == ("Film", ("https://marsh.example/v.mp4",))


def test_control_characters_break_nothing() -> None:
    entry = item("<title>Re\0ed\x1b[31ms</title><description>\x08Bend\ud800&#0;&#8;.</description>")
    assert entry.title == "Re�ed�[31ms"
    assert feed(rss("<title>a\0</title>")).notices == ()


def test_prefixes_that_nobody_declared() -> None:
    bare = '<rss version="2.0"><channel><item><title>x</title><dc:creator>Ada Loom</dc:creator></item>'
    bare += "</channel></rss>"
    assert only(bare).authors == ("Ada Loom",)
    other = bare.replace("<rss", '<rss xmlns:dc="urn:something:else"')
    assert only(other).authors == ("Ada Loom",)


def test_languages() -> None:
    assert only(atom("<title xml:lang='de_AT'>x</title>", given="xml:lang='en'")).language == "de-AT"
    assert only(atom("<title>x</title>", given="xml:lang='en'")).language == "en"
    assert item("<title>x</title>", "<language>the usual one</language>").language is None


def test_entries_in_entries_and_empty_ones() -> None:
    found = feed(
        "<rss><channel><item><title>a</title><item><title>b</title></item></item><item/></channel></rss>"
    )
    assert [entry.title for entry in found.entries] == ["a", "b"]
    unnamed = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>2026-11-03</updated></entry></feed>"
    assert feed(unnamed).entries == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Reeds bend.",
        "<p>Reeds</p>",
        "<!doctype html><html><title>x</title></html>",
        "<opml/>",
        "<",
        "<?xml?>",
    ],
)
def test_what_is_no_feed(text: str) -> None:
    assert read_feed(text) is None


def test_feeds_that_a_page_names() -> None:
    page = (
        "<!doctype html><html><head><base href='/blog/'><title>Marsh</title>"
        "<link rel='alternate' type='application/rss+xml' title='Marsh &amp; Reeds' href='feed.xml'>"
        "<link rel='ALTERNATE home' type='application/atom+xml; charset=utf-8' "
        "href='https://marsh.example/atom'>"
        "<link rel='alternate' type='application/feed+json' href='/f.json'>"
        "<link rel='alternate' type='application/rss+xml' href='feed.xml'>"
        "<link rel='alternate' type='text/html' hreflang='de' href='/de'>"
        "<link rel='stylesheet' href='/s.css'>"
        "<link rel='alternate' type='application/rss+xml' href='javascript:x'>"
        "</head><body>Reeds</body></html>"
    )
    assert linked_feeds(page, "https://marsh.example/") == (
        ("Marsh & Reeds", "https://marsh.example/blog/feed.xml"),
        ("", "https://marsh.example/atom"),
        ("", "https://marsh.example/f.json"),
    )
    assert linked_feeds("<p>no feeds</p>") == ()
