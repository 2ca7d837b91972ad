"""The configuration file: what it may contain, and the one line for each thing wrong with it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import Limits, Settings
from reader.errors import ConfigError
from reader.system.configuration import OPTIONS, Origin, config_path, load, value_of
from reader.system.toml_files import LARGEST, line_of

if TYPE_CHECKING:
    from pathlib import Path

ALL = """\
theme = "light"
column_width = 60  # narrow
"sidebar_width" = 30
repeated_text='folded'
animation = true
advance = false
columns = ["role", "place", "role"]

[limits]
file_bytes = 1_000
files = 7

[keys]
star = "M"
next_part = "n,right"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refused(file: Path, text: str | bytes) -> str:
    """Return the error about a file, without its path."""
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError) as caught:
        load(file)
    sentence = str(caught.value)
    assert sentence.startswith(str(file))
    assert "\n" not in sentence
    return sentence.removeprefix(str(file))


def test_without_a_file_all_is_at_its_default(file: Path) -> None:
    configuration = load(file)
    assert configuration.settings == Settings()
    assert not configuration.exists
    assert set(configuration.origins.values()) == {Origin("default")}


def test_the_file_sets_everything(file: Path) -> None:
    file.write_text(ALL)
    configuration = load(file)
    assert configuration.settings == Settings(
        theme="light",
        column_width=60,
        sidebar_width=30,
        repeated_text="folded",
        animation=True,
        advance=False,
        columns=("role", "place"),
        limits=Limits(file_bytes=1000, files=7),
        keys={"star": "M", "next_part": "n,right"},
    )
    lines = ALL.split("\n")
    for name, origin in configuration.origins.items():
        assert origin.kind == "file"
        assert origin.line is not None
        assert name.rpartition(".")[2] in lines[origin.line - 1]
    assert configuration.where("keys.star") == f"{file}:14"


def test_what_the_file_does_not_say_stays(file: Path) -> None:
    file.write_text("limits.files = 9\n")
    configuration = load(file)
    assert configuration.settings == Settings(limits=Limits(files=9))
    assert configuration.origins["limits.files"] == Origin("file", 1)
    assert configuration.origins["theme"] == Origin("default")


@pytest.mark.parametrize("empty", ["", "\n", "# nothing\n", "\ufeff", "[keys]\n"])
def test_an_empty_file_says_nothing(file: Path, empty: str) -> None:
    file.write_text(empty)
    assert load(file).settings == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\ncolum_width = 70", ":2: unknown setting colum_width; did you mean column_width?"),
        (
            'theme = "gruvbocks"',
            ':1: theme is "gruvbocks", but must be "auto" or the name of a theme; did you mean gruvbox?',
        ),
        ('theme = "../config"', ':1: theme is "../config", but must be "auto" or the name'),
        ("theme = 3", ':1: theme is 3, but must be "auto" or the name of a theme'),
        ("column_width = 5", ":1: column_width is 5, but must be a whole number from 30 to 160"),
        ("column_width = true", ":1: column_width is true, but must be"),
        ("column_width = 70.5", ":1: column_width is 70.5, but must be"),
        ('animation = "yes"', ':1: animation is "yes", but must be true or false'),
        (
            "[limits]\nfile_byte = 1",
            ":2: unknown setting limits.file_byte; did you mean limits.file_bytes?",
        ),
        ("[limits]\nfiles = 0", ":2: limits.files is 0, but must be a whole number from 1"),
        ("limits = 3", ":1: limits is a table: write [limits]"),
        ('keys = "M"', ":1: keys is a table: write [keys]"),
        ("[keys]\nstar = 1", ':2: keys.star is 1, but must be text such as "M" or "j,down"'),
        ('[keys]\nstar = ["m"]', ":2: keys.star is a list, but must be"),
        ("[colours]\nred = 1", ":1: unknown setting colours"),
        ("theme = [1]\n", ":1: theme is a list"),
        ("zzzzqqq = 1", ":1: unknown setting zzzzqqq; the settings are theme, "),
        ('\n\ntheme = "dark', ":3: not valid TOML: "),
        ("theme dark\n", ":1: not valid TOML: "),
        ('theme = "dark"\ntheme = "light"\n', ":2: not valid TOML: "),
        ("column_width = " + "9" * 5000, ":1: not valid TOML: "),
        ("a = " + "[" * 100_000, ": is nested too deeply"),
        (b"# \xff\n", ":1: not valid UTF-8"),
        (b"# fine\n\n# \xc3(", ":3: not valid UTF-8"),
        (b"#" * (LARGEST + 1), ": is larger than 1 MiB"),
        ('theme = "\\u001b[31mred"', ":1: theme is "),
    ],
)
def test_whatever_is_wrong_is_told_in_one_line(file: Path, text: str | bytes, said: str) -> None:
    sentence = refused(file, text)
    assert sentence.startswith(said)
    assert sentence.isprintable()
    assert len(sentence) < 300


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir()
    with pytest.raises(ConfigError, match="is not a file"):
        load(file)


def test_a_pipe_in_its_place_is_not_waited_for(file: Path) -> None:
    os.mkfifo(file)
    with pytest.raises(ConfigError, match="is not a file"):
        load(file)


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "reader").write_text("")
    with pytest.raises(ConfigError, match="can't be read: Not a directory"):
        load(tmp_path / "reader" / "config.toml")


def test_a_file_that_may_not_be_read_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "read_bytes", refuse)
    with pytest.raises(ConfigError, match=r"config\.toml: can't be read: Permission denied"):
        load(file)


def test_no_color_means_no_colour(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('theme = "dark"')
    monkeypatch.setenv("NO_COLOR", "")
    assert load(file).settings.theme == "dark"
    monkeypatch.setenv("NO_COLOR", "1")
    configuration = load(file)
    assert configuration.settings.theme == "mono"
    assert configuration.origins["theme"] == Origin("environment", variable="NO_COLOR")


def test_the_folder_is_that_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert config_path() == tmp_path / "reader" / "config.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert config_path().is_absolute()


def test_every_option_is_a_setting_whose_default_is_allowed() -> None:
    for name, option in OPTIONS.items():
        assert option.allows(value_of(Settings(), name))


@given(st.text())
def test_no_text_is_a_defect(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    with suppress(ConfigError):
        load(file)


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("[a]\nstar=1\n[keys]\n\nstar = 2", "keys.star", 5),
        ("keys.star = 'x'", "keys.star", 1),
        ("\nkeys = { star = 'x' }", "keys.star", 2),
        ("[ keys ]\n'star' = 1", "keys.star", 2),
        ("[keys]\ntheme = 'x'\n", "theme", 1),
        ("[[keys]]\n", "keys", 1),
    ],
)
def test_the_line_of_a_key(text: str, name: str, line: int) -> None:
    assert line_of(text, name) == line
