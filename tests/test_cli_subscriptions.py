"""subscribe, unsubscribe and subscriptions: what they print and store, and their exit codes."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.library.store_handle import user_library
from reader.store import Storage, open_library
from reader.store.subscription_protocol import Look
from reader.store.subscription_values import StoredFeedEntry, Subscription, SubscriptionState
from tests.store.samples import addition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
FEED = "https://tides.example/feed"
BOARD = "https://boards.greenhouse.io/tidewater"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def lines(capsys: Capture) -> list[list[str]]:
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def stored() -> Sequence[Subscription]:
    """Return what the user's library has."""
    with opened() as storage:
        return storage.subscriptions.list()


def opened() -> Storage:
    return open_library(user_library(), clock=lambda: datetime.now(UTC))


def test_what_is_subscribed_is_told_and_kept(capsys: Capture) -> None:
    assert main(["subscribe", "HTTPS://Tides.example/feed#top", BOARD, FEED]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"subscribed\t{FEED}\tfeed\nsubscribed\t{BOARD}\tboard\n"
    assert printed.err == "reader: `reader refresh` fetches what is due\n"
    assert stored() == [Subscription(FEED, "feed", key=1), Subscription(BOARD, "board", key=2)]


def test_options_apply_to_all_that_is_named(capsys: Capture) -> None:
    options = ["--every", "2w", "--full", "always", "--tag", " sea ", "--tag", "sea", "--tag", "far away"]
    assert main(["subscribe", FEED, *options, "--keep", "30D"]) == 0
    assert stored() == [
        Subscription(FEED, "feed", None, 14 * 86_400, "always", ("sea", "far away"), "30 days", 1)
    ]
    assert capsys.readouterr().out.startswith("subscribed")


@pytest.mark.parametrize(
    ("option", "field", "value"),
    [
        (["--every", "30m"], "every", 1800),
        (["--every", "36h"], "every", 36 * 3600),
        (["--full", "never"], "full", "never"),
        (["--tag", "new"], "tags", ("new",)),
        (["--keep", "20"], "keep", "last 20"),
        (["--keep", "all"], "keep", "all"),
    ],
)
def test_an_option_that_is_given_again_replaces_the_earlier_one_alone(
    capsys: Capture, option: list[str], field: str, value: object
) -> None:
    main(["subscribe", FEED, "--every", "1d", "--full", "always", "--tag", "old", "--keep", "5"])
    (before,) = stored()
    capsys.readouterr()
    assert main(["subscribe", FEED, *option]) == 0
    assert capsys.readouterr() == (f"changed\t{FEED}\talready subscribed; its options were changed\n", "")
    (after,) = stored()
    names = [name for name in Subscription.__slots__ if getattr(after, name) != getattr(before, name)]
    assert names == [field]
    assert getattr(after, field) == value
    assert main(["subscribe", FEED, *option]) == 0
    assert capsys.readouterr() == (f"unchanged\t{FEED}\talready subscribed\n", "")


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--every", "0h"], "--every: must be a time such as 30m, 12h, 1d or 2w"),
        (["--every", "5"], "--every: must be a time such as"),
        (["--every", "1d2h"], "--every: must be a time such as"),
        (["--keep", "0"], "--keep: must be all, a number such as 50, or days such as 30d"),
        (["--keep", "-1"], "--keep: must be all"),
        (["--full", "often"], "invalid choice: 'often'"),
        (["--tag", " "], "a tag can't be empty"),
    ],
)
def test_an_option_that_cannot_be_is_wrong_usage(arguments: list[str], wrong: str, capsys: Capture) -> None:
    assert main(["subscribe", FEED, *arguments]) == 2
    assert wrong in capsys.readouterr().err
    assert not user_library().exists()


def test_what_is_no_source_is_one_line_each_and_the_rest_is_subscribed(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "notes.txt").write_text("Only words.")
    missing, notes = str(tmp_path / "missing.opml"), str(tmp_path / "notes.txt")
    assert main(["subscribe", missing, notes, "gopher://a.example/", FEED]) == 3
    printed = capsys.readouterr()
    assert printed.out == f"subscribed\t{FEED}\tfeed\n"
    assert printed.err.splitlines()[1:] == [
        f"reader: {missing}: no such file or folder",
        f"reader: {notes}: is no list of feeds; give the address of a feed or a board, or an OPML file",
        "reader: gopher://a.example/: is not a web address: only http and https can be asked",
    ]


def test_each_command_is_one_step(capsys: Capture) -> None:
    main(["subscribe", FEED])
    main(["subscribe", FEED, "--tag", "sea"])
    main(["subscribe", FEED, BOARD, "https://c.example/", "--tag", "far"])
    main(["unsubscribe", FEED])
    main(["unsubscribe", BOARD, "https://c.example"])
    main(["subscribe", FEED, "--tag", "far"])
    capsys.readouterr()
    main(["history"])
    assert [fields[2] for fields in lines(capsys)] == [
        f"subscribed to {FEED}",
        "unsubscribed from 2 sources",
        f"unsubscribed from {FEED}",
        "subscribed to 2 sources, changed 1 other",
        f"changed the subscription to {FEED}",
        f"subscribed to {FEED}",
    ]
    for _ in range(3):
        main(["undo"])
    assert len(stored()) == 3
    main(["redo"])
    assert [each.source for each in stored()] == [BOARD, "https://c.example/"]


