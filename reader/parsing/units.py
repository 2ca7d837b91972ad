"""A line of a body among its neighbours, as rules for single lines look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.parsing import dating, shapes
from reader.parsing.lines import Line, is_rule

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.facts import Facts
    from reader.parsing.lines import Claims

SHORT = 90


class Unit(NamedTuple):
    """A line among its neighbours."""

    text: str
    """Without an item number."""
    sentences: tuple[str, ...]
    """Those of a line that asks."""
    alone: bool
    """Blank lines separate it from what comes before and after."""
    after: str
    """The next line, "" at the end."""
    after_kind: str | None
    """The kind given to that line by an earlier pass."""
    glued: bool
    """The next line follows directly, without a blank line."""
    opening: bool
    """It is the body's first line."""
    before: str
    """The line right above it, "" if a blank one is."""
    under_sign: bool
    """It is the body's first line, and who wrote it or made its pictures is above."""
    counts: bool
    """It is a number, as others in order are, or closes with the same word in brackets as others."""
    headed: bool
    """It is the only text between two lines on their own that may be headings."""
    states: bool
    """It asks without a question mark, as other lines like it tell."""
    facts: Facts


def unit(
    lines: Sequence[Line],
    index: int,
    end: int,
    taken: Claims,
    facts: Facts,
    *,
    numbers: Container[int],
    opening: bool,
) -> Unit:
    """Return the line at an index among its neighbours before `end`.

    `taken` and `facts` are what is known of the document, `numbers` the lines that are only a number or close
    alike. `opening` is whether no text is above the line.
    """
    line = lines[index]
    glued = index + 1 < end and lines[index + 1].row == line.row + 1
    after = lines[index + 1].bare if index + 1 < end else ""
    above = index > 0 and lines[index - 1].row == line.row - 1 and not is_rule(lines[index - 1].bare)
    text = line.bare
    sentences: tuple[str, ...] = ()
    if shapes.ends_question(text):
        text = text[shapes.number_length(text) :]
        sentences = tuple(shapes.sentences(text))
    return Unit(
        text,
        sentences,
        not glued and not above,
        after,
        taken.get(index + 1),
        glued,
        opening,
        lines[index - 1].bare if above and shapes.has_word(lines[index - 1].bare) else "",
        opening and index > 0 and _signs(lines[index - 1].bare),
        index in numbers,
        _is_between_headings(lines, index, end),
        index in facts.stated,
        facts,
    )


def _signs(text: str) -> bool:
    return dating.is_byline(text) or shapes.is_credit(text)


def _is_between_headings(lines: Sequence[Line], index: int, end: int) -> bool:
    if len(lines[index].bare) <= SHORT or not 0 < index < end - 1:
        return False
    near = (lines[index - 1], lines[index + 1])
    apart = near[1].row - near[0].row > 3
    return apart and all(
        len(line.bare) <= SHORT and shapes.is_title_like(line.bare) and not shapes.ends_sentence(line.bare)
        for line in near
    )
