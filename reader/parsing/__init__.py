"""Clean text → Document: pure, one document at a time, no files and no clock."""

from __future__ import annotations

from reader import lazy

# What only some texts are asked.
lazy.submodules(
    __name__, "chats", "details", "digests", "hanging", "posts", "role_words", "threads", "vocabulary"
)

from reader.parsing.items import items_of  # noqa: E402
from reader.parsing.pipeline import parse  # noqa: E402

__all__ = ["items_of", "parse"]
