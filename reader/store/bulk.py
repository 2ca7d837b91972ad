"""Adding many documents: one transaction per batch, and all one undo step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.store.document_upsert import upsert
from reader.store.moves import without_moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reader.store.base import Base
    from reader.store.values import Addition, Outcome

# Past this many characters of text a transaction is long enough, however few documents it has.
_BATCH_CHARACTERS = 16 << 20


def put_all(
    base: Base, additions: Iterable[Addition], step: Callable[[int, int], str], batch: int
) -> Iterator[Outcome]:
    """See protocol.DocumentStore."""
    bulk = _Bulk(base, step)
    waiting: list[Addition] = []
    try:
        for addition in additions:
            waiting.append(addition)
            if len(waiting) >= batch or _characters(waiting) >= _BATCH_CHARACTERS:
                ready, waiting = waiting, []
                yield from bulk.write(ready)
    except (Exception, KeyboardInterrupt):
        yield from bulk.write(waiting)
        raise
    yield from bulk.write(waiting)


class _Bulk:
    """Many documents, one transaction per batch, all one step unless another step is made meanwhile."""

    def __init__(self, base: Base, name: Callable[[int, int], str]) -> None:
        self._base = base
        self._name = name
        self._step: int | None = None
        self._added = self._updated = 0

    def write(self, additions: list[Addition]) -> list[Outcome]:
        """Write one batch and return its outcomes once it is on disk."""
        if not additions:
            return []
        with self._base.step("", after=self._step) as recorder:
            outcomes = without_moves(recorder, [upsert(recorder, addition) for addition in additions])
            kinds = Counter(outcome.kind for outcome in outcomes)
            if recorder.step != self._step:
                self._added = self._updated = 0
            added, updated = self._added + kinds["added"], self._updated + kinds["updated"]
            recorder.rename(self._name(added, updated))
        self._step, self._added, self._updated = recorder.step, added, updated
        return outcomes


def _characters(additions: Iterable[Addition]) -> int:
    return sum(len(addition.document.text) for addition in additions)
