"""The same document as another page would have it: what it says stays, and so do the kinds of its lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Labels = dict[str, Any]
    Rows = list[tuple[str, int]]
    """Lines, each with its number in the original; 0 if added."""
    Mutation = Callable[[Labels, str], tuple[Labels, str]]

_OTHER_HEADINGS = (
    "Method",
    "What we found",
    "Open questions",
    "The road ahead",
    "Field notes",
    "Salt and light",
)


def _kinds(entry: Labels) -> dict[int, str]:
    return {
        n: block["kind"] for block in entry["blocks"] for n in range(block["lines"][0], block["lines"][1] + 1)
    }


def _rows(text: str) -> Rows:
    return [(line, number) for number, line in enumerate(text.split("\n"), 1)]


def _rebuilt(entry: Labels, rows: Iterable[tuple[str, int]]) -> tuple[Labels, str]:
    """Return the document made of the rows, with the labels their lines had."""
    kinds, rows = _kinds(entry), list(rows)
    blocks = [
        {"lines": [number, number], "kind": kinds[old]}
        for number, (line, old) in enumerate(rows, 1)
        if old in kinds and line.strip()
    ]
    return {**entry, "blocks": blocks}, "\n".join(line for line, _ in rows)


def _without(*left_out: str) -> Mutation:
    def mutation(entry: Labels, text: str) -> tuple[Labels, str]:
        kinds = _kinds(entry)
        return _rebuilt(entry, (row for row in _rows(text) if kinds.get(row[1]) not in left_out))

    return mutation


def _headings(change: Callable[[str, int], str]) -> Mutation:
    def mutation(entry: Labels, text: str) -> tuple[Labels, str]:
        kinds = _kinds(entry)
        return _rebuilt(
            entry,
            (
                (change(line, number) if kinds.get(number) == "heading" and line[0] != "#" else line, number)
                for line, number in _rows(text)
            ),
        )

    return mutation


def _without_blank_lines(entry: Labels, text: str) -> tuple[Labels, str]:
    return _rebuilt(entry, (row for row in _rows(text) if row[0].strip()))


def _spaced_out(entry: Labels, text: str) -> tuple[Labels, str]:
    return _rebuilt(entry, (row for pair in _rows(text) for row in (pair, ("", 0))))


def _blank_lines_in_threes(entry: Labels, text: str) -> tuple[Labels, str]:
    rows: Rows = []
    for row in _rows(text):
        rows += [row] if row[0].strip() else [row, ("", 0), ("", 0)]
    return _rebuilt(entry, rows)


def _by_line(change: Callable[[str], str], *, same_words: bool = True) -> Mutation:
    def mutation(entry: Labels, text: str) -> tuple[Labels, str]:
        changed = "\n".join(change(line) if line.strip() else line for line in text.split("\n"))
        # If the words change, so do titles, names and places: compare only kinds.
        return (
            entry
            if same_words
            else {**entry, "papers": [], "postings": [], "ambiguous": [*entry["ambiguous"], *_OPEN]},
            changed,
        )

    return mutation


_OPEN = ("papers", "postings")
MUTATIONS: dict[str, Mutation] = {
    "no blank lines": _without_blank_lines,
    "a blank line after every line": _spaced_out,
    "three blank lines for one": _blank_lines_in_threes,
    "indented": _by_line(lambda line: "  " + line),
    "white space at the ends": _by_line(lambda line: line + "   "),
    "no-break spaces": _by_line(
        lambda line: re.sub(r"(?<=\w) (?=\w)", "\u00a0", line, count=3), same_words=False
    ),
    "double spaces": _by_line(
        lambda line: re.sub(r"(?<=\w[.,]) (?=\w)", "  ", line, count=3), same_words=False
    ),
    "straight quotation marks": _by_line(
        lambda line: line.translate(str.maketrans("“”’", '""\'')), same_words=False
    ),
    "no standfirst": _without("dek"),
    "no headings": _without("heading"),
    "no captions and quotes": _without("caption", "quote"),
    "no teasers": _without("teaser"),
    "headings in capitals": _headings(lambda line, _: line.upper()),
    "headings marked": _headings(lambda line, _: f"## {line}"),
    "other headings": _headings(lambda _, number: _OTHER_HEADINGS[number % len(_OTHER_HEADINGS)]),
}
