"""Answers on the lines of a text that several passes ask for, kept while it is taken apart.

Each pass goes over all lines before the next one does, so a cache of a thousand of them would not have a line
any more when the next pass asks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_MOST = 1 << 15
"""Answers of a kind: those on a megabyte of short lines, some 5 MiB."""
_forgetters: list[Callable[[], None]] = []


def memoized(ask: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Return a function of a line that keeps its answers until all are forgotten."""
    kept = lru_cache(_MOST)(ask)
    _forgetters.append(kept.cache_clear)
    return cast("Callable[Asked, Answer]", kept)


def forget() -> None:
    """Forget the answers on all lines: the next text has others."""
    for forget_one in _forgetters:
        forget_one()
