"""Postings side by side: facts and sections aligned, and how much of each sentence the others share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader.folding import letters
from reader.similarity.changes import differences
from reader.similarity.measure import folded, ratio
from reader.similarity.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.model import Posting, Section

StretchKind: TypeAlias = Literal["same", "own", "changed"]
"""`same`: all postings have it; `own`: not all do; `changed`: words that differ from another posting's, in a
sentence that is nearly the same."""

NEARLY_SAME = 0.75
"""From this likeness on, a sentence counts as a rewording of another."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a posting."""

    text: str
    kind: StretchKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or bullet, as stretches that make up all of its text."""

    stretches: tuple[Stretch, ...]
    is_bullet: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that postings are compared by."""

    label: str
    cells: tuple[tuple[Paragraph, ...], ...]
    """One for each posting; empty if it says nothing about it."""
    differs: bool
    """Whether the postings don't all say the same."""


def compare(postings: Sequence[Posting], facts: Sequence[tuple[str, Sequence[str]]]) -> tuple[Row, ...]:
    """Return the rows of a comparison: the facts first, then the sections by heading.

    Each fact comes with every posting's words for it ("" for none). Headings are in the order of the first
    posting that has them.
    """
    rows = [_fact(label, words) for label, words in facts]
    known = [_Sentences(posting) for posting in postings]
    for heading in _headings(postings):
        cells = tuple(
            tuple(_paragraphs(_sections(posting, heading), known[:at] + known[at + 1 :]))
            for at, posting in enumerate(postings)
        )
        said = {"\n".join(_plain(paragraph) for paragraph in cell) for cell in cells}
        rows.append(Row(_named(postings, heading), cells, differs=len(said) > 1))
    return tuple(rows)


class _Sentences:
    """The sentences of a posting, for looking up."""

    def __init__(self, posting: Posting) -> None:
        texts = [block.line for section in posting.sections for block in section.blocks]
        found = [text[start:stop] for text in texts for start, stop in sentences(text)]
        self._known = {letters(sentence) for sentence in found}
        self._folded = {sentence: folded(sentence) for sentence in found}

    def has(self, sentence: str) -> bool:
        return letters(sentence) in self._known

    def nearest(self, sentence: str) -> str | None:
        """Return its most similar sentence, if one is nearly the same."""
        words = folded(sentence)
        shares = {other: ratio(words, text, NEARLY_SAME) for other, text in self._folded.items()}
        best = max(shares, key=lambda other: shares[other], default=None)
        return best if best is not None and shares[best] >= NEARLY_SAME else None


def _fact(label: str, words: Sequence[str]) -> Row:
    differs = len({letters(word) for word in words}) > 1
    kind: StretchKind = "changed" if differs else "same"
    cells = tuple((Paragraph((Stretch(word, kind),)),) if word else () for word in words)
    return Row(label, cells, differs)


def _headings(postings: Sequence[Posting]) -> Mapping[str, None]:
    """Return the headings of all postings, folded; "" for text under none."""
    return dict.fromkeys(
        letters(section.heading or "") for posting in postings for section in posting.sections
    )


def _named(postings: Sequence[Posting], heading: str) -> str:
    """Return a heading as written by the first posting that has it."""
    return next(
        section.heading or ""
        for posting in postings
        for section in posting.sections
        if letters(section.heading or "") == heading
    )


def _sections(posting: Posting, heading: str) -> Iterator[Section]:
    return (section for section in posting.sections if letters(section.heading or "") == heading)


def _paragraphs(sections: Iterator[Section], others: Sequence[_Sentences]) -> Iterator[Paragraph]:
    for section in sections:
        for block in section.blocks:
            if block.text.strip():
                yield Paragraph(tuple(_stretches(block.line, others)), block.kind == "bullet")


def _stretches(text: str, others: Sequence[_Sentences]) -> Iterator[Stretch]:
    """Yield all of a text that isn't blank: sentences, marked by how far others share them, and gaps."""
    spans = list(sentences(text))
    if spans[0][0]:  # the bullet of a list item
        yield Stretch(text[: spans[0][0]], "own")
    ends = [start for start, _ in spans[1:]] + [len(text)]
    for (start, stop), end in zip(spans, ends, strict=True):
        sentence = text[start:stop]
        if all(other.has(sentence) for other in others):
            yield Stretch(text[start:end], "same")
        else:
            yield from _changed(sentence, others)
            if end > stop:
                yield Stretch(text[stop:end], "own")


def _changed(sentence: str, others: Sequence[_Sentences]) -> Iterator[Stretch]:
    """Yield a sentence not shared by all, marking the words that near-identical ones put differently."""
    near = [found for other in others if not other.has(sentence) and (found := other.nearest(sentence))]
    lit = sorted({difference.a for found in near for difference in differences(sentence, found)})
    at = 0
    for first, last in lit:
        start, stop = max(at, first), max(at, last)
        if at < start:
            yield Stretch(sentence[at:start], "own")
        if start < stop:
            yield Stretch(sentence[start:stop], "changed")
        at = stop
    if at < len(sentence):
        yield Stretch(sentence[at:], "own")


def _plain(paragraph: Paragraph) -> str:
    return letters("".join(stretch.text for stretch in paragraph.stretches))
