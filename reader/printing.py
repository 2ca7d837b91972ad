"""What the command line prints: styled and wrapped on a terminal, plain in a pipe.

Nothing here is markup: rich gets Text objects that were made from plain strings.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.export.plain import document_lines, item_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from reader.export.plain import Line, Role
    from reader.model import Document, Entry, Item
    from reader.search import Hit, Results

COLUMN = 78
"""The reading column on a terminal, in cells."""
_STYLES: dict[Role, str] = {"title": "bold underline", "heading": "bold", "quiet": "dim"}
_NOUNS = {
    "article": ("article", "articles"),
    "paper": ("paper", "papers"),
    "posting": ("posting", "postings"),
}


def counted(number: int, kind: str) -> str:
    """A number and its noun: 1 paper, 7 papers."""
    return f"{number} {_NOUNS[kind][number != 1]}"


class Printer:
    """Writes to standard output, with style only where it is a terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stdout.isatty()

    def document(self, document: Document) -> None:
        """The whole document."""
        self._lines(document_lines(document))

    def item(self, item: Item) -> None:
        """One item and where it stands."""
        self._lines(item_lines(item))

    def entries(self, entries: Iterable[Entry]) -> None:
        """A line per document; in a pipe: id, counts, name and source, parted by tabs."""
        for entry in entries:
            counts = "  ".join(counted(number, kind) for kind, number in entry.counts.items() if number)
            if self._terminal:
                self._rich((entry.name, "bold"))
                self._rich((f"  {counts}   {entry.source}", "dim"))
            else:
                pass

    def items(self, items: Iterable[Item]) -> None:
        """A line per item; in a pipe: id, title, place and where it stands, parted by tabs."""
        for item in items:
            place = item.place.text if item.place else ""
            where = ", ".join(f"{each.source}:{each.lines[0]}" for each in item.standings)
            if self._terminal:
                self._rich((item.title, "bold"), (f"   {place}" if place else "", ""))
                self._rich((f"  {item.id}  {where}", "dim"))
            else:
                pass

    def results(self, results: Results) -> None:
        """The hits, best first, each with its passage; what the search has to say goes first."""
        for note in results.notes:
            self._say(note)
        if results.relaxed and results.hits:
            self._say("nothing has all of these words; nearest:")
        if results.suggestion:
            self._say(f"did you mean {results.suggestion}?")
        if not results.total:
            self._say("nothing found")
        for hit in results.hits:
            self._hit(hit)
        if results.total > len(results.hits):
            self._say(f"{len(results.hits)} of {results.total} shown; --limit N shows more")

    def _hit(self, hit: Hit) -> None:
        place = f"   {hit.place}" if hit.place else ""
        where = f"{hit.source}:{hit.passage[0]}"
        if not self._terminal:
            return
        from rich.text import Text

        self._rich((f"{hit.kind:<8}", "dim"), (hit.title, "bold"), (place, ""))
        snippet = Text(hit.snippet)
        for start, end in hit.matches:
            snippet.stylize("bold underline" if "NO_COLOR" in os.environ else "bold yellow", start, end)
        self._wrapped(snippet, "        ", "        ")
        self._rich((f"        {where}", "dim"))

    def _lines(self, lines: Iterable[Line]) -> None:
        for line in lines:
            if not self._terminal:
                pass
            elif line.role == "code":
                self._rich((line.text, ""))
            else:
                from rich.text import Text

                self._wrapped(Text(line.text, _STYLES.get(line.role, "")), line.first, line.rest)

    def _wrapped(self, text: Text, first: str, rest: str) -> None:
        from rich.console import Console
        from rich.text import Text as RichText

        console = Console(highlight=False, markup=False, emoji=False)
        width = max(8, min(COLUMN, console.width) - max(len(first), len(rest)))
        rows = text.wrap(console, width) or [RichText("")]
        for number, row in enumerate(rows):
            row.rstrip()
            console.print(RichText(first if number == 0 else rest, row.style) + row, soft_wrap=True)

    def _rich(self, *parts: tuple[str, str]) -> None:
        from rich.console import Console
        from rich.text import Text

        Console(highlight=False, markup=False, emoji=False).print(Text.assemble(*parts), soft_wrap=True)

    def _say(self, sentence: str) -> None:
        pass
