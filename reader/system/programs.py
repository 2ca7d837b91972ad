"""Programs of the user: found by an absolute path, never in the current folder."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from shutil import which
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType


@contextmanager
def keys_for_the_program() -> Iterator[None]:
    """Let ctrl+c and ctrl+backslash end a program that has the terminal, and not this one, meanwhile.

    They are not ignored, since the program would inherit that.
    """
    before = {number: signal.signal(number, _nothing) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _nothing(_number: int, _frame: FrameType | None) -> None:
    pass


def find_program(name: str) -> str | None:
    """Return the absolute path of a program in the absolute folders of PATH; None if it isn't there.

    An empty entry or "." in PATH would mean the current folder. A name with a slash must be absolute.
    """
    if os.sep in name and not os.path.isabs(name):  # noqa: PTH117
        return None
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return which(name, path=os.pathsep.join(filter(os.path.isabs, folders)))
