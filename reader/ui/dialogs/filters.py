"""The filter of the postings: what they can be narrowed to, with counts that follow what is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ListModal
from reader.ui.widgets.chip_line import ChipLine
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.facet_list import FacetList, Group, More, Value, rows_of
from reader.ui.widgets.inputs import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.search import Facet, FacetValue
    from reader.ui.search_request import Filters

    Facets = Mapping[Facet, Sequence[FacetValue]]

PLACEHOLDER = "a value, or a group: seattle, level"
COUNTING = "Counting …"
NOTHING_LIKE_IT = "No value is like that."
NO_POSTINGS = "There are no postings here to filter."


class ValueInput(LineInput):
    """What is typed keeps to the values that are like it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("values")]


class Counted(Message):
    """The values with their counts have come in."""

    def __init__(self, generation: int, facets: Facets) -> None:
        super().__init__()
        self.generation = generation
        self.facets = facets


class FilterScreen(ListModal[None]):
    """Floats over a list of postings; each choice counts at once."""

    SHEET = "facets.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facets")]

    def __init__(
        self,
        narrowing: Filters,
        count: Callable[[Filters], Facets | None],
        changed: Callable[[Filters], None],
    ) -> None:
        """`count` is asked in a thread; `changed` is told of each choice."""
        super().__init__()
        self.narrowing = narrowing
        self.generation = 0
        """Of the choices; counts of earlier ones are dropped."""
        self._count = count
        self._changed = changed
        self._facets: Facets = {}
        self._opened: set[Facet] = set()

    def compose(self) -> ComposeResult:
        """A box to find values with, what is chosen, and the values."""
        with Vertical(id="facet-box", classes="frame") as box:
            box.border_title = "filter the postings"
            yield ValueInput(placeholder=PLACEHOLDER, id="values-like")
            yield ChipLine()
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

    def entered(self) -> None:
        """Chooses the value, or no longer; or shows the rest of a group."""
        row = self.rows.row
        if isinstance(row, More):
            self._opened.add(row.facet)
            self._show_values()
        elif isinstance(row, Value):
            self.narrow_to(self.narrowing.toggled(row.choice))
            self.box.value = ""

    def narrow_to(self, narrowing: Filters) -> None:
        """Other choices: shown, told, and counted anew."""
        self.narrowing = narrowing
        self._show_choices()
        self._changed(narrowing)

    def _show_choices(self) -> None:
        self.query_one(ChipLine).choices = self.narrowing.choices
        self.generation += 1
        work = partial(self._do_count, self.narrowing, self.generation)
        self.run_worker(work, thread=True, exclusive=True, group="count")

    def _do_count(self, narrowing: Filters, generation: int) -> None:
        worker = get_current_worker()
        try:
            facets = self._count(narrowing)
        except ReaderError:  # the search beside it says so
            facets = None
        if not worker.is_cancelled:
            self.post_message(Counted(generation, facets or {}))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.generation == self.generation:
            self._facets = event.facets
            found = total(event.facets)
            self.query_one("#facet-box").border_subtitle = f"{found:,} posting{'s' * (found != 1)}"
            self._show_values()

    @on(Input.Changed, "#values-like")
    def _show_values(self) -> None:
        if self._facets:
            self.rows.empty = NOTHING_LIKE_IT if self.box.value.strip() else NO_POSTINGS
        self.rows.set_rows(rows_of(self._facets, self.box.value, self._opened))

    @on(ChipLine.Removed)
    def _chip_removed(self, event: ChipLine.Removed) -> None:
        self.narrow_to(self.narrowing.without(event.choice))

    @on(LineInput.BackspaceOnEmpty)
    def _widened(self) -> None:
        if self.narrowing.choices:
            self.narrow_to(self.narrowing.wider())

    # Actions

    @on(FacetList.Selected)
    def action_choose(self) -> None:
        """Chooses the value, or no longer; or shows the rest of a group."""
        self.entered()

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
