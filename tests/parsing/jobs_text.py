"""Lists of jobs and hiring threads with what must be found in them, and texts in which nothing must.

`jobs/lists.txt` holds texts under lines `== NUMBER what it shows`. Each line is `KINDS|text`: the letters of
the kinds that are right for it. A posting begins at `P`; the line after it says what it must have:

    = role == place or None == level, remote, onsite, team NAME, CURRENCY low-high period

`jobs/none.txt` holds texts as they are, under lines `== what it is`; none of them has a posting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reader.clean import expand_tabs

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("jobs")
KINDS = {
    "P": {"posting"},
    "p": {"posting"},
    "t": {"title"},
    "h": {"heading"},
    "x": {"paragraph", "dek", "list"},
    "T": {"table"},
    "c": {"caption", "footer"},
    "n": {"list", "footer", "teaser", "heading", "paragraph", "posting", "table"},
}
_HEAD = re.compile(r"^== ", re.MULTILINE)


@dataclass
class Expected:
    """A posting that must be found."""

    first: int
    last: int
    role: str | None = ""
    place: str | None = None
    rest: list[str] = field(default_factory=list)


@dataclass
class Sample:
    """A text with its labels; `kinds` by line number."""

    name: str
    text: str
    kinds: dict[int, set[str]]
    postings: list[Expected]


def samples(name: str = "lists") -> Iterator[Sample]:
    """Yield the labelled texts of a file."""
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for part in _HEAD.split(source)[1:]:
        heading, _, body = part.partition("\n")
        yield _built(heading, body)


def _built(heading: str, body: str) -> Sample:
    made = Sample(heading, "", {}, [])
    lines: list[str] = []
    for row in body.rstrip("\n").split("\n"):
        if row.startswith("= "):
            role, place, rest = row[2:].split(" ==")
            one = made.postings[-1]
            one.role = None if role == "None" else role
            one.place = None if place.strip() == "None" else place.strip()
            one.rest = [word.strip() for word in rest.split(";") if word.strip()]
            continue
        kinds, _, text = row.partition("|")
        lines.append(text)
        number = len(lines)
        if text.strip():
            made.kinds[number] = set().union(*(KINDS[kind] for kind in kinds))
        if kinds == "P":
            made.postings.append(Expected(number, number))
        elif kinds == "p":
            made.postings[-1].last = number
    made.text = expand_tabs("\n".join(lines)) + "\n"
    return made


def nothings(name: str = "none") -> Iterator[tuple[str, str]]:
    """Yield the names and texts of a file in which no text has a posting."""
    source = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for part in _HEAD.split(source)[1:]:
        heading, _, body = part.partition("\n")
        yield heading, body
