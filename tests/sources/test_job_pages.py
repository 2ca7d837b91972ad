"""Pages of single jobs without any job data, as seven makes of applicant systems write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from reader.parsing import parse
from reader.sources import text_of

if TYPE_CHECKING:
    from reader.model import Document

PAGES = Path(__file__).parent / "job_pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text())


class Fields(NamedTuple):
    role: str | None
    company: str | None
    place: str | None
    employment: str | None
    pay: str | None
    remote: bool | None


def document_of(name: str) -> Document:
    text = text_of(name, (PAGES / f"{name}.html").read_bytes())
    return parse(text.text, name, text.notices, outline=text.outline)


def fields_of(document: Document) -> Fields:
    (posting,) = document.postings
    paid = posting.pay
    pay = f"{paid.ends[0]:g}-{paid.ends[1]:g} {paid.currency}" if paid else None
    place = posting.place.text if posting.place else None
    return Fields(posting.role, posting.company, place, posting.employment, pay, posting.remote)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_page_is_one_posting_with_the_fields_it_states(name: str) -> None:
    document = document_of(name)
    assert fields_of(document) == Fields(**EXPECTED[name]["fields"])
    assert document.article is None
    assert document.title == EXPECTED[name]["title"]
    last = document.text.rstrip("\n").count("\n") + 1
    assert document.postings[0].lines == (3, last)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_its_sections_are_those_of_the_pages_headings(name: str) -> None:
    (posting,) = document_of(name).postings
    found = [
        [section.heading, "".join(block.kind[0] for block in section.blocks)] for section in posting.sections
    ]
    assert found == EXPECTED[name]["sections"]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_its_blocks_are_what_markup_says(name: str) -> None:
    document = document_of(name)
    assert document.outline
    said = {n: hint.kind for hint in document.outline.hints for n in range(hint.lines[0], hint.lines[1] + 1)}
    for block in document.blocks:
        for line in range(block.lines[0], block.lines[1] + 1):
            heads = said[line] == "paragraph" and block.kind == "heading"
            assert block.kind == said[line] or heads, block
    assert {block.lines for block in document.blocks} == {hint.lines for hint in document.outline.hints}