def test_unsubscribing_leaves_items_and_names_the_nearest(capsys: Capture) -> None:
    main(["subscribe", FEED, BOARD])
    fill()
    capsys.readouterr()
    assert main(["unsubscribe", "https://tides.exmaple/feed"]) == 2
    assert capsys.readouterr().err.endswith(f"/feed: is not subscribed; did you mean {FEED}?\n")
    assert main(["unsubscribe", "https://c.example/", FEED, "x", FEED]) == 2
    printed = capsys.readouterr()
    assert printed.out == f"unsubscribed\t{FEED}\t3 items stay\n"
    assert printed.err.splitlines() == [
        "reader: https://c.example/: is not subscribed; `reader subscriptions` lists what is",
        "reader: x: is not subscribed; `reader subscriptions` lists what is",
    ]
    assert main(["unsubscribe", "boards.greenhouse.io/tide"]) == 2
    assert (
        capsys.readouterr().err
        == f"reader: boards.greenhouse.io/tide: is not subscribed; did you mean {BOARD}?\n"
    )
    assert main(["unsubscribe", BOARD]) == 0
    assert capsys.readouterr().out == f"unsubscribed\t{BOARD}\n"
    assert stored() == []
    main(["list"])
    assert len(lines(capsys)) == 1


def test_unsubscribing_takes_a_title_that_only_one_has(capsys: Capture, tmp_path: Path) -> None:
    outlines = [("Tide Tables", "https://a.example/feed"), ("Looms", "https://b.example/feed")]
    outlines += [("looms", "https://c.example/feed")]
    rows = "".join(f'<outline type="rss" text="{title}" xmlUrl="{url}"/>' for title, url in outlines)
    path = tmp_path / "feeds.opml"
    path.write_text(f'<opml version="2.0"><head/><body>{rows}</body></opml>')
    main(["subscribe", str(path)])
    capsys.readouterr()
    assert main(["unsubscribe", "tide tables"]) == 0
    assert capsys.readouterr().out == "unsubscribed\thttps://a.example/feed\n"
    assert main(["unsubscribe", "Looms"]) == 2
    assert capsys.readouterr().err == (
        "reader: Looms: 2 subscriptions are called that; name one by its address: "
        "https://b.example/feed, https://c.example/feed\n"
    )
    assert len(stored()) == 2


def fill() -> None:
    """Let the first subscription have been looked at, and have failed since."""
    given = addition("ebb.html", "one", "two")
    state = SubscriptionState(NOON, NOON + timedelta(days=1), failures=2, why="example is down", listed=True)
    entry = StoredFeedEntry("ebb", "", "Ebb", "id", given.document.id, NOON)
    with opened() as storage:
        storage.subscriptions.take(Look(1, [given], [entry], state, title="Tides today"), step="refreshed")


