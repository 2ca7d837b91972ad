"""Postings, papers and articles made for comparison, and texts edited word by word."""

from __future__ import annotations

import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING

from reader.folding import squash, words
from reader.model import (
    Article,
    Block,
    Item,
    Level,
    Paper,
    Place,
    Posting,
    Section,
    SectionBlock,
    Standing,
    identity,
)
from reader.parsing import items_of, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

STANDING = Standing("0" * 16, "page.txt", (1, 2))
TEXT = (
    "Our group in the harbour office plans the routes of four hundred ferries, and we are looking for a "
    "scientist who likes timetables, tides and the people who wait on the pier. You will build models of "
    "demand, test them on the smaller islands first, and explain to captains why a boat leaves later than it "
    "did last summer. You have worked with messy measurements and written programs that others could read."
)


def seeded(seed: int) -> Random:
    """Return a generator with the same numbers in every run."""
    return Random(seed)  # noqa: S311


def posting(
    text: str = TEXT,
    place: str = "NO, Bergen",
    *,
    role: str | None = None,
    level: Level | None = None,
    start: int = 0,
    line: int = 1,
    sections: tuple[Section, ...] = (),
) -> Item:
    where = Place(place)
    of = identity("posting", squash(place), squash(text))
    content = Posting(
        of, where, (where,), role, level, None, None, None, (), sections, start, text, (line, line + 1)
    )
    return Item(content, (STANDING,), role or "A posting")


def bulleted(lead: str, *bullets: str) -> Item:
    """Return a posting with one paragraph, one heading and bullets, all in one line from offset 7 on."""
    text, start, blocks = lead, 7, []
    for bullet in bullets:
        text += " What you will do - " if text == lead else " - "
        blocks.append(SectionBlock("bullet", start + len(text), bullet))
        text += bullet
    paragraph = Section(None, start, (SectionBlock("paragraph", start, lead),))
    duties = Section("What you will do", start + len(lead) + 1, tuple(blocks))
    return posting(text, start=start, sections=(paragraph, duties))


def paper(title: str, summary: str | None, *authors: str) -> Item:
    of = identity("paper", squash(title), *map(squash, authors))
    return Item(Paper(of, title, authors, summary, (1, 2), ()), (STANDING,), title)


def article(title: str | None, *paragraphs: str) -> Item:
    blocks = tuple(Block("paragraph", (line, line), 0, text) for line, text in enumerate(paragraphs, 1))
    of = identity("article", squash(title or ""), squash(paragraphs[0]))
    return Item(Article(of, title, None, blocks, (1, len(blocks))), (STANDING,), title or "An article")


def postings_in(*pages: Path) -> list[Item]:
    """Return the postings of some documents, in order."""
    documents = (parse(page.read_text(encoding="utf-8"), page.name) for page in pages)
    return [item for document in documents for item in items_of(document) if item.kind == "posting"]


def corpus(shared: Path, folder: Path, count: int) -> list[Item]:
    """Return made-up postings, each of sentences from real ones with rare words mixed in."""
    maker = shared / "tools" / "make_corpus.py"
    made = folder / "corpus"
    subprocess.run([sys.executable, maker, made, str(count)], check=True, capture_output=True)
    return postings_in(*sorted(made.glob("*.txt")))


def edited(text: str, changes: int, vocabulary: Sequence[str], random: Random) -> str:
    """Return a text with a number of words replaced, inserted or deleted, anywhere."""
    found = text.split(" ")
    ways: tuple[Callable[[int, str], object], ...] = (
        found.__setitem__,
        found.insert,
        lambda at, _: found.pop(at) if len(found) > 1 else "",
    )
    for _ in range(changes):
        random.choice(ways)(random.randrange(len(found)), random.choice(vocabulary))
    return " ".join(found)


def vocabulary_of(items: Sequence[Item]) -> list[str]:
    """Return the words of some postings, each once, in order."""
    return sorted(
        {word for item in items if isinstance(item.content, Posting) for word in words(item.content.text)}
    )


def near_copies(items: Sequence[Item], random: Random) -> list[Item]:
    """Return a copy of each posting with up to 18 % of its words changed."""
    vocabulary = vocabulary_of(items[:300])
    return [
        posting(
            edited(text, int(len(text.split()) * random.uniform(0, 0.18)), vocabulary, random), "NO, Oslo"
        )
        for text in (item.content.text for item in items if isinstance(item.content, Posting))
    ]
