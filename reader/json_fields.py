"""The fields of an object read from JSON, which is outside text: each is checked, and lines are cleaned."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from reader.clean import clean_line, clean_link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Value = TypeVar("Value")

LONGEST = 10_000
"""Characters kept of a line: the text of a link may be a paragraph."""
LARGEST = 1 << 62
"""The largest number that a library can store."""
_ID_LENGTH = 16
_ID_DIGITS = frozenset("0123456789abcdef")


class Fields:
    """The fields of one object. Every method raises ValueError, naming the field, if its value is wrong.

    What is missing and what is null are the same: None, an empty list, or an error where a value is needed.
    """

    def __init__(self, record: object, what: str = "a record") -> None:
        """Raise ValueError, which calls the object by `what`, if it is none."""
        if not isinstance(record, dict):
            raise ValueError(f"{what} must be an object")
        self._values: Mapping[str, object] = record

    def has(self, name: str) -> bool:
        """Return whether there is a value."""
        return self._values.get(name) is not None

    def text(self, name: str) -> str:
        """Return a text as it is, not cleaned."""
        value = self.maybe_text(name)
        if value is None:
            raise ValueError(f"`{name}` is missing")
        return value

    def maybe_text(self, name: str) -> str | None:
        """Return a text as it is, not cleaned."""
        value = self._values.get(name)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"`{name}` must be text")
        return value

    def line(self, name: str) -> str:
        """Return a text as one clean line."""
        return clean_line(self.text(name), LONGEST)

    def maybe_line(self, name: str) -> str | None:
        """Return a text as one clean line."""
        value = self.maybe_text(name)
        return None if value is None else clean_line(value, LONGEST)

    def link(self, name: str) -> str | None:
        """Return an address that is safe to open; None also for any other."""
        value = self.maybe_line(name)
        return None if value is None else clean_link(value)

    def links(self, name: str) -> tuple[str, ...]:
        """Return those of a list's addresses that are safe to open."""
        values = self.list(name)
        if not all(isinstance(one, str) for one in values):
            raise ValueError(f"`{name}` must be a list of texts")
        return tuple(link for one in values if (link := clean_link(str(one))))

    def lines(self, name: str) -> tuple[str, ...]:
        """Return a list of texts, each as one clean line."""
        values = self.list(name)
        if not all(isinstance(one, str) for one in values):
            raise ValueError(f"`{name}` must be a list of texts")
        return tuple(clean_line(str(one), LONGEST) for one in values)

    def id(self, name: str) -> str:
        """Return the id of an item or document."""
        value = self.text(name)
        if len(value) != _ID_LENGTH or not _ID_DIGITS.issuperset(value):
            raise ValueError(f"`{name}` must be an id")
        return value

    def choice(self, name: str, known: Sequence[Value]) -> Value | None:
        """Return the one of the known values that it is."""
        value = self._values.get(name)
        if value is None:
            return None
        for one in known:
            if one == value:
                return one
        raise ValueError(f"`{name}` has no known value")

    def flag(self, name: str) -> bool | None:
        """Return a yes or no."""
        value = self._values.get(name)
        if value is not None and not isinstance(value, bool):
            raise ValueError(f"`{name}` must be true or false")
        return value

    def number(self, name: str, least: int = 0, most: int = LARGEST) -> int:
        """Return a whole number within bounds, both included."""
        value = self.maybe_number(name, least, most)
        if value is None:
            raise ValueError(f"`{name}` must be a number")
        return value

    def maybe_number(self, name: str, least: int = 0, most: int = LARGEST) -> int | None:
        """Return a whole number within bounds, both included."""
        value = self._values.get(name)
        if value is None:
            return None
        if not _is_whole(value) or not least <= value <= most:  # type: ignore[operator]
            raise ValueError(f"`{name}` must be a number")
        return value  # type: ignore[return-value]

    def amount(self, name: str) -> float | None:
        """Return a finite number."""
        value = self._values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError(f"`{name}` must be an amount")
        return value

    def span(self, name: str) -> tuple[int, int]:
        """Return two numbers from 1, the second no less than the first."""
        value = self._values.get(name)
        if isinstance(value, list) and len(value) == len(("first", "last")) and all(map(_is_whole, value)):
            first, last = value
            if 0 < first <= last:
                return first, last
        raise ValueError(f"`{name}` must be two numbers")

    def time(self, name: str) -> datetime | None:
        """Return a time; one without a zone is in UTC."""
        value = self.maybe_text(name)
        if value is None:
            return None
        try:
            time = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"`{name}` must be a time") from None
        return time if time.tzinfo else time.replace(tzinfo=UTC)

    def list(self, name: str) -> Sequence[object]:
        """Return the values of a list."""
        value = self._values.get(name, ())
        if value is None or value == ():
            return ()
        if not isinstance(value, list):
            raise ValueError(f"`{name}` must be a list")
        return value

    def many(self, name: str, made: Callable[[Fields], Value], what: str = "a record") -> tuple[Value, ...]:
        """Return what is made of each object in a list; `what` is what one of them is called."""
        return tuple(made(Fields(one, what)) for one in self.list(name))

    def one(self, name: str, made: Callable[[Fields], Value], what: str = "a record") -> Value | None:
        """Return what is made of an object."""
        value = self._values.get(name)
        return None if value is None else made(Fields(value, what))

    def object(self, name: str) -> Mapping[str, object]:
        """Return an object as it is."""
        value = self._values.get(name)
        if not isinstance(value, dict):
            raise ValueError(f"`{name}` must be an object")
        return value


def _is_whole(value: object) -> bool:
    """Return whether a value is a whole number, which `true` is not."""
    return isinstance(value, int) and not isinstance(value, bool)
