"""What the parts of an open library share: connections, clock, and how to make a step."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from reader.store.connections import Connections
    from reader.store.recorder import Recorder
    from reader.store.schema import Counter


class Base:
    """One open library file, shared by the parts that read and write it."""

    def __init__(self, connections: Connections, clock: Callable[[], datetime]) -> None:
        self.connections = connections
        self.clock = clock

    @contextmanager
    def step(self, name: str, *, after: int | None = None) -> Iterator[Recorder]:
        """Run a transaction as one undo step; no step is made if nothing changes through the recorder.

        `after` is the number of an earlier step: continue that step if it is still the newest. Raises
        LibraryError.
        """
        from reader.store.recorder import Recorder, newest_step

        with self.connections.writing() as connection:
            going_on = after if after is not None and newest_step(connection) == after else None
            recorder = Recorder(connection, name, self.clock(), step=going_on)
            yield recorder
            self.bump(connection, recorder.touched)

    def bump(self, connection: sqlite3.Connection, counters: Iterable[Counter]) -> None:
        """Move counters to a value none of them has ever had, in this file or any copy of it.

        Microseconds since 1970 guarantee that as long as the clock moves forward; if it doesn't, the counter
        still grows.
        """
        now = int(self.clock().timestamp() * 1_000_000)
        connection.executemany(
            "UPDATE counter SET value = max(value + 1, ?) WHERE name = ?",
            [(now, counter) for counter in counters],
        )
