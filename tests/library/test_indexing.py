"""The search index of a library: on disk for one in a file, brought up by what has changed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.library.index_stamp import index_stamp
from reader.library.library import Library
from reader.library.parse_pool import ParsePool, RawDocument, parse_document, prepare_document
from reader.library.search_service import index_folder
from reader.library.store_handle import StoreHandle
from reader.search import Index

if TYPE_CHECKING:
    from pathlib import Path

ROBOTS = "Robots\n\nUS, WA, Seattle\nWe build robots that walk. " + "They walk far and wide. " * 20
SEAS = "Seas\n\nES, B, Barcelona\nWe sail the seven seas. " + "They are deep and blue. " * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    (made / "robots.txt").write_text(ROBOTS, encoding="utf-8")
    (made / "seas.txt").write_text(SEAS, encoding="utf-8")
    return made


def total(library: Library, query: str) -> int:
    results = library.search(query)
    assert results is not None
    return results.total


def test_the_index_of_a_file_is_kept_and_found_again(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        assert total(library, "robts") >= 1
    kept = Index.open(index_folder(path))
    with Library.open(path) as library, closing(StoreHandle(path)) as handle:
        storage = handle.open_existing()
        assert storage is not None
        assert kept.stamp == index_stamp(storage)
        assert kept.snapshot().size() == len(library.items())
        assert total(library, "robots") == total(library, "robts")


def test_what_comes_goes_and_changes_is_followed(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        assert total(library, "robots") == 0
        list(library.documents.add([str(folder)]))
        assert total(library, "barcelona") >= 1
        (folder / "seas.txt").write_text(SEAS.replace("sail", "swim"), encoding="utf-8")
        list(library.documents.add([str(folder)]))
        assert (total(library, '"we swim"') >= 1, total(library, '"we sail"')) == (True, 0)
        library.documents.forget([str(folder / "seas.txt")])
        assert total(library, "barcelona") == 0
        assert total(library, "seattle") >= 1


@pytest.mark.parametrize("harm", ["deleted", "state", "words", "meta"])
def test_a_damaged_index_is_made_anew(tmp_path: Path, folder: Path, harm: str) -> None:
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        before = library.search("robots")
    cache = index_folder(path)
    if harm == "deleted":
        shutil.rmtree(cache)
    elif harm == "state":
        (cache / "state.json").write_text('{"format": 1', encoding="utf-8")
    else:
        name = "spelled" if harm == "words" else "meta.json"
        for found in cache.rglob(name):
            found.write_bytes(found.read_bytes()[:5])
    with Library.open(path) as library:
        assert library.search("robots") == before


@pytest.mark.parametrize("kind", ["idx", "pos", "store", "fast", "term"])
@pytest.mark.parametrize("is_removed", [True, False])
def test_a_large_index_that_is_damaged_is_made_anew_when_that_is_noticed(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str, is_removed: bool
) -> None:
    monkeypatch.setattr("reader.search.index._CHECKED_BYTES", 0)
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        before, facets = library.search("robots that"), library.facets("robots")
    for found in index_folder(path).glob(f"*/items/*.{kind}"):
        if is_removed:
            found.unlink()
        else:
            data = found.read_bytes()
            found.write_bytes(bytes(byte ^ 0x55 for byte in data[:-200]) + data[-200:])
    with Library.open(path) as library:
        library.prepare()
        assert library.search("robots that") == before
        assert library.facets("robots") == facets


@pytest.mark.parametrize("kind", ["pos", "store"])
@pytest.mark.parametrize("wait", [True, False])
def test_damage_that_a_search_meets_is_mended(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str, wait: bool
) -> None:
    monkeypatch.setattr("reader.search.index._CHECKED_BYTES", 0)
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        before = library.search('"we build robots"')
    for found in index_folder(path).glob(f"*/items/*.{kind}"):
        data = found.read_bytes()
        found.write_bytes(bytes(byte ^ 0x55 for byte in data[:-200]) + data[-200:])
    with Library.open(path) as library:
        results = library.search('"we build robots"', wait=wait)
        assert results is not None
        assert wait == (results == before)
        assert wait != results.is_partial
        assert library.search('"we build robots"') == before


def in_the_way(place: Path) -> None:
    """A file where a folder is to be made, or to be written."""
    if place.exists():
        shutil.rmtree(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("in the way", encoding="utf-8")


@pytest.mark.parametrize("wait", [True, False])
def test_where_no_index_can_be_kept_it_is_made_in_memory(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, wait: bool
) -> None:
    monkeypatch.setattr("reader.library.search_service.LARGE_LIBRARY", 0)
    path = tmp_path / "library.db"
    in_the_way(index_folder(path))
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        if not wait:
            library.prepare()
        results = library.search("robts", wait=wait)
        assert results is not None
        assert results.total >= 1
        assert not results.is_partial
        assert library.is_indexed
        library.documents.forget([str(folder / "robots.txt")])
        assert total(library, "robots") == 0
        assert not library._search.is_large()


def test_a_damaged_index_that_cannot_be_replaced_is_made_in_memory(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.search.index._CHECKED_BYTES", 0)
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        before = library.search("robots")
    cache = index_folder(path)
    for found in cache.glob("*/items/*.idx"):
        data = found.read_bytes()
        found.write_bytes(bytes(byte ^ 0x55 for byte in data[:-200]) + data[-200:])
    (cache / "lock").unlink()
    (cache / "lock").mkdir()
    with Library.open(path) as library:
        library.prepare()
        assert library.search("robots") == before


@pytest.mark.slow
@pytest.mark.usefixtures("unmeasured")
def test_where_the_disk_is_full_the_index_is_made_in_memory(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "library.db"
    chosen = random.Random(1)  # noqa: S311 - not for secrets
    words = [f"word{chosen.randrange(500)}" for _ in range(40_000)]
    (folder / "long.txt").write_text("\n\n".join(words), encoding="utf-8")
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
    limited = ["sh", "-c", 'ulimit -f 100; exec "$@"', "sh", sys.executable, "-m", "reader"]
    environment = {**os.environ, "READER_LIBRARY": str(path)}
    ended = subprocess.run([*limited, "search", "robts"], capture_output=True, text=True, env=environment)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "We build robots" in ended.stdout


def test_a_defect_of_our_own_is_not_taken_for_damage(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        list(library.documents.add([str(folder)]))
        with pytest.raises(ZeroDivisionError):
            library.search("robots", cancelled=lambda: bool(1 // 0))
        assert total(library, "robots") >= 1


ENDED = """
import sys
from pathlib import Path
from reader import Library
def told():
    print(flush=True)
    sys.stdin.readline()
    return False
