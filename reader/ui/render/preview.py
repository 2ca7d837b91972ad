"""How a text looks that has not been taken apart yet. Pure, and light: the first frame shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.view import TextBlock, View

if TYPE_CHECKING:
    from reader.library.protocol import Draft

LONG = 1 << 20
"""Characters above which a text is shown as it stands."""
LONGEST_TITLE = 200
"""Characters up to which the first line of a document is taken for its title."""


def view_of_draft(draft: Draft) -> View:
    """Each line by itself, apart where the text has blank lines or none at all; the first as the title.

    A long text stays in one block, as it is: its lines would take as much memory once more.
    """
    blocks = _whole(draft) if len(draft.text) > LONG else _lines(draft)
    if blocks and draft.start == 0 and len(blocks[0].text) <= LONGEST_TITLE:
        blocks[0] = blocks[0]._replace(style="title")
    return View(f"draft:{draft.source}", blocks)


def _whole(draft: Draft) -> list[TextBlock]:
    first, _, rest = draft.text.partition("\n")
    return [TextBlock(first, draft.start), TextBlock(rest, draft.start + len(first) + 1)]


def _lines(draft: Draft) -> list[TextBlock]:
    lines = draft.text.split("\n")
    spaced = "" in lines[:-1]
    blocks: list[TextBlock] = []
    at, space = draft.start, 1
    for line in lines:
        if not line or line.isspace():
            space = 1
        else:
            blocks.append(TextBlock(line, at, space=space))
            space = 0 if spaced else 1
        at += len(line) + 1
    return blocks
