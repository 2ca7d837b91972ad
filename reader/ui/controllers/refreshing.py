"""Refreshing sources, or all that is due, while the user goes on; and telling what came."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.errors import ReaderError, Stopped
from reader.ui.commands import first_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.library.protocol import Progress
    from reader.library.refreshing import Refreshed
    from reader.model import Entry
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.services import Services

TOLD_SECONDS = 10
"""How long it is said why something failed."""
DUE = "what is due"
NOT_KEPT = "Only a library can be refreshed. Press {} to reload this document."
UNDER_WAY = "A refresh is under way. Press {} to stop it."
COUNTED = ("new", "changed", "gone", "failed")


class RefreshController:
    """Asks sources again, one refresh at a time."""

    def __init__(
        self,
        services: Services,
        screen: Screen[Any],
        documents: DocumentController,
        list_subscriptions: Callable[[], None],
        ended: Callable[[], None],
    ) -> None:
        """`list_subscriptions` is called in a thread before documents are listed, `ended` after that.

        `screen` shows the notice.
        """
        self._services = services
        self._library = services.library
        self._screen = screen
        self._documents = documents
        self._list_subscriptions = list_subscriptions
        self._ended = ended

    def run(self, sources: Sequence[str] = (), name: str = DUE) -> None:
        """Refresh sources, or all that is due; `name` says what."""
        keymap = self._services.keymap
        if self._library.kind == "paths":
            self._services.say(NOT_KEPT.format(first_key("reread", keymap)))
            return
        if self._documents.is_refreshing:
            self._services.say(UNDER_WAY.format(first_key("stop", keymap)))
            return
        self._documents.is_refreshing = True

        def refresh(progress: Progress, cancelled: Callable[[], bool]) -> None:
            def tell(done: int, total: int, what: str) -> None:
                progress(done, total, short_name(what))

            results: list[Refreshed] = []
            try:
                with suppress(Stopped):
                    results.extend(self._library.refresh(sources, progress=tell, cancelled=cancelled))
                self._list_subscriptions()
                entries = self._library.documents.list()
            except ReaderError:
                self._screen.call_later(self._fail)
                raise
            self._screen.call_later(self._end, results, entries, cancelled())

        self._services.additions.refresh(name, refresh)

    def _fail(self) -> None:
        self._documents.is_refreshing = False

    def _end(self, results: Sequence[Refreshed], entries: Sequence[Entry], is_stopped: bool) -> None:  # noqa: FBT001
        self._documents.is_refreshing = False
        self._documents.take_entries(entries)
        self._ended()
        notice = refresh_notice(results, is_stopped=is_stopped)
        if any(result.result == "failed" for result in results):
            self._screen.notify(notice, severity="warning", markup=False, timeout=TOLD_SECONDS)
        else:
            self._screen.notify(notice, markup=False)


def short_name(source: str) -> str:
    """Return the host of a web address; anything else as it is."""
    from reader.web_addresses import parsed

    try:
        return parsed(source).host
    except ValueError:
        return source


def refresh_notice(results: Sequence[Refreshed], *, is_stopped: bool) -> str:
    """Return what came: "5 new, 1 changed, 2 failed", and why the first that failed did."""
    counts = Counter[str]()
    for each in results:
        counts.update(new=each.new, changed=each.changed, gone=each.gone)
        if each.result == "failed" or (
            each.result == "changed" and not (each.new or each.changed or each.gone)
        ):
            counts[each.result] += 1
    words = ", ".join(f"{counts[what]:,} {what}" for what in COUNTED if counts[what])
    told = [f"{each.source} has moved to {each.moved_to}" for each in results if each.moved_to][:1]
    told += [f"{each.source}: {each.why}" for each in results if each.why][:1]
    told += results[0].notices if len(results) == 1 else ()
    if is_stopped:
        told.insert(0, f"Stopped: {words or 'nothing new'}")
        told.append("The rest was not refreshed")
    else:
        told.insert(0, words or "Nothing new")
    return f"{'. '.join(told)}."
