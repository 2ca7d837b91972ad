"""A page that is one job ad: whether it is, what it states, and the kinds of its lines."""

from __future__ import annotations

from reader.parsing.ads.finding import Ad, find

__all__ = ["Ad", "find"]
