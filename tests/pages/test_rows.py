"""What only a style sheet parts, as boards and careers pages write it."""

from __future__ import annotations

import pytest

from reader.pages import read_fragment, read_page
from reader.parsing import parse


@pytest.mark.parametrize(
    ("row", "lines"),
    [
        ("<span>Leeds</span><span>Full-time</span><span>£31,000</span>", ["Leeds", "Full-time", "£31,000"]),
        ("<span>Leeds</span><small>Nights</small><em>35 hours</em>", ["Leeds", "Nights", "35 hours"]),
        ("<span>大阪</span><span>正社員</span>", ["大阪", "正社員"]),
        ("<span>Leeds</span><span>·</span><span>Hybrid</span>", ["Leeds · Hybrid"]),
        ("<a href=/1>Ward Clerk</a><a href=/2>Porter</a>", ["Ward Clerk Porter"]),
        ("<a href=/1>Ward Clerk</a><span>Leeds</span>", ["Ward Clerk", "Leeds"]),
        # Parts of a word, of a figure, of a sentence; a label; a sign.
        ("<span>Kiln</span><span>works</span>", ["Kilnworks"]),
        ("<span>31</span><span>000</span>", ["31000"]),
        ("<b>K</b><span>iln</span>", ["Kiln"]),
        ("<span>Place:</span><span>Leeds</span>", ["Place: Leeds"]),
        ("<span>Leeds</span> <span>Full-time</span>", ["Leeds Full-time"]),
        ("<a href=/1>Ward Clerk</a> <span>Leeds</span>", ["Ward Clerk Leeds"]),
        ("It is <span>Leeds</span><span>Bradford</span>", ["It is LeedsBradford"]),
    ],
)
def test_a_row(row: str, lines: list[str]) -> None:
    for tag in ("div", "section"):
        text = read_fragment(f"<p>First.</p><{tag}>{row}</{tag}><p>Last.</p>").text
        assert [line for line in text.split("\n") if line][1:-1] == lines


@pytest.mark.parametrize("tag", ["p", "h2"])
def test_prose_and_headings_are_no_rows(tag: str) -> None:
    assert read_fragment(f"<{tag}><span>Mor</span><span>Gull</span></{tag}>").text == "MorGull"


def test_a_part_that_is_long_or_holds_more_makes_no_row() -> None:
    long = "A gull " * 20
    assert read_fragment(f"<div><span>Leeds</span><span>{long}</span></div>").text == f"Leeds{long.strip()}"


def test_what_the_markup_itself_breaks_stays_in_one_paragraph() -> None:
    row = "<div><a href=/1>Ward Clerk</a><br><span>Leeds</span></div>"
    assert read_fragment(f"{row}<p>Last.</p>").text == "Ward Clerk\nLeeds\n\nLast."


LISTED = "<li><a href=/{0}>{0}</a> <span>{1}</span></li>"
JOBS = [("Kiln Operator", "Stoke"), ("Test Technician", "Stoke"), ("Warehouse Manager", "Leek")]


def test_links_with_what_is_said_of_them_are_lines_where_a_list_has_more_of_them() -> None:
    markup = "".join(LISTED.format(*job) for job in JOBS)
    page = read_page(
        f"<title>Jobs</title><main><h1>Open positions</h1><p>Come and work with us at the pottery."
        f"</p><ul>{markup}</ul></main>"
    )
    found = parse(page.text, "jobs", outline=page.outline).postings
    assert [(one.role, one.place.text if one.place else None) for one in found] == JOBS
    assert read_fragment(f"<ul>{LISTED.format(*JOBS[0])}</ul>").text == "• Kiln Operator Stoke"
    lower = "".join(LISTED.format(role, f"in {place}") for role, place in JOBS)
    assert read_fragment(f"<ul>{lower}</ul>").text.startswith("• Kiln Operator in Stoke\n")


LEVER = """
<div class="postings-group"><div class="posting-category-title">{0}</div>{1}</div>"""
JOB = """<div class="posting"><div class="posting-apply"><a href="https://jobs.example/1">Apply</a></div>
<a class="posting-title" href="https://jobs.example/1"><h5>{0}</h5><div class="posting-categories"
><span class="location">{1}</span><span class="commitment">Full-time</span></div></a></div>"""


