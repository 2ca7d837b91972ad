"""What each board's answer says: fields, texts, and what is missing, wrong or hidden in it."""

from __future__ import annotations

import json

import pytest

from reader.boards import read_listing, recognise
from reader.boards.job import Found, Job
from reader.boards.listing import written
from reader.model import Pay, Place
from tests.boards import answers
from tests.boards.answers import only, read, text_of

EACH = [
    ("greenhouse", answers.greenhouse_board(answers.greenhouse())),
    ("greenhouse", answers.greenhouse()),
    ("lever", [answers.lever()]),
    ("lever", answers.lever()),
    ("ashby", answers.ashby_board(answers.ashby())),
    (
        "ashby",
        {
            "jobs": [
                {
                    "title": "Baker",
                    "jobUrl": "https://jobs.ashbyhq.com/a/1",
                    "publishedAt": "",
                    "isListed": True,
                }
            ]
        },
    ),
    ("workable", answers.workable_account(answers.workable())),
    ("smartrecruiters", answers.smartrecruiters_list(answers.smartrecruiters())),
    ("smartrecruiters", answers.smartrecruiters_detail()),
    ("recruitee", {"offers": [answers.recruitee()]}),
    ("amazon", answers.amazon_search(answers.amazon())),
    ("hiring", answers.hiring("Owl Post | Engineer | Graz, Austria")),
]
EMPTY = [
    ("greenhouse", answers.greenhouse_board()),
    ("ashby", answers.ashby_board()),
    ("workable", answers.workable_account()),
    ("smartrecruiters", answers.smartrecruiters_list()),
    ("recruitee", {"offers": []}),
    ("amazon", answers.amazon_search()),
    ("hiring", answers.hiring()),
]
NONE = [
    [],
    {},
    1,
    "x",
    None,
    [[]],
    [{}],
    {"jobs": []},
    {"jobs": [{}]},
    {"jobs": "many"},
    {"jobs": {"title": "x"}},
    {"jobs": [{"title": "Build", "status": "passed"}]},
    {"offers": [{"title": "Two for one"}]},
    {"offers": "x"},
    {"content": [], "total": 0},
    {"content": [], "totalFound": 0},
    {"content": [{"title": "x"}], "totalFound": 1, "offset": 0, "limit": 1},
    {"hits": 3},
    {"hits": 3, "jobs": []},
    {"name": "app", "jobs": []},
    {"title": "Who is hiring?"},
    {"title": "Ask HN: Who wants to be hired?", "children": []},
    [{"text": "Hello", "id": 1}],
    [{"id": 1, "text": 5, "hostedUrl": "", "categories": {}}],
    {"name": "x", "description": "", "jobs": [], "version": 1},
    {"jobAd": {}, "name": "x"},
    {"openapi": "3.1.0", "paths": {}},
    {"name": "a", "jobs": [1, "x"]},
    {"jobs": [], "hits": 0, "page": 1},
]


@pytest.mark.parametrize(("board", "answer"), [*EACH, *EMPTY])
def test_told_by_content(board: str, answer: object) -> None:
    assert recognise(json.dumps(answer)) == board
    assert recognise("\ufeff\n" + json.dumps(answer, indent=1)) == board


@pytest.mark.parametrize("answer", NONE)
def test_ordinary_json_is_no_boards(answer: object) -> None:
    assert recognise(json.dumps(answer)) is None
    assert read_listing(json.dumps(answer)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "{",
        '{"jobs": [',
        "[" * 100_000,
        '{"a":' * 100_000,
        "Jobs at Acme",
        "<html><body>jobs</body></html>",
        "<rss><channel/></rss>",
        "<workzag>",
        '"<workzag-jobs/>"',
        "{workzag-jobs}",
        "-1",
        '[{"id": ' + "9" * 5000 + "}]",
        '<!DOCTYPE x [<!ENTITY a "b">]><workzag-jobs/>',
        "<jobs><workzag-jobs/></jobs>",
    ],
)
def test_other_texts_are_no_boards(text: str) -> None:
    assert recognise(text) is None
    assert read_listing(text) is None


