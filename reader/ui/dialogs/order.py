"""Choosing how postings are sorted, from a list of all ways."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from reader.search.grouping import Order
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import ChoiceModal, Frame
from reader.ui.symbols import CHOSEN, NOT_CHOSEN, REVERSED, SORTED
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence
    from typing import Any

    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from reader.ui.search_request import Filters

AGAIN = "again to reverse"


def ask_order(
    app: App[Any],
    orders: Sequence[Order],
    filters: Filters,
    set_filters: Callable[[Filters], None],
    given: str,
) -> None:
    """Ask how to sort, and do it. `given` is what the first order is called."""

    def sort(order: Order | None) -> None:
        if order is not None:
            set_filters(filters.sorted_by(order))

    app.push_screen(OrderScreen(orders, filters.order, given), sort)


class OrderList(VirtualList[Order]):
    """Orders, a line each; the current one has a check mark, and which way round it is."""

    IS_MENU = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("menu")]

    current: Order = "relevance"
    """The order in force."""
    as_given = ""
    """What the first order is called."""

    def key(self, row: Order) -> Hashable:
        """Return the order."""
        return row

    def render_row(self, row: Order, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw check mark and name."""
        is_current = row == self.current.removeprefix("-")
        name = self.as_given if row == "relevance" else row.capitalize()
        line = Content.styled(CHOSEN if is_current else NOT_CHOSEN, SIGN) + Content(name)
        if is_current and row != "relevance":
            way = REVERSED if self.current[0] == "-" else SORTED
            line += Content.styled(f" {way}", SIGN) + Content.styled(f"  {AGAIN}", DIM)
        return line


class OrderScreen(ChoiceModal[Order]):
    """Ends with an order; the one in force means the same again, the other way round."""

    SHEET = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("modal"), *bindings("viewer")]

    def __init__(self, orders: Sequence[Order], current: Order, as_given: str) -> None:
        """`as_given` is what the first order is called: that of the text, or of relevance."""
        super().__init__()
        self._orders = orders
        self._current = current
        self._as_given = as_given

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Frame(id="order-box") as box:
            box.border_title = "sort by"
            yield OrderList(id="orders")
        yield CommandBar()

    def on_mount(self) -> None:
        """Fill the list; it is as high as its rows. The cursor begins at the order in force."""
        rows = self.rows
        rows.current, rows.as_given = self._current, self._as_given
        rows.styles.height = len(self._orders)
        rows.set_rows(self._orders)
        now = self._current.removeprefix("-")
        rows.move_to(next((at for at, order in enumerate(self._orders) if order == now), 0))
        rows.focus()

    @property
    def rows(self) -> OrderList:
        """The list."""
        return self.query_one(OrderList)
