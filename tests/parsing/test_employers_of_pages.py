"""An employer that only the head of a page names: believed where something speaks for it, never a board."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.parsing import parse
from reader.sources import text_of

if TYPE_CHECKING:
    from reader.model import Posting

GAUGE = (
    "You will own the data platform that half of the coast's ferries depend on, from the gauge to the map."
)
PAGE = """<html lang=en><head><title>{title}</title>{head}</head><body><main class=job><h1>{role}</h1>
<p>Bergen, Norway · Full-time</p><p>{intro}</p><h2>What you will do</h2><ul><li>Build the pipelines that carry
readings from 400 tide gauges</li><li>Keep the warehouse tidy and its tests green</li></ul>
<h2>What you bring</h2><ul><li>Three years with SQL and Python</li><li>A calm hand in incidents</li></ul>
<p>Apply with a CV and a few
lines about a pipeline you are proud of.</p></main></body></html>"""
PASTED = f"""{{}}

Bergen, Norway · Full-time

{GAUGE}

What you will do
• Build the pipelines that carry readings from 400 tide gauges
• Keep the warehouse tidy and its tests green

What you bring
• Three years with SQL and Python
• A calm hand in incidents
"""


def site(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


def data(*things: dict[str, str]) -> str:
    graph = {"@context": "https://schema.org", "@graph": things}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'


def posting(
    title: str, head: str = "", url: str | None = None, intro: str = GAUGE, role: str = "Data Engineer"
) -> Posting:
    """The posting of a page of one ad."""
    markup = PAGE.format(title=title, head=head, role=role, intro=intro)
    came = text_of("page.html", markup.encode(), url)
    (found,) = parse(came.text, "page.html", outline=came.outline).postings
    return found


@pytest.mark.parametrize(
    "title",
    [
        "Data Engineer at Tallowmere | Careers",
        "Data Engineer @ Tallowmere",
        "Data Engineer at Tallowmere, Bergen",
        "Data Engineer at Tallowmere | JobHub",
        "Data Engineer - Careers at Tallowmere",
        "Data Engineer | Tallowmere Careers",
        "Tallowmere Careers - Data Engineer",
        "Data Engineer | Join Tallowmere",
        "Work at Tallowmere: Data Engineer",
        "Job Application for Data Engineer at Tallowmere",
        "Tallowmere hiring Data Engineer in Bergen, Norway | JobHub",
        "Tallowmere is hiring: Data Engineer",
    ],
)
def test_a_title_says_whose_ad_it_is(title: str) -> None:
    assert posting(title, site("JobHub")).company == "Tallowmere"


@pytest.mark.parametrize(
    ("title", "role", "company"),
    [
        ("Dateningenieur (m/w/d) bei Tallowmere GmbH | Jobs", "Dateningenieur (m/w/d)", "Tallowmere GmbH"),
        ("Ingénieur de données chez Tallowmere - Offre d'emploi", "Ingénieur de données", "Tallowmere"),
        ("Dataingenjör | Tallowmere Karriär", "Dataingenjör", "Tallowmere"),
    ],
)
def test_it_does_in_other_languages(title: str, role: str, company: str) -> None:
    assert posting(title, role=role).company == company


@pytest.mark.parametrize("name", ["Careers at Tallowmere", "Tallowmere Karriere", "Tallowmere Careers"])
def test_a_site_of_jobs_is_named_after_its_employer(name: str) -> None:
    assert posting("Data Engineer", site(name)).company == "Tallowmere"


@pytest.mark.parametrize(
    "url",
    [
        "https://careers.tallowmere.example/jobs/12",
        "https://jobs.tallowmere.co.uk/12",
        "https://tallowmere.recruits.example/o/data-engineer",
        "https://apply.workdesk.example/tallowmere/j/A12/",
        "https://www.tallowmere.example/careers/data-engineer",
    ],
)
def test_an_address_agrees_with_a_name(url: str) -> None:
    assert posting("Data Engineer - Tallowmere", site("Tallowmere"), url).company == "Tallowmere"
    made = data({"@type": "Organization", "name": "Tallowmere AS"})
    assert posting("Data Engineer", made, url).company == "Tallowmere AS"


@pytest.mark.parametrize(
    "intro",
    [
        "At Tallowmere, you will own the data platform that half of the coast's ferries depend on.",
        "Tallowmere builds tide gauges and the software behind them. You will own the data platform.",
        "We at Tallowmere run tide gauges along the coast. You will own the data platform they report to.",
    ],
)
@pytest.mark.parametrize(
    ("title", "head"),
    [("Tallowmere – Data Engineer", ""), ("Data Engineer · Tallowmere", ""), ("Job", site("Tallowmere"))],
)
def test_the_text_speaks_of_a_name(title: str, head: str, intro: str) -> None:
    assert posting(title, head, intro=intro).company == "Tallowmere"


@pytest.mark.parametrize(
    ("title", "head", "url", "intro"),
    [
        ("Data Engineer | JobHub", site("JobHub"), None, GAUGE),
        ("Data Engineer in Bergen | JobHub", site("JobHub"), "https://www.jobhub.example/jobs/12", GAUGE),
        ("Data Engineer | JobHub", site("JobHub"), None, f"{GAUGE} Please apply via JobHub with your CV."),
        ("Data Engineer | JobHub", site("JobHub"), None, f"{GAUGE} Apply at JobHub, and nowhere else."),
        ("Data Engineer", site("Guardian Shipping Jobs"), None, GAUGE),
        (
            "Data Engineer",
            data({"@type": "WebSite", "name": "JobHub"}, {"@type": "Organization", "name": "JobHub Ltd"}),
            "https://jobhub.example/jobs/12",
            GAUGE,
        ),
        ("Data Engineer - Platform - Bergen", site("JobHub"), None, GAUGE),
        ("Data Engineer at sea", "", None, GAUGE),
        ("Tallowmere – Data Engineer", "", None, GAUGE),
        ("Data Engineer – Tallowmere", "", "https://[tallowmere.example/careers/1", GAUGE),
        ("Data Engineer – Tallowmere" + " and so on" * 30, "", None, GAUGE),
    ],
)
def test_what_nothing_speaks_for_is_no_employer(title: str, head: str, url: str | None, intro: str) -> None:
    assert posting(title, head, url, intro).company is None


@pytest.mark.parametrize(
    ("title", "company"),
    [
        ("Data Engineer at Tallowmere | Careers", "Tallowmere"),
        ("Data Engineer - Careers at Tallowmere", "Tallowmere"),
        ("Data Engineer | Tallowmere Careers", "Tallowmere"),
        ("Tallowmere Careers | Data Engineer", "Tallowmere"),
    ],
)
def test_a_pasted_title_says_it_too_and_is_no_part_of_the_role(title: str, company: str) -> None:
    (found,) = parse(PASTED.format(title)).postings
    assert (found.company, found.role) == (company, "Data Engineer")


@pytest.mark.parametrize("title", ["Data Engineer | JobHub", "Tallowmere – Data Engineer"])
def test_a_pasted_title_alone_invents_none(title: str) -> None:
    (found,) = parse(PASTED.format(title)).postings
    assert found.company is None