@pytest.mark.parametrize(("board", "answer"), EMPTY)
def test_an_empty_board_is_an_empty_listing(board: str, answer: object) -> None:
    listing = read(answer)
    assert listing.board == board
    assert listing.outline.postings == ()


def test_an_answer_that_nobody_could_tell_is_read_as_that_of_the_board_that_was_asked() -> None:
    assert read([], board="lever").outline.postings == ()
    assert read_listing("[]", board="nobody") is None
    assert read_listing("[1]", board="lever") is None


@pytest.mark.parametrize(("board", "answer"), EACH)
def test_every_text_has_its_role_first_and_its_hints_in_order(board: str, answer: object) -> None:
    listing = read(answer)
    lines = listing.text.split("\n")
    assert listing.board == board
    covered = [line for hint in listing.outline.hints for line in range(hint.lines[0], hint.lines[1] + 1)]
    assert covered == sorted(set(covered))
    assert [index for index, line in enumerate(lines, 1) if line] == covered
    for posting in listing.outline.postings:
        assert posting.role is not None
        assert posting.role in lines[posting.lines[0] - 1]
        assert lines[posting.lines[1] - 1]


def test_greenhouse() -> None:
    listing = read(answers.greenhouse_board(answers.greenhouse(application_deadline="2026-12-24")))
    assert listing.name == "Otter Works"
    assert listing.text == (
        "Otter Works\n\nRiver Surveyor\nPortland, OR\nBanks\n\nWalk the banks.\n\n• count & measure"
    )
    (posting,) = listing.outline.postings
    assert posting.lines == (3, 9)
    assert (posting.company, posting.team, posting.posted) == ("Otter Works", "Banks", "2026-10-05")
    assert posting.valid_through == "2026-12-24"
    assert posting.places[0].region_code == "OR"
    assert posting.url == "https://boards.greenhouse.io/otterworks/jobs/11"
    assert [hint.kind for hint in listing.outline.hints] == [
        "title",
        "heading",
        "posting",
        "posting",
        "paragraph",
        "list",
    ]


@pytest.mark.parametrize(
    ("location", "offices", "places", "remote"),
    [
        ({"name": "Remote"}, [], (), True),
        ({"name": "Remote - Canada"}, [], ("CA",), True),
        ({"name": "Hybrid - Berlin, Germany"}, [], ("DE",), None),
        ({"name": "Berlin, Germany; London, UK"}, [], ("DE", "GB"), None),
        (None, [{"name": "HQ", "location": {"name": "Oslo, Norway"}}], ("NO",), None),
        (None, [{"name": "Lyon, France", "location": None}, {"name": "  "}], ("FR",), None),
        (None, [{"name": "x", "location": "Cork, Ireland"}], ("IE",), None),
        ("Berlin, Germany", None, (), None),
    ],
)
def test_greenhouse_places(
    location: object, offices: object, places: tuple[str, ...], remote: bool | None
) -> None:
    posting = only(answers.greenhouse_board(answers.greenhouse(location=location, offices=offices)))
    assert tuple(place.country_code for place in posting.places) == places
    assert posting.remote is remote


def test_greenhouse_pay_and_employment_in_fields_of_its_own() -> None:
    ranges = [
        {"min_cents": None, "max_cents": "x", "currency_type": "USD", "title": "?"},
        {"min_cents": 2500, "max_cents": 3000, "currency_type": "USD", "title": "Hourly rate"},
    ]
    metadata = [
        {"name": "Employment Type", "value": "Full-time", "value_type": "single_select"},
        {"name": "Band", "value": {"min_value": "x", "unit": "EUR"}, "value_type": "currency_range"},
        {
            "name": "Salary",
            "value": {"min_value": "90000.0", "max_value": "99000.0", "unit": "EUR"},
            "value_type": "currency_range",
        },
    ]
    posting = only(answers.greenhouse_board(answers.greenhouse(pay_input_ranges=ranges, metadata=metadata)))
    assert posting.pay == Pay(25, 30, "USD", "hour")
    assert posting.employment == "full_time"
    posting = only(answers.greenhouse_board(answers.greenhouse(metadata=metadata)))
    assert posting.pay == Pay(90_000, 99_000, "EUR", "year")
    posting = only(
        answers.greenhouse_board(
            answers.greenhouse(metadata=[{"name": "Job Type", "value": [None, "Intern"]}])
        )
    )
    assert posting.employment == "intern"


