"""Web addresses on the command line: lines, exit codes, what is shown meanwhile, and Ctrl-C."""

from __future__ import annotations

import io
import json
import re
import signal
import subprocess
import sys
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main
from reader.commands import progress
from reader.system.interrupts import INTERRUPTED
from tests.library.samples import TIDES, page, write
from tests.library.test_web_sources import SMART, SMART_API, detail, listing
from tests.web import LONG, Handler, Page, Web, article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Capture = pytest.CaptureFixture[str]
BOARD = "https://boards.greenhouse.io/tidewater"
API = "https://boards-api.greenhouse.io/v1/boards/tidewater/jobs?content=true"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A web for everything that is asked."""
    with Web() as web:
        for name, value in web.proxy.items():
            monkeypatch.setenv(name, value)
        yield web


def test_a_page_is_added_listed_shown_and_forgotten(web: Web, capsys: Capture) -> None:
    web.pages["http://a.test/tide"] = article("The tide clock")
    assert main(["add", "http://a.test/tide"]) == 0
    assert capsys.readouterr().out == "added\thttp://a.test/tide\t1 article\n"
    assert main(["list", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)["documents"]
    assert (entry["source"], entry["title"]) == ("http://a.test/tide", "The tide clock")
    assert main(["show", entry["id"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["url"] == "http://a.test/tide"
    assert main(["add", "http://a.test/tide"]) == 0
    assert capsys.readouterr().out.startswith("unchanged\t")
    assert main(["forget", "http://a.test/tide#top"]) == 0
    assert capsys.readouterr().out == "forgot\thttp://a.test/tide\n"
    assert web.asked == ["http://a.test/tide"] * 2


def test_what_cant_be_had_is_one_line_and_3(web: Web, tmp_path: Path, capsys: Capture) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES))
    web.pages["http://a.test/"] = Page("", 403)
    assert main(["add", "http://a.test/", "gopher://a.test/", BOARD, str(folder / "a.txt")]) == 3
    printed = capsys.readouterr()
    assert printed.out.startswith("added\t")
    first, second, third = printed.err.splitlines()
    assert first.startswith("reader: http://a.test/: the site doesn't give it to programs")
    assert second == "reader: gopher://a.test/: is not a web address: only http and https can be asked"
    assert third == f"reader: {BOARD}: there is no such board; check the address"


def test_an_empty_board_is_one_line_and_0(web: Web, capsys: Capture) -> None:
    web.pages[API] = '{"jobs": [], "meta": {"total": 0}}'
    assert main(["add", BOARD]) == 0
    assert capsys.readouterr() == ("", f"reader: {BOARD}: has no postings now\n")


def test_what_became_of_a_board_is_one_line(web: Web, capsys: Capture) -> None:
    def listed(*numbers: int) -> str:
        jobs = [
            {
                "id": n, "title": f"Tide Warden {n}", "location": {"name": "Seattle, WA"},
                "absolute_url": f"{BOARD}/jobs/{n}", "updated_at": "2026-04-01T10:00:00-04:00",
                "content": f"&lt;p&gt;Warden {n} counts the tides at the northern pier.&lt;/p&gt;",
                "metadata": None,
            }
            for n in numbers
        ]  # fmt: skip
        return json.dumps({"jobs": jobs, "meta": {"total": len(jobs)}})

    told = [
        (listed(1, 2, 3), "added", "3 postings", "", ()),
        (listed(2, 3), "updated", "1 gone", "", (1,)),
        (listed(), "updated", "2 gone (kept: 1 applied)", f"reader: {BOARD}: has no postings now\n", (2, 3)),
        (listed(), "unchanged", "no text", f"reader: {BOARD}: has no postings now\n", ()),
    ]
    for answer, kind, news, note, left in told:
        web.pages[API] = answer
        assert main(["add", BOARD]) == 0
        printed = capsys.readouterr()
        first, *named = printed.out.splitlines()
        assert (first, printed.err) == (f"{kind}\t{BOARD}\t{news}", note)
        gone = [f"    gone\tposting\tTide Warden {n}" for n in left]
        assert [line.rpartition("\t")[0] for line in named] == gone
        main(["list", "--kind", "posting", "--json"])
        items = json.loads(capsys.readouterr().out)["items"]
        if len(items) == 2:
            main(["mark", items[0]["id"], "--status", "applied"])
            capsys.readouterr()
    del web.pages[API]
    assert main(["add", BOARD]) == 3
    assert capsys.readouterr().err == (
        f"reader: {BOARD}: there is no such board any more; `reader forget` removes what it listed\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["https://a.test/x"],
        ["list", "https://a.test/x"],
        ["show", "https://a.test/x"],
        ["show", "0123456789abcdef", "--in", "https://a.test/x"],
        ["search", "tides", "https://a.test/x"],
        ["mark", "0123456789abcdef", "--star", "--in", "https://a.test/x"],
    ],
)
def test_an_address_is_no_path(arguments: list[str], web: Web, capsys: Capture) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert "`reader add https://a.test/x`" in printed.err
    assert web.asked == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["a.txt", "b.txt", "--url", "https://a.test/"], "--url says where one source came from"),
        (["https://a.test/", "--url", "https://a.test/"], "this is an address itself"),
        (["-", "--url", "a.test"], "--url a.test: is not a web address"),
        (["-", "--url", "https://me:word@a.test"], "has a user name or password"),
    ],
)
def test_a_wrong_url_is_wrong_usage(arguments: list[str], expected: str, capsys: Capture) -> None:
    assert main(["add", *arguments]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert expected in error


def test_where_it_came_from_is_its_url(tmp_path: Path, capsys: Capture) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(article("The tide clock"))
    assert main(["add", str(saved), "--url", "https://a.test/tide"]) == 0
    with Library.open() as library:
        (entry,) = library.documents.list()
    capsys.readouterr()
    main(["show", entry.id, "--json"])
    assert json.loads(capsys.readouterr().out)["url"] == "https://a.test/tide"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_progress_line_says_what_is_asked_and_how_much_came(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.pages["http://a.test/"] = article("The tide clock", *[LONG * 3000])
    monkeypatch.setattr(progress, "PROGRESS_SECONDS", -1.0)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    assert main(["add", "http://a.test/"]) == 0
    assert "0 of 1  asking a.test…\r" in shown.getvalue()
    assert re.search(r"0 of 1  asking a\.test… 5\d\d KB\r", shown.getvalue())


@pytest.mark.long
@pytest.mark.usefixtures("unmeasured")
def test_ctrl_c_ends_a_request_at_once_and_what_came_is_kept(
    tmp_path: Path, web: Web, capsys: Capture
) -> None:
    asked = Event()

    def silent(handler: Handler) -> None:
        asked.set()
        handler.web.over.wait(60)

    web.pages |= {"http://a.test/": article("The tide clock"), "http://b.test/": silent}
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", "http://a.test/", "http://b.test/", "http://c.test/"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=8)  # less than the silence that is waited for
    assert process.returncode == INTERRUPTED
    assert out == b"added\thttp://a.test/\t1 article\n"
    assert error == b"reader: stopped; the library has what is listed above, but not the rest\n"
    assert main(["list"]) == 0
    assert "http://a.test/" in capsys.readouterr().out


@pytest.mark.usefixtures("unmeasured")
def test_ctrl_c_keeps_the_postings_of_a_board_that_have_come(tmp_path: Path, web: Web) -> None:
    asked = Event()

    def silent(handler: Handler) -> None:
        asked.set()
        handler.web.over.wait(60)

    web.pages |= {
        f"{SMART_API}?limit=100&offset=0": listing(0, 4, 4),
        f"{SMART_API}/0": detail(0),
        f"{SMART_API}/1": silent,
        "http://c.test/": article("The tide clock"),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", SMART, "http://c.test/"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asked.wait(60)
    process.send_signal(signal.SIGINT)
    out, error = process.communicate(timeout=8)
    assert process.returncode == INTERRUPTED
    assert out.decode() == f"added\t{SMART}\t1 posting\n"
    assert error.decode().splitlines() == [
        f"reader: {SMART}: 3 of 4 postings have no text yet; add the address again to get the next 3",
        "reader: stopped; the library has what is listed above, but not the rest",
    ]


@pytest.mark.usefixtures("unmeasured")
@pytest.mark.parametrize("command", ["add", "list", "show"])
def test_what_asks_for_nothing_imports_no_client(command: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES))
    code = (
        "import sys\n"
        "from reader.cli import main\n"
        "main(sys.argv[1:])\n"
        "print(sorted({'urllib3', 'http.client', 'ssl', 'httpx'} & set(sys.modules)), file=sys.stderr)\n"
    )
    arguments = [sys.executable, "-c", code, command, str(folder / "a.txt")]
    ended = subprocess.run(arguments, capture_output=True)
    assert ended.stderr.decode().strip() == "[]"
