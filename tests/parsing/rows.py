"""What becomes of each line of a text."""

from __future__ import annotations

from reader.parsing import parse


def kinds_of(text: str) -> dict[str, str]:
    """Return the kind of each line, by what it says without the spaces around it."""
    return {row.strip(): block.kind for block in parse(text).blocks for row in block.text.split("\n")}
