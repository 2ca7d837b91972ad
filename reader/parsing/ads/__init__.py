"""A page that is one job ad: whether it is, what it states, and the kinds of its lines."""

from __future__ import annotations

from reader import lazy

# What only a page that promises to be an ad is asked.
lazy.submodules(
    __name__,
    "around_names",
    "blocks",
    "candidates",
    "columns",
    "employers",
    "header_places",
    "heads",
    "mentions",
    "names",
    "placing",
    "stating",
)

from reader.parsing.ads.finding import Ad, find  # noqa: E402

__all__ = ["Ad", "find"]
