"""The library over the real documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader import Library
from tests.library.samples import add

if TYPE_CHECKING:
    from pathlib import Path


def _amazon(library: Library) -> list[str]:
    found = []
    for item in library.items("posting"):
        whole = library.item(item.id)
        if whole is not None and "Fulfillment by Amazon" in getattr(whole.content, "text", ""):
            found.append(item.id)
    return found


def test_the_fifty_postings_are_forty_seven_items(library: Library, shared: Path) -> None:
    outcomes = add(library, shared / "seeds")
    assert sum(outcome.counts["posting"] for outcome in outcomes) == 50
    assert len(library.items("posting")) == 47
    assert len(Library.of([str(shared / "seeds")]).items("posting")) == 47


def test_two_that_are_alike_but_of_another_level_stay_two(
    library: Library, shared: Path, tmp_path: Path
) -> None:
    text = (shared / "seeds" / "aaai-papers.txt").read_text(encoding="utf-8")
    path = tmp_path / "papers.txt"
    path.write_text(text, encoding="utf-8")
    add(library, path)
    first, second = (item for item in _amazon(library) if item in _standing_in(library, path))
    rows = text.split("\n")
    where = library.items("posting")
    standing = next(item.standings[0] for item in where if item.id == first)
    without = rows[: standing.lines[0] - 1] + rows[standing.lines[1] :]
    library.marks.set(first, starred=True)
    path.write_text("\n".join(without), encoding="utf-8")
    (outcome,) = add(library, path)
    assert (outcome.kind, outcome.gone, outcome.changed) == ("updated", 1, 0)
    assert not library.marks.of(second).starred
    # Now the second one vanishes while the first comes back: still two.
    path.write_text(text.replace(rows[_line(library, second) - 1], ""), encoding="utf-8")
    add(library, path)
    assert library.marks.of(first).starred
    assert not library.marks.of(second).starred


def _standing_in(library: Library, path: Path) -> set[str]:
    return {item.id for item in library.items() if item.standings[0].source == str(path)}


def _line(library: Library, item_id: str) -> int:
    (item,) = [item for item in library.items("posting") if item.id == item_id]
    return item.standings[0].lines[1]


@pytest.mark.parametrize("number", range(5))
def test_three_words_changed_and_the_star_stays(
    library: Library, shared: Path, tmp_path: Path, number: int
) -> None:
    source = sorted((shared / "seeds").glob("*.txt"))[number]
    text = source.read_text(encoding="utf-8")
    path = tmp_path / source.name
    path.write_text(text, encoding="utf-8")
    add(library, path)
    before = [item.id for item in library.items("posting")]
    library.marks.set(*before, starred=True)
    edited = [_with_three_other_words(row) if len(row) > 600 else row for row in text.split("\n")]
    path.write_text("\n".join(edited), encoding="utf-8")
    (outcome,) = add(library, path)
    after = [item.id for item in library.items("posting")]
    assert outcome.changed >= 8
    assert len(set(before) - set(after)) >= 8
    assert len(after) == len(before)
    assert all(library.marks.of(item).starred for item in after)


def _with_three_other_words(row: str) -> str:
    words = row.split(" ")
    for share in (0.5, 0.7, 0.9):
        words[int(len(words) * share)] = "zweifellos"
    return " ".join(words)
