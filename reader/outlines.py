"""Outlines as JSON and back, as the library and its exports keep them.

What comes back is outside text: each field is checked and cleaned.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any, TypeAlias, get_args

from reader.json_fields import Fields
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

Record: TypeAlias = dict[str, object]

_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
_LEVELS: tuple[Level, ...] = get_args(Level)
_EMPLOYMENTS: tuple[Employment, ...] = get_args(Employment)
_PERIODS: tuple[Period, ...] = get_args(Period)
_DEEPEST = 6


def record_of(outline: Outline) -> Record:
    """Return an outline as JSON has it, without what it does not say."""
    record = _plain(outline)
    assert isinstance(record, dict)  # noqa: S101 - it is a dataclass
    return record


def outline_of(record: object) -> Outline:
    """Return the outline of such an object. Raises ValueError with what is wrong with it."""
    told = Fields(record, "an outline")
    return Outline(
        hints=told.many("hints", _hint, "a hint"),
        links=told.many("links", _link, "a link"),
        byline=told.maybe_line("byline"),
        published=told.maybe_line("published"),
        url=told.link("url"),
        language=told.maybe_line("language"),
        postings=told.many("postings", _posting, "a posting"),
        names=told.lines("names"),
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
    if is_dataclass(value) or isinstance(value, (Hint, Link)):
        names = value._fields if isinstance(value, tuple) else [field.name for field in fields(value)]
        cells = ((name, getattr(value, name)) for name in names)
        return {name: _plain(cell) for name, cell in cells if cell is not None and cell != ()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _hint(told: Fields) -> Hint:
    kind = told.choice("kind", _KINDS)
    if kind is None:
        raise ValueError("`kind` is missing")
    return Hint(
        kind, told.span("lines"), told.maybe_number("level", 1, _DEEPEST), told.maybe_line("language")
    )


def _link(told: Fields) -> Link:
    start, address = told.maybe_number("start"), told.link("address")
    if start is None or address is None:
        raise ValueError("a link leads nowhere")
    return Link(start, told.line("text"), address)


def _place(told: Fields) -> Place:
    return Place(
        told.line("text"),
        told.maybe_line("country"),
        told.maybe_line("country_code"),
        told.maybe_line("region"),
        told.maybe_line("region_code"),
        told.maybe_line("city"),
    )


def _pay(told: Fields) -> Pay:
    period = told.choice("period", _PERIODS)
    ends = told.amount("minimum"), told.amount("maximum")
    if period is None or ends == (None, None):
        raise ValueError("a pay has no amount or no period")
    return Pay(*ends, told.line("currency"), period)


def _posting(told: Fields) -> GivenPosting:
    return GivenPosting(
        told.span("lines"),
        role=told.maybe_line("role"),
        company=told.maybe_line("company"),
        places=told.many("places", _place, "a place"),
        level=told.choice("level", _LEVELS),
        team=told.maybe_line("team"),
        pay=told.one("pay", _pay, "a pay"),
        remote=told.flag("remote"),
        employment=told.choice("employment", _EMPLOYMENTS),
        posted=told.maybe_line("posted"),
        valid_through=told.maybe_line("valid_through"),
        url=told.link("url"),
        links=told.links("links"),
    )
