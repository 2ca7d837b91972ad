"""Reading positions, the last stop and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.store import Storage, open_library
from reader.store.values import Position, Setting, Stop
from tests.store.samples import kept

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import Clock


def test_positions_by_document_and_part(library: Storage) -> None:
    assert library.positions.position("d", "article") is None
    for position in (Position("d", "postings", 3), Position("d", "article", 9), Position("d", "article", 7)):
        library.positions.set_position(position)
    assert library.positions.position("d", "article") == 7
    assert kept(library, Position) == [Position("d", "article", 7), Position("d", "postings", 3)]


def test_the_last_stop_is_kept_for_the_next_start(path: Path, clock: Clock) -> None:
    with open_library(path, clock=clock) as library:
        assert library.positions.last_stop() is None
        library.positions.set_stop(Stop("d", "article", 7))
        library.positions.set_stop(Stop("d", "postings", 8, "x"))
    with open_library(path, clock=clock) as library:
        assert library.positions.last_stop() == Stop("d", "postings", 8, "x")


def test_settings(library: Storage) -> None:
    library.positions.set_setting("b", "1")
    library.positions.set_setting("b", "2")
    library.positions.set_setting("a", "")
    assert library.positions.setting("b") == "2"
    assert kept(library, Setting) == [Setting("a", ""), Setting("b", "2")]
    library.positions.set_setting("b", None)
    assert library.positions.setting("b") is None


def test_places_are_no_steps(library: Storage) -> None:
    library.positions.set_position(Position("d", "article", 9))
    library.positions.set_stop(Stop("d", "article", 9))
    library.positions.set_setting("a", "b")
    assert library.history.undo() is None
    assert library.mark_changes() == library.changes() == 0
