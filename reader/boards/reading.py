"""A board's answer → which board's it is, and its listing."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.boards import (
    amazon,
    ashby,
    greenhouse,
    hiring,
    lever,
    personio,
    recruitee,
    smartrecruiters,
    workable,
)
from reader.boards.job import Found
from reader.boards.json_values import load
from reader.boards.listing import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.boards.job import Board, KeptJob, Listing

BOARDS: tuple[Board, ...] = (
    greenhouse.BOARD,
    lever.BOARD,
    ashby.BOARD,
    workable.BOARD,
    smartrecruiters.BOARD,
    recruitee.BOARD,
    personio.BOARD,
    amazon.BOARD,
    hiring.BOARD,
)
"""The answer of each fits no other one."""


def recognise(answer: str) -> str | None:
    """Return the name of the board whose answer a decoded text is; None for any other text.

    Told by content alone. Ordinary JSON, XML and HTML, and an empty list, are no board's.
    """
    board = _board(load(answer), None)
    return board.name if board else None


def read_listing(
    answer: str,
    *,
    more: Sequence[str] = (),
    details: Sequence[str] = (),
    address: str | None = None,
    board: str | None = None,
    job: str | None = None,
    kept: Mapping[str, KeptJob] = MappingProxyType({}),
) -> Listing | None:
    """Return the listing of an answer; None if it is no board's. Never raises; linear in what comes in.

    `more` are further pages of it, `details` the answers for single jobs. `address` is where it came from,
    for jobs whose own address isn't given. `board` and `job` are those of the `Request` it answers: an answer
    such as `[]` is known by nothing else; of a board's jobs only the one asked for is kept, if it is there.
    `kept` are jobs of its earlier listing, for those whose texts have not been asked for.
    """
    data = load(answer)
    kind = _board(data, board)
    if kind is None:
        return None
    loaded = [load(detail) for detail in details]
    found = kind.read(data, loaded, address)
    for page in map(load, more):
        if kind.fits(page):
            found = _joined(found, kind.read(page, loaded, address))
    if job and (wanted := tuple(each for each in found.jobs if each.key == job)):
        found = found._replace(jobs=wanted)
    return written(kind.name, found, address, kept)


def _joined(found: Found, further: Found) -> Found:
    name = found.name if found.name == further.name or not further.jobs else None
    return Found(
        found.jobs + further.jobs,
        name,
        found.notices + further.notices,
        found.details + further.details,
        further.more,
    )


def _board(data: object, name: str | None) -> Board | None:
    """Return the board that an answer fits; one that is named may also be without anything."""
    fitting = next((board for board in BOARDS if board.fits(data)), None)
    if fitting is None and not data:
        return next((board for board in BOARDS if board.name == name), None)
    return fitting
