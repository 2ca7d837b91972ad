"""The checksum of a document's text. Apart, since the first frame needs it and nothing else of the store."""

from __future__ import annotations

from zlib import crc32


def text_crc(body: bytes, outline: bytes | None) -> int:
    """Return the checksum of a document's text and of its outline, if it has one."""
    return crc32(body) if outline is None else crc32(outline, crc32(body))
