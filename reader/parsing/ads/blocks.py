"""The kinds of an ad's lines: title, headings, lists and paragraphs; what a board adds is quiet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader.parsing import sections, shapes, vocabulary
from reader.parsing.lines import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import BlockKind
    from reader.parsing.ads.finding import Ad

_DEEPER = 8
"""After a blank line, a line set in by more than this beside an item is no part of it."""
_HEADING_LENGTH, _THREE = 60, 3


def spans(ad: Ad) -> Iterator[Span]:
    """Yield a span for each line of the page, in order; an item and what continues it share one."""
    page, rows = ad.page, ad.page.rows
    index = 0
    while index < len(rows):
        kind = _kind(ad, index)
        last = index
        if kind == "list":
            while last + 1 < page.end and _continues(ad, index, last + 1):
                last += 1
        yield Span(kind, index, last)
        index = last + 1


def _kind(ad: Ad, index: int) -> BlockKind:
    page = ad.page
    if index == ad.title:
        return "title"
    if index > ad.last or (index in page.quiet and index not in page.labelled):
        return "footer"
    text = page.texts[index]
    if index < ad.first:
        return "paragraph"
    if sections.is_item(text):
        return "list"
    if text.endswith((":", "：")) and not shapes.is_markdown_heading(text) and not _is_set_off(ad, index):
        return "posting" if index in page.headings or _is_over_items(ad, index) else "paragraph"
    if index in page.headings or (index >= _begin(ad) and _heads_section(ad, index)):
        return "posting" if page.is_over_pay(index) else "heading"
    return "paragraph" if _is_plain(ad, index) else "posting"


def _is_over_items(ad: Ad, index: int) -> bool:
    """Return whether a short line with a colon is over the items of a list, with a blank line over it."""
    rows = ad.page.rows[index - 1 : index + 2]
    short = len(ad.page.texts[index]) <= _HEADING_LENGTH and len(rows) == _THREE
    return short and rows[0].row + 1 < rows[1].row and sections.is_item(rows[2].bare)


def _begin(ad: Ad) -> int:
    """Return the index of the first line of an ad's sections: below the buttons under its header, if any."""
    over = (index for index in range(ad.page.body - 1, ad.first - 1, -1) if index in ad.page.quiet)
    return next(over, ad.page.body - 1) + 1


def _is_set_off(ad: Ad, index: int) -> bool:
    """Return whether a known heading is in capitals, "THE ROLE:", or between blank lines."""
    if index not in ad.page.headings:
        return False
    rows = ad.page.rows[index - 1 : index + 2]
    apart = len(rows) == _THREE and all(above.row + 1 < below.row for above, below in pairwise(rows))
    return ad.page.texts[index].isupper() or apart


def _is_plain(ad: Ad, index: int) -> bool:
    """Return whether a line is prose or has a label; a short one may as well be a heading or an item."""
    text = ad.page.texts[index]
    named = vocabulary.label(text) if index in ad.page.labelled else None
    labelled = named is not None and named.value != ""
    if index in ad.page.labelled and not labelled and vocabulary.lone_label(text):
        return False  # "Var ligger arbetsplatsen?", over the place
    if text in ad.page.texts[: ad.page.body] and index >= ad.page.body:
        return False  # the employer's name again: "Frost Sp. z o.o."
    return labelled or len(text) > _HEADING_LENGTH or shapes.ends_sentence(text) or index < ad.page.body


def _heads_section(ad: Ad, index: int) -> bool:
    """Return whether a line that the tables lack is a heading by its look, with its section below it."""
    page = ad.page
    if index in page.labelled:
        return False
    if shapes.is_markdown_heading(page.texts[index]):
        return True
    return sections.heads_section(page.rows, index, page.end - 1) and index + 1 not in page.headings


def _continues(ad: Ad, first: int, index: int) -> bool:
    """Return whether a line continues an item: indented deeper, or the rest of a wrapped sentence."""
    page, rows = ad.page, ad.page.rows
    text = page.texts[index]
    if (
        sections.is_item(text)
        or index == ad.title
        or index in page.headings
        or index in page.quiet | page.labelled
    ):
        return False
    if (
        rows[index].row > rows[index - 1].row + 1
        and not 0 < rows[index].indent - rows[first].indent < _DEEPER
    ):
        return False
    if rows[index].indent > rows[first].indent:
        return True
    wrapped = rows[index].row == rows[index - 1].row + 1 and text[0].islower()
    return wrapped and not shapes.ends_sentence(page.texts[index - 1])
