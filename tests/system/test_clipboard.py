"""Clipboard tools: which work where, and what they are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.system.clipboard import candidate_tools, copy


@pytest.mark.parametrize(
    ("environment", "platform", "wsl", "names"),
    [
        ({}, "linux", False, ["termux-clipboard-set"]),
        ({"DISPLAY": ":0"}, "linux", False, ["xclip", "xsel", "termux-clipboard-set"]),
        (
            {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"},
            "linux",
            False,
            ["wl-copy", "xclip", "xsel", "termux-clipboard-set"],
        ),
        ({"DISPLAY": ""}, "linux", True, ["clip.exe", "termux-clipboard-set"]),
        ({"DISPLAY": ":0"}, "darwin", False, ["pbcopy"]),
    ],
)
def test_the_tools_that_may_serve(
    environment: dict[str, str], platform: str, wsl: bool, names: list[str]
) -> None:
    assert [tool.name for tool in candidate_tools(environment, platform, wsl=wsl)] == names


def script(path: Path, body: str) -> str:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return str(path)


def test_a_tool_gets_the_text_and_no_shell_sees_it(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "kept"
    xclip = script(
        tmp_path / "xclip", f'echo noise; echo noise >&2; echo "$@" > "{kept}.words"; cat > "{kept}"'
    )
    text = "half \ud800; $(touch x) `id` 漢\nline"
    tool = copy(text, environment={"DISPLAY": ":0"}, find=lambda name: xclip if name == "xclip" else None)
    assert tool == "xclip"
    assert kept.read_text() == "half ?; $(touch x) `id` 漢\nline"
    assert Path(f"{kept}.words").read_text() == "-selection clipboard -in\n"
    assert capfd.readouterr() == ("", "")


def test_a_tool_that_fails_is_passed_over(tmp_path: Path) -> None:
    broken = script(tmp_path / "broken", "cat > /dev/null; exit 1")
    works = script(tmp_path / "works", "cat > /dev/null")
    paths = {"xclip": broken, "xsel": works}
    assert copy("text", environment={"DISPLAY": ":0"}, find=paths.get) == "xsel"
    assert copy("text", environment={"DISPLAY": ":0"}, find={"xclip": broken}.get) is None
    assert copy("text", environment={"DISPLAY": ":0"}, find={"xclip": str(tmp_path / "gone")}.get) is None
    assert copy("text", environment={"HOME": "/"}, find={"xclip": works}.get) is None
