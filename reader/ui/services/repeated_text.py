"""What recurs in the postings in sight, and what they are like: looked up off the event loop, and kept."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import ReaderError
from reader.ui.services.tasks import start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.message_pump import MessagePump

    from reader.library.library import Library
    from reader.model import Posting
    from reader.search import NearCopy, Repeat

AT_HAND = 512
"""Postings of which it is remembered what recurs in them."""


class Recurred(Message):
    """It is known now what recurs in a posting or is like it, or that is something else than before."""

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
        self._alike: OrderedDict[str, tuple[int, str]] = OrderedDict()
        """By id: the stamp, and what the posting is like, in words."""
        self._chief: Posting | None = None
        """The posting that is shown, the only one of which it is found out what it is like."""
        self._wanted: deque[Posting] = deque()
        self._lock = Lock()
        self._working = False

    def of(self, posting: Posting) -> Sequence[Repeat]:
        """What recurs in a posting where it stands, as far as that is known by now."""
        found = self._known.get((posting.id, posting.start))
        return found[1] if found else ()

    def similar_to(self, posting: Posting) -> str:
        """What a posting is like, in words ("Applied Scientist (91 %)"); "" for nothing, or not known yet."""
        found = self._alike.get(posting.id)
        return found[1] if found else ""

    def look_up(self, postings: Iterable[Posting]) -> None:
        """Finds out about postings, the first of them first; posts `Recurred` for each that is news.

        What was wanted before and is not under way is wanted no more.
        """
        with self._lock:
            self._wanted = deque(postings)
            self._chief = self._wanted[0] if self._wanted else None
            if self._working or not self._wanted or not self._ready():
                return
            self._working = True
        start(self._owner, self._work, "repeats")

    def _work(self) -> None:
        try:
            while (posting := self._next()) is not None:
                self._find(posting)
                if posting is self._chief:
                    self._find_alike(posting)
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

    def _find_alike(self, posting: Posting) -> None:
        stamp = self._library.documents.stamp()
        before = self._alike.get(posting.id)
        if before is not None and before[0] == stamp:
            return
        found = self._library.alike(posting, cancelled=lambda: posting is not self._chief)
        if found is None:
            return
        words = similar_words(found)
        self._alike[posting.id] = stamp, words
        while len(self._alike) > AT_HAND:
            self._alike.popitem(last=False)
        if words != (before[1] if before else ""):
            self._owner.post_message(Recurred(posting.id))


def similar_words(found: Sequence[NearCopy]) -> str:
    """The likest, with its likeness, and how many more there are; "" for none."""
    if not found:
        return ""
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{found[0].title} ({in_percent(found[0].similarity)}){more}"


def in_percent(likeness: float) -> str:
    """A likeness in whole percent; 100 only for the same words."""
    return "100 %" if likeness == 1 else f"{min(99, round(likeness * 100))} %"
