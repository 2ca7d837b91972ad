"""What the parts of an open library share: its connections, its clock, and how a step is made."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.store.recorder import Recorder, newest_step

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from reader.store.connections import Connections
    from reader.store.schema import Counter


class Base:
    """One open library file, for the parts that read and write it."""

    def __init__(self, connections: Connections, clock: Callable[[], datetime]) -> None:
        self.connections = connections
        self.clock = clock

    @contextmanager
    def step(self, name: str, *, after: int | None = None) -> Iterator[Recorder]:
        """A transaction that is one step; none where nothing is changed through the recorder.

        With `after`, the number of an earlier step, it goes on with that one if that is still the newest.
        Raises LibraryError.
        """
        with self.connections.writing() as connection:
            going_on = after if after is not None and newest_step(connection) == after else None
            recorder = Recorder(connection, name, self.clock(), step=going_on)
            yield recorder
            self.bump(connection, recorder.touched)

    def bump(self, connection: sqlite3.Connection, counters: Iterable[Counter]) -> None:
        """Moves counters on, to a value that none of them has had, in this file or in a copy of it.

        The microseconds since 1970 see to that as long as the clock goes on; where it does not, the
        counter is still larger than before.
        """
        now = int(self.clock().timestamp() * 1_000_000)
        connection.executemany(
            "UPDATE counter SET value = max(value + 1, ?) WHERE name = ?",
            [(now, counter) for counter in counters],
        )
