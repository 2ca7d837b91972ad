"""Sentences repeated in other postings, and similar postings: looked up off the event loop, and kept."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Lock
from typing import TYPE_CHECKING

from textual.message import Message
from textual.signal import Signal

from reader.errors import ReaderError
from reader.export.wording import in_percent
from reader.ui.services.tasks import run_in_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from textual.app import App

    from reader.library.library import Library
    from reader.model import Posting
    from reader.search import NearCopy, Repeat

POSTINGS_KEPT = 512
"""Postings whose repeated sentences are remembered."""


class RepeatedTextFound(Message):
    """What is known of a posting has changed. Posted to the app, which publishes it."""

    def __init__(self, posting: str) -> None:
        super().__init__()
        self.posting = posting
        """Its id."""


class RepeatedText:
    """Asks the library which sentences of a posting other postings have too. Its methods never wait."""

    def __init__(self, library: Library, app: App[Any]) -> None:
        self._library = library
        self._app = app
        self.is_ready = False
        """Whether all documents are there; nothing is looked up before."""
        self.found: Signal[str] = Signal(app, "repeated text found")
        """Published with the id of a posting that is to be drawn anew."""
        self._known: OrderedDict[tuple[str, int], tuple[int, Sequence[Repeat]]] = OrderedDict()
        """By id and start: the stamp of the documents asked, and the answer."""
        self._alike: OrderedDict[str, tuple[int, str]] = OrderedDict()
        """By id: the stamp, and what the posting is similar to, in words."""
        self._shown: Posting | None = None
        """The posting on the screen, the only one whose similar ones are looked up."""
        self._wanted: deque[Posting] = deque()
        self._lock = Lock()
        self._working = False

    def of(self, posting: Posting) -> Sequence[Repeat]:
        """Return the repeated sentences of a posting, as far as they are known."""
        found = self._known.get((posting.id, posting.start))
        return found[1] if found else ()

    def similar_to(self, posting: Posting) -> str:
        """Return what a posting is similar to: "Applied Scientist (91 %)"; "" if unknown or nothing."""
        found = self._alike.get(posting.id)
        return found[1] if found else ""

    def look_up(self, postings: Iterable[Posting]) -> None:
        """Look up postings, the one on the screen first; `found` is published for each that has news.

        What was asked for before and has not begun is dropped.
        """
        with self._lock:
            self._wanted = deque(postings)
            self._shown = self._wanted[0] if self._wanted else None
            if self._working or not self._wanted or not self.is_ready:
                return
            self._working = True
        run_in_thread(self._app, self._work, "repeats")

    def _work(self) -> None:
        try:
            while (posting := self._next()) is not None:
                self._find(posting)
                if posting is self._shown:
                    self._find_alike(posting)
        except ReaderError:
            # The library's file cannot be used; reading or writing marks reports that.
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
        while len(self._known) > POSTINGS_KEPT:
            self._known.popitem(last=False)
        if found != (before[1] if before else ()):
            self._app.post_message(RepeatedTextFound(posting.id))

    def _find_alike(self, posting: Posting) -> None:
        stamp = self._library.documents.stamp()
        before = self._alike.get(posting.id)
        if before is not None and before[0] == stamp:
            return
        found = self._library.alike(posting, cancelled=lambda: posting is not self._shown)
        if found is None:
            return
        words = similar_words(found)
        self._alike[posting.id] = stamp, words
        while len(self._alike) > POSTINGS_KEPT:
            self._alike.popitem(last=False)
        if words != (before[1] if before else ""):
            self._app.post_message(RepeatedTextFound(posting.id))


def similar_words(found: Sequence[NearCopy]) -> str:
    """Return the most similar one with its likeness, and how many more there are; "" for none."""
    if not found:
        return ""
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{found[0].title} ({in_percent(found[0].similarity)}){more}"
