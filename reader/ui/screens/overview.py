"""The overview: the library at a glance, in panels of bars. Each bar opens the list of what it counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, ParamSpec

from textual import events, on
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from reader.errors import ReaderError
from reader.naming import count_of
from reader.ui.commands import Context, bindings, can_run, first_key
from reader.ui.controllers.collections import STAGES, TO_DECIDE
from reader.ui.dialogs.modal import Modal
from reader.ui.search_request import SearchPreset, SearchRequest
from reader.ui.services.tasks import post_to, run_in_thread
from reader.ui.widgets.bar_list import BarList, BarRow, MoreRow
from reader.ui.widgets.command_bar import CommandBar
from reader.ui.widgets.painting import DIM
from reader.ui.widgets.tabs import DOT

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from reader.library.overview import Bar, Overview
    from reader.library.search_service import Indexing
    from reader.ui.controllers.results import Home
    from reader.ui.search_request import SearchSelection
    from reader.ui.services import Services

P = ParamSpec("P")
TITLES = {
    "stages": "Stages",
    "weeks": "New by week",
    "pay": "Pay a year",
    "levels": "Levels",
    "countries": "Countries",
    "cities": "Cities",
    "roles": "Roles",
}
"""The panels, in their order."""
TWO, THREE = 90, 160
"""Columns of the window from which there are two and three columns of panels."""
FIRST_BARS, PART = 8, 9
"""Bars of a long panel to show at first: this number, or this part of the height per column of panels."""
LOOK_EVERY = 0.25
"""Seconds between looks at how far the index has got."""
NAME = "Overview"
NAMED = 60
"""Columns of the window from which there is room for the name."""
COUNTING = "Counting…"
NO_POSTINGS = "No postings yet. Press {close}, then {add} to add a page."


class Counted(Message):
    """The figures; None if they can't be had."""

    def __init__(self, generation: int, overview: Overview | None, *, is_partial: bool) -> None:
        super().__init__()
        self.generation = generation
        self.overview = overview
        self.is_partial = is_partial
        """Whether documents are still missing from the index."""


class MarksWritten(Message):
    """All marks made so far are on disk."""


