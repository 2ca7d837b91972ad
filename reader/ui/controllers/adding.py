"""Adding to the library: asking what, and telling what became of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from textual.message import Message

from reader.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from textual.screen import Screen

    from reader.library.protocol import AddResult, Progress
    from reader.model import Entry
    from reader.store.values import OutcomeKind
    from reader.ui.dialogs.prompt import AddingWay
    from reader.ui.services import Services

ADDED_SECONDS = 10
"""How long it is said why something was not added."""
WORDS: Mapping[OutcomeKind, str] = {
    "added": "added", "updated": "updated", "unchanged": "unchanged", "copy": "already here",
}  # fmt: skip
"""What became of a document, in the interface's words."""
STOPPED = "Stopped: nothing added."
ADD_HINT = "A file, a folder or a web address. ~\u00a0is your home folder."


class DocumentsAdded(Message):
    """Sources were added to the library, or refused."""

    def __init__(
        self, results: Sequence[AddResult], entries: Sequence[Entry], *, is_stopped: bool = False
    ) -> None:
        super().__init__()
        self.outcomes = [result for result in results if not isinstance(result, SourceError)]
        self.refusals = [result for result in results if isinstance(result, SourceError)]
        self.entries = entries
        """The documents of the library as they are now."""
        self.is_stopped = is_stopped
        """Whether the user stopped it, so that some may be missing."""

    @property
    def is_failed(self) -> bool:
        """Whether something could not be read."""
        return any(not refusal.copy for refusal in self.refusals)

    @property
    def notice(self) -> str:
        """What became of them, in a sentence or two."""
        counts = Counter(outcome.kind for outcome in self.outcomes)
        words = [f"{number:,} {WORDS[kind]}" for kind, number in counts.items()]
        told = [f"{', '.join(words)}{self._news}"] if words else []
        if len(self.outcomes) == 1:
            [only] = self.outcomes
            told += (f"{only.source}: {notice}" for notice in only.notices)
        told += [str(self.refusals[0])] if self.refusals else []
        told += [f"{len(self.refusals) - 1:,} more could not be read"] if self.refusals[1:] else []
        if self.is_stopped:
            return f"Stopped: {'. '.join(told)}. The rest was not added." if told else STOPPED
        return ". ".join(told) or "Nothing to add there."

    @property
    def _news(self) -> str:
        """What is new, changed and gone in what was updated, in brackets; empty if nothing is."""
        updated = [outcome for outcome in self.outcomes if outcome.kind == "updated"]
        numbers = {
            "new": sum(outcome.new for outcome in updated),
            "changed": sum(outcome.changed for outcome in updated),
            "gone": sum(outcome.gone for outcome in updated),
        }
        told = ", ".join(f"{number:,} {what}" for what, number in numbers.items() if number)
        return f" ({told})" if told else ""


class AddingController:
    """Adds sources while the user goes on."""

    def __init__(self, services: Services, screen: Screen[Any], subscribe: Callable[[str], None]) -> None:
        """`screen` gets the messages; `subscribe` subscribes to an address."""
        self._additions = services.additions
        self._library = services.library
        self._screen = screen
        self._subscribe = subscribe

    def ask(self, proposed: str = "") -> None:
        """Ask for a path or an address, and add what is there to the library, or subscribe to it."""
        from reader.ui.dialogs.prompt import SourceScreen
        from reader.web_addresses import looks_like_address

        def add(path: str | None) -> None:
            source = (path or "").strip()
            if looks_like_address(source) and self._library.kind != "paths":
                self._ask_how(source)
            elif source:
                self._add(source)

        self._screen.app.push_screen(SourceScreen("add to library", ADD_HINT, proposed), add)

    def _ask_how(self, address: str) -> None:
        """Ask whether to add an address once or to subscribe; cancelling goes back to the address."""
        from reader.ui.dialogs.prompt import AddingScreen

        def answer(way: AddingWay | None) -> None:
            if way == "once":
                self._add(address)
            elif way == "subscribe":
                self._subscribe(address)
            else:
                self.ask(address)

        self._screen.app.push_screen(AddingScreen(address), answer)

    def tell(self, event: DocumentsAdded) -> None:
        """Say what became of the sources."""
        if event.is_failed:
            self._screen.notify(event.notice, severity="warning", markup=False, timeout=ADDED_SECONDS)
        else:
            self._screen.notify(event.notice, markup=False)

    def _add(self, source: str) -> None:
        """Add a file, a folder or what is at a web address to the library."""

        def add(progress: Progress, cancelled: Callable[[], bool]) -> None:
            documents = self._library.documents
            results = list(documents.add([source], progress=progress, cancelled=cancelled))
            added = DocumentsAdded(results, documents.list(), is_stopped=cancelled())
            self._screen.post_message(added)

        self._additions.add(source, add)
