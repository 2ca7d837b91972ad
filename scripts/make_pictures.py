"""Draws the pictures of the README from the real program: `python scripts/make_pictures.py [FOLDER]`.

Each picture is a screen of the app on the bundled documents, reached by the keys that a reader
would press, and saved as SVG.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import NamedTuple

from reader.config import bundled, style_sheets
from reader.library.facade import Library
from reader.ui.app import ReaderApp

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures"


class Picture(NamedTuple):
    """A screen and the way to it."""

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int] = (120, 36)
    theme: str = "dark"


PICTURES = (
    Picture("reading", ("j", "enter")),
    Picture("papers", ("j", "2")),
    Picture("postings", ("j", "3", "m", "j", "a", "j", "i")),
    Picture("search", ("j", "slash", *"reinforcment lerning")),
    Picture("small", ("j", "j", "enter"), (40, 12)),
    Picture("light", ("j", "enter"), theme="light"),
)


async def draw(picture: Picture, folder: Path) -> None:
    """Reaches the screen and saves it."""
    seeds = os.path.relpath(bundled("seeds"))
    app = ReaderApp(Library.of([seeds]), style_sheets())
    app.theme = picture.theme
    async with app.run_test(size=picture.size) as pilot:
        await app.workers.wait_for_complete()
        while len(app.library.documents.list()) > len(app.screen.query_one("#sidebar").rows) - 1:  # type: ignore[attr-defined]
            await pilot.pause(0.05)
        for key in picture.keys:
            await pilot.press(key)
            await pilot.pause(0.05)
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        (folder / f"{picture.name}.svg").write_text(app.export_screenshot(title="reader"), encoding="utf-8")


def main() -> None:
    """Draws all of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        asyncio.run(draw(picture, folder))


if __name__ == "__main__":
    main()
