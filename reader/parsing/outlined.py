"""A document whose markup says what its lines are: believed first, and guessed at only in its paragraphs.

Where the postings of a page come as data, their fields are those; their text makes their sections.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.folding import letters
from reader.model import Posting, identity
from reader.parsing import announcing, details, roles, sections, vocabulary
from reader.parsing.lead import Lead
from reader.parsing.lines import Claims, Span, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import BlockKind, GivenPosting, Lines, Outline, Section
    from reader.parsing.ads import Ad
    from reader.parsing.lines import Line

_BULLET = "• "
_TOP = ("title", "dek")
_TERSE = 160
"""Characters of a paragraph, on average, where pages list things."""


class Markup:
    """The hints of an outline as spans of a document's lines, and its postings."""

    def __init__(self, rows: Sequence[Line], outline: Outline) -> None:
        """Look up the lines. Hints that name no line of the text are left out, and so is what overlaps."""
        index = {row.number: index for index, row in enumerate(rows)}
        self.given = tuple(_given(index, outline))
        within = {index for span, _ in self.given for index in range(span.first, span.last + 1)}
        self._hinted = [span for kind, numbers, *_ in outline.hints if (span := _span(index, kind, numbers))]
        free = [span for span in self._hinted if span.first not in within] if within else self._hinted
        self.spans = tuple([span for span in free if span.kind != "paragraph"])
        """What is believed at once."""
        self.paragraphs = tuple([span for span in free if span.kind == "paragraph"])
        """What may be a paper's summary, a question or a posting all the same."""
        self.title = next((span.first for span in self._hinted if span.kind == "title"), None)
        """The line of the title. It may belong to a posting, as its role."""
        self.details = {
            (hint.kind, hint.lines[0]): hint for hint in outline.hints if hint.level or hint.language
        }
        """What tells the rank of a heading or the language of code that begins with a line."""

    @cached_property
    def kinds(self) -> dict[int, BlockKind]:
        """What each line is, also those of postings."""
        return {index: kind for kind, first, last in self._hinted for index in range(first, last + 1)}

    def mostly_lists(self, rows: Sequence[Line]) -> bool:
        """Return whether more of a page stands in lists than in paragraphs, and none is of what it cites."""
        heads = (rows[span.first].bare for span in self.spans if span.kind == "heading")
        if any(map(announcing.heads_references, heads)):
            return False
        sizes = {"list": 0, "paragraph": 0}
        for kind, first, last in self._hinted:
            if kind in sizes:
                sizes[kind] += rows[last].end - rows[first].start
        return sizes["list"] > sizes["paragraph"]

    def tight(self, rows: Sequence[Line]) -> Sequence[Line]:
        """Return the lines as the results of a search have them: only over headings there are blank lines.

        Empty on a page of longer paragraphs.
        """
        size = sum(rows[span.last].end - rows[span.first].start for span in self.paragraphs)
        if not self.paragraphs or size > _TERSE * len(self.paragraphs):
            return ()
        heads = {span.first for span in self.spans if span.kind == "heading"}
        apart = accumulate(1 + (index in heads) for index in range(len(rows)))
        return [replace(row, row=at) for row, at in zip(rows, apart, strict=True)]

    def lead(self) -> Lead:
        """Return title and standfirst."""
        return Lead(tuple(span for span in self.spans if span.kind in _TOP))

    def ad_rows(self, rows: Sequence[Line]) -> Sequence[Line]:
        """Return the lines as an ad's rules see them: names of facts in a list have no bullets."""
        items = (
            index for span in self.spans if span.kind == "list" for index in range(span.first, span.last + 1)
        )
        named = [index for index in items if self._names_fact(rows, index)]
        if not named:
            return rows
        changed = list(rows)
        for index in named:
            changed[index] = replace(rows[index], bare=rows[index].bare[len(_BULLET) :])
        return changed

    def _names_fact(self, rows: Sequence[Line], index: int) -> bool:
        """Return whether a line of a list is a known name over its value, as `dt` and `dd` are written."""
        row = rows[index]
        if not row.bare.startswith(_BULLET) or index + 1 == len(rows):
            return False
        below = rows[index + 1]
        is_pair = self.kinds.get(index + 1) == "list" and below.indent > row.indent
        is_item = below.bare.startswith(_BULLET)
        return is_pair and not is_item and vocabulary.lone_label(row.bare[len(_BULLET) :]) is not None

    def below_title(self, ad: Ad) -> Ad:
        """Return an ad with all below the page's title as its posting, where its rules see another title."""
        title = self.title
        if title is None or title == ad.title or not title <= ad.first or title >= ad.last:
            return ad
        return replace(ad, first=title + 1)

    def claimed(self, ad: Ad, guessed: Sequence[Span]) -> Iterator[Span]:
        """Return the spans of an ad, all lines covered; `guessed` is what its rules say of single lines."""
        claims = Claims(len(ad.page.rows))
        claims.take(self._in_turn(ad, guessed))
        return claims.spans()

    def _in_turn(self, ad: Ad, guessed: Sequence[Span]) -> Iterator[Span]:
        """Yield what markup says, then what the rules say.

        Of a paragraph these may say that it is a known heading or a button.
        """
        named = [] if self.title is None else [span for span in self.spans if span.kind == "title"]
        yield from named or [span for span in guessed if span.kind == "title"]
        yield from self.spans
        for span in guessed:
            if span.kind == "footer" or (span.kind == "heading" and span.first in ad.page.headings):
                yield span
        yield from self.paragraphs
        yield from guessed

    def postings(self, rows: Sequence[Line], text: str, folded: Sequence[str]) -> Iterator[Posting]:
        """Yield the postings that come as data. `folded` is `folding.letters` of each line."""
        for span, given in self.given:
            parts = sections.split(rows, text, self._body(span), span.last, kinds=self.kinds)
            yield _posting(rows, text, span, given, folded, parts)

    def _body(self, span: Span) -> int:
        """Return the first line of a posting below its role and its facts."""
        first = span.first + int(span.first == self.title or self.kinds.get(span.first + 1) == "posting")
        while self.kinds.get(first) == "posting":
            first += 1
        return first


