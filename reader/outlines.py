"""Outlines as JSON and back, as the library and its exports keep them.

What comes back is outside text: each field is checked and cleaned.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, get_args

from reader.clean import clean_line, clean_link
from reader.model import (
    BlockKind,
    Employment,
    GivenPosting,
    Hint,
    Level,
    Link,
    Outline,
    Pay,
    Period,
    Place,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.model import Lines

Record: TypeAlias = dict[str, object]
Value = TypeVar("Value")

_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_LEVELS: tuple[Level, ...] = get_args(Level)
_EMPLOYMENTS: tuple[Employment, ...] = get_args(Employment)
_PERIODS: tuple[Period, ...] = get_args(Period)
_DEEPEST = 6
_LONGEST = 10_000
"""Characters kept of a text: a link may be a paragraph."""


def record_of(outline: Outline) -> Record:
    """Return an outline as JSON has it, without what it does not say."""
    record = _plain(outline)
    assert isinstance(record, dict)  # noqa: S101 - it is a dataclass
    return record


def outline_of(record: object) -> Outline:
    """Return the outline of such an object. Raises ValueError with what is wrong with it."""
    told = _Fields(record)
    return Outline(
        hints=told.many("hints", _hint),
        links=told.many("links", _link),
        byline=told.maybe("byline"),
        published=told.maybe("published"),
        url=told.link("url"),
        language=told.maybe("language"),
        postings=told.many("postings", _posting),
    )


def to_json(outline: Outline) -> str:
    """Return an outline as a line of JSON, always the same for the same outline."""
    return json.dumps(record_of(outline), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | bytes) -> Outline:
    """Return the outline of such a line. Raises ValueError."""
    try:
        return outline_of(json.loads(text))
    except RecursionError as error:
        raise ValueError("an outline is nested too deeply") from error


def _plain(value: Any) -> object:  # noqa: ANN401 - any value of the model
    if is_dataclass(value):
        cells = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: _plain(cell) for name, cell in cells if cell is not None and cell != ()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


class _Fields:
    """The fields of one object. Every method raises ValueError if a field is of the wrong type."""

    def __init__(self, record: object) -> None:
        if not isinstance(record, dict):
            raise ValueError("an outline and its parts must be objects")
        self._values: Mapping[str, object] = record

    def maybe(self, name: str) -> str | None:
        value = self._values.get(name)
        if value is not None and not isinstance(value, str):
            raise ValueError(f"`{name}` must be text")
        return None if value is None else clean_line(value, _LONGEST)

    def text(self, name: str) -> str:
        value = self.maybe(name)
        if value is None:
            raise ValueError(f"`{name}` is missing")
        return value

    def link(self, name: str) -> str | None:
        value = self.maybe(name)
        return None if value is None else clean_link(value)

    def choice(self, name: str, known: tuple[Value, ...]) -> Value | None:
        value = self._values.get(name)
        if value is not None and value not in known:
            raise ValueError(f"`{name}` has no known value")
        return next((one for one in known if one == value), None)

    def number(self, name: str, least: int, most: int) -> int | None:
        value = self._values.get(name)
        if value is not None and not (type(value) is int and least <= value <= most):
            raise ValueError(f"`{name}` must be a number")
        return value if isinstance(value, int) else None

    def flag(self, name: str) -> bool | None:
        value = self._values.get(name)
        if value is not None and not isinstance(value, bool):
            raise ValueError(f"`{name}` must be true or false")
        return value

    def amount(self, name: str) -> float | None:
        value = self._values.get(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise ValueError(f"`{name}` must be an amount")
        return value

    def lines(self) -> Lines:
        match self._values.get("lines"):
            case [int(first), int(last)] if 0 < first <= last:
                return first, last
        raise ValueError("`lines` must be two numbers")

    def many(self, name: str, made: Callable[[_Fields], Value]) -> tuple[Value, ...]:
        value = self._values.get(name, [])
        if not isinstance(value, list):
            raise ValueError(f"`{name}` must be a list")
        return tuple(made(_Fields(one)) for one in value)

    def one(self, name: str, made: Callable[[_Fields], Value]) -> Value | None:
        value = self._values.get(name)
        return None if value is None else made(_Fields(value))

    def links(self, name: str) -> tuple[str, ...]:
        value = self._values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise ValueError(f"`{name}` must be a list of texts")
        return tuple(link for one in value if (link := clean_link(one)))


def _hint(told: _Fields) -> Hint:
    kind = told.choice("kind", _KINDS)
    if kind is None:
        raise ValueError("`kind` is missing")
    return Hint(kind, told.lines(), told.number("level", 1, _DEEPEST), told.maybe("language"))


_FARTHEST = 1 << 62


def _link(told: _Fields) -> Link:
    start, address = told.number("start", 0, _FARTHEST), told.link("address")
    if start is None or address is None:
        raise ValueError("a link leads nowhere")
    return Link(start, told.text("text"), address)


def _place(told: _Fields) -> Place:
    return Place(
        told.text("text"),
        told.maybe("country"),
        told.maybe("country_code"),
        told.maybe("region"),
        told.maybe("region_code"),
        told.maybe("city"),
    )


def _pay(told: _Fields) -> Pay:
    period = told.choice("period", _PERIODS)
    ends = told.amount("minimum"), told.amount("maximum")
    if period is None or ends == (None, None):
        raise ValueError("a pay has no amount or no period")
    return Pay(*ends, told.text("currency"), period)


def _posting(told: _Fields) -> GivenPosting:
    return GivenPosting(
        told.lines(),
        role=told.maybe("role"),
        company=told.maybe("company"),
        places=told.many("places", _place),
        level=told.choice("level", _LEVELS),
        team=told.maybe("team"),
        pay=told.one("pay", _pay),
        remote=told.flag("remote"),
        employment=told.choice("employment", _EMPLOYMENTS),
        posted=told.maybe("posted"),
        valid_through=told.maybe("valid_through"),
        url=told.link("url"),
        links=told.links("links"),
    )
