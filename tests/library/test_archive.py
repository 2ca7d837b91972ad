"""A whole library out and back in: the same item by item and mark by mark."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import Library
from reader.config import Limits, Settings
from reader.errors import SourceError
from reader.naming import count_of
from reader.store.subscription_values import StoredFeedEntry, Subscription
from reader.store.values import STATUSES, Stop
from tests.fakes import Clock
from tests.library.samples import HARBOR, TIDES, add, id_of, kinds, page, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.protocol import AddResult

AWKWARD = [
    "The sea",
    "[red]Not[/] markup",
    "海を読む",
    "🌊 waves",
    "it\x1b[2J clears",
    "ends\r\nhere",
    "نص عربي",
]
TEXTS = st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(), max_size=30))
POSTINGS = st.lists(
    st.sampled_from([TIDES, HARBOR, ("FR, Paris", "A lamp wants a keeper. " * 20)]), max_size=3
)


@dataclass(frozen=True)
class Made:
    """What is put into a small library."""

    pages: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]
    marks: Sequence[tuple[int, bool | None, bool | None, str | None, Sequence[str], Sequence[str]]]
    offset: int
    setting: str


MADE = st.builds(
    Made,
    st.lists(st.tuples(TEXTS, TEXTS, POSTINGS), min_size=1, max_size=3),
    st.lists(
        st.tuples(
            st.integers(0, 20),
            st.none() | st.booleans(),
            st.none() | st.booleans(),
            st.none() | st.sampled_from([*STATUSES, "none"]),
            st.lists(TEXTS, max_size=2),
            st.lists(TEXTS, max_size=2),
        ),
        max_size=4,
    ),
    st.integers(0, 1 << 40),
    TEXTS,
)


def fill(library: Library, folder: Path, made: Made) -> None:
    """Makes the library say what was made up for it."""
    folder.mkdir()
    for number, (title, body, postings) in enumerate(made.pages):
        text = page(title, *postings, body=body)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8", errors="replace", newline="")
    list(library.documents.add([str(folder)]))
    items = library.items()
    for number, starred, read, status, tags, notes in made.marks:
        item = items[number % len(items)].id if items else f"{number:016x}"
        library.marks.set(item, starred=starred, read=read, status=status)  # type: ignore[arg-type]
        library.marks.tag(item, add=tags)
        for note in notes:
            library.marks.edit_note(library.marks.add_note(item, note), note + "!")
        library.marks.finish(f"{number:016x}")
    for entry in library.documents.list():
        library.marks.set_position(entry.id, "article", made.offset)
        library.marks.set_stop(Stop(entry.id, "postings", made.offset, items[0].id if items else None))
    library.marks.set_setting("searches", made.setting)


@settings(max_examples=6)
@given(MADE)
def test_export_and_add_give_the_same_library(made: Made) -> None:
    assert_export_and_add_agree(made)


@pytest.mark.slow
@settings(max_examples=50)
@given(MADE)
def test_export_and_add_give_the_same_library_again_and_again(made: Made) -> None:
    assert_export_and_add_agree(made)


def assert_export_and_add_agree(made: Made) -> None:
    """Assert that a library, exported and added to an empty one, is there again."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Library.open(folder / "one.db", clock=Clock()) as one:
            fill(one, folder / "docs", made)
            exported = list(one.export())
            (folder / "export.jsonl").write_text("\n".join(exported) + "\n", encoding="utf-8")
            with Library.open(folder / "two.db", clock=Clock()) as two:
                add(two, folder / "export.jsonl")
                assert list(two.export()) == exported
                assert two.documents.list() == one.documents.list()
                assert two.items() == one.items()
                ids = [item.id for item in one.items()]
                marks, others = two.marks.of_many(ids), one.marks.of_many(ids)
                for item in ids:
                    assert [note.text for note in marks[item].notes] == [
                        note.text for note in others[item].notes
                    ]
                    assert marks[item].starred == others[item].starred
                assert list(two.check()) == []
                # Taken again, it changes nothing.
                add(two, folder / "export.jsonl")
                assert list(two.export()) == exported


@pytest.fixture
def exported(library: Library, tmp_path: Path) -> Path:
    """A library of two documents with a starred posting, as a file of lines."""
    add(library, write(tmp_path / "docs", a=page("First", TIDES), b=page("Second", HARBOR)))
    library.marks.set(id_of(library, "Economist"), starred=True)
    path = tmp_path / "export.jsonl"
    path.write_text("".join(f"{line}\n" for line in library.export()), encoding="utf-8")
    return path


def test_an_export_is_known_by_its_first_line_and_taken_in_two_steps(exported: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "new.db") as new:
        assert [outcome.source for outcome in add(new, exported)] == [
            str(tmp_path / "docs" / "a.txt"), str(tmp_path / "docs" / "b.txt"),
        ]  # fmt: skip
        assert new.marks.of(id_of(new, "Economist")).starred
        steps = [step.name if (step := new.marks.undo()) else None for _ in range(3)]
        assert steps == [f"took the marks of {exported}", f"added {count_of(2, 'document')}", None]
        assert new.documents.list() == []


