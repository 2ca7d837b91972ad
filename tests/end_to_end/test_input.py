"""Whatever is typed into the real program, it goes on."""

from __future__ import annotations

import random
import shlex
import signal
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal, command

RANDOM = random.Random(12).randbytes  # noqa: S311 - to be repeated, not to be secret
INPUTS = {
    "one byte": b"\xff",
    "a burst": bytes(byte for byte in RANDOM(4000) if byte >= 0x80),
    "in a paste": b"\x1b[200~some \xff\xfe text \x80\x1b[201~",
    "an old mouse report": b"\x1b[M\x20\xf0\xff" * 20,
    "half a character": b"\xe2\x82",
    "half a sequence": b"\x1b[",
    "a sequence without end": b"\x1b[" + b"9;" * 5000 + b"u",
    "a code that is no character": b"\x1b[99999999;1u\x1b[4294967296;1u\x1b[97;1:3u",
    "a window of no size": b"\x1b[48;0;0;0;0t\x1b[<0;5;5M\x1b[<0;5;5m",
    "a window of any size": b"\x1b[48;99999999;99999999;1;1t",
    "a click far away": b"\x1b[<0;99999;99999M\x1b[<0;99999;99999m",
    "a mode that nobody asked for": b"\x1b[?2048;2$y\x1b[?2026;9$y",
    "NUL": b"\0" * 200,
    "C1": "\x9b31m\x85\x90".encode(),
    "a paste without end": b"\x1b[200~and then nothing",
}


SOON = 10.0
"""Seconds to end after a signal: two by the clock of the program, and time for a busy machine."""


def type_and_go_on(terminal: Terminal, data: bytes) -> None:
    """Type something, and see the help open then."""
    assert terminal.send(data)
    terminal.wait_for("Welcome to reader")
    if data.startswith(b"\x1b[200~") and not data.endswith(b"~"):
        terminal.wait_silently(2.5)
    assert terminal.send(b"?")
    terminal.wait_for("─ help ─")


@pytest.mark.slow
@pytest.mark.parametrize("data", INPUTS.values(), ids=list(INPUTS))
def test_it_goes_on_whatever_is_typed(data: bytes) -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        type_and_go_on(terminal, data)
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in terminal.output


@pytest.mark.slow
def test_it_goes_on_whatever_is_typed_one_after_another() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        for data in INPUTS.values():
            type_and_go_on(terminal, data)
            terminal.press("q")
            terminal.wait_until(lambda text: "─ help ─" not in text, "the help to close")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
        assert b"Traceback" not in terminal.output


@pytest.mark.slow
def test_sizes_and_settings_for_other_terminals_change_nothing() -> None:
    wrong = {"COLUMNS": "99999999", "LINES": "99999999", "TEXTUAL_PRESS": "q", "TEXTUAL_DRIVER": "os:path"}
    with Terminal([], environment=wrong) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


@pytest.mark.slow
def test_a_character_in_two_reads_is_one() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.press("/")
        terminal.wait_for("─ search ─")
        for byte in "naïve €".encode():
            assert terminal.send(bytes([byte]))
        terminal.wait_for("naïve €")


@pytest.mark.slow
def test_bytes_that_are_no_text_can_be_pasted_into_a_box() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.press("/")
        terminal.wait_for("─ search ─")
        assert terminal.send(b"\x1b[200~caf\xe9 \xff\x00au lait\x1b[201~")
        terminal.wait_for("au lait")


@pytest.mark.slow
def test_a_paste_of_ten_megabytes_is_cut() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.press("/")
        terminal.wait_for("─ search ─")
        assert terminal.send(b"\x1b[200~" + b"word " * (2 << 20) + b"\x1b[201~")
        terminal.press("\x01")
        terminal.wait_for("word word word")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


def test_a_terminal_that_goes_away_ends_it() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        assert terminal.hang_up() == 128 + signal.SIGHUP


