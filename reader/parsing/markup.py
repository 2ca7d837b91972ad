"""Structure that signs give away: front matter, and headings underlined on the line below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import shapes
from reader.parsing.lines import Span

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_FENCE = lazy.regex(r"---|\+\+\+|;;;")
_PAIR = lazy.regex(r"([\w-]{1,30})\s?[:=]\s?(.*)")
_UNDERLINE = lazy.regex(r"={3,}|-{3,}|~{3,}|\^{3,}|\*{4,}|#{4,}")
_YEAR = lazy.regex(r"(?:19|20)\d\d")
_MATTER = 60
"""Front matter has at most this many lines."""


class FrontMatter(NamedTuple):
    """A file's facts before its text, between two lines of signs."""

    last: int
    """The index of the closing line."""
    title: tuple[int, str] | None
    """The line that names the title, and the title."""


def front_matter(rows: Sequence[Line]) -> FrontMatter | None:
    """Return the front matter of a document, or None if it has none."""
    if len(rows) < 3 or not _FENCE.fullmatch(rows[0].bare):
        return None
    title: tuple[int, str] | None = None
    pairs = 0
    for index in range(1, min(len(rows), _MATTER)):
        text = rows[index].bare
        if text == rows[0].bare:
            return FrontMatter(index, title) if pairs else None
        pair = _PAIR.match(text)
        pairs += pair is not None
        if pair and pair[1].casefold() == "title" and pair[2]:
            title = index, pair[2].strip("\"'")
        elif not pair and not (rows[index].indent or shapes.bullet(text) or text[0] in "[]{}#"):
            return None
    return None


def is_underlined(rows: Sequence[Line], index: int, end: int) -> bool:
    """Return whether signs as long as the line stand right below it."""
    if index + 1 >= end:
        return False
    text, below = rows[index], rows[index + 1]
    signs = below.bare
    return (
        below.row == text.row + 1
        and _UNDERLINE.fullmatch(signs) is not None
        and len(text.bare) <= len(signs) + 4
        and (
            len(signs) <= len(text.bare) * 2 + 8
            or text.bare.startswith("** ")
            or _is_between_rules(rows, index)
        )
        and (shapes.words(text.bare) != [] or _YEAR.fullmatch(text.bare) is not None)
        and not shapes.bullet(text.bare)
        and len(text.bare) <= shapes.LONG
        and (len(signs) <= len(text.bare) + _JUTTING or _may_be_over_a_rule(text.bare))
    )


def _may_be_over_a_rule(text: str) -> bool:
    """Return whether a line may be a heading though the rule below is drawn as wide as the page."""
    return not (text[0].islower() or shapes.ends_sentence(text) or "@" in text or "://" in text)


def _is_between_rules(rows: Sequence[Line], index: int) -> bool:
    """Return whether a few words, and no sentence, are right between two equal rules, as mails have them."""
    text = rows[index].bare
    few = len(text) <= _RULED and not shapes.ends_sentence(text) and text[-1] not in ",:;"
    return few and _is_overlined(rows, index, 0)


_RULED = 60
_JUTTING = 4
"""An underline is longer than its text by no more."""


def underlined(rows: Sequence[Line], first: int, end: int, taken: Container[int]) -> list[Span]:
    """Return the headings between two indices (`end` excluded) with their underlines."""
    return [
        Span("heading", index - _is_overlined(rows, index, first), index + 1)
        for index in range(first, end - 1)
        if rows[index + 1].bare[0] in "=-~^*#"
        and index not in taken
        and index + 1 not in taken
        and is_underlined(rows, index, end)
    ]


def _is_overlined(rows: Sequence[Line], index: int, first: int) -> bool:
    return (
        index > first
        and rows[index - 1].bare == rows[index + 1].bare
        and rows[index - 1].row == rows[index].row - 1
    )
