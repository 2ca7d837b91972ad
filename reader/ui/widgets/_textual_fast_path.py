"""Every private name of Textual that the program uses, and nothing else.

Each says what it is for and what it gains. READER_PLAIN_TEXTUAL=1 turns all of it off: the program then
runs on Textual's public interface alone, with the losses named here.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from rich.color import Color
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self, TypeAlias, TypeVar

    from textual._parser import Parser
    from textual.app import App
    from textual.geometry import Region
    from textual.message import Message
    from textual.screen import Screen
    from textual.widget import Widget

    Ended = TypeVar("Ended", bound=Screen[Any])
    BarLook: TypeAlias = tuple[int, int, int, float, Color, Color]
    """Height, all lines, lines in sight, the first of them, background and thumb color."""

PLAIN = os.environ.get("READER_PLAIN_TEXTUAL") == "1"
"""Whether to use public names only."""

DEFAULT = Color.default()
BACKGROUNDS = 1024
"""Pairs of backgrounds whose colours are remembered."""


class FastScrollBar(ScrollBar):
    """A vertical scrollbar, a cell wide, drawn as strips and only when it looks different.

    Textual draws each cell through Rich's console, with every layout.
    """

    virtual_size = Reactive(Size(0, 0), repaint=False)

    def __init__(self) -> None:
        super().__init__(vertical=True, name="vertical", thickness=1)
        self._cells: list[Strip] = []
        self._drawn: BarLook | None = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint again, unless nothing has changed."""
        is_shown = self.is_mounted and self.parent is not None  # a removed widget loses its parent first
        if not layout and not recompose and is_shown and self._drawn == self._look():
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return its cells."""
        look = self._look()
        if look is None:
            return super().render_lines(crop)
        if look != self._drawn:
            self._drawn, self._cells = look, self._draw(look)
        return self._cells[crop.y : crop.bottom]

    def _look(self) -> BarLook | None:
        bar = self.render()
        if not isinstance(bar, ScrollBarRender) or not isinstance(bar.style, Style):
            return None
        colors = (bar.style.bgcolor or DEFAULT, bar.style.color or DEFAULT)
        return (self.size.height, bar.virtual_size, bar.window_size, bar.position, *colors)

    def _draw(self, look: BarLook) -> list[Strip]:
        height, lines, page, position, back, front = look
        drawn = ScrollBarRender.render_bar(height, lines, page, position, back_color=back, bar_color=front)
        segments = Segment.apply_style(drawn.segments, self.visual_style.rich_style)
        cells = [Strip([segment], 1) for segment in segments]
        _, background = self.background_colors
        for line_filter in self.get_line_filters():
            cells = [cell.apply_filter(line_filter, background) for cell in cells]
        return cells


def fast_scrollbar(widget: Widget) -> ScrollBar:
    """Return the vertical scrollbar of a widget, a FastScrollBar made when first asked for.

    Saves 0.5 ms of 6.0 per page down, 1.1 of 2.4 per layout, 2.5 of 26 per resize (measured 2026-11). The
    public way, `ScrollBar.renderer`, gains nothing: the cost is in what Textual does around the renderer.
    """
    if widget._vertical_scrollbar is None:
        widget._vertical_scrollbar = FastScrollBar()
        widget._vertical_scrollbar.display = False
        widget.app._start_widget(widget, widget._vertical_scrollbar)
    return widget._vertical_scrollbar


def paint_now(screen: Screen[Any], *widgets: Widget) -> None:
    """Paint widgets at once instead of with the screen's next frame, which may come after the next key.

    While a search paints results, 95 % of keys echo within 8 ms instead of 40 (measured 2026-11). The public
    way is to wait for the frame.
    """
    if PLAIN or not screen.is_current or screen._layout_required:
        return
    for widget in widgets:
        widget._repaint_required = False
    screen._dirty_widgets.update(widgets)
    screen._on_timer_update()


def defect_of(app: App[Any]) -> BaseException | None:
    """Return the exception that ended an app, for the log; None if none did.

    Textual has no public name for it. On public names alone, all that is known is the return code.
    """
    if PLAIN:
        return RuntimeError("unknown: READER_PLAIN_TEXTUAL is set") if app.return_code == 1 else None
    return app._exception


def input_parser() -> Parser[Message]:
    """Return a parser of what terminals send.

    A driver on public names alone can't have one. Bytes that are no UTF-8 then end the program, and so does a
    sequence with a number that is too large.
    """
    from textual._xterm_parser import XTermParser

    return XTermParser()


def deaf_when(is_over: Callable[[Any], bool]) -> Callable[[type[Ended]], type[Ended]]:
    """Keep our handlers of a class of screens from running once a screen is over.

    What is still in its queue then is about widgets that have gone, and there may never have been any. On
    public names alone, a dialog that is closed before it is there, or while it is typed into, can end the
    program.
    """

    def change(screens: type[Ended]) -> type[Ended]:
        theirs = screens._get_dispatch_methods

        def dispatch_methods(screen: Ended, name: str, message: Message) -> Iterator[tuple[type, Any]]:
            for cls, method in theirs(screen, name, message):
                if not is_over(screen) or cls.__module__.startswith("textual."):
                    yield cls, method

        if not PLAIN:
            setattr(screens, "_get_dispatch_methods", dispatch_methods)  # noqa: B010 - another's
        return screens

    return change


@cache  # once for all apps of the process
def forget_painted_widgets() -> None:
    """Keep Textual from remembering 1,024 widgets that are gone, each with all that it last painted.

    It caches two colours per widget instead of per background, and so holds on to what it asked for them:
    25,000 lines after some thousand keys (measured 2026-11; 190 MiB instead of 130). There is no public way.
    """
    from textual._styles_cache import StylesCache

    if not PLAIN:
        shared = lru_cache(BACKGROUNDS)(partial(StylesCache.get_inner_outer.__wrapped__, StylesCache))
        setattr(StylesCache, "get_inner_outer", staticmethod(shared))  # noqa: B010 - another's


def hide_traceback(app: App[Any]) -> None:
    """Keep Textual from printing a traceback when an exception ends the app.

    It would print the values of local variables, untrusted text among them. What it prints goes through the
    app's public `error_console`.
    """
    app.error_console = Console(quiet=True)


def without_toasts(app: App[Any]) -> None:
    """Keep Textual from putting a rack for toasts and a tooltip on every screen: we use neither.

    Saves 2 ms of the first frame (measured 2026-11). In public, only `run_test` can do it.
    """
    if not PLAIN:
        app._disable_notifications = app._disable_tooltips = True
