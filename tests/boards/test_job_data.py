"""schema.org's JobPosting in every shape that pages fill it in."""

from __future__ import annotations

import html

import pytest

from reader.boards import Job, read_jobs, write_jobs
from reader.boards.job_data import read_job
from reader.model import Pay, Place, is_over

TEXT = "<p>Mend the nets.</p><ul><li>by hand</li></ul>"


def node(**changed: object) -> dict[str, object]:
    return {"@type": "JobPosting", "title": "Net Mender", "description": TEXT, **changed}


def job(**changed: object) -> Job:
    found = read_job(node(**changed))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "kind",
    [
        "JobPosting",
        ["JobPosting"],
        ["Thing", "JobPosting"],
        "http://schema.org/JobPosting",
        "https://schema.org/JobPosting/",
        "schema:JobPosting",
        None,
        [],
    ],
)
def test_types(kind: object) -> None:
    assert job(**{"@type": kind}).title == "Net Mender"


@pytest.mark.parametrize(
    "other",
    [
        {"@type": "Article", "title": "x", "description": "y"},
        {"@type": ["Person"]},
        [],
        None,
        "JobPosting",
        5,
        {},
        {"title": "  "},
        {"title": 5, "description": []},
    ],
)
def test_what_is_no_posting(other: object) -> None:
    assert read_job(other) is None


@pytest.mark.parametrize(
    ("organisation", "company"),
    [
        ({"@type": "Organization", "name": "Heron & Co"}, "Heron & Co"),
        ({"name": ["Heron", "Other"]}, "Heron"),
        ({"name": {"@value": "Heron"}}, "Heron"),
        ({"legalName": "Heron Ltd", "name": None}, "Heron Ltd"),
        ("Heron", "Heron"),
        ("Heron &amp; Co", "Heron & Co"),
        ([{"name": "Heron"}, {"name": "Crane"}], "Heron"),
        ({"@id": "#org"}, None),
        ("https://heron.example/", None),
        ({"name": "www.heron.example"}, None),
        (5, None),
        ([], None),
        (None, None),
        ({"name": {"a": 1}}, None),
        ([[[[[["Heron"]]]]]], None),
    ],
)
def test_organisations(organisation: object, company: str | None) -> None:
    assert job(hiringOrganization=organisation).company == company


@pytest.mark.parametrize(
    "description",
    [
        TEXT,
        "&lt;p&gt;Mend the nets.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;by hand&lt;/li&gt;&lt;/ul&gt;",
        html.escape(html.escape(TEXT)),
        "Mend the nets.\n\n- by hand\n",
        "Mend the nets.\r\n\r\n• by hand",
        "Mend the nets.<br><br>* by hand",
        "Mend the nets.<br/>\n<br />\n- by hand<br>",
        "<p>Mend the nets.</p><script>alert(1)</script><ul><li>by hand</li></ul>",
        ["<p>Mend the nets.</p><ul><li>by hand</li></ul>"],
        {"@value": TEXT},
    ],
)
def test_descriptions(description: object) -> None:
    listing = write_jobs([job(description=description)])
    assert listing.text == "Net Mender\n\nMend the nets.\n\n• by hand"


def test_a_description_that_is_escaped_once_more_than_any_is_shown_as_it_is() -> None:
    text = "&amp;amp;lt;p&amp;amp;gt;x"
    assert write_jobs([job(description=text)]).text.endswith("x")


SEATTLE = {
    "@type": "PostalAddress",
    "addressLocality": "Seattle",
    "addressRegion": "WA",
    "addressCountry": "US",
}


