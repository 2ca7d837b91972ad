"""Job postings in structured data, in every shape that they come in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from reader.pages import Page, read_page

JOB: dict[str, Any] = {
    "@type": "JobPosting",
    "title": "Night Guard",
    "description": "<p>See that the gull sleeps.</p>",
}


def script(data: object, kind: str = "application/ld+json") -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="{kind}">{text}</script>'


def titles(page: Page) -> list[str]:
    return [job["title"] for job in page.jobs]


@pytest.mark.parametrize(
    "data",
    [
        JOB,
        [JOB],
        {"@graph": [{"@type": "Organization"}, JOB]},
        {"@type": "WebPage", "mainEntity": JOB},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": JOB}]},
        {**JOB, "@type": ["JobPosting", "Thing"]},
        {**JOB, "@type": "http://schema.org/JobPosting"},
        {**JOB, "@type": "https://schema.org/JobPosting"},
        {**JOB, "@type": "schema:JobPosting"},
        {"@type": "JobPosting", "schema:title": "Night Guard", "http://schema.org/description": "x"},
        '{"@type": "JobPosting", "title": "Night Guard", "description": "a\nb\tc"}',
        '{"@type": "JobPosting", "title": "Night Guard",}',
        '<!-- {"@type": "JobPosting", "title": "Night Guard"} -->',
        '\n<![CDATA[\n{"@type": "JobPosting", "title": "Night Guard"}\n]]>\n',
        '//<![CDATA[\n{"@type": "JobPosting", "title": "Night Guard"}\n//]]>',
        '<!-- //<![CDATA[\n{"@type": "JobPosting", "title": "Night Guard"};\n//]]> -->',
        '{"@type": "JobPosting", "title": "Night Guard"};',
        '{"@type": "Thing"}\n{"@type": "JobPosting", "title": "Night Guard"}',
    ],
)
def test_every_shape_is_found(data: object) -> None:
    assert titles(read_page(script(data))) == ["Night Guard"]


@pytest.mark.parametrize(
    "kind",
    [
        "application/ld+json",
        "application/ld&#x2B;json",
        "APPLICATION/LD+JSON",
        "application/ld+json; charset=utf-8",
        "application/ld json",
    ],
)
def test_every_spelling_of_the_type(kind: str) -> None:
    assert titles(read_page(script(JOB, kind))) == ["Night Guard"]


def test_other_scripts_and_things_are_no_jobs() -> None:
    assert read_page(script(JOB, "text/javascript")).jobs == ()
    assert read_page(script({"@type": "Person", "title": "x"})).jobs == ()
    assert read_page(script({"@type": 7})).jobs == ()
    assert read_page(script("{nothing")).jobs == ()


def test_references_are_resolved_within_the_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Organization", "@id": "#o", "name": "Quay Works", "address": {"@id": "#a"}},
            {"@type": "PostalAddress", "@id": "#a", "addressLocality": "Northquay"},
            {
                **JOB,
                "@id": "#j",
                "hiringOrganization": {"@id": "#o"},
                "jobLocation": [{"address": {"@id": "#a"}}, {"@id": "#none"}],
            },
        ]
    }
    (job,) = read_page(script(graph)).jobs
    assert job["@id"] == "#j"
    assert job["hiringOrganization"]["name"] == "Quay Works"
    assert job["hiringOrganization"]["address"]["addressLocality"] == "Northquay"
    assert job["jobLocation"][0]["address"]["addressLocality"] == "Northquay"
    assert job["jobLocation"][1] == {"@id": "#none"}


def test_deep_values_end() -> None:
    value: object = {"@id": "#x"}
    for _ in range(12):
        value = {"a": value}
    (job,) = read_page(script({"@graph": [{"@id": "#x", "name": "n"}, {**JOB, "deep": value}]})).jobs
    assert job["deep"]["a"]


@pytest.mark.parametrize(
    ("other", "count"),
    [
        (JOB, 1),
        ({**JOB, "title": "NIGHT guard"}, 1),
        ({**JOB, "description": "&lt;p&gt;See that the gull sleeps.&lt;/p&gt;"}, 1),
        ({**JOB, "description": "Something else"}, 2),
        ({**JOB, "identifier": {"value": "7"}}, 1),
        ({"@type": "JobPosting", "title": "Night Guard", "url": "https://a.example"}, 2),
        ({"@type": "JobPosting"}, 2),
    ],
)
def test_repeated_postings_are_one(other: dict[str, Any], count: int) -> None:
    assert len(read_page(script(JOB) + script(other)).jobs) == count


@pytest.mark.parametrize("identifier", ["A-7", 7, {"@type": "PropertyValue", "value": "A-7"}])
def test_the_same_identifier_is_the_same_posting(identifier: object) -> None:
    page = read_page(
        script({**JOB, "identifier": identifier}) + script({**JOB, "title": "x", "identifier": identifier})
    )
    assert titles(page) == ["Night Guard"]


MICRODATA = """
<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Night Guard</h1>
<span itemprop="hiringOrganization" itemscope><a itemprop="name url" href="/q">City Gardens</a></span>
<div itemprop="jobLocation" itemscope itemtype="http://schema.org/Place"><div itemprop="address" itemscope>
<span itemprop="addressLocality">Dublin</span><meta itemprop="addressCountry" content="IE"></div></div>
<span itemprop="employmentType" content="PART_TIME">four nights</span>
<span itemprop="employmentType">other</span><span itemprop="employmentType">third</span>
<time itemprop="datePosted" datetime="2026-10-30">30 October</time>
<a itemprop="url" href=" /jobs/1 ">here</a><data itemprop="identifier" value="7">seven</data>
<div itemprop="description"
><p>See that <b itemprop="x">she</b> &amp; he<br>open <a href="/a&quot;b">it</a>.</p><script>no</script>
</div></div>
"""


def test_microdata() -> None:
    (job,) = read_page(MICRODATA).jobs
    assert job == {
        "@type": "JobPosting",
        "title": "Night Guard",
        "hiringOrganization": {"name": "City Gardens", "url": "City Gardens"},
        "jobLocation": {"@type": "Place", "address": {"addressLocality": "Dublin", "addressCountry": "IE"}},
        "employmentType": ["PART_TIME", "other", "third"],
        "datePosted": "2026-10-30",
        "url": "/jobs/1",
        "identifier": "7",
        "description": '<p>See that <b>she</b> &amp; he<br>open <a href="/a&quot;b">it</a>.</p>\n',
    }


def test_microdata_and_json_of_one_posting_are_one() -> None:
    assert len(read_page(script({**JOB, "identifier": 7}) + MICRODATA).jobs) == 1


def test_only_so_many_items_are_read() -> None:
    page = read_page(
        "".join(f"<p itemscope itemtype=x/JobPosting><b itemprop=title>{n}</b></p>" for n in range(1100))
    )
    assert len(page.jobs) == 1000


def test_a_long_property_without_markup_is_left_empty() -> None:
    (job,) = read_page(
        f"<div itemscope itemtype=x/JobPosting><div itemprop=title>{'x' * 6000}</div></div>"
    ).jobs
    assert job["title"] == ""


def test_data_that_is_nested_deeply_is_read_or_left() -> None:
    for depth in (500, 900, 5000):
        deep = "[" * depth + "]" * depth
        page = read_page(script(f'{{"@type": "JobPosting", "title": "Guard", "deep": {deep}}}'))
        assert titles(page) in (["Guard"], [])
