"""How a text looks that has not been taken apart yet. Pure, and light: the first frame shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.view import Piece, View

if TYPE_CHECKING:
    from reader.library.protocol import TextPreview

LONG = 1 << 20
"""Characters above which a text is shown as it stands."""
LONGEST_TITLE = 200
"""Characters up to which the first line of a document is taken for its title."""


def view_of_draft(draft: TextPreview) -> View:
    """Each line by itself, apart where the text has blank lines or none at all; the first as the title.

    A long text stays in one piece, as it is: its lines would take as much memory once more.
    """
    pieces = _whole(draft) if len(draft.text) > LONG else _lines(draft)
    if pieces and draft.start == 0 and len(pieces[0].text) <= LONGEST_TITLE:
        pieces[0] = pieces[0]._replace(style="title")
    return View(f"draft:{draft.source}", pieces)


def _whole(draft: TextPreview) -> list[Piece]:
    first, _, rest = draft.text.partition("\n")
    return [Piece(first, draft.start), Piece(rest, draft.start + len(first) + 1)]


def _lines(draft: TextPreview) -> list[Piece]:
    lines = draft.text.split("\n")
    spaced = "" in lines[:-1]
    pieces: list[Piece] = []
    at, space = draft.start, 1
    for line in lines:
        if not line or line.isspace():
            space = 1
        else:
            pieces.append(Piece(line, at, space=space))
            space = 0 if spaced else 1
        at += len(line) + 1
    return pieces
