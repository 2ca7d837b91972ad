"""Filtering postings: what they can be filtered by, with counts that follow what is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, TypeAlias

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from reader.errors import ReaderError
from reader.naming import count_of
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import INPUT_LINES, Frame, ListModal
from reader.ui.search_request import FACET_NAMES, FilterValue
from reader.ui.services.tasks import post_to, run_in_thread
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.search_tabs import FilterChips
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.search import Facet, FacetValue
    from reader.ui.search_request import Filters

    Facets = Mapping[Facet, Sequence[FacetValue]]
    Count = Callable[[Filters, Callable[[], bool]], Iterable[tuple[Facets, bool]]]

PLACEHOLDER = "Type to filter: seattle, level"
COUNTING = "Counting…"
SO_FAR = " so far"
NO_MATCHES = "No matches."
NO_POSTINGS = "No postings to filter."
FIRST_VALUES = 6
"""Values of a group to show at first. Selected ones are always shown."""
LEAST_LINES = 3
"""The list has this many lines at least."""
SELECTED, NOT_SELECTED = "[x] ", "[ ] "


class FacetRow(NamedTuple):
    """The name of a facet, above its values."""

    facet: Facet
    number: int
    """How many values it has."""


class ValueRow(NamedTuple):
    """A value to filter by."""

    value: FilterValue
    number: int
    """How many postings have it."""
    is_selected: bool


class MoreRow(NamedTuple):
    """Stands for the values of a facet that are not shown."""

    facet: Facet
    number: int


class GapRow(NamedTuple):
    """A blank line above a facet."""

    facet: Facet


Row: TypeAlias = "FacetRow | ValueRow | MoreRow | GapRow"


class FilterList(VirtualList["Row"], can_focus=False):
    """Values, a line each, grouped by facet."""

    LIT = True
    IS_MENU = True

    def selectable(self, row: Row) -> bool:
        """Values, and what stands for more of them."""
        return isinstance(row, ValueRow | MoreRow)

    def key(self, row: Row) -> Hashable:
        """Identify a value by itself: its count may change."""
        return row.value if isinstance(row, ValueRow) else (type(row), row.facet)

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw a checkbox, the value, and how many postings have it."""
        if isinstance(row, GapRow):
            return Content("")
        if isinstance(row, FacetRow):
            number = f"  {row.number:,}" if row.number > FIRST_VALUES else ""
            return Content.styled(FACET_NAMES[row.facet], "bold") + Content.styled(number, DIM)
        if isinstance(row, MoreRow):
            return Content.styled(f"    … {row.number:,} more", DIM)
        count = Content.styled(f"{row.number:,}", DIM)
        box = Content.styled(SELECTED, SIGN) if row.is_selected else Content.styled(NOT_SELECTED, DIM)
        room = max(0, width - box.cell_length - count.cell_length - 2)
        style = "bold" if row.is_selected else "" if row.number else DIM
        value = Content.styled(row.value.shown, style).truncate(room, ellipsis=True, pad=True)
        return box + value + "  " + count


