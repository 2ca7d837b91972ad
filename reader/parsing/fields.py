"""Papers that name their fields, as preprint servers do: "Title: …", "Authors: …", "Abstract: …".

The labels of all languages are in the word tables. A title's label needs an authors' label near it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from reader import lazy
from reader.parsing import authors, cited_names, shapes, summaries
from reader.parsing.lines import Head
from reader.parsing.word_tables import words_for

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from reader.parsing.lines import Line

_Field: TypeAlias = Literal["title", "authors", "abstract", "fact"]

_LABELS: dict[str, _Field] = {
    **dict.fromkeys(words_for("paper.facts"), "fact"),
    **dict.fromkeys(words_for("paper.abstract"), "abstract"),
    **dict.fromkeys(words_for("paper.authors"), "authors"),
    **dict.fromkeys(words_for("paper.title"), "title"),
}
_LABEL = lazy.regex(
    r"(?:\*\*|__|[-•*]\s+|\d{1,3}[.)]\s+|\[\d{1,4}\]\s+)?([^\W\d_][^:：\n]{0,28}?)\s?(?:\*\*|__)?\s?[:：]\s?(?:\*\*|__)?\s*"
)
_NUMBERED = lazy.regex(
    r"\[\d{1,4}\](?:\s+\S|$)|(?:\d{1,4}[.)]\s+)?(?:arXiv:\s?\d{4}\.\d{4,5}|doi:|https?://)", re.IGNORECASE
)
_NUMBERED_AGAIN = lazy.regex(
    r"\([^()]{0,20}(?:arXiv:\s?\d{4}\.\d{4,5}|doi:|https?://)[^()]*\)", re.IGNORECASE
)
_BRACKETED = lazy.regex(r"\[\d{1,4}\](?:\s+(?=\S)|$)")
_LONGEST_LABEL = 34
_DIGITS = frozenset("[0123456789")
"""How the number of an entry begins."""
_BETWEEN = 3
"""How many other fields may stand between title and authors."""
_WRAPPED = 2
"""Authors without a label stand so far under a title over two lines."""
_OVER = 2
"""So many lines of numbers may stand over an entry, as "[3]" over "arXiv:3101.00412"."""
_PARAGRAPH, _DESCRIBING = 90, 1500
"""A paragraph of a summary without a label of its own is no longer."""


class _Row(NamedTuple):
    """A line as a field."""

    line: int
    kind: _Field
    at: int
    """Where its value starts in the bare line; the line's length if the value is below."""


def label(text: str) -> tuple[_Field, int] | None:
    """Return the field that a line's label names and the label's length, or None.

    The number of an entry may be before its title: "2. Title: …".
    """
    head = text[:_LONGEST_LABEL]
    if ":" not in head and "：" not in head:
        return None
    match = _LABEL.match(text)
    kind = _LABELS.get(match[1].strip("*_ ").casefold()) if match else None
    if text[:1] in _DIGITS and kind != "title":
        return None
    return (kind, match.end()) if match and kind else None


def is_record(lines: Sequence[Line]) -> bool:
    """Return whether a text begins with the fields of a paper: its title, authors and abstract."""
    top = lines[:_TOP]
    kinds = {found[0] for line in top if ":" in line.bare[:_LONGEST_LABEL] and (found := label(line.bare))}
    return {"title", "authors", "abstract"} <= kinds


_TOP = 60
"""The fields of the paper that a page is of are among so many lines."""


def opens_abstract(text: str) -> bool:
    """Return whether a line labels an abstract, which may stand on it."""
    found = label(text)
    return summaries.opens_abstract(text) or (found is not None and found[0] == "abstract")


def kind_of(text: str) -> _Field | None:
    """Return the kind of field that a cell names over its column, or None."""
    return _LABELS.get(text.strip("*_: ").casefold())


def find(lines: Sequence[Line], end: int, taken: Container[int]) -> list[Head]:
    """Return the papers before an index that name their fields."""
    rows = [
        _Row(index, *found)
        for index in range(end)
        if (found := label(lines[index].bare)) is not None and index not in taken
    ]
    openings = [at for at, row in enumerate(rows) if row.kind in {"title", "authors"}]
    heads: list[Head] = []
    done = 0
    for at in openings:
        if at < done:
            continue
        title, names = _opening(rows, at)
        if title is None and names and _is_described(rows, at):
            title = _unlabelled(lines, rows[at].line, taken)
        if title and not names:
            names = _unlabelled_names(lines, rows, at, end)
        if title and names:
            head, done = _read(lines, rows, at, (title, names), end)
            heads += [head] if head else []
    return heads


def _is_described(rows: Sequence[_Row], at: int) -> bool:
    """Return whether an abstract or two more fields follow the authors at once."""
    near = [row for row in rows[at + 1 : at + 3] if row.line - rows[at].line <= _BETWEEN + 1]
    kinds = [row.kind for row in near]
    return rows[at].kind == "authors" and (kinds[:1] == ["abstract"] or kinds in _DESCRIBED)


_DESCRIBED = (["fact", "abstract"], ["fact", "fact"])


