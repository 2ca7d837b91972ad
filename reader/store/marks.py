"""A library's marks, as promised by protocol.MarkStore."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.store.mark_rows import (
    HIGHLIGHT,
    NOTE,
    highlight_of,
    insert_highlight,
    insert_note,
    marks_of,
    move_marks,
    note_of,
    set_mark,
    set_status,
    set_tags,
)
from reader.store.news import see
from reader.store.rows import counts_of, stored_choice, time_text
from reader.store.seals import seal
from reader.store.values import STATUSES, Highlight, MarkChange, Note, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.model import Anchor, ItemKind
    from reader.store.base import Base
    from reader.store.recorder import Recorder
    from reader.store.rows import Plain
    from reader.store.values import Marks, Status


# An item with no more than a read mark doesn't outlive its documents.
_TALLIES = """SELECT kind, status, coalesce(read, 0), coalesce(starred, 0), noted, NOT here, count(*) FROM (
    SELECT kind, status, read, starred,
        EXISTS (SELECT 1 FROM note WHERE note.item = marked.item) AS noted,
        EXISTS (SELECT 1 FROM tag WHERE tag.item = marked.item) AS tagged,
        EXISTS (SELECT 1 FROM highlight WHERE highlight.item = marked.item) AS highlighted,
        EXISTS (SELECT 1 FROM standing JOIN document ON document.key = standing.document
            WHERE present AND standing.item = marked.item) AS here
    FROM (SELECT item FROM mark UNION SELECT item FROM tag UNION SELECT item FROM note
        UNION SELECT item FROM highlight) marked
    JOIN item ON item.id = marked.item LEFT JOIN mark ON mark.item = marked.item
    ) WHERE here OR starred OR status IS NOT NULL OR noted OR tagged OR highlighted
    GROUP BY 1, 2, 3, 4, 5, 6"""


class SqliteMarks:
    """See protocol.MarkStore."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def of(self, item: str) -> Marks:
        """See protocol.MarkStore."""
        with self._base.connections.reading() as connection:
            return marks_of(connection, item)

    def of_many(self, items: Iterable[str]) -> Mapping[str, Marks]:
        """See protocol.MarkStore."""
        with self._base.connections.reading() as connection:
            return {item: marks_of(connection, item) for item in items}

    def find(
        self, *, starred: bool = False, read: bool = False, status: Status | None = None,
        tag: str | None = None, noted: bool = False, tagged: bool = False, decided: bool = False,
        highlighted: bool = False,
    ) -> Sequence[str]:  # fmt: skip
        """See protocol.MarkStore."""
        conditions = {
            "starred": starred, "read": read, "status IS NOT NULL": decided, "status = :status": status,
            "EXISTS (SELECT 1 FROM tag WHERE tag.item = marked.item AND tag = :tag)": tag is not None,
            "EXISTS (SELECT 1 FROM tag WHERE tag.item = marked.item)": tagged,
            "EXISTS (SELECT 1 FROM note WHERE note.item = marked.item)": noted,
            "EXISTS (SELECT 1 FROM highlight WHERE highlight.item = marked.item)": highlighted,
        }  # fmt: skip
        wanted = [condition for condition, is_wanted in conditions.items() if is_wanted]
        if not wanted:
            return []
        query = f"""SELECT marked.item
            FROM (SELECT item FROM mark UNION SELECT item FROM tag UNION SELECT item FROM note
                UNION SELECT item FROM highlight) marked
            LEFT JOIN mark ON mark.item = marked.item WHERE {" AND ".join(wanted)}
            ORDER BY changed DESC, marked.item"""  # noqa: S608
        with self._base.connections.reading() as connection:
            return [row[0] for row in connection.execute(query, {"status": status, "tag": tag})]

    def texts(self) -> Mapping[str, str]:
        """See protocol.MarkStore."""
        query = """SELECT item, tag FROM (SELECT item, tag, 0 AS place, 0 AS id FROM tag
            UNION ALL SELECT item, text, 1, id FROM note
            UNION ALL SELECT item, note, 2, id FROM highlight WHERE note <> '')
            ORDER BY item, place, id, tag"""
        found: dict[str, list[str]] = defaultdict(list)
        with self._base.connections.reading() as connection:
            for item, text in connection.execute(query):
                found[item].append(text)
        return {item: "\n".join(texts) for item, texts in found.items()}

    def read_counts(self) -> Mapping[str, Mapping[ItemKind, int]]:
        """See protocol.MarkStore."""
        query = """SELECT document.id, kind, count(*) FROM mark JOIN standing ON standing.item = mark.item
            JOIN document ON document.key = document JOIN item ON item.id = mark.item
            WHERE read AND present GROUP BY document.id, kind"""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        with self._base.connections.reading() as connection:
            for document, kind, count in connection.execute(query):
                found[document][kind] = count
        kinds = ("article", "paper", "posting")
        return {
            document: counts_of(*(counts.get(kind, 0) for kind in kinds))
            for document, counts in found.items()
        }

    def tallies(self) -> Sequence[Tally]:
        """See protocol.MarkStore."""
        with self._base.connections.reading() as connection:
            return [
                Tally(
                    kind,
                    stored_choice(status, STATUSES),
                    bool(read),
                    bool(starred),
                    bool(noted),
                    bool(gone),
                    n,
                )
                for kind, status, read, starred, noted, gone, n in connection.execute(_TALLIES)
            ]

    def set(self, items: Sequence[str], change: MarkChange, *, step: str) -> None:
        """See protocol.MarkStore."""
        if not all(tag.strip() for tag in change.tag):
            raise ValueError("a tag can't be empty")
        values: dict[str, Plain] = {}
        if change.starred is not None:
            values["starred"] = int(change.starred)
        if change.read is not None:
            values |= {"read": int(change.read), "overridden": 1}
        elif change.status not in (None, "none"):
            values["read"] = 1  # a decision says that it was read
        with self._base.step(step) as recorder:
            for item in items:
                set_mark(recorder, item, values, recorder.now)
                if change.status is not None:
                    set_status(recorder, item, None if change.status == "none" else change.status)
                set_tags(recorder, item, change.tag, change.untag)
                if change.note is not None:
                    insert_note(recorder, Note(0, item, change.note, recorder.now))

    def take_over(self, item: str, other: str, *, step: str) -> None:
        """See protocol.MarkStore."""
        with self._base.step(step) as recorder:
            move_marks(recorder, other, item)

    def finish(self, item: str) -> bool:
        """See protocol.MarkStore."""
        with self._base.connections.writing() as connection:
            now = time_text(self._base.clock())
            connection.execute("INSERT OR IGNORE INTO mark (item) VALUES (?)", (item,))
            cursor = connection.execute(
                "UPDATE mark SET read = 1, changed = ? WHERE item = ? AND NOT read AND NOT overridden",
                (now, item),
            )
            if cursor.rowcount:
                seal(connection, "mark", {"item": item})
                see(connection, item)
                self._base.bump(connection, ["marks"])
            return bool(cursor.rowcount)

    def tags(self) -> Mapping[str, int]:
        """See protocol.MarkStore."""
        with self._base.connections.reading() as connection:
            return dict(connection.execute("SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY tag"))

    def add_note(self, item: str, text: str, *, step: str) -> Note:
        """See protocol.MarkStore."""
        with self._base.step(step) as recorder:
            return insert_note(recorder, Note(0, item, text, recorder.now))

    def edit_note(self, note: int, text: str, *, step: str) -> Note:
        """See protocol.MarkStore."""
        with self._base.step(step) as recorder:
            earlier = _note(recorder, note)
            if earlier.text == text:
                return earlier
            values: dict[str, Plain] = {"text": text, "edited": time_text(recorder.now)}
            recorder.update("note", {"id": note}, values, earlier.item)
            return replace(earlier, text=text, edited=recorder.now)

    def delete_note(self, note: int, *, step: str) -> None:
        """See protocol.MarkStore."""
        with self._base.step(step) as recorder:
            recorder.delete("note", {"id": note}, _note(recorder, note).item)

    def highlights(self) -> Sequence[Highlight]:
        """See protocol.MarkStore."""
        with self._base.connections.reading() as connection:
            return [highlight_of(*row) for row in connection.execute(f"{HIGHLIGHT} ORDER BY id DESC")]

    def add_highlight(self, item: str, anchor: Anchor, note: str = "", *, step: str) -> Highlight:
        """See protocol.MarkStore."""
        with self._base.step(step) as recorder:
            return insert_highlight(recorder, Highlight(0, item, anchor, recorder.now, note))

    def edit_highlight(self, highlight: int, note: str, *, step: str) -> Highlight:
        """See protocol.MarkStore."""
        with self._base.step(step) as recorder:
            earlier = _highlight(recorder, highlight)
            recorder.update("highlight", {"id": highlight}, {"note": note}, earlier.item)
            return replace(earlier, note=note)

    def delete_highlight(self, highlight: int, *, step: str) -> None:
        """See protocol.MarkStore."""
        with self._base.step(step) as recorder:
            recorder.delete("highlight", {"id": highlight}, _highlight(recorder, highlight).item)


def _highlight(recorder: Recorder, highlight: int) -> Highlight:
    """Return the highlight with this number. Raises KeyError."""
    row = recorder.connection.execute(f"{HIGHLIGHT} WHERE id = ?", (highlight,)).fetchone()
    if row is None:
        raise KeyError(highlight)
    return highlight_of(*row)


def _note(recorder: Recorder, note: int) -> Note:
    """Return the note with this number. Raises KeyError."""
    row = recorder.connection.execute(f"{NOTE} WHERE id = ?", (note,)).fetchone()
    if row is None:
        raise KeyError(note)
    return note_of(*row)
