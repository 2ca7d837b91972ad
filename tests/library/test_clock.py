"""A clock that is set forward or back, under an open library too, loses and mixes up nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import Library
from tests.fakes import START, Clock
from tests.library.samples import HARBOR, TIDES, add, page, write

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reader.search.grouping import Order

RIVER = (
    "US, OR, Portland",
    (
        "The River team is looking for a Surveyor who measures locks. You will wade, weigh gravel, and draw "
        "each bank twice a year, with a ruler and a good deal of patience for the weather along the valley."
    ),
)
EDITED = (TIDES[0], f"{TIDES[1]} Work from home on Fridays.")
DAY, YEAR = timedelta(days=1), timedelta(days=365)
JUMPS = [timedelta(0), DAY, -DAY, -10 * YEAR, 10 * YEAR, timedelta(hours=-1), timedelta(hours=1)]
STEADY = [timedelta(0)]


def actions(folder: Path) -> Sequence[Callable[[Library], object]]:
    """What a user does one day."""

    def put(**pages: str) -> Callable[[Library], object]:
        return lambda library: add(library, write(folder, **pages))

    def item(library: Library, place: str) -> str:
        return next(one.id for one in library.items("posting") if place in one.title)

    def mark(place: str, **marks: Any) -> Callable[[Library], object]:  # noqa: ANN401
        return lambda library: library.marks.set(item(library, place), **marks)

    return [
        put(one=page("Monday", TIDES, HARBOR)),
        mark("Senior", status="interested"),
        mark("Senior", status="applied"),
        lambda library: library.marks.add_note(item(library, "Senior"), "sent on Monday"),
        put(two=page("Tuesday", RIVER)),
        mark("Senior", status="interview"),
        lambda library: library.marks.tag(item(library, "Senior"), add=["near"]),
        put(one=page("Monday", EDITED, HARBOR)),
        lambda library: library.marks.undo(),
        lambda library: library.marks.redo(),
        mark("Economist", status="offer"),
        lambda library: library.marks.undo(),
        mark("Economist", starred=True),
        put(one=page("Monday", EDITED)),
        lambda library: library.marks.add_note(item(library, "Senior"), "heard on Friday"),
        lambda library: library.marks.undo(),
        lambda library: library.marks.redo(),
        mark("River", read=True),
        lambda library: library.backup(),
    ]


def found(library: Library, query: str, order: Order = "relevance") -> list[str]:
    results = library.search(query, order=order)
    assert results is not None
    return [hit.id for hit in results.hits]


def state(library: Library) -> object:
    """Everything but dates."""
    listed = [(item.id, item.title, item.gone is not None) for item in library.items()]
    marks = [library.marks.of(item) for item, *_ in listed]
    return (
        listed,
        [
            (
                mark.starred, mark.read, mark.status, mark.tags, [note.text for note in mark.notes],
                [change.status for change in mark.statuses],
                mark.status is None or mark.status_since == mark.statuses[-1].at,
            )
            for mark in marks
        ],
        [(step.name, step.undone, step.items) for step in library.marks.history()],
        [step and step.name for step in (library.marks.next_undo(), library.marks.next_redo())],
        [
            found(library, query)
            for query in ("the", "is:new", "is:gone", "has:note", "status:interview", "Fridays", "Surveyor")
        ],
        [finding.sentence for finding in library.check()],
    )  # fmt: skip


def lived(folder: Path, jumps: Sequence[timedelta], *, reopened: bool) -> list[object]:
    """The state after each action, where the clock jumps before each."""
    folder.mkdir(parents=True)
    clock, file, states = Clock(), folder / "data" / "library.db", []
    library = Library.open(file, clock=clock)
    try:
        for number, action in enumerate(actions(folder / "pages")):
            clock.now += jumps[number % len(jumps)]
            if reopened:
                library.close()
                library = Library.open(file, clock=clock)
            action(library)
            states.append(state(library))
    finally:
        library.close()
    return states


@pytest.fixture(scope="module")
def steady(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """The states where the clock never jumps."""
    return lived(tmp_path_factory.mktemp("steady") / "a", STEADY, reopened=False)


def often(jump: timedelta, *, reopened: bool) -> object:
    """A jump for a plain run of the tests; the others are for the longer one."""
    is_often = (jump, reopened) in ((-DAY, False), (-10 * YEAR, True))
    return pytest.param(jump, reopened, marks=[] if is_often else pytest.mark.slow, id=f"{jump}, {reopened}")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("jump", "reopened"), [often(jump, reopened=reopened) for jump in JUMPS[1:] for reopened in (False, True)]
)
def test_a_jump_again_and_again_changes_dates_alone(
    tmp_path: Path, steady: list[object], jump: timedelta, *, reopened: bool
) -> None:
    there_and_back = [jump, -jump] if abs(jump) > YEAR else [jump]
    assert lived(tmp_path / "jumping", there_and_back, reopened=reopened) == steady


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(JUMPS), min_size=1, max_size=19), st.booleans())
def test_any_jumps_change_dates_alone(
    tmp_path_factory: pytest.TempPathFactory, steady: list[object], jumps: list[timedelta], reopened: bool
) -> None:
    assert lived(tmp_path_factory.mktemp("jumping") / "a", jumps, reopened=reopened) == steady


@pytest.mark.parametrize(
    "year", [1904, 9999, *(pytest.param(year, marks=pytest.mark.slow) for year in (1969, 1970, 1980, 2038))]
)
def test_a_clock_that_was_never_set(tmp_path: Path, year: int) -> None:
    clock = Clock(datetime(year, 1, 1, tzinfo=UTC) + DAY)
    with Library.open(tmp_path / "library.db", clock=clock) as library:
        for action in actions(tmp_path / "pages")[:10]:
            action(library)
        assert len(found(library, "new:7d in:postings", "newest")) == 3
        assert found(library, "new:9999-12-31") == []
        before = state(library)
    with Library.open(tmp_path / "library.db", clock=Clock()) as library:
        assert state(library) == before
        assert library.marks.undo() is not None


def test_marks_that_meet_keep_the_status_given_last(tmp_path: Path) -> None:
    clock = Clock()
    with Library.open(tmp_path / "library.db", clock=clock) as library:
        add(library, write(tmp_path / "pages", one=page("Monday", TIDES)))
        (old,) = library.items("posting")
        library.marks.set(old.id, status="applied")
        clock.now -= DAY
        library.marks.set(old.id, status="interview")
        add(library, write(tmp_path / "pages", two=page("Tuesday", EDITED)))
        new = next(item for item in library.items("posting") if item.id != old.id)
        library.marks.set(new.id, status="interested")
        library.marks.set(new.id, status="none")
        library.documents.forget([str(tmp_path / "pages" / "one.txt")])
        marks = library.marks.of(new.id)
        assert (marks.status, [change.status for change in marks.statuses][-1]) == ("interview", "interview")
        assert marks.status_since is not None
        assert marks.status_since < START
