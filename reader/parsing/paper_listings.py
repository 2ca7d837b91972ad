"""Papers of a listing whose records are chunks of one shape, with other lines between title and authors.

A number, a title, a series, pages and days, then the authors, what they belong to, and buttons; the next one
has the same lines in the same order. What records have in common is no title, and tells that they are papers.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader import lazy
from reader.parsing import authors, dating, shapes
from reader.parsing.lines import Head, chunks

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from reader.parsing.lines import Chunk, Line

_LEAST, _SHARE = 3, 0.6
"""So many records there are at least, and so many of them are alike."""
_LINES = range(4, 16)
_TITLE = range(10, 250)
_PARTS = frozenset({"abs", "abstract", "bibtex", "cite", "cited", "doi", "pdf", "preprint", "pages"})
_FIGURES = lazy.regex(r"\d+(?:[.,]\d+)*")
_NUMBER = lazy.regex(r"[\[(#]?\d{1,4}[\])]?[.:]?")


class _Record(NamedTuple):
    """A chunk as a paper's record: the lines of its title and its authors."""

    title: int
    named: int
    names: tuple[str, ...]


def find(lines: Sequence[Line], first: int, end: int, taken: Container[int]) -> list[Head]:
    """Return the papers of such listings between two indices (`end` excluded), in order."""
    records = [chunk for chunk in chunks(lines, first, end - 1, taken) if len(chunk) in _LINES]
    if len(records) < _LEAST:
        return []
    common = _common(records)
    alike = [chunk for chunk in records if _opening(chunk.texts[-1]) in common]
    if len(alike) < _LEAST or not _are_papers(common):
        return []
    kinds = Counter(_opening(text) for chunk in alike for text in chunk.texts[:2])
    known = common | {opening for opening, times in kinds.items() if times > 1}
    found = [record for chunk in alike if (record := _record(chunk, known))]
    several = sum(len(record.names) > 1 for record in found)
    apart = sum(record.named > record.title + 1 for record in found)
    if len(found) < max(_LEAST, _SHARE * len(alike)) or min(several * 2, apart) < _SHARE * len(found):
        return []
    return [_head(lines, record) for record in found]


def _opening(text: str) -> str:
    """Return the first two words of a line, with any number for a number: "downloads 0"."""
    return _FIGURES.sub("0", " ".join(text.casefold().split(None, 2)[:2]))


def _common(records: Sequence[Chunk]) -> frozenset[str]:
    """Return how lines open that many records have."""
    counts = Counter(opening for chunk in records for opening in set(map(_opening, chunk.texts)))
    return frozenset(it for it, times in counts.items() if times >= max(_LEAST, len(records) / 2))


def _are_papers(common: frozenset[str]) -> bool:
    """Return whether a line that records have in common is one that papers have: "View PDF", "Cited by 4"."""
    words = {word for opening in common for word in opening.split()}
    return not words.isdisjoint(_PARTS) or any(map(shapes.announces_papers, common))


def _record(chunk: Chunk, common: Container[str]) -> _Record | None:
    """Return a chunk's title, the first line that is no number, word, day or common one, and its authors."""
    own = [at for at, text in enumerate(chunk.texts) if not _is_common(text, common)]
    if not own or not _may_be_title(chunk.texts[own[0]]):
        return None
    named = max(_named(chunk, own[1:]), key=lambda it: len(it.names) > 1, default=None)
    return named and named._replace(title=chunk.first + own[0])


def _is_common(text: str, common: Container[str]) -> bool:
    numbered = len(text) < 8 and _NUMBER.fullmatch(text) is not None
    return numbered or text.isalpha() or _opening(text) in common or dating.is_dated(text)


def _may_be_title(text: str) -> bool:
    return len(text) in _TITLE and " " in text and shapes.is_title_like(text)


def _named(chunk: Chunk, own: Sequence[int]) -> Iterator[_Record]:
    """Yield the lines of names in a chunk, but for what somebody signs as an article."""
    for at in own:
        text = chunk.texts[at]
        found = authors.byline(text) if len(text) < shapes.LONG else None
        if found and not found.labelled:
            yield _Record(0, chunk.first + at, found.names)


def _head(lines: Sequence[Line], record: _Record) -> Head:
    title, named = lines[record.title], lines[record.named]
    rows = (record.title, record.named)
    return Head(title.stretch, named.stretch, record.names, rows, begin=title.start)
