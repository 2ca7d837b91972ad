"""What modal screens have in common."""

from __future__ import annotations

from abc import abstractmethod
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Literal, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from reader.ui.dialogs.backdrop import backdrop_of
from reader.ui.dialogs.type_ahead import TypeAhead
from reader.ui.services.following import leave
from reader.ui.widgets._textual_fast_path import deaf_when
from reader.ui.widgets.text_selection import if_attached
from reader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rich.console import RenderableType
    from textual import events
    from textual.app import App
    from textual.geometry import Offset, Size
    from textual.widget import Widget

Result = TypeVar("Result")

INPUT_LINES = 2
"""Lines of an input above a list, and of the space or the rule between them."""
BORDERS = 2
"""Lines of a frame that its borders take."""
LEAST_AIR_LINES = 4
"""Lines above and below a frame, together, that are more than slivers: with fewer, it takes them too."""
LEAST_AIR = 20
"""Columns beside a frame, together, that are more than slivers."""
ROOMY = 84 + LEAST_AIR
"""Columns of a window from which every frame that does not measure itself has that much air.

In a narrower one it takes the whole width.
"""


@deaf_when(lambda screen: screen.is_over)
class AnswersOnce(Screen[Result]):
    """A screen that ends once, and does nothing more when it has.

    Keys, clicks and results of background work still arrive while a dialog closes, and after another one has
    come up over it. Textual would then close the screen on top. Name it after the class of Textual,
    which brings the style.
    """

    has_answered = False
    """Whether it has ended."""

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or the app has, or closed it before it was there."""
        return self.has_answered or not self.children or self.app.return_code is not None

    def is_another(self, screens: Iterable[Screen[Any]]) -> bool:
        """Return whether one of its kind is among some screens, and has not ended."""
        alike = (one for one in screens if isinstance(one, AnswersOnce) and type(one) is type(self))
        return any(not one.has_answered for one in alike)

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """End with a result, unless it has ended already or another screen is on top."""
        if self.has_answered or not self.is_active:
            return AwaitComplete()
        self.has_answered = True
        leave(self)
        return super().dismiss(result)

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Find no widget that was just removed."""
        return if_attached(*super().get_widget_and_offset_at(x, y))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Run no action once it has ended, and before it is there none but to close it."""
        if self.has_answered or not (self.is_mounted or action == "close"):
            return False
        return super().check_action(action, parameters)


def frame_height(wanted: int, window: int) -> int:
    """Return how high a frame is above the command bar: the whole of it where else there would be slivers."""
    room = window - 1
    return wanted if room - wanted >= LEAST_AIR_LINES else room


class Frame(Vertical):
    """The frame of a dialog, as high as what is in it, or as the dialog wants it."""

    DEFAULT_CLASSES = "frame"

    _lines = 0

    def fit(self, lines: int) -> None:
        """Have room for that many lines, or for as many as the window has, now and when it is resized."""
        self._lines = lines
        self.styles.height = frame_height(lines + BORDERS, self.screen.size.height)

    def on_resize(self) -> None:
        """Fit the window."""
        if self._lines:
            self.fit(self._lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines inside the frame."""
        lines = super().get_content_height(container, viewport, width)
        return frame_height(lines + BORDERS, viewport.height) - BORDERS


class Modal(ModalScreen[Result], AnswersOnce[Result]):
    """Ends with a result, or with None when the user closes it; `.frame` draws a border."""

    SCOPED_CSS = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (ROOMY, "-roomy")]  # noqa: RUF012 - as Textual declares it
    DEFAULT_CSS = """
    Modal {
        align: center middle;
        &:ansi { background: transparent; }
        & .frame {
            max-width: 100%;
            height: auto;
            max-height: 100%;
            border: round $accent;
            border-title-color: $accent;
            background: $background;
            padding: 0 1;
            margin: 0 0 1 0;
        }
    }
    """
    DIMS: ClassVar[bool] = True
    """Whether what is below is dimmed where the colours are the terminal's own."""
    SHEET: ClassVar[str]
    """The name of its style sheet, read when it first opens."""

    def __init__(self) -> None:
        super().__init__()
        _add_sheet(self.app, self.SHEET)

    def render(self) -> RenderableType:
        """Draw the screen below it."""
        return backdrop_of(self, without_colours=self.DIMS)

    def fit(self, lines: int) -> None:
        """Make the frame high enough for that many lines, if there is room above the command bar."""
        self.query_one(Frame).fit(lines)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)


def frame_width(wanted: int, window: int) -> int:
    """Return how wide a frame is in a window, in cells: the whole of it where else there would be slivers."""
    return wanted if window - wanted >= LEAST_AIR else window


def _add_sheet(app: App[Any], name: str) -> None:
    """Add the style sheet of a dialog to those of the app.

    As the `CSS` of the screen, it would have all others parsed and everything styled again.
    """
    sheets: Mapping[str, str] = app.sheets  # type: ignore[attr-defined]
    app.stylesheet.add_source(sheets[name], read_from=(name, ""), is_default_css=False)


class InputModal(Modal[Result]):
    """A modal screen with an input."""

    def __init__(self) -> None:
        super().__init__()
        self._type_ahead = TypeAhead(lambda: self.input, self.submit)

    def on_mount(self) -> None:
        """Put what has been typed already into the input."""
        self._type_ahead.catch_up()

    @property
    def input(self) -> Input:
        """The input."""
        return self.query_one(Input)

    def buffer_key(self, key: events.Key) -> bool:
        """Take a key that has not reached the input; return False for one that is not text."""
        return self._type_ahead.buffer_key(key)

    @abstractmethod
    def submit(self) -> None:
        """Do what Enter does in the input."""

    def action_submit(self) -> None:
        """Do what Enter does."""
        self.submit()


class RowActs:
    """What keys do with rows: at once if the rows are listed, else in the order of the keys once they are."""

    def __init__(self, screen: AnswersOnce[Any], *, must_wait: bool) -> None:
        self._screen = screen
        self.must_wait = must_wait
        """Whether the rows are still to come."""
        self._waiting: list[Callable[[], object]] = []

    def do(self, act: Callable[[], object]) -> None:
        """Do this now or later."""
        if self.must_wait:
            self._waiting.append(act)
        else:
            act()

    def catch_up(self) -> None:
        """Do what has waited, up to what ends the screen: the rows are listed."""
        self.must_wait = False
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            if not self._screen.has_answered:
                act()


class ListModal(InputModal[Result]):
    """An input over a list whose cursor moves while the input has the focus; a click does what Enter does."""

    def __init__(self, *, must_wait: bool = False) -> None:
        """`must_wait` is whether the rows come later: `acts.catch_up` is called once they are listed."""
        super().__init__()
        self.acts = RowActs(self, must_wait=must_wait)

    @property
    @abstractmethod
    def rows(self) -> VirtualList[Any]:
        """The list."""

    @on(VirtualList.Selected)
    def _row_selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.submit()

    def action_walk(self, direction: Literal[1, -1]) -> None:
        """Move one row down or up."""
        self.acts.do(partial(self.rows.move_one, direction))

    def action_turn_page(self, direction: Literal[1, -1]) -> None:
        """Move a page of rows down or up."""
        self.acts.do(lambda: self.rows.move_by(direction * self.rows.page_height))


class ChoiceModal(Modal[Result]):
    """A list with the focus. Ends with the row that the user opens."""

    @property
    @abstractmethod
    def rows(self) -> VirtualList[Result]:
        """The list."""

    @on(VirtualList.Selected)
    def _row_selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.dismiss(self.rows.rows[event.index])
