"""When to ask a subscription again: what an answer's status and headers say of it, and what is kept of that.

Pure: the time and a random number are given. Times have a zone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Outcome: TypeAlias = Literal["came", "unchanged", "later", "gone", "failed"]

USUAL = timedelta(hours=1)
"""The least time between two requests, unless the user says otherwise."""
FIRST_WAIT, LONGEST_WAIT = timedelta(hours=1), timedelta(days=1)
"""After a failure, and after many in a row."""
JITTER = 0.25
"""The part of a wait by which it may be longer, so that not everybody comes back at once."""
LONGEST_FRESH = timedelta(days=7)
"""Feeds that say to be fresh for a year were never told of it by whoever set up their server."""
_SANE = timedelta(days=366)
"""No host means to be left alone for longer."""
_TO_MOVE = 2
"""Permanent redirects in a row after which a subscription moves."""
_OK, _NOT_MODIFIED, _GONE, _TOO_MANY, _UNAVAILABLE = 200, 304, 410, 429, 503
_SECONDS = re.compile(r"\s*(\d{1,12})\s*")
_AGE = re.compile(r"""(?:^|,)\s*max-age\s*=\s*"?(\d{1,12})"?\s*(?=,|$)""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class State:
    """What is kept of a subscription between two requests."""

    every: timedelta | None = None
    """How often to ask at most, as the user says; None for the usual."""
    asked: datetime | None = None
    """When it was last asked; None if it never was."""
    outcome: Outcome | None = None
    """Of the last request."""
    failures: int = 0
    """In a row."""
    etag: str | None = None
    """As it was sent, byte for byte, as the next is."""
    modified: str | None = None
    """The Last-Modified header."""
    retry_at: datetime | None = None
    """Before which the host doesn't want to be asked, by nobody."""
    due: datetime | None = None
    """When to ask again; None for now, or for never if it is gone."""
    redirects: int = 0
    """Permanent ones in a row, to the same address."""
    redirected_to: str | None = None


class Response(NamedTuple):
    """What came of a request."""

    status: int | None
    """After all redirects; None if there was no answer."""
    headers: Mapping[str, str] = {}
    """By names in small letters, values as they were sent."""
    moved_to: str | None = None
    """Where the permanent redirects (301, 308) that the answer began with lead."""


class Step(NamedTuple):
    """What a request leads to."""

    state: State
    outcome: Outcome
    moved_to: str | None = None
    """The new address of the subscription, if it moves."""


def is_due(state: State, now: datetime) -> bool:
    """Return whether a subscription is to be asked by a refresh of all."""
    return state.outcome != "gone" and _is_over(state.due, now) and _is_over(state.retry_at, now)


def may_ask(state: State, now: datetime) -> bool:
    """Return whether a subscription that the user names may be asked: not before the host allows it."""
    return _is_over(state.retry_at, now)


def next_time(state: State) -> datetime | None:
    """Return when a subscription is to be asked next; None for never, or if it hasn't been asked yet."""
    times = [time for time in (state.due, state.retry_at) if time is not None]
    return max(times, default=None) if state.outcome != "gone" else None


def validators(state: State) -> dict[str, str]:
    """Return the headers that make a host say that nothing has changed."""
    given = {"If-None-Match": state.etag, "If-Modified-Since": state.modified}
    return {name: value for name, value in given.items() if value is not None}


def after(state: State, response: Response, now: datetime, chance: float) -> Step:
    """Return what is kept after a request, and what came of it. `chance` is a random number from 0 to 1."""
    retry_at = _retry_at(response.headers.get("retry-after"), now)
    asked = replace(state, asked=now, retry_at=retry_at)
    if response.status in (_OK, _NOT_MODIFIED):
        return _came(asked, response, now)
    if response.status == _GONE:
        return Step(replace(asked, outcome="gone", failures=0, due=None, retry_at=None), "gone")
    is_later = response.status == _TOO_MANY or (response.status == _UNAVAILABLE and retry_at is not None)
    outcome: Outcome = "later" if is_later else "failed"
    failures = state.failures + 1
    due = retry_at if retry_at and is_later else now + _wait(failures, chance)
    return Step(replace(asked, outcome=outcome, failures=failures, due=due), outcome)


def _came(asked: State, response: Response, now: datetime) -> Step:
    """Return what follows from an answer that is good, or says that nothing has changed."""
    headers = response.headers
    is_new = response.status == _OK
    outcome: Outcome = "came" if is_new else "unchanged"
    redirects = 0
    if response.moved_to is not None:
        redirects = 1 + (asked.redirects if asked.redirected_to == response.moved_to else 0)
    moves = redirects >= _TO_MOVE
    state = replace(
        asked,
        outcome=outcome,
        failures=0,
        # What says nothing of a validator that it was asked with has it still.
        etag=headers.get("etag", None if is_new else asked.etag),
        modified=headers.get("last-modified", None if is_new else asked.modified),
        due=now + max(asked.every or USUAL, _fresh(headers)),
        redirects=0 if moves else redirects,
        redirected_to=None if moves else response.moved_to,
    )
    return Step(state, outcome, response.moved_to if moves else None)


def _wait(failures: int, chance: float) -> timedelta:
    """Return how long to wait after so many failures in a row: twice as long each time."""
    doubled = FIRST_WAIT * (1 << min(failures - 1, 10))
    return min(doubled, LONGEST_WAIT) * (1 + JITTER * chance)


def _is_over(time: datetime | None, now: datetime) -> bool:
    return time is None or time <= now


def _retry_at(said: str | None, now: datetime) -> datetime | None:
    """Return when a host wants to be asked again, given in seconds or as a date; None if it doesn't say."""
    if said is None:
        return None
    if seconds := _SECONDS.fullmatch(said):
        wait = timedelta(seconds=int(seconds[1]))
    else:
        try:
            time = parsedate_to_datetime(said.strip())
            wait = (time if time.tzinfo else time.replace(tzinfo=UTC)) - now
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return now + wait if timedelta(0) < wait <= _SANE else None


def _fresh(headers: Mapping[str, str]) -> timedelta:
    """Return for how long an answer stays as it is, less the time it has spent in caches."""
    said = _AGE.search(headers.get("cache-control", ""))
    spent = _SECONDS.fullmatch(headers.get("age", ""))
    seconds = int(said[1]) - (int(spent[1]) if spent else 0) if said else 0
    return min(timedelta(seconds=max(0, min(seconds, 10**9))), LONGEST_FRESH)
