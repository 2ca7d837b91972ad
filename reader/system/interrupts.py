"""Ctrl-C for the commands: it ends them without a word, wherever they are."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import FrameType, TracebackType

INTERRUPTED = 130
"""The exit code after ctrl+c: 128 plus the number of the signal."""
_USUAL = (signal.SIG_DFL, signal.default_int_handler)


def end_silently() -> None:
    """Let ctrl+c end the process at once, until an `Interrupts` takes it: Python would print where it was.

    A process that has been told to ignore ctrl+c goes on ignoring it.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


class Interrupts:
    """Raises KeyboardInterrupt at the first ctrl+c, and ends the process at the second. A context manager.

    Not every interrupt arrives as one: a class that is being made turns it into a RuntimeError, and what is
    called by the garbage collector can't raise. So `taken` tells.
    """

    def __init__(self) -> None:
        self.taken = False

    def __enter__(self) -> Self:
        self._signal, self._hook = signal.getsignal(signal.SIGINT), sys.unraisablehook
        if self._signal in _USUAL:
            with suppress(ValueError):  # not the main thread, which is the only one to be interrupted
                signal.signal(signal.SIGINT, self.take)
                sys.unraisablehook = self._lost
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._signal in _USUAL:
            with suppress(ValueError):
                signal.signal(signal.SIGINT, self._signal)
        sys.unraisablehook = self._hook

    def take(self, _number: int, _frame: FrameType | None) -> None:
        """Interrupt. Raises KeyboardInterrupt."""
        if self.taken:
            os._exit(INTERRUPTED)
        self.taken = True
        raise KeyboardInterrupt

    def _lost(self, unraisable: sys.UnraisableHookArgs) -> None:
        """End the process if an interrupt was raised where nothing can be."""
        if self.taken:
            os._exit(INTERRUPTED)
        self._hook(unraisable)
