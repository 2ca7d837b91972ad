"""The app as a person meets it: in a terminal, from the first screen to the last key."""

from __future__ import annotations

import re
import shlex
import signal
from typing import TYPE_CHECKING

import pytest

from tests.end_to_end.terminal import Terminal, command

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [
    (120, 36),
    (40, 12),
    pytest.param((80, 24), marks=pytest.mark.slow),
    pytest.param((200, 60), marks=pytest.mark.slow),
]
TERMINAL_AS_IT_WAS = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l")


def test_with_nothing_else_it_opens_on_the_welcome() -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("size", SIZES)
def test_the_seeds_at_every_size(shared: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    with Terminal([str(shared / "seeds")], columns=columns, rows=rows) as terminal:
        terminal.wait_for("Article", "AAAI")
        terminal.press("3")
        terminal.wait_for("Seattle")
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0
        assert all(code in terminal.output for code in TERMINAL_AS_IT_WAS)


def test_a_mistyped_search_lands_on_the_posting_and_survives_a_resize(shared: Path) -> None:
    with Terminal([str(shared / "seeds")]) as terminal:
        terminal.wait_for("Documents", "AAAI")
        terminal.press("/")
        terminal.wait_for("─ search ─")
        terminal.press("barcelna")
        terminal.wait_for("Barcelona", "Postings 1")
        terminal.press("\r")
        terminal.wait_for("result 1 of", "ES, B, Barcelona")
        for columns, rows in ((40, 12), (200, 60), (80, 24)):
            terminal.resize(columns, rows)
            terminal.wait_for("ES, B, Barcelona", "Senior Applied Scientist")
        terminal.resize(120, 36)
        terminal.wait_for("result 1 of")
        terminal.press("\x1b")
        terminal.wait_until(lambda text: "result 1 of" not in text, "the search to be left")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.slow
def test_after_the_shell_had_the_terminal_all_is_painted_again(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shlex.join([*command(), str(shared / "seeds")])
    monkeypatch.setenv("READER_COMMAND", "sh")  # a program without a shell around it can't be stopped
    with Terminal(["-i"], environment={"PS1": "at the shell: "}) as terminal:
        terminal.press(f"{words}\r")
        terminal.wait_for("Documents", "AAAI")
        terminal.press("\x1a")
        terminal.wait_for("Stopped")
        terminal.screen.erase_in_display(2)
        terminal.press("fg\r")
        terminal.wait_for("Documents", "AAAI")
        terminal.screen.erase_in_display(2)
        terminal.press("q")
        terminal.wait_for("at the shell:")
        terminal.press("exit\r")
        assert terminal.wait_for_end() == 0


@pytest.mark.slow
def test_what_is_typed_in_one_go_is_searched_whole(shared: Path) -> None:
    with Terminal([str(shared / "seeds")]) as terminal:
        terminal.wait_for("Documents", "AAAI")
        terminal.press("/barcelna\r")
        terminal.wait_for("result 1 of", "ES, B, Barcelona")


def test_edinburgh_is_not_barcelona(shared: Path) -> None:
    with Terminal([str(shared / "seeds")]) as terminal:
        terminal.wait_for("Documents", "AAAI")
        terminal.press("/")
        terminal.wait_for("─ search ─")
        terminal.press("edinbrgh")
        assert "Barcelona" not in terminal.wait_for("Edinburgh", "Postings 1")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with Terminal([]) as terminal:
        terminal.wait_for("Welcome to reader")
        terminal.kill(number)
        assert terminal.wait_for_end() == 128 + number
        assert all(code in terminal.output for code in TERMINAL_AS_IT_WAS)


@pytest.mark.slow
def test_a_storm_of_resizes_is_survived(shared: Path) -> None:
    with Terminal([str(shared / "seeds")]) as terminal:
        terminal.wait_for("Documents", "AAAI")
        for number in range(300):
            terminal.resize(1 + number * 37 % 200, 1 + number * 13 % 60)
        for _ in range(3_000):
            terminal.kill(signal.SIGWINCH)
        terminal.resize(40, 12)
        terminal.wait_for("enter open", "How Michelle")
        terminal.resize(25, 12)
        terminal.wait_for("Window too small", "25×12")
        terminal.resize(120, 36)
        terminal.wait_for("Documents", "AAAI")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        pytest.param({"NO_COLOR": "1"}, set(), id="none"),
        pytest.param({"TERM": "xterm", "COLORTERM": ""}, {"35"}, id="sixteen", marks=pytest.mark.slow),
        pytest.param({"COLORTERM": "truecolor"}, {"38", "48"}, id="all", marks=pytest.mark.slow),
    ],
)
def test_the_colours_are_those_that_the_terminal_has(environment: dict[str, str], wanted: set[str]) -> None:
    with Terminal([], environment=environment) as terminal:
        terminal.wait_for("Welcome to reader", "1 Article")
        terminal.press("/robot")
        terminal.wait_for("─ search ─", "posting")
        codes = {
            code
            for parameters in re.findall(rb"\x1b\[([\d;]*)m", terminal.output)
            for code in re.findall(r"(?:^|;)(3[0-8]|4[0-8]|9[0-7]|10[0-7])(?=;|$)", parameters.decode())
        }
        assert wanted <= codes
        assert wanted or not codes
        if "38" not in wanted:
            assert not codes & {"38", "48"}


@pytest.mark.slow
def test_bad_documents_do_not_keep_the_good_ones_away(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A good one\n\nIt has a text that can be read.\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    with Terminal([str(tmp_path)]) as terminal:
        terminal.wait_for("A good one", "empty.txt", "Could not be read")


def test_a_hostile_document_does_not_touch_the_terminal(tmp_path: Path) -> None:
    clipboard, title = "\x1b]52;c;UkVBREVS\x07", "\x1b]0;OWNED\x07"
    (tmp_path / f"na{title}me.txt").write_text(
        f"[red]Title[/nope] {clipboard}\n\nbefore {title}\u202e after\n"
    )
    with Terminal([str(tmp_path)]) as terminal:
        terminal.wait_for("[red]Title[/nope]", "before")
        terminal.press("/")
        terminal.wait_for("─ search ─")
        terminal.press("before")
        terminal.wait_for("Articles 1")
        assert clipboard.encode() not in terminal.output
        assert title.encode() not in terminal.output


@pytest.mark.long
def test_every_posting_is_decided_by_one_key_and_the_last_comes_back(shared: Path) -> None:
    with Terminal([str(shared / "seeds")]) as terminal:
        terminal.wait_until(lambda text: re.search(r"To decide +47", text) is not None, "the number")
        terminal.press("g")
        terminal.press("\r")
        terminal.wait_for("Postings 1 of 47")
        for keys, left in (("a" * 16, 31), ("ixX" * 6, 13), ("x" * 13, 0)):
            terminal.press(*keys)
            terminal.wait_for(f" of {left} " if left else "All decided")
        terminal.press("q")
        terminal.wait_until(lambda text: re.search(r"To decide +0", text) is not None, "none to decide")
        terminal.press("u")
        terminal.wait_until(lambda text: re.search(r"To decide +1", text) is not None, "one to decide")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
