"""The page of one job on a board is one posting, and its blocks keep their kinds."""

from __future__ import annotations

from reader.parsing import items_of, parse

_PAGE = """Senior Planner, Rosters
Company: Halden Labs
LOCATION: Tampa, Florida, United States; Leeds, England, United Kingdom
Employment type: Full-time
Salary: $120,000 - $150,000 per year

About the job

We plan the rosters of a harbor, and we would like somebody to plan them with us.

Responsibilities

- Lead research on rosters.
- Coach junior planners.
"""


def test_a_page_of_a_board_is_one_posting() -> None:
    document = parse(_PAGE, "page.txt")
    (posting,) = document.postings
    assert (posting.role, posting.level) == ("Senior Planner, Rosters", "senior")
    assert [place.city for place in posting.places] == ["Tampa", "Leeds"]
    assert posting.pay is not None
    assert posting.pay.maximum == 150_000
    assert (posting.company, posting.employment) == ("Halden Labs", "full_time")
    assert posting.lines == (2, 14)
    assert document.text[posting.start :].startswith("Company: Halden")
    assert [section.heading for section in posting.sections] == [None, "About the job", "Responsibilities"]
    assert [item.kind for item in items_of(document)] == ["posting"]
    assert {block.kind for block in document.blocks} == {"title", "paragraph", "heading", "list"}


def test_without_a_place_it_is_a_posting_nevertheless() -> None:
    (posting,) = parse(_PAGE.replace("LOCATION", "CONTACT").replace(", ", " ")).postings
    assert (posting.place, posting.role) == (None, "Senior Planner Rosters")
