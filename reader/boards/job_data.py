"""schema.org's JobPosting, as a page has it in JSON-LD or microdata → jobs.

What comes in are plain objects in the shape of JSON-LD, as `reader.pages` finds them. Pages fill them in in
many ways; what can't be read says nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from reader.boards.dates import day
from reader.boards.descriptions import described, part, says
from reader.boards.employment import employment, worded
from reader.boards.job import Found, Job
from reader.boards.job_data_pay import salary
from reader.boards.job_data_places import is_remote, places
from reader.boards.json_values import address, array, identifier, line, mapping
from reader.boards.listing import written
from reader.folding import squash

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reader.boards.job import Listing

_MOST = 1000
"""Jobs of one page."""
_DEEPEST = 4
_FURTHER = {
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "skills": "Skills",
    "jobBenefits": "Benefits",
}
"""Fields that have parts of a job's text, and the headings for them."""
_ADDRESS = ("http://", "https://", "www.")


class JobData(NamedTuple):
    """What the structured data of a page says about jobs."""

    jobs: tuple[Job, ...] = ()
    """Those with a description, each once."""
    undescribed: tuple[Job, ...] = ()
    """Those without: one may lend its fields to the posting that the page's text is; several are links to
    postings elsewhere."""

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Role and address of the jobs that are elsewhere."""
        several = self.undescribed if len(self.undescribed) + len(self.jobs) > 1 else ()
        return tuple((job.title, job.url) for job in several if job.title and job.url)


def read_jobs(nodes: Iterable[object], base: str | None = None) -> JobData:
    """Return the jobs that the nodes of a page describe. Never raises.

    A node that comes again (the same identifier, or the same title and text) counts once. `base` resolves
    relative addresses.
    """
    seen: set[object] = set()
    jobs: list[Job] = []
    undescribed: list[Job] = []
    for node, _ in zip(nodes, range(_MOST), strict=False):
        job = read_job(node, base)
        marks = _marks(job) if job else ()
        if job is None or not seen.isdisjoint(marks):
            continue
        seen.update(marks)
        (jobs if job.description else undescribed).append(job)
    titles = {squash(job.title) for job in jobs if job.title}
    rest = tuple(job for job in undescribed if not (job.title and squash(job.title) in titles))
    return JobData(tuple(jobs), rest)


def _marks(job: Job) -> tuple[object, ...]:
    """Return what two copies of a job share."""
    named = (("key", job.key, job.company),) if job.key else ()
    return (
        *named,
        ("text", squash(job.title or ""), squash(job.description), job.url if not job.description else ""),
    )


def read_job(node: object, base: str | None = None) -> Job | None:
    """Return the job of a node; None if it is of another type, or has neither title nor description."""
    given = mapping(first(node))
    if not _is_posting(given.get("@type")):
        return None
    title = line(value_of(given.get("title"))) or line(value_of(given.get("name")))
    description = described(value_of(given.get("description")))
    description += "".join(_further(given, description)) if description else ""
    if title is None and not description:
        return None
    where = places(given)
    kinds = given.get("employmentType")
    words = [text for each in array(kinds) or [kinds] if (text := line(value_of(each)))]
    return Job(
        title,
        key=_identifier(given.get("identifier")),
        company=_organisation(given.get("hiringOrganization")),
        places=where,
        team=_organisation(given.get("employmentUnit")),
        pay=salary(given, where[0].country_code if where else None),
        remote=True if is_remote(given) else None,
        employment=employment(words),
        employment_words=", ".join(map(worded, words[:3])) if employment(words) else None,
        posted=day(value_of(given.get("datePosted"))),
        valid_through=day(value_of(given.get("validThrough"))),
        url=_url(given.get("url"), base),
        description=description,
    )


def _further(given: Mapping[str, object], description: str) -> Iterator[str]:
    """Yield the parts of a job's text that stand in fields of their own, unless the description has them."""
    said = ""
    for field, heading in _FURTHER.items():
        value = given.get(field)
        texts = [text for each in array(value) or [value] if (text := described(value_of(each)))]
        if texts:
            said = said or says(description)
            if not all(says(text) in said for text in texts):
                yield part(heading, texts[0] if len(texts) == 1 else _listed(texts))


def _listed(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def first(value: object) -> object:
    """Return the first element of a list that says something, or what isn't a list as it is."""
    for _ in range(_DEEPEST):
        if not isinstance(value, list):
            break
        value = next((each for each in value if each), None)
    return value


def value_of(value: object) -> object:
    """Return a value without the list or the object of "@value" around it."""
    value = first(value)
    return first(mapping(value).get("@value")) if isinstance(value, dict) else value


def _is_posting(kind: object) -> bool:
    """Return whether a type is JobPosting, in whatever spelling; nodes found by other means have none."""
    names = [name for each in array(kind) or [kind] if (name := line(each))]
    bare = [name.rstrip("/").rpartition("/")[2].rpartition(":")[2] for name in names]
    return not bare or "JobPosting" in bare


def _organisation(value: object) -> str | None:
    """Return the name of an organisation given as an object or as its name."""
    value = first(value)
    if isinstance(value, dict):
        names = (value_of(value.get(name)) for name in ("name", "legalName", "alternateName", "@value"))
        return next((text for name in names if (text := _name(name))), None)
    return _name(value)


def _name(value: object) -> str | None:
    name = line(value) if isinstance(value, str) else None
    return name if name and not name.lower().startswith(_ADDRESS) else None


def _identifier(value: object) -> str | None:
    value = first(value)
    if isinstance(value, dict):
        return (
            identifier(value_of(value.get("value")))
            or line(value.get("@id"))
            or line(value_of(value.get("name")))
        )
    return identifier(value)


def _url(value: object, base: str | None) -> str | None:
    value = first(value)
    given = mapping(value).get("@id") if isinstance(value, dict) else value
    if not isinstance(given, str) or not given.strip():
        return None
    try:
        return address(urljoin(base or "", given.strip()))
    except ValueError:
        return None


def write_jobs(jobs: Sequence[Job], address: str | None = None) -> Listing:
    """Return jobs as one text with its outline, as that of a board, without a title of its own."""
    own = [replace(job, url=job.url or address) if len(jobs) == 1 else job for job in jobs]
    return written("page", Found(tuple(own)), address)
