"""Comparing postings; marks are for the one at the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from reader.export.comparison import Compared
from reader.export.wording import in_percent
from reader.ui.commands import Context, bindings, can_run
from reader.ui.dialogs.modal import Modal
from reader.ui.document.posting_words import name_of
from reader.ui.render.compare import Room, comparison_heads, comparison_text
from reader.ui.services.following import follow
from reader.ui.undecided import NO_UNDECIDED, next_place
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.scrollable_page import ScrollablePage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.model import Posting
    from reader.similarity.comparing import Comparison
    from reader.ui.services.marks_cache import MarksCache, MarksChanged

HERE = frozenset(
    {"star", "read", "interested", "applied", "rejected", "hidden", "status", "take_over", "note", "tags"}
    | {"undo", "redo", "copy", "copy_all", "links", "export", "next_undecided", "previous_undecided"}
)
"""Item commands that work while comparing."""
FRAME_WIDTH = 5
"""Cells of border, padding and scrollbar."""


class CompareScreen(Modal[None]):
    """Two to six postings, side by side or one below another. Their names stay in sight."""

    SHEET = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("compare"),
        *(binding for binding in bindings("item") if (binding.id or "").removeprefix("item.") in HERE),
        *bindings("modal"),
        *bindings("viewer"),
    ]

    def __init__(self, postings: Sequence[Posting], comparison: Comparison, marks: MarksCache) -> None:
        super().__init__()
        self._postings = postings
        self._comparison = comparison
        self._marks = marks
        self._room = Room(len(postings), 1, 1)
        self.at = 0
        """The index of the posting that a key is for."""
        self.run_item: Callable[[str], None] = lambda _: None
        """Runs an item command, by its name, for the posting at the cursor."""
        self.export: Callable[[], None] = lambda: None
        """Exports the comparison."""

    def compose(self) -> ComposeResult:
        """Show the names, and below them the page."""
        with Vertical(id="compare-box", classes="frame") as box:
            box.border_title = Content(_title(len(self._postings), self._comparison))
            yield Static(id="compared-names", markup=False)
            with ScrollablePage(id="compared-page"):
                yield Static(id="compared", markup=False)
        yield CommandBar()

    def on_mount(self) -> None:
        """Focus the page, and follow the marks."""
        self.query_one(ScrollablePage).focus()
        follow(self._marks.changed, self, self._marks_changed)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns to the window."""
        self._room = Room(len(self._postings), max(1, event.size.width - FRAME_WIDTH), event.size.height)
        # While the screen itself is being resized, changes inside it are not laid out.
        self.call_after_refresh(self._show)

    @property
    def compared(self) -> list[Compared]:
        """The postings, with the marks they have now."""
        return [Compared(one, name_of(one), self._marks.of(one.id)) for one in self._postings]

    @property
    def context(self) -> Context:
        """What there is to act on."""
        return Context(item="posting", has_near_copy=self._postings[self.at].id in self._marks.near)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command can run here (see `commands.can_run`)."""
        return super().check_action(action, parameters) and can_run(action, parameters, self)

    def action_item(self, name: str) -> None:
        """Do something with the posting at the cursor, or export the comparison."""
        if name == "export":
            self.export()
        else:
            self.run_item(name)

    def action_step(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous posting."""
        self._go(max(0, min(self.at + direction, len(self._postings) - 1)))

    def go_undecided(self, direction: Literal[1, -1]) -> str:
        """Go to the next posting without a status; return what to say if there is none."""
        place = next_place(
            self._postings, self.at, direction, lambda one: self._marks.of(one.id).status is None
        )
        if place is None:
            return NO_UNDECIDED
        self._go(place)
        return ""

    def _go(self, at: int) -> None:
        self.at = at
        self._show_names(self.compared)

    def _marks_changed(self, event: MarksChanged) -> None:
        """Show the marks; what was undone is what the user wants to see."""
        undone = (at for at, posting in enumerate(self._postings) if posting.id in event.items)
        self.at = next(undone, self.at)
        self._show()

    def _show(self) -> None:
        compared = self.compared
        self._show_names(compared)
        self.query_one("#compared", Static).update(comparison_text(compared, self._comparison, self._room))

    def _show_names(self, compared: Sequence[Compared]) -> None:
        self.query_one("#compared-names", Static).update(comparison_heads(compared, self._room, self.at))


def _title(number: int, comparison: Comparison) -> str:
    alike = f" · {in_percent(comparison.likeness)} the same" if comparison.is_related else ""
    return f"compare {number} postings{alike}"
