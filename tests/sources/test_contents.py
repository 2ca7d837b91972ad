"""What bytes say: pages, what is saved around them, boards, and plain text as it is."""

from __future__ import annotations

import json
import plistlib
from typing import TYPE_CHECKING

import pytest

from reader.errors import SourceError
from reader.sources import Text, text_of
from reader.sources.contents import may_be_marked_up

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Outline

LONG = (
    "The clock in the harbour counts tides instead of hours, and the wardens of the pier wind it by hand "
    "every evening, because the motor that once did so was sold in a hard winter, and nobody has missed it."
)
PAGE = f"""<!doctype html><html><head><title>Tides</title></head><body><article><h1>Tides</h1><p>{LONG}</p>
<p>{LONG[::-1].replace("<", " ")}</p></article></body></html>"""


def page_with(*jobs: dict[str, object]) -> bytes:
    data = json.dumps([{"@context": "https://schema.org", "@type": "JobPosting", **job} for job in jobs])
    return PAGE.replace("</head>", f'<script type="application/ld+json">{data}</script></head>').encode()


def read(data: bytes | str, address: str | None = None, content_type: str | None = None) -> Text:
    return text_of("it", data.encode() if isinstance(data, str) else data, address, content_type)


def mail(*parts: tuple[str, str], subject: str = "Tides") -> str:
    body = "".join(f"--x\nContent-Type: {kind}\n\n{text}\n" for kind, text in parts)
    return (
        f"From: Ada <ada@mill.example>\nTo: me@home.example\nSubject: {subject}\nMIME-Version: 1.0\n"
        f'Date: Mon, 4 May 2026 08:00:00 +0000\nContent-Type: multipart/mixed; boundary="x"\n\n{body}--x--\n'
    )


def test_plain_text_stays_as_it_is() -> None:
    assert read("Tides\n\n<b>is for bold</b>\n") == Text("Tides\n\n<b>is for bold</b>\n")
    told = read("Tides\n", "https://a.example/")
    assert told.outline
    assert told.outline.url == "https://a.example/"


@pytest.mark.parametrize(
    ("content_type", "text"),
    [
        ("text/plain; charset=windows-1253", "Γη"),
        ("text/plain; charset=klingon", "Ãç"),
        ("text/plain", "Ãç"),
    ],
)
def test_what_the_header_says_holds_where_the_bytes_fit(content_type: str, text: str) -> None:
    assert read(b"\xc3\xe7", content_type=content_type).text == text


def test_valid_utf_8_is_that_whatever_is_said() -> None:
    assert read("Γη".encode(), content_type="text/plain; charset=windows-1253").text == "Γη"
    page = PAGE.replace("<head>", "<head><meta charset=latin-1>").replace("clock", "clöck")
    assert "clöck" in read(page).text


@pytest.mark.parametrize(
    ("data", "may"),
    [
        (b"Tides", False),
        (b"", False),
        (b"\xef\xbb\xbf\n <p>", True),
        (b' {"jobs": []}', True),
        (b"From: me\nSubject: it\n", False),
        (b"From: me\nMessage-ID: <1>\n", True),
        ("<p>".encode("utf-16"), True),
        (b"bplist00\0", True),
    ],
)
def test_a_glance_tells_plain_text(data: bytes, may: bool) -> None:
    assert may_be_marked_up(data) is may


def test_a_job_with_a_text_is_the_page() -> None:
    told = read(page_with({"title": "Tide warden", "description": f"<p>{LONG}</p>"}))
    assert told.outline
    (posting,) = told.outline.postings
    assert (posting.role, told.outline.hints[0].kind) == ("Tide warden", "title")
    jobs: list[dict[str, object]] = [{"title": f"Warden {n}", "description": f"{n} {LONG}"} for n in (1, 2)]
    several = read(page_with(*jobs))
    assert several.outline
    assert len(several.outline.postings) == 2
    assert "title" not in {hint.kind for hint in several.outline.hints}


def test_a_job_without_a_text_lends_its_fields_to_the_page() -> None:
    told = read(page_with({"title": "Tide warden", "datePosted": "2026-11-02"}), "https://a.example/1")
    assert told.outline
    (posting,) = told.outline.postings
    assert (posting.role, posting.posted, posting.url) == ("Tide warden", "2026-11-02", "https://a.example/1")
    assert posting.lines == (1, told.text.rstrip("\n").count("\n") + 1)
    assert "wardens of the pier" in told.text
    several = read(page_with({"title": "Tide warden"}, {"title": "Lamp keeper"}))
    assert several.outline
    assert several.outline.postings == ()


def test_a_job_without_a_title_is_one_all_the_same() -> None:
    told = read(page_with({"description": f"<p>{LONG}</p>"}))
    assert told.outline
    assert [posting.role for posting in told.outline.postings] == [None]


def test_a_mail_says_who_sent_it_and_what_was_left_out() -> None:
    told = read(mail(("text/plain", LONG), ("application/pdf; name=a.pdf", "x")))
    assert told.text.startswith("Tides\n\nThe clock")
    page = read(mail(("text/html", PAGE.replace("Tides", "")), ("image/png", "x"), ("image/png", "y")))
    assert page.outline
    assert (page.outline.byline, page.text.split("\n")[0]) == ("Ada", "Tides")
    assert page.outline.hints[1].lines[0] > 1
    own = read(mail(("text/html", PAGE), subject="Fwd: Tides"))
    assert own.text.startswith("Tides\n")


def test_attached_files_are_counted() -> None:
    def attached(count: int) -> tuple[str, ...]:
        part = ("application/pdf\nContent-Disposition: attachment; filename=a.pdf", "x")
        return read(mail(("text/plain", LONG), *[part] * count)).notices

    assert attached(0) == ()
    assert attached(1) == ("An attached file was left out",)
    assert attached(3) == ("3 attached files were left out",)


def test_a_web_archive_is_its_page() -> None:
    main = {"WebResourceData": PAGE.encode(), "WebResourceURL": "https://a.example/tides"}
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        told = read(plistlib.dumps({"WebMainResource": main}, fmt=form))
        assert told.outline
        assert told.outline.url == "https://a.example/tides"
        assert told.text.startswith("Tides\n")


def test_a_boards_answer_is_its_postings() -> None:
    job = {"id": 1, "title": "Tide warden", "location": {"name": "Oslo"}, "content": LONG}
    more = {"absolute_url": "https://a.example/1", "updated_at": "2026-01-01", "internal_job_id": 2}
    told = read(json.dumps({"jobs": [{**job, **more}], "meta": {}}))
    assert told.outline
    assert [posting.role for posting in told.outline.postings] == ["Tide warden"]


def test_a_saved_thread_says_where_it_came_from(shared: Path) -> None:
    saved = (shared / "cases" / "web" / "boards" / "hn.html").read_text(encoding="utf-8")
    marked = f"<!-- saved from url=(0031)https://owls.example/item?id=1 -->\n{saved}"
    assert outline_of(saved).url is None
    assert outline_of(marked).url == "https://owls.example/item?id=1"
    assert outline_of(marked).postings[0].url == "https://owls.example/item?id=48200001"


def outline_of(data: str) -> Outline:
    outline = read(data).outline
    assert outline
    return outline


@pytest.mark.parametrize("data", [PAGE[:30], mail(("image/png", "x"))])
def test_what_holds_nothing_is_refused(data: str) -> None:
    with pytest.raises(SourceError):
        read(data)
