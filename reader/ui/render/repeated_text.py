"""Sentences that stand in other postings too, folded away: a line in their place says how many."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.ui.document.view import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.search import Repeat

FOLD_SIGN = "⋯ "


def folded(pieces: Iterable[Piece], repeats: Sequence[Repeat]) -> Iterator[Piece]:
    """The pieces without what recurs; each stretch of that, however many pieces long, is one line.

    Words of the source that stay keep their places. `repeats` rise and do not overlap.
    """
    away: list[Repeat] = []
    place: Piece | None = None
    for piece in pieces:
        space = piece.space
        for part in _parts(piece, repeats):
            if isinstance(part, Piece):
                if away and place is not None:
                    yield _line(away, place)
                    away = []
                yield part._replace(space=space)
            else:
                place = place if away else piece._replace(space=space)
                away.append(part)
            space = 0
    if away and place is not None:
        yield _line(away, place)


def _parts(piece: Piece, repeats: Sequence[Repeat]) -> Iterator[Piece | Repeat]:
    """What stays of a piece, and what of it recurs, in order."""
    if piece.start is None:
        yield piece
        return
    at, end, shown = 0, len(piece.text), False
    for repeat in repeats[bisect_left(repeats, piece.start, key=lambda one: one.start) :]:
        if repeat.start >= piece.start + end:
            break
        if stays := _stretch(piece, at, repeat.start - piece.start, first=not shown):
            yield stays
            shown = True
        yield repeat
        at = min(end, repeat.stop - piece.start)
    if at == 0:
        yield piece
    elif stays := _stretch(piece, at, end, first=not shown):
        yield stays


def _stretch(piece: Piece, start: int, stop: int, *, first: bool) -> Piece | None:
    """A part of a piece without the space around it; None where that is nothing.

    The first to be shown has the sign of the piece.
    """
    text = piece.text[start:stop]
    bare = text.strip()
    if not bare or piece.start is None:
        return None
    start += text.index(bare)
    stays = piece._replace(text=bare, start=piece.start + start)
    return stays if first else stays._replace(indent=piece.indent + len(piece.sign), sign="")


def _line(away: Sequence[Repeat], place: Piece) -> Piece:
    """The line that stands for sentences: "3 sentences as in 12 other postings"."""
    count = len(away)
    fewest, most = min(one.others for one in away), max(one.others for one in away)
    others = f"{most:,}" if fewest == most else f"{fewest:,}–{most:,}"
    words = f"{count} sentence{'s' * (count != 1)} as in {others} other postings"
    return Piece(words, None, "fold", place.space, place.indent, FOLD_SIGN)
