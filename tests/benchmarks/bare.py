"""The least that a Textual app can be: what the program is measured against.

usage: bare.py text | bare.py input
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class BareText(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        yield Static("READY " + "some body text to paint. " * 40, markup=False)


class BareInput(App[None]):
    """One box to type into."""

    def compose(self) -> ComposeResult:
        yield Static("READY", markup=False)
        yield Input()


if __name__ == "__main__":
    {"text": BareText, "input": BareInput}[sys.argv[1]]().run()
