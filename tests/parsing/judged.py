"""Whole documents with their right answers, as in ../shared/cases/parsing, and pages of our own like them.

A page of ours is in `pages/`, many to a file, each under a line `== what it shows`:

    kind|text                a line and its kind; "kind/kind" accepts either, "nav" anything quiet, "any" all
    = title == A; B          a paper that must be found, with its authors
    = title == A; B == s     the same, with a summary
    ! title                  the document's title, if it is not the line of that kind; "! -" for none

An empty line is a blank one.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.parsing import parse
from tests.parsing.score import Score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Document

FOLDER = Path(__file__).with_name("pages")
QUIET = ("list", "footer", "teaser", "heading", "paragraph", "posting")
"""What may become of a menu, a button or a cookie text."""


@dataclass
class Case:
    """A document and what is right for it."""

    name: str
    text: str
    title: str | None
    titled: bool
    """Whether its title is laid down at all."""
    papers: list[tuple[str, tuple[str, ...], bool | None]]
    kinds: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The kinds that are right for a line, the best first."""


@dataclass
class Result(Score):
    """What was right in some documents."""

    titles: int = 0
    wrong_titles: int = 0
    exact_papers: int = 0
    all_papers: int = 0
    """Those expected and those invented."""

    def __iadd__(self, other: Result) -> Result:
        self.add(other)
        self.titles += other.titles
        self.wrong_titles += other.wrong_titles
        self.exact_papers += other.exact_papers
        self.all_papers += other.all_papers
        return self

    def line(self) -> str:
        """Return the figures on one line."""
        return (
            f"lines {self.agreement():.3f}, macro-F1 {self.macro_f1():.3f}, titles "
            f"{self.titles}/{self.titles + self.wrong_titles}, papers {self.exact_papers}/{self.all_papers}"
        )


def cases(folder: Path) -> Iterator[Case]:
    """Yield the documents of a folder that have an answer beside them."""
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        yield Case(entry["id"], text, entry["title"], "title" not in entry["ambiguous"], *_answers(entry))


def _answers(entry: dict[str, Any]) -> tuple[list[tuple[str, tuple[str, ...], bool | None]], Any]:
    papers = [
        (paper["title"], tuple(paper["authors"]), paper.get("has_summary")) for paper in entry["papers"]
    ]
    kinds = {}
    for block in entry["blocks"]:
        for number in range(block["lines"][0], block["lines"][1] + 1):
            kinds[number] = (block["kind"], *block.get("also", ()))
    return papers, kinds


def pages(name: str) -> Iterator[Case]:
    """Yield the pages in a file of ours (named without ".txt")."""
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for part in source.split("== ", 1)[1].split("\n== "):
        heading, _, body = part.partition("\n")
        yield _page(f"{name}: {heading}", body)


def _page(name: str, body: str) -> Case:
    case = Case(name, "", None, titled=True, papers=[])
    lines: list[str] = []
    for row in body.strip("\n").split("\n"):
        if row.startswith("= "):
            title, names, *summed = row[2:].split(" == ")
            case.papers.append((title, tuple(names.split("; ")), bool(summed) or None))
        elif row.startswith("! "):
            case.title = None if row == "! -" else row[2:]
        else:
            kinds, _, text = row.partition("|")
            lines.append(text)
            if text.strip():
                case.kinds[len(lines)] = tuple(kinds.split("/"))
                case.title = text.strip() if kinds == "title" and case.title is None else case.title
    case.text = "\n".join(lines) + "\n"
    return case


def judge(case: Case) -> Result:
    """Compare a document with what is right for it."""
    document = parse(case.text, f"{case.name}.txt")
    result = Result()
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    lines = case.text.split("\n")
    for number, accepted in case.kinds.items():
        kind = found.get(number, "nothing")
        if accepted[0] == "any" or not lines[number - 1].strip():
            continue
        right = kind in (*accepted, *(QUIET if accepted[0] == "nav" else ()))
        result.pairs[accepted[0], accepted[0] if right else kind] += 1
        if not right:
            result.notes.append(
                f"{case.name}:{number} {accepted[0]} read as {kind}: {lines[number - 1].strip()[:90]}"
            )
    _judge_items(case, document, result)
    return result


def _judge_items(case: Case, document: Document, result: Result) -> None:
    if case.titled:
        right = document.title == case.title
        result.titles, result.wrong_titles = int(right), int(not right)
        if not right:
            result.notes.append(f"{case.name} title {case.title!r} read as {document.title!r}")
    left = [(paper.title, paper.authors, paper.summary is not None) for paper in document.papers]
    for title, names, summed in case.papers:
        result.all_papers += 1
        match = next((it for it in left if it[:2] == (title, names) and summed in {None, it[2]}), None)
        if match:
            left.remove(match)
            result.exact_papers += 1
        else:
            result.notes.append(f"{case.name} paper missed: {title} == {'; '.join(names)} {summed}")
    for paper in left:
        result.all_papers += 1
        result.notes.append(f"{case.name} paper invented: {paper}")


def total(found: Iterator[Case]) -> Result:
    """Return the figures of several documents together."""
    result = Result()
    for case in found:
        result += judge(case)
    return result


def main() -> None:
    """Print the figures and what is wrong, of the folders and files of ours that are named."""
    import sys

    for name in sys.argv[1:]:
        result = total(cases(Path(name)) if Path(name).is_dir() else pages(name))
        print(f"{name}: {result.line()}")
        print("\n".join(f"    {note}" for note in result.notes))


if __name__ == "__main__":
    main()