@pytest.mark.parametrize(
    ("location", "codes"),
    [
        ({"@type": "Place", "address": SEATTLE}, [("US", "WA", "Seattle")]),
        (
            [{"address": SEATTLE}, {"address": {"addressLocality": "Cork", "addressCountry": "IE"}}],
            [("US", "WA", "Seattle"), ("IE", None, "Cork")],
        ),
        ([{"address": SEATTLE}, {"address": SEATTLE}], [("US", "WA", "Seattle")]),
        ({"address": [SEATTLE]}, [("US", "WA", "Seattle")]),
        (SEATTLE, [("US", "WA", "Seattle")]),
        ("Seattle, WA", [("US", "WA", "Seattle")]),
        ({"address": "Seattle, WA, US"}, [("US", "WA", "Seattle")]),
        ({"address": SEATTLE | {"addressCountry": "USA"}}, [("US", "WA", "Seattle")]),
        ({"address": SEATTLE | {"addressCountry": "usa"}}, [("US", "WA", "Seattle")]),
        ({"address": SEATTLE | {"addressCountry": "United States"}}, [("US", "WA", "Seattle")]),
        (
            {"address": SEATTLE | {"addressCountry": {"@type": "Country", "name": "US"}}},
            [("US", "WA", "Seattle")],
        ),
        ({"address": SEATTLE | {"addressCountry": ["US"]}}, [("US", "WA", "Seattle")]),
        ({"address": SEATTLE | {"addressRegion": "Washington"}}, [("US", "WA", "Seattle")]),
        ({"address": SEATTLE | {"addressRegion": {"name": "wa"}}}, [("US", "WA", "Seattle")]),
        ({"address": SEATTLE | {"addressRegion": None}}, [("US", None, "Seattle")]),
        ({"address": SEATTLE | {"addressLocality": None}}, [("US", "WA", None)]),
        ({"address": SEATTLE | {"addressCountry": None}}, [("US", "WA", "Seattle")]),
        ({"address": {"addressLocality": "Austin, TX", "addressCountry": "US"}}, [("US", "TX", "Austin")]),
        ({"address": {"addressLocality": "Remote", "addressCountry": "US"}}, [("US", None, None)]),
        (
            {"address": {"addressLocality": "Wickmouth", "addressRegion": "Coast", "addressCountry": "GB"}},
            [("GB", None, "Wickmouth")],
        ),
        (
            {
                "address": {
                    "addressLocality": "Wickmouth",
                    "addressRegion": "Coast",
                    "addressCountry": "Elsewhere",
                }
            },
            [(None, None, "Wickmouth")],
        ),
        (
            {"address": {"addressLocality": "Foo", "addressRegion": "QQ", "addressCountry": "FR"}},
            [("FR", "QQ", "Foo")],
        ),
        ({"address": {"addressLocality": "nowhere, at all"}}, [(None, None, None)]),
        (
            {"address": {"addressLocality": "Paris, Texas, or so", "addressCountry": "US"}},
            [("US", None, None)],
        ),
        ({"address": {"streetAddress": "Harbour Rd 1"}}, [(None, None, None)]),
        ({"@type": "Place", "name": "Lyon, France"}, [("FR", None, "Lyon")]),
        (
            {"address": {"addressLocality": "München", "addressRegion": "Bayern", "addressCountry": "DE"}},
            [("DE", "BY", "München")],
        ),
        ({"@type": "Place", "geo": {"latitude": 1}}, []),
        ({"address": {"addressLocality": "123", "addressCountry": 4}}, []),
        ([[[[["Seattle, WA"]]]]], []),
        (5, []),
        ([], []),
        ({}, []),
        ("Remote", []),
        (None, []),
    ],
)
def test_places(location: object, codes: list[tuple[str | None, ...]]) -> None:
    found = job(jobLocation=location)
    assert [(place.country_code, place.region_code, place.city) for place in found.places] == codes


@pytest.mark.parametrize(
    ("changed", "remote"),
    [
        ({"jobLocationType": "TELECOMMUTE"}, True),
        ({"jobLocationType": ["TELECOMMUTE"]}, True),
        ({"jobLocationType": "http://schema.org/TELECOMMUTE"}, True),
        ({"jobLocationType": "telecommute"}, True),
        ({"jobLocationType": "Hybrid"}, None),
        ({"jobLocationType": 3}, None),
        ({"jobLocation": {"@type": "VirtualLocation"}}, True),
        ({"jobLocation": "Remote"}, True),
        ({"jobLocation": ["Remote", "Oslo, Norway"]}, True),
        ({"jobLocation": {"address": SEATTLE}}, None),
        ({}, None),
    ],
)
def test_remote(changed: dict[str, object], remote: bool | None) -> None:
    assert job(**changed).remote is remote


