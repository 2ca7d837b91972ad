"""What bytes are, told by nothing but themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.recognition import kind_of
from tests.boards import answers

if TYPE_CHECKING:
    from pathlib import Path

PAGE = (
    "<!DOCTYPE html>\n<html lang=en><head><title>Tides</title></head>"
    "<body><p>High at noon.</p></body></html>\n"
)
MAIL = (
    "Return-Path: <a@tides.example>\r\nReceived: from tides.example\r\n\tby"
    " home.example\r\nFrom: Ann <a@tides.example>\r\n"
    "To: Bo <bo@home.example>\r\nSubject: Tides\r\nDate: Mon, 9 Nov 2026 10:00:00"
    " +0100\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain\r\n\r\nHigh at noon.\r\n"
)
SAVED = (
    "From: <Saved by Browser>\r\nSubject: Tides\r\nDate: Mon, 9 Nov 2026 10:00:00"
    " -0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b"\r\n\r\n--b\r\n'
    "Content-Type: text/html\r\n\r\n"
    "<html><p>High at noon.</p></html>\r\n--b--\r\n"
)

HTML = [
    PAGE,
    PAGE.lower(),
    PAGE.replace(
        "<!DOCTYPE html>", '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "x.dtd">'
    ),
    PAGE.replace("<!DOCTYPE html>\n", ""),
    "\n\n  " + PAGE,
    "<!-- saved from url=(0014)about:internet -->\n" + PAGE,
    PAGE.replace(
        "<head>", "<!--\n Page saved with SingleFile \n url: https://x.example/ \n saved date: x\n--><head>"
    ),
    (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">\n'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>High</p></body></html>'
    ),
    '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>High</p></body></html>',
    "<!doctype html>" + '<html style="' + "--x:1;" * 5000 + '"><p>High.',
    "<!DOCTYPE html><title>Tides</title><p>High at noon.<p>Low at six.",
    (
        "<HTML><HEAD><TITLE>Tides</TITLE></HEAD><BODY BGCOLOR=white><FONT"
        " SIZE=2>High<BR>Low</FONT></BODY></HTML>"
    ),
    "<title>Tides</title>\n<h1>Tides</h1>\n<p>High at noon.",
    "<html>\nHigh at noon.<p>Low at six.<p>High again.</html>",
    "<html> Tides of the week, all of them <p>High<p>Low</html>",
    "<head><meta charset=utf-8><title>x</title></head>High at noon.",
    "<center><h1>Tides</h1></center><hr><p>High at noon.<p>Low at six.<br>And so on.",
    "<div><p>High at noon.</p><p>Low at six.</p></div>",
    "<head><tide-clock></tide-clock><title>Tides</title>High at noon.",
    "<div><clock>noon</clock><p>High at noon.</p><p>Low at six.</p></div>",
    "<table><tr><td>High</td><td>noon</td></tr></table>",
    "<article><h2>Tides</h2><ul><li>high</li><li>low</li></ul></article>",
    "<p>One.<p>Two.<p>Three.<p>Four.",
    "<!DOCTYPE html>High at noon. <p>Low at six.</p><p>And <b>high</b>.</p>",
    "<html><script>var a={b:1}; x = `{{y}}`</script><body><p>{{ not filled in }}</p></body></html>",
]

TEXT = [
    "",
    "High at noon.",
    "Tides\n\nHigh at noon, <b>low</b> at six.",
    (
        "How to write HTML\n\nA page begins with <!DOCTYPE html>, then <html>, <head> and"
        " <body>.\n</html> closes it."
    ),
    "<html> is the root element. It holds <head> and <body>, and it is closed by </html>.",
    "<!DOCTYPE html> is the declaration that a page begins with; <html> and <head> come after.",
    "<p>, <b> and <i> are elements; so are <u>, <br> and <hr>. </p> closes the first.",
    "<p> is for paragraphs, <li> for items, <ul> and <ol> for lists, </p> closes the first.",
    "<b>Note</b> that the tide is high at noon.",
    "<3 you all, said the sea. <br> Really.",
    "< less than, > more than",
    (
        "<p align=center>\n<img src=x><img src=y>\n</p>\n\n# Tides\n\nA program that **knows** the"
        " sea.\n\n```sh\ntides\n```\n"
    ),
    '<div align="center"><h1>Tides</h1><a href="x"><img src="y"></a><br></div>\n\n- high\n- low\n',
    '<h1 align="center">Tides</h1><p><a href=x>one</a> <a href=y>two</a></p>\n\nSee [the docs](docs/x.md).\n',
    "# Tides\n\n<p>High</p>\n\n<p>Low</p>\n<div>x</div>",
    "import x\n\npage = '<html><body><p>High</p></body></html>'\n",
    "<template>\n  <div><p>{{ tide }}</p><p>x</p></div>\n</template>\n<script>export default {}</script>\n",
    "<script setup>\nimport x\n</script>\n<style>\np { color: red }\n</style>\n",
    "<div className={tide}><p>a</p><p>b</p><p>c</p></div>",
    "<?php echo '<html><body><p>x</p></body></html>'; ?>",
    "<?php\n?><html><body><p>x</p><p>y</p></body></html>",
    "{% extends 'base.html' %}\n<html><body><p>x</p></body></html>",
    "<div>{% for x in y %}<p>{{ x }}</p><p>b</p>{% endfor %}</div>",
    '<?xml version="1.0"?>\n<project><name>tides</name></project>',
    '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><text>a</text></svg>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>x</loc></url></urlset>',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description/></rdf:RDF>',
    "<rss> is an element, and so is <feed>.",
    '<!DOCTYPE plist PUBLIC "x" "y"><plist version="1.0"><dict><key>Tides</key></dict></plist>',
    "<workzag-jobs> is what the feed begins with",
    "<!-- a comment without an end",
    "<!DOCTYPE html",
    "<a",
    '{"tides": ["high", "low"]}',
    '{"version": "1.0", "items": []}',
    '{"note": "see https://jsonfeed.org/version/1.1"}',
    "{not json",
    "[1] A footnote that comes first.",
    "[]",
    "From: Ann\nTo: Bo\nSubject: Tides\nDate: 9 November\n\nDear Bo, the tide is high at noon.",
    "From: Ann <a@tides.example>\nSent: Monday\nTo: Bo\nSubject: Tides\n\nHigh.",
    (
        "---------- Forwarded message ---------\nFrom: Ann <a@tides.example>\nDate: Mon, 9 Nov"
        " 2026\nSubject: Tides\nTo: Bo\n\nHigh at noon."
    ),
    "Title: Tides\nAuthor: Ann\nDate: 2026-11-09\n\nHigh at noon.",
    "From: here on it is plain sailing.\nThe message-id: none.\n\nEnd.",
    "From the beginning of the day\nDate: none\n\nMessage-ID: <x>",
    "Date: Mon, 9 Nov 2026 10:00:00 +0100\nContent-Type: text/html\nServer: tides\n\n<p>High</p>",
    "Note: this\nis not a header\nFrom: Ann\nDate: x\nReceived: y\n\nText",
    " From: Ann\n",
    "MIME-Version: 1.0 is a header of mails.",
    "bplist00 is what a binary property list begins with",
]

FEEDS = [
    (
        '<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?><!-- made by hand --><rss'
        ' version="2.0"><channel/></rss>'
    ),
    "<rss><channel><title>Tides</title></channel></rss>",
    '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "rss.dtd"><rss version="0.91"><channel/></rss>',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Tides</title></feed>',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Tides</a:title></a:feed>',
    '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Tides</title></feed>',
    '<rdf:RDF xmlns:rdf="x" xmlns="http://purl.org/rss/1.0/"><channel/></rdf:RDF>',
    '<rdf:RDF xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel/></rdf:RDF>',
    '{"version": "https://jsonfeed.org/version/1.1", "title": "Tides", "items": []}',
    '{ "items": ['
    + '{"content_text": "high"},' * 500
    + '{}], "version" : "https:\\/\\/jsonfeed.org\\/version\\/1"}',
]

MAILS = [
    MAIL,
    MAIL.replace("\r\n", "\n"),
    "From a@tides.example Mon Nov  9 10:00:00 2026\n" + MAIL,
    "\n" + MAIL,
    MAIL.replace("Subject: Tides", "Subject: Årets tidvann"),
    MAIL.replace("Content-Type: text/plain", 'Content-Type: multipart/related; type="text/html"; boundary=x'),
    "From: a@tides.example\nMessage-ID: <1@tides.example>\nDate: Mon, 9 Nov 2026 10:00:00 +0100\n\nHigh.",
]
MHTMLS = [
    SAVED,
    SAVED.replace("\r\n", "\n"),
    SAVED.replace("From: <Saved by Browser>\r\n", ""),
    "Snapshot-Content-Location: https://tides.example/\n" + MAIL,
    (
        "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Location:"
        " https://tides.example/\n\n<p>High</p>"
    ),
]


@pytest.mark.parametrize("text", HTML)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_pages(text: str, encoding: str) -> None:
    assert kind_of(text.encode(encoding)) == "html"


@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts(text: str, encoding: str) -> None:
    assert kind_of(text.encode(encoding)) == "text"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        *(("feed", text) for text in FEEDS),
        *(("mail", text) for text in MAILS),
        *(("mhtml", text) for text in MHTMLS),
        ("opml", '<?xml version="1.0"?><opml version="2.0"><body/></opml>'),
        ("board", json.dumps(answers.greenhouse_board(answers.greenhouse()))),
        ("board", json.dumps([answers.lever()])),
        ("board", answers.personio("<name>x</name>")),
        ("board", json.dumps(answers.hiring("Owl Post | Engineer | Graz"))),
        (
            "webarchive",
            '<!DOCTYPE plist PUBLIC "x" "y"><plist><dict><key>WebMainResource</key></dict></plist>',
        ),
    ],
)
def test_others(kind: str, text: str) -> None:
    assert kind_of(text.encode()) == kind
    assert kind_of(b"\xef\xbb\xbf" + text.encode()) == kind


def test_binary_property_lists() -> None:
    assert kind_of(b"bplist00\xd1_\x10\x0fWebMainResource") == "webarchive"
    assert kind_of(b"bplist00\xd1_\x10\x0fSomethingElse") == "text"


def test_a_saved_thread_is_a_boards_and_other_pages_of_its_site_are_pages(shared: Path) -> None:
    page = (shared / "cases" / "web" / "boards" / "hn.html").read_bytes()
    assert kind_of(page) == "board"
    assert kind_of(page.replace(b"Who is hiring?", b"Who naps?")) == "html"


def test_shared_files(shared: Path) -> None:
    kinds = {
        "articles": {"html"},
        "jobs": {"html"},
        "saved": {"mhtml"},
        "boards": {"board"},
        "feeds": {"feed", "opml"},
    }
    for folder, kind in kinds.items():
        found = {kind_of(path.read_bytes()) for path in (shared / "cases" / "web" / folder).iterdir()}
        assert found == kind
    for path in (shared / "seeds").iterdir():
        assert kind_of(path.read_bytes()) == "text"


@pytest.mark.parametrize(
    "unit",
    [
        b"<!--",
        b"<",
        b"<a ",
        b"<!doctype html ",
        b"<?xml ",
        b"[",
        b'{"a":',
        b"a: b\n",
        b" x\n",
        b"<p>",
        b"-->",
        b"[x](",
    ],
)
def test_floods(unit: bytes) -> None:
    assert kind_of(unit * 40_000) in ("text", "html")


@given(st.binary(max_size=300) | st.text(alphabet="<>!-?/ ahtmlp:\n=\"'{}[]", max_size=200).map(str.encode))
def test_any_bytes(data: bytes) -> None:
    assert kind_of(data) in ("html", "mhtml", "webarchive", "mail", "board", "feed", "opml", "text")
