"""Small texts of feeds → clean lines: titles, names, languages; and markup that was escaped too often."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from reader.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 300
"""Characters of a title, as of that of a page."""
MOST = 100
"""Authors, categories or files of one entry."""
_LOOKED_AT = 4000
_AUTHOR = 200
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|big|cite|code|del|div|em|font|h[1-6]|i|ins|mark|p|q|s|small|span|strike|strong|sub|sup"
    r"|tt|u)(?:\s[^<>]*)?>",
    re.IGNORECASE,
)
_ALONE = re.compile(r"<(?:br|hr|img|wbr)\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&#?\w{2,32};")
_ESCAPED_TAG = re.compile(r"\s*&lt;[a-zA-Z!]")
_ESCAPED_END = re.compile(r"&lt;/[a-zA-Z][a-zA-Z0-9]*\s*&gt;|&lt;(?:br|hr|img)\b", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


def line_of(markup: str) -> str | None:
    """Return a title or a name as a clean line, without the tags and references in it; None if it is empty.

    A tag that is never closed is what the title is about: "How <b> works".
    """
    text = markup[:_LOOKED_AT]
    if "<" in text:
        text = _ALONE.sub(" ", text)
        text = _INLINE.sub("", text) if "</" in text else text
    for _ in range(2):
        text = html.unescape(text) if _REFERENCE.search(text) else text
    return clean_line(text, LONGEST_NAME) or None


def author_of(said: str) -> str | None:
    """Return the name of an author given as "Name", "Name <mail>" or "mail (Name)"; a mail if that is all."""
    line = line_of(said[:_AUTHOR])
    if not line:
        return None
    mail = _MAIL.search(line)
    if mail is None:
        return None if _ADDRESS.match(line) else line
    name = clean_line((line[: mail.start()] + line[mail.end() :]).strip(" ()<>[]\"',;:"))
    return mail[0] if name.lower() in ("", "mailto") else name


def language_of(said: str | None) -> str | None:
    """Return a language as feeds name it, "en-US"; None for what names none."""
    found = _LANGUAGE.fullmatch((said or "").strip())
    return found[0].replace("_", "-") if found else None


def once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return the texts that there are, each once, at most MOST."""
    return tuple(dict.fromkeys(filter(None, texts)))[:MOST]


def unescaped(markup: str) -> str:
    """Return markup that was escaped once too often as what it was meant to be, or as it is.

    What only speaks of a tag is left alone: it has to begin with one, and to close one.
    """
    is_escaped = "<" not in markup and _ESCAPED_TAG.match(markup) and _ESCAPED_END.search(markup)
    return html.unescape(markup) if is_escaped else markup
