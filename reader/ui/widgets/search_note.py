"""What a search has to say beside its hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from reader.ui.messages import WidgetMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.search_service import Indexing
    from reader.search import Results

NEAREST = "Nothing has all of these words; nearest:"


class SearchNote(Static):
    """A few plain sentences; nothing where there is nothing to say. A click takes the suggestion."""

    ALLOW_SELECT: ClassVar[bool] = False

    class Taken(WidgetMessage["SearchNote"]):
        """The note was clicked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self._said = ""

    def say(self, sentences: Sequence[str]) -> None:
        """Says these, and no more what was said before."""
        said = "\n".join(sentences)
        if said != self._said:
            self._said = said
            self.update(Content(said))
            self.display = bool(said)

    def on_click(self) -> None:
        """As the key does."""
        self.post_message(self.Taken(self))


def note_on(results: Results | None, indexing: Indexing | None, key: str) -> list[str]:
    """The sentences about an answer; `key` takes the suggestion."""
    if results is None:
        return []
    sentences = list(results.notes)
    if results.is_partial:
        sentences.append(f"Searching {progress(indexing)} so far.")
    if results.relaxed and results.suggestion:
        sentences.append(f"Did you mean {results.suggestion}? {key} takes it.")
    if results.relaxed and results.hits:
        sentences.append(NEAREST)
    return sentences


def progress(indexing: Indexing | None) -> str:
    """How far the index is: "412 of 1,000 documents"."""
    if indexing is None or not indexing.done:
        return "what has been prepared"
    of = "" if indexing.total is None else f" of {indexing.total:,}"
    return f"{indexing.done:,}{of} documents"
