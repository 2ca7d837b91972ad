"""What became of the time that a process took, on a machine that others use too."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import get_native_id
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NANO = 1e-9


class Moment(NamedTuple):
    """A moment in the life of a process."""

    time: float
    """Seconds since any moment."""
    threads: Mapping[str, tuple[int, int]]
    """Nanoseconds that each thread has computed, and has waited for a processor."""
    ours: int = 0
    """Nanoseconds that this process, which looks, has waited for a processor."""


class Took(NamedTuple):
    """Seconds from one moment to another."""

    wall: float
    own: float = 0.0
    """Without what a thread was ready to compute, and others had the processors."""

    @classmethod
    def between(cls, before: Moment, after: Moment) -> Took:
        """Compare two moments of a process.

        Threads may wait at the same time, so that more than the whole time is waited; but what one thread
        has computed is never taken off. What this process waited before it saw the answer is no part of it.
        """
        wall = after.time - before.time
        pairs = [(now, before.threads.get(thread, (0, 0))) for thread, now in after.threads.items()]
        waited = NANO * sum(now[1] - then[1] for now, then in pairs) + NANO * (after.ours - before.ours)
        computed = NANO * max((now[0] - then[0] for now, then in pairs), default=0)
        return cls(wall, min(wall, max(wall - waited, computed)))


def moment(process: int) -> Moment:
    """Look at a process and its children, such as an editor; one that is gone has no threads.

    Where the system doesn't tell, nobody waits.
    """
    threads: dict[str, tuple[int, int]] = {}
    for each in (process, *_children(process)):
        threads |= _threads(each)
    ours = _threads(os.getpid()).get(str(get_native_id()), (0, 0))
    return Moment(monotonic(), threads, ours[1])


def _threads(process: int) -> dict[str, tuple[int, int]]:
    """Return what each thread of a process has computed and waited."""
    threads: dict[str, tuple[int, int]] = {}
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            with suppress(OSError, ValueError):  # it has ended meanwhile
                computed, waited, _ = (thread / "schedstat").read_text(encoding="ascii").split()
                threads[thread.name] = int(computed), int(waited)
    return threads


def _children(process: int) -> Iterator[int]:
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            with suppress(OSError):
                yield from map(int, (thread / "children").read_text(encoding="ascii").split())


def memory(process: int) -> int:
    """Return how much memory a process uses, in MiB; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").split("\n")
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith("VmRSS")), 0)
