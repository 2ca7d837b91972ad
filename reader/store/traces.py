"""Which items must not disappear: those that carry a star, a status, a tag, a note or a highlight."""

from __future__ import annotations

TRACED_EARLIER = """SELECT item FROM mark WHERE starred OR status IS NOT NULL
    UNION SELECT item FROM tag UNION SELECT item FROM note"""
"""A query for the ids of all of them, in a library from before there were highlights."""
TRACED = f"{TRACED_EARLIER} UNION SELECT item FROM highlight"  # noqa: S608
"""A query for the ids of all of them."""


def is_traced(item: str) -> str:
    """Return the condition that an item is one of them, for an SQL expression of its id; by index."""
    return f"""(EXISTS (SELECT 1 FROM mark m WHERE m.item = {item} AND (m.starred OR m.status IS NOT NULL))
        OR EXISTS (SELECT 1 FROM tag WHERE tag.item = {item})
        OR EXISTS (SELECT 1 FROM note WHERE note.item = {item})
        OR EXISTS (SELECT 1 FROM highlight WHERE highlight.item = {item}))"""  # noqa: S608
