"""Addresses of pages → what to ask for; what an answer means; the next page of a listing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.boards import error_of, following, outcome, request_for
from tests.boards import answers

GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/acme/jobs"
LEVER = "https://api.lever.co/v0/postings/acme"
ASHBY = "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true"
WORKABLE = "https://apply.workable.com/api/v1/widget/accounts/acme?details=true"
SMART = "https://api.smartrecruiters.com/v1/companies/Acme/postings"
AMAZON = "https://www.amazon.jobs/en/search.json"
HN = "https://hn.algolia.com/api/v1/items/48200000"

PAGES = [
    ("https://boards.greenhouse.io/acme", f"{GREENHOUSE}?content=true", None),
    ("https://boards.greenhouse.io/acme/", f"{GREENHOUSE}?content=true", None),
    ("http://job-boards.greenhouse.io/acme?utm_source=x#top", f"{GREENHOUSE}?content=true", None),
    ("https://job-boards.eu.greenhouse.io/acme/jobs/77", f"{GREENHOUSE}/77?pay_transparency=true", "77"),
    ("https://boards.greenhouse.io/embed/job_board?for=acme", f"{GREENHOUSE}?content=true", None),
    (
        "https://boards.greenhouse.io/embed/job_app?for=acme&token=77",
        f"{GREENHOUSE}/77?pay_transparency=true",
        "77",
    ),
    (f"{GREENHOUSE}?content=false", f"{GREENHOUSE}?content=true", None),
    (f"{GREENHOUSE}/77", f"{GREENHOUSE}/77?pay_transparency=true", "77"),
    ("https://jobs.lever.co/acme", f"{LEVER}?mode=json&skip=0&limit=100", None),
    ("https://jobs.lever.co/acme/1c-2/apply", f"{LEVER}/1c-2", "1c-2"),
    (
        "https://jobs.eu.lever.co/acme",
        "https://api.eu.lever.co/v0/postings/acme?mode=json&skip=0&limit=100",
        None,
    ),
    (f"{LEVER}?mode=json", f"{LEVER}?mode=json&skip=0&limit=100", None),
    ("https://jobs.ashbyhq.com/acme", ASHBY, None),
    ("https://jobs.ashbyhq.com/acme/e1-2/application", ASHBY, "e1-2"),
    ("https://api.ashbyhq.com/posting-api/job-board/acme", ASHBY, None),
    ("https://apply.workable.com/acme/", WORKABLE, None),
    ("https://apply.workable.com/acme/j/Z1Z2/", WORKABLE, "Z1Z2"),
    ("https://acme.workable.com", WORKABLE, None),
    ("https://www.workable.com/api/accounts/acme?details=true", WORKABLE, None),
    ("https://apply.workable.com/api/v1/widget/accounts/acme", WORKABLE, None),
    ("https://jobs.smartrecruiters.com/Acme", f"{SMART}?limit=100&offset=0", None),
    ("https://careers.smartrecruiters.com/Acme/", f"{SMART}?limit=100&offset=0", None),
    (
        "https://jobs.smartrecruiters.com/Acme/755000000001-map-librarian",
        f"{SMART}/755000000001",
        "755000000001",
    ),
    ("https://jobs.smartrecruiters.com/Acme/ab-12", f"{SMART}/ab-12", "ab-12"),
    (f"{SMART}/755", f"{SMART}/755", "755"),
    ("https://acme.recruitee.com", "https://acme.recruitee.com/api/offers/", None),
    ("https://acme.recruitee.com/o/seed-keeper", "https://acme.recruitee.com/api/offers/", "seed-keeper"),
    ("https://acme.jobs.personio.de/", "https://acme.jobs.personio.de/xml?language=en", None),
    (
        "https://acme.jobs.personio.com/job/71?language=de",
        "https://acme.jobs.personio.com/xml?language=de",
        "71",
    ),
    ("https://acme.jobs.personio.de/xml?language=xx", "https://acme.jobs.personio.de/xml?language=en", None),
    (
        "https://www.amazon.jobs/en/search?offset=10&result_limit=10&base_query=robots&category[]=a&category[]=b",
        f"{AMAZON}?base_query=robots&category%5B%5D=a&category%5B%5D=b&offset=0&result_limit=100",
        None,
    ),
    ("https://amazon.jobs/en/search.json", f"{AMAZON}?offset=0&result_limit=100", None),
    ("https://news.ycombinator.com/item?id=48200000", HN, None),
    (HN, HN, None),
]
NO_PAGES = [
    "",
    "acme",
    "boards.greenhouse.io/acme",
    "ftp://boards.greenhouse.io/acme",
    "https://boards.greenhouse.io/",
    "https://boards.greenhouse.io",
    "https://boards.greenhouse.io/embed/job_board",
    "https://boards.greenhouse.io.evil.example/acme",
    "https://u:p@boards.greenhouse.io/acme",
    "https://boards.greenhouse.io:8443/acme",
    "https://boards.greenhouse.io/a b",
    "https://boards.greenhouse.io/..",
    "https://boards.greenhouse.io/a%2fb",
    "https://boards-api.greenhouse.io/v2/acme",
    "https://boards.greenhouse.io/" + "a" * 101,
    "https://acme.example/careers?gh_jid=7",
    "https://jobs.lever.co/",
    "https://lever.co/acme",
    "https://jobs.ashbyhq.com",
    "https://api.ashbyhq.com/acme",
    "https://apply.workable.com/j/Z1",
    "https://www.workable.com/acme",
    "https://help.workable.com",
    "https://workable.com/",
    "https://a.b.workable.com/",
    "https://jobs.smartrecruiters.com/",
    "https://www.smartrecruiters.com/Acme",
    "https://www.recruitee.com/",
    "https://recruitee.com/",
    "https://-.recruitee.com",
    "https://www.personio.de/",
    "https://jobs.personio.de",
    "https://www.amazon.jobs/en/jobs/3142509/x",
    "https://www.amazon.jobs/search",
    "https://www.amazon.jobs/x1/search",
    "https://news.ycombinator.com/",
    "https://news.ycombinator.com/item",
    "https://news.ycombinator.com/item?id=x",
    "https://news.ycombinator.com/item?id=12345678901",
    "https://news.ycombinator.com/item?id=٣",
    "https://hn.algolia.com/?q=x",
    "https://[",
    "https://x:y/",
    "https://boards.greenhouse.io/acme" + "?" * 3000,
    "arXiv:2301.00001",
]


@pytest.mark.parametrize(("page", "url", "job"), PAGES)
def test_pages(page: str, url: str, job: str | None) -> None:
    request = request_for(page)
    assert request is not None
    assert (request.url, request.job) == (url, job)
    assert request.url.startswith(f"https://{request.host}/")
    assert request.rate == (5 if request.board == "workable" else 1)
    again = request_for(request.url)
    assert again is not None
    assert again._replace(job=job) == request


@pytest.mark.parametrize("page", NO_PAGES)
def test_no_pages(page: str) -> None:
    assert request_for(page) is None


def test_elsewhere() -> None:
    lever, personio = request_for("https://jobs.lever.co/acme"), request_for("https://acme.jobs.personio.de")
    assert lever is not None
    assert personio is not None
    assert lever.otherwise == "https://api.eu.lever.co/v0/postings/acme?mode=json&skip=0&limit=100"
    assert personio.otherwise == "https://acme.jobs.personio.com/xml?language=en"


@given(
    st.text(max_size=80)
    | st.from_regex(r"https?://[a-z.]{1,20}(recruitee|workable|personio)\.(com|de)[/?#:@\[].{0,20}")
)
def test_any_address(address: str) -> None:
    request = request_for(address)
    assert request is None or request.url.startswith(f"https://{request.host}/")


def test_pages_of_a_list_by_their_total() -> None:
    request = request_for("https://jobs.smartrecruiters.com/Acme")
    assert request is not None
    answer = answers.smartrecruiters_list(*[answers.smartrecruiters(id=str(index)) for index in range(100)])
    second = following(request, json.dumps(answer | {"totalFound": 150}))
    assert second is not None
    assert second.url == f"{SMART}?limit=100&offset=100"
    rest = answers.smartrecruiters_list(*[answers.smartrecruiters(id=str(index)) for index in range(50)])
    assert following(second, json.dumps(rest | {"totalFound": 150})) is None
    assert following(request, json.dumps(answer)) is None
    assert following(request, json.dumps(answers.smartrecruiters_list() | {"totalFound": 9})) is None
    assert following(request, "nothing") is None


def test_pages_of_a_list_without_a_total() -> None:
    request = request_for("https://jobs.lever.co/acme")
    assert request is not None
    second = following(request, json.dumps([answers.lever(id=str(index)) for index in range(100)]))
    assert second is not None
    assert (second.url, second.offset, second.otherwise) == (
        f"{LEVER}?mode=json&skip=100&limit=100",
        100,
        None,
    )
    assert following(second, json.dumps([answers.lever()])) is None


def test_pages_end_where_the_board_gives_no_more() -> None:
    request = request_for("https://www.amazon.jobs/en/search?base_query=offset")
    assert request is not None
    answer = json.dumps(answers.amazon_search(*[answers.amazon()] * 100) | {"hits": 50_000})
    second = following(request, answer)
    assert second is not None
    assert second.url == f"{AMAZON}?base_query=offset&offset=100&result_limit=100"
    assert following(request._replace(offset=9900), answer) is None
    whole = request_for("https://jobs.ashbyhq.com/acme")
    assert whole is not None
    assert following(whole, json.dumps(answers.ashby_board(answers.ashby()))) is None


BOARD = json.dumps(answers.greenhouse_board(answers.greenhouse()))


@pytest.mark.parametrize(
    ("page", "status", "answer", "meaning"),
    [
        ("https://boards.greenhouse.io/acme", 200, BOARD, "jobs"),
        ("https://boards.greenhouse.io/acme", 200, json.dumps(answers.greenhouse_board()), "empty"),
        ("https://boards.greenhouse.io/acme", 404, "", "unknown"),
        ("https://boards.greenhouse.io/acme", 410, "", "unknown"),
        ("https://boards.greenhouse.io/acme", 429, "", "later"),
        ("https://boards.greenhouse.io/acme", 503, BOARD, "later"),
        ("https://boards.greenhouse.io/acme", 500, BOARD, "failed"),
        ("https://boards.greenhouse.io/acme", 200, "<html>", "other"),
        ("https://jobs.lever.co/acme", 200, "[]", "empty"),
        ("https://jobs.lever.co/acme", 200, "{}", "other"),
        ("https://jobs.lever.co/acme", 404, '{"ok":false,"error":"Document not found"}', "unknown"),
        (
            "https://jobs.smartrecruiters.com/Acme",
            200,
            json.dumps(answers.smartrecruiters_list()),
            "empty or unknown",
        ),
        ("https://apply.workable.com/acme", 200, json.dumps(answers.workable_account()), "empty"),
        (
            "https://apply.workable.com/acme",
            200,
            json.dumps(answers.workable_account(name=None)),
            "empty or unknown",
        ),
        ("https://apply.workable.com/acme", 200, "Not found", "unknown"),
        ("https://acme.jobs.personio.de", 200, "<workzag-jobs/>", "empty"),
        (
            "https://news.ycombinator.com/item?id=1",
            200,
            json.dumps({"id": 1, "title": "Tides", "children": []}),
            "other",
        ),
        ("https://news.ycombinator.com/item?id=1", 200, json.dumps(answers.hiring()), "empty"),
    ],
)
def test_meanings(page: str, status: int, answer: str, meaning: str) -> None:
    request = request_for(page)
    assert request is not None
    assert outcome(request, status, request.url, answer) == meaning


def test_redirects_to_other_hosts() -> None:
    request = request_for("https://acme.jobs.personio.de")
    assert request is not None
    assert outcome(request, 200, "https://www.personio.de/", "<html>") == "unknown"
    assert outcome(request, 200, "https://personio.com", "<html>") == "unknown"
    assert outcome(request, 200, "https://evil.example/xml", "<workzag-jobs/>") == "failed"
    assert outcome(request, 200, "file:///etc/passwd", "<workzag-jobs/>") == "failed"
    board = request_for("https://boards.greenhouse.io/acme")
    assert board is not None
    assert outcome(board, 200, "https://www.personio.de/", BOARD) == "failed"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ('{"status": 404, "error": "Job not found"}', "Job not found"),
        ('{"ok": false, "error": "Document not found"}', "Document not found"),
        ('{"error": "Try &amp; wait", "hits": 0, "jobs": []}', "Try & wait"),
        ('{"error": null, "hits": 0, "facets": {}, "jobs": []}', None),
        ('{"status": 200, "error": "none to speak of"}', None),
        ('{"status": 404, "error": "Lost", "found": [1]}', None),
        ('{"error": "a note to myself"}', None),
        ('["error"]', None),
        ("error", None),
    ],
)
def test_what_a_board_says_of_an_error(answer: str, error: str | None) -> None:
    assert error_of(answer) == error


def test_an_error_is_no_empty_board() -> None:
    request = request_for("https://www.amazon.jobs/en/search?base_query=boats")
    assert request is not None
    error = '{"error": "Something went wrong", "hits": 0, "facets": {}, "jobs": []}'
    assert outcome(request, 200, request.url, error) == "failed"
    assert outcome(request, 200, request.url, error.replace('"Something went wrong"', "null")) == "empty"


def test_a_board_without_the_job_that_was_asked_for_says_it_is_closed() -> None:
    request = request_for("https://pfeifer.jobs.personio.de/job/1")
    assert request is not None
    position = "<id>{}</id><name>Binder</name>"
    assert (
        outcome(request, 200, request.url, answers.personio(position.format(1), position.format(2))) == "jobs"
    )
    assert outcome(request, 200, request.url, answers.personio(position.format(2))) == "closed"
    assert outcome(request, 200, request.url, answers.personio()) == "empty"
