"""A world beyond the terminal that only remembers what was asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.outside import Outside

if TYPE_CHECKING:
    from reader.outside.browser import Opener


class World(Outside):
    """Nothing leaves the test."""

    def __init__(
        self, tool: str | None = "a tool", program: Opener | None = None, *, opens: bool = True
    ) -> None:
        self.tool = tool
        self.program = program
        self.opens = opens
        self.copied: list[str] = []
        self.opened: list[str] = []

    def copy(self, text: str) -> str | None:
        if self.tool is not None:
            self.copied.append(text)
        return self.tool

    def opener(self, address: str) -> Opener | None:  # noqa: ARG002
        return self.program

    def open(self, program: Opener, address: str) -> bool:
        assert program is self.program
        self.opened.append(address)
        return self.opens
