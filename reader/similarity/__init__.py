"""What texts share: near-identical items, differences word by word, recurring sentences.

Submodules are imported when one of the names is first used, and rapidfuzz at the first comparison, so that a
start that compares nothing pays for neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader import lazy

if TYPE_CHECKING:
    from reader.similarity.changes import Difference, differences
    from reader.similarity.contents import facts, may_be_same
    from reader.similarity.joining import match_items, near_matches
    from reader.similarity.measure import similarity
    from reader.similarity.pairs import Pair, near_identical
    from reader.similarity.repetition import RepeatedSentences, repeated_sentences, sentences_of

__all__ = [
    "Difference",
    "Pair",
    "RepeatedSentences",
    "differences",
    "facts",
    "match_items",
    "may_be_same",
    "near_identical",
    "near_matches",
    "repeated_sentences",
    "sentences_of",
    "similarity",
]  # fmt: skip

_MODULES = {
    "Difference": "changes", "differences": "changes",
    "facts": "contents", "may_be_same": "contents",
    "match_items": "joining", "near_matches": "joining",
    "similarity": "measure",
    "Pair": "pairs", "near_identical": "pairs",
    "RepeatedSentences": "repetition", "repeated_sentences": "repetition", "sentences_of": "repetition",
}  # fmt: skip


def __getattr__(name: str) -> object:
    return lazy.attribute(__name__, _MODULES, name)