def test_a_board_of_several_companies_has_no_name() -> None:
    listing = read(
        answers.greenhouse_board(answers.greenhouse(), answers.greenhouse(id=12, company_name="Else"))
    )
    assert listing.name is None
    assert listing.text.startswith("River Surveyor\n")
    assert listing.text.count("\n\nRiver Surveyor\n") == 1


def test_lever() -> None:
    salary = {"currency": "USD", "interval": "per-hour-wage", "min": 30, "max": 40}
    listing = read([answers.lever(salaryRange=salary, salaryDescription="<p>And a bonus.</p>")])
    assert listing.name is None
    assert listing.text == (
        "Sail Maker\nBoston, MA\nLoft · Full-time · USD 30–40 per hour\n\nSew large things.\n\nYou will\n\n"
        "• cut canvas\n• splice\n\nWe sail on Fridays.\n\nAnd a bonus."
    )
    (posting,) = listing.outline.postings
    assert posting.pay == Pay(30, 40, "USD", "hour")
    assert (posting.posted, posting.remote, posting.employment) == ("2026-11-08", False, "full_time")
    assert posting.links == ("https://jobs.lever.co/loft/1c-1/apply",)


@pytest.mark.parametrize(
    ("way", "remote"),
    [
        ("remote", True),
        ("Remote", True),
        ("onsite", False),
        ("hybrid", None),
        ("unspecified", None),
        (None, None),
        (3, None),
    ],
)
def test_lever_says_how_one_works(way: object, remote: bool | None) -> None:
    assert only([answers.lever(workplaceType=way)]).remote is remote


def test_lever_places_in_the_country_it_gives() -> None:
    categories = {"location": "Berlin", "allLocations": ["Berlin", "Paris, France", 3], "department": "Docks"}
    posting = only([answers.lever(categories=categories, country="DE")])
    assert [(place.text, place.country_code) for place in posting.places] == [
        ("Berlin", "DE"),
        ("Paris, France", "FR"),
    ]
    assert posting.team == "Docks"


def test_lever_is_at_least_in_the_country_it_gives() -> None:
    posting = only([answers.lever(categories={"location": "Remote"}, workplaceType="remote")])
    assert posting.places == (Place("Remote", "United States", "US"),)
    assert only([answers.lever(categories=None)]).places == (Place("US", "United States", "US"),)
    assert only([answers.lever(categories=None, country=None)]).places == ()


def test_lever_without_markup() -> None:
    posting = answers.lever(
        description="",
        descriptionPlain="",
        opening="<p>Come.</p>",
        descriptionBody="",
        additional=None,
        descriptionBodyPlain="- sew\n- mend\n\nAll day.",
        lists=[{"text": None, "content": "Odd"}, "x"],
    )
    assert read([posting]).text.endswith("Come.\n\n• sew\n• mend\n\nAll day.\n\nOdd")


def test_ashby() -> None:
    compensation = {
        "compensationTierSummary": "$40 – $50 per hour",
        "compensationTiers": [
            {
                "components": [
                    {
                        "compensationType": "EquityPercentage",
                        "minValue": 1,
                        "maxValue": 2,
                        "interval": "NONE",
                    },
                    {
                        "compensationType": "Salary",
                        "minValue": None,
                        "maxValue": None,
                        "interval": "1 HOUR",
                        "currencyCode": "USD",
                    },
                    {
                        "compensationType": "Salary",
                        "minValue": 40,
                        "maxValue": 50,
                        "interval": "1 HOUR",
                        "currencyCode": "USD",
                    },
                ]
            }
        ],
    }
    secondary = [
        {"location": "Oslo", "address": {"addressLocality": "Oslo", "addressCountry": "Norway"}},
        {"location": "Lima, Peru"},
        {},
    ]
    listing = read(
        answers.ashby_board(answers.ashby(compensation=compensation, secondaryLocations=secondary))
    )
    (posting,) = listing.outline.postings
    assert listing.text.startswith(
        "Glass Blower\nChicago; Oslo; Lima, Peru\nBottles · Part time · $40 – $50 per hour\n\nBreathe"
    )
    assert posting.pay == Pay(40, 50, "USD", "hour")
    assert [place.country_code for place in posting.places] == ["US", "NO", "PE"]
    assert posting.places[0] == Place("Chicago", "United States", "US", "Illinois", "IL", "Chicago")
    assert (posting.remote, posting.employment, posting.company) == (False, "part_time", None)


