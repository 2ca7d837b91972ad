"""Which requests lead to a board's listing, and what an answer means. Nothing is asked here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader.boards import amazon
from reader.boards.json_values import array, at, line, load, mapping
from reader.boards.reading import BOARDS
from reader.boards.requests import Request, taken_apart

if TYPE_CHECKING:
    from reader.boards.job import Board

Outcome: TypeAlias = Literal[
    "jobs", "closed", "empty", "unknown", "empty or unknown", "later", "other", "failed"
]
"""What came: a listing · one without the job that was asked for · nobody is hired · there is no such board or
job · nothing that tells these two apart · the host asks to wait · an answer, but not one of this board (read
the page itself) · neither."""

_UNKNOWN = frozenset({404, 410})
_LATER = frozenset({429, 503})
_OK = 200
_LEAST_FAILURE = 400
_ERROR_FIELDS = frozenset({"ok", "status", "error", "message"})
_NO_COMPANY = re.compile(r"(?:www\.)?personio\.(?:de|com)")
"""Where Personio leads whoever asks for a company that it hasn't."""
_ABSENT_ALIKE = frozenset({"smartrecruiters"})
"""Boards that give an empty list for a company they don't know."""
_PAGING = {"smartrecruiters": "offset", "amazon": "offset", "lever": "skip"}
_LISTS = {"smartrecruiters": ("content", "totalFound"), "amazon": ("jobs", "hits")}
_FARTHEST = 10_000
"""amazon.jobs gives nothing beyond; no other board has as many."""


def request_for(address: str) -> Request | None:
    """Return what to ask for the address of a board's page or interface; None for any other address.

    Never raises. A company's name in the address may have letters, digits and "._-", at most a hundred.
    """
    return next((request for board in BOARDS if (request := board.request(address))), None)


def following(request: Request, answer: str) -> Request | None:
    """Return what to ask for the next jobs of a listing; None if that was all."""
    if request.step is None:
        return None
    data = load(answer)
    names = _LISTS.get(request.board)
    count = len(array(at(data, names[0]) if names else data))
    total = at(data, names[1]) if names else None
    offset = request.offset + count
    full = count >= request.step if not isinstance(total, int) else offset < total
    if not count or not full or offset >= _FARTHEST:
        return None
    name = _PAGING[request.board]
    url = re.sub(rf"\b{name}=\d+", f"{name}={offset}", request.url)
    return request._replace(url=url, offset=offset, otherwise=None)


def outcome(request: Request, status: int, address: str, answer: str) -> Outcome:
    """Return what an answer means, by its HTTP status, the address it came from at last, and its text."""
    parts = taken_apart(address)
    host = parts.host if parts else ""
    if host != request.host:
        away = request.board == "personio" and _NO_COMPANY.fullmatch(host)
        return "unknown" if away else "failed"
    if status != _OK:
        return "unknown" if status in _UNKNOWN else "later" if status in _LATER else "failed"
    board = next(board for board in BOARDS if board.name == request.board)
    if error_of(answer):
        return "failed"
    # Some boards answer with all jobs even if a single one is asked for.
    job = request.job if request.job and f"/{request.job}" not in request.url else None
    return _of_content(board, load(answer), job)


def error_of(answer: str) -> str | None:
    """Return what a board says went wrong, if that is all its answer holds."""
    data = load(answer)
    told = mapping(data)
    status, error = told.get("status"), line(told.get("error"))
    fails = told.get("ok") is False or (isinstance(status, int) and status >= _LEAST_FAILURE)
    if error and ((fails and set(told) <= _ERROR_FIELDS) or (amazon.fits(data) and not told.get("jobs"))):
        return error
    return None


def _of_content(board: Board, data: object, job: str | None) -> Outcome:
    """Return what the content of an answer means; `job` is the one to be among others."""
    fits = board.fits(data)
    if fits and (jobs := board.read(data, (), None).jobs):
        return "jobs" if job is None or any(each.key == job for each in jobs) else "closed"
    if not fits:
        if board.name == "workable":
            return "unknown"
        return "empty" if board.name == "lever" and data == [] else "other"
    unnamed = board.name == "workable" and line(at(data, "name")) is None
    return "empty or unknown" if unnamed or board.name in _ABSENT_ALIKE else "empty"
