"""Searches for somebody who types: in a process of their own where the library is large."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.library.search_process import Seeker
    from reader.library.search_service import Finder, Wanted
    from reader.search import Results


class Seeking:
    """Decides who searches. For any number of threads."""

    def __init__(self, finder: Finder, library: Path | None) -> None:
        """Without the file of a library there is nothing that another process could search."""
        self._finder = finder
        self._library = library
        self._lock = Lock()
        self._seeker: Seeker | None = None
        self._is_closed = False

    @property
    def is_aside(self) -> bool:
        """Whether a search holds up nothing here, because another process does it."""
        return self._seeker is not None and self._seeker.is_ready

    def begin(self) -> None:
        """Has the process started, if the library is large and it is not there yet. For a thread."""
        from reader.library.search_process import Seeker

        if self._library is None or not self._finder.is_large():
            return
        with self._lock:
            if self._seeker is None and not self._is_closed:
                self._seeker = Seeker(self._library)

    def search(self, wanted: Wanted, cancelled: Callable[[], bool]) -> Results | None:
        """What is in the index by now is searched; see `Library.search`."""
        from reader.library.search_process import SeekerError

        seeker = self._seeker
        if seeker is not None and seeker.is_ready:
            try:
                return seeker.search(wanted, cancelled)
            except SeekerError:  # it is gone, or could not: then it is done here, which also tells why
                pass
        return self._finder.search(wanted, wait=False, cancelled=cancelled)

    def close(self) -> None:
        """Ends the process. Closing twice is harmless."""
        with self._lock:
            self._is_closed = True
            if self._seeker is not None:
                self._seeker.close()
