"""What the command line prints: styled and wrapped on a terminal, plain in a pipe.

Nothing here is markup: rich gets Text objects made from plain strings.
"""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from reader.errors import UsageError
from reader.export.plain import document_lines, item_lines
from reader.export.wording import day_of, keep_words, minute_of, near_words, span_words, today
from reader.naming import count_of
from reader.store.subscription_values import KEEP_ALL
from reader.system.terminal import discard_output, flush_output, reporting_output_errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console

    from reader.export.plain import Line, Role
    from reader.library.refreshing import Refreshed
    from reader.model import Document, Entry, Item, ListedItem
    from reader.search import Hit, Results, Span
    from reader.store.subscription_values import Subscription, SubscriptionState
    from reader.store.values import Marks, News, Outcome, Status

COLUMN = 78
"""The reading column on a terminal, in cells."""
LEAST_COLUMN = 8
LONGEST = 4000
"""Maximum characters of an error: a long path must not push out the remedy at the end."""
NAMED = 5
"""How many items of an updated source are named unless all are wanted."""
_ITEM_INDENT = "    "
MATCH_STYLE = "bold underline"
_EDGE = "┃ "
"""Before each row of a paper."""
_HIT_INDENT = " " * 9
_STYLES: dict[Role, str] = {"title": "bold underline", "heading": "bold", "quiet": "dim"}


def harmless(text: str) -> str:
    """Return what is about to be printed with stand-ins for all that would act on a terminal.

    The second wall: `clean` is the first, on the way in. Line breaks and tabs pass, and so do lone
    surrogates, which the stream itself escapes.
    """
    from reader.clean import show_unsafe

    return text if text.isprintable() else show_unsafe(text)


def complain(sentence: str) -> None:
    """Print one clean line that isn't output to standard error, if anyone is listening there."""
    from reader.clean import clean_line

    try:
        print(f"reader: {clean_line(sentence, LONGEST)}", file=sys.stderr)
    except OSError:
        discard_output(sys.stderr)


