"""One look at a subscription: asked with manners, and what follows for its state.

Looks run in threads, one for each host. Nothing is stored here: what is to be stored comes as `Look`s, each
of which is one transaction, and how it went as an `Ending`, last of all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader.feeds.schedule import Response, State, after, next_time, validators
from reader.store.subscription_protocol import Look

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from reader.config import Limits
    from reader.feeds.schedule import Outcome, Step
    from reader.store import Storage
    from reader.store.subscription_values import Subscription, SubscriptionState
    from reader.store.values import StoredEntry
    from reader.system.network import Answer, Network

Result: TypeAlias = Literal["new", "changed", "unchanged", "moved", "gone", "later", "failed", "due"]

GONE = "is gone for good (410), and won't be checked again; `reader unsubscribe` removes it"


class Ending(NamedTuple):
    """How a look ended; what is new is counted where it is stored."""

    result: Result
    why: str | None
    """Of what failed, is gone or has to wait."""
    next: datetime | None
    notices: tuple[str, ...] = ()
    source: str | None = None
    """The new address of a subscription that moves."""


LookPart: TypeAlias = Look | Ending


@dataclass(frozen=True, slots=True)
class Tools:
    """What a look works with."""

    storage: Storage
    network: Network
    limits: Limits
    documents: Callable[[], Mapping[str, StoredEntry]]
    """Returns the documents in the library, by id, as they were when it was first called."""
    now: Callable[[], datetime]
    chance: Callable[[], float]
    """Returns a random number from 0 to 1."""
    came: Callable[[str, int], None]
    """Called with the host that is asked, and how many bytes came."""
    cancelled: Callable[[], bool]


class Target(NamedTuple):
    """A subscription, and what is known of it."""

    subscription: Subscription
    state: SubscriptionState

    @property
    def key(self) -> int:
        """Its number."""
        return self.subscription.key

    @property
    def source(self) -> str:
        """Its address."""
        return self.subscription.source


def is_due(target: Target, now: datetime) -> bool:
    """Return whether a refresh of all asks it."""
    from reader.feeds.schedule import is_due

    return is_due(schedule_state(target), now)


def held_until(target: Target, now: datetime) -> datetime | None:
    """Return until when the host must not be asked, not even if the user names it; None if it may."""
    held = target.state.held
    return held if held is not None and held > now else None


def schedule_state(target: Target) -> State:
    """Return what the schedule goes by."""
    state, every = target.state, target.subscription.every
    outcome: Outcome | None = "gone" if state.stopped else None
    return State(
        every=None if every is None else timedelta(seconds=every),
        asked=state.asked,
        outcome=outcome,
        failures=state.failures,
        etag=state.etag,
        modified=state.modified,
        retry_at=state.held,
        due=state.next,
        redirects=state.moves,
        redirected_to=state.moved_to,
    )


def headers_of(target: Target) -> dict[str, str]:
    """Return the validators to ask with, byte for byte as they came."""
    return validators(schedule_state(target))


def step_after(target: Target, answer: Answer | None, tools: Tools, *, is_good: bool = True) -> Step:
    """Return what an answer, or none, means for the schedule; what can't be read (`is_good`) is a failure."""
    response = Response(None)
    if answer is not None and (is_good or answer.status not in (200, 203)):
        status = 200 if answer.status == 203 else answer.status
        response = Response(status, answer.headers, answer.moved)
    return after(schedule_state(target), response, tools.now(), tools.chance())


def state_after(target: Target, step: Step, why: str | None, *, is_listed: bool) -> SubscriptionState:
    """Return what is kept of a look."""
    state = step.state
    return replace(
        target.state,
        asked=state.asked,
        next=state.due,
        held=state.retry_at,
        etag=state.etag,
        modified=state.modified,
        failures=state.failures,
        why=why,
        moved_to=state.redirected_to,
        moves=state.redirects,
        stopped=step.outcome == "gone",
        listed=target.state.listed or is_listed,
    )


def refused(target: Target, answer: Answer | None, why: str, tools: Tools) -> Iterator[LookPart]:
    """Yield what follows from an answer with nothing to read, or from none."""
    step = step_after(target, answer, tools, is_good=False)
    told = GONE if step.outcome == "gone" else why
    result: Result = "gone" if step.outcome == "gone" else "later" if step.outcome == "later" else "failed"
    yield Look(target.key, state=state_after(target, step, told, is_listed=False))
    yield Ending(result, told, next_time(step.state))