@pytest.mark.parametrize(
    ("changed", "remote"),
    [
        ({"workplaceType": "Remote", "isRemote": False}, True),
        ({"workplaceType": "Hybrid", "isRemote": True}, None),
        ({"workplaceType": None, "isRemote": True}, True),
        ({"workplaceType": None, "isRemote": False}, False),
        ({"workplaceType": None, "isRemote": None, "location": "Remote (US)"}, True),
        ({"workplaceType": "Moon", "isRemote": "?"}, None),
    ],
)
def test_ashby_says_how_one_works(changed: dict[str, object], remote: bool | None) -> None:
    assert only(answers.ashby_board(answers.ashby(**changed))).remote is remote


def test_ashby_places_by_name_alone() -> None:
    posting = only(
        answers.ashby_board(
            answers.ashby(address=None, secondaryLocations=["Oslo, Norway", None, "Remote — US"])
        )
    )
    assert [place.text for place in posting.places] == ["Chicago", "Oslo, Norway", "Remote — US"]
    assert posting.places[2].country_code == "US"


def test_ashby_hides_what_is_not_listed_and_pay_that_is_not_shown() -> None:
    hidden = answers.ashby(id="e2", title="Secret", isListed=False)
    shown = answers.ashby(
        shouldDisplayCompensationOnJobPostings=False, compensation={"compensationTierSummary": "$1"}
    )
    listing = read(answers.ashby_board(hidden, shown))
    assert "Secret" not in listing.text
    assert "$1" not in listing.text


def test_workable() -> None:
    places = [
        {"country": "France", "countryCode": "FR", "city": "Lyon", "region": None, "hidden": False},
        {"country": "Norway", "countryCode": "NO", "city": "Bergen", "region": "Vestland", "hidden": True},
        {"countryCode": "DE", "city": "Köln"},
    ]
    listing = read(
        answers.workable_account(answers.workable(locations=places, department=["Cellar", "Cave"]))
    )
    (posting,) = listing.outline.postings
    assert listing.name == posting.company == "Cellar Door"
    assert [place.text for place in posting.places] == ["Lyon, France", "Köln, DE"]
    assert (posting.level, posting.team, posting.employment, posting.remote) == (
        "junior",
        "Cellar",
        "part_time",
        False,
    )
    posting = only(
        answers.workable_account(
            answers.workable(telecommuting=True, published_on=None, created_at="2026-01-02")
        )
    )
    assert (posting.remote, posting.posted, posting.places[0].city) == (True, "2026-01-02", "Lyon")
    posting = only(
        answers.workable_account(
            answers.workable(telecommuting=None, title="Remote Listener", city=None, country=None)
        )
    )
    assert (posting.remote, posting.places) == (True, ())


def test_smartrecruiters_needs_details() -> None:
    second = answers.smartrecruiters(id="7002", name="Stamp Taster")
    listing = read(
        answers.smartrecruiters_list(answers.smartrecruiters(), second),
        [answers.smartrecruiters_detail(), {"id": "9"}],
    )
    assert listing.details == ("https://api.smartrecruiters.com/v1/companies/Quill/postings/7002",)
    (first,) = listing.outline.postings
    assert "listen to parcels" in text_of(listing, first)
    # Without a text it is no posting yet, but stands in the list and leads to its page.
    assert listing.text.endswith("\n\n• Stamp Taster · Graz, Styria, AT")
    link = listing.outline.links[-1]
    assert listing.text[link.start :] == link.text == "Stamp Taster · Graz, Styria, AT"
    assert link.address == "https://jobs.smartrecruiters.com/Quill/7002"
    assert first.places[0] == Place("Graz, Styria, AT", "Austria", "AT", "Styria", "6", "Graz")
    assert (first.level, first.remote, first.posted) == ("junior", False, "2026-11-19")
    assert "Someone Private" not in repr(listing)


