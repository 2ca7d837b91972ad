"""Work off the event loop: what only reads, and must not hold up leaving the program, and what writes.

Textual's thread workers are waited for at exit; reading a large document can take seconds. What only reads
has threads that are daemons: leaving the program ends them. What writes is waited for.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from concurrent.futures import Future
    from typing import Any

    from textual.dom import DOMNode
    from textual.message_pump import MessagePump
    from textual.worker import Worker


class TaskFailed(Message):
    """Background work has met a defect; the handler raises it where the app can end by it."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error


def run_in_thread(owner: MessagePump, work: Callable[[], object], name: str) -> Thread:
    """Runs `work` in a thread; it tells `owner` of its progress by posting messages."""

    def guarded() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - handed on to the event loop
            owner.post_message(TaskFailed(error))

    thread = Thread(target=guarded, name=name, daemon=True)
    thread.start()
    return thread


def run_exclusive(owner: DOMNode, work: Callable[[], Coroutine[Any, Any, None]], group: str) -> None:
    """Runs `work` on the event loop, in the place of what has been begun before in its group.

    It is a function, not its coroutine: one that is replaced before it begins would never be awaited.
    """
    _: Worker[None] = owner.run_worker(work, group=group, exclusive=True)


class SerialExecutor:
    """Work that is done in its order by one thread, all of it before the program is left."""

    def __init__(self, owner: MessagePump, name: str) -> None:
        self._owner = owner
        self._waiting: deque[Callable[[], None]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)

    def take(self, work: Callable[[], None], *, painted_first: bool = False) -> None:
        """Does `work` in its turn; if that is asked for, after the owner has been painted anew."""
        self._waiting.append(work)
        if painted_first:
            self._owner.call_after_refresh(self._hand_over)
        else:
            self._hand_over()

    def close(self) -> None:
        """Waits until everything is done."""
        self._hand_over()
        self._thread.shutdown(wait=True)

    def _hand_over(self) -> None:
        while self._waiting:
            self._thread.submit(self._waiting.popleft()).add_done_callback(self._raise)

    def _raise(self, future: Future[None]) -> None:
        error = future.exception()
        if error is not None:
            self._owner.post_message(TaskFailed(error))
