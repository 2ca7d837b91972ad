"""Marks, notes and dates in queries, and the order in which items came."""

from __future__ import annotations

import random
import shutil
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.library.search_service import index_folder
from tests.fakes import Clock
from tests.library.samples import HARBOR, TIDES, add, id_of, page, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.search import Hit, Results

SENIOR, ECONOMIST, ARTICLE = "Senior Applied Scientist", "Economist", "The sea"
NURSE = (
    "ES, B, Barcelona",
    (
        "The Care team is looking for a Data Engineer who knows the wards and writes down what was done, in "
        "plain words, so that others can go on from there. You will work at night and by day, and rest in "
        "between as you like."
    ),
)


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    """An article, and postings of two teams."""
    add(library, write(tmp_path / "pages", sea=page("The sea", TIDES, HARBOR)))
    return library


def search(library: Library, query: str, **wanted: object) -> Results:
    results = library.search(query, **wanted)  # type: ignore[arg-type]
    assert results is not None
    return results


def titles(library: Library, query: str) -> list[str]:
    results = search(library, query)
    assert results.total == len(results.hits)
    assert not results.relaxed
    return sorted(hit.title for hit in results.hits)


MARKED: list[tuple[str, list[str]]] = [
    ("has:note", [SENIOR]),
    ("has:tag", [ECONOMIST]),
    ("has:tags OR has:notes", [ECONOMIST, SENIOR]),
    ("-has:note", [ECONOMIST, ARTICLE]),
    ("has:note has:tag", []),
    ("status:none", [SENIOR]),
    ("-status:none", [ECONOMIST, ARTICLE]),
    ("status:interview", [ECONOMIST]),
    ("status:none OR status:interview", [ECONOMIST, SENIOR]),
    ("status:none status:interview", [ECONOMIST, SENIOR]),
    ("status:offer", [ARTICLE]),
    ("is:offer", [ARTICLE]),
    ("(status:offer OR has:note) place:seattle", [SENIOR]),
    ("-(status:offer OR has:note)", [ECONOMIST]),
    ("(is:starred place:seattle) OR tag:boats", [ECONOMIST]),
    ("-(is:unread -tag:boats)", [ECONOMIST, ARTICLE]),
    ("is:gone", []),
    ("is:new", []),
    ("new:7d", [ECONOMIST, SENIOR, ARTICLE]),
]


def test_marks_in_queries(filled: Library) -> None:
    senior, economist, article = (id_of(filled, title) for title in (SENIOR, ECONOMIST, ARTICLE))
    filled.marks.add_note(senior, "sent on Monday")
    filled.marks.tag(economist, add=["boats"])
    filled.marks.set(economist, status="interview")
    filled.marks.set(article, status="offer")
    for query, found in MARKED:
        assert (query, titles(filled, query)) == (query, sorted(found))
        facets = filled.facets(query)
        assert facets is not None
        postings = [title for title in found if title != ARTICLE]
        assert (query, sum(value.count for value in facets["level"])) == (query, len(postings))


WRITTEN: list[tuple[str, list[str]]] = [
    ("monday", [SENIOR]),
    ("mondya", [SENIOR]),
    ("mon", [SENIOR]),
    ('"sent on monday"', [SENIOR]),
    ('"monday sent"', []),
    ("captains monday", [SENIOR]),
    ("boats monday", []),
    ("dream-job", [ECONOMIST]),
    ("dream economist", [ECONOMIST]),
    ("monday OR dream", [ECONOMIST, SENIOR]),
    ("in:postings -monday", [ECONOMIST]),
    ("in:postings -(monday OR captains)", [ECONOMIST]),
    ("C++", [SENIOR]),
    ("大学", [ECONOMIST]),
]


def test_notes_and_tags_are_searched(filled: Library) -> None:
    filled.marks.add_note(id_of(filled, SENIOR), "sent on Monday, asks for C++")
    filled.marks.add_note(id_of(filled, ECONOMIST), "東京大学に電話")
    filled.marks.tag(id_of(filled, ECONOMIST), add=["dream job"])
    for query, found in WRITTEN:
        results = search(filled, query)
        hits = [] if results.relaxed else results.hits
        assert (query, sorted(hit.title for hit in hits)) == (query, sorted(found))
        assert all(hit.score > 0 for hit in results.hits), query


