"""One document to text, or to one plain reason why not."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.config import Limits
from reader.errors import SourceError
from reader.sources import Found, Text, beginning, read
from reader.sources.failures import reason

LIMITS = Limits(file_bytes=1000)


def read_bytes(tmp_path: Path, data: bytes, limits: Limits = LIMITS) -> Text:
    path = tmp_path / "file"
    path.write_bytes(data)
    return read(Found("file", path), limits)


def refusal(found: Found, stdin: io.BytesIO | None = None) -> str:
    with pytest.raises(SourceError) as caught:
        read(found, LIMITS, stdin)
    assert caught.value.source == found.source
    return caught.value.reason


def refusal_of(tmp_path: Path, data: bytes) -> str:
    path = tmp_path / "file"
    path.write_bytes(data)
    return refusal(Found("file", path))


def test_text_comes_out_clean(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a\r\nb\x1b[0m é".encode()) == Text("a\nb␛[0m é")


def test_what_was_replaced_is_told(tmp_path: Path) -> None:
    text = read_bytes(tmp_path, "日本\xff語".encode("latin-1", "ignore") + "日本語 é".encode() + b"\xff")
    assert text == Text("�日本語 é�", ("2 bytes were not valid UTF-8 and are shown as �",))


@pytest.mark.parametrize("data", [b"x", b"\n\n", b"   ", b"\xef\xbb\xbfa", b"\n" * 1000])
def test_little_text_is_text(tmp_path: Path, data: bytes) -> None:
    assert read_bytes(tmp_path, data).text == data.decode("utf-8-sig")


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff\xfe\0\0"])
def test_empty(tmp_path: Path, data: bytes) -> None:
    assert refusal_of(tmp_path, data) == "the file is empty"


def test_too_big(tmp_path: Path) -> None:
    limits = Limits(file_bytes=2_000_000)
    assert len(read_bytes(tmp_path, b"x" * 2_000_000, limits).text) == 2_000_000
    with pytest.raises(SourceError, match=r"is too big: 2\.5 MB or more, and 2\.0 MB is the limit"):
        read_bytes(tmp_path, b"x" * 2_500_000, limits)


def test_standard_input() -> None:
    found = Found("-", None)
    assert read(found, LIMITS, io.BytesIO(b"caf\xc3\xa9\r\n")) == Text("café\n")
    assert refusal(found, io.BytesIO(b"")) == "standard input is empty"
    assert refusal(found, io.BytesIO(b"x" * 5000)).startswith("is too big")


def test_the_process_has_a_standard_input_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"piped")))
    assert read(Found("-", None), LIMITS).text == "piped"


def test_what_has_taken_the_place_of_the_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("x")
    (tmp_path / "link").symlink_to("real")
    os.mkfifo(tmp_path / "fifo")
    assert refusal(Found("a", tmp_path / "missing")) == "no such file or folder"
    assert refusal(Found("a", tmp_path / "link")) == "is a link that cannot be followed"
    assert refusal(Found("a", tmp_path / "fifo")).startswith("is a FIFO")
    assert refusal(Found("a", tmp_path)) == "is a folder"
    assert refusal(Found("a", Path("/dev/null"))) == "is a device, not a file"


def test_a_file_that_the_system_makes_up() -> None:
    path = Path("/proc/self/environ")
    if not path.exists():
        pytest.skip("no /proc here")
    assert refusal(Found("environ", path)).startswith("is made up by the system")


@pytest.mark.skipif(os.geteuid() == 0, reason="no right stops root")
def test_permission_denied(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "file").chmod(0)
    assert refusal(Found("a", tmp_path / "file")) == "permission denied; give yourself the right to read it"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, ""), "permission denied; give yourself the right to read it"),
        (OSError(28, ""), f"cannot be read: {os.strerror(28)}"),
        (OSError(), f"cannot be read: {os.strerror(5)}"),
    ],
)
def test_reasons(error: OSError, words: str) -> None:
    assert reason(error) == words


def test_a_disk_that_fails_while_it_is_read() -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            raise OSError(5, "")

    assert refusal(Found("-", None), Failing()) == f"cannot be read: {os.strerror(5)}"


BINARY = [
    (b"\x7fELF\x02\x01", "looks like a program (ELF)"),
    (b"\x89PNG\r\n\x1a\n", "looks like a PNG image"),
    (b"%PDF-1.7\n", "looks like a PDF"),
    (b"PK\x03\x04\x14\0\0\0mimetypeapplication/epub+zip", "looks like an EPUB book"),
    (b"PK\x03\x04\x14\0\0\0[Content_Types].xml", "looks like an Office document"),
    (b"PK\x03\x04\x14\0\0\0mimetypeapplication/vnd.oasis.opendocument", "looks like an OpenDocument file"),
    (b"PK\x05\x06" + bytes(18), "looks like a ZIP archive"),
    (b"\x1f\x8b\x08", "looks like a gzip archive"),
    (b"SQLite format 3\0", "looks like an SQLite database"),
    (b"GIF89a\x01\0\x01\0", "looks like a GIF image"),
    (b"MZ\x90\0\x03\0", "looks like a program (Windows)"),
    (b"\0\0\0\x20ftypisom", "looks like a film (MP4)"),
    (b"name" + bytes(253) + b"ustar", "looks like a tar archive"),
    (bytes(900), "nothing but NUL bytes"),
    (bytes(range(256)) * 3, "binary data"),
    (bytes(range(32)) * 30 + b"x" * 30, "binary data"),
]


@pytest.mark.parametrize(("data", "what"), BINARY)
def test_binary(tmp_path: Path, data: bytes, what: str) -> None:
    assert refusal_of(tmp_path, data) == f"is not text: {what}"


@pytest.mark.parametrize(
    "data",
    [
        *(
            b"GIF89a is a format",
            b"MZ is how programs begin",
            b"RIFF",
            b"PK is short",
            b"\x07" * 900,
            b"a\0" * 3 + b"b\0\0c",
        ),
        *(
            "héllo ".encode("utf-16-le") * 20,
            "日本語".encode("shift_jis"),
            b"a" + bytes(range(32)) + b"b" * 40,
        ),
    ],
)
def test_text_that_looks_binary(tmp_path: Path, data: bytes) -> None:
    assert read_bytes(tmp_path, data).text


@pytest.mark.parametrize("start", [b"", b"\n<?xml version='1.0'?>\n"])
def test_entities_are_not_declared(tmp_path: Path, start: bytes) -> None:
    assert refusal_of(tmp_path, start + b"<!DOCTYPE a [ <!ENTITY b 'c'>]><a>&b;</a>").startswith(
        "declares XML"
    )
    assert read_bytes(tmp_path, start + b"<!DOCTYPE html><p>An <!ENTITY> in the text").text


@pytest.mark.usefixtures("unmeasured")
def test_importing_is_cheap() -> None:
    """Needs its own process: this one has imported everything by now."""
    heavy = "{'chardet', 'asyncio', 'urllib.request', 'textual', 'rapidfuzz', 'tantivy', 'sqlite3'}"
    code = f"import sys, reader.sources; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("data", "size", "text"),
    [
        (b"one\ntwo\nthree", 8, "one\ntwo\n"),
        (b"one\ntwo\nthree", 6, "one\n"),
        (b"one line that is long", 8, "one line"),
        (b"\xef\xbb\xbfone\n\x1btwo\n", 100, "one\n\u241btwo\n"),
        ("a line that ends in €".encode(), 20, "a line that ends in "),
        ("a line that ends in €".encode(), 21, "a line that ends in "),
        (b"caf\xe9 is no UTF-8, and may be anything", 20, None),
        ("UTF-16, without a mark".encode("utf-16-le"), 40, None),
        ("UTF-16, with a mark".encode("utf-16"), 40, None),
        (b"%PDF-1.7 and so on", 10, None),
    ],
)
def test_the_beginning_of_a_file(tmp_path: Path, data: bytes, size: int, text: str | None) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert beginning(Found("file", path), size) == text


def test_what_is_not_there_has_no_beginning(tmp_path: Path) -> None:
    assert beginning(Found("missing", tmp_path / "missing"), 100) is None
    assert beginning(Found("-", None), 100) is None
