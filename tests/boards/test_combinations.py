"""Odd shapes of structured job data, all at once in one page: what one of them says, no other one spoils."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model import Pay
from reader.parsing import parse
from reader.sources import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.model import Document

MARKUP = (
    "<p>You keep the tide gauges of forty harbours honest, by boat and by bicycle.</p>"
    "<ul><li>Read every gauge twice a month</li><li>Mend what the gulls have taken apart</li></ul>"
)
PLAIN = (
    "You keep the tide gauges of forty harbours honest, by boat and by bicycle.\n"
    "- Read every gauge twice a month\n- Mend what the gulls have taken apart"
)
RAW = "\x01"
"""Stands for a line break that is raw within a string of JSON."""


class Shape(NamedTuple):
    """Fields of a posting in one odd shape, and what they say."""

    fields: dict[str, Any]
    says: Any


TEXTS = [
    Shape({"description": text}, None)
    for text in (
        MARKUP,
        html.escape(MARKUP),
        html.escape(html.escape(MARKUP)),
        PLAIN,
        PLAIN.replace("\n", RAW),
        MARKUP + "<script>alert('gauges')</script>",
        [MARKUP],
        {"@value": MARKUP},
    )
]
ORGANISATIONS = [
    Shape({"hiringOrganization": {"@type": "Organization", "name": "Ebb & Flood"}}, "Ebb & Flood"),
    Shape({"hiringOrganization": {"@type": "Organization", "name": "Ebb &amp; Flood"}}, "Ebb & Flood"),
    Shape({"hiringOrganization": "Ebb & Flood"}, "Ebb & Flood"),
    Shape({"hiringOrganization": {"@id": "#org"}}, "Ebb & Flood"),
    Shape({"hiringOrganization": [{"@type": "Organization", "name": "Ebb & Flood"}]}, "Ebb & Flood"),
    Shape(
        {"hiringOrganization": {"@type": "Organization", "name": None, "legalName": "Ebb & Flood"}},
        "Ebb & Flood",
    ),
]
ADDRESS = {"@type": "PostalAddress", "addressLocality": "Leeds", "addressCountry": "GB"}
PLACES = [
    Shape({"jobLocation": {"@type": "Place", "address": ADDRESS}}, ("GB", "Leeds")),
    Shape({"jobLocation": [{"@type": "Place", "address": ADDRESS}]}, ("GB", "Leeds")),
    Shape({"jobLocation": "Leeds, United Kingdom"}, ("GB", "Leeds")),
    Shape({"jobLocation": {"@type": "Place", "address": "Leeds, United Kingdom"}}, ("GB", "Leeds")),
    Shape(
        {"jobLocation": {"address": {**ADDRESS, "addressCountry": {"@type": "Country", "name": "GB"}}}},
        ("GB", "Leeds"),
    ),
    Shape({"jobLocation": {"address": {**ADDRESS, "addressCountry": "United Kingdom"}}}, ("GB", "Leeds")),
    Shape({"jobLocation": {"address": {**ADDRESS, "addressCountry": "GBR"}}}, ("GB", "Leeds")),
    Shape(
        {
            "jobLocationType": ["TELECOMMUTE"],
            "applicantLocationRequirements": [{"@type": "Country", "name": "United Kingdom"}],
        },
        ("GB", None),
    ),
    Shape({"jobLocationType": "TELECOMMUTE", "jobLocation": {"address": ADDRESS}}, ("GB", "Leeds")),
]
YEAR = Pay(40_000, 50_000, "GBP", "year")
AMOUNT = {"minValue": 40000, "maxValue": 50000, "unitText": "YEAR"}
PAYS = [
    Shape({"baseSalary": {"@type": "MonetaryAmount", "currency": "GBP", "value": AMOUNT}}, YEAR),
    Shape({"baseSalary": {"currency": "GBP", "value": {**AMOUNT, "@type": "QuantitativeValue"}}}, YEAR),
    Shape({"baseSalary": [{"currency": "GBP", "value": AMOUNT}]}, YEAR),
    Shape({"salaryCurrency": "GBP", "baseSalary": {"value": AMOUNT}}, YEAR),
    Shape(
        {
            "baseSalary": {
                "currency": "GBP",
                "unitText": "YEAR",
                "value": {"minValue": "40000", "maxValue": "50,000"},
            }
        },
        YEAR,
    ),
    Shape({"baseSalary": "£40,000 - £50,000"}, YEAR),
    Shape(
        {"baseSalary": {"currency": "GBP", "value": {"minValue": 40000, "unitText": "YEAR"}}},
        Pay(40_000, None, "GBP", "year"),
    ),
    Shape(
        {"baseSalary": {"currency": "GBP", "value": {"value": 21.5, "unitText": "HOUR"}}},
        Pay(21.5, 21.5, "GBP", "hour"),
    ),
    Shape(
        {"baseSalary": {"currency": "GBP", "value": {"minValue": 0, "maxValue": 0, "unitText": "YEAR"}}}, None
    ),
    Shape({"baseSalary": None}, None),
]
EMPLOYMENTS = [
    Shape({"employmentType": "FULL_TIME"}, "full_time"),
    Shape({"employmentType": ["FULL_TIME", "OTHER"]}, "full_time"),
    Shape({"employmentType": "Full-time"}, "full_time"),
    Shape({"employmentType": "CDI"}, "full_time"),
    Shape({"employmentType": "OTHER"}, None),
]
DATES = [
    Shape({"datePosted": "2026-08-26", "validThrough": "2026-12-31"}, ("2026-08-26", "2026-12-31")),
    Shape(
        {"datePosted": "2026-08-26T04:32:09+03:00", "validThrough": "2026-12-31T23:59"},
        ("2026-08-26", "2026-12-31"),
    ),
    Shape({"datePosted": "yesterday", "validThrough": ""}, (None, None)),
]
IDENTIFIERS = [
    Shape({"identifier": {"@type": "PropertyValue", "name": "Ebb", "value": "A-7"}}, None),
    Shape({"identifier": "A-7"}, None),
    Shape({"identifier": 7}, None),
    Shape({}, None),
]
TITLES = [
    Shape({"title": "Gauge Keeper"}, "Gauge Keeper"),
    Shape({"title": "Gauge &amp; Lamp Keeper"}, "Gauge & Lamp Keeper"),
    Shape({"name": "Gauge Keeper"}, "Gauge Keeper"),
]
KINDS = [
    "JobPosting",
    ["JobPosting"],
    "http://schema.org/JobPosting",
    "https://schema.org/JobPosting",
    "schema:JobPosting",
]
SCRIPTS = [
    "application/ld+json",
    "application/ld&#x2B;json",
    "application/ld+json; charset=utf-8",
    "APPLICATION/LD+JSON",
]
ORGANISATION = {"@type": "Organization", "@id": "#org", "name": "Ebb & Flood"}
WRAPPINGS: list[Callable[[dict[str, Any]], Any]] = [
    lambda job: [job, ORGANISATION],
    lambda job: {"@context": "https://schema.org", "@graph": [ORGANISATION, job]},
    lambda job: {"@graph": [{"@type": "WebPage", "mainEntity": job}, ORGANISATION]},
    lambda job: [
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": job}]},
        ORGANISATION,
    ],
]
AROUND: list[Callable[[str], str]] = [
    lambda text: text,
    lambda text: f"<!--{text}-->",
    lambda text: f"//<![CDATA[\n{text}\n//]]>",
    lambda text: f"{text};",
    lambda text: text.removesuffix("}").removesuffix("]") + ",]" if text.endswith("]") else text[:-1] + ",}",
]


def document_of(job: dict[str, Any], wrap: int, script: str, around: int, *, twice: bool) -> Document:
    data = AROUND[around](json.dumps(WRAPPINGS[wrap](job)).replace("\\u0001", "\n").replace("</", r"<\/"))
    scripts = f'<script type="{script}">{data}</script>' * (1 + twice)
    page = (
        f"<html lang=en><head><title>Job | Board</title>{scripts}</head><body><p>Loading…</p></body></html>"
    )
    came = text_of("page.html", page.encode(), "https://board.example/jobs/7")
    return parse(came.text, "page.html", outline=came.outline)


@settings(max_examples=150, deadline=None)
@given(
    st.tuples(
        *map(st.sampled_from, (TITLES, TEXTS, ORGANISATIONS, PLACES, PAYS, EMPLOYMENTS, DATES, IDENTIFIERS))
    ),
    st.sampled_from(KINDS),
    st.sampled_from(range(len(WRAPPINGS))),
    st.sampled_from(SCRIPTS),
    st.sampled_from(range(len(AROUND))),
    st.booleans(),
)
def test_shapes_do_not_spoil_each_other(
    shapes: tuple[Shape, ...], kind: object, wrap: int, script: str, around: int, twice: bool
) -> None:
    job: dict[str, Any] = {"@type": kind}
    for shape in shapes:
        job |= shape.fields
    title, _, company, place, pay, employment, dates, _ = (shape.says for shape in shapes)
    document = document_of(job, wrap, script, around, twice=twice)
    (posting,) = document.postings
    assert posting.role == title
    assert posting.company == company
    assert posting.place is not None
    assert (posting.place.country_code, posting.place.city) == place
    assert posting.remote is (True if "jobLocationType" in job else None)
    assert posting.pay == pay
    assert posting.employment == employment
    assert (posting.posted, posting.valid_through) == dates
    assert posting.url == "https://board.example/jobs/7"
    assert "• Read every gauge twice a month" in document.text.split("\n")
    assert "alert" not in document.text
    assert "<" not in document.text
