"""Fakes for the world outside the program: a clock set by hand, connections that fail."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

START = datetime(2026, 5, 1, 12, tzinfo=UTC)
TICK = timedelta(seconds=1)


@dataclass
class Clock:
    """A clock that advances by a second at each reading, and can be set."""

    now: datetime = START

    def __call__(self) -> datetime:
        self.now += TICK
        return self.now


class Faults:
    """Makes connections that count their calls, and makes a chosen call fail."""

    def __init__(self, timeout: float = 5.0) -> None:
        self.timeout = timeout
        self.calls = 0
        self.fail_at: int | None = None
        self.error: sqlite3.Error = sqlite3.OperationalError("out of luck")
        self.rollback_error: sqlite3.Error | None = None
        faults = self

        class Failing(sqlite3.Connection):
            def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401
                faults.count()
                return super().execute(sql, values)

            def executemany(self, sql: str, values: Iterable[Any], /) -> sqlite3.Cursor:
                faults.count()
                return super().executemany(sql, values)

            def rollback(self) -> None:
                if faults.rollback_error is not None:
                    raise faults.rollback_error
                super().rollback()

        self._factory = Failing

    def connect(self, uri: str) -> sqlite3.Connection:
        return sqlite3.connect(
            uri, uri=True, timeout=self.timeout, isolation_level=None, check_same_thread=False,
            factory=self._factory,
        )  # fmt: skip

    def arm(self, call: int | None) -> None:
        """Make the call with this number from now on fail, counting from 1; None for no call."""
        self.calls = 0
        self.fail_at = call

    def count(self) -> None:
        self.calls += 1
        if self.calls == self.fail_at:
            raise self.error


def coded(code: int, message: str = "no luck") -> sqlite3.OperationalError:
    """Return an error with one of SQLite's result codes."""
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error
