"""Where the postings of a document stand on the web: what their names lead to, or where their page is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.folding import letters
from reader.parsing import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model import Document, Link, Outline, Posting


_REACH = 100
"""So many characters before or behind a posting, a button of its own may stand."""


def addressed(document: Document) -> Document:
    """Return a document whose postings have their addresses, as far as its outline tells them.

    In a list that is where a job's name leads, or the button under it; a page that is one posting, and is
    called as its job is, has it at its own address, whatever its buttons are. An address that came as data
    stays.
    """
    outline, postings = document.outline, document.postings
    if outline is None or not postings:
        return document
    only = outline.url if len(postings) == 1 else None
    alone = only if document.article is None else None
    first = postings[0].start
    are_over = any(_is_button(link) for link in _between(outline, max(0, first - _REACH), first))
    found: list[Posting] = []
    for posting, after in zip(
        postings, (*(it.start for it in postings[1:]), len(document.text)), strict=True
    ):
        end = posting.start + len(posting.text)
        near = range(posting.start, end if are_over else max(end, min(after, end + _REACH)))
        links = _between(outline, near.start, near.stop)
        at_page = only if posting.role and _words(posting.role) <= _words(document.title or "") else None
        own = posting.url or _named(posting, links) or at_page or _only_button(links) or alone
        found.append(posting if posting.url == own else replace(posting, url=own))
    return replace(document, postings=tuple(found))


def _named(posting: Posting, links: Sequence[Link]) -> str | None:
    """Return where the name of a job leads."""
    role = _words(posting.role or "")
    for link in links:
        named = _words(link.text)
        if role and (role <= named or (named < role and len(named) * 2 > len(role))):
            return link.address
    return None


def _only_button(links: Sequence[Link]) -> str | None:
    """Return where the only button of a posting leads."""
    buttons = {link.address for link in links if _is_button(link)}
    return buttons.pop() if len(buttons) == 1 else None


def _is_button(link: Link) -> bool:
    return vocabulary.is_button(link.text)


def _words(text: str) -> set[str]:
    return set(map(letters, text.split())) - {""}


def _between(outline: Outline, begin: int, end: int) -> list[Link]:
    """Return the links to pages between two offsets."""
    first, last = (bisect_left(outline.links, at, key=lambda link: link.start) for at in (begin, end))
    return [link for link in outline.links[first:last] if link.address.startswith("http")]
