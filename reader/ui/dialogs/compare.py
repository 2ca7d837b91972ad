"""Comparing postings; marks are for the one at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.widgets import Static

from reader.ui.commands import Context, bindings, can_run
from reader.ui.dialogs.modal import Modal
from reader.ui.document.posting_words import name_of
from reader.ui.render.compare import comparison_text
from reader.ui.services.following import follow
from reader.ui.symbols import mark_summary
from reader.ui.undecided import NO_UNDECIDED, next_place
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.scrolling import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Posting
    from reader.similarity.comparing import Row
    from reader.ui.services.marks_cache import MarksCache, MarksChanged

HERE = frozenset(
    {"star", "read", "interested", "applied", "rejected", "hidden", "status", "take_over", "note", "tags"}
    | {"undo", "redo", "copy", "copy_all", "links", "next_undecided", "previous_undecided"}
)
"""Item commands that work while comparing."""
FRAME_WIDTH = 6
"""Cells of border, padding and scrollbar."""


class CompareScreen(Modal[None]):
    """Two to four postings, side by side or one below another."""

    SHEET = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("compare"),
        *(binding for binding in bindings("item") if (binding.id or "").removeprefix("item.") in HERE),
        *bindings("modal"),
        *bindings("viewer"),
    ]

    def __init__(self, postings: Sequence[Posting], rows: Sequence[Row], marks: MarksCache) -> None:
        super().__init__()
        self._postings = postings
        self._rows = rows
        self._marks = marks
        self._room = 1
        self.at = 0
        """The index of the posting that a key is for."""
        self.run_item: Callable[[str], None] = lambda _: None
        """Runs an item command, by its name, for the posting at the cursor."""

    def compose(self) -> ComposeResult:
        """Show one page."""
        with ScrollablePage(id="compare-box", classes="frame") as box:
            box.border_title = f"compare {len(self._postings)} postings"
            yield Static(id="compared", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Focus the page, and follow the marks."""
        self.query_one(ScrollablePage).focus()
        follow(self._marks.changed, self, self._marks_changed)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the window."""
        self._room = max(1, event.size.width - FRAME_WIDTH)
        # While the screen itself is being resized, changes inside it are not laid out.
        self.call_after_refresh(self._show)

    @property
    def context(self) -> Context:
        """What there is to act on."""
        return Context(item="posting", has_near_copy=self._postings[self.at].id in self._marks.near)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command can run here (see `commands.can_run`)."""
        return super().check_action(action, parameters) and can_run(action, parameters, self)

    def action_item(self, name: str) -> None:
        """Do something with the posting at the cursor."""
        self.run_item(name)

    def action_step(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous posting."""
        self.at = max(0, min(self.at + direction, len(self._postings) - 1))
        self._show()

    def go_undecided(self, direction: Literal[1, -1]) -> str:
        """Go to the next posting without a status; return what to say if there is none."""
        place = next_place(
            self._postings, self.at, direction, lambda one: self._marks.of(one.id).status is None
        )
        if place is None:
            return NO_UNDECIDED
        self.at = place
        self._show()
        return ""

    def _marks_changed(self, _: MarksChanged) -> None:
        self._show()

    def _show(self) -> None:
        names = [
            " · ".join(part for part in (name_of(one), mark_summary(self._marks.of(one.id))) if part)
            for one in self._postings
        ]
        self.query_one(Static).update(comparison_text(names, self._rows, self._room, self.at))
