"""refresh: what it prints, its exit codes, and programs that are killed or refresh at once."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main
from tests.library.tides import FEED, item, rss
from tests.web import Handler, Page, Web, article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
PROGRAM = (sys.executable, "-m", "reader", "refresh")
KILLS = 20


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web for everything that is asked."""
    with Web() as web:
        for name, value in web.proxy.items():
            monkeypatch.setenv(name, value)
        yield web


@pytest.fixture(autouse=True)
def subscribed(capsys: Capture) -> None:
    assert main(["subscribe", FEED]) == 0
    capsys.readouterr()


def test_a_line_for_each_source_and_the_first_five_items(web: Web, capsys: Capture) -> None:
    web.pages[FEED] = rss(item(1))
    assert main(["refresh"]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (f"new\t{FEED}\t1 new\n", "")
    assert main(["refresh"]) == 0
    assert capsys.readouterr().out == ""
    web.pages[FEED] = rss(*(item(number) for number in range(2, 9)))
    assert main(["refresh", FEED]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == f"new\t{FEED}\t7 new"
    assert [line.split("\t")[:3] for line in told[1:6]] == [
        ["    new", "article", f"Tide {number}"] for number in (8, 7, 6, 5, 4)
    ]
    assert told[6] == "    and 2 more; --verbose names them"


def test_verbose_names_all(web: Web, capsys: Capture) -> None:
    web.pages[FEED] = rss(item(1))
    main(["refresh"])
    web.pages[FEED] = rss(*(item(number) for number in range(2, 9)))
    capsys.readouterr()
    assert main(["refresh", FEED, "-v"]) == 0
    assert capsys.readouterr().out.count("\n    new\t") == 7


def test_in_json_each_source_is_an_object(web: Web, capsys: Capture) -> None:
    web.pages[FEED] = rss(item(1))
    main(["refresh"])
    web.pages[FEED] = rss(item(1), item(2))
    capsys.readouterr()
    assert main(["refresh", FEED, "nowhere", "--json"]) == 3
    printed = capsys.readouterr()
    unknown, told = map(json.loads, printed.out.splitlines())
    assert (unknown["source"], unknown["result"]) == ("nowhere", "failed")
    assert {name: told[name] for name in ("schema", "source", "result", "new", "changed", "gone", "why")} == {
        "schema": 1, "source": FEED, "result": "new", "new": 1, "changed": 0, "gone": 0, "why": None,
    }  # fmt: skip
    assert [(each["title"], each["result"]) for each in told["items"]] == [("Tide 2", "new")]
    assert told["next"] is not None
    assert printed.err == "reader: nowhere: is neither subscribed nor in the library\n"


@pytest.mark.parametrize(
    ("page", "code", "out", "err"),
    [
        (Page("", 404), 3, "", f"reader: {FEED}: there is no such page (404); check the address\n"),
        (Page("", 410), 0, f"gone\t{FEED}\tis gone for good (410)", ""),
        (Page("", 429, {"Retry-After": "60"}), 0, f"later\t{FEED}\tthe site asks to wait (429)", ""),
    ],
)
def test_only_what_failed_is_a_failure(
    web: Web, capsys: Capture, page: Page, code: int, out: str, err: str
) -> None:
    web.pages[FEED] = page
    assert main(["refresh"]) == code
    printed = capsys.readouterr()
    assert printed.out.startswith(out)
    assert printed.err == err


def test_a_dry_run_says_what_is_due(web: Web, capsys: Capture) -> None:
    assert main(["refresh", "--dry-run"]) == 0
    assert capsys.readouterr().out == f"due\t{FEED}\t\n"
    assert web.asked == []


def test_where_a_source_moved_is_said_once(web: Web, capsys: Capture) -> None:
    new = "http://tides.test/new"
    web.pages |= {FEED: Page("", 301, {"Location": new}), new: rss(item(1))}
    for source in (FEED, FEED, new):
        main(["refresh", source])
    assert capsys.readouterr().out.splitlines()[1:] == [f"moved\t{FEED}\tto {new}", f"unchanged\t{new}\t"]


def test_ctrl_c_keeps_what_has_come(web: Web) -> None:
    other, hanging = "http://tides.test/other", Event()
    assert main(["subscribe", other]) == 0

    def hang(handler: Handler) -> None:
        hanging.set()
        handler.drip()

    web.pages |= {FEED: rss(item(1)), other: hang}
    with subprocess.Popen(PROGRAM, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert hanging.wait(60)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=60)
    assert program.returncode == 130
    assert out == f"new\t{FEED}\t1 new\n"
    assert (
        err
        == "reader: stopped; the library has what is listed above, and the next refresh fetches the rest\n"
    )
    web.pages[other] = rss(item(2))
    web.asked.clear()
    assert main(["refresh"]) == 0
    assert web.asked == [other]


@pytest.mark.long
def test_two_at_once_do_not_disturb_each_other(web: Web) -> None:
    feeds = [f"http://host{number}.test/feed" for number in range(8)]
    web.pages |= {feed: rss(item(number)) for number, feed in enumerate(feeds)} | {FEED: rss(item(9))}
    assert main(["subscribe", *feeds]) == 0
    programs = [subprocess.Popen(PROGRAM, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    printed = [program.communicate(timeout=120)[0] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert sorted("".join(printed).splitlines()) == sorted(f"new\t{feed}\t1 new" for feed in [*feeds, FEED])
    assert Counter(web.asked) == Counter([*feeds, FEED])
    with Library.open() as library:
        assert len(library.documents.list()) == 9
        assert not library.check()


@pytest.mark.slow
def test_kills_amid_a_refresh_lose_and_double_nothing(web: Web) -> None:
    """Each answer kills the program that asked for it, before, amid or after what it says is stored."""
    feeds = [f"http://host{number}.test/feed" for number in range(5)]
    texts = {feed: rss(*(item(10 * n + k, "Short.") for k in range(4))) for n, feed in enumerate(feeds)}
    program: list[subprocess.Popen[str]] = []
    kills = 0

    def answering(text: str) -> Callable[[Handler], None]:
        def answer(handler: Handler) -> None:
            nonlocal kills
            kills += 1
            late = kills % 3
            if late or kills > KILLS:
                handler.send(Page(text))
            if kills <= KILLS:
                Event().wait(0.02 * late)
                program[-1].kill()

        return answer

    web.pages = {feed: answering(text) for feed, text in texts.items()}
    for number in range(50):
        page = article(
            f"Tide {number}", *(f"Paragraph {k} of tide {number}, told at length." for k in range(30))
        )
        web.pages[f"http://tides.test/{number}"] = answering(page)
    assert main(["subscribe", *feeds]) == 0
    assert main(["unsubscribe", FEED]) == 0
    acknowledged: set[str] = set()
    for _ in range(KILLS + 10):
        program.append(subprocess.Popen(PROGRAM, stdout=subprocess.PIPE, text=True))
        out, _ = program[-1].communicate(timeout=120)
        told = {line.split("\t")[1] for line in out.splitlines() if line.endswith(" new")}
        assert not told & acknowledged, "what was told as new is new again"
        acknowledged |= told
        with Library.open() as library:
            assert not library.check()
            names = [entry.name for entry in library.documents.list()]
            assert len(names) == len(set(names))
        if program[-1].returncode == 0 and not out:
            break
    assert kills >= KILLS
    assert program[-1].returncode == 0
    assert sorted(names) == sorted(f"Tide {10 * n + k}" for n in range(5) for k in range(4))


def test_nobody_refreshes_what_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture, tmp_path: Path
) -> None:
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "none.db"))
    assert main(["refresh"]) == 0
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "none.db").exists()
