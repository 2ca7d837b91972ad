"""Keys in the order in which they were pressed, however fast they come.

Textual puts a key into the queue of the widget with the focus, from where it goes up to the app, queue by
queue. The next one may be faster: it runs a command at once, say, while letters before it still wait to be
typed; or it goes straight into the input that the one before has opened, past those that came in between.
And what a key is for may be still to come: the rows of a collection, say.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from textual import events

from reader.ui.services.tasks import call_after

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Container
    from typing import Any

    from textual.app import App
    from textual.dom import DOMNode
    from textual.timer import Timer
    from textual.widget import Widget

    Typed: TypeAlias = events.Key | events.Paste

RECENT = 1.0
"""Seconds after which a key counts as done in any case."""
PATIENCE = 2.0
"""Seconds to wait for a key at most: the widget that had it may be gone."""
LOOK_EVERY = 0.02
"""Seconds between two looks whether what a key is for has come."""


@runtime_checkable
class HoldsKeys(Protocol):
    """A screen that may not have yet what a key is for."""

    def holds_key(self, key: str) -> bool:
        """Return whether a key has to wait, given its name."""
        ...


class KeyOrder:
    """Passes each key on once those before it are done.

    Text need not wait for text in the same widget, nor a move for a move: both stay in their order, and of
    many moves in a row not each is painted.
    """

    def __init__(
        self, app: App[Any], moves: Container[str], handle: Callable[[Typed], Awaitable[None]]
    ) -> None:
        """`moves` are the keys that move in lists and texts; `handle` has Textual handle a key."""
        self._app = app
        self._moves = moves
        self._handle = handle
        self._waiting: deque[Typed] = deque()
        self._returned = 0
        """How many of those had gone on already, and came back since the screen holds them."""
        self._came_at = 0.0
        self.target: Widget | None = None
        """Where the last key went."""
        self._was_plain = False
        """Whether it was text there, or a move."""
        self._went_at = 0.0
        self._followed = 0
        """How many keys have been followed. What is for an earlier one than the last came too late."""
        self._timer: Timer | None = None

    async def take(self, key: Typed) -> None:
        """Pass on a key or a paste, now or once those before it are done."""
        if self._gives_up(key):
            self._waiting.clear()
            self._returned = 0
            self._stop_timer()
        self._came_at = monotonic()
        if self._waiting:
            self._waiting.append(key)
        elif self._may_pass(key):
            await self._pass(key)
        else:
            self._waiting.append(key)
            self._follow()

    def take_back(self, key: events.Key) -> bool:
        """Take a key back that nothing has consumed, if the screen holds it; return whether it does."""
        if not self._is_held(key):
            return False
        self._waiting.insert(self._returned, events.Key(key.key, key.character))
        self._returned += 1
        if self._timer is None:
            self._look_later()
        return True

    def _is_held(self, key: Typed) -> bool:
        screen = self._app.screen
        return isinstance(key, events.Key) and isinstance(screen, HoldsKeys) and screen.holds_key(key.key)

    def _gives_up(self, key: Typed) -> bool:
        """Return whether a key that need not wait shows that nobody counts on those any more that do."""
        is_late = monotonic() - self._came_at > RECENT
        return is_late and bool(self._waiting) and self._is_held(self._waiting[0]) and not self._is_held(key)

    def _may_pass(self, key: Typed) -> bool:
        """Return whether a key cannot overtake the last one."""
        if self.target is None or monotonic() - self._went_at > RECENT:
            return True
        return self._was_plain and self._app.focused is self.target and self._is_plain(key, self.target)

    async def _pass(self, key: Typed) -> None:
        self.target = self._app.focused or self._app.screen
        self._was_plain = self._is_plain(key, self.target)
        self._went_at = monotonic()
        await self._handle(key)

    def _follow(self) -> None:
        """Go the way of the last key, behind it in each queue, and then let the next one pass."""
        self._followed += 1
        self._timer = call_after(self._app, PATIENCE, partial(self._release, self._followed))
        self._step(self.target, self._followed)

    def _step(self, node: DOMNode | None, number: int) -> None:
        """Go on behind the last key from the queue of a node to that of its parent."""
        if node is None or node is self._app or not node.call_later(self._step, node.parent, number):
            self._app.call_later(self._release, number)

    async def _release(self, number: int) -> None:
        if self._timer is None or number != self._followed:
            return
        self._stop_timer()
        if self._is_held(self._waiting[0]):
            self._look_later()
            return
        await self._pass(self._next())
        while self._waiting and self._may_pass(self._waiting[0]):
            await self._pass(self._next())
        if self._waiting:
            self._follow()

    def _next(self) -> Typed:
        self._returned = max(0, self._returned - 1)
        return self._waiting.popleft()

    def _look_later(self) -> None:
        self._timer = call_after(self._app, LOOK_EVERY, partial(self._release, self._followed))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _is_plain(self, key: Typed, widget: Widget) -> bool:
        """Return whether a widget takes a key as text, or only moves by it."""
        if isinstance(key, events.Paste):
            return widget.check_consume_key("v", "v")
        return key.key in self._moves or widget.check_consume_key(key.key, key.character)
