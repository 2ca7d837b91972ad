"""Items as CSV for spreadsheets, one row per item.

A cell that a spreadsheet would take for a formula gets a leading apostrophe, which spreadsheets hide.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from reader.export.citing import link_of, text_of
from reader.export.wording import day_of
from reader.model import Paper, Posting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from reader.export.formats import Taken

COLUMNS = (
    "id", "kind", "title", "authors", "place", "country", "role", "company", "level", "team",
    "pay_minimum", "pay_maximum", "pay_currency", "pay_period", "remote", "link", "document", "source",
    "first_line", "last_line", "starred", "read", "status", "status_since", "tags", "notes", "first_seen",
    "gone", "text",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a cell must not start with, unless it is a number of ours."""


def lines(items: Iterable[Taken]) -> Iterator[str]:
    """Yield a line of column names, then the rows; a cell with line breaks spans several lines."""
    yield _row(COLUMNS)
    for taken in items:
        values = _values(taken)
        yield _row([_safe(values.get(column)) for column in COLUMNS])


def _row(cells: Iterable[str]) -> str:
    file = StringIO()
    csv.writer(file, lineterminator="\n").writerow(cells)
    return file.getvalue().removesuffix("\n")


def _safe(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.2f}".removesuffix(".00")
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _day(time: datetime | None) -> str | None:
    return day_of(time) if time else None


def _values(taken: Taken) -> dict[str, object]:
    item, marks = taken.item, taken.marks
    values: dict[str, object] = {
        "id": item.id, "kind": item.kind, "title": item.title, "link": link_of(item),
        "document": taken.document, "source": item.source, "first_line": item.lines[0],
        "last_line": item.lines[1], "starred": marks.starred, "read": marks.read, "status": marks.status,
        "tags": ", ".join(marks.tags), "notes": "\n".join(note.text for note in marks.notes),
        "status_since": _day(marks.status_since), "first_seen": _day(item.first_seen),
        "gone": _day(item.gone),
        "text": text_of(item, is_literal=bool(taken.blocks)),
    }  # fmt: skip
    content = item.content
    if isinstance(content, Paper):
        values["authors"] = "; ".join(content.authors)
    if isinstance(content, Posting):
        values |= {
            "role": content.role,
            "company": content.company,
            "level": content.level,
            "team": content.team,
            "remote": content.remote,
        }
        if content.place:
            values |= {"place": content.place.text, "country": content.place.country}
        if content.pay:
            low, high = content.pay.ends
            values |= {
                "pay_minimum": low, "pay_maximum": high,
                "pay_currency": content.pay.currency, "pay_period": content.pay.period,
            }  # fmt: skip
    return values
