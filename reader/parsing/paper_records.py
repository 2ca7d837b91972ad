"""Papers that are records of one shape: a chunk each, the title on the same line of it, and all of it theirs.

"2033/41 (PDF)" over a title, its authors, a subject and an abstract; the next one like it below a blank line.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.parsing import lines, menus, shapes, summaries, venues

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from reader.parsing.lines import Head, Line

_LEAST, _MOST_LINES, _ABOVE = 3, 14, 2
"""So many records, of so many lines, with so many over the title."""
_ALIKE = 0.6
_BUTTON = 40
_PARTS = frozenset(
    {"abs", "abstract", "arxiv", "bib", "bibtex", "code", "doi", "html", "pdf", "preprint", "pre-print"}
)
"""Links to what a paper has, which are its own; other lines that all records have are buttons."""
_BRACKETS = str.maketrans("[]()|/", " " * 6)
_SUMMARY, _SENTENCE, _SHORT = 150, 90, 60
"""A line of a record as long as this, or a sentence as long as that, is its abstract."""


def whole(rows: Sequence[Line], heads: Sequence[Head], taken: Container[int]) -> list[Head]:
    """Return papers with all lines of their records; what else was taken for a paper in one is left out.

    The papers stay as they are unless most stand alone in a chunk, at the same line of it.
    """
    records: dict[tuple[int, int], list[Head]] = defaultdict(list)
    for head in heads:
        records[_chunk(rows, head)].append(head)
    usual = _usual(records)
    if usual is None:
        return list(heads)
    repeated = _repeated(rows, records)
    found: list[Head] = []
    for (first, last), inside in records.items():
        mine = next((head for head in inside if head.rows[0] - first == usual), None)
        told = mine is not None and any(_is_summary(rows[at].bare) for at in range(first, mine.rows[0]))
        if mine is None or told or last - first >= _MOST_LINES or not _is_alone(mine, inside):
            found += inside
        else:
            found.append(_with_all(rows, mine, range(first, last + 1), taken, repeated))
    return _without_remarks(rows, found)


def _without_remarks(rows: Sequence[Line], found: Sequence[Head]) -> list[Head]:
    """Return papers with short summaries as notes if few have one: they are remarks to who reads them."""
    told = [index for head in found for index in head.summary]
    some = 0 < len(told) * 2 <= len(found) > _LEAST
    if not some or any(len(rows[index].bare) > _REMARK for index in told):
        return list(found)
    return [replace(head, notes=tuple(sorted({*head.notes, *head.summary})), summary=()) for head in found]


_REMARK = 80


def _is_alone(mine: Head, inside: Sequence[Head]) -> bool:
    """Return whether what else is in a paper's record is at most a line that was read as another one.

    "In Symposium on Listening (Graduate Consortium)" below a title and authors on lines of their own.
    """
    return all(head is mine or (len(head.rows) == 1 < len(mine.rows)) for head in inside)


def _repeated(rows: Sequence[Line], records: Mapping[tuple[int, int], Sequence[Head]]) -> frozenset[str]:
    """Return the buttons that close most records, the same in each: "Add to citations", "Cite"."""
    found: set[str] = set()
    ends = [last for _, last in records]
    while closing := _often(Counter(rows[last].bare for last in ends), len(records)) - found:
        found |= closing
        ends = [last - (rows[last].bare in closing) for last in ends]
    return frozenset(found)


def _often(closing: Mapping[str, int], records: int) -> frozenset[str]:
    """Return the buttons that are the last line of most records, from how often each line is."""
    least = max(_LEAST, _ALIKE * records)
    return frozenset(text for text, times in closing.items() if times >= least and _is_button(text))


def _is_button(text: str) -> bool:
    """Return whether a line that closes records may be a button: several words, or one that pages have."""
    if len(text) > _BUTTON or not _PARTS.isdisjoint(text.casefold().translate(_BRACKETS).split()):
        return False
    return " " in text or menus.bare(text) in menus.CHROME | _CITING


def _is_furniture(text: str) -> bool:
    """Return whether a line over a title is no more than the number of its record, or a button."""
    return text.isdigit() or menus.bare(text) in menus.CHROME | _CITING


_CITING = frozenset({"cite"})


def _chunk(rows: Sequence[Line], head: Head) -> tuple[int, int]:
    """Return the first and last line of the chunk around a paper's title and authors."""
    first, last = head.rows[0], head.rows[-1]
    least, most = first - _MOST_LINES, last + _MOST_LINES
    while first > max(0, least) and lines.is_glued(rows, first) and not lines.is_rule(rows[first - 1].bare):
        first -= 1
    while last + 1 < min(len(rows), most) and lines.is_glued(rows, last + 1) and _is_own(rows[last + 1].bare):
        last += 1
    return first, last


def _is_own(text: str) -> bool:
    """Return whether a line may be of a paper's record: no rule, and no arrow that leads elsewhere."""
    return text[-1] not in "→»›" and not lines.is_rule(text)


def _usual(records: Mapping[tuple[int, int], Sequence[Head]]) -> int | None:
    """Return how many lines are over the title in most records, or None if they have no shape in common."""
    over = Counter(head.rows[0] - first for (first, _), inside in records.items() for head in inside[:1])
    usual, times = over.most_common(1)[0] if over else (0, 0)
    several = sum(len(inside) > 1 for inside in records.values())
    alike = times >= max(_LEAST, _ALIKE * len(records)) and usual <= _ABOVE
    return usual if alike and several * _LEAST < len(records) else None


def _with_all(
    rows: Sequence[Line], head: Head, lines: range, taken: Container[int], repeated: Container[str]
) -> Head:
    """Return a paper with the other lines of its record as notes and, the long ones below it, as summary."""
    own = {*head.rows, *head.notes, *head.summary}
    free = [index for index in lines if rows[index].bare not in repeated]
    rest = [index for index in free if index not in own and index not in taken]
    told = [index for index in rest if index > head.rows[-1] and _is_summary(rows[index].bare)]
    noted = [index for index in head.notes if rows[index].bare not in repeated]
    notes = sorted({*noted, *rest} - set(told))
    while notes and notes[0] < head.rows[0] and _is_furniture(rows[notes[0]].bare):
        del notes[0]
    summary = tuple(sorted({*head.summary, *told}))
    begin = min(head.begin, rows[lines.start].start)
    return replace(head, notes=tuple(notes), summary=summary, begin=begin)


def _is_summary(text: str) -> bool:
    if "…" in text or "..." in text:
        return False  # what a search shows of it
    if len(text) > _SUMMARY or not shapes.ends_sentence(text):
        return len(text) > _SUMMARY
    if len(text) > _SHORT and not summaries.reads_as_note(text):
        return len(shapes.sentences(text)) > 1 or not venues.reads_as_venue(text)
    return len(text) > _SENTENCE
