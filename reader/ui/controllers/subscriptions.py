"""Subscriptions: in the sidebar, made, ended and refreshed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.errors import SourceError
from reader.ui.commands import first_key
from reader.ui.controllers.news import NewsController
from reader.ui.controllers.refreshing import RefreshController, short_name
from reader.ui.widgets.sidebar_rows import Feed

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.screen import Screen

    from reader.library.subscriptions import ListedSubscription, Subscribed
    from reader.model import Entry
    from reader.ui.controllers.collections import CollectionsController
    from reader.ui.controllers.documents import DocumentController
    from reader.ui.document.location import Tab
    from reader.ui.services import Services
    from reader.ui.widgets.sidebar import Sidebar

NOTHING_YET = "Nothing from it yet. {} to refresh."
NOT_SHOWN = "Start reader again to see your own documents."
NEXT_TIME = "Subscribed to {}. The next refresh fetches it."


class SubscriptionsController:
    """What the user does with sources that are asked again."""

    def __init__(
        self,
        services: Services,
        screen: Screen[Any],
        sidebar: Sidebar,
        documents: DocumentController,
        collections: CollectionsController,
        go_to_place: Callable[[str, Tab, int], None],
    ) -> None:
        """`go_to_place` goes to a document, a tab of it and an offset."""
        self.news = NewsController(services, screen, collections, go_to_place)
        self._services = services
        self._library = services.library
        self._screen = screen
        self._sidebar = sidebar
        self._documents = documents
        self._refresh = RefreshController(services, screen, documents, self.load, collections.show)

    # In the sidebar

    def load(self) -> None:
        """Read the subscriptions, which documents come from them, and what is new. In a thread."""
        if self._library.kind == "paths":
            return
        subscriptions = self._library.subscriptions
        listed = subscriptions.list()
        new, feed_of = subscriptions.new_counts(), subscriptions.of_documents()
        feeds = [_feed(each, new.get(each.subscription.key, 0)) for each in listed]
        self._screen.call_later(self._sidebar.subscribe, feeds, feed_of)
        self.news.load()

    def load_soon(self) -> None:
        """Read them in a thread, once what is under way is on disk."""
        self._services.marks.run(self.load)

    def open(self, feed: Feed) -> None:
        """Unfold a subscription, or fold it; say what is wrong with it."""
        has_any = self._sidebar.toggle(feed)
        if feed.trouble:
            self._screen.notify(f"{feed.source}: {feed.trouble}", severity="warning", markup=False)
        elif not has_any and self._library.kind == "seeds":
            self._services.say(NOT_SHOWN)
        elif not has_any:
            self._services.say(NOTHING_YET.format(first_key("refresh", self._services.keymap)))

    # Commands

    def refresh(self) -> None:
        """Refresh what is chosen in the sidebar, or all that is due."""
        feed, entry = self._sidebar.feed, self._sidebar.entry
        if feed is not None:
            self._refresh.run([feed.source], short_name(feed.source))
        elif entry is not None and _can_be_read_again(entry):
            self._refresh.run([entry.id], short_name(entry.source))
        else:
            self.refresh_due()

    def refresh_due(self) -> None:
        """Refresh all that is due."""
        self._refresh.run()

    def subscribe(self, address: str) -> None:
        """Subscribe to an address, and ask it at once."""

        def subscribe() -> None:
            from reader.library.subscriptions import Options

            (result,) = self._library.subscriptions.subscribe([address], Options())
            self.load()
            self._screen.call_later(self._subscribed, result)

        self._services.marks.run(subscribe)

    def unsubscribe(self) -> None:
        """End the subscription under the sidebar's cursor; undo brings it back."""
        feed = self._sidebar.row
        if not isinstance(feed, Feed):
            return
        key = first_key("undo", self._services.keymap)
        notice = f"Unsubscribed from {feed.name}. {key} to undo."

        def unsubscribe() -> None:
            self._library.subscriptions.unsubscribe([feed.source])
            self.load()
            self._screen.call_later(partial(self._screen.notify, notice, markup=False))

        self._services.marks.run(unsubscribe)

    def _subscribed(self, result: Subscribed | SourceError) -> None:
        if isinstance(result, SourceError):
            self._screen.notify(str(result), severity="warning", markup=False)
            return
        source = result.subscription.source
        if self._documents.is_refreshing:
            self._screen.notify(NEXT_TIME.format(source), markup=False)
        else:
            self._refresh.run([source], short_name(source))


def _feed(listed: ListedSubscription, new: int) -> Feed:
    subscription = listed.subscription
    name = subscription.title or plain_address(subscription.source)
    return Feed(subscription.key, name, subscription.source, new, listed.state.why or "")


def plain_address(source: str) -> str:
    """Return the host and path of an address."""
    return source.partition("://")[2].rstrip("/") or source


def _can_be_read_again(entry: Entry) -> bool:
    """Return whether a document has a file or a page of its own."""
    from reader.sources import feed_of
    from reader.store.values import StoredEntry

    resolved = entry.resolved if isinstance(entry, StoredEntry) else None
    return resolved is not None and feed_of(resolved) is None


SOURCE_ACTIONS: dict[str, Callable[[SubscriptionsController], None]] = {
    "refresh": SubscriptionsController.refresh,
    "refresh_due": SubscriptionsController.refresh_due,
    "unsubscribe": SubscriptionsController.unsubscribe,
    "all_seen": lambda controller: controller.news.mark_all_seen(),
}
"""By the names of their commands."""
