"""Whether the files of an index on disk are as they were written.

Tantivy ends each of its files with a checksum, and does not look at it: a flipped bit gives wrong answers
or a panic. The list of words is checked by the state.
"""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from pathlib import Path

_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
"""The endings of the files that each segment has."""
_MAGIC = (1337).to_bytes(4, "little")
_LONGEST_FOOTER = 4096
_BLOCK = 1 << 20


def is_intact(folder: Path, *, thoroughly: bool = True) -> bool:
    """Whether every file of a committed segment in a folder of tantivy's is there and has its checksum.

    Another process may be writing there meanwhile. Reads all of it, at about a gigabyte a second; or, unless
    `thoroughly`, the ends alone, which tells what was cut off.
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
    """Bytes of the files in a folder; of what is just being deleted, none."""
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except OSError:
        return 0


def _segments(folder: Path) -> list[str] | None:
    """The names of the segments that the last commit is made of; None where they are unknown."""
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
    """Whether a file ends in a checksum, and `thoroughly` in the right one."""
    with path.open("rb") as file:
        end = _end(file, path.stat().st_size)
        if end is None:
            return False
        left, wanted = end
        if not thoroughly:
            return True
        file.seek(0)
        found = 0
        while left and (block := file.read(min(left, _BLOCK))):
            found = crc32(block, found)
            left -= len(block)
    return bool(found == wanted)


def _end(file: IO[bytes], length: int) -> tuple[int, object] | None:
    """Bytes of a file's content, and its checksum; None where it does not end as it should.

    After the content comes a footer in JSON, the footer's length, and a magic number.
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
