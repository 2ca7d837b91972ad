"""Headings that a list of contents or items of one shape tell, and pages on which nothing does."""

from __future__ import annotations

import pytest

from reader.parsing import parse

TEXT = (
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking. "
    "It is played on Sundays, when the cars are few and the hold is dry."
)
LONG = (
    "The captain says it keeps the ship steady. He has not said it to the insurers, who came in March, "
    "looked at the stove and left again with their hats on, as they always do."
)


def _headings(text: str) -> list[str]:
    return [block.text.strip() for block in parse(text).blocks if block.kind == "heading"]


def _page(contents: str, *names: str) -> str:
    parts = "".join(f"{name}\n{TEXT}\n\n{LONG}\n\n" for name in names)
    return f"The ferry that waits\n\nBy Ana Bo\n4 May 2033\n\n{contents}\n\n{parts}"


@pytest.mark.parametrize(
    "contents",
    [
        "Contents\nThe hold\nRust\nA stove for two",
        "Chapters of this talk:\n0:00 – The hold\n1:02 – Rust\n21:15 – A stove for two",
        "1. The hold\n2. Rust\n3. A stove for two",
        "• The hold\n• Rust\n• A stove for two",
        "Contents\nThe hold ........ 3\nRust ........ 11\nA stove for two ........ 40",
    ],
)
def test_what_a_list_of_contents_names_is_a_heading(contents: str) -> None:
    found = _headings(_page(contents, "The hold", "Rust", "A stove for two"))
    assert {"The hold", "Rust", "A stove for two"} <= set(found)


@pytest.mark.parametrize(
    "contents",
    [
        "The hold\nRust",  # two are no list
        "Rust\nThe hold\nA stove for two",  # in another order
        "The hold\nThe mast\nA stove for two",  # one of them leads nowhere
    ],
)
def test_short_lines_that_lead_nowhere_are_no_list_of_contents(contents: str) -> None:
    page = parse(_page(contents, "The hold", "Rust", "A stove for two"))
    rows = contents.split("\n")
    listed = [block.text.split("\n") for block in page.blocks if block.kind == "list"]
    assert rows not in listed


def test_a_name_that_opens_several_parts_is_no_heading_of_contents() -> None:
    names = "Ana Bo\nCy Dee\nEve Fay"
    text = _page(names, "Ana Bo", "Cy Dee", "Ana Bo", "Eve Fay", "Cy Dee")
    assert "list" not in {block.kind for block in parse(text).blocks if block.text == names}


def _digest(*items: str) -> str:
    return "The Quay Briefing\n\n4 May 2033\n\nHello readers,\n\n" + "\n\n".join(items)


ITEMS = (
    f"A hull that hums\n{LONG}\nHarbour Post | 4 min read",
    f"Fog, and a ferry. (Ana Bo/Quay)\nOwls learn to knock\n{LONG}\nThe Barn | 6 min read\nReference: Knots",
    f"Features & opinion\nHow to wait well\n{LONG}\nTide Column | 5 min read",
)


def test_headlines_over_texts_with_their_sources_are_headings() -> None:
    found = _headings(_digest(*ITEMS))
    assert {"A hull that hums", "Owls learn to knock", "How to wait well", "Features & opinion"} <= set(found)
    kinds = {block.kind for block in parse(_digest(*ITEMS)).blocks if block.text.startswith(LONG[:40])}
    assert kinds == {"paragraph"}


@pytest.mark.parametrize(
    "items",
    [
        ITEMS[:2],
        [item.replace(" | 4 min read", "").replace(" | 6 min read", "") for item in ITEMS],
        [item.replace(LONG, "It hums.") for item in ITEMS],
    ],
)
def test_fewer_of_another_shape_tell_nothing(items: list[str]) -> None:
    text = _digest(*items)
    assert [paper.title for paper in parse(text).papers] == []
    assert parse(text).text == text


def test_headlines_with_stars_over_rules_are_headings() -> None:
    rule = "-" * 60
    text = (
        "From: The Quay Letter <post@quay.example>\nSubject: The Quay Letter #8: ropes\n\n"
        "View this email in your browser (https://quay.example/8)\n\n"
        f"** The Quay Letter #8\n{rule}\n\n{TEXT}\n\n** A knot is a promise\n{rule}\n\n{LONG}\n"
    )
    document = parse(text)
    assert document.title == "The Quay Letter #8"
    assert any("A knot is a promise" in block.text for block in document.blocks if block.kind == "heading")


def test_a_talk_without_blank_lines_is_no_foot() -> None:
    talk = (
        "What do you hear in a lid?\nA good lid says one thing when it cools, and then it is done.\n"
        "Which jar is the oldest?\nQuince. It is black as coffee.\nAnd does it still hold?\nIt does.\n"
        "What did you learn?\nThat most people stir too early.\nAnd about yourself?\nThat I do as well.\n"
    )
    top = "Menu\nLife\nTalks\nLog in\nTalks\n“I listen to the lid”\nBy Ana Bo  4 May 2033\n"
    text = f"{top}{talk}More talks\nImprint\nPrivacy policy\nContact"
    quiet = [block.text for block in parse(text).blocks if block.kind == "footer"]
    assert not any("stir too early" in block for block in quiet)
