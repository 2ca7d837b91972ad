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
    numbers = refreshed.new, refreshed.changed, refreshed.gone
    return {
        **_became(refreshed.source, refreshed.result, numbers, refreshed.why, refreshed.next),
        "moved_to": refreshed.moved_to,
        "items": [_news(news) for news in refreshed.news],
        "notices": list(refreshed.notices),
    }


def _became(
    source: str,
    result: str,
    numbers: tuple[int, int, int] = (0, 0, 0),
    why: str | None = None,
    due: datetime | None = None,
) -> Record:
    """Return what is said of every source; `numbers` are those of new, changed and gone items."""
    new, changed, gone = numbers
    counts = {"new": new, "changed": changed, "gone": gone}
    return {"schema": SCHEMA, "source": source, "result": result, **counts, "why": why, "next": _time(due)}


def _outcome(outcome: Outcome) -> Record:
    why = None if outcome.twin is None or outcome.kind != "copy" else f"same text as {outcome.twin}"
    numbers = outcome.new, outcome.changed, outcome.gone
    return {
        **_became(outcome.source, RESULTS[outcome.kind], numbers, why),
        "document": outcome.document,
        "items": [_news(news) for news in outcome.news],
        "notices": list(outcome.notices),
    }


def _failure(error: SourceError) -> Record:
    return _became(error.source, "unchanged" if error.copy else "failed", why=error.reason)


def _news(news: News) -> Record:
    return {"id": news.item, "kind": news.kind, "title": news.title, "result": news.what, "was": news.was}


def _time(time: datetime | None) -> str | None:
    return None if time is None else moment_of(time)
