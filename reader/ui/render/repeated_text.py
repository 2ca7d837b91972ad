"""Sentences that stand in other postings too, folded away: a line in their place says how many."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.ui.document.view import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.search import Repeat

FOLD_SIGN = "⋯ "


def folded(blocks: Iterable[TextBlock], repeats: Sequence[Repeat]) -> Iterator[TextBlock]:
    """The blocks without what recurs; each stretch of that, however many blocks long, is one line.

    Words of the source that stay keep their places. `repeats` rise and do not overlap.
    """
    away: list[Repeat] = []
    place: TextBlock | None = None
    for block in blocks:
        space = block.space
        for part in _parts(block, repeats):
            if isinstance(part, TextBlock):
                if away and place is not None:
                    yield _line(away, place)
                    away = []
                yield part._replace(space=space)
            else:
                place = place if away else block._replace(space=space)
                away.append(part)
            space = 0
    if away and place is not None:
        yield _line(away, place)


def _parts(block: TextBlock, repeats: Sequence[Repeat]) -> Iterator[TextBlock | Repeat]:
    """What stays of a block, and what of it recurs, in order."""
    if block.start is None:
        yield block
        return
    at, end, shown = 0, len(block.text), False
    for repeat in repeats[bisect_left(repeats, block.start, key=lambda one: one.start) :]:
        if repeat.start >= block.start + end:
            break
        if stays := _stretch(block, at, repeat.start - block.start, first=not shown):
            yield stays
            shown = True
        yield repeat
        at = min(end, repeat.stop - block.start)
    if at == 0:
        yield block
    elif stays := _stretch(block, at, end, first=not shown):
        yield stays


def _stretch(block: TextBlock, start: int, stop: int, *, first: bool) -> TextBlock | None:
    """A part of a block without the space around it; None where that is nothing.

    The first to be shown has the sign of the block.
    """
    text = block.text[start:stop]
    bare = text.strip()
    if not bare or block.start is None:
        return None
    start += text.index(bare)
    stays = block._replace(text=bare, start=block.start + start)
    return stays if first else stays._replace(indent=block.indent + len(block.sign), sign="")


def _line(away: Sequence[Repeat], place: TextBlock) -> TextBlock:
    """The line that stands for sentences: "3 sentences as in 12 other postings"."""
    count = len(away)
    fewest, most = min(one.others for one in away), max(one.others for one in away)
    others = f"{most:,}" if fewest == most else f"{fewest:,}–{most:,}"
    words = f"{count} sentence{'s' * (count != 1)} as in {others} other postings"
    return TextBlock(words, None, "fold", place.space, place.indent, FOLD_SIGN)