def agrees(question: str, option: str) -> bool:
    """Ask on the terminal, and return whether the answer is yes.

    Raises UsageError, naming the option that makes asking unnecessary, if there is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError(f"there is no terminal to ask on; {option} goes ahead without asking")
    flush_output()
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def put(*fields: str) -> None:
    """Print a line of output, its fields separated by tabs."""
    with reporting_output_errors():
        print(harmless("\t".join(fields)))


def printer() -> Plain:
    """Return the printer for standard output in its current state."""
    return Styled() if sys.stdout.isatty() else Plain()


class Plain:
    """For pipes: no style, no wrapping; fields separated by tabs."""

    def document(self, document: Document) -> None:
        """Print the whole document."""
        for line in document_lines(document, today()):
            self.line(line)

    def item(self, item: Item, marks: Marks, *, is_literal: bool = False) -> None:
        """Print one item, the marks on it, and where it appears; `is_literal` is as for `content_lines`."""
        for line in item_lines(item, marks, today(), is_literal=is_literal):
            self.line(line)

    def line(self, line: Line) -> None:
        """Print one paragraph."""
        put((line.first + line.text).rstrip())

    def entry(self, entry: Entry) -> None:
        """Print a document in a list: id, counts, name and source."""
        put(entry.id, _counts(entry), entry.name, entry.source)

    def listed(self, item: ListedItem) -> None:
        """Print an item in a list: id, title, place and where it appears."""
        put(item.id, item.title, item.place.text if item.place else "", _where(item))

    def outcome(self, outcome: Outcome, most: int | None = NAMED) -> None:
        """Print what happened to a source: the outcome, the source, and what is in it or new in it.

        Below, at most `most` of the items that are new, changed or gone in it, or all for None.
        """
        put(_become(outcome), outcome.source, _news(outcome))
        self._news(outcome.news, most)

    def refreshed(self, refreshed: Refreshed, most: int | None = NAMED) -> None:
        """Print what became of a source that is refreshed, and the items as `outcome` does."""
        put(refreshed.result, refreshed.source, _brought(refreshed))
        self._news(refreshed.news, most)

    def subscription(self, subscription: Subscription, state: SubscriptionState, items: int) -> None:
        """Print a subscription: source, title, kind, tags, how often, when next, why it fails, items, and how
        many of them stay.
        """
        put(
            subscription.source, subscription.title or "", subscription.kind, ", ".join(subscription.tags),
            span_words(subscription.every) if subscription.every else "",
            minute_of(state.due) if state.due else "", state.why or "", count_of(items, "item"),
            f"keep {keep_words(subscription.keep)}",
        )  # fmt: skip

    def _news(self, news: Sequence[News], most: int | None) -> None:
        for each in news[:most]:
            put(f"{_ITEM_INDENT}{each.what}", each.kind, each.title, each.item)
        if more := _more(news, most):
            put(more)

    def hit(self, hit: Hit, item: ListedItem | None = None) -> None:
        """Print a hit: where its passage is, kind, title, place, id, and what is to be said of the item; the
        passage below.
        """
        put(f"{hit.source}:{hit.passage[0]}", hit.kind, hit.title, hit.place or "", hit.id, *_state(item))
        put(f"    {' '.join(hit.snippet.split())}")

    def results(self, results: Results, items: Mapping[str, ListedItem]) -> None:
        """Print the hits, best first; remarks about the search go to standard error."""
        for sentence in remarks(results):
            complain(sentence)
        for hit in results.hits:
            self.hit(hit, items.get(hit.id))
        if results.total > len(results.hits):
            complain(f"showing {len(results.hits)} of {results.total}; use -n N to see more")


class Styled(Plain):
    """For terminals: weight instead of tabs, and a readable column."""

    def line(self, line: Line) -> None:
        """Print one paragraph, wrapped with a hanging indent."""
        if line.role == "code":
            self._print((line.text, ""))
        else:
            edge = _EDGE if line.card else ""
            self._wrap(((line.text, _STYLES.get(line.role, "")),), edge + line.first, edge + line.rest)

    def entry(self, entry: Entry) -> None:
        """Print the name, with the counts and the source below."""
        self._print((entry.name, "bold"))
        self._print((f"  {entry.id}  {_counts(entry)}  ·  {entry.source}", "dim"))

    def listed(self, item: ListedItem) -> None:
        """Print the title and place, with the id and where it appears below."""
        self._print((item.title, "bold"), (f"  ·  {item.place.text}" if item.place else "", ""))
        self._print((f"  {item.id}  {_where(item)}", "dim"))

    def outcome(self, outcome: Outcome, most: int | None = NAMED) -> None:
        """Print the same in columns."""
        self._print(
            (f"{_become(outcome):<10} ", "dim"), (outcome.source, "bold"), (f"  {_news(outcome)}", "dim")
        )
        self._news(outcome.news, most)

    def refreshed(self, refreshed: Refreshed, most: int | None = NAMED) -> None:
        """Print the same in columns."""
        self._print(
            (f"{refreshed.result:<10} ", "dim"),
            (refreshed.source, "bold"),
            (f"  {_brought(refreshed)}", "dim"),
        )
        self._news(refreshed.news, most)

    def subscription(self, subscription: Subscription, state: SubscriptionState, items: int) -> None:
        """Print the title, with the source and all the rest below, and why it fails below that."""
        tags = "".join(f"  #{tag}" for tag in subscription.tags)
        self._print((subscription.title or subscription.source, "bold"), (tags, ""))
        every = [f"every {span_words(subscription.every)}"] if subscription.every else []
        due = [f"next {minute_of(state.due)}"] if state.due else []
        keep = [] if subscription.keep == KEEP_ALL else [f"keep {keep_words(subscription.keep)}"]
        told = [subscription.source, subscription.kind, *every, *due, count_of(items, "item"), *keep]
        self._print((f"  {'  ·  '.join(told)}", "dim"))
        if state.why:
            self._print((f"  failing: {state.why}", ""))

    def _news(self, news: Sequence[News], most: int | None) -> None:
        for each in news[:most]:
            self._print(
                (f"{_ITEM_INDENT}{each.what:<7} {each.kind:<8} ", "dim"),
                (each.title, ""),
                (f"  {each.item}", "dim"),
            )
        if more := _more(news, most):
            self._print((more, "dim"))

    def hit(self, hit: Hit, item: ListedItem | None = None) -> None:
        """Print kind, title, place and passage, with matches highlighted, then where it is and its id."""
        place = (("  ·  ", "dim"), *_lit(hit.place, hit.place_matches, "")) if hit.place else ()
        self._print((f"{hit.kind:<8} ", "dim"), *_lit(hit.title, hit.title_matches, "bold"), *place)
        self._wrap(_lit(hit.snippet, hit.matches, ""), _HIT_INDENT, _HIT_INDENT)
        copies = f"  and {count_of(len(hit.copies), 'more place')}" if hit.copies else ""
        state = "".join(f"  {words}" for words in _state(item))
        self._print((f"{_HIT_INDENT}{hit.source}:{hit.passage[0]}{copies}  {hit.id}{state}", "dim"))
        self._print(("", ""))

    @cached_property
    def _console(self) -> Console:
        from rich.console import Console

        return Console(highlight=False, markup=False, emoji=False)

    def _print(self, *parts: tuple[str, str]) -> None:
        from rich.text import Text

        with reporting_output_errors():
            self._console.print(
                Text.assemble(*((harmless(text), style) for text, style in parts)), soft_wrap=True
            )

    def _wrap(self, parts: Iterable[tuple[str, str]], first: str, rest: str) -> None:
        from rich.text import Text

        text = Text.assemble(*((harmless(words).replace("\n", " "), style) for words, style in parts))
        room = min(COLUMN, self._console.width) - max(len(first), len(rest))
        for number, row in enumerate(text.wrap(self._console, max(LEAST_COLUMN, room)) or [text]):
            row.rstrip()
            with reporting_output_errors():
                self._console.print(Text.assemble((rest if number else first, "dim"), row), soft_wrap=True)


def _lit(text: str, matches: Sequence[Span], style: str) -> list[tuple[str, str]]:
    """Split a text into pieces with their styles."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for start, end in matches:
        pieces += [(text[at:start], style), (text[start:end], MATCH_STYLE)]
        at = end
    return [*pieces, (text[at:], style)]


