"""The title under what a page has over it: bars, paths, site names, consent, file heads, kickers."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse

_BODY = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry.\n\n"
    "The captain says it keeps the ship steady. He has not said it to the insurers, who came in March, "
    "looked at the stove and left again with their hats on.\n"
)
TITLE = "The ferry that waits for nobody"
SOURCE = Path(__file__).with_name("tops.txt").read_text(encoding="utf-8").split("== ", 1)[1]
TOPS = dict(part.split("\n", 1) for part in SOURCE.split("\n== "))


@pytest.mark.parametrize("name", TOPS)
def test_what_stands_over_the_title_is_quiet(name: str) -> None:
    top, _, below = TOPS[name].partition("\n\n=\n")
    document = parse(f"{top}\n\n{TITLE}\n{below}\n" + _BODY)
    assert document.title == TITLE
    above = {block.kind for block in document.blocks if block.lines[1] <= top.count("\n") + 1}
    assert above <= {"footer", "teaser", "list", "paragraph", "heading"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("In praise of waiting rooms:\nwhat we do when we do nothing\n\nby Ana Bo\n4 May 2033\n\n", 0),
        ("Éloge de la salle d'attente :\nce que nous faisons à ne rien faire\n\npar Ana Bo\n\n", 0),
        ("Menu\nSearch\nLog in\n\nThe long wait –\nhow a ferry became a town\n\nBy Ana Bo\n\n", 4),
    ],
)  # fmt: skip
def test_a_title_over_two_lines_is_one(text: str, title: int) -> None:
    rows = text.split("\n")
    assert parse(text + _BODY).title == " ".join(rows[title : title + 2])


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\nHome   News   Sport   Weather\n\nBy Ana Bo\n\n",
        f"{TITLE}\nShare · Save · Print\n\nA piano, a stove and a captain\n\n",
        f"{TITLE}\n\n4 May 2033 | 6 min read | Ana Bo\n\nThe piano\n\n",
        f"{TITLE}\n\nHarbours › Ferries › Waiting\n\nThe piano came in a storm\n\n",
    ],
)
def test_a_title_over_bars_stays_the_title(text: str) -> None:
    assert parse(text + _BODY).title == TITLE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ferries", "Why they wait"),
        ("Piano", "How it came aboard"),
        ("Ferry songs — a short history", "The first verse"),
    ],
)
def test_a_short_title_over_a_heading_stays_the_title(first: str, second: str) -> None:
    assert parse(f"{first}\n\n{second}\n\n{_BODY}").title == first


def test_a_very_long_line_under_a_bar_is_no_day() -> None:
    text = f"Home | News | Culture | Contact\n\n{TITLE}\n\n" + "piano " * 80 + "\n\n" + _BODY
    assert parse(text).title == TITLE


@pytest.mark.parametrize(
    ("bar", "entry"),
    [
        ("Orla Venn · Home · Teaching · Field notes · Contact", "Teaching"),
        ("Orla Venn | Startseite | Vorträge | Über mich | Kontakt", "Über mich"),
        ("Accueil   Projets   Publications   Contact", "Publications"),
    ],
)
def test_the_entry_that_led_to_a_page_is_its_title(bar: str, entry: str) -> None:
    assert parse(f"{bar}\n\n{entry}\n\n{_BODY}").title == entry


@pytest.mark.parametrize(
    "top",
    [
        "The Quay\nIssues   Essays   Conversations   Shop\nConversations",
        "Issues | Essays | Conversations | Shop\n\nConversations",
    ],
)
def test_an_entry_over_another_title_is_a_section(top: str) -> None:
    text = f"{top}\n\n{TITLE}\nA piano, a stove and a captain.\n\nBy Ana Bo\n9 May 2033\n\n{_BODY}"
    assert parse(text).title == TITLE


@pytest.mark.parametrize(
    ("name", "between", "title"),
    [
        ("The Quay Letter, No. 58", "", "The Quay Letter, No. 58"),
        ("Hafenbrief, Ausgabe 12", "", "Hafenbrief, Ausgabe 12"),
        ("The Quay Letter, No. 58", f"{TITLE}\n\n", TITLE),
    ],
)
def test_a_newsletter_without_another_title_has_its_own_name(name: str, between: str, title: str) -> None:
    text = f"View this email in your browser\n\n{name}\n\n9 May 2033\n\n{between}{_BODY}"
    assert parse(text).title == title


@pytest.mark.parametrize(
    "text",
    [
        f"From: the harbour\n\n{TITLE}\n\n",
        f"From: Uta Kallen\nTo: Jonas Kallen\n\nHi Jonas,\n\nsee you on the quay.\n\n{TITLE}\n\n",
    ],
)
def test_without_a_page_under_it_no_mail_is_one(text: str) -> None:
    kinds = {block.kind for block in parse(text + _BODY).blocks if "piano aboard" in block.text}
    assert kinds == {"paragraph"}
