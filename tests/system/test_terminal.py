"""Whether there is a terminal, as seen from pipes and ptys."""

from __future__ import annotations

import os
import pty
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.system.terminal import forget_other_terminals, reopen_keyboard, require_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def in_a_pty() -> Iterator[None]:
    """Make descriptors 0 to 2 a pty meanwhile."""
    master, slave = pty.openpty()
    kept = [os.dup(descriptor) for descriptor in range(3)]
    for descriptor in range(3):
        os.dup2(slave, descriptor)
    try:
        yield
    finally:
        for descriptor, old in enumerate(kept):
            os.dup2(old, descriptor)
            os.close(old)
        os.close(slave)
        os.close(master)


def test_a_terminal_will_do() -> None:
    with in_a_pty():
        require_terminal()
        reopen_keyboard()


@pytest.mark.parametrize("term", ["", "dumb"])
def test_one_that_cannot_move_its_cursor_will_not(term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    with in_a_pty(), pytest.raises(UsageError, match="TERM"):
        require_terminal()


@pytest.mark.parametrize("descriptor", [0, 1, 2])
def test_a_pipe_in_any_place_will_not(descriptor: int) -> None:
    read_end, write_end = os.pipe()
    with in_a_pty():
        os.dup2(read_end if descriptor == 0 else write_end, descriptor)
        with pytest.raises(UsageError, match="reader show"):
            require_terminal()
    os.close(read_end)
    os.close(write_end)


def test_variables_for_another_terminal_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "LINES", "TEXTUAL_DRIVER", "TEXTUAL_FPS", "TEXTUAL_ANIMATIONS", "TEXTURE"):
        monkeypatch.setenv(name, "99999999")
    forget_other_terminals()
    left = {name for name in os.environ if name.startswith(("COLUMNS", "LINES", "TEXT"))}
    assert left == {"TEXTUAL_ANIMATIONS", "TEXTURE"}
