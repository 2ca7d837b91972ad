"""The history: every step with its date. Enter goes back to one, or brings back one that was undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.message import Message

from reader.export.wording import minute_of
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ChoiceModal, Frame
from reader.ui.symbols import day_words
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.store.values import Step

LOADING = "Loading…"
BEGINNING = "Before everything"
NOW, UNDONE, AGAIN = "now", "undone", "done again"
ROOMY = 50
"""Cells of a row from which it tells the time too."""


class HistoryRow(NamedTuple):
    """A step; None stands for the time before the first."""

    step: Step | None
    is_now: bool = False
    """Whether it is the last step done."""


class HistoryLoaded(Message):
    """The steps are known."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self.steps = steps


class StepList(VirtualList[HistoryRow]):
    """Steps, a line each: the date, what was done, and whether it is undone."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("menu")]

    def key(self, row: HistoryRow) -> Hashable:
        """Return the step's number."""
        return None if row.step is None else row.step.id

    def render_row(self, row: HistoryRow, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw an undone step dim."""
        if row.step is None:
            return Content.styled(BEGINNING, DIM)
        step = row.step
        time = minute_of(step.at) if width >= ROOMY else f"{day_words(step.at):>6}"
        date = Content.styled(f"{time}  ", DIM)
        state = Content.styled(NOW if row.is_now else _state(step), DIM)
        style = DIM if step.undone else ""
        room = max(0, width - date.cell_length - state.cell_length - 2)
        return date + Content.styled(step.name, style).truncate(room, ellipsis=True, pad=True) + "  " + state


class HistoryScreen(ChoiceModal[HistoryRow]):
    """Ends with the row that was chosen. Gets `HistoryLoaded` once the steps are known."""

    SHEET = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("modal"), *bindings("viewer")]

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Frame(id="history-box") as box:
            box.border_title = "history"
            yield StepList(id="steps")
        yield CommandBar()

    def on_mount(self) -> None:
        """Wait for the steps."""
        self.rows.empty = LOADING
        self.rows.styles.height = 2
        self.rows.focus()

    def on_history_loaded(self, event: HistoryLoaded) -> None:
        """Fill the list; it is as high as its rows, if there is room."""
        rows = rows_of(event.steps)
        self.rows.styles.height = len(rows)
        self.rows.set_rows(rows, keep=False)

    @property
    def rows(self) -> StepList:
        """The list."""
        return self.query_one(StepList)


def rows_of(steps: Sequence[Step]) -> list[HistoryRow]:
    """Return the rows for the steps, newest first."""
    now = next((step.id for step in steps if not step.undone), None)
    return [*(HistoryRow(step, step.id == now) for step in steps), HistoryRow(None, now is None)]


def _state(step: Step) -> str:
    return "" if not step.undone else AGAIN if step.again else UNDONE
