"""Wraps text by cells. Pure, exact in code points; only spaces at a break are dropped.

Lines break at spaces, after hyphens and dashes inside words, and next to wide characters (with the most
common rule of East Asian typesetting: no line begins with a closing mark or ends with an opening mark).
Anything longer than a line is cut between grapheme clusters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len, get_character_cell_size

from reader import lazy
from reader.ui.document.view import HIDDEN_CHAR

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]

# All but characters that are certainly a cell wide and a cluster by themselves.
_UNCERTAIN = re.compile(
    "[^ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2015\u2018-\u201f\u2022\u2026\u2030-\u203a]"
)
_HIDDEN = lazy.regex(f"{HIDDEN_CHAR}+")
_SPACES = re.compile(r"[ \t]*")
_DASHES = "-\u2010\u2013\u2014"
_INNER_DASH = lazy.regex(rf"(?<=[^\W\d_])[{re.escape(_DASHES)}](?=[^\W\d_])")
_NO_START = frozenset(
    "、。，．：；！？）］｝〉》」』】〕〗’”…‥・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]},.:;!?"
)
_NO_END = frozenset("（［｛〈《「『【〔〖‘“([{")
_JOINER = "\u200d"


def is_narrow(text: str) -> bool:
    """Return whether each character is certainly a cell wide, so that the length is the width."""
    return _UNCERTAIN.search(text) is None


def wrap(text: str, width: int) -> list[Span]:
    """Return the lines of a paragraph as spans of code points, each at most `width` cells (at least 1).

    `text` has no newlines. Hidden characters count for nothing but offsets. An empty text is a single empty
    line. A cluster wider than `width` gets a line to itself.
    """
    width = max(1, width)
    if HIDDEN_CHAR in text:
        return _around_hidden(text, wrap(text.replace(HIDDEN_CHAR, ""), width))
    if is_narrow(text):
        return _wrap_narrow(text, width)
    return _wrap_wide(text, width)


def _around_hidden(text: str, spans: list[Span]) -> list[Span]:
    """Map spans of a text without hidden characters to the text itself.

    Hidden characters between lines belong to neither, those at the start of the text to the first.
    """
    starts: list[int] = []
    shifts = [0]
    for run in _HIDDEN.finditer(text):
        starts.append(run.start() - shifts[-1])
        shifts.append(shifts[-1] + len(run[0]))

    def place(at: int) -> int:
        return at + shifts[bisect_right(starts, at)]

    found = [(place(start), place(stop)) for start, stop in spans]
    return [(0, found[0][1]), *found[1:]]


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield grapheme clusters: first code point, last (excluded), and width in cells."""
    at, end = 0, len(text)
    while at < end:
        stop = at + 1
        if _is_regional(text[at]) and stop < end and _is_regional(text[stop]):
            stop += 1
        while stop < end and (text[stop] == _JOINER or _joins_previous(text[stop])):
            stop = min(end, stop + (2 if text[stop] == _JOINER else 1))
        yield at, stop, cell_len(text[at:stop])
        at = stop


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _joins_previous(character: str) -> bool:
    if "\U0001f3fb" <= character <= "\U0001f3ff":  # skin tones
        return True
    return character > "\u02ff" and get_character_cell_size(character) == 0


def _wrap_narrow(text: str, width: int) -> list[Span]:
    spans: list[Span] = []
    at, end = 0, len(text)
    while end - at > width:
        stop, following = _break_narrow(text, at, at + width)
        spans.append((at, stop))
        at = following
    if at < end or not spans:
        spans.append((at, len(text.rstrip(" ")) if spans else end))
    return spans


def _break_narrow(text: str, at: int, limit: int) -> Span:
    """Return where the line from `at` ends, and where the next begins."""
    stop, following = at, limit
    space = text.rfind(" ", at + 1, limit + 1)
    if space > at and not text[at:space].isspace():
        stop, following = at + len(text[at:space].rstrip(" ")), space
    # A character more than fits, because the letter after the dash goes to the next line.
    for dash in _INNER_DASH.finditer(text, max(at + 1, stop), limit + 1):
        stop = following = dash.end()
    spaces = _SPACES.match(text, following)
    return (stop if stop > at else limit), (spaces.end() if spaces else following)


class _Break(NamedTuple):
    """Where a line may end, where the next would begin, and the cells before that."""

    stop: int
    following: int
    cells: int


def _wrap_wide(text: str, width: int) -> list[Span]:
    spans: list[Span] = []
    start = cells = inked = 0
    chance: _Break | None = None
    for at, stop, size in clusters(text):
        if text[at] in " \t":
            cells += size or 1
            if inked > start:
                chance = _Break(inked, stop, cells)
            continue
        while cells + size > width and at > start:
            here = chance or _Break(at, at, cells)
            spans.append((start, here.stop))
            start, cells, chance = here.following, cells - here.cells, None
        cells += size
        inked = stop
        if _may_break(text, start, at, stop, size):
            chance = _Break(stop, stop, cells)
    if inked > start or not spans:
        spans.append((start, inked if spans else len(text)))
    return spans


def _may_break(text: str, start: int, at: int, stop: int, size: int) -> bool:
    """Return whether the line from `start` may end between the cluster [at, stop) and the next."""
    if stop >= len(text) or text[stop] == " ":
        return False
    here, following = text[stop - 1], text[stop]
    if here in _DASHES:
        return at > start and text[at - 1].isalpha() and following.isalpha()
    wide = size > 1 or get_character_cell_size(following) > 1
    return wide and following not in _NO_START and text[at] not in _NO_END
