"""Score the parser on texts that have their answers beside them.

`python -m tests.parsing.blind_score FOLDER [-v]` prints the tables; -v adds each wrong line and field.

Each NN-name.txt has its answers in NN-name.json. What `also`, `location_also`, `role_also` and `title_also`
list is as right as the answer itself. A "nav" line may be anything quiet, an "any" line anything at all.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from reader.clean import expand_tabs
from reader.parsing import parse
from tests.parsing.score import AMBIGUOUS, Score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.model import Document, Posting

Answer: TypeAlias = "dict[str, Any]"

FIELDS = ("found", "place", "role", "pay", "level", "remote", "company")
WIDTH = 40


@dataclass
class Figures:
    """Counts over some texts: lines and papers in `score`, the other fields by name in `right`."""

    score: Score = field(default_factory=Score)
    right: Counter[tuple[str, bool]] = field(default_factory=Counter)
    invented: int = 0
    """Postings where the answers have none, or a second one where they have one."""

    def add(self, other: Figures) -> None:
        self.score.add(other.score)
        self.right += other.right
        self.invented += other.invented

    def judge(self, name: str, right: bool, note: str) -> None:
        self.right[name, right] += 1
        if not right:
            self.score.notes.append(f"{name}: {note}")

    def judged(self, name: str) -> int:
        return self.right[name, True] + self.right[name, False]

    def share(self, name: str) -> float:
        return self.right[name, True] / max(1, self.judged(name))

    def papers(self) -> float:
        return self.score.papers[True] / max(1, self.score.papers.total())

    def macro_f1(self) -> float:
        """Return the mean over the labelled kinds. "nav" isn't a kind and doesn't count."""
        kinds = [kind for kind in self.score.kinds() if kind != "nav"]
        return sum(map(self.score.f1, kinds)) / max(1, len(kinds))


def answered(folder: Path) -> Iterator[tuple[Answer, str]]:
    """Yield the answers of each text in a folder, with the text."""
    yield from map(answer_of, sorted(folder.glob("*.txt")))


def answer_of(path: Path) -> tuple[Answer, str]:
    """Return the answers of a text, with the text."""
    text = path.read_text(encoding="utf-8")
    answer = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return answer, expand_tabs(text.replace("\r\n", "\n"))


def kinds_by_line(answer: Answer) -> dict[int, list[str]]:
    """Return the right kinds of each labelled line, the label itself first."""
    kinds: dict[int, list[str]] = {}
    for block in answer["blocks"]:
        for number in range(block["lines"][0], block["lines"][1] + 1):
            kinds[number] = [block["kind"], *block.get("also", [])]
    return kinds


def figures(answer: Answer, text: str) -> Figures:
    """Compare one text with its answers."""
    document = parse(text, f"{answer['id']}.txt")
    result = Figures()
    left_out = {AMBIGUOUS[name] for name in answer["ambiguous"]}
    if "title" not in left_out:
        titles = [answer["title"], *answer.get("title_also", [])]
        result.judge("title", document.title in titles, f"{answer['title']!r} read as {document.title!r}")
    _compare_lines(answer, document, text, left_out, result)
    _compare_papers(answer, document, result)
    _compare_postings(answer, document, result)
    return result


def _compare_lines(
    answer: Answer, document: Document, text: str, left_out: set[str], result: Figures
) -> None:
    kinds = kinds_by_line(answer)
    found = {n: block.kind for block in document.blocks for n in range(block.lines[0], block.lines[1] + 1)}
    for number, line in enumerate(text.split("\n"), 1):
        label, *also = kinds.get(number, ["any"])
        if not line.strip() or label in left_out or label == "any":
            continue
        kind = found.get(number, "nothing")
        right = kind == label or kind in also
        result.score.pairs[label, label if right else kind] += 1
        if not right:
            result.score.notes.append(f"line {number}: {label} read as {kind}: {line.strip()[:80]}")


def _compare_papers(answer: Answer, document: Document, result: Figures) -> None:
    expected = [(paper["title"], tuple(paper["authors"])) for paper in answer["papers"]]
    papers = {(paper.title, paper.authors): paper.summary is not None for paper in document.papers}
    for labelled, paper in zip(answer["papers"], expected, strict=True):
        result.score.papers[paper in papers] += 1
        if paper not in papers:
            result.score.notes.append(f"paper missed: {paper}")
        elif "has_summary" in labelled:
            result.judge("summary", papers[paper] == labelled["has_summary"], f"of {paper[0]!r}")
    for paper in papers:
        if paper not in expected:
            result.score.papers[False] += 1
            result.score.notes.append(f"paper invented: {paper}")


def _compare_postings(answer: Answer, document: Document, result: Figures) -> None:
    """Match each labelled posting with the found one that shares the most lines, then compare the two."""
    rest = list(document.postings)
    for labelled in answer["postings"]:
        found = max(rest, key=lambda posting: _shared(labelled, posting), default=None)
        if found is None or not _shared(labelled, found):
            found = None
        else:
            rest.remove(found)
        result.judge("found", found is not None, f"no posting at lines {labelled['lines']}")
        _compare_fields(labelled, found, result)
    result.invented += len(rest)
    for posting in rest:
        result.score.notes.append(f"posting invented: lines {posting.lines}, {posting.role!r}")


def _shared(labelled: Answer, posting: Posting) -> int:
    first, last = max(labelled["lines"][0], posting.lines[0]), min(labelled["lines"][1], posting.lines[1])
    return max(0, int(last) - int(first) + 1)


def _compare_fields(labelled: Answer, found: Posting | None, result: Figures) -> None:
    def judge(name: str, right: list[object], value: object) -> None:
        result.judge(name, found is not None and value in right, f"{right[0]!r} read as {value!r}")

    place = found.place.text if found and found.place else None
    judge("place", [labelled["location"], *labelled.get("location_also", [])], place)
    judge("role", [labelled["role"], *labelled.get("role_also", [])], found and found.role)
    pay = found.pay if found else None
    paid = [*([(pay.minimum, pay.maximum), pay.ends] if pay else ())]
    stated = [
        {"minimum": low, "maximum": high, "currency": pay.currency, "period": pay.period}
        for low, high in paid
        if pay
    ]
    if "pay" in labelled:  # left out where it is open to reading
        right = [labelled["pay"], *labelled.get("pay_also", [])]
        told = next((it for it in stated if it in right), stated[0] if stated else None)
        judge("pay", right, told)
    for name in ("level", "remote", "company"):
        if labelled.get(name) is not None:
            judge(name, [labelled[name], *labelled.get(f"{name}_also", [])], getattr(found, name, None))


def figures_of_folder(folder: Path) -> dict[str, Figures]:
    """Return the figures of each text in a folder, by id."""
    return {answer["id"]: figures(answer, text) for answer, text in answered(folder)}


def total(by_text: dict[str, Figures]) -> Figures:
    """Return the counts of all texts together."""
    result = Figures()
    for one in by_text.values():
        result.add(one)
    return result


def report(folder: Path, wordy: bool) -> str:
    """Return the table by text and by kind, and the figures of all texts."""
    by_text = figures_of_folder(folder)
    rows = [f"{folder.name}: {len(by_text)} texts"]
    for name, one in by_text.items():
        rows.append(_row(name, one))
        rows += [f"      {note}" for note in one.score.notes if wordy]
    everything = total(by_text)
    pairs = everything.score
    rows += [f"  {kind:12} F1 {pairs.f1(kind):.3f}" for kind in pairs.kinds() if kind != "nav"]
    rows.append(
        f"  macro-F1 {everything.macro_f1():.3f}, lines {pairs.agreement():.1%} of {pairs.pairs.total()}, "
        f"papers exact {pairs.papers[True]}/{pairs.papers.total()} ({everything.papers():.1%})"
    )
    names = ("title", "summary", *FIELDS)
    rows.append("  " + ", ".join(_fraction(everything, name) for name in names if everything.judged(name)))
    rows.append(f"  postings invented {everything.invented}")
    return "\n".join(rows)


def _row(name: str, one: Figures) -> str:
    row = f"  {name:{WIDTH}} {one.score.agreement():6.1%}"
    if one.score.papers.total():
        row += f"  papers {one.score.papers[True]}/{one.score.papers.total()}"
    names = [name for name in ("title", *FIELDS) if one.right[name, False]]
    row += "".join(f"  {_fraction(one, name)}" for name in names)
    return row + (f"  invented {one.invented}" if one.invented else "")


def _fraction(one: Figures, name: str) -> str:
    return f"{name} {one.right[name, True]}/{one.judged(name)}"


def main() -> None:
    """Print the reports of the folders named on the command line."""
    wordy = "-v" in sys.argv[1:]
    for name in sys.argv[1:]:
        if name != "-v":
            print(report(Path(name), wordy))


if __name__ == "__main__":
    main()
