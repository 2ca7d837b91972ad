"""The app: wiring only. It is given a library, and returns how it ended."""

from __future__ import annotations

import asyncio
from functools import cached_property
from time import sleep
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual import events, on
from textual.actions import SkipAction
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.filter import Monochrome

from reader.errors import LostError, ReaderError
from reader.library.preferences import Preferences, key_of
from reader.ui.commands import COMMANDS, bindings, condition_of, first_key, keys_of
from reader.ui.controllers.documents import LibraryRefused
from reader.ui.dialogs.type_ahead import BuffersKeys
from reader.ui.messages import CopyRequested, OpenRequested
from reader.ui.pane_layout import SPACIOUS, DisplaySettings, is_too_small
from reader.ui.screens.main import MainScreen
from reader.ui.services import QueryHistory, SelectedItems, Services
from reader.ui.services.additions import Additions
from reader.ui.services.key_order import KeyOrder
from reader.ui.services.marks_cache import MarksCache, MarksChanged, MarksWriteFailed
from reader.ui.services.notices import Notice, Notices
from reader.ui.services.repeated_text import RepeatedText, RepeatedTextFound
from reader.ui.services.system import ClipboardAndBrowser, System
from reader.ui.services.tasks import GarbagePolicy, TaskFailed, post_to, run_in_thread
from reader.ui.services.undo_steps import StepQuestion
from reader.ui.services.window_size import ResizeSignal, WindowSize
from reader.ui.theme import DARK, MONO, THEMES, AnsiFilter, ControlCharFilter
from reader.ui.widgets._textual_fast_path import (
    PLAIN,
    defect_of,
    forget_painted_widgets,
    hide_traceback,
    without_toasts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import RenderableType
    from textual.actions import ActionParseResult
    from textual.binding import BindingType
    from textual.dom import DOMNode
    from textual.filter import LineFilter
    from textual.notifications import SeverityLevel
    from textual.screen import Screen
    from textual.widget import Widget

    from reader.config import Settings
    from reader.library.library import Library
    from reader.library.preferences import Preference
    from reader.library.protocol import TextPreview
    from reader.system.ending import EndingSignals
    from reader.themes.palettes import Palette
    from reader.ui.controllers.palette_commands import PaletteCommands

AUTO = "auto"
"""The theme that suits the terminal, as far as its environment tells."""
CONTROL_CHAR_FILTER = ControlCharFilter()
ANSI_FILTERS = {colours: AnsiFilter(colours=colours) for colours in (True, False)}
"""By whether there are colours. Painted lines are kept by filter: a new one each time would have none."""
FAILURE_SECONDS = 10


class LaunchOptions(NamedTuple):
    """How the app starts."""

    sheets: Mapping[str, str]
    """The style sheets, by name; a dialog takes its own when it first opens."""
    preferences: Preferences = Preferences()
    auto_theme: str = DARK.name
    """The theme that "auto" stands for."""
    palette: Palette | None = None
    """The colours of the theme in force, unless it is one of the app's own."""
    no_colour: bool = False
    """Whether the environment wants no colours; then the theme has none."""
    keymap: Mapping[str, str] = MappingProxyType({})
    """From binding ids to the keys the configuration gives them."""
    focus_text: bool = False
    """Whether the text has the focus at first, since there is one document and none to choose."""
    preview: TextPreview | None = None
    """The text of the first frame."""
    edit: Callable[[str], str | None] = lambda _: None
    """Hands a text to the user's editor; returns what was saved, or None."""
    system: System = System()
    signals: EndingSignals | None = None
    """What takes the signals that end the program."""


class ReaderApp(App[None]):
    """`reader` in a terminal."""

    TITLE = "reader"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (SPACIOUS, "-tall")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, library: Library, options: LaunchOptions) -> None:
        super().__init__()
        hide_traceback(self)
        forget_painted_widgets()
        without_toasts(self)
        self.library = library
        self.preferences = options.preferences
        self.keymap = options.keymap
        self.sheets = options.sheets
        self.refusal: ReaderError | None = None
        """Why the app would not start."""
        self._asked_code: int | None = None
        """The exit code with which the app was asked to end; None if it was not."""
        self._options = options
        self._copied = ""
        self.notices = Notices(self, _show_notices)
        self._key_order = KeyOrder(self, keys_of("move", options.keymap), super().on_event)
        self._resize_signal = ResizeSignal()
        self._window_size = WindowSize(self)
        self.marks = MarksCache(library, self)
        self.repeats = RepeatedText(library, self)
        self.selected = SelectedItems(self)
        self.additions = Additions(self)
        self.system = ClipboardAndBrowser(
            self,
            options.system,
            keep=self._keep_copied,
            through_terminal=super().copy_to_clipboard,
            keymap=options.keymap,
        )
        self.garbage = GarbagePolicy(self)
        for name in self.available_themes:
            self.unregister_theme(name)
        for theme in THEMES:
            self.register_theme(theme)
        self.show_theme(self.settings.theme, options.palette)
        self.animation_level = "full" if self.settings.animation else "none"
        self.stylesheet.add_source(
            options.sheets["main.tcss"], read_from=("main.tcss", ""), is_default_css=False
        )

    @property
    def outcome(self) -> tuple[BaseException | None, int]:
        """The exception that ended the app, if any, and the exit code.

        Once the app has been asked to end, its widgets go one by one. What then looks for one that has gone,
        or has never come, has found no defect.
        """
        defect = defect_of(self)
        if self._asked_code is not None and isinstance(defect, NoMatches):
            return None, self._asked_code
        return defect, self.return_code or 0

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End with an exit code."""
        if defect_of(self) is None:
            self._asked_code = return_code
        super().exit(result, return_code, message)

    # Settings

    @property
    def settings(self) -> Settings:
        """The settings in force: as configured, or as chosen in the app since."""
        return self.preferences.settings

    def prefer(self, name: Preference, value: str | int) -> None:
        """Set a value for now and for later starts."""
        self.preferences = self.preferences.with_choice(name, value)
        kept = self.preferences.text_to_keep(name)
        self.marks.run(lambda: self.library.marks.set_setting(key_of(name), kept))

    def prefer_theme(self, name: str) -> None:
        """Use another theme that has been shown, or "auto"."""
        self.prefer("theme", name)
        self.show_theme(name)

    def show_theme(self, name: str, palette: Palette | None = None) -> None:
        """Draw in a theme for now; with a palette, in one made of that."""
        if palette is not None:
            from reader.ui.more_themes import theme_of

            self.register_theme(theme_of(palette, few=self.console.color_system == "256"))
        shown = self._options.auto_theme if name == AUTO else name
        self.theme = MONO.name if self._options.no_colour else shown
        self.no_color = self.theme == MONO.name

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the theme; none while Textual makes the app, which has no theme yet."""
        return super().get_css_variables() if DARK.name in self.available_themes else {}

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - as Textual declares it
        """Update the styles. Before there is a screen nothing has colours that could change."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of the theme, and last the second wall against hostile text."""
        if self.current_theme.ansi:
            return [ANSI_FILTERS[self.theme != MONO.name], CONTROL_CHAR_FILTER]
        others = (each for each in super().get_line_filters() if not isinstance(each, Monochrome))
        return [*others, CONTROL_CHAR_FILTER]

    def post_display_hook(self) -> None:
        """Let the thread that writes to the terminal do so now, not when this one has nothing more to do.

        The first frame is written up to 10 ms sooner (measured 2026-11).
        """
        sleep(0)

    # Lifecycle

    def get_driver_class(self) -> type[Driver]:
        """Return our driver for terminals, which takes any input; elsewhere, Textual's."""
        theirs = super().get_driver_class()
        if PLAIN or theirs.__name__ != "LinuxDriver":
            return theirs
        from reader.ui.driver import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        """Return the screen under all dialogs."""
        queries = QueryHistory(lambda query: self.marks.run(lambda: self.library.searches.remember(query)))
        services = Services(
            self.library,
            self.marks,
            self.repeats,
            self.selected,
            queries,
            self.additions,
            self._options.system,
            self.keymap,
            self._options.edit,
            self.prefer,
            self.say,
            self.settings.advance,
            self.settings.columns,
        )
        self._main = MainScreen(
            services,
            DisplaySettings.of(self.settings),
            preview=self._options.preview,
            focus_text=self._options.focus_text,
        )
        return self._main

    def on_mount(self) -> None:
        """Take over signals, so that one that ends the process restores the terminal first."""
        self.garbage.start()
        self.notices.start()
        self._resize_signal.take()
        self.app_resume_signal.subscribe(self, self._resize_signal.take)
        self._check_size(*self.size)
        if self.keymap:
            self.set_keymap(dict(self.keymap))
        if self._options.signals is not None:
            loop = asyncio.get_running_loop()
            self._options.signals.hand_to(lambda code: loop.call_soon_threadsafe(self.end_by_signal, code))

    def end_by_signal(self, code: int) -> None:
        """Quit with the exit code of a signal."""
        self.exit(return_code=code)

    @on(LibraryRefused)
    def _library_refused(self, event: LibraryRefused) -> None:
        self.refusal = event.error
        self.exit()

    @on(TaskFailed)
    def _task_failed(self, event: TaskFailed) -> None:
        if not isinstance(event.error, ReaderError):
            raise event.error
        self._tell_failure(event.error)

    @on(Driver.SignalResume)
    def _resumed(self) -> None:
        """After ctrl+z and fg the terminal has forgotten what was on it."""
        self.refresh(layout=True)

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is no room for text."""
        self._check_size(event.size.width, event.size.height)
        self._window_size.changed()

    def _check_size(self, width: int, height: int) -> None:
        if not is_too_small(width, height) or not self.screen_stack:
            return
        from reader.ui.dialogs.too_small import TooSmallScreen

        if not any(isinstance(screen, TooSmallScreen) for screen in self.screen_stack):
            self.push_screen(TooSmallScreen())

    def push_screen(
        self,
        screen: Screen[Any] | str,
        callback: Callable[[Any], object] | None = None,
        wait_for_dismiss: bool = False,  # noqa: FBT001, FBT002 - as Textual declares it
        *,
        mode: str | None = None,
    ) -> Any:  # noqa: ANN401 - Textual returns one thing or another
        """Open a screen, unless another one of its kind is open.

        The key that opens it may have come twenty times before the first has opened. Each is painted with all
        those below it, and some dozens are more than Python can do.
        """
        is_another = getattr(screen, "is_another", None)  # dialogs are imported only when they open
        if is_another is not None and is_another(self.screen_stack):
            return AwaitComplete()
        return super().push_screen(screen, callback, wait_for_dismiss, mode=mode)  # type: ignore[call-overload]

    # Notices, marks, repeated text

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,  # noqa: ARG002 - as Textual declares it; outside text is never markup
    ) -> None:
        """Show a notice in the line above the keys."""
        seconds = self.NOTIFICATION_TIMEOUT if timeout is None else timeout
        self.notices.show(Notice(message, title, severity, seconds))

    def clear_notifications(self) -> None:
        """Take all notices away."""
        self.notices.clear()

    def say(self, sentence: str) -> None:
        """Say what a key did, in place of what the key before it did."""
        self.notices.say(sentence)

    @on(MarksChanged)
    def _marks_changed(self, event: MarksChanged) -> None:
        if event.notice:
            self.say(event.notice)
        self.selected.step_taken(event.items, lambda item: self.marks.of(item).status)
        self.marks.changed.publish(event)

    @on(StepQuestion)
    def _step_asked(self, event: StepQuestion) -> None:
        """Ask, unless the user has moved on: a key meant for something else must not be the answer."""
        from reader.ui.dialogs.prompt import ConfirmScreen

        if self.screen.is_modal and not hasattr(self.screen, "action_item"):
            self.notify(f"{event.text} Nothing changed.", markup=False)
            return
        self.push_screen(
            ConfirmScreen(event.title, event.text), lambda agreed: event.agree() if agreed else None
        )

    @on(MarksWriteFailed)
    def _marks_not_written(self, event: MarksWriteFailed) -> None:
        self._tell_failure(event.error)
        self.marks.write_failed.publish(event)

    def _tell_failure(self, error: ReaderError) -> None:
        """Show an expected failure of the library; end if nothing can be read or written any more."""
        if isinstance(error, LostError):
            self.refusal = error
            self.exit()
            return
        self.notify(str(error), title="Library", severity="error", markup=False, timeout=FAILURE_SECONDS)

    @on(RepeatedTextFound)
    def _repeats_found(self, event: RepeatedTextFound) -> None:
        self.repeats.found.publish(event.posting)

    # Clipboard and browser

    @property
    def clipboard(self) -> str:
        """What was copied last, for pasting in the app."""
        return self._copied or super().clipboard

    def _keep_copied(self, text: str) -> None:
        self._copied = text

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text; the notice says how many lines and how."""
        self.system.copy(text)

    @on(CopyRequested)
    def _copy_requested(self, event: CopyRequested) -> None:
        self.system.copy(event.text, event.what)

    @on(OpenRequested)
    def _open_requested(self, event: OpenRequested) -> None:
        self.system.open(event.address)

    # Commands

    async def on_event(self, event: events.Event) -> None:
        """Take keys in their order; anything else at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._key_order.take(event)
        else:
            await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Hand a key to the dialog that is opening: it was typed before its input had the focus.

        One that is for rows that are still to come waits for them. Of a key that does nothing here, say why.
        """
        screen = self.screen
        if self._key_order.take_back(event) or (isinstance(screen, BuffersKeys) and screen.buffer_key(event)):
            event.stop()
            event.prevent_default()
        elif not _types(screen.focused, event):
            from reader.ui.unused_keys import why_not

            why = why_not(event.key, self.keymap, in_dialog=screen.is_modal)
            if why and event.key not in screen.active_bindings:
                self.say(why)

    def on_paste(self, event: events.Paste) -> None:
        """Put a paste that came before a dialog had the focus into its box."""
        box = self.screen.focused
        if isinstance(self.screen, BuffersKeys) and self._key_order.target is self.screen and box is not None:
            box.post_message(events.Paste(event.text))

    @cached_property
    def palette_commands(self) -> PaletteCommands:
        """What the palette lists; made when it first opens."""
        from reader.ui.controllers.palette_commands import PaletteCommands

        return PaletteCommands(self, self.keymap, lambda: self.settings.theme, self.prefer_theme)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; where its command cannot run here, say why."""
        if self.return_code is not None:
            return False
        if await super().run_action(action, default_namespace, namespaces):
            return True
        condition = condition_of(action) if isinstance(action, str) else None
        context = getattr(self.screen, "context", None) if self.screen.children else None
        if condition is None or context is None or not condition.reason or condition.holds(context):
            return False
        self.say(condition.why(context))
        return True

    def action_stop(self) -> None:
        """Stop adding to the library, or leave the key to the widget with a selection, which copies it."""
        screen = self.screen
        if getattr(screen.focused, "selected_text", "") or screen.get_selected_text():
            raise SkipAction
        if not self.additions.stop() and not screen.is_modal:
            self.say(f"Nothing to stop. Press {first_key('quit', self.keymap)} to quit.")

    def action_palette(self) -> None:
        """Open the command palette, unless it is open."""
        self.action_command_palette()

    def action_command_palette(self) -> None:
        """Open the command palette, unless it is open."""
        self.palette_commands.open()

    def action_go_to(self) -> None:
        """Go to anything by its name, from a screen over the main screen."""
        self._main.action_go_to()

    def action_choose_theme(self) -> None:
        """Choose a theme from all, each shown at once."""
        if self._options.no_colour:
            self.say("No themes: NO_COLOR is set.")
            return
        from reader.ui.dialogs.themes import OwnThemesLoaded, ThemeScreen

        before = self.settings.theme
        screen = ThemeScreen(before, self.show_theme)
        self.push_screen(screen, lambda name: self.prefer_theme(name) if name else self.show_theme(before))
        system = self._options.system
        run_in_thread(self, lambda: post_to(screen, OwnThemesLoaded(system.own_themes())), "own themes")

    def action_all_keys(self) -> None:
        """Open the help."""
        from reader.ui.dialogs.help import HelpScreen

        active = {each.binding.id for each in self.screen.active_bindings.values()}
        here = {command.scope for command in COMMANDS if command.id in active}
        self.push_screen(HelpScreen(self.keymap, here))

    def action_notices(self) -> None:
        """Open the last notices."""
        from reader.ui.dialogs.notices import NoticesScreen

        self.push_screen(NoticesScreen(list(self.notices.past)))


def _show_notices(screen: Screen[Any], notices: Sequence[Notice]) -> None:
    # Imported here because the first frame has no notices.
    from reader.ui.widgets.notice_line import show_on

    show_on(screen, notices)


def _types(widget: Widget | None, key: events.Key) -> bool:
    """Return whether a widget takes a key as text."""
    return widget is not None and widget.check_consume_key(key.key, key.character)


def run(library: Library, options: LaunchOptions) -> tuple[BaseException | None, int]:
    """Run the app until the user quits; return the defect that ended it, if any, and the exit code.

    Raises ReaderError where the library's file turns out to be of no use.
    """
    app = ReaderApp(library, options)
    if options.signals is not None:
        options.signals.install()
    app.run()
    if app.refusal is not None:
        raise app.refusal
    return app.outcome
