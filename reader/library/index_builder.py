"""A process of its own that brings the index of a large library up, while one goes on typing and reading.

Half of that work is done by Python code, which holds up everything else in its process, and half by
threads of tantivy's that take every processor they can get.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, cast

from reader.library.process_channel import CHANNEL_ERRORS, open_channel, receive, send, spawn

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from reader.library.indexing import IndexProgress

_NICENESS = 10
"""How much it stands back behind the app: the echo of a key goes first. Left alone it is as fast as ever."""


def build_in_process(
    library: Path, folder: Path, cancelled: Callable[[], bool], progress: IndexProgress
) -> None:
    """Has the index in `folder` brought up to a library's file, as far as another process gets with it.

    Comes back when that is done, or has left off since `cancelled` said so; also where it could not be
    done at all, which one finds out by doing it oneself. What was done is kept.
    """
    process = spawn("reader.library.index_builder:main", str(library), str(folder))
    if process is None or process.stdin is None or process.stdout is None:
        return
    with process, suppress(*CHANNEL_ERRORS):
        while True:
            done, total = cast("tuple[int, int]", receive(process.stdout))
            progress(done, total)
            if cancelled():
                process.stdin.close()


def main() -> None:
    """What the process does, unless its input ends before."""
    from reader.library.indexing import index_stored
    from reader.library.store_handle import StoreHandle
    from reader.search import Index

    requests, answers = open_channel(_NICENESS)
    is_over = Event()
    Thread(target=_await_end, args=(requests, is_over), daemon=True).start()

    def progress(done: int, total: int) -> None:
        with suppress(OSError):
            send(answers, (done, total))

    handle = StoreHandle(Path(sys.argv[1]))
    try:
        if (storage := handle.open_existing()) is not None:
            index_stored(Index.open(Path(sys.argv[2])), storage, is_over.is_set, progress)
    finally:
        handle.close()


def _await_end(stream: BinaryIO, is_over: Event) -> None:
    stream.read()
    is_over.set()
