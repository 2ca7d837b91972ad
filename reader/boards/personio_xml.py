"""Personio's feed → plain values, read as a stream, so that only what is known of it takes memory.

A document type declaration ends the reading: no feed needs one, and it may declare entities (CWE-776).
"""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.parsers import expat

ROOT = "workzag-jobs"
_BEGINNING = 4096
_OPENING = re.compile(
    rf"\ufeff?\s*(?:<\?xml\b[^>]*>)?(?:\s|<!--(?:(?!-->).)*-->)*<{ROOT}(?:\s[^<>]*)?(?:/>|>\s*<)", re.DOTALL
)
_MOST = 20_000
_DEEPEST = 8
_BROKEN = "the feed is broken; what comes after that is missing"

Fields = dict[tuple[str, ...], list[str]]
"""The texts of a position's elements, by the names on the way to them."""


class Positions(NamedTuple):
    """What a feed says."""

    positions: tuple[Fields, ...]
    notice: str | None = None


class _DeclarationError(Exception):
    """The feed has a document type declaration."""


def is_feed(text: str) -> bool:
    """Return whether a text is XML whose root is that of the feed."""
    return _OPENING.match(text[:_BEGINNING]) is not None


def read_positions(text: str) -> Positions:
    """Return the positions of a feed, in order; those before a mistake in it if it has one. Never raises."""
    reading = _Reading()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(text.lstrip("\ufeff \t\r\n"), True)  # noqa: FBT003 - it takes no names
    except (expat.ExpatError, ValueError, _DeclarationError):
        return Positions(tuple(reading.found), _BROKEN)
    return Positions(tuple(reading.found))


def _refuse(*_declared: object) -> None:
    raise _DeclarationError


class _Reading:
    """The state between the events of the parser."""

    def __init__(self) -> None:
        self.found: list[Fields] = []
        self._path: list[str] = []
        self._depth = 0
        self._texts: list[str] = []
        self._fields: Fields = {}

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        """Go one element deeper."""
        self._depth += 1
        self._texts = []
        if self._depth <= _DEEPEST:
            self._path.append(name)
        if self._depth == len((ROOT, "position")):
            self._fields = {}

    def characters(self, text: str) -> None:
        """Take on text, which is kept if it is that of an element without others in it."""
        if self._depth <= _DEEPEST:
            self._texts.append(text)

    def end(self, _name: str) -> None:
        """Go one element up."""
        if self._depth <= _DEEPEST:
            place = tuple(self._path[2:])
            if place:
                self._fields.setdefault(place, []).append("".join(self._texts))
            elif self._path[1:] == ["position"] and len(self.found) < _MOST:
                self.found.append(self._fields)
            self._path.pop()
        self._texts = []
        self._depth -= 1
