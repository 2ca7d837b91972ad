"""Work off the event loop: what only reads and must not hold up quitting, and what writes.

Textual waits for its thread workers at exit, and parsing a large document can take seconds. So threads that
only read are daemons, which end with the program; what writes is waited for.
"""

from __future__ import annotations

import gc
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from textual.css.query import NoMatches
from textual.message import Message

from reader.errors import ReaderError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Future
    from typing import Any

    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.worker import Worker

SHORTEST = 0.01
"""The shortest wait, in seconds. A timer of Textual with a negative delay never ends."""
COLLECT_AFTER = 1.0
"""Seconds from the start, and from the moment a dialog closes, to a full collection."""
COLLECT_WITHIN = 20.0
"""Seconds from one full collection to the next at the latest, while there is something to collect."""
RARELY = (700, 10, 100)
"""Python's thresholds, but with a tenth of its full collections."""
FEW = 3
"""Collections of younger objects since the last full one that leave too little for another."""


class TaskFailed(Message):
    """Background work has failed. Posted to the app, which shows a ReaderError and ends with any other."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


def run_in_thread(node: DOMNode, work: Callable[[], object], name: str) -> Thread:
    """Run `work` in a daemon thread; it reports by posting messages. A defect in it ends the app."""
    app = node.app

    def guarded() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - handed on to the event loop
            app.post_message(TaskFailed(error))

    thread = Thread(target=guarded, name=name, daemon=True)
    thread.start()
    return thread


def post_to(screen: Screen[Any], message: Message) -> None:
    """Post a message from a thread to a screen, unless that was never opened, or has gone."""
    try:
        screen.post_message(message)
    except RuntimeError:
        if screen.parent is not None:
            raise


def call_after(node: MessagePump, seconds: float, work: Callable[[], object]) -> Timer:
    """Call `work` once on the event loop after some seconds, however few; the timer can be stopped before.

    A timer of Textual for one time never fires if its delay is over before it has started, as when a busy
    machine lets others run at that moment. One that repeats fires the next time.
    """
    is_due = True

    def first() -> object:
        nonlocal is_due
        timer.stop()
        if not is_due:
            return None
        is_due = False
        return work()

    timer = node.set_interval(max(seconds, SHORTEST), first)
    return timer


def run_exclusive(node: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
    """Run `work` on the event loop, in place of what was started before in its group.

    It takes a function, not a coroutine: one replaced before it begins would never be awaited. What it wanted
    to show something in may have gone with the app, or with the dialog, while it waited.
    """

    async def guarded() -> None:
        try:
            await work()
        except ReaderError as error:
            node.app.post_message(TaskFailed(error))
        except NoMatches:
            if node.app.is_running and node.is_attached:
                raise

    _: Worker[None] = node.run_worker(guarded, group=group, exclusive=True)


class SerialExecutor:
    """One thread that does its work in order, all of it before the program ends.

    What comes when that has begun, such as from a thread that still reads documents, is not done.
    """

    def __init__(self, app: App[Any], name: str) -> None:
        self._app = app
        self._waiting: deque[Callable[[], None]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._lock = Lock()
        self._is_closed = False

    def submit(self, work: Callable[[], None], *, after_paint: bool = False) -> None:
        """Do `work` in its turn; with `after_paint`, once the app has been painted anew."""
        self._waiting.append(work)
        if after_paint:
            self._app.call_after_refresh(self._hand_over)
        else:
            self._hand_over()

    def close(self) -> None:
        """Wait until everything is done."""
        self._hand_over()
        with self._lock:
            self._is_closed = True
        self._thread.shutdown(wait=True)

    def _hand_over(self) -> None:
        with self._lock:
            while self._waiting and not self._is_closed:
                self._thread.submit(self._waiting.popleft()).add_done_callback(self._report)

    def _report(self, future: Future[None]) -> None:
        error = future.exception()
        if error is not None:
            self._app.post_message(TaskFailed(error))


class GarbagePolicy:
    """Keeps full garbage collections away from moments when somebody types.

    One looks through every object of the program: 40 to 100 ms with a library of 100,000 items, in which
    no key is echoed. So it seldom runs by itself, and otherwise once the main screen has been on top for a
    while; objects that live as long as the program are then left out of later ones. A user who never pauses
    has one too, now and then: what dialogs leave behind would pile up.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._timer: Timer | None = None
        self._last = monotonic()
        """When there was the last full collection."""

    def start(self) -> None:
        """Begin, once the app is running."""
        gc.set_threshold(*RARELY)
        self._app.call_after_refresh(gc.enable)
        self._app.screen_change_signal.subscribe(self._app, self._screen_changed)
        self._last = monotonic()
        self._schedule(COLLECT_AFTER)

    def collect(self) -> None:
        """Collect now, if it is worth it, and again in some time."""
        is_first = not gc.get_freeze_count()
        if is_first or gc.get_count()[2] > FEW:
            gc.collect()
        if is_first and self._is_on_main:  # what belongs to a dialog doesn't live as long as the program
            gc.freeze()
        self._last = monotonic()
        self._schedule(COLLECT_WITHIN)

    @property
    def _is_on_main(self) -> bool:
        return len(self._app.screen_stack) == 1

    def _screen_changed(self, _: Screen[Any]) -> None:
        due = max(0.0, self._last + COLLECT_WITHIN - monotonic())
        self._schedule(min(due, COLLECT_AFTER) if self._is_on_main else due)

    def _schedule(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = call_after(self._app, seconds, self.collect)
