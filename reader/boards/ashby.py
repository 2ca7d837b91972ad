"""Ashby: `{"apiVersion", "jobs": […]}`; jobs that aren't listed are left out, no company is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards import amounts
from reader.boards.dates import day
from reader.boards.descriptions import described
from reader.boards.employment import employment, worded
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_parts, by_words, once, says_remote
from reader.boards.json_values import address, addresses, array, at, flag, identifier, line, mapping, objects
from reader.boards.requests import Request, segment, taken_apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Pay, Place

_API = "api.ashbyhq.com"
_LOOKED_AT = 20
_NAMES = ("isListed", "publishedAt", "descriptionHtml", "employmentType")
_WAYS = {"remote": True, "onsite": False, "on-site": False, "hybrid": None}


def fits(data: object) -> bool:
    """Return whether an answer is a board's."""
    jobs = at(data, "jobs")
    if not isinstance(jobs, list):
        return False
    return "apiVersion" in mapping(data) or any(_is_job(job) for job in objects(jobs[:_LOOKED_AT]))


def _is_job(job: Mapping[str, object]) -> bool:
    return "jobUrl" in job and sum(name in job for name in _NAMES) > 1


def read(data: object, _details: Sequence[object], _address: str | None) -> Found:
    """Return the jobs that are listed."""
    given = [job for job in objects(at(data, "jobs")) if line(job.get("title"))]
    return Found(tuple(_job(job) for job in given if flag(job.get("isListed")) is not False))


def _job(job: Mapping[str, object]) -> Job:
    title = line(job.get("title"))
    url = address(job.get("jobUrl"))
    places = once(_places(job))
    kind = line(job.get("employmentType"))
    return Job(
        title,
        key=identifier(job.get("id")),
        places=places,
        team=line(job.get("team")) or line(job.get("department")),
        pay=_pay(mapping(job.get("compensation")), places[0].country_code if places else None),
        pay_words=_pay_words(job),
        remote=_remote(job),
        employment=employment(kind),
        employment_words=worded(kind) if kind else None,
        posted=day(job.get("publishedAt")),
        url=url,
        links=addresses(job.get("applyUrl"), but=url),
        description=described(job.get("descriptionHtml")) or described(job.get("descriptionPlain")),
    )


def _places(job: Mapping[str, object]) -> Iterator[Place | None]:
    others = array(job.get("secondaryLocations"))
    for place in (
        job,
        *({"location": other} if isinstance(other, str) else mapping(other) for other in others),
    ):
        wording = line(place.get("location")) or line(at(place, "location", "name"))
        postal = mapping(at(place, "address", "postalAddress")) or mapping(place.get("address"))
        parts = [postal.get(name) for name in ("addressLocality", "addressRegion", "addressCountry")]
        if any(map(line, parts)):
            yield by_parts(parts[0], parts[1], parts[2], text=wording)
        elif wording:
            yield from by_words(wording)


def _remote(job: Mapping[str, object]) -> bool | None:
    way = line(job.get("workplaceType"))
    if way and way.lower() in _WAYS:
        return _WAYS[way.lower()]
    given = flag(job.get("isRemote"))
    return says_remote(line(job.get("location")), line(job.get("title"))) if given is None else given


def _pay(compensation: Mapping[str, object], country: str | None) -> Pay | None:
    """Return the first salary among what the components say; bonus and equity are none."""
    components = objects(compensation.get("summaryComponents"))
    for tier in objects(compensation.get("compensationTiers")):
        components += objects(tier.get("components"))
    for each in components:
        if line(each.get("compensationType")) == "Salary":
            found = amounts.pay(
                each.get("minValue"),
                each.get("maxValue"),
                each.get("currencyCode"),
                each.get("interval"),
                country,
            )
            if found:
                return found
    return None


def _pay_words(job: Mapping[str, object]) -> str | None:
    if flag(job.get("shouldDisplayCompensationOnJobPostings")) is False:
        return None
    compensation = job.get("compensation")
    return line(at(compensation, "compensationTierSummary")) or line(
        at(compensation, "scrapeableCompensationSalarySummary")
    )


def request(page: str) -> Request | None:
    """Return what to ask for a board; a job's page asks for its board, which has the only text."""
    parts = taken_apart(page)
    if parts is None:
        return None
    if parts.host == "jobs.ashbyhq.com":
        name, job = segment(parts.path, 0), segment(parts.path, 1)
    elif parts.host == _API and parts.path[:2] == ("posting-api", "job-board"):
        name, job = segment(parts.path, 2), None
    else:
        return None
    url = f"https://{_API}/posting-api/job-board/{name}?includeCompensation=true"
    return Request("ashby", url, _API, job=job) if name else None


BOARD = Board("ashby", fits, read, request)
