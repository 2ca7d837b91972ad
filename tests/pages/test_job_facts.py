"""The facts around the text of a job's page, and the bold lines that are its headings."""

from __future__ import annotations

import pytest

from reader.pages import read_fragment, read_page

LONG = (
    "The lighthouse at Skerrow needs a keeper who can read a barometer, paint in the wind and bear the "
    "company of eleven hens, three radios and one very old dog. "
)
TEXT = f"<div class=text><p>{LONG}</p><p>{LONG * 2}</p></div>"
FACTS = "<div><div>Skerrow, Orkney</div><div>Full-time</div></div>"


def page(facts: str, text: str = TEXT, around: str = "posting", below: str = "") -> list[str]:
    markup = f"<title>Keeper</title><body><div class='{around}'><h1>Keeper</h1>{facts}</div>{text}{below}"
    return [line for line in read_page(markup).text.split("\n") if line]


def lines_at(address: str) -> list[str]:
    markup = f"<title>Keeper</title><body><div><h1>Keeper</h1>{FACTS}</div>{TEXT}"
    return [line for line in read_page(markup, address).text.split("\n") if line]


def test_short_lines_between_the_title_of_a_job_and_its_text_are_read() -> None:
    assert page(FACTS)[:4] == ["Keeper", "Skerrow, Orkney", "Full-time", LONG.strip()]
    assert page(FACTS, around="entry")[:2] == ["Keeper", LONG.strip()]


@pytest.mark.parametrize(
    ("address", "is_job"),
    [
        ("https://light.example/jobs/12", True),
        ("https://light.example/de/stellen/waerter", True),
        ("https://careers.light.example/12", True),
        ("https://light.example/open-vacancies/12", True),
        ("https://light.example/news/jobs", False),
        ("https://light.example/", False),
        ("https://[light.example/jobs/12", False),
    ],
)
def test_an_address_says_that_a_page_is_of_a_job(address: str, is_job: bool) -> None:
    assert ("Full-time" in lines_at(address)) is is_job


def test_buttons_and_furniture_are_no_facts() -> None:
    apply = "<div><a href=/apply>Apply for this job</a></div>"
    share = "<div class=share>Tell a friend</div>"
    hidden = "<div hidden>Secret</div>"
    assert page(apply + share + hidden + FACTS)[:4] == [
        "Keeper",
        "Skerrow, Orkney",
        "Full-time",
        LONG.strip(),
    ]


def test_much_text_between_title_and_text_is_no_list_of_facts() -> None:
    rows = "".join(f"<div>{n} of the rooms is blue</div>" for n in range(90))
    assert page(f"<section>{rows}</section>")[:2] == ["Keeper", LONG.strip()]


def test_a_list_of_facts_below_the_text_is_read() -> None:
    below = "<section><dl><dt>Place</dt><dd>Skerrow</dd></dl></section>"
    assert page("", below=below)[-2:] == ["• Place", "  Skerrow"]
    menu = "<section><dl><dt><a href=/a>Home</a></dt><dd><a href=/b>Contact us</a></dd></dl></section>"
    assert page("", below=menu)[-1] == (LONG * 2).strip()


def test_facts_beside_the_text_are_read() -> None:
    table = "<table><tr><th>Place</th><td>Skerrow</td></tr><tr><th>Type</th><td>Full-time</td></tr></table>"
    for around in ("div class=sidebar-facts", "aside class=side"):
        assert page("", below=f"<{around}>{table}")[-2:] == ["| Place | Skerrow |", "| Type | Full-time |"]
    boxes = (
        "<aside class=sidebar><div><div><div class=k>Place</div><div>Skerrow</div></div>"
        "<div><div class=k>Type</div><div>Full-time</div></div></div></aside>"
    )
    assert page("", below=boxes)[-4:] == ["• Place", "  Skerrow", "• Type", "  Full-time"]
    for other in ("nav", "div class=newsletter", "div class='sidebar related'"):
        assert page("", below=f"<{other}>{table}")[-1] == (LONG * 2).strip()
    for rows in ("", "<tr><td>Skerrow</td><td>Full-time</td></tr>", "<tr><th>Place</th><th>Type</th></tr>"):
        assert page("", below=f"<div><table>{rows}</table></div>")[-1] == (LONG * 2).strip()


def test_short_lines_called_metadata_are_facts_of_a_job() -> None:
    meta = "<ul class=job-meta><li>Skerrow</li><li>Full-time</li></ul>"
    assert page(meta)[:3] == ["Keeper", "• Skerrow", "• Full-time"]


@pytest.mark.parametrize(
    ("title", "site", "is_job"),
    [
        ("Keeper | Careers", "", True),
        ("Keeper - Light Ltd - Careers", "", True),
        ("Keeper", "Skerrow Light Careers", True),
        ("Keeper", "Jobs", True),
        ("Keeper", "The Skerrow Light", False),
        ("Keeper – How careers ended in the light of Skerrow", "", False),
    ],
)
def test_the_name_of_a_site_says_that_a_page_is_of_a_job(title: str, site: str, is_job: bool) -> None:
    head = f"<title>{title}</title><meta property=og:site_name content='{site}'>"
    markup = f"{head}<body><div><h1>Keeper</h1>{FACTS}</div>{TEXT}"
    assert ("Full-time" in read_page(markup).text) is is_job