def test_the_list_as_json(capsys: Capture) -> None:
    main(["subscribe", FEED, "--every", "90m", "--tag", "sea", "--keep", "20"])
    main(["subscribe", BOARD])
    fill()
    capsys.readouterr()
    assert main(["subscriptions", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    first = told["subscriptions"][0]
    assert datetime.fromisoformat(first.pop("last")) == NOON
    assert datetime.fromisoformat(first.pop("next")) == NOON + timedelta(days=1)
    assert told == {
        "schema": 1,
        "subscriptions": [
            {
                "source": FEED, "title": "Tides today", "kind": "feed", "every": "90m", "full": "auto",
                "tags": ["sea"], "keep": "20", "failing": "example is down", "items": 3,
            },
            {
                "source": BOARD, "title": None, "kind": "board", "every": None, "full": "auto", "tags": [],
                "keep": "all", "last": None, "next": None, "failing": None, "items": 0,
            },
        ],
    }  # fmt: skip


def test_the_list_in_a_pipe(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    main(["subscribe", FEED, "--every", "1d", "--tag", "sea", "--tag", "far"])
    main(["subscribe", BOARD])
    fill()
    capsys.readouterr()
    assert main(["subscriptions"]) == 0
    first, second = lines(capsys)
    due = first.pop(5)
    assert due.startswith("2026-05-0")
    assert first == [FEED, "Tides today", "feed", "sea, far", "1d", "example is down", "3 items", "keep all"]
    assert second == [BOARD, "", "board", "", "", "", "", "0 items", "keep all"]


@pytest.mark.parametrize("is_there", [False, True])
def test_an_empty_list(capsys: Capture, *, is_there: bool) -> None:
    if is_there:
        main(["subscribe", FEED])
        main(["undo"])
        capsys.readouterr()
    assert main(["subscriptions"]) == 0
    assert capsys.readouterr() == ("", "reader: no subscriptions yet; `reader subscribe URL` makes one\n")
    assert main(["subscriptions", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "subscriptions": []}
    assert main(["unsubscribe", FEED]) == 2
    assert user_library().exists() == is_there


def test_a_change_makes_the_backup_of_the_day_first(capsys: Capture) -> None:
    main(["subscribe", FEED])
    assert not (user_library().parent / "backups").exists()
    main(["unsubscribe", FEED])
    assert len(list((user_library().parent / "backups").iterdir())) == 1
    assert capsys.readouterr().err == "reader: `reader refresh` fetches what is due\n"


def test_check_names_a_subscription_that_cannot_be_read(capsys: Capture) -> None:
    import sqlite3

    main(["subscribe", FEED])
    with sqlite3.connect(user_library()) as connection:
        connection.execute("UPDATE subscription SET tags = '{'")
    capsys.readouterr()
    assert main(["check"]) == 4
    assert "a row in table subscription can't be read: tags is no list of texts" in capsys.readouterr().out
    assert main(["subscriptions"]) == 4


OPML = """\
<?xml version="1.0" encoding="ISO-8859-1"?>
<opml version="2.0"><head><title>Mine</title></head><body>
  <outline text="Sea"><outline text="Harbors">
    <outline type="rss" text="M\xe9t\xe9o" category="/far/away,daily"
      xmlUrl="https://tides.example/feed#top"/>
  </outline></outline>
  <outline type="rss" text="Jobs" xmlUrl="https://boards.greenhouse.io/tidewater"/>
  <outline type="rss" text="Hidden" xmlUrl="https://me:secret@a.example/"/>
  <outline type="rss" text="Nowhere" xmlUrl="gopher://a.example/"/>
</body></opml>
"""


@pytest.fixture
def opml(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.txt"  # what it is, its content says
    path.write_bytes(OPML.encode("latin-1"))
    return path


def test_a_list_gives_all_of_its_feeds_with_their_tags(opml: Path, capsys: Capture) -> None:
    assert main(["subscribe", str(opml), "--tag", "mine", "--every", "1d"]) == 3
    printed = capsys.readouterr()
    assert printed.out == f"subscribed\t{FEED}\tfeed\nsubscribed\t{BOARD}\tboard\n"
    assert printed.err.splitlines()[1:] == [
        "reader: https://me:secret@a.example/: has a user name or password in it; leave that out",
        f"reader: {opml}: 1 feed has no web address and was left out",
    ]
    tags = ("mine", "Sea", "Harbors", "far", "away", "daily")
    assert stored() == [
        Subscription(FEED, "feed", "M\xe9t\xe9o", 86_400, tags=tags, key=1),
        Subscription(BOARD, "board", "Jobs", 86_400, tags=("mine",), key=2),
    ]
    main(["undo"])
    assert capsys.readouterr().out == "Undone: subscribed to 2 sources\n"
    assert stored() == []


def test_a_list_adds_its_tags_to_what_is_subscribed(opml: Path, capsys: Capture) -> None:
    main(["subscribe", FEED, "--tag", "own", "--every", "1d"])
    capsys.readouterr()
    main(["subscribe", str(opml)])
    assert [row[0] for row in lines(capsys)] == ["changed", "subscribed"]
    first = stored()[0]
    assert (first.title, first.every) == ("M\xe9t\xe9o", 86_400)
    assert first.tags == ("own", "Sea", "Harbors", "far", "away", "daily")
    main(["subscribe", str(opml)])
    assert [row[0] for row in lines(capsys)] == ["unchanged", "unchanged"]


def test_a_source_that_is_named_twice_has_the_tags_of_both(opml: Path, capsys: Capture) -> None:
    assert main(["subscribe", FEED, str(opml), BOARD]) == 3
    assert [row[1] for row in lines(capsys)] == [FEED, BOARD]
    assert [(each.title, len(each.tags)) for each in stored()] == [("M\xe9t\xe9o", 5), ("Jobs", 0)]


def test_a_list_comes_by_standard_input(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO(OPML.encode("latin-1")))
    monkeypatch.setattr(sys, "stdin", given)
    assert main(["subscribe", "-"]) == 3
    assert len(lines(capsys)) == 2


def test_an_empty_list_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "feeds.opml"
    path.write_text("<opml version='2.0'><body/></opml>")
    assert main(["subscribe", str(path)]) == 0
    assert capsys.readouterr() == ("", f"reader: {path}: the list has no feeds\n")


def test_opml_out_and_in_keeps_addresses_titles_and_tags(
    opml: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["subscribe", str(opml), "https://c.example/"])
    capsys.readouterr()
    assert main(["subscriptions", "--opml"]) == 0
    text = capsys.readouterr().out
    path = tmp_path / "out.opml"
    path.write_text(text, encoding="utf-8")
    before = {each.source: (each.title, each.tags, each.kind) for each in stored()}
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "other.db"))
    assert main(["subscribe", str(path)]) == 0
    assert {each.source: (each.title, each.tags, each.kind) for each in stored()} == before
    assert main(["subscriptions", "--opml", "--json"]) == 2
