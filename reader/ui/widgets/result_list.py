"""The results of a search: what there is to say about them; each with kind, title, place and passage.

Before anything is typed the same list holds the searches that were saved, and those typed before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.config import COLUMNS
from reader.ui.commands import bindings
from reader.ui.document.posting_words import name_of_hit
from reader.ui.messages import WidgetMessage
from reader.ui.search_request import Filters
from reader.ui.symbols import MARK_CELLS
from reader.ui.widgets.hit_rows import KIND_CELLS, ROOMY, HitRow, hit_height, hit_lines
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.posting_list import HiddenNote
from reader.ui.widgets.row_layout import RowLayout
from reader.ui.widgets.tabs import ColumnHeader
from reader.ui.widgets.virtual_list import GUTTER, VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.saved_searches import SavedSearch
    from reader.library.search_service import Indexing
    from reader.model import PostingSummary
    from reader.search import Hit, Order, Results
    from reader.store.values import Marks
    from reader.ui.document.columns import Column
    from reader.ui.services import QueryHistory, Services

LEAST_SHARE = 0.8
"""The share of the room they want that columns need: with less, rows of two lines say more."""
SAMPLE = 200
"""Results looked at to find out how wide columns want to be."""
RECENT_SHOWN = 8
CLOSEST = "No exact matches. Closest results:"
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
    """The name of a hit over as many lines as it takes, and what it says; one line for anything else."""

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

    def show_chosen(self, ticked: frozenset[str]) -> None:
        """Put check marks before the rows with these ids; the first takes room from all names."""
        takes_room = bool(ticked) != bool(self._ticked)
        super().show_chosen(ticked)
        if takes_room:
            self.measure_rows()

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
        """Return the lines of each row: those of the name and one more, or one."""
        hits = (row for row in rows if not isinstance(row, RecentQuery | Saved | InfoRow | HiddenNote))
        names = [name_of_hit(hit) for hit in hits if _shows_facts(hit)]
        width = self.row_width
        self._fit_columns(width)
        heights = iter(self.row_layout.heights(names, width - self._kind_cells(width)))
        for row in rows:
            if isinstance(row, RecentQuery | Saved | InfoRow | HiddenNote):
                yield 1
            else:
                yield next(heights) if _shows_facts(row) else hit_height(self._hit_row(row), width)

    def _fit_columns(self, width: int) -> None:
        """Use columns where there is about as much room as they want."""
        self.row_layout.has_columns = 0 < LEAST_SHARE * self.row_layout.widths.table <= width
        if (columns := self.row_layout.columns(width)) != self.columns:
            self.columns = columns
            self.post_message(self.ColumnsChanged(self))

    def _kind_cells(self, width: int) -> int:
        """Return the cells that the kind of a hit takes before its name, in a row that wide."""
        return KIND_CELLS if self._names_kinds and width >= ROOMY else 0

    def selectable(self, row: Row) -> bool:
        """Rows that can be opened."""
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
        return hit_lines(self._hit_row(row), width)

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

    def _hit_row(self, hit: Hit) -> HitRow:
        return HitRow(
            hit,
            self._marks_of(hit.id),
            self._words_on(hit.id),
            self.tick(hit.id),
            "" if hit.kind == "article" else self._name_of(hit),
            self._names_kinds,
        )


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


class ResultFrame(Vertical):
    """The results, and above them the names of their columns, while there are any."""

    def __init__(self, services: Services, name_of: Callable[[Hit], str]) -> None:
        """`name_of` gives the name of the document of a hit."""
        super().__init__(id="results-frame")
        marks = services.marks
        rows = ResultList(marks.of, name_of, marks.row_words, services.columns, id="results")
        self._rows = rows
        self._header = ColumnHeader(lambda: rows.columns, GUTTER + MARK_CELLS)
        self._header.display = False

    def compose(self) -> ComposeResult:
        """The names above the rows."""
        yield self._header
        yield self._rows

    def show_order(self, order: Order) -> None:
        """Show in the names of the columns how the rows are sorted."""
        self._header.order = order

    @on(ResultList.ColumnsChanged)
    def _columns_changed(self, event: ResultList.ColumnsChanged) -> None:
        event.stop()
        self._header.display = bool(self._rows.columns)
        self._header.refresh()


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
