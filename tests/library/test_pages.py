"""Pages and boards' answers in a library: taken in, kept with their outlines, exported and taken back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reader import Library
from reader.config import Limits
from reader.errors import SourceError
from reader.export.records import document_record
from reader.model import Pay, Posting
from reader.parsing import parse
from reader.sources import Found, read
from tests.library.samples import add

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Document

PAGE = """<!doctype html><html lang="en"><head><title>Ropes | Span</title>
<meta name="author" content="Inés Carrow"><link rel="canonical" href="https://span.example/ropes">
<meta property="article:published_time" content="2026-05-04T06:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/all">All</a></nav><article><h1>Ropes</h1>
<p>Every June four villages meet at the gorge, cut the bridge down and make it again from grass, as they
have done for as long as anybody who is alive remembers.</p><h3>The cord</h3><ul><li>cut the grass<ul>
<li>never after rain</li></ul></li></ul><pre><code class="language-python">cord  = 2</code></pre>
<p>It is made by people who must <a href="/home">walk home</a> over it, and that is why it holds, said the
old woman who leads the twisting, and went on.</p></article></body></html>"""
MAIL = """From: Ada Lovelock <ada@mill.example>
To: me@home.example
Subject: Notes on a mill
Date: Mon, 4 May 2026 08:00:00 +0000
MIME-Version: 1.0
Message-ID: <1@mill.example>
Content-Type: text/plain; charset=utf-8

The mill turns at night, when nobody needs it, and stands still by day.
"""


def document_of(path: Path) -> Document:
    text = read(Found(str(path), path), Limits())
    return parse(text.text, str(path), text.notices, outline=text.outline)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "docs" / "ropes.txt"  # what it is, its content tells
    path.parent.mkdir()
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_a_page_is_kept_with_what_its_markup_says(library: Library, page: Path) -> None:
    add(library, page)
    (entry,) = library.documents.list()
    document = library.documents.get(entry.id)
    assert document.outline
    assert (document.title, document.outline.byline) == ("Ropes", "Inés Carrow")
    assert [(block.kind, block.level, block.language) for block in document.blocks] == [
        ("title", None, None),
        ("paragraph", None, None),
        ("heading", 3, None),
        ("list", None, None),
        ("code", None, "python"),
        ("paragraph", None, None),
    ]
    assert [(link.text, link.address) for link in document.outline.links] == [
        ("walk home", "https://span.example/home")
    ]
    (item,) = library.items()
    whole = library.item(item.id)
    assert whole
    assert whole.content == document.article
    (outcome,) = library.documents.add([str(page)])
    assert not isinstance(outcome, SourceError)
    assert outcome.kind == "unchanged"


def test_a_library_with_pages_comes_back_from_its_export(
    library: Library, page: Path, tmp_path: Path
) -> None:
    add(library, page)
    (item,) = library.items()
    library.marks.set(item.id, starred=True)
    exported = list(library.export())
    (tmp_path / "export.jsonl").write_text("\n".join(exported) + "\n", encoding="utf-8")
    with Library.open(tmp_path / "new.db") as new:
        add(new, tmp_path / "export.jsonl")
        (entry,) = new.documents.list()
        assert new.documents.get(entry.id) == library.documents.get(entry.id)
        assert new.marks.of(item.id).starred
        assert [json.loads(line).get("outline") for line in new.export()] == [
            json.loads(line).get("outline") for line in exported
        ]
        assert list(new.check()) == []


def test_an_outline_of_an_export_that_is_none_is_told(library: Library, page: Path, tmp_path: Path) -> None:
    add(library, page)
    head, document, *_ = library.export()
    broken = {**json.loads(document), "outline": {"hints": [{"kind": "advert", "lines": [1, 1]}]}}
    path = tmp_path / "export.jsonl"
    path.write_text(f"{head}\n{json.dumps(broken)}\n", encoding="utf-8")
    with Library.open(tmp_path / "new.db") as new:
        (refused,) = new.documents.add([str(path)])
        assert str(refused) == f"{path}:2: `kind` has no known value; line skipped"


def test_a_page_that_is_gone_keeps_its_outline(library: Library, page: Path) -> None:
    add(library, page)
    (item,) = library.items()
    library.marks.set(item.id, starred=True)
    library.documents.forget([str(page)])
    gone = library.item(item.id)
    assert gone
    assert gone.content.outline.byline == "Inés Carrow"  # type: ignore[union-attr]


def test_pages_are_found_by_their_words(library: Library, page: Path) -> None:
    add(library, page)
    found, lost = library.search("twisting grass"), library.search("nav")
    assert found is not None
    assert lost is not None
    assert (found.total, found.relaxed) == (1, False)
    assert lost.total == 0


def test_a_mail_has_its_subject_for_a_title(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_text(MAIL)
    assert document_of(path).title == "Notes on a mill"
    html = MAIL.replace("text/plain", "text/html").replace(
        "The mill", f"<html><body><p>{'Once more. ' * 30}</p><p>The <a href='https://mill.example'>mill</a>"
    )
    path.write_text(html)
    document = document_of(path)
    assert document.outline
    assert (document.title, document.outline.byline) == ("Notes on a mill", "Ada Lovelock")
    assert document.outline.published
    assert document.outline.published.startswith("2026-05-04")
    (link,) = document.outline.links
    assert document.text[link.start :].startswith("mill turns")


EMPTY = "<!doctype html><html><body></body></html>"
SHELL = """<!doctype html><html><body><div id=root></div><noscript>Please enable JavaScript.</noscript>
<script src=a.js></script></body></html>"""
PICTURES = """MIME-Version: 1.0
Snapshot-Content-Location: https://a.example/
Content-Type: multipart/related; boundary="x"

