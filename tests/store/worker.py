"""A separate process working on a library, for tests that kill it or let two of them meet.

python -m tests.store.worker work PATH PREFIX FIRST COUNT   one line per change, once it is on disk
python -m tests.store.worker hold PATH                      holds the write lock until its input ends
python -m tests.store.worker migrate PATH CALL              brings PATH up to date; dies at that call
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import LibraryError
from reader.store import open_library
from reader.store.connections import Connections
from reader.store.schema import MIGRATIONS, Migration
from reader.store.subscription_protocol import Look
from reader.store.subscription_values import StoredFeedEntry, Subscription, SubscriptionState
from reader.store.values import MarkChange, Position
from tests.fakes import Faults
from tests.store.samples import addition, put_tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.store import Storage

NEXT = Migration(
    len(MIGRATIONS) + 1,
    (
        "ALTER TABLE note ADD COLUMN colour TEXT",
        "CREATE TABLE friend (name TEXT PRIMARY KEY) STRICT",
        "INSERT INTO friend SELECT 'number ' || id FROM note",
    ),
)
"""A future version."""


FEED = Subscription("https://tides.example/feed", "feed")
FILL_BYTES = 600_000


def now() -> datetime:
    return datetime.now(UTC)


def change(library: Storage, prefix: str, number: int) -> None:
    """Make the change with a number; each kind in turn, always something new."""
    name = f"{prefix}{number}"
    if number % 5 == 4:
        (known,) = library.subscriptions.list() or library.subscriptions.put([FEED], step="subscribed")
        given = addition(name, f"posting {name}", title=name)
        entry = StoredFeedEntry(name, "", "", name, given.document.id, now())
        look = Look(known.key, [given], [entry], SubscriptionState(etag=name))
        library.subscriptions.take(look, step=f"refreshed {name}")
    elif number % 5 == 0:
        library.documents.put(addition(name, f"posting {name}", title=name), step=f"added {name}")
    elif number % 5 == 1:
        library.marks.add_note("x", name, step=f"noted {name}")
    elif number % 5 == 2:
        put_tags(library, ["y"], add=[name], step=f"tagged {name}")
    else:
        library.positions.set_position(Position("d", "article", number))
        library.marks.set([name], MarkChange(starred=True, status="applied"), step=f"starred {name}")


def is_there(library: Storage, prefix: str, number: int) -> bool:
    """Return whether the change with that number is in the library, complete."""
    name = f"{prefix}{number}"
    if number % 5 in (0, 4):
        entry = next((one for one in library.documents.list() if one.resolved == f"/home/{name}"), None)
        is_there = entry is not None and f"posting {name}" in library.documents.get(entry.id).text
        if number % 5 == 4:
            known = [one.guid for feed in library.subscriptions.list() for one in _entries(library, feed)]
            assert known.count(name) == int(is_there)
        return is_there
    if number % 5 == 1:
        return name in [note.text for note in library.marks.of("x").notes]
    if number % 5 == 2:
        return name in library.marks.of("y").tags
    marks = library.marks.of(name)
    return marks.starred and marks.status == "applied"


def _entries(library: Storage, feed: Subscription) -> Sequence[StoredFeedEntry]:
    return library.subscriptions.entries_of(feed.key)


def main(task: str, path: str, *rest: str) -> None:
    if task == "fill":
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILL_BYTES, FILL_BYTES))
    if task in ("work", "fill"):
        prefix, first, count = rest[0], int(rest[1]), int(rest[2])
        with open_library(Path(path), clock=now) as library:
            for number in range(first, first + count):
                try:
                    change(library, prefix, number)
                except LibraryError as error:
                    sys.exit(str(error))
                print(number, flush=True)
    elif task == "hold":
        with Connections(Path(path)).writing():
            print("held", flush=True)
            sys.stdin.read()
    else:
        faults = Faults()
        faults.count = lambda: die_at(faults, int(rest[0]))  # type: ignore[method-assign]
        open_library(Path(path), clock=now, migrations=(*MIGRATIONS, NEXT), connect=faults.connect).close()
        print(faults.calls)


def die_at(faults: Faults, call: int) -> None:
    faults.calls += 1
    if faults.calls == call:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
