"""The filter of the postings: what they can be narrowed to, with counts that follow what is chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input
from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.ui.commands import bindings
from reader.ui.screens.ahead import TypesAhead
from reader.ui.widgets.chip_line import ChipLine
from reader.ui.widgets.facet_list import FacetList, Group, More, Value, rows_of
from reader.ui.widgets.key_line import KeyLine
from reader.ui.widgets.query_input import LineInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.search import Facet, FacetValue
    from reader.ui.narrowing import Narrowing

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


class FacetScreen(TypesAhead, ModalScreen[None]):
    """Floats over a list of postings; each choice counts at once."""

    SCOPED_CSS = False
    AUTO_FOCUS = "#values-like"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facets")]

    def __init__(
        self,
        narrowing: Narrowing,
        count: Callable[[Narrowing], Facets | None],
        changed: Callable[[Narrowing], None],
        sheet: str,
    ) -> None:
        """`count` is asked in a thread; `changed` is told of each choice."""
        super().__init__()
        self.CSS = sheet  # type: ignore[misc] # Textual reads it from the instance
        self.narrowing = narrowing
        self.generation = 0
        """Of the choices; counts of earlier ones are dropped."""
        self._count = count
        self._changed = changed
        self._facets: Facets = {}
        self._opened: set[Facet] = set()

    def compose(self) -> ComposeResult:
        """A box to find values with, what is chosen, and the values."""
        with Vertical(id="facet-box") as box:
            box.border_title = "filter the postings"
            yield ValueInput(placeholder=PLACEHOLDER, id="values-like")
            yield ChipLine()
            yield FacetList(id="values")
        yield KeyLine()

    def on_mount(self) -> None:
        """The box has the focus and keeps it; arrows walk the values."""
        values = self.query_one(FacetList)
        values.can_focus = False
        values.empty = COUNTING
        self._show_choices()
        self.catch_up()

    @property
    def box(self) -> Input:
        """Where values are looked for."""
        return self.query_one(ValueInput)

    def entered(self) -> None:
        """Enter chooses."""
        self.action_choose()

    def narrow_to(self, narrowing: Narrowing) -> None:
        """Other choices: shown, told, and counted anew."""
        self.narrowing = narrowing
        self._show_choices()
        self._changed(narrowing)

    def _show_choices(self) -> None:
        self.query_one(ChipLine).choices = self.narrowing.choices
        self.generation += 1
        work = partial(self._do_count, self.narrowing, self.generation)
        self.run_worker(work, thread=True, exclusive=True, group="count")

    def _do_count(self, narrowing: Narrowing, generation: int) -> None:
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
        values = self.query_one(FacetList)
        if self._facets:
            values.empty = NOTHING_LIKE_IT if self.box.value.strip() else NO_POSTINGS
        values.set_rows(rows_of(self._facets, self.box.value, self._opened))

    @on(FacetList.Selected)
    def _clicked(self) -> None:
        self.action_choose()

    @on(ChipLine.Removed)
    def _chip_removed(self, event: ChipLine.Removed) -> None:
        self.narrow_to(self.narrowing.without(event.choice))

    @on(LineInput.Emptied)
    def _widened(self) -> None:
        if self.narrowing.choices:
            self.narrow_to(self.narrowing.wider())

    # Actions

    def action_choose(self) -> None:
        """Chooses the value, or no longer; or shows the rest of a group."""
        row = self.query_one(FacetList).row
        if isinstance(row, More):
            self._opened.add(row.facet)
            self._show_values()
        elif isinstance(row, Value):
            self.narrow_to(self.narrowing.toggled(row.choice))
            self.box.value = ""

    def action_value_down(self) -> None:
        """One value down."""
        self.query_one(FacetList).action_line_down()

    def action_value_up(self) -> None:
        """One value up."""
        self.query_one(FacetList).action_line_up()

    def action_values_page_down(self) -> None:
        """A page of values down."""
        self.query_one(FacetList).action_page_down()

    def action_values_page_up(self) -> None:
        """A page of values up."""
        self.query_one(FacetList).action_page_up()

    def action_next_facet(self) -> None:
        """To the first value of the next group, round and round."""
        self._go_to_group(1)

    def action_previous_facet(self) -> None:
        """To the first value of the group before."""
        self._go_to_group(-1)

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)

    def _go_to_group(self, direction: int) -> None:
        values = self.query_one(FacetList)
        groups = [at for at, row in enumerate(values.rows) if isinstance(row, Group)]
        if groups and values.index is not None:
            here = max(number for number, at in enumerate(groups) if at < values.index)
            values.move_to(groups[(here + direction) % len(groups)] + 1)


def total(facets: Facets) -> int:
    """How many postings are left, by the levels: each posting has exactly one."""
    levels = facets.get("level", ())
    chosen = [level for level in levels if level.is_chosen]
    return sum(level.count for level in chosen or levels)