@pytest.mark.parametrize(
    ("where", "places"),
    [
        ({"@type": "Country", "name": "USA"}, (Place("USA", "United States", "US"),)),
        (
            [{"@type": "Country", "name": "Norway"}, {"@type": "State", "name": "Texas"}],
            (Place("Norway", "Norway", "NO"), Place("Texas", "United States", "US", "Texas", "TX")),
        ),
        ({"@type": "AdministrativeArea", "name": "Brittany Coast"}, (Place("Brittany Coast"),)),
        ("Canada", (Place("Canada", "Canada", "CA"),)),
    ],
)
def test_remote_jobs_are_where_their_applicants_live(where: object, places: tuple[Place, ...]) -> None:
    found = job(jobLocationType="TELECOMMUTE", applicantLocationRequirements=where)
    assert (found.places, found.remote) == (places, True)
    assert (
        job(jobLocation={"address": SEATTLE}, applicantLocationRequirements=where).places[0].city == "Seattle"
    )


def amount(value: object, **more: object) -> dict[str, object]:
    return {"@type": "MonetaryAmount", "currency": "USD", "value": value, **more}


YEAR = Pay(90_000, 110_000, "USD", "year")
RANGE = {"@type": "QuantitativeValue", "minValue": 90000, "maxValue": 110000, "unitText": "YEAR"}


@pytest.mark.parametrize(
    ("salary", "pay"),
    [
        (amount(RANGE), YEAR),
        (amount(RANGE | {"minValue": "90000", "maxValue": "110,000.00"}), YEAR),
        (amount(RANGE | {"minValue": "$90,000", "maxValue": "$110,000"}), YEAR),
        (amount(RANGE | {"minValue": 110000, "maxValue": 90000}), YEAR),
        (amount(RANGE | {"unitText": "Annually"}), YEAR),
        (amount(RANGE | {"unitText": None}, unitText="YEAR"), YEAR),
        (amount(RANGE | {"unitText": None}), YEAR),
        (amount(RANGE | {"@type": None}), YEAR),
        (amount([RANGE]), YEAR),
        ([amount(RANGE), amount(5)], YEAR),
        ({"currency": "USD", "minValue": 90000, "maxValue": 110000}, YEAR),
        (amount(RANGE | {"maxValue": None}), Pay(90_000, None, "USD", "year")),
        (amount(RANGE | {"minValue": 0}), Pay(None, 110_000, "USD", "year")),
        (amount({"value": 25, "unitText": "HOUR"}), Pay(25, 25, "USD", "hour")),
        (amount({"value": 25, "unitCode": "HUR"}), Pay(25, 25, "USD", "hour")),
        (amount({"value": 200, "unitText": "DAY"}), Pay(200, 200, "USD", "day")),
        (amount({"value": 1000, "unitText": "WEEK"}), Pay(52_000, 52_000, "USD", "year")),
        (amount({"minValue": 4000, "maxValue": 5000, "unitText": "MONTH"}), Pay(4000, 5000, "USD", "month")),
        (amount(60000), Pay(60_000, 60_000, "USD", "year")),
        (amount(4000, unitText="MONTH"), Pay(4000, 4000, "USD", "month")),
        (amount("$60,000"), Pay(60_000, 60_000, "USD", "year")),
        (amount("60000 - 70000"), Pay(60_000, 70_000, "USD", "year")),
        ("$100,000", Pay(100_000, 100_000, "USD", "year")),
        ("€60k–€75k per year", Pay(60_000, 75_000, "EUR", "year")),
        ("£14.50 an hour", Pay(14.5, 14.5, "GBP", "hour")),
        ({"currency": "usd", "value": 60000}, Pay(60_000, 60_000, "USD", "year")),
        ({"currency": "$", "value": 60000}, Pay(60_000, 60_000, "USD", "year")),
        (
            {"@type": "PriceSpecification", "price": 60000, "priceCurrency": "EUR", "currency": "EUR"},
            Pay(60_000, 60_000, "EUR", "year"),
        ),
        (amount(RANGE | {"minValue": [90000]}), YEAR),
        (amount(RANGE | {"minValue": True, "maxValue": {}}), None),
        (amount(0), None),
        (amount(None), None),
        (amount("competitive"), None),
        (amount(25), None),
        (amount({"minValue": 0, "maxValue": 0, "unitText": "YEAR"}), None),
        (amount({"value": 45, "unitText": "YEAR"}), None),
        (amount({"value": 90000, "unitText": "HOUR"}), None),
        (amount({"value": 90000, "unitText": "once"}), None),
        (amount(RANGE) | {"currency": "Shells"}, None),
        (amount(RANGE) | {"currency": 5}, None),
        (amount(amount(amount(amount(amount(amount(60000)))))), None),
        (60000, None),
        ("competitive", None),
        ([], None),
        ({}, None),
        (None, None),
        (float("nan"), None),
    ],
)
def test_pay(salary: object, pay: Pay | None) -> None:
    assert job(baseSalary=salary).pay == pay


