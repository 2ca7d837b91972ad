"""Documents that are taken out of the library, and what becomes of their items."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.store.document_upsert import is_present, items_of, status_of_kept, take_out
from reader.store.mark_rows import move_marks
from reader.store.news import forget_departures
from reader.store.values import Forgotten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store.recorder import Recorder


def forget(recorder: Recorder, documents: Sequence[str]) -> Forgotten:
    """See protocol.DocumentStore."""
    connection, forgotten, lost = recorder.connection, 0, set[str]()
    for document in documents:
        row = connection.execute("SELECT key FROM document WHERE present AND id = ?", (document,)).fetchone()
        if row is not None:
            forgotten += 1
            take_out(recorder, row[0], document)
            lost |= items_of(connection, row[0])
    lost = {item for item in sorted(lost) if not is_present(connection, item)}
    forget_departures(connection, lost)
    moved = sum(_hand_over(recorder, item) for item in sorted(lost))
    kept = Counter(status_of_kept(connection, lost))
    return Forgotten(forgotten, moved, kept)


def _hand_over(recorder: Recorder, item: str) -> bool:
    """Move the marks of an item that is about to be gone to the item most like it that is not."""
    connection = recorder.connection
    if not list(status_of_kept(connection, [item])):
        return False
    others = connection.execute(
        "SELECT other FROM near WHERE item = ? ORDER BY likeness DESC, other", (item,)
    ).fetchall()
    for (other,) in others:
        if is_present(connection, other) and not list(status_of_kept(connection, [other])):
            move_marks(recorder, item, other)
            return True
    return False
