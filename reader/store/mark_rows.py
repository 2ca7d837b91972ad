"""Marks in their tables: how to read them, merge them, and write them in a step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reader.model import Anchor
from reader.store.news import see
from reader.store.rows import stored_choice, stored_time, time_text
from reader.store.values import STATUSES, Highlight, Marks, Note, StatusChange

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from reader.store.recorder import Recorder
    from reader.store.rows import Plain
    from reader.store.values import Status

MARK = "SELECT item, starred, read, overridden, status, changed FROM mark"
NOTE = "SELECT id, item, text, written, edited FROM note"
HIGHLIGHT = "SELECT id, item, words, before, after, position, note, made FROM highlight"
_STATUSES = "SELECT status, at FROM status_change"
_CLEAR: Mapping[str, Plain] = {"starred": 0, "read": 0, "overridden": 0, "status": None}


def marks_of(connection: sqlite3.Connection, item: str) -> Marks:
    """Return all marks of an item. Raises sqlite3.Error."""
    row = connection.execute(f"{MARK} WHERE item = ?", (item,)).fetchone()
    tags = connection.execute("SELECT tag FROM tag WHERE item = ? ORDER BY tag", (item,)).fetchall()
    notes = connection.execute(f"{NOTE} WHERE item = ? ORDER BY id", (item,)).fetchall()
    passages = connection.execute(f"{HIGHLIGHT} WHERE item = ? ORDER BY id", (item,)).fetchall()
    given = connection.execute(f"{_STATUSES} WHERE item = ? ORDER BY id", (item,)).fetchall()
    marks = Marks(item) if row is None else mark_of(*row)
    return replace(
        marks,
        tags=tuple(tag for (tag,) in tags),
        notes=tuple(note_of(*note) for note in notes),
        highlights=tuple(highlight_of(*passage) for passage in passages),
        statuses=tuple(
            StatusChange(stored_choice(status, STATUSES), stored_time(at)) for status, at in given
        ),
    )


def mark_of(
    item: str, starred: int, read: int, overridden: int, status: str | None, changed: str | None
) -> Marks:
    """Return the marks from a row of MARK, without tags and notes."""
    unset = not (starred or read or overridden or status)
    time = None if unset or changed is None else stored_time(changed)
    given = stored_choice(status, STATUSES)
    return Marks(item, bool(starred), bool(read), bool(overridden), given, changed=time)


def note_of(number: int, item: str, text: str, written: str, edited: str | None) -> Note:
    """Return the note from a row of NOTE."""
    return Note(number, item, text, stored_time(written), None if edited is None else stored_time(edited))


def highlight_of(
    number: int, item: str, words: str, before: str, after: str, position: int, note: str, made: str
) -> Highlight:  # fmt: skip
    """Return the highlight from a row of HIGHLIGHT."""
    return Highlight(number, item, Anchor(words, before, after, position), stored_time(made), note)


def all_marks(connection: sqlite3.Connection) -> Iterator[Marks]:
    """Yield every set of marks that isn't empty, by item id. Raises sqlite3.Error."""
    query = """SELECT item FROM mark WHERE starred OR read OR overridden OR status IS NOT NULL
        UNION SELECT item FROM tag UNION SELECT item FROM note UNION SELECT item FROM highlight
        ORDER BY item"""
    for (item,) in connection.execute(query):
        yield marks_of(connection, item)


def merged(own: Marks, other: Marks) -> Marks:
    """Return the marks of one item merged with another's: its own win, the other's are added.

    Notes with the same time and text are the same note, highlights with the same anchor the same highlight.
    """
    decided = own if own.read or own.overridden else other
    have = {(note.written, note.text) for note in own.notes}
    anchors = {highlight.anchor for highlight in own.highlights}
    return replace(
        own,
        starred=own.starred or other.starred,
        read=decided.read,
        overridden=decided.overridden,
        status=own.status or other.status,
        tags=tuple(sorted({*own.tags, *other.tags})),
        notes=own.notes + tuple(note for note in other.notes if (note.written, note.text) not in have),
        changed=own.changed or other.changed,
        statuses=own.statuses if own.status or not other.statuses else _in_order(own, other),
        highlights=own.highlights + tuple(one for one in other.highlights if one.anchor not in anchors),
    )


def _in_order(own: Marks, other: Marks) -> tuple[StatusChange, ...]:
    """Return the status changes of both, the last of which gave the other's status.

    Not by their dates: the clock may have been set back between them.
    """
    have = {*other.statuses}
    return (*(change for change in own.statuses if change not in have), *other.statuses)


