"""What became of sources, and which are asked again, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.export.records import SCHEMA, Record
from reader.export.wording import keep_words, moment_of, span_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from reader.library.refreshing import Refreshed
    from reader.store.subscription_values import Subscription, SubscriptionState
    from reader.store.values import News, Outcome

RESULTS = {"added": "new", "updated": "changed", "unchanged": "unchanged", "copy": "unchanged"}
"""The word for each kind of outcome."""


def subscriptions_record(listed: Iterable[tuple[Subscription, SubscriptionState, int]]) -> Record:
    """Return what `subscriptions --json` prints; the number is that of items."""
    return {"schema": SCHEMA, "subscriptions": [_subscription(*each) for each in listed]}


def _subscription(subscription: Subscription, state: SubscriptionState, items: int) -> Record:
    return {
        "source": subscription.source,
        "title": subscription.title,
        "kind": subscription.kind,
        "every": None if subscription.every is None else span_words(subscription.every),
        "full": subscription.full,
        "tags": list(subscription.tags),
        "keep": keep_words(subscription.keep),
        "last": _time(state.asked),
        "next": _time(state.due),
        "failing": state.why,
        "items": items,
    }


def source_record(result: Outcome | SourceError) -> Record:
    """Return what became of a source that is added or looked at again."""
    return _failure(result) if isinstance(result, SourceError) else _outcome(result)


def refreshed_record(refreshed: Refreshed) -> Record:
    """Return what became of a source that is refreshed."""
    return {
        "schema": SCHEMA,
        "source": refreshed.source,
        "result": refreshed.result,
        "new": refreshed.new,
        "changed": refreshed.changed,
        "gone": refreshed.gone,
        "why": refreshed.why,
        "next": _time(refreshed.next),
        "moved_to": refreshed.moved_to,
        "items": [_news(news) for news in refreshed.news],
        "notices": list(refreshed.notices),
    }


def _outcome(outcome: Outcome) -> Record:
    return {
        "schema": SCHEMA,
        "source": outcome.source,
        "result": RESULTS[outcome.kind],
        "new": outcome.new,
        "changed": outcome.changed,
        "gone": outcome.gone,
        "why": None if outcome.twin is None or outcome.kind != "copy" else f"same text as {outcome.twin}",
        "next": None,
        "document": outcome.document,
        "items": [_news(news) for news in outcome.news],
        "notices": list(outcome.notices),
    }


def _failure(error: SourceError) -> Record:
    return {
        "schema": SCHEMA,
        "source": error.source,
        "result": "unchanged" if error.copy else "failed",
        "new": 0,
        "changed": 0,
        "gone": 0,
        "why": error.reason,
        "next": None,
    }


def _news(news: News) -> Record:
    return {"id": news.item, "kind": news.kind, "title": news.title, "result": news.what, "was": news.was}


def _time(time: datetime | None) -> str | None:
    return None if time is None else moment_of(time)
