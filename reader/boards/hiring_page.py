"""A saved page of a thread → its title and first-level comments.

The page is one known template of nested tables, saved by whatever program, so its few tags that matter are
looked for one after the other; the tree of the page isn't needed.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_TAG = re.compile(r"<(/?)(tr|td|img|div|span)\b([^<>]{0,2000})>", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_SITE = re.compile(r"\s*\|\s*Hacker News\s*$")
_ATTRIBUTES = {
    name: re.compile(rf"""(?:^|\s){name}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""", re.IGNORECASE)
    for name in ("class", "id", "indent", "width", "title", "href")
}
_MORE = re.compile(r"<a(\s[^<>]{0,2000})>([^<>]{0,100})</a", re.IGNORECASE)
_INDENT = 40
"""Pixels by which a level is set in."""


class Comment(NamedTuple):
    """A comment of a thread, or its opening text."""

    id: str
    """Its number; "" for the opening text."""
    posted: str
    markup: str


class Thread(NamedTuple):
    """What a page holds."""

    title: str
    comments: tuple[Comment, ...]
    """Those of the first level, in order, without deleted ones."""
    more: tuple[str, str] | None = None
    """The words and the address, as the page has them, of the link to its next page."""


def title_of(page: str) -> str:
    """Return the thread's title without the site's name; "" if the page has none."""
    found = _TITLE.search(page)
    return _SITE.sub("", html.unescape(found[1])).strip() if found else ""


def is_thread(page: str) -> bool:
    """Return whether a text is a page of that site with comments."""
    return "hnmain" in page and "comtr" in page


def read_thread(page: str) -> Thread:
    """Return the thread on a page. Linear, never raises."""
    reading = _Reading(page)
    for tag in _TAG.finditer(page):
        reading.take(tag)
    return Thread(title_of(page), tuple(reading.comments), _more(page))


def _more(page: str) -> tuple[str, str] | None:
    """Return the link to the next page of a thread."""
    if "morelink" not in page:
        return None
    for link in _MORE.finditer(page):
        if "morelink" in _value(link[1], "class").split() and (address := _value(link[1], "href")):
            return html.unescape(link[2]), address
    return None


def _attribute(tag: re.Match[str], name: str) -> str:
    return _value(tag[3], name)


def _value(attributes: str, name: str) -> str:
    found = _ATTRIBUTES[name].search(attributes)
    return html.unescape(found[found.lastindex or 0]) if found else ""


class _Reading:
    """The comment that is being read, and those before it."""

    def __init__(self, page: str) -> None:
        self.comments: list[Comment] = []
        self._page = page
        self._id = ""
        self._posted = ""
        self._level: int | None = 0
        self._body: tuple[str, int] | None = None
        """The tag around the text, and where the text begins."""
        self._inside = 0

    def take(self, tag: re.Match[str]) -> None:
        """Take on the next tag of the page."""
        closes, name, classes = bool(tag[1]), tag[2].lower(), _attribute(tag, "class").split()
        if self._body is not None:
            self._inside_text(tag, *self._body, ends="reply" in classes or "comtr" in classes)
        if closes or self._body is not None:
            return
        if "comtr" in classes:
            self._id, self._posted, self._level = _attribute(tag, "id"), "", None
        elif self._level is None and name in ("td", "img"):
            self._level = _level(tag, name, is_indent="ind" in classes)
        elif "age" in classes:
            self._posted = _attribute(tag, "title")
        elif "commtext" in classes or "toptext" in classes:
            self._body, self._inside = (name, tag.end()), 1

    def _inside_text(self, tag: re.Match[str], around: str, begin: int, *, ends: bool) -> None:
        """Count the elements around the place that are named like that of the text; take it where it ends."""
        if tag[2].lower() == around:
            self._inside += -1 if tag[1] else 1
        if ends or self._inside == 0:
            text = self._page[begin : tag.start()].strip()
            if text and self._level == 0:
                self.comments.append(Comment(self._id, self._posted, text))
            self._body = None


def _level(tag: re.Match[str], name: str, *, is_indent: bool) -> int | None:
    """Return how deep a comment hangs by a cell's `indent`, or by the width of the picture in it."""
    given = _attribute(tag, "indent") if name == "td" else _attribute(tag, "width")
    if not given.isdecimal() or (name == "td" and not is_indent):
        return None
    return int(given[:9]) // (_INDENT if name == "img" else 1)
