"""Where a document announces papers, and where the list of works begins that an article merely cites."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import citations, related, shapes, summaries
from reader.parsing.memo import memoized
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


def announced(lines: Sequence[Line], short: Sequence[int], end: int, taken: Container[int]) -> int:
    """Return the first of some short lines before `end` that mentions papers and is a heading or leads on."""
    for index in short:
        if index not in taken and len(lines[index].bare) < _LEADING and _leads_to_papers(lines[index].bare):
            return index
    return end


@memoized
def _leads_to_papers(text: str) -> bool:
    return not shapes.ends_sentence(text) and shapes.announces_papers(text) and not related.is_label(text)


def is_report(lines: Sequence[Line], end: int) -> bool:
    """Return whether what is above the works that it cites has an abstract, or closes as reports do.

    The abstract is called so; "VI. Conclusion" is numbered; or it thanks people under a heading.
    """
    if any(summaries.opens_abstract(lines[index].bare) for index in range(min(end, _REACH))):
        return True
    return any(_closes_report(lines[index].bare) for index in range(max(0, end - _REACH), end))


def _closes_report(text: str) -> bool:
    if len(text) > _CLOSING:
        return False
    bare = shapes.plain(text.strip("#*_ "))
    numbered = _NUMBERED.match(bare)
    return bare in _THANKS or (numbered is not None and bare[numbered.end() :] in _CONCLUSIONS)


_CLOSING = 60
_NUMBERED = lazy.regex(r"(?:[ivx]{1,4}|\d{1,2})[.)]?\s+")
_CONCLUSIONS, _THANKS = words_for("paper.conclusion"), words_for("paper.thanks")


def cites(lines: Sequence[Line], end: int) -> bool:
    """Return whether text and then a list of works that it cites follow."""
    return before_references(lines, range(end), 0, end, frozenset())[1] < end


def before_references(
    lines: Sequence[Line], short: Sequence[int], first: int, end: int, taken: Container[int]
) -> tuple[int, int]:
    """Return up to where to look for papers, and from where on they are announced as works that are cited.

    Those that an article cites are not in the document; those of a report with an abstract are, and those
    that an article tells of: a few, each by somebody whom it names in full. `short` are the short lines from
    `first` to `end`.
    """
    prose = next((index for index in range(first, end) if len(lines[index].bare) > _PROSE), end)
    for index in short:
        text = lines[index].bare
        if index > prose and len(text) < _LEADING and index not in taken and heads_references(text):
            own = is_report(lines, index) or _are_told_of(lines, first, index, end)
            return (end, index) if own else (index, end)
    return end, end


def _are_told_of(lines: Sequence[Line], first: int, heading: int, end: int) -> bool:
    """Return whether each of a few works below a heading is by somebody whom the text above it names."""
    cited: list[tuple[str, ...]] = []
    for index in range(heading + 1, end):
        parts = citations.read(lines[index].bare)
        if parts is None or len(cited) == _FEW:
            break
        cited.append(parts.names)
    if not 0 < len(cited) < _FEW:
        return False
    text = " ".join(line.bare for line in lines[max(first, heading - _TEXT) : heading])
    return all(any(_is_named(name, text) for name in names) for names in cited)


def _is_named(name: str, text: str) -> bool:
    """Return whether a text has a name in full, which may have initials: "Liv Moe" for "L. Moe"."""
    surname, comma, given = name.partition(", ")
    if not comma:
        given, _, surname = name.rpartition(" ")
    return any(
        word[:1] == given[:1] and len(word) > 1 and word.isalpha() and not after[:1].isalpha()
        for before, after in pairwise(text.split(f" {surname}"))
        if (word := before.rpartition(" ")[2])
    )


_FEW, _TEXT = 5, 40


def heads_references(text: str) -> bool:
    """Return whether a line is the heading of what an article cites: "References"."""
    bare = text.strip("#*_ ")[:60]
    return bare[:1] in _REFERENCE_STARTS and shapes.plain(bare) in _REFERENCES
