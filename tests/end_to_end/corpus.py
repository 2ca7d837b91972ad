"""Pages of many postings, the same each time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PER_PAGE = 100
PLACES = [
    "US, WA, Seattle", "US, CA, Sunnyvale", "IN, KA, Bengaluru", "ES, B, Barcelona",
    "GB, MLN, Edinburgh", "DE, BE, Berlin", "JP, 13, Tokyo", "CA, BC, Vancouver",
]  # fmt: skip
ROLES = ["Applied Scientist", "Senior Economist", "Software Engineer II", "Principal Scientist", "Intern"]
WORDS = [
    "robots", "language", "models", "forecasting", "demand", "speech", "vision", "ranking",
    "streams", "privacy", "causal", "inference", "planning", "graph", "learning", "warehouse",
    "delivery", "語言", "naïve", "émigré", "translation", "agents", "evaluation", "safety", "optics",
    "[/bold]", "**x**", "👍",
]  # fmt: skip


def page(count: int, seed: int) -> str:
    """Return the text of a page: an article, and postings below it."""
    choose = random.Random(seed)  # noqa: S311 - to be repeated
    lines = [
        f"Page {seed} about {choose.choice(WORDS)}",
        "",
        "It says little. " * 20,
        "",
        "Related content",
        "",
    ]
    for number in range(count):
        sentences = [
            f"We are looking for a {choose.choice(ROLES)} in team {seed}-{number}.",
            f"You will work on {' '.join(choose.choices(WORDS, k=30))}.",
            f"See https://example.org/jobs/{seed}/{number} for more.",
        ]
        lines += [choose.choice(PLACES), " ".join(sentences), ""]
    return "\n".join(lines)


def write_postings(folder: Path, count: int, seed: int = 1) -> None:
    """Write pages with so many postings in all into a folder."""
    folder.mkdir(parents=True)
    for number in range(0, count, PER_PAGE):
        text = page(min(PER_PAGE, count - number), seed + number // PER_PAGE)
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
