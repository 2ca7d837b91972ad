"""Menus and paths by a line that may be a title: it is an entry of one, or its page's path is next to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import menus, near_titles, shapes, top_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

_ARROWS = ">›»＞→‹"


def is_over_path(rows: Sequence[Line], index: int) -> bool:
    """Return whether a path is right under a line, in its chunk."""
    if index + 1 >= len(rows) or rows[index + 1].row > rows[index].row + 1:
        return False
    below = rows[index + 1].bare
    arrowed = len(below) <= top_lines.LONG and any(map(below.__contains__, _ARROWS))
    return arrowed and top_lines.PATH.search(below) is not None and not shapes.ends_sentence(below)


def is_under_path(rows: Sequence[Line], index: int) -> bool:
    """Return whether a path of sections is above a line, and over that none that may be the title."""
    text = rows[index - 1].bare if index else ""
    if (
        not text
        or len(text) > top_lines.LONG
        or not (top_lines.PATH.search(text) and top_lines.is_noise(text))
    ):
        return False
    return (
        index == 1
        or rows[index - 2].row + 1 == rows[index - 1].row
        or top_lines.is_noise(rows[index - 2].bare)
    )


def is_entry(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line over a text, a count or its own path is one of the entries of a menu above.

    Of papers there may be several sorts, or years, below.
    """
    text = rows[index].bare.casefold()
    if len(text) > top_lines.SHORT or index + 1 >= len(rows) or rows[index].row == rows[index - 1].row + 1:
        return False
    below = rows[index + 1].bare
    own = top_lines.PATH.search(below) and below.casefold().endswith(text)
    sorts = shapes.announces_papers(text) and (shapes.announces_papers(below) or below.isdigit())
    if not (own or sorts or shapes.ends_sentence(below) or near_titles.is_counted(rows, index)):
        return False
    return any(
        _is_in_bar(text, row.bare) or (at >= _NAMED_FIRST and _is_in_column(rows, at, text))
        for at, row in enumerate(rows[:index])
    )


_NAMED_FIRST = 2
"""In so many lines on top is a site's name, which may be said again too."""


def _is_in_bar(text: str, bar: str) -> bool:
    """Return whether a line is an entry of a bar, whose entries may be in brackets."""
    if menus.is_link_bar(bar):
        return f"[{text}]" in bar.casefold()
    entries = menus.pieces(bar) if menus.is_bar(bar) else menus.columns(bar)
    return text in entries or text in menus.numbered(bar)


def _is_in_column(rows: Sequence[Line], at: int, text: str) -> bool:
    """Return whether a line is a word of a menu in a column, with a remark maybe: "news (current)"."""
    said = rows[at].bare.casefold()
    if not (said == text or said.startswith(f"{text} (")):
        return False
    size = near_titles.column(rows, at)
    below = at + 1
    while below < len(rows) and rows[below].row == rows[below - 1].row + 1 and size < top_lines.FEW:
        size += top_lines.may_be_entry(rows[below].bare)
        below += 1
    return size >= top_lines.FEW - 1


def is_listed(rows: Sequence[Line], index: int) -> bool:
    """Return whether a line of a word or two stands right under two lines of few words."""
    if index < top_lines.FEW - 1 or rows[index].row != rows[index - 2].row + 2:
        return False
    counts = [top_lines.words(rows[at].bare) for at in range(index - 2, index + 1)]
    return counts[2] < top_lines.FEW - 1 and max(counts) < top_lines.FEW