def test_an_export_comes_by_standard_input_too(exported: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "new.db", stdin=io.BytesIO(exported.read_bytes())) as new:
        assert kinds(add(new, "-")) == ["added", "added"]
        assert new.marks.find(starred=True)


def test_what_is_here_wins_over_what_comes_in(exported: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "new.db") as new:
        add(new, tmp_path / "docs")
        item = id_of(new, "Economist")
        new.marks.set(item, status="rejected")
        assert kinds(add(new, exported)) == ["unchanged", "unchanged"]
        assert (new.marks.of(item).status, new.marks.of(item).starred) == ("rejected", True)


def test_documents_of_paths_are_exported_with_the_marks_of_the_file(
    exported: Path, tmp_path: Path, file: Path
) -> None:
    with Library.of([tmp_path / "docs" / "b.txt"], marks=file) as shown:
        lines = [json.loads(line) for line in shown.export()]
    assert [line.get("is") for line in lines] == [None, "document", "marks"]
    assert lines[1]["source"] == str(tmp_path / "docs" / "b.txt")
    assert exported.exists()


BROKEN = [
    (b"{", "not JSON"),
    (b"[" * 100_000, "not JSON"),
    (b"\xff", "not JSON"),
    (b"[]", "unknown record type"),
    (b'{"is": "poem"}', "unknown record type"),
    (b'{"is": ["document"]}', "unknown record type"),
    (b'{"is": "document", "notices": [], "source": "x"}', "`text` is missing"),
    (b'{"is": "document", "notices": 1, "source": "x", "text": "y"}', "`notices` must be a list"),
    (
        b'{"is": "document", "notices": [], "source": "x", "text": "y", "added": "z"}',
        "`added` must be a time",
    ),
    (
        b'{"is": "document", "notices": [], "source": "x", "text": "y", "resolved": "\\ud800"}',
        "invalid path",
    ),
    (b'{"is": "marks", "item": "x"}', "`item` must be an id"),
    (b'{"is": "marks", "item": "0123456789abcdef", "tags": [], "notes": [1]}', "a note must be an object"),
    (b'{"is": "marks", "item": "0123456789abcdef", "tags": [], "notes": [{}]}', "a note has no date"),
    (
        b'{"is": "marks", "item": "0123456789abcdef", "highlights": [{}]}',
        "a highlight has no date",
    ),
    (
        (
            b'{"is": "marks", "item": "0123456789abcdef", "highlights": [{"made": "2026-05-01T12:00:00", '
            b'"words": " ", "before": "", "after": "", "position": 0}]}'
        ),
        "a highlight has no words",
    ),
    (b'{"is": "marks", "item": "0123456789abcdef", "status": "great"}', "`status` has no known value"),
    (
        b'{"is": "stop", "document": "0123456789abcdef", "part": "x", "offset": -1}',
        "`offset` must be a number",
    ),
    (
        b'{"is": "stop", "document": "0123456789abcdef", "part": "x", "offset": 1e3}',
        "`offset` must be a number",
    ),
    (
        b'{"is": "stop", "document": "0123456789abcdef", "part": "x", "offset": true}',
        "`offset` must be a number",
    ),
    (b'{"is": "marks", "item": "0123456789abcdef", "starred": "yes"}', "`starred` must be true or false"),
    (b'{"is": "setting", "key": "x"}', "`value` is missing"),
    (b'{"is": "subscription", "source": "https://a.example"}', "a subscription has no kind"),
    (b'{"is": "subscription", "kind": "feed", "source": "a.txt"}', "`source` is not a web address"),
    (
        b'{"is": "subscription", "kind": "feed", "source": "https://a.example", "keep": "5"}',
        "`keep` has no known value",
    ),
    (
        b'{"is": "subscription", "kind": "feed", "source": "https://a.example", "every": 0}',
        "`every` must be a number",
    ),
    (b'{"is": "feed entry", "source": "https://a.example", "guid": "a"}', "an entry has no date"),
]


def test_broken_lines_are_told_and_the_rest_goes_in(exported: Path, tmp_path: Path) -> None:
    lines = exported.read_bytes().splitlines()
    exported.write_bytes(b"\n".join([lines[0], *(line for line, _ in BROKEN), b"", *lines[1:], b" "]))
    with Library.open(tmp_path / "new.db") as new:
        told: list[AddResult] = list(new.documents.add([str(exported)]))
        refused = [str(one) for one in told if isinstance(one, SourceError)]
        for number, (one, (_, reason)) in enumerate(zip(refused, BROKEN, strict=True), 2):
            assert one.startswith(f"{exported}:{number}: {reason}")
        assert len(new.documents.list()) == 2
        assert new.marks.find(starred=True)