def test_a_linked_fact_is_read_beside_plain_ones_of_its_make() -> None:
    rows = "<div class=row><a href=/skerrow>Skerrow, Orkney</a></div>"
    assert page(f"<div>{rows}<div class=row>Full-time work on a rock</div></div>")[1:3] == [
        "Skerrow, Orkney",
        "Full-time work on a rock",
    ]
    assert page(f"<div>{rows}</div>")[1] == LONG.strip()
    assert page("<a href=/apply class=button><span>Apply now</span></a>")[1] == LONG.strip()


def test_a_table_of_facts_over_the_text_is_read() -> None:
    table = "<table><tr><th>Place</th><td>Skerrow</td></tr><tr><th>Type</th><td>Full-time</td></tr></table>"
    for around in ("job-ad-header", "advert-details"):
        assert page(f"<div class={around}>{table}</div>")[1:3] == [
            "| Place | Skerrow |",
            "| Type | Full-time |",
        ]
    assert page(f"<div class=advertisement>{table}</div>")[1] == LONG.strip()


def test_a_banner_with_the_title_has_facts() -> None:
    assert page(FACTS, around="posting banner")[1:3] == ["Skerrow, Orkney", "Full-time"]


def test_facts_of_other_jobs_below_are_left_out() -> None:
    other = "<li><a href=/2>Cook</a><dl><dt>Place</dt><dd>Stronsay, the northern isles</dd></dl></li>"
    own = "<dl><dt>Type</dt><dd>Full-time</dd></dl>"
    assert page("", below=f"<section>{own}</section><aside><ul>{other * 3}</ul></aside>")[-2:] == [
        "• Type",
        "  Full-time",
    ]


def test_how_many_applied_is_no_fact() -> None:
    count = "<figure><figcaption class=count__caption>Be among the first 25 applicants</figcaption></figure>"
    for around in (f"{count}{FACTS}", f"<div>{count}</div>{FACTS}"):
        assert page(around)[:3] == ["Keeper", "Skerrow, Orkney", "Full-time"]
    picture = "<figure><img src=a.png alt='The tower in spring'></figure>"
    assert "The tower in spring" in page(f"{FACTS}{picture}")


@pytest.mark.parametrize(
    ("button", "is_job"),
    [
        ("<a href=/apply>Apply for this job</a>", True),
        ("<button><span>Apply to <b>position</b></span></button>", True),
        ("<a href=/apply>Jetzt auf diese Stelle bewerben</a>", True),
        ("<a href=/apply>Apply now</a>", False),
        ("<a href=/apply>How to apply for this job</a>", False),
        (f"<a href=/apply>Apply for this job{'<i>!</i>' * 9}</a>", False),
    ],
)
def test_a_button_says_that_a_page_is_of_a_job(button: str, is_job: bool) -> None:
    assert ("Full-time" in page(FACTS, around="entry", below=button)) is is_job


def test_facts_inside_the_text_are_read_once() -> None:
    inside = f"<div class=posting><h1>Keeper</h1>{FACTS}<p>{LONG}</p><p>{LONG * 2}</p></div>"
    assert page("", text=inside, around="top").count("Full-time") == 1


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("<p><strong>What you do</strong></p>", "heading"),
        ("<p><b>What</b> <strong>you do:</strong></p>", "heading"),
        ("<strong><p>What you do</p></strong>", "heading"),
        ("<p><strong>What you</strong> do</p>", "paragraph"),
        ("<p><strong>You paint the tower.</strong></p>", "paragraph"),
        ("<p><strong>Place: Skerrow</strong></p>", "paragraph"),
        ("<p><strong>30 hours a week</strong></p>", "paragraph"),
        (f"<p><strong>{LONG.replace('.', '')}</strong></p>", "paragraph"),
    ],
)
def test_a_bold_line_of_a_job_is_a_heading(line: str, kind: str) -> None:
    markup = f"{line}<ul><li>Paint the tower</li></ul>"
    assert read_fragment(markup, is_job=True).hints[0].kind == kind
    assert read_fragment(markup).hints[0].kind == "paragraph"


def test_a_bold_line_with_nothing_below_it_is_no_heading() -> None:
    last = read_fragment(f"<p>{LONG}</p><p><b>Apply now</b></p>", is_job=True)
    assert [hint.kind for hint in last.hints] == ["paragraph", "paragraph"]
    above = read_fragment(f"<p><b>Keeper</b></p><h3>Tasks</h3><p>{LONG}</p>", is_job=True)
    assert [hint.kind for hint in above.hints] == ["paragraph", "heading", "paragraph"]
