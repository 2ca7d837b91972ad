"""Everything that can go wrong with an address, by the command: one line with a remedy, and the exit code."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.cli import main
from tests.web import AUTHORITY, LONG, Handler, Page, Web, article, redirect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.web import Answers

Capture = pytest.CaptureFixture[str]
SHELL = """<!doctype html><html><head><title>{}</title><script src="/a.js"></script></head><body>
<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>{}</body></html>"""
LOGIN = """<html><head><title>Sign in</title></head><body><form action="/login"><h1>Sign in</h1>
<label>Email <input name="e"></label><label>Password <input type="password"></label></form></body></html>"""
SAVED = "save the page"


def endless(handler: Handler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(300):
        handler.wfile.write(b"<p>" + b"x" * 65_000)


def garbage(handler: Handler) -> None:
    handler.wfile.write(b"220 mail.example ESMTP\r\n")
    handler.close_connection = True


def typed(kind: str, data: bytes = b"x") -> Page:
    return Page(data, 200, {"Content-Type": kind})


PAGES: list[tuple[Answers, str, str]] = [
    (Page("", 404), "there is no such page (404)", "check the address"),
    (Page("", 410), "the page is gone for good (410)", "check the address"),
    (Page("", 401), "doesn't give it to programs or strangers (401)", SAVED),
    (Page("", 403), "doesn't give it to programs or strangers (403)", SAVED),
    (Page("", 429), "the site asks to wait (429)", "try again later"),
    (Page("", 429, {"Retry-After": "90"}), "the site asks to wait (429)", "try again in 2 minutes"),
    (Page("", 500), "the site has a problem (500)", "try again later"),
    (Page("", 503, {"Retry-After": "7200"}), "the site asks to wait (503)", "try again in 2 hours"),
    (Page("", 302), "answers 302 instead of a page", SAVED),
    (Page(""), "is empty", SAVED),
    ("<html><body></body></html>", "has no text of its own", SAVED),
    (SHELL.format("", ""), "has no text of its own", SAVED),
    (SHELL.format("Widgets", ""), "has no text of its own", SAVED),
    (endless, "is too big: over 8 MB", SAVED),
    (Page(b"x", length=9_000_000), "is too big: over 8 MB", SAVED),
    (
        Page(gzip.compress(b"<p>a</p>" * 6_000_000, 1), 200, {"Content-Encoding": "gzip"}),
        "is too big: over 32 MB",
        SAVED,
    ),
    (typed("image/png"), "is an image (image/png), not a page or text", "check the address"),
    (typed("application/pdf"), "is a PDF (application/pdf), not a page or text", "copy its text into a file"),
    (
        typed("application/zip"),
        "is an archive (application/zip)",
        "download it, unpack it, and add the files",
    ),
    (redirect("/"), "redirects in a circle", SAVED),
    (redirect("http://10.1.2.3/x"), "leads to 10.1.2.3, in a private network", "add that address itself"),
    (redirect("http://localhost:9/"), "leads to localhost, in a private network", "add that address itself"),
    (redirect("ftp://a.test/"), "leads to an address that is not a web address", "open it in your browser"),
    (Page(b"\x1f\x8bno gzip", 200, {"Content-Encoding": "gzip"}), "its answer is damaged", "try again later"),
    (Page("<p>half", length=5000), "was cut short", "try again"),
    (garbage, "broke off or gave no proper answer", "try again later"),
]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    """A server that is asked without a proxy."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    with Web() as web:
        yield web


def refused(address: str, capsys: Capture) -> str:
    """The one line for an address that is refused, without its beginning."""
    assert main(["add", address]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith(f"reader: {address}: ")
    with Library.open() as library:
        assert not library.documents.list()
    return printed.err.removeprefix(f"reader: {address}: ")


@pytest.mark.parametrize(("answer", "why", "remedy"), PAGES)
def test_a_page_that_cant_be_had_is_one_line(
    web: Web, capsys: Capture, answer: Answers, why: str, remedy: str
) -> None:
    web.pages["/"] = answer
    line = refused(f"{web.base}/", capsys)
    assert why in line
    assert remedy in line.partition("; ")[2]


def test_a_host_that_cant_be_had_is_one_line(
    web: Web, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = refused("http://no-such-host.invalid/", capsys)
    assert "no-such-host.invalid" in line
    assert "check" in line.partition("; ")[2]
    line = refused("http://127.0.0.1:1/", capsys)
    assert line == "127.0.0.1 refuses connections; check the address, or try again later\n"
    line = refused(web.base.replace("http:", "https:"), capsys)
    assert line == ("no secure connection to 127.0.0.1 could be made; try http:// if the site has no https\n")
    with Web(is_encrypted=True) as encrypted:
        line = refused(f"{encrypted.base}/", capsys)
        assert line.startswith("the certificate of 127.0.0.1 isn't trusted: ")
        assert "SSL_CERT_FILE" in line.partition("; ")[2]
    monkeypatch.setenv("SSL_CERT_FILE", AUTHORITY)
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    assert refused("http://a.test/", capsys) == ("the proxy 127.0.0.1:1 can't be reached; check HTTP_PROXY\n")
    monkeypatch.setenv("HTTPS_PROXY", "http://no-such-host.invalid:3128")
    assert refused("https://a.test/", capsys) == (
        "the proxy no-such-host.invalid:3128 can't be found; check HTTPS_PROXY\n"
    )


@pytest.mark.parametrize("page", [SHELL.format("Widgets", "<p>Call us: 555 0100.</p>"), LOGIN])
def test_a_page_with_next_to_no_text_is_taken_with_a_word(web: Web, capsys: Capture, page: str) -> None:
    web.pages["/"] = page
    assert main(["add", f"{web.base}/"]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"added\t{web.base}/\t1 article\n"
    assert printed.err.count("\n") == 1
    assert "save the page" in printed.err


def test_a_page_with_text_is_taken_without(web: Web, capsys: Capture) -> None:
    web.pages["/"] = article("The tide clock", LONG)
    assert main(["add", f"{web.base}/"]) == 0
    assert capsys.readouterr().err == ""
