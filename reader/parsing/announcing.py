"""Where a document announces papers, and where the list of works begins that an article merely cites."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reader.parsing import shapes, summaries
from reader.parsing.word_tables import starts, words_for

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_REFERENCES = words_for("paper.references")
_REFERENCE_STARTS = starts(_REFERENCES)
_REACH = 30
"""An abstract is no further from the top."""
_LEADING = 120
"""No heading is longer, and no line that leads on to papers."""
_PROSE = 200
"""A longer line is a paragraph."""


def announced(lines: Sequence[Line], first: int, end: int, taken: Container[int], title: str) -> int:
    """Return from which index on the title, a heading or a line that leads on has mentioned papers."""
    if shapes.announces_papers(title):
        return first - 1
    for index in range(first, end):
        if index not in taken and len(lines[index].bare) < _LEADING and _leads_to_papers(lines[index].bare):
            return index
    return end


@lru_cache(maxsize=1024)
def _leads_to_papers(text: str) -> bool:
    return not shapes.ends_sentence(text) and shapes.announces_papers(text)


def is_report(lines: Sequence[Line], end: int) -> bool:
    """Return whether what is above the works that it cites has an abstract, called so."""
    return any(summaries.opens_abstract(lines[index].bare) for index in range(min(end, _REACH)))


def cites(lines: Sequence[Line], end: int) -> bool:
    """Return whether text and then a list of works that it cites follow."""
    return before_references(lines, 0, end, frozenset())[1] < end


def before_references(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> tuple[int, int]:
    """Return up to where to look for papers, and from where on they are announced as works that are cited.

    Those that an article cites are not in the document; those of a report with an abstract are.
    """
    prose = False
    for index in range(first, end):
        text = lines[index].bare
        prose = prose or len(text) > _PROSE
        if prose and index not in taken and _heads_references(text):
            return (end, index) if is_report(lines, index) else (index, end)
    return end, end


def _heads_references(text: str) -> bool:
    bare = text.strip("#*_ ")[:60]
    return bare[:1] in _REFERENCE_STARTS and shapes.plain(bare) in _REFERENCES
