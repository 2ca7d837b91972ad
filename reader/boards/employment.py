"""Kinds of employment as they stand in data: "FULL_TIME", "Full-time", "fulltime_permanent", "CDI"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reader.boards.json_values import array, line
from reader.folding import fold

if TYPE_CHECKING:
    from reader.model import Employment

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPLIT = re.compile(r"[\W_]+")
_LONGEST = 80
_MOST = 20
_SHORT = 4
"""Abbreviations such as "CDI" stay as they are."""
_OUTRANKING: tuple[Employment, ...] = ("intern", "contract", "temporary")
"""They say more than full or part time does, as in prose."""


def employment(*values: object) -> Employment | None:
    """Return the kind that some values name, each a text or a list of them, or None.

    Intern, contract and temporary outrank the hours; full time as well as part time is neither.
    """
    found: set[Employment] = set()
    for value in values:
        for each in (*array(value)[:_MOST], value):
            text = line(each, _LONGEST)
            found |= _named(text) if text else frozenset()
    for kind in _OUTRANKING:
        if kind in found:
            return kind
    return found.pop() if len(found) == 1 else None


def worded(given: str) -> str:
    """Return a name from data as words: "FULL_TIME" and "FullTime" are "Full time"."""
    is_name = "_" in given or _CAMEL.search(given) or given.isupper()
    return _CAMEL.sub(" ", given).replace("_", " ").capitalize() if is_name and len(given) > _SHORT else given


@lru_cache(maxsize=512)
def _named(text: str) -> frozenset[Employment]:
    words = f" {_SPLIT.sub(' ', fold(_CAMEL.sub(' ', text))).strip()} "
    found = {kind for phrase, kind in _table() if f" {phrase} " in words}
    # "full-or-part-time"
    return frozenset(found | {"full_time"} if "part_time" in found and " full " in words else found)


@cache
def _table() -> tuple[tuple[str, Employment], ...]:
    rows = Path(__file__).with_name("employment.tsv").read_text(encoding="utf-8").splitlines()
    parted = [row.split("\t") for row in rows if not row.startswith("#")]
    return tuple((phrase, cast("Employment", kind)) for kind, names in parted for phrase in names.split("|"))
