"""Clean text → Document: pure, one document at a time, no files and no clock."""

from __future__ import annotations

from reader.parsing.items import items_of
from reader.parsing.pipeline import parse

__all__ = ["items_of", "parse"]