def test_the_currency_may_stand_beside() -> None:
    assert job(baseSalary=60000, salaryCurrency="SEK").pay == Pay(60_000, 60_000, "SEK", "year")
    canadian = {"address": {"addressLocality": "Toronto", "addressCountry": "CA"}}
    assert job(baseSalary="$60,000", jobLocation=canadian).pay == Pay(60_000, 60_000, "CAD", "year")


@pytest.mark.parametrize(
    ("kind", "employment", "words"),
    [
        ("FULL_TIME", "full_time", "Full time"),
        (["FULL_TIME"], "full_time", "Full time"),
        ("Full-time", "full_time", "Full-time"),
        (["FULL_TIME", "CONTRACTOR"], "contract", "Full time, Contractor"),
        ("CDI", "full_time", "CDI"),
        ("PER_DIEM", "part_time", "Per diem"),
        ("TEMPORARY", "temporary", "Temporary"),
        ("INTERN", "intern", "Intern"),
        (["FULL_TIME", "PART_TIME"], None, None),
        ("OTHER", None, None),
        ("VOLUNTEER", None, None),
        ({"@value": "PART_TIME"}, "part_time", "Part time"),
        (5, None, None),
        ([], None, None),
        (None, None, None),
    ],
)
def test_employment(kind: object, employment: str | None, words: str | None) -> None:
    found = job(employmentType=kind)
    assert (found.employment, found.employment_words) == (employment, words)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-11-09", "2026-11-09"),
        ("2026-08-26T04:32:09+03:00", "2026-08-26"),
        ("2026-11-09T00:00", "2026-11-09"),
        (["2026-11-09"], "2026-11-09"),
        ({"@value": "2026-11-09"}, "2026-11-09"),
        ("2026-02-30", None),
        ("soon", None),
        ("0000-00-00", None),
        ("", None),
        (None, None),
        ({}, None),
    ],
)
def test_days(given: object, day: str | None) -> None:
    found = job(datePosted=given, validThrough=given)
    assert (found.posted, found.valid_through) == (day, day)


def test_expired_postings_stay_and_say_so() -> None:
    found = job(validThrough="2026-11-01")
    assert is_over(found.valid_through, "2026-11-02")
    assert not is_over(found.valid_through, "2026-11-01")
    assert not is_over(job().valid_through, "2026-11-02")


