"""`reader completions`: scripts made from the parsers, tried in the shells that are there."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from reader.cli import main
from reader.commands import COMMANDS
from reader.commands.completions import commands
from reader.commands.parsers import SHELLS

if TYPE_CHECKING:
    from pathlib import Path

Capture = pytest.CaptureFixture[str]


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def script(shell: str, capsys: Capture) -> str:
    assert main(["completions", shell]) == 0
    return capsys.readouterr().out


def test_it_has_every_command_and_option(shell: str, capsys: Capture) -> None:
    text = script(shell, capsys)
    for command in commands():
        assert command.name in text
        for name in command.option_names:
            assert (name.lstrip("-") if shell == "fish" else name) in text
        for option in command.options:
            assert " ".join(option.values) in text
    assert [command.name for command in commands()] == list(COMMANDS)


def test_the_shell_understands_it(shell: str, tmp_path: Path, capsys: Capture) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    path = tmp_path / "script"
    path.write_text(script(shell, capsys))
    ended = subprocess.run([shell, "-n", str(path)], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (0, "")


def completed(folder: Path, *words: str) -> list[str]:
    """Return what bash offers for the last of these words."""
    quoted = " ".join(f"'{word}'" for word in words)
    lines = f"""
        . ./script
        COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}
        $(complete -p reader | grep -o '[-]F [^ ]*' | cut -c4-)
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    ended = subprocess.run(
        ["bash", "--norc", "-c", lines], cwd=folder, capture_output=True, text=True, check=True
    )
    return ended.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["reader", "hi"], ["history"]),
        (["reader", "exp"], ["export"]),
        (["reader", "--v"], ["--version"]),
        (["reader", "mark", "--no"], ["--no-star", "--note"]),
        (["reader", "mark", "x", "--status", "inter"], ["interested", "interview"]),
        (["reader", "mark", "--status", "=", "of"], ["offer"]),
        (["reader", "mark", "--status", "="], [
            "interested", "applied", "interview", "offer", "rejected", "hidden", "none",
        ]),
        (["reader", "list", "--kind", "p"], ["paper", "posting"]),
        (["reader", "export", "--to", "c"], ["csv", "csl"]),
        (["reader", "export", "-o", "c"], []),
        (["reader", "search", "x", "-n", ""], []),
        (["reader", "show", ""], []),
        (["reader", "completions", ""], ["bash", "zsh", "fish"]),
        (["reader", "nothing", "--x"], []),
    ],
)  # fmt: skip
def test_bash_completes(words: list[str], offered: list[str], tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "script").write_text(script("bash", capsys))
    assert completed(tmp_path, *words) == offered


def test_a_shell_that_nobody_knows_is_wrong_usage(capsys: Capture) -> None:
    assert main(["completions", "tcsh"]) == 2
    assert main(["completions"]) == 2
    assert capsys.readouterr().err.count("\n") == 2
