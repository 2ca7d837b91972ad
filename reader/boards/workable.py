"""Workable's widget: `{"name", "description", "jobs": […]}`, all at once; one request in five seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards.dates import day
from reader.boards.descriptions import described
from reader.boards.employment import employment
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_parts, once, says_remote
from reader.boards.json_values import address, addresses, array, at, flag, identifier, line, mapping, objects
from reader.boards.requests import Request, label, segment, taken_apart
from reader.boards.titles import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Place

_API = "apply.workable.com"
_RATE = 5.0
_LOOKED_AT = 20
_RESERVED = ("api", "j", "www", "apply", "help", "jobs", "resources", "careers", "get", "developers", "id")


def fits(data: object) -> bool:
    """Return whether an answer is an account's."""
    jobs = at(data, "jobs")
    if not isinstance(jobs, list) or "name" not in mapping(data):
        return False
    if not jobs:
        return set(mapping(data)) == {"name", "description", "jobs"}
    return any("shortcode" in job and "title" in job for job in objects(jobs[:_LOOKED_AT]))


def read(data: object, _details: Sequence[object], _address: str | None) -> Found:
    """Return the jobs of an account."""
    name = line(at(data, "name"))
    given = [job for job in objects(at(data, "jobs")) if line(job.get("title"))]
    return Found(tuple(_job(job, name) for job in given), name)


def _job(job: Mapping[str, object], company: str | None) -> Job:
    title = line(job.get("title")) or ""
    url = address(job.get("url")) or address(job.get("shortlink"))
    kind = line(job.get("employment_type"))
    department = array(job.get("department"))
    return Job(
        title,
        key=identifier(job.get("shortcode")),
        company=company,
        places=once(_places(job)),
        level=level(line(job.get("experience")), title),
        team=line(department[0] if department else job.get("department")),
        remote=says_remote(title) if (far := flag(job.get("telecommuting"))) is None else far,
        employment=employment(kind),
        employment_words=kind,
        posted=day(job.get("published_on")) or day(job.get("created_at")),
        url=url,
        links=addresses(job.get("application_url"), but=url),
        description=described(job.get("description")),
    )


def _places(job: Mapping[str, object]) -> Iterator[Place | None]:
    shown = [place for place in objects(job.get("locations")) if flag(place.get("hidden")) is not True]
    for place in shown:
        country = line(place.get("country")) or line(place.get("countryCode"))
        yield by_parts(place.get("city"), place.get("region"), country)
    if not shown:
        yield by_parts(job.get("city"), job.get("state"), job.get("country"))


def request(page: str) -> Request | None:
    """Return what to ask for an account. A short link ("/j/…") doesn't name one."""
    parts = taken_apart(page)
    if parts is None:
        return None
    path, job = parts.path, None
    if parts.host == _API and path[:4] == ("api", "v1", "widget", "accounts"):
        name = segment(path, 4)
    elif parts.host == "www.workable.com" and path[:2] == ("api", "accounts"):
        name = segment(path, 2)
    elif parts.host == _API:
        name = segment(path, 0, *_RESERVED)
        job = segment(path, 2) if path[1:2] == ("j",) else None
    else:
        name = label(parts.host, "workable.com", *_RESERVED)
    url = f"https://{_API}/api/v1/widget/accounts/{name}?details=true"
    return Request("workable", url, _API, _RATE, job) if name else None


BOARD = Board("workable", fits, read, request)
