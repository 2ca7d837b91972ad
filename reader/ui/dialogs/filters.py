"""The filter of the postings: what they can be narrowed to, with counts that follow what is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple, TypeAlias

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ListModal
from reader.ui.search_request import FACET_NAMES, FilterValue
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.tabs import FilterChips
from reader.ui.widgets.virtual_list import DIM, SIGN, VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.search import Facet, FacetValue
    from reader.ui.search_request import Filters

    Facets = Mapping[Facet, Sequence[FacetValue]]

PLACEHOLDER = "Type to filter: seattle, level"
COUNTING = "Counting…"
NOTHING_LIKE_IT = "No such value."
NO_POSTINGS = "No postings to filter."


SHOWN = 6
"""Values of a group that are shown at first; the ones that were chosen always are."""
CHOSEN, OPEN = "[x] ", "[ ] "


class Group(NamedTuple):
    """The name of a facet, above its values."""

    facet: Facet
    number: int
    """How many values it has."""


class Value(NamedTuple):
    """A value that can be chosen."""

    value: FilterValue
    number: int
    """How many postings have it."""
    is_chosen: bool


class More(NamedTuple):
    """Stands for the values of a group that are not shown."""

    facet: Facet
    number: int


class Gap(NamedTuple):
    """A blank line before a group."""

    facet: Facet


Row: TypeAlias = "Group | Value | More | Gap"


class FacetList(VirtualList["Row"], can_focus=False):
    """A line a value."""

    def selectable(self, row: Row) -> bool:
        """Values, and what stands for more of them."""
        return isinstance(row, Value | More)

    def key(self, row: Row) -> Hashable:
        """What it stands for, whatever its count."""
        return row.value if isinstance(row, Value) else (type(row), row.facet)

    def render_row(self, row: Row, width: int, *, selected: bool) -> Content:
        """A box to tick, the value, and how many postings have it."""
        if isinstance(row, Gap):
            return Content("")
        if isinstance(row, Group):
            number = f"  {row.number:,}" if row.number > SHOWN else ""
            return Content.styled(FACET_NAMES[row.facet], "bold") + Content.styled(number, DIM)
        if isinstance(row, More):
            return Content.styled(f"    … {row.number:,} more", DIM)
        count = Content.styled(f"{row.number:,}", DIM)
        box = Content.styled(CHOSEN, SIGN) if row.is_chosen else Content.styled(OPEN, DIM)
        room = max(0, width - box.cell_length - count.cell_length - 2)
        style = "bold" if selected or row.is_chosen else "" if row.number else DIM
        return (
            box
            + Content.styled(row.value.value, style).truncate(room, ellipsis=True, pad=True)
            + "  "
            + count
        )


def rows_of(
    facets: Mapping[Facet, Sequence[FacetValue]], typed: str, opened: Collection[Facet] = ()
) -> list[Row]:
    """The rows for counted facets, kept to the values that are like what was typed.

    A group shows its first few values, all of them once it was `opened` or something was typed. One whose
    name begins as typed shows all of its own.
    """
    rows: list[Row] = []
    for facet, values in facets.items():
        matching = _matching(facet, values, typed)
        whole = bool(typed.strip()) or facet in opened
        shown = [value for at, value in enumerate(matching) if whole or at < SHOWN or value.is_chosen]
        if not shown:
            continue
        rows += [Gap(facet), Group(facet, len(values))] if rows else [Group(facet, len(values))]
        rows += [Value(FilterValue(facet, value.value), value.count, value.is_chosen) for value in shown]
        if len(shown) < len(matching):
            rows.append(More(facet, len(matching) - len(shown)))
    return rows


def _matching(facet: Facet, values: Sequence[FacetValue], typed: str) -> Sequence[FacetValue]:
    from reader.folding import fold
    from reader.search import nearest_values

    words = fold(typed).split()
    if not words or fold(FACET_NAMES[facet]).startswith(" ".join(words)):
        return values
    near = set(nearest_values(words, [value.value for value in values]))
    return [value for value in values if value.value in near]


class ValueInput(LineInput):
    """What is typed keeps to the values that are like it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filters")]


