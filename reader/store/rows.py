"""Rows ↔ values: how times, paths, texts and lists are stored in a column.

Reading a value that this module can't have written raises Damaged.
"""

from __future__ import annotations

import json
from datetime import datetime
from math import isfinite
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from reader.clean import clean
from reader.model import Pay, Place, Posting
from reader.store.checksums import text_crc
from reader.store.failures import DamageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from reader.model import Document, Item, ItemKind, Outline, Period

Choice = TypeVar("Choice", bound=str)
Plain: TypeAlias = str | int | None
"""What a column that undo can set may hold."""

ITEM_COLUMNS = (
    "id", "kind", "title", "place", "country", "country_code", "region", "region_code", "city",
    "role", "level", "team", "remote", "pay_minimum", "pay_maximum", "pay_currency", "pay_period", "company",
)  # fmt: skip


def time_text(time: datetime) -> str:
    """Return an aware time as ISO 8601, to the microsecond."""
    return time.isoformat(timespec="microseconds")


def stored_time(text: str) -> datetime:
    """Return the time from such a text. Raises Damaged."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError as error:
        raise DamageError(f"{text!r} is not a time") from error
    if time.tzinfo is None:
        raise DamageError(f"{text!r} has no time zone")
    return time


def stored_choice(text: str | None, known: Sequence[Choice]) -> Choice | None:
    """Return a value that can only be one of these, or None for NULL. Raises Damaged."""
    found = next((value for value in known if value == text), None)
    if found is None and text is not None:
        raise DamageError(f"{text!r} is no known value")
    return found


def path_bytes(path: str) -> bytes:
    """Return a path as the system has it: a file name may be anything, even invalid UTF-8."""
    return path.encode("utf-8", "surrogateescape")


def stored_path(path: bytes | None) -> str | None:
    """Return the path from such bytes."""
    return None if path is None else path.decode("utf-8", "surrogateescape")


def check_text(body: bytes, outline: bytes | None, crc: int) -> None:
    """Raise Damaged if a document's text and outline aren't what was stored."""
    if text_crc(body, outline) != crc:
        raise DamageError("a text doesn't match its checksum")


def text_row(document: Document) -> tuple[bytes, bytes | None, int]:
    """Return the columns of a document's text: the text, its outline, their checksum."""
    from reader.outlines import to_json

    body = document.text.encode("utf-8")
    outline = None if document.outline is None else to_json(document.outline).encode("utf-8")
    return body, outline, text_crc(body, outline)


def stored_text(body: bytes, outline: bytes | None, crc: int) -> tuple[str, Outline | None]:
    """Return a document's text and its outline, clean even if the file is someone else's. Raises Damaged."""
    check_text(body, outline, crc)
    text = clean(body.decode("utf-8"))
    if outline is None:
        return text, None
    from reader.outlines import from_json

    try:
        return text, from_json(outline)
    except ValueError as error:
        raise DamageError(f"an outline can't be one: {error}") from error


TEXT = "body, outline, crc"
"""The columns of the table `text`, as the functions here take them."""
NO_TEXT = b"", None, -1
"""Stands for the row of a text that is missing."""


def text_columns(connection: sqlite3.Connection) -> str:
    """Return these columns also for a library from before there were outlines. Raises sqlite3.Error."""
    known = "SELECT 1 FROM pragma_table_info('text') WHERE name = 'outline'"
    return TEXT if connection.execute(known).fetchone() else TEXT.replace("outline", "NULL")


def json_text(value: Mapping[str, Plain] | Sequence[Plain]) -> str:
    """Return a list or object as JSON, always the same text for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stored_list(text: str) -> list[Plain]:
    """Return the list from such a text. Raises Damaged."""
    value = _stored_json(text)
    if not isinstance(value, list) or not all(_is_plain(cell) for cell in value):
        raise DamageError("a column doesn't hold a list")
    return value


def stored_object(text: str | None) -> dict[str, Plain] | None:
    """Return the object from such a text; None for NULL. Raises Damaged."""
    if text is None:
        return None
    value = _stored_json(text)
    if not isinstance(value, dict) or not all(_is_plain(cell) for cell in value.values()):
        raise DamageError("a column doesn't hold an object")
    return value


def _stored_json(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamageError("a column doesn't hold JSON") from error
    return value


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | int)


def item_row(item: Item) -> tuple[Plain | float, ...]:
    """Return an item's columns, in the order of ITEM_COLUMNS."""
    place = item.place or Place(text="")
    content = item.content
    pay = content.pay if isinstance(content, Posting) else None
    return (
        item.id,
        item.kind,
        item.title,
        place.text if item.place else None,
        place.country,
        place.country_code,
        place.region,
        place.region_code,
        place.city,
        getattr(content, "role", None),
        getattr(content, "level", None),
        getattr(content, "team", None),
        getattr(content, "remote", None),
        *((None,) * 4 if pay is None else (pay.minimum, pay.maximum, pay.currency, pay.period)),
        getattr(content, "company", None),
    )


def stored_pay(
    minimum: float | None, maximum: float | None, currency: str | None, period: Period | None
) -> Pay | None:
    """Return the pay from its four columns; None for an end that is not stated. Raises Damaged."""
    ends = [end for end in (minimum, maximum) if end is not None]
    if not ends or currency is None or period is None:
        return None
    if not all(map(isfinite, ends)):
        raise DamageError("a pay is endless")
    return Pay(minimum, maximum, currency, period)


def stored_place(cells: Sequence[str | None]) -> Place | None:
    """Return the place from the six columns `place` to `city`."""
    text, *names = cells
    return None if text is None else Place(text, *names)


def counts_of(articles: int, papers: int, postings: int) -> Mapping[ItemKind, int]:
    """Return a document's counts by kind."""
    return {"article": articles, "paper": papers, "posting": postings}
