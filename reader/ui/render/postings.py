"""The view of a posting: its facts in a few lines, then its sections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.export.wording import date_words, pay_words
from reader.markdown_signs import heading_mark
from reader.model import PostingSummary
from reader.naming import name_of
from reader.ui.document.posting_words import named_by
from reader.ui.document.view import RULE, TextBlock, View
from reader.ui.render.article import mark_blocks
from reader.ui.render.repeated_text import folded, without_page_lines
from reader.ui.render.text_flow import BULLET, INDENT, flowing, unindented

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Document, Place, Posting, Section, SectionBlock
    from reader.search import Repeat
    from reader.store.values import Marks
    from reader.ui.document.view import Highlights

HEAD_WORDS = 8
DATES = "Dates"
FACT_CELLS = 7
"""Width of the name of a fact, with the space after it."""
_NUMBER = re.compile(r"(?<!\w)(\d{1,2}[.)])\s*$")
_NUMBER_WIDTH = 6
_TOGETHER = 72
"""The longest line that stands right under another."""


def posting_view(
    posting: Posting,
    document: Document,
    marks: Marks | None = None,
    repeats: Sequence[Repeat] = (),
    *,
    fold: Highlights | None = None,
    similar: str = "",
    words: str = "",
    today: str | None = None,
) -> View:
    """Show one posting of a document: role, place, facts, marks, text.

    `repeats` are the sentences that other postings have too, to dim or, with `fold`, to fold away together
    with the lines that belong to the page, unless they have a highlight. `similar` says which
    posting is most similar, `words` that the posting is gone or nearly a copy of a marked one. `today`, in
    ISO 8601, tells whether it is closed.
    """
    marked = list(mark_blocks(marks, words))
    head = [
        *_head(posting, document, similar, today),
        *marked,
        TextBlock("", style=RULE, space=0 if marked else 1),
    ]
    around = _quiet_lines(document, posting)
    body = [it for section in posting.sections for it in _section(section, posting, document, around)]
    markdown = not document.is_literal
    key = f"{document.id}:{posting.id}:{posting.start}"
    if fold is not None:
        shorter = [*head, *without_page_lines(folded(body, repeats), fold)]
        return View(key, shorter, source=document.text, marked=markdown)
    quiet = [(repeat.start, repeat.stop) for repeat in repeats]
    return View(key, [*head, *body], quiet, document.text, marked=markdown)


def facts_of(posting: Posting, today: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield the facts that a posting states, each with its name, always in the same order."""
    remote = {True: "remote", False: "on site", None: None}[posting.remote]
    pay = pay_words(posting.pay) if posting.pay else None
    kind = posting.employment.replace("_", " ") if posting.employment else None
    facts = (
        ("Team", posting.team), ("Level", posting.level), ("Pay", pay), ("Type", kind), ("Work", remote),
        (DATES, date_words(posting, today)),
    )  # fmt: skip
    yield from ((name, fact) for name, fact in facts if fact)


def place_names(place: Place) -> str:
    """Return city, region and country by name; empty if the place's own words say as much."""
    names = [name for name in (place.city, place.region, place.country) if name]
    return "" if all(name in place.text for name in names) else ", ".join(names)


def _head(posting: Posting, document: Document, similar: str, today: str | None) -> Iterator[TextBlock]:
    opening = _first_words(posting.text)
    named = named_by(PostingSummary.of(posting))
    yield TextBlock(named or (opening if document.is_literal else name_of(opening)), style="title")
    if posting.company is not None:
        yield TextBlock(posting.company, space=0, sign=_label("At"))
    if posting.place is not None:
        words = posting.place.text
        at = document.text.rfind(words, 0, posting.start)
        yield TextBlock(words, at if at >= 0 else None, space=0, sign=_label("Place"))
        if names := place_names(posting.place):
            yield TextBlock(names, style="dim", space=0, sign=_label(""))
    is_closed = today is not None and posting.is_closed(today)
    for name, fact in facts_of(posting, today):
        style = "dim" if name == DATES and is_closed else "text"
        yield TextBlock(fact, style=style, space=0, sign=_label(name))
    if similar:
        yield TextBlock(similar, space=0, sign=_label("Near"))


def _label(name: str) -> str:
    """Pad the name of a fact to the width of all."""
    return f"{name:<{FACT_CELLS}}"


def _first_words(text: str) -> str:
    words = text.split(maxsplit=HEAD_WORDS)
    return " ".join(words[:HEAD_WORDS]) + ("…" if len(words) > HEAD_WORDS else "")


def _section(
    section: Section, posting: Posting, document: Document, quiet: frozenset[int]
) -> Iterator[TextBlock]:
    """Yield the blocks of a section; `quiet` are the lines that the page adds to the posting."""
    space = 1
    if section.heading is not None:
        stands = document.text.startswith(section.heading, section.start)
        mark = 0 if document.is_literal else len(heading_mark(section.heading))
        words, start = section.heading[mark:], section.start + mark
        yield TextBlock(words, start if stands else None, "heading", space=2)
        space = 0
    before: SectionBlock | None = None
    for block in section.blocks:
        text = unindented(block.text) if document.is_literal else flowing(block.text)
        if block.kind == "bullet":
            sign = _number_before(document.text, block.start) or BULLET
            yield TextBlock(text, block.start, "text", 0 if before else space, INDENT, sign)
        else:
            apart = space if before is None else int(not _are_together(before, block, document.text))
            style = "dim" if quiet and _line_of(block, posting, document.text) in quiet else "text"
            yield TextBlock(text, block.start, style, apart)
        before = block


def _are_together(upper: SectionBlock, lower: SectionBlock, text: str) -> bool:
    """Return whether two short paragraphs have no blank line in between, like the lines of an address."""
    between = text[upper.start + len(upper.text) : lower.start]
    short = max(len(upper.text), len(lower.text)) <= _TOGETHER
    return upper.kind == "paragraph" and short and between.count("\n") == 1


def _line_of(block: SectionBlock, posting: Posting, text: str) -> int:
    """Return the number of the line that a block starts in."""
    return posting.lines[1] - text.count("\n", block.start, posting.start + len(posting.text))


def _quiet_lines(document: Document, posting: Posting) -> frozenset[int]:
    """Return the lines of a posting that a page adds to it: its buttons and links."""
    first, last = posting.lines
    return frozenset(
        line
        for block in document.blocks
        if block.kind in ("footer", "teaser") and first <= block.lines[1] and block.lines[0] <= last
        for line in range(block.lines[0], block.lines[1] + 1)
    )


def _number_before(text: str, start: int) -> str:
    """Return the number that a bullet has in the source, as a sign; empty if it has none."""
    found = _NUMBER.search(text[max(0, start - _NUMBER_WIDTH) : start])
    return f"{found[1]} " if found else ""
