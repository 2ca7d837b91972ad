"""Code between paragraphs, without a fence: scripts, queries, settings, sessions in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.parsing import parse

_SOURCE = Path(__file__).with_name("code.txt").read_text(encoding="utf-8").split("== ", 1)[1]
PARTS = dict(part.rstrip().split("\n", 1) for part in _SOURCE.split("\n== "))
_TOP = (
    "The ferry that waits for nobody\n\n"
    "Nobody remembers who brought the piano aboard, and the company that owns the ferry has stopped asking.\n"
)
_REST = "The captain says it keeps the ship steady. He has not said it to the insurers, who came in March.\n"


def _kinds(part: str) -> list[str]:
    document = parse(f"{_TOP}\n{part}\n\n{_REST}")
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    return [found[n] for n, line in enumerate(part.split("\n"), _TOP.count("\n") + 2) if line.strip()]


@pytest.mark.parametrize("name", PARTS)
def test_code_between_paragraphs_is_code(name: str) -> None:
    assert set(_kinds(PARTS[name])) == {"code"}


@pytest.mark.parametrize(
    "line",
    [
        "30 2 * * * /srv/tide/run.sh >> /var/log/tide.log 2>&1",
        "https_proxy=quay:8080 tide",
        "~/.config/tide/ports.toml",
        "<link rel=tide>\n<base href=quay>",
    ],
)
def test_a_line_with_signs_that_a_colon_leads_to_is_code(line: str) -> None:
    assert _kinds(f"This is all that it takes:\n\n{line}")[1:] == ["code"] * (line.count("\n") + 1)


@pytest.mark.parametrize(
    "line", ["* fog\n* tide", "https://tide.example/fog", "A bench, a lamp and a stove", "It costs $9."]
)
def test_a_line_of_words_that_a_colon_leads_to_is_none(line: str) -> None:
    assert "code" not in _kinds(f"This is all that it takes:\n\n{line}")


@pytest.mark.parametrize(
    "part",
    [
        "What to bring:\n  a coat: warm\n  a lamp: lit",
        "| who = | what = f(1); |\n| ana = | x = f(1); |",
        "int x = f(1);\nand the captain of the ferry said so\ny = 2;",
        "home | news | about us\nferries | fog | archive",
        "x = 1;\n" + "word " * 100 + "\ny = 2;",
        "The tide comes in\nwhile the fog lasts\nand goes",
    ],
)
def test_what_has_a_line_that_tells_is_not_all_code(part: str) -> None:
    assert set(_kinds(part)) != {"code"}


def test_more_lines_than_people_show_are_judged_one_by_one() -> None:
    part = "\n".join(["x = f(1);", "y", "z = g(2);"] * 80)
    assert {"code", "paragraph"} <= set(_kinds(part))
