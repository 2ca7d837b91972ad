"""Draw pictures of the real program, reaching each view by the keys a user would press.

usage: make_pictures.py [FOLDER]
       make_pictures.py --all FOLDER [VIEW ...]

Without --all, draw those of the README into docs/pictures/. With it, draw every view in every size and theme,
to be checked one by one; they are not kept.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from reader.config import Settings, style_sheets
from reader.library.library import Library
from reader.library.preferences import Preferences
from reader.ui.app import LaunchOptions, ReaderApp
from reader.ui.controllers.first_hint import HINT_SEEN
from reader.ui.screens.main import MainScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LARGE, WHOLE, USUAL, SMALL = (120, 36), (200, 60), (80, 24), (40, 12)
SIZES = (LARGE, USUAL, WHOLE, SMALL)
THEMES = ("dark", "light", "ansi", "mono")
STEP, REST = 0.05, 1.0
"""Seconds after a key, and before taking a picture."""
NO_SEEDS = "none"
ONE_THEME = frozenset({"palette"})
"""Views that keep the theme they were opened in."""


PAGE = ("J",) * 6
"""From the first sample to the saved page; the next is the board."""
DECIDED = (
    *("J", "3", *"iMvaxi"),
    *("J", "3", *"aiMoXx"),
    *("J", "3", *"iaaxii"),
)
"""Give postings of three samples a status, so that there is something at every stage."""
HIGHLIGHT = (
    *("v", *("right_curly_bracket",) * 5),
    *("s", "j", "dollar_sign", "n"),
    *"Show this to the vision group",
)
"""Highlight a paragraph with a note."""


class View(NamedTuple):
    """A screen and how to get there."""

    name: str
    keys: tuple[str, ...]
    documents: str = ""
    """What to open; "" for the documents that come with the program."""


VIEWS = {
    view.name: view
    for view in (
        View("first", ()),
        View("reading", ("J", "enter")),
        View("middle", ("J", "enter", "space", "space")),
        View("papers", ("J", "2")),
        View("postings", ("J", "3", "m", "j", "a", "j", "i")),
        View("posting", ("J", "3", "j", "enter")),
        View("board", (*PAGE, "J", *"<<<<", "3", "j", "i", "a", "m", *("WAIT",) * 5)),
        View("deciding", (*DECIDED, "J", "J", "3", *"iMvaxmi", "WAIT")),
        View("overview", (*DECIDED, *("WAIT",) * 6, "V", "WAIT")),
        View("highlight", (*"JJJ", "enter", "space", *HIGHLIGHT, "ctrl+s", "WAIT")),
        View("themes", ("J", "f7", "WAIT")),
        View("names", ("J", "ctrl+k", *"lee", "WAIT")),
        View("page", (*PAGE, "enter", "z", "space")),
        View("search", ("J", "slash", *"reinforcment lerning", "WAIT", "down", "down")),
        View("asking", ("slash",)),
        View("nothing", ("slash", *"zzzzqqqq xylophon")),
        View("walking", ("slash", *"reinforcment lerning", "WAIT", "enter", "n")),
        View("zen", ("J", "enter", "z")),
        View("contents", ("J", "enter", "t")),
        View("filter", ("J", "3", "f", *"applied")),
        View("compare", (*"JJJJJ", "3", "space", "space", "space", "c", "WAIT")),
        View("finding", ("J", "enter", "ctrl+f", *"data")),
        View("selecting", ("J", "enter", "v", "j", "j", "w")),
        View("link", ("J", "3", "j", "o")),
        View("note", ("J", "e", *"worth a second look")),
        View("tags", ("J", "T", *"later, vision")),
        View("help", ("question_mark",)),
        View("palette", ("colon",)),
        View("empty", (), NO_SEEDS),
        View("hidden", ("J", "3", *"xxxxxxxxxxxx")),
        View("marked", ("J", "enter", "m", "T", *"later", "enter")),
        View("collection", ("k", "k", "enter", "WAIT")),
        View("copies", ("J", "3", "d", "WAIT")),
        View("export", ("J", "enter", "w")),
        View("save", ("slash", *"robotics", "WAIT", "ctrl+s")),
        View("add", ("A",)),
    )
}


class Picture(NamedTuple):
    """A view as shown in the README."""

    name: str
    view: str
    size: tuple[int, int] = LARGE
    theme: str = "dark"


README = (
    Picture("postings", "deciding"),
    Picture("search", "search"),
    Picture("reading", "highlight"),
    Picture("overview", "overview"),
    Picture("compare", "compare"),
)


async def draw(view: View, size: tuple[int, int], files: dict[str, Path]) -> None:
    """Open a view and save it in each theme."""
    with TemporaryDirectory() as empty:
        os.environ["READER_LIBRARY"] = f"{empty}/library.db"
        os.environ["XDG_CACHE_HOME"] = empty
        first = next(iter(files))
        library = Library.of([empty]) if view.documents else Library.usual()
        if view.keys:
            library.marks.set_setting(HINT_SEEN, "yes")
        app = ReaderApp(
            library, LaunchOptions(style_sheets(), preferences=Preferences(Settings(theme=first)))
        )
        async with app.run_test(size=size, notifications=True) as pilot:
            await _reach(pilot, view)
            for theme, file in files.items():
                app.prefer_theme(theme)
                await pilot.pause(REST / 2)
                file.write_text(_picture(app), encoding="utf-8")


def _picture(app: ReaderApp) -> str:
    """Return the screen as SVG; unless told not to, some viewers drop spaces at the start of words."""
    return app.export_screenshot(title="reader").replace("<svg ", '<svg xml:space="preserve" ', 1)


async def _reach(pilot: Pilot[None], view: View) -> None:
    app = pilot.app
    await app.workers.wait_for_complete()
    while isinstance(app.screen, MainScreen) and not app.screen.documents.is_complete:
        await pilot.pause(STEP)
    await pilot.pause(REST)
    for key in view.keys:
        if key == "WAIT":
            await pilot.pause(REST)
        else:
            await pilot.press(key)
            await pilot.pause(STEP)
    await pilot.pause(REST)
    await app.workers.wait_for_complete()
    await pilot.pause(STEP)


def main(words: Sequence[str]) -> None:
    """Draw all of them."""
    everything = "--all" in words
    folders = [word for word in words if not word.startswith("--")]
    folder = Path(folders[0]) if folders else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folders[1:] or list(VIEWS)
    if not everything:
        for picture in README:
            file = folder / f"{picture.name}.svg"
            asyncio.run(draw(VIEWS[picture.view], picture.size, {picture.theme: file}))
        return
    for name in wanted:
        for size in SIZES:
            names = {theme: f"{name}-{size[0]}x{size[1]}-{theme}.svg" for theme in THEMES}
            files = {theme: folder / file for theme, file in names.items()}
            parts = [{theme: file} for theme, file in files.items()] if name in ONE_THEME else [files]
            for part in parts:
                asyncio.run(draw(VIEWS[name], size, part))


if __name__ == "__main__":
    main(sys.argv[1:])
