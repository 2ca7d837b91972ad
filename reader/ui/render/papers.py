"""The papers that a document sums up, one card below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.document.view import RULE, TextBlock, View
from reader.ui.render.marks import mark_blocks
from reader.ui.render.text_flow import prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader.model import Document, Paper, PartRole
    from reader.store.values import Marks

LOOKS: dict[PartRole, tuple[str, int]] = {
    "title": ("title", 1),
    "authors": ("dim", 0),
    "summary": ("text", 1),
    "note": ("dim", 1),
}
"""For each part of a paper its style, and the blank lines before it."""


def papers_view(document: Document, marks_of: Callable[[str], Marks] | None = None) -> View:
    """All papers, a thin rule between them. Every word of theirs is shown, in its order."""
    blocks: list[TextBlock] = []
    for paper in document.papers:
        if blocks:
            # The line of marks, where there is one, is in the space above the rule.
            blocks.append(TextBlock("", style=RULE, space=0 if marks_of else 1))
        blocks += _card(paper)
        blocks += mark_blocks(marks_of(paper.id) if marks_of else None)
    return View(f"{document.id}:papers", blocks, source=document.text, marked=True)


def _card(paper: Paper) -> Iterator[TextBlock]:
    before: PartRole | None = None
    for part in paper.parts:
        style, space = LOOKS[part.role]
        # Affiliations go with the authors they follow, and one note with another.
        close = part.role == "note" and before in ("authors", "note")
        yield TextBlock(prose(part.text), part.start, style, 0 if close else space)
        before = part.role