def _given(index: Mapping[int, int], outline: Outline) -> Iterator[tuple[Span, GivenPosting]]:
    end = -1
    for given in outline.postings:
        span = _span(index, "posting", given.lines)
        if span and span.first > end:
            yield span, given
            end = span.last


def _span(index: Mapping[int, int], kind: BlockKind, numbers: Lines) -> Span | None:
    """Return the lines from one number to another; None if either is blank or beyond the text."""
    first, last = numbers
    begin = index.get(first)
    end = begin if first == last else index.get(last)
    return None if begin is None or end is None or begin > end else Span(kind, begin, end)


def _posting(
    rows: Sequence[Line],
    text: str,
    span: Span,
    given: GivenPosting,
    folded: Sequence[str],
    parts: tuple[Section, ...],
) -> Posting:
    head, last = rows[span.first], rows[span.last]
    body = text_of(rows, text, span.first, span.last)
    place = given.places[0] if given.places else None
    squashed = "".join(folded[span.first : span.last + 1])
    return Posting(
        id=identity("posting", letters(place.text) if place else "", squashed or body.strip()),
        place=place,
        places=given.places,
        role=given.role,
        level=given.level or roles.level(given.role),
        team=given.team or details.team(body, place.city if place else None),
        pay=given.pay or details.pay(body, place.country_code if place else None),
        remote=given.remote,
        links=given.links or details.links(body),
        sections=parts,
        start=head.start,
        text=body,
        lines=(head.number, last.last),
        company=given.company,
        employment=given.employment,
        posted=given.posted,
        valid_through=given.valid_through,
        url=given.url,
    )
