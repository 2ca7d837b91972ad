"""What the reading pane shows: text in pieces, with what each looks like. Values, no widgets.

`render` makes views from documents; `layout` gives them lines; the pane paints them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

RULE = "rule"
"""The style of a piece without text that is drawn as a line across the column."""

FILLER = "\u2060"
"""Takes the place of source characters that are not shown, so that offsets stay true. No clean text
has it; it is never painted and never copied."""

PROSE = frozenset({"text", "title", "dek", "heading", "question", "caption", "quote", "aside"})
"""The styles of pieces whose words may be marked as Markdown does it."""


class Look(NamedTuple):
    """A stretch of a text, [start, stop), that has a look of its own beside that of its piece."""

    start: int
    stop: int
    style: str
    """The component class of the pane that styles it, without the pane's prefix."""


class Sweep:
    """Goes once over looks, which rise by where they start, stretch after stretch of the text."""

    def __init__(self, looks: Sequence[Look]) -> None:
        self._coming = iter(looks)
        self._next = next(self._coming, None)
        self._open: list[Look] = []

    def within(self, start: int, stop: int) -> Sequence[Look]:
        """Those that touch a stretch, counted from its start; no stretch begins before one asked earlier."""
        self._open = [look for look in self._open if look.stop > start]
        while self._next is not None and self._next.start < stop:
            if self._next.stop > start:
                self._open.append(self._next)
            self._next = next(self._coming, None)
        return [Look(look.start - start, look.stop - start, look.style) for look in self._open]


class Part(NamedTuple):
    """A stretch of a text, [start, stop), that stands by itself on a line."""

    x: int
    """Cells from where the line begins."""
    start: int
    stop: int
    text: str
    """As it is shown."""
    looks: Sequence[Look] = ()
    """What of that looks different; from its start on."""


class Piece(NamedTuple):
    """A stretch of text with one look. It may hold newlines; each begins a line of its own."""

    text: str
    start: int | None = None
    """Where the text stands in the document's text; None for words that the source does not have."""
    style: str = "text"
    """The component class of the pane that styles it, without the pane's prefix."""
    space: int = 1
    """Blank lines before it."""
    indent: int = 0
    """Cells before every line."""
    sign: str = ""
    """Stands before the first line; the others are indented by its width."""
    every: bool = False
    """Whether the sign stands before every line."""
    wrap: bool = True
    """Whether long lines are wrapped; else they can be scrolled sideways."""
    language: str = ""
    """The language that code says it is in, in small letters; empty for none."""
    table: bool = False
    """Whether it may have columns that can be fitted (see tables.py)."""


class View(NamedTuple):
    """Pieces from top to bottom."""

    key: str
    """Tells views apart: the same key is the same text seen in the same way."""
    pieces: Sequence[Piece]
    quiet: Sequence[tuple[int, int]] = ()
    """Stretches of the document's text, [start, stop) each, that step back behind the others; rising."""
    source: str = ""
    """The document's text."""
    marked: bool = False
    """Whether its prose shows what Markdown's signs in it mean (see inline.py)."""
