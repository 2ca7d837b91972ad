"""Pages and mails out of what browsers and mail programs save them in."""

from __future__ import annotations

import plistlib
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.containers import Contained, from_mail, from_mhtml, from_webarchive

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (
    b"From: <Saved by Browser>\r\nSnapshot-Content-Location: https://kites.example/a\r\n"
    b"Subject: =?utf-8?Q?K=C3=AEtes?=\r\nDate: Sun, 1 Nov 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\n"
)
RELATED = HEAD + b'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'


def mhtml(*parts: bytes) -> bytes:
    return RELATED + b"".join(b"--b\r\n" + part + b"\r\n" for part in parts) + b"--b--\r\n"


PICTURE = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8="
PAGE = (
    b"Content-Type: text/html; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n"
    b"Content-Location: https://kites.example/b\r\n\r\n<p>A =C3=AEle=\r\n of wind</p>"
)  # fmt: skip


def test_shared_page(shared: Path) -> None:
    page = from_mhtml((shared / "cases" / "web" / "saved" / "ladders.mhtml").read_bytes())
    assert page is not None
    assert page.address == "https://rungs.example/ladders"
    assert page.title == "On ladders"
    assert page.date == "2026-11-01T09:00:00"
    assert "holes in the right places – and" in page.data.decode()


def test_a_page_saved_as_mhtml() -> None:
    page = from_mhtml(mhtml(PICTURE, PAGE, PAGE))
    assert page == Contained(
        "<p>A île of wind</p>".encode(),
        "html",
        "utf-8",
        "https://kites.example/a",
        title="Kîtes",
        date="2026-11-01T09:00:00+01:00",
    )


def test_addresses_of_a_page() -> None:
    without = mhtml(PAGE).replace(b"Snapshot-Content-Location: https://kites.example/a\r\n", b"")
    page = from_mhtml(without)
    assert page is not None
    assert page.address == "https://kites.example/b"
    page = from_mhtml(without.replace(b"https://kites.example/b", b"cid:frame@mhtml"))
    assert page is not None
    assert page.address is None


def test_a_page_that_is_the_only_part() -> None:
    page = from_mhtml(
        HEAD + b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+eDwvcD4=\r\n"
    )
    assert page is not None
    assert page.data == b"<p>x</p>"


NUL = b"Content-Type: multipart/mixed; boundary*=a\0b''x\n\n--x\n\n<p>x</p>\n--x--\n"


@pytest.mark.parametrize("data", [b"", mhtml(PICTURE), b"no container", HEAD, b"\0" * 100, NUL])
def test_no_page(data: bytes) -> None:
    assert from_mhtml(data) is None


def test_damaged_pages_give_what_is_left_of_them() -> None:
    broken = PAGE.replace(b'charset="UTF-8"', b'charset="no such; thing"').replace(b"=C3", b"=ZZ")
    page = from_mhtml(mhtml(broken)[:-10])
    assert page is not None
    assert page.encoding is None
    assert b"of wind" in page.data
    odd = RELATED.replace(b"Kites", b"x").replace(b"Date: Sun, 1 Nov 2026", b"Date: Someday")
    page = from_mhtml(odd + b"--b\r\n" + PAGE + b"\r\n--b--")
    assert page is not None
    assert page.date is None


def test_subjects_in_unknown_encodings_stay_as_they_are() -> None:
    for subject in (b"=?x-none?Q?K=C3?=", b"=?utf-8?B?A?="):
        page = from_mhtml(mhtml(PAGE).replace(b"=?utf-8?Q?K=C3=AEtes?=", subject))
        assert page is not None
        assert page.title == subject.decode()


def test_too_many_containers_in_each_other() -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (depth, depth) for depth in range(2000)
    )
    assert from_mail(b"From: a\n" + nested) is None
    assert from_mhtml(b"From: a\n" + nested) is None


