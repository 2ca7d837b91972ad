"""What the user left on an item, as lines of its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.view import TextBlock
from reader.ui.render.text_flow import INDENT
from reader.ui.symbols import mark_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.store.values import Marks

NOTE_SIGN = "✎ "


def mark_blocks(marks: Marks | None) -> Iterator[TextBlock]:
    """Star, status and tags in a line, and each note with its date.

    The line is there without any marks too, so that a mark moves nothing.
    """
    if marks is None:
        return
    yield TextBlock(mark_summary(marks) or " ", style="mark", space=0)
    for note in marks.notes:
        dated = f"{note.written:%Y-%m-%d}  {note.text}"
        yield TextBlock(dated, style="mark", space=0, indent=INDENT, sign=NOTE_SIGN)
