"""Check whether the files of an index on disk are as they were written.

Tantivy ends each of its files with a checksum, but never checks it: a flipped bit gives wrong results or a
panic. The state covers the word list.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from pathlib import Path

_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
"""The suffixes of the files of each segment."""
_MAGIC = (1337).to_bytes(4, "little")
_LONGEST_FOOTER = 4096
_BLOCK = 1 << 20
_STORE_END = 28
"""Bytes at the end of a store's content: its version, where its index of blocks begins, how it is packed."""
_MOST_LAYERS = 32
"""More than that the index of blocks never has: each layer is an eighth of the one below."""
_MORE_FOLLOWS = 0x80
"""The bit that the last byte of a variable-length number has, and no other of it."""


def is_intact(folder: Path, *, thoroughly: bool = True) -> bool:
    """Return whether every file of a committed segment in a tantivy folder exists and matches its checksum.

    Another process may be writing there meanwhile. Reads everything, at about a gigabyte a second; unless
    `thoroughly`, only the ends, which shows what was cut off, and what tantivy could not even open.
    """
    while True:
        segments = _segments(folder)
        if segments is None:
            return False
        if all(_is_whole(folder, segment, thoroughly=thoroughly) for segment in segments):
            return True
        if _segments(folder) == segments:
            return False


def size(folder: Path) -> int:
    """Return the size of the files in a folder in bytes, skipping files that are just being deleted."""
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except OSError:
        return 0


def _segments(folder: Path) -> list[str] | None:
    """Return the names of the segments of the last commit; None if they are unknown."""
    try:
        found = json.loads((folder / "meta.json").read_bytes())
        return [segment["segment_id"].replace("-", "") for segment in found["segments"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _is_whole(folder: Path, segment: str, *, thoroughly: bool) -> bool:
    files = [folder / f"{segment}.{part}" for part in _PARTS]
    try:
        files += folder.glob(f"{segment}.*.del")
        return all(_has_checksum(file, thoroughly=thoroughly) for file in files)
    except OSError:
        return False


def _has_checksum(path: Path, *, thoroughly: bool) -> bool:
    """Return whether a file ends in a checksum, and if `thoroughly` in the right one."""
    with path.open("rb") as file:
        end = _end(file, path.stat().st_size)
        if end is None:
            return False
        left, wanted = end
        if not thoroughly:
            return path.suffix != ".store" or _has_block_index(file, left)
        file.seek(0)
        found = 0
        while left and (block := file.read(min(left, _BLOCK))):
            found = crc32(block, found)
            left -= len(block)
    return bool(found == wanted)


def _has_block_index(file: IO[bytes], length: int) -> bool:
    """Return whether a store's content of that length points to an index of blocks with a likely number of
    layers.

    Tantivy reserves memory for as many as it finds there, whatever the number, and the process ends if there
    is not that much.
    """
    file.seek(max(0, length - _STORE_END))
    begin = int.from_bytes(file.read(_STORE_END)[4:12], "little")
    if begin >= length - _STORE_END:
        return False
    file.seek(begin)
    layers = file.read(1)[0]
    return layers & _MORE_FOLLOWS != 0 and layers & ~_MORE_FOLLOWS <= _MOST_LAYERS


def _end(file: IO[bytes], length: int) -> tuple[int, object] | None:
    """Return the length of a file's content, and its checksum; None if the file does not end as it should.

    After the content come a footer in JSON, the footer's length, and a magic number.
    """
    file.seek(max(0, length - _LONGEST_FOOTER))
    tail = file.read()
    footer_length = int.from_bytes(tail[-8:-4], "little")
    if tail[-4:] != _MAGIC or not 0 < footer_length <= len(tail) - 8:
        return None
    try:
        return length - footer_length - 8, json.loads(tail[-8 - footer_length : -8])["crc"]
    except (ValueError, KeyError, TypeError):
        return None
