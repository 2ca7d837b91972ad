"""What the screens have in common that float over the text."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from textual.screen import ModalScreen
from textual.widgets import Input

from reader.ui.screens.ahead import TypesAhead

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.ui.widgets.virtual_list import VirtualList

Result = TypeVar("Result")


class Modal(ModalScreen[Result]):
    """Ends with a result, or with None where one leaves it; `.frame` sets off what is in it."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    Modal {
        align: center middle;
        &:ansi { background: $background; }
        & .frame {
            max-width: 100%;
            height: auto;
            max-height: 90%;
            border: round $accent;
            border-title-color: $accent;
            background: $background;
            padding: 0 1;
        }
    }
    """
    SHEET: ClassVar[str]
    """The name of its style sheet, which is read when it is first opened."""

    def __init__(self) -> None:
        super().__init__()
        sheets: Mapping[str, str] = self.app.sheets  # type: ignore[attr-defined]
        self.CSS = sheets[self.SHEET]  # type: ignore[misc] # Textual reads it from the instance

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


class InputModal(TypesAhead, Modal[Result]):
    """One with a box to type into."""

    def on_mount(self) -> None:
        """The box takes what has been typed already."""
        self.catch_up()

    @property
    def box(self) -> Input:
        """Where one types."""
        return self.query_one(Input)


class ListModal(InputModal[Result]):
    """One with a list under the box, which is walked while the box has the focus."""

    @property
    @abstractmethod
    def rows(self) -> VirtualList[Any]:
        """The list."""

    def action_walk(self, direction: Literal[1, -1]) -> None:
        """One row down or up."""
        self.rows.move_one(direction)

    def action_turn_page(self, direction: Literal[1, -1]) -> None:
        """A page of rows down or up."""
        self.rows.move_by(direction * self.rows.page_height)