def set_mark(recorder: Recorder, item: str, values: Mapping[str, Plain], changed: datetime | None) -> None:
    """Set columns of an item's mark within the step, and `changed` if any of them differs."""
    connection = recorder.connection
    connection.execute("INSERT OR IGNORE INTO mark (item) VALUES (?)", (item,))
    if recorder.update("mark", {"item": item}, values, item):
        connection.execute(
            "UPDATE mark SET changed = ? WHERE item = ?",
            (None if changed is None else time_text(changed), item),
        )
        see(connection, item)


def set_status(recorder: Recorder, item: str, status: str | None) -> None:
    """Give an item a status within the step, or take it off for None, and note the date."""
    row = recorder.connection.execute("SELECT status FROM mark WHERE item = ?", (item,)).fetchone()
    if (None if row is None else row[0]) != status:
        set_mark(recorder, item, {"status": status}, recorder.now)
        _insert_status(recorder, item, StatusChange(cast("Status | None", status), recorder.now))


def _insert_status(recorder: Recorder, item: str, change: StatusChange) -> None:
    number = _next_number(recorder.connection, "status_change")
    row: dict[str, Plain] = {
        "id": number, "item": item, "status": change.status, "at": time_text(change.at),
    }  # fmt: skip
    recorder.insert("status_change", row, item)


def _next_number(connection: sqlite3.Connection, table: str) -> int:
    """Return a number that no row of the table ever had."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return (row[0] if row else 0) + 1


def set_tags(recorder: Recorder, item: str, add: Iterable[str] = (), remove: Iterable[str] = ()) -> None:
    """Add and remove an item's tags within the step."""
    for tag in remove:
        recorder.delete("tag", {"item": item, "tag": tag}, item)
    have = {tag for (tag,) in recorder.connection.execute("SELECT tag FROM tag WHERE item = ?", (item,))}
    for tag in dict.fromkeys(add):
        if tag not in have:
            recorder.insert("tag", {"item": item, "tag": tag}, item)
            see(recorder.connection, item)


def insert_note(recorder: Recorder, note: Note) -> Note:
    """Write a note within the step, numbered with the next free number."""
    number = _next_number(recorder.connection, "note")
    see(recorder.connection, note.item)
    edited = None if note.edited is None else time_text(note.edited)
    recorder.insert(
        "note",
        {
            "id": number, "item": note.item, "text": note.text,
            "written": time_text(note.written), "edited": edited,
        },
        note.item,
    )  # fmt: skip
    return replace(note, id=number)


def insert_highlight(recorder: Recorder, highlight: Highlight) -> Highlight:
    """Write a highlight within the step, numbered with the next free number."""
    number = _next_number(recorder.connection, "highlight")
    see(recorder.connection, highlight.item)
    row: dict[str, Plain] = {
        "id": number, "item": highlight.item, **highlight.anchor._asdict(), "note": highlight.note,
        "made": time_text(highlight.made),
    }  # fmt: skip
    recorder.insert("highlight", row, highlight.item)
    return replace(highlight, id=number)


def add_marks(recorder: Recorder, other: Marks) -> None:
    """Merge marks into those the item already has, within the step."""
    own = marks_of(recorder.connection, other.item)
    both = merged(own, other)
    set_mark(recorder, own.item, _columns(both), both.changed)
    set_tags(recorder, own.item, both.tags)
    for note in both.notes[len(own.notes) :]:
        insert_note(recorder, replace(note, item=own.item))
    for highlight in both.highlights[len(own.highlights) :]:
        insert_highlight(recorder, replace(highlight, item=own.item))
    for change in both.statuses:
        if change not in own.statuses:
            _insert_status(recorder, own.item, change)


def move_marks(recorder: Recorder, old: str, new: str) -> None:
    """Move one item's marks to the item that replaced it, within the step."""
    gone = marks_of(recorder.connection, old)
    if gone == Marks(old):
        return
    add_marks(recorder, replace(gone, item=new, notes=(), highlights=()))
    numbers = "SELECT id FROM status_change WHERE item = ?"
    for (number,) in recorder.connection.execute(numbers, (old,)).fetchall():
        recorder.delete("status_change", {"id": number}, old)
    for note in gone.notes:
        recorder.update("note", {"id": note.id}, {"item": new}, new)
    for highlight in gone.highlights:
        recorder.update("highlight", {"id": highlight.id}, {"item": new}, new)
    set_tags(recorder, old, remove=gone.tags)
    set_mark(recorder, old, _CLEAR, None)


def _columns(marks: Marks) -> dict[str, Plain]:
    return {
        "starred": int(marks.starred),
        "read": int(marks.read),
        "overridden": int(marks.overridden),
        "status": marks.status,
    }
