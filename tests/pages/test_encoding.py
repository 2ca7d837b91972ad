"""Which encoding a page says it is in, and where a saved one came from."""

from __future__ import annotations

import pytest

from reader.pages import Saved, encoding_of, saved_from


@pytest.mark.parametrize(
    ("data", "header", "encoding"),
    [
        (b"", "text/html; charset=UTF-8", "utf-8"),
        (b"", "text/html; charset='koi8-r'", "koi8-r"),
        (b"", "text/html", None),
        (b"<meta charset=iso-8859-1>", None, "windows-1252"),
        (b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>", None, "windows-1251"),
        (b"<meta charset=gb2312>", "text/html; charset=nonsense", "gb18030"),
        (b"<meta charset='x-sjis'>", None, "cp932"),
        (b"<meta charset=utf-16>", None, "utf-8"),
        (b"<?xml version='1.0' encoding='iso-8859-9'?><meta charset=utf-8>", None, "windows-1254"),
        (b"<!-- <meta charset=koi8-r> --><meta charset=utf-8>", None, "utf-8"),
        (b"<meta charset=zlib>", None, None),
        (b"<meta charset=windows-999>", None, None),
        (b"<meta name=x>", None, None),
        (b"\xff\xfe\x00", None, None),
    ],
)
def test_encoding(data: bytes, header: str | None, encoding: str | None) -> None:
    assert encoding_of(data, header) == encoding


@pytest.mark.parametrize(
    ("markup", "saved"),
    [
        (
            (
                "<html><!--\n Page saved with SingleFile \n url: https://q.example/a \n"
                " saved date: Wed May 06 2026 10:01:02 GMT+0200 (Summer Time)\n-->"
            ),
            Saved("https://q.example/a", "2026-05-06T10:01:02+02:00"),
        ),
        (
            "<!--\n Page saved with SingleFile \n url: javascript:x \n saved date: once\n-->",
            Saved(None, None),
        ),
        ("<!-- saved from url=(0020)https://q.example/b -->", Saved("https://q.example/b", None)),
        ("<p>x</p>", Saved(None, None)),
    ],
)
def test_saved_pages(markup: str, saved: Saved) -> None:
    assert saved_from(markup) == saved
