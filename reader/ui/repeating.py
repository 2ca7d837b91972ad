"""What recurs in the postings in sight: looked up off the event loop, and kept at hand."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError
from reader.ui.background import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.message_pump import MessagePump

    from reader.library.facade import Library
    from reader.model import Posting
    from reader.search import Repeat

AT_HAND = 512
"""Postings of which it is remembered what recurs in them."""


class Recurred(Message):
    """It is known now what recurs in a posting, or it is something else than before."""

    def __init__(self, posting: str) -> None:
        super().__init__()
        self.posting = posting
        """Its id."""


class Repeats:
    """Asks the library which sentences of a posting stand in others too. Its methods never wait."""

    def __init__(self, library: Library, owner: MessagePump, ready: Callable[[], bool]) -> None:
        """Nothing is asked before the library is `ready`: all its documents are there."""
        self._ready = ready
        self._library = library
        self._owner = owner
        self._known: OrderedDict[tuple[str, int], tuple[int, Sequence[Repeat]]] = OrderedDict()
        """By id and start: the stamp of the documents that it was asked of, and the answer."""
        self._wanted: deque[Posting] = deque()
        self._lock = Lock()
        self._working = False

    def of(self, posting: Posting) -> Sequence[Repeat]:
        """What recurs in a posting where it stands, as far as that is known by now."""
        found = self._known.get((posting.id, posting.start))
        return found[1] if found else ()

    def look_up(self, postings: Iterable[Posting]) -> None:
        """Finds out about postings, the first of them first; posts `Recurred` for each that is news.

        What was wanted before and is not under way is wanted no more.
        """
        with self._lock:
            self._wanted = deque(postings)
            if self._working or not self._wanted or not self._ready():
                return
            self._working = True
        start(self._owner, self._work, "repeats")

    def _work(self) -> None:
        try:
            while (posting := self._next()) is not None:
                self._find(posting)
        except ReaderError:
            # The library's file cannot be used; whoever reads or writes marks there says so.
            with self._lock:
                self._working = False

    def _next(self) -> Posting | None:
        with self._lock:
            self._working = bool(self._wanted)
            return self._wanted.popleft() if self._wanted else None

    def _find(self, posting: Posting) -> None:
        key, stamp = (posting.id, posting.start), self._library.documents.stamp()
        before = self._known.get(key)
        if before is not None and before[0] == stamp:
            return
        found = self._library.repeats(posting)
        if found is None:
            return
        self._known[key] = stamp, found
        while len(self._known) > AT_HAND:
            self._known.popitem(last=False)
        if found != (before[1] if before else ()):
            self._owner.post_message(Recurred(posting.id))
