"""Markup whose data describes jobs → their text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.sources.texts import Text

if TYPE_CHECKING:
    from reader.model import Outline
    from reader.pages import Page


def text_of_jobs(page: Page) -> Text | None:
    """Return the text of a page whose data describes jobs; None for any other page."""
    if not page.jobs:
        return None
    from reader.boards import read_jobs, write_jobs

    found = read_jobs(page.jobs, page.outline.url)
    if found.jobs:
        listing = write_jobs(found.jobs, page.outline.url)
        outline = listing.outline
        said = replace(page.outline, hints=outline.hints, links=outline.links, postings=outline.postings)
        return Text(listing.text, (), _with_title(said, alone=len(found.jobs) == 1))
    if len(found.undescribed) == 1 and page.text.strip():
        lines = 1, page.text.rstrip("\n").count("\n") + 1
        posting = replace(found.undescribed[0], url=found.undescribed[0].url or page.outline.url).given(lines)
        return Text(page.text, (), replace(page.outline, postings=(posting,)))
    return None


def _with_title(outline: Outline, *, alone: bool) -> Outline:
    """Return the outline of a page's jobs: the role of a single one is its title."""
    if not alone or not outline.hints:
        return outline
    from reader.model import Hint

    first = Hint("title", outline.hints[0].lines)
    return replace(outline, hints=(first, *outline.hints[1:]))