class Counted(Message):
    """The values with their counts have come in."""

    def __init__(self, generation: int, facets: Facets) -> None:
        super().__init__()
        self.generation = generation
        self.facets = facets


class FilterScreen(ListModal[None]):
    """Floats over a list of postings; each choice counts at once."""

    SHEET = "filters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(
        self,
        filters: Filters,
        count: Callable[[Filters], Facets | None],
        changed: Callable[[Filters], None],
    ) -> None:
        """`count` is asked in a thread; `changed` is told of each choice."""
        super().__init__()
        self.filters = filters
        self.generation = 0
        """Of the choices; counts of earlier ones are dropped."""
        self._count = count
        self._changed = changed
        self._facets: Facets = {}
        self._is_counted = False
        self._opened: set[Facet] = set()

    def compose(self) -> ComposeResult:
        """A box to find values with, what is chosen, and the values."""
        with Vertical(id="facet-box", classes="frame") as box:
            box.border_title = "filter the postings"
            yield ValueInput(placeholder=PLACEHOLDER, id="values-like")
            yield FilterChips()
            yield FacetList(id="values")
        yield CommandBar()

    def on_mount(self) -> None:
        """The values are counted."""
        self.rows.empty = COUNTING
        self._show_choices()

    @property
    def rows(self) -> FacetList:
        """The values."""
        return self.query_one(FacetList)

    def submit(self) -> None:
        """Chooses the value, or no longer; or shows the rest of a group."""
        row = self.rows.row
        if isinstance(row, More):
            self._opened.add(row.facet)
            self._show_values()
        elif isinstance(row, Value):
            self.set_filters(self.filters.toggled(row.value))
            self.input.value = ""

    def set_filters(self, filters: Filters) -> None:
        """Other choices: shown, told, and counted anew."""
        self.filters = filters
        self._show_choices()
        self._changed(filters)

    def _show_choices(self) -> None:
        self.query_one(FilterChips).values = self.filters.values
        self.generation += 1
        work = partial(self._do_count, self.filters, self.generation)
        self.run_worker(work, thread=True, exclusive=True, group="count")

    def _do_count(self, filters: Filters, generation: int) -> None:
        worker = get_current_worker()
        try:
            facets = self._count(filters)
        except ReaderError:  # the search beside it says so
            facets = None
        if not worker.is_cancelled:
            self.post_message(Counted(generation, facets or {}))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.generation == self.generation:
            self._facets, self._is_counted = event.facets, True
            found = total(event.facets)
            self.query_one("#facet-box").border_subtitle = f"{found:,} posting{'s' * (found != 1)}"
            self._show_values()

    @on(Input.Changed, "#values-like")
    def _show_values(self) -> None:
        if self._is_counted:
            self.rows.empty = NOTHING_LIKE_IT if self.input.value.strip() else NO_POSTINGS
        self.rows.set_rows(rows_of(self._facets, self.input.value, self._opened))

    @on(FilterChips.Removed)
    def _chip_removed(self, event: FilterChips.Removed) -> None:
        self.set_filters(self.filters.without(event.value))

    @on(LineInput.BackspaceOnEmpty)
    def _widened(self) -> None:
        if self.filters.values:
            self.set_filters(self.filters.wider())

    # Actions

    @on(FacetList.Selected)
    def _row_clicked(self) -> None:
        self.submit()

    def action_step_group(self, direction: Literal[1, -1]) -> None:
        """To the first value of the next or previous group, round and round."""
        groups = [at for at, row in enumerate(self.rows.rows) if isinstance(row, Group)]
        if groups and self.rows.index is not None:
            here = max(number for number, at in enumerate(groups) if at < self.rows.index)
            self.rows.move_to(groups[(here + direction) % len(groups)] + 1)


def total(facets: Facets) -> int:
    """How many postings are left, by the levels: each posting has exactly one."""
    levels = facets.get("level", ())
    chosen = [level for level in levels if level.is_chosen]
    return sum(level.count for level in chosen or levels)
