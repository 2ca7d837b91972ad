"""The sections of real ads: what browsers and mails leave of headings, lists and paragraphs."""

from __future__ import annotations

import pytest

from reader.parsing import parse

Outline = list[tuple[str | None, list[str]]]


def outline(text: str) -> Outline:
    """Return each section's heading and blocks of the only posting; bullets start with "• "."""
    (posting,) = parse(text).postings
    return [
        (
            section.heading,
            [("• " if it.kind == "bullet" else "") + " ".join(it.text.split()) for it in section.blocks],
        )
        for section in posting.sections
    ]


HEADER = "Night Baker (m/f/d)\nOrchard Loaf Ltd\nLeeds, UK\n\n"
INTRO = "We bake for eleven schools and a lighthouse, and we need somebody who is awake when we are."


def test_short_lines_together_under_a_heading_are_a_list() -> None:
    text = (
        f"{HEADER}{INTRO}\n\nYour tasks\nShape the loaves\nFeed the starter\n\nWe offer\n\nBread\nA bicycle\n"
    )
    assert outline(text)[1:] == [
        ("Your tasks", ["• Shape the loaves", "• Feed the starter"]),
        ("We offer", ["• Bread", "• A bicycle"]),
    ]


def test_a_list_ends_where_sentences_begin_and_one_line_is_none() -> None:
    text = (
        f"{HEADER}{INTRO}\n\nYour tasks\nShape the loaves\nFeed the starter\n"
        "Sundays are free. So are most of the raisins.\n\nYour profile\nAn early riser\n"
    )
    assert outline(text)[1:] == [
        (
            "Your tasks",
            ["• Shape the loaves", "• Feed the starter", "Sundays are free. So are most of the raisins."],
        ),
        ("Your profile", ["An early riser"]),
    ]


@pytest.mark.parametrize(
    ("below", "blocks"),
    [
        ("Hands that know dough\nA year of nights", ["• Hands that know dough", "• A year of nights"]),
        ("- Hands that know dough\n- A year of nights", ["• Hands that know dough", "• A year of nights"]),
        ("1. Hands\n2. A year of nights", ["• Hands", "• A year of nights"]),
        (
            "Bring two hands that know dough, a year of nights, and an alarm clock that you trust.",
            ["Bring two hands that know dough, a year of nights, and an alarm clock that you trust."],
        ),
    ],
)
def test_a_line_on_its_own_with_a_list_or_prose_below_heads_a_section(below: str, blocks: list[str]) -> None:
    text = f"{HEADER}{INTRO}\n\nYour tasks\n- Shape the loaves\n\nBefore you knock\n\n{below}\n"
    assert outline(text)[-1] == ("Before you knock", blocks)


@pytest.mark.parametrize(
    "line",
    [
        "before you knock",
        "Before you knock.",
        "Before you knock,",
        "Before | you knock",
        "Place: the yard",
        "--",
        "Before you knock at the door of a bakery at night, think of it",
        "One two three four five six seven eight nine",
    ],
)
def test_what_is_no_heading_stays_a_paragraph(line: str) -> None:
    text = f"{HEADER}{INTRO}\n\nYour tasks\n- Shape the loaves\n\n{line}\n\nHands\nA clock\n"
    assert line not in [heading for heading, _ in outline(text)]


def test_names_of_facts_among_their_values_head_nothing() -> None:
    text = (
        "Night Baker (m/f/d)\nOrchard Loaf Ltd\n\nSection\nOvens\nPay\n£14 an hour\nHours\n30 a week\n\n"
        f"Your tasks\n\n{INTRO}\n"
    )
    assert outline(text) == [
        (None, ["Orchard Loaf Ltd", "Section", "Ovens", "Pay", "£14 an hour", "Hours", "30 a week"]),
        ("Your tasks", [INTRO]),
    ]


def test_a_fact_with_a_section_below_heads_it() -> None:
    text = f"{HEADER}{INTRO}\n\nYour tasks\n- Shape the loaves\nPay\n- £14 an hour\n- Bread\n"
    assert outline(text)[1:] == [
        ("Your tasks", ["• Shape the loaves"]),
        ("Pay", ["• £14 an hour", "• Bread"]),
    ]


def test_wrapped_paragraphs_and_items_are_one_block_each() -> None:
    text = (
        f"{HEADER}We bake for eleven schools and a lighthouse, and since the old baker\n"
        "married the keeper, we need somebody who is awake when we are and who\n"
        "does not mind the stairs.\n\nYour tasks\n\n"
        "  * Shape the loaves that the machine refuses, with the patience of\n    somebody paid by the hour\n"
        "  * Feed the starter and\nsing to it\n  * Sweep\n"
    )
    assert outline(text)[1:] == [
        (
            "Your tasks",
            [
                "• Shape the loaves that the machine refuses, with the patience of somebody paid by the hour",
                "• Feed the starter and sing to it",
                "• Sweep",
            ],
        ),
    ]
    assert outline(text)[0][1][-1].endswith("and who does not mind the stairs.")


def test_buttons_belong_to_no_section() -> None:
    text = (
        f"{HEADER}Apply now\n\n{INTRO}\n\nYour tasks\n- Shape the loaves\n- Sweep\n\n"
        "Apply now\nSave job\n\nOrchard Loaf Ltd has been in Leeds since 1931.\n"
    )
    assert outline(text) == [
        (None, ["Orchard Loaf Ltd", "Leeds, UK", "Apply now", INTRO]),
        ("Your tasks", ["• Shape the loaves", "• Sweep"]),
        (None, ["Apply now", "Save job", "Orchard Loaf Ltd has been in Leeds since 1931."]),
    ]


@pytest.mark.parametrize("below", ["Ada Crumb, 0113 000 17", "ada@orchard.example"])
def test_a_button_with_an_address_below_is_a_heading(below: str) -> None:
    text = f"{HEADER}{INTRO}\n\nYour tasks\n- Shape the loaves\n- Sweep\n\nContact\n{below}\n"
    assert outline(text)[-1] == ("Contact", [below])


def test_what_leads_on_has_a_list_below() -> None:
    text = (
        "Ask: who is hiring? (May)\n\nOrchard Loaf | Night Baker | Leeds, UK | ONSITE | Full-time\n"
        "We bake for eleven schools.\nWe look for people who:\nHave shaped a loaf\nOwn an alarm clock\n\n"
        "Kiln & Co | Potter | Delft, Netherlands | ONSITE | Part-time\nWe fire twice a week.\n"
    )
    first, _ = parse(text).postings
    (section,) = first.sections
    assert [block.text for block in section.blocks if block.kind == "bullet"] == [
        "Have shaped a loaf",
        "Own an alarm clock",
    ]


@pytest.mark.parametrize(
    "foot", ["Orchard Loaf Ltd – Page 1 of 2", "Orchard Loaf – Seite 1/2", "– 1 –", "第 1 页，共 2 页"]
)
def test_the_foot_of_a_printed_page_heads_no_section(foot: str) -> None:
    text = f"{HEADER}{INTRO}\n\nYour tasks\n- Shape the loaves\n\n{foot}\n\n- Feed the starter\n- Sweep\n"
    assert [heading for heading, _ in outline(text)] == [None, "Your tasks"]
