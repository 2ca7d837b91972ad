"""Texts of a megabyte whose lines are all of one odd kind, with names that hardly come twice."""

from __future__ import annotations

from itertools import count, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEGABYTE = 1_000_000
_SYLLABLES = (
    "bal", "bor", "den", "dun", "fen", "gar", "hal", "kel", "lan", "lor", "mar", "mel", "nor", "ost", "pel",
    "ral", "sel", "tan", "tor", "ul", "van", "ver", "wes", "yar", "zan",
)  # fmt: skip
_WORDS = ("the tide", "a slow boat", "an old wall", "the harbour", "grey sand", "a narrow lock", "the quay")
_ROLES = ("Engineer", "Marine Technician", "Senior Data Scientist", "Baker", "Nurse", "Product Manager")
_PLACES = ("Oslo, Norway", "Bath, UK", "Berlin, Germany", "Lyon, France", "Tokyo, Japan")


def texts() -> dict[str, str]:
    """Return the texts by what their lines are."""
    return {kind: _filled(one) for kind, one in _KINDS.items()}


def _filled(one: Callable[[int, Iterator[str]], str]) -> str:
    """Return a megabyte of what is made of a number and of names to take."""
    names = _names()
    pieces: list[str] = []
    size = 0
    while size < MEGABYTE:
        pieces.append(one(len(pieces), names))
        size += len(pieces[-1]) + 1
    return "\n".join(pieces)[:MEGABYTE]


def _names() -> Iterator[str]:
    """Yield names of three syllables, and longer ones when there are no more."""
    for size in count(3):
        for syllables in product(_SYLLABLES, repeat=size):
            yield "".join(reversed(syllables)).capitalize()


def _said(number: int) -> str:
    """Return a sentence, one of some hundreds."""
    first, second, third = (_WORDS[number // step % len(_WORDS)] for step in (1, 7, 49))
    return f"{first} is seen from {second} behind {third}.".capitalize()


def _role(number: int) -> str:
    return _ROLES[number % len(_ROLES)]


def _place(number: int) -> str:
    return _PLACES[number % len(_PLACES)]


_KINDS: dict[str, Callable[[int, Iterator[str]], str]] = {
    "single letters": lambda at, _: "abcdefghijklmnopqrstuvwxyz"[at % 26],
    "single digits": lambda at, _: str(at % 10),
    "single signs": lambda at, _: "-*•#>|.,:;!?()[]—_=+~"[at % 21],
    "single words": lambda _, names: next(names),
    "single Chinese signs": lambda at, _: chr(0x4E00 + at % 0x1000),
    "paragraphs under names in capitals": lambda at, names: f"{next(names).upper()} LTD\n{_said(at)}\n",
    "firms in capitals, and their jobs": lambda at, names: (
        f"{next(names).upper()} makes locks.\n{_role(at)}\n{_place(at)}\n"
    ),
    "jobs in a sentence each": lambda at, names: (
        f"{next(names)} is hiring a {_role(at)} in {_place(at)}. {_said(at)}\n"
    ),
    "jobs between bars": lambda at, names: f"{next(names)} | {_role(at)} | {_place(at)}",
    "jobs in columns": lambda at, names: f"{_role(at):<26}{next(names):<16}{_place(at)}",
    "hiring comments": lambda at, names: (
        f"{next(names).lower()} {at % 20 + 2} hours ago | next [–]\n\n"
        f"{next(names)} | {_role(at)} | {_place(at)} | ONSITE\n\n{_said(at)}\n\nreply\n"
    ),
    "mails": lambda at, names: (
        f"From: {next(names)} {next(names)}\nTo: {next(names)}\nSubject: {_said(at)}\n"
        f"Date: 3 May 2031\n\n{_said(at)}\n"
    ),
    "mails that quote": lambda at, names: (
        f"On 3 May 2031, {next(names)} {next(names)} wrote:\n> {_said(at)}\n>> {_said(at)}\n"
    ),
    "titles and bylines": lambda at, names: (
        f"{_said(at)[:-1]}\nBy {next(names)} {next(names)} and {next(names)} {next(names)}\n"
    ),
    "references": lambda at, names: (
        f"{next(names)}, A., & {next(names)}, B. ({1990 + at % 40}). {_said(at)} "
        f"{next(names)} Review, 4(2), 1-9.\n"
    ),
    "labels": lambda _, names: f"{next(names)} {next(names)}: {next(names)}",
    "numbers": lambda at, _: str(at * 7919 % 1_000_003),
    "dates": lambda at, _: f"{2000 + at % 40}-{at % 12 + 1:02}-{at % 28 + 1:02}",
    "items": lambda _, names: f"- {next(names)}",
    "marked questions": lambda at, _: f"Q: {_said(at)[:-1]}?\nA: {_said(at + 5)}\n",
    "quotations": lambda at, names: f"“{_said(at)}”\n— {next(names)} {next(names)}\n",
    "addresses": lambda _, names: f"{next(names).lower()}@{next(names).lower()}.example",
    "links": lambda at, names: f"https://{next(names).lower()}.example/{at}",
    "headings": lambda at, names: f"## {next(names)} {next(names)}\n\n{_said(at)}\n",
    "short paragraphs": lambda _, names: f"{next(names)}.\n",
}
