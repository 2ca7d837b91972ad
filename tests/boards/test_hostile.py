"""Whatever comes: no answer raises, every listing keeps its promises, and time grows as the answer does."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.boards import following, outcome, read_jobs, read_listing, recognise, request_for, write_jobs
from reader.boards.descriptions import described, unescaped
from reader.boards.hiring_header import read_header
from reader.boards.hiring_page import read_thread
from reader.boards.json_values import line
from reader.boards.personio_xml import read_positions
from reader.boards.reading import BOARDS
from reader.clean import clean, clean_link, is_safe
from tests.boards import answers

if TYPE_CHECKING:
    from reader.boards import Listing

NASTY: list[object] = [
    None,
    True,
    0,
    -1,
    1.5,
    1e308,
    float("nan"),
    float("inf"),
    10**30,
    "",
    " ",
    "x",
    "\u202eevil\x1b]52;c;x\x07",
    "\ud800",
    "<",
    "&lt;",
    "&#x110000;",
    "<b",
    "<!--",
    "javascript:alert(1)",
    "https://x.example/\x1b",
    "a" * 5000,
    "(" * 500,
    "| " * 300,
    "1" * 400,
    [],
    {},
    [None],
    [[]],
    [{}],
    {"": None},
    {"name": {}},
    ["x", 5, None],
    {"@value": {"@value": []}},
    {"label": ["x"]},
    "2026-11-09",
    "日本 東京",
    "\u0300" * 50,
]
SAMPLES: list[object] = [
    answers.greenhouse_board(
        answers.greenhouse(
            pay_input_ranges=[{"min_cents": 1, "max_cents": 2, "currency_type": "USD", "title": "x"}],
            metadata=[{"name": "Job type", "value": ["a"], "value_type": "currency_range"}],
            offices=[{"name": "x", "location": {"name": "y"}}],
        )
    ),
    [
        answers.lever(salaryRange={"min": 1, "max": 2, "currency": "USD", "interval": "x"}),
        answers.lever(id="2"),
    ],
    answers.ashby_board(
        answers.ashby(
            compensation={
                "summaryComponents": [{"compensationType": "Salary", "minValue": 1}],
                "compensationTiers": [{"components": []}],
            }
        )
    ),
    answers.workable_account(answers.workable(locations=[{"country": "x", "city": "y", "hidden": False}])),
    answers.smartrecruiters_list(answers.smartrecruiters_detail(), answers.smartrecruiters(id="8")),
    {"offers": [answers.recruitee(locations=[{"city": "x"}, {"city": "y"}]), answers.recruitee(slug="b")]},
    answers.amazon_search(answers.amazon(), answers.amazon(id_icims="2")),
    answers.hiring("Owl | Engineer | Oslo, Norway | €60k<p>x", "y"),
]
NODES: list[object] = [
    {
        "@type": ["JobPosting"],
        "title": "x",
        "description": "y",
        "identifier": {"value": "7"},
        "url": "/x",
        "hiringOrganization": {"name": "z"},
        "employmentType": ["FULL_TIME"],
        "datePosted": "2026-11-09",
        "validThrough": "2026-11-09",
        "jobLocation": [
            {
                "@type": "Place",
                "address": {
                    "addressLocality": "Oslo",
                    "addressCountry": {"name": "NO"},
                    "addressRegion": "x",
                },
            }
        ],
        "jobLocationType": "TELECOMMUTE",
        "applicantLocationRequirements": {"@type": "Country", "name": "USA"},
        "baseSalary": {
            "currency": "USD",
            "value": {"minValue": 90000, "maxValue": 95000, "unitText": "YEAR"},
        },
    }
]


def paths(value: object, so_far: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The way to each value within a value."""
    found = [so_far]
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        found += paths(each, (*so_far, key))
    return found


def with_change(value: object, path: tuple[str | int, ...], other: object) -> object:
    """A copy with another value at the end of a way."""
    if not path:
        return other
    changed = copy.deepcopy(value)
    inner = changed
    for key in path[:-1]:
        inner = inner[key]  # type: ignore[index]
    inner[path[-1]] = other  # type: ignore[index]
    return changed


def keeps_its_promises(listing: Listing) -> None:
    """Fail if its text is unsafe, or something lies outside of it or out of order."""
    text, outline = listing.text, listing.outline
    lines = text.split("\n")
    assert clean(text) == text
    covered = [line for hint in outline.hints for line in range(hint.lines[0], hint.lines[1] + 1)]
    assert covered == sorted(set(covered))
    assert all(1 <= line <= len(lines) for line in covered)
    ends = [end for posting in outline.postings for end in posting.lines]
    assert ends == sorted(ends)
    assert all(1 <= end <= len(lines) and lines[end - 1].strip() for end in ends)
    for posting in outline.postings:
        said = [posting.role, posting.company, posting.team, posting.posted, posting.valid_through]
        said += [part for place in posting.places for part in (place.text, place.city, place.region)]
        assert all(is_safe(part) and part.strip() == part != "" for part in said if part is not None)
        links = [*posting.links, *([posting.url] if posting.url else [])]
        assert all(clean_link(link) == link for link in links)
        if posting.pay:
            low, high = posting.pay.ends
            assert 0 < low <= high
    assert all(clean_link(detail) for detail in listing.details)


