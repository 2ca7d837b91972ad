"""The index in a folder: found again, rebuilt, shared between processes, and rid of what is gone."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import BusyError
from reader.search import Index, search
from reader.search.index_writer import STALE
from tests.search.builders import Builder, Made, city, postings

ROOT = Path(__file__).resolve().parents[2]


def add(index: Index, *made: Made, stamp: int | None = None) -> None:
    for document, items in made:
        index.add(document, items, document.source)
    index.commit(stamp)


def test_what_was_committed_is_found_again(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    assert (index.stamp, index.documents) == (None, {})
    made = postings("robots in space", source="here.txt")
    add(index, made, stamp=7)
    index.end()
    again = Index.open(tmp_path / "index")
    assert (again.stamp, again.documents) == (7, {made[0].id: "here.txt"})
    assert search(again, "robts").hits == search(Index.of([made]), "robts").hits


def test_nobody_else_can_read_what_is_indexed(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        index = Index.open(tmp_path / "cache" / "index")
        add(index, postings("robots in space"))
        index.end()
    finally:
        os.umask(before)
    assert (tmp_path / "cache" / "index").stat().st_mode & 0o777 == 0o700


def test_an_index_grows_from_one_time_to_the_next(tmp_path: Path) -> None:
    for number in range(5):
        index = Index.open(tmp_path)
        add(index, postings(f"robots {number} word{number}", source=f"{number}.txt"), stamp=number)
        index.end()
    index = Index.open(tmp_path)
    assert [hit.source for hit in search(index, "robots").hits] == [f"{number}.txt" for number in range(5)]
    assert search(index, "wrod3").hits[0].source == "3.txt"
    assert index.snapshot().similar_words("robotz", 1) == ["robots"]


@pytest.mark.parametrize("place", [-1, -(1 << 62), 1 << 45, (1 << 63) - 1])
def test_a_place_that_no_library_gives_is_the_first_or_the_last(tmp_path: Path, place: int) -> None:
    index = Index.open(tmp_path)
    for name, at in (("a", 5), ("b", place), ("c", 7)):
        document, items = postings(f"robots {name}", source=name)
        index.add(document, items, name, place=at)
    index.commit()
    index.end()
    assert [hit.source for hit in search(index, "robots").hits] == (
        ["b", "a", "c"] if place < 0 else ["a", "c", "b"]
    )


def test_a_document_is_taken_out(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    here, there = postings("robots", source="here.txt"), postings("seas", source="there.txt")
    add(index, here, there)
    assert index.remove(here[0].id) == frozenset()
    index.commit()
    assert (search(index, "robots").total, search(index, "seas").total) == (0, 1)
    assert list(index.documents) == [there[0].id]
    add(index, here)
    assert search(index, "robots").total == 1
    index.end()


def test_an_item_that_also_stands_elsewhere_stays(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    here = Builder("here.txt").posting("robots", city("Here")).posting("one").build()
    there = Builder("there.txt").posting("first").posting("robots", city("Here")).build()
    add(index, here, there)
    index.remove(there[0].id)
    index.commit()
    assert [(hit.source, hit.copies) for hit in search(index, "robots").hits] == [("here.txt", ())]
    add(index, there)
    assert index.remove(here[0].id) == {there[0].id}
    assert index.documents == {there[0].id: STALE}
    index.remove(there[0].id)
    add(index, there)
    (hit,) = search(index, "robots").hits
    assert (hit.source, hit.lines) == ("there.txt", (2, 3))
    index.end()


@pytest.mark.parametrize("harm", ["state cut", "another format", "words cut", "build gone", "not a state"])
def test_what_is_damaged_is_empty_and_can_be_filled_again(tmp_path: Path, harm: str) -> None:
    index = Index.open(tmp_path)
    add(index, postings("robots"), stamp=1)
    index.end()
    state = tmp_path / "state.json"
    (build,) = [entry for entry in tmp_path.iterdir() if entry.is_dir()]
    if harm == "state cut":
        state.write_bytes(state.read_bytes()[:20])
    elif harm == "another format":
        state.write_text(state.read_text().replace('"format": ', '"format": 9'))
    elif harm == "words cut":
        (build / "spelled").write_bytes(b"")
    elif harm == "build gone":
        shutil.rmtree(build)
    else:
        state.write_text("[]")
    again = Index.open(tmp_path)
    assert (again.stamp, search(again, "robots").total) == (None, 0)
    add(again, postings("robots"), stamp=2)
    again.end()
    assert search(Index.open(tmp_path), "robots").total == 1
    assert len([entry for entry in tmp_path.iterdir() if entry.is_dir()]) == 1


def test_a_commit_that_the_state_does_not_know_is_not_built_upon(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    add(index, postings("robots"))
    before = (tmp_path / "state.json").read_bytes()
    add(index, postings("seas", source="other.txt"))
    index.end()
    (tmp_path / "state.json").write_bytes(before)
    again = Index.open(tmp_path)
    assert (again.stamp, again.snapshot().size()) == (None, 0)
    assert again.begin()
    assert (again.documents, search(again, "robots").total) == ({}, 0)
    again.end()


def test_one_process_writes_while_another_searches(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    assert index.begin()
    add(index, postings("robots"), stamp=1)
    program = (
        "import sys; from pathlib import Path; from reader.search import Index, search;"
        f"index = Index.open(Path({str(tmp_path)!r}));"
        "print(index.begin(), search(index, 'robts').total); sys.stdout.flush(); sys.stdin.readline();"
        "print(index.refresh(), search(index, 'seas').total, index.stamp, index.refresh())"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert other.stdout is not None
    assert other.stdout.readline().split() == ["False", "1"]
    add(index, postings("seas", source="other.txt"), stamp=2)
    assert other.communicate("\n")[0].split() == ["True", "1", "2", "False"]
    index.end()


def test_the_one_that_comes_second_cannot_write_until_the_first_ends(tmp_path: Path) -> None:
    first, second = Index.open(tmp_path), Index.open(tmp_path)
    assert first.begin()
    assert not second.begin()
    with pytest.raises(BusyError):
        second.add(*postings("robots"))
    add(first, postings("robots"))
    first.end()
    assert second.begin()
    assert search(second, "robots").total == 1
    second.end()


def test_what_was_not_committed_is_lost(tmp_path: Path) -> None:
    index = Index.open(tmp_path)
    add(index, postings("robots"))
    index.add(*postings("seas", source="other.txt"))
    index.end()
    again = Index.open(tmp_path)
    assert (search(again, "seas").total, search(again, "robots").total) == (0, 1)
    add(again, postings("seas", source="other.txt"))
    assert search(again, "seas").total == 1
    again.close()
    again.close()


@pytest.mark.slow  # a merge that brought something back was seen after 88 rounds
def test_what_is_taken_out_stays_out_while_segments_are_merged(tmp_path: Path) -> None:
    made = [
        Builder(f"{number}.txt").posting(f"robots number {number}").posting("robots").build()
        for number in range(60)
    ]
    index = Index.open(tmp_path)
    rng = random.Random(2)  # noqa: S311
    present: set[int] = set()
    for _ in range(100):
        leaving = set(rng.sample(sorted(present), min(len(present), rng.choice([1, 5, 20]))))
        for number in leaving:
            index.remove(made[number][0].id)
        present -= leaving
        for name in [name for name, version in index.documents.items() if version == STALE]:
            index.remove(name)
        known = index.documents
        present |= set(rng.sample(sorted(set(range(60)) - present), min(60 - len(present), 8)))
        for number in sorted(present):
            if made[number][0].id not in known:
                index.add(*made[number], place=number)
        index.commit()
        index.end()
        assert index.snapshot().size() == len(present) + 1
