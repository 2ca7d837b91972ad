"""What the command line prints: styled and wrapped on a terminal, plain in a pipe.

Nothing here is markup: rich gets Text objects that were made from plain strings.
"""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from reader.export.plain import document_lines, item_lines
from reader.system.terminal import discard_output, reporting_output_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from reader.export.plain import Line, Role
    from reader.model import Document, Entry, Item, ListedItem
    from reader.search import Hit, Results, Span
    from reader.store.values import Outcome

COLUMN = 78
"""The reading column on a terminal, in cells."""
LEAST_COLUMN = 8
LONGEST = 4000
"""Characters of a complaint: long paths may not push out the remedy, which stands at the end."""
MATCH_STYLE = "bold underline"
_EDGE = "┃ "
"""Before each row of a paper."""
_HIT_INDENT = " " * 9
_STYLES: dict[Role, str] = {"title": "bold underline", "heading": "bold", "quiet": "dim"}


def counted(number: int, kind: str) -> str:
    """A number and its noun: 1 paper, 7 papers."""
    return f"{number} {kind}{'' if number == 1 else 's'}"


def complain(sentence: str) -> None:
    """One line for the user that is not the output: on standard error, clean, if anybody listens there."""
    from reader.clean import clean_line

    try:
        print(f"reader: {clean_line(sentence, LONGEST)}", file=sys.stderr)
    except OSError:
        discard_output(sys.stderr)


def put(*fields: str) -> None:
    """A line of output, its fields parted by tabs."""
    with reporting_output_errors():
        print(*fields, sep="\t")


def printer() -> Plain:
    """The printer for standard output as it is now."""
    return Styled() if sys.stdout.isatty() else Plain()


class Plain:
    """For pipes: no style, no wrapping; fields of lists parted by tabs."""

    def document(self, document: Document) -> None:
        """The whole document."""
        for line in document_lines(document):
            self.line(line)

    def item(self, item: Item) -> None:
        """One item and where it stands."""
        for line in item_lines(item):
            self.line(line)

    def line(self, line: Line) -> None:
        """One paragraph."""
        put((line.first + line.text).rstrip())

    def entry(self, entry: Entry) -> None:
        """A document in a list: id, counts, name and source."""
        put(entry.id, _counts(entry), entry.name, entry.source)

    def listed(self, item: ListedItem) -> None:
        """An item in a list: id, title, place and where it stands."""
        put(item.id, item.title, item.place.text if item.place else "", _where(item))

    def outcome(self, outcome: Outcome) -> None:
        """What became of a source: the word for it, the source, and what is in it or new in it."""
        put(_become(outcome), outcome.source, _news(outcome))

    def hit(self, hit: Hit) -> None:
        """A hit: where its passage stands, kind, title, place and id; under it the passage."""
        put(f"{hit.source}:{hit.passage[0]}", hit.kind, hit.title, hit.place or "", hit.id)
        put(f"    {' '.join(hit.snippet.split())}")

    def results(self, results: Results) -> None:
        """The hits, best first; what the search has to say beside them goes to standard error."""
        for sentence in remarks(results):
            complain(sentence)
        for hit in results.hits:
            self.hit(hit)
        if results.total > len(results.hits):
            complain(f"{len(results.hits)} of {results.total} shown; --limit N shows more")


class Styled(Plain):
    """For terminals: weight instead of tabs, and a column that can be read."""

    def line(self, line: Line) -> None:
        """One paragraph, wrapped under its own beginning."""
        if line.role == "code":
            self._print((line.text, ""))
        else:
            edge = _EDGE if line.card else ""
            self._wrap(((line.text, _STYLES.get(line.role, "")),), edge + line.first, edge + line.rest)

    def entry(self, entry: Entry) -> None:
        """The name, and under it what it holds and where it is."""
        self._print((entry.name, "bold"))
        self._print((f"  {_counts(entry)}  ·  {entry.source}", "dim"))

    def listed(self, item: ListedItem) -> None:
        """The title and place, and under them the id and where it stands."""
        self._print((item.title, "bold"), (f"  ·  {item.place.text}" if item.place else "", ""))
        self._print((f"  {item.id}  {_where(item)}", "dim"))

    def outcome(self, outcome: Outcome) -> None:
        """The same in columns."""
        self._print(
            (f"{_become(outcome):<10} ", "dim"), (outcome.source, "bold"), (f"  {_news(outcome)}", "dim")
        )

    def hit(self, hit: Hit) -> None:
        """Kind, title and place, the passage, its matches lit in all three; where it stands, and its id."""
        place = (("  ·  ", "dim"), *_lit(hit.place, hit.place_matches, "")) if hit.place else ()
        self._print((f"{hit.kind:<8} ", "dim"), *_lit(hit.title, hit.title_matches, "bold"), *place)
        self._wrap(_lit(hit.snippet, hit.matches, ""), _HIT_INDENT, _HIT_INDENT)
        copies = f"  and {counted(len(hit.copies), 'more place')}" if hit.copies else ""
        self._print((f"{_HIT_INDENT}{hit.source}:{hit.passage[0]}{copies}  {hit.id}", "dim"))
        self._print(("", ""))

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(highlight=False, markup=False, emoji=False)

    def _print(self, *parts: tuple[str, str]) -> None:
        from rich.text import Text

        with reporting_output_errors():
            self._console.print(Text.assemble(*parts), soft_wrap=True)

    def _wrap(self, parts: Iterable[tuple[str, str]], first: str, rest: str) -> None:
        from rich.text import Text

        text = Text.assemble(*((words.replace("\n", " "), style) for words, style in parts))
        room = min(COLUMN, self._console.width) - max(len(first), len(rest))
        for number, row in enumerate(text.wrap(self._console, max(LEAST_COLUMN, room)) or [text]):
            row.rstrip()
            with reporting_output_errors():
                self._console.print(Text.assemble((rest if number else first, "dim"), row), soft_wrap=True)


def _lit(text: str, matches: Sequence[Span], style: str) -> list[tuple[str, str]]:
    """A text in pieces with their styles."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end in matches:
        pieces += [(text[at:start], style), (text[start:end], MATCH_STYLE)]
        at = end
    return [*pieces, (text[at:], style)]


def _counts(entry: Entry | Outcome) -> str:
    return ", ".join(counted(number, kind) for kind, number in entry.counts.items() if number) or "no text"


def _become(outcome: Outcome) -> str:
    """The word for what became of a source; a copy of another changes nothing."""
    return "unchanged" if outcome.kind == "copy" else outcome.kind


def _news(outcome: Outcome) -> str:
    if outcome.kind == "copy":
        return f"the same text as {outcome.twin}"
    if outcome.kind != "updated":
        return _counts(outcome)
    numbers = {"new": outcome.new, "changed": outcome.changed, "gone": outcome.gone}
    told = [f"{number} {what}" for what, number in numbers.items() if number]
    return ", ".join(told) or "the same items"


def _where(item: ListedItem) -> str:
    return ", ".join(f"{standing.source}:{standing.lines[0]}" for standing in item.standings)


def remarks(results: Results) -> Iterable[str]:
    """What a search has to say beside its hits, a sentence each."""
    yield from results.notes
    if results.is_partial:
        yield "another program is bringing the search index up to date; what it has so far was searched"
    if results.relaxed and results.hits:
        yield "nothing has all of these words; the nearest:"
    if results.relaxed and results.suggestion:
        yield f"did you mean {results.suggestion}?"
    if not results.total:
        yield "nothing found"
