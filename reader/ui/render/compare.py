"""A comparison on the screen: postings in columns, or one under another where there is no room. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from reader.export.wording import pay_words
from reader.ui.render.text_flow import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.model import Posting
    from reader.similarity.comparing import Paragraph, Row, StretchKind

NARROWEST = 26
"""Cells that a column needs; with less, postings stand one under another."""
GAP = 3
NOTHING = "–"
DIFFERS = "≠ "
STYLES: dict[StretchKind, str] = {"same": "dim", "own": "", "changed": "bold $accent"}


def facts_of(postings: Sequence[Posting]) -> list[tuple[str, list[str]]]:
    """What postings state of themselves, fact by fact; a fact that none states is left out."""
    remote = {True: "remote", False: "on site", None: ""}
    facts: list[tuple[str, list[str]]] = [
        ("Place", [" · ".join(place.text for place in posting.places) for posting in postings]),
        ("Level", [posting.level or "" for posting in postings]),
        ("Team", [posting.team or "" for posting in postings]),
        ("Pay", [pay_words(posting.pay) if posting.pay else "" for posting in postings]),
        ("Work", [remote[posting.remote] for posting in postings]),
    ]
    return [(label, words) for label, words in facts if any(words)]


def comparison_text(names: Sequence[str], rows: Sequence[Row], width: int) -> Content:
    """The whole comparison, as wide as that at most."""
    column = (width - GAP * (len(names) - 1)) // len(names)
    lines = (
        _side_by_side(names, rows, column) if column >= NARROWEST else _one_under_another(names, rows, width)
    )
    return Content("\n").join(list(lines))


def _side_by_side(names: Sequence[str], rows: Sequence[Row], column: int) -> Iterator[Content]:
    heads = [Content.styled(f"{number} {name}", "bold") for number, name in enumerate(names, 1)]
    yield from _columns([head.wrap(column) for head in heads], column)
    for row in rows:
        yield Content("")
        yield _label(row)
        cells = [_wrapped(cell, column) or [Content.styled(NOTHING, "dim")] for cell in row.cells]
        yield from _columns(cells, column)


def _one_under_another(names: Sequence[str], rows: Sequence[Row], width: int) -> Iterator[Content]:
    room = max(1, width - GAP)
    for number, name in enumerate(names, 1):
        yield from _numbered(str(number), Content.styled(name, "bold").wrap(room))
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
    """Lines of cells beside each other, each column as wide as the others."""
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
