"""Items of a letter that collects links: a title, what is behind it in a sentence or two, and an address.

"Why pagers stay (9 minute read)" / "Somebody reads the source and finds three bugs." / "https://…". Where
several are alike, the first line of each is a heading; the item under "Sponsor" is a teaser.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import menus, shapes
from reader.parsing.lines import Span, chunks

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.parsing.lines import Chunk, Line

_LEAST = 3
_TITLE, _TEXT = 110, 40
_LINES = range(2, 5)
_BRACKETED = lazy.regex(r"\S \([^()]{3,40}\)(?: ?\[\d{1,3}\])?$")
"""How long it takes to read, or what it is: "(9 minute read)", "(GitHub repo)"."""
_ADDRESS = lazy.regex(r"[<(]?(?:https?://|www\.)\S+[>)]?")


def find(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> Iterator[Span]:
    """Yield the headings and teasers among the items between two indices (`end` excluded)."""
    parts = list(chunks(lines, first, end - 1, taken)) if first < end else []
    are_items = list(map(_is_item, parts))
    if sum(are_items) < _LEAST:
        return
    for above, part, is_item in zip([None, *parts], parts, are_items, strict=False):
        if not is_item:
            continue
        if above and len(above) == 1 and menus.is_sponsored(above.texts[0]):
            told = part.last - (_ADDRESS.fullmatch(part.texts[-1]) is not None)
            yield Span("teaser", part.first, told)
        else:
            yield Span("heading", part.first, part.first)


def _is_item(part: Chunk) -> bool:
    """Return whether a chunk is a short title over text, with an address below or a remark in brackets."""
    if len(part) not in _LINES:
        return False
    title, *texts = part.texts
    linked = _ADDRESS.fullmatch(texts[-1]) is not None
    told = texts[:-1] if linked else texts
    if not told or not (linked or _BRACKETED.search(title)):
        return False
    short = len(title) <= _TITLE and not shapes.ends_sentence(title) and not shapes.bullet(title)
    return short and title[-1] not in ",:;" and all(_tells(text) for text in told)


def _tells(text: str) -> bool:
    return len(text) >= _TEXT and shapes.ends_sentence(text)
