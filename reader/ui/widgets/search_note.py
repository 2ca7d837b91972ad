"""What there is to say about search results."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from reader.ui.messages import WidgetMessage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.search_service import Indexing
    from reader.search import Results

CLOSEST = "No exact matches. Closest results:"


class SearchNote(Static):
    """A few sentences above the results; hidden without any."""

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CSS = """
    SearchNote { padding: 0 1; height: auto; max-height: 3; color: $accent; display: none; }
    """

    class Clicked(WidgetMessage["SearchNote"]):
        """The note was clicked: the user wants the suggestion in it, if there is one."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id, markup=False)
        self._text = ""

    def say(self, sentences: Sequence[str]) -> None:
        """Replace what is said."""
        text = "\n".join(sentences)
        if text != self._text:
            self._text = text
            self.update(Content(text))
            self.display = bool(text)

    def on_click(self) -> None:
        """Pass the click on."""
        self.post_message(self.Clicked(self))


def note_on(results: Results | None, indexing: Indexing | None, key: str) -> list[str]:
    """Return what to say about results; `key` is how to write the key for the suggestion."""
    if results is None:
        return []
    sentences = list(results.notes)
    if results.is_partial:
        sentences.append(progress(indexing))
    if results.relaxed and results.suggestion:
        sentences.append(f"Did you mean {results.suggestion}? Press {key} to search for it.")
    if results.relaxed and results.hits:
        sentences.append(CLOSEST)
    return sentences


def progress(indexing: Indexing | None) -> str:
    """Return how far indexing is: "Indexing 412 of 1,000 documents; more results to come."."""
    if indexing is None or not indexing.done:
        return "Indexing; more results to come."
    total = "" if indexing.total is None else f" of {indexing.total:,}"
    return f"Indexing {indexing.done:,}{total} documents; more results to come."
