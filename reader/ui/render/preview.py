"""The view of a text that is not parsed yet. Pure, and light: the first frame shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.view import TextBlock, View

if TYPE_CHECKING:
    from reader.library.protocol import TextPreview

LONG = 1 << 20
"""Show longer texts, in characters, unchanged."""
LONGEST_TITLE = 200
"""The longest first line, in characters, that counts as a title."""


def view_of_preview(preview: TextPreview) -> View:
    """Show each line as a block, spaced as in the text (all spaced if it has no blank lines), with a title.

    A long text is a single block: its lines would take as much memory again.
    """
    blocks = _whole(preview) if len(preview.text) > LONG else _lines(preview)
    if blocks and preview.start == 0 and len(blocks[0].text) <= LONGEST_TITLE:
        blocks[0] = blocks[0]._replace(style="title")
    return View(f"preview:{preview.source}", blocks)


def _whole(preview: TextPreview) -> list[TextBlock]:
    first, _, rest = preview.text.partition("\n")
    return [TextBlock(first, preview.start), TextBlock(rest, preview.start + len(first) + 1)]


def _lines(preview: TextPreview) -> list[TextBlock]:
    lines = preview.text.split("\n")
    spaced = "" in lines[:-1]
    blocks: list[TextBlock] = []
    at, space = preview.start, 1
    for line in lines:
        if not line or line.isspace():
            space = 1
        else:
            blocks.append(TextBlock(line, at, space=space))
            space = 0 if spaced else 1
        at += len(line) + 1
    return blocks
