"""Documents and items as lines of text: every word of the source is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import Library
from reader.clean import clean
from reader.export import records
from reader.export.plain import document_lines, item_lines
from reader.parsing import parse

if TYPE_CHECKING:
    from pathlib import Path

    from reader.model import Document


def words_of(document: Document) -> list[str]:
    return "\n".join(line.text for line in document_lines(document)).split()


@given(st.text(max_size=400))
def test_no_word_of_any_text_is_lost(text: str) -> None:
    document = parse(clean(text))
    printed = "".join(words_of(document))
    assert all(character in printed for character in document.text if character.isalnum())


@pytest.mark.parametrize("name", ["aaai-papers", "prem-natarajan-fairness", "yong-jae-lee-computer-vision"])
def test_no_word_of_a_real_document_is_lost(shared: Path, name: str) -> None:
    text = clean((shared / "seeds" / f"{name}.txt").read_text(encoding="utf-8"))
    printed = set(words_of(parse(text)))
    signs = {"-", "*", "•", "·", "–", "."}
    lost = [word for word in text.split() if word not in printed and word not in signs]
    assert not lost


def test_an_item_says_where_it_stands(shared: Path) -> None:
    library = Library.of([str(shared / "seeds")])
    for item in filter(None, (library.item(listed.id) for listed in library.items())):
        lines = [line.text for line in item_lines(item)]
        assert item.standings
        for standing in item.standings:
            assert any(standing.source in line for line in lines)


def test_records_are_json_and_carry_what_is_promised(shared: Path) -> None:
    library = Library.of([str(shared / "seeds")])
    for entry in library.documents.list():
        record = json.loads(records.dumps(records.document_record(library.documents.get(entry.id))))
        assert record["schema"] == 1
        covered = [
            line for block in record["blocks"] for line in range(block["lines"][0], block["lines"][1] + 1)
        ]
        assert covered == sorted(set(covered))
    items = [library.item(listed.id) for listed in library.items()]
    assert len(items) > 40
    for item in items:
        assert item is not None
        record = json.loads(records.dumps(records.item_record(item)))
        assert record["kind"] == item.kind
        assert record["id"] == item.id
        assert record["sources"]


def test_a_posting_says_what_it_states_in_its_head() -> None:
    text = (
        "Related content\n\nUS, WA, Seattle\nAs a Senior Data Scientist, you plan. The position is on-site. "
        "The salary is $98,000 - $120,000 per year. "
        "Locations: Seattle, WA, USA | Boston, MA, USA"
    )
    lines = [line.text for line in document_lines(parse(text))]
    assert "Senior Data Scientist" in lines
    assert "US, WA, Seattle  ·  senior  ·  $98,000–120,000 a year  ·  on site" in lines
    assert "also Boston, MA, USA" in lines


def test_items_that_touch_stay_together_and_headings_lose_their_sign() -> None:
    text = "# Bells\n\n" + "They ring. " * 20 + "\n\n## Which\n\n- one\n- two\n\n- three\n"
    lines = [line.text for line in document_lines(parse(text))]
    assert lines[0] == "Bells"
    assert lines[-6:] == ["Which", "", "- one", "- two", "", "- three"]


def test_a_paper_is_a_card(shared: Path) -> None:
    document = parse(clean((shared / "seeds" / "aaai-papers.txt").read_text(encoding="utf-8")))
    cards = [line for line in document_lines(document) if line.card]
    assert {paper.title for paper in document.papers} <= {line.text for line in cards}
    assert document.title not in {line.text for line in cards}
