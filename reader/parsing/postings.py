"""One posting: its place line, its text, and what the text says about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import stand_in as places
from reader.folding import squash
from reader.model import Posting, identity
from reader.parsing import sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line, Span


def read(rows: Sequence[Line], text: str, span: Span) -> Posting:
    """The posting that stands in a span: its first line is the place, the rest its text."""
    head, last = rows[span.first], rows[span.last]
    place = places.parse_place(head.bare)
    start = rows[span.first + 1].start if span.first < span.last else head.end
    body = text[start : last.end] if span.first < span.last else ""
    return Posting(
        id=identity("posting", squash(head.bare), squash(body)),
        place=place,
        places=(place,) if place else (),
        role=None,
        level=None,
        team=None,
        pay=None,
        remote=None,
        links=(),
        sections=sections.split(body, start),
        start=start,
        text=body,
        lines=(head.number, last.number),
    )
