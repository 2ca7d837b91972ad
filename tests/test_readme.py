"""The README says what the program does."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from reader.cli import DEFECT, main
from reader.commands import COMMANDS
from reader.commands.common import DONE, NOTHING_FOUND
from reader.config import Settings
from reader.errors import BusyError, LibraryError, SourceError, UsageError
from reader.system.configuration import OPTIONS, load

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
sys.path.insert(0, str(ROOT / "scripts"))


def test_the_page_of_keys_is_the_table_of_commands() -> None:
    from make_key_table import page

    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == page()


def test_the_example_in_the_page_of_keys_is_a_keymap() -> None:
    from reader.ui.keymap import keymap

    text = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.+?)```", text, re.DOTALL)
    assert example is not None
    assert keymap(tomllib.loads(example[1])["keys"], str)


def test_the_page_of_themes_lists_them_all() -> None:
    from reader.themes.deriving import is_dark
    from reader.themes.palettes import PALETTES

    text = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    for heading, dark in (("Dark", True), ("Light", False)):
        listed = re.search(rf"^{heading}:\n\n(.+)$", text, re.MULTILINE)
        assert listed is not None
        names = [name for name, palette in PALETTES.items() if is_dark(palette) == dark]
        assert re.findall(r"`([^`]+)`", listed[1]) == names


def test_the_example_in_the_page_of_themes_is_a_theme() -> None:
    from reader.folders import user_folder
    from reader.system.themes import own_themes

    text = (ROOT / "docs" / "themes.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(background.+?)```", text, re.DOTALL)
    assert example is not None
    file = user_folder("config") / "themes" / "dusk.toml"
    file.parent.mkdir(parents=True)
    file.write_text(example[1], encoding="utf-8")
    assert own_themes().errors == ()
    assert own_themes().palettes[0].heading is not None
    keys = {*tomllib.loads(example[1]), *re.findall(r"`(\w+)`", text.partition("| color | used for |")[2])}
    assert {"chosen", "error", "number", "dim"} <= keys


def test_the_keys_in_the_readme_are_keys_of_commands() -> None:
    from reader.ui.commands import COMMANDS as TABLE
    from reader.ui.commands import key_labels

    known = {key for command in TABLE for key in key_labels(command, {}).split(" ")}
    rows = re.findall(
        r"^\| (`[^|]+) \| [^|]+ \|$", README.partition("## Keys")[2].partition("\n## ")[0], re.MULTILINE
    )
    assert len(rows) >= 10
    assert {key for row in rows for key in re.findall(r"`([^`]+)`", row)} <= known


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 260


def test_there_are_exactly_two_set_up_commands_and_ci_runs_the_second() -> None:
    commands = re.findall(r"^python3 -m venv .+$", README, re.MULTILINE)
    assert commands[0] == "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/reader"
    assert len(commands) == 2
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).is_file(), picture


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_options_of_each_command_are_those_of_its_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([name, "--help"])
    helped = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help"}
    row = next(line for line in README.splitlines() if line.startswith(f"| `reader {name}"))
    assert set(re.findall(r"--[a-z]+", row)) == helped


def test_every_exit_code_of_a_failure_is_explained() -> None:
    codes = {kind.exit_code for kind in (UsageError, SourceError, LibraryError, BusyError)}
    for code in codes | {DONE, NOTHING_FOUND, DEFECT}:
        assert f"| {code} | " in README


def test_the_example_in_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = re.search(r"```python\n(.+?)```", README, re.DOTALL)
    assert example is not None
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "one.txt").write_text("A title\n\nReinforcement learning and more.\n")
    exec(compile(example[1], "README.md", "exec"), {})  # noqa: S102 - the README's own example


def test_the_example_of_a_configuration_says_what_the_defaults_are(tmp_path: Path) -> None:
    example = re.search(r"```toml\n(.+?)```", README, re.DOTALL)
    assert example is not None
    file = tmp_path / "config.toml"
    file.write_text(example[1])
    configuration = load(file)
    assert configuration.settings == Settings()
    assert {name for name, origin in configuration.origins.items() if origin.kind == "file"} == set(OPTIONS)


def test_the_changelog_tells_of_the_version() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