json_values = st.recursive(
    st.sampled_from(NASTY),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150)
@given(st.data())
def test_wrong_types_in_every_field(data: st.DataObject) -> None:
    answer: object = data.draw(st.sampled_from(SAMPLES))
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(paths(answer)))
        answer = with_change(answer, path, data.draw(json_values))
    text = json.dumps(answer)
    recognise(text)
    listing = read_listing(text, more=[text], details=[text], address="https://x.example/")
    if listing:
        keeps_its_promises(listing)


@pytest.mark.parametrize("answer", SAMPLES)
def test_each_field_of_each_wrong_type(answer: object) -> None:
    for index, path in enumerate(paths(answer)):
        for other in NASTY[index % 4 :: 4]:
            changed = with_change(answer, path, other)
            for board in BOARDS:
                board.fits(changed)
            listing = read_listing(json.dumps(changed))
            if listing:
                keeps_its_promises(listing)


@pytest.mark.parametrize("node", NODES)
def test_each_field_of_a_job_of_each_wrong_type(node: object) -> None:
    for path in paths(node):
        for other in NASTY:
            data = read_jobs([with_change(node, path, other)], "https://x.example/")
            keeps_its_promises(write_jobs(data.jobs + data.undescribed))


@given(st.lists(json_values, max_size=3))
def test_any_nodes(nodes: list[object]) -> None:
    data = read_jobs(
        [
            *nodes,
            *(
                {"@type": "JobPosting", "title": "x", "baseSalary": node, "jobLocation": node}
                for node in nodes
            ),
        ]
    )
    keeps_its_promises(write_jobs(data.jobs))


@given(st.data())
def test_any_answer_is_read_by_every_board(data: st.DataObject) -> None:
    answer = data.draw(json_values)
    for board in BOARDS:
        board.fits(answer)
        board.read(answer, [answer], "https://x.example")
    for request in filter(
        None,
        map(
            request_for,
            ("https://jobs.lever.co/a", "https://www.amazon.jobs/en/search", "https://a.recruitee.com"),
        ),
    ):
        following(request, json.dumps(answer))
        outcome(request, 200, request.url, json.dumps(answer))


MARKUP = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "/",
            "tr",
            "td",
            "div",
            " class=commtext",
            " class='athing comtr'",
            " indent=0",
            "'",
            '"',
            "x",
            " ",
        ]
    ),
    max_size=60,
).map("".join)


@given(MARKUP)
def test_any_page_of_a_thread(markup: str) -> None:
    read_thread(f"<title>Who is hiring?</title>hnmain comtr {markup}")
    listing = read_listing(f"<title>Who is hiring?</title>hnmain comtr {markup}")
    assert listing is not None
    keeps_its_promises(listing)


XML = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "/",
            "position",
            "name",
            "office",
            "x",
            "&",
            ";",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE x>",
            "\x00",
            "\ud800",
        ]
    ),
    max_size=40,
).map("".join)


@given(XML)
def test_any_feed(inside: str) -> None:
    read_positions(inside)
    listing = read_listing(f"<workzag-jobs><position><name>x</name></position>{inside}</workzag-jobs>")
    if listing:
        keeps_its_promises(listing)


def test_entities_are_never_expanded() -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    bomb = f"{declared}<workzag-jobs><position><name>&b;</name></position></workzag-jobs>"
    assert recognise(bomb) is None
    assert read_positions(bomb).positions == ()
    inside = "<workzag-jobs><!DOCTYPE x><position><name>x</name></position></workzag-jobs>"
    assert read_positions(inside).positions == ()
    deep = read_positions("<workzag-jobs><position><name>x</name>" + "<a>" * 50_000)
    assert deep.notice


@pytest.mark.parametrize(
    "unit", [" ", "<br>", "<br", "<", "&lt;", "&amp;lt;", "- ", "\n", "1. ", "<li>", "</p>", "<p", "| ", "("]
)
def test_floods_of_one_thing_are_read_in_one_go(unit: str) -> None:
    flood = unit * (400_000 // len(unit))
    for text in (flood, f"x{flood}<br>y", f"<b>{flood}"):
        described(text)
        line(text)
        unescaped(text)
        read_header(text)
        read_thread(f"<title>{text}</title>{text}")
        read_positions(f"<workzag-jobs><position><name>{text}")


def test_a_large_board_is_read_whole() -> None:
    words = "<p>" + "wind and water " * 500 + "</p>"
    listing = answers.read(
        answers.greenhouse_board(*[answers.greenhouse(id=index, content=words) for index in range(700)])
    )
    assert len(listing.outline.postings) == 700
    assert len(listing.text) > 700 * 500 * len("wind and water ")
