"""Importer to a library file: what is added, unchanged, updated, refused; and whose marks go along."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from reader import Library
from reader.config import Limits, Settings
from reader.errors import SourceError
from reader.library import digests
from reader.sources import NO_POSTINGS
from tests.library.samples import HARBOR, TIDES, add, id_of, kinds, page, write

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.model import Document


def test_each_source_is_told_in_its_order(library: Library, tmp_path: Path) -> None:
    folder = write(
        tmp_path / "docs", a=page("First", TIDES), b=page("Second", HARBOR), c="", d=page("Fourth")
    )
    first = list(library.documents.add([str(folder), str(folder / "missing.txt")]))
    assert kinds(first)[:2] == ["added", "added"]
    assert "empty" in str(first[2])
    assert kinds(first)[3] == "added"
    assert "no such file" in str(first[4])
    (folder / "b.txt").write_text(page("Second", HARBOR, TIDES))
    again = list(library.documents.add([str(folder)]))
    assert [one.source for one in again] == [str(folder / f"{name}.txt") for name in "abcd"]
    assert kinds(again)[:2] == ["unchanged", "updated"]
    assert kinds(again)[3] == "unchanged"


def test_an_update_counts_item_by_item(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES, HARBOR))
    add(library, folder)
    edited = (TIDES[0], TIDES[1].replace("captains and clerks", "captains and cooks"))
    new = ("FR, Paris", "The Lantern team wants a Designer who draws light, by day as well as by night.")
    write(folder, a=page("First", edited, new))
    (outcome,) = add(library, folder)
    assert (outcome.kind, outcome.new, outcome.changed, outcome.gone) == ("updated", 1, 1, 1)


def test_what_is_unchanged_is_not_taken_apart(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES), b=page("Second", HARBOR))
    add(library, folder)
    parsed: list[str] = []

    def parse(text: str, source: str, notices: Sequence[str]) -> Document:
        parsed.append(source)
        raise AssertionError(text, notices)

    monkeypatch.setattr("reader.parsing.parse", parse)
    (folder / "a.txt").touch()
    assert kinds(add(library, folder)) == ["unchanged", "unchanged"]
    assert parsed == []


def test_another_parser_takes_everything_apart_again(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES))
    add(library, folder)
    before = library.documents.list()[0]
    monkeypatch.setattr(digests, "parser_digest", lambda: "another")
    assert kinds(add(library, folder)) == ["unchanged"]
    after = library.documents.list()[0]
    assert (after.id, after.name) == (before.id, before.name)
    assert library.documents.entries_changed() is False
    assert kinds(add(library, folder)) == ["unchanged"]


def test_the_reading_is_what_the_files_of_the_package_say() -> None:
    assert len(digests.parser_digest()) == 64
    assert digests.parser_digest() == digests.parser_digest.__wrapped__()
    assert digests.source_digest(b"a") != digests.source_digest(b"b")
    parsing = {path.name for path in digests._files(digests.PACKAGE / "parsing")}
    assert {"pipeline.py", "cues.py", "en.tsv"} <= parsing


def test_an_edited_posting_keeps_its_marks(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES, HARBOR))
    add(library, folder)
    before = id_of(library, "Senior Applied Scientist")
    library.marks.set(before, starred=True, status="applied")
    library.marks.add_note(before, "ask them about the moon")
    three_words = (
        TIDES[1].replace("ships", "boats").replace("clerks", "cooks").replace("each day", "each week")
    )
    write(folder, a=page("First", (TIDES[0], three_words), HARBOR))
    (outcome,) = add(library, folder)
    assert (outcome.changed, outcome.new, outcome.gone) == (1, 0, 0)
    after = id_of(library, "Senior Applied Scientist")
    assert after != before
    marks = library.marks.of(after)
    assert (marks.starred, marks.status, [note.text for note in marks.notes]) == (
        True, "applied", ["ask them about the moon"],
    )  # fmt: skip
    assert not library.marks.of(before).starred


def test_another_level_is_another_posting_whatever_its_text(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES))
    add(library, folder)
    before = id_of(library, "Senior Applied Scientist")
    library.marks.set(before, starred=True)
    write(folder, a=page("First", (TIDES[0], TIDES[1].replace("Senior", "Principal"))))
    (outcome,) = add(library, folder)
    assert (outcome.changed, outcome.new, outcome.gone) == (0, 1, 1)
    assert not library.marks.of(id_of(library, "Principal Applied Scientist")).starred
    assert library.marks.of(before).starred


def test_an_edited_article_and_paper_keep_their_marks(library: Library, tmp_path: Path, shared: Path) -> None:
    text = (shared / "seeds" / "aaai-papers.txt").read_text(encoding="utf-8")
    folder = write(tmp_path / "docs", a=text)
    add(library, folder)
    paper, article = library.items("paper")[0], library.items("article")[0]
    library.marks.set(paper.id, article.id, starred=True)
    edited = text.replace(paper.title, paper.title + " revised").replace("Amazon brings", "Amazon takes", 1)
    write(folder, a=edited)
    add(library, folder)
    assert {library.marks.of(item.id).starred for item in library.items("article")} == {True}
    starred = [item.title for item in library.items("paper") if library.marks.of(item.id).starred]
    assert starred == [paper.title + " revised"]


def test_standard_input_is_known_again_by_its_bytes(file: Path) -> None:
    for expected in ("added", "unchanged"):
        with Library.open(file, stdin=io.BytesIO(page("First", TIDES).encode())) as library:
            assert kinds(add(library, "-")) == [expected]
            assert [entry.source for entry in library.documents.list()] == ["-"]


def test_a_copy_under_another_name_is_told_and_not_stored(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES), b=page("First", TIDES))
    first, second = add(library, folder)
    assert (first.kind, second.kind, second.twin) == ("added", "copy", str(folder / "a.txt"))
    assert len(library.documents.list()) == 1


def test_adding_stops_where_it_is_told_to_and_keeps_what_is_done(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", **{f"n{number}": page(f"Number {number}") for number in range(9)})
    seen: list[tuple[int, int, str]] = []

    def progress(done: int, total: int, source: str) -> None:
        seen.append((done, total, source))

    told = list(library.documents.add([str(folder)], progress=progress, cancelled=lambda: len(seen) == 4))
    assert kinds(told) == ["added"] * 4
    assert seen[0] == (0, 9, str(folder / "n0.txt"))
    assert [done for done, _, _ in seen] == [0, 1, 2, 3]
    assert len(library.documents.list()) == 4
    step = library.marks.undo()
    assert step is not None
    assert step.name == "added 4 documents"
    assert library.documents.list() == []


def test_history_tells_an_update_from_an_addition(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First", TIDES), b=page("Second"))
    add(library, folder)
    write(folder, a=page("First", HARBOR))
    add(library, folder)
    write(folder, a=page("First", TIDES), b=page("Second", body="More."), c=page("Third"))
    add(library, folder)
    write(folder, b=page("First", TIDES))
    assert [outcome.kind for outcome in add(library, folder / "b.txt")] == ["copy"]
    names = [step.name for step in library.marks.history()]
    assert names == [
        "updated 1 document", "added 1 document, updated 2 documents",
        "updated 1 document", "added 2 documents",
    ]  # fmt: skip


def test_an_interruption_keeps_what_was_done_before(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", **{f"n{number}": page(f"Number {number}") for number in range(9)})

    def progress(done: int, total: int, source: str) -> None:
        if done == 5:
            raise KeyboardInterrupt(total, source)

    told = []
    with pytest.raises(KeyboardInterrupt):
        told.extend(_each(library, folder, progress))
    assert len(library.documents.list()) == 5


def _each(library: Library, folder: Path, progress: object) -> list[object]:
    return list(library.documents.add([str(folder)], progress=progress))  # type: ignore[arg-type]


def test_what_is_over_a_limit_is_refused_and_the_rest_goes_in(file: Path, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First"), b=page("Second", body="word " * 400))
    with Library.open(file, settings=Settings(Limits(file_bytes=1000))) as library:
        told = list(library.documents.add([str(folder)]))
        assert kinds(told)[0] == "added"
        assert isinstance(told[1], SourceError)
        assert "too big" in str(told[1])


@pytest.mark.long
def test_a_large_text_says_how_far_it_is_and_can_be_stopped(library: Library, tmp_path: Path) -> None:
    large = page("Large", *[(f"US, WA, Seattle {number}", TIDES[1]) for number in range(1200)])
    folder = write(tmp_path / "docs", a=page("First"), b=large)
    shown: list[str] = []

    def progress(_done: int, _total: int, what: str) -> None:
        shown.append(what)

    told = library.documents.add(
        [str(folder)],
        progress=progress,
        cancelled=lambda: shown[-1:] == [f"{folder / 'b.txt'} · parsing 60 %"],
    )
    assert kinds(told) == ["added"]
    assert [what.rpartition(" · ")[0] for what in shown[2:]] == [str(folder / "b.txt")] * (len(shown) - 2)
    assert [entry.title for entry in library.documents.list()] == ["First"]
    assert kinds(library.documents.add([str(folder)])) == ["unchanged", "added"]


def test_a_folder_is_not_even_listed_once_it_is_stopped(library: Library, tmp_path: Path) -> None:
    folder = write(tmp_path / "docs", a=page("First"))
    assert list(library.documents.add([str(folder)], cancelled=lambda: True)) == []


def test_a_file_of_a_board_that_became_empty_says_so(library: Library, tmp_path: Path) -> None:
    def dump(*numbers: int) -> Path:
        jobs = [
            {
                "id": str(n), "title": f"Binder {n}", "isListed": True, "location": "Lyon",
                "jobUrl": f"https://jobs.ashbyhq.com/codex/{n}", "employmentType": "FullTime",
                "applyUrl": f"https://jobs.ashbyhq.com/codex/{n}/application",
                "descriptionHtml": f"<p>Fold, sew and glue the books of room {n}, then press them.</p>",
            }
            for n in numbers
        ]  # fmt: skip
        path = tmp_path / "board.json"
        path.write_text(json.dumps({"apiVersion": "1", "jobs": jobs}))
        return path

    (refused,) = library.documents.add([str(dump())])
    assert isinstance(refused, SourceError)
    assert (refused.reason, refused.copy) == (NO_POSTINGS, True)
    assert library.documents.list() == []
    (told,) = add(library, dump(1, 2))
    assert told.counts["posting"] == 2
    (told,) = add(library, dump(2))
    assert (told.kind, told.gone, told.notices) == ("updated", 1, ())
    (told,) = add(library, dump())
    assert (told.kind, told.gone, told.notices) == ("updated", 1, (NO_POSTINGS,))
    assert library.items() == ()
    assert [entry.name for entry in library.documents.list()] == ["board.json"]


def test_what_a_board_says_of_an_error_is_refused(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_text('{"ok": false, "error": "Document not found"}')
    (refused,) = library.documents.add([str(path)])
    assert isinstance(refused, SourceError)
    assert "Document not found" in refused.reason
