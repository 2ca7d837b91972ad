"""A world beyond the terminal that only remembers what was asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.errors import ExistsError, UsageError
from reader.system.themes import OwnThemes
from reader.ui.services.system import System

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.system.browser import Opener


class FakeSystem(System):
    """Nothing leaves the test."""

    def __init__(
        self, tool: str | None = "a tool", program: Opener | None = None, *, opens: bool = True
    ) -> None:
        self.tool = tool
        self.program = program
        self.opens = opens
        self.copied: list[str] = []
        self.opened: list[str] = []
        self.files: dict[str, str] = {}
        self.themes = OwnThemes()

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

    def own_themes(self) -> OwnThemes:
        return self.themes

    def write(self, name: str, lines: Iterable[str], *, replace: bool) -> str:
        if name in self.files and not replace:
            raise ExistsError(f"{name}: a file with this name already exists")
        if "/" in name:
            raise UsageError(f"{name}: can't be written: no such folder")
        self.files[name] = "\n".join(lines)
        return f"/home/someone/{name}"