def test_a_note_is_found_as_long_as_it_is_there(filled: Library) -> None:
    assert search(filled, "xylophone").total == 0
    note = filled.marks.add_note(id_of(filled, SENIOR), "plays the xylophone")
    assert search(filled, "xylophone").suggestion is None
    assert titles(filled, "xylophone") == [SENIOR]
    filled.marks.edit_note(note, "plays the flute")
    assert search(filled, "xylophone").total == 0
    assert titles(filled, "flute") == [SENIOR]


def test_hidden_ones_are_counted_as_such(filled: Library) -> None:
    assert search(filled, "in:postings").hidden == 0
    filled.marks.set(id_of(filled, ECONOMIST), id_of(filled, SENIOR), status="hidden")
    assert (search(filled, "in:postings").total, search(filled, "in:postings").hidden) == (0, 2)
    assert (search(filled, "boats").total, search(filled, "boats").hidden) == (0, 1)
    assert search(filled, "sea", kind="article").hidden == 0
    assert search(filled, "status:hidden in:postings").hidden == 0


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_days_begin_at_midnight_where_the_user_is(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    clock = Clock()
    try:
        with Library.open(file, clock=clock) as library:
            evening = datetime(2026, 3, 10, 23, 30).astimezone()
            clock.now = evening
            add(library, write(tmp_path / "a", one=page("Before", TIDES)))
            clock.now = evening + timedelta(hours=1)
            add(library, write(tmp_path / "b", two=page("After", HARBOR)))
            clock.now = evening + timedelta(days=1)
            assert titles(library, "new:2026-03-11 in:postings") == [ECONOMIST]
            assert titles(library, "new:2026-03-10 in:postings") == [ECONOMIST, SENIOR]
            assert titles(library, "new:2026-03-12") == []
            assert (
                titles(library, "new:0d in:postings")
                == titles(library, "new:today -in:articles")
                == [ECONOMIST]
            )
            assert titles(library, "new:1d in:postings") == [ECONOMIST, SENIOR]
            assert titles(library, "new:24h in:postings") == [ECONOMIST]
            assert titles(library, "-new:24h in:postings") == [SENIOR]
            assert titles(library, "new:0001-01-01 in:postings") == [ECONOMIST, SENIOR]
            assert titles(library, "new:9999-12-31") == []
            clock.now = evening + timedelta(days=16)
            assert titles(library, "new:2w") == []
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("value", ["soon", "7", "2026-13-40", "d7"])
def test_what_is_no_time_is_searched_as_text_and_is_told(filled: Library, value: str) -> None:
    assert search(filled, f"new:{value}").notes[0].startswith('"new:" takes')


def test_what_came_with_a_later_look_is_new_until_it_is_seen(filled: Library, tmp_path: Path) -> None:
    (tmp_path / "pages" / "sea.txt").write_text(page("The sea", TIDES, HARBOR, NURSE), encoding="utf-8")
    add(filled, tmp_path / "pages")
    assert titles(filled, "is:new") == ["Data Engineer"]
    filled.marks.seen(id_of(filled, "Data Engineer"))
    assert titles(filled, "is:new") == []


# The order of the documents


def test_newest_goes_by_when_an_item_first_came(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    add(library, write(folder, a=page("Alpha", TIDES)) / "a.txt")
    add(library, write(folder, b=page("Beta", HARBOR)) / "b.txt")
    assert newest(library) == [ECONOMIST, SENIOR]
    add(library, write(folder, a=page("Alpha", TIDES, NURSE)) / "a.txt")
    assert newest(library) == ["Data Engineer", ECONOMIST, SENIOR]
    shutil.rmtree(index_folder(library.path))  # type: ignore[arg-type]
    with Library.open(library.path) as again:
        assert newest(again) == ["Data Engineer", ECONOMIST, SENIOR]
        assert [hit.title for hit in search(again, "in:postings", order="newest", limit=1).hits] == [
            "Data Engineer"
        ]


def newest(library: Library) -> list[str]:
    return [hit.title for hit in search(library, "in:postings", order="newest").hits]


def alike(number: int) -> tuple[str, str]:
    """One of many postings that every order finds equal."""
    return "US, WA, Seattle", f"The Tides team is looking for a Clerk who counts boats, number {number}. " * 3


def first_hits(library: Library) -> list[Sequence[Hit]]:
    queries = [("boats", "relevance"), ("boa", "relevance"), ("in:postings", "newest"), ("boats", "place"),
               ("boats clerk", "level"), ("clerk", "role"), ("boats zebra", "relevance")]  # fmt: skip
    return [
        search(library, query, limit=limit, order=order).hits
        for query, order in queries
        for limit in (3, 7, 50)
    ]


@pytest.mark.parametrize(
    ("seed", "look"),
    [
        (0, 1000),
        pytest.param(1, 1000, marks=pytest.mark.slow),
        pytest.param(2, 12, marks=pytest.mark.slow),
        (3, 1),
    ],
)
def test_ties_keep_the_order_of_the_documents_however_the_index_came_about(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, seed: int, look: int
) -> None:
    monkeypatch.setattr("reader.search.selection._LOOK", look)
    chooser = random.Random(seed)  # noqa: S311
    pages = {name: [alike(number) for number in chooser.sample(range(30), 6)] for name in "abcdefgh"}
    folder = tmp_path / "pages"
    clock = Clock()
    with Library.open(file, clock=clock) as library:
        for name in chooser.sample(sorted(pages), len(pages)):
            add(library, write(folder, **{name: page(name, *pages[name])}) / f"{name}.txt")
            if chooser.random() < 0.7:
                search(library, "boats")
        for name in chooser.sample(sorted(pages), 4):
            pages[name] = [alike(number) for number in chooser.sample(range(30), 7)]
            add(library, write(folder, **{name: page(name, *pages[name])}) / f"{name}.txt")
            search(library, "boats")
        library.documents.forget([str(folder / f"{chooser.choice(sorted(pages))}.txt")])
        before = first_hits(library)
        position = {entry.id: at for at, entry in enumerate(library.documents.list())}
    for hits in before[:6]:
        places = [(position[hit.document], hit.lines) for hit in hits]
        assert places == sorted(places)
    shutil.rmtree(index_folder(file))
    with Library.open(file, clock=clock) as library:
        assert first_hits(library) == before


def test_what_is_gone_is_found(filled: Library, tmp_path: Path) -> None:
    economist = id_of(filled, ECONOMIST)
    filled.marks.set(economist, status="applied")
    (tmp_path / "pages" / "sea.txt").write_text(page("The sea", TIDES), encoding="utf-8")
    add(filled, tmp_path / "pages")
    check_gone(filled, [ECONOMIST])
    shutil.rmtree(index_folder(filled.path))  # type: ignore[arg-type]
    with Library.open(filled.path) as again:
        check_gone(again, [ECONOMIST])
    filled.documents.forget([str(tmp_path / "pages")])
    check_gone(filled, [ECONOMIST])
    (tmp_path / "pages" / "sea.txt").write_text(page("The sea", TIDES, HARBOR), encoding="utf-8")
    add(filled, tmp_path / "pages")
    assert titles(filled, "is:gone") == []
    assert titles(filled, "status:applied") == [ECONOMIST]


def check_gone(library: Library, gone: list[str]) -> None:
    assert titles(library, "is:gone") == titles(library, "status:applied") == titles(library, "boats") == gone
    assert titles(library, "-is:gone in:postings") == [
        title for title in [SENIOR] if library.documents.list()
    ]
    (hit,) = search(library, "boats").hits
    assert [hit.snippet[slice(*span)] for span in hit.matches] == ["boats"]


def test_what_is_gone_and_loses_its_mark_is_found_no_more(filled: Library, tmp_path: Path) -> None:
    filled.marks.set(id_of(filled, ECONOMIST), starred=True)
    economist = id_of(filled, ECONOMIST)
    filled.documents.forget([str(tmp_path / "pages")])
    assert titles(filled, "boats") == [ECONOMIST]
    filled.marks.set(economist, starred=False)
    assert titles(filled, "boats") == []
    filled.marks.undo()
    assert titles(filled, "boats") == [ECONOMIST]


def test_a_suggestion_finds_something(library: Library, tmp_path: Path) -> None:
    add(library, write(tmp_path / "pages", sea=page("The sea", TIDES, HARBOR)))
    assert search(library, "captians").suggestion == "captains"
    assert search(library, "captians boats").suggestion is None
    assert search(library, "place:london captians").suggestion is None
    assert search(library, "boats OR captians").suggestion == "boats OR captains"
    library.marks.set(id_of(library, SENIOR), status="hidden")
    assert search(library, "captians").suggestion is None


CASES: dict[str, list[tuple[str, str, list[str]]]] = {
    "07-letters-and-signs": [("tools.txt", "C++", ["shaders"]), ("tools.txt", "R", ["regressions"])],
    "08-no-spaces": [("tides.txt", "東京大学", ["東京大学"]), ("tides.txt", "観測", ["観測"])],
    "10-note-search": [("page.txt", "Monday", ["alphas"]), ("page.txt", "has:note", ["alphas"])],
}


@pytest.mark.parametrize("case", CASES)
def test_cases_from_the_field(library: Library, shared: Path, case: str) -> None:
    for name, query, words in CASES[case]:
        add(library, shared / "cases" / "field" / case / name)
        if case.startswith("10"):
            for item in library.items("posting"):
                library.marks.add_note(item.id, "sent on Monday")
        results = search(library, query)
        assert (results.total, results.relaxed) == (1, False)
        (hit,) = results.hits
        document = library.documents.get(hit.document)
        text = "\n".join(document.text.split("\n")[hit.lines[0] - 1 : hit.lines[1]])
        assert all(word in text for word in words)


def test_the_case_of_what_is_newest(library: Library, tmp_path: Path, shared: Path) -> None:
    case = shared / "cases" / "field" / "05-newest"
    page_a = tmp_path / "a.txt"
    for source in ("a-1.txt", None, "a-2.txt"):
        if source is not None:
            shutil.copy(case / source, page_a)
        add(library, case / "b.txt" if source is None else page_a)
    assert newest(library) == ["Statistician", "Data Engineer", "Data Scientist"]
    assert titles(library, "is:new") == ["Statistician"]


@pytest.mark.parametrize(
    ("query", "matched"),
    [
        ("wilhelmina", ["Wilhelmina"]),
        ("telehpone wilhelmina", ["Wilhelmina", "telephone"]),
        ('"on the telephone"', ["on the telephone"]),
        ("tier-1", ["tier", "1"]),
        ("電話", ["電話"]),
    ],
)
def test_a_hit_that_only_a_note_matches_shows_the_note(
    filled: Library, query: str, matched: Sequence[str]
) -> None:
    senior = id_of(filled, SENIOR)
    filled.marks.add_note(senior, "Spoke with Wilhelmina on the telephone\nand 電話 again")
    filled.marks.tag(senior, add=["tier-1"])
    (hit,) = search(filled, query).hits
    assert [hit.snippet[start:end] for start, end in hit.matches] == matched
    assert hit.passage == (hit.lines[0], hit.lines[0])


def test_a_long_note_is_cut_around_its_match(filled: Library) -> None:
    filled.marks.add_note(id_of(filled, SENIOR), f"{'so ' * 200}xylophone {'far ' * 200}")
    (hit,) = search(filled, "xylophone").hits
    assert len(hit.snippet) < 250
    ((start, end),) = hit.matches
    assert hit.snippet[start:end] == "xylophone"


def test_a_hit_whose_text_matches_shows_its_text(filled: Library) -> None:
    filled.marks.add_note(id_of(filled, SENIOR), "the captains called")
    for query in ("captains", "captains called", "has:note"):
        (hit, *_) = search(filled, query).hits
        assert "called" not in hit.snippet
