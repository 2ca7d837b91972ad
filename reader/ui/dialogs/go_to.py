"""Going to anything by its name: documents, headings, papers, postings, collections, subscriptions."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeAlias

from rich.cells import cell_len
from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from reader.library.name_ranking import NameIndex, lit
from reader.library.names import Name, NameQuery
from reader.ui.commands import bindings
from reader.ui.dialogs.modal import INPUT_LINES, LEAST_AIR, Frame, ListModal
from reader.ui.dialogs.outline import LOADING, NO_MATCHES
from reader.ui.services.tasks import run_exclusive, run_in_thread
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.fitted_list import FittedList
from reader.ui.widgets.inputs import LineInput
from reader.ui.widgets.painting import DIM, SIGN
from reader.ui.widgets.posting_rows import name_height, wrapped_name
from reader.ui.widgets.sidebar_rows import DOT, Collection, Feed, last_part

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.library import Library
    from reader.library.name_ranking import Tier
    from reader.ui.document.location import Location
    from reader.ui.document.outline import OutlineEntry

    Target: TypeAlias = Name | OutlineEntry | Location | Collection | Feed
    """A document, paper or posting; a place in the open document, or in another; a row of the sidebar."""

LEAD = 0.005
"""Seconds from a key to the search: its echo goes first."""
MOST = 100
"""Names listed. Nobody looks further: another letter is faster."""
SHARE = 0.4
"""How much of the row says what it is and where, at most."""
LEAST = 8
"""Cells for where it is; it is not told in fewer."""
GAP = 2
"""Cells between a name and what is said of it."""
WIDTH = 120
"""Columns of the dialog; in a window with no more than slivers beside that, all of it."""
RECENT = "Recent"


class Goal(NamedTuple):
    """What can be gone to."""

    name: str
    what: str
    """In a word."""
    where: str
    target: Target

    @classmethod
    def of(cls, name: Name) -> Goal:
        """Return the goal for a name in the library."""
        return cls(
            name.text, name.kind, last_part(name.where) if name.kind == "document" else name.where, name
        )


class Group(NamedTuple):
    """A line above goals."""

    name: str
    is_first: bool


Row: TypeAlias = Goal | Group


class Goals(NamedTuple):
    """What the dialog starts with."""

    recent: Sequence[Goal] = ()
    """Places visited, the latest first: listed before anything is typed."""
    documents: Sequence[Goal] = ()
    """Listed below those."""
    here: Sequence[Goal] = ()
    """What the library does not know by name: headings of the open document, rows of the sidebar."""
    elsewhere: Callable[[], Sequence[Goal]] = tuple
    """Returns more of that, from other documents; called in a thread."""


class GoalsFound(Message):
    """The goals for what was typed."""

    def __init__(self, typed: str, goals: Sequence[Goal]) -> None:
        super().__init__()
        self.typed = typed
        self.goals = goals


class GoalList(FittedList[Row], can_focus=False):
    """Goals: the name with the letters typed lit, and at the right what it is and where.

    A name takes more lines before it is cut.
    """

    HEIGHTS_BY_WIDTH = True
    typed = ""
    """What the goals were found for."""
    longest = 0
    """Cells of the longest name listed."""

    def selectable(self, row: Row) -> bool:
        """Goals only."""
        return isinstance(row, Goal)

    def key(self, row: Row) -> Hashable:
        """Identify a goal by where it leads."""
        return row.target if isinstance(row, Goal) else row.name

    def row_height(self, row: Row) -> int:
        """Return the lines of a name; of a group, 2 with a blank line above it."""
        if isinstance(row, Group):
            return 1 if row.is_first else 2
        return goal_height(row, self.row_width)

    def fit_rows(self, rows: Sequence[Row]) -> int:
        """Replace all rows; return how many lines they want to have."""
        self.longest = max((cell_len(row.name) for row in rows if isinstance(row, Goal)), default=0)
        return super().fit_rows(rows)

    def render_row(self, row: Row, width: int, *, selected: bool) -> list[Content]:  # noqa: ARG002
        """Draw the name, and as much of the rest as there is room for."""
        if isinstance(row, Group):
            name = Content.styled(row.name, DIM)
            return [name] if row.is_first else [Content(""), name]
        return goal_lines(row, lit_up(row.name, self.typed), self.row_width or width, self.longest)


def goal_height(goal: Goal, width: int) -> int:
    """Return how many lines a goal takes; a width below 1 counts as wide enough."""
    return 1 if cell_len(goal.name) <= _name_room(goal, width) else name_height(goal.name, width)


def goal_lines(goal: Goal, name: Content, width: int, longest: int) -> list[Content]:
    """Return the lines of a goal: its name as given and, as far as they fit beside it, what it is and where.

    `longest` are the cells of the longest name in the list: if there is room, the rest begins right after it.
    """
    if name.cell_length > _name_room(goal, width):
        *others, last = wrapped_name(name, max(1, width))
        what = Content.styled(goal.what if last.cell_length <= _name_room(goal, width) else "", DIM)
        return [*others, last.pad_right(width - last.cell_length - what.cell_length) + what]
    share = int(SHARE * width)
    if 0 < longest <= width - share - GAP:
        return [name.pad_right(longest + GAP - name.cell_length) + _about(goal, width - longest - GAP)]
    left_over = min(share, width - name.cell_length - GAP)
    room = max(len(goal.what), left_over)
    about = _about(goal, room) if goal.what or room >= LEAST else Content("")
    return [name.pad_right(width - name.cell_length - about.cell_length) + about]


def _name_room(goal: Goal, width: int) -> int:
    """Return the cells for a name on one line with what it is."""
    return width - (len(goal.what) + GAP if goal.what else 0)


def _about(goal: Goal, room: int) -> Content:
    """Say what a goal is, and where if there is room."""
    both = DOT.join(filter(None, (goal.what, goal.where)))
    fits = not goal.what or Content(both).cell_length <= room or room - len(goal.what) - len(DOT) >= LEAST
    return Content.styled(both if fits else goal.what, DIM).truncate(room, ellipsis=True)


def lit_up(name: str, typed: str) -> Content:
    """Return a name with the letters lit that were typed."""
    content = Content(name)
    for start, end in lit(name, typed) if typed else ():
        content = content.stylize("underline", start, end).stylize(SIGN, start, end)
    return content


class GoalInput(LineInput):
    """The name, or the beginning of its words."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("names")]


