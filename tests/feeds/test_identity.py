"""Which entry is which in the next fetch."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.feeds import Match, Traits, match_entries

WORDS = (
    "The reeds at the edge of the marsh bend in every wind, and those who cut them in winter say that the "
    "ones that bend the most are the last to break; nobody has counted."
)


def entry(number: int, **given: str | None) -> Traits:
    """An entry with a text of its own."""
    text = f"{number} " + " ".join(sha256(f"{number} {n}".encode()).hexdigest()[:9] for n in range(30))
    values: dict[str, str | None] = {
        "content": f"c{number}",
        "guid": f"http://marsh.example/?p={number}",
        "link": f"http://marsh.example/{number}",
        "title": f"Note {number}",
        "text": text,
    }
    values.update(given)
    return Traits(**values)  # type: ignore[arg-type]


def kinds(matches: list[Match]) -> list[tuple[str, int | None]]:
    return [(match.kind, match.known) for match in matches]


def test_the_same_feed_again() -> None:
    known = [entry(n) for n in range(5)]
    assert kinds(match_entries(known, known[::-1])) == [("same", n) for n in (4, 3, 2, 1, 0)]


def test_new_ones_and_those_that_fell_off() -> None:
    assert kinds(match_entries([entry(1), entry(2)], [entry(3), entry(2)])) == [("new", None), ("same", 1)]
    assert match_entries([], [entry(1)]) == [Match("new", None)]
    assert match_entries([entry(1)], []) == []


def test_an_edited_one_is_changed() -> None:
    edited = entry(1, content="other", text=entry(1).text + " and more")
    assert kinds(match_entries([entry(0), entry(1)], [edited])) == [("changed", 1)]
    assert kinds(match_entries([entry(1)], [edited._replace(guid="x", link="y")])) == [("changed", 0)]
    assert kinds(match_entries([entry(1)], [edited._replace(guid="x", title="z")])) == [("changed", 0)]


def test_a_rewritten_one_goes_by_its_guid_then_by_its_link() -> None:
    rewritten = Traits("other", entry(1).guid, "https://marsh.example/moved", "Another title", "Wholly new.")
    assert kinds(match_entries([entry(0), entry(1)], [rewritten])) == [("changed", 1)]
    moved = rewritten._replace(guid="new", link="https://marsh.example/1/")
    assert kinds(match_entries([entry(0), entry(1)], [moved])) == [("changed", 1)]
    bare = rewritten._replace(guid=None, link=None)
    assert kinds(match_entries([entry(1)], [bare, entry(2)])) == [("new", None), ("new", None)]


def test_what_it_says_goes_before_its_guid() -> None:
    swapped = [entry(1, guid=entry(2).guid), entry(2, guid=entry(1).guid)]
    assert kinds(match_entries([entry(1), entry(2)], swapped)) == [("same", 0), ("same", 1)]


def test_two_of_one_guid_stay_two() -> None:
    both = [entry(1, guid="g"), entry(2, guid="g")]
    assert kinds(match_entries(both, both)) == [("same", 0), ("same", 1)]
    edited = [entry(1, guid="g"), entry(2, guid="g", content="x", text=entry(2).text + " too")]
    assert kinds(match_entries(both, edited)) == [("same", 0), ("changed", 1)]
    assert kinds(match_entries([entry(1, guid="g")], both)) == [("same", 0), ("new", None)]


def test_two_copies_stay_two() -> None:
    both = [entry(1, link="http://marsh.example/a"), entry(1, link="http://marsh.example/b")]
    assert kinds(match_entries(both, both[::-1])) == [("same", 1), ("same", 0)]
    assert kinds(match_entries(both[:1], both)) == [("same", 0), ("new", None)]
    assert kinds(match_entries(both, both[1:])) == [("same", 1)]


def test_a_guid_that_all_have_says_nothing() -> None:
    known = [entry(n, guid="0", link=None) for n in range(3)]
    fresh = [entry(n, guid="0", link=None) for n in range(1, 4)]
    assert kinds(match_entries(known, fresh)) == [("same", 1), ("same", 2), ("new", None)]


@pytest.mark.parametrize("renamed", ["https://marsh.example/?p={}", "tag:marsh.example,2026:{}", "{}"])
def test_a_feed_that_renames_all_makes_nothing_new(renamed: str) -> None:
    known = [entry(n) for n in range(40)]
    fresh = [
        entry(
            n,
            guid=renamed.format(n + 7),
            link=f"https://new.example/{n}",
            content="edited" if n == 3 else f"c{n}",
        )
        for n in range(40)
    ]
    fresh[3] = fresh[3]._replace(title="Another", text=fresh[3].text + " and more")
    matches = match_entries(known, fresh)
    assert kinds(matches) == [("changed" if n == 3 else "same", n) for n in range(40)]


def test_without_guids_and_links_likeness_decides() -> None:
    known = [Traits("a", None, None, None, WORDS), Traits("b", None, None, None, "Frogs.")]
    fresh = [
        Traits("c", None, None, None, WORDS + " Or so."),
        Traits("d", None, None, None, "Herons at noon."),
    ]
    assert kinds(match_entries(known, fresh)) == [("changed", 0), ("new", None)]


def test_today_s_weather_is_not_yesterday_s_edited() -> None:
    def weather(day: int) -> Traits:
        return Traits(f"w{day}", f"w-{day}", f"/w/{day}", f"Weather on day {day}", f"{WORDS} {day} degrees.")

    assert kinds(match_entries([weather(1), weather(2)], [weather(2), weather(3)])) == [
        ("same", 1),
        ("new", None),
    ]


def test_the_most_alike_are_joined_first() -> None:
    known = [
        Traits("a", None, "/1", "Reeds", WORDS),
        Traits("b", None, "/2", "Reeds", WORDS + " In winter, too."),
    ]
    fresh = [Traits("c", None, "/3", "Reeds", WORDS + " In winter too, they say.")]
    assert kinds(match_entries(known, fresh)) == [("changed", 1)]


def test_what_many_share_is_no_reason_to_compare() -> None:
    known = [entry(n, title="Photo", guid="0", link=None) for n in range(20)]
    fresh = [old._replace(content=f"x{n}", text=old.text + " more") for n, old in enumerate(known)]
    assert {match.kind for match in match_entries(known, fresh)} == {"new"}


ENTRIES = st.lists(
    st.builds(
        Traits,
        content=st.sampled_from("abcd"),
        guid=st.sampled_from([None, "1", "2", "http://x/1", "https://x/1/"]),
        link=st.sampled_from([None, "http://x/a", "https://x/a", "http://x/b"]),
        title=st.sampled_from([None, "", "Reeds", "reeds!", "Frogs"]),
        text=st.sampled_from(["", WORDS, WORDS + " And more.", "Frogs."]),
    ),
    max_size=7,
)


@given(ENTRIES, ENTRIES)
def test_whatever_comes_no_two_are_merged(known: list[Traits], fresh: list[Traits]) -> None:
    matches = match_entries(known, fresh)
    assert len(matches) == len(fresh)
    joined = [match.known for match in matches if match.known is not None]
    assert len(joined) == len(set(joined))
    assert all(0 <= index < len(known) for index in joined)
    assert all((match.kind == "new") == (match.known is None) for match in matches)
    contents = [
        known[match.known].content == new.content
        for match, new in zip(matches, fresh, strict=True)
        if match.known is not None and match.kind == "same"
    ]
    assert all(contents)


@given(ENTRIES)
def test_the_same_fetch_again_is_the_same(known: list[Traits]) -> None:
    assert {match.kind for match in match_entries(known, known)} <= {"same"}


@dataclass
class Bad:
    """A feed made to take long."""

    name: str
    known: list[Traits]
    fresh: list[Traits]


def bad(count: int) -> list[Bad]:
    long = WORDS * 20

    def made(side: str, **given: str | None) -> list[Traits]:
        return [entry(n, content=f"{side}{n}", **given) for n in range(count)]

    return [
        Bad("one guid", made("a", guid="0", text=long), made("b", guid="0", text=long)),
        Bad(
            "one title",
            made("a", title="x", guid=None, link=None),
            made("b", title="x", guid=None, link=None),
        ),
        Bad(
            "nothing but texts",
            made("a", title=None, guid=None, link=None, text=long),
            made("b", title=None, guid=None, link=None, text=long + "x"),
        ),
        Bad("all new", made("a"), [entry(n + count) for n in range(count)]),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("index", range(4))
def test_time_grows_as_the_feed_does(index: int) -> None:
    def seconds(count: int) -> float:
        feed = bad(count)[index]
        start = time.process_time()
        match_entries(feed.known, feed.fresh)
        return time.process_time() - start

    seconds(100)
    assert seconds(1600) < 8 * max(seconds(400), 0.02)