class ValueInput(LineInput):
    """What the values shown must be like."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filters")]


class Counted(Message):
    """The values have been counted."""

    def __init__(self, generation: int, facets: Facets, *, is_partial: bool) -> None:
        super().__init__()
        self.generation = generation
        self.facets = facets
        self.is_partial = is_partial


class FilterScreen(ListModal[None]):
    """Each choice takes effect at once, so there is no result."""

    SHEET = "filters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(
        self,
        filters: Filters,
        count: Count,
        changed: Callable[[Filters], None],
    ) -> None:
        """`count` counts values, and is called in a thread; `changed` is called with each choice.

        `count` gives the values, and whether it counts once more since there is more to count; it ends early
        if the function that it is given returns True.
        """
        super().__init__(must_wait=True)
        self.filters = filters
        self.generation = 0
        """Goes up with each choice; earlier counts are dropped."""
        self._count = count
        self._changed = changed
        self._facets: Facets = {}
        self._is_counted = False
        self._expanded: set[Facet] = set()

    def compose(self) -> ComposeResult:
        """Show the input, what is chosen, and the values."""
        with Frame(id="filter-box") as box:
            box.border_title = "filter postings"
            yield ValueInput(placeholder=PLACEHOLDER, id="values-like")
            yield FilterChips()
            yield FilterList(id="values")
        yield CommandBar()

    def on_mount(self) -> None:
        """Count the values."""
        self.rows.empty = COUNTING
        self._show_filters()

    @property
    def rows(self) -> FilterList:
        """The values."""
        return self.query_one(FilterList)

    @property
    def input(self) -> ValueInput:
        """What the values shown must be like."""
        return self.query_one(ValueInput)

    def submit(self) -> None:
        """Select or clear the value, or show the rest of its group."""
        self.acts.do(self._pick)

    def _pick(self) -> None:
        row = self.rows.row
        if isinstance(row, MoreRow):
            self._expanded.add(row.facet)
            self._show_values()
        elif isinstance(row, ValueRow):
            self.apply(self.filters.toggled(row.value))
            self.input.value = ""

    def apply(self, filters: Filters) -> None:
        """Show other filters, pass them on, and count again."""
        self.filters = filters
        self._show_filters()
        self._changed(filters)

    def _show_filters(self) -> None:
        self.query_one(FilterChips).values = self.filters.values
        self.generation += 1
        run_in_thread(self, partial(self._do_count, self.filters, self.generation), "count values")

    def _do_count(self, filters: Filters, generation: int) -> None:
        def cancelled() -> bool:
            return self.has_answered or generation != self.generation

        try:
            for facets, is_partial in self._count(filters, cancelled):
                post_to(self, Counted(generation, facets, is_partial=is_partial))
        except ReaderError:  # the search below says so
            post_to(self, Counted(generation, {}, is_partial=False))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.generation == self.generation:
            self._facets, self._is_counted = event.facets, not event.is_partial
            counted = count_of(total(event.facets), "posting")
            self.query_one("#filter-box").border_subtitle = f"{counted}{SO_FAR if event.is_partial else ''}"
            self._show_values()
            if self._is_counted:
                self.acts.catch_up()

    @on(Input.Changed, "#values-like")
    def _show_values(self) -> None:
        if self._is_counted:
            self.rows.empty = NO_MATCHES if self.input.value.strip() else NO_POSTINGS
        rows = rows_of(self._facets, self.input.value, self._expanded)
        self.fit(max(LEAST_LINES, len(rows)) + INPUT_LINES + self.query_one(FilterChips).lines)
        self.rows.set_rows(rows)

    @on(FilterChips.Removed)
    def _chip_removed(self, event: FilterChips.Removed) -> None:
        self.apply(self.filters.without(event.value))

    @on(LineInput.BackspaceOnEmpty)
    def _remove_last(self) -> None:
        if self.filters.values:
            self.apply(self.filters.wider())

    def action_step_group(self, direction: Literal[1, -1]) -> None:
        """Go to the first value of the next or previous group, past the last to the first."""
        self.acts.do(lambda: self._step_group(direction))

    def _step_group(self, direction: Literal[1, -1]) -> None:
        groups = [at for at, row in enumerate(self.rows.rows) if isinstance(row, FacetRow)]
        if groups and self.rows.index is not None:
            here = max(number for number, at in enumerate(groups) if at < self.rows.index)
            self.rows.move_to(groups[(here + direction) % len(groups)] + 1)


def total(facets: Facets) -> int:
    """Return how many postings are left. Counts levels, since each posting has exactly one."""
    levels = facets.get("level", ())
    selected = [level for level in levels if level.is_chosen]
    return sum(level.count for level in selected or levels)


def rows_of(facets: Facets, typed: str, expanded: Collection[Facet] = ()) -> list[Row]:
    """Return the rows for counted facets, with those of their values that match what was typed.

    A group shows its first values; all of them if it is expanded or something was typed. One whose name
    begins as typed shows all values.
    """
    rows: list[Row] = []
    for facet, values in facets.items():
        matching = _matching(facet, values, typed)
        is_whole = bool(typed.strip()) or facet in expanded
        shown = [
            value for at, value in enumerate(matching) if is_whole or at < FIRST_VALUES or value.is_chosen
        ]
        if not shown:
            continue
        if rows:
            rows.append(GapRow(facet))
        rows.append(FacetRow(facet, len(values)))
        rows += [ValueRow(FilterValue(facet, value.value), value.count, value.is_chosen) for value in shown]
        if len(shown) < len(matching):
            rows.append(MoreRow(facet, len(matching) - len(shown)))
    return rows


def _matching(facet: Facet, values: Sequence[FacetValue], typed: str) -> Sequence[FacetValue]:
    from reader.folding import fold
    from reader.search import nearest_values

    words = fold(typed).split()
    if not words or fold(FACET_NAMES[facet]).startswith(" ".join(words)):
        return values
    shown = [FilterValue(facet, value.value).shown for value in values]
    near = set(nearest_values(words, shown))
    return [value for value, name in zip(values, shown, strict=True) if name in near]
