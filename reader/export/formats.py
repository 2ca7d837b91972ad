"""Items in the formats of other programs, one writer for each. Pure.

Each writer takes items with their marks and yields lines without line ends. Anything a format can't hold (a
line break, its own syntax) is escaped by the format's rules, so that outside text stays text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, get_args

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.model import Block, Item
    from reader.store.values import Marks, Passage

Format: TypeAlias = Literal["markdown", "csv", "jsonl", "bibtex", "csl", "ris"]
FORMATS: tuple[Format, ...] = get_args(Format)
SUFFIXES: dict[Format, str] = {
    "markdown": ".md",
    "csv": ".csv",
    "jsonl": ".jsonl",
    "bibtex": ".bib",
    "csl": ".json",
    "ris": ".ris",
}
OTHER_SUFFIXES: dict[str, Format] = {
    ".markdown": "markdown", ".ndjson": "jsonl", ".bibtex": "bibtex", ".csl": "csl",
}  # fmt: skip
"""Further suffixes that are understood but never proposed."""
MEANT_FOR: dict[Format, str] = {
    "markdown": "for reading and notes",
    "csv": "for spreadsheets",
    "jsonl": "for scripts",
    "bibtex": "for LaTeX",
    "csl": "for Zotero and pandoc",
    "ris": "for reference managers",
}


class Taken(NamedTuple):
    """An item to be exported."""

    item: Item
    marks: Marks
    document: str
    """The name of the document where it first appears."""
    blocks: Sequence[Block] = ()
    """That document's blocks in the item's lines, if markup said what they are; () for plain text."""
    passages: Sequence[Passage] = ()
    """Where its highlights are in that document."""


def lines(items: Iterable[Taken], to: Format) -> Iterator[str]:
    """Yield the items in a format, line by line."""
    from importlib import import_module

    writer = import_module(f"reader.export.{_MODULES[to]}")
    yield from writer.lines(items)


_MODULES: dict[Format, str] = {
    "markdown": "markdown",
    "csv": "table",
    "jsonl": "records",
    "bibtex": "bibtex",
    "csl": "csl",
    "ris": "ris",
}


def format_of(name: str) -> Format | None:
    """Return the format that a file name's suffix stands for, or None."""
    return next((to for suffix, to in suffixes().items() if name.lower().endswith(suffix)), None)


def suffixes() -> dict[str, Format]:
    """Return the format of each suffix."""
    return {suffix: to for to, suffix in SUFFIXES.items()} | OTHER_SUFFIXES
