"""Postings side by side, or one below another; and the differences between two texts. Pure."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from reader.export.comparison import IN_COMMON, NOT_STATED, NOTHING, facts_of
from reader.model import PostingSummary
from reader.similarity import differences
from reader.ui.document.posting_words import facts_of as posting_facts
from reader.ui.render.text_flow import BULLET
from reader.ui.symbols import mark_summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.export.comparison import Compared, Fact, Facts
    from reader.similarity.comparing import Band, Comparison, Paragraph, Part, StretchKind

NARROWEST = 24
"""The narrowest column in cells; with less room, show postings one below another."""
GAP = 3
LABELS = 9
"""Cells for the names of facts, at the left of the columns."""
NAME_LINES = 2
"""Lines for a name at the head of its column."""
HEADS_SHARE = 4
"""Names one below another take a quarter of the height at most; else only the current one is shown."""
HERE = "bold underline $accent"
"""How the name of the posting at the cursor looks."""
STYLES: dict[StretchKind, str] = {"same": "dim", "own": "", "changed": "bold $accent"}
LABEL = "bold underline"
GONE, CAME = "−", "+"
"""Come before words of the first and of the second text, so that nothing depends on color."""
GONE_STYLE, CAME_STYLE = "strike $error", "underline $success"
CONTEXT = 90
"""Characters to show around a difference; the rest of what both texts share is left out."""
LEFT_OUT = " … "
HERE_AND_THERE = "only here", "only there"
THE_SAME = "The same text, word for word."


class Room(NamedTuple):
    """The cells there are for a comparison of some postings."""

    postings: int
    width: int
    height: int

    @property
    def column(self) -> int:
        """The width of a column if the postings are side by side."""
        return (self.width - LABELS - GAP * (self.postings - 1)) // self.postings

    @property
    def beside(self) -> bool:
        """Whether the postings fit side by side."""
        return self.column >= NARROWEST

    @property
    def names(self) -> bool:
        """Whether all names fit above the page, one below another."""
        return self.postings * HEADS_SHARE <= self.height


def comparison_heads(compared: Sequence[Compared], room: Room, current: int) -> Content:
    """Return the names of the postings, which stay in sight; the current one stands out."""
    if room.beside:
        cells = [list(_head(one, at, room.column, at == current)) for at, one in enumerate(compared)]
        return _lines(_beside("", cells, room.column))
    if not room.names:
        one = compared[current]
        of = Content.styled(f"{current + 1} of {len(compared)} ", "bold")
        return (of + _name(one, current=True) + _about(one)).truncate(room.width, ellipsis=True)
    rows = (
        (Content.styled(f"{at + 1:<{GAP}}", "bold") + _name(one, current=at == current) + _about(one))
        for at, one in enumerate(compared)
    )
    return _lines(row.truncate(room.width, ellipsis=True) for row in rows)


def comparison_text(compared: Sequence[Compared], comparison: Comparison, room: Room) -> Content:
    """Return the page below the names: facts that differ, other facts, texts, what all of them say."""
    facts = facts_of(compared)
    parts = [
        _facts_beside(facts, room.column) if room.beside else _facts_below(facts, room.width),
        _other_facts(facts, room.width),
        *(
            _band_beside(band, room.column) if room.beside else _band_below(band, room.width)
            for band in comparison.bands
        ),
        _shared(comparison.shared, room.width),
    ]
    texts = [_lines(part) for part in parts]
    return Content("\n\n").join([text for text in texts if text.plain])


def _lines(lines: Iterable[Content]) -> Content:
    return Content("\n").join(list(lines))


def _name(one: Compared, *, current: bool) -> Content:
    return Content.styled(one.name, HERE if current else "bold")


def _about(one: Compared) -> Content:
    """Return what tells postings of the same name apart, after their marks."""
    words = (mark_summary(one.marks), *posting_facts(PostingSummary.of(one.posting)))
    return Content.styled("".join(f" · {each}" for each in words if each), "dim")


def _head(one: Compared, at: int, column: int, current: bool) -> Iterator[Content]:  # noqa: FBT001
    name = (Content.styled(f"{at + 1} ", "bold") + _name(one, current=current)).wrap(column)
    yield from name[: NAME_LINES - 1]
    if len(name) >= NAME_LINES:
        rest = Content(" ").join(name[NAME_LINES - 1 :])
        yield rest.truncate(column, ellipsis=True)
    about = _about(one)
    if about.plain:
        yield about[len(" · ") :].truncate(column, ellipsis=True)


def _facts_beside(facts: Facts, column: int) -> Iterator[Content]:
    for fact in facts.differing:
        yield from _beside(fact.label, [_words(words, column) for words in fact.words], column)


def _facts_below(facts: Facts, width: int) -> Iterator[Content]:
    for fact in facts.differing:
        yield from _fact_below(fact, width)


def _fact_below(fact: Fact, width: int) -> Iterator[Content]:
    yield Content.styled(fact.label, "bold")
    for number, words in enumerate(fact.words, 1):
        yield from _numbered(str(number), _words(words, max(1, width - GAP)))


def _words(words: str, width: int) -> list[Content]:
    return Content(words).wrap(width) if words else [_nothing()]


def _nothing() -> Content:
    return Content.styled(NOTHING, "dim")


def _other_facts(facts: Facts, width: int) -> Iterator[Content]:
    for label, words in ((IN_COMMON, facts.same_words), (NOT_STATED, facts.not_stated_words)):
        if words:
            yield from Content.styled(f"{label}: {words}", "dim").wrap(width)


def _band_beside(band: Band, column: int) -> Iterator[Content]:
    if band.label:
        yield Content.styled(band.label, LABEL)
    yield from _beside("", [list(_parts(cell, column)) or [_nothing()] for cell in band.cells], column)


def _band_below(band: Band, width: int) -> Iterator[Content]:
    if band.label:
        yield Content.styled(band.label, LABEL)
    for number, cell in enumerate(band.cells, 1):
        if number > 1:
            yield Content("")
        yield from _numbered(str(number), list(_parts(cell, max(1, width - GAP))) or [_nothing()])


def _shared(parts: Sequence[Part], width: int) -> Iterator[Content]:
    if parts:
        yield Content.styled(IN_COMMON, LABEL)
    yield from _parts(parts, width)


def _numbered(number: str, lines: Sequence[Content]) -> Iterator[Content]:
    for at, line in enumerate(lines):
        yield Content.styled(f"{'' if at else number:<{GAP}}", "bold") + line


def _beside(label: str, cells: Sequence[Sequence[Content]], column: int) -> Iterator[Content]:
    """Yield the lines of cells side by side in columns of the same width, with a label before the first."""
    gap = Content(" " * GAP)
    for at, lines in enumerate(zip_longest(*cells, fillvalue=Content(""))):
        name = Content.styled(f"{'' if at else label:<{LABELS}}", "bold")
        yield (
            name + gap.join([line.pad_right(max(0, column - line.cell_length)) for line in lines])
        ).rstrip()


def _parts(parts: Sequence[Part], width: int) -> Iterator[Content]:
    for number, part in enumerate(parts):
        if number:
            yield Content("")
        if part.label:
            yield from Content.styled(part.label, "bold").wrap(width)
        yield from _wrapped(part.paragraphs, width)


def _wrapped(paragraphs: Sequence[Paragraph], width: int) -> Iterator[Content]:
    for number, paragraph in enumerate(paragraphs):
        styled = [Content.styled(stretch.text, STYLES[stretch.kind]) for stretch in paragraph.stretches]
        sign = BULLET if paragraph.is_bullet else ""
        if number and not sign:
            yield Content("")
        wrapped = Content("").join(styled).rstrip().wrap(max(1, width - len(sign)))
        yield from (Content(" " * len(sign) if at else sign) + line for at, line in enumerate(wrapped))


def difference_text(mine: str, theirs: str, names: tuple[str, str] = HERE_AND_THERE) -> Content:
    """Return the differing words with their context; a sentence if there are none.

    `names` say which words are of the first and of the second text.
    """
    found = differences(mine, theirs)
    if not found:
        return Content(THE_SAME)
    gone, came = names
    legend = Content.styled(f"{GONE}{gone}", GONE_STYLE) + "   " + Content.styled(f"{CAME}{came}", CAME_STYLE)
    parts: list[Content] = [legend, Content("\n\n")]
    at = 0
    for number, difference in enumerate(found):
        parts += _between(mine[at : difference.a[0]], first=not number)
        parts += _changed(mine[slice(*difference.a)], theirs[slice(*difference.b)])
        at = difference.a[1]
    parts += _between(mine[at:], last=True)
    return Content("").join(parts)


def _between(text: str, *, first: bool = False, last: bool = False) -> Iterator[Content]:
    """Yield what both texts share, in full near the differences."""
    head = "" if first else text[:CONTEXT]
    tail = "" if last else text[-CONTEXT:]
    if len(head) + len(tail) >= len(text):
        yield Content(text)
        return
    gap = LEFT_OUT if first or last else f"{LEFT_OUT}\n\n{LEFT_OUT.lstrip()}"
    yield Content(head.rsplit(" ", 1)[0] if head else "") + Content.styled(gap, "dim")
    yield Content(tail.split(" ", 1)[-1] if tail else "")


def _changed(gone: str, came: str) -> Iterator[Content]:
    if gone:
        yield Content.styled(GONE + gone, GONE_STYLE)
    if gone and came:
        yield Content(" ")
    if came:
        yield Content.styled(CAME + came, CAME_STYLE)
    if came and not gone:
        yield Content(" ")
