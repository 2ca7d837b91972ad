"""What is not text, judged by how the bytes start or by the control characters in them."""

from __future__ import annotations

import re

from reader.sources.decoding import SAMPLE, byte_order_mark, wide_encoding

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x7fELF", "a program (ELF)"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\1\0", "an icon"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\xfe\xed\xfa\xce", "a program (Mach-O)"),
    (b"\xfe\xed\xfa\xcf", "a program (Mach-O)"),
    (b"\xce\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\xcf\xfa\xed\xfe", "a program (Mach-O)"),
    (b"\xca\xfe\xba\xbe", "a program (Java or Mach-O)"),
    (b"\0asm", "a program (WebAssembly)"),
    (b"\0\1\0\0\0", "a font"),
)
# Text may start like this too: these count only with a NUL near the start, which such files have.
_LETTERED: tuple[tuple[bytes, str], ...] = (
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a RIFF audio, video or image file"),
    (b"BM", "a BMP image"),
    (b"OggS", "an Ogg file"),
    (b"fLaC", "a FLAC file"),
    (b"ID3", "an MP3 file"),
    (b"MZ", "a program (Windows)"),
    (b"BZh", "a bzip2 archive"),
    (b"wOF", "a font"),
)
_HEADER = 512
# Tab, line ends, form feed, backspace and escape occur in text; the other controls hardly ever do.
_CONTROLS = bytes(sorted({*range(32)} - {*b"\b\t\n\f\r\x1b"}))
_ENTITIES = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE[^\[>]*\[\s*<!ENTITY", re.IGNORECASE)


def not_text(data: bytes) -> str | None:
    """Return what the bytes are if not text ("looks like a PDF"); None for text in any encoding."""
    if kind := _kind(data):
        return f"looks like {kind}"
    if not data.strip(b"\0"):
        return "nothing but NUL bytes"
    return "binary data" if _is_noise(data) else None


def declares_entities(data: bytes) -> bool:
    """Return whether this is XML that starts by declaring entities: a few lines can expand to gigabytes.

    See CWE-776. No article needs it.
    """
    return _ENTITIES.match(data[:SAMPLE]) is not None


def _kind(data: bytes) -> str | None:
    """Return the kind of file that starts like this, or None."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data[: SAMPLE // 16])
    known = _BEGINNINGS
    if b"\0" in data[:_HEADER]:
        known += _LETTERED
        if data[257:262] == b"ustar":
            return "a tar archive"
        if data[4:8] == b"ftyp":
            return "a video (MP4)"
    return next((kind for beginning, kind in known if data.startswith(beginning)), None)


def _zip_kind(head: bytes) -> str:
    if b"application/epub" in head:
        return "an EPUB book"
    if b"[Content_Types].xml" in head:
        return "an Office document"
    return "an OpenDocument file" if b"application/vnd.oasis" in head else "a ZIP archive"


def _is_noise(data: bytes) -> bool:
    """Return whether it has too many control characters to be text.

    Text can be full of one control (a flood of bells), or have each of them once. Binary data has many of
    many kinds, and is hardly ever valid UTF-8 by chance.
    """
    if byte_order_mark(data)[0] or wide_encoding(data):
        return False
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, delete=_CONTROLS))
    if not controls:
        return False
    if _is_utf8(sample):
        return controls * 2 > len(sample) and sum(map(sample.__contains__, _CONTROLS)) > 4
    return controls * 33 > len(sample)


def _is_utf8(sample: bytes) -> bool:
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        # The end of the sample may have cut a character.
        return error.start >= SAMPLE - 3
    return True
