"""What is added to the library or read again: in threads, showing progress, until the user stops it."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from textual.signal import Signal

from reader.library.protocol import ASKING
from reader.ui.services.tasks import SerialExecutor, run_in_thread

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeAlias

    from textual.app import App

    from reader.library.protocol import Progress

    Work: TypeAlias = Callable[[Progress, Callable[[], bool]], None]
    """What to do in a thread: it reports its progress, and asks whether the user has stopped it."""


class Additions:
    """Runs additions. Its methods are for the event loop and never wait.

    Files are added in order, and quitting waits for the one being added; addresses don't wait for anything,
    and what a host hasn't answered when the program ends is not added.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._files = SerialExecutor(app, "files")
        self._running: list[_Addition] = []
        """The one that has begun last is the last. Added to on the event loop, removed from in threads."""
        self.begun: Signal[None] = Signal(app, "addition begun")
        """Published when `line` is no longer empty."""

    @property
    def line(self) -> str:
        """How far it is, in words: "Asking example.org… 120 KB"; empty while nothing is added."""
        running = self._running.copy()
        if not running:
            return ""
        more = f" · and {len(running) - 1} more" if running[1:] else ""
        return running[-1].line + more

    def add(self, source: str, work: Work) -> None:
        """Add a file, a folder or what is at an address, by `work`."""
        from reader.web_addresses import looks_like_address

        self._run(_Addition("Adding", source), work, in_turn=not looks_like_address(source))

    def reload(self, source: str, work: Work) -> None:
        """Read a document again, by `work`."""
        self._run(_Addition("Reloading", source), work, in_turn=False)

    def refresh(self, what: str, work: Work) -> None:
        """Ask sources again, by `work`."""
        self._run(_Addition("Refreshing", what), work, in_turn=False)

    def _run(self, addition: _Addition, work: Work, *, in_turn: bool) -> None:
        self._running.append(addition)

        def run() -> None:
            try:
                work(addition.show, addition.stopped.is_set)
            finally:
                self._running.remove(addition)

        if in_turn:
            self._files.submit(run)
        else:
            run_in_thread(self._app, run, "addition")
        self.begun.publish(None)

    def stop(self) -> bool:
        """Stop what is being added: what is in the library stays. Return whether there was anything."""
        running = self._running.copy()
        for addition in running:
            addition.stopped.set()
        return bool(running)

    def close(self) -> None:
        """Stop, and wait until no file is being added."""
        self.stop()
        self._files.close()


class _Addition:
    """A source that is being added. What it shows is set in a thread, and read on the event loop."""

    def __init__(self, verb: str, source: str) -> None:
        self._verb = verb
        self.line = f"{verb} {source}"
        self.stopped = Event()

    def show(self, done: int, total: int, what: str) -> None:
        """Show progress, as `Progress` reports it."""
        from reader.library.refreshes import WAITING  # not needed by the first frame

        if what.startswith(ASKING) or what == WAITING:
            self.line = what[:1].upper() + what[1:]
        else:
            count = f"{min(done + 1, total):,} of {total:,}: " if total > 1 else ""
            self.line = f"{self._verb} {count}{what}"
