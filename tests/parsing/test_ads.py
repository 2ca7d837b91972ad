"""A page of one ad is a posting with what it states; an article about jobs is none.

`layouts/ads_unlike.txt` has ads as unlike each other as can be, in fourteen languages, and
`layouts/no_ads_unlike.txt` what is nearly one. Each ad has its facts above the line of dashes: "none" for
what it doesn't state, `…_also` for what would be as right.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.parsing import lines, parse
from reader.parsing.ads import names, naming
from reader.parsing.ads.page import Page
from reader.parsing.jobs import parting, saying

if TYPE_CHECKING:
    from reader.model import Posting

_FOLDER = Path(__file__).with_name("layouts")


class _Ad(NamedTuple):
    facts: dict[str, str]
    text: str


def _ads(name: str) -> dict[str, _Ad]:
    found = {}
    for part in f"\n{(_FOLDER / name).read_text(encoding='utf-8')}".split("\n== ")[1:]:
        head, _, body = part.partition("\n---\n")
        title, *facts = head.split("\n")
        found[title] = _Ad(dict(fact.split(": ", 1) for fact in facts), body)
    return found


ADS = {**_ads("ads.txt"), **_ads("ads_unlike.txt"), **_ads("ads_wide.txt")}
OTHERS = {**_ads("no_ads.txt"), **_ads("no_ads_unlike.txt")}


def _sum(amount: float | None) -> str:
    return "…" if amount is None else f"{amount:.9g}"


def _stated(posting: Posting) -> dict[str, str]:
    pay = posting.pay
    return {
        "role": posting.role or "none",
        "place": posting.place.text if posting.place else "none",
        "pay": f"{_sum(pay.minimum)} {_sum(pay.maximum)} {pay.currency} {pay.period}" if pay else "none",
        "level": posting.level or "none",
        "remote": {True: "yes", False: "no", None: "none"}[posting.remote],
        "employment": posting.employment or "none",
        "company": posting.company or "none",
    }


@pytest.mark.parametrize("name", ADS)
def test_an_ad_is_one_posting_that_states_what_it_says(name: str) -> None:
    facts, text = ADS[name]
    document = parse(text, f"{name}.txt")
    (posting,) = document.postings
    stated = _stated(posting)
    for fact, value in facts.items():
        if not fact.endswith("_also"):
            assert stated[fact] in {value, *facts.get(f"{fact}_also", value).split("|")}, fact
    assert document.article is None
    assert not document.papers


def test_the_lines_of_an_ad_are_its_title_headings_items_and_prose() -> None:
    text = ADS["title in place"].text
    document = parse(text, "page.txt")
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("footer", "Apply"),
        ("title", "Baker in Ghent"),
        ("footer", "Share"),
        ("footer", "Save"),
        ("paragraph", "Levain & Zonen"),
        ("heading", "What you will do"),
        ("paragraph", "Shape four hundred loaves."),
        ("heading", "What you bring"),
        ("paragraph", "Strong wrists."),
    ]
    (posting,) = document.postings
    assert posting.lines == (8, 16)
    assert [section.heading for section in posting.sections] == [None, "What you will do", "What you bring"]


def test_items_keep_what_continues_them_and_unknown_headings_head_their_section() -> None:
    text = (
        "Kiln Operator\n\nLocation: Leeds\n\nDuties\n\n- Load the kiln,\n  and unload it\n"
        "- Keep the log of every\nfiring there has been\n\nHow we fire\n\n- Slowly\n\n"
        "      as set in as this\n\n"
        "**Late shifts**\n\nYour tools:\n\nGloves\n\nBoots\n\n1、火\n・土\n"
    )
    document = parse(text, "page.txt")
    assert [block.kind for block in document.blocks] == [
        "title", "paragraph", "heading", "list", "list", "heading", "list", "heading", "paragraph", "posting",
        "heading", "list", "list",
    ]  # fmt: skip
    bullets = [b.text for s in document.postings[0].sections for b in s.blocks if b.kind == "bullet"]
    assert bullets[-1:] == ["土"]


def test_the_lines_of_a_paragraph_broken_at_a_column_are_joined() -> None:
    text = (
        "Notes\nThe kiln was fired for the first time in the winter of the\nlong strike, and has not been "
        "cold since.\nGloves\n"
    )
    rows = lines.split(text)
    assert [words.split()[0] for _, words in Page(rows, len(rows)).paragraphs] == ["Notes", "The", "Gloves"]


@pytest.mark.parametrize(
    ("name", "known"), [("Leeds, England, UK", True), ("Wickmouth", False), ("Leeds " * 30, False)]
)
def test_a_place_is_known_if_the_table_has_it(name: str, known: bool) -> None:
    assert names.is_known(name) is known


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("St Mary's, Ludlow", "Ludlow"),
        ("Hochschule am Bodden, Greifswald", "Greifswald"),
        ("Ludlow", ""),
        ("The old mill, Baker", ""),
        ("Some words and more, Ludlow", ""),
        ("Leeds, England", ""),
    ],
)
def test_a_town_may_follow_the_name_of_an_employer(line: str, town: str) -> None:
    assert names.town(line) == town


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("Hafenstraße 3, Kiel", "Kiel"),
        ("12 Mill Street, Leeds, UK", "Leeds"),
        ("Portowa 14a, Gdynia, pomorskie", "Gdynia"),
        ("Kiel, 28 Stunden", ""),
        ("Hafenstraße 3, Wickmouth", ""),
        ("Mill Street, Leeds", ""),
    ],
)
def test_a_town_may_follow_a_street_and_a_number(line: str, town: str) -> None:
    assert names.after_street(line) == town


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("営業職/年間休日125日", "営業職"),
        ("営業職／土日休み／転勤なし", "営業職"),
        ("営業/企画担当", "営業/企画担当"),
        ("Baker/Pastry Cook", "Baker/Pastry Cook"),
    ],
)
def test_what_attracts_behind_a_slash_is_no_part_of_a_role(title: str, role: str) -> None:
    assert naming.role(title) == role


def test_a_role_is_without_the_page_that_it_is_on() -> None:
    known = frozenset({"zorbek", "halden labs"})
    for title in (
        "Baker | Vacancy in Zorbek",
        "Halden Labs Careers | Baker",
        "Baker | Careers at Halden Labs",
    ):
        assert naming.role(title, known) == "Baker"
    assert naming.role("Baker | Vacancy in Zorbek") == "Baker | Vacancy in Zorbek"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("[red]x[/red] Baker", "[red]x[/red] Baker"),
        ("[/nope] Baker", "[/nope] Baker"),
        ("[red]Baker", "[red]Baker"),
        ("[[x]] Baker", "[[x]] Baker"),
        ("[Remote] Baker", "Baker"),
        ("(Hiring) - Baker", "Baker"),
        ("[急募]調理師", "調理師"),
        ("【急募】Baker", "Baker"),
    ],
)
def test_a_remark_in_brackets_before_a_role_is_no_part_of_it_and_markup_is_no_remark(
    title: str, role: str
) -> None:
    assert naming.role(title) == role
    assert parting.whole(title) == role


def test_the_name_of_a_mails_list_is_no_part_of_its_subject_and_markup_is_no_name() -> None:
    assert saying.subject("Re: [Paperfolk] Position: Binder") == "Position: Binder"
    assert saying.subject("[red]x[/red] Binder") == "[red]x[/red] Binder"


def test_a_kind_of_employment_is_no_role() -> None:
    assert not any(map(naming.heads, ("正社員", "契約社員", "Permanent")))


def test_a_heading_with_a_colon_belongs_to_the_ad_if_it_is_known_or_over_items() -> None:
    text = (
        "Kiln Operator\n\nLocation: Leeds\n\nYour tasks:\n\n- Load it\n\nWe offer:\n- Heat\n\n"
        "The kiln is:\n\n- Old\n\nThe wall is:\nWarm.\n"
    )
    kinds = {block.text: block.kind for block in parse(text, "page.txt").blocks}
    assert [kinds[it] for it in ("Your tasks:", "We offer:", "The kiln is:", "The wall is:")] == [
        "heading",
        "posting",
        "posting",
        "paragraph",
    ]


def test_the_employers_name_again_below_is_no_prose() -> None:
    (ad,) = (ADS[name] for name in ADS if name.startswith("an address in the header"))
    again = [block.kind for block in parse(ad.text).blocks if block.text == "Latarnia Sp. z o.o."]
    assert again[1:] == ["posting"] or again[1:] == ["heading"]


@pytest.mark.parametrize("signs", ["#", "***"])
def test_signs_that_close_an_ad_are_no_employer(signs: str) -> None:
    (posting,) = parse(
        "Lock keeper (m/f/d)\n\nLocation: Leith\n\nYour tasks\n\n- You open the locks and close them.\n\n"
        f"Your profile\n\n- You can swim.\n\nWe offer\n\n- A boat of your own.\n\n{signs}\n"
    ).postings
    assert posting.company is None


@pytest.mark.parametrize(
    ("name", "trimmed"),
    [
        ("Zurich, Switzerland.", "Zurich, Switzerland"),
        ("Wickmouth, Elsewhere, Nowhere", "Wickmouth"),
        ("Leeds, England, Monday", "Leeds, England"),
    ],
)
def test_a_place_in_prose_ends_with_what_belongs_to_it(name: str, trimmed: str) -> None:
    assert names.trimmed(name) == trimmed


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_about_jobs_is_no_ad(name: str) -> None:
    assert parse(OTHERS[name].text, f"{name}.txt").postings == ()


@pytest.mark.parametrize(("manner", "place"), [("Remote", None), ("Hybrid", "Cheesemaking")])
def test_an_unknown_name_beside_work_from_anywhere_is_a_team_and_no_place(
    manner: str, place: str | None
) -> None:
    text = (
        f"Quillstone\nStaff Baker\n{manner} /\nCheesemaking /\nFull-Time\n\n"
        "Quillstone is a bakery for choirs.\n\n"
        "You might be a fit if you\n\n- can bake\n- can sing\n\nApply now\n"
    )
    (posting,) = parse(text).postings
    assert (posting.place and posting.place.text) == place
