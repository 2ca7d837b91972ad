"""Postings side by side: their sections aligned, and how much of each sentence the others share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal, TypeAlias

from reader.folding import letters
from reader.similarity.changes import differences
from reader.similarity.measure import folded, ratio
from reader.similarity.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model import Posting, Section

StretchKind: TypeAlias = Literal["same", "own", "changed"]
"""`same`: all postings have it; `own`: not all do; `changed`: words that differ from another posting's, in a
sentence that is nearly the same."""

NEARLY_SAME = 0.75
"""From this likeness on, a sentence counts as a rewording of another."""
RELATED = 0.75
"""From this likeness on, postings are compared word by word. What unrelated ones share is what their company
always says: those of one board, with the same offer at their end, score about 0.7."""


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

    @property
    def is_same(self) -> bool:
        """Whether all postings have all of its sentences."""
        return all(stretch.kind == "same" for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Part:
    """Paragraphs of a posting under a heading of it."""

    label: str
    """The heading; "" under none, and under the heading of its band."""
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What postings say from one heading that all of them have to the next."""

    label: str
    """That heading; "" for what comes before the first."""
    cells: tuple[tuple[Part, ...], ...]
    """One for each posting; empty if it says nothing here that the others don't."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the texts of postings differ."""

    likeness: float
    """Of the two that are least alike, from 0 to 1."""
    bands: tuple[Band, ...]
    """What differs; of postings that aren't related, all of their text."""
    shared: tuple[Part, ...]
    """The paragraphs that all of them have, if they are related."""

    @property
    def is_related(self) -> bool:
        """Whether the postings are alike enough to be compared word by word."""
        return self.likeness >= RELATED


def compare(postings: Sequence[Posting]) -> Comparison:
    """Compare the texts of two postings or more: related ones by their words, others by their headings."""
    likeness = min(ratio(folded(one.text), folded(other.text)) for one, other in combinations(postings, 2))
    is_related = likeness >= RELATED
    known = [_Sentences(posting) for posting in postings]
    texts = [
        [_part(section, known[:at] + known[at + 1 :], by_words=is_related) for section in posting.sections]
        for at, posting in enumerate(postings)
    ]
    bands = list(_bands(texts))
    if not is_related:
        return Comparison(likeness, tuple(bands), ())
    return Comparison(
        likeness,
        tuple(band for band in map(_differing, bands) if any(band.cells)),
        tuple(_shared(part for text in texts for part in text)),
    )


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


def _bands(texts: Sequence[Sequence[Part]]) -> Iterator[Band]:
    """Cut each text before the headings that all have in the same order."""
    places = [_places(text) for text in texts]
    begin = [0] * len(texts)
    label = ""
    for part in texts[0]:
        stops = [place.get(letters(part.label), -1) for place in places]
        if part.label and all(stop >= since for stop, since in zip(stops, begin, strict=True)):
            if any(stops):
                yield _band(label, texts, begin, stops)
            begin, label = stops, part.label
    yield _band(label, texts, begin, [len(text) for text in texts])


def _places(text: Sequence[Part]) -> dict[str, int]:
    """Return where each heading stands first."""
    return {letters(part.label): at for at, part in reversed(list(enumerate(text)))}


def _band(label: str, texts: Sequence[Sequence[Part]], begins: Sequence[int], ends: Sequence[int]) -> Band:
    """Return a band; the parts under its own heading are not named once more."""
    cells = []
    for text, begin, end in zip(texts, begins, ends, strict=True):
        cell = [part for part in text[begin:end] if part.paragraphs or part.label]
        cells.append(
            tuple(Part("", part.paragraphs) if label and not at else part for at, part in enumerate(cell))
        )
    return Band(label, tuple(cells))


def _differing(band: Band) -> Band:
    """Return a band without the paragraphs that all postings have."""
    cells = []
    for cell in band.cells:
        parts = [Part(part.label, tuple(one for one in part.paragraphs if not one.is_same)) for part in cell]
        bare = [not part.paragraphs for part in cell]
        cells.append(tuple(part for part, own in zip(parts, bare, strict=True) if part.paragraphs or own))
    return Band(band.label, tuple(cells))


def _shared(parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the paragraphs that all postings have, by heading, each once."""
    found: dict[str, tuple[str, dict[str, Paragraph]]] = {}
    known: set[str] = set()
    for part in parts:
        for paragraph in part.paragraphs:
            words = _plain(paragraph)
            if paragraph.is_same and words not in known:
                known.add(words)
                _, under = found.setdefault(letters(part.label), (part.label, {}))
                under[words] = paragraph
    for label, under in found.values():
        yield Part(label, tuple(under.values()))


def _part(section: Section, others: Sequence[_Sentences], *, by_words: bool) -> Part:
    paragraphs = (
        Paragraph(tuple(_stretches(block.line, others, by_words=by_words)), block.kind == "bullet")
        for block in section.blocks
        if block.text.strip()
    )
    return Part(section.heading or "", tuple(paragraphs))


def _stretches(text: str, others: Sequence[_Sentences], *, by_words: bool) -> Iterator[Stretch]:
    """Yield all of a text that isn't blank: sentences, marked by how far others share them, and gaps.

    `by_words` marks the words of a sentence that nearly the same ones put differently.
    """
    spans = list(sentences(text))
    if spans[0][0]:  # the bullet of a list item
        yield Stretch(text[: spans[0][0]], "own")
    ends = [start for start, _ in spans[1:]] + [len(text)]
    for (start, stop), end in zip(spans, ends, strict=True):
        sentence = text[start:stop]
        if all(other.has(sentence) for other in others):
            yield Stretch(text[start:end], "same")
        else:
            yield from _changed(sentence, others) if by_words else [Stretch(sentence, "own")]
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
