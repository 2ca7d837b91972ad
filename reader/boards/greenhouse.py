"""Greenhouse: `{"jobs": […], "meta": {"total"}}`, or one job. Texts are HTML, escaped once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards import amounts
from reader.boards.dates import day
from reader.boards.descriptions import described
from reader.boards.employment import employment
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_words, once, says_remote
from reader.boards.json_values import address, array, at, identifier, line, mapping, objects
from reader.boards.requests import Request, segment, taken_apart, token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Pay

_API = "boards-api.greenhouse.io"
_PAGES = frozenset(
    {
        "boards.greenhouse.io",
        "job-boards.greenhouse.io",
        "boards.eu.greenhouse.io",
        "job-boards.eu.greenhouse.io",
    }
)
_LOOKED_AT = 20
_EMPLOYMENT_FIELDS = (
    "employment type",
    "job type",
    "type of employment",
    "time type",
    "worker type",
    "employment",
)


def fits(data: object) -> bool:
    """Return whether an answer is a board's or one job's."""
    return _is_board(data) or _is_job(mapping(data))


def _is_board(data: object) -> bool:
    jobs = at(data, "jobs")
    if not isinstance(jobs, list):
        return False
    has_total = isinstance(at(data, "meta", "total"), int)
    return (has_total and not jobs) or any(_is_job(job) for job in objects(jobs[:_LOOKED_AT]))


def _is_job(job: Mapping[str, object]) -> bool:
    return "absolute_url" in job and "title" in job and ("internal_job_id" in job or "updated_at" in job)


def read(data: object, _details: Sequence[object], _address: str | None) -> Found:
    """Return the jobs; a board's name is that of its only company."""
    jobs = tuple(_job(job) for job in objects(at(data, "jobs")) or [mapping(data)] if _says_something(job))
    return Found(jobs, only_company(jobs))


def _says_something(job: Mapping[str, object]) -> bool:
    return line(job.get("title")) is not None


def only_company(jobs: Sequence[Job]) -> str | None:
    """Return the company of all jobs, None if they have several."""
    companies = {job.company for job in jobs}
    return companies.pop() if len(companies) == 1 else None


def _job(job: Mapping[str, object]) -> Job:
    title = line(job.get("title"))
    place = line(at(job, "location", "name"))
    offices = [by_words(text) for office in objects(job.get("offices")) if (text := _office(office))]
    places = by_words(place) if place else ()
    kind = _field(job, *_EMPLOYMENT_FIELDS)
    pay = _pay(job, places[0].country_code if places else None)
    return Job(
        title,
        key=identifier(job.get("id")),
        company=line(job.get("company_name")),
        places=once(places or ([office[0] for office in offices if office] if not place else ())),
        team=next(
            (name for each in objects(job.get("departments")) if (name := line(each.get("name")))), None
        ),
        pay=pay,
        remote=says_remote(place, title),
        employment=employment(kind),
        employment_words=kind if employment(kind) else None,
        posted=day(job.get("first_published")),
        valid_through=day(job.get("application_deadline")),
        url=address(job.get("absolute_url")),
        description=described(job.get("content")),
    )


def _office(office: Mapping[str, object]) -> str | None:
    return line(office.get("location")) or line(at(office, "location", "name")) or line(office.get("name"))


def _field(job: Mapping[str, object], *names: str) -> str | None:
    """Return the value of a field that the company made itself."""
    for field in objects(job.get("metadata")):
        name = line(field.get("name"))
        if name and name.lower() in names:
            values = array(field.get("value")) or [field.get("value")]
            return next((text for value in values if (text := line(value))), None)
    return None


def _pay(job: Mapping[str, object], country: str | None) -> Pay | None:
    """Return the first range of pay, in cents, or a field of the company's that is one."""
    for given in objects(job.get("pay_input_ranges")):
        ends = [amounts.number(given.get(end)) for end in ("min_cents", "max_cents")]
        low, high = (None if end is None else end / 100 for end in ends)
        period = line(given.get("title"))
        if found := amounts.pay(low, high, given.get("currency_type"), period, country):
            return found
    for field in objects(job.get("metadata")):
        if field.get("value_type") == "currency_range":
            value = mapping(field.get("value"))
            found = amounts.pay(
                value.get("min_value"),
                value.get("max_value"),
                value.get("unit"),
                line(field.get("name")),
                country,
            )
            if found:
                return found
    return None


def request(page: str) -> Request | None:
    """Return what to ask for a board or job; a company's own site ("?gh_jid=") doesn't name its board."""
    parts = taken_apart(page)
    if parts is None:
        return None
    path = parts.path
    if parts.host == _API and path[:2] == ("v1", "boards"):
        name, job = segment(path, 2), segment(path, 4)
    elif parts.host in _PAGES and path[:1] == ("embed",):
        name, job = token(parts.query.get("for")), token(parts.query.get("token"))
    elif parts.host in _PAGES:
        name = segment(path, 0)
        job = segment(path, 2) if path[1:2] == ("jobs",) else None
    else:
        return None
    if name is None:
        return None
    rest = f"/{job}?pay_transparency=true" if job else "?content=true"
    return Request("greenhouse", f"https://{_API}/v1/boards/{name}/jobs{rest}", _API, job=job)


BOARD = Board("greenhouse", fits, read, request)
