"""Personio: an XML feed of positions; descriptions in named parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards.dates import day
from reader.boards.descriptions import part
from reader.boards.employment import employment
from reader.boards.greenhouse import only_company
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_words, once, says_remote
from reader.boards.json_values import address as safe_address
from reader.boards.json_values import line
from reader.boards.personio_xml import is_feed, read_positions
from reader.boards.requests import Request, label, segment, taken_apart, token
from reader.boards.titles import level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.boards.personio_xml import Fields

_DOMAINS = ("jobs.personio.de", "jobs.personio.com")
_LANGUAGES = frozenset({"de", "en", "es", "fr", "it", "nl", "pl", "pt"})
_HOURS_SAY_MORE = frozenset({"permanent", ""})
"""Types of employment that don't say whether it is full-time."""


def fits(data: object) -> bool:
    """Return whether an answer is a feed."""
    return isinstance(data, str) and is_feed(data)


def read(data: object, _details: Sequence[object], address: str | None) -> Found:
    """Return the positions; their pages are known if the feed's address is."""
    if not isinstance(data, str):
        return Found(())
    parts = taken_apart(address) if address else None
    host = parts.host if parts and parts.host.endswith(_DOMAINS) else None
    feed = read_positions(data)
    jobs = tuple(_job(position, host) for position in feed.positions if _first(position, "name"))
    return Found(jobs, only_company(jobs), (feed.notice,) if feed.notice else ())


def _first(position: Fields, *place: str) -> str | None:
    return next((text for value in position.get(place, ()) if (text := line(value))), None)


def _job(position: Fields, host: str | None) -> Job:
    title = _first(position, "name") or ""
    key = token(_first(position, "id"))
    offices = [*position.get(("office",), ()), *position.get(("additionalOffices", "office"), ())]
    names = [text for office in offices if (text := line(office))]
    kind, hours = _first(position, "employmentType"), _first(position, "schedule")
    said = [word for word in (hours, kind) if word and word not in _HOURS_SAY_MORE]
    return Job(
        title,
        key=key,
        company=_first(position, "subcompany"),
        places=once(place for name in names for place in by_words(name)),
        level=level(_first(position, "seniority"), title),
        team=_first(position, "department"),
        remote=says_remote(*names, title),
        employment=employment(*said),
        employment_words=", ".join(said).capitalize() or None,
        posted=day(_first(position, "createdAt")),
        url=safe_address(f"https://{host}/job/{key}") if host and key else None,
        description=_description(position),
    )


def _description(position: Fields) -> str:
    """Return the parts under their names; both come as lists of the same length."""
    inside = ("jobDescriptions", "jobDescription")
    names, texts = position.get((*inside, "name"), []), position.get((*inside, "value"), [])
    headings = [line(name) for name in names] if len(names) == len(texts) else [None] * len(texts)
    return "".join(part(heading, text) for heading, text in zip(headings, texts, strict=True))


def request(page: str) -> Request | None:
    """Return what to ask for a company's feed: in English, unless the address names another language."""
    parts = taken_apart(page)
    if parts is None:
        return None
    found = next(((name, domain) for domain in _DOMAINS if (name := label(parts.host, domain, "www"))), None)
    if found is None:
        return None
    name, domain = found
    asked = parts.query.get("language", "")
    rest = f"/xml?language={asked if asked in _LANGUAGES else 'en'}"
    job = segment(parts.path, 1) if parts.path[:1] == ("job",) else None
    other = next(each for each in _DOMAINS if each != domain)
    host = f"{name}.{domain}"
    return Request(
        "personio", f"https://{host}{rest}", host, job=job, otherwise=f"https://{name}.{other}{rest}"
    )


BOARD = Board("personio", fits, read, request)
