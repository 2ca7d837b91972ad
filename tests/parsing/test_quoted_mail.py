"""Mails that mostly quote: what they quote is taken apart as if it were alone, and nothing else is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.parsing import parse
from tests.parsing.test_lossless import texts

NOTE = "Hi Bea,\n\nthis came over the list, and I thought of you at once.\n\nWren Halloran wrote:\n\n"
AD = """Grants Officer

The Lantern Trust gives away about two million a year to small museums
and is looking for somebody who can say no kindly and yes carefully.

You will

* read some four hundred applications a year
* visit the people behind about sixty of them

Three days a week, permanent. Please send a CV to jobs@lanterntrust.example."""
FOOT = "\n\n-- \nLou Akande\nSent from a train\n"


def quoting(text: str) -> str:
    return "\n".join(f"> {row}" if row else ">" for row in text.split("\n"))


def test_an_ad_that_a_mail_quotes_is_a_posting() -> None:
    document = parse(NOTE + quoting(AD) + FOOT)
    (posting,) = document.postings
    assert (document.title, posting.role, posting.company) == ("Grants Officer",) * 2 + ("Lantern Trust",)
    assert [(block.kind, block.lines) for block in document.blocks] == [
        ("paragraph", (1, 1)),
        ("paragraph", (3, 3)),
        ("paragraph", (5, 5)),
        ("title", (7, 8)),
        ("paragraph", (9, 11)),
        ("heading", (12, 13)),
        ("list", (14, 14)),
        ("list", (15, 16)),
        ("paragraph", (17, 17)),
        ("footer", (19, 21)),
    ]
    assert not any(">" in block.text for block in document.blocks)
    assert all(document.text[block.start :].startswith(block.text[:20]) for block in document.blocks)
    assert document.article is not None
    assert document.article.blocks[0].text == "Hi Bea,"


def test_a_remark_among_the_lines_that_are_quoted_is_one_of_the_mail() -> None:
    document = parse(NOTE + quoting(AD).replace("\n> * visit", "\n\nThat is you!\n\n> * visit") + FOOT)
    assert [posting.role for posting in document.postings] == ["Grants Officer"]
    assert [block.text for block in document.blocks if block.kind == "paragraph"][-2] == "That is you!"
    numbers = [n for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)]
    assert numbers == sorted(set(numbers))


def test_an_article_that_a_mail_quotes_keeps_the_note_over_it() -> None:
    told = "The tide comes in twice a day, and nobody on the quay has ever asked it why it does.\n\n"
    text = f"{told * 3}Asking\n------\n\n{told * 2}".strip()
    document = parse(f"For you.\n\n{quoting(text)}\n\nA last word.\n")
    assert document.article is not None
    assert [block.text.strip()[:8] for block in document.article.blocks] == [
        "For you.",
        *["The tide"] * 3,
        "Asking\n ",
        *["The tide"] * 2,
        "A last w",
    ]
    assert document.article.lines == (1, 16)


@pytest.mark.parametrize(
    "text",
    [
        quoting(AD),  # nothing over it: the quotation is the text
        NOTE + quoting(AD[:60]),  # a few lines
        NOTE + quoting(AD).replace("\n>\n", "\n>\nSo it is.\n\n"),  # answered line by line
        NOTE * 6 + quoting(AD),  # more is said than quoted
        NOTE + ">\n" * 12,
        NOTE + quoting("I will come on Tuesday, unless the ferry is late, which it is.\n\n" * 6),  # talk
    ],
)
def test_other_quotations_are_quotes(text: str) -> None:
    document = parse(text)
    assert not document.postings
    assert all(
        row[0] == ">" for block in document.blocks if block.kind == "quote" for row in block.text.split("\n")
    )


@given(texts, st.sampled_from([FOOT, ""]))
def test_what_is_quoted_is_what_it_is_alone_and_each_line_stands_in_one_block(text: str, foot: str) -> None:
    rows = ["- An item of a list."] * 8 + text.split("\n")
    alone = parse("\n".join(f"  {row}" for row in rows))
    mail = f"Hi,\n{quoting(chr(10).join(rows))}{foot}"
    document = parse(mail)
    numbers = [n for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)]
    assert numbers == sorted(set(numbers))
    assert {n for n, row in enumerate(mail.split("\n"), 1) if row.strip()} <= set(numbers)
    assert document.text == mail
    assert [paper.title for paper in document.papers] == [paper.title for paper in alone.papers]
    assert [posting.role for posting in document.postings] == [posting.role for posting in alone.postings]


WRAPPED = """
Vellacott forecasts river levels for forty-one local authorities and
three insurers. When a town has six hours to move its cars uphill, then
somebody in our office has usually been awake for the six hours before
that. We are looking for one more person who finds this a good use of
a night."""


def test_labels_right_under_each_other_are_not_one_line_that_a_column_broke() -> None:
    place = "Location: Tewsbury, Gloucestershire (two days a week in the office)"
    facts = f"Employer: Vellacott\n{place}\nSalary: £44,500 - £51,200 per year\n"
    (posting,) = parse(f"Hydrological Modeller\n\n{facts}{WRAPPED}\n{AD[15:]}").postings
    assert posting.place is not None
    assert "Salary" not in posting.place.text