@pytest.mark.parametrize(
    ("identifier", "key"),
    [
        ({"@type": "PropertyValue", "name": "Heron", "value": "R-7"}, "R-7"),
        ("R-7", "R-7"),
        (77, "77"),
        ({"value": 77}, "77"),
        ({"@id": "x7"}, "x7"),
        ({"name": "R-8"}, "R-8"),
        (["R-9"], "R-9"),
        ({}, None),
        (True, None),
        (10**30, None),
    ],
)
def test_identifiers(identifier: object, key: str | None) -> None:
    assert job(identifier=identifier).key == key


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://heron.example/jobs/7", "https://heron.example/jobs/7"),
        ("/jobs/7", "https://heron.example/jobs/7"),
        ({"@id": "/jobs/7"}, "https://heron.example/jobs/7"),
        (["/jobs/7"], "https://heron.example/jobs/7"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("", None),
        (7, None),
        ({}, None),
    ],
)
def test_addresses(url: object, address: str | None) -> None:
    found = read_job(node(url=url), "https://heron.example/about")
    assert found is not None
    assert found.url == address


def test_units() -> None:
    assert job(employmentUnit={"@type": "Organization", "name": "Nets"}).team == "Nets"


def test_titles() -> None:
    assert job(title="R&amp;D Lead (m/w/d)").given((1, 1)).role == "R&D Lead"
    assert job(title=None, name="Named").title == "Named"
    untitled = job(title=None)
    assert untitled.title is None
    assert write_jobs([untitled]).text == "Mend the nets.\n\n• by hand"
    assert untitled.given((1, 1)).role is None


def test_microdata_comes_in_the_same_shape_without_types_inside() -> None:
    found = job(
        **{"@type": "http://schema.org/JobPosting"},
        hiringOrganization={"name": "City Gardens"},
        jobLocation={"address": {"addressLocality": "Dublin", "addressCountry": "IE"}},
    )
    assert (found.company, found.places[0].country_code) == ("City Gardens", "IE")


def test_copies_count_once() -> None:
    once = node(identifier="7", hiringOrganization="Heron")
    found = read_jobs([once, dict(once), once | {"description": "changed"}])
    assert len(found.jobs) == 1
    found = read_jobs([node(), node(), node(title="Other")])
    assert [each.title for each in found.jobs] == ["Net Mender", "Other"]
    same_number = read_jobs(
        [
            node(identifier="7", hiringOrganization="Heron"),
            node(identifier="7", hiringOrganization="Crane", title="B"),
        ]
    )
    assert len(same_number.jobs) == 2


def test_jobs_without_a_description_are_links() -> None:
    one = node(description=None, url="https://heron.example/1")
    two = node(description=" ", url="https://heron.example/2", title="Other")
    found = read_jobs([one, two, node(description=None, title="Nameless")])
    assert found.jobs == ()
    assert found.links == (("Net Mender", "https://heron.example/1"), ("Other", "https://heron.example/2"))
    single = read_jobs([one, "x", None])
    assert (single.links, len(single.undescribed)) == ((), 1)
    beside = read_jobs([two, node(), one])
    assert [each.title for each in beside.jobs] == ["Net Mender"]
    assert beside.links == (("Other", "https://heron.example/2"),)


def test_a_page_lends_its_address_to_its_only_job() -> None:
    listing = write_jobs([job()], "https://heron.example/7")
    assert listing.outline.postings[0].url == "https://heron.example/7"
    listing = write_jobs([job(), job(title="B")], "https://heron.example/7")
    assert [posting.url for posting in listing.outline.postings] == [None, None]
    assert listing.board == "page"


def test_parts_of_a_text_in_fields_of_their_own_are_added_once() -> None:
    node = {
        "@type": "JobPosting",
        "title": "Watch Officer",
        "description": "<p>Look out.</p><ul><li>Keep the&nbsp;log.</li></ul>",
        "responsibilities": "Keep the log!",
        "qualifications": "<ul><li>good eyes</li></ul>",
        "skills": ["Morse", "knots", 7],
        "jobBenefits": "",
    }
    (job,) = read_jobs([node]).jobs
    assert job.description == (
        "<p>Look out.</p><ul><li>Keep the&nbsp;log.</li></ul>"
        "<h3>Qualifications</h3><div><ul><li>good eyes</li></ul></div>"
        "<h3>Skills</h3><div><ul><li><p>Morse</p></li><li><p>knots</p></li></ul></div>"
    )
    without = read_jobs([{**node, "description": ""}])
    assert (without.jobs, without.undescribed[0].description) == ((), "")
