"""How things are named in lists and exports: titles and roles without the signs of their source; numbers."""

from __future__ import annotations

_SIGNS = ("*", "_", "`", "~", "#", "\\", "](")
_QUOTE = "> "
_STARS = "** "
"""Before a heading, as mails in plain text have it."""


def name_of(text: str) -> str:
    """Return a title or role without Markdown signs (see markdown_signs.py) and the number of a link."""
    text = _without(_QUOTE, text)
    text = _without_number(text) if text[:1] == "[" else text
    text = _without(_STARS, text) if text.count("**") == 1 else text
    if not any(map(text.__contains__, _SIGNS)):
        return text
    from reader.markdown_signs import without_signs  # few names have signs

    return without_signs(text)


def posting_name(title: str, role: str | None, team: str | None, city: str | None) -> str:
    """Return what a posting is called: `title`, which is its role or else its first words.

    Where it names no role but a team, that and its city: "Alexa AI · Seattle".
    """
    if role or not team:
        return role or title
    return f"{team} · {city}" if city else team


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 posting", "1,200 postings", "2 near copies"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _without(opening: str, text: str) -> str:
    """Return a text without what it opens with, if that leaves anything."""
    rest = text.removeprefix(opening)
    return rest if rest.strip() else text


def _without_number(text: str) -> str:
    """Return a text without the number of its link, as text browsers print it: "[11]Who is hiring?"."""
    number, closed, rest = text[1:].partition("]")
    return rest if closed and number.isdecimal() and len(number) <= _DIGITS and rest[:1].isalnum() else text


_DIGITS = 3
