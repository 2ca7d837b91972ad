"""amazon.jobs: `{"hits", "facets", "jobs": […]}`, in pages; texts in which `<br/>` ends a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from reader.boards.dates import day
from reader.boards.descriptions import part
from reader.boards.employment import employment
from reader.boards.greenhouse import only_company
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_parts, by_words, once, says_remote
from reader.boards.json_values import (
    addresses,
    array,
    at,
    clean_address,
    identifier,
    line,
    load,
    mapping,
    markup,
    objects,
)
from reader.boards.requests import Request, taken_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Place

_HOST = "www.amazon.jobs"
_HOSTS = frozenset({_HOST, "amazon.jobs"})
_STEP = 100
_LOOKED_AT = 20
_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2})?")
_PAGING = frozenset({"offset", "result_limit"})
_NAME = "amazon.jobs"
_PARTS = (
    (None, "description"),
    ("Basic qualifications", "basic_qualifications"),
    ("Preferred qualifications", "preferred_qualifications"),
)


def fits(data: object) -> bool:
    """Return whether an answer is one of a search."""
    jobs = at(data, "jobs")
    if not isinstance(jobs, list) or "hits" not in mapping(data):
        return False
    if not jobs:
        return "facets" in mapping(data) or "error" in mapping(data)
    return any("job_path" in job or "id_icims" in job for job in objects(jobs[:_LOOKED_AT]))


def read(data: object, _details: Sequence[object], _address: str | None) -> Found:
    """Return the jobs that a search found."""
    jobs = tuple(_job(job) for job in objects(at(data, "jobs")) if line(job.get("title")))
    return Found(jobs, only_company(jobs) or _NAME)


def _job(job: Mapping[str, object]) -> Job:
    title = line(job.get("title"))
    url = clean_address(f"https://{_HOST}", job.get("job_path"))
    place = line(job.get("location")) or line(job.get("normalized_location"))
    kind = line(job.get("job_schedule_type"))
    return Job(
        title,
        key=identifier(job.get("id_icims")) or identifier(job.get("id")),
        company=line(job.get("company_name")),
        places=once(_places(job, place)),
        team=line(at(job, "team", "label")),
        remote=says_remote(place, title),
        employment=employment(kind),
        employment_words=kind,
        posted=day(job.get("posted_date")),
        url=url,
        links=addresses(job.get("url_next_step"), but=url),
        description="".join(part(heading, job.get(name)) for heading, name in _PARTS),
    )


def _places(job: Mapping[str, object], first: str | None) -> Iterator[Place | None]:
    """Yield the places; further ones stand in a list of objects that are written as texts."""
    city, region, country = job.get("city"), job.get("state"), job.get("country_code")
    named = by_words(first) if first else ()
    yield from named if named and named[0].country else (by_parts(city, region, country, text=first),)
    for each in array(job.get("locations")):
        where = mapping(load(markup(each))) or mapping(each)
        wording = line(where.get("location")) or line(where.get("normalizedLocation"))
        yield from by_words(wording) if wording else ()


def request(page: str) -> Request | None:
    """Return what to ask for a page of search results, with all it looks for."""
    parts = taken_apart(page)
    if parts is None or parts.host not in _HOSTS or len(parts.path) != 2:
        return None
    locale, what = parts.path
    if not _LOCALE.fullmatch(locale) or what not in ("search", "search.json"):
        return None
    asked = [(name, value) for name, value in parts.pairs if name not in _PAGING]
    query = urlencode([*asked, ("offset", "0"), ("result_limit", str(_STEP))])
    return Request("amazon", f"https://{_HOST}/{locale}/search.json?{query}", _HOST, step=_STEP)


BOARD = Board("amazon", fits, read, request)