class OverviewScreen(Modal[None]):
    """Opens lists over itself; ends when the user closes it, or goes from a list to a document."""

    SHEET = "overview.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("overview"), *bindings("modal")]
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (TWO, "-two"), (THREE, "-three")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        services: Services,
        home: Home,
        land: Callable[[SearchSelection | None], None],
    ) -> None:
        """`land` goes to a result of a list."""
        super().__init__()
        self._services = services
        self._library = services.library
        self._home = home
        self._land = land
        self._generation = 0
        self.figures: Overview | None = None
        """What is shown; None until it has been counted."""
        self.is_settled = False
        """Whether nothing is missing from the figures."""
        self._currency = 0
        """The number of the one shown, the commonest being 0."""

    def compose(self) -> ComposeResult:
        """A line about the whole, and the panels."""
        with Vertical(id="overview-box"):
            yield Static(id="overview-head", markup=False)
            with VerticalScroll(id="overview-panels", can_focus=False):
                for name, title in TITLES.items():
                    yield BarList(title, id=name)
        yield CommandBar()

    def on_mount(self) -> None:
        """Wait for the figures."""
        self._show_head()
        self.set_interval(LOOK_EVERY, self._look)

    @on(events.ScreenResume)
    def _resumed(self) -> None:
        """Count, also after a list in which marks may have changed: once they are on disk."""
        self._services.marks.run(lambda: post_to(self, MarksWritten()))

    @on(MarksWritten)
    def _marks_written(self) -> None:
        self._generation += 1
        run_in_thread(self, partial(self._count, self._generation), "overview")

    @property
    def panels(self) -> list[BarList]:
        """The panels that have something to show."""
        return [panel for panel in self.query(BarList) if panel.display]

    @property
    def columns(self) -> int:
        """How many columns of panels there are."""
        return 1 + (self.size.width >= TWO) + (self.size.width >= THREE)

    def on_resize(self) -> None:
        """Show as many bars as there is room for."""
        # While the screen itself is being resized, changes inside it are not laid out.
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        if self.figures is not None:
            self._show_bars(self.figures)
            self._show_head()
            self.call_after_refresh(self._show_cursor)

    def _look(self) -> None:
        """Show how far the index has got."""
        if not self.is_settled:
            self._show_head()

    # In a thread

    def _count(self, generation: int) -> None:
        def cancelled() -> bool:
            return self.has_answered or generation != self._generation

        def tell(overview: Overview | None, *, is_partial: bool) -> None:
            if not cancelled():
                post_to(self, Counted(generation, overview, is_partial=is_partial))

        library = self._library
        try:
            if not library.is_indexed:
                tell(library.overview(wait=False, cancelled=cancelled), is_partial=True)
                library.prepare(cancelled)
            tell(library.overview(cancelled=cancelled), is_partial=False)
        except ReaderError:
            tell(None, is_partial=False)
            raise

    # Showing

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        if event.generation != self._generation:
            return
        self.is_settled = not event.is_partial
        if event.overview is not None:
            self.figures = event.overview
            self._show_bars(event.overview)
        self._show_head()

    def _show_bars(self, overview: Overview) -> None:
        beside = [BarRow(bar, is_drawn=False) for bar in overview.aside if bar.number]
        self._panel("stages").set_bars([*map(BarRow, overview.stages), *beside])
        self._panel("weeks").set_bars([BarRow(bar) for bar in reversed(overview.weeks)])
        self._show_pay(overview)
        lists = {
            "levels": overview.levels,
            "countries": overview.countries,
            "cities": overview.cities,
            "roles": overview.roles,
        }
        some = max(FIRST_BARS, self.size.height * self.columns // PART)
        for name, bars in lists.items():
            rows = [BarRow(bar, is_drawn=not bar.is_unstated) for bar in bars]
            self._panel(name).set_bars(rows, first=None if name == "levels" else some)
        if self.panels and self.focused not in self.panels:
            self.panels[0].focus(scroll_visible=False)
        self.refresh_bindings()

    def _show_pay(self, overview: Overview) -> None:
        """Show one currency as a histogram, and beside it the others, and how many state no pay."""
        chosen = overview.pay[self._currency % len(overview.pay)] if overview.pay else None
        title = f"{TITLES['pay']} in {chosen.currency}" if chosen else TITLES["pay"]
        drawn = [BarRow(bar) for bar in chosen.bars] if chosen else []
        beside = [*(pay.whole for pay in overview.pay if pay is not chosen), overview.unpaid]
        self._panel("pay").set_bars([*drawn, *(BarRow(bar, is_drawn=False) for bar in beside)], title)

    def _show_head(self) -> None:
        parts = []
        if self.figures is not None and (self.figures.postings or self.is_settled):
            parts.append(self._summary(self.figures))
        if not self.is_settled:
            parts.append(_progress(self._library.indexing))
        names = [Content.styled(NAME, "bold $accent")] if self.size.width >= NAMED else []
        head = Content.styled(DOT, DIM).join([*names, *(Content.styled(part, DIM) for part in parts)])
        self.query_one("#overview-head", Static).update(head)

    def _summary(self, overview: Overview) -> str:
        *_, hidden = overview.aside
        if not overview.postings and not hidden.number:
            keymap = self._services.keymap
            return NO_POSTINGS.format(close=first_key("close", keymap), add=first_key("add", keymap))
        postings = count_of(overview.postings, "posting")
        return f"{postings}{DOT}{overview.to_decide:,} to decide"

    def _panel(self, name: str) -> BarList:
        return self.query_one(f"#{name}", BarList)

    # Commands

    @property
    def context(self) -> Context:
        """What there is to act on."""
        return Context(has_currencies=self.figures is not None and len(self.figures.pay) > 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether a command can run here (see `commands.can_run`)."""
        return super().check_action(action, parameters) and can_run(action, parameters, self)

    @on(BarList.Highlighted)
    @on(events.DescendantFocus)
    def _show_cursor(self) -> None:
        """Scroll the bar at the cursor into sight, with what is above the first one."""
        panel = self.focused
        if isinstance(panel, BarList):
            top, height = panel.cursor_lines
            region = Region(0, panel.virtual_region.y + top, 1, height)
            self.query_one("#overview-panels").scroll_to_region(region, animate=False, force=True)

    @on(BarList.Left)
    def _panel_left(self, event: BarList.Left) -> None:
        panels = self.panels
        if event.is_far and panels:
            self._go(panels[-1 if event.direction > 0 else 0], event.direction, far=True)
        elif event.control in panels:
            at = panels.index(event.control) + event.direction * self.columns
            if 0 <= at < len(panels):
                self._go(panels[at], event.direction)

    def _go(self, panel: BarList, direction: Literal[1, -1], *, far: bool = False) -> None:
        panel.enter(direction, far=far)
        panel.focus(scroll_visible=False)

    def action_step_panel(self, direction: Literal[1, -1]) -> None:
        """Go to the next or previous panel, past the last to the first."""
        panels = self.panels
        if self.focused in panels:
            at = panels.index(self.focused) + direction
            panels[at % len(panels)].focus(scroll_visible=False)

    def action_next_currency(self) -> None:
        """Show pay in the next currency."""
        if self.figures is not None:
            self._currency += 1
            self._show_pay(self.figures)

    # Opening

    @on(BarList.Selected)
    def _row_opened(self, event: BarList.Selected) -> None:
        event.stop()
        panel = event.control
        row = panel.rows[event.index]
        if isinstance(row, MoreRow) and isinstance(panel, BarList):
            panel.show_all()
        elif isinstance(row, BarRow):
            self._open(row.bar)

    def _open(self, bar: Bar) -> None:
        from reader.ui.screens.search import SearchScreen

        stage = next((one for one in STAGES if one.query == bar.search.query), None)
        holds, is_task = (stage.holds, stage is TO_DECIDE) if stage else (None, False)
        request = SearchRequest.of(bar.search)
        preset = SearchPreset(bar.search.name, request, in_list=True, holds=holds, is_task=is_task)
        home = self._home._replace(
            go_to_item=_after(self.action_close, self._home.go_to_item),
            go_to_place=_after(self.action_close, self._home.go_to_place),
        )

        def land(selection: SearchSelection | None) -> None:
            if selection is not None:
                self.action_close()
            self._land(selection)

        self.app.push_screen(SearchScreen(self._services, home, preset=preset), land)


def _progress(indexing: Indexing | None) -> str:
    if indexing is None or indexing.total is None:
        return COUNTING
    return f"Indexing {indexing.done:,} of {indexing.total:,}"


def _after(first: Callable[[], None], then: Callable[P, None]) -> Callable[P, None]:
    """Return what calls one thing and then another, with the arguments of that."""

    def both(*args: P.args, **kwargs: P.kwargs) -> None:
        first()
        then(*args, **kwargs)

    return both
