"""The least a Textual app can be, to measure the program against.

usage: bare.py text | bare.py input | bare.py repaint
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


class BareRepaint(App[None]):
    """A screen full of text that each key moves by a line, back and forth."""

    moved = False

    def compose(self) -> ComposeResult:
        yield Static(self._text(), markup=False)

    def on_key(self) -> None:
        self.moved = not self.moved
        self.query_one(Static).update(self._text())

    def _text(self) -> str:
        return "\n" * self.moved + "READY " + "some body text to paint. " * 150


if __name__ == "__main__":
    {"text": BareText, "input": BareInput, "repaint": BareRepaint}[sys.argv[1]]().run()
