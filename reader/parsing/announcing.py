"""Where a document announces papers, and where the list of works begins that an article merely cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import shapes
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.facts import Facts
    from reader.parsing.lines import Line

_REFERENCES = words_for("paper.references")
_PROSE = 200
"""A longer line is a paragraph."""


def announced(lines: Sequence[Line], first: int, end: int, taken: Container[int], facts: Facts) -> int:
    """Return from which index on the title, a heading or a line that leads on has mentioned papers."""
    if shapes.announces_papers(facts.title):
        return first - 1
    for index in range(first, end):
        text = lines[index].bare
        leads = len(text) < 120 and not shapes.ends_sentence(text)
        if index not in taken and leads and shapes.announces_papers(text):
            return index
    return end


def before_references(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> int:
    """Return where the list of works begins that an article cites; they are not in the document."""
    prose = False
    for index in range(first, end):
        text = lines[index].bare
        prose = prose or len(text) > _PROSE
        if prose and index not in taken and shapes.plain(text.strip("#*_ ")[:60]) in _REFERENCES:
            return index
    return end
