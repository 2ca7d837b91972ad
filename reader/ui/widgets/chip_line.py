"""The choices that narrow a list, as chips: a click on one takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from reader.ui.messages import WidgetMessage
from reader.ui.search_request import FilterValue  # noqa: TC001 - an annotation that Textual evaluates
from reader.ui.symbols import CLOSE
from reader.ui.widgets.painting import style_of

if TYPE_CHECKING:
    from textual import events
    from textual.app import RenderResult

LONGEST = 40
"""Cells of a chip; a team's name can be a sentence."""
NUMBER = "chip"


class ChipLine(Widget):
    """As many lines as the chips need; none without chips."""

    ALLOW_SELECT: ClassVar[bool] = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"chip-line--chip", "chip-line--quiet"}
    DEFAULT_CSS = """
    ChipLine {
        height: auto;
        display: none;
        padding: 0 1;
        & > .chip-line--chip { color: $accent; background: $chosen; }
        & > .chip-line--quiet { color: $quiet; }
    }
    """

    choices: reactive[tuple[FilterValue, ...]] = reactive((), layout=True)

    class Removed(WidgetMessage["ChipLine"]):
        """A chip was clicked."""

        def __init__(self, chip_line: ChipLine, choice: FilterValue) -> None:
            super().__init__(chip_line)
            self.choice = choice

    def render(self) -> RenderResult:
        """The chips, two cells between them."""
        return Content("  ").join(self._chip(number, choice) for number, choice in enumerate(self.choices))

    def watch_choices(self, choices: tuple[FilterValue, ...]) -> None:
        """No chips, no line."""
        self.display = bool(choices)

    def on_click(self, event: events.Click) -> None:
        """Takes the chip under the mouse away."""
        number = event.style.meta.get(NUMBER)
        if isinstance(number, int) and number < len(self.choices):
            event.stop()
            self.post_message(self.Removed(self, self.choices[number]))

    def _chip(self, number: int, choice: FilterValue) -> Content:
        words = Content(choice.words).truncate(LONGEST, ellipsis=True)
        close = Content.styled(f" {CLOSE}", style_of(self, ".chip-line--quiet"))
        # Chips are not torn at the end of a line.
        chip = words + close
        whole = Content(chip.plain.replace(" ", "\u00a0"), spans=[*chip.spans])
        style = style_of(self, ".chip-line--chip") + Style.from_meta({NUMBER: number})
        return whole.stylize(style)
