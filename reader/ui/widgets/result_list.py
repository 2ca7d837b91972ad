"""The results of a search: what there is to say about them; each with kind, title, place and passage.

Before anything is typed the same list holds the searches that were saved, and those typed before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from textual.content import Content, Span
from textual.widgets import Static

from reader.config import COLUMNS
from reader.ui.commands import bindings
from reader.ui.document.posting_words import name_of_hit
from reader.ui.document.wrapping import wrap
from reader.ui.messages import WidgetMessage
from reader.ui.search_request import Filters
from reader.ui.symbols import ELLIPSIS, mark_symbols
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.posting_list import HiddenNote
from reader.ui.widgets.posting_rows import MATCH
from reader.ui.widgets.row_layout import RowLayout
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from textual.binding import BindingType

    from reader.library.saved_searches import SavedSearch
    from reader.library.search_service import Indexing
    from reader.model import PostingSummary
    from reader.search import Hit, Results
    from reader.search import Span as Matched
    from reader.store.values import Marks
    from reader.ui.document.columns import Column
    from reader.ui.services import QueryHistory

KIND_CELLS = 9
PLACE_SHARE = 3
WORDS_SHARE = 2
LEAD_SHARE = 3
"""The first match is shown within the first third of the row."""
DOCUMENT_SHARE = 4
ROOMY = 48
"""Cells from which a row also names the document."""
UNTITLED = "untitled"
NOTHING = Content("")
LEAST_SHARE = 0.8
"""Of the room that columns want: with less, rows of two lines say more, whose height costs nothing here."""
SAMPLE = 200
"""Results looked at to find out how wide columns want to be."""
RECENT_SHOWN = 8
TIPS = (
    "words, begun or mistyped",
    '"exact words"   -without',
    "place:seattle   level:senior",
    "role:economist   team:alexa",
    "author:sarikaya   in:papers",
    "is:unread   tag:later",
    "is:starred   status:none",
    "rust OR golang   pay:>150k",
)
"""Two to a line, so that none is cut in a narrow window."""


class RecentQuery(NamedTuple):
    """A query that was typed before."""

    query: str


class Saved(NamedTuple):
    """A search that was saved."""

    search: SavedSearch


class InfoRow(NamedTuple):
    """A line that cannot be chosen."""

    text: str


Row: TypeAlias = "Hit | RecentQuery | Saved | InfoRow | HiddenNote"


class ResultList(VirtualList["Row"]):
    """Two lines a hit or, for the name of a posting, more; one for anything else."""

    LIT = True
    HEIGHTS_BY_WIDTH = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("results"),
        *bindings("item"),
        *(binding for binding in bindings("app") if not binding.priority),
    ]

    class ColumnsChanged(WidgetMessage["ResultList"]):
        """The rows have other columns, or none any more."""

    def __init__(
        self,
        marks_of: Callable[[str], Marks],
        name_of: Callable[[Hit], str],
        words_on: Callable[[str], str] = lambda _: "",
        columns: Sequence[str] = COLUMNS,
        *,
        id: str | None = None,  # noqa: A002
    ) -> None:
        """`name_of` gives the name of the document of a hit.

        `words_on` says of an item, by its id, that it is gone or nearly a copy; empty for neither.
        `columns` are wanted where there is room for columns.
        """
        super().__init__(id=id)
        self._marks_of = marks_of
        self._name_of = name_of
        self._words_on = words_on
        self._names_kinds = True
        """Whether the rows say of which kind they are, since they are not all of one."""
        self.row_layout = RowLayout(columns)
        """How postings look that were not found by words."""
        self.columns: Sequence[Column] = ()
        """The columns of the rows; none where they have lines of their own."""

    def set_rows(self, rows: Sequence[Row], *, keep: bool = True) -> None:
        """Replace all rows; see `VirtualList.set_rows`."""
        hits = [row for row in rows if not isinstance(row, RecentQuery | Saved | InfoRow | HiddenNote)]
        self._names_kinds = len({hit.kind for hit in hits}) > 1
        self.row_layout.look_at(_told_in_columns(hits[:SAMPLE]))
        super().set_rows(rows, keep=keep)

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor."""
        row = self.row
        return None if row is None or isinstance(row, RecentQuery | Saved | InfoRow | HiddenNote) else row

    @property
    def hits(self) -> Sequence[Hit]:
        """All results listed."""
        return [row for row in self.rows if not isinstance(row, RecentQuery | Saved | InfoRow | HiddenNote)]

    def row_heights(self, rows: Sequence[Row]) -> Iterable[int]:
        """Return the lines of each row: title and passage, or name and facts, or one."""
        hits = (row for row in rows if not isinstance(row, RecentQuery | Saved | InfoRow | HiddenNote))
        names = [name_of_hit(hit) for hit in hits if _shows_facts(hit)]
        width = self.row_width
        self._fit_columns(width)
        heights = iter(self.row_layout.heights(names, width - self._kind_cells(width)))
        for row in rows:
            if isinstance(row, RecentQuery | Saved | InfoRow | HiddenNote):
                yield 1
            else:
                yield next(heights) if _shows_facts(row) else 2

    def _fit_columns(self, width: int) -> None:
        """Have rows in columns where there is about the room that those want."""
        self.row_layout.has_columns = 0 < LEAST_SHARE * self.row_layout.widths.table <= width
        if (columns := self.row_layout.columns(width)) != self.columns:
            self.columns = columns
            self.post_message(self.ColumnsChanged(self))

    def _kind_cells(self, width: int) -> int:
        """Return the cells that the kind of a hit takes before its name, in a row that wide."""
        return KIND_CELLS if self._names_kinds and width >= ROOMY else 0

    def selectable(self, row: Row) -> bool:
        """Whatever can be opened."""
        return not isinstance(row, InfoRow)

    def key(self, row: Row) -> Hashable:
        """An item is one hit."""
        if isinstance(row, Saved):
            return "saved", row.search.name
        if isinstance(row, HiddenNote):
            return HiddenNote.__name__
        return row if isinstance(row, RecentQuery | InfoRow) else row.id

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content | list[Content]:  # noqa: ARG002
        """What it is and where; what it says, and in which document."""
        if isinstance(row, InfoRow | HiddenNote):
            return Content.styled(row.text, DIM)
        if isinstance(row, RecentQuery):
            return Content(row.query)
        if isinstance(row, Saved):
            return Content(row.search.name) + Content("  ") + Content.styled(described(row.search), DIM)
        if _shows_facts(row):
            return self._facts(row)
        weight = "" if self._marks_of(row.id).read else "bold"
        marks = Content.styled(self.tick(row.id) + mark_symbols(self._marks_of(row.id)), SIGN)
        place = lit(row.place or "", row.place_matches, DIM).truncate(width // PLACE_SHARE, ellipsis=True)
        if words := self._words_on(row.id):
            place = Content.styled(words, SIGN).truncate(width // WORDS_SHARE, ellipsis=True)
        kind = Content.styled(f"{row.kind:<{KIND_CELLS}}", DIM)
        above = kind if self._kind_cells(width) else Content("")
        room = max(0, width - above.cell_length - marks.cell_length - place.cell_length - 2)
        title_matches = row.title_matches if name_of_hit(row) == row.title else ()
        title = lit(name_of_hit(row) or UNTITLED, title_matches, weight)
        head = above + marks + first_line(row, title, room) + Content("  ") + place
        if width < ROOMY:
            lead, kind = " " * marks.cell_length, kind if self._names_kinds else Content("")
            return [head, Content(lead) + second_line(row, title, room, width - len(lead), kind)]
        name = self._document(row, width)
        indent = above.cell_length + marks.cell_length
        rest = width - indent - (name.cell_length + 2 if name else 0)
        passage = Content(" " * indent) + second_line(row, title, room, rest).truncate(rest, pad=bool(name))
        return [head, passage + Content("  ") + name if name else passage]

    def _facts(self, hit: Hit) -> list[Content]:
        """A posting's name, and what it says of itself: what a collection has to tell of it."""
        assert hit.summary is not None  # noqa: S101 - its caller has seen to it
        cells, name = self._kind_cells(self.row_width), name_of_hit(hit)
        first, *others = self.row_layout.draw(
            name,
            hit.summary,
            self._marks_of(hit.id),
            self._words_on(hit.id),
            self.row_width - cells,
            is_selected=hit.id in self._ticked,
            matches=hit.title_matches if name == hit.title else (),
        )
        kind = Content.styled(f"{hit.kind:<{cells}}" if cells else "", DIM)
        return [kind + first, *(Content(" " * cells) + line for line in others)]

    def _document(self, hit: Hit, width: int) -> Content:
        """The name of the document, and how many more the item stands in; an article is its document."""
        more = f" +{len(hit.copies)}" if hit.copies else ""
        if hit.kind == "article" and not more:
            return Content("")
        room = width // DOCUMENT_SHARE - len(more)
        name = Content("" if hit.kind == "article" else self._name_of(hit)).truncate(room, ellipsis=True)
        return Content.styled(f"{name.plain}{more}", DIM)


def _shows_facts(hit: Hit) -> bool:
    """Return whether a hit is a posting that was found by its facts or marks, not by words in its text."""
    return hit.summary is not None and not (hit.matches or hit.place_matches)


def _told_in_columns(hits: Sequence[Hit]) -> Sequence[tuple[str, PostingSummary]]:
    """Return the names and summaries of postings; none if one of them was found by words, or is none."""
    told = [(name_of_hit(hit), hit.summary) for hit in hits if hit.summary is not None and _shows_facts(hit)]
    return told if len(told) == len(hits) else ()


def start_rows(saved: Sequence[SavedSearch], queries: QueryHistory) -> list[Row]:
    """Return what can be opened before anything is typed, and what can be typed."""
    rows: list[Row] = []
    if saved:
        rows += [InfoRow("Saved searches"), *map(Saved, saved), InfoRow("")]
    if recent := queries.latest_first[:RECENT_SHOWN]:
        rows += [InfoRow("Recent searches"), *map(RecentQuery, recent), InfoRow("")]
    return [*rows, InfoRow("What you can type"), *(InfoRow(f"  {tip}") for tip in TIPS)]


def result_rows(results: Results, hits: Sequence[Hit], hidden: Sequence[Hit] | None) -> list[Row]:
    """Return those of the hits that are listed, how many more there are, and how many are hidden.

    `hidden` are the hidden ones, if they are listed too.
    """
    rows: list[Row] = [*hits]
    if (more := results.total - len(results.hits)) > 0:
        rows.append(InfoRow(f"{more:,} more. Add a word or a filter to see them."))
    if results.hidden:
        rows += [HiddenNote(results.hidden, hidden is not None, alone=not hits), *(hidden or ())]
    return rows


def described(search: SavedSearch) -> str:
    """What a saved search asks for, where its name does not say it already."""
    facts = [search.query] if search.query != search.name else []
    facts += [f"{search.kind}s"] if search.kind else []
    facts += [value.value for value in Filters.of(search.where, search.order).values]
    facts += [f"by {search.order}"] if search.order != "relevance" else []
    return " · ".join(fact for fact in facts if fact)


def lit(text: str, matches: Sequence[Matched], style: str) -> Content:
    """A text with its matches."""
    return (
        Content.styled(text, style)
        if not matches
        else Content(
            text, spans=[Span(0, len(text), style), *(Span(begin, end, MATCH) for begin, end in matches)]
        )
    )


def first_line(hit: Hit, title: Content, room: int) -> Content:
    """A title, or as much of it as there is room for."""
    shown = title[: _goes_on_at(title, room)] if _says_its_title(hit) else title
    return shown.truncate(room, ellipsis=True, pad=True)


def second_line(hit: Hit, title: Content, room: int, width: int, lead: Content = NOTHING) -> Content:
    """The passage after a lead; of one that is nothing but the title, what the first line had no room for."""
    if _says_its_title(hit):
        return title[_goes_on_at(title, room) :].truncate(width, ellipsis=True) or lead
    return lead + snippet_of(hit, width - lead.cell_length)


def _says_its_title(hit: Hit) -> bool:
    return hit.snippet.replace("\n", " ").strip() == hit.title.strip()


def _goes_on_at(title: Content, room: int) -> int:
    """Return where the second line of a title begins: at a word; at its end if it takes one line."""
    spans = wrap(title.plain, max(1, room))
    return spans[1][0] if len(spans) > 1 else len(title.plain)


def snippet_of(hit: Hit, width: int) -> Content:
    """The snippet on one line, begun so that its first match is wholly in sight."""
    text = hit.snippet.replace("\n", " ")
    start = _after_title(hit, text)
    if hit.matches:
        start = _start_before(text, start, hit.matches[0], width)
    lead = ELLIPSIS if 0 < start < len(text) else ""
    shift = len(lead) - start
    spans = [Span(begin + shift, end + shift, MATCH) for begin, end in hit.matches if begin >= start]
    return Content(lead + text[start:], spans=spans).truncate(max(0, width), ellipsis=True)


def _start_before(text: str, start: int, match: Matched, width: int) -> int:
    """Return where to begin a text, at `start` or later, so that a match ends well before the width in cells.

    Then up to a third of the width is for the words before the match, or what the words after it leave, as
    far as there is room for both signs of what is cut.
    """
    begin, end = match
    lead = width // LEAD_SHARE
    if cell_len(text[start:end]) <= width - lead:
        return start
    room = width - 2 * len(ELLIPSIS)
    lead = min(max(lead, room - cell_len(text[begin:])), room - cell_len(text[begin:end]))
    first = begin
    while first > start and (lead := lead - cell_len(text[first - 1])) >= 0:
        first -= 1
    return first if first == start else text.find(" ", first - 1, begin) + 1 or first


def _after_title(hit: Hit, text: str) -> int:
    """Where a snippet goes on that begins with the title, which the row has shown already; else 0."""
    title = hit.title.removesuffix(ELLIPSIS).rstrip()
    if not text.startswith(title) or (hit.matches and hit.matches[0][0] < len(title)):
        return 0
    return len(text) - len(text[len(title) :].lstrip())


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
