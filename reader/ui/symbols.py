"""How marks look in a row and in a head: signs and letters, so that nothing depends on colour. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.export.wording import local
from reader.naming import count_of

if TYPE_CHECKING:
    from reader.store.values import Marks, Status

UNREAD, STARRED, NOTED, NEAR = "●", "★", "✎", "≈"
LETTERS: dict[Status, str] = {
    "interested": "i",
    "applied": "a",
    "interview": "v",
    "offer": "o",
    "rejected": "X",
    "hidden": "x",
}
"""Where a key sets a status, the letter is that key."""
CHOSEN, NOT_CHOSEN = "✓ ", "  "
"""Stand before every row of a list while any of its postings is selected."""
HIGHLIGHTED = "▎"
"""Stands before a passage that the user highlighted, and among the marks of an item with such a passage."""
CLOSE = "✕"
"""Stands on what a click or a key takes away."""
NEW = "•"
"""Stands before how much is new, as the sign of what is unread before how much is unread."""
FOLDED, UNFOLDED = "▸ ", "▾ "
"""Stand before what has rows that are away, or listed under it: a subscription, hidden postings."""
TROUBLE = "!"
"""Stands before why a subscription failed."""
SORTED, REVERSED = "↓", "↑"
"""Stand after the name of the column that rows are sorted by, and where it is the other way round."""
ELLIPSIS = "…"
SOME_HIDDEN = "{} hidden"
"""How lists name what they have folded away."""
DAYS_BY_NAME = 7
"""A day of the last week is called by its name."""
MARK_CELLS = 2
"""What the mark of a row takes, with the space after it."""


def mark_symbols(marks: Marks) -> str:
    """Star or unread, then the status, then whether there is a note, and a highlight. Always four cells."""
    first = STARRED if marks.starred else " " if marks.read else UNREAD
    second = LETTERS[marks.status] if marks.status else " "
    return f"{first}{second}{'' if has_note(marks) else ' '}{written_symbols(marks)}".ljust(4)


def written_symbols(marks: Marks) -> str:
    """Whether there is a note, and a highlight: "✎▎"; empty for neither."""
    return f"{NOTED if has_note(marks) else ''}{HIGHLIGHTED if marks.highlights else ''}"


def has_note(marks: Marks) -> bool:
    """Return whether there is a note, on the item or on one of its highlights."""
    return bool(marks.notes) or any(highlight.note for highlight in marks.highlights)


def mark_summary(marks: Marks) -> str:
    """The marks in a line: "★ starred · applied · 2 notes · tags: bio, later"; empty for none."""
    notes, highlights = len(marks.notes), len(marks.highlights)
    facts = [
        f"{STARRED} starred" if marks.starred else "",
        marks.status or "",
        count_of(notes, "note") if notes else "",
        count_of(highlights, "highlight") if highlights else "",
        f"tags: {', '.join(marks.tags)}" if marks.tags else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def gone_words(since: datetime) -> str:
    """Say since when an item is gone: "gone since 3 Nov"; with the year, unless that is this year."""
    return f"gone since {day_words(since)}"


def day_words(at: datetime) -> str:
    """Return the day of a time: "3 Nov"; with the year, unless that is this year."""
    day, now = local(at), datetime.now().astimezone()
    year = "" if day.year == now.year else f" {day.year}"
    return f"{day.day} {day:%b}{year}"


def new_words(since: datetime) -> str:
    """Say since when something is new: "New today", "New since Tuesday", "New since 14 Nov"."""
    day, now = local(since), datetime.now().astimezone()
    days = (now.date() - day.date()).days
    if days <= 0:
        return "New today"
    year = "" if day.year == now.year else f" {day.year}"
    return f"New since {day:%A}" if days < DAYS_BY_NAME else f"New since {day.day} {day:%b}{year}"
