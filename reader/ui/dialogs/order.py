"""Choosing how postings are sorted, from a list of all ways."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from reader.search.grouping import Order
from reader.ui.commands import bindings, first_key_in
from reader.ui.dialogs.modal import ChoiceModal, Frame
from reader.ui.symbols import CHOSEN, REVERSED, SORTED
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping, Sequence
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
    keymap: Mapping[str, str],
) -> None:
    """Ask how to sort, and do it. `given` is what the first order is called; `keymap` has the user's keys."""

    def sort(order: Order | None) -> None:
        if order is not None:
            set_filters(filters.sorted_by(order))

    app.push_screen(OrderScreen(orders, filters.order, given, keymap), sort)


class OrderList(VirtualList[Order]):
    """Orders, a line each with its key; the current one has a check mark, or which way round it is."""

    IS_MENU = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("menu")]

    current: Order = "relevance"
    """The order in force."""
    as_given = ""
    """What the first order is called."""
    keymap: Mapping[str, str] = MappingProxyType({})

    def key(self, row: Order) -> Hashable:
        """Return the order."""
        return row

    def render_row(self, row: Order, width: int, *, selected: bool) -> Content:  # noqa: ARG002
        """Draw key and name."""
        is_current = row == self.current.removeprefix("-")
        name = self.as_given if row == "relevance" else row.capitalize()
        key = Content.styled(f"{first_key_in('order', row, self.keymap)}  ", SIGN)
        line = key + Content.styled(name, SIGN if is_current else "")
        if not is_current:
            return line
        if row == "relevance":
            return line + Content.styled(f" {CHOSEN}", SIGN)
        way = REVERSED if self.current[0] == "-" else SORTED
        return line + Content.styled(f" {way}", SIGN) + Content.styled(f"  {AGAIN}", DIM)


class OrderScreen(ChoiceModal[Order]):
    """Ends with an order; the one in force means the same again, the other way round."""

    SHEET = "choices.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("order"), *bindings("modal"), *bindings("viewer")]

    def __init__(
        self, orders: Sequence[Order], current: Order, as_given: str, keymap: Mapping[str, str]
    ) -> None:
        """`as_given` is what the first order is called: that of the text, or of relevance."""
        super().__init__()
        self._orders = orders
        self._current = current
        self._as_given = as_given
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Frame(id="order-box") as box:
            box.border_title = "sort by"
            yield OrderList(id="orders")
        yield CommandBar()

    def on_mount(self) -> None:
        """Fill the list; it is as high as its rows. The cursor begins at the order in force."""
        rows = self.rows
        rows.current, rows.as_given, rows.keymap = self._current, self._as_given, self._keymap
        rows.styles.height = len(self._orders)
        rows.set_rows(self._orders)
        now = self._current.removeprefix("-")
        rows.move_to(next((at for at, order in enumerate(self._orders) if order == now), 0))
        rows.focus()

    @property
    def rows(self) -> OrderList:
        """The list."""
        return self.query_one(OrderList)

    def action_choose(self, order: Order) -> None:
        """End with an order, by its key, if it is among those asked for."""
        if order in self._orders:
            self.dismiss(order)
