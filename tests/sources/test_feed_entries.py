"""Feeds' bytes as the texts of their entries."""

from __future__ import annotations

import json

import pytest

from reader.errors import SourceError
from reader.sources import FeedText, Text, contents_of, feed_of, name_in, text_of
from reader.sources.feed_entries import BROKEN, NO_ENTRIES

FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Marsh</title>'
    "<item><title>Réeds</title><link>/reeds</link><description>They bend.</description></item>"
    "<item><title>Frogs</title><description>They sing.</description></item></channel></rss>"
)
AT = "https://marsh.example/feed"


def entries(data: bytes, address: str | None = AT, content_type: str | None = None) -> FeedText:
    found = contents_of("the feed", data, address, content_type)
    assert isinstance(found, FeedText)
    return found


@pytest.mark.parametrize(
    "content_type", [None, "application/rss+xml", "text/html", "text/plain; charset=ascii"]
)
def test_each_entry_is_a_text(content_type: str | None) -> None:
    found = entries(FEED.encode(), content_type=content_type)
    assert (found.title, found.notices) == ("Marsh", ())
    assert [entry.text.text for entry in found.entries] == ["Réeds\n\nThey bend.", "Frogs\n\nThey sing."]
    reeds, frogs = found.entries
    assert reeds.source("the feed") == reeds.link == "https://marsh.example/reeds"
    assert frogs.source("the feed") == f"the feed#entry-{frogs.key}"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_encodings(encoding: str) -> None:
    assert entries(FEED.encode(encoding)).entries[0].title == "Réeds"
    named = FEED.replace("?>", ' encoding="iso-8859-1"?>', 1)
    assert entries(named.encode("latin-1")).entries[0].title == "Réeds"
    assert entries(FEED.encode("latin-1"), content_type="x/y; charset=latin-1").entries[0].title == "Réeds"


def test_names_within_a_feed() -> None:
    assert feed_of(name_in("/a/feed.xml", "0123456789abcdef")) == "/a/feed.xml"
    for other in ("/a/feed.xml", "/a#entry-", "/a#entry-0123456789ABCDEF", "#entry-0123456789abcdef"):
        assert not feed_of(other)


def test_empty_and_broken_feeds_say_so() -> None:
    with pytest.raises(SourceError, match=NO_ENTRIES) as empty:
        contents_of("the feed", b"<rss version='2.0'><channel><title>x</title></channel></rss>")
    assert empty.value.copy
    with pytest.raises(SourceError, match=BROKEN) as broken:
        contents_of("the feed", b"<rss version='2.0'><channel><title>x</b></channel></rss>")
    assert not broken.value.copy
    partly = entries(FEED.replace("</description></item></channel>", "").encode())
    assert len(partly.notices) == 1


def test_one_text_is_asked_of_what_has_one() -> None:
    with pytest.raises(SourceError, match="is a feed; each of its entries is a document of its own"):
        text_of("the feed", FEED.encode())
    assert text_of("a text", b"They bend.").text == "They bend."


def test_what_only_looks_like_a_feed_is_text() -> None:
    data = b'{"note": {"version": "https://jsonfeed.org/version/1"}}'
    assert isinstance(contents_of("x", data), Text)


def test_data_about_a_job_makes_a_posting() -> None:
    job = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Lamp Keeper",
        "description": "<p>Keep the lamps of the northern pier lit through the night.</p>",
        "hiringOrganization": {"name": "Lanternworks"},
    }
    script = f'<script type="application/ld+json">{json.dumps(job)}</script>'
    data = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "language": "en",
            "items": [
                {
                    "url": "https://lantern.example/1",
                    "title": "A job",
                    "date_published": "2026-11-03",
                    "content_html": f"{script}<p>Apply.</p>",
                },
                {"title": "On data", "content_html": "<p>What JobPosting is, and what it is not.</p>"},
            ],
        }
    )
    first, second = entries(data.encode()).entries
    assert first.text.outline is not None
    (posting,) = first.text.outline.postings
    assert (posting.role, posting.company) == ("Lamp Keeper", "Lanternworks")
    assert (first.text.outline.published, first.text.outline.language) == ("2026-11-03", "en")
    assert second.text.text == "On data\n\nWhat JobPosting is, and what it is not."
