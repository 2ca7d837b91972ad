"""The bytes of an answer, counted while they come and unpacked under a limit."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from reader.system.network.failures import SAVE, Refusal, too_big

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.system.network.values import Sizes

ENCODINGS = "gzip, deflate"
"""What is asked for, and all that is understood."""
_GZIP = frozenset({"gzip", "x-gzip"})
_MOST_PIECES = 1000
"""What is packed in more was made to cost time: each is begun anew."""
_DAMAGED = "its answer is damaged: it can't be unpacked; try again later"
_EITHER, _RAW = 47, -15
"""Window sizes by which zlib finds gzip or zlib by itself, and reads what has no header."""


def unpacked(chunks: Iterable[bytes], encoding: str, sizes: Sizes, came: Callable[[int], None]) -> bytes:
    """Return what an answer says, from its bytes as they come and its Content-Encoding.

    Nothing over the limits is ever held. `came` is called with the number of bytes so far. Raises Refusal.
    """
    reader = _reader(encoding.strip().lower(), sizes.unpacked)
    wire = 0
    for chunk in chunks:
        wire += len(chunk)
        if wire > sizes.wire:
            raise too_big(sizes.wire)
        reader.feed(chunk)
        came(wire)
    return reader.finish()


class _Plain:
    """Bytes as they are."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._data = bytearray()

    def feed(self, chunk: bytes) -> None:
        """Take some more bytes. Raises Refusal if that is too many."""
        self._data += chunk
        if len(self._data) > self._limit:
            raise too_big(self._limit)

    def finish(self) -> bytes:
        """Return all of them."""
        return bytes(self._data)


class _Packed(_Plain):
    """Bytes that gzip or zlib packed, in one piece or several."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._unpacker: zlib._Decompress | None = None
        self._pieces = 0

    def feed(self, chunk: bytes) -> None:
        """See _Plain; unpacks no more than one byte over the limit."""
        while chunk:
            if self._unpacker is None:
                if self._pieces and not chunk.strip(b"\0"):  # padding
                    return
                self._pieces += 1
                if self._pieces > _MOST_PIECES:
                    raise Refusal(_DAMAGED)
                self._unpacker = zlib.decompressobj(_EITHER if _has_header(chunk) else _RAW)
            try:
                super().feed(self._unpacker.decompress(chunk, self._limit + 1 - len(self._data)))
            except zlib.error:
                raise Refusal(_DAMAGED) from None
            chunk = self._unpacker.unused_data
            if self._unpacker.eof:
                self._unpacker = None

    def finish(self) -> bytes:
        """See _Plain. Raises Refusal if the end is missing."""
        if self._unpacker is not None:
            raise Refusal("its answer was cut short; try again")
        return super().finish()


def _has_header(chunk: bytes) -> bool:
    """Return whether packed bytes begin as gzip or zlib do; some servers send deflate without."""
    if chunk[:1] == b"\x1f":
        return True
    return chunk[0] & 15 == 8 and (len(chunk) < 2 or (chunk[0] * 256 + chunk[1]) % 31 == 0)


def _reader(encoding: str, limit: int) -> _Plain:
    if encoding in ("", "identity"):
        return _Plain(limit)
    if encoding in _GZIP or encoding == "deflate":
        return _Packed(limit)
    raise Refusal(f"is packed as {encoding[:40]}, which wasn't asked for; {SAVE}")
