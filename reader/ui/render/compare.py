"""Postings side by side, or one below another; and the differences between two texts. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.export.wording import pay_words
from reader.similarity import differences
from reader.ui.render.text_flow import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Posting
    from reader.similarity.comparing import Paragraph, Row, StretchKind

NARROWEST = 26
"""The narrowest column in cells; with less room, show postings one below another."""
GAP = 3
NOTHING = "–"
HERE = "bold underline $accent"
"""How the name of the posting at the cursor looks."""
DIFFERS = "≠ "
STYLES: dict[StretchKind, str] = {"same": "dim", "own": "", "changed": "bold $accent"}
GONE, CAME = "−", "+"
"""Come before words of the first and of the second text, so that nothing depends on color."""
GONE_STYLE, CAME_STYLE = "strike $error", "underline $success"
CONTEXT = 90
"""Characters to show around a difference; the rest of what both texts share is left out."""
LEFT_OUT = " … "
HERE_AND_THERE = "only here", "only there"
THE_SAME = "Word for word the same text."


def facts_of(postings: Sequence[Posting]) -> list[tuple[str, list[str]]]:
    """Return the facts that postings state, one row each; leave out facts that none of them states."""
    remote = {True: "remote", False: "on site", None: ""}
    facts: list[tuple[str, list[str]]] = [
        ("Place", [" · ".join(place.text for place in posting.places) for posting in postings]),
        ("Level", [posting.level or "" for posting in postings]),
        ("Team", [posting.team or "" for posting in postings]),
        ("Pay", [pay_words(posting.pay) if posting.pay else "" for posting in postings]),
        ("Work", [remote[posting.remote] for posting in postings]),
    ]
    return [(label, words) for label, words in facts if any(words)]


def comparison_text(names: Sequence[str], rows: Sequence[Row], width: int, current: int = -1) -> Content:
    """Return the whole comparison, at most `width` cells wide; the name at index `current` stands out."""
    heads = [Content.styled(name, HERE if at == current else "bold") for at, name in enumerate(names)]
    column = (width - GAP * (len(names) - 1)) // len(names)
    lines = (
        _side_by_side(heads, rows, column) if column >= NARROWEST else _one_under_another(heads, rows, width)
    )
    return Content("\n").join(list(lines))


def _side_by_side(names: Sequence[Content], rows: Sequence[Row], column: int) -> Iterator[Content]:
    heads = [Content.styled(f"{number} ", "bold") + name for number, name in enumerate(names, 1)]
    yield from _columns([head.wrap(column) for head in heads], column)
    for row in rows:
        yield Content("")
        yield _label(row)
        cells = [_wrapped(cell, column) or [Content.styled(NOTHING, "dim")] for cell in row.cells]
        yield from _columns(cells, column)


def _one_under_another(names: Sequence[Content], rows: Sequence[Row], width: int) -> Iterator[Content]:
    room = max(1, width - GAP)
    for number, name in enumerate(names, 1):
        yield from _numbered(str(number), name.wrap(room))
    for row in rows:
        yield Content("")
        yield _label(row)
        for number, cell in enumerate(row.cells if row.differs else row.cells[:1], 1):
            lines = _wrapped(cell, room) or [Content.styled(NOTHING, "dim")]
            yield from _numbered(str(number) if row.differs else "=", lines)


def _label(row: Row) -> Content:
    sign = Content.styled(DIFFERS, "bold $accent") if row.differs else Content("")
    return sign + Content.styled(row.label or "Text", "bold underline")


def _numbered(number: str, lines: Sequence[Content]) -> Iterator[Content]:
    for at, line in enumerate(lines):
        yield Content.styled(f"{'' if at else number:<{GAP}}", "bold") + line


def _columns(cells: Sequence[Sequence[Content]], column: int) -> Iterator[Content]:
    """Yield the lines of cells side by side, in columns of the same width."""
    gap = Content(" " * GAP)
    for at in range(max(map(len, cells))):
        parts = [cell[at] if at < len(cell) else Content("") for cell in cells]
        yield gap.join([_fitted(part, column) for part in parts])


def _fitted(line: Content, column: int) -> Content:
    return line.pad_right(max(0, column - line.cell_length))


def _wrapped(cell: Sequence[Paragraph], width: int) -> list[Content]:
    lines: list[Content] = []
    for paragraph in cell:
        styled = [Content.styled(stretch.text, STYLES[stretch.kind]) for stretch in paragraph.stretches]
        sign = BULLET if paragraph.is_bullet else ""
        wrapped = Content("").join(styled).rstrip().wrap(max(1, width - len(sign)))
        if lines and not sign:
            lines.append(Content(""))
        lines += [Content(" " * len(sign) if at else sign) + line for at, line in enumerate(wrapped)]
    return lines


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
