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
    signs = {"-", "*", "•", "·", "–"}
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
