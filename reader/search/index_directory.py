"""The index's folder on disk: which build of it holds, what is in that, and who may write.

    FOLDER/state.json      names the build that holds, and says what is in it; replaced as a whole
    FOLDER/lock            held by the one process that writes
    FOLDER/BUILD/items     what tantivy keeps of the items
    FOLDER/BUILD/words     what it keeps of the vocabulary
    FOLDER/BUILD/spelled   the words, one after the other

A build that cannot be used is left for a new one beside it, so that who still searches it is not disturbed.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import IO, TYPE_CHECKING
from uuid import uuid4
from zlib import crc32

from reader.search.integrity import is_intact, size
from reader.search.schema import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

_STATE = "state.json"


@dataclass(slots=True)
class State:
    """What the build that holds is made of."""

    build: str = ""
    stamp: int | None = None
    """The change counter that the index was brought up to; None while it is not up to any."""
    documents: dict[str, str] = field(default_factory=dict)
    """The ids of the documents in it, each with what its caller knows its version by."""
    next_number: int = 0
    letters: int = 0
    """How many bytes of the list of words hold."""
    checksum: int = 0
    """Of those, as CRC-32."""
    commits: list[int] = field(default_factory=lambda: [0, 0])
    """The numbers that tantivy gave its last commits of items and words."""


class IndexFolder:
    """The files around tantivy's own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO[bytes] | None = None

    def read(self) -> State | None:
        """The state on disk; None where there is none, of this format and in sound form."""
        try:
            found = json.loads((self.path / _STATE).read_bytes())
            return State(**found["state"]) if found["format"] == FORMAT else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, state: State) -> None:
        """Put a state in place of the one on disk."""
        written = self.path / f"{_STATE}.new"
        written.write_text(json.dumps({"format": FORMAT, "state": asdict(state)}), encoding="utf-8")
        written.replace(self.path / _STATE)

    def create(self) -> State:
        """The state of a new build, and its empty folders."""
        state = State(build=uuid4().hex)
        for name in ("items", "words"):
            (self.path / state.build / name).mkdir(parents=True)
        (self.path / state.build / "spelled").touch()
        return state

    def part_path(self, state: State, name: str) -> Path:
        """One of the things in a build's folder."""
        return self.path / state.build / name

    def word_list(self, state: State) -> bytes:
        """The list of words as far as it holds. Raises OSError or ValueError where it is damaged."""
        found = self.part_path(state, "spelled").read_bytes()[: state.letters]
        if len(found) < state.letters or crc32(found) != state.checksum:
            raise ValueError("the list of words is damaged")
        return found

    def is_intact(self, state: State, most: int | None = None) -> bool:
        """Whether all files of a build are as they were written; of more than `most` bytes, their ends."""
        folders = [self.part_path(state, name) for name in ("items", "words")]
        thoroughly = most is None or sum(map(size, folders)) <= most
        return all(is_intact(folder, thoroughly=thoroughly) for folder in folders)

    def delete(self) -> None:
        """Let no build hold any more. Only for the one that writes."""
        (self.path / _STATE).unlink(missing_ok=True)

    def append(self, state: State, letters: bytes) -> None:
        """Write words after those that hold; what an earlier writer left behind them is written over."""
        with self.part_path(state, "spelled").open("r+b") as file:
            file.seek(state.letters)
            file.truncate()
            file.write(letters)

    def commits(self, state: State) -> list[int]:
        """The numbers of tantivy's last commits. Raises OSError or ValueError where they are unknown."""
        found = [
            json.loads((self.part_path(state, name) / "meta.json").read_bytes())
            for name in ("items", "words")
        ]
        return [meta["opstamp"] for meta in found]

    def lock(self) -> bool:
        """Become the one that writes; False where another process is.

        Raises OSError where the folder cannot be written.
        """
        if self._lock is not None:
            return True
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)  # what is indexed is the user's alone
        file = (self.path / "lock").open("ab")
        if not _try_lock(file):
            file.close()
            return False
        self._lock = file
        return True

    def unlock(self) -> None:
        """Let others write. The system does this for a process that ends without."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def remove_leftovers(self, state: State) -> None:
        """Delete every build but this one. Only for the one that writes."""
        for entry in self.path.iterdir():
            if entry.name != state.build and (entry / "items").is_dir():
                shutil.rmtree(entry, ignore_errors=True)


def _try_lock(file: IO[bytes]) -> bool:
    """Lock an open file against other processes, if none of them has it."""
    with suppress(OSError):
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
