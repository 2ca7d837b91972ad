"""A board's address added again: fewer jobs, none, no board, no such job; and texts that were missing."""

from __future__ import annotations

import json
from threading import Event
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.errors import SourceError
from reader.library.web_sources import (
    CLOSED,
    EMPTY_OR_CLOSED,
    NO_BOARD,
    NO_BOARD_NOW,
    NO_POSTING,
    WebSources,
)
from reader.sources import NO_POSTINGS
from reader.store.values import MarkChange
from reader.system.network import Network
from reader.system.network.turns import Turns
from tests.boards.answers import personio
from tests.fakes import Clock
from tests.library.test_web_sources import (
    GREENHOUSE,
    GREENHOUSE_API,
    SMART,
    SMART_API,
    Time,
    board,
    detail,
    job,
    listing,
    only,
)
from tests.web import Handler, Page, Web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.library.protocol import AddResult
    from reader.store.values import Outcome

PERSONIO = "https://pfeifer.jobs.personio.de"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


@pytest.fixture
def library(file: Path, web: Web) -> Iterator[Library]:
    time = Time()
    network = Network(web.proxy, turns=Turns(time, time.wait))
    with Library.open(file, clock=Clock(), network=network) as library:
        yield library


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Today, as a number; to be changed."""
    today = [0]
    made = WebSources.__init__

    def init(self: WebSources, *given: object) -> None:
        made(self, *given, lambda: today[0])  # type: ignore[arg-type, call-arg]

    monkeypatch.setattr(WebSources, "__init__", init)
    return today


def again(library: Library, source: str) -> Outcome:
    """What became of a source that can be had."""
    told = only(library, source)
    assert not isinstance(told, SourceError), told
    return told


def refused(library: Library, source: str) -> str:
    told = only(library, source)
    assert isinstance(told, SourceError)
    assert not told.copy
    return told.reason


def apply_to(library: Library, beginning: str) -> str:
    """Marks a posting as applied, and returns its id."""
    item = next(item for item in library.items("posting") if item.title.startswith(beginning))
    library.marks.change([item.id], MarkChange(status="applied"))
    return item.id


def test_jobs_that_a_board_no_longer_lists_are_gone_and_marks_stay(library: Library, web: Web) -> None:
    web.pages[GREENHOUSE_API] = board(job(1), job(2), job(3))
    assert again(library, GREENHOUSE).kind == "added"
    applied = apply_to(library, "Tide Warden 2")
    web.pages[GREENHOUSE_API] = board(job(1))
    told = again(library, GREENHOUSE)
    assert (told.kind, told.new, told.gone, told.kept, told.notices) == ("updated", 0, 2, {"applied": 1}, ())
    kept = library.item(applied)
    assert kept is not None
    assert kept.gone is not None
    web.pages[GREENHOUSE_API] = board(job(1), job(2))
    assert again(library, GREENHOUSE).new == 1
    back = library.item(applied)
    assert back is not None
    assert back.gone is None
    assert library.marks.of(applied).status == "applied"


def test_an_empty_board_loses_its_postings_and_says_so(library: Library, web: Web) -> None:
    web.pages[GREENHOUSE_API] = board(job(1), job(2), job(3))
    again(library, GREENHOUSE)
    applied = apply_to(library, "Tide Warden 2")
    web.pages[GREENHOUSE_API] = board()
    told = again(library, GREENHOUSE)
    assert (told.kind, told.gone, told.kept, told.notices) == ("updated", 3, {"applied": 1}, (NO_POSTINGS,))
    assert [item.id for item in library.items()] == [applied]
    (entry,) = library.documents.list()
    assert (entry.source, sum(entry.counts.values())) == (GREENHOUSE, 0)
    document = library.documents.get(entry.id)
    assert document.text == f"tidewater\n\nNo postings at {GREENHOUSE} now."
    assert [block.kind for block in document.blocks] == ["title", "footer"]
    told = again(library, GREENHOUSE)
    assert (told.kind, told.notices) == ("unchanged", (NO_POSTINGS,))
    web.pages[GREENHOUSE_API] = board(job(1), job(2))
    told = again(library, GREENHOUSE)
    assert (told.kind, told.new, told.gone) == ("updated", 2, 0)
    assert library.marks.of(applied).status == "applied"
    step = library.marks.undo()
    assert step is not None
    assert [item.id for item in library.items()] == [applied]


def test_two_empty_boards_stay_two(library: Library, web: Web) -> None:
    other = GREENHOUSE.replace("tidewater", "quay")
    for number, address in enumerate((GREENHOUSE, other)):
        api = GREENHOUSE_API.replace("tidewater", address.rpartition("/")[2])
        web.pages[api] = board({**job(number), "company_name": "Tidewater"})
        again(library, address)
        web.pages[api] = board()
        again(library, address)
    assert [entry.name for entry in library.documents.list()] == ["Tidewater", "Tidewater"]


def test_a_board_that_is_not_there_is_no_empty_one(library: Library, web: Web) -> None:
    assert refused(library, GREENHOUSE) == NO_BOARD
    web.pages[GREENHOUSE_API] = board(job(1))
    again(library, GREENHOUSE)
    del web.pages[GREENHOUSE_API]
    assert refused(library, GREENHOUSE) == NO_BOARD_NOW
    assert len(library.items()) == 1


def test_a_job_that_was_closed_stays_in_the_library(library: Library, web: Web) -> None:
    address = f"{GREENHOUSE}/jobs/1"
    api = GREENHOUSE_API.replace("?content=true", "/1?pay_transparency=true")
    assert refused(library, address) == NO_POSTING
    web.pages[api] = json.dumps(job(1))
    again(library, address)
    del web.pages[api]
    assert refused(library, address) == CLOSED
    assert len(library.items()) == 1


@pytest.mark.parametrize("others", [[], [2], [2, 3]])
def test_a_job_is_closed_where_its_board_lists_only_others(
    library: Library, web: Web, others: list[int]
) -> None:
    def listed(*numbers: int) -> str:
        positions = (
            f"<id>{number}</id><office>Passau</office><name>Binder {number}</name><jobDescriptions>"
            f"<jobDescription><name>Tasks</name><value><![CDATA[<p>Fold, sew, glue in {number}.</p>]]>"
            "</value></jobDescription></jobDescriptions>"
            for number in numbers
        )
        return personio(*positions)

    address, api = f"{PERSONIO}/job/1", f"{PERSONIO}/xml?language=en"
    web.pages[api] = listed(*others)
    assert refused(library, address) == NO_POSTING
    web.pages[api] = listed(1, *others)
    assert again(library, address).counts["posting"] == 1
    web.pages[api] = listed(*others)
    assert refused(library, address) == CLOSED
    assert [item.title for item in library.items()] == ["Binder 1"]


def many(web: Web, count: int, **answers: Page) -> None:
    """A board of so many postings, some of whose details are as given."""
    web.asked.clear()
    for first in range(0, count, 100):
        page = listing(first, min(100, count - first), count)
        web.pages[f"{SMART_API}?limit=100&offset={first}"] = page
    web.pages |= {f"{SMART_API}/{number}": detail(number) for number in range(count)}
    web.pages |= {f"{SMART_API}/{name.strip('_')}": page for name, page in answers.items()}


def details_asked(web: Web) -> list[int]:
    return [int(name) for url in web.asked if (name := url.rpartition("/")[2]).isdigit()]


@pytest.mark.long
def test_missing_texts_are_asked_for_first_and_those_at_hand_stay(
    library: Library, web: Web, day: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.web_sources.MOST_DETAILS", 10)
    many(web, 24)
    told = again(library, SMART)
    assert (told.counts["posting"], details_asked(web)) == (10, [*range(10)])
    assert told.notices == ("14 of 24 postings have no text yet; add the address again to get the next 10",)
    applied = apply_to(library, "Lamp Keeper 7")
    many(web, 24)
    told = again(library, SMART)
    assert details_asked(web) == [*range(10, 20)]
    assert (told.new, told.gone, told.counts["posting"]) == (10, 0, 20)
    assert told.notices == ("4 of 24 postings have no text yet; add the address again to get the next 4",)
    many(web, 24)
    told = again(library, SMART)
    assert details_asked(web) == [*range(20, 24), *range(6)]
    assert (told.new, told.gone, told.counts["posting"], told.notices) == (4, 0, 24, ())
    day[0] = 1
    many(web, 24)
    told = again(library, SMART)
    assert (told.kind, told.notices, details_asked(web)) == ("unchanged", (), [*range(10, 20)])
    day[0] = 2
    many(web, 24)
    again(library, SMART)
    assert details_asked(web) == [*range(20, 24), *range(6)]
    (entry,) = library.documents.list()
    document = library.documents.get(entry.id)
    assert [posting.role for posting in document.postings] == [f"Lamp Keeper {n}" for n in range(24)]
    assert all(f"lamp number {n} lit" in posting.text for n, posting in enumerate(document.postings))
    assert library.marks.of(applied).status == "applied"


class Stopping:
    """An answer that never comes: the user stops it while it is waited for."""

    def __init__(self) -> None:
        self.stopped = Event()

    def __call__(self, handler: Handler) -> None:
        self.stopped.set()
        handler.web.over.wait(60)


def stopped_at(library: Library, web: Web, number: int, count: int) -> list[AddResult]:
    """What is told of a board of so many postings that is stopped at the text of one."""
    many(web, count)
    stopping = web.pages[f"{SMART_API}/{number}"] = Stopping()
    return list(library.documents.add([SMART], cancelled=stopping.stopped.is_set))


def test_of_a_stopped_board_what_had_come_is_kept(library: Library, web: Web) -> None:
    (told,) = stopped_at(library, web, 3, 5)
    assert not isinstance(told, SourceError)
    assert (told.kind, told.counts["posting"]) == ("added", 3)
    assert told.notices == ("2 of 5 postings have no text yet; add the address again to get the next 2",)
    many(web, 5)
    added = again(library, SMART)
    assert details_asked(web) == [3, 4, 0, 1, 2]
    assert (added.kind, added.new, added.gone, added.notices) == ("updated", 2, 0, ())


def test_a_board_stopped_again_loses_nothing(library: Library, web: Web) -> None:
    stopped_at(library, web, 3, 5)
    assert stopped_at(library, web, 3, 5) == []  # nothing had come this time
    (told,) = stopped_at(library, web, 4, 5)
    assert not isinstance(told, SourceError)
    assert (told.kind, told.counts["posting"], told.new, told.gone) == ("updated", 4, 1, 0)
    assert told.notices == ("1 of 5 postings has no text yet; add the address again to get the next 1",)


def test_a_board_stopped_before_any_text_came_is_not_added(library: Library, web: Web) -> None:
    assert stopped_at(library, web, 0, 5) == []
    assert library.documents.list() == []


def test_what_came_of_a_stopped_board_is_stored_however_large(
    library: Library, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.importer.SMALL_BYTES", 1)  # then parsing can be stopped
    (told,) = stopped_at(library, web, 3, 5)
    assert not isinstance(told, SourceError)
    assert told.kind == "added"


def test_a_text_that_cant_be_had_this_time_is_not_lost(library: Library, web: Web) -> None:
    many(web, 3)
    again(library, SMART)
    many(web, 4, _0=Page("", 429))
    told = again(library, SMART)
    # The new one is asked for first, and got.
    assert details_asked(web) == [3, 0]
    assert (told.kind, told.new, told.gone, told.notices) == ("updated", 1, 0, ())
    many(web, 5, _4=Page("", 500), _0=Page("", 500), _1=Page("", 500))
    told = again(library, SMART)
    assert (told.gone, told.counts["posting"]) == (0, 4)
    assert told.notices == (
        "1 of 5 postings has no text: the board didn't send it; add the address again later",
    )
    many(web, 2)
    told = again(library, SMART)
    assert (told.gone, told.counts["posting"], told.notices) == (2, 2, ())


def test_an_edited_text_takes_the_place_of_the_one_at_hand(library: Library, web: Web) -> None:
    many(web, 2)
    again(library, SMART)
    applied = apply_to(library, "Lamp Keeper 1")
    many(web, 2, _1=Page(detail(1).replace("through the night", "until dawn")))
    told = again(library, SMART)
    assert (told.changed, told.new, told.gone) == (1, 0, 0)
    assert library.item(applied) is None
    (marked,) = [item for item in library.items() if library.marks.of(item.id).status]
    assert marked.title == "Lamp Keeper 1"


def test_a_board_that_may_be_empty_or_closed_is_told_so(library: Library, web: Web) -> None:
    many(web, 2)
    again(library, SMART)
    many(web, 2)
    web.pages[f"{SMART_API}?limit=100&offset=0"] = listing(0, 0, 0)
    told = again(library, SMART)
    assert (told.gone, told.notices) == (2, (EMPTY_OR_CLOSED,))
