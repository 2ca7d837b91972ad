"""Following what others publish, until one ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode
    from textual.signal import Signal

Value = TypeVar("Value")
_followed: WeakKeyDictionary[DOMNode, list[Signal[Any]]] = WeakKeyDictionary()


def follow(signal: Signal[Value], node: DOMNode, method: Callable[[Value], Any]) -> None:
    """Call a method with what is published, until the node leaves."""
    _followed.setdefault(node, []).append(signal)
    signal.subscribe(node, method)


def leave(node: DOMNode) -> None:
    """End what a node follows. A signal of Textual would keep it until it is published again."""
    for signal in _followed.pop(node, []):
        signal.unsubscribe(node)