def _unlabelled(lines: Sequence[Line], names: int, taken: Container[int]) -> _Row | None:
    """Return the title right over labelled authors that has no label of its own."""
    above = names - 1
    if above < 0 or above in taken or lines[above].row + 2 < lines[names].row:
        return None
    text = lines[above].bare
    bracketed = _BRACKETED.match(text)
    at = shapes.bullet(text) or shapes.number_length(text) or (bracketed.end() if bracketed else 0)
    fits = (
        at < len(text) and shapes.is_title_like(text[at:]) and not label(text) and not _NUMBERED.match(text)
    )
    return _Row(above, "title", at) if fits else None


def _unlabelled_names(lines: Sequence[Line], rows: Sequence[_Row], at: int, end: int) -> _Row | None:
    """Return the authors right under a labelled title without a label, by a number or a fact."""
    title = rows[at].line + (rows[at].at >= len(lines[rows[at].line].bare))
    below = title + 1
    if rows[at].kind != "title" or below >= end or lines[below].row > lines[title].row + 2:
        return None
    label_at = rows[at].line
    over = range(max(0, label_at - _OVER), label_at)
    numbered = any(
        _BRACKETED.match(lines[it].bare) and lines[it].row + 3 >= lines[label_at].row for it in over
    )
    stated = (
        at + 1 < len(rows) and rows[at + 1].line == below + 1 and rows[at + 1].kind in {"fact", "abstract"}
    )
    if (numbered or stated) and _wraps(lines, rows, at, below, end):
        return _Row(below + 1, "authors", 0)
    fits = (numbered or stated) and label(lines[below].bare) is None and authors.listed(lines[below].bare)
    return _Row(below, "authors", 0) if fits else None


def _wraps(lines: Sequence[Line], rows: Sequence[_Row], at: int, below: int, end: int) -> bool:
    """Return whether a title that is set in goes on at an index, over the authors and a fact."""
    named = below + 1
    if at + 1 >= len(rows) or rows[at + 1].line != named + 1 or rows[at + 1].kind != "fact" or named >= end:
        return False
    level = lines[rows[at].line].indent == lines[below].indent == lines[named].indent > 0
    glued = lines[named].row == lines[rows[at].line].row + 2
    return level and glued and label(lines[named].bare) is None and bool(authors.listed(lines[named].bare))


def _opening(rows: Sequence[_Row], at: int) -> tuple[_Row | None, _Row | None]:
    """Return the rows of title and authors from one of them on, whichever comes first."""
    near = rows[at : at + _BETWEEN + 1]
    near = [row for row in near if row.line - rows[at].line <= 2 * _BETWEEN]
    title = next((row for row in near if row.kind == "title"), None)
    return title, next((row for row in near if row.kind == "authors"), None)


def _read(
    lines: Sequence[Line], rows: Sequence[_Row], at: int, opening: tuple[_Row, _Row], end: int
) -> tuple[Head | None, int]:
    """Return the paper whose opening is given, and the first row after it."""
    title, names = (_value(lines, row, end) for row in opening)
    found = _names(lines[names[0]].bare[names[1] :]) if names else ()
    if not title or not names or not found:
        return None, at + 1
    stop = at + 1
    more = _more_names(lines, names[0], end)
    found = (*found, *(name for index in more for name in _names(lines[index].bare)))
    last = max(title[0], names[0], *more)
    described = False
    while (
        stop < len(rows)
        and rows[stop].line <= (last := _labelled_last(lines, last, end)) + 3
        and _belongs(rows[stop], opening)
    ):
        last = max(last, rows[stop].line)
        if rows[stop].kind == "abstract":
            last, described = _closing(lines, rows[stop], last, end), True
        stop += 1
    summed = None if described or last + 1 >= end or not _goes_on(lines, last + 1) else last + 1
    while summed is not None and last + 1 < end and _goes_on(lines, last + 1):
        last += 1
    last = _labelled_last(lines, last, end)
    begin = min(rows[at].line, title[0])
    if summed is None and not described and _is_set_off(lines, begin, last + 1, end):
        last += 1
        summed = last
    for _ in range(_OVER):
        numbered = begin and _NUMBERED.match(lines[begin - 1].bare)
        if numbered and lines[begin - 1].row + 2 >= lines[begin].row:
            begin -= 1
    opened = next(
        (row.line for row in rows[at:stop] if row.kind == "abstract" and _says(lines, row, last)), summed
    )
    summary, notes = _sorted_out(
        rows[at:stop], opened, (begin, last), {title[0], names[0], *more, *(row.line for row in opening)}
    )
    span_title, span_names = _offsets(lines, title), _offsets(lines, names)
    if more:
        span_names = span_names[0], lines[more[-1]].stretch[1]
    if opening[1].line == title[0] + _WRAPPED and label(lines[names[0]].bare) is None:
        span_title = span_title[0], lines[title[0] + 1].stretch[1]
    heading = tuple(sorted({title[0], names[0], *more, *(row.line for row in opening)}))
    return Head(span_title, span_names, found, heading, notes, summary, lines[begin].start), stop


