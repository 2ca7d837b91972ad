"""How well pages are read that were written, and answered, by someone who had not seen the rules.

`python -m tests.pages.blind_score FOLDER [-v]` prints the figures of a folder against its answers.json;
-v also what is wrong.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.pages.score import (
    FACTS,
    FURNITURE,
    Figures,
    facts_of,
    is_same,
    kinds_by_line,
    plain,
    read_file,
    shingles,
)

if TYPE_CHECKING:
    from reader.pages import Page


def blind_figures(folder: Path) -> Figures:
    """Return the figures of all pages of a folder."""
    figures = Figures()
    answers: dict[str, Any] = json.loads((folder / "answers.json").read_text())
    for name, answer in sorted(answers.items()):
        _compare(figures, name, read_file(folder / name), answer)
    return figures


def _compare(figures: Figures, name: str, page: Page, answer: dict[str, Any]) -> None:
    said = facts_of(page)
    for fact in FACTS:
        if fact in answer:
            right = any(is_same(fact, said[fact], one) for one in _answers(answer, fact))
            figures.count(fact, name, right=right, found=said[fact])
    kinds = kinds_by_line(page)
    content = [
        (line, kinds.get(number, "paragraph"))
        for number, line in enumerate(page.text.split("\n"), 1)
        if line.strip() and kinds.get(number) not in FURNITURE
    ]
    by_text: dict[str, set[str]] = {}
    for line, kind in content:
        by_text.setdefault(_words(line), set()).add(kind)
    for text, kind in answer["kinds"].items():
        found = by_text.get(_words(text), set())
        figures.count("kinds", name, right=kind in found, found=(kind, sorted(found), text[:60]))
    for text in answer["not"]:
        among = [line for line, _ in content if text in line]
        figures.count("left out", name, right=not among, found=text[:60])
    wanted, got = (
        shingles(_cells(line) for line in answer["main"]),
        shingles(_cells(line) for line, _ in content),
    )
    figures.overlaps.append(2 * len(wanted & got) / (len(wanted) + len(got)))
    if figures.overlaps[-1] < 0.94:
        figures.wrong.append(f"{name}: main text {figures.overlaps[-1]:.3f}")
        figures.wrong += [f"    missing {' '.join(one)}" for one in sorted(wanted - got)[:6]]
        figures.wrong += [f"    too much {' '.join(one)}" for one in sorted(got - wanted)[:6]]


def _answers(answer: dict[str, Any], fact: str) -> list[str | None]:
    return [answer[fact], *answer.get(f"{fact}_also", [])]


def _cells(line: str) -> str:
    """Return a line without the signs of a table's row and of a list's item."""
    return " ".join(line.replace("|", " ").removeprefix("• ").split())


def _words(line: str) -> str:
    return plain(_cells(line.strip()))


def main() -> None:
    folder, *more = sys.argv[1:]
    figures = blind_figures(Path(folder))
    print(figures.report())
    if more:
        print("\n".join(figures.wrong))


if __name__ == "__main__":
    main()