def test_smartrecruiters_without_texts_is_a_list() -> None:
    nowhere = answers.smartrecruiters(id="7003", name="Ink Mixer", company=None, location=None)
    listing = read(answers.smartrecruiters_list(answers.smartrecruiters(), nowhere))
    assert listing.outline.postings == ()
    assert listing.text == "• Parcel Whisperer · Graz, Styria, AT\n• Ink Mixer"
    assert [link.text for link in listing.outline.links] == ["Parcel Whisperer · Graz, Styria, AT"]


@pytest.mark.parametrize(
    ("whole", "text"), [("Kyoto, , Japan", "Kyoto, Japan"), (" , ", "Kyoto, JP"), (None, "Kyoto, JP")]
)
def test_smartrecruiters_leaves_gaps_in_places(whole: str | None, text: str) -> None:
    location = {"city": "Kyoto", "region": None, "country": "jp", "fullLocation": whole}
    detail = answers.smartrecruiters_detail(location=location)
    posting = only(answers.smartrecruiters_list(detail), [detail])
    assert posting.places == (Place(text, "Japan", "JP", None, None, "Kyoto"),)


def test_smartrecruiters_leaves_out_what_is_no_longer_open_and_what_has_no_name() -> None:
    detail = answers.smartrecruiters_detail(active=False)
    listing = read(
        answers.smartrecruiters_list(answers.smartrecruiters(), answers.smartrecruiters(id=8, name=None)),
        [detail],
    )
    assert listing.outline.postings == ()


@pytest.mark.parametrize(
    ("location", "remote"),
    [
        ({"remote": True}, True),
        ({"remote": False, "hybrid": True}, None),
        ({"remote": True, "hybrid": True}, True),
        ({}, None),
        (None, None),
    ],
)
def test_smartrecruiters_says_how_one_works(location: object, remote: bool | None) -> None:
    answer = answers.smartrecruiters_list(
        answers.smartrecruiters(
            location=location, company={"identifier": "../x"}, typeOfEmployment={"id": "intern"}
        )
    )
    listing = read(answer)
    (posting,) = listing.outline.postings
    assert posting.remote is remote
    assert (posting.url, listing.details, posting.employment) == (None, (), "intern")


def test_recruitee() -> None:
    listing = read(
        {"offers": [answers.recruitee(), answers.recruitee(slug="x", title="Draft", status="draft")]}
    )
    (posting,) = listing.outline.postings
    assert listing.text == (
        "Tulip & Sons\n\nBulb Counter\nLisse, Netherlands\n"
        "Fields · Parttime permanent · EUR 2,900–3,400 per month\n\n"
        "Count them.\n\nPatience."
    )
    assert posting.pay == Pay(2900, 3400, "EUR", "month")
    assert (posting.level, posting.posted, posting.remote, posting.employment) == (
        "mid",
        "2026-10-05",
        False,
        "part_time",
    )
    assert "private" not in repr(listing)


@pytest.mark.parametrize(
    ("changed", "remote"),
    [
        ({"remote": True}, True),
        ({"hybrid": True}, None),
        ({"remote": None}, None),
        ({"remote": None, "title": "Counter (remote)"}, True),
    ],
)
def test_recruitee_says_how_one_works(changed: dict[str, object], remote: bool | None) -> None:
    assert only({"offers": [answers.recruitee(**changed)]}).remote is remote


def test_recruitee_in_another_language() -> None:
    german = {"title": "Zwiebelzähler", "description": "<p>Zähle.</p>", "requirements": None}
    offer = answers.recruitee(
        title=" ", description=None, requirements="", translations={"nl": 5, "de": german}
    )
    assert read({"offers": [offer]}).outline.postings == ()
    listing = read({"offers": [offer | {"translations": {"de": german, "fr": {}}}]})
    assert listing.text.startswith("Tulip & Sons\n\nZwiebelzähler\n")
    assert listing.text.endswith("\n\nZähle.")
    listing = read({"offers": [offer | {"translations": {"de": german, "en": {"title": "Bulb Counter"}}}]})
    assert listing.outline.postings[0].role == "Bulb Counter"


