"""`reader config`, and how the other commands treat the configuration."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.config import Settings
from reader.library.library import Library
from reader.library.preferences import Preferences, key_of
from reader.system.configuration import OPTIONS, config_path

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file() -> Path:
    path = config_path()
    path.parent.mkdir(parents=True)
    return path


def lines(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """Return the lines of the output, split into words."""
    return [line.split() for line in capsys.readouterr().out.splitlines()]


def test_without_a_file_it_shows_the_defaults(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config"]) == 0
    first, *rows = lines(capsys)
    assert first[0] == str(config_path())
    assert first[1:3] == ["(no", "such"]
    assert [row[0] for row in rows] == [*OPTIONS, "library"]
    assert all(row[-1] == "default" for row in rows)


def test_it_tells_where_each_value_comes_from(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file.write_text('column_width = 60\n\n[keys]\nstar = "W,*"\n')
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("READER_LIBRARY", str(tmp_path / "mine.db"))
    with Library.open() as library:
        kept = (
            Preferences(Settings(column_width=60))
            .with_choice("sidebar_width", 30)
            .text_to_keep("sidebar_width")
        )
        library.marks.set_setting(key_of("sidebar_width"), kept)
    assert main(["config"]) == 0
    rows = {row[0]: row[1:] for row in lines(capsys)}
    assert rows["column_width"] == ["60", "config.toml:1"]
    assert rows["keys.star"] == ["W,*", "config.toml:4"]
    assert rows["theme"] == ["mono", "NO_COLOR", "in", "the", "environment"]
    assert rows["sidebar_width"] == ["30", "chosen", "in", "the", "app"]
    assert rows["library"] == [str(tmp_path / "mine.db"), "READER_LIBRARY", "in", "the", "environment"]
    assert rows["animation"] == ["false", "default"]


def test_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("animation = true\n")
    assert main(["config", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["schema"], record["path"], record["exists"]) == (1, str(file), True)
    values = {value["name"]: value for value in record["values"]}
    assert values["animation"] == {
        "name": "animation",
        "value": True,
        "origin": "file",
        "line": 1,
        "variable": None,
    }
    assert values["theme"]["origin"] == "default"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("colum_width = 70\n", "config.toml:1: unknown setting colum_width; did you mean column_width?"),
        ('[keys]\nstra = "M"\n', "config.toml:2: no command stra; did you mean star?"),
        ('[keys]\nstar = "r"\n', "config.toml:2: r is already the key of read"),
        ("theme =\n", "config.toml:1: not valid TOML"),
        (
            'theme = "tokyo"\n',
            'config.toml:1: theme is "tokyo", but must be "auto" or the name of a theme; did',
        ),
        ('theme = "dusk"\n', 'dusk.toml:1: accent is "amber", but must be a color such as "#fabd2f"'),
    ],
)
def test_what_is_wrong_is_one_line_and_exit_code_2(
    file: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    file.write_text(text)
    (file.parent / "themes").mkdir()
    (file.parent / "themes" / "dusk.toml").write_text('accent = "amber"')
    assert main(["config"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert said in captured.err
    assert captured.err.count("\n") == 1


def test_a_theme_chosen_in_the_app_whose_file_is_broken_is_told_and_not_in_force(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = file.parent / "themes" / "dusk.toml"
    own.parent.mkdir()
    own.write_text('accent = "#fb2"')
    with Library.open() as library:
        kept = Preferences().with_choice("theme", "dusk").text_to_keep("theme")
        library.marks.set_setting(key_of("theme"), kept)
    assert main(["config"]) == 0
    assert "dusk" in capsys.readouterr().out
    own.write_text('accent = "amber"')
    assert main(["config"]) == 0
    captured = capsys.readouterr()
    assert "dusk" not in captured.out
    assert 'dusk.toml:1: accent is "amber"' in captured.err


@pytest.mark.parametrize("command", ["list", "add"])
def test_other_commands_refuse_a_wrong_configuration_too(
    file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    (tmp_path / "one.txt").write_text("One\n\nwith a text.\n")
    file.write_text("limit = 3\n")
    assert main([command, str(tmp_path / "one.txt")]) == 2
    assert "config.toml:1: unknown setting limit; did you mean limits?" in capsys.readouterr().err


def test_the_limits_of_the_file_are_in_force(
    file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("One\n\nwith a text.\n")
    file.write_text("[limits]\nfile_bytes = 5\n")
    assert main(["list", str(tmp_path / "one.txt")]) == 3
    assert "one.txt" in capsys.readouterr().err


def test_a_library_that_cannot_be_opened_does_not_keep_the_configuration_away(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.db").write_text("this is no library")
    monkeypatch.setenv("READER_LIBRARY", os.fspath(tmp_path / "broken.db"))
    assert main(["config"]) == 0
    captured = capsys.readouterr()
    assert "can't read the choices made in the app" in captured.err
    assert "theme" in captured.out
