"""Links: listed, shown before they are opened, opened or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.system.browser import Opener
from reader.ui.dialogs.links import LinkList, LinksScreen, OpenScreen
from reader.ui.keymap import keymap
from tests.ui.builders import screen_text
from tests.ui.driving import notices, running, until
from tests.ui.world import FakeSystem

if TYPE_CHECKING:
    from pathlib import Path

BROWSER = Opener(("/usr/bin/browser",))
ONE_LINK = "A title\n\nSee https://example.org/x for more of it.\n"
LINKED = """\
Where to read on

The tide tables are at https://example.org/tides and they are kept by www.tides.example too.

Write to keeper@example.org, or go to https://bank.example@evil.example/login if you must.

Never to javascript:alert(1) or file:///etc/passwd, says the keeper.
"""


async def test_links_are_listed_shown_and_opened_only_after_a_question(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text(LINKED)
    world = FakeSystem(program=BROWSER)
    async with running([str(tmp_path)], system=world) as (pilot, _):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinksScreen))
        await pilot.pause()
        listed = screen_text(pilot.app)
        assert "4 links" in listed
        words = [link.words for link in pilot.app.screen.query_one(LinkList).rows]
        assert not any(word.startswith(("javascript", "file")) for word in words)
        await pilot.press("j", "j", "j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
        await pilot.pause()
        asked = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert "The part before the @ (bank.example) isn't the site; this opens evil.example." in asked
        assert world.opened == []
        await pilot.press("escape")
        await pilot.pause()
        assert world.opened == []
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LinksScreen))
        await pilot.press("g", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
        await pilot.press("enter")
        await until(pilot, lambda: world.opened == ["https://example.org/tides"])
        assert "Opening with browser" in notices(pilot)


async def test_an_opener_that_fails_is_told(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text(ONE_LINK)
    world = FakeSystem(program=BROWSER, opens=False)
    async with running([str(tmp_path)], system=world) as (pilot, _):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
        await pilot.press("enter")
        await until(pilot, lambda: "browser could not open it." in notices(pilot))


async def test_without_a_browser_the_link_can_be_copied_by_the_key_that_the_user_has(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text(ONE_LINK)
    world = FakeSystem()
    async with running([str(tmp_path)], system=world, keymap=keymap({"copy_link": "f5"}, str)) as (pilot, _):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
        await pilot.pause()
        assert "No browser found. Press f5 to copy the link." in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, OpenScreen)
        await pilot.press("f5")
        await until(pilot, lambda: world.copied == ["https://example.org/x"])


async def test_a_text_without_links_says_so(tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("A title\n\nThere is nothing to click on in this one.\n")
    async with running([str(tmp_path)]) as (pilot, _):
        await pilot.press("o")
        await until(pilot, lambda: "No links in this article." in notices(pilot))