def test_recruitee_places() -> None:
    two = [
        {"city": "Leiden", "country": "Netherlands", "country_code": "NL", "state": None},
        {"city": "Ghent", "country_code": "BE"},
    ]
    posting = only({"offers": [answers.recruitee(locations=two)]})
    assert [(place.text, place.country_code) for place in posting.places] == [
        ("Leiden, Netherlands", "NL"),
        ("Ghent, BE", "BE"),
    ]
    none = dict.fromkeys(["city", "country", "country_code"])
    assert (
        only({"offers": [answers.recruitee(**none, location="Utrecht, Netherlands")]}).places[0].country_code
        == "NL"
    )
    assert (
        only({"offers": [answers.recruitee(**none, location=None, salary={"min": None, "max": None})]}).places
        == ()
    )


def test_amazon() -> None:
    listing = read(answers.amazon_search(answers.amazon()))
    (posting,) = listing.outline.postings
    assert listing.text == (
        "Amble Logistics LLC\n\nRoute Planner\nUS, WA, Seattle; Toronto, Ontario, CAN\n"
        "Routes · Full-Time\n\nPlan routes.\n\n"
        "Walk them too.\n\nBasic qualifications\n\n• maps\n• boots\n\n"
        "Preferred qualifications\n\n• a dog\n\nA bicycle"
    )
    assert posting.posted == "2026-08-06"
    assert posting.url == "https://www.amazon.jobs/en/jobs/3100001/route-planner"
    assert [place.region_code for place in posting.places] == ["WA", "ON"]


def test_amazon_without_the_usual_place() -> None:
    posting = only(answers.amazon_search(answers.amazon(location=None, locations=None, job_path="jobs/1")))
    assert posting.places[0].city == "Seattle"
    assert posting.url is None
    listing = read(
        answers.amazon_search(
            answers.amazon(location="US, Virtual Location - Washington", company_name=None, locations=["x"])
        )
    )
    assert listing.name == "amazon.jobs"
    assert listing.outline.postings[0].remote is True


POSITION = (
    "<id>7</id><subcompany>Uhr KG</subcompany><office>Berlin</office>"
    "<additionalOffices><office>Bern</office></additionalOffices><department>Werk</department>"
    "<name>Uhrmacher (m/w/d)</name><jobDescriptions>"
    "<jobDescription><name>Aufgaben</name><value><![CDATA[<ul><li>ölen</li></ul>]]></value></jobDescription>"
    "<jobDescription><name>Profil</name><value>&lt;p&gt;Ruhe&lt;/p&gt;</value></jobDescription></jobDescriptions>"
    "<employmentType>permanent</employmentType><seniority>entry-level</seniority><schedule>part-time</schedule>"
    "<createdAt>2026-11-04T10:00:00+00:00</createdAt>"
)


def test_personio() -> None:
    listing = read(answers.personio(POSITION), address="https://uhr.jobs.personio.de/xml?language=de")
    (posting,) = listing.outline.postings
    assert listing.text == (
        "Uhr KG\n\nUhrmacher (m/w/d)\nBerlin; Bern\nWerk · Part-time\n\nAufgaben\n\n• ölen\n\nProfil\n\nRuhe"
    )
    assert (posting.role, posting.level, posting.employment) == ("Uhrmacher", "junior", "part_time")
    assert posting.url == "https://uhr.jobs.personio.de/job/7"
    assert [place.city for place in posting.places] == ["Berlin", "Bern"]


@pytest.mark.parametrize(
    ("fields", "employment"),
    [
        ("<employmentType>intern</employmentType><schedule>full-time</schedule>", "intern"),
        ("<employmentType>freelance</employmentType>", "contract"),
        ("<employmentType>permanent</employmentType>", None),
        ("<schedule>full-or-part-time</schedule>", None),
    ],
)
def test_personio_employment(fields: str, employment: str | None) -> None:
    posting = only(answers.personio(f"<name>X</name>{fields}"), address="https://elsewhere.example/xml")
    assert (posting.employment, posting.url) == (employment, None)


