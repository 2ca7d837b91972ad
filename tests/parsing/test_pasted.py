"""Pages pasted whole from boards, threads, mails and sites: their jobs, and none where there is none.

`jobs/pasted.txt` holds texts under lines `== what it shows`, with the jobs that each must have above "---":

    > role == place or none == CURRENCY low-high period or none == company NAME; level; remote or onsite

" || " parts answers that are as right. `jobs/pasted_none.txt` holds texts without any job.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.clean import expand_tabs
from reader.parsing import details, lines, parse, posts
from reader.parsing.ads import names
from reader.parsing.ads.page import Page
from reader.parsing.jobs import run_in, saying, weighing, wording
from tests.parsing.jobs_text import nothings
from tests.parsing.rows import kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Posting

_FOLDER = Path(__file__).with_name("jobs")


class _Page(NamedTuple):
    jobs: list[str]
    text: str


def pages(name: str) -> Iterator[tuple[str, _Page]]:
    """Yield the pages of a file with the jobs that they must have."""
    source = "\n" + (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for part in source.split("\n== ")[1:]:
        heading, _, body = part.partition("\n")
        head, _, text = body.partition("---\n")
        yield heading, _Page([row[2:] for row in head.split("\n") if row], expand_tabs(text))


def wrong(job: str, posting: Posting) -> list[str]:
    """Return what a posting has otherwise than is right for it."""
    role, place, pay, rest = (part.strip() for part in job.split(" =="))
    stated = {"none"}
    if posting.pay:
        low, high = posting.pay.ends
        both = f"{low:.10g}" if low == high else f"{low or 0:.10g}-{high or 0:.10g}"
        stated = {f"{posting.pay.currency} {both} {posting.pay.period}"}
    found = [
        (role, posting.role or "none"),
        (place, posting.place.text if posting.place else "none"),
        (pay, *stated),
    ]
    for fact in filter(None, map(str.strip, rest.split(";"))):
        if fact.startswith("company "):
            found.append((fact.removeprefix("company "), posting.company or "none"))
        elif fact in {"remote", "onsite"}:
            found.append((fact, {True: "remote", False: "onsite", None: "none"}[posting.remote]))
        else:
            found.append((fact, posting.level or "none"))
    return [f"{right} read as {value}" for right, value in found if value not in right.split(" || ")]


_FILES = sorted(path.stem for path in _FOLDER.glob("pasted*.txt"))
PAGES = {name: page for file in _FILES if "none" not in file for name, page in pages(file)}
OTHERS = {name: text for file in _FILES if "none" in file for name, text in nothings(file)}


@pytest.mark.parametrize("name", PAGES)
def test_the_jobs_of_a_pasted_page_are_found_with_what_they_state(name: str) -> None:
    jobs, text = PAGES[name]
    found = parse(text, f"{name}.txt").postings
    assert [wrong(job, posting) for job, posting in zip(jobs, found, strict=False)] == [[] for _ in jobs]
    assert [posting.role for posting in found[len(jobs) :]] == []


@pytest.mark.parametrize("name", OTHERS)
def test_no_job_is_invented_on_a_page_without_any(name: str) -> None:
    assert [posting.role for posting in parse(OTHERS[name], f"{name}.txt").postings] == []


def _roles(text: str) -> list[str | None]:
    return [posting.role for posting in parse(text).postings]


def test_a_page_of_nothing_but_a_menu_is_all_menu() -> None:
    rows = lines.split("Jobs\nSearch\nHelp\n")
    assert Page(rows, len(rows)).menu == {0, 1, 2}


def test_a_clock_counts_as_a_stamp_only_under_a_name() -> None:
    assert posts.find(lines.split("10:02\n...\n10:15\nyes, it is!\n10:16\n"), (), range(5)) == []
    rows = lines.split("Ana Bo\n10:02\nhello\nCy Dee\n10:15\nyes\nEve Fay\n10:16\nno\n")
    assert [(stamp.line, stamp.height) for stamp in posts.find(rows, (), range(9))] == [
        (0, 2),
        (3, 2),
        (6, 2),
    ]


def test_employers_behind_commas_leave_roles_without_one_alone() -> None:
    text = (
        "Jobs\n\nClerk, Halden Bank\nOslo, Norway\n\n"
        "Baker, Rose Bakery\nBergen, Norway\n\nWelder\nMoss, Norway\n"
    )
    assert [(it.role, it.company) for it in parse(text).postings] == [
        ("Clerk", "Halden Bank"),
        ("Baker", "Rose Bakery"),
        ("Welder", None),
    ]


def test_rules_between_sections_of_lists_part_no_ads() -> None:
    listed = "Baker - Leeds - £11 an hour\nCook - Hull - £12 an hour\nPorter - Leeds - £13 an hour\n"
    assert len(_roles(f"Vacancies\n\n---\n{listed}\n---\n{listed.replace('Leeds', 'Bath')}")) == 6


def test_an_ad_far_below_a_rule_is_not_the_rule_s() -> None:
    notes = "".join(f"Some words of ours, number {number}.\n" for number in range(8))
    text = (
        "Vacancies\n\nROSE BAKERY\nBaker, Leeds\n\n---\n\n"
        f"{notes}\nHULL FERRIES\nDeckhand, Hull\n\n---\n\nYORK MINSTER\nVerger - York\n"
    )
    assert "Deckhand" in _roles(text)


def test_paragraphs_that_nothing_sets_off_are_a_column_if_all_are_ads() -> None:
    ads = (
        "Vacancies\n\nBaker, four nights. Vane Mill, Hull. £12.50 an hour.\n\n"
        "{}Cook, weekends. Fell Inn, Keswick. £13.50 an hour.\n"
    )
    other = "Saturday, the fourth of May, is when the hall is open to all.\n\n"
    roles = []
    for text in (ads.format(""), ads.format(other)):
        rows = lines.split(text)
        roles.append([entry.role for entry in run_in.find(rows, len(rows))])
    assert roles == [["Baker", "Cook"], []]


def test_a_role_begins_before_its_brackets() -> None:
    assert wording.is_role("Baker (nights)")
    assert not wording.is_role("(Night) Baker")


def test_a_role_is_named_without_how_people_work() -> None:
    assert wording.clean_role("Clerk (remote)") == "Clerk"
    assert wording.clean_role("Clerk (night shift)") == "Clerk (night shift)"


@pytest.mark.parametrize(
    ("stated", "year"),
    [
        ("520 € net par semaine", 27040),
        ("350 € por semana", 18200),
        ("400 € alla settimana", 20800),
        ("6 000 kr i veckan", 312000),
        ("800 zł tygodniowo", 41600),
    ],
)
def test_a_week_s_pay_is_known_in_other_languages(stated: str, year: float) -> None:
    pay = details.pay(f"Salary: {stated}")
    assert pay is not None
    assert (pay.minimum, pay.period) == (year, "year")


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("Krakowie", "Kraków"),
        ("Wrocławiu", "Wrocław"),
        ("Tampereella", "Tampere"),
        ("Gdańsku", "Gdańsk"),
        ("Kubernetes", ""),
        ("in", ""),
    ],
)
def test_another_case_of_a_town_is_known(name: str, town: str) -> None:
    assert names.nominative(name) == town


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Lecturer in Wickby", None),
        ("Bookbinder in Wickby", "Wickby"),
    ],
)
def test_in_leads_on_to_a_field_after_some_roles(text: str, kept: str | None) -> None:
    ad = f"{text}\n\nFull-time, permanent\n\nWhat you will do\n\n- Work\n\nWhat you bring\n\n- Care\n"
    (posting,) = parse(ad).postings
    assert (posting.place.text if posting.place else None) == kept


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Rose Bakery, Leeds, is looking for a baker. £13 an hour.", ("baker", "Leeds", "Rose Bakery")),
        ("Rose Bakery, since 1902, is looking for a baker in Leeds.", ("baker", "Leeds", "Rose Bakery")),
        ("Hi all,\nwe need a baker in Leeds, £13 an hour", ("baker", "Leeds", None)),
        ("Baker at Rose Bakery, £13 an hour", ("Baker", None, "Rose Bakery")),
        ("Baker at Rose Bakery in Leeds. £13 an hour", ("Baker", "Leeds", "Rose Bakery")),
        ("Baker at Rose Bakery. From May. £13 an hour", ("Baker", None, "Rose Bakery")),
        ("We are looking for a baker in Leeds, England, £13 an hour", ("baker", "Leeds, England", None)),
    ],
)
def test_a_sentence_states_role_place_and_employer(
    text: str, stated: tuple[str, str | None, str | None]
) -> None:
    rows = lines.split(f"{text}\n")
    entry = saying.said(rows, 0, len(rows) - 1, 0)
    assert entry is not None
    found = {sort: cell.text for cell, sort in entry.cells}
    assert (entry.role, found.get("place"), found.get("company")) == stated


@pytest.mark.parametrize(
    "text",
    [
        "Is anybody looking for a baker in Leeds at £13 an hour?",
        "Nothing now, but we will be looking for a technical writer in October.",
        "Rose Bakery is looking for a technical writer in October.",
        "They are looking for a baker in Leeds, £13 an hour.",
        "We are looking for a x, £13 an hour.",
        "We are looking for 3, £13 an hour.",
        "We are looking for a lamp that has one more shade than the one in Leeds, £13 a month.",
        "Somebody sits at Rose Bakery. £13 an hour",
        "Baker at Leeds. £13 an hour",
        "My cousin bakes at Rose Bakery, £13 an hour",
    ],
)
def test_a_sentence_that_offers_nothing_is_no_job(text: str) -> None:
    assert saying.said(lines.split(f"{text}\n"), 0, 0, 0) is None


_ENTRIES = "Baker\nLeeds, full-time\n\nPorter\nHull, full-time\n\nClerk\nYork, full-time\n"


@pytest.mark.parametrize(
    ("over", "under", "host"),
    [
        ("Careers at Rose Bakery", "", "Rose Bakery"),
        ("Careers at 12", "", None),
        ("Careers\n\nWe bake.", "", None),
        ("Rose Bakery\n\nOpen positions", "© 2031 Rose Bakery Ltd. All rights reserved", "Rose Bakery"),
        ("Rose Bakery\n\nOpen positions", "© 2031 and all that", "Rose Bakery"),
        ("Rose Bakery\n\nOpen positions", "Rose Bakery Ltd, 4 Mill Lane", "Rose Bakery"),
        ("Open positions", "© 2031 Leeds", None),
        ("Open positions", "© 2031 we bake the bread of Leeds", None),
        (
            "The bakers of Leeds bake.\n\nWe have baked the bread of this town for longer than anybody else.",
            "",
            None,
        ),
        ("Open positions", "© 2031 Nobody of the top", None),
    ],
)
def test_a_list_has_its_page_s_employer_if_two_things_name_it(
    over: str, under: str, host: str | None
) -> None:
    found = parse(f"{over}\n\nOpen positions\n\n{_ENTRIES}\n{under}\n").postings
    assert [posting.company for posting in found] == [host] * 3


@pytest.mark.parametrize(("ads", "found"), [(250, 250), (weighing.MOST + 1, 0)])
def test_a_column_of_any_length_is_read_but_no_data(ads: int, found: int) -> None:
    """What the first ads of a long column are, the others are."""
    ad = "CLERK, full time. Marl Mill, Hay. £12 an hour. Ring 01382 555 019."
    text = "\n\n".join([ad] * ads)
    rows = lines.split(text)
    assert len(run_in.find(rows, len(rows))) == found


def test_an_answer_in_a_list_s_archive_is_no_part_of_the_ad_above_it() -> None:
    _, text = PAGES["mails of a list as its archive has them, the first with an ad"]
    (posting,) = parse(text).postings
    said = text.split("\n")[posting.lines[0] - 1 : posting.lines[1]]
    assert (said[0], said[-1]) == ("Hello all,", "Tine")


def test_the_count_of_a_thread_s_pages_is_no_text() -> None:
    _, text = PAGES["a forum whose pages are counted over its posts"]
    assert kinds_of(text)["Page 2 of 3"] == "footer"
