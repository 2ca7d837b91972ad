"""Lever: a bare list of postings, or one; the title is in `text`, the text in several parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards import amounts
from reader.boards.dates import day
from reader.boards.descriptions import items, part
from reader.boards.employment import employment
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_parts, by_words, once, says_remote
from reader.boards.json_values import (
    address,
    addresses,
    array,
    at,
    identifier,
    line,
    mapping,
    markup,
    objects,
)
from reader.boards.requests import Request, segment, taken_apart

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_APIS = {
    "jobs.lever.co": "api.lever.co", "jobs.eu.lever.co": "api.eu.lever.co",
    "api.lever.co": "api.lever.co", "api.eu.lever.co": "api.eu.lever.co",
}  # fmt: skip
_OTHER = {"api.lever.co": "api.eu.lever.co", "api.eu.lever.co": "api.lever.co"}
_WAYS = {"remote": True, "on-site": False, "onsite": False}
_STEP = 100
_LOOKED_AT = 20


def fits(data: object) -> bool:
    """Return whether an answer is a list of postings or one; an empty list may be anyone's."""
    return any(_is_posting(each) for each in objects(data)[:_LOOKED_AT]) or _is_posting(mapping(data))


def _is_posting(posting: Mapping[str, object]) -> bool:
    known = ("hostedUrl" in posting) + ("categories" in posting) + ("descriptionPlain" in posting)
    return isinstance(posting.get("text"), str) and "id" in posting and known > 1


def read(data: object, _details: Sequence[object], _address: str | None) -> Found:
    """Return the postings. Lever names no company."""
    given = objects(data) or [mapping(data)]
    return Found(tuple(_job(posting) for posting in given if line(posting.get("text"))))


def _job(posting: Mapping[str, object]) -> Job:
    title = line(posting.get("text"))
    url = address(posting.get("hostedUrl"))
    first = line(at(posting, "categories", "location"))
    country = line(posting.get("country"))
    others = [text for each in array(at(posting, "categories", "allLocations")) if (text := line(each))]
    places = [*((by_words(first, country) if first else ()) or (by_parts(None, None, country, text=first),))]
    places += [place for text in others if text != first for place in by_words(text)]
    kind = line(at(posting, "categories", "commitment"))
    way = line(posting.get("workplaceType"))
    salary = mapping(posting.get("salaryRange"))
    return Job(
        title,
        key=identifier(posting.get("id")),
        places=once(places),
        team=line(at(posting, "categories", "team")) or line(at(posting, "categories", "department")),
        pay=amounts.pay(
            salary.get("min"), salary.get("max"), salary.get("currency"), salary.get("interval"), country
        ),
        remote=_WAYS.get(way.lower()) if way else says_remote(first, title),
        employment=employment(kind),
        employment_words=kind,
        posted=day(posting.get("createdAt")),
        url=url,
        links=addresses(posting.get("applyUrl"), but=url),
        description=_description(posting),
    )


def _description(posting: Mapping[str, object]) -> str:
    opening = _either(posting, "description") or _either(posting, "opening") + _either(
        posting, "descriptionBody"
    )
    lists = [items(line(each.get("text")), each.get("content")) for each in objects(posting.get("lists"))]
    return "".join((opening, *lists, _either(posting, "additional"), _either(posting, "salaryDescription")))


def _either(posting: Mapping[str, object], name: str) -> str:
    """Return a part of the text with its markup, or else the plain form of it."""
    return part(None, markup(posting.get(name))) or part(None, markup(posting.get(f"{name}Plain")))


def request(page: str) -> Request | None:
    """Return what to ask for a site or posting: in pages, at most a hundred at once."""
    parts = taken_apart(page)
    host = _APIS.get(parts.host) if parts else None
    if parts is None or host is None:
        return None
    path = parts.path[2:] if parts.path[:2] == ("v0", "postings") else parts.path
    site, job = segment(path, 0), segment(path, 1)
    if site is None:
        return None
    base = f"/v0/postings/{site}"
    if job:
        return Request("lever", f"https://{host}{base}/{job}", host, job=job)
    rest = f"{base}?mode=json&skip=0&limit={_STEP}"
    other = f"https://{_OTHER[host]}{rest}"
    return Request("lever", f"https://{host}{rest}", host, step=_STEP, otherwise=other)


BOARD = Board("lever", fits, read, request)