def test_personio_empty_broken_and_declared() -> None:
    assert read("<workzag-jobs/>").outline.postings == ()
    assert read("<!-- a --><workzag-jobs><position/></workzag-jobs>").outline.postings == ()
    cut = read(answers.personio(POSITION, POSITION)[:-40])
    assert len(cut.outline.postings) == 1
    assert cut.notices == ("the feed is broken; what comes after that is missing",)
    assert read("<workzag-jobs><position>\ud800</position></workzag-jobs>").notices
    inside = "<workzag-jobs><position><name>&a;</name></position></workzag-jobs>"
    assert read(inside).outline.postings == ()


def test_personio_with_names_and_texts_that_do_not_match() -> None:
    position = (
        "<name>Uhr</name><jobDescriptions><jobDescription><value>Eins</value></jobDescription>"
        "<jobDescription><name>B</name></jobDescription><jobDescription><name>C</name></jobDescription></jobDescriptions>"
        "<a><b><c><d><e><f><g><h>deep</h></g></f></e></d></c></b></a>"
    )
    assert read(answers.personio(position)).text == "Uhr\n\nEins"


def test_pages_of_a_listing_are_joined_and_each_job_counts_once() -> None:
    first = answers.greenhouse_board(answers.greenhouse(), answers.greenhouse(id=12, title="Second"))
    second = answers.greenhouse_board(
        answers.greenhouse(id=12, title="Second"), answers.greenhouse(id=13, title="Third")
    )
    more = [json.dumps(second), "{}", json.dumps(answers.greenhouse_board())]
    listing = read_listing(json.dumps(first), more=more)
    assert listing is not None
    assert [posting.role for posting in listing.outline.postings] == ["River Surveyor", "Second", "Third"]
    assert listing.name == "Otter Works"
    other = answers.greenhouse_board(answers.greenhouse(id=14, company_name="Else"))
    listing = read_listing(json.dumps(first), more=[json.dumps(other)])
    assert listing is not None
    assert listing.name is None


def test_only_the_job_that_was_asked_for_if_it_is_there() -> None:
    board = answers.ashby_board(answers.ashby(), answers.ashby(id="e2", title="Second"))
    assert only(board, job="e2").role == "Second"
    assert len(read(board, job="e3").outline.postings) == 2


def test_titles_with_markup_entities_and_other_scripts() -> None:
    titles = [
        "<b>R&amp;D</b> Lead",
        "溶接工（正社員）",
        "Ärztin \u202eevil (w/m/d)",
        "C++ &lt;T&gt; Wizard",
        "x" * 5000,
    ]
    listing = read(
        answers.ashby_board(
            *[answers.ashby(id=str(index), title=title) for index, title in enumerate(titles)]
        )
    )
    roles = [posting.role for posting in listing.outline.postings]
    assert roles[:2] == ["R&D Lead", "溶接工（正社員）"]
    assert roles[2] == "Ärztin \ufffdevil"
    assert roles[3] == "C++ <T> Wizard"
    assert roles[4] == "x" * 199 + "…"


def test_more_jobs_than_a_listing_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.boards.listing._MOST", 1000)
    jobs = [answers.ashby(id=str(index), descriptionHtml="") for index in range(1002)]
    listing = read(answers.ashby_board(*jobs))
    assert len(listing.outline.postings) == 1000
    assert listing.notices == ("only the first 1,000 postings were taken; 2 left out",)


def test_a_job_without_name_and_text_is_left_out() -> None:
    listing = written("any", Found((Job(None), Job("Ink Mixer")), details=("https://a.example/1",)), None)
    assert listing.text == "• Ink Mixer"


def test_a_text_without_anything_to_read_is_none() -> None:
    listing = read(
        answers.ashby_board(
            answers.ashby(
                descriptionHtml="<script>x</script>", team=None, employmentType=None, department=None
            )
        )
    )
    assert listing.text == "Glass Blower\nChicago"
    listing = read(
        answers.ashby_board(
            answers.ashby(location=None, address=None, workplaceType="Remote", descriptionHtml=None)
        )
    )
    assert listing.text == "Glass Blower\nRemote\nBottles · Part time"
    listing = read(answers.ashby_board(answers.ashby(workplaceType="Remote", descriptionHtml=None)))
    assert listing.text.endswith("Bottles · Part time · Remote")
