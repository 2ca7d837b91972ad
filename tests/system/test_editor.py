"""The user's editor: what it is given, and what is taken back from it."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from reader.errors import UsageError
from reader.system.editor import LARGEST, edit

if TYPE_CHECKING:
    from pathlib import Path

BAD = {
    "a folder": 'rm "$1"; mkdir "$1"; echo x > "$1/inside"',
    "nothing": 'rm "$1"',
    "a link": 'rm "$1"; ln -s /etc/passwd "$1"',
    "a pipe": 'rm "$1"; mkfifo "$1"',
    "a device": 'rm "$1"; ln -s /dev/zero "$1"',
    "50 MB": 'dd if=/dev/zero of="$1" bs=1M count=50 2>/dev/null',
    "50 MB of text": 'yes words | head -c 52428800 > "$1"',
    "a bit too much": f'head -c {LARGEST + 1} /dev/zero | tr "\\0" x > "$1"',
    "another encoding": 'printf "caf\\351" > "$1"',
    "something binary": 'printf "a\\000b" > "$1"',
    "no folder": 'rm -r "$(dirname "$1")"',
}


def use(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    """Make a script the user's editor; "$1" is the file."""
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(path))


def test_what_is_saved_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, 'stat -c %a "$1"; echo more >> "$1"')
    assert edit("näive\n") == "näive\nmore\n"


def test_only_the_user_can_read_it_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, 'stat -c %a "$(dirname "$1")" > "$1"')
    assert edit("") == "700\n"


def test_an_editor_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, 'echo more >> "$1"; exit 1')
    assert edit("a note") is None


@pytest.mark.parametrize("script", BAD.values(), ids=BAD)
def test_what_is_no_note_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    use(monkeypatch, tmp_path, script)
    with pytest.raises(UsageError, match=r"^The editor left [^\n]*; note unchanged\.$"):
        edit("a note")
    assert list(tmp_path.glob("reader-note-*")) == []


def test_as_much_as_is_allowed_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, tmp_path, f'head -c {LARGEST} /dev/zero | tr "\\0" x > "$1"')
    assert edit("a note") == "x" * LARGEST


def test_without_an_editor_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")
    with pytest.raises(UsageError, match=r"^No editor found; set EDITOR"):
        edit("a note")


def test_a_program_that_is_none_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "editor"
    path.write_bytes(b"\x7fELF no program")
    path.chmod(stat.S_IRWXU)
    monkeypatch.setenv("VISUAL", str(path))
    with pytest.raises(UsageError, match=r"^The editor can't be used: [^\n]*; note unchanged\.$"):
        edit("a note")


def test_without_a_temporary_folder_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    use(monkeypatch, tmp_path, "true")
    with pytest.raises(UsageError, match=r"^The editor can't be used: [^\n]*; note unchanged\.$"):
        edit("a note")
