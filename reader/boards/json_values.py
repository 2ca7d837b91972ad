"""Values out of an answer or out of structured data: each is what its field should hold, or nothing.

Whatever the shape, nothing here raises: a field of another type is a field that isn't there.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, cast

from reader.clean import LINE, clean_line, clean_link

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 8192
"""Code points of a field of one line that are looked at."""
_UNESCAPED = 2
_LARGEST = 10**18
"""How often entities may have been escaped in a field of one line."""
_BREAKING = re.compile(r"</?(?:br|div|h[1-6]|hr|li|ol|p|table|td|tr|ul)\b[^<>]{0,2000}>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|big|code|em|font|i|img|mark|s|small|span|strike|strong|sub|sup|tt|u|wbr)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_EMPTY = frozenset({"n/a", "na", "none", "null", "undefined", "nan"})
"""What forms write where nothing was filled in."""


def load(text: str) -> object:
    """Return the object or array that a text holds as JSON; any other text is returned as it is."""
    begin = text[:64].lstrip("\ufeff \t\r\n")[:1] or text.lstrip("\ufeff \t\r\n")[:1]
    if begin not in ("{", "["):
        return text
    try:
        # Raw line breaks in strings are common where a template was filled in by hand.
        return json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return text


def mapping(value: object) -> Mapping[str, object]:
    """Return an object, or an empty one."""
    return cast("Mapping[str, object]", value) if isinstance(value, dict) else {}


def array(value: object) -> Sequence[object]:
    """Return an array, or an empty one."""
    return cast("Sequence[object]", value) if isinstance(value, list) else ()


def objects(value: object) -> list[Mapping[str, object]]:
    """Return the objects in an array, without what else is in it."""
    return [cast("Mapping[str, object]", each) for each in array(value) if isinstance(each, dict)]


def at(value: object, *keys: str) -> object:
    """Return what stands under a path of keys, or None."""
    for key in keys:
        value = mapping(value).get(key)
    return value


def line(value: object, limit: int = LINE) -> str | None:
    """Return a text as one clean line without markup and entities; None if it says nothing."""
    if not isinstance(value, str):
        return None
    text = value[:LONGEST]
    for _ in range(_UNESCAPED):
        text = html.unescape(text) if "&" in text else text
    if "<" in text:
        text = _INLINE.sub("", _BREAKING.sub(" ", text))
    text = clean_line(text, limit)
    return text if any(map(str.isalnum, text)) and text.casefold() not in _EMPTY else None


def identifier(value: object) -> str | None:
    """Return what something is called by a source: a text, or a whole number."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return str(value)
    return line(value)


def markup(value: object) -> str:
    """Return a text of several lines as it is, or ""."""
    return value if isinstance(value, str) else ""


def flag(value: object) -> bool | None:
    """Return a truth value, also one written as a word; None if it is none."""
    if isinstance(value, str):
        return {"true": True, "false": False, "yes": True, "no": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def address(value: object) -> str | None:
    """Return an address that is safe to show and to open (see `clean_link`), or None."""
    return clean_link(value.strip()) if isinstance(value, str) else None


def addresses(*values: object, but: str | None = None) -> tuple[str, ...]:
    """Return the safe ones of some addresses, each once, without `but`."""
    found = dict.fromkeys(link for value in values if (link := address(value)))
    return tuple(link for link in found if link != but)


def clean_address(base: str, path: object) -> str | None:
    """Return the safe address of an absolute path on a site, or None."""
    return address(base + path.strip()) if isinstance(path, str) and path.strip().startswith("/") else None