def mail(**parts: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Änn Oster <ann@kites.example>"
    message["To"] = "bo@home.example"
    message["Subject"] = "Wind \u202e rises"
    message["Date"] = "Mon, 9 Nov 2026 10:00:00 -0500"
    message["List-Unsubscribe"] = "<https://kites.example/stop>"
    message.set_content(parts.get("text", "Plain wind.\n"))
    if "html" in parts:
        message.add_alternative(parts["html"], subtype="html")
    return message


def test_a_mail_gives_its_markup_if_it_has_some() -> None:
    message = mail(html="<p>Wind îs up.</p>")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    message.add_attachment("<p>attached</p>", subtype="html", filename="a.html")
    found = from_mail(message.as_bytes())
    assert found is not None
    assert found.data.decode(found.encoding or "").strip() == "<p>Wind îs up.</p>"
    assert (found.kind, found.sender, found.date) == ("html", "Änn Oster", "2026-11-09T10:00:00-05:00")
    assert found.title == "Wind \ufffd rises"
    assert found.attachments == 2
    assert found.address is None


def test_a_mail_of_plain_text() -> None:
    data = b"From ann@kites.example Mon Nov  9 10:00:00 2026\n" + mail(text="Nur Wind: größer.\n").as_bytes()
    found = from_mail(data)
    assert found is not None
    assert (found.kind, found.data.decode(found.encoding or "")) == ("text", "Nur Wind: größer.\n")


def test_a_mail_whose_markup_is_empty() -> None:
    found = from_mail(mail(html=" ").as_bytes())
    assert found is not None
    assert found.kind == "text"


def test_a_mail_that_is_only_an_attachment_or_another_mail() -> None:
    message = EmailMessage()
    message["From"] = "ann@kites.example"
    message.add_attachment("x", filename="a.txt")
    assert from_mail(message.as_bytes()) is None
    outer = mail()
    outer.add_attachment(mail(html="<p>inner</p>"))
    found = from_mail(outer.as_bytes())
    assert found is not None
    assert found.data.strip() == b"Plain wind."


def test_a_mail_that_is_only_around_another_one() -> None:
    outer = EmailMessage()
    outer["From"] = "bo@home.example"
    outer["Subject"] = "Fwd"
    outer.add_attachment(mail(html="<p>inner</p>"))
    found = from_mail(outer.as_bytes())
    assert found is not None
    assert (found.data.strip(), found.sender, found.title) == (
        b"<p>inner</p>",
        "Änn Oster",
        "Wind \ufffd rises",
    )
    assert from_mail(b"From: a\nContent-Type: message/rfc822\n\n") is None


def test_a_sender_without_a_name_or_address() -> None:
    for written, sender in (("ann@kites.example", "ann@kites.example"), ("", None)):
        message = mail()
        message.replace_header("From", written)
        found = from_mail(message.as_bytes())
        assert found is not None
        assert found.sender == sender
    assert from_mail(b"Subject: x\n\nHigh.\n") == Contained(b"High.\n", "text", title="x")


ARCHIVE: dict[str, object] = {
    "WebResourceData": "<p>Wind</p>".encode("utf-16"),
    "WebResourceMIMEType": "text/html",
    "WebResourceTextEncodingName": "UTF-16",
    "WebResourceURL": "https://kites.example/",
}


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_web_archive(form: plistlib.PlistFormat) -> None:
    data = plistlib.dumps({"WebMainResource": ARCHIVE, "WebSubresources": []}, fmt=form)
    assert from_webarchive(data) == Contained(
        "<p>Wind</p>".encode("utf-16"), "html", "utf-16", "https://kites.example/"
    )


def test_web_archives_with_other_fields() -> None:
    plain = plistlib.dumps(
        {"WebMainResource": {"WebResourceData": "wind", "WebResourceMIMEType": "text/plain"}}
    )
    assert from_webarchive(plain) == Contained(b"wind", "text", "utf-8")
    local = plistlib.dumps(
        {"WebMainResource": ARCHIVE | {"WebResourceURL": "file:///a", "WebResourceTextEncodingName": 3.5}}
    )
    found = from_webarchive(local)
    assert found is not None
    assert (found.address, found.encoding) == (None, None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bplist00",
        b"bplist00" + b"\xff" * 60,
        b"<plist><dict><key>",
        b"<?xml version='1.0'?><!DOCTYPE plist [<!ENTITY a 'b'>]><plist><string>&a;</string></plist>",
        b"<?xml version='1.0'?><plist version='1.0'>" + b"<array>" * 5000,
        plistlib.dumps([]),
        plistlib.dumps({"WebMainResource": []}),
        plistlib.dumps({"WebMainResource": {"WebResourceData": 5}}),
    ],
)
def test_no_web_archive(data: bytes) -> None:
    assert from_webarchive(data) is None


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    for reading in (from_mhtml, from_mail, from_webarchive):
        for bytes_ in (data, RELATED + data, b"bplist00" + data, b"<?xml version='1.0'?><plist>" + data):
            found = reading(bytes_)
            assert found is None or isinstance(found.data, bytes)


@given(st.data())
def test_any_damage(data: st.DataObject) -> None:
    whole = data.draw(
        st.sampled_from(
            [
                mhtml(PICTURE, PAGE),
                mail(html="<p>x</p>").as_bytes(),
                plistlib.dumps({"WebMainResource": ARCHIVE}, fmt=plistlib.FMT_BINARY),
            ]
        )
    )
    at = data.draw(st.integers(0, len(whole) - 1))
    size = data.draw(st.integers(0, 12))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + size :]
    for reading in (from_mhtml, from_mail, from_webarchive):
        found = reading(damaged)
        assert found is None or isinstance(found.data, bytes)
