"""Where postings stand on the web."""

from __future__ import annotations

import pytest

from reader.model import GivenPosting, Hint, Link, Outline
from reader.pages import read_page
from reader.parsing import parse

PAGE = "https://kiln.example/jobs"
OPEN = "<title>Jobs</title><main><h1>Open positions</h1><p>Come and work at the pottery.</p>"
AD = (
    "<title>Kiln Operator</title><main><h1>Kiln Operator</h1><p>Stoke, United Kingdom · Full-time</p>"
    "<h2>About the role</h2><p>You fire the kilns, and you know when to leave them alone.</p>"
    "<h2>Requirements</h2><ul><li>A good eye for colour</li><li>No fear of heat</li></ul>"
)


def _addresses(markup: str, *, at: str | None = PAGE) -> list[str | None]:
    page = read_page(markup, at)
    return [posting.url for posting in parse(page.text, "page.html", outline=page.outline).postings]


@pytest.mark.parametrize(
    "job",
    [
        "<div><a href=/jobs/{0}>{1}</a><br>{2}</div>",
        "<div><a href=/jobs/{0}>{1} (f/m/d)</a><br>{2}</div>",
        "<div><h3>{1}</h3><p>{2}</p><p><a href=/jobs/{0}>Apply now</a></p></div>",
        "<div><p><a href=/jobs/{0}>Apply now</a></p><h3><a href=/jobs/{0}>{1}</a></h3><p>{2}</p></div>",
    ],
)
def test_a_job_in_a_list_is_where_its_name_or_its_button_leads(job: str) -> None:
    jobs = [("Kiln Operator", "Stoke"), ("Test Technician", "Leek"), ("Warehouse Manager", "Hull")]
    markup = "".join(job.format(at, *it) for at, it in enumerate(jobs))
    assert _addresses(f"{OPEN}{markup}</main>") == [f"{PAGE}/{at}" for at in range(len(jobs))]


def test_links_to_anything_else_are_no_address_of_a_job() -> None:
    job = (
        "<div><h3>{0}</h3><p>{1}</p><p>Write to <a href=mailto:ana@kiln.example>Ana Bo</a>, or read "
        "<a href=/kilns>what we fire</a>.</p></div>"
    )
    jobs = [("Kiln Operator", "Stoke"), ("Test Technician", "Leek"), ("Warehouse Manager", "Hull")]
    markup = "".join(job.format(*it) for it in jobs)
    assert _addresses(f"{OPEN}{markup}</main>") == [None, None, None]


def test_a_page_that_is_one_ad_has_it_at_its_own_address() -> None:
    assert _addresses(f"{AD}</main>") == [PAGE]
    assert _addresses(f"{AD}</main>", at=None) == [None]


def test_buttons_on_the_page_of_one_job_lead_elsewhere() -> None:
    button = "<p><a href=/all>View all jobs</a></p>"
    assert _addresses(AD.replace("<h2>About", f"{button}<h2>About")) == [PAGE]
    assert _addresses(AD.replace("<title>Kiln Operator", "<title>Pottery"), at=PAGE) == [PAGE]


def test_a_text_that_is_one_ad_has_it_where_it_came_from() -> None:
    text = read_page(f"{AD}</main>").text
    assert parse(text, "ad.txt").postings[0].url is None
    assert parse(text, "ad.txt", outline=Outline(url=PAGE)).postings[0].url == PAGE


def test_an_address_that_came_as_data_stays() -> None:
    text = "Kiln Operator\n\nFire the kilns, and know when to leave them alone."
    outline = Outline(
        hints=(Hint("title", (1, 1)), Hint("paragraph", (3, 3))),
        links=(Link(0, "Kiln Operator", f"{PAGE}/1"),),
        url=PAGE,
        postings=(GivenPosting((1, 3), role="Kiln Operator", url=f"{PAGE}/2"),),
    )
    assert parse(text, "ad.html", outline=outline).postings[0].url == f"{PAGE}/2"
