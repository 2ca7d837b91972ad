"""A separate process that brings the index of a large library up to date while the app stays responsive.

Half of the work is Python code, which would hold up everything else in the app's process; the other half is
threads of tantivy, which take every processor they can get.
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
"""How far the process yields to the app: the echo of a key comes first. On an idle machine it costs nothing.
"""


def build_in_process(
    library: Path, folder: Path, cancelled: Callable[[], bool], progress: IndexProgress
) -> None:
    """Have another process bring the index in `folder` up to date with a library's file.

    Returns when that is done, or soon after `cancelled` says so; also if it could not be done, in which case
    the caller finds out why by doing it itself. What was done is kept.
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
    """Run the process, until it is done or its input ends."""
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
