"""Changes of marks that another program may have changed meanwhile. In the thread that writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.library.marks import LibraryMarks
    from reader.store.values import Highlight, MarkChange, Marks, Note, Status


def set_marks(
    marks: LibraryMarks, items: Sequence[str], change: MarkChange, seen: Mapping[str, Status | None]
) -> Sequence[Marks]:
    """Change the marks of items, as one step; `seen` are the statuses that the user saw, out of date maybe.

    Returns the marks of the items that were left alone, since they have got another status meanwhile.
    """
    now = marks.of_many(seen) if change.status is not None else {}
    wanted = None if change.status == "none" else change.status
    others = [one for item, one in now.items() if one.status not in (seen[item], wanted)]
    left_alone = {one.item for one in others}
    marks.change([item for item in items if item not in left_alone], change)
    return others


def set_elsewhere(others: Sequence[Marks]) -> str:
    """Say which status another program has set; empty if there is none."""
    if len(others) > 1:
        return f"{len(others):,} items were changed elsewhere and stay as they are. Try again."
    return "".join(f"Now {one.status or 'without a status'}: changed elsewhere. Try again." for one in others)


def write_note(marks: LibraryMarks, item: str, text: str, note: Note | None) -> None:
    """Add a note, or change or delete `note`; one that has been deleted meanwhile is added again."""
    try:
        if note is None:
            marks.add_note(item, text)
        elif text:
            marks.edit_note(note, text)
        else:
            marks.delete_note(note)
    except KeyError:
        if text:
            marks.add_note(item, text)


def note_highlight(marks: LibraryMarks, highlight: Highlight, note: str) -> None:
    """Change the note on a highlight; one that has been removed meanwhile is made again for a note."""
    stored = _stored(marks, highlight)
    if stored is not None:
        marks.note_highlight(stored, note)
    elif note:
        marks.highlight(highlight.item, highlight.anchor, note)


def remove_highlight(marks: LibraryMarks, highlight: Highlight) -> None:
    """Remove a highlight with its note, if it is still there."""
    stored = _stored(marks, highlight)
    if stored is not None:
        marks.remove_highlight(stored)


def _stored(marks: LibraryMarks, highlight: Highlight) -> Highlight | None:
    """Return a highlight as it is stored: one that was just made had no number when it was shown."""
    known = marks.of(highlight.item).highlights
    return next((one for one in known if one.anchor == highlight.anchor), None)
