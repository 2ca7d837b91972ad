"""The app: wiring only. It takes a library, and gives back how it ended."""

from __future__ import annotations

import asyncio
import gc
import signal
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.filter import Monochrome

from reader.library.preferences import Preferences, key_of
from reader.ui.commands import COMMANDS, bindings, keys_of
from reader.ui.display_settings import Looks
from reader.ui.messages import Refused
from reader.ui.plain import PlainLines
from reader.ui.reaching import Reaching
from reader.ui.resizing import Resizing
from reader.ui.safety import SafeLines
from reader.ui.screens.ahead import TypesAhead
from reader.ui.screens.main import MainScreen
from reader.ui.services.system import Outside
from reader.ui.theme import DARK, MONO, THEME_SUMMARIES, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual import events
    from textual.binding import BindingType
    from textual.filter import LineFilter
    from textual.screen import Screen

    from reader.config import Settings
    from reader.errors import ReaderError
    from reader.library.library import Library
    from reader.library.preferences import Preference
    from reader.library.protocol import TextPreview
    from reader.ui.commands import Command

AUTO = "auto"
"""The theme that suits the terminal, as far as its environment tells."""
SAFE_LINES = SafeLines()
ENDING_SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class ReaderApp(Reaching, Resizing, App[None]):
    """`reader` in a terminal."""

    TITLE = "reader"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True
    SCROLL_SENSITIVITY_Y = 3.0

    def __init__(
        self,
        library: Library,
        sheets: Mapping[str, str],
        *,
        preferences: Preferences | None = None,
        automatic: str = DARK.name,
        keymap: Mapping[str, str] | None = None,
        single: bool = False,
        draft: TextPreview | None = None,
        edit: Callable[[str], str | None] = lambda _: None,
        outside: Outside | None = None,
    ) -> None:
        super().__init__()
        self.library = library
        self.outside = outside or Outside()
        self.preferences = preferences or Preferences()
        self._automatic = automatic
        self.keymap = keymap or {}
        """From ids of bindings to the keys that the configuration gives them."""
        self._single = single
        self._draft = draft
        self._edit = edit
        self.defect: BaseException | None = None
        """What ended the app, where that was not the user."""
        self.refusal: ReaderError | None = None
        """Why the app would not start."""
        for name in self.available_themes:
            self.unregister_theme(name)
        for theme in THEMES:
            self.register_theme(theme)
        self._take_theme()
        self.animation_level = "full" if self.settings.animation else "none"
        self.sheets = sheets
        """The style sheets by name; what floats over the main screen takes its own when it comes."""
        self.stylesheet.add_source(sheets["main.tcss"], read_from=("main.tcss", ""), is_default_css=False)

    @property
    def settings(self) -> Settings:
        """What is in force: as configured, or as chosen in the app since."""
        return self.preferences.settings

    def prefer(self, name: Preference, value: str | int) -> None:
        """Sets a value for now and for later starts."""
        self.preferences = self.preferences.with_choice(name, value)
        main = self.screen_stack[0]
        assert isinstance(main, MainScreen)  # noqa: S101 - it is the first screen always
        kept = self.preferences.text_to_keep(name)
        main.keeper.run(lambda: self.library.marks.set_setting(key_of(name), kept))

    def prefer_theme(self, name: str) -> None:
        """Another theme, or "auto"."""
        self.prefer("theme", name)
        self._take_theme()

    def _take_theme(self) -> None:
        name = self.settings.theme
        self.theme = self._automatic if name == AUTO else name
        self.no_color = self.theme == MONO.name

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - as Textual declares it
        """Textual's own. Before there is a screen nothing has colours that could change: the sheets are
        parsed once, not twice.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Those of the theme, and last the second wall against hostile text."""
        if self.current_theme.ansi:
            return [PlainLines(colours=self.theme != MONO.name), SAFE_LINES]
        return [
            *(each for each in super().get_line_filters() if not isinstance(each, Monochrome)),
            SAFE_LINES,
        ]

    def get_default_screen(self) -> Screen[None]:
        """The one screen that everything else floats over."""
        return MainScreen(
            self.library,
            edit=self._edit,
            draft=self._draft,
            looks=Looks.of(self.settings),
            prefer=self.prefer,
            focus_text=self._single,
        )

    def on_mount(self) -> None:
        """A signal that asks the process to end restores the terminal first; collecting begins."""
        self.call_after_refresh(gc.enable)
        self.calm_resizes()
        self.app_resume_signal.subscribe(self, self.calm_resizes)
        self.mind_size(*self.size)
        if self.keymap:
            self.set_keymap(dict(self.keymap))
        loop = asyncio.get_running_loop()
        for number in ENDING_SIGNALS:
            loop.add_signal_handler(number, self.end_by_signal, number)

    def on_key(self, event: events.Key) -> None:
        """A key that comes here while a box is open was typed before the box had the focus."""
        screen = self.screen
        if isinstance(screen, TypesAhead) and screen.take(event):
            event.stop()
            event.prevent_default()

    @on(Refused)
    def _end_refused(self, event: Refused) -> None:
        self.refusal = event.error
        self.exit()

    def end_by_signal(self, number: int) -> None:
        """Leaves with exit code 128 + N."""
        self.exit(return_code=128 + number)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command by its name, with its key; then the theme."""
        for command in COMMANDS:
            if command.palette and (command.scope != "main" or screen is self.screen_stack[0]):
                keys = keys_of(command, self.keymap)
                yield SystemCommand(
                    command.summary,
                    f"{command.label}  ·  {keys}",
                    lambda command=command: self.perform(command),
                )
        for name, summary in THEME_SUMMARIES.items():
            chosen = "  ·  chosen" if name == self.settings.theme else ""
            yield SystemCommand(f"Colours: {summary}", f"{name}{chosen}", partial(self.prefer_theme, name))

    def perform(self, command: Command) -> None:
        """Does a command where the focus is, or else in the screen or the app."""
        focused = self.screen.focused
        nodes = [*(focused.ancestors_with_self if focused is not None else ()), self.screen, self]
        for node in nodes:
            if hasattr(node, f"action_{command.action.partition('(')[0]}"):
                self.call_later(self.run_action, command.action, node)
                return

    def action_palette(self) -> None:
        """The command palette."""
        self.action_command_palette()

    def action_command_palette(self) -> None:
        """The command palette, unless it is open."""
        from reader.ui.dialogs.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.sheets["palette.tcss"]))

    def action_all_keys(self) -> None:
        """All keys, by task."""
        from reader.ui.dialogs.help import HelpScreen

        self.push_screen(HelpScreen(self.keymap))

    def _fatal_error(self) -> None:
        """Textual's own would print a traceback with the values of variables, outside text among them."""
        self.defect = self._exception
        self._close_messages_no_wait()


def run(
    library: Library,
    *,
    sheets: Mapping[str, str],
    preferences: Preferences,
    automatic: str,
    keymap: Mapping[str, str],
    single: bool,
    draft: TextPreview | None = None,
    edit: Callable[[str], str | None] = lambda _: None,
) -> tuple[BaseException | None, int]:
    """Runs the app until the user leaves it.

    `sheets` are style sheets by name; `automatic` is the theme that "auto" stands for; `keymap` is from
    ids of bindings to keys; `single` puts the focus on the text, since there is one document to read and
    none to choose; `draft` is the text of the first frame; `edit` gives a text to the user's
    editor and comes back with what was saved, or None. Gives the defect that ended the app, if any, and
    the exit code. Raises ReaderError where the library's file turns out to be of no use.
    """
    app = ReaderApp(
        library,
        sheets,
        preferences=preferences,
        automatic=automatic,
        keymap=keymap,
        single=single,
        draft=draft,
        edit=edit,
    )
    app.run()
    if app.refusal is not None:
        raise app.refusal
    return app.defect, app.return_code or 0
