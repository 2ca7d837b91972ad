"""The line of a message that names a job over facts with pictures before them, as chats have it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader import lazy
from reader.parsing import vocabulary
from reader.parsing.ads import naming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.parsing.lines import Line

_CODE = lazy.regex(r":\w+:")
"""A picture as chats name it."""


def find(rows: Sequence[Line]) -> str:
    """Return the first line that names a job right over such a fact, or ""."""
    for upper, lower in pairwise(rows):
        if lower.bare[0].isalnum() or lower.row > upper.row + 1 or not _is_pictured(lower.bare):
            continue
        if naming.heads(upper.bare):
            return upper.bare
    return ""


def _is_pictured(text: str) -> bool:
    """Return whether a picture is the label of a line: "📍 Hull", ":round_pushpin: Hull"."""
    found = vocabulary.label(text)
    return found is not None and not any(map(str.isalnum, _CODE.sub("", text[: found.begin])))
