"""Labels with only a space before their values, where columns were lost: "Frist Snarest", "Sted Bergen".

A word alone may be anything; it is a label where the lines around it have labels too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.parsing import shapes, vocabulary
from reader.parsing.vocabulary import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.parsing.lines import Chunk

_LEAST, _MOST = 3, 20
"""So many lines make a list of facts."""
_LONGEST, _WORDS = 80, 3
"""A line is no longer, and a label has no more words."""


def labels(chunk: Chunk) -> Iterator[tuple[int, Label]]:
    """Yield the indices of a chunk's lines with their labels, if two lines of three have one."""
    texts = chunk.texts
    if not _LEAST <= len(texts) <= _MOST or max(map(len, texts)) > _LONGEST:
        return
    found = {at: label for at, text in enumerate(texts) if (label := _label(text))}
    kinds = {label.kind for label in found.values()}
    if len(found) < _LEAST or len(found) * 3 < len(texts) * 2 or len(kinds) < _LEAST - 1:
        return
    others = False
    for at, label in found.items():
        others = others or label.kind == "other"
        if not (others and label.kind == "role"):  # below "Contact" it is that of somebody to call
            yield chunk.first + at, label


def _label(text: str) -> Label | None:
    words = text.split(" ")
    if len(words) < _LEAST - 1 or not words[0][:1].isupper() or shapes.ends_sentence(text):
        return None
    for size in range(min(_WORDS, len(words) - 1), 0, -1):
        head = " ".join(words[:size])
        kind = None if words[size][:1].islower() else vocabulary.lone_label(head)
        if kind and vocabulary.label(text) is None:
            return Label(kind, len(head) + 1, len(text), text[len(head) + 1 :])
    return None


def numbered(text: str) -> vocabulary.Label | None:
    """Return the label behind a number, with a wide space before its value: "2. 勤務地　網走市"."""
    begin = shapes.number_length(text) if "\u3000" in text else 0
    found = vocabulary.label(text[begin:].replace("\u3000", "：", 1)) if begin else None
    return found._replace(begin=found.begin + begin, end=found.end + begin) if found else None
