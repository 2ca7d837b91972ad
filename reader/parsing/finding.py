"""Looking for words by plain searches, which are many times faster than patterns on long texts."""

from __future__ import annotations


def every(text: str, word: str, end: int | None = None) -> list[int]:
    """Every offset at which a word stands, up to an offset, in order; not overlapping."""
    found: list[int] = []
    at = text.find(word, 0, end)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + len(word), end)
    return found


def lowered(text: str) -> str:
    """A text in lower case, of the same length, so that offsets are those of the text."""
    lower = text.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )
