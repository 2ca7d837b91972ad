"""SmartRecruiters: a list without texts, in pages, and one answer for each posting that has its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards.dates import day
from reader.boards.descriptions import part
from reader.boards.employment import employment
from reader.boards.greenhouse import only_company
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_parts, once, says_remote
from reader.boards.json_values import address, addresses, at, flag, identifier, line, mapping, objects
from reader.boards.requests import Request, segment, taken_apart, token
from reader.boards.titles import level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.model import Place

_API = "api.smartrecruiters.com"
_PAGES = frozenset({"jobs.smartrecruiters.com", "careers.smartrecruiters.com"})
_STEP = 100
_LOOKED_AT = 20
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def fits(data: object) -> bool:
    """Return whether an answer is a list or a posting."""
    return _is_list(data) or _is_detail(data)


def _is_list(data: object) -> bool:
    content = at(data, "content")
    if not isinstance(content, list) or "totalFound" not in mapping(data):
        return False
    if not content:
        return {"offset", "limit"} <= set(mapping(data))
    return any("name" in posting and "id" in posting for posting in objects(content[:_LOOKED_AT]))


def _is_detail(data: object) -> bool:
    return isinstance(at(data, "jobAd", "sections"), dict) and "name" in mapping(data)


def read(data: object, details: Sequence[object], _address: str | None) -> Found:
    """Return the postings, with the texts of those there are details of, and where to ask for the others."""
    known = {
        key: mapping(each) for each in details if _is_detail(each) and (key := identifier(at(each, "id")))
    }
    listed = objects(at(data, "content")) if _is_list(data) else [mapping(data)]
    jobs, missing = [], []
    for posting in listed:
        key = identifier(posting.get("id"))
        full = {**posting, **known.get(key or "", {})}
        if line(full.get("name")) is None or flag(full.get("active")) is False:
            continue
        jobs.append(_job(full))
        if "jobAd" not in full and (where := _detail(posting)):
            missing.append(where)
    return Found(tuple(jobs), only_company(jobs), details=tuple(missing))


def _detail(posting: Mapping[str, object]) -> str | None:
    """Return where to ask for a posting's text."""
    company = token(line(at(posting, "company", "identifier")))
    key = token(identifier(posting.get("id")))
    return f"https://{_API}/v1/companies/{company}/postings/{key}" if company and key else None


def _job(posting: Mapping[str, object]) -> Job:
    title = line(posting.get("name")) or ""
    url = address(posting.get("postingUrl")) or _page(posting)
    kind = line(at(posting, "typeOfEmployment", "label")) or line(at(posting, "typeOfEmployment", "id"))
    place = _place(mapping(posting.get("location")))
    return Job(
        title,
        key=identifier(posting.get("id")),
        company=line(at(posting, "company", "name")),
        places=once([place]),
        level=level(line(at(posting, "experienceLevel", "label")), title),
        team=line(at(posting, "department", "label")) or line(at(posting, "function", "label")),
        remote=_remote(mapping(posting.get("location")), title),
        employment=employment(kind, line(at(posting, "typeOfEmployment", "id"))),
        employment_words=kind,
        posted=day(posting.get("releasedDate")),
        url=url,
        links=addresses(posting.get("applyUrl"), but=url),
        description="".join(_section(at(posting, "jobAd", "sections", name)) for name in _SECTIONS),
    )


def _section(section: object) -> str:
    return part(line(at(section, "title")), at(section, "text"))


def _page(posting: Mapping[str, object]) -> str | None:
    """Return the address of a posting's page, as the board makes it."""
    company = token(line(at(posting, "company", "identifier")))
    key = token(identifier(posting.get("id")))
    return f"https://jobs.smartrecruiters.com/{company}/{key}" if company and key else None


def _place(location: Mapping[str, object]) -> Place | None:
    # The board puts a comma where a part is missing: "Kyoto, , Japan".
    whole = (line(location.get("fullLocation")) or "").split(",")
    return by_parts(
        location.get("city"),
        location.get("region"),
        location.get("country"),
        text=", ".join(filter(None, map(str.strip, whole))),
    )


def _remote(location: Mapping[str, object], title: str) -> bool | None:
    far = flag(location.get("remote"))
    if far is None:
        return says_remote(title)
    return None if not far and flag(location.get("hybrid")) else far


def request(page: str) -> Request | None:
    """Return what to ask for a company or posting. Names are case-sensitive, and stay as they are written."""
    parts = taken_apart(page)
    if parts is None:
        return None
    path = parts.path
    if parts.host == _API and path[:2] == ("v1", "companies"):
        company, job = segment(path, 2), segment(path, 4)
    elif parts.host in _PAGES:
        company = segment(path, 0, "oneclick-ui", "my-applications")
        slug = segment(path, 1)
        first = slug.partition("-")[0] if slug else ""
        job = first if first.isdigit() else slug
    else:
        return None
    if company is None:
        return None
    base = f"https://{_API}/v1/companies/{company}/postings"
    if job:
        return Request("smartrecruiters", f"{base}/{job}", _API, job=job)
    return Request("smartrecruiters", f"{base}?limit={_STEP}&offset=0", _API, step=_STEP)


BOARD = Board("smartrecruiters", fits, read, request)
