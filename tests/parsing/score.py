"""How well the parser does on labelled documents: `python -m tests.parsing.score` prints the tables.

A label is skipped if the labels call its field ambiguous; "any" accepts every kind.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reader.clean import expand_tabs
from reader.parsing import parse
from tests.conftest import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.model import Document

AMBIGUOUS = {
    "title": "title", "dek": "dek", "captions": "caption", "lead_captions": "caption",
    "questions": "question",
    "headings": "heading", "related": "teaser", "papers": "paper", "postings": "posting", "quotes": "quote",
    "n_body_paragraphs": "paragraph", "paragraphs": "paragraph", "lists": "list", "tables": "table",
    "code": "code",
    "footer": "footer",
}  # fmt: skip


@dataclass
class Score:
    """Counts over some documents."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(labelled kind, found kind) of each line that counts."""
    papers: Counter[bool] = field(default_factory=Counter)
    places: Counter[bool] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.pairs += other.pairs
        self.papers += other.papers
        self.places += other.places
        self.notes += other.notes

    def agreement(self) -> float:
        right = sum(n for (label, found), n in self.pairs.items() if label == found)
        return right / max(1, self.pairs.total())

    def f1(self, kind: str) -> float:
        right = self.pairs[kind, kind]
        labelled = sum(n for (label, _), n in self.pairs.items() if label == kind)
        found = sum(n for (_, found), n in self.pairs.items() if found == kind)
        return 2 * right / (labelled + found) if labelled + found else 1.0

    def kinds(self) -> list[str]:
        return sorted({label for label, _ in self.pairs})

    def macro_f1(self) -> float:
        return sum(map(self.f1, self.kinds())) / max(1, len(self.kinds()))


def labelled(folder: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the labels of each document in a folder, with its text."""
    for entry in json.loads((folder / "labels.json").read_text(encoding="utf-8")):
        path = next(folder.glob(f"**/{entry['id']}.txt"))
        yield entry, expand_tabs(path.read_text(encoding="utf-8").replace("\r\n", "\n"))


def score(entry: dict[str, Any], text: str) -> Score:
    """Compare one document with its labels."""
    document = parse(text, f"{entry['id']}.txt")
    result = Score()
    left_out = {AMBIGUOUS[name] for name in entry["ambiguous"]}
    labels = {
        n: block["kind"] for block in entry["blocks"] for n in range(block["lines"][0], block["lines"][1] + 1)
    }
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    for number, line in enumerate(text.split("\n"), 1):
        label = labels.get(number)
        if not line.strip() or label is None or label in left_out or label == "any":
            continue
        kind = found.get(number, "nothing")
        result.pairs[label, kind] += 1
        if kind != label:
            result.notes.append(f"{entry['id']}:{number} {label} read as {kind}: {line.strip()[:90]}")
    _compare_items(entry, document, left_out, result)
    return result


def _compare_items(entry: dict[str, Any], document: Document, left_out: set[str], result: Score) -> None:
    expected = [(paper["title"], tuple(paper["authors"])) for paper in entry["papers"]]
    papers = [(paper.title, paper.authors) for paper in document.papers]
    for paper in expected:
        result.papers[paper in papers] += 1
        if paper not in papers:
            result.notes.append(f"{entry['id']} paper missed: {paper}")
    if "paper" not in left_out:
        for paper in papers:
            if paper not in expected:
                result.papers[False] += 1
                result.notes.append(f"{entry['id']} paper invented: {paper}")
    if "posting" not in left_out:
        places = [posting.place.text if posting.place else None for posting in document.postings]
        for number, posting in enumerate(entry["postings"]):
            right = number < len(places) and places[number] == posting["location"]
            result.places[right] += 1
            if not right:
                result.notes.append(f"{entry['id']} place {number} missed: {posting['location']}")


def score_folder(folder: Path) -> dict[str, Score]:
    """Return the score of each document in a folder, by id."""
    return {entry["id"]: score(entry, text) for entry, text in labelled(folder)}


def total(scores: dict[str, Score]) -> Score:
    """Return the counts of all documents together."""
    result = Score()
    for one in scores.values():
        result.add(one)
    return result


def report(folder: Path) -> str:
    """Return the table by document and by kind, and each line read wrongly."""
    scores = score_folder(folder)
    everything = total(scores)
    rows = [f"{folder.name}: {len(scores)} documents, {everything.pairs.total()} lines"]
    rows += [
        f"  {name:32} {one.agreement():7.1%}  papers {one.papers[True]}/{one.papers.total()}"
        for name, one in scores.items()
    ]
    rows += [f"  {kind:12} F1 {everything.f1(kind):.3f}" for kind in everything.kinds()]
    rows.append(
        f"  lines {everything.agreement():.2%}, macro-F1 {everything.macro_f1():.3f}, "
        f"papers {everything.papers[True]}/{everything.papers.total()}, "
        f"places {everything.places[True]}/{everything.places.total()}"
    )
    return "\n".join(rows + [f"    {note}" for note in everything.notes])


def main() -> None:
    """Print the reports of the folders named on the command line, or of all labelled ones."""
    names = sys.argv[1:] or ["seeds", "layouts"]
    for name in names:
        print(report(SHARED / name))


if __name__ == "__main__":
    main()
