"""The box that a query is typed into, with the earlier queries behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from reader.ui.commands import bindings

if TYPE_CHECKING:
    from textual.binding import BindingType


class QueryInput(Input):
    """One line of text; in an empty box, the earlier queries of this session."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("query")]
    MAX_LENGTH = 1_000
    """Nobody types more; a paste of a whole document must not slow the search."""

    def __init__(self, value: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            value,
            placeholder="words, or the beginnings of words; mistakes are forgiven",
            id=id,
            select_on_focus=True,
            max_length=self.MAX_LENGTH,
            compact=True,
        )
