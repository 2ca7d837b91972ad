"""Opening addresses: with what program, and quietly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.system.browser import Opener, open_with, opener

if TYPE_CHECKING:
    from pathlib import Path

HERE = {name: f"/bin/{name}" for name in ("xdg-open", "w3m", "firefox", "open", "wslview", "lynx")}
WEB = "https://example.org/"


@pytest.mark.parametrize(
    ("environment", "platform", "address", "expected"),
    [
        ({"DISPLAY": ":0"}, "linux", WEB, Opener(("/bin/xdg-open",))),
        ({"WAYLAND_DISPLAY": "w"}, "linux", "mailto:a@b.c", Opener(("/bin/xdg-open",))),
        ({"HOME": "/"}, "linux", WEB, Opener(("/bin/w3m",), in_terminal=True)),
        ({"HOME": "/"}, "linux", "mailto:a@b.c", None),
        ({"BROWSER": "lynx -x"}, "linux", WEB, Opener(("/bin/lynx", "-x"), in_terminal=True)),
        ({"BROWSER": "gone:firefox"}, "linux", WEB, Opener(("/bin/firefox",))),
        ({"BROWSER": "firefox %s", "DISPLAY": ":0"}, "linux", WEB, Opener(("/bin/xdg-open",))),
        ({"BROWSER": "'", "DISPLAY": ":0"}, "linux", WEB, Opener(("/bin/xdg-open",))),
        ({"HOME": "/"}, "darwin", WEB, Opener(("/bin/open",))),
        ({"WSL_DISTRO_NAME": "x"}, "linux", WEB, Opener(("/bin/wslview",))),
    ],
)
def test_what_opens_an_address(
    environment: dict[str, str], platform: str, address: str, expected: Opener | None
) -> None:
    assert opener(address, environment=environment, platform=platform, find=HERE.get) == expected


def test_without_any_there_is_none() -> None:
    assert opener(WEB, environment={"DISPLAY": ":0"}, platform="linux", find=lambda _: None) is None


def test_an_opener_gets_the_address_and_neither_keyboard_nor_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, kept = tmp_path / "browser", tmp_path / "kept"
    path.write_text(f'#!/bin/sh\necho noise; echo noise >&2; echo "$1" "$#" > "{kept}"; cat\n')
    path.chmod(0o755)
    address = "https://example.org/?a=$(id)&b=;touch"
    assert open_with(Opener((str(path),)), address)
    assert kept.read_text() == f"{address} 1\n"
    assert capfd.readouterr() == ("", "")
    assert open_with(Opener((str(path),), in_terminal=True), address)
    assert "noise" in capfd.readouterr().out


def test_an_opener_that_fails_says_so(tmp_path: Path) -> None:
    path = tmp_path / "browser"
    assert not open_with(Opener((str(path),)), WEB)
    path.write_text("#!/bin/sh\nexit 3\n")
    path.chmod(0o755)
    assert not open_with(Opener((str(path),)), WEB)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:x", "-https://x", "ftp://x", ""])
def test_nothing_else_is_opened(address: str) -> None:
    with pytest.raises(ValueError, match="only"):
        open_with(Opener(("/bin/true",)), address)
