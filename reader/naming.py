"""Titles and roles as names, for lists and exports: without the Markdown signs that their source has."""

from __future__ import annotations

_SIGNS = ("*", "_", "`", "~", "#", "\\", "](")
_QUOTE = "> "
_STARS = "** "
"""Before a heading, as mails in plain text have it."""


def name_of(text: str) -> str:
    """Return a title or role without Markdown signs (see markdown_signs.py)."""
    text = text.removeprefix(_QUOTE)
    text = text.removeprefix(_STARS) if text.count("**") == 1 else text
    if not any(map(text.__contains__, _SIGNS)):
        return text
    from reader.markdown_signs import without_signs  # few names have signs

    return without_signs(text)