Library.open(Path(sys.argv[1])).search("robots", cancelled=told)
"""


@pytest.mark.parametrize(
    "after", [pytest.param(n, marks=[] if n in (0, 2, 5) else pytest.mark.slow) for n in range(6)]
)
def test_what_is_killed_while_it_builds_is_made_whole_by_the_next(
    tmp_path: Path, folder: Path, after: int
) -> None:
    path = tmp_path / "library.db"
    for number in range(4):
        (folder / f"{number}.txt").write_text(ROBOTS.replace("Robots", f"Robots {number}"), encoding="utf-8")
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
    process = subprocess.Popen(
        [sys.executable, "-c", ENDED, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    for _ in range(after):
        process.stdout.readline()
        process.stdin.write(b"\n")
        process.stdin.flush()
    process.stdout.readline()
    process.kill()
    process.communicate()
    with Library.open(path) as library:
        assert total(library, "robots") == total(library, "robts") > 4
        assert total(library, "-nothing") == len(library.items())


def test_cancelled_leaves_what_is_done_for_the_next_time(tmp_path: Path, folder: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        list(library.documents.add([str(folder)]))
        answers = iter([False, True])
        assert library.search("seattle", cancelled=lambda: next(answers, True)) is None
        assert total(library, "seattle") >= 1


def test_another_process_that_writes_is_waited_for(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "library.db"
    writer = Index.open(index_folder(path))
    assert writer.begin()
    looks = iter(range(5))

    def ends_at_last() -> bool:
        if next(looks, None) == 4:
            writer.end()
        return False

    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        results = library.search("robots", cancelled=ends_at_last)
        assert results is not None
        assert results.total >= 1
        assert not results.is_partial
    assert next(looks, None) is None


def test_another_process_that_stands_still_is_not_waited_for(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.search_service.STALL_SECONDS", 0.1)
    path = tmp_path / "library.db"
    writer = Index.open(index_folder(path))
    assert writer.begin()
    with Library.open(path) as library:
        list(library.documents.add([str(folder)]))
        results = library.search("robots")
        assert results is not None
        assert (results.total, results.is_partial) == (0, True)
        assert library.search("robots", cancelled=lambda: True) is None
        writer.end()
        assert total(library, "robots") >= 1


@pytest.mark.long
def test_workers_give_the_same_as_the_caller_in_order() -> None:
    sources = [RawDocument(ROBOTS.replace("far", f"far{number}"), f"{number}.txt") for number in range(12)]
    with ParsePool(2) as workers:
        documents = list(workers.map(parse_document, sources))
        items = [item for found in workers.map(prepare_document, sources) for item in found]
    assert documents == [parse_document(source) for source in sources]
    own = [item for source in sources for item in prepare_document(source)]
    assert [item._replace(new_words=[]) for item in items] == [item._replace(new_words=[]) for item in own]
    # A worker sends a word once, the caller with every item.
    assert {word for item in items for word in item.new_words} == {
        word for item in own for word in item.new_words
    }
    assert sum(len(item.new_words) for item in items) < sum(len(item.new_words) for item in own)


def test_what_a_worker_does_not_do_is_done_by_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [RawDocument(ROBOTS.replace("far", f"far{number}"), f"{number}.txt") for number in range(12)]
    own = [parse_document(source) for source in sources]
    with ParsePool(2) as workers:
        results = workers.map(parse_document, sources)
        found = [next(results)]
        for process in workers.started:
            process.kill()
        assert [*found, *results] == own
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with ParsePool(2) as workers:
        assert list(workers.map(parse_document, sources)) == own
        assert workers.started == []


def test_workers_are_gone_when_the_caller_leaves_off() -> None:
    with ParsePool(2) as workers:
        results = workers.map(
            parse_document, (RawDocument(ROBOTS, f"{number}.txt") for number in range(1000))
        )
        assert next(iter(results)).source == "0.txt"
        started = workers.started
    assert [process.poll() is not None for process in started] == [True] * len(started)
    assert started
