"""How well pages are read: their titles, bylines, dates, main text and the kind of each labelled line.

`python -m tests.pages.score FOLDER LABELS.json [-v]` prints the figures; -v also what is wrong.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.folding import letters, words
from reader.pages import Page, encoding_of, read_page

if TYPE_CHECKING:
    from collections.abc import Iterable

SHINGLE = 4
_SIGN = re.compile(r"^\s*(?:•|\d+\.)\s")
FURNITURE = ("footer", "teaser")
FACTS = ("title", "byline", "published", "url", "language")


@dataclass
class Figures:
    """What was right, of how many."""

    right: dict[str, int] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)
    overlaps: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def count(self, what: str, page: str, *, right: bool, found: object = "") -> None:
        self.asked[what] = self.asked.get(what, 0) + 1
        self.right[what] = self.right.get(what, 0) + right
        if not right:
            self.wrong.append(f"{page}: {what}: {found}")

    def share(self, what: str) -> float:
        return self.right.get(what, 0) / self.asked[what] if self.asked.get(what) else 1.0

    @property
    def main_text(self) -> float:
        return sum(self.overlaps) / len(self.overlaps)

    def report(self) -> str:
        shares = ", ".join(
            f"{what} {self.share(what):.3f} of {self.asked[what]}" for what in sorted(self.asked)
        )
        return f"{len(self.overlaps)} pages: main text {self.main_text:.3f}, {shares}"


def read_file(path: Path) -> Page:
    """Read a page of a test: UTF-8, or what it says."""
    data = path.read_bytes()
    try:
        return read_page(data.decode())
    except UnicodeDecodeError:
        return read_page(data.decode(encoding_of(data, None) or "cp1252", "replace"))


def figures_of(folder: Path, labels: dict[str, Any]) -> Figures:
    """Return the figures of the pages of a folder, labelled as in ../shared/cases/web/expected.json."""
    figures = Figures()
    for name, wanted in sorted(labels.items()):
        _compare(figures, name, read_file(folder / name), wanted)
    return figures


def kinds_by_line(page: Page) -> dict[int, str]:
    """Return the kind of each line that a hint says it is."""
    return {
        line: hint.kind for hint in page.outline.hints for line in range(hint.lines[0], hint.lines[1] + 1)
    }


def facts_of(page: Page) -> dict[str, str | None]:
    """Return what a page says of itself."""
    outline = page.outline
    return {
        "title": page.title,
        "byline": outline.byline,
        "published": outline.published,
        "url": outline.url,
        "language": outline.language,
    }


def _compare(figures: Figures, name: str, page: Page, wanted: dict[str, Any]) -> None:
    said = facts_of(page)
    for fact in FACTS:
        if fact in wanted:
            figures.count(fact, name, right=is_same(fact, said[fact], wanted[fact]), found=said[fact])
    kinds = kinds_by_line(page)
    lines = page.text.split("\n")
    found: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(lines, 1):
        found.setdefault(plain(line), []).append((line, kinds.get(number, "none")))
    for label in wanted["lines"]:
        figures.count(
            "lines", name, right=_is_right(label, found), found=(label["kinds"], label["text"][:60])
        )
    figures.overlaps.append(_overlap(page, kinds, wanted["lines"]))
    if figures.overlaps[-1] < 0.9:
        figures.wrong.append(f"{name}: main text {figures.overlaps[-1]:.2f}")


def plain(line: str) -> str:
    """Return a line to compare by: without the sign of a list's item, case and punctuation."""
    return letters(_SIGN.sub("", line)) or line


def is_same(fact: str, said: str | None, wanted: Any) -> bool:  # noqa: ANN401
    """Return whether a page says of itself what it should."""
    if isinstance(wanted, dict):
        return any(is_same(fact, said, one) for one in wanted["any"])
    if said is None or wanted is None:
        return said is wanted
    if fact == "published":
        return said.startswith(str(wanted)[:10])
    if fact == "byline":
        return {letters(one) for one in said.split(", ")} == {letters(one) for one in wanted.split(", ")}
    if fact == "language":
        return said.split("-")[0] == str(wanted).split("-")[0]
    return bool(said == wanted) if fact == "url" else letters(said) == letters(wanted)


def _is_right(label: dict[str, Any], found: dict[str, list[tuple[str, str]]]) -> bool:
    stands = found.get(plain(label["text"]), [])
    if label.get("exact"):
        stands = [one for one in stands if one[0] == label["text"]]
    if "gone" in label["kinds"] or "absent" in label["kinds"]:
        return all(kind in FURNITURE or kind in label["kinds"] for _, kind in stands)
    allowed = [*label["kinds"], *(["none"] if "paragraph" in label["kinds"] else [])]
    return bool(stands) and all(kind in allowed for _, kind in stands)


def _overlap(page: Page, kinds: dict[int, str], labels: list[dict[str, Any]]) -> float:
    """Return the F1 of the runs of four words in the main text and in what is labelled as such."""
    lines = [
        line for number, line in enumerate(page.text.split("\n"), 1) if kinds.get(number) not in FURNITURE
    ]
    told = {label["text"] for label in labels if "gone" in label["kinds"]}
    wanted = shingles([label["text"] for label in labels if label["text"] not in told])
    got = shingles(lines)
    both = len(wanted & got)
    return 2 * both / (len(wanted) + len(got)) if wanted else 1.0


def shingles(lines: Iterable[str]) -> set[tuple[str, ...]]:
    """Return the runs of four words in some lines; a shorter line is one."""
    found = set()
    for line in lines:
        parts = words(line)
        found |= {tuple(parts[at : at + SHINGLE]) for at in range(max(1, len(parts) - SHINGLE + 1))}
    return found - {()}


def main() -> None:
    folder, file, *more = sys.argv[1:]
    figures = figures_of(Path(folder), json.loads(Path(file).read_text())["articles"])
    print(figures.report())
    if more:
        print("\n".join(figures.wrong))


if __name__ == "__main__":
    main()