@pytest.mark.parametrize(
    ("number", "delay"),
    [
        (signal.SIGTERM, 0.2),
        (signal.SIGHUP, 0.6),
        pytest.param(signal.SIGHUP, 0.2, marks=pytest.mark.slow),
        pytest.param(signal.SIGTERM, 0.4, marks=pytest.mark.slow),
        pytest.param(signal.SIGHUP, 0.4, marks=pytest.mark.slow),
        pytest.param(signal.SIGTERM, 0.6, marks=pytest.mark.slow),
        pytest.param(signal.SIGTERM, 0.9, marks=pytest.mark.slow),
        pytest.param(signal.SIGHUP, 0.9, marks=pytest.mark.slow),
    ],
)
def test_a_signal_while_it_starts_ends_it(number: signal.Signals, delay: float) -> None:
    with Terminal([]) as terminal:
        terminal.wait_silently(delay)
        terminal.kill(number)
        assert terminal.wait_for_end(SOON) == 128 + number
        entered, left = terminal.output.rfind(b"\x1b[?1049h"), terminal.output.rfind(b"\x1b[?1049l")
        assert left > entered or entered < 0
        assert b"Traceback" not in terminal.output


def test_a_signal_while_a_large_document_is_parsed_ends_it(tmp_path: Path) -> None:
    text = "A heading\n\nSome words in a line, and more of them (US, WA, Seattle).\n\n"
    (tmp_path / "large.txt").write_text(text * 400_000)
    with Terminal([str(tmp_path)]) as terminal:
        terminal.wait_for("Loading…")
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_for_end(SOON) == 128 + signal.SIGTERM


@pytest.mark.long
def test_a_signal_while_the_terminal_takes_no_output_ends_it() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.stuff(b"?q" * 50)
        terminal.kill(signal.SIGTERM)
        assert terminal.wait_unread(SOON) == 128 + signal.SIGTERM


@pytest.mark.slow
def test_keys_that_end_an_editor_do_not_end_the_app(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nkill -INT $PPID; kill -QUIT $PPID; echo "from the editor" >> "$1"\n')
    editor.chmod(0o755)
    with Terminal([], environment={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for("Welcome to reader", "Responsible AI")
        terminal.press("\r")
        terminal.press("e")
        terminal.wait_for("note on")
        terminal.press("\x05")
        terminal.wait_for("from the editor")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(
    "script",
    [
        "exit 3",
        pytest.param('rm "$1"', marks=pytest.mark.slow),
        pytest.param("printf '\\351' > \"$1\"", marks=pytest.mark.slow),
    ],
)
def test_an_editor_that_fails_gives_the_terminal_back(tmp_path: Path, script: str) -> None:
    editor = tmp_path / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    with Terminal([], environment={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for("Welcome to reader", "Responsible AI")
        terminal.press("\r")
        terminal.press("e")
        terminal.wait_for("note on")
        terminal.press("\x05")
        terminal.press("typed afterwards")
        terminal.wait_for("typed afterwards")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


@pytest.mark.slow
def test_a_signal_to_go_on_that_nobody_needs_changes_nothing() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        for _ in range(2):
            terminal.kill(signal.SIGCONT)
            terminal.press("?")
            terminal.wait_for("─ help ─")
            terminal.press("q")
            terminal.wait_until(lambda text: "─ help ─" not in text, "the help to close")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("times", [15, pytest.param(60, marks=pytest.mark.slow)])
def test_a_signal_to_stop_may_come_in_the_middle_of_writing(times: int) -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        for number in range(times):
            assert terminal.send(b"?" + b"jk" * (number % 7) + b"q")
            terminal.suspend()
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


SHELL = """#!/bin/bash
set -m
{command}
echo stopped
kill -CONT %1
until grep -q '^State:.T' /proc/$(jobs -p)/status; do :; done
echo stopped again
fg > /dev/null
"""
"""What a user does with `bg`, and then `fg`."""


@pytest.mark.long
@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="bash has jobs")
def test_it_goes_on_in_the_foreground_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shell = tmp_path / "shell"
    shell.write_text(SHELL.format(command=shlex.join(command())))
    shell.chmod(0o755)
    monkeypatch.setenv("READER_COMMAND", str(shell))
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.press("\x1a")
        terminal.wait_until(lambda _: b"stopped again" in terminal.output, "the second stop")
        terminal.press("?")
        terminal.wait_for("─ help ─")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
