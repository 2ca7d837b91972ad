"""Recruitee's careers site: `{"offers": […]}`, all at once; only what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.boards import amounts
from reader.boards.dates import day
from reader.boards.descriptions import part
from reader.boards.employment import employment, worded
from reader.boards.greenhouse import only_company
from reader.boards.job import Board, Found, Job
from reader.boards.job_places import by_parts, by_words, once, says_remote
from reader.boards.json_values import address, addresses, at, flag, identifier, line, mapping, markup, objects
from reader.boards.requests import Request, label, segment, taken_apart
from reader.boards.titles import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Place

_DOMAIN = "recruitee.com"
_RESERVED = ("www", "api", "app", "docs", "help", "support", "status", "auth", "career", "careers")
_LOOKED_AT = 20
_TEXTS = ("title", "description", "requirements")
_NAMES = ("careers_url", "careers_apply_url", "slug", "employment_type_code", "published_at")


def fits(data: object) -> bool:
    """Return whether an answer is a careers site's."""
    offers = at(data, "offers")
    if not isinstance(offers, list):
        return False
    if not offers:
        return set(mapping(data)) == {"offers"}
    return any(
        "title" in offer and sum(name in offer for name in _NAMES) > 1
        for offer in objects(offers[:_LOOKED_AT])
    )


def read(data: object, _details: Sequence[object], _address: str | None) -> Found:
    """Return the offers that are published."""
    offers = [_translated(offer) for offer in objects(at(data, "offers"))]
    offers = [offer for offer in offers if line(offer.get("title"))]
    jobs = [_job(offer) for offer in offers if line(offer.get("status")) in (None, "published")]
    return Found(tuple(jobs), only_company(jobs))


def _translated(offer: Mapping[str, object]) -> Mapping[str, object]:
    """Return an offer with the texts of a translation where it has none: English, or else the first."""
    given = mapping(offer.get("translations"))
    other = mapping(given.get("en")) or next(iter(map(mapping, given.values())), {})
    missing = [name for name in _TEXTS if not markup(offer.get(name)).strip()]
    return {**offer, **{name: other[name] for name in missing if name in other}}


def _job(offer: Mapping[str, object]) -> Job:
    title = line(offer.get("title")) or ""
    url = address(offer.get("careers_url"))
    salary = mapping(offer.get("salary"))
    places = once(_places(offer))
    country = places[0].country_code if places else None
    kind = line(offer.get("employment_type_code"))
    return Job(
        title,
        key=identifier(offer.get("slug")) or identifier(offer.get("id")),
        company=line(offer.get("company_name")),
        places=places,
        level=level(line(offer.get("experience_code")), title),
        team=line(offer.get("department")),
        pay=amounts.pay(
            salary.get("min"), salary.get("max"), salary.get("currency"), salary.get("period"), country
        ),
        remote=_remote(offer, title),
        employment=employment(kind),
        employment_words=worded(kind) if kind else None,
        posted=day(offer.get("published_at")),
        valid_through=day(offer.get("close_at")),
        url=url,
        links=addresses(offer.get("careers_apply_url"), but=url),
        description=part(None, offer.get("description")) + part(None, offer.get("requirements")),
    )


def _places(offer: Mapping[str, object]) -> Iterator[Place | None]:
    listed = objects(offer.get("locations"))
    for place in listed if len(listed) > 1 else ():
        yield _place(place, None)
    if len(listed) <= 1:
        region = line(listed[0].get("state")) if listed else None
        found = _place({"state": region, **offer}, offer.get("location"))
        wording = line(offer.get("location"))
        yield from [found] if found and found.country else by_words(wording) if wording else [found]


def _place(place: Mapping[str, object], wording: object) -> Place | None:
    country = line(place.get("country_code")) or line(place.get("country"))
    named = line(place.get("country"))
    parts = [line(place.get("city")), line(place.get("state")), named or country]
    text = line(wording) or ", ".join(dict.fromkeys(filter(None, parts)))
    return by_parts(place.get("city"), place.get("state"), country, text=text)


def _remote(offer: Mapping[str, object], title: str) -> bool | None:
    far = flag(offer.get("remote"))
    if far is None:
        return says_remote(title)
    return None if not far and flag(offer.get("hybrid")) else far


def request(page: str) -> Request | None:
    """Return what to ask for a company's careers site on the vendor's own host."""
    parts = taken_apart(page)
    name = label(parts.host, _DOMAIN, *_RESERVED) if parts else None
    if parts is None or name is None:
        return None
    host = f"{name}.{_DOMAIN}"
    job = segment(parts.path, 1) if parts.path[:1] == ("o",) else None
    return Request("recruitee", f"https://{host}/api/offers/", host, job=job)


BOARD = Board("recruitee", fits, read, request)
