"""The index's folder on disk: which build is current, what it contains, and who may write.

    FOLDER/state.json      names the current build, and says what it contains; replaced as a whole
    FOLDER/lock            held by the one process that writes
    FOLDER/BUILD/items     tantivy's files of the items
    FOLDER/BUILD/words     tantivy's files of the vocabulary
    FOLDER/BUILD/spelled   the word list, one word after the other

A build that cannot be used is replaced by a new one beside it, so that processes still searching it are not
disturbed.
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
    """What the current build consists of."""

    build: str = ""
    stamp: int | None = None
    """The library's change counter that the index is up to date with; None if it is with none."""
    documents: dict[str, str] = field(default_factory=dict)
    """The ids of its documents, each with the caller's version of it."""
    places: dict[str, int] = field(default_factory=dict)
    """For each of its documents, a number that rises in their order."""
    letters: int = 0
    """How many bytes of the word list are valid."""
    checksum: int = 0
    """CRC-32 of those bytes."""
    commits: list[int] = field(default_factory=lambda: [0, 0])
    """The numbers tantivy gave its last commits of items and words."""


class IndexFolder:
    """The files around tantivy's own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: IO[bytes] | None = None

    def read(self) -> State | None:
        """Return the state on disk; None if there is none, or it is damaged or of another format."""
        try:
            found = json.loads((self.path / _STATE).read_bytes())
            return State(**found["state"]) if found["format"] == FORMAT else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def write(self, state: State) -> None:
        """Replace the state on disk."""
        written = self.path / f"{_STATE}.new"
        written.write_text(json.dumps({"format": FORMAT, "state": asdict(state)}), encoding="utf-8")
        written.replace(self.path / _STATE)

    def create(self) -> State:
        """Create the folders of a new build, and return its state."""
        state = State(build=uuid4().hex)
        for name in ("items", "words"):
            (self.path / state.build / name).mkdir(parents=True)
        (self.path / state.build / "spelled").touch()
        return state

    def part_path(self, state: State, name: str) -> Path:
        """Return the path of a part of a build."""
        return self.path / state.build / name

    def word_list(self, state: State) -> bytes:
        """Return the valid part of the word list. Raises OSError or ValueError if it is damaged."""
        found = self.part_path(state, "spelled").read_bytes()[: state.letters]
        if len(found) < state.letters or crc32(found) != state.checksum:
            raise ValueError("the list of words is damaged")
        return found

    def is_intact(self, state: State, most: int | None = None) -> bool:
        """Return whether all files of a build are as they were written; above `most` bytes, check only their
        ends.
        """
        folders = [self.part_path(state, name) for name in ("items", "words")]
        thoroughly = most is None or sum(map(size, folders)) <= most
        return all(is_intact(folder, thoroughly=thoroughly) for folder in folders)

    def delete(self) -> None:
        """Invalidate every build. Only for the writer."""
        (self.path / _STATE).unlink(missing_ok=True)

    def append(self, state: State, letters: bytes) -> None:
        """Append words to the valid ones, overwriting what an earlier writer left behind them."""
        with self.part_path(state, "spelled").open("r+b") as file:
            file.seek(state.letters)
            file.truncate()
            file.write(letters)

    def commits(self, state: State) -> list[int]:
        """Return the numbers of tantivy's last commits. Raises OSError or ValueError if they are unknown."""
        found = [
            json.loads((self.part_path(state, name) / "meta.json").read_bytes())
            for name in ("items", "words")
        ]
        return [meta["opstamp"] for meta in found]

    def lock(self) -> bool:
        """Become the writer; return False if another process is.

        Raises OSError if the folder cannot be written.
        """
        if self._lock is not None:
            return True
        self.path.mkdir(
            mode=0o700, parents=True, exist_ok=True
        )  # the indexed texts are nobody else's business
        file = (self.path / "lock").open("ab")
        if not _try_lock(file):
            file.close()
            return False
        self._lock = file
        return True

    def unlock(self) -> None:
        """Let others write. If a process ends without this, the system does it."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def remove_leftovers(self, state: State) -> None:
        """Delete every build but this one. Only for the writer."""
        for entry in self.path.iterdir():
            if entry.name != state.build and (entry / "items").is_dir():
                shutil.rmtree(entry, ignore_errors=True)


def _try_lock(file: IO[bytes]) -> bool:
    """Lock an open file against other processes; return False if one of them has it."""
    with suppress(OSError):
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