def test_a_saved_board_has_its_places_and_teams() -> None:
    groups = {"Engineering": JOBS[:2], "Operations": JOBS[2:]}
    body = "".join(
        LEVER.format(team, "".join(JOB.format(*job) for job in jobs)) for team, jobs in groups.items()
    )
    page = read_page(f"<html><head><title>Potbank</title></head><body>{body}</body></html>")
    found = parse(page.text, "jobs", outline=page.outline).postings
    assert [(one.role, one.place.text if one.place else None) for one in found] == JOBS
    assert [one.team for one in found] == ["Engineering", "Engineering", "Operations"]


ENTRY = """<div class="job"><div><a href="https://jobs.example/1"><b>{0}</b></a></div
><div class="facts"><span>{1}</span><span>unbefristet</span></div></div>"""


def entries(jobs: list[tuple[str, str]]) -> str:
    """Return the text of a page that lists jobs, without its title."""
    body = "".join(ENTRY.format(*job) for job in jobs)
    page = read_page(f"<title>Jobs</title><main><h1>Jobs</h1><div>{body}</div></main>")
    return page.text.removeprefix("Jobs\n\n")


def test_the_links_that_begin_a_page_s_entries_stay_and_each_entry_is_an_item() -> None:
    assert entries(JOBS) == "\n".join(f"• {role}\n  {place}\n  unbefristet" for role, place in JOBS)


def test_a_few_entries_are_no_list() -> None:
    assert "•" not in entries(JOBS[:2])


def test_links_in_a_box_beside_a_text_are_left_out() -> None:
    said = "<p>The kiln is lit on Monday, and nobody opens it before Thursday, whatever the weather.</p>" * 9
    beside = "".join(ENTRY.format(*job) for job in JOBS)
    page = read_page(f"<title>The kiln</title><main><h1>The kiln</h1>{said}<div>{beside}</div>{said}</main>")
    assert "•" not in page.text
    assert "Kiln Operator" not in page.text


NEWS = """<tr class="story"><td><a href="https://jobs.example/{0}">{0} is hiring a {1}</a></td></tr
><tr><td class="subtext"><a href="item?id={0}">5 hours ago</a></td></tr>"""


def test_a_page_that_is_a_list_of_links_is_all_of_it() -> None:
    rows = "".join(NEWS.format(f"Potbank {n}", "Kiln Operator") for n in range(5))
    over = "<tr><td>These are jobs at potteries. See more at <a href=/>Potters at work</a>.</td></tr>"
    menu = "<nav><a href=/1>new</a> <a href=/2>past</a> <a href=/3>comments</a></nav>"
    page = read_page(f"<title>jobs</title>{menu}<table>{over}{rows}</table>")
    assert page.text.count("is hiring a Kiln Operator") == 5
    assert "past" not in page.text
    few = "".join(NEWS.format(f"Potbank {n}", "Kiln Operator") for n in range(2))
    assert "hiring" not in read_page(f"<title>jobs</title><table>{over}{few}</table>").text


def test_a_table_that_only_shifts_its_lines_is_no_table_of_data() -> None:
    row = (
        "<tr><td></td><td><img src=gap.gif></td><td><a href=https://kiln.example/{0}>{1}</a> (kiln.example)"
        "</td></tr><tr><td colspan=2></td><td>{0} hours ago | <a href=/hide>hide</a></td></tr><tr></tr>"
    )
    jobs = [
        "Kilnworks Is Hiring a Kiln Operator",
        "Tessel Is Hiring an Engineer (Oslo)",
        "Ottar Is Hiring Bakers",
    ]
    rows = "".join(row.format(at, job) for at, job in enumerate(jobs * 4, 2))
    page = read_page(
        "<title>Jobs</title><table><tr><td></td><td></td><td>These are jobs at potteries.</td></tr>"
        f"{rows}</table>"
    )
    assert "|  |" not in page.text
    assert "These are jobs at potteries.\n\nKilnworks Is Hiring a Kiln Operator (kiln.example)\n" in page.text
    found = parse(page.text, "jobs", outline=page.outline).postings
    assert [(it.role, it.url) for it in found[:2]] == [
        ("Kiln Operator", "https://kiln.example/2"),
        ("Engineer", "https://kiln.example/3"),
    ]
    data = "<tr><td>Stoke</td><td>12</td></tr><tr><td>Leek</td><td></td></tr><tr><td>Hull</td><td>3</td></tr>"
    assert read_fragment(f"<table>{data}</table>").text == "| Stoke | 12 |\n| Leek |  |\n| Hull | 3 |"