def _counts(entry: Entry | Outcome) -> str:
    return ", ".join(count_of(number, kind) for kind, number in entry.counts.items() if number) or "no text"


def _become(outcome: Outcome) -> str:
    """Return the word for what happened to a source; a copy of another changes nothing."""
    return "unchanged" if outcome.kind == "copy" else outcome.kind


def _news(outcome: Outcome) -> str:
    if outcome.kind == "copy":
        return f"same text as {outcome.twin}"
    if outcome.kind == "unchanged" and outcome.twin is not None:
        return f"renamed from {outcome.twin}"
    if outcome.kind != "updated":
        return _counts(outcome)
    told = _numbers(outcome.new, outcome.changed, outcome.gone)
    return (told or "same items") + kept_note(outcome.kept)


def _brought(refreshed: Refreshed) -> str:
    """Return what a refresh brought, where the source moved, or why it waits and until when."""
    if refreshed.moved_to:
        return f"to {refreshed.moved_to}"
    until = f"; next {minute_of(refreshed.next)}" if refreshed.next and refreshed.why else ""
    if refreshed.why:
        return f"{refreshed.why}{until}"
    return _numbers(refreshed.new, refreshed.changed, refreshed.gone)


def _numbers(new: int, changed: int, gone: int) -> str:
    numbers = {"new": new, "changed": changed, "gone": gone}
    return ", ".join(f"{number} {what}" for what, number in numbers.items() if number)


def _more(news: Sequence[News], most: int | None) -> str:
    """Return how many items weren't named; "" if all were."""
    left = 0 if most is None else len(news) - most
    return f"{_ITEM_INDENT}and {left:,} more; --verbose names them" if left > 0 else ""


def kept_note(kept: Mapping[Status | None, int]) -> str:
    """Return what to say of gone items that stay because of their marks; "" if there are none."""
    told = [f"{number} {status or 'marked'}" for status, number in kept.items() if number]
    return f" (kept: {', '.join(told)})" if told else ""


def _where(item: ListedItem) -> str:
    places = [f"{standing.source}:{standing.lines[0]}" for standing in item.standings]
    return ", ".join([*places, *_state(item)])


def _state(item: ListedItem | None) -> list[str]:
    """Return since when an item is gone, and of which marked one it is a near copy."""
    gone = [f"gone since {day_of(item.gone)}"] if item and item.gone else []
    return [*gone, near_words(item.near)] if item and item.near else gone


def remarks(results: Results) -> Iterable[str]:
    """Yield a sentence for each remark about a search."""
    yield from results.notes
    if results.is_partial:
        yield "another program is updating the search index; results may be incomplete"
    if results.relaxed and results.hits:
        yield "no exact matches; closest results:"
    if results.relaxed and results.suggestion:
        yield f"did you mean {results.suggestion}?"
    if not results.total:
        yield "no results"
    if results.hidden:
        yield f"{results.hidden:,} hidden; with status:hidden in the query they are found"
