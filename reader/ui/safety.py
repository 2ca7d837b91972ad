"""The second wall: whatever a widget draws, no control or bidi character reaches the terminal.

The first is `clean`, on the way in. This one catches what was never meant to pass it: a path, a message
of the system, a defect.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from reader.clean import is_safe, replace_unsafe

if TYPE_CHECKING:
    from textual.color import Color

CACHED_TEXTS = 8192


class ControlCharFilter(LineFilter):
    """For `App.get_line_filters`. Replaces unsafe characters one for one, so that no cell moves.

    Control segments are Textual's own and pass. Addresses of links are not text; they are checked
    where they are made.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The same segments if they are safe, as nearly all are."""
        if all(text.isprintable() or control or _safe(text) for text, _, control in segments):
            return segments
        return [
            Segment(text if control else replace_unsafe(text), style, control)
            for text, style, control in segments
        ]


# For what Python does not count as printable and is safe all the same, such as no-break spaces.
_safe = lru_cache(CACHED_TEXTS)(is_safe)