--x
Content-Type: image/png

abc
--x--
"""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (EMPTY, "has no text"),
        (SHELL, "has no text of its own; open it in your browser, save the page, and add that file"),
        (PICTURES, "holds no page or text that can be read; save it again"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, data: str, reason: str) -> None:
    path = tmp_path / "saved"
    path.write_text(data)
    with pytest.raises(SourceError) as told:
        document_of(path)
    assert str(told.value) == f"{path}: {reason}"


def agrees(expected: Any, found: object) -> bool:  # noqa: ANN401 - as the file has it
    if isinstance(expected, dict) and "any" in expected:
        return any(agrees(one, found) for one in expected["any"])
    return bool(found == expected)


def assert_posting(posting: Posting, wanted: dict[str, Any]) -> None:
    for name in ("role", "company", "remote", "posted", "valid_through", "employment"):
        if name in wanted:
            assert agrees(wanted[name], getattr(posting, name)), name
    for name, value in wanted.get("place", {}).items():
        assert agrees(value, getattr(posting.place, name)), name
    if "pay" in wanted:
        assert posting.pay == (Pay(**wanted["pay"]) if wanted["pay"] else None)
    assert all(part in posting.text for part in wanted.get("has", []))
    assert not any(part in posting.text for part in wanted.get("lacks", []))
    bullets = {block.text for part in posting.sections for block in part.blocks if block.kind == "bullet"}
    assert bullets >= set(wanted.get("bullets", []))


def assert_lines(document: Document, wanted: list[dict[str, Any]]) -> None:
    kinds: dict[str, set[str]] = {}
    exact: dict[str, str] = {}
    for block in document.blocks:
        for line in block.text.split("\n"):
            kinds.setdefault(bare(line), set()).add(block.kind)
            exact[line] = block.kind
    for told in wanted:
        assert_line(told, kinds, exact)


def assert_line(line: dict[str, Any], kinds: dict[str, set[str]], exact: dict[str, str]) -> None:
    if line["kinds"] == ["gone"]:
        assert kinds.get(bare(line["text"]), set()) <= {"footer", "teaser"}
    elif line.get("exact"):
        assert exact.get(line["text"]) in line["kinds"], line
    else:
        assert kinds.get(bare(line["text"]), set()) & set(line["kinds"]), line


def bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


@pytest.mark.parametrize("part", ["articles", "jobs", "saved"])
def test_shared_pages(shared: Path, part: str) -> None:
    web = shared / "cases" / "web"
    expected = json.loads((web / "expected.json").read_text(encoding="utf-8"))[part]
    for name, wanted in expected.items():
        document = document_of(web / part / name)
        record = document_record(document)
        for key in ("title", "byline", "url"):
            assert key not in wanted or agrees(wanted[key], record[key]), (name, key)
        for key, size in (("published", 10), ("language", 2)):
            if key in wanted:
                assert str(record[key])[:size] == wanted[key], (name, key)
        assert_lines(document, wanted.get("lines", []))
        assert len(document.postings) == len(wanted.get("postings", []))
        for posting, told in zip(document.postings, wanted.get("postings", []), strict=True):
            assert_posting(posting, told)


def test_shared_boards(shared: Path, tmp_path: Path) -> None:
    boards = shared / "cases" / "web" / "boards"
    expected = json.loads((boards.parent / "expected.json").read_text(encoding="utf-8"))["boards"]
    for name, wanted in expected.items():
        with Library.open(tmp_path / f"{name}.db") as library:
            add(library, *(boards / file for file in wanted["files"]))
            items = [item for entry in library.items("posting") if (item := library.item(entry.id))]
            found = [item.content for item in items if isinstance(item.content, Posting)]
            for told in wanted["postings"]:
                fitting = [posting for posting in found if agrees(told["role"], posting.role)]
                assert fitting, (name, told["role"])
                for posting in fitting:
                    assert_posting(posting, told)
            assert not {posting.role for posting in found} & set(wanted.get("absent", []))
            roles = [told["role"] for told in wanted["postings"]]
            assert all(any(agrees(role, posting.role) for role in roles) for posting in found)