def _more_names(lines: Sequence[Line], names: int, end: int) -> range:
    """Return the lines of further authors, each under the one before, if nothing else is over the next label.

    What is set in deeper than the label is theirs though no label follows.
    """
    stop = names + 1
    while (
        stop < min(end, names + _AUTHORS)
        and lines[stop].row == lines[stop - 1].row + 1
        and label(lines[stop].bare) is None
        and _names(lines[stop].bare)
    ):
        stop += 1
    more = range(names + 1, stop)
    closed = stop < end and _is_fact(lines[stop].bare)
    return (
        more if more and (closed or all(lines[it].indent > lines[names].indent for it in more)) else range(0)
    )


_AUTHORS = 30
"""So many authors at most have a line each."""


def _labelled_last(lines: Sequence[Line], last: int, end: int) -> int:
    """Return the last line right under a paper's fields that has a label too, whatever word that is.

    Those that the next paper's title is right under are of that one.
    """
    at = last
    while at + 1 < min(end, last + _FIELDS) and lines[at + 1].row == lines[at].row + 1:
        text = lines[at + 1].bare
        known = label(text)
        if known is not None and known[0] in {"title", "authors"}:
            return last
        if not _is_fact(text) or (known is not None and known[0] == "abstract"):
            return at
        at += 1
    return at


def _is_fact(text: str) -> bool:
    """Return whether a label opens a line, known or not, and its value follows.

    Without one, what a paper is cited as may go on in brackets: "(or arXiv:3101.00412v2 for this version)".
    """
    if len(text) > _LABELLED and label(text) is None:
        return False
    if text[0] == "(" and _NUMBERED_AGAIN.fullmatch(text):
        return True
    labelled = text[0] not in _DIGITS and any(map(text[:_LONGEST_LABEL].__contains__, ":："))
    match = _LABEL.match(text) if labelled else None
    return match is not None and match.end() < len(text) and not any(map(str.isdigit, match[1]))


_FIELDS = 24
"""So many fields at most are right below each other."""
_LABELLED = 200
"""With an unknown label, a field is no longer."""


def _names(text: str) -> tuple[str, ...]:
    """Return the names in a field, of which one may have its surname in front: "Bo, Ana"."""
    return cited_names.inverted(text) or authors.listed(text)


def _says(lines: Sequence[Line], row: _Row, last: int) -> bool:
    """Return whether a label has a value, on its line or below."""
    below = row.line + 1
    return row.at < len(lines[row.line].bare) or (below <= last and label(lines[below].bare) is None)


def _belongs(row: _Row, opening: tuple[_Row, _Row]) -> bool:
    return row in opening or row.kind not in {"title", "authors"}


def _value(lines: Sequence[Line], row: _Row, end: int) -> tuple[int, int] | None:
    """Return the line that holds a field's value, and where in its bare text; None if there is none."""
    if row.at < len(lines[row.line].bare):
        return row.line, row.at
    below = row.line + 1
    return (below, 0) if below < end and label(lines[below].bare) is None else None


def _closing(lines: Sequence[Line], row: _Row, last: int, end: int) -> int:
    """Return the last line of the summary that a label opens: its own, or the paragraph below."""
    index = row.line
    if row.at >= len(lines[index].bare):
        index += 1
        if index >= end or label(lines[index].bare):
            return last
    while index + 1 < end and _goes_on(lines, index + 1):
        index += 1
    return max(last, index)


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Return whether a line right under a summary's is more of it."""
    text = lines[index].bare
    glued = lines[index].row == lines[index - 1].row + 1
    if glued and summaries.is_dated(text):
        return True
    prose = 60 < len(text) <= _DESCRIBING and shapes.ends_sentence(text)
    return glued and prose and not label(text) and not _NUMBERED.match(text)


def _is_set_off(lines: Sequence[Line], begin: int, index: int, end: int) -> bool:
    """Return whether a blank line sets off the summary of a paper that a number opens."""
    bracketed = begin and _BRACKETED.match(lines[begin - 1].bare)
    if index >= end or not (bracketed or lines[begin].bare[0] in _DIGITS):
        return False
    text = lines[index].bare
    near = lines[index].row == lines[index - 1].row + 2
    return near and _PARAGRAPH < len(text) <= _DESCRIBING and shapes.ends_sentence(text) and not label(text)


def _sorted_out(
    rows: Sequence[_Row], opened: int | None, reach: tuple[int, int], heading: set[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the lines of the summary and of all other facts."""
    facts = {row.line for row in rows if row.kind == "fact"}
    summary: list[int] = []
    notes: list[int] = []
    for index in range(reach[0], reach[1] + 1):
        if index in heading:
            continue
        within = opened is not None and index >= opened and index not in facts
        within = within and not any(opened <= fact < index for fact in facts if opened is not None)
        (summary if within else notes).append(index)
    return tuple(summary), tuple(notes)


def _offsets(lines: Sequence[Line], value: tuple[int, int]) -> tuple[int, int]:
    """Return where a value starts and ends in the document."""
    index, at = value
    return lines[index].span(at, len(lines[index].bare))
