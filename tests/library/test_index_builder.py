"""Bringing an index up aside: the same index from another process, and one's own where that cannot."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.config import bundled
from reader.library import index_builder as builder
from reader.library import search_service
from reader.library.index_builder import build_in_process
from reader.library.process_channel import spawn
from reader.library.search_service import Indexing, index_folder
from reader.search import Index

if TYPE_CHECKING:
    from pathlib import Path

QUERY = "barcelna"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library whose index is not there yet."""
    path = tmp_path / "library.db"
    with Library.open(path) as library:
        assert list(library.documents.add([str(bundled("seeds"))]))
    return path


@pytest.mark.long
def test_another_process_brings_the_index_up_and_tells_how_far_it_is(path: Path) -> None:
    told: list[tuple[int, int]] = []
    build_in_process(path, index_folder(path), lambda: False, lambda done, total: told.append((done, total)))
    with Library.open(path) as library:
        number = len(library.documents.list())
        assert told == [(done, number) for done in range(1, number + 1)]
        assert library.is_indexed
        found = library.search(QUERY, wait=False)
        assert found is not None
        assert found.hits
        assert not found.is_partial


def test_a_large_library_leaves_its_index_to_another_process(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_service, "LARGE_LIBRARY", 1)
    seen: list[Indexing | None] = []

    def cancelled() -> bool:
        seen.append(library.indexing)
        return False

    with Library.open(path) as library:
        library.prepare(cancelled)
        number = len(library.documents.list())
        # Done here, one asks before a document is told, and sees those before it; aside, after it.
        assert seen == [Indexing(done, number) for done in range(1, number + 1)]
        assert library.is_indexed


def test_a_library_that_was_brought_up_starts_no_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_service, "LARGE_LIBRARY", 1)
    with Library.open(path) as library:
        assert library.search(QUERY) is not None
    monkeypatch.setattr(builder, "spawn", lambda *_: pytest.fail("a process for nothing"))
    with Library.open(path) as library:
        library.prepare()


@pytest.mark.long
def test_its_input_ended_it_leaves_off_and_keeps_what_it_has(path: Path) -> None:
    process = spawn("reader.library.index_builder:main", str(path), str(index_folder(path)))
    assert process is not None
    with process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0
    with Library.open(path) as library:
        index = Index.open(index_folder(path))
        assert index.stamp is None
        assert len(index.documents) < len(library.documents.list())
        library.prepare()
        assert library.is_indexed


@pytest.mark.long
def test_who_no_longer_wants_it_ends_its_input(path: Path) -> None:
    build_in_process(path, index_folder(path), lambda: True, lambda *_: None)
    index = Index.open(index_folder(path))
    assert index.begin()  # nobody else writes any more
    index.end()


@pytest.mark.long
@pytest.mark.parametrize("how", ["gone", "killed"])
def test_what_another_process_cannot_do_is_done_here(
    path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    monkeypatch.setattr(search_service, "LARGE_LIBRARY", 1)
    if how == "gone":
        monkeypatch.setattr("sys.executable", str(path.parent / "nowhere"))
    else:

        def killed(*words: str) -> object:
            process = spawn(*words)
            assert process is not None
            process.send_signal(signal.SIGKILL)
            return process

        monkeypatch.setattr(builder, "spawn", killed)
    with Library.open(path) as library:
        library.prepare()
        found = library.search(QUERY, wait=False)
        assert found is not None
        assert found.hits
