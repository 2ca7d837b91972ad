"""The places one has been to, and the way back and forward through them. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from reader.ui.document.location import Location

BrowseKind: TypeAlias = Literal["documents", "landmarks", "matches"]
"""What one goes through one after the other; only where that began is a place to come back to."""

MOST = 200
"""Places that are remembered each way."""


class NavigationHistory:
    """Back and forward, as in a browser: whoever goes on from an earlier place leaves the later ones."""

    def __init__(self) -> None:
        self._back: list[Location] = []
        self._forward: list[Location] = []
        self._run: BrowseKind | None = None

    def depart(self, here: Location | None, run: BrowseKind | None = None, *, strolled: bool = True) -> None:
        """One leaves a place for another. `strolled` is whether one has moved in the text since one came.

        Within a run no place is remembered where one only passed by.
        """
        passing = run is not None and run == self._run and not strolled
        self._run = run
        if here is None or passing:
            return
        self._forward.clear()
        if not self._back or self._back[-1] != here:
            self._back = [*self._back[1 - MOST :], here]

    def back(self, here: Location | None) -> Location | None:
        """The place before, which is left behind; None where there is none."""
        return self._turn(self._back, self._forward, here)

    def forward(self, here: Location | None) -> Location | None:
        """The place that one came back from; None where there is none."""
        return self._turn(self._forward, self._back, here)

    def _turn(self, ahead: list[Location], behind: list[Location], here: Location | None) -> Location | None:
        self._run = None
        while ahead and ahead[-1] == here:
            ahead.pop()
        if not ahead:
            return None
        if here is not None:
            behind.append(here)
        return ahead.pop()
