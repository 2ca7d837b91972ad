"""What the app asks of the world beyond the terminal. Every call may take seconds: make it in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.system.browser import Opener

TERMINAL_BYTES = 74_994
"""The longest text that is handed to a terminal for its clipboard; many take no more (100,000 in base64)."""


class System:
    """The real world; tests have another. Its parts are imported when they are first wanted."""

    def copy(self, text: str) -> str | None:
        """Gives a text to the system's clipboard; the name of the tool that took it, or None."""
        from reader.system.clipboard import copy

        return copy(text)

    def opener(self, address: str) -> Opener | None:
        """What would open an address; None where there is nothing. Quick."""
        from reader.system.browser import opener

        return opener(address)

    def open(self, program: Opener, address: str) -> bool:
        """Opens an address; gives whether that went well."""
        from reader.system.browser import open_with

        return open_with(program, address)

    def write(self, name: str, lines: Iterable[str], *, replace: bool) -> str:
        """Writes a file; gives its whole path. Raises ExistsError and UsageError."""
        from reader.system.files import write_lines

        return write_lines(name, lines, replace=replace)