class GoToScreen(ListModal[Goal]):
    """Ends with the goal to go to."""

    SHEET = "go_to.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDTH + LEAST_AIR, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picker"), *bindings("modal")]

    def __init__(self, library: Library, goals: Goals) -> None:
        super().__init__()
        self._library = library
        self._goals = goals
        self._more: Sequence[Goal] = ()
        """What the library does not know by name; there with the first letter."""
        self._index: NameIndex | None = None
        """Of the names of those."""
        self._asked = ""
        """What goals are wanted for."""
        self._is_wanted = False
        """Whether to go to the first goal as soon as it is found."""

    def compose(self) -> ComposeResult:
        """Show the input and the list."""
        with Frame(id="go-to-box") as box:
            box.border_title = "go to"
            yield GoalInput(placeholder="Type a name", id="go-to-name")
            yield GoalList(id="goals")
        yield CommandBar()

    def on_mount(self) -> None:
        """List what is at hand, and have the names read meanwhile."""
        self._typed()
        warm = partial(self._library.live_search.names, NameQuery("", 1), lambda: self.has_answered)
        run_in_thread(self, warm, "read names")

    @property
    def rows(self) -> GoalList:
        """The goals."""
        return self.query_one(GoalList)

    @property
    def is_settled(self) -> bool:
        """Whether the list is for what has been typed."""
        return self.rows.typed == self._asked

    def submit(self) -> None:
        """End with the goal under the cursor: of those for all that has been typed by now."""
        if self._asked != self.input.value.strip():
            self._typed()
        if not self.is_settled:
            self._is_wanted = True
        elif isinstance(self.rows.row, Goal):
            self.dismiss(self.rows.row)

    @on(Input.Changed)
    def _typed(self) -> None:
        """Find the goals for what has been typed; without anything typed, list those at hand."""
        typed = self._asked = self.input.value.strip()
        self._is_wanted = False
        if not typed:
            self.rows.empty = NO_MATCHES
            self._show(typed, self._at_hand())
            return
        if not self.rows.rows:
            self.rows.empty = LOADING
        run_exclusive(self, partial(self._find, typed), "names")

    async def _find(self, typed: str) -> None:
        await asyncio.sleep(LEAD)
        goals = await asyncio.to_thread(self._goals_for, typed)
        if goals is not None:
            self.post_message(GoalsFound(typed, goals))

    @on(GoalsFound)
    def _found(self, event: GoalsFound) -> None:
        if event.typed != self._asked:
            return
        self.rows.empty = NO_MATCHES
        self._show(event.typed, event.goals)
        if self._is_wanted:
            self.submit()

    def _show(self, typed: str, rows: Sequence[Row]) -> None:
        self.rows.typed = typed
        self.fit(self.rows.fit_rows(rows) + INPUT_LINES)

    @on(GoalList.Measured)
    def _measured(self) -> None:
        self.fit(self.rows.lines + INPUT_LINES)

    def _at_hand(self) -> list[Row]:
        rows: list[Row] = []
        for name, goals in ((RECENT, self._goals.recent), ("Documents", self._goals.documents)):
            if goals:
                rows += [Group(name, not rows), *goals]
        return rows

    # In a thread

    def _goals_for(self, typed: str) -> list[Goal] | None:
        """Return the best goals; None if something else has been typed since."""
        if self._index is None:
            self._more = [*self._goals.here, *self._goals.elsewhere()]
            self._index = NameIndex(goal.name for goal in self._more)

        def cancelled() -> bool:
            return self.has_answered or self._asked != typed

        here = self._index.find(typed, MOST, cancelled=cancelled)
        found = self._library.live_search.names(NameQuery(typed, MOST), cancelled)
        if here is None or found is None:
            return None
        ranked: list[tuple[Tier, Goal]] = [(each.tier, self._more[each.number]) for each in here]
        ranked += [(each.tier, Goal.of(each.name)) for each in found]
        ranked.sort(key=lambda each: each[0])
        return [goal for _, goal in ranked[:MOST]]
