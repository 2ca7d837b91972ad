"""What came, changed, went and came back with a later look at a source, until it is seen."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.store import Storage, open_library
from reader.store.schema import MIGRATIONS
from reader.store.values import MarkChange
from tests.store.samples import addition, posting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes import Clock

ONE, TWO, THREE = (posting(text).id for text in ("one", "two", "three"))


def put(
    library: Storage, *postings: str, name: str = "a.txt", is_news: bool = False, **joins: str
) -> list[tuple[str, str]]:
    """Add or update a document of these postings; return what its outcome names, and how."""
    given = addition(name, *postings, joins={posting(old).id: posting(new).id for old, new in joins.items()})
    outcome = library.documents.put(replace(given, is_news=is_news), step=f"took {' '.join(postings)}")
    assert sum(news.what in ("new", "back") for news in outcome.news) == (
        0 if not outcome.news else outcome.new
    )
    return [(news.item, news.what) for news in outcome.news]


def told(library: Storage) -> dict[str, str]:
    """Return item → what became of it."""
    return {news.item: news.what for news in library.documents.news()}


def test_a_first_look_is_no_news(library: Storage) -> None:
    assert put(library, "one", "two") == []
    assert told(library) == {}
    assert library.documents.new() == frozenset()


def test_a_new_entry_of_a_feed_is_news_though_it_is_the_first_of_its_source(library: Storage) -> None:
    article = addition("a.txt").items[0].id
    assert put(library, "one", is_news=True) == [(article, "new"), (ONE, "new")]
    assert library.documents.new() == {article, ONE}


def test_a_later_look_names_what_changed_came_and_went(library: Storage, clock: Clock) -> None:
    put(library, "one", "two")
    before = clock.now
    assert put(library, "three", "uno", one="uno") == [
        (posting("uno").id, "changed"),
        (THREE, "new"),
        (TWO, "gone"),
    ]
    news = {each.item: each for each in library.documents.news()}
    changed = news[posting("uno").id]
    assert (changed.was, changed.kind, changed.title) == (ONE, "posting", "Scientist")
    assert before < changed.at < clock.now
    assert {item: each.what for item, each in news.items()} == {
        changed.item: "changed", THREE: "new", TWO: "gone",
    }  # fmt: skip
    assert library.documents.new() == {changed.item, THREE}


def test_what_another_document_has_came_to_this_one_but_is_no_news(library: Storage) -> None:
    put(library, "one", name="b.txt")
    put(library, "two")
    assert put(library, "two", "one") == [(ONE, "new")]
    assert put(library, "two") == [(ONE, "gone")]
    assert told(library) == {}


def test_what_was_here_before_is_back(library: Storage) -> None:
    put(library, "one", "two")
    put(library, "one")
    assert put(library, "one", "two") == [(TWO, "back")]
    assert told(library) == {TWO: "back"}
    library.documents.seen([TWO])
    assert told(library) == {}
    put(library, "one")
    assert told(library) == {TWO: "gone"}


def test_what_came_by_an_addition_that_was_undone_is_not_back_but_new(library: Storage) -> None:
    put(library, "one")
    put(library, "one", "two")
    library.history.undo()
    assert put(library, "one", "two") == [(TWO, "new")]


def test_what_an_import_brought_for_its_marks_is_back(library: Storage, clock: Clock) -> None:
    library.documents.put(replace(addition("b.txt", "two"), gone=clock()), step="imported")
    put(library, "one")
    assert put(library, "one", "two") == [(TWO, "back")]


def test_news_goes_when_it_is_seen_or_marked(library: Storage) -> None:
    put(library, "one")
    put(library, "one", "two", "three")
    library.marks.set([TWO], MarkChange(starred=True), step="starred")
    assert told(library) == {THREE: "new"}
    before = library.mark_changes()
    assert library.documents.unseen([ONE, TWO, THREE]) == {THREE}
    library.documents.seen([ONE, THREE])
    assert told(library) == {}
    assert library.mark_changes() > before
    after = library.mark_changes()
    library.documents.seen([ONE, THREE])
    assert library.mark_changes() == after


def test_that_an_item_is_gone_stays_news_until_it_is_set_seen(library: Storage) -> None:
    put(library, "one", "two")
    put(library, "one")
    library.marks.set([TWO], MarkChange(tag=("far",)), step="tagged")
    assert told(library) == {TWO: "gone"}
    assert library.documents.new() == frozenset()
    library.documents.seen([TWO])
    assert told(library) == {}


def test_marking_an_item_that_is_back_ends_all_news_of_it(library: Storage) -> None:
    put(library, "one", "two")
    put(library, "one")
    put(library, "one", "two")
    library.marks.set([TWO], MarkChange(starred=True), step="starred")
    library.documents.forget([entry.id for entry in library.documents.list()], step="forgot")
    assert told(library) == {}


def test_what_the_user_takes_out_is_not_gone(library: Storage) -> None:
    put(library, "one", "two")
    put(library, "one")
    put(library, "one", "two")
    library.documents.forget([entry.id for entry in library.documents.list()], step="forgot")
    assert told(library) == {}
    put(library, "one", "two")
    assert told(library) == {}  # a first look again


def test_undo_takes_the_news_of_its_step_back_and_redo_brings_what_is_unseen(library: Storage) -> None:
    put(library, "one", "two")
    put(library, "one", "three", "four")
    assert told(library) == {TWO: "gone", THREE: "new", posting("four").id: "new"}
    library.documents.seen([THREE])
    library.history.undo()
    assert told(library) == {}
    library.history.redo()
    assert told(library) == {TWO: "gone", posting("four").id: "new"}


def test_undo_of_a_loss_brings_back_what_was_new_before(library: Storage) -> None:
    put(library, "one")
    put(library, "one", "two")
    put(library, "one")
    assert told(library) == {TWO: "gone"}
    library.history.undo()
    assert told(library) == {TWO: "new"}


def test_a_loss_that_was_undone_is_no_news_when_the_addition_is_undone_too(library: Storage) -> None:
    put(library, "one", "two")
    put(library, "one")
    library.history.back_to(None)
    assert told(library) == {}


def test_news_of_a_step_that_is_brought_back_counts_again(library: Storage) -> None:
    put(library, "one")
    put(library, "one", "two")
    step = library.history.undo()
    assert step is not None
    library.marks.set(["x"], MarkChange(starred=True), step="starred")
    library.history.bring_back(step.id)
    assert told(library) == {TWO: "new"}


def test_what_a_source_lost_that_became_a_copy_is_gone(library: Storage) -> None:
    put(library, "one", name="b.txt")
    put(library, "one", "two")
    assert put(library, "one") == [(TWO, "gone")]
    assert told(library) == {TWO: "gone"}


def test_what_a_renamed_file_replaced_is_gone(library: Storage) -> None:
    kept = addition("a.txt", "one", title="Kept")
    library.documents.put(kept, step="added")
    library.documents.put(addition("b.txt", "two", title="Replaced"), step="added")
    moved = replace(kept, resolved="/home/b.txt", was=kept.document.id)
    outcome = library.documents.put(moved, step="moved")
    assert (outcome.kind, outcome.new, outcome.gone) == ("updated", 2, 2)
    assert [news.what for news in outcome.news] == ["new", "new", "gone", "gone"]
    assert set(told(library).values()) == {"gone"}
    assert TWO in told(library)


def test_what_a_newer_parser_does_not_find_is_no_news_any_more(library: Storage) -> None:
    put(library, "one")
    put(library, "one", "two")
    (entry,) = library.documents.list()
    (key,) = library.documents.outdated("newer")[:1]
    without = addition("a.txt", "one")
    document = replace(addition("a.txt", "one", "two").document, postings=without.document.postings)
    library.documents.put_again([(key, replace(without, document=document, parser="newer"))])
    assert told(library) == {}
    assert library.check() == []
    assert entry.id == library.documents.list()[0].id


def test_what_an_earlier_version_called_fresh_is_new(path: Path, clock: Clock) -> None:
    open_library(path, clock=clock, migrations=MIGRATIONS[:6]).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            """INSERT INTO document (key, id, position, present, source, name, notices, added, articles,
            papers, postings) VALUES (1, ?, 1, 1, 'a.txt', 'A', '[]', '2026-05-01T12:00+00:00', 0, 0, 2)""",
            ("0" * 16,),
        )
        connection.execute("INSERT INTO text VALUES (1, 0, x'', NULL)")
        connection.executemany(
            "INSERT INTO item (id, kind, title, fresh) VALUES (?, 'posting', 'A job', ?)",
            [(ONE, 1), (TWO, 0)],
        )
        connection.executemany("INSERT INTO standing VALUES (1, ?, ?, 1, 1)", [(0, ONE), (1, TWO)])
    with open_library(path, clock=clock) as library:
        (news,) = library.documents.news()
        assert (news.item, news.what, news.at.isoformat()) == (ONE, "new", "2026-05-01T12:00:00+00:00")
        assert library.documents.new() == {ONE}
        assert library.check() == []


def test_what_a_changed_or_gone_item_said_is_still_known(library: Storage) -> None:
    put(library, "one", "two")
    assert library.documents.former_text(ONE) is None
    put(library, "uno", "three", one="uno")
    for item in (ONE, TWO):
        former = library.documents.former_text(item)
        assert former is not None
        assert former.text.splitlines()[-2:] == ["one", "two"]
    put(library, "two", "four")
    put(library, "five")
    former = library.documents.former_text(TWO)
    assert former is not None
    assert former.text.splitlines()[-2:] == ["two", "four"]
    assert library.documents.former_text("f" * 16) is None
