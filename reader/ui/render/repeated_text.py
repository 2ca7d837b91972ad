"""Folds away sentences that other postings have too, and a page's own lines, with a line saying how many."""

from __future__ import annotations

from bisect import bisect_left
from itertools import groupby
from typing import TYPE_CHECKING

from reader.naming import count_of
from reader.ui.document.view import TextBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.search import Repeat
    from reader.ui.document.view import Highlights

FOLD_SIGN = "⋯ "


def folded(blocks: Iterable[TextBlock], repeats: Sequence[Repeat]) -> Iterator[TextBlock]:
    """Yield the blocks with each run of repeated sentences, across any number of blocks, folded to a line.

    The rest keeps its offsets. `repeats` are sorted and don't overlap.
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


def without_page_lines(blocks: Iterable[TextBlock], highlights: Highlights) -> Iterator[TextBlock]:
    """Yield the blocks with each run of quiet lines from the page (menus, buttons, links) folded to a line.

    A line with a highlight stays, and so does one that is alone.
    """

    def goes(block: TextBlock) -> bool:
        start = block.start
        if block.style != "dim" or start is None:
            return False
        return not highlights.within(start, start + len(block.text))

    for is_away, run in groupby(blocks, key=goes):
        found = list(run)
        if is_away and len(found) > 1:
            words = f"{len(found)} lines of menus and links"
            yield TextBlock(words, None, "fold", found[0].space, sign=FOLD_SIGN)
        else:
            yield from found


def _parts(block: TextBlock, repeats: Sequence[Repeat]) -> Iterator[TextBlock | Repeat]:
    """Yield what stays of a block and what is repeated, in order."""
    if block.start is None:
        yield block
        return
    at, end, shown = 0, len(block.text), False
    for repeat in repeats[bisect_left(repeats, block.start, key=lambda each: each.start) :]:
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
    """Return part of a block, trimmed; None if nothing is left.

    The first part shown gets the block's sign.
    """
    text = block.text[start:stop]
    bare = text.strip()
    if not bare or block.start is None:
        return None
    start += text.index(bare)
    stays = block._replace(text=bare, start=block.start + start)
    return stays if first else stays._replace(indent=block.indent + len(block.sign), sign="")


def _line(away: Sequence[Repeat], place: TextBlock) -> TextBlock:
    """Return the line in place of folded sentences: "3 sentences as in 12 other postings"."""
    count = len(away)
    fewest, most = min(each.others for each in away), max(each.others for each in away)
    others = f"{most:,}" if fewest == most else f"{fewest:,}–{most:,}"
    words = f"{count_of(count, 'sentence')} as in {others} other postings"
    return TextBlock(words, None, "fold", place.space, place.indent, FOLD_SIGN)