def test_what_an_export_says_is_cleaned(tmp_path: Path) -> None:
    lines: list[dict[str, object]] = [
        {"schema": 1, "format": "reader library", "version": "0.1.0"},
        {"is": "document", "source": "a\x1b.txt", "notices": ["b\x1b", 1], "text": "T\x1b\n\nIt says."},
        {
            "is": "marks",
            "item": "0123456789abcdef",
            "tags": ["a\nb", "\x1b", 1, " "],
            "notes": [{"text": "n\x1b", "written": "2026-05-01T12:00:00"}],
            "highlights": [
                {
                    "words": "w\x1b", "before": "\x1b", "after": "", "position": 1, "note": "n\x1b ",
                    "made": "2026-05-01T12:00:00",
                }
            ],
        },
        {"is": "setting", "key": "k\x1b", "value": "v\x1b"},
        {"is": "position", "document": "0123456789abcdef", "part": "p\x1b", "offset": 3},
    ]  # fmt: skip
    path = tmp_path / "export.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    with Library.open(tmp_path / "new.db") as new:
        add(new, path)
        (entry,) = new.documents.list()
        assert (entry.source, entry.notices) == ("a␛.txt", ("b␛",))  # type: ignore[attr-defined]
        assert new.documents.get(entry.id).text == "T␛\n\nIt says."
        marks = new.marks.of("0123456789abcdef")
        assert marks.tags == ("a b", "␛")
        assert [(note.text, note.written.utcoffset() is None) for note in marks.notes] == [("n␛", False)]
        (highlight,) = marks.highlights
        assert (highlight.anchor, highlight.note) == (("w␛", "␛", "", 1), "n␛")
        assert new.marks.setting("k␛") == "v␛"
        assert new.marks.position("0123456789abcdef", "p␛") == 3


def test_taking_an_export_back_can_be_stopped(exported: Path, tmp_path: Path) -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 3

    with Library.open(tmp_path / "new.db") as new:
        assert len(list(new.documents.add([str(exported)], cancelled=cancelled))) <= 1
        assert not new.marks.find(starred=True)


def test_a_line_over_the_limit_does_not_take_the_memory(exported: Path, tmp_path: Path) -> None:
    with exported.open("ab") as file:
        file.write(b'"' + b"x" * 200_000 + b'"\n')
    with Library.open(tmp_path / "new.db", settings=Settings(Limits(file_bytes=10_000))) as new:
        told = list(new.documents.add([str(exported)]))
        assert sorted(kinds(told)) == [
            f"{exported}:5: not JSON; line skipped", "added", "added",
        ]  # fmt: skip


def test_subscriptions_and_what_became_of_their_entries_are_there_again(
    library: Library, tmp_path: Path
) -> None:
    storage = library._handle.open_or_create()
    feed = Subscription(
        "https://tides.example/feed", "feed", "Tides", 3600, "never", ("sea", "far away"), "last 5"
    )
    board = Subscription("https://boards.example/lantern", "board")
    first, _ = storage.subscriptions.put([feed, board], step="subscribed")
    entries = [
        StoredFeedEntry(name, "", name.title(), "c", "0" * 16, datetime(2026, 5, 1, tzinfo=UTC))
        for name in ("ebb", "flood")
    ]
    storage.subscriptions.put_entries(first.key, entries)
    exported = list(library.export())
    path = tmp_path / "export.jsonl"
    path.write_text("\n".join(exported), encoding="utf-8")
    with Library.open(tmp_path / "new.db") as new:
        add(new, path)
        assert list(new.export()) == exported
        subscriptions = new._handle.open_or_create().subscriptions
        assert [each.source for each in subscriptions.list()] == [feed.source, board.source]
        assert [subscriptions.state_of(key).listed for key in (1, 2)] == [True, False]
        add(new, path)
        assert list(new.export()) == exported
        new.marks.undo()
        assert subscriptions.list() == []


def test_a_subscription_with_the_least_that_it_needs(tmp_path: Path) -> None:
    lines = [
        {"schema": 1, "format": "reader library", "version": "0.1.0"},
        {"is": "subscription", "kind": "feed", "source": "HTTPS://Tides.example", "tags": ["a\nb", " "]},
        {
            "is": "feed entry", "source": "https://other.example/", "guid": "g", "link": "", "title": "",
            "content": "", "document": "0" * 16, "first": "2026-05-01T12:00:00",
        },
    ]  # fmt: skip
    path = tmp_path / "export.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    with Library.open(tmp_path / "new.db") as new:
        add(new, path)
        (made,) = new._handle.open_or_create().subscriptions.list()
        assert made == Subscription("https://tides.example/", "feed", tags=("a b",), key=1)
        assert "feed entry" not in "".join(new.export())
