"""Entries as texts, and the keys they are kept under."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.clean import clean
from reader.feeds import FeedEntry, keys_of, write_entry
from reader.model import Hint, Link
from reader.parsing import parse


def test_title_body_and_files() -> None:
    entry = FeedEntry(
        link="https://marsh.example/reeds",
        title="Reeds",
        authors=("Ada Loom", "Bo Finn"),
        published="2026-11-03",
        html="<p>They <a href='/bend'>bend</a>.</p><ul><li>all day</li></ul>",
        base="https://marsh.example/",
        language="en",
        enclosures=("https://marsh.example/a%20b.mp3", "https://marsh.example/"),
    )
    text, outline = write_entry(entry)
    assert text == "Reeds\n\nThey bend.\n\n• all day\n\n• a b.mp3\n• marsh.example"
    assert outline.hints == (
        Hint("title", (1, 1), 1),
        Hint("paragraph", (3, 3)),
        Hint("list", (5, 5)),
        Hint("teaser", (7, 8)),
    )
    assert outline.links == (
        Link(12, "bend", "https://marsh.example/bend"),
        Link(text.index("a b.mp3"), "a b.mp3", "https://marsh.example/a%20b.mp3"),
        Link(text.index("marsh.example"), "marsh.example", "https://marsh.example/"),
    )
    assert (outline.byline, outline.published) == ("Ada Loom, Bo Finn", "2026-11-03")
    assert (outline.url, outline.language) == ("https://marsh.example/reeds", "en")


def test_what_has_no_title_begins_with_its_first_words() -> None:
    short = write_entry(FeedEntry(text="They bend."))
    assert (short.text, short.outline.hints) == ("They bend.", (Hint("title", (1, 1), 1),))
    long = write_entry(FeedEntry(html=f"<p>{'They bend, and they stay. ' * 5}</p>"))
    assert long.text.startswith(
        "They bend, and they stay. They bend, and they stay. They bend, and they stay…\n\nThey"
    )
    assert [hint.kind for hint in long.outline.hints] == ["title", "paragraph"]


def test_what_has_only_a_title_or_only_a_file() -> None:
    assert write_entry(FeedEntry(title="Reeds")).text == "Reeds"
    file = write_entry(FeedEntry(enclosures=("https://marsh.example/a.mp3",)))
    assert (file.text, file.outline.hints) == ("• a.mp3", (Hint("teaser", (1, 1)),))
    assert write_entry(FeedEntry(link="https://marsh.example/")).text == ""


def test_plain_text_keeps_its_lines_and_is_no_markup() -> None:
    written = write_entry(FeedEntry(title="Reeds", text="\nThey <b>bend</b>.\n\n  All day.\x1b\n"))
    assert written.text == "Reeds\n\nThey <b>bend</b>.\n\n  All day.␛"
    assert written.outline.hints == (Hint("title", (1, 1), 1),)


TEXTS = st.text(max_size=40) | st.sampled_from(
    ["<p>They bend.</p>", "a\n\nb", "\x1b[31m", "<ul><li>x</ul>", " "]
)


@given(
    st.builds(
        FeedEntry,
        title=st.none() | st.just("Reeds"),
        html=TEXTS,
        enclosures=st.lists(st.sampled_from(["https://a.example/b", "https://a.example/"]), unique=True).map(
            tuple
        ),
    )
    | st.builds(FeedEntry, text=TEXTS)
)
def test_every_line_is_in_one_block_at_most(entry: FeedEntry) -> None:
    text, outline = write_entry(entry)
    lines = text.split("\n")
    covered = [line for hint in outline.hints for line in range(hint.lines[0], hint.lines[1] + 1)]
    assert covered == sorted(set(covered))
    assert all(1 <= line <= len(lines) for line in covered)
    assert all(text[link.start : link.start + len(link.text)] == link.text for link in outline.links)
    assert clean(text) == text
    parse(text, "x", outline=outline)


def test_keys() -> None:
    first, same_guid, copy, by_link = keys_of(
        [
            FeedEntry("1", title="a"),
            FeedEntry("2", "https://a.example/1", "b"),
            FeedEntry("2", title="b"),
            FeedEntry(None, "https://a.example/2", "b"),
        ]
    )
    assert len({first, same_guid, copy, by_link}) == 4
    assert all(len(key) == 16 for key in (first, same_guid, copy, by_link))
    edited = keys_of(
        [FeedEntry("1", "https://b.example/", "another"), FeedEntry(None, "http://a.example/2/", "x")]
    )
    assert edited == [first, by_link]
    secure = keys_of([FeedEntry("https://a.example/?p=1"), FeedEntry("https://a.example/?p=2")])
    assert keys_of([FeedEntry("http://a.example/?p=2"), FeedEntry("http://a.example/?p=1")]) == secure[::-1]
    assert len(set(keys_of([FeedEntry(text="x")] * 5))) == 5
