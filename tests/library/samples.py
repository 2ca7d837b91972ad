"""Small documents of made-up words, for tests of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reader import Library
    from reader.library.protocol import AddResult
    from reader.store.values import Outcome

TIDES = (
    "US, WA, Seattle",
    (
        "The Tides team is looking for a Senior Applied Scientist who reads the sea and writes down what it "
        "says, in plain words and in numbers, so that ships know when to leave. You will work with captains "
        "and clerks, and you will explain to both of them why the water comes and goes as it does each day."
    ),
)
HARBOR = (
    "GB, London",
    (
        "The Harbor team is looking for an Economist who counts boats, and who can say what the counts mean "
        "for those who own none. You will write reports that are short, and defend them where they are read."
    ),
)


def page(title: str, *postings: tuple[str, str], body: str = "It says something about the sea.") -> str:
    """A document of an article and postings, each a place line and a text."""
    tail = "\n".join(line for posting in postings for line in posting)
    return f"{title}\n\n{body}\n\nRelated content\n\n{tail}\n" if postings else f"{title}\n\n{body}\n"


def write(folder: Path, **pages: str) -> Path:
    """Files of these names and texts in a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def kinds(told: Iterable[AddResult]) -> list[str]:
    """What became of each source, in a word; for a refused one, its error."""
    return [getattr(one, "kind", None) or str(one) for one in told]


def add(library: Library, *sources: Path | str) -> list[Outcome]:
    """Adds sources that are all in order."""
    told = list(library.documents.add([str(source) for source in sources]))
    outcomes = [one for one in told if not isinstance(one, Exception)]
    assert len(outcomes) == len(told), told
    return outcomes


def id_of(library: Library, beginning: str) -> str:
    """The id of the one item whose title begins so."""
    (item,) = [item for item in library.items() if item.title.startswith(beginning)]
    return item.id
