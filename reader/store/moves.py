"""Items that go from one document to another in the same transaction: neither gone nor new."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from reader.store.recorder import Recorder
    from reader.store.values import Outcome


def without_moves(recorder: Recorder, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return outcomes of one transaction that count no item as gone which came to another document.

    Its news is forgotten. Each outcome is right by itself, but a user who sees the whole has lost nothing.
    """
    gone = Counter(news.item for outcome in outcomes for news in outcome.news if news.what == "gone")
    came = {news.item for outcome in outcomes for news in outcome.news if news.what in ("new", "back")}
    moved = gone.keys() & came
    if not moved:
        return list(outcomes)
    recorder.connection.executemany(
        "DELETE FROM news WHERE item = ? AND step = ?", [(item, recorder.step) for item in sorted(moved)]
    )
    return [_without(outcome, moved) for outcome in outcomes]


def _without(outcome: Outcome, moved: Set[str]) -> Outcome:
    left = [news for news in outcome.news if news.item in moved]
    went = sum(news.what == "gone" for news in left)
    return replace(
        outcome,
        new=outcome.new - (len(left) - went),
        gone=outcome.gone - went,
        news=tuple(news for news in outcome.news if news.item not in moved),
    )
