"""How soon there is text, how soon a key echoes, how much memory it takes: against a bare app."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.measuring import Comparison, Timed

BARE = str(Path(__file__).with_name("bare.py"))
READER = [sys.executable, "-m", "reader"]
BODY = "You started reader"
ROUNDS = 7
ECHOES = 20


def first_paint(words: list[str], body: str) -> float:
    """Return the seconds from the start of the process to the first body text."""
    with Timed(words) as program:
        return program.painted(body) - program.started


def memory(words: list[str], body: str) -> float:
    """Return the MiB used by the process once it is idle."""
    with Timed(words) as program:
        program.painted(body)
        program.settle()
        return program.memory()


def echoes(words: list[str], body: str, opening: str) -> list[float]:
    """Return the seconds from a letter to its echo, in a box opened with some keys."""
    with Timed(words) as program:
        program.painted(body)
        program.settle()
        if opening:
            program.key(opening)
            program.settle()
        return [program.key(letter) for letter in "reinforcementlearning"[:ECHOES]]


def main(body: str = BODY) -> list[Comparison]:
    """Return all comparisons of this kind."""
    bare_text, bare_input = [sys.executable, BARE, "text"], [sys.executable, BARE, "input"]
    first_paint(READER, body)
    first_paint(bare_text, "READY")
    paint = Comparison("process start to first body text", 1.25)
    paint.run(ROUNDS, lambda: first_paint(READER, body), lambda: first_paint(bare_text, "READY"))
    echo = Comparison("key to echo in the search box", 2.0)
    for _ in range(3):
        echo.bare += echoes(bare_input, "READY", "")
        echo.ours += echoes(READER, body, "/")
    resident = Comparison("memory at rest", 2.0, "MiB")
    resident.run(3, lambda: memory(READER, body), lambda: memory(bare_text, "READY"))
    return [paint, echo, resident]
