"""The heads of pages: which line is the title, which the standfirst, and what around them is quiet."""

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
_SOURCE = Path(__file__).with_name("heads.txt").read_text(encoding="utf-8").split("== ", 1)[1]
HEADS = dict(part.rstrip().split("\n", 1) for part in _SOURCE.split("\n== "))
_LOUD = {"title", "dek", "caption", "question", "quote"}
_KINDS = {"T": {"title"}, "D": {"dek"}, "C": {"caption"}}


@pytest.mark.parametrize("name", HEADS)
def test_the_head_of_a_page_has_its_title_and_standfirst(name: str) -> None:
    lines = HEADS[name].split("\n")
    document = parse("\n".join(line[2:] for line in lines) + "\n\n" + _BODY)
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    wrong = {
        line: found[number]
        for number, line in enumerate(lines, 1)
        if line and (found[number] not in _KINDS[line[0]] if line[0] in _KINDS else found[number] in _LOUD)
    }
    assert not wrong


@pytest.mark.parametrize(
    ("counted", "page"),
    [("34 results", "Page 1 of 4"), ("1.204 Treffer", "Seite 1 von 9"), ("34 résultats", "Page 1 sur 4")],
)
def test_what_a_search_counts_is_no_title(counted: str, page: str) -> None:
    text = f"Log in\nSearch\nSave Email Send to\n\n{counted}\n{page}\nFilters\n\n{_BODY}"
    document = parse(text)
    assert document.title is None
    assert document.blocks[0].kind == "footer"


def test_the_subject_of_a_mail_under_a_note_is_the_title() -> None:
    head = "From: Oona <oona@fog.example>\nDate: Tue, Nov 11, 2031\nSubject: Fog letter: the one with lamps"
    text = f"Thought of you. K.\n\n---------- Forwarded message ---------\n{head}\n\nHi Kavita,\n\n{_BODY}"
    assert parse(text).title == "Fog letter: the one with lamps"
