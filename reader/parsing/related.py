"""Other texts that a page names under a label: their titles, with days, sites, tags and counts among them.

"More from Cities" / "The last lamplighter is thirty-four" / "4 May 2033" / "Why the tram is so quiet" / …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import menus, shapes, signing
from reader.parsing.lines import Span
from reader.parsing.word_tables import starts, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.parsing.lines import Claims, Line

LABELS = words_for("page.related")
_MORE = tuple(f"{words} " for words in words_for("page.more"))
_STARTS = starts(LABELS)
_SHORTEST = min(map(len, LABELS))
_LABEL, _NAMED, _LINK = 40, 70, 120
"""No label, no label with a name and no link's words are longer."""
_LEAST = 2


def is_label(text: str) -> bool:
    """Return whether it announces a link to other content."""
    return _SHORTEST <= len(text) < _LABEL and text[0] in _STARTS and shapes.plain(text) in LABELS


def find(lines: Sequence[Line], first: int, end: int, taken: Claims) -> Iterator[Span]:
    """Yield labels with two links and more under them, between two indices (`end` excluded)."""
    done = first
    for index in range(first, end):
        if index < done or not opens(lines[index].bare):
            continue
        done = _end(lines, index, end, taken)
        if not _is_closed(lines, done, end, taken):
            continue
        free = [at for at in range(index, done) if at not in taken]
        if len(free) - (index not in taken) < _LEAST:
            continue
        begin = free[0]
        for at, below in zip(free, [*free[1:], end + 1], strict=True):
            if below != at + 1:
                yield Span("teaser", begin, at)
                begin = below


def opens(text: str) -> bool:
    """Return whether a line is a label for other texts, with a name behind it maybe: "More from Cities"."""
    if not _SHORTEST <= len(text) <= _NAMED or shapes.ends_sentence(text):
        return False
    return is_label(text) or text.casefold().startswith(_MORE)


def _end(lines: Sequence[Line], index: int, end: int, taken: Claims) -> int:
    """Return where the lines that hang on a label end: at a blank line, another label, another part."""
    at = index + 1
    while at < end and lines[at].row == lines[at - 1].row + 1:
        text = lines[at].bare
        if taken.get(at) and not (taken.get(at) == "footer" and signing.says_when(text)):
            break
        if not (signing.says_when(text) or _is_link(text)):
            break
        at += 1
    return at


def _is_link(text: str) -> bool:
    """Return whether a line may be a link's words, or what is said of it, and no button of the page."""
    if len(text) > _LINK or text[-1] in ".:," or opens(text) or menus.bare(text) in menus.KNOWN:
        return False
    return not (shapes.number(text) or shapes.is_markdown_heading(text))


def _is_closed(lines: Sequence[Line], at: int, end: int, taken: Claims) -> bool:
    """Return whether what is at an index is no text that goes on right there."""
    if at >= end or at in taken or lines[at].row > lines[at - 1].row + 1:
        return True
    return opens(lines[at].bare) or menus.bare(lines[at].bare) in menus.KNOWN
