"""Which vanished items live on in which newcomers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.library.item_matching import match_edited_items
from reader.parsing import items_of, parse
from reader.store import open_library
from reader.store.values import Addition
from tests.fakes import Clock
from tests.library.samples import HARBOR, TIDES, page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader.model import Item

PAPERS = """\
Our papers this year

We wrote about the sea, and about what is under it.

Tides by heart
Ann Lee, Bo Chen
We learn the tides by heart and then say them backwards, which is faster than anything that was known before.

Harbors at night
Cy Dorn, Di Evans
We count boats in the dark by their sounds alone, and are wrong less often than those who look at them.
"""


def under_other_ids(items: Iterable[Item]) -> list[Item]:
    """The items as another parser would have named them."""
    return [
        replace(item, content=replace(item.content, id=f"{number:016x}")) for number, item in enumerate(items)
    ]


def test_what_another_parser_made_is_joined_by_its_lines(tmp_path: Path) -> None:
    document = parse(page("First", TIDES, HARBOR), "a.txt")
    items = items_of(document)
    before = under_other_ids(items)
    with open_library(tmp_path / "library.db", clock=Clock()) as storage:
        storage.documents.put(Addition(document, before, "/a.txt", "digest"), step="added")
        assert match_edited_items(storage, document.id, items) == {
            old.id: new.id for old, new in zip(before, items, strict=True)
        }


def test_papers_that_another_parser_made_are_joined_too(tmp_path: Path) -> None:
    document = parse(PAPERS, "a.txt")
    papers = [item for item in items_of(document) if item.kind == "paper"]
    before = under_other_ids(papers)
    with open_library(tmp_path / "library.db", clock=Clock()) as storage:
        storage.documents.put(Addition(document, before, "/a.txt", "digest"), step="added")
        found = match_edited_items(storage, document.id, papers)
    assert len(found) == len(papers)
    assert found == {old.id: new.id for old, new in zip(before, papers, strict=True)}


def test_what_stands_elsewhere_has_not_vanished_and_what_was_there_is_no_newcomer(tmp_path: Path) -> None:
    first, other = parse(page("First", TIDES), "a.txt"), parse(page("Other", TIDES, HARBOR), "b.txt")
    edited = (TIDES[0], TIDES[1].replace("captains", "sailors"))
    new = items_of(parse(page("First", edited), "a.txt"))
    with open_library(tmp_path / "library.db", clock=Clock()) as storage:
        storage.documents.put(Addition(first, items_of(first), "/a.txt", "1"), step="added")
        assert len(match_edited_items(storage, first.id, new)) == 1
        storage.documents.put(Addition(other, items_of(other), "/b.txt", "2"), step="added")
        assert match_edited_items(storage, first.id, new) == {}
        assert match_edited_items(storage, first.id, items_of(other)) == {}
        assert match_edited_items(storage, first.id, items_of(first)) == {}
