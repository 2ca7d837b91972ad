"""Keys of one's own: read and checked, and then in force everywhere a key is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.errors import ConfigError
from reader.ui.commands import COMMANDS, key_label
from reader.ui.keymap import FORMER_NAMES, TOGETHER, key_named, keymap
from reader.ui.widgets.command_bar import CommandBar
from tests.ui.driving import document_view, help_shown, palette_entries, running, until

if TYPE_CHECKING:
    from reader.ui.commands import Scope


def where(name: str) -> str:
    return f"config.toml:{name}"


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        ("M", "M"),
        ("shift+m", "M"),
        ("/", "slash"),
        (",", "comma"),
        ("ctrl+/", "ctrl+slash"),
        ("ctrl++", "ctrl+plus"),
        ("+", "plus"),
        ("=", "equals_sign"),
        ("pgdn", "pagedown"),
        ("↓", "down"),
        ("é", "é"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("§", "section_sign"),
        ("del", "delete"),
    ],
)
def test_keys_may_be_written_as_they_are_shown(keys: str, names: str) -> None:
    assert key_named(keys, "") == names


def test_several_keys_have_commas_between_them() -> None:
    assert keymap({"note": " f5 , shift+f5"}, where) == {"item.note": "f5,shift+f5"}
    assert keymap({"note": ","}, where) == {"item.note": "comma"}


def test_a_name_that_several_widgets_have_is_remapped_in_all() -> None:
    ids = {command.id for command in COMMANDS if command.name == "page_down"}
    assert len(ids) > 1
    assert keymap({"page_down": "D"}, where) == dict.fromkeys(ids, "D")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"stra": "M"}, "config.toml:stra: no command stra; did you mean star?"),
        ({"star": "pagedwn"}, "config.toml:star: no key pagedwn; did you mean pagedown?"),
        ({"star": "ctr+x"}, "config.toml:star: no key ctr+x; write keys like"),
        ({"star": ""}, "config.toml:star: a key is missing"),
        ({"star": "M,,m"}, "config.toml:star: a key is missing"),
        ({"star": "r"}, "config.toml:star: r is already the key of read; give read another one"),
        ({"star": "j"}, "config.toml:star: j is already the key of line_down"),
        ({"star": "?"}, "config.toml:star: ? is already the key of all_keys"),
        ({"star": "f5", "read": "f5"}, "config.toml:read: f5 is already the key of star"),
        ({"close": "b"}, "config.toml:close: b types text where close works; use one like ctrl+t"),
        ({"row_down": "space"}, "config.toml:row_down: space types text where row_down works"),
        ({"results_down": "space"}, "config.toml:results_down: space types text where row_down works"),
        ({"star": "ctrl+f"}, "config.toml:star: ctrl+f is already the key of find"),
        ({"to_box": "m"}, "config.toml:to_box: m is already the key of star"),
        ({"save": "escape"}, "config.toml:save: esc is already the key of cancel"),
    ],
)
def test_what_cannot_be_is_told(wanted: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        keymap(wanted, where)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_keys_may_be_swapped() -> None:
    assert keymap({"note": "T", "tags": "e"}, where) == {"item.note": "T", "item.tags": "e"}


@pytest.mark.parametrize("scopes", TOGETHER, ids=" ".join)
def test_the_keys_of_the_table_are_free_of_conflicts(scopes: tuple[Scope, ...]) -> None:
    together = [command for command in COMMANDS if command.scope in scopes]
    for command in together:
        for other in together:
            if other.name != command.name:
                assert not set(command.keys.split(",")) & set(other.keys.split(","))


def test_every_scope_is_checked_for_conflicts() -> None:
    assert {command.scope for command in COMMANDS} == {scope for scopes in TOGETHER for scope in scopes}


@pytest.mark.parametrize(("former", "present"), FORMER_NAMES.items())
def test_former_names_of_commands_keep_working(former: str, present: tuple[str, ...]) -> None:
    ids = {command.id for command in COMMANDS if command.name in present}
    assert ids
    assert keymap({former: "f9"}, where) == dict.fromkeys(ids, "f9")


def test_a_present_name_wins_over_a_former_one() -> None:
    assert keymap({"close": "f9", "cancel": "f8"}, where) == {"modal.close": "f9", "form.cancel": "f8"}
    assert keymap({"row_down": "f8", "results_down": "f9"}, where) == {"picker.row_down": "f8"}


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("slash", "/"),
        ("equals_sign", "="),
        ("ctrl+slash", "ctrl+/"),
        ("enter", "enter"),
        ("M", "M"),
        ("f5", "f5"),
    ],
)
def test_a_key_is_written_as_it_is_typed(key: str, shown: str) -> None:
    assert key_label(key) == shown


async def test_a_command_with_another_key_has_it_in_the_app_the_footer_the_help_and_the_palette() -> None:
    keys = keymap({"star": "ctrl+b,&", "search": "f3"}, where)
    async with running(keymap=keys) as (pilot, screen):
        await pilot.press("j", "enter")
        await pilot.pause()
        item = document_view(screen).item
        assert item is not None
        await pilot.press("m")
        await pilot.pause()
        assert not screen.services.marks.of(item.id).starred
        await pilot.press("ampersand")
        await until(pilot, lambda: screen.services.marks.of(item.id).starred)
        await pilot.press("ctrl+b")
        await until(pilot, lambda: not screen.services.marks.of(item.id).starred)
        footer = str(screen.query_one(CommandBar).render())
        assert "f3 search" in footer
        assert "/ search" not in footer
        keys = {each.name: each.keys for each in palette_entries(pilot.app)}
        assert keys["star"] == "ctrl+b &"
        assert keys["search"] == "f3"
        await pilot.press("question_mark")
        await pilot.pause()
        text = help_shown(pilot.app.screen)
        assert "ctrl+b &" in text
        assert "f3" in text
        await pilot.press("escape", "f3")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "SearchScreen")


async def test_the_way_out_is_in_the_footer_of_the_smallest_search() -> None:
    async with running(size=(40, 12)) as (pilot, screen):
        assert "? help" in str(screen.query_one(CommandBar).render())
        await pilot.press("slash", *"robot")
        await until(pilot, lambda: getattr(pilot.app.screen, "is_settled", False))
        await pilot.pause()
        assert str(pilot.app.screen.query_one(CommandBar).render()).rstrip().endswith("esc close")
