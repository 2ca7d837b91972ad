"""Keys typed before the rows are there that they are for."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from reader.ui.commands import keys_for
from reader.ui.widgets.inputs import QueryInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from reader.ui.controllers.listing import ResultListing
    from reader.ui.dialogs.modal import AnswersOnce

LONGEST_WAIT = 10.0
"""Seconds that a key waits for the first results, and for the rest of them."""
WITH_ROWS = 5.0
"""The same, where some results are listed already and others are still to come."""


class AwaitedRows:
    """Says which keys have to wait: in a collection, all until its first complete results are listed.

    A key that goes to the last row waits, in any list of results, until the rows up to there have come; so
    does any other key until the row has come that the cursor is to begin at.
    """

    def __init__(
        self, screen: AnswersOnce[Any], listing: ResultListing, keymap: Mapping[str, str], *, are_wanted: bool
    ) -> None:
        """`are_wanted` is whether keys are for rows that are not there yet."""
        self._screen = screen
        self._listing = listing
        self._session = listing.session
        self._are_wanted = are_wanted
        self._since = monotonic()
        """When the wait for the first results began."""
        self._rest_since: float | None = None
        """When the wait for the rest of them began."""
        self._close = keys_for({"modal.close"}, keymap)
        self._others = keys_for({"results.leave", "results.to_box"}, keymap)
        """Keys that need no row."""
        self._end = keys_for({"move.end"}, keymap)

    def hold(self, key: str) -> bool:
        """Return whether a key has to wait; have the rows fetched that it waits for.

        In the search box none does.
        """
        focused = self._screen.focused
        if self._screen.has_answered or isinstance(focused, QueryInput) or key in self._close:
            return False
        if focused is not None and key in self._others:
            return False
        needs_rest = key in self._end or self._listing.is_looking
        return self._waits_for_first() or (needs_rest and self._waits_for_rest())

    def _waits_for_first(self) -> bool:
        session, results = self._session, self._session.shown
        if results is None:
            is_under_way = not (session.generation and session.is_settled)
        else:
            is_under_way = results.is_partial
        patience = WITH_ROWS if results is not None and results.hits else LONGEST_WAIT
        return self._are_wanted and is_under_way and monotonic() - self._since < patience

    def _waits_for_rest(self) -> bool:
        if not self._session.has_more:
            self._rest_since = None
            return False
        if self._rest_since is None:
            self._rest_since = monotonic()
        self._session.fetch_more(all_of_them=True)
        return monotonic() - self._rest_since < LONGEST_WAIT
