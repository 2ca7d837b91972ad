"""Answers of every board, invented, to be changed by the tests; and short ways to read them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias, TypedDict, Unpack

from reader.boards import read_listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.boards import Listing
    from reader.model import GivenPosting

Fields: TypeAlias = dict[str, object]


def greenhouse(**changed: object) -> Fields:
    job: Fields = {
        "absolute_url": "https://boards.greenhouse.io/otterworks/jobs/11",
        "internal_job_id": 5,
        "location": {"name": "Portland, OR"},
        "metadata": None,
        "id": 11,
        "updated_at": "2026-10-06T09:00:00-07:00",
        "title": "River Surveyor",
        "company_name": "Otter Works",
        "first_published": "2026-10-05T09:00:00-07:00",
        "content": "&lt;p&gt;Walk the banks.&lt;/p&gt;"
        "&lt;ul&gt;&lt;li&gt;count &amp;amp; measure&lt;/li&gt;&lt;/ul&gt;",
        "departments": [{"id": 1, "name": "Banks", "child_ids": [], "parent_id": None}],
        "offices": [],
    }
    return job | changed


def greenhouse_board(*jobs: object) -> Fields:
    return {"jobs": list(jobs), "meta": {"total": len(jobs)}}


def lever(**changed: object) -> Fields:
    posting: Fields = {
        "id": "1c-1",
        "text": "Sail Maker",
        "categories": {
            "location": "Boston, MA",
            "team": "Loft",
            "commitment": "Full-time",
            "allLocations": [],
        },
        "country": "US",
        "createdAt": 1794151800000,
        "description": "<div>Sew large things.</div>",
        "descriptionPlain": "Sew large things.",
        "lists": [{"text": "You will", "content": "<li>cut canvas</li><li>splice</li>"}],
        "additional": "<div>We sail on Fridays.</div>",
        "hostedUrl": "https://jobs.lever.co/loft/1c-1",
        "applyUrl": "https://jobs.lever.co/loft/1c-1/apply",
        "workplaceType": "on-site",
    }
    return posting | changed


def ashby(**changed: object) -> Fields:
    job: Fields = {
        "id": "e1",
        "title": "Glass Blower",
        "location": "Chicago",
        "secondaryLocations": [],
        "department": "Making",
        "team": "Bottles",
        "isListed": True,
        "isRemote": False,
        "workplaceType": "OnSite",
        "descriptionHtml": "<p>Breathe out slowly.</p>",
        "publishedAt": "2026-11-02T16:21:55.393+00:00",
        "employmentType": "PartTime",
        "address": {
            "postalAddress": {
                "addressLocality": "Chicago",
                "addressRegion": "Illinois",
                "addressCountry": "United States",
            }
        },
        "jobUrl": "https://jobs.ashbyhq.com/bottle/e1",
        "applyUrl": "https://jobs.ashbyhq.com/bottle/e1/application",
    }
    return job | changed


def ashby_board(*jobs: object) -> Fields:
    return {"apiVersion": "1", "jobs": list(jobs)}


def workable(**changed: object) -> Fields:
    job: Fields = {
        "title": "Cheese Listener",
        "shortcode": "AAA1",
        "employment_type": "Part-time",
        "telecommuting": False,
        "department": "Cellar",
        "url": "https://apply.workable.com/j/AAA1",
        "application_url": "https://apply.workable.com/j/AAA1/apply",
        "published_on": "2026-11-12",
        "country": "France",
        "city": "Lyon",
        "state": "",
        "experience": "Entry level",
        "locations": [],
        "description": "<p>Tap, and listen.</p>",
    }
    return job | changed


def workable_account(*jobs: object, name: object = "Cellar Door") -> Fields:
    return {"name": name, "description": "", "jobs": list(jobs)}


def smartrecruiters(**changed: object) -> Fields:
    posting: Fields = {
        "id": "7001",
        "name": "Parcel Whisperer",
        "company": {"identifier": "Quill", "name": "Quill Post"},
        "releasedDate": "2026-11-19T07:11:22.000Z",
        "location": {"city": "Graz", "region": "Styria", "country": "at", "remote": False, "hybrid": False},
        "department": {"label": "Sorting"},
        "typeOfEmployment": {"id": "permanent", "label": "Full-time"},
        "experienceLevel": {"id": "entry_level", "label": "Entry Level"},
        "creator": {"name": "Someone Private"},
    }
    return posting | changed


def smartrecruiters_detail(**changed: object) -> Fields:
    sections = {
        "companyDescription": {"title": "About us", "text": "<p>We carry.</p>"},
        "jobDescription": {"title": "The job", "text": "<ul><li>listen to parcels</li></ul>"},
        "qualifications": {"title": "You", "text": ""},
        "additionalInformation": None,
    }
    return (
        smartrecruiters(
            jobAd={"sections": sections}, postingUrl="https://jobs.smartrecruiters.com/Quill/7001"
        )
        | changed
    )


def smartrecruiters_list(*postings: object) -> Fields:
    return {"offset": 0, "limit": 100, "totalFound": len(postings), "content": list(postings)}


def recruitee(**changed: object) -> Fields:
    offer: Fields = {
        "id": 91,
        "slug": "bulb-counter",
        "title": "Bulb Counter",
        "company_name": "Tulip & Sons",
        "description": "<p>Count them.</p>",
        "requirements": "<p>Patience.</p>",
        "location": "Lisse, Netherlands",
        "city": "Lisse",
        "country": "Netherlands",
        "country_code": "NL",
        "locations": [],
        "remote": False,
        "hybrid": False,
        "on_site": True,
        "department": "Fields",
        "employment_type_code": "parttime_permanent",
        "experience_code": "mid_level",
        "salary": {"min": 2900, "max": 3400, "period": "month", "currency": "EUR"},
        "careers_url": "https://tulip.recruitee.com/o/bulb-counter",
        "careers_apply_url": "https://tulip.recruitee.com/o/bulb-counter/c/new",
        "published_at": "2026-10-05 16:05:18 UTC",
        "close_at": None,
        "status": "published",
        "mailbox_email": "job.private@tulip.recruitee.com",
    }
    return offer | changed


def amazon(**changed: object) -> Fields:
    job: Fields = {
        "id": "u-1",
        "id_icims": "3100001",
        "title": "Route Planner",
        "job_path": "/en/jobs/3100001/route-planner",
        "url_next_step": "https://account.amazon.jobs/jobs/3100001/apply",
        "location": "US, WA, Seattle",
        "locations": [
            '{"location": "US, WA, Seattle"}',
            '{"normalizedLocation": "Toronto, Ontario, CAN"}',
            "{",
            None,
        ],
        "city": "Seattle",
        "state": "WA",
        "country_code": "USA",
        "company_name": "Amble Logistics LLC",
        "job_schedule_type": "Full-Time",
        "description": "Plan routes.<br/><br/>Walk them too.",
        "basic_qualifications": "- maps<br/>- boots",
        "preferred_qualifications": "• a dog<br/>A bicycle",
        "posted_date": "Aug 6, 2026",
        "team": {"label": "Routes"},
    }
    return job | changed


def amazon_search(*jobs: object) -> Fields:
    return {"error": None, "hits": len(jobs), "facets": {}, "jobs": list(jobs)}


def hiring(*texts: object) -> Fields:
    children = [
        {
            "id": 500 + index,
            "author": "x",
            "created_at": "2026-11-02T15:00:00.000Z",
            "text": text,
            "children": [],
        }
        for index, text in enumerate(texts)
    ]
    return {
        "id": 400,
        "title": "Ask HN: Who is hiring? (November 2026)",
        "author": "whoishiring",
        "text": None,
        "children": children,
    }


def personio(*positions: str) -> str:
    inside = "".join(f"<position>{position}</position>" for position in positions)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<workzag-jobs>{inside}</workzag-jobs>'


class Given(TypedDict, total=False):
    """What is known of an answer beside its text."""

    address: str
    board: str
    job: str


def read(answer: object, details: Sequence[object] = (), **given: Unpack[Given]) -> Listing:
    """The listing of an answer, which must be one."""
    text = answer if isinstance(answer, str) else json.dumps(answer)
    told = [json.dumps(each) for each in details]
    listing = read_listing(text, details=told, **given)
    assert listing is not None
    return listing


def only(answer: object, details: Sequence[object] = (), **given: Unpack[Given]) -> GivenPosting:
    """The only posting of an answer."""
    (posting,) = read(answer, details, **given).outline.postings
    return posting


def text_of(listing: Listing, posting: GivenPosting) -> str:
    """A posting's lines."""
    return "\n".join(listing.text.split("\n")[posting.lines[0] - 1 : posting.lines[1]])
