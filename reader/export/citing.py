"""Items as one line to paste somewhere (a link or a citation), and as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.export.plain import content_lines
from reader.model import Article, Outline, Paper, Posting

if TYPE_CHECKING:
    from reader.model import Item

VENUE_LENGTH = 120
"""A paper's note may name its venue up to this many characters; anything longer is something else."""


def citation(item: Item, document: str) -> str:
    """Return a one-line citation; `document` is the name of the document where the item first appears.

    A paper: authors, title, venue. A posting: role, place, document, source. An article: title, source; with
    its authors, its day and its address, if its page says them.
    """
    content = item.content
    if isinstance(content, Paper):
        parts = [", ".join(content.authors), f"“{content.title}”", venue(content) or document]
    elif isinstance(content, Posting):
        place = content.place.text if content.place else ""
        parts = [item.title, place, f"“{document}”", item.source]
    else:
        told = content.outline or Outline()
        parts = [told.byline or "", f"“{item.title}”", (told.published or "")[:10], told.url or item.source]
    return ". ".join(" ".join(part.split()).rstrip(".") for part in parts if part) + "."


def link_of(item: Item) -> str | None:
    """Return where an item stands on the web, or the first address a posting names in its text."""
    content = item.content
    if isinstance(content, Article):
        return content.outline.url if content.outline else None
    links = (content.url or "", *content.links) if isinstance(content, Posting) else ()
    return next((link for link in links if link and "@" not in link.partition("/")[0]), None)


def venue(paper: Paper) -> str | None:
    """Return where a paper appeared: the last line under its summary, if that is short and no link."""
    parts = list(paper.parts)
    summary = next((at for at, part in enumerate(parts) if part.role == "summary"), len(parts))
    for part in reversed(parts[summary + 1 :]):
        words = " ".join(part.text.split())
        if part.role == "note" and 0 < len(words) <= VENUE_LENGTH and "://" not in words:
            return words
    return None


def text_of(item: Item, *, is_literal: bool = False) -> str:
    """Return the whole item as plain text, paragraphs unwrapped; `is_literal` is as for `content_lines`."""
    lines = (line.first + line.text for line in content_lines(item.content, is_literal=is_literal))
    return "\n".join(line.rstrip() for line in lines).strip()
